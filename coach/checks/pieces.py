"""The pieces that a line parts into at its commas, stops and "and"s, and what each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach.checks.wording import adjectival
from coach.sentence import Is, Line, Reading, grammar
from coach.sentence.cuts import ABBREVIATED
from coach.sentence.lexicon import NOMINALS as NOUNS
from coach.sentence.phrases import has, participle
from coach.sentence.predicate import predicate
from coach.words import bag

JOINTS = bag("and & + , ; . plus")
STOPS = bag("; .")
STRONG = bag(", ; .")
OPEN, CLOSE = frozenset("([{"), frozenset(")]}")
ASIDE = bag("including such e.g. i.e. eg ie like because since so if who whom whose where when based as between both")
MEANS = bag("by through via")
AGAIN = bag("it them this these those one ones they him her its their each results feedback findings sure")
SIGNALS = JOINTS | OPEN | CLOSE | ASIDE | MEANS | {"to", "that", "which", "with"}
PARTICLES = bag("up out down off")
SETS = Is.OBTAIN | Is.STATE | Is.ENSURE  # verbs that take what is done: "get the lease signed"
QTY, _GUARD, _READY = Is.QTY, Is.GUARD, Is.READY
_NAMED = Is.DATE | Is.NAME
_AMOUNT = Is.QTY | Is.DATE
_NO_ORDER = Is.QTY | Is.DATE | Is.PREP
_ARRIVES = bag("open launch start expand")
_EITHER = Is.NOUN | Is.NOUN_TOO
_OPENS_OBJECT = Is.DET | Is.QTY | Is.PRON | Is.QUALITY
_CHANGES = Is.UP | Is.DOWN | Is.CHANGE | Is.OBTAIN | Is.ACTIVITY
_OBJECT = NOUNS | Is.VERB
_NO_OBJECT = Is.PREP | Is.PAST | Is.COPULA
_SAYS_WHAT = NOUNS | Is.NAME | Is.QTY | Is.ING | Is.QUALITY
_THING = NOUNS | Is.NAME | Is.ING


class Piece(NamedTuple):
    """A stretch of tokens [first, last) between two joints, and what it is.

    sort: order (a task), state (a subject and what it does or is), amount (a phrase with a
    figure), phrase. joint is the mark before it, "" for the first. whole: a task with an object, a
    state with a subject, a phrase of two words or more.
    """

    first: int
    last: int
    joint: str
    sort: str
    figure: bool
    whole: bool


def goal_end(reading: Reading) -> int:
    """Where the goal ends and a progress mark ("=> done, two left") begins."""
    return reading.clauses[-1].end if reading.clauses else len(reading.line.words)


def pieces(line: Line, cuts: list[int], end: int) -> Iterator[Piece]:
    """Cut a line at its joints; "and" after a comma belongs to the comma."""
    first, joint = 0, ""
    for i in cuts:
        word = line.words[i]
        if i == first:
            joint = joint if joint in STRONG else word
        else:
            yield _piece(line, first, i, joint)
            joint = word
        first = i + 1
    if first < end:
        yield _piece(line, first, end, joint)


def cuts(reading: Reading, end: int) -> Iterator[int]:
    """Yield the joints outside brackets and asides; a full stop ends an aside."""
    line = reading.line
    words, tags = line
    depth, aside, first = 0, False, 0
    for i in range(end):
        word = words[i]
        if word not in SIGNALS and not tags[i] & _GUARD:
            continue
        if word in OPEN:
            depth += 1
        elif depth and word in CLOSE:
            depth -= 1
        if depth:
            continue
        if word in JOINTS:
            if (word in STOPS or not aside) and _joint(reading, i):
                yield i
                first, aside = i + 1, False
        elif not aside:
            aside = _aside(line, i, first)


def _joint(reading: Reading, i: int) -> bool:
    """Whether a mark parts two pieces, and not the parts of a name, a number or a date."""
    tags, tokens = reading.line.tags, reading.amounts.tokens
    if i + 1 >= len(tags):
        return False
    if reading.line.words[i] in (",", ";", ".") and tokens.starts[i + 1] == tokens.ends[i]:
        return False
    if reading.line.words[i] == "." and reading.line.words[i - 1] in ABBREVIATED:
        return False
    if reading.line.words[i] == "&" and i > 1 and tags[0] & tags[i - 1] & tags[i + 1] & Is.VERB:
        return bool(tags[i - 2] & (Is.PREP | Is.CONJ | Is.PUNCT))  # "Roll out click & collect" names one thing
    return not (i and tags[i - 1] & tags[i + 1] & _NAMED)


def _aside(line: Line, i: int, first: int) -> bool:
    """Whether a guardrail, purpose, means or list of examples begins at a token."""
    word, tag = line.words[i], line.tags[i]
    following = line.tags[i + 1] if i + 1 < len(line.tags) else 0
    if word == "to":
        return (
            bool(following & Is.VERB) and not following & _AMOUNT and orders(line, i + 1, len(line.tags), parted=True)
        )
    if i == first:
        return i > 0 and word in ("with", "including", "such", "as", "if")
    if word in ASIDE or tag & Is.GUARD:
        return True
    if word in MEANS:
        return bool(following & Is.ING)
    return word in ("that", "which") and bool(line.tags[i - 1] & NOUNS)


def _piece(line: Line, first: int, last: int, joint: str) -> Piece:
    words, tags = line
    if words[first] in OPEN and "]" in words[first : last - 1]:
        first = words.index("]", first) + 1
    at = grammar.skip_front(line, first, last)
    figure = has(tags, first, last, QTY)
    if joint and _aside(line, first, first):
        return Piece(first, last, joint, "phrase", figure, whole=False)
    if orders(line, at, last, parted=joint not in ("and", "&")) if joint else grammar.verb_first(line, at, last):
        done = participle(tags[last - 1]) and not tags[at] & SETS and last - at > 2  # "Trademark policy adopted"
        sort = "state" if done else "order"
        return Piece(first, last, joint, sort, figure, done or _has_object(line, at + 1, last, after=bool(joint)))
    if not tags[first] & Is.PREP:
        inner = at + 1
        while inner < last and words[inner] not in OPEN:
            inner += 1
        verb, _ = predicate(line, at, inner)
        ready = last - first > 2 and (adjectival(words[last - 1]) or _is_ready(line, first, last))
        if verb > at or ready:
            return Piece(first, last, joint, "state", figure, whole=True)
    whole = not tags[first] & Is.PREP and _long_enough(line, first, last)
    return Piece(first, last, joint, "amount" if figure else "phrase", figure, whole)


def _is_ready(line: Line, first: int, last: int) -> bool:
    """Whether a phrase says of its noun that it is there: "dashboard live", "all pages available in French"."""
    tags = line.tags
    if line.words[last - 2 : last] == ["in", "place"]:
        return True
    for i in range(first + 2, last):
        if tags[i] & _READY and tags[i - 1] & NOUNS and (i + 1 == last or tags[i + 1] & Is.PREP):
            return True
    return False


def orders(line: Line, at: int, last: int, *, parted: bool) -> bool:
    """Whether a word after a joint or "to" begins a task: one that is as often a noun needs an object."""
    tag = line.tags[at]
    following = line.tags[at + 1] if at + 1 < last else 0
    if tag & _NO_ORDER:
        return False
    if at + 2 < last and line.words[at + 1] in PARTICLES and tag & Is.VERB:  # "speed up results", "set up a desk"
        return bool(line.tags[at + 2] & (NOUNS | Is.DET)) and not line.tags[at + 2] & (Is.QTY | Is.PREP)
    if not tag & Is.VERB:
        return _finished(line, at, following, parted=parted)
    if not tag & _EITHER or following & _OPENS_OBJECT:
        return not following & Is.COPULA
    people = at + 2 < last and tag & Is.DOING and following & Is.UNKNOWN and line.tags[at + 2] & Is.ACTOR
    changes = parted or tag & _CHANGES or people  # "and train local staff"
    if _arrives(line, at, last):
        return True
    return bool(changes and following & _OBJECT) and not following & _NO_OBJECT


def _finished(line: Line, at: int, following: int, *, parted: bool) -> bool:
    """Whether a word that is no verb begins a task: a participle ("printed the map"), or one that is no listed noun."""
    tag = line.tags[at]
    if tag & (Is.WORK | Is.NOMINAL | Is.UNKNOWN) and not tag & (Is.PLURAL | Is.PAST | Is.ING) and following & Is.DET:
        return parted and not following & (Is.QTY | Is.PREP | Is.NEG)  # "ramp the team up": no noun stands before "the"
    if not (tag & Is.PAST and following) or tag & Is.NOUN or following & (Is.PREP | Is.DATE | Is.ADV):
        return False
    return parted or any(participle(line.tags[i]) for i in range(at - 1))  # not "long and complicated forms"


def _has_object(line: Line, first: int, last: int, *, after: bool) -> bool:
    """Whether a task names what it is done to, in words of its own ("merge it", "merge into the guide" do not)."""
    if _arrives(line, first - 1, last):
        return True
    for i in range(first, last):
        one = line.tags[i] & Is.QTY and i + 1 < last and line.tags[i + 1] & NOUNS  # "win one grant"
        if (line.words[i] in AGAIN and not one) or (after and line.tags[i] & Is.PREP and not _to_amount(line, i, last)):
            return False
        if line.tags[i] & _SAYS_WHAT:
            return True
    return False


def _arrives(line: Line, at: int, last: int) -> bool:
    """Whether a task is to be somewhere new: "and open in Wales"."""
    return (
        at + 2 < last
        and line.words[at] in _ARRIVES
        and line.words[at + 1] in ("in", "to", "into")
        and bool((line.tags[at + 2] | line.tags[min(at + 3, last - 1)]) & Is.UNKNOWN)
    )


def _to_amount(line: Line, at: int, last: int) -> bool:
    """Whether a preposition leads to a count or is part of the verb: "expand into two regions", "set up a desk"."""
    tags = line.tags
    counted = at + 2 < last and tags[at + 1] & Is.QTY and tags[at + 2] & NOUNS
    return bool(counted) or (line.words[at] in PARTICLES and at + 1 < last and not tags[at + 1] & (Is.PREP | Is.QTY))


def _long_enough(line: Line, first: int, last: int) -> bool:
    """Whether a phrase is a thing of its own: two words, and not the first of two adjectives."""
    for i in range(last - 1, first - 1, -1):
        if line.tags[i] & _THING:
            return last - first > 1 and not adjectival(line.words[i])
    return False
