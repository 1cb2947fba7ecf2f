"""C004, for the team alone: what earlier cycles say about the aims of this one. Repetition alone is fine.

Never compared with another team, never shown outside; few cycles say little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.team.check_in import CheckIn
from coach.team.ending import Grade
from coach.team.parts import COMMITTED, Line, Plan
from coach.team.progress import Note
from coach.team.scale import scale, value

MET = 0.95
"""The mean grade of an aspirational line from which it was met with ease. Source: CHECKS C004."""
CYCLES = 2
CERTAIN, HOPELESS = 9, 2
"""How sure on the first day, at and beyond which an aspirational line is a question."""


class Past(NamedTuple):
    """A cycle that ended: what was committed to, how it was graded, the last value of each line."""

    plan: Plan
    grades: tuple[Grade, ...]


def signals(now: Plan, past: Sequence[Past], first: CheckIn | None = None) -> tuple[Note, ...]:
    """What the team may ask itself. past: oldest first; first: the first check-in of this cycle, None before it.

    Source: re:Work sweet spot of 60 to 70%; Wodtke, five out of ten; committed lines should be met and are left out.
    """
    return tuple(_met(now, past)) + tuple(_again(now, past)) + tuple(_certain(now, first))


def _aspirational(whole: Plan) -> Iterator[Line]:
    for aim in whole.aims:
        if aim.type == "aspirational":
            yield from (line for line in aim.lines if line.form != COMMITTED)


def _met(now: Plan, past: Sequence[Past]) -> Iterator[Note]:
    """Two cycles or more whose aspirational lines were met on average."""
    means = []
    for cycle in past:
        ids = {line.id for line in _aspirational(cycle.plan)}
        numbers = [each.number for each in cycle.grades if each.at in ids and each.number is not None]
        means += [sum(numbers) / len(numbers)] if numbers else []
    if len(means) >= CYCLES and sum(means) / len(means) >= MET and any(_aspirational(now)):
        yield Note("", "C004", f"Met early in the last {len(means)} cycles.", "What would need a new way of working?")


def _again(now: Plan, past: Sequence[Past]) -> Iterator[Note]:
    """A line whose aim its last value had reached before the cycle began."""
    if not past:
        return
    reached: Mapping[str, str] = {
        line.name.casefold(): each.value
        for line in past[-1].plan.lines
        for each in past[-1].grades
        if each.at == line.id
    }
    for line in _aspirational(now):
        last = value(reached.get(line.name.casefold(), "") or "")
        if last is not None and scale(line)._replace(limit="").progress(last) == 1.0:
            headline = f"{line.name}: met early last time, {reached[line.name.casefold()]} stood at the end."
            yield Note(line.id, "C004", headline, "What has changed since?")


def _certain(now: Plan, first: CheckIn | None) -> Iterator[Note]:
    for line in _aspirational(now):
        sure = first.of(line.id).sure if first else None
        if sure is not None and not HOPELESS < sure < CERTAIN:
            headline = f"{line.name}: how sure was {sure} on the first day, and five is where a stretch begins."
            yield Note(line.id, "C004", headline, "Does this aim still ask for something new?")
