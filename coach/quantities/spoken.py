"""Amounts in words: two, a dozen, half, a third, double, twice."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities import numbers
from coach.quantities.scan import Scan
from coach.words import bag

COUNT_WORDS: dict[str, float] = {
    **lex.NUMBER_WORDS,
    **{
        f"{ten}-{unit}": lex.NUMBER_WORDS[ten] + value
        for ten in lex.TENS
        for unit, value in lex.NUMBER_WORDS.items()
        if value < 10
    },
}
SHARES = {
    f"{number}-{part}": 100 * value / whole
    for part, whole in lex.PARTS.items()
    for number, value in lex.NUMBER_WORDS.items()
    if value < whole
}
SHARES["one-half"] = 50.0
SPANS = bag("seconds minutes hours days weeks months years")
_ONE_BEFORE = bag(
    "no the this that any each every in into under from as on with through at by number day another which or"
)
_ONE_AFTER = frozenset((*bag("of another by who that place team voice stop roof single"), "", ".", ",", ")"))
_ONE_FIGURE = bag("to from least than")  # "to one", "at least one" are amounts wherever they stand
_SPAN_LEADS = bag("under below over above within inside in")
_PLACED = bag("rank ranks ranked place placed finish")
_PART_LEADS = bag("by down up to from under below over above than least about nearly almost")
_PART_AFTER = bag("of fewer less more")
_HALF_AFTER = bag("year years term time board marathon way day")
_HALF_BEFORE = bag("first second latter this next other better last and")
_NO_DESIGNATOR = bag("line unit number")  # "number one" and "line two" are too common as prose


def count_word(scan: Scan, i: int) -> int:
    """Two, twenty-five, two hundred, one third."""
    word, after, before = scan.words[i], scan.token[i + 1], scan.token[i - 1]
    if word == "one" and after not in lex.PARTS and not _is_figure(before, after):
        return i + 1
    if before in lex.DESIGNATOR and i > 1 and before not in _NO_DESIGNATOR:
        return scan.name(i - 1, i + 1)
    value = COUNT_WORDS[word]
    if (
        after in lex.PARTS
        and (value > 1 or after != "quarter" or before in _PART_LEADS)
        and scan.token[i + 2] != "party"
    ):
        return _part(scan, i, i + 2, 100 * value / lex.PARTS[after])
    last = i + 1
    while scan.token[last] in ("hundred", "dozen"):
        value, last = value * (100 if scan.token[last] == "hundred" else 12), last + 1
    return numbers.finish(scan, scan.item(i, last, value))


def share_word(scan: Scan, i: int) -> int:
    """Two-thirds."""
    return _part(scan, i, i + 1, SHARES[scan.words[i]])


def part_word(scan: Scan, i: int) -> int:
    """A third of, by a quarter, a fifth of; not a third party, not twice a quarter."""
    word, after, lead = scan.words[i], scan.token[i + 1], scan.token[i - 2]
    if scan.token[i - 1] != "a" or after == "party":
        return i + 1
    if lead not in _PART_LEADS and (after not in _PART_AFTER or scan.token[i + 2][:1].isdigit()):
        return i + 1
    if word == "quarter" and lead in ("once", "twice", "times"):
        return i + 1
    return _part(scan, i - 1, i + 1, 100 / lex.PARTS[word])


def half(scan: Scan, i: int) -> int:
    """Half of, by half, in half, half an hour; not a half-year."""
    before, after, further = scan.token[i - 1], scan.token[i + 1], scan.token[i + 2]
    if after in ("a", "an") and further == "dozen":
        return numbers.finish(scan, scan.item(i, i + 3, 6.0))
    if after in ("a", "an") and further in lex.UNITS:
        return numbers.keep(scan, scan.item(i, i + 3, 0.5, lex.UNITS[further]))
    if after in _HALF_AFTER or before in _HALF_BEFORE or (before, scan.token[i - 2]) == ("a", "and"):
        return i + 1
    if before == "in" and scan.token[i - 2] != "only":
        return _factor(scan, i, i + 1, 0.5)
    return _part(scan, i, i + 1, 50.0)


def dozen(scan: Scan, i: int) -> int:
    """A dozen."""
    first = i - 1 if scan.token[i - 1] == "a" else i
    return numbers.finish(scan, scan.item(first, i + 1, 12.0))


def span_word(scan: Scan, i: int) -> int:
    """From weeks to days: two levels that have no figure."""
    before, after = scan.token[i - 1], scan.token[i + 1]
    starts = before == "from" and after == "to" and scan.token[i + 2] in SPANS
    ends = before == "to" and scan.token[i - 3] == "from" and scan.token[i - 2] in SPANS
    if not (starts or ends):
        return i + 1
    return numbers.keep(scan, scan.item(i, i + 1, None, lex.UNITS[scan.words[i]]))


def first(scan: Scan, i: int) -> int:
    """Rank first: a place to reach."""
    if scan.token[i - 1] not in _PLACED:
        return i + 1
    return numbers.keep(scan, scan.item(i, i + 1, 1.0))


def hundred(scan: Scan, i: int) -> int:
    """A hundred, a thousand, a million."""
    if scan.token[i - 1] != "a":
        return i + 1
    value = 100.0 if scan.words[i] == "hundred" else lex.SCALE[scan.words[i]]
    return numbers.finish(scan, scan.item(i - 1, i + 1, value))


def one_unit(scan: Scan, i: int) -> int:
    """Within an hour, in under a minute."""
    if scan.token[i - 1] not in ("a", "an") or scan.token[i - 2] not in ("within", "under", "than", "inside"):
        return i + 1
    return numbers.keep(scan, scan.item(i - 1, i + 1, 1.0, lex.UNITS[scan.words[i]]))


def factor(scan: Scan, i: int) -> int:
    """Double, triple, halve; not double-entry or double down."""
    if scan.token[i + 1] in lex.NOT_DOUBLED:
        return i + 1
    return _factor(scan, i, i + 1, lex.FACTORS[scan.words[i]])


def times(scan: Scan, i: int) -> int:
    """Twice as many is a factor; once a week and twice a day are rates; at least once is a count."""
    value, after, further = (2.0 if scan.words[i] == "twice" else 1.0), scan.token[i + 1], scan.token[i + 2]
    if value == 2 and (after == "as" or (after == "the" and further != "week")):
        return _factor(scan, i, i + 1, 2.0)
    rated = after in ("a", "an", "per", "each", "every") and further in lex.CALENDAR
    if not rated and scan.token[i - 1] not in ("least", "than"):
        return i + 1
    item = scan.item(i, i + 3 if rated else i + 1, value, "times", "cadence")
    item.per = further if rated else ""
    return numbers.keep(scan, item)


def _is_figure(before: str, after: str) -> bool:
    """Whether "one" counts something: "under one hour", not "no one", "in one place", "one of them"."""
    if lex.UNITS.get(after) in lex.TIME and before in _SPAN_LEADS:
        return True
    if before in _ONE_FIGURE:
        return after not in ("of", "another")
    return before not in _ONE_BEFORE and after not in _ONE_AFTER


def _part(scan: Scan, first: int, last: int, value: float) -> int:
    return numbers.keep(scan, scan.item(first, last, value, "%", "part"))


def _factor(scan: Scan, first: int, last: int, value: float) -> int:
    return numbers.keep(scan, scan.item(first, last, value, "x", "factor"))
