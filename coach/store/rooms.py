"""A room without accounts: six digits let a guest into one review, and into nothing else.

Six digits can be tried out, so tries are counted twice: by where they come from, and against every room that is open.
Both are slowed first and stopped then. What a guest holds afterwards is a secret that nobody guesses.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, insert, select, update

from coach.errors import InputError, NotFound, StoreError, TooEarly, TooOften
from coach.store import reviewing, rows
from coach.store.opened import Opened
from coach.store.reviewing import stands
from coach.store.reviews import SEATS, free
from coach.store.rights import GUEST, LEAD, hidden
from coach.store.tables import reviews, rooms, tries, voters
from coach.store.told import Guest, Room
from coach.store.values import NAME, Acting, fits

DIGITS = 6
CODES = "codes of rooms"
SECRET = 20
"""The shortest secret of a guest, in characters; `store.new_id()` makes 22."""
FORGET = timedelta(hours=1)
"""How long wrong tries of one source are remembered after the last of them."""


class Limit(NamedTuple):
    """free: wrong tries before it slows down; stop: those after which no more count; slowest: the longest wait.

    ends: what is said then, and what helps.
    """

    free: int
    stop: int
    slowest: timedelta
    ends: str

    def wait(self, count: int) -> timedelta:
        """How long to wait after so many wrong tries: one second, two, four ..."""
        if count <= self.free:
            return timedelta()
        return min(timedelta(seconds=2 ** min(count - self.free - 1, 20)), self.slowest)


SOURCE = Limit(
    5,
    20,
    timedelta(minutes=5),
    "Many codes were tried from this device, so it waits for an hour. Come in with another phone, or ask the one who "
    "leads the review.",
)
"""A person mistypes; nobody mistypes twenty times."""
ROOM = Limit(
    30,
    100,
    timedelta(seconds=30),
    "This code was tried too often, so it opens nothing for now. Ask the one who leads the review for a new one.",
)
"""All wrong tries while a room is open: 100 of a million are one chance in ten thousand, then its code is dead."""


class Rooms:
    """The rooms of reviews. All calls but `enter` are for a lead."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def open(self, who: Acting, review: str) -> Room:
        """Open a room for a review, or make a new code for it; who sits in it stays. The old code is dead."""
        now = self._opened.clock()
        with self._opened.writing(who) as connection:
            if stands(connection, who, review, LEAD, hold=now).review.ended:
                raise InputError("This review has ended, and its room with it. Begin another one.")
            rows.alone(connection, CODES)
            taken = set(connection.scalars(select(rooms.c.code)))
            code = next(each for each in iter(_code, "") if each not in taken)
            connection.execute(delete(rooms).where(rooms.c.review == review))
            row = {"review": review, "code": code, "opened": now, "tries": 0, "until": None}
            connection.execute(insert(rooms).values(row))
            return Room(review, code, now, stopped=False)

    def room(self, who: Acting, review: str) -> Room | None:
        """The room of a review; None while there is none."""
        with self._opened.reading(who) as connection:
            stands(connection, who, review, LEAD)
            row = connection.execute(select(rooms).where(rooms.c.review == review)).one_or_none()
            return Room(review, row.code, row.opened, stopped=row.tries >= ROOM.stop) if row is not None else None

    def close(self, who: Acting, review: str) -> None:
        """Close the room: its code and its guests' seats are worth nothing; what they answered counts."""
        with self._opened.writing(who) as connection:
            stands(connection, who, review, LEAD, hold=self._opened.clock())
            connection.execute(delete(rooms).where(rooms.c.review == review))

    def dismiss(self, who: Acting, review: str, name: str) -> None:
        """Send a guest away, with what they answered, before the answers are open. Raises TooEarly after."""
        with self._opened.writing(who) as connection:
            stand = stands(connection, who, review, LEAD, hold=self._opened.clock())
            if reviewing.opened(connection, stand, self._opened.clock()):
                raise TooEarly("The answers are open, so everybody who answered stays. Make a new code for the room.")
            here = (voters.c.review == review, voters.c.name == name, voters.c.role == GUEST)
            connection.execute(delete(voters).where(*here))

    def enter(self, who: Acting, code: str, name: str, secret: str) -> Guest:
        """Come in with a code and a name, and nothing more. For anybody.

        who: `Acting(where they come from, "")`, an address that the caller knows and the visitor cannot choose.
        secret: made by the client with `store.new_id()`; whoever holds it is this guest, and the same again comes in
        once. Raises TooOften while it is to wait, NotFound for a code that opens nothing, InputError for a name that
        is taken.
        """
        fits(secret, NAME, "id")
        if len(secret) < SECRET:
            raise InputError("This visit has no id of its own. Open the page again.")
        with self._opened.writing(who) as connection:
            found = self._enter(connection, who, code, name, secret)
        if isinstance(found, StoreError):  # raised outside, so that the try that was counted stays counted
            raise found
        return found

    def _enter(self, connection: Connection, who: Acting, code: str, name: str, secret: str) -> Guest | StoreError:
        now, source = self._opened.clock(), hidden(who.person)
        rows.alone(connection, CODES)
        connection.execute(delete(tries).where(tries.c.last < now - FORGET))
        before = connection.execute(select(tries).where(tries.c.source == source)).one_or_none()
        if before is not None and (late := _late(SOURCE, before.wrong, before.until, now)):
            return late
        digits = "".join(code.split())
        row = connection.execute(select(rooms).where(rooms.c.code == digits)).one_or_none()
        if row is None:
            self._count(connection, source, before, now)
            return NotFound("This code opens no room at the moment. Look at the screen again: it has six digits.")
        if late := _late(ROOM, row.tries, row.until, now):
            return late
        return self._sit(connection, row, name, secret, now)

    def _sit(self, connection: Connection, room: Row[Any], name: str, secret: str, now: datetime) -> Guest:
        person, who = hidden(secret), Acting(secret, "")
        connection.execute(update(reviews).where(reviews.c.id == room.review).values(changed=now))
        known = reviewing.voter(connection, room.review, person)
        if known is not None:
            return Guest(who, room.review, known.name)
        if len(list(connection.scalars(select(voters.c.person).where(voters.c.review == room.review)))) >= SEATS:
            raise InputError(f"{SEATS} people are in this room, and more do not fit.")
        called = free(connection, room.review, name)
        reviewing.sit(connection, room.review, person, called, GUEST, now)
        return Guest(who, room.review, called)

    def _count(self, connection: Connection, source: str, before: Row[Any] | None, now: datetime) -> None:
        """One more wrong try, of this source and against every room that is open."""
        count = (before.wrong if before is not None else 0) + 1
        connection.execute(delete(tries).where(tries.c.source == source))
        row = {"source": source, "wrong": count, "last": now, "until": now + SOURCE.wait(count)}
        connection.execute(insert(tries).values(row))
        for review, before_ in connection.execute(select(rooms.c.review, rooms.c.tries)).all():
            changed = {"tries": before_ + 1, "until": now + ROOM.wait(before_ + 1)}
            connection.execute(update(rooms).where(rooms.c.review == review).values(changed))


def _late(limit: Limit, count: int, until: datetime | None, now: datetime) -> TooOften | None:
    if count >= limit.stop:
        return TooOften(limit.ends, wait=None)
    if until and until > now:
        wait = (until - now).total_seconds()
        return TooOften(f"Codes were tried often. The next try counts in {max(round(wait), 1)} s.", wait=wait)
    return None


def _code() -> str:
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
