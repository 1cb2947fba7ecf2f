"""The statements of a cycle, each on a connection that somebody else has opened and will commit."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, insert, select, update

from coach import team
from coach.errors import NotFound
from coach.store.rights import NOBODY, need, role
from coach.store.tables import check_ins, cycles, notes, versions
from coach.store.told import Cycle
from coach.store.values import NAME, Acting
from coach.team import Amendment, Calendar, CheckIn, Notes, Opening, Plan, Result, Version


class Written(NamedTuple):
    """A decision as it is written down: the client's key, who wrote it and when."""

    key: str
    person: str
    at: datetime


COMMITTED = Amendment("", team.versions.KEEP)
KEPT = ""
"""In the place of a set: the one before it stands."""


def unknown() -> NotFound:
    """The one answer for what is not there or belongs to others."""
    return NotFound("There is no cycle at this address. It may have been deleted, or belong to another team.")


def row(connection: Connection, who: Acting, cycle: str, needs: str, *, hold: datetime | None = None) -> Row[Any]:
    """A cycle of the caller's workspace. hold: keep other writers waiting, at that moment. Raises NotFound, Forbidden."""
    if not (cycle.isascii() and cycle.isprintable()):
        raise unknown()
    here = (cycles.c.id == cycle, cycles.c.workspace == who.workspace)
    if hold:
        connection.execute(update(cycles).where(*here).values(changed=hold))
    found = connection.execute(select(cycles).where(*here)).one_or_none()
    has = role(connection, who) if found is not None else NOBODY
    if found is None or has == NOBODY:
        raise unknown()
    need(has, needs)
    return found


def stands(connection: Connection, who: Acting, cycle: str, needs: str) -> Cycle:
    """A cycle as it stands."""
    return shown(connection, row(connection, who, cycle, needs))


def shown(connection: Connection, found: Row[Any]) -> Cycle:
    """A cycle of its row and its latest version."""
    last = history(connection, found.id)[-1]
    return Cycle(
        found.id,
        found.review,
        team.load(Calendar, found.days),
        last.plan,
        last.number,
        found.created,
        found.ended,
        found.notes_open,
        team.load(tuple[Result, ...], found.results) if found.results else None,
        team.load(Opening, found.opening) if found.opening else None,
        connection.scalar(select(func.count()).select_from(notes).where(notes.c.cycle == found.id)) or 0,
    )


def begin(connection: Connection, who: Acting, cycle: Cycle) -> None:
    """Add a cycle; its version 1 follows in the same transaction."""
    whole = cycle.plan
    title = ", ".join(filter(None, (whole.team, whole.cycle))) or whole.aims[0].text
    connection.execute(
        insert(cycles).values(
            id=cycle.id,
            workspace=who.workspace,
            review=cycle.review,
            title=title[:NAME],
            days=team.dump(cycle.days),
            created=cycle.created,
            changed=cycle.created,
            ended=None,
            notes_open=None,
            results=None,
            opening=None,
        )
    )


def revise(
    connection: Connection, cycle: str, written: Written, whole: Plan | None, amendment: Amendment = COMMITTED
) -> None:
    """Add a decision and the set that follows from it; None where nothing changed. No row is ever changed."""
    number = connection.scalar(select(func.max(versions.c.number)).where(versions.c.cycle == cycle)) or 0
    row = written._asdict() | {"plan": team.dump(whole) if whole else KEPT, "amendment": team.dump(amendment)}
    connection.execute(insert(versions).values(cycle=cycle, number=number + 1, **row))


def history(connection: Connection, cycle: str) -> tuple[Version, ...]:
    """All versions, the committed one first; each with what differs from the one before, and who looked at it since."""
    found: list[Version] = []
    wanted = select(versions).where(versions.c.cycle == cycle).order_by(versions.c.number)
    for each in connection.execute(wanted):
        amendment = team.load(Amendment, each.amendment)
        before = found[-1].plan if found else None
        whole = team.load(Plan, each.plan) if each.plan != KEPT else before
        if before is not None and whole == before:
            looked = team.Kept(amendment.at, each.person, each.at)
            found[-1] = found[-1]._replace(kept=(*found[-1].kept, looked))
        elif whole is not None:
            changed = team.changes(before, whole) if before else ()
            found.append(Version(len(found) + 1, whole, each.person, each.at, amendment.why, changed))
    return tuple(found)


def standing(entered: CheckIn, whole: Plan) -> CheckIn:
    """A check-in without the lines that have left the set since."""
    lines, held = {line.id for line in whole.lines}, {each.id for each in whole.held}
    return entered._replace(
        entries=tuple(each for each in entered.entries if each.at in lines),
        held=tuple((at, said) for at, said in entered.held if at in held),
    )


def looked(connection: Connection, cycle: str) -> tuple[CheckIn, ...]:
    """All check-ins, by day."""
    wanted = select(check_ins.c.content).where(check_ins.c.cycle == cycle).order_by(check_ins.c.number)
    found = (team.load(CheckIn, text) for text in connection.scalars(wanted))
    return tuple(sorted(found, key=lambda each: each.day))


def reflected(connection: Connection, cycle: str) -> tuple[Notes, ...]:
    """All notes, in an order that tells nothing about who wrote them."""
    wanted = select(notes.c.content).where(notes.c.cycle == cycle)
    return tuple(team.load(Notes, text) for text in sorted(connection.scalars(wanted)))


def last(connection: Connection, cycle: str) -> int:
    """The number of the last check-in, 0 before the first."""
    return connection.scalar(select(func.max(check_ins.c.number)).where(check_ins.c.cycle == cycle)) or 0
