"""Clauses that begin with their verb: what the team orders itself to do ("Publish 12 posts", "Survey published")."""

from __future__ import annotations

from coach import words
from coach.kinds.case import Case
from coach.sentence import Is
from coach.words import bag

TARGETS = bag("target targets forecast plan goal goals quota budget sla slo slos slas benchmark")
STANDARDS = bag(words.STANDARD)
MEASURING = bag("baseline baselines measurement measurements tracking instrumentation measurable")
_OWN_COUNTS = bag("deployments releases posts calls meetings emails commits")
_HELPS = frozenset(("help", "enable", "support"))
_STANDING = bag("current existing present today's same our")
_TAKES = frozenset(("get", "win", "earn", "gain", "receive", "attract"))  # somebody else gives
_QUESTIONS = bag("why what which whether how if where when who")
_ASKING = Is.LEARN | Is.STUDY | Is.DECIDE
_RELATIVES = bag("which who where when")
_RAW = bag("data survey surveys measurement measurements value values figure figures study reading readings")
_RECORDS = bag("record log count monitor recording logging counting monitoring")
_COLLECTS = bag("capture collect gather take record get obtain")
_PUTS = bag("provide introduce put")
_METRICS = bag("metric metrics kpi kpis indicator indicators")
_STARTS = bag("start begin")
_COLLECTING = bag("collecting gathering capturing asking polling surveying")
_MEANS = bag("way ways method methods means approach system mechanism process")
STUDIES = bag(
    "trial trials experiment experiments test tests pilot pilots study interviews survey research comparison prototype"
)


def order(case: Case) -> str:
    """The kind of a clause that begins with its verb."""
    bits = case.clause.bits
    found = _learning(case) or _measuring(case)
    if found:
        return found
    for bit, judge in _JUDGES:
        if bits & bit:
            return judge(case)
    return _doing(case)


def _measuring(case: Case) -> str:
    """Setting up a measurement, not reaching a level of it."""
    clause, text, tags = case.clause, case.line.words, case.line.tags
    if case.level or case.share or case.number:
        return ""
    if clause.bits & Is.MEASURE and not case.every:
        return "baseline"
    if not clause.bits & (Is.DOING | Is.OBTAIN | Is.DECIDE) or clause.bits & (Is.UP | Is.DOWN | Is.CHANGE):
        return ""
    heads = [text[i] for i in (clause.head, clause.inner, clause.object[0]) if 0 < i < clause.end]
    if not MEASURING.isdisjoint(heads[:2] if clause.head > 0 else heads):
        return "baseline"
    if (
        clause.lemma in _STARTS
        and text[clause.verb + 1] in _COLLECTING
        and case.has(Is.METRIC, clause.verb + 1, clause.end)
    ):
        return "baseline"
    if clause.lemma in _PUTS and heads and heads[0] in _METRICS:
        return "baseline"
    for i in range(clause.verb + 1, clause.end - 1):
        if text[i] == "baseline" and (text[i + 1] in _RAW or clause.lemma in _COLLECTS):
            return "baseline"
        if (tags[i] & Is.MEASURE or text[i] in _RECORDS) and _sets_about(text, tags, clause.verb, i):
            return "baseline"
    return ""


def _sets_about(text: list[str], tags: list[int], verb: int, at: int) -> bool:
    """ "Start measuring", "begin to track", "define how we measure", "a way to measure"."""
    if tags[at] & Is.ING:
        return at == verb + 1
    before = text[at - 1]
    if before in ("we", "to") and text[at - 2] in ("how", *_MEANS):
        return True
    return before == "to" and at == verb + 2


def _learning(case: Case) -> str:
    """Finding out why, what, which, whether; but "what our churn is" asks for a baseline."""
    clause, text = case.clause, case.line.words
    bits = clause.bits
    if not bits & _ASKING:
        return ""
    asks = [i for i in range(clause.verb + 1, clause.end) if text[i] in _QUESTIONS and not _relative(case, i)]
    if bits & Is.LEARN and (asks or "that" in text[clause.verb + 1 : clause.verb + 4] or case.after_verb(Is.DECIDE)):
        current = asks and text[clause.end - 1] in ("is", "are") and case.has(Is.METRIC, asks[0], clause.end)
        return "baseline" if current else "learning"
    direct = asks and asks[0] <= clause.verb + 3
    if direct and bits & Is.STUDY and not bits & Is.DECIDE:
        return "learning"
    studied = bits & Is.DECIDE and asks and _studies(case)
    return "learning" if studied else ""


def _relative(case: Case, i: int) -> bool:
    """ "Residents who gave up" tells which residents, it asks nothing."""
    text, tags = case.line.words, case.line.tags
    follows_noun = i - 1 > case.clause.verb and tags[i - 1] & Is.NOUN and text[i - 1] != "question"
    return bool(follows_noun) and text[i] in _RELATIVES and text[i + 1 : i + 2] != ["of"]


def _studies(case: Case) -> bool:
    return case.says(STUDIES, case.clause.verb + 1)


def _activity(case: Case) -> str:
    clause = case.clause
    if case.forbids():
        return "health" if case.level else "activity"
    if clause.lemma == "continue":
        return "health" if case.measured or case.window else "activity"
    if case.cadence:
        return "activity-volume"
    if case.every or case.share:
        return "coverage"
    if case.number:
        helped = clause.lemma in _HELPS and case.has(Is.ACTOR, *clause.object)
        return "outcome" if helped and case.has(Is.VERB, clause.verb + 2) else "activity-volume"
    if case.level:
        return "outcome" if case.head & Is.METRIC else "activity-volume"
    start, end = clause.object
    bare = 0 < end - start <= 3 and not case.has(Is.ACTOR | Is.DET | Is.PREP, start, end)
    return "output" if clause.lemma == "support" and bare else "activity"


def _change(case: Case) -> str:
    if case.has(Is.STANDARD) and not case.level:
        return "milestone"
    if case.measured:
        return _measured_change(case)
    if case.number:
        if case.head & Is.ACTOR or (case.head & Is.METRIC and not case.head & Is.WORK):
            return "outcome"
        return "output" if case.counts_places() else "activity-volume"
    shows = case.head & Is.WORK and not case.head & Is.METRIC and case.has(Is.VERB, case.clause.verb + 2)
    return "output" if shows else "unmeasured"  # "Improve the dashboard to show ..." is a task


def _measured_change(case: Case) -> str:
    """A measured change is an outcome, unless it measures a share or a count of own work."""
    text, clause = case.line.words, case.clause
    if clause.head < 0:
        return "outcome"
    if text[clause.head] == "coverage":
        return "coverage"
    if text[clause.head] in ("number", "count", "amount") and clause.inner >= 0:
        counted = case.line.tags[clause.inner]
        if text[clause.inner] in _OWN_COUNTS or (counted & Is.WORK and not counted & (Is.ACTOR | Is.METRIC)):
            return "activity-volume"
    return "outcome"


def _hold(case: Case) -> str:
    clause, head = case.clause, case.head
    if clause.lemma == "hold" and (head & Is.WORK or not (case.level or head & Is.METRIC)):
        return _doing(case)
    if case.grows:
        return "outcome"  # holding a level under a growing load is a change
    if case.measured or case.zero or head & (Is.METRIC | Is.CREDENTIAL):
        return "health"
    following = case.line.tags[clause.verb + 1] if clause.verb + 1 < clause.end else 0
    if (following & Is.PREP and clause.lemma == "keep") or (following & Is.ING and not following & Is.NOUN):
        return "activity"  # "keep in touch", "keep improving"
    thing = clause.lemma == "maintain" and not case.says(_STANDING)
    return "activity" if thing or head & Is.WORK else "health"


def _obtain(case: Case) -> str:
    clause, head = case.clause, case.head
    nominal = head & Is.NOMINAL and not head & (Is.METRIC | Is.ACTOR)
    if clause.lemma not in _TAKES and (nominal or (clause.lemma == "meet" and not _meets_level(case))):
        return _doing(case)  # "achieve launch of 5 features"
    if case.says(TARGETS) and not case.number:
        return "outcome"
    if case.every and not case.percent:
        return "coverage"
    if case.share and case.own:
        return "coverage"
    if case.number and head & Is.WORK and not head & (Is.ACTOR | Is.METRIC):
        return "outcome" if clause.lemma in _TAKES else "activity-volume"
    if case.measured or case.number:
        return "outcome"
    return _unmeasured_obtain(case)


def _meets_level(case: Case) -> bool:
    return bool(case.head & Is.METRIC) or case.says(TARGETS) or case.has(Is.STANDARD)


def _unmeasured_obtain(case: Case) -> str:
    clause, head = case.clause, case.head
    if clause.lemma == "retain":
        return "health"
    named = case.has(Is.STANDARD, *clause.object) or (not head & Is.METRIC and case.has(Is.NAME, *clause.object))
    if head & Is.CREDENTIAL or named or clause.lemma == "sign" or _made_official(case):
        return "milestone"
    wish = (
        clause.lemma == "attract"
        or (head & (Is.METRIC | Is.ACTOR) and not head & Is.WORK)
        or case.has(Is.QUALITY, *clause.object)
    )
    return "unmeasured" if wish else "activity" if head & Is.EFFORT else "output"


def _made_official(case: Case) -> bool:
    """ "Get the by-law adopted", "be certified"."""
    tags = case.line.tags[case.clause.verb + 1 : case.clause.end]
    return any(tag & Is.PAST and tag & Is.VERDICT for tag in tags)


def _ensure(case: Case) -> str:
    if case.every:
        return "coverage"
    if case.share or case.level or case.zero:
        return "outcome"
    return "unmeasured" if case.after_verb(Is.QUALITY | Is.ACTOR) else "output"


def _have(case: Case) -> str:
    """ "Have" and "be" are judged by what follows."""
    head = case.head
    if case.says(MEASURING) and not case.amount:
        return "baseline"
    if case.amount:
        return "activity-volume" if case.number and head & Is.WORK and not head & Is.ACTOR else "outcome"
    if _made_official(case):
        return "milestone"
    return "unmeasured" if case.has(Is.QUALITY, *case.clause.object) and not head & Is.WORK else "output"


def _doing(case: Case) -> str:
    head, clause = case.head, case.clause
    if case.caused:
        return "outcome"
    if case.amount:
        return _measured_doing(case)
    if head & Is.CREDENTIAL and clause.bits & (Is.VERDICT | Is.OBTAIN):
        return "milestone"
    if clause.lemma == "make":
        return _make(case)
    if head & Is.EFFORT and not head & Is.WORK:
        return "activity"
    return "unmeasured" if head & Is.EFFECT and not head & Is.WORK else "output"


def _measured_doing(case: Case) -> str:
    head = case.head
    measures = head & (Is.METRIC | Is.EFFECT) and not head & Is.WORK
    if case.money or (case.level and not case.number and measures) or (case.share and case.says(TARGETS)):
        return "outcome"
    if (case.share and case.prompt()) or ((case.share or case.number) and _others_counted(case)):
        return "outcome"
    if case.cadence:
        return "activity-volume"
    if case.every or case.share:
        return "coverage"
    if case.number:
        return "output" if case.counts_places() else "activity-volume"
    return "activity-volume" if case.level else "output"


def _others_counted(case: Case) -> bool:
    """ "Book 60 meetings that prospects accept", "Run the beta with 300 users"."""
    clause, tags, text = case.clause, case.line.tags, case.line.words
    with_amount = False
    for i in range(clause.verb + 1, clause.end):
        if tags[i] & Is.SUB:
            return case.has(Is.ACTOR, i, clause.end)
        if text[i] == "with" and i + 1 < clause.end:
            with_amount = bool(tags[i + 1] & (Is.QTY | Is.COMPARE))
        elif with_amount and tags[i] & Is.ACTOR:
            return True
    return False


def _make(case: Case) -> str:
    if case.says(TARGETS):
        return "outcome"
    if case.after_verb(Is.QUALITY) or _names_another(case):
        return "unmeasured"
    return "output"


def _names_another(case: Case) -> bool:
    """ "Make our shop the first choice": one thing is to become another."""
    clause, tags = case.clause, case.line.tags
    nouns = 0
    for i in range(clause.verb + 1, clause.end):
        if tags[i] & Is.PREP:
            return False
        if tags[i] & Is.DET and nouns:
            return True
        nouns += bool(tags[i] & Is.NOUN)
    return False


_JUDGES = (
    (Is.STATE, _have),
    (Is.ENSURE, _ensure),
    (Is.UP | Is.DOWN | Is.CHANGE, _change),
    (Is.HOLD, _hold),
    (Is.OBTAIN | Is.REACH, _obtain),
    (Is.ACTIVITY, _activity),
)
