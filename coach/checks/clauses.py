"""Whether one line holds two goals: where its pieces part, and which of them stand alone.

A piece stands alone when it could be scored alone: a second sentence, a second task with an object
of its own, a second amount with a noun of its own, a second state ("map printed, drivers briefed").
What a guardrail, a purpose, a means or a bracket adds belongs to the piece before it, and so do
steps on one object ("draft and publish the guide") and remarks ("Half done so far").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coach.checks.check import clip
from coach.checks.wording import adjectival
from coach.sentence import Is, Line, Reading, grammar
from coach.sentence.lexicon import NOMINALS as NOUNS
from coach.sentence.lexicon import lemma
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
REMARK = bag("current currently measured today baseline stretch status note see if this pending progress last we")
HANDS_ON = bag(  # what one does with a thing just made: the same result, one step on
    "send share publish present communicate distribute announce report show socialize socialise circulate invite see "
    "tweet post propose implement apply get submit deliver iterate"
)
DONE = bag("complete completed done implemented yet finished ongoing started")
ORDERS = ("order", "done", "doing")
PREDICATES = Is.VERB | Is.PAST | Is.COPULA | Is.THIRD
SIGNALS = JOINTS | OPEN | CLOSE | ASIDE | MEANS | {"to", "that", "which", "with"}
PARTICLES = bag("up out down off")
SETS = Is.OBTAIN | Is.STATE | Is.ENSURE  # verbs that take what is done: "get the lease signed"
POINTS = bag("i ii iii iv v 1 2 3 4 5 a b c d")
FIRST_POINTS = bag("i 1 a")
_QTY, _GUARD, _READY = Is.QTY, Is.GUARD, Is.READY
_NAMED = Is.DATE | Is.NAME
_AMOUNT = Is.QTY | Is.DATE
_NO_ORDER = Is.QTY | Is.DATE | Is.PREP
_EITHER = Is.NOUN | Is.NOUN_TOO
_OPENS_OBJECT = Is.DET | Is.QTY | Is.PRON | Is.QUALITY
_CHANGES = Is.UP | Is.DOWN | Is.CHANGE | Is.OBTAIN | Is.ACTIVITY
_OBJECT = NOUNS | Is.VERB
_NO_OBJECT = Is.PREP | Is.PAST | Is.COPULA
_SAYS_WHAT = NOUNS | Is.NAME | Is.QTY | Is.ING | Is.QUALITY
_THING = NOUNS | Is.NAME | Is.ING
NUMBERS = ("one", "two", "three", "four", "five", "six")


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


def goals(reading: Reading) -> list[tuple[int, int]]:
    """Return the token ranges that can each come true alone; one for an ordinary line."""
    line = reading.line
    if JOINTS.isdisjoint(line.words):
        return [(0, len(line.words))]
    numbered = _numbered(line)
    if numbered or not _may_part(reading):
        return numbered or [(0, len(line.words))]
    end = _goal_end(reading)
    cuts = list(_cuts(reading, end))
    if not cuts:
        return _pair(line)
    pieces = list(_pieces(line, cuts, end))
    if _lists(pieces, line):
        return [(piece.first, piece.last) for piece in pieces]
    found: list[Piece] = []
    held = False  # inside a list of single words ("for cooks, waiters and the porter") or a remark
    for piece in pieces:
        held = held and piece.joint not in STOPS and not (piece.joint == "," and piece.sort == "order" and piece.whole)
        if found and (held or not _alone(found[-1], piece, reading)):
            found[-1] = _joined(found[-1], piece)
            held = held or (piece.sort == "phrase" and not piece.whole) or _remarks(line, piece)
        else:
            found.append(piece)
    return [(piece.first, piece.last) for piece in found] if len(found) > 1 else _pair(line)


def _numbered(line: Line) -> list[tuple[int, int]]:
    """Return the points that a line numbers itself: "(i) ..., and (ii) ...", "1) ... 2) ..."."""
    words = line.words
    if ")" not in words:
        return []
    points = [i for i in range(len(words) - 1) if words[i] in POINTS and words[i + 1] == ")"]
    if len(points) < 2 or words[points[0]] not in FIRST_POINTS or _topics(line, points[0]):
        return []
    return [(i + 2, k - (words[k - 1] in OPEN)) for i, k in zip(points, [*points[1:], len(words)], strict=True)]


def _topics(line: Line, at: int) -> bool:
    """Whether numbered points hang on a preposition: "training on (i) terms, (ii) pricing"."""
    before = next((i for i in range(at - 1, -1, -1) if not line.tags[i] & Is.PUNCT), -1)
    return before >= 0 and bool(line.tags[before] & Is.PREP)


def _lists(pieces: list[Piece], line: Line) -> bool:
    """Whether a line is a list of things, or an order with things after commas and no "and" that closes the list."""
    if len(pieces) < 3 or any(piece.sort != "phrase" for piece in pieces[1:]):
        return False
    if pieces[0].sort == "phrase":
        return not _linked(line, 0, len(line.words))
    return all(piece.joint == "," and piece.whole for piece in pieces[1:])


def _goal_end(reading: Reading) -> int:
    """Where the goal ends and a progress mark ("=> done, two left") begins."""
    return reading.clauses[-1].end if reading.clauses else len(reading.line.words)


def _may_part(reading: Reading) -> bool:
    """Whether anything after a joint could stand alone: quick, so that ordinary lines cost nothing."""
    line, end = reading.line, _goal_end(reading)
    words, tags = line
    if reading.form == "phrase" or "both" in words or "each" in words:
        return True
    joints = [i for i in range(1, end - 1) if words[i] in JOINTS]
    if not joints:
        return False
    figures = [i for i, tag in enumerate(tags) if tag & _QTY]
    last_deed = next((i for i in range(end - 1, joints[0], -1) if tags[i] & PREDICATES), -1)
    acts = reading.form not in ORDERS or participle(tags[end - 1])
    for i in joints:
        strong = words[i] in STRONG
        between = figures and figures[0] < i < figures[-1]
        if between or (last_deed > i and (strong or acts)) or _orders(line, i + 1, end, parted=strong):
            return True
    return False


def _pair(line: Line) -> list[tuple[int, int]]:
    """Two things of which the words say that they are two: "both A and B", "A and B each have"."""
    words, end = line.words, len(line.words)
    both = words.index("both") if "both" in words else -1
    if both > 0 and "and" in words[both:] and not line.tags[both - 1] & Is.PREP:
        cut = words.index("and", both)
        return [(0, cut), (cut + 1, end)] if cut + 1 < end else [(0, end)]
    cut = words.index("and") if "and" in words else 0
    if cut > 0 and "each" in words[cut + 2 : cut + 4]:
        return [(0, cut), (cut + 1, end)]
    return [(0, end)]


def slots(reading: Reading, found: list[tuple[int, int]]) -> Mapping[str, str]:
    """Return the words of the first two goals, and how many there are, for a message."""
    tokens = reading.amounts.tokens
    first, second = (reading.text[tokens.starts[a] : tokens.ends[b - 1]].strip(" .,;") for a, b in found[:2])
    number = NUMBERS[len(found) - 1] if len(found) <= len(NUMBERS) else "many"
    return {"n": number, "first": clip(first), "second": clip(second)}


def _pieces(line: Line, cuts: list[int], end: int) -> Iterator[Piece]:
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


def _cuts(reading: Reading, end: int) -> Iterator[int]:
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
    return not (i and tags[i - 1] & tags[i + 1] & _NAMED)


def _aside(line: Line, i: int, first: int) -> bool:
    """Whether a guardrail, purpose, means or list of examples begins at a token."""
    word, tag = line.words[i], line.tags[i]
    following = line.tags[i + 1] if i + 1 < len(line.tags) else 0
    if word == "to":
        return (
            bool(following & Is.VERB) and not following & _AMOUNT and _orders(line, i + 1, len(line.tags), parted=True)
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
    figure = has(tags, first, last, _QTY)
    if joint and _aside(line, first, first):
        return Piece(first, last, joint, "phrase", figure, whole=False)
    if _orders(line, at, last, parted=joint not in ("and", "&")) if joint else grammar.verb_first(line, at, last):
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


def _orders(line: Line, at: int, last: int, *, parted: bool) -> bool:
    """Whether a word after a joint or "to" begins a task: one that is as often a noun needs an object."""
    tag = line.tags[at]
    following = line.tags[at + 1] if at + 1 < last else 0
    if tag & _NO_ORDER:
        return False
    if at + 2 < last and line.words[at + 1] in PARTICLES and tag & Is.VERB:  # "speed up results", "set up a desk"
        return bool(line.tags[at + 2] & (NOUNS | Is.DET)) and not line.tags[at + 2] & (Is.QTY | Is.PREP)
    if not tag & Is.VERB:
        if (
            tag & (Is.WORK | Is.NOMINAL | Is.UNKNOWN)
            and not tag & (Is.PLURAL | Is.PAST | Is.ING)
            and following & Is.DET
        ):
            return parted and not following & (
                Is.QTY | Is.PREP | Is.NEG
            )  # "ramp the team up": no noun stands before "the"
        after_done = parted or any(participle(line.tags[i]) for i in range(at - 1))  # not "long and complicated forms"
        return (
            bool(tag & Is.PAST and following and after_done)
            and not tag & Is.NOUN
            and not following & (Is.PREP | Is.DATE | Is.ADV)
        )
    if not tag & _EITHER or following & _OPENS_OBJECT:
        return not following & Is.COPULA
    changes = parted or tag & _CHANGES
    return bool(changes and following & _OBJECT) and not following & _NO_OBJECT


def _has_object(line: Line, first: int, last: int, *, after: bool) -> bool:
    """Whether a task names what it is done to, in words of its own ("merge it", "merge into the guide" do not)."""
    for i in range(first, last):
        one = line.tags[i] & Is.QTY and i + 1 < last and line.tags[i + 1] & NOUNS  # "win one grant"
        if (line.words[i] in AGAIN and not one) or (after and line.tags[i] & Is.PREP and not _to_amount(line, i, last)):
            return False
        if line.tags[i] & _SAYS_WHAT:
            return True
    return False


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


def _alone(before: Piece, piece: Piece, reading: Reading) -> bool:
    """Whether a piece could be scored without the one before it."""
    line = reading.line
    if piece.joint in STOPS:
        wish = piece.sort != "phrase" or line.tags[piece.first] & Is.QUALITY  # "Grow sales. More leads."
        return bool(piece.whole and wish) and not _remarks(line, piece)
    if not (piece.whole and before.whole) or _remarks(line, piece):
        return False
    if piece.sort == "order":
        return not _goes_on(before, piece, line)
    if piece.sort == "state":
        return before.sort == "state" or piece.joint in (",", "plus") or (piece.figure and before.figure)
    if piece.sort == "amount" and (before.figure or (before.sort == "state" and piece.joint == ",")):
        return _counts_anew(line, piece)
    apart = not _linked(line, before.first, piece.last) or _capital(reading, piece.first)
    return piece.joint == "," and before.sort == "phrase" and apart


def _capital(reading: Reading, at: int) -> bool:
    """Whether an ordinary word has a capital after a comma, as list items have in a line that is no title."""
    text, starts, tags = reading.text, reading.amounts.tokens.starts, reading.line.tags
    if not text[starts[at]].isupper() or tags[at] & (Is.UNKNOWN | Is.NAME):
        return False
    return sum(text[start].isupper() for start in starts) * 2 <= len(starts)


def _remarks(line: Line, piece: Piece) -> bool:
    """Whether a sentence tells where things stand, or names a ticket, and sets no goal."""
    words = line.words[piece.first : piece.last]
    if words[0] == "target" and len(words) > 1:
        return bool(line.tags[piece.first + 1] & (Is.QTY | Is.COMPARE | Is.PREP | Is.COPULA))
    return (
        words[0] in REMARK
        or words[1:2] == [":"]
        or "#" in words
        or (piece.joint in STOPS and not DONE.isdisjoint(words))
    )


def _goes_on(before: Piece, piece: Piece, line: Line) -> bool:
    """Whether a task hands on what the piece before it makes, or shares its object or its subject."""
    if before.sort == "state" and piece.joint != "," and not piece.figure:
        return True
    at = grammar.skip_front(line, piece.first, piece.last)
    if piece.sort == "order" and _own_object(before, piece, line, at):
        return False
    last = line.tags[before.last - 1]
    bare = last & Is.VERB and (before.sort == "phrase" or not last & Is.NOUN)
    return bool(bare) or lemma(line.words[at]) in HANDS_ON


def _own_object(before: Piece, piece: Piece, line: Line, at: int) -> bool:
    """Whether a handing-on names another thing: "open hubs and distribute 500 packs", "..., publish the report"."""
    words, tags = line
    stop = next((i for i in range(at + 1, piece.last) if tags[i] & Is.PREP), piece.last)
    counts = any(tags[i] & Is.QTY and tags[i + 1] & NOUNS and not tags[i] & Is.CADENCE for i in range(at + 1, stop - 1))
    if counts or (words[at] == "get" and words[stop : stop + 1] == ["to"] and not piece.figure):
        return True
    direct = at + 1 < piece.last and tags[at + 1] & (Is.DET | NOUNS) and words[at + 1] not in AGAIN
    return bool(direct and piece.joint == "," and before.whole) and AGAIN.isdisjoint(words[at : piece.last])


def _linked(line: Line, first: int, last: int) -> bool:
    """Whether a preposition ties the words together."""
    return has(line.tags, first, last, Is.PREP)


def _counts_anew(line: Line, piece: Piece) -> bool:
    """Whether a piece has a noun of its own beside its figure."""
    for i in range(piece.first, piece.last):
        if line.tags[i] & Is.PREP and line.words[i] != "of":
            return False
        if line.tags[i] & NOUNS and not line.tags[i] & (Is.QTY | Is.DATE):
            return True
    return False


def _joined(before: Piece, piece: Piece) -> Piece:
    follows = before.sort == "phrase" or (before.sort == "order" and not before.whole)
    sort = piece.sort if follows else before.sort
    return Piece(
        before.first, piece.last, before.joint, sort, before.figure or piece.figure, before.whole or piece.whole
    )
