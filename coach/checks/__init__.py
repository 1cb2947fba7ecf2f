"""The checks: what each looks for is said where it stands; `run` applies them to a document.

    findings = checks.run(okrs, profile="default", phase="draft")

`CHECKS` is computed from the modules' values, nothing is registered. Codes are permanent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from coach import kinds
from coach.checks import (
    aim,
    cycle,
    effort,
    faithfulness,
    form,
    measure,
    objective,
    okr_set,
    progress,
    shown,
    vague,
    vanity,
    waived,
)
from coach.checks.check import Check, Hit, Pair, Part, Rule, asked, finding
from coach.checks.profiles import DATED_DUTIES, DEFAULT, PROFILES, TYPES, Limits, lower, profile
from coach.errors import UsageError
from coach.model import At, Finding, KeyResult, Objective, OKRSet, Waiver

__all__ = [
    "BY_CODE",
    "CHECKS",
    "DEFAULT",
    "PROFILES",
    "RETIRED",
    "Check",
    "Hit",
    "Pair",
    "asked",
    "loose_waivers",
    "named",
    "of_objective",
    "of_set",
    "run",
]

MODULES = (aim, vague, objective, effort, measure, vanity, form, okr_set, cycle, progress, faithfulness)
CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (value for module in MODULES for value in vars(module).values() if isinstance(value, Check)),
        key=lambda check: "OKSCPR".index(check.family) * 1000 + int(check.code[1:]),
    )
)
BY_CODE = {check.code: check for check in CHECKS}
RETIRED: Mapping[str, str] = {}  # code: what it was merged into
PHASES = ("draft", "review")

_OF = {target: tuple(check for check in CHECKS if check.target is target) for target in (KeyResult, Objective, OKRSet)}
_OF_KIND = {kind: tuple(c for c in _OF[KeyResult] if not c.kinds or kind in c.kinds) for kind in kinds.KINDS}


Task = tuple[Check, Rule, bool, str, str]  # a check, its rule, whether that takes limits, its level, and its cap


class Bench(NamedTuple):
    """What a run judges by: thresholds, and the checks of each part with the highest level that each may reach.

    What a check and a profile decide together stands here once; judging a part asks for none of it.
    """

    limits: Limits
    of_set: tuple[Task, ...]
    of_objective: tuple[Task, ...]
    of_kind: Mapping[str, tuple[Task, ...]]  # of key results
    duties: bool  # a date of its own settles a delivery


@cache
def _bench(profile_name: str, phase: str, kind_of_goal: str | None) -> Bench:
    chosen = profile(profile_name)
    if phase not in PHASES:
        raise UsageError(f"There is no phase “{phase}”. Choose one of: {', '.join(PHASES)}.")
    lowered = TYPES.get(kind_of_goal, {})

    def task(check: Check) -> Task:
        draft = check.draft if phase == "draft" and check.draft != check.level else ""
        cap = lower("error", draft, chosen.levels.get(check.code, ""), lowered.get(check.code, ""))
        return check, check.rule, check.limited, lower(check.level, cap), cap

    return Bench(
        chosen.limits,
        tuple(map(task, _OF[OKRSet])),
        tuple(map(task, _OF[Objective])),
        {kind: tuple(map(task, checks)) for kind, checks in _OF_KIND.items()},
        kind_of_goal == "committed",
    )


def named(code: str) -> Check:
    """Return the check of a code; UsageError if there is none."""
    try:
        return BY_CODE[code.upper()]
    except KeyError:
        if code.upper() in RETIRED:
            raise UsageError(f"{code.upper()} is retired: {RETIRED[code.upper()]}.") from None
        raise UsageError(f"There is no check “{code}”. Codes run from O001 to {CHECKS[-1].code}.") from None


def loose_waivers(okrs: OKRSet) -> tuple[tuple[At, str], ...]:
    """Return the waivers of a document that silence nothing: where they stand, and what they lack."""
    return tuple(waived.loose(okrs, {code: check.name for code, check in BY_CODE.items()}))


def explain(code: str) -> str:
    """Return what a check looks for, why, with examples and source; UsageError if there is none."""
    from coach.checks import page  # noqa: PLC0415  (paper is not needed for judging)

    return page.explain(named(code))


def catalogue() -> str:
    """Return docs/checks.md, printed from the checks themselves."""
    from coach.checks import page  # noqa: PLC0415

    return page.catalogue(CHECKS)


def headline(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what a person sees: one finding a line, one an objective, two a set, three questions."""
    return shown.headline(findings)


def run(okrs: OKRSet, profile: str = DEFAULT.name, phase: str = "draft") -> tuple[Finding, ...]:
    """Return what there is to say about a document, part by part, waived findings left out.

    phase "review" raises what a pasted document cannot hold (owner, type, why now) to its level.
    UsageError for a profile or phase that does not exist.
    """
    found = of_set(okrs, profile, phase)
    for o, goal in enumerate(okrs.objectives):
        found += of_objective(goal, o, profile, phase)
    return tuple(found)


def of_set(okrs: OKRSet, profile: str = DEFAULT.name, phase: str = "draft") -> list[Finding]:
    """Return what there is to say about a document as a whole, for which no sentence of it need be read."""
    bench = _bench(profile, phase, None)
    return _judge(bench.of_set, okrs, (), bench)


def of_objective(goal: Objective, o: int, profile: str = DEFAULT.name, phase: str = "draft") -> list[Finding]:
    """Return what there is to say about the objective at a place, and about each of its key results."""
    bench = _bench(profile, phase, goal.type)
    found = _judge(bench.of_objective, goal, (o,), bench, goal.waivers)
    of_kind = bench.of_kind
    for k, kr in enumerate(goal.key_results):
        found += _judge(of_kind[kr.kind], kr, (o, k), bench, kr.waivers)
    return found


def _judge(tasks: Iterable[Task], part: Part, at: At, bench: Bench, waivers: tuple[Waiver, ...] = ()) -> list[Finding]:
    hits: list[tuple[Check, Hit, str]] = []
    limits = bench.limits
    for check, rule, limited, usual, cap in tasks:
        for hit in rule(part, limits) if limited else rule(part):
            hits.append((check, hit, lower(hit.level, cap) if hit.level else usual))
    if not hits:
        return []
    silent = {waiver.code.upper() for waiver in waivers if waiver.reason.strip()} if waivers else set()
    if bench.duties and isinstance(part, KeyResult) and part.measure.deadline:
        silent.update(DATED_DUTIES)
    strong = {check.code for check, _, level in hits if level != "info"}
    return [
        finding(check, hit, part, at, level)
        for check, hit, level in hits
        if check.code not in silent and (not check.unless or strong.isdisjoint(check.unless))
    ]
