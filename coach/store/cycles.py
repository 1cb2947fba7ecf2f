"""Cycles: what was committed and its changes, check-ins, grades, notes, and what opens the next draft."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from coach import team
from coach.errors import InputError, TooEarly
from coach.store import cycling
from coach.store.opened import Opened
from coach.store.rights import LEAD, MEMBER, need, role, seat
from coach.store.tables import check_ins, cycles, notes, versions
from coach.store.told import Cycle, CycleSummary, Story
from coach.store.values import MESSAGE, NAME, Acting, fits
from coach.team import Amendment, Calendar, CheckIn, Note, Notes, Opening, Past, Result, Version

ENTERED = 100_000
"""The longest check-in and the longest list of grades, in characters."""


class Cycles:
    """The cycles of a workspace, for its members. A guest finds none.

    Every call raises NotFound for a cycle of others, exactly as for one that never was. Calls with a `key`, an id made
    by the client, may be sent again: nothing is kept twice.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def all(self, who: Acting) -> tuple[CycleSummary, ...]:
        """The cycles of the workspace, the latest first."""
        wanted = select(*(cycles.c[name] for name in CycleSummary._fields)).where(cycles.c.workspace == who.workspace)
        with self._opened.reading(who) as connection:
            need(role(connection, who), MEMBER)
            found = connection.execute(wanted.order_by(cycles.c.created.desc(), cycles.c.id))
            return tuple(CycleSummary(*row)._replace(days=team.load(Calendar, row.days)) for row in found)

    def cycle(self, who: Acting, cycle: str) -> Cycle:
        """A cycle as it stands, with its latest version."""
        with self._opened.reading(who) as connection:
            return cycling.stands(connection, who, cycle, MEMBER)

    def versions(self, who: Acting, cycle: str) -> tuple[Version, ...]:
        """What was committed, then each change: what it was before, who made it, when and why."""
        with self._opened.reading(who) as connection:
            return cycling.history(connection, cycling.row(connection, who, cycle, MEMBER).id)

    def amend(self, who: Acting, cycle: str, key: str, wanted: Amendment, today: date) -> Cycle:
        """Keep, change or stop one part; the old stays in the history. The choices mid-way are these too.

        Where nothing changes no version is frozen: it is noted who looked and when. today: the day where the team is.
        Raises InputError where the why is missing; in the first two weeks a change needs none. The same key amends once.
        """
        fits(team.dump(wanted), MESSAGE, "change")
        fits(key, NAME, "id")
        with self._opened.writing(who) as connection:
            found = self._held(connection, who, cycle)
            known = select(versions.c.number).where(versions.c.cycle == cycle, versions.c.key == key)
            if connection.scalar(known) is None:
                _running(found)
                stand = cycling.shown(connection, found)
                after = team.amended(stand.plan, stand.days, wanted, today)
                written = cycling.Written(key, who.person, self._opened.clock())
                cycling.revise(connection, cycle, written, after if after != stand.plan else None, wanted)
            return cycling.shown(connection, found)

    def check_in(
        self, who: Acting, cycle: str, key: str, entered: CheckIn, seen: CheckIn | None = None
    ) -> tuple[CheckIn, ...]:
        """Keep a check-in, by whoever writes for the team. The same key again goes into the first, line by line.

        seen: what stood there when they began to write; what they left as it was takes nobody else's place. Raises
        InputError for what does not fit the set as it stands.
        """
        fits(team.dump(entered), ENTERED, "check-in")
        fits(key, NAME, "id")
        with self._opened.writing(who) as connection:
            found = self._held(connection, who, cycle)
            _running(found)
            stand = cycling.shown(connection, found)
            signed = team.check_in.checked(stand.plan, entered)._replace(by=who.person)
            here = (check_ins.c.cycle == cycle, check_ins.c.key == key)
            known = connection.execute(select(check_ins.c.number, check_ins.c.content).where(*here)).one_or_none()
            if known is not None:
                before = cycling.standing(team.load(CheckIn, known.content), stand.plan)
                signed = team.check_in.joined(before, signed, seen or CheckIn(entered.day))
            connection.execute(delete(check_ins).where(*here))
            number = known.number if known is not None else cycling.last(connection, cycle) + 1
            row = {"number": number, "content": team.dump(signed)}
            connection.execute(insert(check_ins).values(cycle=cycle, key=key, at=self._opened.clock(), **row))
            return cycling.looked(connection, cycle)

    def check_ins(self, who: Acting, cycle: str) -> tuple[CheckIn, ...]:
        """All check-ins, by day."""
        with self._opened.reading(who) as connection:
            return cycling.looked(connection, cycling.row(connection, who, cycle, MEMBER).id)

    # ---- the end

    def grade(self, who: Acting, cycle: str, results: Sequence[Result]) -> Cycle:
        """Keep the last values and the team's own numbers, each in place of an earlier one of its line; others stay.

        Raises InputError.
        """
        fits(team.dump(tuple(results)), ENTERED, "list of grades")
        with self._opened.writing(who) as connection:
            found = self._held(connection, who, cycle)
            _running(found)
            stand = cycling.shown(connection, found)
            now = {each.at: each for each in (*(stand.results or ()), *team.ending.checked(stand.plan, results))}
            kept = tuple(now[line.id] for line in stand.plan.lines if line.id in now)
            connection.execute(update(cycles).where(cycles.c.id == cycle).values(results=team.dump(kept)))
            return cycling.stands(connection, who, cycle, MEMBER)

    def reflect(self, who: Acting, cycle: str, key: str, said: Notes) -> None:
        """Keep one member's three notes, in place of their earlier ones. Raises TooEarly once the notes are open."""
        fits(team.dump(said), MESSAGE, "note")
        fits(key, NAME, "id")
        if not who.person.strip():
            raise InputError("Give a name first, so that nobody is counted twice.")
        with self._opened.writing(who) as connection:
            found = self._held(connection, who, cycle)
            here = (notes.c.cycle == cycle, notes.c.person == seat(who))
            if connection.scalar(select(notes.c.key).where(*here)) == key:
                return
            if found.notes_open or found.ended:
                raise TooEarly("The notes are open, so no more are taken. Say it to the others.")
            connection.execute(delete(notes).where(*here))
            row = {"cycle": cycle, "person": seat(who), "key": key, "content": team.dump(said)}
            connection.execute(insert(notes).values(**row, at=self._opened.clock()))

    def own_notes(self, who: Acting, cycle: str) -> Notes | None:
        """What the caller noted; nobody is given what another noted before all notes are open."""
        with self._opened.reading(who) as connection:
            cycling.row(connection, who, cycle, MEMBER)
            wanted = select(notes.c.content).where(notes.c.cycle == cycle, notes.c.person == seat(who))
            text = connection.scalar(wanted)
            return team.load(Notes, text) if text else None

    def notes(self, who: Acting, cycle: str) -> tuple[Notes, ...]:
        """All notes, without names. Raises TooEarly before a lead opens them."""
        with self._opened.reading(who) as connection:
            if not cycling.row(connection, who, cycle, MEMBER).notes_open:
                raise TooEarly("The notes open together, once everybody has written. Then they stand here.")
            return cycling.reflected(connection, cycle)

    def open_notes(self, who: Acting, cycle: str) -> tuple[Notes, ...]:
        """Open all notes at once, without names; no more are taken. For a lead."""
        with self._opened.writing(who) as connection:
            found = cycling.row(connection, who, cycle, LEAD, hold=self._opened.clock())
            moment = found.notes_open or self._opened.clock()
            connection.execute(update(cycles).where(cycles.c.id == cycle).values(notes_open=moment))
            return cycling.reflected(connection, cycle)

    def close(self, who: Acting, cycle: str, sentences: Sequence[str]) -> Opening:
        """End a cycle with at most three sentences: with the last values they open the next draft. For a lead.

        Again: the sentences take the place of the first. Raises InputError for more than three.
        """
        fits(team.dump(tuple(sentences)), MESSAGE, "list of sentences")
        now = self._opened.clock()
        with self._opened.writing(who) as connection:
            found = cycling.row(connection, who, cycle, LEAD, hold=now)
            stand = cycling.shown(connection, found)
            last = team.ending.lasting(stand.plan, stand.results, cycling.looked(connection, cycle))
            opening = team.opening(stand.plan, last, sentences)
            changed = {"opening": team.dump(opening), "ended": found.ended or now}
            connection.execute(update(cycles).where(cycles.c.id == cycle).values(changed))
            return opening

    def signals(self, who: Acting, cycle: str) -> tuple[Note, ...]:
        """C004: what earlier cycles of this workspace say about the aims of this one. For its members alone."""
        with self._opened.reading(who) as connection:
            found = cycling.row(connection, who, cycle, MEMBER)
            stand, seen = cycling.shown(connection, found), cycling.looked(connection, cycle)
            wanted = select(cycles).where(cycles.c.workspace == who.workspace, cycles.c.created < found.created)
            past = [
                cycling.shown(connection, each) for each in connection.execute(wanted.order_by(cycles.c.created)).all()
            ]
        graded = [Past(each.plan, team.grades(each.plan, each.results)) for each in past if each.results is not None]
        return team.signals(stand.plan, graded, seen[0] if seen else None)

    def export(self, who: Acting, cycle: str) -> str:
        """Everything that was kept of a cycle, as JSON: versions, check-ins, grades, and the notes once they are open."""
        with self._opened.reading(who) as connection:
            found = cycling.row(connection, who, cycle, MEMBER)
            story = Story(
                cycling.shown(connection, found),
                cycling.history(connection, cycle),
                cycling.looked(connection, cycle),
                cycling.reflected(connection, cycle) if found.notes_open else (),
            )
        content = {"version": 1, **dict(zip(story._fields, map(team.plain, story), strict=True))}
        return json.dumps(content, default=datetime.isoformat, ensure_ascii=False, indent=2)

    def delete(self, who: Acting, cycle: str) -> None:
        """Delete a cycle with its versions, check-ins and notes. For a lead."""
        with self._opened.writing(who) as connection:
            cycling.row(connection, who, cycle, LEAD, hold=self._opened.clock())
            connection.execute(delete(cycles).where(cycles.c.id == cycle))
        self._opened.overwrite()

    # ---- within

    def _held(self, connection: Connection, who: Acting, cycle: str) -> Row[Any]:
        return cycling.row(connection, who, cycle, MEMBER, hold=self._opened.clock())


def _running(found: Row[Any]) -> None:
    if found.ended:
        raise TooEarly("This cycle has ended. What was learned opens the next draft.")
