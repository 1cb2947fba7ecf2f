"""The kind of a key result: a decision table over its reading.

Three questions decide: who acts (the team, or somebody else), what the amount counts (own work, a share of it, or
something that others do or get), and who says that it is done. Change, hold and obtain verbs are closed lists; any
other verb that the team orders itself to do is a doing.
"""

from __future__ import annotations

from typing import NamedTuple

from coach.quantities import Quantity
from coach.sentence import Clause, Is, Line, Reading

KINDS = (
    "outcome", "health", "milestone", "output", "activity", "activity-volume", "coverage", "baseline", "learning", "unmeasured",
)  # fmt: skip

_DOES = ("order", "done", "doing")
_ALL = frozenset("all each every everyone everybody entire whole".split())
_MEASURING = frozenset("baseline baselines measurement tracking instrumentation".split())
_TARGETS = frozenset("target targets forecast plan goal goals quota budget sla slo slos slas commitment".split())
_PLACES = frozenset(("in", "across", "over", "on"))
_PROMPT = frozenset("within by before same first on-time under online without fewer less".split())


class Facts(NamedTuple):
    """What a clause says about amounts."""

    amounts: tuple[Quantity, ...]
    share: bool  # a percentage or fraction of something
    every: bool  # all, each, every, 100 %
    count: bool  # a number of things
    zero: bool
    level: bool  # a level, change, factor, money: anything that measures
    window: bool  # a service level such as "within 7 days"


def kind(reading: Reading, *, fields_target: bool = False) -> str:
    """The kind of a key result: exactly one of KINDS, by the rules of the labelling guide."""
    if not reading.clauses:
        return "unmeasured"
    line = reading.line
    found = [_clause_kind(reading, line, c) for c in reading.clauses[:4]]
    best = _combine(reading, found)
    if fields_target and best in ("unmeasured", "output") and reading.metric != (0, 0):
        return "outcome"
    return best


def _combine(reading: Reading, found: list[str]) -> str:
    first = found[0]
    if first in ("output", "activity", "unmeasured"):
        if _ends_in_decision(reading):
            return "learning"
        if "outcome" in found[1:]:
            return "outcome"
        if "activity-volume" in found[1:]:
            return "activity-volume"
    return first


def _ends_in_decision(reading: Reading) -> bool:
    """Research whose last step is a decision: "interview 12 patients and decide ..."."""
    first, *rest = reading.clauses
    if not first.bits & (Is.STUDY | Is.ACTIVITY | Is.LEARN):
        return False
    return any(c.form in _DOES and c.bits & Is.DECIDE for c in rest)


def facts(reading: Reading, clause: Clause) -> Facts:
    """The amounts of one clause."""
    tokens = reading.amounts.tokens
    start, end = tokens.starts[clause.start], tokens.ends[clause.end - 1]
    amounts = tuple(q for q in reading.amounts.quantities if start <= q.start < end and q.slot != "progress")
    words = reading.line.words[clause.start : clause.end]
    goal = [q for q in amounts if q.slot != "window"]
    return Facts(
        amounts,
        any(q.unit in ("%", "share") or "/" in q.text for q in goal),
        any(q.role == "all" or (q.unit == "%" and q.value == 100) for q in goal) or not _ALL.isdisjoint(words),
        any(q.role == "count" for q in goal),
        any(q.value == 0 and q.slot == "target" for q in goal),
        any(q.role in ("level", "delta", "factor", "placeholder") for q in goal),
        any(q.slot == "window" for q in amounts),
    )


def _clause_kind(reading: Reading, line: Line, clause: Clause) -> str:
    known = facts(reading, clause)
    if known.zero and clause.form not in _DOES:
        return "outcome"
    if clause.form in _DOES:
        return _order(reading, line, clause, known)
    return {"passive": _passive, "active": _active, "state": _state, "phrase": _phrase}[clause.form](line, clause, known)


def _head(line: Line, clause: Clause) -> int:
    """What is counted: the noun after "number of", else the head noun."""
    bits = 0
    for i in (clause.head, clause.inner):
        if i >= 0:
            bits |= line.tags[i]
    return bits


def _has(line: Line, span: tuple[int, int], bits: int) -> bool:
    return any(t & bits for t in line.tags[span[0] : span[1]])


def _measures(words: list[str]) -> bool:
    return not _MEASURING.isdisjoint(words)


def _order(reading: Reading, line: Line, clause: Clause, known: Facts) -> str:
    bits = clause.bits
    words = line.words[clause.start : clause.end]
    if bits & Is.MEASURE and not (known.level or known.every) or (bits & Is.DOING and _measures(words[1:])):
        return "baseline"
    for bit, judge in _ORDERS:
        if bits & bit:
            found = judge(reading, line, clause, known)
            if found:
                return found
    return _doing(line, clause, known)


def _activity(reading: Reading, line: Line, clause: Clause, known: Facts) -> str:
    if known.every or known.share:
        return "coverage"
    if known.count:
        helped = clause.lemma in ("help", "enable", "support") and _has(line, clause.object, Is.ACTOR)
        return "outcome" if helped and _has(line, (clause.verb + 2, clause.end), Is.VERB) else "activity-volume"
    if known.level and _head(line, clause) & Is.METRIC:
        return "outcome"
    start, end = clause.object
    bare = 0 < end - start <= 3 and not _has(line, clause.object, Is.ACTOR | Is.DET | Is.PREP)
    return "output" if clause.lemma == "support" and bare else "activity"


def _change(reading: Reading, line: Line, clause: Clause, known: Facts) -> str:
    head = _head(line, clause)
    if _has(line, (clause.start, clause.end), Is.STANDARD) and not known.level:
        return "milestone"
    if known.level or known.share:
        return _own_or_outcome(line, clause, known)
    if known.count:
        if head & Is.WORK and not head & Is.ACTOR or not head & (Is.METRIC | Is.ACTOR | Is.WORK):
            return "output" if _counts_places(line, clause) else "activity-volume"
        return "outcome"
    return "unmeasured"


def _own_or_outcome(line: Line, clause: Clause, known: Facts) -> str:
    """A measured change is an outcome, unless it measures a share or a count of own work."""
    words = line.words
    head = clause.head
    if head > 0 and words[head] == "coverage":
        return "coverage"
    inner = clause.inner
    if head >= 0 and words[head] in ("number", "count", "amount") and inner >= 0:
        counted = line.tags[inner]
        if counted & Is.WORK and not counted & (Is.ACTOR | Is.METRIC) or words[inner] in _OWN_COUNTS:
            return "activity-volume"
    return "outcome"


_OWN_COUNTS = frozenset("deployments releases posts calls meetings emails".split())


def _counts_places(line: Line, clause: Clause) -> bool:
    """The number stands in "in 3 countries", "across 4 teams": it counts places, not things done."""
    start, end = clause.object if clause.object[1] > clause.object[0] else (clause.verb + 1, clause.end)
    for i in range(max(clause.verb + 1, clause.start), clause.end):
        if line.tags[i] & Is.QTY:
            return i > 0 and line.words[i - 1] in _PLACES
    return False


def _hold(reading: Reading, line: Line, clause: Clause, known: Facts) -> str:
    head = _head(line, clause)
    if clause.lemma == "hold" and not (known.level or head & Is.METRIC) or (clause.lemma == "hold" and head & Is.WORK):
        return _doing(line, clause, known)
    if "while" in line.words[clause.start :] and reading.guardrail != (0, 0) and _has(line, (clause.start, len(line.tags)), Is.UP):
        return "outcome"
    nxt = line.tags[clause.verb + 1] if clause.verb + 1 < clause.end else 0
    if nxt & Is.ING and not nxt & Is.NOUN:
        return "activity"
    if known.level or known.share or head & (Is.METRIC | Is.CREDENTIAL):
        return "health"
    if known.every:
        return "health" if clause.lemma == "keep" else "coverage"
    return "activity" if head & Is.WORK else "health"


def _obtain(reading: Reading, line: Line, clause: Clause, known: Facts) -> str:
    head = _head(line, clause)
    words = line.words[clause.start : clause.end]
    verdict = head & (Is.CREDENTIAL | Is.STANDARD) or _has(line, clause.object, Is.STANDARD)
    if clause.head >= 0 and line.tags[clause.head] & Is.NOMINAL and not head & Is.METRIC:
        return _doing(line, clause, known)
    if known.every and not known.level:
        return "coverage"
    if known.count and head & Is.WORK and not head & (Is.ACTOR | Is.METRIC):
        return "outcome" if clause.lemma in ("get", "win", "earn", "gain", "receive") else "activity-volume"
    if known.level or known.share or known.count:
        return "outcome"
    if verdict or any(line.tags[i] & Is.VERDICT and line.tags[i] & Is.PAST for i in range(clause.verb + 1, clause.end)):
        return "milestone"
    if not _TARGETS.isdisjoint(words):
        return "outcome"
    if head & (Is.METRIC | Is.ACTOR) or _has(line, clause.object, Is.QUALITY):
        return "unmeasured"
    return "output"


def _ensure(reading: Reading, line: Line, clause: Clause, known: Facts) -> str:
    if known.every:
        return "coverage"
    if known.share:
        return "outcome"
    if known.level or known.zero:
        return "outcome"
    if _has(line, (clause.verb + 1, clause.end), Is.QUALITY | Is.ACTOR):
        return "unmeasured"
    return "output"


def _have(reading: Reading, line: Line, clause: Clause, known: Facts) -> str:
    """ "Have", "be" and "make" are judged by what follows."""
    head = _head(line, clause)
    if known.level or known.share or known.count:
        return "activity-volume" if known.count and head & Is.WORK and not head & Is.ACTOR else "outcome"
    first = clause.object[0]
    if _has(line, (first, clause.object[1]), Is.QUALITY) and not head & Is.WORK:
        return "unmeasured"
    return "output"


def _learn(reading: Reading, line: Line, clause: Clause, known: Facts) -> str:
    return "learning"


_ORDERS = (
    (Is.STATE, _have),
    (Is.LEARN, _learn),
    (Is.ENSURE, _ensure),
    (Is.UP | Is.DOWN | Is.CHANGE, _change),
    (Is.HOLD, _hold),
    (Is.OBTAIN | Is.REACH, _obtain),
    (Is.ACTIVITY, _activity),
)


def _doing(line: Line, clause: Clause, known: Facts) -> str:
    head = _head(line, clause)
    metric = head & (Is.METRIC | Is.EFFECT) and not head & Is.WORK
    if (known.level and not known.count) and metric:
        return "outcome"
    if any(q.unit in ("EUR", "USD", "GBP", "$", "€", "£") for q in known.amounts):
        return "outcome"
    if known.share and known.window:
        return "outcome"
    if known.every or known.share:
        return "coverage"
    if known.count:
        if _has(line, clause.object, Is.SUB) and _has(line, clause.object, Is.ACTOR):
            return "outcome"
        return "output" if _counts_places(line, clause) else "activity-volume"
    if known.level:
        return "activity-volume"
    if head & Is.CREDENTIAL and clause.bits & (Is.VERDICT | Is.OBTAIN):
        return "milestone"
    words = line.words[clause.start : clause.end]
    if clause.lemma == "make":
        if not _TARGETS.isdisjoint(words):
            return "outcome"
        if _has(line, (clause.verb + 1, clause.end), Is.QUALITY):
            return "unmeasured"
    return "output"


def _passive(line: Line, clause: Clause, known: Facts) -> str:
    bits = clause.bits
    words = line.words
    head = _head(line, clause)
    if _measures(words[clause.start : clause.verb]):
        return "baseline"
    if bits & (Is.UP | Is.DOWN | Is.CHANGE):
        return "outcome" if known.amounts else "unmeasured"
    others = bool(bits & Is.BY_OTHERS) or _by_actor(line, clause)
    prompt = known.window or not _PROMPT.isdisjoint(words[clause.verb : clause.end])
    if known.every or known.share:
        return "outcome" if others or prompt else "coverage"
    if known.count:
        return "outcome" if others or prompt or bits & Is.VERDICT else "activity-volume"
    if known.level:
        return "outcome"
    if bits & Is.VERDICT or (bits & Is.OBTAIN and head & Is.CREDENTIAL):
        return "milestone"
    return "output"


def _by_actor(line: Line, clause: Clause) -> bool:
    for i in range(clause.verb + 1, clause.end - 1):
        if line.words[i] in ("by", "with") and _has(line, (i + 1, min(i + 5, clause.end)), Is.ACTOR):
            return True
    return False


def _active(line: Line, clause: Clause, known: Facts) -> str:
    bits = clause.bits
    subject = _head(line, clause)
    amount = known.level or known.share or known.count or known.window
    if bits & Is.HOLD and amount:
        return "health"
    if bits & (Is.UP | Is.DOWN | Is.CHANGE):
        return "outcome" if amount else "unmeasured"
    if known.every:
        trained = subject & Is.OWN and _has(line, (clause.verb, clause.end), Is.WORK | Is.NOMINAL)
        return "outcome" if subject & Is.ACTOR and not trained else "coverage"
    if amount:
        own = known.count and subject & Is.WORK and not subject & Is.ACTOR
        return "activity-volume" if own else "outcome"
    if not _TARGETS.isdisjoint(line.words[clause.verb : clause.end]):
        return "outcome"
    return "unmeasured" if subject & Is.ACTOR else "output"


def _state(line: Line, clause: Clause, known: Facts) -> str:
    subject = _head(line, clause)
    if known.every:
        return "coverage"
    if known.share and not subject & (Is.ACTOR | Is.METRIC) and line.tags[clause.verb] & Is.AUX:
        return "coverage"
    if known.level or known.share or known.count:
        return "outcome"
    rest = (clause.verb + 1, clause.end)
    if _has(line, rest, Is.READY):
        return "output"
    if _has(line, rest, Is.QUALITY) or subject & Is.ACTOR:
        return "unmeasured"
    return "output"


def _phrase(line: Line, clause: Clause, known: Facts) -> str:
    head = _head(line, clause)
    words = line.words[clause.start : clause.end]
    if _measures(words) and not known.amounts:
        return "baseline"
    if known.amounts:
        return _measured_phrase(line, clause, known, head)
    if head & (Is.CREDENTIAL | Is.STANDARD) or _has(line, (clause.start, clause.end), Is.STANDARD):
        return "milestone"
    if head & Is.NOMINAL:
        return "output"
    if head & (Is.METRIC | Is.EFFECT) and not head & Is.WORK or line.tags[clause.start] & Is.QUALITY:
        return "unmeasured"
    return "output"


def _measured_phrase(line: Line, clause: Clause, known: Facts, head: int) -> str:
    words = line.words[clause.start : clause.end]
    if clause.head >= 0 and line.words[clause.head] == "coverage":
        return "coverage"
    nominal = head & Is.NOMINAL or not _NOMINAL_SHARE.isdisjoint(words)
    if known.share or known.every:
        return "coverage" if nominal and not head & Is.METRIC or (known.every and not head & (Is.ACTOR | Is.METRIC)) else "outcome"
    if known.count or (known.level and nominal):
        own = head & Is.WORK or nominal
        return "activity-volume" if own and not head & (Is.ACTOR | Is.METRIC) else "outcome"
    if head & Is.WORK and not head & (Is.METRIC | Is.ACTOR):
        return "activity-volume"
    return "outcome"


_NOMINAL_SHARE = frozenset("completion automation enablement training".split())
