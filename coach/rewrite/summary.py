"""What the reasons of a review have in common, in the team's words and without anybody's name."""

from __future__ import annotations

from coach.llm import Form


class SummaryForm(Form):
    """common and apart are sentences; each may be empty."""

    common: str
    apart: str
    question: str
