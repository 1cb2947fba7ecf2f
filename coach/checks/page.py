"""A check on paper: the text of `okr-coach explain` and of docs/checks.md, printed from the code."""

from __future__ import annotations

from collections.abc import Iterable

from coach.checks.check import Check, Example, Pair
from coach.checks.profiles import PROFILES, TYPES

FAMILIES = {
    "O": "Objectives",
    "K": "Key results",
    "S": "Sets: one objective with its key results",
    "C": "The cycle: the team's whole set",
    "P": "Progress: a committed set on its way",
    "R": "Rewrites: does the new text keep what the old one said?",
}
HEAD = """\
# Checks

Printed from the code by `make docs`; `okr-coach explain CODE` shows one.

An **error** stands in the way of a start, a **warning** is fixed or kept with a reason, an **info** is a hint. A level
can be lowered by an objective's type or a profile, nothing raises it. While drafting, what a pasted text cannot hold is
an info. A finding is kept on purpose with a reason: `okr: allow K005 - the old contract ends with the year`.

Checks marked *looks at a cycle* need what no document holds: looks, changes, earlier cycles, other teams. They ask on the
page Cycle; `okr-coach check` leaves them out.

Placeholders such as `[baseline: loaves a day - the shop]` stand for figures that the team has and the coach does not.
"""


def catalogue(checks: Iterable[Check]) -> str:
    """Return docs/checks.md."""
    parts = [HEAD, _profiles()]
    family = ""
    for check in checks:
        if check.family != family:
            family = check.family
            parts.append(f"## {FAMILIES[family]}\n")
        parts.append(_section(check))
    return "\n".join(parts)


def explain(check: Check) -> str:
    """Return what one check looks for, why, with examples and source, as plain text."""
    lines = [f"{check.code} {check.name} ({_level(check)})", "", check.summary, "", check.rationale, ""]
    lines += [f"Asks: {_plain(check.question)}", ""]
    for bad, good in check.fixes.items():
        lines += [*_block("  before  ", bad), *_block("  after   ", good), ""]
    if check.passes:
        lines += ["Fine as they are:", *(line for text in check.passes for line in _block("  ", text)), ""]
    return "\n".join([*lines, f"Source: {check.source}", ""])


def _section(check: Check) -> str:
    lines = [
        f"### {check.code} {check.name}",
        "",
        f"*{_level(check)}* - {check.summary} {_one_line(check.rationale)}",
        "",
    ]
    lines += [f"> {_plain(check.question)}", "", "| before | after |", "|---|---|"]
    lines += [f"| {_cell(bad)} | {_cell(good)} |" for bad, good in check.fixes.items()]
    if check.passes:
        lines += ["", "Fine as they are: " + " · ".join(map(_cell, check.passes))]
    return "\n".join([*lines, "", f"Source: {check.source}.", ""])


def _level(check: Check) -> str:
    if check.of_cycle:
        return f"{check.level}; looks at a cycle, not at a document"
    return check.level if check.draft == check.level else f"{check.level}; {check.draft} while drafting"


def _plain(question: str) -> str:
    """Return the question with its slots named in words."""
    return question.replace("{", "<").replace("}", ">").replace("<Quote>", "That")


def _text(example: Example) -> str:
    if isinstance(example, Pair):
        said = f" (said: {'; '.join(example.said)})" if example.said else ""
        return f"{example.original} → {example.rewrite}{said}"
    return example if isinstance(example, str) else example.text


def _block(indent: str, example: Example) -> list[str]:
    first, *rest = _text(example).split("\n")
    return [indent + first, *(" " * len(indent) + line for line in rest)]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cell(example: Example) -> str:
    return _text(example).replace("|", "\\|").replace("\n\n", "<br>").replace("\n", "<br>")


def _profiles() -> str:
    lines = ["## Profiles and types", "", "| profile | for | lowers |", "|---|---|---|"]
    lines += [f"| {p.name} | {p.doc} | {_levels(p.levels)} |" for p in PROFILES.values()]
    lines += [
        f"| type {name} | an objective declared so | {_levels(levels)} |" for name, levels in TYPES.items() if name
    ]
    return "\n".join([*lines, ""])


def _levels(levels: Iterable[tuple[str, str]] | object) -> str:
    assert isinstance(levels, dict)
    return ", ".join(f"{code} {level}" for code, level in sorted(levels.items())) or "nothing"
