"""What a check of the cycle says to a fact, beside the part that it is about. Rules and words: `coach.checks.progress`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach import checks
from coach.checks import Check
from coach.checks.course import Fact


class Note(NamedTuple):
    """One quiet line beside a key result, or beside the whole check-in where `at` is empty."""

    at: str
    code: str
    headline: str
    question: str = ""


def noted(at: str, check: Check, fact: Fact) -> Iterator[Note]:
    """What a check has to say to one fact."""
    for headline, question in checks.asked(check, fact):
        yield Note(at, check.code, headline, question)
