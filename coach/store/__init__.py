"""Drafts, their history and what was said: kept before anything else is done with it.

`connect()` opens the store; each call names who acts and in which workspace. SQLite in the user's data folder, or
the database of COACH_DATABASE_URL. What stands in a state is session's business (`session.dump`, `session.load`).
A turn of the dialogue:

    turn = kept.say(who, draft, key, text)  # the message is on the disk, and the same key again changes nothing
    while turn.standing == store.OURS:
        stands = kept.draft(who, draft)
        talk, replies = dialogue.step(session.load(stands.state), text)
        try:
            turn = kept.answer(who, turn, replies, Change(session.dump(talk), stands.revision))
        except Conflict:
            pass  # somebody edited meanwhile: once more, from what stands now

A review, from the lead's page and from a guest's phone:

    review = kept.reviews.begin(lead, team.plan(okrs), Terms(seats=6), key=key)
    code = kept.rooms.open(lead, review.id).code
    guest = kept.rooms.enter(Acting(address, ""), code, "Rosa", store.new_id())
    kept.reviews.vote(guest.who, guest.review, key, ballot)
    told = kept.reviews.reveal(lead, review.id)  # TooEarly until all are in
    cycle = kept.reviews.commit(lead, review.id, key, days)
    kept.cycles.check_in(member, cycle.id, key, entered)
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

from coach.store import migrations, place
from coach.store.drafts import Store
from coach.store.rights import GUEST, LEAD, MEMBER, NOBODY
from coach.store.told import (
    Cycle,
    CycleSummary,
    Guest,
    Member,
    Review,
    ReviewSummary,
    Room,
    Terms,
    Voter,
)
from coach.store.values import (
    ANSWER,
    ANSWERED,
    COACH,
    INTERRUPTED,
    MESSAGE,
    OURS,
    PENDING,
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
)

__all__ = [
    "ANSWER",
    "ANSWERED",
    "COACH",
    "GUEST",
    "INTERRUPTED",
    "LEAD",
    "MEMBER",
    "MESSAGE",
    "NOBODY",
    "OURS",
    "PENDING",
    "STATE",
    "TEAM",
    "Acting",
    "Change",
    "Cycle",
    "CycleSummary",
    "Draft",
    "Guest",
    "Head",
    "Member",
    "Message",
    "Review",
    "ReviewSummary",
    "Revision",
    "Room",
    "Store",
    "Summary",
    "Terms",
    "Turn",
    "Voter",
    "connect",
    "new_id",
]

LEASE = timedelta(seconds=30)


def new_id() -> str:
    """An id that nobody guesses: 22 characters, 128 bits."""
    return secrets.token_urlsafe(16)


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def connect(
    url: str = "",
    *,
    clock: Callable[[], datetime] = now,
    ids: Callable[[], str] = new_id,
    lease: timedelta = LEASE,
) -> Store:
    """Open the store and bring its schema up to date. One store serves all threads of a process.

    url: COACH_DATABASE_URL; empty for a file in the user's data folder. lease: how long somebody who answers a
    message may take before somebody else may, unless renewed.
    Raises StoreError when the place cannot be read, opened or written, or holds what this program does not know.
    """
    where = place.read(url) if url else place.home()
    file = place.file_of(where)
    if file:
        place.make(file)
    engine = place.engine(where, file)
    with ExitStack() as undo:
        undo.callback(engine.dispose)
        migrations.migrate(engine.execution_options(begin=place.WRITE), file, clock)
        if file:
            place.read_while_writing(engine.execution_options(begin=place.OUTSIDE))
        undo.pop_all()
    return Store(engine, clock, ids, lease)
