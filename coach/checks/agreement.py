"""Whether an equal figure does the same in two lines: its part, bound, rate and noun."""

from __future__ import annotations

from bisect import bisect_left

from coach.checks import figures
from coach.checks.compared import Line
from coach.checks.meaning import groups, vocabulary
from coach.quantities import Quantity
from coach.sentence.lexicon import lemma
from coach.words import bag

_SHORT = bag("ms second minute hour day")
INSIDE = bag("within in inside")
_REACHED = {"down": "<=", "up": ">="}  # by the way that a line goes, what lies beyond its target
_AFTER = {
    **dict.fromkeys(("more", "above", "higher", "better", "over", "longer", "least"), ">="),
    **dict.fromkeys(("less", "fewer", "below", "lower", "under", "most"), "<="),
}
_NOT_THAN = {"later": "<=", "longer": "<=", "earlier": ">=", "sooner": ">="}
_COMPARING = bag(
    "lower higher less fewer more greater below above up down faster slower shorter longer smaller larger cheaper better"
)
_LEVEL_LEADS = bag("to at from = : -> → reach reaches")


def agree(origin: Line, old: Quantity, line: Line, new: Quantity) -> bool:
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
    if not one and two == "<=" and _tokens(line, new, before=2) == ["up", "to"] and _rises(origin, line, new):
        return True  # a rate that goes up to 4%
    return old.unit in _SHORT | {"week"} and {one, two} == {"<", "<="} and "within" in (old.lead, new.lead)


def _rises(origin: Line, line: Line, new: Quantity) -> bool:
    """Whether a figure is reached from below: the original raises it, or the line names a lower one of today."""
    base = line.reading.amounts.baseline
    from_below = base is not None and base.value is not None and new.value is not None and base.value < new.value
    return origin.reading.verb_class == "up" or from_below


def _bound(line: Line, quantity: Quantity) -> str:
    """The bound; "within 24 hours" is one, and "once a week or more"."""
    if not quantity.bound:
        after, before = _tokens(line, quantity, after=2), _tokens(line, quantity, before=3)
        if before[:1] == ["no"] and before[2:] == ["than"]:
            return _NOT_THAN.get(before[1], "")
        within = quantity.lead in INSIDE and quantity.unit in _SHORT | {"week"}
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
    if lemma(" ".join(_tokens(line, quantity, before=2)[:1])) == "make":
        return ""  # they make up 30%
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
