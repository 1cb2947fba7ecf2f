"""The public JSON of `check` and `rewrite` (its schema: coach.export.schema)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from coach.model import (
    Amount,
    At,
    Finding,
    KeptLine,
    KeyResult,
    Lines,
    Measure,
    Objective,
    OKRSet,
    Option,
    Proposal,
    ProposedSet,
    Rewrite,
    Words,
)

VERSION = 1
Json = dict[str, object]


class Page(NamedTuple):
    """A document and where its lines begin."""

    okrs: OKRSet
    lines: Lines

    @classmethod
    def of(cls, okrs: OKRSet) -> Page:
        """Index a document."""
        return cls(okrs, Lines.of(okrs.source.text))

    def place(self, words: Words | None, offset: int) -> tuple[int | None, int | None]:
        """Line and column of a character of a part; (None, None) for a part without a place."""
        at = words.place(offset) if words is not None else None
        return self.lines.at(at) if at is not None else (None, None)

    def line(self, at: At) -> int | None:
        """The line that a part begins on."""
        return self.place(self.words(at), 0)[0]

    def words(self, at: At) -> Words | None:
        """The words of a part; None for the set."""
        if not at:
            return None
        objective = self.okrs.objectives[at[0]]
        return objective.key_results[at[1]].words if len(at) == 2 else objective.words

    def lines_of(self, ats: Iterable[At]) -> list[int]:
        """The lines that parts begin on, each once."""
        return sorted({line for at in ats if (line := self.line(at)) is not None})


def check_json(okrs: OKRSet, findings: Iterable[Finding], profile: str = "default") -> Json:
    """Say what was read and found: the data of `okr-coach check --format json`."""
    from coach.checks import score  # noqa: PLC0415  (exports of a set need no checks)

    found = tuple(findings)
    by: dict[At, list[Finding]] = {}
    for finding in found:
        by.setdefault(finding.at, []).append(finding)
    grade = score.grade(okrs, found, profile)
    page = Page.of(okrs)
    return {
        "version": VERSION,
        "source": okrs.source.name,
        "status": grade.status,
        "score": grade.score,
        "objectives": [_objective(page, o, by) for o in range(len(okrs.objectives))],
        "findings": [finding_json(page, f) for f in by.get((), ())],
        "left_out": _left(okrs),
    }


def _left(okrs: OKRSet) -> Json:
    """How much of the document no part stands for, and the sentence that says so where it is most."""
    from coach import parse  # noqa: PLC0415  (exports of a set need no readers)

    left = parse.left(okrs)
    return {"lines": left.out, "of": left.lines, "figures": left.figures, "told": left.told}


def _objective(page: Page, o: int, by: Mapping[At, list[Finding]]) -> Json:
    objective = page.okrs.objectives[o]
    return {
        **_common(page, objective, (o,)),
        "type": objective.type,
        "findings": [finding_json(page, f) for f in by.get((o,), ())],
        "key_results": [_result(page, (o, k), kr, by) for k, kr in enumerate(objective.key_results)],
    }


def _result(page: Page, at: At, kr: KeyResult, by: Mapping[At, list[Finding]]) -> Json:
    return {
        **_common(page, kr, at),
        "progress": kr.progress,
        "kind": kr.kind,
        "measure": _measure(kr.measure),
        "findings": [finding_json(page, f) for f in by.get(at, ())],
    }


def _common(page: Page, part: Objective | KeyResult, at: At) -> Json:
    return {
        "text": part.text,
        "line": page.line(at),
        "owner": part.owner,
        "status": part.status,
        "tags": list(part.tags),
        "initiatives": [i.text for i in part.initiatives],
    }


def _measure(measure: Measure) -> Json:
    deadline = measure.deadline
    return {
        "metric": measure.metric,
        "direction": measure.direction,
        "unit": measure.unit,
        "baseline": _amount(measure.baseline),
        "target": _amount(measure.target),
        "deadline": {"text": deadline.text, "date": deadline.date} if deadline else None,
    }


def _amount(amount: Amount | None) -> Json | None:
    return (
        None
        if amount is None
        else {"text": amount.text, "value": amount.value, "unit": amount.unit, "role": amount.role}
    )


def finding_json(page: Page, finding: Finding) -> Json:
    """Say one finding, with its place in the document."""
    words = page.words(finding.at)
    line, column = page.place(words, finding.start)
    end_line, end_column = _end(page, words, finding)
    return {
        "code": finding.code,
        "name": finding.name,
        "level": finding.level,
        "message": finding.message,
        "question": finding.question,
        "quote": finding.quote,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def _end(page: Page, words: Words | None, finding: Finding) -> tuple[int | None, int | None]:
    """Where a finding ends: one past its last character, which may stand on another line than the next."""
    if finding.end <= finding.start:
        return page.place(words, finding.start)
    line, column = page.place(words, finding.end - 1)
    return line, column + 1 if column is not None else None


def rewrite_json(okrs: OKRSet, proposal: Proposal) -> Json:
    """Say what is proposed: the data of `okr-coach rewrite --format json`."""
    page = Page.of(okrs)
    return {
        "version": VERSION,
        "engine": proposal.engine,
        "sets": [_set(page, each) for each in proposal.sets],
        "rewrites": [_rewrite(page, each) for each in proposal.rewrites],
        "unchanged": list(proposal.unchanged),
        "left_out": _left(okrs),
    }


def _set(page: Page, proposed: ProposedSet) -> Json:
    return {
        "objective": proposed.aim.text if proposed.aim else proposed.objective,
        "key_results": [
            {
                "text": r.option.text + r.beside,
                "from": page.lines_of(r.lines),
                "why": r.option.why,
                "definition": r.option.definition,
                "watch": r.option.watch,
            }
            for r in proposed.results
        ],
        "initiatives": [
            {"text": i.text, "under": i.under, "from": page.lines_of(i.lines)} for i in proposed.initiatives
        ],
        "guardrail": proposed.guardrail,
        "kept": [_kept(page, line) for line in (*proposed.held, *proposed.waiting)],
        "questions": [q.text for q in proposed.questions],
    }


def _kept(page: Page, line: KeptLine) -> Json:
    return {"line": page.line(line.at), "lacks": line.lacks}


def _rewrite(page: Page, rewrite: Rewrite) -> Json:
    return {
        "before": rewrite.before,
        "line": page.line(rewrite.at),
        "kind_before": rewrite.kind_before,
        "question": rewrite.question,
        "initiatives": list(rewrite.initiatives),
        "options": [_option(page, each) for each in rewrite.options],
        "attempts": rewrite.attempts,
        "calls": rewrite.calls,
        "usage": {"input_tokens": rewrite.input_tokens, "output_tokens": rewrite.output_tokens},
    }


def _option(page: Page, option: Option) -> Json:
    return {
        "text": option.text,
        "kind": option.kind,
        "why": option.why,
        "reading": option.reading,
        "definition": option.definition,
        "watch": option.watch,
        "findings": [
            {**finding_json(page, f), "line": None, "column": None, "end_line": None, "end_column": None}
            for f in option.findings
        ],
        "placeholders": [{"slot": p.slot, "question": p.question, "who": p.who} for p in option.placeholders],
        "provenance": [{"quote": p.quote, "from": p.origin, "where": p.where} for p in option.provenance],
    }
