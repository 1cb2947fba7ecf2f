"""The kind of a key result: a decision table over its reading.

Three questions decide: who acts (the team, or somebody else), what the amount counts (own work, a share of it, or
something that others do or get), and who says that it is done. Change, hold and obtain verbs are closed lists; any
other verb that the team orders itself to do is a doing.
"""

from __future__ import annotations

from coach.kinds import orders, statements
from coach.kinds.case import Case, case
from coach.sentence import Is, Reading
from coach.sentence.slots import ORDERS

KINDS = (
    "outcome", "health", "milestone", "output", "activity", "activity-volume", "coverage", "baseline", "learning", "unmeasured",
)  # fmt: skip

_JUDGES = {
    "order": orders.order,
    "done": orders.order,
    "doing": orders.order,
    "passive": statements.passive,
    "active": statements.active,
    "state": statements.state,
    "phrase": statements.phrase,
}
_DECISION = frozenset(("decision", "go/no-go", "verdict"))
_STOPS = frozenset(".;!?")
_LOOKED_AT = 4  # clauses; what stands behind is comment


def kind(reading: Reading, *, fields_target: bool = False) -> str:
    """The kind of a key result: exactly one of KINDS, by the rules of the labelling guide.

    fields_target: a form or table gives the target beside the sentence, so a bare measure is measured.
    """
    if not reading.clauses:
        return "unmeasured"
    cases = [case(reading, clause) for clause in reading.clauses[:_LOOKED_AT]]
    found = _combine(reading, cases)
    if fields_target and found == "unmeasured":
        return "outcome"
    return found


def _of_clause(one: Case) -> str:
    if one.zero and one.clause.form not in ORDERS and not one.head & Is.EFFECT:
        return "outcome"
    return _JUDGES[one.clause.form](one)


def _combine(reading: Reading, cases: list[Case]) -> str:
    """One kind for the line: its first clause, unless a later one says what should come of it."""
    first = _of_clause(cases[0])
    if len(cases) == 1:
        return first
    if first in ("output", "activity", "activity-volume", "baseline") and _ends_in_decision(cases):
        return "learning"
    if first not in ("output", "activity", "unmeasured"):
        return first
    same_sentence = True
    for one in cases[1:]:
        same_sentence = same_sentence and reading.line.words[one.clause.start - 1] not in _STOPS
        found = _of_clause(one)
        counted = found == "activity-volume" or (found == "coverage" and one.share)
        if found == "outcome" or (counted and same_sentence):
            return found
    return first


def _ends_in_decision(cases: list[Case]) -> bool:
    """Research whose last step is a decision: "interview 12 patients and decide ..."."""
    first, *rest = cases
    if not (first.clause.bits & (Is.STUDY | Is.ACTIVITY | Is.LEARN) or first.says(orders.STUDIES)):
        return False
    return any(one.clause.form in ORDERS and (one.clause.bits & Is.DECIDE or one.says(_DECISION)) for one in rest)
