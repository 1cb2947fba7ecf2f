"""Names of a rewrite that nobody used, and those that it lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.checks.compared import PLACEHOLDER, Compared, Line
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

_ACRONYMS = bag("nps enps csat ces mttr mttd arr mrr nrr grr arpu cac ltv dso kpi sla ctr mau dau wau okr kr i")
_CAPITAL = re.compile(r"(?<![\w$€£&'’-])[A-Z][\w'’&-]*")
_LETTER = re.compile(r"[a-z] ([B-HJ-MO-WZ])(?![\w'’&%+/-])")  # X, Y and N stand for numbers
_DIGIT = re.compile(r"\d")
_OPENING = " \"'“‘(*_"


def is_name(line: Line, at: int) -> bool:
    """Whether a word is written as a name: a capital that does not open a sentence."""
    start = line.reading.amounts.tokens.starts[at]
    return line.text[start].isupper() and not _opens(line.text, start) and not line.text.isupper()


def new_names(both: Compared) -> Iterator[tuple[Line, int, int]]:
    """Capitalised names that the team did not use."""
    there = both.given.vocabulary
    for line in both.after.lines:
        text = line.text
        if text.isupper() or sum(word[:1].isupper() for word in text.split()) * 2 > len(text.split()) + 1:
            continue  # capitals tell nothing here
        spans = [found.span() for found in PLACEHOLDER.finditer(text)] + [(d.start, d.end) for d in line.dates]
        for found in _CAPITAL.finditer(text):
            word = found[0].lower().replace("’", "'")
            if _opens(text, found.start()) or word in _ACRONYMS or _DIGIT.search(word):
                continue
            small = LEXICON[word] & (Is.PREP | Is.DET | Is.CONJ)
            if not small and not any(a <= found.start() < b for a, b in spans) and not there.knows(word):
                yield line, *found.span()


def _opens(text: str, start: int) -> bool:
    """Whether a capital stands at the start of a sentence."""
    before = text[max(0, start - 4) : start].rstrip(_OPENING)
    return not text[:start].strip(_OPENING) if start < 4 else before.endswith((".", ":", "!", "?"))


def new_numbers(both: Compared) -> Iterator[tuple[Line, int, int]]:
    """Names with digits that the team did not give: SOC 1 for SOC 2, another ticket."""
    given = both.given.names
    for line in both.after.lines:
        for start, end, name in line.names:
            if name.isdecimal() and float(name) in both.given.figures.values:
                continue  # a count that was given in words
            if _DIGIT.search(name) and name not in given and not both.given.words.issuperset(name.split()):
                yield line, start, end


def lost_labels(both: Compared) -> list[str]:
    """Names with digits, and letters that tell things apart, that are gone: tier 1, warehouse B."""
    there = both.after.names
    letters = [found[1] for line in both.before.lines for found in _LETTER.finditer(line.text)]
    return [letter for letter in letters if letter.lower() not in both.after.words] + [
        line.text[start:end]
        for line in both.before.lines
        for start, end, name in line.names
        if _DIGIT.search(name) and name not in there and not both.after.words.issuperset(name.split())
    ]
