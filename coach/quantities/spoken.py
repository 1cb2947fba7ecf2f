"""Amounts in words: two, a dozen, half, a third, double, twice."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities import numbers
from coach.quantities.scan import Item, Scan

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
_NO_ONE_BEFORE = frozenset(
    [
        "no",
        "the",
        "this",
        "that",
        "any",
        "each",
        "every",
        "in",
        "into",
        "under",
        "from",
        "as",
        "on",
        "with",
        "through",
        "at",
        "by",
        "number",
        "day",
        "another",
        "which",
        "or",
    ]
)
_NO_ONE_AFTER = frozenset(["of", "another", "or's", "by", "who", "that", "place", "team", "voice", "stop", "roof"])
_PART_LEADS = frozenset(["by", "to", "under", "below", "over", "above", "than", "least", "about", "nearly", "almost"])
_NO_HALF_AFTER = frozenset(["year", "years", "term", "time", "board", "marathon", "way", "day"])
_NO_HALF_BEFORE = frozenset(["first", "second", "latter", "this", "next", "other", "better", "last"])


def count_word(scan: Scan, i: int) -> int:
    """two, twenty-five, two hundred, one third."""
    word, after = scan.words[i], scan.token[i + 1]
    value = COUNT_WORDS[word]
    before = scan.token[i - 1]
    if (
        word == "one"
        and after not in lex.PARTS
        and (before in _NO_ONE_BEFORE or after in _NO_ONE_AFTER or after in ("", ".", ",", ")"))
    ):
        if before not in ("to", "from", "least", "than") or after in ("of", "another"):
            return i + 1
    if before in lex.DESIGNATOR and i > 1 and before not in ("line", "unit", "number"):
        return scan.name(i - 1, i + 1)
    if after in lex.PARTS and (value > 1 or after != "quarter") and scan.token[i + 2] != "party":
        return _part(scan, i, i + 2, 100 * value / lex.PARTS[after])
    last = i + 1
    while scan.token[last] in ("hundred", "dozen"):
        value, last = value * (100 if scan.token[last] == "hundred" else 12), last + 1
    return numbers.finish(scan, Item(i, last, scan.starts[i], scan.ends[last - 1], value))


def share_word(scan: Scan, i: int) -> int:
    """two-thirds."""
    return _part(scan, i, i + 1, SHARES[scan.words[i]])


def part_word(scan: Scan, i: int) -> int:
    """A third of, by a quarter, a fifth of."""
    word, after = scan.words[i], scan.token[i + 1]
    if scan.token[i - 1] != "a" or word not in ("third", "quarter", "fifth", "tenth") or after == "party":
        return i + 1
    if scan.token[i - 2] not in _PART_LEADS and (
        after not in ("of", "fewer", "less", "more") or scan.token[i + 2][:1].isdigit()
    ):
        return i + 1
    if word == "quarter" and scan.token[i - 2] in ("once", "twice", "times"):
        return i + 1
    return _part(scan, i - 1, i + 1, 100 / lex.PARTS[word])


def half(scan: Scan, i: int) -> int:
    """Half of, by half, in half, half an hour; not a half-year."""
    before, after = scan.token[i - 1], scan.token[i + 1]
    if after in ("a", "an") and scan.token[i + 2] == "dozen":
        return numbers.finish(scan, Item(i, i + 3, scan.starts[i], scan.ends[i + 2], 6.0))
    if after in ("a", "an") and scan.token[i + 2] in lex.UNITS:
        unit = lex.UNITS[scan.words[i + 2]]
        return numbers.keep(scan, Item(i, i + 3, scan.starts[i], scan.ends[i + 2], 0.5, unit))
    if (
        after in _NO_HALF_AFTER
        or before in _NO_HALF_BEFORE
        or before == "and"
        or (before == "a" and scan.token[i - 2] == "and")
    ):
        return i + 1
    if before == "in" and scan.token[i - 2] not in ("only",):
        return _factor(scan, i, i + 1, 0.5)
    return _part(scan, i, i + 1, 50.0)


def dozen(scan: Scan, i: int) -> int:
    """A dozen."""
    first = i - 1 if scan.token[i - 1] == "a" else i
    return numbers.finish(scan, Item(first, i + 1, scan.starts[first], scan.ends[i], 12.0))


def hundred(scan: Scan, i: int) -> int:
    """A hundred, a thousand, a million."""
    if scan.token[i - 1] != "a":
        return i + 1
    value = {"hundred": 100.0}.get(scan.words[i]) or lex.SCALE[scan.words[i]]
    return numbers.finish(scan, Item(i - 1, i + 1, scan.starts[i - 1], scan.ends[i], value))


def one_unit(scan: Scan, i: int) -> int:
    """Within an hour, in under a minute."""
    if scan.token[i - 1] not in ("a", "an") or scan.token[i - 2] not in ("within", "under", "than", "inside"):
        return i + 1
    return numbers.keep(scan, Item(i - 1, i + 1, scan.starts[i - 1], scan.ends[i], 1.0, lex.UNITS[scan.words[i]]))


def factor(scan: Scan, i: int) -> int:
    """double, triple, halve; not double-entry or double down."""
    if scan.token[i + 1] in lex.NOT_DOUBLED:
        return i + 1
    return _factor(scan, i, i + 1, lex.FACTORS[scan.words[i]])


def times(scan: Scan, i: int) -> int:
    """Twice as many is a factor; once a week and twice a day are rates; at least once is a count."""
    value, after = (2.0 if scan.words[i] == "twice" else 1.0), scan.token[i + 1]
    if value == 2 and (after == "as" or (after == "the" and scan.token[i + 2] != "week")):
        return _factor(scan, i, i + 1, 2.0)
    if not (after in ("a", "an", "per", "each", "every") and scan.token[i + 2] in lex.CALENDAR) and scan.token[
        i - 1
    ] not in ("least", "than"):
        return i + 1
    item = Item(i, i + 1, scan.starts[i], scan.ends[i], value, "times", form="cadence")
    if scan.token[i + 2] in lex.CALENDAR and after != "at":
        item.per, item.last, item.end = scan.words[i + 2], i + 3, scan.ends[i + 2]
    return numbers.keep(scan, item)


def _part(scan: Scan, first: int, last: int, value: float) -> int:
    item = Item(first, last, scan.starts[first], scan.ends[last - 1], value, "%", form="part")
    return numbers.keep(scan, item)


def _factor(scan: Scan, first: int, last: int, value: float) -> int:
    item = Item(first, last, scan.starts[first], scan.ends[last - 1], value, "x", "factor", "factor")
    return numbers.keep(scan, item)
