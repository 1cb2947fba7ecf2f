"""Who belongs to a workspace, and who leads it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from coach.errors import Forbidden, InputError
from coach.store import rows
from coach.store.opened import Opened
from coach.store.rights import LEAD, MEMBER, need, role
from coach.store.tables import members
from coach.store.told import Member
from coach.store.values import NAME, Acting, fits


class Members:
    """The people of a workspace. Until the first is enrolled it belongs to whoever works in it."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def role(self, who: Acting) -> str:
        """What somebody is in their workspace: nobody, member or lead. Guests have a role in their review alone."""
        with self._opened.reading(who) as connection:
            return role(connection, who)

    def all(self, who: Acting) -> tuple[Member, ...]:
        """The members, by name. Raises Forbidden for nobody."""
        with self._opened.reading(who) as connection:
            need(role(connection, who), MEMBER)
            wanted = select(members.c.person, members.c.role).where(members.c.workspace == who.workspace)
            return tuple(Member(*row) for row in connection.execute(wanted.order_by(members.c.person)))

    def enrol(self, who: Acting, person: str, as_: str = MEMBER) -> None:
        """Make somebody a member or a lead. Whoever enrols the first one leads. Raises Forbidden, InputError."""
        if not person.strip() or not who.person.strip() or as_ not in (MEMBER, LEAD):
            raise InputError("A member has a name, and is member or lead.")
        fits(person, NAME, "name")
        with self._opened.writing(who) as connection:
            rows.alone(connection, who.workspace)
            need(role(connection, who), LEAD)
            if not _count(connection, who.workspace):
                self._put(connection, who.workspace, who.person, LEAD)
            if person != who.person or as_ == LEAD:
                self._put(connection, who.workspace, person, as_)
            else:
                self._step_down(connection, who)

    def remove(self, who: Acting, person: str) -> None:
        """Take somebody out of the workspace. Raises Forbidden, also for the last lead."""
        with self._opened.writing(who) as connection:
            need(role(connection, who), LEAD)
            others = _count(connection, who.workspace, LEAD, without=person)
            if _count(connection, who.workspace) and not others:
                raise _last()
            connection.execute(delete(members).where(_is(who.workspace, person)))

    def _step_down(self, connection: Connection, who: Acting) -> None:
        if not _count(connection, who.workspace, LEAD, without=who.person):
            raise _last()
        self._put(connection, who.workspace, who.person, MEMBER)

    def _put(self, connection: Connection, workspace: str, person: str, as_: str) -> None:
        connection.execute(delete(members).where(_is(workspace, person)))
        row = {"workspace": workspace, "person": person, "role": as_, "at": self._opened.clock()}
        connection.execute(insert(members).values(row))


def _is(workspace: str, person: str) -> ColumnElement[bool]:
    return (members.c.workspace == workspace) & (members.c.person == person)


def _count(connection: Connection, workspace: str, as_: str = "", without: str = "") -> int:
    wanted = select(func.count()).select_from(members).where(members.c.workspace == workspace)
    wanted = wanted.where(members.c.role == as_) if as_ else wanted
    wanted = wanted.where(members.c.person != without) if without else wanted
    return connection.scalar(wanted) or 0


def _last() -> Forbidden:
    return Forbidden("This is the one who leads the team. Name somebody else first, then it can be changed.")
