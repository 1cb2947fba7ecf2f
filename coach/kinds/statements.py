"""Clauses that do not begin with a verb: "PM hired", "80% of teams deploy weekly", "p95 under 300 ms", "C# driver"."""

from __future__ import annotations

from coach.kinds.case import EVENTS, Case
from coach.kinds.orders import NOTICED, STATES, TARGETS
from coach.kinds.setups import MEASURING
from coach.sentence import Is
from coach.sentence.phrases import has
from coach.words import CADENCE, bag

_OWN_SHARES = bag("completion automation enablement training")
_CHANGES = Is.UP | Is.DOWN | Is.CHANGE
_MOVES = Is.UP | Is.DOWN | Is.REACH
_NOT = bag("not doesn't don't never won't isn't cannot no")
_GIVEN = bag("rate grade judge renew issue extend give obtain confirm")
_DECIDES = bag("pass adopt back sign agree rule decide vote award issue confirm give")
_HANDS_OVER = bag("give issue confirm")  # a verdict only with its object: "gives consent"
_BEGINS = bag("open launch start begin")
_GRANTED = bag("obtain award grant win earn achieve")
RHYTHMS = bag(CADENCE)
_PER = frozenset(("per", "a", "each", "every"))
_PERIODS = bag("week fortnight month quarter sprint term")
_PUBLIC = bag("media press market population vaccination vaccine immunisation immunization insurance network districts")
_PARTS = frozenset(("with", "in", "across"))
_RUNNING = bag("production place use operation service force beta staging preview review")
_THINGS = EVENTS | {"pipeline", "pipelines"}  # measures by their list that stand alone for things
_BEARS = bag("carry use follow support display show meet comply")
_LEVEL = bag("level current stable steady flat unchanged constant same")
_CALLS = frozenset(("visits", "visit"))
_MORE = bag("more less")
_CHOOSES = bag("adopt use switch migrate integrate upgrade choose depend rely run")
_COVERS = bag("cover include contain span")
_SPREAD = bag("in on for at across")
_ATTENDS = bag("complete finish attend take pass go undergo receive do accept acceptance sign read")
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
    if held or (_negated(case) and (bits & _MOVES or case.says(TARGETS))):
        return "health"
    if bits & _CHANGES:
        return _changed(case)
    lasting = case.head & Is.CREDENTIAL and not (case.measured or case.every or case.number or case.zero)
    return _counted_passive(case) if case.amount and not lasting else _bare_passive(case)


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
    others = others and not handed  # "relief paid to every shop"
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
    if case.has(Is.QUALITY, clause.start, clause.verb) and head & Is.ACTOR:
        return "unmeasured"
    if clause.lemma in _DECIDES and _by_actor(case):
        return "milestone"  # "bill passed by parliament"
    given = clause.bits & (Is.VERDICT | Is.OBTAIN | Is.REACH) or clause.lemma in _GIVEN
    if head & Is.CREDENTIAL or case.has(Is.STANDARD, clause.start, clause.verb):
        return "milestone" if given else "output"
    if clause.lemma in _GRANTED and not head & Is.METRIC:
        return "milestone"  # "the green label obtained"
    official = clause.bits & Is.VERDICT and (clause.lemma in _FIRM or not (head & Is.WORK or clause.lemma == "confirm"))
    return "milestone" if official else "output"


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
    held = bits & Is.HOLD and (amount or case.says(_LEVEL))
    if not subject & Is.ACTOR and (held or (bits & _MOVES and case.says(_NOT))):
        return "health"
    if bits & _CHANGES:
        return "outcome" if amount else "unmeasured"
    return _measured_active(case) if amount or case.every else _bare_active(case)


def _measured_active(case: Case) -> str:
    subject, clause = case.head, case.clause
    if case.percent and case.line.words[clause.head] == "coverage" and _own_list(case):
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
    wishes = subject & Is.ACTOR or (subject & Is.METRIC and not subject & Is.WORK) or case.after_verb(Is.QUALITY)
    return "unmeasured" if wishes else "output"  # "Queue time feels shorter"


def state(case: Case) -> str:
    """Judge "MVP is live", "90% of vacancies have a scorecard", "satisfaction is above 4"."""
    subject, clause = case.head, case.clause
    if case.every or (case.share and not subject & Is.ACTOR and clause.bits & Is.AUX):
        return "coverage"
    if case.steady() and not (case.level or case.number):
        return "health"
    if case.amount:
        return "outcome"
    if not MEASURING.isdisjoint(case.line.words[clause.start : clause.verb]):
        return "baseline"
    if case.after_verb(Is.READY):
        return "output"
    wishes = subject & Is.ACTOR or (subject & Is.METRIC and not subject & Is.WORK)  # "Latency is unnoticeable"
    return "unmeasured" if case.after_verb(Is.QUALITY) or wishes else "output"


def phrase(case: Case) -> str:
    """Judge a phrase without a verb: "p95 under 300 ms", "2 webinars", "audit logs", "cloud cost"."""
    if (case.steady() and not (case.level or case.number)) or _unchanged(case):
        return "health"
    if case.amount and not (case.every and not case.measured):
        return _measured(case)
    heads = [case.line.words[i] for i in (case.clause.head, case.clause.inner) if i >= 0]
    if not MEASURING.isdisjoint(heads) and ("tracking" not in heads or case.has(Is.METRIC)):
        return "baseline"
    if _wishes(case):
        return "unmeasured"
    return _measured(case) if case.every else _thing(case)


def _unchanged(case: Case) -> bool:
    """Whether a measure is to stay where it is: "Headcount flat", "Costs unchanged on last year"."""
    at = case.clause.head + 1
    following = case.line.words[at : at + 1]
    return bool(following and following[0] in _LEVEL and case.head & Is.METRIC and not case.head & Is.WORK)


def _wishes(case: Case) -> bool:
    """It begins with a quality ("better search", "happy guests") or names a measure without an amount."""
    head, clause = case.head, case.clause
    if case.line.tags[clause.start] & Is.QUALITY:
        word = case.line.words[clause.start]
        return word.endswith("er") or word in _MORE or not head & (Is.WORK | Is.EFFORT | Is.NOMINAL | Is.CREDENTIAL)
    other = Is.WORK | Is.NOMINAL | Is.CREDENTIAL | Is.EFFORT
    if clause.head >= 0 and case.line.words[clause.head] in STATES:
        return True  # "Culture of feedback"
    thing = case.line.words[clause.head] in _THINGS or _in_use(case)
    return bool(head & (Is.METRIC | Is.EFFECT)) and not (head & other or thing or case.has(Is.STANDARD))


def _in_use(case: Case) -> bool:
    """Whether it is said to run: "new queue in production"."""
    words = case.line.words
    return any(words[i] == "in" and words[i + 1] in _RUNNING for i in range(case.clause.head + 1, case.clause.end - 1))


def _thing(case: Case) -> str:
    head = case.head
    if case.line.tags[case.clause.end - 1] & Is.READY:
        return "output"  # "parking permits live"
    if (head & Is.CREDENTIAL and not head & (Is.METRIC | Is.WORK)) or _names_standard(case) or _agreed(case):
        return "milestone"
    if case.line.tags[case.clause.start] & Is.CADENCE:
        return "activity-volume"
    return "activity" if head & Is.EFFORT else "output"


def _agreed(case: Case) -> bool:
    """Whether somebody else has agreed, or a law holds: "agreement with one insurer", "the by-law in force"."""
    clause, (words, tags) = case.clause, case.line
    if case.head & Is.CREDENTIAL:
        return words[clause.head + 1 : clause.head + 2] == ["with"] and has(tags, clause.head + 2, clause.end, Is.ACTOR)
    return (
        not case.head & Is.WORK
        and "force" in words[clause.head + 2 : clause.end]
        and words[words.index("force") - 1] in ("in", "into")
    )


def _names_standard(case: Case) -> bool:
    """Whether the phrase is a standard to meet, not a thing for it: "SOC 2 Type II", but not "GDPR deletion job"."""
    ends = case.line.tags[case.clause.head] | case.line.tags[case.clause.end - 1]
    return case.has(Is.STANDARD) and bool(
        ends & (Is.STANDARD | Is.NAME) or case.head & Is.CREDENTIAL or "type" in case.words
    )


def _measured(case: Case) -> str:
    head, clause = case.head, case.clause
    if clause.head >= 0 and case.percent and _own_list(case):
        return "coverage"
    if case.zero and head & Is.EFFECT:
        return "health"  # "No increase in overtime"
    if case.share and case.says(TARGETS):
        return "outcome"
    nominal = bool(head & Is.NOMINAL) or case.says(_OWN_SHARES)
    if case.share or case.every or (case.percent and nominal and not case.delta):
        return _shared(case, nominal=nominal)
    others = bool(head & (Is.ACTOR | Is.METRIC))
    if case.number and case.counts_places() and not others:
        return "output"
    made = (
        (bool(head & Is.WORK or nominal) and not (others or "net" in case.words)) or _event_day(case) or _regular(case)
    )
    paced = case.cadence and not (case.level or case.share or case.number or others)  # "a new drop every two weeks"
    paced = paced or bool(case.words[0] in RHYTHMS and head & Is.WORK)  # "Monthly mortality review"
    made = made or (case.number and case.line.words[clause.head] in _CALLS and _to_others(case))
    return "activity-volume" if paced or (made and (case.number or case.cadence)) else "outcome"


def _to_others(case: Case) -> bool:
    """Whether the noun before tells to whom: "school visits" are paid by the team, "site visits" to a page are not."""
    at = case.clause.head - 1
    return at >= case.clause.start and bool(case.line.tags[at] & Is.ACTOR)


def _own_list(case: Case) -> bool:
    """Whether a percentage tells how far own work covers own things: "test coverage 80%", "fridges with a sensor: 70%"."""
    clause, words = case.clause, case.line.words
    if words[clause.head] == "coverage":
        return not case.says(_PUBLIC)
    listed = ":" in case.words and case.line.tags[clause.head] & Is.PLURAL and not (case.delta or case.baseline)
    return bool(listed) and not case.head & (Is.ACTOR | Is.METRIC)


def _shared(case: Case, *, nominal: bool) -> str:
    """Judge a share: of own assets ("tags on 80% of the stock", "enablement of 90% of reps") or of what others do."""
    if case.prompt():
        return "outcome"
    subject = case.line.tags[case.clause.head]
    dealt = case.every and not (case.share or case.number)
    measure = subject & Is.METRIC and not subject & Is.WORK
    others = bool(measure or (case.head & (Is.ACTOR | Is.METRIC) and not (dealt or subject & Is.WORK)))
    own = (nominal and not case.head & Is.METRIC) or (not others and (case.every or _in_places(case)))
    return "coverage" if own else "outcome"


def _in_places(case: Case) -> bool:
    """Whether things stand in a share of places: "tags on 80% of the stock"."""
    clause, (words, tags) = case.clause, case.line
    return any(
        tags[i] & Is.QTY and words[i - 1] in _SPREAD for i in range(clause.head + 1, clause.end) if clause.head >= 0
    )


def _regular(case: Case) -> bool:
    """Whether so many of something unlisted come each week or month: "2 brown bags per month"."""
    clause, words = case.clause, case.line.words
    if not case.number or case.crowd or not case.head & Is.UNKNOWN or case.head & (Is.ACTOR | Is.METRIC):
        return False
    rate = words[clause.head + 1 : clause.head + 3]
    return len(rate) > 1 and rate[0] in _PER and rate[1] in _PERIODS


def _event_day(case: Case) -> bool:
    """Whether days are held, not measured: "two open days", "one game day"."""
    clause, (words, tags) = case.clause, case.line
    return clause.head > clause.start and words[clause.head] in EVENTS and not tags[clause.head - 1] & Is.QTY
