"""Whether one line holds two goals: where its pieces part, and which of them stand alone.

A piece stands alone when it could be scored alone: a second sentence, a second task with an object
of its own, a second amount with a noun of its own, a second state ("map printed, drivers briefed").
What a guardrail, a purpose, a means or a bracket adds belongs to the piece before it, and so do
steps on one object ("draft and publish the guide").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coach.checks.wording import wordset
from coach.sentence import Is, Line, Reading, grammar

JOINTS = frozenset(("and", "&", "+", ",", ";", ".", "plus", "as"))
STOPS = frozenset((";", "."))
OPEN, CLOSE = frozenset("([{"), frozenset(")]}")
ASIDE = wordset("including such e.g. i.e. eg ie like because since so if who whom whose where when in-order")
AGAIN = wordset("it them this these those one ones they him her its their each results feedback findings")
NOUNS = grammar.WORDS_OF_NOUN
NUMBERS = ("one", "two", "three", "four", "five", "six")


class Piece(NamedTuple):
    """A stretch of tokens [first, last) between two joints, and what it is.

    sort: order (a task), state (a subject and what it does or is), amount (a phrase with a
    figure), phrase. joint is the mark before it, "" for the first.
    """

    first: int
    last: int
    joint: str
    sort: str
    figure: bool
    whole: bool  # a task with an object, a state with a subject, a phrase of two words or more


def goals(reading: Reading) -> list[tuple[int, int]]:
    """Return the token ranges that can each come true alone; one for an ordinary line."""
    line = reading.line
    if JOINTS.isdisjoint(line.words):
        return [(0, len(line.words))]
    found: list[Piece] = []
    for piece in _pieces(line):
        if found and not _alone(found, piece, line):
            found[-1] = _joined(found[-1], piece)
        else:
            found.append(piece)
    return [(piece.first, piece.last) for piece in found]


def slots(reading: Reading, found: list[tuple[int, int]]) -> Mapping[str, str]:
    """Return the words of the first two goals, and how many there are, for a message."""
    tokens = reading.amounts.tokens
    first, second = (reading.text[tokens.starts[a] : tokens.ends[b - 1]].strip(" .,;") for a, b in found[:2])
    number = NUMBERS[len(found) - 1] if len(found) <= len(NUMBERS) else "many"
    return {"n": number, "first": first, "second": second}


def _pieces(line: Line) -> Iterator[Piece]:
    """Cut a line at its joints, outside brackets and asides."""
    words = line.words
    first, joint, depth, aside = 0, "", 0, False
    for i, word in enumerate(words):
        if word in OPEN:
            depth += 1
        elif word in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and i > first and _aside(line, i):
            aside = True
        elif depth == 0 and word in JOINTS and i > first and (not aside or word in STOPS) and _joint(line, i):
            yield _piece(line, first, i, joint)
            first, joint = i + 1, word
            aside = aside and word not in STOPS
        elif word in JOINTS and i == first:
            first, joint = i + 1, joint if joint in STOPS or joint == "," else word
    if first < len(words):
        yield _piece(line, first, len(words), joint)


def _aside(line: Line, i: int) -> bool:
    """Whether a guardrail, purpose, means or list of examples begins at a token."""
    word, tag = line.words[i], line.tags[i]
    if word in ASIDE or tag & Is.GUARD:
        return True
    following = line.tags[i + 1] if i + 1 < len(line.tags) else 0
    if word == "to":
        return bool(following & Is.VERB and not following & (Is.QTY | Is.DATE))
    if word in ("by", "through", "via"):
        return bool(following & Is.ING)
    return word in ("that", "which") and bool(line.tags[i - 1] & NOUNS)


def _joint(line: Line, i: int) -> bool:
    """Whether a mark parts two pieces, and not two adjectives, digits or names."""
    word = line.words[i]
    if word == "as":
        return line.words[i + 1 : i + 3] == ["well", "as"]
    if word == ".":
        return i + 1 < len(line.words)
    tags = line.tags
    both = tags[i - 1] & tags[i + 1] if i + 1 < len(tags) else 0
    return not both & (Is.DATE | Is.NAME)


def _piece(line: Line, first: int, last: int, joint: str) -> Piece:
    if line.words[first : first + 2] == ["well", "as"]:
        first += 2
    at = grammar.skip_front(line, first, last) if last > first else first
    figure = any(tag & Is.QTY for tag in line.tags[first:last])
    if grammar.verb_first(line, at, last) in ("order", "done", "doing"):
        return Piece(first, last, joint, "order", figure, _has_object(line, at + 1, last))
    verb, _ = grammar.predicate(line, at, last)
    nouns = sum(bool(tag & NOUNS) for tag in line.tags[first:last])
    if verb > at:
        return Piece(first, last, joint, "state", figure, nouns > 0)
    return Piece(first, last, joint, "amount" if figure else "phrase", figure, nouns > (0 if figure else 1))


def _has_object(line: Line, first: int, last: int) -> bool:
    """Whether a task names what it is done to, in words of its own."""
    for i in range(first, last):
        if line.words[i] in AGAIN:
            return False
        if line.tags[i] & (NOUNS | Is.NAME | Is.QTY):
            return True
    return False


def _alone(found: list[Piece], piece: Piece, line: Line) -> bool:
    """Whether a piece could be scored without the one before it."""
    before = found[-1]
    if piece.joint in STOPS:
        return piece.sort != "phrase" or piece.whole
    if not (piece.whole and before.whole):
        return False
    if piece.sort == "order":
        return before.sort != "state" or piece.figure or piece.joint == ","
    if piece.sort == "state":
        return before.sort != "phrase" or found[0].joint == ","
    if piece.sort == "amount":
        return before.figure and _counts_anew(line, piece)
    return before.sort == "phrase" and piece.joint == ","


def _counts_anew(line: Line, piece: Piece) -> bool:
    """Whether a piece has a noun of its own beside its figure."""
    return any(tag & NOUNS and not tag & (Is.QTY | Is.DATE) for tag in line.tags[piece.first : piece.last])


def _joined(before: Piece, piece: Piece) -> Piece:
    sort = piece.sort if before.sort == "phrase" or (before.sort == "order" and not before.whole) else before.sort
    return Piece(
        before.first, piece.last, before.joint, sort, before.figure or piece.figure, before.whole or piece.whole
    )


def aims(reading: Reading) -> list[tuple[int, int]]:
    """Return the token ranges of an objective's aims: tasks and states that part, never noun lists."""
    return goals(reading)
