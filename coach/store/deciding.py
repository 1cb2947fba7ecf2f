"""What a review comes to: what was told, what was decided, and whether the team may commit."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from coach import team
from coach.errors import InputError, TooEarly
from coach.store import reviewing
from coach.store.reviewing import Standing
from coach.store.tables import choices, rounds
from coach.store.values import Acting
from coach.team import Choice, Gate, Item, Plan, Reveal


class Story(NamedTuple):
    """The set as it was put, the choices, and what the first round told; None before it is open."""

    plan: Plan
    choices: tuple[Choice, ...]
    told: Reveal | None

    @property
    def after(self) -> Plan:
        """What the team would commit to now."""
        return team.settle(self.plan, self.choices)

    @property
    def items(self) -> tuple[Item, ...]:
        """What was to be talked about, by the first vote: a second one is about lines that were decided."""
        return self.told.items if self.told else ()

    @property
    def gate(self) -> Gate:
        """Where the set stands."""
        return team.gate(self.plan, self.choices, self.items)


def reveal(connection: Connection, stand: Standing, now: datetime, number: int | None = None) -> Reveal:
    """All answers of a round, once it is open. number: an earlier round. Raises TooEarly, InputError."""
    if number is not None and number != stand.round.number:
        wanted = select(rounds).where(rounds.c.review == stand.review.id, rounds.c.number == number)
        row = connection.execute(wanted).one_or_none()
        if row is None:
            raise InputError(f"There was no vote number {number}.")
        stand = stand._replace(round=row)
    if not reviewing.opened(connection, stand, now):
        raise waits(connection, stand)
    return team.reveal(stand.plan, reviewing.all_ballots(connection, stand.review.id, stand.round.number), stand.parts)


def together(connection: Connection, stand: Standing, now: datetime) -> Reveal:
    """What lies on the table: the answers of this round, and the items of the first that nothing was decided about."""
    told = reveal(connection, stand, now)
    if stand.round.number == 1:
        return told
    before = story(connection, stand, now)
    standing = {part.id for part in before.after.parts}
    waits_ = [each for each in before.items if each.at in standing and team.outcome(before.choices, each.at) is None]
    spreads = (before.told.of(each.at) for each in waits_ if before.told)
    return told._replace(items=(*waits_, *told.items)[: team.ITEMS], spreads=(*told.spreads, *spreads))


def story(connection: Connection, stand: Standing, now: datetime) -> Story:
    """What a review came to so far."""
    told = None
    if stand.round.number > 1 or reviewing.opened(connection, stand, now):
        told = reveal(connection, stand, now, 1)
    return Story(team.load(Plan, stand.review.plan), reviewing.decided(connection, stand.review.id), told)


def decide(connection: Connection, who: Acting, stand: Standing, key: str, choice: Choice, now: datetime) -> None:
    """Add a choice at the end, signed. Raises InputError for what it lacks."""
    review = stand.review.id
    whole = team.choices.facing(team.load(Plan, stand.review.plan), reviewing.decided(connection, review), choice)
    signed = choice._replace(by=who.person, on=now.isoformat(timespec="seconds"))
    content = team.dump(team.choices.checked(whole, signed))
    number = connection.scalar(select(func.max(choices.c.number)).where(choices.c.review == review)) or 0
    connection.execute(insert(choices).values(review=review, number=number + 1, key=key, content=content))


def may_commit(after: Plan, gate: Gate, reason: str) -> None:
    """Raise InputError with what is open: a name in any case, the rest unless the team says why."""
    nameless = any(not line.owner.strip() for line in after.lines)
    if not after.lines or nameless or (gate.verdict == team.NOT_YET and not reason.strip()):
        raise InputError(gate.waits[0])


def waits(connection: Connection, stand: Standing) -> TooEarly:
    """How many are in, and when the answers open."""
    found, wanted = reviewing.count(connection, stand), reviewing.waited(connection, stand)
    of = f" of {wanted}" if wanted else ""
    by = ", or at the time that was agreed" if stand.round.deadline else ""
    few = "" if found >= team.QUORUM else f" Answers open with {team.QUORUM} or more."
    sentence = f"{found}{of} are in. Answers open when all are in{by}.{few}"
    return TooEarly(sentence)
