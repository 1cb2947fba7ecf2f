"""A rewrite beside its original, read once: what each rule of faithfulness looks at."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from coach import kinds, sentence
from coach.checks import figures
from coach.checks.check import Pair
from coach.checks.meaning import LIGHT, Vocabulary, is_content, vocabulary
from coach.quantities import Quantity, When
from coach.sentence import Reading
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

PLACEHOLDER = re.compile(r"\[(baseline|target|metric|population|window|date|owner|source): [^\[\]\d]+ - [^\[\]\d]+\]")
EFFORT = bag("output activity activity-volume coverage learning baseline")
_LABELLED = re.compile(r"\b(?:proposed|option)\b|\[metric: ", re.IGNORECASE)
_INITIATIVE = re.compile(r"\s*(?:[-*•]\s*)?(?:initiative|initiatives|next step|task)\s*\d*\s*:\s*", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?:[-*•]\s+|\d+[.)]\s+)?(?:(?:KR|Key result|O|Objective)\s*[\d.]*\s*:\s*)?", re.IGNORECASE)
_PARTICLES = bag("up out off in over")  # sign up is sign-up


class Line(NamedTuple):
    """One line of a text, without its bullet or label."""

    text: str
    offset: int  # where it stands in the whole text
    reading: Reading
    initiative: bool
    free: tuple[tuple[int, str], ...]  # words outside of amounts, dates, names and placeholders, with token index
    naming: tuple[tuple[int, str], ...]  # those among them that name something

    @property
    def words(self) -> list[str]:
        """Every token, lowered."""
        return self.reading.amounts.tokens.words

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The amounts, as read."""
        return self.reading.amounts.quantities

    @property
    def dates(self) -> tuple[When, ...]:
        """The dates, as read."""
        return self.reading.amounts.dates

    @property
    def names(self) -> list[tuple[int, int, str]]:
        """Name-numbers with their offsets, lowered: soc 2."""
        tokens = self.reading.amounts.tokens
        found = []
        for start, end in self.reading.amounts.names:
            words = tokens.words[bisect_left(tokens.starts, start) : bisect_left(tokens.starts, end)]
            found.append((start, end, " ".join(words)))
        return found

    @property
    def open(self) -> bool:
        """Whether the line says what is missing, or that it is a proposal."""
        return bool(PLACEHOLDER.search(self.text) or _LABELLED.search(self.text))

    def counted(self, quantity: Quantity) -> set[str]:
        """The words after a figure that say what is counted: 15 foster families."""
        tokens = self.reading.amounts.tokens
        found: set[str] = set()
        for word in tokens.words[bisect_left(tokens.starts, quantity.end) :]:
            content = is_content(word)
            if not content and word not in LIGHT:
                break
            if content:
                found.add(word)
        return found


class Side(NamedTuple):
    """The lines of one text, and what they say taken together."""

    lines: tuple[Line, ...]
    words: frozenset[str]
    vocabulary: Vocabulary
    figures: figures.Index[Line]
    pers: frozenset[str]  # what rates are counted per: day, week, ticket; and words such as weekly


class Compared(NamedTuple):
    """Both sides, what the team said beside them, and all that it gave."""

    before: Side
    after: Side
    said: Side
    given: Side  # before and said

    @property
    def goals(self) -> tuple[Line, ...]:
        """The rewritten lines that are goals, not initiatives."""
        return tuple(line for line in self.after.lines if not line.initiative) or self.after.lines

    @property
    def effort(self) -> bool:
        """Whether the original is something to do or to deliver."""
        return any(kinds.kind(line.reading) in EFFORT for line in self.before.lines)


@lru_cache(maxsize=16)
def compared(pair: Pair) -> Compared:
    """Read both sides once for all rules."""
    before, said = _lines(pair.original), tuple(line for text in pair.said for line in _lines(text))
    return Compared(_side(before), _side(_lines(pair.rewrite)), _side(said), _side((*before, *said)))


def _lines(text: str) -> tuple[Line, ...]:
    found, at = [], 0
    for row in text.split("\n"):
        label = _INITIATIVE.match(row)
        plain = label or _LABEL.match(row)
        start = plain.end() if plain else 0
        words = row[start:].rstrip()
        if words:
            found.append(_line(words, at + start, initiative=label is not None))
        at += len(row) + 1
    return tuple(found)


def _line(text: str, offset: int, *, initiative: bool) -> Line:
    reading = sentence.read(text)
    words, starts, _ = reading.amounts.tokens
    taken: set[int] = set()
    spans = [(q.start, q.end) for q in reading.amounts.quantities] + [(d.start, d.end) for d in reading.amounts.dates]
    spans += [found.span() for found in PLACEHOLDER.finditer(text)] + list(reading.amounts.names)
    for start, end in spans:
        taken.update(range(bisect_left(starts, start), bisect_left(starts, end)))
    free = tuple((index, word) for index, word in enumerate(words) if index not in taken)
    heads = {clause.verb for clause in reading.clauses if clause.form in ("order", "done", "doing")}
    naming = tuple(
        (index, word)
        for index, word in free
        if index not in heads and (is_content(word) or _is_attribute(words, index))
    )
    return Line(text, offset, reading, initiative, free, naming)


def _is_attribute(words: list[str], index: int) -> bool:
    """Whether a participle stands before its noun: lapsed members, reported near-misses."""
    if not LEXICON[words[index]] & Is.PAST or index + 1 >= len(words) or not is_content(words[index + 1]):
        return False
    return index == 0 or not is_content(words[index - 1])


def _side(lines: tuple[Line, ...]) -> Side:
    tokens = [line.words for line in lines]
    words = frozenset(word for line in tokens for word in line)
    phrasal = {f"{verb}-{after}" for line in tokens for verb, after in pairwise(line) if after in _PARTICLES}
    rates = {quantity.per for line in lines for quantity in line.quantities if quantity.per}
    rates |= {word for word in words if word.endswith("ly")}
    index = figures.index(
        (line, quantity) for line in lines for quantity in line.quantities if quantity.slot != "progress"
    )
    return Side(lines, words, vocabulary(words | phrasal), index, frozenset(rates))
