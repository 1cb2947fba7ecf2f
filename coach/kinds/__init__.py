"""The kind of a key result: a decision table over its reading.

Three questions decide: who acts (the team, or somebody else), what the amount counts (own work, a share of it, or
something that others do or get), and who says that it is done. Change, hold and obtain verbs are closed lists; any
other verb that the team orders itself to do is a doing.
"""

from __future__ import annotations

from coach.kinds import orders, phrases, setups, statements
from coach.kinds.case import Case, case
from coach.sentence import Is, Reading, tongue
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
    "phrase": phrases.phrase,
}
_LOOKS = Is.STUDY | Is.ACTIVITY | Is.LEARN | Is.MEASURE
_DECISION = frozenset(("decision", "go/no-go", "verdict", "which", "whether"))
_WORK = frozenset(("output", "activity"))
_STOPS = frozenset(".;!?")
_SETTLED = frozenset(("outcome", "health", "milestone", "coverage", "learning"))
_LOOKED_AT = 4  # clauses; what stands behind is comment


def kind(reading: Reading, *, fields_target: bool = False) -> str:
    """The kind of a key result: exactly one of KINDS, by the rules of the labelling guide.

    fields_target: a form or table gives the target beside the sentence, so a bare measure is measured.
    """
    if not reading.clauses:
        return "unmeasured"
    first = case(reading, reading.clauses[0])
    found = "outcome" if _falls(reading) else _of_clause(first)
    if len(reading.clauses) > 1:
        found = _combine(reading, first, found)
    if found in _WORK and tongue.foreign(reading.line.words, reading.text):
        return "unmeasured"  # its verb is not understood: nobody can say that it is work
    if fields_target and found == "unmeasured":
        return "outcome"
    return found


def _falls(reading: Reading) -> bool:
    """Whether a figure is to fall from one level to another: nobody makes less and less of their own work on purpose."""
    ends = [q for q in reading.amounts.quantities if q.slot in ("baseline", "target") and q.role == "level"][:2]
    if [q.slot for q in ends] != ["baseline", "target"] or ends[0].unit != ends[1].unit:
        return False
    start, end = ends[0].value, ends[1].value
    return start is not None and end is not None and start > end and not reading.clauses[0].bits & Is.HOLD


def _of_clause(one: Case) -> str:
    if one.zero and not one.head & Is.EFFECT and (one.clause.form not in ORDERS or _denies(one)):
        return "outcome"
    return _JUDGES[one.clause.form](one)


def _denies(one: Case) -> bool:
    """Whether an order is to do none of something: "cancel no operations"; keeping none is health."""
    at = one.clause.verb + 1
    if not one.clause.bits & Is.HOLD and at < one.clause.end and one.line.words[at] in ("no", "zero"):
        return True
    return one.line.words[one.clause.end - 2] == ":"  # "Rota gaps: zero": nobody orders none of a thing


def _combine(reading: Reading, first: Case, found_first: str) -> str:
    """One kind for the line: its first clause, unless a later one says what should come of it."""
    tried = found_first == "outcome" and first.clause.bits & Is.STUDY and first.clause.form in ORDERS
    if (found_first in _SETTLED and not tried) or first.forbids():
        return found_first
    rest = [case(reading, clause) for clause in reading.clauses[1:_LOOKED_AT]]
    if found_first != "unmeasured" and _ends_in_decision(first, rest):
        return "learning"
    if found_first not in ("output", "activity", "unmeasured"):
        return found_first
    same_sentence = True
    for one in rest:
        same_sentence = same_sentence and reading.line.words[one.clause.start - 1] not in _STOPS
        found = _of_clause(one)
        counted = found == "activity-volume" or (found == "coverage" and one.share)
        if found == "outcome" or (counted and same_sentence):
            return found
    return found_first


def _ends_in_decision(first: Case, rest: list[Case]) -> bool:
    """Research whose last step is a decision: "interview 12 patients and decide ..."."""
    if not (first.clause.bits & _LOOKS or first.says(setups.STUDIES)):
        return False
    return any(one.clause.form in ORDERS and (one.clause.bits & Is.DECIDE or one.says(_DECISION)) for one in rest)
