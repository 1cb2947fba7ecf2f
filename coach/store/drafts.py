"""The store: each call is one transaction, and whatever it acknowledges is on the disk.

A call that writes into a draft begins with `rows.hold`, which keeps other writers of the same draft waiting, on
SQLite and PostgreSQL alike.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, exists, select

from coach.errors import Forbidden, StoreError, TakenOver
from coach.store import rows
from coach.store.cycles import Cycles
from coach.store.members import Members
from coach.store.opened import Opened
from coach.store.reviews import Reviews
from coach.store.rights import GUEST, NOBODY, REFUSED, role
from coach.store.rooms import Rooms
from coach.store.shares import Shares
from coach.store.sheets import Sheets
from coach.store.tables import drafts, revisions
from coach.store.values import (
    ANSWER,
    ANSWERED,
    COACH,
    INTERRUPTED,
    MESSAGE,
    NAME,
    OURS,
    STATE,
    TEAM,
    Acting,
    Change,
    Draft,
    Head,
    Message,
    Revision,
    Summary,
    Turn,
    fits,
)

Begin = Callable[[Acting], AbstractContextManager[Connection]]


class Store:
    """Made by `store.connect`; safe to share between threads.

    Every call raises NoDraft for a draft that is not in the workspace of `who`, Busy when another writer holds on
    for too long, StoreError when the place cannot be read or written, and TooLarge over the limits of values.py.
    After any of them nothing of the call is kept, and what was kept before is untouched. Calls that take a `key`,
    an id made by the client, may be sent again with the same key: nothing is kept twice.

    Drafts are for the members of a workspace (rights.py); guests and visitors find none. What a team does with a set
    stands in its own parts: `members`, `reviews`, `rooms`, `cycles`, `shares`.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime], ids: Callable[[], str], lease: timedelta) -> None:
        self._opened = opened = Opened(engine, clock, ids, lease)
        self._clock, self._ids, self._lease = clock, ids, lease
        self.members, self.reviews, self.rooms = Members(opened), Reviews(opened), Rooms(opened)
        self.sheets = Sheets(opened)
        self.cycles, self.shares = Cycles(opened), Shares(opened)

    def close(self) -> None:
        """Give the connections back."""
        self._opened.engine.dispose()

    # ---- drafts

    def create(self, who: Acting, title: str, state: str, greeting: str = "", *, key: str = "") -> Draft:
        """Begin a draft, at revision 1. greeting: what the coach says first, kept like any message.

        The same key again, by the same person, gives the draft that the first call began, as it stands; without a
        key each call begins one.
        """
        fits(title, STATE, "title")
        fits(state, STATE, "draft")
        fits(greeting, ANSWER, "greeting")
        fits(key, NAME, "id")
        draft, now = self._ids(), self._clock()
        first = Revision(1, 1, self._ids(), title[:NAME], who.person, now)
        with self._begin(self._opened.writing, who, named=False) as connection:
            if key and (known := rows.begun(connection, who, key)):
                return rows.stands(connection, who, known)
            rows.begin(connection, who, draft, first, state, key or None)
            if greeting:
                rows.say(connection, draft, Message(0, self._ids(), COACH, "", greeting, now))
            return rows.stands(connection, who, draft)

    def draft(self, who: Acting, draft: str) -> Draft:
        """A draft as it stands."""
        with self._begin(self._opened.reading, who) as connection:
            return rows.stands(connection, who, draft)

    def head(self, who: Acting, draft: str) -> Head:
        """How far a draft is, for those who ask again and again whether it has moved."""
        with self._begin(self._opened.reading, who) as connection:
            return rows.head(connection, who, draft)

    def drafts(self, who: Acting, *, mine: bool = False, limit: int = 20) -> tuple[Summary, ...]:
        """The drafts of the workspace, latest change first. mine: those that the person began or changed."""
        wanted = select(*(drafts.c[name] for name in Summary._fields)).where(drafts.c.workspace == who.workspace)
        if mine:
            wanted = wanted.where(exists().where(revisions.c.draft == drafts.c.id, revisions.c.person == who.person))
        with self._begin(self._opened.reading, who, named=False) as connection:
            found = connection.execute(wanted.order_by(drafts.c.changed.desc(), drafts.c.id).limit(limit))
            return tuple(Summary(*row) for row in found)

    def save(self, who: Acting, draft: str, key: str, change: Change) -> Draft:
        """Keep an edit as the next revision, and give the draft as it stands then.

        A state that stands already makes no revision. Raises Conflict when the draft has moved on since
        `change.expected`.
        """
        with self._begin(self._opened.writing, who) as connection:
            self._revise(connection, who.person, rows.hold(connection, who, draft, self._clock()), key, change)
            return rows.stands(connection, who, draft)

    def restore(self, who: Acting, draft: str, key: str, number: int, expected: int) -> Draft:
        """Make the state of an earlier revision the next one; the history keeps all. Raises Conflict."""
        fits(key, NAME, "id")
        with self._begin(self._opened.writing, who) as connection:
            stands = rows.hold(connection, who, draft, self._clock())
            old, state = rows.revision(connection, draft, number)
            following = Revision(expected + 1, old.content, key, old.title, who.person, self._clock())
            rows.revise(connection, stands, following, state)
            return rows.stands(connection, who, draft)

    def revisions(self, who: Acting, draft: str) -> tuple[Revision, ...]:
        """The history without the states, oldest first."""
        with self._begin(self._opened.reading, who) as connection:
            return rows.history(connection, rows.stands(connection, who, draft).id)

    def state(self, who: Acting, draft: str, number: int) -> str:
        """The state of one revision. Raises StoreError when there is no such revision."""
        with self._begin(self._opened.reading, who) as connection:
            return rows.revision(connection, rows.stands(connection, who, draft).id, number)[1]

    def export(self, who: Acting, draft: str) -> str:
        """A draft with all revisions and messages, as JSON; moments in UTC."""
        with self._begin(self._opened.reading, who) as connection:
            stands = rows.stands(connection, who, draft)
            past = [rows.revision(connection, draft, each.number) for each in rows.history(connection, draft)]
            said = rows.said(connection, draft)
        content = {
            "version": 1,
            "draft": {name: value for name, value in stands._asdict().items() if name != "state"},
            "revisions": [each._asdict() | {"state": _read(state)} for each, state in past],
            "messages": [each._asdict() for each in said],
        }
        return json.dumps(content, default=datetime.isoformat, ensure_ascii=False, indent=2)

    def delete(self, who: Acting, draft: str) -> None:
        """Delete a draft with its history and all that was said; in a SQLite file the words are overwritten.

        Copies made before a migration (`*.backup`) keep them; whoever runs the program deletes those.
        """
        with self._begin(self._opened.writing, who) as connection:
            rows.hold(connection, who, draft, self._clock())
            connection.execute(delete(drafts).where(rows.here(who, draft)))
        self._opened.overwrite()

    # ---- what is said

    def messages(self, who: Acting, draft: str, after: int = 0) -> tuple[Message, ...]:
        """What was said, in order. after: the last `seq` that the caller has."""
        with self._begin(self._opened.reading, who) as connection:
            return rows.said(connection, rows.stands(connection, who, draft).id, after)

    def say(self, who: Acting, draft: str, key: str, text: str) -> Turn:
        """Keep a message before anything is computed from it, and tell who is to answer it.

        The same key again gives the same turn: `answered`, `pending`, or `ours` when nobody is at it any longer.
        Raises StoreError when the key stands for other words.
        """
        fits(text, MESSAGE, "message")
        fits(key, NAME, "id")
        with self._begin(self._opened.writing, who) as connection:
            rows.hold(connection, who, draft, self._clock())
            said = rows.message(connection, draft, key)
            if said is None:
                rows.say(connection, draft, Message(0, key, TEAM, who.person, text, self._clock()))
            elif (said.role, said.text) != (TEAM, text):
                raise StoreError("This message is kept already, with other words. Send the new words as a new message.")
            (turn,) = rows.turns(connection, draft, self._clock(), key)
            if turn.standing != INTERRUPTED:
                return turn
            turn = turn._replace(standing=OURS, attempt=turn.attempt + 1, until=self._clock() + self._lease)
            rows.lease(connection, turn)
            return turn

    def turn(self, who: Acting, draft: str, key: str) -> Turn | None:
        """What became of a message; None when it was not kept."""
        with self._begin(self._opened.reading, who) as connection:
            rows.stands(connection, who, draft)
            return next(iter(rows.turns(connection, draft, self._clock(), key)), None)

    def unanswered(self, who: Acting, draft: str) -> tuple[Turn, ...]:
        """The messages that have no answer, `pending` or `interrupted`, in order."""
        with self._begin(self._opened.reading, who) as connection:
            rows.stands(connection, who, draft)
            found = rows.turns(connection, draft, self._clock())
        return tuple(turn for turn in found if turn.standing != ANSWERED)

    def renew(self, who: Acting, turn: Turn) -> Turn:
        """Go on answering. Raises TakenOver when somebody else has answered, or does; Busy when the file is held."""
        until = self._clock() + self._lease
        with self._begin(self._opened.writing, who) as connection:
            rows.hold(connection, who, turn.draft, self._clock())
            if not rows.renew(connection, turn, until):
                raise _taken()
        return turn._replace(until=until)

    def answer(self, who: Acting, turn: Turn, text: str, change: Change) -> Turn:
        """Keep an answer and the next revision of the draft, both or neither.

        A message has one answer for good: when there is one, it is given and this one is dropped. Raises Conflict
        when the draft has moved on (compute anew from what stands, and answer again), and TakenOver when somebody
        else has the message.
        """
        fits(text, ANSWER, "answer")
        key, speaker = turn.message.id, turn.message.person
        with self._begin(self._opened.writing, who) as connection:
            stands = rows.hold(connection, who, turn.draft, self._clock())
            now = next(iter(rows.turns(connection, turn.draft, self._clock(), key)), None)
            if now and now.answer:
                return now
            if not now or now.attempt != turn.attempt:
                raise _taken()
            self._revise(connection, speaker, stands, key, change)
            rows.say(connection, turn.draft, Message(0, self._ids(), COACH, "", text, self._clock(), key))
            rows.release(connection, turn)
            (now,) = rows.turns(connection, turn.draft, self._clock(), key)
            return now

    @contextmanager
    def _begin(self, how: Begin, who: Acting, *, named: bool = True) -> Iterator[Connection]:
        """Begin a call for a member. named: the call names a draft, which is not there for whoever is none."""
        with how(who) as connection:
            if role(connection, who) == NOBODY:
                raise rows.unknown() if named else Forbidden(REFUSED[GUEST])
            yield connection

    def _revise(self, connection: Connection, person: str, stands: Draft, key: str, change: Change) -> None:
        fits(change.state, STATE, "draft")
        fits(key, NAME, "id")
        title = stands.title if change.title is None else change.title[:NAME]
        fits(title, NAME, "title")
        number = change.expected + 1
        rows.revise(connection, stands, Revision(number, number, key, title, person, self._clock()), change.state)


def _read(state: str) -> object:
    try:
        return json.loads(state)
    except ValueError:
        return state


def _taken() -> TakenOver:
    return TakenOver("Another window answers this message, so this answer was not kept. The other one will stand here.")
