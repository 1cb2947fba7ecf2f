"""What the store tells of reviews, rooms and cycles: small frozen values, no rows, never a ballot of somebody else."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from coach.store.values import Acting
from coach.team import QUICK, Calendar, CheckIn, Choice, Notes, Opening, Plan, Result, Version


class Terms(NamedTuple):
    """How a vote is held. seats: how many will answer, 0 while nobody knows; deadline: when answers open at the latest.

    One of the two opens them. form: quick or thorough; it stays as it was begun.
    """

    seats: int = 0
    deadline: datetime | None = None
    form: str = QUICK


class Voter(NamedTuple):
    """Somebody who takes part, and whether they have answered; what they answered nobody is told."""

    name: str
    role: str  # guest | member | lead
    voted: bool


class Review(NamedTuple):
    """A review as it stands.

    plan: what was put before the team; team.settle(plan, choices) is what stands now. round: 1, or more for a second
    vote, which is about `parts` alone (empty: all). opened: when the answers of this round were opened, None before.
    role: what the caller is here. cycle: the id of what was committed, "" before.
    """

    id: str
    plan: Plan
    choices: tuple[Choice, ...]
    form: str
    draft: str
    round: int
    parts: tuple[str, ...]
    seats: int
    deadline: datetime | None
    opened: datetime | None
    voters: tuple[Voter, ...]
    role: str
    created: datetime
    ended: datetime | None
    cycle: str
    me: str = ""  # the caller's name among the voters, "" before they join

    @property
    def voted(self) -> int:
        """How many have answered."""
        return sum(each.voted for each in self.voters)

    @property
    def of(self) -> int:
        """How many answers are waited for."""
        return max(self.seats, len(self.voters))


class ReviewSummary(NamedTuple):
    """One line in the list of reviews."""

    id: str
    draft: str
    created: datetime
    ended: datetime | None
    cycle: str


class Room(NamedTuple):
    """A room that is open: its six digits; stopped: they were tried too often and a new code is needed."""

    review: str
    code: str
    opened: datetime
    stopped: bool


class Guest(NamedTuple):
    """Somebody who came in with a code: act as `who` from now on, in this review and nowhere else."""

    who: Acting
    review: str
    name: str


class Cycle(NamedTuple):
    """A committed set in its cycle. plan: the latest version; results and opening: None before the end.

    noted: how many members have written their silent notes.
    """

    id: str
    review: str
    days: Calendar
    plan: Plan
    version: int
    created: datetime
    ended: datetime | None = None
    notes_open: datetime | None = None
    results: tuple[Result, ...] | None = None
    opening: Opening | None = None
    noted: int = 0


class CycleSummary(NamedTuple):
    """One line in the list of cycles."""

    id: str
    title: str
    days: Calendar
    created: datetime
    ended: datetime | None


class Member(NamedTuple):
    """Somebody of the team: member or lead."""

    person: str
    role: str


class Story(NamedTuple):
    """Everything that was kept of one cycle: for the export. Notes are those that were opened, without names."""

    cycle: Cycle
    versions: tuple[Version, ...]
    check_ins: tuple[CheckIn, ...]
    notes: tuple[Notes, ...]
