"""P001, P002 and P004: what a check-in shows that its words do not say. P003 is asked where a change is made.

Said calmly and rarely: a missed look is a grey line, and pace and words that differ are a question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.model import key_result
from coach.team.calendar import Calendar, since
from coach.team.check_in import CheckIn, Entry
from coach.team.parts import Line, Plan
from coach.team.scale import scale
from coach.team.versions import SETTLING
from coach.words import bag

SURE, UNSURE = 7, 3
HALF = 0.5
"""P002: less than half of what an even pace would have brought. Source: check-in guides, pace beside the word."""
MOVED = bag(
    "up down flat from to because learned learnt decided blocked risk next fell rose dropped grew waiting stuck slower "
    "faster unchanged trying found"
)


class Note(NamedTuple):
    """One quiet line beside a key result, or beside the whole check-in where `at` is empty."""

    at: str
    code: str
    headline: str
    question: str = ""


def notes(
    whole: Plan, days: Calendar, before: Sequence[CheckIn], entered: CheckIn, *, activity: bool = False
) -> tuple[Note, ...]:
    """What there is to say, P001 first. activity: P004 too, which is off unless a team asks for it."""
    found: list[Note] = []
    if grey := since(days, tuple(each.day for each in before), entered.day):
        found.append(Note("", "P001", grey))
    for line in whole.lines:
        found.extend(_pace(line, days, entered))
        if activity:
            found.extend(_activity(line, entered.of(line.id)))
    return tuple(found)


def _pace(line: Line, days: Calendar, entered: CheckIn) -> Iterator[Note]:
    """P002: the number and "how sure" tell two stories; nothing in the first two weeks."""
    entry = entered.of(line.id)
    if entry.sure is None or entry.number is None or entered.day <= days.begins + SETTLING:
        return
    share = days.elapsed(entered.day)
    progress = scale(line).progress(entry.number)
    if progress is None:
        return
    if entry.sure >= SURE and progress < HALF * share:
        yield Note(
            line.id,
            "P002",
            f"Pace and how sure differ: {line.name} is behind an even pace, and how sure is {entry.sure}.",
            "What do you know that the number does not?",
        )
    elif entry.sure <= UNSURE and progress >= share:
        yield Note(
            line.id,
            "P002",
            f"Pace and how sure differ: {line.name} is on an even pace, and how sure is {entry.sure}.",
            "What do you know that the number does not?",
        )


def _activity(line: Line, entry: Entry) -> Iterator[Note]:
    """P004: the line tells what was done; what moved is open."""
    words = entry.line.casefold().replace(",", " ").replace(";", " ").replace(".", " ").split()
    if not words or any(word in MOVED or any(map(str.isdigit, word)) for word in words):
        return
    if key_result(entry.line).kind in ("output", "activity", "activity-volume"):
        yield Note(line.id, "P004", f"{line.name}: this tells what was done.", "What moved, or what did you learn?")
