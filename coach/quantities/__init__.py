"""The grammar of amounts and dates: name-numbers out, typed quantities, from-to, roles; spans kept.

One tokenisation, a dictionary of words, small anchored patterns at candidate words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from coach.quantities import blanks, dates, extent, lexicon, numbers, periods, progress, slots, spoken, timing
from coach.quantities.scan import Scan
from coach.quantities.tokens import fold, tokenise
from coach.quantities.values import Amounts, Quantity, Tokens, When

__all__ = ["Amounts", "Quantity", "Tokens", "When", "read"]

_DIGIT = re.compile("[0-9]")
_HANDLERS: dict[str, Callable[[Scan, int], int]] = {
    **dict.fromkeys(spoken.COUNT_WORDS, spoken.count_word),
    **dict.fromkeys(spoken.SHARES, spoken.share_word),
    **dict.fromkeys(("third", "quarter", "fifth", "tenth"), spoken.part_word),
    "half": spoken.half,
    **dict.fromkeys(("hour", "day", "minute"), spoken.one_unit),
    "dozen": spoken.dozen,
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
_TRIGGERS = frozenset(_HANDLERS)


def read(text: str) -> Amounts:
    """Read the amounts and dates of one text. Never raises; linear in the text's length."""
    low = fold(text)
    tokens = tokenise(low)
    words = tokens.words
    digits = _DIGIT.search(low) is not None
    if not digits and _TRIGGERS.isdisjoint(words):
        return Amounts(tokens, (), (), ())
    scan = Scan(low, tokens)
    _scan(scan, digits=digits)
    for item in scan.items:
        if item.unit == "m" and item.value is not None and text[item.end - 1] == "M":
            item.value, item.unit = item.value * 1_000_000, ""  # millions, not metres
    if scan.items or scan.dates:
        tail = progress.start(scan)
        if scan.dates:
            timing.place(scan, tail)
        slots.assign(scan, tail)
    return Amounts(
        tokens,
        tuple(
            Quantity(
                q.start,
                q.end,
                text[q.start : q.end],
                q.value,
                q.unit,
                q.role,
                q.slot,
                q.bound,
                q.high,
                q.per,
                scan.token[q.lead],
            )
            for q in scan.items
            if q.slot != "merged"
        ),
        tuple(When(d.start, d.end, text[d.start : d.end], d.date, d.slot) for d in scan.dates),
        tuple(scan.names),
    )


def _scan(scan: Scan, *, digits: bool) -> None:
    """Visit the candidate tokens in order; each handler says where to go on."""
    words, handlers = scan.words, _HANDLERS
    at = 0
    for i in [i for i, word in enumerate(words) if word in handlers or (digits and not word.isalpha())]:
        if i < at:
            continue
        word = words[i]
        if "0" <= word[0] <= "9":
            at = dates.at_digit(scan, i) or numbers.digits(scan, i)
        elif (handler := handlers.get(word)) is not None:
            at = handler(scan, i)
        elif _DIGIT.search(word):
            at = _mixed(scan, i)


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
