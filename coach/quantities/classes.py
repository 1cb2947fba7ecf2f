"""What a word may be to the grammar of amounts, as bits, looked up once a word.

The steps that read an amount each ask whether the words beside it belong to some list. Few words belong to any, so a
scan looks up the bits of every token once, and a step runs only where a word that it waits for stands: beside the
amount, or anywhere in the line. A bit says that a step may find something; the step itself decides.
"""

from __future__ import annotations

from collections.abc import Iterable

from coach.quantities import bounds, change, dates, progress
from coach.quantities import lexicon as lex
from coach.words import bag


class May:
    """What a word may be, as bits."""

    # the word itself
    BEGIN, PLAIN = 1 << 0, 1 << 1  # begins an amount or date; a short whole number
    # right before a number: part of it or of a name, a comparator; right after it
    MARKED, COMPARED, FOLLOWED, UNIT, SHARED, BOUND = (1 << n for n in range(2, 8))
    # anywhere in the line
    RATE, ARROW, BOXED, REPORT, BACK, OR = (1 << n for n in range(8, 14))


_FIGURE = frozenset("0123456789")
_PLAIN = 3  # digits of a number that is no year and holds no groups
_SCALED = (
    lex.SCALE_WORDS
    | lex.PERCENT
    | lex.WORKING
    | bag("per percentage ° x times fold -")
    | set(lex.UNITS)
    | set(lex.CURRENCY)
)
_LISTS: tuple[tuple[int, Iterable[str]], ...] = (
    (May.MARKED, lex.STANDARD | lex.DESIGNATOR | set(lex.CURRENCY) | bag("# & ! / @ _ - + .")),
    (May.COMPARED, set(lex.BOUNDS) | bag("than least most to of") | bounds.FILL),
    (May.FOLLOWED, set(dates.MONTHS) | bag("of : / . ) -")),
    (May.UNIT, _SCALED),
    (May.SHARED, bag("in of out")),
    (May.BOUND, bounds.LEAST | bounds.MOST | bag("+ plus tops")),
    (May.OR, bag("or")),
    (May.RATE, lex.CALENDAR | bag("per /")),
    (May.ARROW, lex.ARROWS),
    (May.BOXED, bag(") ]")),
    (May.REPORT, progress.DONE | bag(": =")),
    (May.BACK, change.CUES),
)


class Classes(dict[str, int]):
    """Word to bits of `May`; an unseen word is judged by its letters and remembered."""

    limit = 20_000
    longest = 30

    def __init__(self, begins: Iterable[str]) -> None:
        super().__init__()
        listed: dict[str, int] = {"": 0}
        for bit, words in ((May.BEGIN, begins), *_LISTS):
            for word in words:
                listed[word] = listed.get(word, 0) | bit
        for word, bits in listed.items():
            self[word] = bits | _shape(word)

    def __missing__(self, word: str) -> int:
        bits = _shape(word)
        if len(word) <= self.longest and len(self) < self.limit:
            self[word] = bits
        return bits


def _shape(word: str) -> int:
    """What the figures in a word tell."""
    if word.isalpha() or not any(letter.isdecimal() for letter in word):
        return 0
    plain = len(word) <= _PLAIN and word.isdecimal() and word != "101"  # "cooking 101" is a name
    begins = not _FIGURE.isdisjoint(word)
    return May.FOLLOWED | (May.BEGIN if begins else 0) | (May.PLAIN if plain else 0)
