"""The table, what got worse since the baseline, and one self-contained HTML page, case by case."""

from __future__ import annotations

import html
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from coach import rewrite
from evals.cassette import Recording
from evals.engines import Outcome
from evals.scorers import Scores

By = Mapping[str, Mapping[str, Scores]]  # engine -> case -> scores
PROVES = (
    "A replay proves that the code around the model has not got worse on these recordings. It says nothing about another "
    "model, nor about what this one would answer today."
)
SHARES: dict[str, Callable[[Scores], tuple[int, int]]] = {
    "passed": lambda each: (each.passed, 1),
    "first draft passed": lambda each: (each.first, 1),
    "passed by the second": lambda each: (each.second, 1),
    "nothing invented": lambda each: (each.faithful, 1),
    "figures kept": lambda each: each.numbers,
    "names kept": lambda each: each.names,
    "subject kept": lambda each: each.subject,
    "key results that are results": lambda each: each.results,
    "lines accounted for": lambda each: (each.accounted, 1),
    "good lines untouched": lambda each: (each.identity, 1),
    "nothing forbidden shown": lambda each: (each.clean, 1),
}


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z, share = 1.959964, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


def baseline(scored: By) -> dict[str, Any]:
    """What a later run is compared with: the shares of each engine, and the cases that passed."""
    return {
        "shares": {engine: {name: _share(name, each) for name in SHARES} for engine, each in scored.items()},
        "passed": sorted(name for name, each in scored.get("coach", {}).items() if each.passed),
    }


def lost(scores: Mapping[str, Scores], before: Mapping[str, Any]) -> list[str]:
    """A sentence for each case that passed and fails now."""
    return [
        f"{name} passed before and fails now: {', '.join(_failing(scores[name]))}."
        for name in before.get("passed", ())
        if name in scores and not scores[name].passed
    ]


def _failing(each: Scores) -> Iterator[str]:
    names = {
        "faithful": each.faithful,
        "lines accounted for": each.accounted,
        "good lines untouched": each.identity,
        "nothing forbidden shown": each.clean,
        "passed by the second draft": each.second,
    }
    return (name for name, fine in names.items() if not fine)


def _share(name: str, scores: Mapping[str, Scores]) -> float:
    hits, of = _sum(name, scores)
    return round(hits / of, 4) if of else 1.0


def _sum(name: str, scores: Mapping[str, Scores]) -> tuple[int, int]:
    pairs = [SHARES[name](each) for each in scores.values()]
    return sum(hits for hits, _ in pairs), sum(of for _, of in pairs)


def table(scored: By, before: Mapping[str, Any]) -> str:
    """The figures of each engine side by side, with intervals and the change against the baseline."""
    rows = [["", *(f"{engine} ({len(each)} cases)" for engine, each in scored.items())]]
    for name in SHARES:
        rows.append([name, *(_cell(name, engine, each, before) for engine, each in scored.items())])
    rows.append(
        ["words on the page, median", *(str(_median([s.words for s in each.values()])) for each in scored.values())]
    )
    rows.append(["requests a key result", *(f"{_per(each, 'calls'):.2f}" for each in scored.values())])
    rows.append(["tokens a key result", *(f"{_per(each, 'tokens'):.0f}" for each in scored.values())])
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _cell(name: str, engine: str, scores: Mapping[str, Scores], before: Mapping[str, Any]) -> str:
    hits, of = _sum(name, scores)
    if not of:
        return "-"
    low, high = wilson(hits, of)
    old = before.get("shares", {}).get(engine, {}).get(name)
    change = "" if old is None or round(hits / of, 4) == old else f" {hits / of - old:+.3f}"
    return f"{hits / of:.3f} [{low:.2f}, {high:.2f}]{change}"


def _median(values: Sequence[int]) -> int:
    return sorted(values)[len(values) // 2] if values else 0


def _per(scores: Mapping[str, Scores], what: str) -> float:
    made = sum(each.accepted for each in scores.values())
    return sum(getattr(each, what) for each in scores.values()) / made if made else 0.0


def write(
    path: str, scored: By, outcomes: Mapping[str, Mapping[str, Outcome]], recordings: Sequence[Recording]
) -> None:
    """Write the HTML report; every text of a case or a model is escaped."""
    metas = [each.meta() for each in recordings if each.path.exists()]
    dates = sorted({each["recorded"] for each in metas})
    models = sorted({each["model"] for each in metas})
    head = f"<p>{html.escape(PROVES)}</p><p>Model {html.escape(', '.join(models))}, recorded {', '.join(dates)}.</p>"
    body = [f"<pre>{html.escape(table(scored, {}))}</pre>"]
    for name in outcomes.get("coach", {}):
        body.append(f"<h2>{html.escape(name)}</h2>")
        for engine, each in outcomes.items():
            if name in each:
                fine = scored[engine][name].passed
                body.append(
                    f"<h3>{engine}: {'passed' if fine else 'not passed'}</h3><pre>{html.escape(_text(each[name]))}</pre>"
                )
        body.append(
            f"<details><summary>document</summary><pre>{html.escape(outcomes['coach'][name].case.okrs)}</pre></details>"
        )
    Path(path).write_text(_PAGE.format(head=head, body="\n".join(body)), encoding="utf-8")


def _text(outcome: Outcome) -> str:
    return rewrite.text(outcome.proposal, outcome.before, width=100) if outcome.proposal else outcome.reply


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Evals</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{{font:15px/1.5 system-ui;max-width:70rem;margin:2rem auto;padding:0 1rem}}
pre{{white-space:pre-wrap;background:#f6f5f1;padding:.8rem}}</style>
<h1>Evals</h1>{head}{body}</html>
"""
