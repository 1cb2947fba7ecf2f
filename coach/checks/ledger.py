"""What became of each figure and date between an original and its rewrite."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from coach import quantities
from coach.checks import figures
from coach.checks.agreement import INSIDE, agree
from coach.checks.check import Pair
from coach.checks.compared import Compared, Line, compared
from coach.checks.restated import amounts_to, is_given, said_otherwise
from coach.quantities import Quantity
from coach.words import bag

_FLOOR, _CEILING = (">", ">="), ("<", "<=")
_LONG = bag("week month quarter year")
_BASES = frozenset((100, 1_000, 10_000, 100_000, 1_000_000))
_MOST = 50  # figures of a text that are followed up
_COMPARED = 200  # figures of a text whose part, bound, rate and noun are compared


class Change(NamedTuple):
    """A figure that became another, or does something else in the rewrite."""

    old: Quantity
    new: Quantity
    line: Line  # of the new figure


class Ledger(NamedTuple):
    """Where each figure went."""

    invented: tuple[tuple[Line, Quantity], ...]
    altered: tuple[Change, ...]  # another value or unit where it stood
    changed: tuple[Change, ...]  # the same value with another part, bound, rate or noun
    turned: tuple[Change, ...]  # a floor that became a ceiling, or the other way round
    dropped: tuple[Quantity, ...]

    @property
    def periods(self) -> list[Quantity]:
        """Spans of weeks or longer, which set a date, that are gone or became others: "in 6 weeks"."""
        return [old for old in (*self.dropped, *(change.old for change in self.altered)) if _is_period(old)]

    @property
    def lost(self) -> list[Quantity]:
        """Dropped figures that set no date."""
        return [old for old in self.dropped if not _is_period(old)]


@lru_cache(maxsize=16)
def ledger(pair: Pair) -> Ledger:
    """Follow every figure of a pair."""
    both = compared(pair)
    new = [
        (line, quantity)
        for line in both.after.lines
        for quantity in _unexplained(line, both)
        if not is_given(quantity, both)
    ]
    missing = _missing(both)
    altered = _altered(missing, new, both)
    taken = {id(change.new) for change in altered}
    replaced = {id(change.old) for change in altered}
    changed = _changed(both)
    return Ledger(
        tuple((line, quantity) for line, quantity in new if id(quantity) not in taken),
        tuple(altered),
        tuple(change for change in changed if not _is_turn(change)),
        tuple(change for change in changed if _is_turn(change)),
        tuple(old for old in missing if id(old) not in replaced),
    )


def _unexplained(line: Line, both: Compared) -> list[Quantity]:
    """A line's figures that no shown sum accounts for."""
    worked: set[int] = set()
    if "=" in line.words:
        amounts = quantities.read(line.text)  # the sentence may take "x 4" for a name
        worked = {amounts.quantities[at].start for at in figures.derived(amounts, both.given.figures.values)}
    return [
        quantity
        for quantity in line.quantities
        if quantity.role != "placeholder"
        and quantity.slot != "progress"
        and quantity.start not in worked
        and not (line.open and _is_base(quantity))
        and not (quantity.role == "factor" and amounts_to(quantity, line))
    ]


def _is_base(quantity: Quantity) -> bool:
    """Whether a figure says per how many something is counted: incidents per 1,000 hours."""
    return quantity.lead == "per" and quantity.value in _BASES and quantity.unit != "%"


def _missing(both: Compared) -> list[Quantity]:
    """The original's figures that stand nowhere in the rewrite, in no form, and that no answer replaced."""
    answered = {
        quantity.unit
        for line in both.goals
        for quantity in (line.quantities if both.said.lines else ())
        if both.said.figures.equal(quantity)
    }
    found = (
        old
        for line in both.before.lines
        for old in line.quantities
        if _binds(old, line)
        and not both.after.figures.equal(old)
        and not said_otherwise(old, both)
        and old.unit not in answered
        and not (answered and "" in answered)
    )
    return list(islice(found, _MOST))


def _binds(quantity: Quantity, line: Line) -> bool:
    """Whether a figure has to be kept; "each" where something is counted for each."""
    if quantity.value is None or quantity.slot == "progress":
        return False
    if quantity.role != "all":
        return True
    others = [other for other in line.quantities[:_MOST] if other.role != "all"]
    if any(other.unit == "%" for other in others):
        return False  # every surgery on time in 92% of cases
    if quantity.slot != "other":
        return True
    return bool(others) and quantity.text.lower() in ("each", "every")


def _altered(missing: list[Quantity], new: list[tuple[Line, Quantity]], both: Compared) -> list[Change]:
    """Pairs of a figure that is gone and the new one that stands where it stood."""
    goals = {id(line) for line in both.goals}
    changes, taken = [], set()
    for old in missing:
        for line, quantity in new[:_MOST]:
            alike = quantity.value == old.value or (quantity.unit == old.unit and quantity.slot == old.slot)
            if alike and id(quantity) not in taken and id(line) in goals:
                changes.append(Change(old, quantity, line))
                taken.add(id(quantity))
                break
    return changes


def _changed(both: Compared) -> list[Change]:
    """Equal figures that do something else in the rewrite, wherever they stand there."""
    found = []
    for origin, old in islice(((line, old) for line in both.before.lines for old in line.quantities), _COMPARED):
        equal = both.after.figures.equal(old) if _binds(old, origin) else []
        if equal and not any(agree(origin, old, line, new) for line, new in equal):
            found.append(Change(old, equal[0][1], equal[0][0]))
    return found


def _is_turn(change: Change) -> bool:
    old, new = change.old.bound, change.new.bound
    return (old in _FLOOR and new in _CEILING) or (old in _CEILING and new in _FLOOR)


def _is_period(quantity: Quantity) -> bool:
    return quantity.unit in _LONG and quantity.lead in INSIDE
