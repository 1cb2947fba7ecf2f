"""What a model fills in while it listens: flat, with a place to think first. Code decides what of it is taken."""

from __future__ import annotations

from coach.llm import Form


class PieceForm(Form):
    """One thing that a message says. about: a key result's number, 0 the objective, -1 the first new outcome."""

    quote: str
    slot: str
    about: int
    value: str
    how: str


class HearingForm(Form):
    """All that a message says, in its order."""

    notes: str
    pieces: list[PieceForm]


class WordingForm(Form):
    """One question, worded anew."""

    question: str
