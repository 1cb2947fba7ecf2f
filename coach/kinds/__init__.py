"""The kind of a key result: a decision table over its reading.

Three questions decide: who acts (the team, or somebody else), what the amount counts (own work, a share of it, or
something that others do or get), and who says that it is done. Change, hold and obtain verbs are closed lists; any
other verb that the team orders itself to do is a doing.
"""

from __future__ import annotations

from coach.kinds import orders, statements
from coach.kinds.case import Case, case
from coach.sentence import Clause, Is, Reading

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
_LOOKED_AT = 4  # clauses; what stands behind is comment


def kind(reading: Reading, *, fields_target: bool = False) -> str:
    """The kind of a key result: exactly one of KINDS, by the rules of the labelling guide.

    fields_target: a form or table gives the target beside the sentence, so a bare measure is measured.
    """
    if not reading.clauses:
        return "unmeasured"
    cases = [case(reading, clause) for clause in reading.clauses[:_LOOKED_AT]]
    found = _combine(reading, [_of_clause(one) for one in cases])
    if fields_target and found == "unmeasured":
        return "outcome"
    return found


def _of_clause(one: Case) -> str:
    if one.zero and one.clause.form not in ("order", "done", "doing"):
        return "outcome"
    return _JUDGES[one.clause.form](one)


def _combine(reading: Reading, found: list[str]) -> str:
    """One kind for the line: its first clause, unless a later one says what should come of it."""
    first = found[0]
    if first in ("output", "activity", "activity-volume") and _ends_in_decision(reading.clauses):
        return "learning"
    if first in ("output", "activity", "unmeasured"):
        for stronger in ("outcome", "activity-volume"):
            if stronger in found[1:]:
                return stronger
    return first


def _ends_in_decision(clauses: tuple[Clause, ...]) -> bool:
    """Research whose last step is a decision: "interview 12 patients and decide ..."."""
    first, *rest = clauses
    if not first.bits & (Is.STUDY | Is.ACTIVITY | Is.LEARN):
        return False
    return any(clause.form in ("order", "done", "doing") and clause.bits & Is.DECIDE for clause in rest)
