"""Objectives that several teams own: one asks, the others say yes, each keeps its own key results.

The one place where another team sees a line of ours: the teams of one shared objective see what each of them shares.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from coach import team
from coach.errors import InputError, NotFound
from coach.store import cycling
from coach.store.opened import Opened
from coach.store.rights import LEAD, MEMBER, need, role
from coach.store.tables import cycles, shares
from coach.store.values import NAME, Acting, fits
from coach.team import Note, Share, Shared


class Shares:
    """The shared objectives of a workspace. To offer, to say yes and to leave is for a lead."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def offer(self, who: Acting, cycle: str, aim: str, workspace: str, name: str) -> Shared:
        """Ask another team to own an objective too. name: what we call them. They see it, and our key results.

        Where a team asked us, and we ask a third one, that is another sharing: they see nothing of the first team's.
        Nothing tells whether there is such a workspace. Raises NotFound for a cycle of others, InputError for an
        objective that does not stand. The same again changes nothing.
        """
        for text in (workspace, name):
            fits(text, NAME, "name")
        if not workspace.strip() or not name.strip() or workspace == who.workspace:
            raise InputError("Another team has a name and a workspace of its own.")
        with self._opened.writing(who) as connection:
            stand = cycling.shown(connection, cycling.row(connection, who, cycle, LEAD, hold=self._opened.clock()))
            part = team.part(stand.plan, aim)
            if not isinstance(part, team.Aim):
                raise InputError("This objective does not stand in the set any longer. Open the page again.")
            ours = (shares.c.workspace == who.workspace, shares.c.cycle == cycle, shares.c.aim == aim)
            found = connection.scalar(select(shares.c.id).where(*ours, shares.c.asked == who.workspace))
            if found is None:
                found = self._opened.ids()
                self._put(connection, who, found, who.workspace, stand.plan.team or who.workspace, part.text)
                self._confirm(connection, who, found, cycle, aim)
            theirs = select(shares.c.id).where(shares.c.id == found, shares.c.workspace == workspace)
            if connection.scalar(theirs) is None:
                self._put(connection, who, found, workspace, name, part.text)
            return _shown(connection, found)

    def confirm(self, who: Acting, shared: str, cycle: str, aim: str) -> Shared:
        """Say yes: this objective of ours is the shared one. Raises NotFound for what was not offered to us."""
        with self._opened.writing(who) as connection:
            self._ours(connection, who, shared, LEAD)
            stand = cycling.shown(connection, cycling.row(connection, who, cycle, LEAD))
            if not isinstance(team.part(stand.plan, aim), team.Aim):
                raise InputError("This objective does not stand in the set any longer. Open the page again.")
            self._confirm(connection, who, shared, cycle, aim)
            return _shown(connection, shared)

    def leave(self, who: Acting, shared: str) -> None:
        """Own it no longer, or say no to an offer."""
        with self._opened.writing(who) as connection:
            self._ours(connection, who, shared, LEAD)
            connection.execute(delete(shares).where(shares.c.id == shared, shares.c.workspace == who.workspace))

    def all(self, who: Acting) -> tuple[Shared, ...]:
        """What we share and what was offered to us; `team.links` makes the map of it. For members."""
        with self._opened.reading(who) as connection:
            need(role(connection, who), MEMBER)
            return tuple(_all(connection, who))

    def unmirrored(self, who: Acting, cycle: str) -> tuple[Note, ...]:
        """C003: what this cycle needs of teams whose yes is missing. For members."""
        with self._opened.reading(who) as connection:
            stand = cycling.stands(connection, who, cycle, MEMBER)
            wanted = select(cycles).where(
                cycles.c.workspace == who.workspace, cycles.c.id != cycle, cycles.c.ended.is_(None)
            )
            others = [cycling.shown(connection, each).plan for each in connection.execute(wanted).all()]
            return team.unmirrored(stand.plan, others, tuple(_all(connection, who)))

    def _ours(self, connection: Connection, who: Acting, shared: str, needs: str) -> None:
        wanted = select(shares.c.id).where(shares.c.id == shared, shares.c.workspace == who.workspace)
        has = role(connection, who)
        if has == "nobody" or connection.scalar(wanted) is None:
            raise NotFound("There is no shared objective at this address. It may belong to other teams.")
        need(has, needs)

    def _put(self, connection: Connection, who: Acting, shared: str, workspace: str, name: str, text: str) -> None:
        connection.execute(
            insert(shares).values(
                id=shared,
                workspace=workspace,
                team=name.strip(),
                text=text,
                cycle=None,
                aim="",
                person=who.person if workspace == who.workspace else "",
                at=self._opened.clock(),
                asked=who.workspace,
            )
        )

    def _confirm(self, connection: Connection, who: Acting, shared: str, cycle: str, aim: str) -> None:
        here = (shares.c.id == shared, shares.c.workspace == who.workspace)
        changed = {"cycle": cycle, "aim": aim, "person": who.person, "at": self._opened.clock()}
        connection.execute(update(shares).where(*here).values(changed))


def _all(connection: Connection, who: Acting) -> Iterator[Shared]:
    ours = connection.scalars(select(shares.c.id).where(shares.c.workspace == who.workspace).order_by(shares.c.id))
    for each in ours.all():
        yield _shown(connection, each)


def _shown(connection: Connection, shared: str) -> Shared:
    found = connection.execute(select(shares).where(shares.c.id == shared).order_by(shares.c.at, shares.c.team)).all()
    return Shared(shared, found[0].text, tuple(_share(connection, each) for each in found))


def _share(connection: Connection, row: Row[Any]) -> Share:
    lines: Sequence[str] = ()
    if row.cycle:
        kept = connection.execute(select(cycles).where(cycles.c.id == row.cycle)).one()
        part = team.part(cycling.shown(connection, kept).plan, row.aim)
        lines = tuple(line.text for line in part.lines) if isinstance(part, team.Aim) else ()
    yes = (row.person, row.at) if row.cycle else ("", None)
    return Share(row.team, tuple(lines), bool(row.cycle), *yes)
