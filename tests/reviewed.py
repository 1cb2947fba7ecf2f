"""What tests of the team share: a set, six people and what each of them answers alone."""

from __future__ import annotations

from datetime import date, timedelta

from stores import Clock

from coach import parse, store, team
from coach.store import Acting, Cycle, Guest, Review, Store, Terms
from coach.team import Amendment, Ballot, Calendar, CheckIn, Choice, Entry, Mark, Notes, Plan, Result

LEAD, MEMBER, OTHER = Acting("Ida", "ferry"), Acting("Moe", "ferry"), Acting("Zed", "harbour")
NOBODY = Acting("198.51.100.7", "")
DAYS = Calendar(date(2027, 1, 4), date(2027, 3, 28))
TEXT = """# Passengers reach the island when they planned to

- Crossings that leave on time from 72% to 90% (owner: Moe)
- Lost bags from 50 to 10% less
- Answers to complaints within two days, 64% to [target: share - the desk]
"""


def whole() -> Plan:
    """One objective, three key results: owned, unowned, one whose aim is open."""
    found = team.plan(parse.read(TEXT, "markdown"), {(0, 1): "Ida"})
    return found._replace(team="Ferry", cycle="Spring", held=(team.Held("h1", "Crew rest stays at 11 hours"),))


def ballot(true: str = "yes", *marks: tuple[str, int | None, str], drop: str = "", help_: str = "") -> Ballot:
    """One objective, then three key results, each with how sure and a reason; keep and 6 where nothing is said."""
    three = [*marks, *[("keep", 6, "")] * (3 - len(marks))]
    lines = (Mark(f"1.{n}", said, sure, reason) for n, (said, sure, reason) in enumerate(three, 1))
    why = "An early boat leaves people on the pier." if true == "no" else ""
    return Ballot((Mark("1", true, None, why), *lines), drop, help_)


SIX = (
    ballot("yes", ("keep", 7, ""), help_="the pilots"),
    ballot("partly", ("keep", 8, ""), ("keep", 5, "")),
    ballot("partly", ("keep", 6, ""), ("talk", 2, "Summer bags are heavier and there are more of them.")),
    ballot("yes", ("keep", 9, "The wind decides."), ("can't judge", None, "")),
    ballot("yes", ("can't judge", None, ""), ("drop", 3, "Bags come back late."), drop="the bag line"),
    ballot("no", ("talk", 4, "")),
)


def enrolled(kept: Store) -> None:
    """A team with a lead and a member, and another team."""
    kept.members.enrol(LEAD, MEMBER.person)
    kept.members.enrol(OTHER, "Yan")


def begun(kept: Store, seats: int = 6, key: str = "begin") -> Review:
    """A review that waits for answers."""
    return kept.reviews.begin(LEAD, whole(), Terms(seats), key=key)


def guests(kept: Store, review: str, count: int) -> list[Guest]:
    """People who came in by the code of the room."""
    code = kept.rooms.open(LEAD, review).code
    return [kept.rooms.enter(NOBODY, code, f"Guest {n}", store.new_id()) for n in range(count)]


def answered(kept: Store, review: str, ballots: tuple[Ballot, ...] = SIX) -> list[Acting]:
    """All answer: the lead, a member and guests."""
    kept.reviews.join(LEAD, review, "Ida")
    kept.reviews.join(MEMBER, review, "Moe")
    people = [LEAD, MEMBER, *(each.who for each in guests(kept, review, len(ballots) - 2))]
    for n, (who, said) in enumerate(zip(people, ballots, strict=True)):
        kept.reviews.vote(who, review, f"vote-{n}", said)
    return people


def decided(kept: Store, review: str) -> None:
    """Everything that waits is decided."""
    for n, choice in enumerate(
        (
            Choice("1", "keep"),
            Choice(
                "1.2", "change", "Bags lost on the crossing from 50 to 10% less", "Ida", reason="Buses lose some too."
            ),
            Choice("1.1", "keep"),
            Choice("1.3", "own", name="Moe"),
            Choice("1.3", "fill", "aim", "Moe", "15 January"),
            Choice("", "not now", "A second boat on Sundays"),
        )
    ):
        kept.reviews.choose(MEMBER, review, f"choice-{n}", choice)


def committed(kept: Store, key: str = "begin") -> Cycle:
    """A cycle that begins."""
    review = begun(kept, key=key).id
    answered(kept, review)
    decided(kept, review)
    return kept.reviews.commit(LEAD, review, "commit", DAYS)


def lived(kept: Store) -> None:
    """Everything that a team leaves in a file: a committed cycle with a look, a change, notes and grades; a review."""
    enrolled(kept)
    cycle = committed(kept).id
    kept.cycles.check_in(MEMBER, cycle, "look", CheckIn(after(2), (Entry("1.1", "75%", sure=7),), (("h1", "held"),)))
    kept.cycles.amend(MEMBER, cycle, "amend", Amendment("1.3", "stop", why="The desk is closed."), after(2))
    kept.cycles.reflect(MEMBER, cycle, "note", Notes("Buses are late."))
    kept.cycles.grade(MEMBER, cycle, [Result("1.1", "87%", 0.6, "the wind")])
    kept.shares.offer(LEAD, cycle, "1", OTHER.workspace, "Harbour")
    review = kept.reviews.begin(LEAD, whole(), Terms(6), key="second").id
    (guest,) = guests(kept, review, 1)
    kept.reviews.vote(guest.who, review, "vote", SIX[0])
    kept.sheets.keep(guest.who, review, SIX[1])


def at(clock: Clock, day: date) -> None:
    """Move the clock to the morning of a day."""
    clock.now = clock.now.replace(year=day.year, month=day.month, day=day.day)


def after(weeks: int) -> date:
    """A day of the cycle, so many weeks after its first."""
    return DAYS.begins + timedelta(weeks=weeks)
