"""The checks: what each looks for is said where it stands; `run` applies them to a document.

    findings = checks.run(okrs, profile="default", phase="draft")

`CHECKS` is computed from the modules' values, nothing is registered. Codes are permanent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from coach import kinds
from coach.checks import cycle, effort, faithfulness, form, measure, objective, okr_set, shown, vanity
from coach.checks.check import Check, Hit, Pair, Part, finding
from coach.checks.profiles import DATED_DUTIES, DEFAULT, PROFILES, TYPES, Limits, lower, profile
from coach.errors import UsageError
from coach.model import At, Finding, KeyResult, Objective, OKRSet, Waiver

__all__ = ["BY_CODE", "CHECKS", "DEFAULT", "PROFILES", "RETIRED", "Check", "Hit", "Pair", "named", "run"]

MODULES = (objective, effort, measure, vanity, form, okr_set, cycle, faithfulness)
CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (value for module in MODULES for value in vars(module).values() if isinstance(value, Check)),
        key=lambda check: "OKSCR".index(check.family) * 1000 + int(check.code[1:]),
    )
)
BY_CODE = {check.code: check for check in CHECKS}
RETIRED: Mapping[str, str] = {}  # code: what it was merged into
PHASES = ("draft", "review")

_OF = {target: tuple(check for check in CHECKS if check.target is target) for target in (KeyResult, Objective, OKRSet)}
_OF_KIND = {kind: tuple(c for c in _OF[KeyResult] if not c.kinds or kind in c.kinds) for kind in kinds.KINDS}


class Bench(NamedTuple):
    """What a run judges by: thresholds, and the highest level that each code may reach."""

    limits: Limits
    caps: Mapping[str, str]
    levels: Mapping[str, str]  # of each code, lowered
    duties: bool  # a date of its own settles a delivery


@cache
def _bench(profile_name: str, phase: str, kind_of_goal: str | None) -> Bench:
    chosen = profile(profile_name)
    if phase not in PHASES:
        raise UsageError(f"There is no phase “{phase}”. Choose one of: {', '.join(PHASES)}.")
    lowered = TYPES.get(kind_of_goal, {})
    caps = {
        check.code: lower(
            "error",
            check.draft if phase == "draft" and check.draft != check.level else "",
            chosen.levels.get(check.code, ""),
            lowered.get(check.code, ""),
        )
        for check in CHECKS
    }
    levels = {check.code: lower(check.level, caps[check.code]) for check in CHECKS}
    return Bench(chosen.limits, caps, levels, kind_of_goal == "committed")


def named(code: str) -> Check:
    """Return the check of a code; UsageError if there is none."""
    try:
        return BY_CODE[code.upper()]
    except KeyError:
        if code.upper() in RETIRED:
            raise UsageError(f"{code.upper()} is retired: {RETIRED[code.upper()]}.") from None
        raise UsageError(f"There is no check “{code}”. Codes run from O001 to {CHECKS[-1].code}.") from None


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
    found = _judge(_OF[OKRSet], okrs, (), _bench(profile, phase, None))
    for o, goal in enumerate(okrs.objectives):
        bench = _bench(profile, phase, goal.type)
        found += _judge(_OF[Objective], goal, (o,), bench, goal.waivers)
        for k, kr in enumerate(goal.key_results):
            found += _judge(_OF_KIND[kr.kind], kr, (o, k), bench, kr.waivers)
    return tuple(found)


def _judge(
    checks: Iterable[Check], part: Part, at: At, bench: Bench, waivers: tuple[Waiver, ...] = ()
) -> list[Finding]:
    hits: list[tuple[Check, Hit, str]] = []
    strong: set[str] = set()
    for check in checks:
        for hit in check.rule(part, bench.limits) if check.limited else check.rule(part):
            code = check.code
            level = lower(hit.level, bench.caps[code]) if hit.level else bench.levels[code]
            hits.append((check, hit, level))
            if level != "info":
                strong.add(code)
    if not hits:
        return []
    silent = {waiver.code.upper() for waiver in waivers if waiver.reason.strip()} if waivers else set()
    if bench.duties and isinstance(part, KeyResult) and part.measure.deadline:
        silent.update(DATED_DUTIES)
    return [
        finding(check, hit, part, at, level)
        for check, hit, level in hits
        if check.code not in silent and strong.isdisjoint(check.unless)
    ]
