"""Reviews: begin, join, answer alone, open together, decide, commit.

Nobody is given a ballot, sent or not, but the one who wrote it, before the answers are open or after: once they are, `reveal` gives
counts and reasons without names. Whoever owns the database file can read it; no call can.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from coach import team
from coach.errors import InputError, TooEarly
from coach.store import cycling, deciding, reviewing, rows
from coach.store.cycling import Written
from coach.store.opened import Opened
from coach.store.reviewing import FINGERS, Standing, stands
from coach.store.rights import GUEST, LEAD, MEMBER, need, role, seat
from coach.store.tables import choices, reviews, rooms, rounds
from coach.store.told import Cycle, Review, ReviewSummary, Terms
from coach.store.values import BALLOT, MESSAGE, NAME, STATE, Acting, fits
from coach.team import Ballot, Calendar, Choice, Gate, Mark, Plan, Reveal

SEATS = 60
"""The most people in one review."""
TALKED = (*team.choices.OUTCOMES,)


class Reviews:
    """The reviews of a workspace, and for a guest the one of their room.

    Every call raises NotFound for a review of others, exactly as for one that never was, and Forbidden where it is for
    a member or a lead. Calls with a `key`, an id made by the client, may be sent again: nothing is kept twice.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    # ---- before

    def begin(self, who: Acting, plan: Plan, terms: Terms, *, key: str, draft: str = "") -> Review:
        """Put a set before the team. For a lead. The same key gives the same review.

        draft: the id of the draft that the set comes from.
        """
        if terms.form not in (team.QUICK, team.THOROUGH) or not plan.lines:
            raise InputError("A review is about a set with a key result, and is quick or thorough.")
        _seats(terms)
        text = team.dump(plan)
        for what, limit, called in ((text, STATE, "set"), (key, NAME, "id"), (draft, NAME, "id")):
            fits(what, limit, called)
        now = self._opened.clock()
        with self._opened.writing(who) as connection:
            need(role(connection, who), LEAD)
            rows.alone(connection, key)
            same = (reviews.c.workspace == who.workspace, reviews.c.person == who.person, reviews.c.key == key)
            known = connection.scalar(select(reviews.c.id).where(*same))
            if known is None:
                known = self._opened.ids()
                connection.execute(
                    insert(reviews).values(
                        id=known,
                        workspace=who.workspace,
                        draft=draft,
                        form=terms.form,
                        plan=text,
                        person=who.person,
                        key=key,
                        round=1,
                        created=now,
                        changed=now,
                        ended=None,
                        cycle=None,
                        reason="",
                    )
                )
                reviewing.begin_round(connection, known, 1, plan, terms)
            return self._shown(connection, who, stands(connection, who, known, LEAD))

    def all(self, who: Acting) -> tuple[ReviewSummary, ...]:
        """The reviews of the workspace, the latest first. For members."""
        wanted = select(*(reviews.c[name] for name in ReviewSummary._fields)).where(
            reviews.c.workspace == who.workspace
        )
        with self._opened.reading(who) as connection:
            need(role(connection, who), MEMBER)
            found = connection.execute(wanted.order_by(reviews.c.created.desc(), reviews.c.id))
            return tuple(ReviewSummary(*row)._replace(cycle=row.cycle or "") for row in found)

    def schedule(self, who: Acting, review: str, terms: Terms) -> Review:
        """Say anew how many will answer and until when; a deadline of now opens what is in, if it is enough. For a lead.

        Raises TooEarly once the answers are open.
        """
        _seats(terms)
        with self._opened.writing(who) as connection:
            stand = self._held(connection, who, review, LEAD)
            if stand.round.opened:
                raise reviewing.open_already()
            here = (rounds.c.review == review, rounds.c.number == stand.round.number)
            connection.execute(update(rounds).where(*here).values(seats=terms.seats, deadline=terms.deadline))
            return self._shown(connection, who, self._held(connection, who, review, LEAD))

    # ---- alone

    def review(self, who: Acting, review: str) -> Review:
        """A review as it stands: the set, who has answered and not what, what was decided."""
        with self._opened.reading(who) as connection:
            return self._shown(connection, who, stands(connection, who, review, GUEST))

    def join(self, who: Acting, review: str, name: str) -> Review:
        """Sit down among those who answer. Guests sit already. Again, with another name, renames nobody.

        Raises InputError for a name that somebody here goes by, or none.
        """
        with self._opened.writing(who) as connection:
            stand = self._held(connection, who, review, GUEST)
            if reviewing.voter(connection, review, seat(who)) is None:
                reviewing.running(stand)
                called = free(connection, review, name)
                _person(who)
                reviewing.sit(connection, review, seat(who), called, stand.role, self._opened.clock())
            return self._shown(connection, who, stand)

    def vote(self, who: Acting, review: str, key: str, ballot: Ballot) -> Review:
        """Keep what somebody answered alone; until the answers are open a later ballot takes the place of an earlier.

        Raises InputError with the first thing it lacks, TooEarly once the answers are open (a ballot with the same
        key is in already and is told as such), and InputError for somebody who has not sat down.
        """
        fits(team.dump(ballot), BALLOT, "ballot")
        fits(key, NAME, "id")
        with self._opened.writing(who) as connection:
            stand = self._held(connection, who, review, GUEST)
            if reviewing.voter(connection, review, seat(who)) is None:
                raise InputError(reviewing.NAMELESS)
            kept = reviewing.own(connection, stand, seat(who))
            if kept is None or kept.key != key:
                reviewing.takes_answers(stand)
                lacking = team.lacks(stand.plan, ballot._replace(form=stand.review.form), stand.parts)
                if lacking:
                    raise InputError(lacking[0].sentence)
                reviewing.put(connection, stand, seat(who), key, team.ballots.sent(ballot), self._opened.clock())
            return self._shown(connection, who, reviewing.settle_open(connection, stand, self._opened.clock()))

    def own(self, who: Acting, review: str) -> Ballot | None:
        """What the caller answered in this round, None before; nobody is given what another answered."""
        with self._opened.reading(who) as connection:
            kept = reviewing.own(connection, stands(connection, who, review, GUEST), seat(who))
            return team.load(Ballot, kept.content) if kept is not None else None

    def fingers(self, who: Acting, review: str, key: str, sure: Mapping[str, Sequence[int]]) -> Review:
        """For a room without phones: all show a hand at once, and a lead types the numbers, line by line.

        The numbers of a line are kept sorted, and open at once; typed anew they take the place of the first. Raises
        InputError for fewer than three numbers, or other than 0 to 10, and TooEarly where somebody answered alone:
        hands that were counted would open what one or two have said.
        """
        counts = [len(numbers) for numbers in sure.values()] or [0]
        known = all(0 <= each <= 10 for numbers in sure.values() for each in numbers)
        if not known or min(counts) < team.QUORUM or max(counts) > SEATS:
            raise InputError("At least three numbers from 0 to 10 go with each line, or none at all.")
        with self._opened.writing(who) as connection:
            stand = self._held(connection, who, review, LEAD)
            reviewing.running(stand)
            if reviewing.alone(connection, stand):
                raise TooEarly("Somebody answered alone in this round, and both do not mix. Answers open as agreed.")
            lines = {line.id for line in stand.plan.lines if stand.parts is None or line.id in stand.parts}
            if not sure.keys() <= lines:
                raise InputError("A line of these numbers does not stand in the review. Open the page again.")
            now = self._opened.clock()
            reviewing.lower_hands(connection, stand)
            for n in range(max(counts)):
                person, marks = f"{FINGERS}:{n}", _shown_by(sure, n)
                if reviewing.voter(connection, review, person) is None:
                    reviewing.sit(connection, review, person, f"hand {n + 1}", FINGERS, now)
                reviewing.put(connection, stand, person, key, Ballot(marks), now)
            return self._shown(connection, who, reviewing.open_answers(connection, stand, now))

    # ---- together

    def reveal(self, who: Acting, review: str, number: int | None = None) -> Reveal:
        """All answers of a round at once: counts, dots, reasons without names, at most three items.

        After a second vote: also what nothing was decided about after the first. number: one round alone. Raises TooEarly before all or the deadline are in, and with fewer than three.
        """
        with self._opened.reading(who) as connection:
            stand = stands(connection, who, review, GUEST)
            if number is None:
                return deciding.together(connection, stand, self._opened.clock())
            return deciding.reveal(connection, stand, self._opened.clock(), number)

    def gate(self, who: Acting, review: str) -> Gate:
        """Where the set stands before a commit: the verdict, what waits, the numbers that are open. For members."""
        with self._opened.reading(who) as connection:
            return deciding.story(connection, stands(connection, who, review, MEMBER), self._opened.clock()).gate

    def choose(self, who: Acting, review: str, key: str, choice: Choice) -> Review:
        """Decide one thing: keep, change, drop, park, a name, a day. For members. The same key decides once.

        Raises TooEarly for keep, change, drop and park of what is before the voters, until the answers are open, and
        InputError for what it lacks.
        """
        fits(team.dump(choice), MESSAGE, "decision")
        fits(key, NAME, "id")
        with self._opened.writing(who) as connection:
            stand = self._held(connection, who, review, MEMBER)
            held = select(choices.c.number).where(choices.c.review == review, choices.c.key == key)
            if connection.scalar(held) is None:
                reviewing.running(stand)
                if choice.action in TALKED and not stand.round.opened and _voted_on(stand, choice.at):
                    raise deciding.waits(connection, stand)
                deciding.decide(connection, who, stand, key, choice, self._opened.clock())
            return self._shown(connection, who, stand)

    def vote_again(self, who: Acting, review: str, terms: Terms) -> Review:
        """Begin a second vote on the lines that were changed, and on those alone. For a lead.

        Raises TooEarly before the answers are open, InputError while nothing was changed.
        """
        _seats(terms)
        with self._opened.writing(who) as connection:
            stand = self._held(connection, who, review, LEAD)
            reviewing.running(stand)
            if not stand.round.opened:
                raise deciding.waits(connection, stand)
            done = reviewing.decided(connection, review)
            now = team.settle(team.load(Plan, stand.review.plan), done)
            parts = [each.id for each in now.parts if each.id in team.reworded(done)]
            if not parts:
                raise InputError("No line was changed, so there is nothing to vote on again.")
            number = stand.round.number + 1
            reviewing.begin_round(connection, review, number, now, terms, parts)
            connection.execute(update(reviews).where(reviews.c.id == review).values(round=number))
            return self._shown(connection, who, stands(connection, who, review, LEAD))

    # ---- the end

    def commit(self, who: Acting, review: str, key: str, days: Calendar, reason: str = "") -> Cycle:
        """Freeze what stands as version 1 of a new cycle, and end the review with its room. For a lead.

        The team may commit while something is open, and then says why; a key result without a name waits in any case.
        Raises TooEarly before the answers are open, InputError for what is open. Again: the same cycle.
        """
        fits(reason, MESSAGE, "reason")
        team.calendar.checked(days)
        with self._opened.writing(who) as connection:
            stand = self._held(connection, who, review, LEAD)
            if not stand.review.cycle:
                reviewing.running(stand)
                if stand.round.number == 1 and not stand.round.opened:
                    raise deciding.waits(connection, stand)
                story = deciding.story(connection, stand, self._opened.clock())
                after = story.after
                deciding.may_commit(after, story.gate, reason)
                cycle, now = self._opened.ids(), self._opened.clock()
                cycling.begin(connection, who, Cycle(cycle, review, days, after, 1, now))
                cycling.revise(connection, cycle, Written(key, who.person, now), after)
                changed = {"cycle": cycle, "reason": reason, "ended": now}
                connection.execute(update(reviews).where(reviews.c.id == review).values(changed))
                connection.execute(delete(rooms).where(rooms.c.review == review))
                reviewing.forget_sheets(connection, review)
                return cycling.stands(connection, who, cycle, LEAD)
            return cycling.stands(connection, who, stand.review.cycle, LEAD)

    def minutes(self, who: Acting, review: str) -> str:
        """The minutes as Markdown: decisions, dissent, open numbers, waivers, what waits. For members."""
        with self._opened.reading(who) as connection:
            stand = stands(connection, who, review, MEMBER)
            story = deciding.story(connection, stand, self._opened.clock())
            version = 1 if stand.review.cycle else None
            return team.minutes(*story, story.gate, reason=stand.review.reason, version=version)

    def end(self, who: Acting, review: str) -> None:
        """End a review without a commit; its room closes. For a lead."""
        with self._opened.writing(who) as connection:
            stand = self._held(connection, who, review, LEAD)
            ended = stand.review.ended or self._opened.clock()
            connection.execute(update(reviews).where(reviews.c.id == review).values(ended=ended))
            connection.execute(delete(rooms).where(rooms.c.review == review))
            reviewing.forget_sheets(connection, review)

    def delete(self, who: Acting, review: str) -> None:
        """Delete a review with its ballots, which nobody has read, and its decisions. What was committed stays. For a lead."""
        with self._opened.writing(who) as connection:
            self._held(connection, who, review, LEAD)
            connection.execute(delete(reviews).where(reviews.c.id == review))
        self._opened.overwrite()

    # ---- within

    def _held(self, connection: Connection, who: Acting, review: str, needs: str) -> Standing:
        now = self._opened.clock()
        return reviewing.settle_open(connection, stands(connection, who, review, needs, hold=now), now)

    def _shown(self, connection: Connection, who: Acting, stand: Standing) -> Review:
        return reviewing.shown(connection, who, stand, self._opened.clock())


def free(connection: Connection, review: str, name: str) -> str:
    """A name that nobody else here goes by. Raises InputError."""
    called = " ".join(name.split())
    if not called or len(called) > 60:
        raise InputError("Give a name of 60 characters at most, so that the others know who is here.")
    fits(called, NAME, "name")
    if reviewing.named(connection, review, called):
        raise InputError(
            "Somebody here goes by this name. If that is you, open the address where you answered; if not, add a letter."
        )
    return called


def _person(who: Acting) -> None:
    if not who.person.strip():
        raise InputError(reviewing.NAMELESS)


def _voted_on(stand: Standing, at: str) -> bool:
    """Whether a part, or a key result of it, is before the voters of this round."""
    return stand.parts is None or any(each == at or each.startswith(f"{at}.") for each in stand.parts)


def _seats(terms: Terms) -> None:
    if terms.seats and not team.QUORUM <= terms.seats <= SEATS:
        raise InputError(f"Between {team.QUORUM} and {SEATS} people answer: with fewer, each knows what another said.")


def _shown_by(sure: Mapping[str, Sequence[int]], n: int) -> tuple[Mark, ...]:
    return tuple(Mark(at, sure=sorted(numbers)[n]) for at, numbers in sure.items() if n < len(numbers))
