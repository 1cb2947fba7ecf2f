"""What of a document goes to a model: the texts as they would be sent, and the names that can stay here."""

from __future__ import annotations

from collections.abc import Sequence

from coach import rewrite
from coach.checks import gate
from coach.llm import Rehearsal
from coach.masked import Mask
from coach.model import Answer, Finding, Objective, OKRSet
from coach.parse import people
from coach.rewrite.opinion import opinion
from coach.settings import Settings


def mask(okrs: OKRSet, answers: Sequence[Answer] = ()) -> Mask:
    """Hide the people whom a document names as owners, and those whom its lines and the answers name."""
    texts = [text for each in okrs.objectives for text in gate.given(each)] + [each.text for each in answers]
    return Mask((*people.looking_after(okrs), *(name for text in texts for name in people.named(text))))


def texts(
    okrs: OKRSet,
    findings: Sequence[Finding],
    answers: Sequence[Answer],
    settings: Settings,
    mask: Mask | None,
) -> tuple[tuple[str, ...], ...]:
    """What would be sent for each objective that needs it: the coach's instructions, last what is of the team."""
    turn = Rehearsal()
    turn.mask = mask
    rewrite.compose(okrs, findings, answers, settings, lambda: turn)
    return tuple(turn.sent)


def opinion_texts(objective: Objective, settings: Settings, mask: Mask | None) -> tuple[tuple[str, ...], ...]:
    """What would be sent to be told an opinion on an objective: the coach's instructions, last what is of the team."""
    turn = Rehearsal()
    turn.mask = mask
    opinion(objective, 0, settings, turn)
    return tuple(turn.sent)
