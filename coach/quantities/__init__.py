"""The grammar of amounts and dates: name-numbers out, typed quantities, from-to, roles; spans kept.

One tokenisation, one look at what each word may be (`classes`), small anchored patterns at candidate words.
"""

from __future__ import annotations

from collections.abc import Callable

from coach.quantities import blanks, dates, extent, lexicon, numbers, periods, progress, slots, spoken, timing
from coach.quantities.classes import Classes, May
from coach.quantities.scan import Item, Scan
from coach.quantities.tokens import fold, tokenise
from coach.quantities.values import Amounts, Quantity, Tokens, When, gather

__all__ = ["Amounts", "Quantity", "Tokens", "When", "gather", "read"]

_HANDLERS: dict[str, Callable[[Scan, int], int]] = {
    **dict.fromkeys(spoken.COUNT_WORDS, spoken.count_word),
    **dict.fromkeys(spoken.SHARES, spoken.share_word),
    **dict.fromkeys(("third", "quarter", "fifth", "tenth"), spoken.part_word),
    "half": spoken.half,
    **dict.fromkeys(("hour", "day", "minute"), spoken.one_unit),
    "dozen": spoken.dozen,
    **dict.fromkeys(("level", "levels", "average", "limits"), extent.benchmark),
    **dict.fromkeys(spoken.SPANS, spoken.span_word),
    "first": spoken.first,
    **dict.fromkeys(("hundred", "thousand", "million", "billion"), spoken.hundred),
    **dict.fromkeys(lexicon.FACTORS, spoken.factor),
    **dict.fromkeys(("once", "twice"), spoken.times),
    **dict.fromkeys(lexicon.ALL | {"everybody"}, extent.everything),
    **dict.fromkeys(lexicon.NONE, extent.nothing),
    **dict.fromkeys(lexicon.CADENCE, extent.cadence),
    **blanks.HANDLERS,
    **dates.HANDLERS,
    **periods.HANDLERS,
}
_HANDLERS["quarter"] = lambda scan, i: _either(scan, i, spoken.part_word, periods.period)
_HANDLERS["week"] = lambda scan, i: _either(scan, i, spoken.one_unit, periods.period)
_HANDLERS["half"] = lambda scan, i: _either(scan, i, spoken.half, periods.period)
_TAILED = May.ARROW | May.BOXED  # what a report of progress stands behind or in
_CLASSES = Classes(_HANDLERS)


def read(text: str) -> Amounts:
    """Read the amounts and dates of one text. Never raises; linear in the text's length."""
    low = fold(text)
    tokens = tokenise(low)
    bits = list(map(_CLASSES.__getitem__, tokens.words))
    line = 0
    for bit in bits:
        line |= bit
    if not line & May.BEGIN:
        return Amounts(tokens, (), (), ())
    scan = Scan(low, tokens, bits, line)
    _scan(scan)
    for item in scan.items:
        if item.unit == "m" and item.value is not None and text[item.end - 1] == "M":
            item.value, item.unit = item.value * 1_000_000, ""  # millions, not metres
    if scan.items or scan.dates:
        tail = progress.start(scan) if line & _TAILED else len(low)
        if scan.dates:
            timing.place(scan, tail)
        slots.assign(scan, tail)
    amounts = [_quantity(scan, text, item) for item in scan.items if item.slot != "merged"]
    days = [When(d.start, d.end, text[d.start : d.end], d.date, d.slot) for d in scan.dates]
    return gather(tokens, tuple(amounts), tuple(days), tuple(scan.names))


def _quantity(scan: Scan, text: str, q: Item) -> Quantity:
    start, end = q.start, q.end
    lead = scan.token[q.lead]
    return Quantity(start, end, text[start:end], q.value, q.unit, q.role, q.slot, q.bound, q.high, q.per, lead)


def _scan(scan: Scan) -> None:
    """Visit the candidate tokens in order; each handler says where to go on."""
    at, begins = 0, May.BEGIN
    for i, bits in enumerate(scan.bits):
        if bits & begins and i >= at:
            word = scan.words[i]
            read_from = numbers.digits if "0" <= word[0] <= "9" else _HANDLERS.get(word, _mixed)
            at = read_from(scan, i)


def _mixed(scan: Scan, i: int) -> int:
    """A word that holds digits: a quarter, a link, an amount with its currency, or a name."""
    word = scan.words[i]
    if word.startswith(("http", "www.")):
        return i + 1
    return dates.quarter(scan, i) or blanks.numbered(scan, i) or numbers.lettered(scan, i)


def _either(scan: Scan, i: int, one: Callable[[Scan, int], int], two: Callable[[Scan, int], int]) -> int:
    before = len(scan.items)
    last = one(scan, i)
    return last if len(scan.items) > before else two(scan, i)
