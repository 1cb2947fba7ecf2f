"""Clauses whose subject stands before the verb: "PM hired", "80% of teams deploy weekly", "the depot is live"."""

from __future__ import annotations

from coach.kinds.case import Case
from coach.kinds.orders import NOTICED, TARGETS
from coach.kinds.phrases import LEVEL, MORE, ends_compared, own_list, tells_how
from coach.kinds.setups import MEASURING
from coach.sentence import Is
from coach.words import AMISS, bag

_CHANGES = Is.UP | Is.DOWN | Is.CHANGE
_MOVES = Is.UP | Is.DOWN | Is.REACH
_NOT = bag("not doesn't don't never won't isn't cannot no")
_GIVEN = bag("upgrade rate grade judge renew issue extend give obtain confirm")
_DECIDES = bag("pass adopt back sign agree rule decide vote award issue confirm give")
_HANDS_OVER = bag("give issue confirm")  # a verdict only with its object: "gives consent"
_BEGINS = bag("open launch start begin")
_GRANTED = bag("obtain award grant win earn achieve")
_SAME_DAY = frozenset(("same", "next"))
_PARTS = frozenset(("with", "in", "across"))
_BEARS = bag("carry use follow support display show meet comply")
_CHOOSES = bag("adopt use switch migrate integrate upgrade choose depend rely run")
_COVERS = bag("cover include contain span")
_ATTENDS = bag("complete finish attend take pass go undergo receive do accept acceptance sign read")
_CAST = bag("thrown turned sent given put cast")
_WRONG = bag(AMISS) - bag("reopened returned repeat duplicate")
_FIRM = bag("fund sign accept approve certify grant award ratify accredit license authorize")


def passive(case: Case) -> str:
    """Judge "PM hired", "100% of services migrated", "12 papers accepted"."""
    clause = case.clause
    bits = clause.bits
    if (bits & Is.MEASURE and not case.amount) or not MEASURING.isdisjoint(case.line.words[clause.start : clause.verb]):
        return "baseline"
    if clause.subject[0] == clause.subject[1] and clause.lemma in NOTICED and not case.amount:
        return "milestone"  # "Listed in the buyers' guide"
    if "hypothesis" in case.line.words[clause.start : clause.verb]:
        return "learning"
    held = bits & Is.HOLD and (clause.lemma != "hold" or (case.head & Is.METRIC and not case.head & Is.WORK))
    held = held and not (case.number and _by_actor(case))  # "two bindings maintained by the community"
    if held or (_negated(case) and (bits & _MOVES or case.says(TARGETS))):
        return "health"
    if bits & _CHANGES:
        return _changed(case)
    lasting = case.head & Is.CREDENTIAL and not (case.measured or case.every or case.number or case.zero)
    prompt = not _SAME_DAY.isdisjoint(case.words) and case.prompt()  # "decisions issued same day"
    return _counted_passive(case) if (case.amount or prompt) and not lasting else _bare_passive(case)


def _changed(case: Case) -> str:
    """Judge "costs cut by 10%", "3 forms simplified", "templates improved"."""
    if case.measured:
        return "outcome"
    if case.every:
        return "coverage"
    if case.number:
        return "activity-volume"
    quality = case.head & Is.CREDENTIAL and not case.head & Is.WORK  # "compliance improved"
    return "unmeasured" if quality or case.head & (Is.METRIC | Is.ACTOR) else "output"


def _counted_passive(case: Case) -> str:
    bits = case.clause.bits
    taught = case.every and case.head & Is.NOMINAL and case.clause.lemma in _ATTENDS  # "training completed by all"
    others = not taught and (bool(bits & Is.BY_OTHERS) or _by_actor(case))
    prompt = case.prompt()
    handed = case.every and case.line.words[case.clause.verb + 1 : case.clause.verb + 2] == ["to"]
    filled = case.clause.lemma == "fill" and "in" in case.line.words[case.clause.verb + 1 : case.clause.verb + 2]
    turned = case.clause.lemma == "convert" and not case.head & (Is.ACTOR | Is.METRIC)  # "lamps converted to LED"
    others = others or (case.clause.lemma == "make" and case.share and not case.head & Is.WORK)  # "trips made by bike"
    others = others and not (handed or filled or turned)  # "relief paid to every shop"
    prompt = prompt or (case.every and case.level and case.brief)  # "every release rolled back in under 5 minutes"
    if case.every or case.share:
        return "outcome" if others or prompt or bits & Is.REACH else "coverage"
    listed = ":" in case.words and not (case.head & (Is.METRIC | Is.ACTOR) or case.baseline)  # "lamps replaced: 75%"
    things = not case.head & (Is.METRIC | Is.ACTOR) and not others
    listed = listed or bool(things and case.line.tags[case.clause.verb - 1] & Is.QTY)  # "guide 100% documented"
    if case.percent and (listed or (case.head & Is.WORK and not others)) and not prompt:
        return "coverage"
    if case.level:
        return "outcome"
    if case.cadence:
        return "outcome" if others else "coverage"
    if others or prompt or bits & Is.VERDICT:
        return "outcome"
    return "output" if _along(case) else "activity-volume"


def _along(case: Case) -> bool:
    """Whether the number belongs to a part or place: "board set up with 8 members", "installed in 4 towns"."""
    words = case.line.words
    at = next((i for i in range(case.clause.start, case.clause.end) if case.line.tags[i] & Is.QTY), 0)
    return words[at - 1] == "for" or (at > case.clause.verb and words[at - 1] in _PARTS)


def _bare_passive(case: Case) -> str:
    clause, head = case.clause, case.head
    first = case.words[0]
    compared = case.line.tags[clause.start] & Is.QUALITY and (first.endswith("er") or first in MORE)
    if compared or (case.has(Is.QUALITY, clause.start, clause.verb) and head & Is.ACTOR):
        return "unmeasured"  # "Less time spent on paper"
    if ends_compared(case) or tells_how(case) or _went_amiss(case):
        return "unmeasured"  # "Water lost in the network lower", "Guests served in time", "Paper wasted"
    if clause.lemma in _DECIDES and _by_actor(case):
        return "milestone"  # "bill passed by parliament"
    given = clause.bits & (Is.VERDICT | Is.OBTAIN | Is.REACH) or clause.lemma in _GIVEN
    if head & Is.CREDENTIAL or case.has(Is.STANDARD, clause.start, clause.verb):
        return "milestone" if given else "output"
    recognised = clause.lemma in ("recognise", "recognize") and "by" in case.words
    if (clause.lemma in _GRANTED and not head & Is.METRIC) or recognised:
        return "milestone"  # "the green label obtained"
    official = clause.bits & Is.VERDICT and (clause.lemma in _FIRM or not (head & Is.WORK or clause.lemma == "confirm"))
    return "milestone" if official else "output"


def _went_amiss(case: Case) -> bool:
    """Whether what happened is what nobody wants: "Lessons cancelled by us", "Samples mislabelled", "Cars turned away"."""
    words, verb = case.line.words, case.clause.verb
    if verb <= case.clause.start:
        return False
    away = words[verb + 1 : verb + 2] in (["away"], ["back"]) and words[verb] in _CAST
    return words[verb] in _WRONG or words[verb].startswith("mis") or away


def _negated(case: Case) -> bool:
    return case.says(_NOT) or case.zero


def _by_actor(case: Case) -> bool:
    clause, words = case.clause, case.line.words
    return any(
        words[i] == "by"
        and case.has(Is.ACTOR, i + 1, min(i + 5, clause.end))
        and not case.has(Is.OWN, i + 1, min(i + 5, clause.end))
        for i in range(clause.verb + 1, clause.end - 1)
    )


def active(case: Case) -> str:
    """Judge "80% of teams deploy weekly", "attrition stays under 10%", "council approves the plan"."""
    bits, subject = case.clause.bits, case.head
    amount = case.measured or case.number or case.window or case.zero
    held = bits & Is.HOLD and (amount or case.says(LEVEL))
    if not subject & Is.ACTOR and (held or (bits & _MOVES and case.says(_NOT))):
        return "health"
    if bits & _CHANGES:
        return "outcome" if amount else "unmeasured"
    return _measured_active(case) if amount or case.every else _bare_active(case)


def _measured_active(case: Case) -> str:
    subject, clause = case.head, case.clause
    if case.percent and case.line.words[clause.head] == "coverage" and own_list(case):
        return "coverage"
    bears = clause.lemma in _BEARS and not (subject & (Is.ACTOR | Is.METRIC) or case.prompt())
    if case.share and (bears or (clause.lemma in _COVERS and not subject & Is.GAUGE)):
        return "coverage"  # "90% of screens use the design system"
    trained = subject & Is.OWN and clause.lemma in _ATTENDS and case.has(Is.WORK | Is.NOMINAL, clause.verb)
    if case.every:
        return "outcome" if subject & Is.ACTOR and not trained else "coverage"
    if trained and case.share:
        return "coverage"
    own = (
        case.number
        and not case.measured
        and subject & Is.WORK
        and not subject & Is.ACTOR
        and clause.lemma not in _CHOOSES
        and not clause.bits & (Is.BY_OTHERS | Is.REACH)
    )
    return "activity-volume" if own else "outcome"


def _bare_active(case: Case) -> str:
    clause, subject = case.clause, case.head
    if clause.bits & Is.VERDICT and not subject & (Is.WORK | Is.METRIC):
        return "milestone"
    if subject & Is.ACTOR and clause.lemma in _DECIDES:
        verdict = clause.lemma not in _HANDS_OVER or case.after_verb(Is.CREDENTIAL | Is.STANDARD)
        return "milestone" if verdict else "unmeasured"
    if clause.lemma in _BEGINS:
        return "output"  # "the new bar opens in spring"
    if case.says(TARGETS, clause.verb):
        return "outcome"
    if "can" in case.line.words[clause.start : clause.verb] and not case.after_verb(Is.QUALITY):
        return "output"  # "Members can renew online"
    wishes = subject & Is.ACTOR or (subject & Is.METRIC and not subject & Is.WORK) or case.after_verb(Is.QUALITY)
    wishes = wishes or case.line.words[clause.verb + 1 : clause.verb + 2] in (["up"], ["down"])
    return "unmeasured" if wishes else "output"  # "Queue time feels shorter", "Alert fatigue goes down"


def state(case: Case) -> str:
    """Judge "MVP is live", "90% of vacancies have a scorecard", "satisfaction is above 4"."""
    subject, clause = case.head, case.clause
    if case.every or (case.share and not subject & Is.ACTOR and clause.bits & Is.AUX):
        return "coverage"
    if case.steady() and not (case.measured or case.number):
        return "health"
    if case.amount:
        return "outcome"
    if not MEASURING.isdisjoint(case.line.words[clause.start : clause.verb]):
        return "baseline"
    if case.after_verb(Is.READY):
        return "output"
    wishes = subject & Is.ACTOR or (subject & Is.METRIC and not subject & Is.WORK)  # "Latency is unnoticeable"
    return "unmeasured" if case.after_verb(Is.QUALITY) or wishes else "output"
