"""An aim on the far side of today: "fewer late vans" that go from 5 to 9. Nobody is told so; it is asked."""

from __future__ import annotations

import re

from coach import model
from coach.builtin import nouns
from coach.dialogue import shape
from coach.model import Amount
from coach.session import Line

CODE = "turned"
SWAP = "the other way round"
_LESS = re.compile(
    r"(?:far |much |we want )?(?:fewer|less|lower|shorter|faster|quicker|sooner|earlier|rarer)\b", re.IGNORECASE
)
_MORE = re.compile(r"(?:far |much |we want )?(?:more|higher|larger|longer|better)\b", re.IGNORECASE)
_WAITS = re.compile(r"(?:wait\w*|days?|hours?|minutes?|weeks?|time) (?:until|till|to|before|for|on)\b", re.IGNORECASE)
_MINUTES = {"minute": 1.0, "hour": 60.0, "day": 1440.0, "week": 10080.0, "month": 43800.0}
_TIMES = frozenset((*_MINUTES, *(f"{unit}s" for unit in _MINUTES), "time"))


def question(line: Line, name: str) -> str:
    """Ask whether the way of the figures is meant; "" where they go the way that was said, or nobody can tell."""
    way, ends = _way(line), _ends(line)
    if not way or ends is None or CODE in line.kept:
        return ""
    before, after = ends
    low, high = _size(before), _size(after)
    same = before.unit == after.unit or not before.unit or not after.unit or {before.unit, after.unit} <= _TIMES
    if not same or low is None or high is None or low == high or (high > low) == (way == "up"):
        return ""
    told = stated(line, "baseline"), stated(line, "target")
    return f"{nouns.starting(name)}: {told[0]} today, and the aim is {told[1]}. Is it meant that way round?"


def _way(line: Line) -> str:
    """Which way is better, as the team said it or as its nouns say."""
    said = line.said.text
    if _MORE.match(said):
        return "up"
    low = _LESS.match(said) or _WAITS.match(line.name)  # a noun alone says too little: "first-time fix rate"
    return "down" if low else ""


def _ends(line: Line) -> tuple[Amount, Amount] | None:
    told = [text for slot in ("baseline", "target") if (text := stated(line, slot))]
    if len(told) < 2:
        return None
    measure = model.key_result(f"It goes from {told[0]} to {told[1]}").measure
    return (measure.baseline, measure.target) if measure.baseline and measure.target else None


def stated(line: Line, slot: str) -> str:
    """The figure of a place, as it was told or as the team's own sentence gives it."""
    return line.slots[slot].text if slot in line.slots else shape.stated(line, slot)


def _size(amount: Amount) -> float | None:
    """How much it is; times in minutes, so that hours and days compare."""
    unit = next((word for word in _MINUTES if word in f"{amount.unit} {amount.text}"), "")
    return amount.value * _MINUTES.get(unit, 1.0) if amount.value is not None and amount.role != "delta" else None
