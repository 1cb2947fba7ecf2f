"""Figures that a text gives in other words: none, every, weekly, a year, line 2, double."""

from __future__ import annotations

from coach.checks import figures
from coach.checks.compared import TIMES, Compared, Line, Side
from coach.checks.meaning import SMALL, groups
from coach.quantities import Quantity
from coach.quantities.lexicon import CURRENCY
from coach.sentence.lexicon import LEXICON
from coach.words import bag

NOUGHT = bag("no none zero nil nought without never free nobody eliminate eliminates end ends stop stops avoid avoids")
_ONE = ("a", "an", "one")
_CURRENCIES = frozenset(CURRENCY.values())
_EXACT = 1e-6
_A_SUM = 1_000  # below that a bare figure may count anything
_EVERY = bag("all every each everyone everybody full per apiece")


def is_given(quantity: Quantity, both: Compared) -> bool:
    """Whether the team gave a figure, in these or equal words."""
    given = both.given
    if (
        given.figures.equal(quantity)
        or _is_label(quantity, given)
        or _is_one_said(quantity, given)
        or quantity.text in given.ratios
        or _is_money_said(quantity, given)
        or _is_unit_said(quantity, both)
        or (_is_step_and_end(quantity) and _are_ends_of(quantity, given))
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


def _is_money_said(quantity: Quantity, given: Side) -> bool:
    """Whether a sum of money was given without its currency: 30k profit."""
    if quantity.unit not in _CURRENCIES or not quantity.value or abs(quantity.value) < _A_SUM:
        return False
    named = any(other.unit in _CURRENCIES for line in given.lines for other in line.quantities)
    return not named and bool(given.figures.equal(quantity._replace(unit="")))


def _is_unit_said(quantity: Quantity, both: Compared) -> bool:
    """Whether an answer left out a unit that the team said of another figure: error is at 22%, we want 12."""
    if quantity.slot not in ("baseline", "target") or not quantity.unit:
        return False
    bare = both.said.figures.equal(quantity._replace(unit=""))
    written = quantity.text[-1:].isdecimal()  # the unit stands with what is measured: sick days from 8.4
    return bool(bare) and (
        written or any(other.unit == quantity.unit for line in both.given.lines for other in line.quantities)
    )


def _is_step_and_end(quantity: Quantity) -> bool:
    """Whether two figures that read as a span may be a change and where it leads: fall by 2 to 5."""
    return quantity.role == "delta" and quantity.lead == "by" and quantity.high is not None


def _is_in_step(old: Quantity, both: Compared) -> bool:
    """Whether a figure stands in a change and where it leads: fall by 2 to 5."""
    return any(
        _is_step_and_end(new) and old.value in (new.value, new.high) and _are_ends_of(new, both.before)
        for line in both.goals
        for new in line.quantities
    )


def _are_ends_of(quantity: Quantity, given: Side) -> bool:
    """Whether a change and where it leads were given apart: by 2 in every 1,000 admissions to 5."""
    step, end = quantity._replace(high=None), quantity._replace(value=quantity.high, high=None, role="level")
    return any(old.role == "delta" for _, old in given.figures.equal(step)) and any(
        old.role == "level" and old.lead == "to" for _, old in given.figures.equal(end)
    )


def _is_parted(old: Quantity, words: frozenset[str]) -> bool:
    """Whether both numbers of a ratio stand apart from each other: 6 or more of our 8."""
    return " of " in old.text and words.issuperset(part for part in old.text.split() if part.isdecimal())


def _is_one_said(quantity: Quantity, given: Side) -> bool:
    """Whether an amount is one of what is said with an article: a year, 12 months."""
    if quantity.unit not in TIMES:
        return quantity.value == 1 and not quantity.unit and not given.words.isdisjoint(_ONE)
    return any((one, unit) in given.pairs for unit in _units_of(quantity) for one in _ONE)


def _is_written_out(old: Quantity, side: Side) -> bool:
    """Whether a figure is read as part of a name there, or as a word: one day."""
    if not old.unit:
        return f"{old.value:.15g}" in side.words
    return old.unit in TIMES and any(("one", unit) in side.pairs for unit in _units_of(old))


def _units_of(quantity: Quantity) -> set[str]:
    """The units of time of which an amount is one: 24 hours, a day."""
    scaled = figures.measured(quantity)
    return {unit for unit in TIMES if figures.measured(quantity._replace(value=1.0, unit=unit)) == scaled}


def is_first(unit: str, side: Side) -> bool:
    """Whether one unit of time is said as the first: after one year, first-year."""
    return unit in TIMES and (f"first-{unit}" in side.words or ("first", unit) in side.pairs)


def _is_label(quantity: Quantity, given: Side) -> bool:
    """Whether the team used a number as part of a name: line 2, gate 4."""
    if quantity.unit or not quantity.lead.isalpha() or LEXICON[quantity.lead] & SMALL:
        return False
    return (quantity.lead, quantity.text.lower()) in given.pairs


def said_otherwise(old: Quantity, both: Compared) -> bool:
    """Whether a figure is said without a figure: no, every, weekly, a."""
    words = both.after.words
    if (
        _is_parted(old, words)
        or _is_label(old, both.after)
        or _is_written_out(old, both.after)
        or _is_in_step(old, both)
    ):
        return True
    if old.value == 0:
        return not NOUGHT.isdisjoint(words)
    if old.role == "all":
        return not _EVERY.isdisjoint(words) or any(line.open for line in both.goals)  # what is counted says of whom
    if old.unit == "times" and old.value == 1:
        said = ((every, f"{old.per}{end}") for every in ("each", "every", "per", "a") for end in ("", "'s"))
        return _rate_said(old.per, both.after.pers) or not both.after.pairs.isdisjoint(said)
    if old.value == 1 and old.unit != "%" and not old.bound:
        return is_first(old.unit, both.after) if old.unit else not words.isdisjoint(("a", "an"))
    return old.unit in ("x", "%", "points") and any(amounts_to(old, line) for line in both.goals)


def amounts_to(old: Quantity, line: Line) -> bool:
    """Whether a line goes from where to where by just that change: from 20 to 40 is double, or 20 more."""
    ends = [each for each in line.quantities if each.role in ("level", "count") and each.value is not None]
    base = next((each for each in ends if each.slot == "baseline"), None)
    target = next((each for each in ends if each.slot == "target" and base and base.unit in ("", each.unit)), None)
    if old.value is None or base is None or target is None:
        return False
    first, last = base.value or 0, target.value or 0
    if old.unit == "points" or (old.unit == target.unit != "%" and old.role == "delta"):
        return abs(abs(last - first) - abs(old.value)) < _EXACT
    if not first or old.unit not in ("x", "%"):
        return False
    factor = last / first
    return abs(factor - old.value if old.role == "factor" else 100 * abs(factor - 1) - abs(old.value)) < _EXACT


def _rate_said(per: str, pers: frozenset[str]) -> bool:
    return any(groups(per) & groups(other) for other in pers)
