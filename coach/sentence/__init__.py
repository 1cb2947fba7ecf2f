"""One reading of a goal sentence: tokens, head verb, object, quantities, slots."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from coach import quantities
from coach.quantities import Amounts, Quantity
from coach.sentence import grammar
from coach.sentence.grammar import Clause, Line
from coach.sentence.lexicon import Is
from coach.words import bag

__all__ = ["Clause", "Is", "Line", "Reading", "read"]

NONE = (0, 0)
_CLASSES = (  # first that fits
    (Is.ACTIVITY, "activity"), (Is.UP, "up"), (Is.DOWN, "down"), (Is.CHANGE, "change"), (Is.HOLD, "hold"),
    (Is.OBTAIN, "obtain"), (Is.REACH, "reach"), (Is.MEASURE, "measure"), (Is.LEARN, "learn"), (Is.STATE | Is.ENSURE, "state"),
    (Is.DOING, "deliver"),
)  # fmt: skip


class Reading(NamedTuple):
    """What one pass over a goal sentence finds. Offsets are into `text`."""

    text: str
    amounts: Amounts
    verb: int  # index of the head verb's token, -1 if the sentence has none
    verb_class: (
        str  # deliver | activity | up | down | change | reach | hold | obtain | measure | learn | open | state | ""
    )
    object: tuple[int, int]  # the object's words: (start, end) offsets; (0, 0) if none
    head: str  # the object's head noun, lowered
    metric: tuple[int, int]  # the metric's words; (0, 0) if none
    metric_text: str
    direction: str | None  # up | down | hold
    actor: tuple[int, int]  # someone else who acts ("customers", "patients"); (0, 0) if none
    purpose: tuple[int, int]  # "to improve sign-ups by 25%": the clause; (0, 0) if none
    guardrail: tuple[int, int]  # "while churn stays under 3%"; (0, 0) if none
    lemma: str = ""  # base form of the head verb
    form: str = "phrase"  # of the first clause: order | done | doing | passive | active | state | phrase
    clauses: tuple[Clause, ...] = ()
    line: Line = Line([], [])


def read(text: str) -> Reading:
    """Read one goal sentence."""
    amounts = quantities.read(text)
    tokens = amounts.tokens
    if not tokens.words:
        return Reading(text, amounts, -1, "", NONE, "", NONE, "", None, NONE, NONE, NONE)
    line = Line(tokens.words, _placed(amounts))
    end = len(line.words)
    clauses = tuple(grammar.clause(line, a, b) for a, b in grammar.split(line, end))
    first = clauses[0]
    head = line.words[first.head] if first.head >= 0 else ""
    metric = _metric(line, first, amounts)
    span = _span(amounts, metric)
    return Reading(
        text,
        amounts,
        first.verb,
        _verb_class(first),
        _span(amounts, first.object),
        head,
        span,
        text[span[0] : span[1]],
        _direction(line, first, amounts, metric),
        _span(amounts, _actor(line, first)),
        _span(amounts, _purpose(line, first, end)),
        _span(amounts, _guardrail(line, end)),
        first.lemma,
        first.form,
        clauses,
        line,
    )


def _placed(amounts: Amounts) -> list[int]:
    """The bits of each token, with amounts, dates and name-numbers marked where they stand."""
    tokens = amounts.tokens
    tags = grammar.tag_words(tokens.words)
    starts = tokens.starts
    for mark, spans in (
        (Is.QTY, [(q.start, q.end) for q in amounts.quantities if q.slot != "progress"]),
        (Is.DATE, [(d.start, d.end) for d in amounts.dates]),
        (Is.NAME, amounts.names),
    ):
        for start, end in spans:
            i = bisect_left(starts, start)
            while i < len(starts) and starts[i] < end:
                tags[i] = mark | (tags[i] & (grammar.WORDS_OF_NOUN | Is.PLURAL | Is.GAUGE | Is.BAD))
                i += 1
    return tags


def _span(amounts: Amounts, tokens: tuple[int, int]) -> tuple[int, int]:
    first, last = tokens
    if last <= first:
        return NONE
    return amounts.tokens.starts[first], amounts.tokens.ends[last - 1]


def _verb_class(clause: Clause) -> str:
    if clause.verb < 0:
        return ""
    for bit, name in _CLASSES:
        if clause.bits & bit:
            return name
    return "open"


def _metric(line: Line, clause: Clause, amounts: Amounts) -> tuple[int, int]:
    """The words of what is measured: of an order its object, of a statement the statement, of a phrase the phrase."""
    start, end = clause.about
    if clause.form in ("order", "done", "doing"):
        measured = clause.bits & (Is.UP | Is.DOWN | Is.CHANGE | Is.REACH | Is.HOLD)
        heads = [h for h in (clause.head, clause.inner) if h >= 0]
        if not (measured or any(line.tags[h] & (Is.METRIC | Is.GAUGE) for h in heads)):
            return NONE
        return _without_amount(line, start, end)
    if amounts.target is None and not (clause.head >= 0 and line.tags[clause.head] & Is.METRIC):
        return NONE
    if clause.form in ("active", "passive") and clause.verb > 0:
        end = max(end, grammar.boundary(line, clause.verb, clause.end))
    return _without_amount(line, start, end)


def _without_amount(line: Line, start: int, end: int) -> tuple[int, int]:
    """The range without an amount, "of" or comma at its edges."""
    tags, words = line.tags, line.words
    loose = Is.QTY | Is.COMPARE | Is.PUNCT | Is.DATE
    while start < end and (
        (tags[start] & loose and not tags[start] & grammar.WORDS_OF_NOUN) or words[start] in ("of", "the", "at", "to")
    ):
        start += 1
    while end > start and (tags[end - 1] & loose or tags[end - 1] & (Is.PREP | Is.COPULA)):
        end -= 1
    return start, end


def _direction(line: Line, clause: Clause, amounts: Amounts, metric: tuple[int, int]) -> str | None:
    """Up, down or hold: from the verb, else the figures, else the comparator, else what the measure is."""
    bits = clause.bits
    if bits & Is.HOLD and clause.form == "order":
        return "hold"
    if bits & (Is.UP | Is.DOWN) and clause.form in ("order", "done", "doing", "active", "passive"):
        return "up" if bits & Is.UP else "down"
    base, target = amounts.baseline, amounts.target
    if base and target and base.value is not None and target.value is not None and target.role == "level":
        return "up" if target.value > base.value else "down" if target.value < base.value else "hold"
    if metric == NONE and target is None:
        return None
    bad = any(line.tags[i] & Is.BAD for i in (clause.head, clause.inner) if i >= 0)
    return _bound_direction(target, bad=bad)


def _bound_direction(target: Quantity | None, *, bad: bool) -> str:
    if target is not None and (target.bound in ("<", "<=") or target.value == 0):
        return "down"
    if target is not None and target.bound in (">", ">="):
        return "up"
    return "down" if bad else "up"


def _actor(line: Line, clause: Clause) -> tuple[int, int]:
    """Someone else who acts: an actor noun that is the subject, is won, or stands after "by"."""
    start, end = clause.subject if clause.subject != NONE else clause.object
    for i in range(start, min(end, len(line.tags))):
        if line.tags[i] & Is.ACTOR and not line.tags[i] & Is.VERB:
            first = i
            while (
                first > start
                and line.tags[first - 1] & (grammar.WORDS_OF_NOUN | Is.PAST | Is.QUALITY)
                and not line.tags[first - 1] & (Is.QTY | Is.PREP)
            ):
                first -= 1
            return first, i + 1
    return NONE


def _purpose(line: Line, clause: Clause, end: int) -> tuple[int, int]:
    """ "to improve sign-ups by 25%", "so that patients wait less", "resulting in fewer calls"."""
    tags, words = line.tags, line.words
    begin = max(clause.verb, clause.start) + 1
    for i in range(begin + 1, end - 1):
        word = words[i]
        to = word == "to" and tags[i + 1] & Is.VERB and not tags[i + 1] & (Is.QTY | Is.DATE)
        if to or (word == "so" and words[i + 1] == "that") or word in ("resulting", "leading"):
            return i, _until_guardrail(line, i, end)
        if word in ("that", "which") and words[i + 1] in ("results", "leads", "lets", "helps", "allows", "brings"):
            return i, _until_guardrail(line, i, end)
    return NONE


def _until_guardrail(line: Line, at: int, end: int) -> int:
    return next((i for i in range(at + 1, end) if line.tags[i] & Is.GUARD or line.words[i] in (".", ";")), end)


def _guardrail(line: Line, end: int) -> tuple[int, int]:
    """ "while churn stays under 3%", "with p95 unchanged", "without more complaints"."""
    words = line.words
    for i in range(2, end - 1):
        if line.tags[i] & Is.GUARD and not (line.tags[i - 1] & Is.DET):
            return i, end
        if words[i] == "with" and any(w in _UNCHANGED for w in words[i + 1 : i + 8]):
            return i, end
        if (
            words[i] == "at"
            and words[i + 1] in ("no", "the")
            and i + 2 < end
            and words[i + 2] in ("extra", "same", "more", "additional")
        ):
            return i, end
    return NONE


_UNCHANGED = bag("unchanged stable constant flat intact steady same held")
