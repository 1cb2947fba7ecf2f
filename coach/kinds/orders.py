"""Clauses that begin with their verb: what the team orders itself to do ("Publish 12 posts", "Survey published")."""

from __future__ import annotations

from coach.kinds import setups
from coach.kinds.case import Case
from coach.sentence import Is
from coach.sentence.lexicon import lemma
from coach.words import bag

TARGETS = bag("target targets forecast plan goal goals quota budget sla slo slos slas benchmark")
NOTICED = bag("feature list mention rank include name shortlist select invite accept recognize nominate")
_OWN_COUNTS = bag("deployments releases posts calls meetings emails commits")
_GIVES = bag("build develop establish provide give offer do conduct gain collect gather keep start continue")
_FLOWS = bag(
    "costs expenses expenditure revenue pipeline sales income bookings profit signups sign-ups traffic arr mrr iacv growth demand"
)
_ADJECTIVES = ("less", "ful", "able")
_THINGS = bag("table timetable cable vegetable variable deliverable turntable handful")
_TIES = frozenset(("integrate", "merge", "connect", "replace", "start"))
_ENDS = frozenset(("drop", "eliminate"))
_HELPS = frozenset(("help", "enable", "support"))
_STANDING = bag("current existing present today's same our")
_TAKES = frozenset(("get", "win", "earn", "gain", "receive", "attract", "sell"))  # somebody else gives or pays
_HITS = frozenset(("hit", "meet", "exceed", "surpass"))
_CAUSES = bag(  # verbs that bring about; with the bare name of a quality they wish for it: "rebuild trust"
    "drive build rebuild create foster develop generate establish restore deliver provide produce give regain instil "
    "instill cultivate spark spur stimulate fuel unlock nurture promote encourage inspire bring show demonstrate "
    "cement form gain earn win secure champion"
)
STATES = bag("trust culture ownership accountability momentum excellence resilience appetite goodwill belonging pride")
_INVOLVES = frozenset(("engage", "involve", "mobilize", "mobilise", "reengage", "re-engage"))
_PLACES = frozenset(("rank", "place", "finish", "come", "score"))
_JOINED = frozenset(("member", "signatory", "affiliate"))
_FOUNDS = frozenset(("establish", "form", "set", "create", "found", "build", "assemble", "convene"))
_FIRST = frozenset(("first", "top", "number", "#"))


def order(case: Case) -> str:
    """The kind of a clause that begins with its verb."""
    bits = case.clause.bits
    found = setups.learning(case) or setups.measuring(case)
    if found:
        return found
    for bit, judge in _JUDGES:
        if bits & bit:
            return judge(case)
    return _doing(case)


def _brings_about(case: Case) -> bool:
    """Whether a quality is wished for by its name: "Drive adoption of tags", "Rebuild trust", not "Build a backlog"."""
    clause, (words, tags) = case.clause, case.line
    if clause.lemma not in _CAUSES or clause.head < 0 or tags[clause.head] & Is.PLURAL:
        return False
    quality = tags[clause.head] & Is.METRIC and not tags[clause.head] & (
        Is.WORK | Is.NOMINAL | Is.CREDENTIAL | Is.ACTOR
    )
    if words[clause.head] in STATES:
        return True  # "Establish a culture where feedback is given"
    return bool(quality) and words[clause.verb + 1] not in ("a", "an")


def _betters(case: Case) -> bool:
    """Whether what is made is to be more so: "Build a stronger brand", not "Build a faster parser"."""
    clause, (words, tags) = case.clause, case.line
    if case.head & (Is.WORK | Is.NOMINAL) or "the" in words[clause.verb + 1 : clause.head]:
        return False  # "Fence the lower meadow"
    return any(tags[i] & Is.QUALITY and words[i].endswith("er") for i in range(clause.verb + 1, clause.head))


def _activity(case: Case) -> str:
    clause = case.clause
    if not case.amount and _brings_about(case):
        return "unmeasured"
    if case.prompt() and case.has(Is.BAD, clause.verb + 2) and "without" in case.words:
        return "outcome"  # "handle the rush without an outage"
    if case.forbids():
        return "health" if case.level or case.share or case.number else "activity"  # "don't lose more than 2"
    if clause.lemma == "continue":
        return "health" if case.measured or case.window else "activity"
    if case.amount:
        return _measured_activity(case)
    start, end = clause.object
    bare = 0 < end - start <= 3 and not case.has(Is.ACTOR | Is.DET | Is.PREP, start, end)
    return "output" if clause.lemma == "support" and bare else "activity"  # "Support ARM64" is a feature


def _measured_activity(case: Case) -> str:
    clause = case.clause
    others = clause.lemma in _INVOLVES and case.after_verb(Is.ACTOR)
    if others and (case.share or case.number):
        return "outcome"
    if case.every or case.share:
        return "activity-volume" if case.cadence else "coverage"
    if case.number:
        helped = clause.lemma in _HELPS and case.has(Is.ACTOR, *clause.object)
        return "outcome" if helped and case.has(Is.VERB, clause.verb + 2) else "activity-volume"
    return "outcome" if case.level and case.head & Is.METRIC else "activity-volume" if case.measured else "activity"


def _change(case: Case) -> str:
    if case.has(Is.STANDARD) and not case.level:
        return "milestone"
    if case.measured:
        return _measured_change(case)
    if case.number:
        if case.head & Is.ACTOR or (case.head & Is.METRIC and not case.head & Is.WORK):
            return "outcome"
        return "output" if case.counts_places() else "activity-volume"
    if case.clause.lemma in _ENDS and not case.head & Is.METRIC:
        return "output"  # "Drop support for the old app"
    named = case.has(Is.DET, case.clause.verb + 1, case.clause.verb + 2)  # "the permit process" orders nothing else
    first = case.clause.head + 1 if named else case.clause.verb + 2
    shows = case.head & Is.WORK and not case.head & Is.METRIC and case.has(Is.VERB, first)
    return "output" if shows else "unmeasured"  # "Improve the dashboard to show ..." is a task


def _measured_change(case: Case) -> str:
    """A measured change is an outcome, unless it measures a share or a count of own work."""
    text, clause = case.line.words, case.clause
    if clause.head < 0:
        return "outcome"
    if text[clause.head] == "coverage" and case.percent:
        return "coverage"
    if text[clause.head] in ("number", "count", "amount") and clause.inner >= 0 and not clause.bits & Is.DOWN:
        counted = case.line.tags[clause.inner]
        if text[clause.inner] in _OWN_COUNTS or (counted & Is.WORK and not counted & (Is.ACTOR | Is.METRIC)):
            return "activity-volume"
    return "outcome"


def _hold(case: Case) -> str:
    clause, head = case.clause, case.head
    meets = not case.level and (head & Is.WORK or not head & Is.METRIC)
    if clause.lemma == "hold" and (case.number or meets):
        return _doing(case)
    if case.grows:
        return "outcome"  # holding a level under a growing load is a change
    if case.measured or case.zero or head & (Is.METRIC | Is.CREDENTIAL):
        return "health"
    following = case.line.tags[clause.verb + 1] if clause.verb + 1 < clause.end else 0
    busy = following & Is.PREP if clause.lemma == "keep" else clause.lemma == "maintain" and not case.says(_STANDING)
    going_on = following & Is.ING and not following & Is.NOUN  # "keep improving"
    return "activity" if busy or going_on or head & (Is.WORK | Is.EFFORT) else "health"


def _obtain(case: Case) -> str:
    clause, head = case.clause, case.head
    nominal = head & Is.NOMINAL and not head & (Is.METRIC | Is.ACTOR)
    if clause.lemma not in _TAKES and (nominal or (clause.lemma == "meet" and not _meets_level(case))):
        return _doing(case)  # "achieve launch of 5 features"
    if case.says(TARGETS) and not case.number:
        return "outcome"
    return _measured_obtain(case) if case.amount else _unmeasured_obtain(case)


def _measured_obtain(case: Case) -> str:
    head = case.head
    closes = case.clause.lemma == "close" and case.share and not head & (Is.ACTOR | Is.METRIC)  # "80% of findings"
    if (case.every and not case.percent) or (case.share and case.own) or closes:
        return "coverage"
    if case.number and head & Is.WORK and not head & (Is.ACTOR | Is.METRIC):
        return "outcome" if case.clause.lemma in _TAKES else "activity-volume"
    return "outcome" if case.measured or case.number else _unmeasured_obtain(case)


def _meets_level(case: Case) -> bool:
    return bool(case.head & Is.METRIC) or case.says(TARGETS) or case.has(Is.STANDARD)


def _unmeasured_obtain(case: Case) -> str:
    clause, head = case.clause, case.head
    if clause.lemma == "retain":
        return "health"
    named = case.has(Is.STANDARD, *clause.object) or (
        clause.lemma not in ("land", "get") and not head & Is.METRIC and case.has(Is.NAME, *clause.object)
    )
    if clause.lemma in _HITS and head & Is.PLURAL and not named:
        return "unmeasured"  # "hit sprint commitments"
    titled = case.line.words[clause.verb + 1 : clause.verb + 2] == ['"'] or case.words[-3:] == ["of", "the", "year"]
    named = named or (clause.lemma in _TAKES and titled)  # "Win 'Shop of the Year'"
    if head & Is.CREDENTIAL or named or clause.lemma in ("sign", "pass") or _made_official(case):
        return "milestone"
    wish = (
        clause.lemma == "attract"
        or (head & (Is.METRIC | Is.ACTOR) and not head & Is.WORK)
        or case.has(Is.QUALITY, *clause.object)
    )
    return "unmeasured" if wish else "activity" if head & Is.EFFORT else "output"


def _made_official(case: Case) -> bool:
    """Match "Get the by-law adopted", "be certified", "get listed in the guide"."""
    (words, tags), at = case.line, case.clause.verb + 1
    noticed = tags[at] & Is.PAST and lemma(words[at]) in NOTICED if at < case.clause.end else False
    return bool(noticed) or any(tag & Is.PAST and tag & Is.VERDICT for tag in tags[at : case.clause.end])


def _ensure(case: Case) -> str:
    if case.every:
        return "coverage"
    if case.share or case.level or case.zero:
        return "outcome"
    measure = case.head & Is.METRIC and not case.head & (Is.WORK | Is.CREDENTIAL)  # "Ensure data quality"
    wishes = (measure or case.after_verb(Is.QUALITY | Is.ACTOR)) and not case.after_verb(Is.READY)
    return "unmeasured" if wishes else "output"


def _have(case: Case) -> str:
    """Match "Have" and "be" are judged by what follows."""
    head = case.head
    if case.says(setups.MEASURING) and not case.amount:
        return "baseline"
    if case.amount:
        made = case.number and head & Is.WORK and not head & Is.ACTOR
        paced = case.cadence and not (case.level or case.number or head & Is.METRIC)
        return "activity-volume" if made or paced else "outcome"
    becomes = case.clause.lemma == "become"
    if _made_official(case) or (becomes and (head & Is.CREDENTIAL or case.has(Is.STANDARD))):
        return "milestone"
    wishes = case.has(Is.QUALITY, *case.clause.object) and not head & Is.WORK
    if becomes and not wishes and (head & Is.WORK or _joins(case)):
        return "milestone"  # "Become a member of the harbour board"
    if head & Is.EFFORT and not becomes:
        return "activity"
    return "unmeasured" if wishes or becomes else "output"


def _joins(case: Case) -> bool:
    """Whether it is to be a member, or to bear a firm's title: "Become Oracle Gold Partner", not "a partner"."""
    clause = case.clause
    word = case.line.words[clause.head]
    titled = word == "partner" and clause.head - clause.verb > 1 and not case.has(Is.DET, *clause.object)
    return word in _JOINED or titled


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
    if _asks_around(case) or _meets_others(case) or (head & Is.EFFORT and clause.lemma in _GIVES):
        return "activity"
    wishes = (head & Is.EFFECT and not head & Is.WORK) or _brings_about(case) or _betters(case)
    return "unmeasured" if wishes else "output"


def _asks_around(case: Case) -> bool:
    """Whether it is study without an end: "Interview power users", "Run A/B tests on checkout"."""
    clause, tags = case.clause, case.line.tags
    if clause.bits & Is.STUDY and case.head & Is.ACTOR:
        return bool(tags[clause.verb + 1] & Is.NOUN)
    return clause.lemma in ("run", "conduct") and bool(case.head & Is.STUDY and tags[clause.head] & Is.PLURAL)


def _meets_others(case: Case) -> bool:
    """Whether it is done with others and has no object of its own: "exchange with neighbouring towns"."""
    clause, words = case.clause, case.line.words
    at = clause.verb + 1
    return words[at : at + 1] == ["with"] and clause.lemma not in _TIES and case.has(Is.ACTOR, at + 1)


def _measured_doing(case: Case) -> str:
    head, clause = case.head, case.clause
    measures = head & (Is.METRIC | Is.EFFECT) and not head & Is.WORK
    if (
        case.money
        or (clause.lemma in _PLACES and not _FIRST.isdisjoint(case.words[1:4]))  # "Rank in the top 3"
        or (case.cadence and case.baseline)  # "Move from weekly to daily releases"
        or (case.level and case.towards)  # "Extend runway to 24 months"
        or (case.level and not case.number and measures)
        or (case.share and case.line.words[clause.head] in TARGETS)
    ):
        return "outcome"
    renewed = clause.lemma == "renew" and head & Is.ACTOR and (case.share or case.number)
    flows = (
        renewed or (case.share and case.towards) or (case.share and case.line.words[clause.head] in _FLOWS)
    )  # "Source 35% of pipeline from inbound"
    if flows or (case.share and case.prompt()) or ((case.share or case.number) and _others_counted(case)):
        return "outcome"
    return _counted_doing(case)


def _counted_doing(case: Case) -> str:
    head, clause = case.head, case.clause
    if case.cadence:
        return "activity-volume"
    if case.every or case.share:
        return "coverage"
    if case.number and clause.lemma in _FOUNDS and _along(case):
        return "output"  # "Establish a group with 6 members"
    if case.number:
        placed = "activity" if head & Is.EFFORT and clause.lemma in _GIVES else "output"
        return placed if case.counts_places() else "activity-volume"
    return "output" if not case.level else "outcome" if case.brief else "activity-volume"  # "Deploy in 20 minutes"


def _along(case: Case) -> bool:
    """Whether the number tells of what the thing has: "with 6 members"."""
    clause, (words, tags) = case.clause, case.line
    return any(words[i] in ("with", "(") and tags[i + 1] & Is.QTY for i in range(clause.verb + 2, clause.end - 1))


def _others_counted(case: Case) -> bool:
    """Match "Book 60 meetings that prospects accept", "Run the beta with 300 users"."""
    clause, tags, text = case.clause, case.line.tags, case.line.words
    if clause.lemma in _FOUNDS and _along(case):
        return False
    with_amount = False
    for i in range(clause.verb + 1, clause.end):
        if tags[i] & Is.SUB:
            return case.has(Is.ACTOR, i, clause.end)
        if text[i] == "with" and i + 1 < clause.end:
            with_amount = bool(tags[i + 1] & (Is.QTY | Is.COMPARE))
        elif with_amount and tags[i] & Is.ACTOR:
            return case.share or case.crowd or not clause.bits & Is.STUDY  # a pilot "with 2 suppliers" counts no result
    return False


def _make(case: Case) -> str:
    if case.says(TARGETS):
        return "outcome"
    becomes = any(
        word.endswith(_ADJECTIVES) and word not in _THINGS for word in case.words[2:]
    )  # "make set-up painless"
    tags, end = case.line.tags, case.clause.end
    bare = tags[end - 1] & (Is.UNKNOWN | Is.ING) and not tags[end - 1] & (Is.PLURAL | Is.READY)
    becomes = becomes or bool(len(case.words) > 2 and bare and tags[end - 2] & Is.PLURAL)  # "make releases boring"
    if becomes or case.after_verb(Is.QUALITY) or _names_another(case):
        return "unmeasured"
    return "output"


def _names_another(case: Case) -> bool:
    """Match "Make our shop the first choice": one thing is to become another."""
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
