"""Status first; a score, as a by-product, for a team's own trend (never between teams or for people).

Points are 0, 1 or 2 an item: five items a key result (class, measure, anchor, clarity, evidence),
four an objective, four a set. Guarantees stand above the formula: the same input gives the same
score; adjectives never raise it; a consistent baseline never lowers it; order, case and bullets do
not matter; a duplicate never raises it; a placeholder never beats a value.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from coach.checks import aim, form, measure, okr_set
from coach.checks.effort import measured
from coach.checks.profiles import DEFAULT, TYPES, Limits, Profile, profile
from coach.checks.wording import adjectival
from coach.model import Amount, Finding, KeyResult, Objective, OKRSet
from coach.sentence.lexicon import LEXICON, Is

WITH_ERROR, WITHOUT_CHANGE = 59, 49  # no score passes these while an error, or S002, stands
SLOTS = tuple(
    f"[{slot}:" for slot in ["baseline", "target", "metric", "population", "window", "date", "owner", "source"]
)
CLASS = {"outcome": 2, "milestone": 1, "learning": 1, "health": 1}
CLARITY = (measure.ambiguous_percent, form.direction_contradiction, measure.undefined_metric, form.compound_key_result)


class Grade(NamedTuple):
    """Where a document stands. score is None when every key result is waived, or nothing is there."""

    status: str  # blocked | questions | ready
    score: int | None
    waived: int
    placeholders: int


def grade(okrs: OKRSet, findings: Iterable[Finding], profile_name: str = DEFAULT.name) -> Grade:
    """Return status and score of a document with the findings of `checks.run`."""
    found = tuple(findings)
    levels = {f.level for f in found}
    gaps = sum(kr.text.count(slot) for o in okrs.objectives for kr in o.key_results for slot in SLOTS)
    status = "blocked" if "error" in levels else "questions" if gaps or "warning" in levels else "ready"
    waivers = [w for o in okrs.objectives for of in (o.waivers, *(kr.waivers for kr in o.key_results)) for w in of]
    waived = sum(bool(waiver.reason.strip()) for waiver in waivers)
    return Grade(status, _score(okrs, found, profile(profile_name)), waived, gaps)


def _score(okrs: OKRSet, found: tuple[Finding, ...], chosen: Profile) -> int | None:
    limits, lowered = chosen.limits, chosen.levels
    goals = _merged(okrs.objectives)
    results = {key(kr): kr for goal in goals for kr in goal.key_results}
    judged = [kr for kr in results.values() if not any(w.reason.strip() for w in kr.waivers)]
    if not goals or (results and not judged):
        return None
    shared = _shared(goals)
    sets = [_set_points(goal, shared, limits) for goal in goals]
    missing = sum(max(0, limits.fewest - sum(key(kr) not in shared for kr in goal.key_results)) for goal in goals)
    earned = sum(map(_result_points, judged)) + sum(map(_aim_points, goals)) + sum(points for points, _ in sets)
    possible = 10 * (len(judged) + missing) + 16 * len(goals)
    score = (100 * earned + possible // 2) // possible
    if any(f.level == "error" for f in found) or missing:
        score = min(score, WITH_ERROR)
    if any(
        still and "S002" not in {*TYPES.get(goal.type, {}), *lowered}
        for goal, (_, still) in zip(goals, sets, strict=True)
    ):
        score = min(score, WITHOUT_CHANGE)
    return score


def key(part: KeyResult | Objective) -> tuple[str, ...]:
    """What makes a part distinct: its words without case, marks, small words and adjectives of praise."""
    plain = Is.QUALITY | Is.ADV | Is.DET | Is.PUNCT
    words = part.reading.amounts.tokens.words
    return tuple(word for word in words if not LEXICON[word] & plain and not adjectival(word)) or tuple(words)


def _merged(goals: tuple[Objective, ...]) -> list[Objective]:
    """Objectives with the same words as one, and each key result in it once."""
    merged: dict[tuple[str, ...], Objective] = {}
    for goal in goals:
        name = key(goal)
        first = merged.get(name, goal._replace(key_results=()))
        results = {key(kr): kr for kr in (*reversed(goal.key_results), *reversed(first.key_results))}
        merged[name] = first._replace(key_results=tuple(reversed(results.values())))
    return list(merged.values())


def _shared(goals: list[Objective]) -> set[tuple[str, ...]]:
    """Key results that stand under more than one objective: no set gains by them."""
    seen: set[tuple[str, ...]] = set()
    return {name for goal in goals for name in map(key, goal.key_results) if name in seen or seen.add(name)}  # type: ignore[func-returns-value]


def _result_points(kr: KeyResult) -> int:
    """Class, measure, anchor, clarity and evidence of one key result."""
    mixed = kr.kind == "output" and measured(kr, kr.reading.purpose)
    sort = 1 if mixed else CLASS.get(kr.kind, 0)
    target, baseline = kr.measure.target, kr.measure.baseline
    number = 0 if target is None else 2 if kr.measure.metric and sort else 1
    anchor = _real(target) + _real(baseline) or int(target is not None or baseline is not None)
    unclear = sum(check.fires(kr) for check in CLARITY)
    clear = max(0, 2 - unclear) if target else 0
    evidence = int(bool(kr.owner)) + int(bool(kr.fields.source))
    return sort + number + anchor + clear + evidence


def _real(amount: Amount | None) -> int:
    return int(amount is not None and amount.role != "placeholder")


def _aim_points(goal: Objective) -> int:
    """Change, specific, no number, type and why-now of one objective."""
    delivers = [hit.level for hit in aim.deliverable_objective(goal)]
    change = 2 if not delivers else 1 if delivers[0] == "info" else 0
    number = 2 - aim.metric_in_objective.fires(goal)
    return change + 2 * aim.specific(goal) + number + bool(goal.type) + bool(goal.why)


def _set_points(goal: Objective, shared: set[tuple[str, ...]], limits: Limits) -> tuple[int, bool]:
    """Count, change, guardrail and overlap of one set, and whether all of it is the team's own doing.

    A set gains nothing by lines that stand under other objectives too: count and change are the
    lower ones of the set with and without them, guardrail and overlap earn nothing beside them.
    """
    own = goal._replace(key_results=tuple(kr for kr in goal.key_results if key(kr) not in shared))
    points = min(_count(goal, limits), _count(own, limits)) + min(_change(goal), _change(own))
    if len(own.key_results) == len(goal.key_results) >= limits.fewest:
        points += 0 if okr_set.no_guardrail.fires(goal) else _change(goal)
        points += 0 if okr_set.overlapping_key_results.fires(goal) else 2
    return points, any(okr_set.no_outcome_in_set.fires(each) for each in (goal, own))


def _count(goal: Objective, limits: Limits) -> int:
    if len(goal.key_results) < limits.fewest:
        return 0
    levels = [hit.level for hit in okr_set.key_result_count(goal, limits)]
    return 2 if not levels else 1 if levels[0] == "info" else 0


def _change(goal: Objective) -> int:
    if any(kr.kind == "outcome" for kr in goal.key_results):
        return 2
    return int(bool(goal.key_results) and not okr_set.no_outcome_in_set.fires(goal))
