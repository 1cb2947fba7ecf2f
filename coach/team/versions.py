"""What was committed, and what became of it: a version is frozen, a change makes the next and keeps the old.

Every change says who, when and why (P003). Mid-way there is one choice a line: keep, change because, stop because.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from coach.errors import InputError
from coach.model import KeyResult
from coach.team import choices, parts
from coach.team.calendar import Calendar
from coach.team.parts import Line, Plan

KEEP, CHANGE, STOP = "keep", "change", "stop"
SETTLING = timedelta(weeks=2)
"""In the first two weeks numbers come in and words are mended; nobody is asked why."""


class Amendment(NamedTuple):
    """A decision about one part of a committed set. change: `text` takes its place; stop: it leaves; both with `why`."""

    at: str
    action: str  # keep | change | stop
    text: str = ""
    why: str = ""
    owner: str = ""


class Changed(NamedTuple):
    """One thing that differs between two versions. what: words | starting point | aim | by when | owner | stopped."""

    at: str
    what: str
    before: str
    after: str


class Version(NamedTuple):
    """A set as it stood from a moment on. number 1 is what the team committed to."""

    number: int
    plan: Plan
    by: str
    on: datetime
    why: str = ""
    changed: tuple[Changed, ...] = ()


def amended(whole: Plan, days: Calendar, wanted: Amendment, today: date) -> Plan:
    """The set after an amendment. Raises InputError for a part that is not there, and where the why is missing."""
    part = parts.part(whole, wanted.at)
    if part is None or wanted.action not in (KEEP, CHANGE, STOP):
        raise InputError("This part does not stand in the set any longer. Open the page again to see what stands.")
    if wanted.action == KEEP:
        return whole
    if wanted.action == CHANGE and not wanted.text.strip():
        raise InputError("Say the line in its new words, then it can be kept.")
    after = (
        parts.without(whole, wanted.at)
        if wanted.action == STOP
        else choices.changed(whole, part, wanted.text, wanted.owner)
    )
    if not wanted.why.strip() and (wanted.action == STOP or today > days.begins + SETTLING):
        raise InputError(why(changes(whole, after)))
    return after


def why(found: tuple[Changed, ...]) -> str:
    """P003 as a question: "The aim changed from 90% to 85%. Why?"."""
    first = next((each for each in found if each.what != "words"), found[0] if found else None)
    if first is None:
        return "Why?"
    if first.what == "stopped":
        return f"“{first.before}” stops here. What did you learn that makes you stop?"
    if first.what == "words":
        return f"“{first.before}” changed. Why?"
    return f"The {first.what} changed from {first.before or 'open'} to {first.after or 'open'}. Why?"


def changes(before: Plan, after: Plan) -> tuple[Changed, ...]:
    """What differs between two versions, part by part."""
    found: list[Changed] = []
    for old in before.parts:
        new = parts.part(after, old.id)
        if new is None:
            found.append(Changed(old.id, "stopped", old.text, ""))
            continue
        if old.text != new.text:
            found.append(Changed(old.id, "words", old.text, new.text))
        if isinstance(old, Line) and isinstance(new, Line):
            found.extend(_figures(old, new))
        if old.owner != new.owner:
            found.append(Changed(old.id, "owner", old.owner, new.owner))
    return tuple(found)


def _figures(old: Line, new: Line) -> Iterator[Changed]:
    for (what, before), (_, after) in zip(_shown(old.read), _shown(new.read), strict=True):
        if before != after:
            yield Changed(old.id, what, before, after)


def _shown(kr: KeyResult) -> tuple[tuple[str, str], ...]:
    baseline, target, deadline = kr.measure.baseline, kr.measure.target, kr.measure.deadline
    return (
        ("starting point", baseline.text if baseline else ""),
        ("aim", target.text if target else ""),
        ("by when", deadline.text if deadline else ""),
    )
