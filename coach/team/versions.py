"""What was committed, and what became of it: a version is frozen, a change makes the next and keeps the old.

Every change says who, when and why (P003). Mid-way there is one choice a line: keep, change because, stop because.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from coach import checks
from coach.checks import progress
from coach.checks.course import Revised
from coach.errors import InputError
from coach.model import KeyResult
from coach.team import choices, parts
from coach.team.calendar import Calendar
from coach.team.parts import Aim, Line, Plan

KEEP, CHANGE, STOP, AGREED = "keep", "change", "stop", "agreed"
SETTLING = timedelta(weeks=2)
"""In the first two weeks numbers come in and words are mended; nobody is asked why."""


class Amendment(NamedTuple):
    """A decision about one part of a committed set.

    change: `text` takes its place; stop: it leaves; both with `why`. agreed: the team named in `text`, which owns
    the objective too, has said yes.
    """

    at: str
    action: str  # keep | change | stop | agreed
    text: str = ""
    why: str = ""
    owner: str = ""


class Changed(NamedTuple):
    """One thing that differs between two versions. what: words | starting point | aim | by when | owner | partner | stopped."""

    at: str
    what: str
    before: str
    after: str


class Kept(NamedTuple):
    """A part that somebody looked at and kept as it was. Nothing is frozen anew by it."""

    at: str
    by: str
    on: datetime


class Version(NamedTuple):
    """A set as it stood from a moment on. number 1 is what the team committed to; kept: who looked at it since."""

    number: int
    plan: Plan
    by: str
    on: datetime
    why: str = ""
    changed: tuple[Changed, ...] = ()
    kept: tuple[Kept, ...] = ()


def amended(whole: Plan, days: Calendar, wanted: Amendment, today: date) -> Plan:
    """The set after an amendment. Raises InputError for a part that is not there, and where the why is missing."""
    part = parts.part(whole, wanted.at)
    if part is None or wanted.action not in (KEEP, CHANGE, STOP, AGREED):
        raise InputError("This part does not stand in the set any longer. Open the page again to see what stands.")
    if wanted.action == KEEP:
        return whole
    if wanted.action == AGREED:
        return _agreed(whole, part, wanted.text.strip())
    if wanted.action == CHANGE and not wanted.text.strip():
        raise InputError("Say the line in its new words, then it can be kept.")
    after = (
        parts.without(whole, wanted.at)
        if wanted.action == STOP
        else choices.changed(whole, part, wanted.text, wanted.owner)
    )
    asked = why(changes(whole, after), wanted.why, settling=today <= days.begins + SETTLING)
    if asked:
        raise InputError(asked)
    return after


def _agreed(whole: Plan, part: Aim | Line, team: str) -> Plan:
    """The set once a partner has said yes; nobody is asked why."""
    partners = part.partners if isinstance(part, Aim) else ()
    if team not in {each.team for each in partners}:
        raise InputError("This team does not own the objective. Open the page again to see who does.")
    said = tuple(each._replace(confirmed=each.confirmed or each.team == team) for each in partners)
    return parts.replace(whole, part.id, partners=said)


def why(found: tuple[Changed, ...], reason: str = "", *, settling: bool = False) -> str:
    """P003 as one sentence: "The aim changed from 90% to 85%. Why?"; "" where the reason is there or none is asked."""
    for each in sorted(found, key=lambda change: change.what == "words"):
        revised = Revised(each.what, each.before, each.after, reason, settling)
        for headline, question in checks.asked(progress.moved_goalposts, revised):
            return f"{headline} {question}"
    return ""


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
        if isinstance(old, Aim) and isinstance(new, Aim):
            found.extend(_partners(old, new))
        if old.owner != new.owner:
            found.append(Changed(old.id, "owner", old.owner, new.owner))
    return tuple(found)


def _partners(old: Aim, new: Aim) -> Iterator[Changed]:
    before = set(old.partners)
    for each in new.partners:
        if each.confirmed and each not in before:
            yield Changed(old.id, "partner", f"{each.team} waits", f"{each.team} said yes")


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
