"""What a model fills in: the same fields as the built-in coach's, flat, with a place to think first."""

from __future__ import annotations

from coach.llm import Form


class ResultDraft(Form):
    """One key result of a draft. lines: numbers of the lines that it stands for, first the one whose place it takes."""

    lines: list[int]
    text: str
    why: str
    reading: str
    definition: str
    watch: str
    other: str


class SetDraft(Form):
    """A whole set for one objective. Lines that are made or done are named by number; their words are copied by code."""

    notes: str
    objective: str
    key_results: list[ResultDraft]
    waiting: list[int]
    protect: str
    questions: list[str]
