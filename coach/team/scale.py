"""Where a key result starts, where it wants to be, and how far it has come: the one place where figures are worked out.

The figures are those that the reading of the line holds; here they are put on one ruler. The working stands beside
each, in words, so that whoever disagrees sees where.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from coach import sentence
from coach.model import Amount, KeyResult
from coach.quantities import Quantity
from coach.team.parts import Line
from coach.words import bag

SHARE = "%"
_BARE = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_OUT_OF = re.compile(r"(?P<count>\S+) (?:(?:out )?of|in) (?:\S+ )??(?P<all>\S+)")
_DAY = 86_400.0
TIMES = {"ms": 0.001, "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": _DAY, "week": 7 * _DAY}
"""Units of time that turn into one another without a calendar, in seconds."""
THAN_BEFORE = bag("less fewer lower more higher faster slower shorter longer cheaper")
SIDES = {">": "up", ">=": "up", "<": "down", "<=": "down"}


class Scale(NamedTuple):
    """A key result as a ruler. start or aim None: the number is not there yet, or the line holds no number."""

    unit: str = ""
    start: float | None = None
    aim: float | None = None
    limit: str = ""  # "up": holds at aim or above; "down": at aim or below; "": a way from start to aim
    working: str = ""  # how the aim was worked out from a change: "20% of 61 is 12.2"
    all: float = 0.0  # "9 of 10" is counted out of 10; 0 where nothing is
    held: bool = False  # inside its limit all the time; another limit counts at the end: "at least 90%"

    def expected(self, share: float) -> float | None:
        """Where an even pace would be after a share of the cycle; None without both ends."""
        if self.limit:
            return self.aim
        if self.start is None or self.aim is None:
            return None
        return self.start + share * (self.aim - self.start)

    def progress(self, value: float) -> float | None:
        """The share of the way that a value stands for, 0 to 1; None without both ends.

        clamp((value - start) / (aim - start), 0, 1), which works in both directions; a held line is 1 inside its
        limit, else 0. Source: CHECKS, linear interpolation.
        """
        if self.aim is None:
            return None
        if self.limit:
            inside = value >= self.aim if self.limit == "up" else value <= self.aim
            return float(inside)
        if self.start is None or self.start == self.aim:
            return None
        return min(max((value - self.start) / (self.aim - self.start), 0.0), 1.0)

    def on(self, typed: str) -> float | None:
        """What somebody typed as a value, in the unit of this ruler; a bare number is in it. None where there is none.

        Out of ten "5 of 10" and "50%" are 5; in minutes "90 s" is 1.5.
        """
        found = _first(typed)
        if found is None:
            return value(typed)
        if self.all and found.unit == SHARE and found.value is not None:
            return found.value * self.all / 100
        return _in(self.unit, found)


def scale(line: Line) -> Scale:
    """Read the ruler of a key result out of its words and fields."""
    kr = line.read
    start, target = _ends(kr)
    if "[target:" in line.text.casefold():  # the number beside an open aim is where the line starts
        start, target = start or target, None
    if "[baseline:" in line.text.casefold():
        start = None
    of = _all(start, target)
    if of:
        start, target = _counted(start, of), _counted(target, of)
    unit = (target.unit if target and target.role != "factor" else "") or (start.unit if start else "")
    if target and start and _is_change(kr, target):
        unit = start.unit
    first = _in(unit, start) if start else None
    if target is None or target.value is None:
        return Scale(unit, first, all=of)
    return _aimed(kr, Scale(unit, first, all=of), start, target)


def _aimed(kr: KeyResult, ruler: Scale, start: Amount | Quantity | None, target: Amount | Quantity) -> Scale:
    """The ruler with its aim: a level to hold, a count from nought, or a way to go."""
    aim, first = target.value, ruler.start
    if kr.measure.direction == "hold" or (kr.kind == "health" and first is None):
        return ruler._replace(aim=aim, limit=_side(kr, target), held=True)
    if first is None and (target.role == "count" or (kr.kind == "coverage" and target.role == "all")):
        return ruler._replace(start=0.0, aim=aim)
    side = _bound(kr, target) if aim != 0 else "down"
    if first is None and side and target.role == "level":  # it says itself what is inside: "at least 90%", "zero"
        return ruler._replace(aim=aim, limit=side)
    return _changed(kr, ruler, start, target)


def _ends(kr: KeyResult) -> tuple[Amount | Quantity | None, Amount | Quantity | None]:
    """Where the way begins and where it ends.

    A line may name more amounts than two: "booked two weeks ahead: 3 of 10 to 9 of 10". The end is in the unit of the
    beginning; "from 200 by 30%" begins behind its "from". What a form gives beside the sentence wins.
    """
    start, target, amounts = kr.measure.baseline, kr.measure.target, kr.reading.amounts
    if kr.fields.baseline or kr.fields.target or target is None:
        return start, target
    aims = [each for each in amounts.quantities if each.slot == "target"]
    if start is None:
        first, *rest = aims
        by = next((each for each in rest if first.lead == "from" and each.lead in ("by", "to")), None)
        return (first._replace(role="level"), by) if by else (None, target)
    same = [each for each in aims if each.unit == start.unit or (each.unit in TIMES and start.unit in TIMES)]
    return start, next(iter(same), target)


def _all(start: Amount | Quantity | None, target: Amount | Quantity | None) -> float:
    """Out of how many both ends are counted: 10 in "from 3 to 9 of 10"; 0 where an end is a share or counted otherwise."""
    found = {_out_of(each) for each in (start, target) if each and not _plain(each)}
    return found.pop() if len(found) == 1 else 0.0


def _plain(amount: Amount | Quantity) -> bool:
    """A bare number, which is out of what the other end says."""
    return bool(_BARE.fullmatch(amount.text.strip().replace(",", ""))) and amount.role == "level"


def _out_of(amount: Amount | Quantity) -> float:
    found = _OUT_OF.fullmatch(amount.text.strip()) if amount.unit == SHARE and SHARE not in amount.text else None
    return (value(found["all"]) or 0.0) if found else 0.0


def _counted(amount: Amount | Quantity | None, of: float) -> Amount | Quantity | None:
    """An end as a count: "9 of 10" is 9; a bare number is one already."""
    if amount is None or amount.value is None:
        return amount
    return amount._replace(value=amount.value if _plain(amount) else amount.value * of / 100, unit="")


def _in(unit: str, amount: Amount | Quantity) -> float | None:
    """An amount in a unit of time, where both are; as it stands otherwise."""
    if amount.value is not None and amount.unit != unit and amount.unit in TIMES and unit in TIMES:
        return amount.value * TIMES[amount.unit] / TIMES[unit]
    return amount.value


def _side(kr: KeyResult, target: Amount | Quantity) -> str:
    """Which side of a limit is inside: as its words say, else as what is counted is liked: fewer complaints, more rest."""
    liked = sentence.read(f"{kr.measure.metric} {target.text}").direction if kr.measure.metric else ""
    return _bound(kr, target) or ("down" if "down" in (kr.measure.direction, liked) else "up")


def _bound(kr: KeyResult, target: Amount | Quantity) -> str:
    """The side that "at least" or "under" says; "" where nothing does."""
    found = kr.reading.amounts.target
    if found is None or found.text != target.text:  # a field's own words
        found = _first(target.text)
    elif kr.text[: found.start].casefold().rstrip().endswith("up to"):  # how far it goes, not where it stops
        return ""
    return SIDES.get(found.bound, "") if found else ""


def _is_change(kr: KeyResult, target: Amount | Quantity) -> bool:
    """Whether an aim says how far rather than where to: "by 30%", "from 61 to 20% less"."""
    return target.role in ("delta", "factor") or _than_before(kr.text, target.text)


def _changed(kr: KeyResult, ruler: Scale, start: Amount | Quantity | None, target: Amount | Quantity) -> Scale:
    """The aim of a line that says a change: so many per cent of the start, so many points, a multiple."""
    value, first = target.value, ruler.start
    if value is None or (target.role in ("delta", "factor") and first is None):
        return ruler
    sign = -1.0 if kr.measure.direction == "down" else 1.0
    per_cent = target.unit == SHARE and start is not None and SHARE not in start.text and not ruler.all
    if first is not None and per_cent and _is_change(kr, target):
        step = first * value / 100
        working = f"{number(value)}% of {number(first)} is {number(step)}"
        return ruler._replace(unit="", aim=first + sign * step, working=working)
    if target.role == "delta" and first is not None:
        return ruler._replace(aim=first + sign * value)
    if target.role == "factor" and first is not None:
        return ruler._replace(
            aim=value * first, working=f"{number(value)} times {number(first)} is {number(value * first)}"
        )
    return ruler._replace(aim=value)


def _than_before(text: str, amount: str) -> bool:
    """Whether an amount says how far rather than where to: "from 61 to 20% less"."""
    _, _, after = text.partition(amount)
    return (after.split() or [""])[0].strip(".,;").casefold() in THAN_BEFORE


def _first(text: str) -> Quantity | None:
    return next(iter(sentence.read(text.strip()).amounts.quantities), None)


def value(text: str) -> float | None:
    """The number in what somebody typed as a value: "84%", "EUR 1.2m", "61"; None where there is none."""
    if found := _first(text):
        return found.value
    bare = text.strip().replace(",", "")
    return float(bare) if _BARE.fullmatch(bare) else None


def number(found: float) -> str:
    """A number as one says it: at most two places after the point, none where they are zeros."""
    return f"{found:,.2f}".rstrip("0").rstrip(".") if found % 1 else f"{found:,.0f}"
