"""A rewrite beside its original, read once: what each rule of faithfulness looks at."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from coach import kinds, sentence
from coach.checks import figures
from coach.checks.check import Pair
from coach.checks.meaning import LIGHT, is_content, known, parts
from coach.quantities import Quantity, When
from coach.quantities.dates import MONTHS
from coach.sentence import Reading

PLACEHOLDER = re.compile(r"\[(baseline|target|metric|population|window|date|owner|source): [^\[\]\d]+ - [^\[\]\d]+\]")
LABELS = re.compile(r"\b(?:proposed|option)\b|\[metric: ", re.IGNORECASE)
PARTICLES = frozenset("up out off in over".split())
EFFORT = frozenset("output activity activity-volume coverage learning baseline".split())
_INITIATIVE = re.compile(r"\s*(?:[-*•]\s*)?(?:initiative|initiatives|next step|task)\s*\d*\s*:\s*", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?:[-*•]\s+|\d+[.)]\s+)?(?:(?:KR|Key result|O|Objective)\s*[\d.]*\s*:\s*)?", re.IGNORECASE)
_MODIFIED = re.compile(r"\b(early|mid|late|start|beginning|middle)\b")
_NUMBER = re.compile(r"\d+")


class Line(NamedTuple):
    """One line of a text, without its bullet or label. offset says where it stands in the whole."""

    text: str
    offset: int
    reading: Reading
    initiative: bool

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The amounts, reports of progress left out."""
        return tuple(q for q in self.reading.amounts.quantities if q.slot != "progress")

    def words(self) -> Iterator[tuple[int, str]]:
        """Words that are no part of an amount, a date or a placeholder, with their token index."""
        tokens = self.reading.amounts.tokens
        amounts = self.reading.amounts
        taken = [(q.start, q.end) for q in amounts.quantities] + [(d.start, d.end) for d in amounts.dates]
        taken += [found.span() for found in PLACEHOLDER.finditer(self.text)] + list(amounts.names)
        for index, (word, start) in enumerate(zip(tokens.words, tokens.starts, strict=True)):
            if not any(a <= start < b for a, b in taken):
                yield index, word

    @property
    def open(self) -> bool:
        """Whether the line says what is missing, or that it is a proposal."""
        return bool(PLACEHOLDER.search(self.text) or LABELS.search(self.text))


class Compared(NamedTuple):
    """Both sides, and what the team said beside them."""

    before: tuple[Line, ...]
    after: tuple[Line, ...]
    said: tuple[Line, ...]

    @property
    def goals(self) -> tuple[Line, ...]:
        """The rewritten lines that are goals, not initiatives."""
        return tuple(line for line in self.after if not line.initiative) or self.after

    def given(self) -> list[Quantity]:
        """Every figure that the team gave."""
        return [q for line in (*self.before, *self.said) for q in line.reading.amounts.quantities]

    def dates(self) -> list[When]:
        """Every date that the team gave."""
        return [d for line in (*self.before, *self.said) for d in line.reading.amounts.dates]

    def effort(self) -> bool:
        """Whether the original is something to do or deliver."""
        return any(kinds.kind(line.reading) in EFFORT for line in self.before)


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold words."""
    found, at = [], 0
    for row in text.split("\n"):
        label = _INITIATIVE.match(row)
        start = (label or _LABEL.match(row)).end()  # type: ignore[union-attr]  # the second always matches
        words = row[start:].rstrip()
        if words:
            found.append(Line(words, at + start, sentence.read(words), label is not None))
        at += len(row) + 1
    return tuple(found)


@lru_cache(maxsize=32)
def compared(pair: Pair) -> Compared:
    """Read both sides once for all rules."""
    return Compared(
        lines(pair.original), lines(pair.rewrite), tuple(line for text in pair.said for line in lines(text))
    )


def vocabulary(texts: tuple[Line, ...]) -> frozenset[str]:
    """Every word of some lines, members of compounds too."""
    found = {part for line in texts for word in line.reading.amounts.tokens.words for part in parts(word)}
    for line in texts:
        tokens = line.reading.amounts.tokens.words
        found |= {
            f"{verb}-{particle}" for verb, particle in zip(tokens, tokens[1:], strict=False) if particle in PARTICLES
        }
    return frozenset(found)


def content(line: Line) -> list[tuple[int, str]]:
    """The words of a line that name something, with their token index."""
    return [(index, word) for index, word in line.words() if is_content(word)]


def lost(texts: tuple[Line, ...], among: tuple[Line, ...]) -> list[str]:
    """Content words of some lines that the others say in no form."""
    there = vocabulary(among)
    return [word for line in texts for _, word in content(line) if not known(word, there)]


def noun_phrase(line: Line, quantity: Quantity) -> set[str]:
    """The words after a figure that say what is counted: 15 foster families."""
    tokens = line.reading.amounts.tokens
    found: set[str] = set()
    for word, start in zip(tokens.words, tokens.starts, strict=True):
        if start < quantity.end:
            continue
        if not word[0].isalpha() or (word not in LIGHT and not is_content(word)):
            break
        if is_content(word):
            found.add(word)
    return found


def day(when: When) -> tuple[str, ...]:
    """A date as a key that equal dates share; a year that is not said is ""."""
    if when.date is not None:
        year, month, number = when.date.split("-")
        return ("day", str(int(number)), str(int(month)), year)
    text = " ".join(when.text.lower().replace("-", " ").replace(",", " ").split())
    month_name = next((word for word in re.findall(r"[a-z]+", text) if word in MONTHS), None)
    numbers = _NUMBER.findall(text)
    year = next((n for n in numbers if len(n) == 4), "")
    edge = _MODIFIED.search(text)
    if month_name and not edge:
        number_of_month = MONTHS[month_name]
        number = next(
            (n for n in numbers if len(n) < 3), str(calendar.monthrange(int(year or 2027), number_of_month)[1])
        )
        return ("day", str(int(number)), str(number_of_month), year)
    text = re.sub(
        r"\b(the|our|this|of|end|close|by)\b|'",
        " ",
        {"eoq": "quarter", "eoy": "year", "eom": "month", "eow": "week"}.get(text, text),
    )
    text = re.sub(r"\bfy ?(?:20)?(\d\d)\b", r"fy\1", text)
    return ("period", *sorted(text.split()))


def same_day(one: When, two: When) -> bool:
    """Whether two dates mean the same last day; a year said on one side alone is no difference."""
    a, b = day(one), day(two)
    if a == b:
        return True
    return a[0] == b[0] == "day" and a[1:3] == b[1:3] and "" in (a[3], b[3])


def workings(line: Line, given: list[Quantity]) -> set[int]:
    """Indexes of the line's quantities that a shown sum derives from given figures."""
    return figures.results(line.text, line.reading.amounts, given)
