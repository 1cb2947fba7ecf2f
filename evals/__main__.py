"""Replay the eval set, or record it; print the table, write the report, compare with the baseline."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

os.environ.setdefault("PYTHONHASHSEED", "0")

from coach import settings
from coach.errors import CoachError
from coach.settings import Secret, Settings
from evals import cassette, engines, report
from evals.case import HERE, Case, load
from evals.cassette import GuardError, Recording
from evals.scorers import Scores, score

ENGINES = ("coach", "plain")
BASELINE = HERE / "baseline.json"
REPLAYED = Settings("openai/recorded", "http://model.invalid/v1", Secret("none"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command: 0 nothing got worse, 1 something did, 2 it cannot be run."""
    options = _options(arguments)
    try:
        cases = load(options.case or ())
        if options.list:
            print("\n".join(f"{each.name:40} {each.suite:10} {each.domain}" for each in cases))
            return 0
        return _record(cases, options) if options.record else _replay(cases, options)
    except (CoachError, ValueError, OSError) as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("--case", action="append", help="this case alone; may stand several times")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="ours or the plain prompt; both by default")
    parser.add_argument("--record", action="store_true", help="ask the model of COACH_MODEL anew")
    parser.add_argument("--missing", action="store_true", help="with --record: what is recorded and fresh stays")
    parser.add_argument("--list", action="store_true", help="print the names of all cases")
    parser.add_argument("--accept", action="store_true", help="write evals/baseline.json from this run")
    parser.add_argument("--html", default="", help="write the report to this file")
    return parser.parse_args(arguments)


def _replay(cases: Sequence[Case], options: argparse.Namespace) -> int:
    troubles: list[str] = []
    scored: dict[str, dict[str, Scores]] = {}
    outcomes: dict[str, dict[str, engines.Outcome]] = {}
    for engine in options.engine or ENGINES:
        for case in cases:
            try:
                with cassette.replayed(Recording(engine, case.name), engines.depends(engine)):
                    outcome, usage, calls = engines.run(engine, case, REPLAYED)
            except GuardError as guard:
                troubles.append(str(guard))
                continue
            tokens = usage.input_tokens + usage.output_tokens
            outcomes.setdefault(engine, {})[case.name] = outcome
            scored.setdefault(engine, {})[case.name] = score(outcome, calls, tokens, estimated=usage.estimated)
    before = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    lost = report.lost(scored.get("coach", {}), before)
    print(report.table(scored, before))
    for each in (*troubles, *lost):
        print(each, file=sys.stderr)
    if options.html:
        report.write(options.html, scored, outcomes, [Recording(e, c.name) for e in outcomes for c in cases])
    if options.accept and not troubles:
        BASELINE.write_text(json.dumps(report.baseline(scored), indent=1) + "\n", encoding="utf-8")
    return 1 if troubles or (lost and not options.accept) else 0


def _record(cases: Sequence[Case], options: argparse.Namespace) -> int:
    chosen = settings.read()
    if chosen.builtin:
        print("evals: name the model to record with COACH_MODEL, and its address with COACH_API_BASE.", file=sys.stderr)
        return 2
    for engine in options.engine or ENGINES:
        for case in cases:
            recording = Recording(engine, case.name)
            if options.missing and _is_fresh(recording, engine):
                continue
            meta = _meta(engine, chosen)
            with cassette.recorded(recording, meta):
                _, usage, calls = engines.run(engine, case, chosen)
                meta["usage"] = {**usage._asdict(), "requests": calls}
            print(f"recorded {engine} {case.name}: {calls} requests", flush=True)
    return 0


def _is_fresh(recording: Recording, engine: str) -> bool:
    try:
        return bool(cassette.meta(recording)["depends"] == engines.depends(engine))
    except GuardError:
        return False


def _meta(engine: str, chosen: Settings) -> dict[str, Any]:
    return {
        "model": chosen.model,
        "recorded": f"{dt.datetime.now(dt.UTC):%Y-%m-%d}",
        "depends": engines.depends(engine),
        "parameters": {"temperature": 0, "max_tokens": 4_000},
        "litellm": version("litellm"),
        "from": "recorded from a large language model through an OpenAI-compatible endpoint",
    }


if __name__ == "__main__":
    sys.exit(main())
