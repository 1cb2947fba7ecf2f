"""Clauses of a goal sentence: where they begin and end, their verb, what they are about.

A goal line is an order ("Publish 12 posts"), a finished order ("Survey published"), a statement ("80% of teams deploy
weekly") or a bare phrase ("p95 latency under 300 ms"). Which one it is decides who acts.
"""

from __future__ import annotations

from typing import NamedTuple

from coach.sentence.cuts import ABBREVIATED, CUTS, SKIPPED, is_front, split
from coach.sentence.lexicon import Is, lemma
from coach.sentence.phrases import (
    LINKS,
    VERBAL,
    WORDS_OF_NOUN,
    Line,
    bare_participle,
    full_phrase,
    gerund_is_noun,
    participle_is_adjective,
    phrase_end,
    starts_with_noun,
)
from coach.sentence.predicate import predicate
from coach.words import NUMBER_WORDS, bag

CLASS_BITS = (
    Is.UP
    | Is.DOWN
    | Is.CHANGE
    | Is.REACH
    | Is.HOLD
    | Is.OBTAIN
    | Is.ACTIVITY
    | Is.MEASURE
    | Is.LEARN
    | Is.ENSURE
    | Is.STATE
    | Is.DOING
)
_STATED = Is.METRIC | Is.CREDENTIAL
_NO_VERB = Is.QTY | Is.DATE | Is.NAME | Is.PREP
_COMPARED = Is.COPULA | Is.COMPARE
_RELATIVE = frozenset(("that", "which", "who"))
_FINITE = Is.THIRD | Is.COPULA | Is.MODAL
_AUXILIARY = Is.STATE | Is.OBTAIN  # "be certified", "get featured"
_WITH_CLAUSE = Is.ENSURE | Is.LEARN | Is.STUDY | Is.DECIDE  # "ensure orders ship"
_CHANGING = Is.UP | Is.DOWN | Is.CHANGE | Is.HOLD
_BREAKS = Is.QTY | Is.GUARD | Is.COMPARE | Is.DATE | Is.PREP | Is.PUNCT
_BEFORE_AMOUNT = Is.PREP | WORDS_OF_NOUN | Is.PUNCT
_ASIDE = Is.GUARD | Is.COMPARE
_PARTS = bag("; :")
_MARKS = Is.PUNCT | Is.CONJ
_SETS = bag("define establish agree identify determine specify")
_LONG = 4  # words after a colon that are more than the wish for a level
_DONT = bag("don't not never")
_BOUNDS = bag(
    "at least most more less fewer no not than up to over under about around another an a total minimum maximum of the "
    "top first last next remaining existing other further additional extra min max approx ca"
)
_PASSED = SKIPPED | _DONT
_FRONT = Is.MODAL | Is.PUNCT | Is.ADV | Is.DATE | Is.PREP
_LABELS = frozenset(":]")
_FRONT_WORDS = _PASSED | {"do", "be"}
_RELATIVE = bag("that which")
_NET = bag("net gross")  # "Net promoter score", not "Net 12 new members"
_LESS, _WAYS = bag("more less fewer"), bag("up down")
_ADVERBIAL = bag("faster sooner quicker earlier")
_PARTICLES = bag("up out down off back over through")

PHRASAL = {  # verb and particle that mean another thing together
    ("reach", "out"): Is.ACTIVITY, ("look", "into"): Is.ACTIVITY, ("follow", "up"): Is.ACTIVITY,
    ("talk", "to"): Is.ACTIVITY, ("talk", "with"): Is.ACTIVITY, ("speak", "to"): Is.ACTIVITY, ("speak", "with"): Is.ACTIVITY,
    ("align", "with"): Is.ACTIVITY, ("connect", "with"): Is.ACTIVITY, ("partner", "with"): Is.ACTIVITY, ("build", "on"): Is.ACTIVITY,
    ("push", "for"): Is.ACTIVITY, ("experiment", "with"): Is.ACTIVITY, ("work", "on"): Is.ACTIVITY, ("work", "with"): Is.ACTIVITY, ("engage", "with"): Is.ACTIVITY, ("meet", "with"): Is.ACTIVITY, ("pair", "with"): Is.ACTIVITY, ("sync", "with"): Is.ACTIVITY,
    ("find", "out"): Is.LEARN, ("figure", "out"): Is.LEARN | Is.DOING, ("make", "sure"): Is.ENSURE,
    ("speed", "up"): Is.CHANGE, ("step", "up"): Is.UP, ("ramp", "up"): Is.UP, ("scale", "up"): Is.UP,
    ("drive", "up"): Is.UP, ("drive", "down"): Is.DOWN, ("bring", "down"): Is.DOWN, ("pay", "down"): Is.DOWN, ("cut", "down"): Is.DOWN,
    ("scale", "down"): Is.DOWN, ("catch", "up"): Is.CHANGE, ("set", "up"): Is.DOING, ("go", "live"): Is.DOING,
    ("sign", "off"): Is.DOING, ("close", "down"): Is.DOING, ("run", "down"): Is.DOWN, ("win", "back"): Is.OBTAIN,
}  # fmt: skip


class Clause(NamedTuple):
    """One clause. All numbers are token indexes; ranges are half open; -1 and (0, 0) mean none."""

    start: int
    end: int
    form: (
        str  # order | done (finished order, participle first) | doing (-ing first) | passive | active | state | phrase
    )
    verb: int
    lemma: str
    bits: int  # of the verb
    subject: tuple[int, int]  # the phrase before the verb; of a phrase, the phrase
    object: tuple[int, int]
    head: int  # head noun of the object (order) or of the subject
    inner: int  # head noun after "number of", "share of", "% of": what is counted

    @property
    def about(self) -> tuple[int, int]:
        """The words the clause is about: the object of an order, else the subject."""
        return self.object if self.form in ("order", "done", "doing") else self.subject


def clauses(line: Line, end: int) -> tuple[Clause, ...]:
    """Read every clause of a line, up to a token; there is at least one."""
    if CUTS.isdisjoint(line.words):
        return (clause(line, 0, end),)
    return tuple([clause(line, first, last) for first, last in split(line, end)])


def clause(line: Line, start: int, end: int) -> Clause:
    """Read the clause between two tokens."""
    words, tags = line
    while end - 1 > start and tags[end - 1] & _MARKS and not tags[end - 1] & Is.QTY:
        end -= 1
    at = start
    if tags[at] & _FRONT or words[at] in _FRONT_WORDS:
        at = skip_front(line, at, end)
    if tags[at] & Is.PREP:
        at = _past_front_phrase(line, at, end)
    if not _LABELS.isdisjoint(words[at + 1 : at + 5]):
        at = _past_label(line, at, end)
    form = verb_first(line, at, end)
    if form == "done" and tags[at + 1] & Is.PREP:  # "Used by 3 of the top 20 shops"
        return Clause(at, end, "passive", at, lemma(words[at]), tags[at], (at, at), (at + 1, end), -1, -1)
    if form:
        return _order(line, start, at, end, form)
    verb, form = predicate(line, at, end)
    stop = end if verb < 0 else max(verb, at + 1)
    _, head, inner = full_phrase(line, _past_amount(line, at, end), stop)
    subject = (at, boundary(line, at, stop))
    if verb < 0:
        return Clause(at, end, form, -1, "", 0, subject, (0, 0), head, inner)
    after = (verb + 1, boundary(line, verb + 1, end)) if verb + 1 < end else (0, 0)
    return Clause(at, end, form, verb, lemma(words[verb]), tags[verb], subject, after, head, inner)


def verb_first(line: Line, at: int, end: int) -> str:
    """The form of a clause that begins with its verb: order, done, doing; "" when it does not."""
    tags = line.tags
    tag = tags[at]
    if at + 1 >= end:
        return "order" if tag & Is.VERB and (tag & Is.ACTIVITY or not tag & Is.NOUN) else ""
    following = tags[at + 1]
    if tag & _NO_VERB or not tag & VERBAL:
        return "order" if not tag & _NO_VERB and _coined(line, at, end) else ""
    if tag & Is.VERB:
        churns = tag & Is.GAUGE and tag & Is.BEHAVIOUR and not tag & Is.DOING  # nobody orders a team to churn
        stated = tag & Is.QUALITY and following & Is.NOUN and tags[phrase_end(line, at + 1, end)[1]] & _STATED
        no_verb = following & _COMPARED or churns or stated  # "Clean audit opinion"
        return "" if no_verb or _names_thing(line, at, end) else "order"
    if tag & Is.ING:
        return "" if gerund_is_noun(line, at, end) else "doing"
    if tag & Is.PAST:
        return "" if participle_is_adjective(line, at, end) else "done"
    return ""


def _names_thing(line: Line, at: int, end: int) -> bool:
    """Whether a word that may be a verb is none here: "State approves", "Archive digitised", "Install base grows"."""
    tags = line.tags
    tag = tags[at]
    if tag & _AUXILIARY:
        return False
    if at + 2 < end and line.words[at + 1] in _RELATIVE and tags[at + 2] & _FINITE and tag & (Is.NOUN_TOO | Is.NOUN):
        return True  # "Fish that loses its grade"; "Check that pages load" goes on with a noun
    if line.words[at] in _NET or (tag & (Is.NOUN_TOO | Is.NOUN) and _only_compares(line, at + 1, end)):
        return not tags[at + 1] & (Is.QTY | Is.DET)
    if bare_participle(line, at + 1, end) or (tag & (Is.NOUN_TOO | Is.NOUN) and starts_with_noun(line, at, end)):
        return True
    if not tags[at + 1] & Is.NOUN or tag & _WITH_CLAUSE:
        return False
    stop = phrase_end(line, at + 1, end)[0]
    return stop < end and bool(tags[stop] & _FINITE) and not tags[stop] & Is.NOUN


def _only_compares(line: Line, at: int, end: int) -> bool:
    """Whether nouns and a bare comparative follow: "staff | turnover lower", "test | suite faster"."""
    words, tags = line
    last = end - 1
    if last <= at or (not (tags[last] & Is.QUALITY and words[last].endswith("er")) and words[last] not in _LESS):
        return False
    if (
        words[last] in _ADVERBIAL and tags[last - 1] & Is.PLURAL
    ):  # "Answer mails faster" orders, "test suite faster" not
        return False
    return all(tag & Is.NOUN and not tag & (Is.DET | Is.PREP | Is.QTY) for tag in tags[at:last])


def _coined(line: Line, at: int, end: int) -> bool:
    """A word that is no known verb, where only a verb can stand: "Gitify the docs", "Drill 25 wells"."""
    tags = line.tags
    tag, following = tags[at], tags[at + 1]
    if following & Is.DET and not following & (Is.NEG | Is.QTY):
        if line.words[at + 1] in _RELATIVE or line.words[at + 1].endswith(("'s", "’s")):
            return False  # "Medicine that is missing", "Night shift's throughput"
        return bool(tag & (Is.UNKNOWN | Is.NOMINAL | Is.WORK) or "-" in line.words[at]) and not tag & Is.PLURAL
    if (
        not following & Is.QTY
        or line.words[at] in _BOUNDS
        or tag & (Is.METRIC | Is.ACTOR | Is.PLURAL | Is.PUNCT)
        or not tag & Is.NOUN
    ):
        return False
    return any(t & Is.PLURAL and not t & Is.QTY for t in tags[at + 2 : min(at + 7, end)])


def skip_front(line: Line, at: int, end: int) -> int:
    """The first word that matters: past "to", "we will", adverbs, quotes, a date in front."""
    words, tags = line
    while at < end - 1:
        tag, word = tags[at], words[at]
        if tag & Is.QTY or not (tag & _FRONT or word in _FRONT_WORDS):
            break
        if (word in _PASSED or tag & (Is.MODAL | Is.PUNCT) or (word == "do" and words[at + 1] == "not")) or (
            tag & Is.ADV and not tag & (VERBAL | Is.NOUN | Is.CADENCE) and words[at + 1] != ","
        ):
            at += 1
        elif word == "be" and words[at + 1] == "able":
            at = min(at + 3, end - 1)
        elif tag & Is.DATE or (tag & Is.PREP and tags[at + 1] & Is.DATE):
            after = _past_date(line, at, end)
            if not after:
                break
            at = after
        else:
            break
    return at if at < end else end - 1


def _past_date(line: Line, at: int, end: int) -> int:
    i = at + 1
    while i < end and (line.tags[i] & (Is.DATE | Is.PREP | Is.DET) or line.words[i] == ","):
        i += 1
    return i if i < end else 0


def _past_front_phrase(line: Line, at: int, end: int) -> int:
    """Past "For each stage," and "As a result,"."""
    if is_front(line.tags[at]):
        for i in range(at + 1, min(at + 12, end - 1)):
            if line.words[i] == ",":
                return skip_front(line, i + 1, end)
    return at


def _past_label(line: Line, at: int, end: int) -> int:
    """Past "Onboarding:" and "[Billing]" when an order or a thing follows, not the level of what stands before."""
    words, tags = line
    for i in range(at + 1, min(at + 5, end - 1)):
        if words[i] in (":", "]"):
            following = skip_front(line, i + 1, end)
            if verb_first(line, following, end) == "order":
                return following
            levels = (tags[i - 1] & Is.METRIC and end - i < _LONG) or any(
                tag & (Is.QTY | Is.COMPARE) for tag in tags[i:end]
            )
            return at if levels or verb_first(line, at, i) else following
    return at


def _past_amount(line: Line, at: int, end: int) -> int:
    """Past "80% of", "at least 12", "all of" to the noun that is counted."""
    words, tags = line
    i = at
    while i < end - 2 and (
        words[i] in _BOUNDS or (words[i] == "." and words[i - 1] in ABBREVIATED)
    ):  # "at least", "more than", "a total of", "min."
        i += 1
    if i > at and not tags[i] & Is.QTY:
        i = at
    while i < end - 1 and (
        (tags[i] & (Is.QTY | Is.COMPARE) and (not tags[i] & WORDS_OF_NOUN or words[i] in NUMBER_WORDS))
        or (words[i] == "of" and i > at and tags[i - 1] & Is.QTY)
    ):
        i += 1
    return i


def _order(line: Line, start: int, at: int, end: int, form: str) -> Clause:
    words, tags = line
    base, bits = lemma(words[at]), tags[at]
    if at > start and words[at - 1] in _DONT:
        bits = bits & ~CLASS_BITS | Is.ACTIVITY  # a rule of conduct has no end product
    i = at + 1
    while i + 1 < end and words[i] in LINKS and tags[i + 1] & bits & VERBAL:
        tangible = bits & Is.ACTIVITY and not tags[i + 1] & Is.ACTIVITY  # "communicate and publish"
        tangible = tangible or (tags[i + 1] & Is.MEASURE and base in _SETS)  # "define and measure"
        if tangible or (tags[i + 1] & Is.OBTAIN and not bits & _CHANGING):  # "find and retain"
            base, bits = lemma(words[i + 1]), tags[i + 1]
        i += 2
    particle = i + 1 if i + 1 < end and tags[i] & Is.ADV and not tags[i] & (Is.NOUN | Is.PREP) else i
    if particle < end and (base, words[particle]) in PHRASAL:  # "sync regularly with the vendor"
        bits = bits & ~CLASS_BITS | PHRASAL[base, words[particle]]
        i = particle + 1
    while i < end - 1 and (
        (tags[i] & Is.PREP and words[i] in _PARTICLES) or (tags[i] & Is.ADV and not tags[i] & (Is.NOUN | Is.QTY))
    ):
        i += 1
    nouns = _past_amount(line, i, end)
    if nouns + 1 < end and tags[nouns] & Is.PREP and not tags[nouns] & Is.QTY:
        nouns = _past_amount(line, nouns + 1, end)
    _, head, inner = full_phrase(line, nouns, end)
    return Clause(at, end, form, at, base, bits, (0, 0), (i, boundary(line, i, end)), head, inner)


def boundary(line: Line, at: int, end: int) -> int:
    """Where the words of a measure or object end: at its amount, purpose, guardrail or date."""
    words, tags = line
    for i in range(at + 1, end):
        tag = tags[i]
        if not tag & _BREAKS:
            continue
        if tag & Is.QTY:
            if tags[i - 1] & _BEFORE_AMOUNT:
                return _before_prepositions(line, at, i)
        elif tag & _ASIDE or words[i] in _PARTS:
            return i
        elif tag & Is.DATE:
            return _before_prepositions(line, at, i)
        elif words[i] == "to" and i + 1 < end and tags[i + 1] & Is.VERB and not tags[i + 1] & Is.QTY:
            return i
    return end


def _before_prepositions(line: Line, at: int, i: int) -> int:
    while i > at and line.tags[i - 1] & (Is.PREP | Is.PUNCT) and line.words[i - 1] != "of":
        i -= 1
    return i
