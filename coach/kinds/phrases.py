"""Phrases without a verb: "p95 under 300 ms", "2 webinars", "audit logs", "cloud cost"."""

from __future__ import annotations

from coach.kinds.case import EVENTS, Case
from coach.kinds.orders import STATES, TARGETS
from coach.kinds.setups import MEASURING
from coach.sentence import Is
from coach.sentence.phrases import has
from coach.words import AMISS, CADENCE, bag

_OWN_SHARES = bag("completion automation enablement training")
RHYTHMS = bag(CADENCE)
_DEALS = bag("deal contract agreement partnership mou treaty")
_DECIDERS = bag("council board parliament cabinet senate court ministry assembly committee jury government")
_PER = frozenset(("per", "a", "each", "every"))
_PERIODS = bag("week fortnight month quarter sprint term")
_PUBLIC = bag("media press market population vaccination vaccine immunisation immunization insurance network districts")
_RUNNING = bag("production place use operation service force beta staging preview review")
_THINGS = EVENTS | {"pipeline", "pipelines"}  # measures by their list that stand alone for things
LEVEL = bag("level current stable steady flat unchanged constant same")
_CALLS = frozenset(("visits", "visit"))
MORE = bag("more less fewer")  # and any word in -er
_WAYS = bag("up down")
_SOONER = bag("sooner later earlier faster slower longer shorter")
_RELATIVE = bag("that which who")
_WRONG = bag(AMISS)
_DAYS = bag("days weeks nights shifts mornings weekends")
_SPREAD = bag("in on for at across")


def phrase(case: Case) -> str:
    """Judge a phrase without a verb: "p95 under 300 ms", "2 webinars", "audit logs", "cloud cost"."""
    if (case.steady() and not (case.measured or case.number)) or _unchanged(case):
        return "health"
    if case.amount and not (case.every and not case.measured):
        return _measured(case)
    heads = [case.line.words[i] for i in (case.clause.head, case.clause.inner) if i >= 0]
    if not MEASURING.isdisjoint(heads) and ("tracking" not in heads or case.has(Is.METRIC)):
        return "baseline"
    if (_wishes(case) and not _agreed(case)) or _for_people(case):
        return "unmeasured"
    return _measured(case) if case.every else _thing(case)


def _for_people(case: Case) -> bool:
    """Whether it is wished for what people do with it: "release notes that users understand"."""
    words, tags = case.line
    at = words.index("that", case.clause.start) if "that" in case.words else -1
    return 0 < at < case.clause.end - 2 and bool(tags[at + 1] & Is.ACTOR)


def _unchanged(case: Case) -> bool:
    """Whether a measure is to stay where it is: "Headcount flat", "Costs unchanged on last year"."""
    at = case.clause.head + 1
    following = case.line.words[at : at + 1]
    return bool(following and following[0] in LEVEL and case.head & Is.METRIC and not case.head & Is.WORK)


def _wishes(case: Case) -> bool:
    """It begins with a quality ("better search", "happy guests") or names a measure without an amount."""
    head, clause = case.head, case.clause
    if ends_compared(case) or tells_how(case):
        return True
    if case.line.tags[clause.start] & Is.QUALITY:
        word = case.line.words[clause.start]
        return word.endswith("er") or word in MORE or not head & (Is.WORK | Is.EFFORT | Is.NOMINAL | Is.CREDENTIAL)
    other = Is.WORK | Is.NOMINAL | Is.CREDENTIAL | Is.EFFORT
    if clause.head >= 0 and case.line.words[clause.head] in STATES:
        return True  # "Culture of feedback"
    thing = case.line.words[clause.head] in _THINGS or _in_use(case)
    if head & Is.METRIC and case.line.words[clause.head] == "rating":
        other &= ~Is.CREDENTIAL  # "App store rating" is a number; "investment-grade rating" obtained is a verdict
    return bool(head & (Is.METRIC | Is.EFFECT)) and not (head & other or thing or case.has(Is.STANDARD))


def ends_compared(case: Case) -> bool:
    """Whether a line ends with how it is to compare, and by nothing: "Energy use lower", "Water lost on the way less"."""
    last = case.clause.end - 1
    word = case.line.words[last]
    if word == "often":
        return case.line.words[last - 1] in MORE  # "Ice runs out less often"
    if last > case.clause.start and word in _SOONER:
        return True  # "Ready sooner"
    return last > case.clause.start + 1 and (
        word in MORE or bool(case.line.tags[last] & Is.QUALITY and word[-2:] == "er")
    )


def tells_how(case: Case) -> bool:
    """Whether things that are counted are told how they fare: in time, amiss, up or down, or what they do.

    "Deliveries on time", "Orders late", "Reprints down", "Groups that book again"; what is made to do something
    ("guides that explain the rules") is made.
    """
    clause, (words, tags) = case.clause, case.line
    head, last = max(clause.head, clause.start), clause.end - 1
    if words[last - 1 : clause.end] in (["on", "time"], ["in", "time"]):
        return clause.end - clause.start > 2
    if last > clause.start and words[last] in _WRONG and tags[last - 1] & Is.PLURAL:
        return True
    if not tags[head] & (Is.PLURAL | Is.THIRD):
        return False
    behind = words[head + 1 : clause.end]
    alone = len(behind) == 1 and behind[0] in _WAYS
    does = len(behind) > 1 and behind[0] in _RELATIVE and not tags[head] & (Is.WORK | Is.NOMINAL | Is.CREDENTIAL)
    return (
        words[clause.start] in _WRONG or alone or does or (bool(behind) and "without" not in behind and case.prompt())
    )


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
    if words[clause.head] == "decision":
        return words[clause.head - 1] in _DECIDERS  # "Council decision on the tram line"
    if words[clause.head] in _DEALS:
        return words[clause.head + 1 : clause.head + 2] == ["with"]
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
    if clause.head >= 0 and case.percent and own_list(case):
        return "coverage"
    if case.zero and head & Is.EFFECT:
        return "health"  # "No increase in overtime"
    if case.share and case.says(TARGETS):
        return "outcome"
    nominal = bool(head & Is.NOMINAL) or case.says(_OWN_SHARES)
    if case.share or case.every or (case.percent and nominal and not case.delta):
        return _shared(case, nominal=nominal)
    others = _counts_others(case)
    if case.number and case.counts_places() and not others:
        return "output"
    return "activity-volume" if _counts_own(case, nominal=nominal, others=others) else "outcome"


def _counts_others(case: Case) -> bool:
    """Whether the number is one of people or of a measure: "Recruitment - 9 patients", "Average items per basket"."""
    head, counted = case.head, _after_mark(case)
    people = counted & Is.ACTOR and not (counted | head) & Is.OWN
    return bool(head & (Is.ACTOR | Is.METRIC) or people or case.line.tags[case.clause.start] & Is.GAUGE)


def _counts_own(case: Case, *, nominal: bool, others: bool) -> bool:
    """Whether the team's own work is counted: "Blog: 2 posts a week", "Hire: 2 cooks, 1 waiter", "school visits: 9"."""
    head, clause, words = case.head, case.clause, case.line.words
    after = _after_mark(case)
    if (case.crowd and (after or ":" in words)) or (
        case.baseline and clause.head >= 0 and not case.line.tags[clause.head] & Is.PLURAL
    ):
        return False  # "Podcast: 30,000 plays", "Bus factor from 1 to 3"
    listed = case.number and case.words[1:2] == [":"] and case.line.tags[clause.start] & Is.DOING and not case.level
    if (
        listed
        or (after & Is.WORK and not after & (Is.METRIC | Is.ACTOR))
        or (case.words[0] in RHYTHMS and head & Is.WORK)
    ):
        return True
    if case.cadence and not (case.level or case.share or case.number or others):  # "a new drop every two weeks"
        return True
    made = (head & Is.WORK or nominal) and not (others or "net" in case.words)
    visits = case.number and words[clause.head] in _CALLS and _to_others(case)
    return bool(made or _event_day(case) or _regular(case) or visits) and (case.number or case.cadence)


def _after_mark(case: Case) -> int:
    """The bits of what is counted after a colon or dash; 0 if nothing is."""
    clause, (words, tags) = case.clause, case.line
    for i in range(clause.head + 1, clause.end - 1):
        if tags[i] & Is.QTY and words[i - 1] in (":", "-") and i > 1:
            return tags[i + 1] if not tags[i + 1] & Is.QTY else 0
    return 0


def _to_others(case: Case) -> bool:
    """Whether the noun before tells to whom: "school visits" are paid by the team, "site visits" to a page are not."""
    at = case.clause.head - 1
    if "with" in case.line.words[at + 2 : case.clause.end]:
        return True  # "two reference visits with prospects"
    return at >= case.clause.start and bool(case.line.tags[at] & Is.ACTOR)


def own_list(case: Case) -> bool:
    """Whether a percentage tells how far own work covers own things: "test coverage 80%", "fridges with a sensor: 70%"."""
    clause, words = case.clause, case.line.words
    if words[clause.head] == "coverage":
        return not case.says(_PUBLIC)
    listed = ":" in case.words and case.line.tags[clause.head] & Is.PLURAL and not (case.delta or case.baseline)
    return bool(listed) and not (case.head & (Is.ACTOR | Is.METRIC) or case.prompt())


def _shared(case: Case, *, nominal: bool) -> str:
    """Judge a share: of own assets ("tags on 80% of the stock", "enablement of 90% of reps") or of what others do."""
    if case.prompt():
        return "outcome"
    subject = case.line.tags[case.clause.head]
    dealt = case.every and not (case.share or case.number)
    measure = subject & Is.METRIC and not subject & Is.WORK
    others = bool(measure or (case.head & (Is.ACTOR | Is.METRIC) and not (dealt or subject & Is.WORK)))
    ready = subject & Is.WORK and not subject & Is.METRIC and case.has(Is.READY, case.clause.head + 1)
    own = ready or (nominal and not case.head & Is.METRIC) or (not others and (case.every or _in_places(case)))
    return "coverage" if own else "outcome"  # "60% of forms available in plain language"


def _in_places(case: Case) -> bool:
    """Whether things stand in a share of places: "tags on 80% of the stock"."""
    clause, (words, tags) = case.clause, case.line
    if not _DAYS.isdisjoint(words[clause.head + 1 : clause.end]):
        return False  # "green on 28 of 30 days"
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
    held = (
        clause.head > clause.start and words[clause.head] in EVENTS and not case.baseline
    )  # "sleep hours from 6 to 8"
    return held and not tags[clause.head - 1] & Is.QTY
