"""What a set is composed from, beside the objective itself: findings, answers, line numbers, given figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coach.builtin import accounting, lines
from coach.builtin.lines import Numbers
from coach.model import Answer, At, Finding, OKRSet


class Said(NamedTuple):
    """What a set is composed from, beside the objective itself."""

    findings: Mapping[At, Sequence[Finding]]
    answers: Sequence[Answer]
    numbers: Numbers
    alone: bool  # the document holds one objective
    given: frozenset[str]  # every run of digits that the team gave


def gathered(okrs: OKRSet, findings: Sequence[Finding], answers: Sequence[Answer]) -> Said:
    """Sort findings by part, and count the lines of the document."""
    by_part: dict[At, list[Finding]] = {}
    for finding in findings:
        by_part.setdefault(finding.at, []).append(finding)
    given = frozenset(accounting.given(okrs, answers))
    return Said(by_part, tuple(answers), lines.numbers(okrs), len(okrs.objectives) == 1, given)


def concerns(question: str, o: int) -> bool:
    """Tell whether an answer to this question is about objective o; what stands beside the document is about all."""
    number = question.partition(":")[2].partition(".")[0]
    return not number or number == str(o)
