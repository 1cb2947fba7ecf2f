"""Replay the eval set, or record it; print the table, write the report, compare with the baseline."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any

from coach import __version__, settings
from coach.errors import CoachError, ModelError
from coach.llm import provider
from coach.settings import Secret, Settings
from evals import cassette, engines, liar, page, report, talk, witness
from evals.case import HERE, Case, load
from evals.cassette import GuardError, Recording
from evals.scorers import Scores, score
from evals.talk import Told

ENGINES = ("coach", "plain")
MOST_TOLD = 40  # sentences about what is amiss
BASELINE = HERE / "baseline.json"


def main(arguments: Sequence[str] | None = None, prog: str = "python -m evals") -> int:
    """Run the command: 0 nothing got worse, 1 something did, 2 it cannot be run."""
    options = _parser(prog).parse_args(arguments)
    try:
        cases = _chosen(options)
        if options.list:
            print("\n".join(f"{each.name:40} {each.suite:10} {each.domain}" for each in cases))
            return 0
        return _record(_part(cases, options.part), options) if options.record else _replay(cases, options)
    except (CoachError, ValueError, OSError) as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2


def _parser(prog: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=prog, description=__doc__)
    parser.add_argument("--case", action="append", help="this case alone; may stand several times")
    parser.add_argument("--suite", action="append", help="the cases of this suite alone; may stand several times")
    parser.add_argument("--engine", choices=ENGINES, action="append", help="ours or the plain prompt; both by default")
    parser.add_argument("--model", help="with --record: the model to ask, instead of COACH_MODEL")
    parser.add_argument("--record", action="store_true", help="ask the model anew; its address is COACH_API_BASE")
    parser.add_argument("--missing", action="store_true", help="with --record: what is recorded and fresh stays")
    parser.add_argument(
        "--part", default="1/1", metavar="N/OF", help="with --record: every OF-th case, for several at once"
    )
    parser.add_argument("--list", action="store_true", help="print the names of all cases")
    parser.add_argument("--accept", action="store_true", help="write evals/baseline.json from this run of all cases")
    parser.add_argument("--html", default="", metavar="FILE", help="write the report to this file")
    return parser


def _chosen(options: argparse.Namespace) -> Sequence[Case]:
    """The cases to play. Raises ValueError for one that is not there, and for a part of them that is to be accepted."""
    if options.accept and (options.case or options.suite or options.engine):
        raise ValueError("--accept writes the baseline of all cases, so it goes with no --case, --suite or --engine.")
    return load(options.case or (), options.suite or ())


def _part(cases: Sequence[Case], part: str) -> Sequence[Case]:
    """Every so-manieth case. Raises ValueError for what is no part, as in 2/6."""
    n, _, of = part.partition("/")
    if not (n.isdigit() and of.isdigit() and 1 <= int(n) <= int(of)):
        raise ValueError(f"{part!r} is no part of the cases. Write it as in 2/6: the second of six.")
    return cases[int(n) - 1 :: int(of)]


def _recordings(cases: Sequence[Case], chosen: Sequence[str] | None) -> Iterator[tuple[Case, Recording]]:
    for case in cases:
        yield from ((case, Recording(engine, case.name)) for engine in case.engines if engine in (chosen or ENGINES))


def _replay(cases: Sequence[Case], options: argparse.Namespace) -> int:
    troubles: list[str] = []
    scored: dict[str, dict[str, Scores]] = {}
    outcomes: dict[str, dict[str, engines.Outcome | Told]] = {}
    metas: list[dict[str, Any]] = []
    for case, recording in _recordings(cases, options.engine):
        try:
            played = _replayed(case, recording)
        except GuardError as guard:
            troubles.append(str(guard))
            continue
        tokens = played.usage.input_tokens + played.usage.output_tokens
        metas.append(recording.meta())
        outcomes.setdefault(recording.engine, {})[case.name] = played.outcome
        scored.setdefault(recording.engine, {})[case.name] = score(
            played.outcome, played.calls, tokens, estimated=played.usage.estimated
        )
    for case in (each for each in cases if each.turns):
        outcomes.setdefault("builtin", {})[case.name] = told = talk.play(case)
        scored.setdefault("builtin", {})[case.name] = score(told)
    before = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    table = report.Table(scored, cases, before)
    print(table.text())
    print(f"\n{report.PROVES}")
    worse, never = list(table.worse()), [*table.never(), *liar.shown(cases), *liar.twisted(cases), *liar.unseen(cases)]
    said = [*troubles, *worse, *never]
    for each in said[:MOST_TOLD]:
        print(each, file=sys.stderr)
    if len(said) > MOST_TOLD:
        print(f"... and {len(said) - MOST_TOLD} more of that sort.", file=sys.stderr)
    if options.html:
        page.write(options.html, table, cases, outcomes, metas)
    if options.accept and (troubles or never):
        print("The baseline stays as it was: what is told above is not for a baseline to take over.", file=sys.stderr)
    elif options.accept:
        BASELINE.write_text(json.dumps(table.baseline(), indent=1) + "\n", encoding="utf-8")
        worse = []
    return 1 if troubles or worse or never else 0


def _replayed(case: Case, recording: Recording) -> engines.Played:
    meta = recording.meta()
    changed = witness.changed(meta["depends"], case)
    if changed:
        raise recording.trouble(f"{', '.join(changed)} changed since it was recorded.")
    replayed = Settings(meta["model"], "http://model.invalid/v1", Secret("none"))
    provider.litellm()  # imported before the network is shut, as it looks around once
    return cassette.replay(recording, lambda: engines.play(recording.engine, case, replayed))


def _record(cases: Sequence[Case], options: argparse.Namespace) -> int:
    chosen = settings.read()
    chosen = chosen._replace(model=options.model or chosen.model)
    if chosen.builtin:
        raise ValueError("name the model to record with --model or COACH_MODEL, and its address with COACH_API_BASE.")
    unreached: tuple[type[BaseException], ...] = (GuardError, ModelError, *provider.raised())
    failed = 0
    for case, recording in _recordings(cases, options.engine):
        if options.missing and _is_fresh(case, recording):
            continue
        try:
            played = cassette.record(recording, lambda c=case, r=recording: _recorded(c, r, chosen))  # type: ignore[misc]
        except unreached as error:
            told = error if isinstance(error, GuardError | ModelError) else type(error).__name__
            print(f"not recorded: {recording.engine} {case.name}: {told}", file=sys.stderr, flush=True)
            failed += 1
            continue
        print(f"recorded {recording.engine} {case.name}: {played.calls} requests", flush=True)
    return 1 if failed else 0


def _is_fresh(case: Case, recording: Recording) -> bool:
    try:
        return not witness.changed(recording.meta()["depends"], case)
    except GuardError:
        return False


def _recorded(case: Case, recording: Recording, chosen: Settings) -> tuple[engines.Played, int, dict[str, Any]]:
    with witness.noted(case, recording.engine) as depends:
        played = engines.play(recording.engine, case, chosen)
    meta = {
        "case": case.name,
        "engine": recording.engine,
        "model": chosen.model,
        "recorded": f"{dt.datetime.now(dt.UTC):%Y-%m-%d}",
        "depends": depends,
        "parameters": {"temperature": 0, "max_tokens": 4_000},
        "litellm": version("litellm"),
        "coach": __version__,
        "usage": {**played.usage._asdict(), "requests": played.calls},
        "from": "recorded from a large language model through an OpenAI-compatible endpoint",
    }
    return played, played.calls, meta


if __name__ == "__main__":
    sys.exit(main())
