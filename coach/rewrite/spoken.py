"""Sentences of a model that stand beside a set: in the team's tone, and without a figure or name that nobody gave."""

from __future__ import annotations

from collections.abc import Sequence

from coach.checks import faithfulness
from coach.rewrite import manner


def plain(text: str, given: Sequence[str]) -> bool:
    """Whether a sentence holds no digit, and no other figure, date, name or manner than what was given."""
    return (
        not any(map(str.isdigit, text))
        and manner.fault(text, " ".join(given)) is None
        and not faithfulness.faithful(text, list(given), ())
    )


def question(text: str) -> bool:
    """Whether a text is one question and no more."""
    return text.endswith("?") and text.count("?") == 1 and len(text.split()) > 2 and ". " not in text
