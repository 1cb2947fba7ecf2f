"""Clauses that do not begin with a verb: "PM hired", "80% of teams deploy weekly", "p95 under 300 ms", "C# driver"."""

from __future__ import annotations

from coach.kinds.case import Case
from coach.kinds.orders import MEASURING, TARGETS
from coach.sentence import Is
from coach.words import bag

_PROMPT = bag("within by before same first on-time under online without fewer less")
_OWN_SHARES = bag("completion automation enablement training")


def passive(case: Case) -> str:
    """ "PM hired", "100% of services migrated", "12 papers accepted"."""
    clause = case.clause
    bits = clause.bits
    if not MEASURING.isdisjoint(case.line.words[clause.start : clause.verb]):
        return "baseline"
    if bits & (Is.UP | Is.DOWN | Is.CHANGE):
        return "outcome" if case.amount else "unmeasured"
    others = bool(bits & Is.BY_OTHERS) or _by_actor(case)
    prompt = case.window or case.says(_PROMPT, clause.verb)
    if case.every or case.share:
        return "outcome" if others or prompt else "coverage"
    if case.number:
        return "outcome" if others or prompt or bits & Is.VERDICT else "activity-volume"
    if case.level:
        return "outcome"
    official = bits & Is.VERDICT or (bits & Is.OBTAIN and case.head & Is.CREDENTIAL)
    return "milestone" if official else "output"


def _by_actor(case: Case) -> bool:
    clause, words = case.clause, case.line.words
    return any(
        words[i] == "by" and case.has(Is.ACTOR, i + 1, min(i + 5, clause.end))
        for i in range(clause.verb + 1, clause.end - 1)
    )


def active(case: Case) -> str:
    """ "80% of teams deploy weekly", "attrition stays under 10%"."""
    bits, subject, clause = case.clause.bits, case.head, case.clause
    amount = case.level or case.share or case.number or case.window
    if bits & Is.HOLD and amount:
        return "health"
    if bits & (Is.UP | Is.DOWN | Is.CHANGE):
        return "outcome" if amount else "unmeasured"
    if case.every:
        trained = subject & Is.OWN and case.has(Is.WORK | Is.NOMINAL, clause.verb)
        return "outcome" if subject & Is.ACTOR and not trained else "coverage"
    if amount:
        own = case.number and subject & Is.WORK and not subject & Is.ACTOR
        return "activity-volume" if own else "outcome"
    if case.says(TARGETS, clause.verb):
        return "outcome"
    return "unmeasured" if subject & Is.ACTOR else "output"


def state(case: Case) -> str:
    """ "MVP is live", "90% of vacancies have a scorecard", "satisfaction is above 4"."""
    subject, clause = case.head, case.clause
    if case.every:
        return "coverage"
    if case.share and not subject & Is.ACTOR and clause.bits & Is.AUX:
        return "coverage"
    if case.amount:
        return "outcome"
    if case.after_verb(Is.READY):
        return "output"
    return "unmeasured" if case.after_verb(Is.QUALITY) or subject & Is.ACTOR else "output"


def phrase(case: Case) -> str:
    """A phrase without a verb: "p95 under 300 ms", "2 webinars", "audit logs", "cloud cost"."""
    head = case.head
    if case.amount:
        return _measured(case)
    if case.says(MEASURING):
        return "baseline"
    if head & (Is.CREDENTIAL | Is.STANDARD) or case.has(Is.STANDARD):
        return "milestone"
    if head & Is.NOMINAL:
        return "output"
    wish = head & (Is.METRIC | Is.EFFECT) and not head & Is.WORK
    return "unmeasured" if wish or case.line.tags[case.clause.start] & Is.QUALITY else "output"


def _measured(case: Case) -> str:
    head, clause = case.head, case.clause
    if clause.head >= 0 and case.line.words[clause.head] == "coverage":
        return "coverage"
    nominal = bool(head & Is.NOMINAL) or case.says(_OWN_SHARES)
    others = bool(head & (Is.ACTOR | Is.METRIC))
    if case.share or case.every:
        own = (nominal and not head & Is.METRIC) or (case.every and not others)
        return "coverage" if own else "outcome"
    own = (bool(head & Is.WORK) or (nominal and (case.number or case.level))) and not others
    return "activity-volume" if own else "outcome"
