"""P001, P002 and P004: what a check-in shows that its words do not say. P003 is asked where a change is made.

Said calmly and rarely: a missed look is a grey line, and pace and words that differ are a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.checks import progress
from coach.checks.course import Pace, Update
from coach.team.calendar import Calendar, since
from coach.team.check_in import CheckIn
from coach.team.note import Note, noted
from coach.team.parts import Line, Plan
from coach.team.scale import scale
from coach.team.versions import SETTLING


def notes(
    whole: Plan, days: Calendar, before: Sequence[CheckIn], entered: CheckIn, *, activity: bool = False
) -> tuple[Note, ...]:
    """What there is to say, P001 first. activity: P004 too, which is off unless a team asks for it."""
    found: list[Note] = []
    if grey := since(days, tuple(each.day for each in before), entered.day):
        found.append(Note("", progress.stale_check_in.code, grey))
    for line in whole.lines:
        found.extend(_pace(line, days, entered))
        if activity:
            update = Update(line.name, entered.of(line.id).line)
            found.extend(noted(line.id, progress.activity_only_update, update))
    return tuple(found)


def _pace(line: Line, days: Calendar, entered: CheckIn) -> Iterator[Note]:
    """P002: the number and "how sure" tell two stories."""
    entry, ruler = entered.of(line.id), scale(line)
    number = ruler.on(entry.value)
    made = ruler.progress(number) if number is not None else None
    if entry.sure is None or made is None or ruler.limit:  # a limit has no pace
        return
    settling = entered.day <= days.begins + SETTLING
    pace = Pace(line.name, made, days.elapsed(entered.day), entry.sure, settling)
    yield from noted(line.id, progress.green_but_behind, pace)
