"""The kind of a key result: a decision table over its reading."""

from __future__ import annotations

from coach.sentence import Reading

KINDS = (
    "outcome", "health", "milestone", "output", "activity", "activity-volume", "coverage", "baseline", "learning", "unmeasured",
)


def kind(reading: Reading, *, fields_target: bool = False) -> str:
    """The kind of a key result (corpus guide: exactly one of KINDS)."""
    return "outcome" if reading.amounts.target or fields_target else "output"
