"""Whether figures and dates stand as the team gave them, character by character: the rule for our own texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.checks import names
from coach.checks.compared import PLACEHOLDER, Compared
from coach.quantities import Quantity
from coach.words import bag

_DEFINING = bag("all each every no none nobody everybody everyone one any a an day week month quarter year last the of")
_EACH = bag("each every per a")
_PARTS_OF_WORK = bag(
    "morning noon afternoon evening night shift visit meal round lesson"
)  # an hour would be a frequency
_ENDS = bag("month-end month end")
_DIGIT = re.compile(r"\d")


def invented(both: Compared, *, talk: bool = False) -> Iterator[tuple[int, int]]:
    """Where figures and dates stand that the team did not give in these characters.

    Words of a definition pass: of all, no, one, a day. A digit, a multiple, a share in words and a frequency do not.
    In talk beside an option words may count and compare; a digit and a date are still the team's.
    """
    given = "\n".join(line.text for line in both.given.lines).lower()
    for line in both.after.lines:
        parts = [
            (q.start, q.end, q.text)
            for q in line.quantities
            if not (_DIGIT.search(q.text) is None if talk else _defines(q))
        ]
        parts += [(d.start, d.end, d.text) for d in line.dates if not _words(d.text) <= _ENDS]
        for start, end, text in parts:
            if not PLACEHOLDER.fullmatch(text) and not _stands(text.lower(), given):
                yield line.offset + start, line.offset + end
    for line, start, end in names.new_numbers(both):
        name = line.text[start:end].lower()
        if not _stands(name, given) and not _stands(name.removesuffix("s"), given):
            yield line.offset + start, line.offset + end


def _defines(quantity: Quantity) -> bool:
    """Whether an amount is a word of a definition: all, no, one, a day, the two."""
    if _words(quantity.text) <= _DEFINING or _rhythm(quantity):
        return True
    return quantity.text.lower() == "two" and quantity.lead in ("the", "these", "both")


def _rhythm(quantity: Quantity) -> bool:
    """Whether an amount says that something is counted in each part of a day or of the work: "every morning", "each shift"."""
    words = quantity.text.lower().split()
    return len(words) == 2 and words[0] in _EACH and words[1] in _PARTS_OF_WORK


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def _stands(text: str, given: str) -> bool:
    """Whether a text stands in what was given, not as a part of another figure or word."""
    at = given.find(text)
    while at >= 0:
        end = at + len(text)
        before, after = given[max(0, at - 2) : at], given[end : end + 2]
        inside = _continues(before[-1:], text[:1]) or _continues(after[:1], text[-1:])
        if not inside and not _goes_on(after, text) and not (_goes_on(before[::-1], text[:1])):
            return True
        at = given.find(text, at + 1)
    return False


def _continues(outside: str, inside: str) -> bool:
    """Whether two characters belong to one number or word."""
    if outside.isdigit() and inside.isdigit():
        return True
    return outside.isalpha() and inside.isalpha()


def _goes_on(after: str, text: str) -> bool:
    """Whether decimals or thousands follow, or stand before: 1 in 1.5, 5 in 1.5."""
    return text[-1:].isdigit() and after[:1] in (".", ",") and after[1:].isdigit()
