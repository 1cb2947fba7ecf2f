"""One reading of a goal sentence: tokens, head verb, object, quantities, slots."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from coach import quantities
from coach.quantities import Amounts, Quantity
from coach.sentence import grammar, slots
from coach.sentence.grammar import Clause
from coach.sentence.lexicon import LEXICON, Is
from coach.sentence.names import without_names
from coach.sentence.phrases import WORDS_OF_NOUN, Line

__all__ = ["Clause", "Is", "Line", "Reading", "read"]

_NONE = (0, 0)
_CLASSES = (  # first that fits
    (Is.ACTIVITY, "activity"), (Is.UP, "up"), (Is.DOWN, "down"), (Is.CHANGE, "change"), (Is.HOLD, "hold"),
    (Is.OBTAIN, "obtain"), (Is.REACH, "reach"), (Is.MEASURE, "measure"), (Is.LEARN, "learn"), (Is.STATE | Is.ENSURE, "state"),
    (Is.DOING, "deliver"),
)  # fmt: skip
_KEPT = WORDS_OF_NOUN | Is.PLURAL | Is.GAUGE | Is.BAD | Is.STANDARD  # what a word stays inside an amount
_QTY = Is.QTY
_SAID = Is.UP | Is.DOWN
_ARROWS = frozenset(("=>", "->", "-->", "==>", "→", "⇒"))


class Reading(NamedTuple):
    """What one pass over a goal sentence finds. Offsets are into `text`."""

    text: str
    amounts: Amounts
    verb: int  # index of the head verb's token, -1 if the sentence has none
    verb_class: (
        str  # deliver | activity | up | down | change | reach | hold | obtain | measure | learn | open | state | ""
    )
    object: tuple[int, int]  # the object's words: (start, end) offsets; (0, 0) if none
    head: str  # the object's head noun (of a statement: the subject's), lowered
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
    if amounts.quantities:
        amounts = without_names(text, amounts)
    words, starts, ends = amounts.tokens
    if not words:
        return Reading(text, amounts, -1, "", _NONE, "", _NONE, "", None, _NONE, _NONE, _NONE)
    line = Line(words, _placed(amounts))
    end = _goal_end(line, amounts)
    clauses = grammar.clauses(line, end)
    first = clauses[0]
    target, baseline = amounts.target, amounts.baseline
    metric = slots.metric(line, first, target)
    metric_span, object_span, actor, purpose, guardrail = [
        (starts[i], ends[j - 1]) if j > i else _NONE
        for i, j in (
            metric,
            first.object,
            slots.actor(line, first),
            slots.purpose(line, first, end),
            slots.guardrail(line, target, starts, end),
        )
    ]
    return Reading(
        text,
        amounts,
        first.verb,
        _verb_class(first.bits) if first.verb >= 0 else "",
        object_span,
        words[first.head] if first.head >= 0 else "",
        metric_span,
        text[metric_span[0] : metric_span[1]],
        slots.direction(line, first, target, baseline if target else None, metric),
        actor,
        purpose,
        guardrail,
        first.lemma,
        first.form,
        clauses,
        line,
    )


_ARTICLES = frozenset(("the", "a", "an", "our", "their"))
_VERB_OR_NOUN = Is.VERB | Is.NOUN | Is.QUALITY | Is.ADV | Is.READY


def _placed(amounts: Amounts) -> list[int]:
    """The bits of each token, with amounts, dates and name-numbers marked where they stand."""
    words, starts, _ = amounts.tokens
    tags = list(map(LEXICON.__getitem__, words))
    if not _ARTICLES.isdisjoint(words):
        for i in range(len(words) - 1):
            if words[i] not in _ARTICLES:
                continue
            lost = tags[i + 1] & Is.PREP and not (tags[i + 1] & Is.NOUN or _goes_on(tags, i + 2))
            if lost or tags[i + 1] & _VERB_OR_NOUN == Is.VERB:
                tags[i + 1] = (
                    Is.NOUN | Is.UNKNOWN
                )  # "the archive", "the till": no verb or preposition behind an article
    for quantity in amounts.quantities:
        if quantity.slot != "progress" and not _is_verb(tags, starts, quantity):
            _mark(tags, starts, quantity.start, quantity.end, _QTY)
    for date in amounts.dates:
        _mark(tags, starts, date.start, date.end, Is.DATE)
    for start, end in amounts.names:
        _mark(tags, starts, start, end, Is.NAME)
    return tags


def _goes_on(tags: list[int], at: int) -> bool:
    """Whether a noun or an amount follows: "the under fives", "the above figures"."""
    return at < len(tags) and bool(tags[at] & (Is.NOUN | Is.ACTOR | Is.METRIC | Is.WORK | Is.QTY | Is.DET))


def _is_verb(tags: list[int], starts: list[int], quantity: Quantity) -> bool:
    """Whether the amount is said by a verb: "halve the queue"."""
    return quantity.role == "factor" and bool(tags[bisect_left(starts, quantity.start)] & _SAID)


def _mark(tags: list[int], starts: list[int], start: int, end: int, bit: int) -> None:
    for i in range(bisect_left(starts, start), bisect_left(starts, end)):
        tags[i] = bit | (tags[i] & _KEPT)


def _goal_end(line: Line, amounts: Amounts) -> int:
    """Where the goal ends and a progress mark ("=> 70%", "=> done") begins."""
    words, tags = line
    progress = [q.start for q in amounts.quantities if q.slot == "progress"] if amounts.quantities else ()
    if not progress and _ARROWS.isdisjoint(words):
        return len(words)
    for i, word in enumerate(words):
        if word in _ARROWS and i > 1 and not (i + 1 < len(words) and tags[i + 1] & Is.QTY):
            following = words[i + 1] if i + 1 < len(words) else ""
            if word not in ("->", "→") or following in ("done", "wip"):
                return i
    if progress:
        at = bisect_left(amounts.tokens.starts, progress[0])
        return next((i for i in range(at, 1, -1) if words[i - 1] in _ARROWS), len(words))
    return len(words)


def _verb_class(bits: int) -> str:
    for bit, name in _CLASSES:
        if bits & bit:
            return name
    return "open"
