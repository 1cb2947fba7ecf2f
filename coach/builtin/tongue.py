"""Lines in another language: their words are kept and quoted, the question is in English, nothing is composed."""

from __future__ import annotations

from coach.model import KeyResult
from coach.sentence import tongue

_QUOTED = 14  # words of a line that a question can carry


def foreign(kr: KeyResult) -> bool:
    """Tell a line in another language."""
    return tongue.foreign(kr.reading.line.words, kr.text)


def question(kr: KeyResult) -> str:
    """Ask in English what the line is for, its own words quoted."""
    said = kr.text.rstrip(".")
    named = f"“{said}”" if len(said.split()) <= _QUOTED and "?" not in said else "that"
    return f"When {named} is done, what will go differently, and who will notice?"
