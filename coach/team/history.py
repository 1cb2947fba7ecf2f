"""C004, for the team alone: what earlier cycles say about the aims of this one. Repetition alone is fine.

Never compared with another team, never shown outside; few cycles say little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.checks import progress
from coach.checks.course import Earlier
from coach.team.check_in import CheckIn
from coach.team.ending import Grade
from coach.team.note import Note, noted
from coach.team.parts import COMMITTED, Line, Plan
from coach.team.scale import scale


class Past(NamedTuple):
    """A cycle that ended: what was committed to, how it was graded, the last value of each line."""

    plan: Plan
    grades: tuple[Grade, ...]


def signals(now: Plan, past: Sequence[Past], first: CheckIn | None = None) -> tuple[Note, ...]:
    """What the team may ask itself. past: oldest first; first: the first check-in of this cycle, None before it."""
    found: list[Note] = []
    if any(_aspirational(now)):
        found += noted("", progress.met_early_last_time, Earlier(means=_means(past)))
    last = _last(past)
    for line in _aspirational(now):
        found += noted(line.id, progress.met_early_last_time, _earlier(line, last))
        sure = Earlier(line.name, sure=first.of(line.id).sure if first else None)
        found += noted(line.id, progress.met_early_last_time, sure)
    return tuple(found)


def _aspirational(whole: Plan) -> Iterator[Line]:
    for aim in whole.aims:
        if aim.type == "aspirational":
            yield from (line for line in aim.lines if line.form != COMMITTED)


def _means(past: Sequence[Past]) -> tuple[float, ...]:
    """The mean grade of the aspirational lines of each cycle that has one."""
    found: list[float] = []
    for cycle in past:
        ids = {line.id for line in _aspirational(cycle.plan)}
        numbers = [each.number for each in cycle.grades if each.at in ids and each.number is not None]
        found += [sum(numbers) / len(numbers)] if numbers else []
    return tuple(found)


def _last(past: Sequence[Past]) -> Mapping[str, tuple[Line, str]]:
    """The lines of the cycle before this one, by what they count, each with its last value."""
    if not past:
        return {}
    values = {each.at: each.value for each in past[-1].grades}
    return {line.name.casefold(): (line, values.get(line.id, "")) for line in past[-1].plan.lines}


def _earlier(now: Line, last: Mapping[str, tuple[Line, str]]) -> Earlier:
    """An aim beside the last cycle: reached already, or, after one that was met, reached by the same pace again.

    An aim that was not met may be carried on as it is.
    """
    before, shown = last.get(now.name.casefold(), (now, ""))
    ruler, old = scale(now)._replace(limit=""), scale(before)
    stood = ruler.on(shown)
    if stood is None or ruler.aim is None:
        return Earlier(now.name)
    if ruler.progress(stood) == 1.0:
        return Earlier(now.name, reached=shown)
    met = old.start is not None and old.progress(stood) == 1.0
    carried = met and ruler.progress(2 * stood - (old.start or 0.0)) == 1.0
    target = now.read.measure.target
    return Earlier(now.name, carried=target.text if carried and target else "")
