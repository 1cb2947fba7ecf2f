"""A model's view of one objective: a scenario in which every key result is met and the objective is not.

    found = opinion.opinion(okrs.objectives[0], 0, settings, llm.Turn(seconds=settings.seconds))
    found.opinion      # an Opinion, or None where there is none
    opinion.dismissed(found.opinion, "we look at that every month anyway")

An opinion stands apart: no finding, no score and no verdict knows of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from coach import llm, prompts
from coach.checks import gate
from coach.errors import InputError, ModelError
from coach.llm import Form, Turn
from coach.model import Objective, Opinion
from coach.rewrite import spoken
from coach.settings import Settings

_MOST_WORDS = 45
_LONGEST_REASON = 500  # characters
_JUDGES = re.compile(
    r"\b(?:weak|poor|insufficient|inadequate|badly|fails?|flawed|too low|too high|not enough)\b", re.IGNORECASE
)


class OpinionForm(Form):
    """gap is thought of first: what no key result shows."""

    gap: str
    scenario: str
    question: str


class Given(NamedTuple):
    """An opinion, None where the model sees no gap or what it wrote may not be shown. trouble: why none came, "" else."""

    opinion: Opinion | None
    trouble: str = ""


def opinion(objective: Objective, o: int, settings: Settings, turn: Turn) -> Given:
    """Ask a model for its view of objective number o, once; what may not be shown is asked for no second time.

    Without a model in the settings, and for an objective without key results, there is none.
    """
    if settings.builtin or not objective.key_results:
        return Given(None)
    team = {
        "objective": objective.text,
        "why": objective.why or "",
        "key_results": [each.text for each in objective.key_results],
    }
    rendered = prompts.render("opinion", team=team)
    asked = [llm.Message(role=role, content=text) for role, text in rendered.messages]
    try:
        form = llm.ask(asked, OpinionForm, settings, turn)
    except ModelError as failed:
        return Given(None, str(failed))
    text = accepted(form, objective)
    return Given(Opinion((o,), text, settings.model) if text else None)


def accepted(form: OpinionForm, objective: Objective) -> str:
    """The scenario and its question as one text; "" where there is no gap or a sentence may not be shown."""
    given = gate.given(objective)
    scenario, question = " ".join(form.scenario.split()), " ".join(form.question.split())
    fine = (
        form.gap.strip()
        and scenario
        and "?" not in scenario
        and len(scenario.split()) <= _MOST_WORDS
        and not _JUDGES.search(scenario)
        and spoken.plain(scenario, given)
    )
    if not fine:
        return ""
    asks = spoken.question(question) and not _JUDGES.search(question) and spoken.plain(question, given)
    return f"{scenario} {question}" if asks else scenario


def dismissed(shown: Opinion, reason: str) -> Opinion:
    """The opinion with the reason why the team lets it go; it is kept and stands with it.

    Raises InputError for a reason without words.
    """
    kept = " ".join(reason.split())[:_LONGEST_REASON]
    if not kept:
        raise InputError("A word about why is kept with it. Write one, as in: we look at that every month.")
    return shown._replace(dismissed=kept)
