"""What became of each figure and date between an original and its rewrite."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from coach import quantities
from coach.checks import figures
from coach.checks.check import Pair
from coach.checks.compared import PART_OF_YEAR, Compared, Line, compared
from coach.checks.meaning import groups, vocabulary
from coach.quantities import Quantity, When
from coach.quantities.dates import MONTHS
from coach.words import bag

NOUGHT = bag("no none zero without never free nobody eliminate eliminates end ends stop stops avoid avoids")
_EVERY = bag("all every each everyone everybody full")
_SHORT = bag("ms second minute hour day")
_LONG = bag("week month quarter year")
_INSIDE = bag("within in inside")
_FLOOR, _CEILING = (">", ">="), ("<", "<=")
_LEVEL_LEADS = bag("to at from = : -> → reach reaches")
_REACHED = {"down": "<=", "up": ">="}  # by the way that a line goes, what lies beyond its target
_AFTER = {
    **dict.fromkeys(("more", "above", "higher", "better", "over", "longer", "least"), ">="),
    **dict.fromkeys(("less", "fewer", "below", "lower", "under", "most"), "<="),
}
_COMPARING = bag(
    "lower higher less fewer more greater below above up down faster slower shorter longer smaller larger cheaper better"
)
_BASES = frozenset((100, 1_000, 10_000, 100_000, 1_000_000))
_MOST = 50  # figures of a line that are followed up
_EDGE = re.compile(r"\b(early|mid|late|start|beginning|middle)\b")
_ORDER = ("first", "second", "third", "fourth")
_CLOSE = {"eoq": "quarter", "eoy": "year", "eom": "month", "eow": "week"}


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
        if not _is_given(quantity, both)
    ]
    missing = _missing(both)[:_MOST]
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
    ]


def _is_base(quantity: Quantity) -> bool:
    """Whether a figure says per how many something is counted: incidents per 1,000 hours."""
    return quantity.lead == "per" and quantity.value in _BASES and quantity.unit != "%"


def _is_given(quantity: Quantity, both: Compared) -> bool:
    """Whether the team gave a figure, in these or equal words."""
    given = both.given
    if given.figures.equal(quantity):
        return True
    if quantity.unit == "times" and quantity.value == 1:
        return _rate_said(quantity.per, given.pers)
    if quantity.value == 1 and not quantity.unit:
        return not given.words.isdisjoint(("a", "an", "one"))
    if quantity.value == 0:
        return not NOUGHT.isdisjoint(given.words)
    if quantity.role == "all":
        return quantity.slot != "target" or not _EVERY.isdisjoint(given.words)
    return False


def _missing(both: Compared) -> list[Quantity]:
    """The original's figures that stand nowhere in the rewrite, in no form, and that no answer replaced."""
    answered = {
        quantity.unit for line in both.goals for quantity in line.quantities if both.said.figures.equal(quantity)
    }
    return [
        old
        for line in both.before.lines
        for old in line.quantities
        if _binds(old)
        and not both.after.figures.equal(old)
        and not _said_otherwise(old, both)
        and old.unit not in answered
        and not (answered and "" in answered)
    ]


def _binds(quantity: Quantity) -> bool:
    """Whether a figure has to be kept."""
    if quantity.value is None or quantity.slot == "progress":
        return False
    return not (quantity.role == "all" and quantity.slot == "other")


def _said_otherwise(old: Quantity, both: Compared) -> bool:
    """Whether a figure is said without a figure: no, every, weekly, a."""
    words = both.after.words
    if old.value == 0:
        return not NOUGHT.isdisjoint(words)
    if old.role == "all":
        return not _EVERY.isdisjoint(words)
    if old.unit == "times" and old.value == 1:
        return _rate_said(old.per, both.after.pers)
    if old.unit in ("x", "%") and any(_amounts_to(old, line) for line in both.goals):
        return True
    return old.value == 1 and not old.unit and not old.bound and not words.isdisjoint(("a", "an"))


def _amounts_to(old: Quantity, line: Line) -> bool:
    """Whether a line goes from where to where by just that change: from 20 to 40 is double."""
    base, target = line.reading.amounts.baseline, line.reading.amounts.target
    if (
        old.value is None
        or not base
        or not target
        or not base.value
        or target.value is None
        or base.unit != target.unit
    ):
        return False
    factor = target.value / base.value
    return (
        abs(factor - old.value) < 1e-9 if old.role == "factor" else abs(100 * abs(factor - 1) - abs(old.value)) < 1e-9
    )


def _rate_said(per: str, pers: frozenset[str]) -> bool:
    return any(groups(per) & groups(other) for other in pers)


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
    for origin in both.before.lines:
        for old in origin.quantities:
            equal = both.after.figures.equal(old) if _binds(old) else []
            if equal and not any(_agree(origin, old, line, new) for line, new in equal):
                found.append(Change(old, equal[0][1], equal[0][0]))
    return found


def _is_turn(change: Change) -> bool:
    old, new = change.old.bound, change.new.bound
    return (old in _FLOOR and new in _CEILING) or (old in _CEILING and new in _FLOOR)


def _agree(origin: Line, old: Quantity, line: Line, new: Quantity) -> bool:
    """Whether an equal figure has the same part, bound, rate and noun."""
    ways = {_way(origin, old), _way(line, new)} - {""}
    return (
        {old.slot, new.slot} != {"baseline", "target"}
        and len(ways) < 2
        and _bounds_agree(origin, old, line, new)
        and _rates_agree(origin, old, line, new)
        and _nouns_agree(origin, old, line, new)
    )


def _bounds_agree(origin: Line, old: Quantity, line: Line, new: Quantity) -> bool:
    one, two = _bound(origin, old), _bound(line, new)
    if one == two or old.value == 0 or ("in" in (old.lead, new.lead) and {one, two} == {"", "<="}):
        return True
    if not one and old.lead == "to" and two == _REACHED.get(origin.reading.verb_class):
        return True  # cut to 90 minutes: 90 minutes or less
    if not one and two == "<=" and origin.reading.verb_class == "up" and _tokens(line, new, before=2) == ["up", "to"]:
        return True  # a rate that goes up to 4%
    return old.unit in _SHORT | {"week"} and {one, two} == {"<", "<="} and "within" in (old.lead, new.lead)


def _bound(line: Line, quantity: Quantity) -> str:
    """The bound; "within 24 hours" is one, and "once a week or more"."""
    if not quantity.bound:
        after = _tokens(line, quantity, after=2)
        within = quantity.lead in _INSIDE and quantity.unit in _SHORT | {"week"}
        return "<=" if within else _AFTER.get(after[1], "") if len(after) == 2 and after[0] in ("or", "at") else ""
    at_or = quantity.lead == "or" and quantity.bound in ("<", ">")  # at or above
    return f"{quantity.bound}=" if at_or else quantity.bound


def _tokens(line: Line, quantity: Quantity, *, before: int = 0, after: int = 0) -> list[str]:
    """The words right before or after a figure."""
    tokens = line.reading.amounts.tokens
    first, last = bisect_left(tokens.starts, quantity.start), bisect_left(tokens.starts, quantity.end)
    return tokens.words[max(0, first - before) : first] if before else tokens.words[last : last + after]


def _way(line: Line, quantity: Quantity) -> str:
    """Whether a figure is plainly a change ("by 30%") or plainly a level ("to 30%"); "" when it does not say."""
    if quantity.unit == "points" or quantity.role == "factor":
        return ""
    if quantity.role == "delta" and not _COMPARING.isdisjoint(_tokens(line, quantity, after=1)):
        return "change"
    if quantity.lead == "by" or (quantity.role == "delta" and quantity.lead not in _LEVEL_LEADS):
        return "change"
    return "level" if quantity.lead in _LEVEL_LEADS else ""


def _rates_agree(origin: Line, old: Quantity, line: Line, new: Quantity) -> bool:
    if old.per and new.per:
        yearly = figures.by_the_year(old)
        if yearly is not None and yearly == figures.by_the_year(new):
            return True
        said = set(line.words) >= set(old.per.split()) and set(origin.words) >= set(new.per.split())
        return said or (old.per[:1] == new.per[:1] and bool(groups(old.per) & groups(new.per)))
    per, other = (old.per, line) if old.per else (new.per, origin)
    return not per or vocabulary(other.words).knows(per.rpartition(" ")[2])


def _nouns_agree(origin: Line, old: Quantity, line: Line, new: Quantity) -> bool:
    one, two = origin.counted(old), line.counted(new)
    if not one or not two or old.unit:
        return True
    there = vocabulary(two)
    return any(map(there.knows, one))


def _is_period(quantity: Quantity) -> bool:
    return quantity.unit in _LONG and quantity.lead in _INSIDE


@lru_cache(maxsize=1024)
def day(when: When) -> tuple[str, ...]:
    """A date as a key that equal dates share; a year that is not said is ""."""
    if when.date is not None:
        year, month, number = when.date.split("-")
        return ("day", str(int(number)), str(int(month)), year)
    text = " ".join(when.text.lower().replace("-", " ").replace(",", " ").split())
    text = PART_OF_YEAR.sub(_short_part, text)
    name = next((word for word in re.findall(r"[a-z]+", text) if word in MONTHS), None)
    numbers = re.findall(r"\d+", text)
    if name and not _EDGE.search(text):
        year = next((number for number in numbers if len(number) == 4), "")
        last = calendar.monthrange(int(year or 2027), MONTHS[name])[1]
        number = next((number for number in numbers if len(number) < 3), str(last))
        return ("day", str(int(number)), str(MONTHS[name]), year)
    text = re.sub(r"\b(the|our|this|of|end|close|by)\b|'", " ", _CLOSE.get(text, text))
    return ("period", *sorted(re.sub(r"\bfy ?(?:20)?(\d\d)\b", r"fy\1", text).split()))


def _short_part(found: re.Match[str]) -> str:
    return found[2][0] + str(_ORDER.index(found[1]) + 1)


def same_day(one: When, two: When) -> bool:
    """Whether two dates mean the same last day; a year said on one side alone is no difference."""
    a, b = day(one), day(two)
    if a == b:
        return True
    if a[0] == b[0] == "period":
        return all(len(part) == 4 and part.isdecimal() for part in set(a) ^ set(b)) and len(set(a) ^ set(b)) == 1
    return a[0] == b[0] == "day" and a[1:3] == b[1:3] and "" in (a[3], b[3])
