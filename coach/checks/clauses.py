"""Whether one line holds two goals: where its pieces part, and which of them stand alone.

A piece stands alone when it could be scored alone: a second sentence, a second task with an object
of its own, a second amount with a noun of its own, a second state ("map printed, drivers briefed").
What a guardrail, a purpose, a means or a bracket adds belongs to the piece before it, and so do
steps on one object ("draft and publish the guide") and remarks ("Half done so far").
"""

from __future__ import annotations

from collections.abc import Mapping

from coach.checks.check import clip
from coach.checks.pieces import AGAIN, JOINTS, OPEN, QTY, STOPS, STRONG, Piece, cuts, goal_end, orders, pieces
from coach.checks.wording import adjectival
from coach.sentence import Is, Line, Reading, grammar
from coach.sentence.lexicon import NOMINALS as NOUNS
from coach.sentence.lexicon import lemma
from coach.sentence.phrases import has, participle
from coach.words import bag

REMARK = bag("current currently measured today baseline stretch status note see if this pending progress last we")
HANDS_ON = bag(  # what one does with a thing just made: the same result, one step on
    "send share publish present communicate distribute announce report show socialize socialise circulate invite see "
    "tweet post propose implement apply get submit deliver iterate"
)
DONE = bag("complete completed done implemented yet finished ongoing started")
ORDERS = ("order", "done", "doing")
PREDICATES = Is.VERB | Is.PAST | Is.COPULA | Is.THIRD
POINTS = bag("i ii iii iv v 1 2 3 4 5 a b c d")
FIRST_POINTS = bag("i 1 a")
NUMBERS = ("one", "two", "three", "four", "five", "six")


def goals(reading: Reading) -> list[tuple[int, int]]:
    """Return the token ranges that can each come true alone; one for an ordinary line."""
    line = reading.line
    if JOINTS.isdisjoint(line.words):
        return [(0, len(line.words))]
    numbered = _numbered(line)
    if numbered or not _may_part(reading):
        return numbered or [(0, len(line.words))]
    end = goal_end(reading)
    joints = list(cuts(reading, end))
    if not joints:
        return _pair(line)
    parts = list(pieces(line, joints, end))
    if _lists(parts, line):
        return [(piece.first, piece.last) for piece in parts]
    found: list[Piece] = []
    held = False  # inside a list of single words ("for cooks, waiters and the porter") or a remark
    for piece in parts:
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


def _may_part(reading: Reading) -> bool:
    """Whether anything after a joint could stand alone: quick, so that ordinary lines cost nothing."""
    line, end = reading.line, goal_end(reading)
    words, tags = line
    if reading.form == "phrase" or "both" in words or "each" in words:
        return True
    joints = [i for i in range(1, end - 1) if words[i] in JOINTS]
    if not joints:
        return False
    figures = [i for i, tag in enumerate(tags) if tag & QTY]
    last_deed = next((i for i in range(end - 1, joints[0], -1) if tags[i] & PREDICATES), -1)
    acts = reading.form not in ORDERS or participle(tags[end - 1])
    for i in joints:
        strong = words[i] in STRONG
        between = figures and figures[0] < i < figures[-1]
        if between or (last_deed > i and (strong or acts)) or orders(line, i + 1, end, parted=strong):
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
        or (piece.joint in STOPS and not DONE.isdisjoint(words) and not (piece.joint == ";" and piece.sort == "state"))
    )


def _goes_on(before: Piece, piece: Piece, line: Line) -> bool:
    """Whether a task hands on what the piece before it makes, or shares its object or its subject."""
    if before.sort == "state" and piece.joint != "," and not piece.figure:
        return True
    at = grammar.skip_front(line, piece.first, piece.last)
    if _settles(before, line, at):
        return True
    if piece.sort == "order" and _own_object(before, piece, line, at):
        return False
    last = line.tags[before.last - 1]
    bare = last & Is.VERB and (before.sort == "phrase" or not last & Is.NOUN)
    return bool(bare) or lemma(line.words[at]) in HANDS_ON


def _settles(before: Piece, line: Line, at: int) -> bool:
    """Whether a task decides what the piece before it looks into: "run two price tests and pick one plan"."""
    tags = line.tags
    return bool(tags[at] & Is.DECIDE and tags[at] & Is.VERB) and has(tags, before.first, before.last, Is.STUDY)


def _own_object(before: Piece, piece: Piece, line: Line, at: int) -> bool:
    """Whether a handing-on names another thing: "open hubs and distribute 500 packs", "..., publish the report"."""
    words, tags = line
    stop = next((i for i in range(at + 1, piece.last) if tags[i] & Is.PREP), piece.last)
    counts = any(tags[i] & Is.QTY and tags[i + 1] & NOUNS and not tags[i] & Is.CADENCE for i in range(at + 1, stop - 1))
    becomes = words[at] == "get" and at + 1 < piece.last and adjectival(words[at + 1])  # "get profitable"
    if counts or becomes or (words[at] == "get" and words[stop : stop + 1] == ["to"] and not piece.figure):
        return True
    direct = at + 1 < piece.last and tags[at + 1] & (Is.DET | NOUNS) and words[at + 1] not in AGAIN
    handed = piece.joint == "," or (
        words[at] == "get" and tags[at + 1] & Is.DET
    )  # "and get our releases under control"
    return bool(direct and handed and before.whole) and AGAIN.isdisjoint(words[at : piece.last])


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
