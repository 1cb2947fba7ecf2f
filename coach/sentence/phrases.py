"""Noun phrases, and whether a line begins with one.

Word forms alone cannot tell ("Support cost per ticket", "Support the sales team"): the words that follow do.
"""

from __future__ import annotations

from typing import NamedTuple

from coach.sentence.lexicon import Is
from coach.words import bag

WORDS_OF_NOUN = Is.NOUN | Is.METRIC | Is.ACTOR | Is.WORK | Is.CREDENTIAL | Is.NOMINAL | Is.EFFECT
VERBAL = Is.VERB | Is.PAST | Is.ING | Is.THIRD
DETERMINED = Is.DET | Is.QTY
LINKS = frozenset(("and", "&", ",", "/", "or", "+"))
_SUFFERED = bag(
    "missed broken forgotten failed damaged lost rejected abandoned delayed wasted spoiled unanswered returned"
)
_STOP = Is.PREP | Is.SUB | Is.COPULA | Is.MODAL | Is.COMPARE | Is.GUARD | Is.AUX | Is.DATE
_INSIDE = WORDS_OF_NOUN | Is.CADENCE | Is.DET | Is.QTY | Is.QUALITY | Is.PAST | Is.ING | Is.NAME | Is.ADV | Is.READY
_LINKING = Is.PREP | Is.SUB
_OBJECT = Is.DET | Is.PRON
_MARK = Is.PUNCT | Is.CONJ
_AMOUNT = Is.QTY | Is.COMPARE
_FINITE = Is.COPULA | Is.MODAL
_MOVERS = (  # verbs that take "from 3 to 5"
    Is.UP | Is.DOWN | Is.CHANGE | Is.REACH | Is.HOLD | Is.OBTAIN | Is.MEASURE | Is.LEARN | Is.ENSURE | Is.STATE
)
_EFFORTS = Is.ACTIVITY | Is.UP | Is.DOWN | Is.OBTAIN | Is.HOLD
_CHANGERS = Is.MEASURE | Is.UP | Is.DOWN | Is.CHANGE | Is.HOLD
_VERB_OR_SIGN = _FINITE | Is.COMPARE | Is.AUX
_OPENS_OBJECT = Is.DET | Is.PRON | Is.QUALITY | Is.ADV
_LISTED_NOUN = Is.METRIC | Is.WORK | Is.CREDENTIAL | Is.NOMINAL
_QUOTES = frozenset("(\"'*`#-|")
_MOVES = frozenset(("move", "shift", "drive", "take", "bring"))
_INTRANSITIVE = frozenset(("partner", "network", "work", "focus", "campaign", "talk", "walk"))
_CAUSES = frozenset(("help", "let", "make", "have"))  # "help teams adopt" has its verb in front
_RATES = frozenset(("min", "minute", "hour", "h", "day", "week", "month", "quarter", "year"))
_MEASURED = frozenset(("per", ":"))
_BOUNDS = frozenset(("under", "below", "above", "over"))
_BOUNDING = frozenset(
    ("fewer", "less", "more", "than", "at", "least", "most", "under", "below", "above", "over", "max")
)
_CHANGED = frozenset(("up", "down", "under", "below", "above", "over"))
_PARTICLES = frozenset(("with", "to", "in", "up", "down", "out", "off"))
_TOWARDS = frozenset(
    ("from", "to", "under", "below", "above", "over", "at", "up", "down", "of", "max", "min", "maximum", "minimum")
)


class Line(NamedTuple):
    """The tokens of a line with what each may be at its place."""

    words: list[str]
    tags: list[int]


def has(tags: list[int], first: int, last: int, bits: int) -> bool:
    """Whether a token of a range has one of the bits (a plain loop takes half the time of `any` over a generator)."""
    for i in range(first, last):  # noqa: SIM110
        if tags[i] & bits:
            return True
    return False


def participle(tag: int) -> bool:
    """Whether a word is a past form and nothing else: "signed", not "set" or "read"."""
    return bool(tag & Is.PAST) and not tag & (Is.NOUN | Is.VERB | Is.QTY)


def bare_participle(line: Line, at: int, end: int) -> bool:
    """A participle that no noun follows: "archive digitised", not "publish revised guidelines"."""
    tags = line.tags
    if not participle(tags[at]):
        return False
    return at + 1 >= end or not tags[at + 1] & _INSIDE or bool(tags[at + 1] & (Is.PREP | Is.ADV | Is.QTY))


def phrase_end(line: Line, at: int, end: int) -> tuple[int, int]:
    """Where the noun phrase that begins at a token ends, and its head noun (-1 if it has none)."""
    words, tags = line
    head, gerund, i = -1, -1, at
    while i < end:
        tag = tags[i]
        if tag & WORDS_OF_NOUN and not tag & _LINKING and not (tag & Is.QTY and head >= 0):
            head = i
        elif tag & _STOP or (tag & DETERMINED and head >= 0):
            break
        elif tag & _MARK:
            if words[i] not in _QUOTES and not _links_on(line, at, i, end):
                break
        elif tag & Is.ING:
            if head >= 0 and i + 1 < end and tags[i + 1] & _OBJECT:
                break  # "tweets mentioning the shop"
            gerund = i
        elif _leaves(tags, at, i, end):
            break
        i += 1
    if head >= 0:
        return head + 1, head
    return (gerund + 1, gerund) if gerund >= 0 else (i, -1)


def _leaves(tags: list[int], at: int, i: int, end: int) -> bool:
    """Whether a word is outside the phrase; so is "public" in "benchmark suite public", but not in "a public benchmark"."""
    if tags[i] & Is.READY:
        return i > at and bool(tags[i - 1] & WORDS_OF_NOUN) and not (i + 1 < end and tags[i + 1] & WORDS_OF_NOUN)
    return not tags[i] & _INSIDE and not _modifier(tags, at, i, end)


def _links_on(line: Line, at: int, i: int, end: int) -> bool:
    """Whether a comma or "and" joins another noun."""
    following = line.tags[i + 1] if i + 1 < end else 0
    if line.words[i] == "/" and line.words[i + 1 : i + 2] and line.words[i + 1] in _RATES:
        return False  # "downloads/day"
    return line.words[i] in LINKS and i > at and bool(following & _INSIDE) and not following & Is.VERB


def _modifier(tags: list[int], at: int, i: int, end: int) -> bool:
    """Whether a verb stands before a noun as part of its name: "merge request queue", not "teams merge requests"."""
    if not tags[i] & Is.VERB or i + 1 >= end or not tags[i + 1] & Is.NOUN or tags[i + 1] & Is.PREP:
        return False
    return i == at or not tags[i - 1] & Is.PLURAL


def full_phrase(line: Line, at: int, end: int) -> tuple[int, int, int]:
    """A noun phrase with its "of", "for", "in" phrases: its end, its head, and the head after "of" (or -1)."""
    words, tags = line
    stop, head = phrase_end(line, at, end)
    inner = -1
    while (
        stop + 1 < end and tags[stop] & Is.PREP and not (tags[stop] & Is.GUARD or tags[stop + 1] & (_AMOUNT | Is.DATE))
    ):
        if words[stop] == "to" and tags[stop + 1] & Is.VERB and not tags[stop + 1] & Is.NOUN:
            break
        after, noun = phrase_end(line, stop + 1, end)
        if noun < 0:
            break
        if inner < 0 and words[stop] == "of":
            inner = noun
        stop = after
    return stop, head, inner


def amount_follows(line: Line, at: int, end: int) -> bool:
    """A level stands at a place: a number, a comparator, "from 3", "to 40%", "under 2 h"."""
    words, tags = line
    if at >= end:
        return False
    word = words[at]
    if tags[at] & _AMOUNT or word == ":":
        return True
    if word not in _TOWARDS:
        return False
    if at + 1 < end and tags[at + 1] & _AMOUNT:
        return word != "of" or not (at + 2 < end and tags[at + 2] & Is.PLURAL)  # "backlog of 300 recipes"
    return word in ("up", "down", "from") and any(tag & Is.QTY for tag in tags[at:end])


def starts_with_noun(line: Line, at: int, end: int) -> bool:
    """Whether a word that may be verb or noun is the noun here ("Support cost per ticket")."""
    words, tags = line
    following, word = tags[at + 1], words[at + 1]
    valued = tags[at] & Is.RARE and ":" in words and _valued(line, at, end)
    if valued or _verb_follows(tags[at], following) or word in ("of", ":", "per") or _from_to(line, at, end):
        return True
    if following & Is.PREP or word == "to":
        return _before_preposition(line, at, end)
    if following & Is.QTY:
        stop, head = phrase_end(line, at + 1, end)
        return bool(tags[at] & Is.METRIC) and (head < 0 or head == stop)
    if word in LINKS:
        return not _verb_after_links(line, at + 1, end)
    if following & (Is.SUB | Is.PUNCT) or (following & _OPENS_OBJECT and not following & WORDS_OF_NOUN):
        return False
    seldom = tags[at] & Is.RARE and not tags[at] & Is.DOING and following & Is.NOUN
    return bool(seldom) or bare_participle(line, at + 1, end) or _compound(line, at, end)


def _valued(line: Line, at: int, end: int) -> bool:
    """Whether a colon and nothing but a level end the line: "Water points out of order: fewer than 10"."""
    (words, tags), colon = line, line.words.index(":")
    return at < colon < end - 1 and all(tags[i] & _AMOUNT or words[i] in _BOUNDING for i in range(colon + 1, end))


def _verb_follows(tag: int, following: int) -> bool:
    """Whether the word before a verb is its subject: "Support is", "State approves", "Staff rate the canteen"."""
    if tag & Is.ACTOR and following & Is.VERB and not following & (Is.PAST | Is.PREP):
        return True
    third = following & Is.THIRD and not following & (Is.NOUN | Is.PREP)
    return bool(third or following & _VERB_OR_SIGN)


def _verb_after_links(line: Line, at: int, end: int) -> bool:
    while at < end - 1 and line.words[at] in LINKS:
        at += 1
    return at < end and bool(line.tags[at] & (Is.VERB | Is.PAST))


def _before_preposition(line: Line, at: int, end: int) -> bool:
    """Whether it is so: "Support for tags", "Churn under 4%", "Contract with the county signed" begin with nouns, "Talk to" does not."""
    words, tags = line
    word = words[at + 1]
    if word == "to" and words[at] in ("time", "cost") and not any(tag & DETERMINED for tag in tags[at + 2 : at + 3]):
        return True  # "Time to hire"
    if word in ("for", "in") and tags[at] & (Is.NOMINAL | Is.EFFECT):
        return True
    if tags[at] & Is.METRIC and amount_follows(line, at + 1, end):
        return True
    if tags[at] & Is.METRIC and (word not in _PARTICLES if tags[at] & Is.GAUGE else tags[at] & Is.RARE):
        return True  # "Churn after the first month", but "Share with partners"
    stop = full_phrase(line, at + 2, end)[0]
    return stop < end and participle(tags[stop])


def _from_to(line: Line, at: int, end: int) -> bool:
    """A level moves from one amount to another, and the word is no verb of moving."""
    words, tags = line
    if tags[at] & _MOVERS or words[at] in _MOVES:
        return False
    if "%" in words and _level_ends(line, at, end):
        return True
    for i in range(at + 2, end - 1):
        if words[i] == "from" and tags[i + 1] & Is.QTY:
            return any(words[k] == "to" and tags[k + 1] & Is.QTY for k in range(i + 2, end - 1))
    return False


def _level_ends(line: Line, at: int, end: int) -> bool:
    """Whether a bare percentage, or a change of it, ends what begins with a noun: "Offer acceptance 70% -> 85%"."""
    tags = line.tags
    stop, head = phrase_end(line, at + 1, end)
    if head < 0 or stop >= end or not tags[stop] & Is.QTY or tags[head] & Is.PLURAL or tags[at + 1] & DETERMINED:
        return False
    return all(tag & _AMOUNT for tag in tags[stop:end])


def _compound(line: Line, at: int, end: int) -> bool:
    """A noun follows: "Test coverage to 85%" is a measure, "Release notes read by" a statement, "Test drills" an order."""
    tags = line.tags
    stop, head = phrase_end(line, at + 1, end)
    if head < 0 or line.words[at] in _CAUSES:
        return False
    full = full_phrase(line, at + 1, end)[0]
    if stop < end and line.words[stop] == "per" and not tags[at] & _MOVERS and not tags[head] & Is.PLURAL:
        return True  # "Water use per tonne"
    if (not tags[at] & _MOVERS and _bounded(line, full, end)) or _names_artefact(line, at, (stop, head), end):
        return True
    if tags[head] & Is.METRIC and not tags[at] & _CHANGERS:
        compared = any(tags[k] & Is.COMPARE and tags[k + 1] & Is.QTY for k in range(full, end - 1))
        if compared or amount_follows(line, stop, end) or amount_follows(line, full, end):
            return True
        if stop >= end and head == at + 1 and _quality_of(tags[at], tags[head]):
            return True
    return _predicate_at(line, stop, end) or (full > stop and _predicate_at(line, full, end))


def _names_artefact(line: Line, at: int, phrase: tuple[int, int], end: int) -> bool:
    """Whether the words name one thing made: "Support portal", "Partner API", "Network segmentation", "Trial starts 4,000".

    An order that is effort wants a noun of its own with a determiner or a plural: "Support the portal", "Coach teams".
    """
    (words, tags), (stop, head) = line, phrase
    if words[at] in _INTRANSITIVE and tags[at + 1] & Is.NOUN:
        return True
    if tags[head] & Is.PLURAL:  # nothing but its count follows: "Trial starts 4,000", "Pilot customers: 5"
        counted = bool(tags[end - 1] & Is.QTY) and stop == at + 2
        colon = stop == end - 2 and words[stop] == ":" and bool(tags[head] & Is.ACTOR)
        return counted and (colon or (stop == end - 1 and bool(tags[head] & Is.THIRD)))
    if not tags[at] & _EFFORTS or tags[at] & Is.MEASURE or (head == at + 1 and not tags[at] & Is.ACTIVITY):
        return False
    return bool(tags[head] & Is.WORK) and not tags[head] & (Is.NOMINAL | Is.METRIC | Is.CREDENTIAL | Is.ACTOR)


def _quality_of(tag: int, head: int) -> bool:
    """Whether two words name a measure: "Query performance", "Support cost", not "Test accessibility" or "Log errors"."""
    return bool(head & Is.GAUGE) or not (head & Is.PLURAL or tag & (_MOVERS | Is.STUDY | Is.ACTIVITY) or head & Is.WORK)


def _bounded(line: Line, at: int, end: int) -> bool:
    """A bound follows, or "over" and an amount end the line: "below 10 kB a page", "over 4.5"."""
    if at + 1 >= end or not line.tags[at + 1] & Is.QTY:
        return False
    if line.words[at] == "at" and "%" in line.words[at + 2 : at + 3]:
        return True  # "Grade repetition at 1.5% or lower"
    if line.words[at] not in _BOUNDS:
        return False
    return line.words[at] != "over" or bool(line.tags[end - 1] & Is.QTY)


def _predicate_at(line: Line, at: int, end: int) -> bool:
    """A finite verb, or a participle that ends the clause or names who did it."""
    words, tags = line
    if at >= end:
        return False
    tag = tags[at]
    if tag & _FINITE or (tag & Is.THIRD and not tag & Is.NOUN) or (tag & Is.READY and not tag & Is.VERB):
        return True
    if tag & Is.VERB and not tag & (Is.NOUN | Is.PAST) and tags[at - 1] & Is.PLURAL:
        return True
    if not tag & Is.PAST:
        return False
    if at + 2 < end and words[at + 1] in ("in", "within") and tags[at + 2] & Is.QTY:
        return True  # "Refund requests settled in one day"
    return at + 1 >= end or words[at + 1] == "by" or bool(tags[at + 1] & (Is.PUNCT | Is.DATE))


def gerund_is_noun(line: Line, at: int, end: int) -> bool:
    """Whether it is so: "Training completion rate", "Staging and CI", "Building permit issued" begin with nouns, "Hiring 3 nurses" not."""
    words, tags = line
    following, word = tags[at + 1], words[at + 1]
    works = words[at] == "working" and following & WORDS_OF_NOUN  # "Working prototype", but "Working with schools"
    if (works and not following & _STOP) or following & (_FINITE | Is.COMPARE | Is.THIRD) or word in ("of", ":"):
        return True
    if participle(following) or (word in LINKS and not tags[min(at + 2, end - 1)] & Is.ING):
        return True
    if following & (DETERMINED | Is.PREP | Is.PRON):
        return bool(tags[at] & _LISTED_NOUN and following & Is.PREP)  # "Funding for the bus", but "Working with"
    stop, head = phrase_end(line, at + 1, end)
    if head < 0:
        return False
    full = full_phrase(line, at + 1, end)[0]
    permit = tags[head] & Is.CREDENTIAL and not tags[head] & Is.WORK and not tags[at] & (Is.OBTAIN | Is.VERDICT)
    pixel = permit or (
        tags[at] & Is.MEASURE and not tags[head] & (Is.PLURAL | Is.METRIC) and tags[head] & (Is.WORK | Is.UNKNOWN)
    )
    scheme = tags[at] & Is.ACTIVITY and tags[head] & Is.WORK and not tags[head] & (Is.PLURAL | Is.METRIC | Is.NOMINAL)
    if pixel or scheme or (full < end and participle(tags[full])) or participle(tags[end - 1]):
        return True  # "Planning permission", "tracking pixel"
    return bool(tags[head] & Is.METRIC) or amount_follows(line, stop, end) or amount_follows(line, full, end)


def participle_is_adjective(line: Line, at: int, end: int) -> bool:
    """Whether it is so: "Reported near misses from 12 to 40" is a measure, "Documented handbook pages" a finished order."""
    tags = line.tags
    if tags[at] & (Is.UP | Is.DOWN | Is.CHANGE | Is.REACH):
        return False
    stop, head = phrase_end(line, at + 1, end)
    if head < 0 or tags[at + 1] & (Is.DET | Is.PREP):
        return False
    suffered = line.words[at] in _SUFFERED and tags[at + 1] & Is.NOUN  # "Broken parcels": nobody reports it as done
    ends = tags[end - 1] & Is.PAST and tags[end - 1] & (Is.UP | Is.DOWN) and end - 1 > head
    if suffered or ends or (stop < end and line.words[stop] == "who"):
        return True  # "Missed lessons halved", "Churned customers who come back"
    if stop < end and (tags[stop] & _FINITE or (tags[stop] & Is.THIRD and not tags[stop] & Is.NOUN)):
        return True
    if stop < end and (
        line.words[stop] in _MEASURED or (line.words[stop] in _CHANGED and amount_follows(line, stop, end))
    ):
        return True
    return bool(tags[head] & Is.METRIC) and amount_follows(line, full_phrase(line, at + 1, end)[0], end)
