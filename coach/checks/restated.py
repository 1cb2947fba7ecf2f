"""Figures that a text gives in other words: none, every, weekly, a year, line 2, double."""

from __future__ import annotations

from coach.checks import figures
from coach.checks.compared import TIMES, Compared, Line, Side
from coach.checks.meaning import SMALL, groups
from coach.quantities import Quantity
from coach.sentence.lexicon import LEXICON
from coach.words import bag

NOUGHT = bag("no none zero nil nought without never free nobody eliminate eliminates end ends stop stops avoid avoids")
_ONE = ("a", "an", "one")
_EVERY = bag("all every each everyone everybody full per apiece")


def is_given(quantity: Quantity, both: Compared) -> bool:
    """Whether the team gave a figure, in these or equal words."""
    given = both.given
    if (
        given.figures.equal(quantity)
        or _is_label(quantity, given)
        or _is_one_said(quantity, given)
        or quantity.text in given.ratios
    ):
        return True
    if quantity.unit == "times" and quantity.value == 1:
        return _rate_said(quantity.per, given.pers)
    if quantity.value == 0:
        return not NOUGHT.isdisjoint(given.words)
    if quantity.value == 1 and quantity.bound == ">":
        return True  # more than one
    if quantity.role == "all":
        return quantity.slot != "target" or not _EVERY.isdisjoint(given.words)
    return False


def _is_parted(old: Quantity, words: frozenset[str]) -> bool:
    """Whether both numbers of a ratio stand apart from each other: 6 or more of our 8."""
    return " of " in old.text and words.issuperset(part for part in old.text.split() if part.isdecimal())


def _is_one_said(quantity: Quantity, given: Side) -> bool:
    """Whether an amount is one of what is said with an article: a year, 12 months."""
    if quantity.unit not in TIMES:
        return quantity.value == 1 and not quantity.unit and not given.words.isdisjoint(_ONE)
    scaled = figures.measured(quantity)
    units = {unit for unit in TIMES if figures.measured(quantity._replace(value=1.0, unit=unit)) == scaled}
    return any((one, unit) in given.pairs for one in _ONE for unit in units)


def _is_label(quantity: Quantity, given: Side) -> bool:
    """Whether the team used a number as part of a name: line 2, gate 4."""
    if quantity.unit or not quantity.lead.isalpha() or LEXICON[quantity.lead] & SMALL:
        return False
    return (quantity.lead, quantity.text.lower()) in given.pairs


def said_otherwise(old: Quantity, both: Compared) -> bool:
    """Whether a figure is said without a figure: no, every, weekly, a."""
    words = both.after.words
    if _is_parted(old, words) or _is_label(old, both.after) or (not old.unit and f"{old.value:.15g}" in words):
        return True  # read there as part of a name
    if old.value == 0:
        return not NOUGHT.isdisjoint(words)
    if old.role == "all":
        return not _EVERY.isdisjoint(words)
    if old.unit == "times" and old.value == 1:
        said = ((every, f"{old.per}{end}") for every in ("each", "every", "per", "a") for end in ("", "'s"))
        return _rate_said(old.per, both.after.pers) or not both.after.pairs.isdisjoint(said)
    if old.unit in ("x", "%") and any(amounts_to(old, line) for line in both.goals):
        return True
    return old.value == 1 and not old.unit and not old.bound and not words.isdisjoint(("a", "an"))


def amounts_to(old: Quantity, line: Line) -> bool:
    """Whether a line goes from where to where by just that change: from 20 to 40 is double."""
    base = line.reading.amounts.baseline
    if old.value is None or not base or not base.value:
        return False
    targets = [q for q in line.quantities if q.slot == "target" and q.role == "level" and q.value is not None]
    factors = [(target.value or 0) / base.value for target in targets[:1] if base.unit in ("", target.unit)]
    if old.role == "factor":
        return any(abs(factor - old.value) < 1e-9 for factor in factors)
    return any(abs(100 * abs(factor - 1) - abs(old.value)) < 1e-9 for factor in factors)


def _rate_said(per: str, pers: frozenset[str]) -> bool:
    return any(groups(per) & groups(other) for other in pers)
