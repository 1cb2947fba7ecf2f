"""The days of a cycle, and when the team looks: weekly or every two weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from coach import checks
from coach.checks import progress
from coach.checks.course import Looked
from coach.errors import InputError

WEEKLY, FORTNIGHTLY = "weekly", "two-weekly"
STEP = {WEEKLY: timedelta(weeks=1), FORTNIGHTLY: timedelta(weeks=2)}


class Calendar(NamedTuple):
    """A cycle from its first day to its last, both counted in, and its cadence: two-weekly unless the team says so."""

    begins: date
    ends: date
    cadence: str = FORTNIGHTLY

    @property
    def step(self) -> timedelta:
        """From one look to the next."""
        return STEP[self.cadence]

    def elapsed(self, day: date) -> float:
        """The share of the cycle that has gone by at the end of a day, 0 to 1."""
        whole = (self.ends - self.begins).days
        return min(max((day - self.begins).days / whole, 0.0), 1.0) if whole > 0 else 1.0

    def week(self, day: date) -> tuple[int, int]:
        """Which week of how many a day falls in; the first day stands in week 1."""
        weeks = max(-(-((self.ends - self.begins).days + 1) // 7), 1)
        return min(max((day - self.begins).days // 7 + 1, 1), weeks), weeks

    def dues(self) -> tuple[date, ...]:
        """The days on which the team looks: one cadence after the start, and so on to the end."""
        count = (self.ends - self.begins) // self.step
        return tuple(self.begins + self.step * n for n in range(1, count + 1))


def checked(days: Calendar) -> Calendar:
    """A calendar that a cycle can have. Raises InputError."""
    if days.cadence not in STEP:
        raise InputError(f"“{days.cadence}” is no cadence. Choose weekly or two-weekly.")
    if not timedelta(days=1) <= days.ends - days.begins <= timedelta(days=800):
        raise InputError("The last day of a cycle lies after its first, by two years at most. Choose its days anew.")
    return days


class Look(NamedTuple):
    """One planned look: its day, and the check-in that was held for it; None: it was missed, a grey date."""

    due: date
    held: date | None


def looks(days: Calendar, held: tuple[date, ...], today: date) -> tuple[Look, ...]:
    """Every planned look whose time is over, or that was held: a check-in counts for the cadence that it falls in.

    A look is missed when a whole cadence went by without a check-in: P001 counts those, not days.
    """
    found: list[Look] = []
    for due in days.dues():
        after, until = due - days.step / 2, due + days.step / 2
        within = [day for day in held if after < day <= until]
        if within or until < today:
            found.append(Look(due, within[-1] if within else None))
    return tuple(found)


def missed(days: Calendar, held: tuple[date, ...], today: date) -> int:
    """P001: how many cadences in a row were missed up to today, counted from the last check-in."""
    last = max((day for day in held if day <= today), default=days.begins)
    return max((min(today, days.ends) - last).days // days.step.days - 1, 0)


def since(days: Calendar, held: tuple[date, ...], today: date) -> str:
    """P001 as the page says it, a grey line: "Four weeks since we looked."; "" while no cadence was missed."""
    last = max((day for day in held if day <= today), default=days.begins)
    looked = Looked(missed(days, held, today), (today - last).days // 7)
    return next((headline for headline, _ in checks.asked(progress.stale_check_in, looked)), "")
