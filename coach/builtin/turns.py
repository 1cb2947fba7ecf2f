"""Whose turn it is to be asked about: at most three questions are open over a whole document, the rest wait."""

from __future__ import annotations

from collections.abc import Sequence

from coach.builtin.questions import MOST
from coach.model import ProposedSet, Question

_FIRST, _LAST = 4.0, 0.5
_WEIGHTS = {"base": 3.5, "purpose": 1.0, "fixed": 1.0, "date": 1.0, "drop": _LAST, "notices": _LAST}


def in_turn(sets: Sequence[ProposedSet]) -> tuple[ProposedSet, ...]:
    """Leave the three most useful questions open; an objective's others wait until those have an answer."""
    every = [(each, question) for each in sets for question in each.questions]
    every.sort(key=lambda pair: -_use(*pair))
    chosen = {question.id for _, question in every[:MOST]}
    return tuple(
        each._replace(
            questions=tuple(question for question in each.questions if question.id in chosen),
            later=tuple(question for question in each.questions if question.id not in chosen),
        )
        for each in sets
    )


def _use(proposed: ProposedSet, question: Question) -> float:
    """How much an answer can fill; what an answer itself has left open comes before all."""
    kind = question.id.partition(":")[0]
    if kind == "counts":
        return min(MOST, _open(proposed, "baseline") + sum(bool(each.lacks) for each in proposed.results))
    if kind == "levels":
        return min(MOST, _open(proposed, "target")) - _LAST
    return _WEIGHTS.get(kind, _FIRST)


def _open(proposed: ProposedSet, slot: str) -> int:
    return sum(each.slot == slot for result in proposed.results for each in result.option.placeholders)
