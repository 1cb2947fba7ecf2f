"""The slots of a goal: what is measured, which way is better, who acts, what for, what must not get worse.

All ranges are token indexes, half open; (0, 0) means that the slot is empty.
"""

from __future__ import annotations

from bisect import bisect_left

from coach.quantities import Quantity
from coach.sentence.grammar import Clause, boundary
from coach.sentence.lexicon import Is
from coach.sentence.phrases import WORDS_OF_NOUN, Line
from coach.words import GUARDRAIL, bag

NONE = (0, 0)
ORDERS = frozenset(("order", "done", "doing"))
_CHANGES = Is.UP | Is.DOWN | Is.CHANGE | Is.REACH | Is.HOLD
_LOOSE = Is.QTY | Is.COMPARE | Is.PUNCT | Is.DATE
_EDGE = _LOOSE | Is.PREP | Is.COPULA
_BEFORE_ACTOR = WORDS_OF_NOUN | Is.PAST | Is.QUALITY
_NOT_PURPOSE = Is.QTY | Is.DATE
_OPENERS = bag("of the at to a an")
_RESULTING = bag("resulting leading")
_EFFECTS = bag("results leads lets helps allows brings cuts raises reduces increases improves")
_UNCHANGED = bag("unchanged stable constant flat intact steady same held")
_PURPOSES = bag("to so that which resulting leading")
_GUARDS = bag(GUARDRAIL) | {"with", "at"}
_NO_WORSE = bag("no the")
_BOUNDS = bag("no not more less fewer than at most least up to under over below above max maximum min minimum")
_EXTRA = bag("extra same more additional")


def metric(line: Line, clause: Clause, target: Quantity | None) -> tuple[int, int]:
    """The words of what is measured: of an order its object, of a statement the statement, of a phrase the phrase."""
    start, end = clause.about
    if clause.form in ORDERS:
        if not clause.bits & _CHANGES:
            tags = line.tags
            heads = (tags[clause.head] if clause.head >= 0 else 0) | (tags[clause.inner] if clause.inner >= 0 else 0)
            if not heads & Is.METRIC:
                return NONE
        return _trim(line, start, end)
    if target is None and not (clause.head >= 0 and line.tags[clause.head] & Is.METRIC):
        return NONE
    counted = _behind_bound(line, clause) if clause.form == "phrase" else start
    if counted > start:
        return _trim(line, counted, boundary(line, counted, clause.end))
    if clause.verb > 0 and clause.form in ("active", "passive"):
        end = max(end, boundary(line, clause.verb, clause.end))
    return _trim(line, start, end)


def _behind_bound(line: Line, clause: Clause) -> int:
    """Where the counted thing begins behind a bound and its amount: "No more than 3 complaints"; the start without one."""
    words, tags = line
    start = at = clause.about[0]
    while at < clause.end and words[at] in _BOUNDS:
        at += 1
    if at == start or at >= clause.end or not tags[at] & Is.QTY:
        return start
    while at < clause.end and (tags[at] & Is.QTY or words[at] == "of"):
        at += 1
    return at if at >= clause.end or tags[at] & WORDS_OF_NOUN else start


def _trim(line: Line, start: int, end: int) -> tuple[int, int]:
    """The range without an amount, "of" or comma at its edges."""
    words, tags = line
    while start < end and ((tags[start] & _LOOSE and not tags[start] & WORDS_OF_NOUN) or words[start] in _OPENERS):
        start += 1
    while end > start and (tags[end - 1] & _EDGE or words[end - 1] == "von"):
        end -= 1
    return (start, end) if end > start else NONE


def direction(
    line: Line, clause: Clause, target: Quantity | None, base: Quantity | None, measured: tuple[int, int]
) -> str | None:
    """Up, down or hold: from the verb, else the figures, else the comparator, else what the measure is."""
    bits = clause.bits
    if bits & Is.HOLD and clause.form in ("order", "active"):
        return "hold"
    if bits & Is.UP:
        return "up"
    if bits & Is.DOWN:
        return "down"
    if target is None:
        return None if measured == NONE else _polarity(line, clause)
    if base and base.value is not None and target.value is not None and target.role == "level":
        return "up" if target.value > base.value else "down" if target.value < base.value else "hold"
    return _bound(target) or ("up" if target.unit == "times" else _polarity(line, clause))


def _bound(target: Quantity) -> str | None:
    if target.bound in ("<", "<=") or target.value == 0:
        return "down"
    return "up" if target.bound in (">", ">=") else None


def _polarity(line: Line, clause: Clause) -> str:
    tags = line.tags
    heads = (tags[clause.head] if clause.head >= 0 else 0) | (tags[clause.inner] if clause.inner >= 0 else 0)
    return "down" if heads & Is.BAD else "up"


def actor(line: Line, clause: Clause) -> tuple[int, int]:
    """Someone else who acts: an actor noun in the subject, or in the object when there is none."""
    tags = line.tags
    start, end = clause.subject if clause.subject != NONE else clause.object
    for i in range(start, end):
        if tags[i] & Is.ACTOR and not tags[i] & Is.VERB:
            first = i
            while first > start and tags[first - 1] & _BEFORE_ACTOR and not tags[first - 1] & (Is.QTY | Is.PREP):
                first -= 1
            return first, i + 1
    return NONE


def purpose(line: Line, clause: Clause, end: int) -> tuple[int, int]:
    """Say where "to improve sign-ups by 25%", "so that patients wait less" or "resulting in fewer calls" stands."""
    words, tags = line
    if _PURPOSES.isdisjoint(words):
        return NONE
    for i in range(max(clause.verb, clause.start) + 2, end - 1):
        word = words[i]
        if (
            (word == "to" and tags[i + 1] & Is.VERB and not tags[i + 1] & _NOT_PURPOSE)
            or (word == "so" and words[i + 1] == "that")
            or word in _RESULTING
            or (word in ("that", "which") and words[i + 1] in _EFFECTS)
        ):
            return i, _until_guardrail(line, i, end)
    return NONE


def _until_guardrail(line: Line, at: int, end: int) -> int:
    words, tags = line
    return next((i for i in range(at + 1, end) if tags[i] & Is.GUARD or words[i] in (".", ";")), end)


def guardrail(line: Line, target: Quantity | None, starts: list[int], end: int) -> tuple[int, int]:
    """Say where "while churn stays under 3%", "with p95 unchanged" or "at no extra cost" stands."""
    words, tags = line
    if _GUARDS.isdisjoint(words):
        return NONE
    begin = bisect_left(starts, target.start) if target else 2  # what stands before the aim is no guardrail
    for i in range(max(begin, 2), end - 1):
        if tags[i] & Is.GUARD and not tags[i - 1] & Is.DET:
            return i, end
        word = words[i]
        if word == "with" and not _UNCHANGED.isdisjoint(words[i + 1 : i + 8]):
            return i, end
        if word == "at" and words[i + 1] in _NO_WORSE and i + 2 < end and words[i + 2] in _EXTRA:
            return i, end
    return NONE
