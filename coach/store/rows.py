"""The statements, each on a connection that somebody else has opened and will commit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from coach.errors import Conflict, NoDraft, StoreError
from coach.store.tables import drafts, leases, messages, revisions
from coach.store.values import ANSWERED, INTERRUPTED, PENDING, TEAM, Acting, Draft, Head, Message, Revision, Turn

REVISION = tuple(revisions.c[name] for name in Revision._fields)
MESSAGE = tuple(messages.c[name] for name in Message._fields)


def here(who: Acting, draft: str) -> ColumnElement[bool]:
    """The draft's row, if it belongs to the workspace. Raises NoDraft for an id that cannot be one."""
    if not (draft.isascii() and draft.isprintable()):
        raise unknown()
    return and_(drafts.c.id == draft, drafts.c.workspace == who.workspace)


def hold(connection: Connection, who: Acting, draft: str, now: datetime) -> Draft:
    """Keep other writers of the draft waiting until the end of the transaction, and give it as it stands."""
    connection.execute(update(drafts).where(here(who, draft)).values(changed=now))
    return stands(connection, who, draft)


def stands(connection: Connection, who: Acting, draft: str) -> Draft:
    """The draft with its last revision."""
    last = and_(revisions.c.draft == drafts.c.id, revisions.c.number == drafts.c.revision)
    row = connection.execute(
        select(
            drafts.c.id,
            drafts.c.title,
            drafts.c.revision,
            revisions.c.state,
            revisions.c.person,
            drafts.c.created,
            revisions.c.at,
        )
        .join_from(drafts, revisions, last)
        .where(here(who, draft))
    ).one_or_none()
    if row is None:
        raise unknown()
    return Draft(*row)


def alone(connection: Connection, name: str) -> None:
    """Let others who ask by the same name wait until the transaction ends: where there is no row yet to hold."""
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(name))))


def head(connection: Connection, who: Acting, draft: str) -> Head:
    """The last numbers of a draft; its state and what was said are not read."""
    last = select(func.coalesce(func.max(messages.c.seq), 0)).where(messages.c.draft == drafts.c.id).scalar_subquery()
    row = connection.execute(select(drafts.c.revision, last).where(here(who, draft))).one_or_none()
    if row is None:
        raise unknown()
    return Head(*row)


def begun(connection: Connection, who: Acting, key: str) -> str | None:
    """The id of the draft that the person began with a key; others who begin with it wait until the transaction ends."""
    alone(connection, key)
    known = select(drafts.c.id).where(
        drafts.c.workspace == who.workspace, drafts.c.person == who.person, drafts.c.key == key
    )
    found: str | None = connection.scalar(known)
    return found


def begin(connection: Connection, who: Acting, draft: str, first: Revision, state: str, key: str | None) -> None:
    """Add a draft with its first revision. key: what the client calls the beginning, which is no change of a draft."""
    connection.execute(
        insert(drafts).values(
            id=draft,
            workspace=who.workspace,
            person=who.person,
            title=first.title,
            revision=first.number,
            created=first.at,
            changed=first.at,
            key=key,
        )
    )
    connection.execute(insert(revisions).values(draft=draft, state=state, **first._asdict()))


def revise(connection: Connection, draft: Draft, following: Revision, state: str) -> None:
    """Add a revision, unless its key has made one or nothing changes. Raises Conflict when another one came first."""
    known = select(revisions.c.number).where(revisions.c.draft == draft.id, revisions.c.key == following.key)
    if (state, following.title) == (draft.state, draft.title) or connection.scalar(known) is not None:
        return
    before = update(drafts).where(drafts.c.id == draft.id, drafts.c.revision == following.number - 1)
    if not connection.execute(before.values(revision=following.number, title=following.title)).rowcount:
        raise Conflict(
            f"{draft.person or 'Somebody else'} has changed this draft meanwhile. Both versions are here; "
            "choose one, or put them together, and keep it.",
            mine=state,
            theirs=draft.state,
            revision=draft.revision,
            person=draft.person,
        )
    connection.execute(insert(revisions).values(draft=draft.id, state=state, **following._asdict()))


def history(connection: Connection, draft: str) -> tuple[Revision, ...]:
    """All revisions, oldest first."""
    wanted = select(*REVISION).where(revisions.c.draft == draft).order_by(revisions.c.number)
    return tuple(Revision(*row) for row in connection.execute(wanted))


def revision(connection: Connection, draft: str, number: int) -> tuple[Revision, str]:
    """One revision and its state."""
    wanted = select(*REVISION, revisions.c.state).where(revisions.c.draft == draft, revisions.c.number == number)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise StoreError(f"This draft has no revision {number}. Choose one from its history.")
    return Revision(*row[:-1]), row[-1]


def said(connection: Connection, draft: str, after: int = 0) -> tuple[Message, ...]:
    """What was said after a message, in order."""
    wanted = select(*MESSAGE).where(messages.c.draft == draft, messages.c.seq > after).order_by(messages.c.seq)
    return tuple(Message(*row) for row in connection.execute(wanted))


def say(connection: Connection, draft: str, message: Message) -> None:
    """Add a message at the end; its `seq` is counted here, while the draft is held."""
    last = connection.scalar(select(func.max(messages.c.seq)).where(messages.c.draft == draft)) or 0
    connection.execute(insert(messages).values(draft=draft, **message._replace(seq=last + 1)._asdict()))


def message(connection: Connection, draft: str, key: str) -> Message | None:
    """A message by its id."""
    row = connection.execute(select(*MESSAGE).where(messages.c.draft == draft, messages.c.id == key)).one_or_none()
    return Message(*row) if row else None


def turns(connection: Connection, draft: str, now: datetime, key: str | None = None) -> tuple[Turn, ...]:
    """What people said, each with its answer or with who is at it; key: one message alone."""
    answer = messages.alias("answer")
    wanted = (
        select(*MESSAGE, leases.c.attempt, leases.c.until, *(answer.c[name] for name in Message._fields))
        .outerjoin_from(messages, answer, and_(answer.c.draft == messages.c.draft, answer.c.answers == messages.c.id))
        .outerjoin(leases, and_(leases.c.draft == messages.c.draft, leases.c.message == messages.c.id))
        .where(messages.c.draft == draft, messages.c.role == TEAM)
        .order_by(messages.c.seq)
    )
    if key is not None:
        wanted = wanted.where(messages.c.id == key)
    return tuple(_turn(draft, row, now) for row in connection.execute(wanted))


def _turn(draft: str, row: Sequence[Any], now: datetime) -> Turn:
    own = len(Message._fields)
    message, (attempt, until), answer = Message(*row[:own]), row[own : own + 2], row[own + 2 :]
    if answer[0] is not None:
        return Turn(draft, message, ANSWERED, Message(*answer))
    return Turn(draft, message, PENDING if until and until > now else INTERRUPTED, None, attempt or 0, until)


def lease(connection: Connection, turn: Turn) -> None:
    """Note who is at a message, and until when."""
    release(connection, turn)
    row = {"draft": turn.draft, "message": turn.message.id, "attempt": turn.attempt, "until": turn.until}
    connection.execute(insert(leases).values(row))


def renew(connection: Connection, turn: Turn, until: datetime) -> bool:
    """Whether the caller is still the one who is at it, and is until then."""
    held = update(leases).where(*_leased(turn), leases.c.attempt == turn.attempt).values(until=until)
    return bool(connection.execute(held).rowcount)


def release(connection: Connection, turn: Turn) -> None:
    """Nobody is at it."""
    connection.execute(delete(leases).where(*_leased(turn)))


def _leased(turn: Turn) -> tuple[ColumnElement[bool], ...]:
    return leases.c.draft == turn.draft, leases.c.message == turn.message.id


def unknown() -> NoDraft:
    """The one answer for what is not there or belongs to others."""
    return NoDraft("There is no draft at this address. It may have been deleted, or belong to another workspace.")
