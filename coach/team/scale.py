"""Where a key result starts, where it wants to be, and how far it has come: the one place where figures are worked out.

The working stands beside each, in words, so that whoever disagrees sees where.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from coach import sentence
from coach.model import Amount, KeyResult
from coach.team.parts import Line
from coach.words import bag

SHARE = "%"
_BARE = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
THAN_BEFORE = bag("less fewer lower more higher faster slower shorter longer cheaper")


class Scale(NamedTuple):
    """A key result as a ruler. start or aim None: the number is not there yet, or the line holds no number."""

    unit: str = ""
    start: float | None = None
    aim: float | None = None
    limit: str = ""  # "up": holds at aim or above; "down": at aim or below; "": a way from start to aim
    working: str = ""  # how the aim was worked out from a change: "20% of 61 is 12.2"

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


def scale(line: Line) -> Scale:
    """Read the ruler of a key result out of its words and fields."""
    kr = line.read
    start, target = kr.measure.baseline, kr.measure.target
    if "[target:" in line.text.casefold():  # the number beside an open aim is where the line starts
        start, target = start or target, None
    if "[baseline:" in line.text.casefold():
        start = None
    first = _value(start)
    unit = (start.unit if start else "") or (target.unit if target and target.role == "level" else "")
    if target is None or target.value is None:
        return Scale(unit, first)
    if kr.measure.direction == "hold" or (kr.kind == "health" and first is None):
        return Scale(unit, first, target.value, "down" if kr.measure.direction == "down" else "up")
    if target.role == "count" and first is None:
        return Scale(unit, 0.0, target.value)
    return _changed(kr, first, target, unit, start)


def _value(amount: Amount | None) -> float | None:
    return amount.value if amount else None


def _changed(kr: KeyResult, first: float | None, target: Amount, unit: str, start: Amount | None) -> Scale:
    """The aim of a line that says a change: so many per cent of the start, so many points, a multiple."""
    value = target.value
    if value is None or (target.role in ("delta", "factor") and first is None):
        return Scale(unit, first)
    sign = -1.0 if kr.measure.direction == "down" else 1.0
    per_cent = target.unit == SHARE and start is not None and SHARE not in start.text
    if first is not None and per_cent and (target.role == "delta" or _than_before(kr.text, target.text)):
        step = first * value / 100
        return Scale("", first, first + sign * step, working=f"{number(value)}% of {number(first)} is {number(step)}")
    if target.role == "delta" and first is not None:
        return Scale(unit, first, first + sign * value)
    if target.role == "factor" and first is not None:
        working = f"{number(value)} times {number(first)} is {number(value * first)}"
        return Scale(unit, first, value * first, working=working)
    return Scale(unit, first, value)


def _than_before(text: str, amount: str) -> bool:
    """Whether an amount says how far rather than where to: "from 61 to 20% less"."""
    _, _, after = text.partition(amount)
    return (after.split() or [""])[0].strip(".,;").casefold() in THAN_BEFORE


def value(text: str) -> float | None:
    """The number in what somebody typed as a value: "84%", "EUR 1.2m", "61"; None where there is none."""
    quantities = sentence.read(text.strip()).amounts.quantities
    if quantities:
        return quantities[0].value
    bare = text.strip().replace(",", "")
    return float(bare) if _BARE.fullmatch(bare) else None


def number(found: float) -> str:
    """A number as one says it: at most two places after the point, none where they are zeros."""
    return f"{found:,.2f}".rstrip("0").rstrip(".") if found % 1 else f"{found:,.0f}"
