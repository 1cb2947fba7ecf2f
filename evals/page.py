"""The report: one self-contained HTML page, case by case, ours beside the plain prompt."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from coach import rewrite
from evals.case import Case
from evals.engines import Outcome
from evals.report import PROVES, By, Table
from evals.scorers import Scores
from evals.talk import Told

Outcomes = Mapping[str, Mapping[str, Outcome | Told]]  # engine -> case -> outcome
_NAMES = {"coach": "The coach with a model", "plain": "The same model, a plain prompt", "builtin": "Without a model"}


def write(
    path: str, table: Table, cases: Sequence[Case], outcomes: Outcomes, metas: Sequence[Mapping[str, Any]]
) -> None:
    """Write the report; every text of a case or a model is escaped, and the page loads and runs nothing."""
    body = "\n".join(
        (*_head(metas), _figures(table), *_contents(cases, table.scored), *_cases(cases, table.scored, outcomes))
    )
    Path(path).write_text(_PAGE.replace("{body}", body), encoding="utf-8")


def _head(metas: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    models = ", ".join(sorted({str(each["model"]) for each in metas})) or "none"
    dates = sorted({str(each["recorded"]) for each in metas}) or ["-"]
    when = dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}"
    yield f"<h1>Eval set, replayed</h1><p>{html.escape(PROVES)}</p>"
    yield (
        f"<p>Recorded from {html.escape(models)}, {html.escape(when)}. Shares stand with their 95 % interval (Wilson). Scorers count; "
        "whether a wording helps, a person has to read.</p>"
    )


def _figures(table: Table) -> str:
    head, *rows = table.rows()
    top = "".join(f"<th scope=col>{html.escape(each)}</th>" for each in head)
    body = "".join(
        f"<tr><th scope=row>{html.escape(row[0])}</th>{''.join(f'<td>{html.escape(each)}</td>' for each in row[1:])}</tr>"
        for row in rows
    )
    return f"<div class=wide><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"


def _contents(cases: Sequence[Case], scored: By) -> Iterator[str]:
    ours = scored.get("coach", {})
    failing = [each.name for each in cases if each.name in ours and ours[each.name].failing]
    links = ", ".join(f'<a href="#{each}">{each}</a>' for each in failing)
    missing = len(cases) - len(ours)
    if missing:
        yield f"<p>{missing} cases are not recorded, or not with the prompts of today; they are missing here.</p>"
    yield f"<p>{len(failing)} of {len(ours)} cases do not hold{': ' + links if links else ''}.</p>"


def _cases(cases: Sequence[Case], scored: By, outcomes: Outcomes) -> Iterator[str]:
    for case in cases:
        played = [engine for engine in _NAMES if case.name in outcomes.get(engine, {})]
        if not played:
            continue
        columns = "".join(_column(engine, scored[engine][case.name], outcomes[engine][case.name]) for engine in played)
        yield (
            f'<section id="{case.name}"><h2>{case.name} <small>{html.escape(case.suite)}, {html.escape(case.domain)}</small></h2>'
            f"<div class=beside><div><h3>The team</h3><pre>{html.escape(_given(case))}</pre></div>{columns}</div></section>"
        )


def _column(engine: str, scores: Scores, outcome: Outcome | Told) -> str:
    told = "holds" if scores.passed else "fails at: " + ", ".join(scores.failing)
    found = "".join(f"<li>{html.escape(each)}</li>" for each in scores.found)
    kind = "fine" if scores.passed else "not"
    return (
        f"<div><h3>{_NAMES[engine]} <span class={kind}>{html.escape(told)}</span></h3>"
        f"{f'<ul>{found}</ul>' if found else ''}<pre>{html.escape(_text(outcome))}</pre>"
        f"<p class=small>{scores.calls} requests, {scores.tokens} tokens, {scores.accepted} key results, {scores.words} words</p></div>"
    )


def _given(case: Case) -> str:
    said = "\n".join(f"Said: {each.text}" for each in case.said)
    turns = "\n".join(f"- {each}" for each in case.turns)
    return "\n".join(each for each in (case.okrs.strip(), said, turns) if each)


def _text(outcome: Outcome | Told) -> str:
    if isinstance(outcome, Told):
        said = [[f"> {each}"] for each in ("", *outcome.case.turns)]
        turns = zip(said, outcome.replies, strict=True)
        return (
            "\n".join(line for told, replies in turns for line in (*told, *(each.text for each in replies)))
            + f"\n\n{outcome.draft}"
        )
    if outcome.proposal is None:
        return outcome.reply
    troubles = "".join(f"\n{each.trouble}" for each in outcome.proposal.sets if each.trouble)
    return rewrite.text(outcome.proposal, outcome.before) + troubles


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Eval set, replayed</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:90rem;margin:2rem auto;padding:0 1rem}
h2{margin:2.5rem 0 .5rem;font-size:1.15rem} h2 small{font-weight:400;opacity:.75} h3{font-size:.95rem;margin:.3rem 0}
table{border-collapse:collapse;font-size:.85rem} th,td{padding:.25rem .7rem;text-align:left;border-bottom:1px solid #8885;white-space:nowrap}
.wide{overflow-x:auto} .beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:.85rem/1.5 ui-monospace,monospace;background:#8881;padding:.8rem;margin:.3rem 0}
.small{font-size:.8rem;opacity:.75;margin:0} .fine{color:#17692f} .not{color:#a3341c}
@media (prefers-color-scheme:dark){.fine{color:#7fd79a}.not{color:#f2a48f}}
</style>
{body}</html>
"""
