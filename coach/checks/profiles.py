"""What the sources disagree about, as data: levels that a profile lowers, and thresholds.

A profile and an objective's type lower levels, they never raise one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coach.errors import UsageError

RANK = {"info": 0, "warning": 1, "error": 2}


class Limits(NamedTuple):
    """Counts past which a set is asked about: seed 3-5 x 3-5, re:Work about 3 x 3, Wodtke 1 x 3."""

    fewest: int = 2  # key results an objective
    most: int = 5
    objectives: int = 5  # warning past it
    total: int = 25  # key results: warning past it
    many: int = 15  # key results: info past it


LIMITS = Limits()


class Profile(NamedTuple):
    """Levels lowered by code, and the counts."""

    name: str
    doc: str
    levels: Mapping[str, str]
    limits: Limits = LIMITS


DEFAULT = Profile("default", "What most sources agree on.", {})
PROFILES = {
    profile.name: profile
    for profile in (
        DEFAULT,
        Profile(
            "first-cycle",
            "A team's first OKRs: form can wait, the change cannot.",
            {
                "K004": "info", "K005": "info", "K006": "info", "K010": "info", "K011": "info", "K013": "info",
                "K015": "info", "O004": "info", "O007": "info", "O008": "info", "S001": "info", "S003": "info",
                "S004": "info", "C002": "info",
            },
        ),
        Profile(
            "early-stage",
            "A product before its first users: what goes in may be all that there is to count.",
            {"K001": "info", "K004": "info", "K006": "info", "O002": "info", "S002": "info", "S003": "info"},
            Limits(fewest=1),
        ),
        Profile(
            "platform",
            "A team that other teams build on: its own systems and lists matter to them.",
            {"K005": "info", "K010": "info", "O002": "info", "O007": "info"},
        ),
        Profile(
            "regulated",
            "Law, licence or contract sets part of the work: deliveries and full lists may be duties.",
            {
                "K001": "warning", "K004": "info", "K005": "info", "K013": "info", "O002": "info", "O004": "info",
                "S001": "info",
            },
            Limits(most=7),
        ),
    )
}  # fmt: skip

TYPES: Mapping[str | None, Mapping[str, str]] = {  # what an objective's declared type lowers
    "committed": {"K001": "warning", "K005": "info", "O002": "info", "S002": "info"},
    "aspirational": {},
    "learning": {"K003": "info", "K004": "info", "K013": "info", "S002": "info"},
    None: {},
}
DATED_DUTIES = ("K001", "K005")  # silent for a line with a date of its own under a committed objective


def profile(name: str) -> Profile:
    """Return the profile of that name; UsageError if there is none."""
    try:
        return PROFILES[name]
    except KeyError:
        raise UsageError(f"There is no profile “{name}”. Choose one of: {', '.join(PROFILES)}.") from None


def lower(level: str, *others: str) -> str:
    """Return the lowest of some levels; "" counts for nothing."""
    return min((level, *filter(None, others)), key=RANK.__getitem__)
