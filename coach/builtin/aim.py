"""A vague objective gets one finished sentence: who is better off, and what they can do."""

from __future__ import annotations

from coach.model import Objective, Option


def aims(objective: Objective) -> tuple[Option, ...]:
    """Offer a sentence for an objective; () if no honest one can be made."""
    return ()
