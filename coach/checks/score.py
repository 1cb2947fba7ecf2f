"""Status first; a score, as a by-product, for a team's own trend (never between teams or for people).

Points are 0, 1 or 2 an item: five items a key result (class, measure, anchor, clarity, evidence),
four an objective, four a set. Guarantees stand above the formula: the same input gives the same
score; adjectives never raise it; a consistent baseline never lowers it; order, case and bullets do
not matter; a duplicate never raises it; a placeholder never beats a value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from coach.checks import BY_CODE, aim, form, measure, okr_set, vague
from coach.checks.effort import measured
from coach.checks.profiles import DEFAULT, TYPES, Limits, Profile, profile
from coach.checks.wording import adjectival
from coach.model import Amount, Finding, KeyResult, Objective, OKRSet, Waiver
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


class Points(NamedTuple):
    """What objectives bring to the score: points are added up, the highest that they might be, and what holds them down."""

    earned: int = 0
    possible: int = 0
    results: int = 0  # key results, each of them once
    waived: int = 0  # of those
    missing: int = 0  # key results short of the fewest
    idle: int = 0  # objectives that rest on things to do

    def plus(self, other: Points) -> Points:
        """The points of both."""
        return Points(*map(sum, zip(self, other, strict=True)))


class Tally(NamedTuple):
    """One objective's points if no other says the same, and the hashes of its names, which tell whether one does."""

    name: int
    results: tuple[int, ...]
    points: Points


def grade(okrs: OKRSet, findings: Iterable[Finding], profile_name: str = DEFAULT.name) -> Grade:
    """Return status and score of a document with the findings of `checks.run`."""
    return _grade(okrs, findings, _points(_merged(okrs.objectives), profile(profile_name)))


def tally(goal: Objective, profile_name: str = DEFAULT.name) -> Tally:
    """Return the points of one objective, for `total`."""
    (alone,) = _merged((goal,))
    return Tally(hash(alone.name), tuple(map(hash, alone.results)), _points([alone], profile(profile_name)))


def total(
    okrs: OKRSet,
    findings: Iterable[Finding],
    tallies: Sequence[Tally],
    read: Callable[[Objective], Objective],
    profile_name: str = DEFAULT.name,
) -> Grade:
    """Return what `grade` returns, of a document that is unread here and was tallied elsewhere.

    Objectives whose words stand twice, or share a key result, count together: those are read here. The hashes of one
    process and of those forked from it agree; two names with the same hash cost a reading, no point.
    """
    count = Counter(name for tally in tallies for name in (tally.name, *tally.results))
    alone = [count[tally.name] == 1 and all(count[name] == 1 for name in tally.results) for tally in tallies]
    points = Points()
    for one, tally in zip(alone, tallies, strict=True):
        if one:
            points = points.plus(tally.points)
    again = [read(goal) for one, goal in zip(alone, okrs.objectives, strict=True) if not one]
    return _grade(okrs, findings, points.plus(_points(_merged(again), profile(profile_name))))


def _grade(okrs: OKRSet, findings: Iterable[Finding], points: Points) -> Grade:
    levels = {f.level for f in findings}
    bracketed = [kr.text for o in okrs.objectives for kr in o.key_results if "[" in kr.text]
    gaps = sum(text.count(slot) for text in bracketed for slot in SLOTS)
    status = "blocked" if "error" in levels else "questions" if gaps or "warning" in levels else "ready"
    waivers = [w for o in okrs.objectives for of in (o.waivers, *(kr.waivers for kr in o.key_results)) for w in of]
    waived = sum(_counts(waiver) for waiver in waivers)
    return Grade(status, _score(points, error="error" in levels), waived, gaps)


def _counts(waiver: Waiver) -> bool:
    """Whether a waiver has an effect: a check of its code, and a reason."""
    return waiver.code.upper() in BY_CODE and bool(waiver.reason.strip())


def _score(points: Points, *, error: bool) -> int | None:
    if not points.possible or (points.results and points.waived == points.results):
        return None
    score = (100 * points.earned + points.possible // 2) // points.possible
    if error or points.missing:
        score = min(score, WITH_ERROR)
    return min(score, WITHOUT_CHANGE) if points.idle else score


def _points(sets: Sequence[Distinct], chosen: Profile) -> Points:
    limits, lowered = chosen.limits, chosen.levels
    results = {name: kr for each in sets for name, kr in each.results.items()}
    judged = [kr for kr in results.values() if not any(map(_counts, kr.waivers))]
    shared = _shared(sets)
    points = [_set_points(each, shared, limits) for each in sets]
    missing = sum(max(0, limits.fewest - len(each.results.keys() - shared)) for each in sets)
    earned = (
        sum(map(_result_points, judged))
        + sum(_aim_points(each.objective) for each in sets)
        + sum(number for number, _ in points)
    )
    idle = sum(
        still and "S002" not in {*TYPES.get(each.objective.type, {}), *lowered}
        for each, (_, still) in zip(sets, points, strict=True)
    )
    possible = 10 * (len(judged) + missing) + 16 * len(sets)
    return Points(earned, possible, len(results), len(results) - len(judged), missing, idle)


Name = tuple[str, ...]


def key(part: KeyResult | Objective) -> Name:
    """What makes a part distinct: its words without case, marks, small words and adjectives of praise."""
    words = part.reading.amounts.tokens.words
    telling = [w for w in words if w[0].isdigit() or not (LEXICON[w] & _PLAIN or adjectival(w))]
    return tuple(telling or words)


_PLAIN = Is.QUALITY | Is.ADV | Is.DET | Is.PUNCT


class Distinct(NamedTuple):
    """An objective under its name, and each of its key results once, under its name."""

    name: Name
    objective: Objective
    results: dict[Name, KeyResult]


def _merged(goals: Iterable[Objective]) -> list[Distinct]:
    """Objectives with the same words as one, and each key result in it once, as it stands first."""
    merged: dict[Name, Distinct] = {}
    for goal in goals:
        name = key(goal)
        results = merged.setdefault(name, Distinct(name, goal, {})).results
        for kr in goal.key_results:
            results.setdefault(key(kr), kr)
    return [
        each._replace(objective=each.objective._replace(key_results=tuple(each.results.values())))
        for each in merged.values()
    ]


def _shared(sets: Iterable[Distinct]) -> set[Name]:
    """Key results that stand under more than one objective: no set gains by them."""
    count = Counter(name for each in sets for name in each.results)
    return {name for name, times in count.items() if times > 1}


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
    return change + 2 * vague.specific(goal) + number + bool(goal.type) + bool(goal.why)


def _set_points(each: Distinct, shared: set[Name], limits: Limits) -> tuple[int, bool]:
    """Count, change, guardrail and overlap of one set, and whether all of it is the team's own doing.

    A set gains nothing by lines that stand under other objectives too: count and change are the
    lower ones of the set with and without them, guardrail and overlap earn nothing beside them.
    """
    goal = own = each.objective
    if not shared.isdisjoint(each.results):
        own = goal._replace(key_results=tuple(kr for name, kr in each.results.items() if name not in shared))
    change = min(_change(goal), _change(own))
    points = min(_count(goal, limits), _count(own, limits)) + change
    if own is goal and len(goal.key_results) >= limits.fewest:
        points += 0 if okr_set.no_guardrail.fires(goal) else change
        points += 0 if okr_set.overlapping_key_results.fires(goal) else 2
    return points, any(okr_set.no_outcome_in_set.fires(one) for one in ((goal,) if own is goal else (goal, own)))


def _count(goal: Objective, limits: Limits) -> int:
    if len(goal.key_results) < limits.fewest:
        return 0
    levels = [hit.level for hit in okr_set.key_result_count(goal, limits)]
    return 2 if not levels else 1 if levels[0] == "info" else 0


def _change(goal: Objective) -> int:
    if any(kr.kind == "outcome" for kr in goal.key_results):
        return 2
    return int(bool(goal.key_results) and not okr_set.no_outcome_in_set.fires(goal))
