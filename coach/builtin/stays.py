"""What can stay is named before what cannot."""

from __future__ import annotations

from collections.abc import Sequence

from coach.builtin import lines, nouns
from coach.builtin.evidence import Said
from coach.builtin.grouping import Sorted
from coach.builtin.lines import Numbers
from coach.builtin.roles import WEAK
from coach.model import At, ProposedResult


def stays(placed: Sorted, results: Sequence[ProposedResult], facts: Said) -> str:
    """Name what can stay before what cannot."""
    at_line = facts.numbers
    full = [result.lines[0] for result in results if result.form in ("kept", "learning") and not result.lacks]
    asked = [
        at for at in full if any(each.level != "info" and each.code in WEAK for each in facts.findings.get(at, ()))
    ]
    sure = [at for at in full if at not in asked]
    open_ = [result.lines[0] for result in results if result.form == "kept" and result.lacks]
    wanted = [line.at for group in placed.groups for line in group.lines if line.role == "change"]
    committed = [result.lines[0] for result in results if result.form == "committed"]
    held = [line.at for line in placed.held]
    said = [
        _sentence(sure, at_line, "stands as it is", "stand as they are"),
        _sentence(
            asked,
            at_line,
            "has its numbers and a question, with another reading line by line",
            "have their numbers and a question, with another reading line by line",
        ),
        _sentence(
            open_ + wanted,
            at_line,
            "names a change and waits for its numbers",
            "name changes and wait for their numbers",
        ),
        _sentence(committed, at_line, "looks fixed from outside", "look fixed from outside"),
        _sentence(held, at_line, "holds a line", "hold a line"),
    ]
    ways = [line.at for group in placed.groups for line in group.lines if line.role == "way"] + [
        line.at for line in placed.wide
    ]
    rest = [
        _sentence(ways, at_line, "is a way to get there", "are ways to get there"),
        _sentence([line.at for line in placed.waiting], at_line, "waits for your answer", "wait for your answer"),
    ]
    can = "; ".join(each for each in said if each)
    rest_text = " ".join(nouns.starting(each) + "." for each in rest if each)
    return f"{f'Can stay: {can}.' if can else ''} {rest_text}".strip()


def _sentence(ats: Sequence[At], at_line: Numbers, one: str, many: str) -> str:
    if not ats:
        return ""
    return f"{lines.named(ats, at_line)} {one if len({at_line[at] for at in ats}) == 1 else many}"
