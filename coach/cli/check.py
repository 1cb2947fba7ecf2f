"""`okr-coach check`: what stands in the way of good key results, line by line."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from coach import checks, parse
from coach.checks import shown
from coach.checks.score import Grade
from coach.cli import cores, document, terminal
from coach.model import At, Finding, Lines, OKRSet, Words

NO_MODEL = "COACH_MODEL is set: `check` asks no model; `rewrite`, the pages Rewrite and Draft and `eval` do."
LONG = 2_000  # key results from which on a person is told that it takes a moment
_RANK = ("error", "warning", "info")
_NOUN = {"error": "error", "warning": "warning", "info": "note"}


def run(options: argparse.Namespace) -> int:
    """Read, check, print; returns the exit code."""
    judged = options.format == "json"  # which holds what was read of each part, not only what is said of it
    okrs = document.read(options.file, judged=judged)
    parts = sum(len(goal.key_results) for goal in okrs.objectives)
    if parts > LONG:
        terminal.progress(f"{parts:,} key results found, checking ...")
    if judged:
        findings = checks.run(okrs, options.profile)
    else:
        findings, grade = cores.judge(okrs, options.profile, cores.processes(okrs))
    if parts > LONG:
        terminal.progress("")
    if judged:
        _print_json(okrs, findings, options.profile)
    else:
        _print_text(okrs, findings, grade, options)
    document.tell_waivers(okrs)
    if os.environ.get("COACH_MODEL", "").strip():
        print(NO_MODEL, file=sys.stderr)
    return _code(okrs, findings, options)


def _code(okrs: OKRSet, findings: Sequence[Finding], options: argparse.Namespace) -> int:
    if options.exit_zero or options.fail_on == "never":
        return 0
    failing = _RANK[: _RANK.index(options.fail_on) + 1]
    return int(any(found.level in failing for found in findings) or parse.left(okrs).unread)


def _print_json(okrs: OKRSet, findings: Sequence[Finding], profile: str) -> None:
    import json  # noqa: PLC0415

    from coach import export  # noqa: PLC0415

    plain = export.check_json(okrs, findings, profile)
    print(terminal.safe_json(json.dumps(plain, ensure_ascii=False)))


def _print_text(okrs: OKRSet, findings: Sequence[Finding], grade: Grade, options: argparse.Namespace) -> None:
    paint = terminal.Paint(sys.stdout)
    told = sorted(findings, key=lambda f: f.at) if options.all else shown.headline(findings)
    rows = list(_rows(okrs, told, paint))
    rows.append(_summary(okrs, findings, len(findings) - len(told), grade, paint))
    if left := parse.left(okrs).told:
        rows.append(left)
    sys.stdout.write("\n".join(rows) + "\n")


def _rows(okrs: OKRSet, told: Sequence[Finding], paint: terminal.Paint) -> Iterator[str]:
    name, lines = terminal.safe(okrs.source.name or "text"), Lines.of(okrs.source.text)
    tint = {level: paint(level, "{}") for level in _RANK}
    for found in told:
        line, column = _place(okrs, found, lines)
        code = tint[found.level].format(found.code)
        yield f"{name}:{line}:{column}: {code} {terminal.safe(found.message)}"
        if found.question:
            yield f"    {terminal.safe(found.question)}"


def _place(okrs: OKRSet, found: Finding, lines: Lines) -> tuple[int, int]:
    words = _words(okrs, found.at)
    offset = words.place(found.start) if words else None
    return lines.at(offset) if offset is not None else (1, 1)


def _words(okrs: OKRSet, at: At) -> Words | None:
    if not okrs.objectives:
        return None
    goal = okrs.objectives[at[0] if at else 0]
    return goal.key_results[at[1]].words if len(at) == 2 else goal.words


def _summary(okrs: OKRSet, findings: Sequence[Finding], hidden: int, grade: Grade, paint: terminal.Paint) -> str:
    counts = Counter(found.level for found in findings)
    found = [f"{counts[level]} {_NOUN[level]}{'s' * (counts[level] != 1)}" for level in _RANK if counts[level]]
    goals, results = len(okrs.objectives), sum(len(goal.key_results) for goal in okrs.objectives)
    read = f"{goals} objective{'s' * (goals != 1)} and {results} key result{'s' * (results != 1)} read"
    waived = f", {grade.waived} waived" if grade.waived else ""
    status = {"blocked": "not ready", "questions": "questions are open", "ready": "ready for a vote"}[grade.status]
    more = f" {hidden} of them stand behind these: --all shows them." if hidden > 0 else ""
    number = "" if grade.score is None else f" Score {grade.score} of 100."
    return paint("strong", f"{read}; {', '.join(found) or 'nothing to mend'}{waived}; {status}.") + number + more
