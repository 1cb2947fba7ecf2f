"""A rewrite beside its original, read once: what each rule of faithfulness looks at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from coach import kinds, sentence
from coach.checks import figures
from coach.checks.check import Pair
from coach.checks.meaning import CHANGING, SMALL, Vocabulary, is_content, vocabulary
from coach.checks.thesaurus import ABBREVIATED, LIGHT, PHRASES
from coach.quantities import Quantity, When
from coach.sentence import Reading
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

PLACEHOLDER = re.compile(r"\[(baseline|target|metric|population|window|date|owner|source): [^\[\]\d]+ - [^\[\]\d]+\]")
EFFORT = bag("output activity activity-volume coverage learning baseline")
_LABELLED = re.compile(r"\b(?:proposed|option)\b|\[metric: ", re.IGNORECASE)
_INITIATIVE = re.compile(r"\s*(?:[-*•]\s*)?(?:initiative|initiatives|next step|task)\s*\d*\s*:\s*", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?:[-*•]\s+|\d+[.)]\s+)?(?:(?:KR|Key result|O|Objective)\s*[\d.]*\s*:\s*)?", re.IGNORECASE)
PART_OF_YEAR = re.compile(r"\b(first|second|third|fourth) (half|quarter)\b(?: of the year)?", re.IGNORECASE)
TIMES = bag("second minute hour day week month year")
_RATES = [[word] for word in ("rate", "rates", "time", "times", "ratio", "count")]
_LATER = bag("later earlier sooner")
_SUBJECTS = bag("they we it who i you")
_CHANGES = {
    ("account", "for"),
    ("accounts", "for"),
    ("speed", "up"),
    ("scale", "up"),
    ("ramp", "up"),
    ("slow", "down"),
    ("step", "up"),
    ("scale", "down"),
}
_COMPARED_WITH = bag("than as versus vs against compared since")
_NEAR = 7  # words before an amount that say what it does
_NOT = bag("not don't doesn't never no can't cannot won't mustn't")
_ABBREVIATION = range(2, 6)  # letters
_SHORT_FOR: dict[str, list[str]] = {}
for _short, _words in ABBREVIATED.items():
    for _word in _words.split():
        _SHORT_FOR.setdefault(_word, []).append(_short)
_PARTICLES = bag("up out off in over")  # sign up is sign-up


class Line(NamedTuple):
    """One line of a text, without its bullet or label."""

    text: str
    offset: int  # where it stands in the whole text
    reading: Reading
    initiative: bool
    open: bool  # says what is missing, or that it is a proposal
    quantities: tuple[Quantity, ...]  # as read; one without a unit has that of its line
    free: tuple[tuple[int, str], ...]  # words outside of amounts, dates, names and placeholders, with token index
    naming: tuple[tuple[int, str], ...]  # those among them that name something

    @property
    def words(self) -> list[str]:
        """Every token, lowered."""
        return self.reading.amounts.tokens.words

    @property
    def dates(self) -> tuple[When, ...]:
        """The dates, as read, and the parts of a year that are written out: in the second half of 2027."""
        read = list(self.reading.amounts.dates)
        for part in PART_OF_YEAR.finditer(self.text):
            inside = next((when for when in read if when.start < part.end() and part.start() < when.end), None)
            end = max(part.end(), inside.end) if inside else part.end()
            whole = When(part.start(), end, self.text[part.start() : end], None, "deadline")
            read = [*(when for when in read if when is not inside), whole]
        return tuple(when._replace(slot="since") if self._is_compared(when) else when for when in read)

    def _is_compared(self, when: When) -> bool:
        """Whether a date is what something is compared with: lower than in 2024."""
        tokens = self.reading.amounts.tokens
        at = bisect_left(tokens.starts, when.start)
        before = tokens.words[max(0, at - 3) : at]
        return not _COMPARED_WITH.isdisjoint(before) and _LATER.isdisjoint(before)

    @property
    def names(self) -> list[tuple[int, int, str]]:
        """Name-numbers with their offsets, lowered: soc 2."""
        tokens = self.reading.amounts.tokens
        found = []
        for start, end in self.reading.amounts.names:
            words = tokens.words[bisect_left(tokens.starts, start) : bisect_left(tokens.starts, end)]
            found.append((start, end, " ".join(words)))
        return found

    def placed(self, quantity: Quantity) -> Quantity:
        """An amount with its part and bound in the light of the words before it."""
        tokens = self.reading.amounts.tokens
        at = bisect_left(tokens.starts, quantity.start)
        before = tokens.words[max(0, at - _NEAR) : at]
        if quantity.lead == "from" and quantity.slot == "target" and self._is_followed_by_change(quantity):
            return quantity._replace(slot="baseline")  # from 500 by 20%
        if (
            before[-1:] == ["by"]
            and quantity.role == "delta"
            and any(c.form == "passive" for c in self.reading.clauses)
        ):
            done = LEXICON[before[-2]] if len(before) > 1 else 0  # attended by 400 people
            return quantity._replace(role="count", lead="") if done & Is.PAST and not done & CHANGING else quantity
        if before[-1:] == ["exceed"] and not _NOT.isdisjoint(before):
            return quantity._replace(bound="<=")
        return quantity

    def _is_followed_by_change(self, quantity: Quantity) -> bool:
        tokens = self.reading.amounts.tokens
        at = bisect_left(tokens.starts, quantity.end)
        return quantity.role == "level" and tokens.words[at : at + 1] in (["by"], ["to"])

    def counted(self, quantity: Quantity) -> set[str]:
        """The words after a figure that say what is counted: 15 foster families."""
        tokens = self.reading.amounts.tokens
        found: set[str] = set()
        after = bisect_left(tokens.starts, quantity.end)
        for word in tokens.words[after : after + _NEAR]:
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
    pairs: frozenset[tuple[str, str]]  # words that follow each other
    vocabulary: Vocabulary
    figures: figures.Index[Line]
    ratios: frozenset[str]  # the numbers inside of figures such as 6 of our 8
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
    after, given = _lines(pair.rewrite), (*before, *said)
    original = _side(before, spelled_out(before, after) | _joined(before, after))
    return Compared(
        original,
        _side(after, spelled_out(after, before) | _joined(after, before)),
        _side(said, frozenset()),
        _side(given, spelled_out(given, after) | _joined(given, after)) if said else original,
    )


def spelled_out(lines: Sequence[Line], others: Sequence[Line]) -> frozenset[str]:
    """What some lines say in short and others in full, or the other way round: ARR, annual recurring revenue."""
    found = {word for words in _written_out(others, _shorts(lines)).values() for word in words}
    return frozenset(found | _written_out(lines, _shorts(others)).keys())


def _joined(lines: Sequence[Line], others: Sequence[Line]) -> frozenset[str]:
    """Compounds of the others that some lines write in two or three words: on time, on-time."""
    there = {word for line in others for word in line.words}
    found = set()
    for line in lines:
        for length, sign in product((2, 3), ("", "-")):
            runs = zip(*(line.words[start:] for start in range(length)), strict=False)
            found |= {compound for run in runs if (compound := sign.join(run)) in there}
    return frozenset(found)


def _shorts(lines: Sequence[Line]) -> set[str]:
    return {
        word.replace("&", "")
        for line in lines
        for word in line.words
        if len(word) in _ABBREVIATION and not LEXICON[word] & SMALL
    }


def _written_out(lines: Sequence[Line], shorts: set[str]) -> dict[str, set[str]]:
    """The short forms that some lines write out: by initials, small words with or without, or as listed."""
    found: dict[str, set[str]] = {}
    for line in lines:
        if not shorts:
            break
        words = [part for word in line.words for part in word.split("-") if part[:1].isalpha()]
        for row in (words, [word for word in words if not LEXICON[word] & SMALL]):
            initials = "".join(word[0] for word in row)
            for start, length in product(range(len(row)), {len(short) for short in shorts}):
                if (short := initials[start : start + length]) in shorts:
                    found.setdefault(short, set()).update(row[start : start + length])
        for word in set(words):
            for short in shorts.intersection(_SHORT_FOR.get(word, ())):
                found.setdefault(short, set()).update(ABBREVIATED[short].split())
    return found


@lru_cache(maxsize=128)
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
        if index not in heads and (is_content(word) or _is_attribute(words, index)) and not _is_bound_word(words, index)
    )
    is_open = bool(PLACEHOLDER.search(text) or _LABELLED.search(text))
    line = Line(text, offset, reading, initiative, is_open, reading.amounts.quantities, free, naming)
    return line._replace(quantities=tuple(_with_unit(line)))


def _with_unit(line: Line) -> Iterator[Quantity]:
    """Amounts, a bare one in the unit that the line speaks of: days to answer from 12 to 7, 9 months, up from 6."""
    units = {quantity.unit for quantity in line.quantities} & TIMES
    units = units or {word[:-1] for _, word in line.free if word[-1] == "s" and word[:-1] in TIMES}
    unit = units.pop() if len(units) == 1 else ""
    for quantity in map(line.placed, line.quantities):
        bare = not quantity.unit and quantity.role == "level" and quantity.slot in ("baseline", "target")
        yield quantity._replace(unit=unit) if bare and unit and not line.counted(quantity) else quantity


def _is_people(word: str) -> bool:
    return bool(LEXICON[word] & Is.ACTOR) or word.endswith(("ers", "ors", "ants", "ees", "ists", "ians"))


def _is_bound_word(words: list[str], index: int) -> bool:
    """Whether a word belongs to a bound or to a verb of change: no later than, speed up."""
    before, after = (words[index - 1] if index else ""), (words[index + 1] if index + 1 < len(words) else "")
    if words[index] in _LATER:
        return before in ("no", "or", "not")
    if (words[index], after) in _CHANGES or {(before, words[index]), (words[index], after)} & PHRASES.keys():
        return True
    return bool(before in _SUBJECTS and LEXICON[words[index]] & Is.VERB)


def _is_attribute(words: list[str], index: int) -> bool:
    """Whether a verb's form stands before its noun: lapsed members, reported near-misses, open rate."""
    if LEXICON[words[index]] & Is.VERB and words[index + 1 : index + 2] in _RATES:
        return True
    if index + 1 >= len(words) or not is_content(words[index + 1]):
        return False
    if LEXICON[words[index]] & Is.ING and _is_people(words[index + 1]) and not LEXICON[words[index]] & CHANGING:
        return True
    if not LEXICON[words[index]] & Is.PAST:
        return False
    return index == 0 or not is_content(words[index - 1])


def _side(lines: tuple[Line, ...], spelled: frozenset[str]) -> Side:
    tokens = [line.words for line in lines]
    words = frozenset(word for line in tokens for word in line)
    pairs = frozenset(pair for line in tokens for pair in pairwise(line))
    said = {PHRASES[pair] for pair in pairs & PHRASES.keys()}
    phrasal = {f"{verb}-{after}" for verb, after in pairs if after in _PARTICLES}
    rates = {quantity.per for line in lines for quantity in line.quantities if quantity.per}
    rates |= {word for word in words if word.endswith("ly")}
    parts = [quantity.text.split() for line in lines for quantity in line.quantities if " of " in quantity.text]
    ratios = frozenset(part for figure in parts for part in figure if part.isdecimal())
    index = figures.index(
        (line, quantity) for line in lines for quantity in line.quantities if quantity.slot != "progress"
    )
    return Side(lines, words, pairs, vocabulary(words | phrasal | said | spelled), index, ratios, frozenset(rates))
