"""The statements of a review, each on a connection that somebody else has opened and will commit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from coach import team
from coach.errors import NotFound, TooEarly
from coach.store.rights import GUEST, NOBODY, need, role, seat
from coach.store.tables import ballots, choices, reviews, rooms, rounds, sheets, voters
from coach.store.told import Review, Terms, Voter
from coach.store.values import Acting
from coach.team import Ballot, Choice, Plan

FINGERS = "fingers"
NAMELESS = "Give a name first, so that nobody is counted twice."


class Standing(NamedTuple):
    """A review's row, its present round's row, and what the caller is in it."""

    review: Row[Any]
    round: Row[Any]
    role: str

    @property
    def plan(self) -> Plan:
        """What this round is about."""
        return team.load(Plan, self.round.plan)

    @property
    def parts(self) -> frozenset[str] | None:
        """The parts that a second vote is about; None: all."""
        return frozenset(self.round.parts.split()) or None


def unknown() -> NotFound:
    """The one answer for what is not there, has ended for a guest, or belongs to others."""
    return NotFound("There is no review at this address. It may have ended, or belong to another team.")


def stands(connection: Connection, who: Acting, review: str, needs: str, *, hold: datetime | None = None) -> Standing:
    """A review that somebody may see, with the rights they need. hold: keep other writers waiting, at that moment.

    Raises NotFound alike for an id of others and for one that never was, Forbidden where the role is not enough.
    """
    if not (review.isascii() and review.isprintable()):
        raise unknown()
    if hold:
        connection.execute(update(reviews).where(reviews.c.id == review).values(changed=hold))
    row = connection.execute(select(reviews).where(reviews.c.id == review)).one_or_none()
    has = _role(connection, who, row) if row is not None else NOBODY
    if row is None or has == NOBODY:
        raise unknown()
    need(has, needs)
    now = select(rounds).where(rounds.c.review == review, rounds.c.number == row.round)
    return Standing(row, connection.execute(now).one(), has)


def _role(connection: Connection, who: Acting, review: Row[Any]) -> str:
    if who.workspace == review.workspace:
        return role(connection, who)
    if who.workspace or review.ended:
        return NOBODY
    sits = select(voters.c.role).join(rooms, rooms.c.review == voters.c.review)
    found = connection.scalar(sits.where(voters.c.review == review.id, voters.c.person == seat(who)))
    return GUEST if found == GUEST else NOBODY


def running(stand: Standing) -> None:
    """Raise TooEarly for a review that has ended."""
    if stand.review.ended:
        raise TooEarly("This review has ended. What was decided stands in its minutes.")


def takes_answers(stand: Standing) -> None:
    """Raise TooEarly where this round takes no answers any more."""
    running(stand)
    if stand.round.opened:
        raise open_already()


def open_already() -> TooEarly:
    """What is said to an answer that comes late."""
    return TooEarly("The answers are open, so this round takes no more. A changed line can be voted on again.")


def count(connection: Connection, stand: Standing) -> int:
    """How many ballots are in."""
    here = (ballots.c.review == stand.review.id, ballots.c.round == stand.round.number)
    return connection.scalar(select(func.count()).select_from(ballots).where(*here)) or 0


def alone(connection: Connection, stand: Standing) -> int:
    """How many ballots people wrote themselves."""
    here = (ballots.c.review == stand.review.id, ballots.c.round == stand.round.number)
    own_ = select(func.count()).select_from(ballots).where(*here, ~ballots.c.person.startswith(f"{FINGERS}:"))
    return connection.scalar(own_) or 0


def lower_hands(connection: Connection, stand: Standing) -> None:
    """Forget the hands that were typed for this round."""
    here = (ballots.c.review == stand.review.id, ballots.c.round == stand.round.number)
    connection.execute(delete(ballots).where(*here, ballots.c.person.startswith(f"{FINGERS}:")))


def waited(connection: Connection, stand: Standing) -> int:
    """How many ballots are waited for: the seats, or more where more people came; 0: nobody said how many."""
    if not stand.round.seats:
        return 0
    came = connection.scalar(select(func.count()).select_from(voters).where(voters.c.review == stand.review.id)) or 0
    seats: int = stand.round.seats
    return max(seats, came) if stand.round.number == 1 else seats


def opened(connection: Connection, stand: Standing, now: datetime) -> datetime | None:
    """When the answers of this round were opened, or are by now: all are in, or the deadline is; never under quorum."""
    if stand.round.opened:
        moment: datetime = stand.round.opened
        return moment
    found = count(connection, stand)
    deadline: datetime | None = stand.round.deadline
    if found < team.QUORUM:
        return None
    if deadline and deadline <= now:
        return now
    waits = waited(connection, stand)
    return now if waits and found >= waits else None


def settle_open(connection: Connection, stand: Standing, now: datetime) -> Standing:
    """Write down that the answers are open once they are: whoever joins later does not close them again."""
    moment = opened(connection, stand, now)
    return open_answers(connection, stand, moment) if moment and not stand.round.opened else stand


def open_answers(connection: Connection, stand: Standing, moment: datetime) -> Standing:
    """The answers are open from a moment on, and what was not sent by then is forgotten."""
    here = and_(rounds.c.review == stand.review.id, rounds.c.number == stand.round.number)
    connection.execute(update(rounds).where(here, rounds.c.opened.is_(None)).values(opened=moment))
    forget_sheets(connection, stand.review.id)
    return stand._replace(round=connection.execute(select(rounds).where(here)).one())


def forget_sheets(connection: Connection, review: str) -> None:
    """Forget what was written and not sent: it cannot be sent any more."""
    connection.execute(delete(sheets).where(sheets.c.review == review))


def begin_round(
    connection: Connection, review: str, number: int, whole: Plan, terms: Terms, parts: Sequence[str] = ()
) -> None:
    """Add a round: what is voted on, by how many, until when."""
    connection.execute(
        insert(rounds).values(
            review=review,
            number=number,
            plan=team.dump(whole),
            parts=" ".join(parts),
            seats=terms.seats,
            deadline=terms.deadline,
            opened=None,
        )
    )


def voter(connection: Connection, review: str, person: str) -> Row[Any] | None:
    """Somebody among the voters."""
    return connection.execute(select(voters).where(voters.c.review == review, voters.c.person == person)).one_or_none()


def named(connection: Connection, review: str, name: str) -> bool:
    """Whether somebody goes by a name already, whichever way it is written."""
    names = connection.scalars(select(voters.c.name).where(voters.c.review == review))
    return name.casefold() in {each.casefold() for each in names}


def sit(connection: Connection, review: str, person: str, name: str, as_: str, now: datetime) -> None:
    """Add a voter."""
    connection.execute(insert(voters).values(review=review, person=person, name=name, role=as_, at=now))


def put(connection: Connection, stand: Standing, person: str, key: str, ballot: Ballot, now: datetime) -> None:
    """Keep a ballot in the place of an earlier one of the same voter, and of the sheet that it was written on."""
    here = {"review": stand.review.id, "round": stand.round.number, "person": person}
    for each in (ballots, sheets):
        connection.execute(delete(each).where(*(each.c[name] == value for name, value in here.items())))
    connection.execute(insert(ballots).values(**here, key=key, at=now, content=team.dump(ballot)))


def jot(connection: Connection, stand: Standing, person: str, ballot: Ballot, now: datetime) -> None:
    """Keep a sheet in the place of an earlier one of the same voter."""
    here = {"review": stand.review.id, "round": stand.round.number, "person": person}
    connection.execute(delete(sheets).where(*(sheets.c[name] == value for name, value in here.items())))
    connection.execute(insert(sheets).values(**here, at=now, content=team.dump(ballot)))


def sheet(connection: Connection, stand: Standing, person: str) -> str | None:
    """The sheet of one voter in this round. The caller has made sure that it is their own."""
    here = (sheets.c.review == stand.review.id, sheets.c.round == stand.round.number, sheets.c.person == person)
    found: str | None = connection.scalar(select(sheets.c.content).where(*here))
    return found


def own(connection: Connection, stand: Standing, person: str) -> Row[Any] | None:
    """The ballot of one voter in this round. The caller has made sure that it is their own."""
    here = (ballots.c.review == stand.review.id, ballots.c.round == stand.round.number, ballots.c.person == person)
    return connection.execute(select(ballots).where(*here)).one_or_none()


def all_ballots(connection: Connection, review: str, number: int) -> tuple[Ballot, ...]:
    """All ballots of a round that is open, in an order that tells nothing about who wrote them."""
    wanted = select(ballots.c.content).where(ballots.c.review == review, ballots.c.round == number)
    return tuple(team.load(Ballot, text) for text in sorted(connection.scalars(wanted)))


def decided(connection: Connection, review: str) -> tuple[Choice, ...]:
    """All choices, in order."""
    wanted = select(choices.c.content).where(choices.c.review == review).order_by(choices.c.number)
    return tuple(team.load(Choice, text) for text in connection.scalars(wanted))


def shown(connection: Connection, who: Acting, stand: Standing, now: datetime) -> Review:
    """The review as its people see it."""
    row, turn = stand.review, stand.round
    sitting = select(voters, ballots.c.key.label("ballot")).outerjoin(
        ballots,
        and_(ballots.c.review == voters.c.review, ballots.c.person == voters.c.person, ballots.c.round == turn.number),
    )
    found = connection.execute(sitting.where(voters.c.review == row.id).order_by(voters.c.at, voters.c.name)).all()
    me = seat(who)
    return Review(
        row.id,
        team.load(Plan, row.plan),
        decided(connection, row.id),
        row.form,
        row.draft,
        turn.number,
        tuple(turn.parts.split()),
        turn.seats,
        turn.deadline,
        opened(connection, stand, now),
        tuple(Voter(each.name, each.role, each.ballot is not None) for each in found),
        stand.role,
        row.created,
        row.ended,
        row.cycle or "",
        next((each.name for each in found if each.person == me), ""),
    )
