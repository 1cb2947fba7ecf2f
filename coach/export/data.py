"""OKRs as CSV and JSON that read back the same: one row, one object a part, nothing derived."""

from __future__ import annotations

import csv as tables
import io
import json as documents
import re
from collections.abc import Iterator

from coach.model import KeyResult, Objective, OKRSet, Waiver
from coach.parse.table import OURS

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
VERSION = 1


def csv(okrs: OKRSet) -> str:
    """Write a set as CSV, one row a part; cells that a spreadsheet would run begin with an apostrophe."""
    out = io.StringIO()
    writer = tables.writer(out, lineterminator="\n")
    writer.writerow(OURS)
    for row in _rows(okrs):
        writer.writerow([_inert(row.get(name) or "") for name in OURS])
    return out.getvalue()


def _inert(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _rows(okrs: OKRSet) -> Iterator[dict[str, str | None]]:
    named = {"Team": okrs.team, "Cycle": okrs.cycle}
    for objective in okrs.objectives:
        own = {"OKR type": objective.type, "Why": objective.why}
        yield {"Type": "Objective", **_common(objective), **own, **named}
        for kr in objective.key_results:
            field = kr.fields
            measure = {
                "Progress": kr.progress, "Metric": field.metric, "Baseline": field.baseline, "Target": field.target,
                "Unit": field.unit, "Due": field.deadline, "Data source": field.source,
            }  # fmt: skip
            yield {"Type": "Key result", **_common(kr), **measure, **named}
    for words in okrs.held:
        yield {"Type": "Held", "Text": words.text}


def _common(part: Objective | KeyResult) -> dict[str, str | None]:
    return {
        "Text": part.text,
        "Owner": part.owner,
        "Status": part.status,
        "Tags": ";".join(part.tags),
        "Waivers": "\n".join(f"{w.code} - {w.reason}" for w in part.waivers),
        "Initiatives": "\n".join(" ".join(i.text.split()) for i in part.initiatives),
    }


def json(okrs: OKRSet) -> str:
    """Write a set as JSON with all that was read and nothing that follows from it."""
    whole = {
        "version": VERSION,
        "team": okrs.team,
        "cycle": okrs.cycle,
        "objectives": [_objective(o) for o in okrs.objectives],
        "held": [w.text for w in okrs.held],
    }
    return documents.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _objective(objective: Objective) -> dict[str, object]:
    return {
        "text": objective.text,
        "type": objective.type,
        "owner": objective.owner,
        "status": objective.status,
        "tags": list(objective.tags),
        "why": objective.why,
        "waivers": _waivers(objective.waivers),
        "initiatives": [i.text for i in objective.initiatives],
        "key_results": [_result(kr) for kr in objective.key_results],
    }


def _result(kr: KeyResult) -> dict[str, object]:
    return {
        "text": kr.text,
        "owner": kr.owner,
        "status": kr.status,
        "progress": kr.progress,
        "tags": list(kr.tags),
        "fields": {name: value for name, value in kr.fields._asdict().items() if value},
        "waivers": _waivers(kr.waivers),
        "initiatives": [i.text for i in kr.initiatives],
    }


def _waivers(waivers: tuple[Waiver, ...]) -> list[dict[str, str]]:
    return [{"code": w.code, "reason": w.reason} for w in waivers]
