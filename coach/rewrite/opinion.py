"""A model's view of one objective: a scenario in which every key result is met and the objective is not."""

from __future__ import annotations

from coach.llm import Form


class OpinionForm(Form):
    """gap is thought of first: what no key result shows."""

    gap: str
    scenario: str
    question: str
