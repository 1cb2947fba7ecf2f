"""Figures compared across two texts: equal in meaning, or a sum whose working is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.quantities import Amounts, Quantity

SECONDS = {"ms": 0.001, "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0}
MONTHS = {"month": 1.0, "quarter": 3.0, "year": 12.0}
SCALES = {
    "g": ("mass", 1.0), "kg": ("mass", 1e3), "t": ("mass", 1e6), "mm": ("length", 1e-3), "cm": ("length", 1e-2), "m": ("length", 1.0), "km": ("length", 1e3),
    "ml": ("volume", 1e-3), "l": ("volume", 1.0), "kB": ("data", 1e3), "MB": ("data", 1e6), "GB": ("data", 1e9), "TB": ("data", 1e12),
    "kWh": ("energy", 1.0), "MWh": ("energy", 1e3), "kW": ("power", 1.0), "MW": ("power", 1e3), "Mbps": ("band", 1.0), "Gbps": ("band", 1e3),
    "basis points": ("points", 0.01), "points": ("points", 1.0),
}  # fmt: skip
PLUS, MINUS, TIMES, DIVIDED, EQUALS = "+ plus and", "- − minus less", "x × * times", "/ ÷ :", "= makes is equals →"
SIGNS = {
    word: sign
    for sign, words in (("+", PLUS), ("-", MINUS), ("*", TIMES), ("/", DIVIDED), ("=", EQUALS))
    for word in words.split()
}
FIRM = frozenset("+ plus - − minus x × * ÷ = / times of".split())  # signs of arithmetic that prose has no other use for
_NEAR = 1e-9
_ROUND = 0.5  # "a third" is 33%


class Measured(NamedTuple):
    """An amount on a scale where equal amounts are equal numbers."""

    dimension: str
    value: float
    high: float | None
    rough: bool  # from a fraction in words: 33.3


def measured(quantity: Quantity) -> Measured | None:
    """The amount on its scale; None when it has no value."""
    if quantity.value is None:
        return None
    dimension, factor = _scale(quantity.unit)
    value = quantity.value * factor
    if quantity.role == "factor":
        dimension = "share"
        value = 100 * (1 - quantity.value) if quantity.value < 1 else 100 * (quantity.value - 1)
    elif quantity.role == "delta" and dimension in ("share", "points"):
        value = abs(value)
    high = None if quantity.high is None else quantity.high * factor
    rough = dimension == "share" and abs(value - round(value, 3)) > _NEAR
    return Measured(dimension, value, high, rough)


def same(one: Quantity, two: Quantity) -> bool:
    """Whether two amounts are equal after conversion: 1,200 s and 20 minutes, half and 50%, double and 2x."""
    a, b = measured(one), measured(two)
    if a is None or b is None:
        return False
    if a.value == b.value == 0:
        return True
    if a.dimension != b.dimension or (a.high is None) != (b.high is None):
        return False
    return _close(a, b.value, a.value, rough=b.rough) and (
        a.high is None or b.high is None or _close(a, b.high, a.high, rough=False)
    )


def _close(a: Measured, one: float, two: float, *, rough: bool) -> bool:
    limit = _ROUND if a.rough or rough else max(_NEAR * max(abs(one), abs(two)), _NEAR)
    return abs(one - two) <= limit


def _scale(unit: str) -> tuple[str, float]:
    if unit == "%":
        return "share", 1.0
    if unit in SECONDS:
        return "time", SECONDS[unit]
    if unit in MONTHS:
        return "months", MONTHS[unit]
    return SCALES.get(unit, (unit, 1.0))


class Term(NamedTuple):
    """A number in a shown working."""

    at: int  # index of the quantity
    value: float
    unit: str


def results(text: str, amounts: Amounts, given: Sequence[Quantity]) -> set[int]:
    """Indexes of the quantities that a shown working accounts for, from given figures: 8 + 4 = 12.

    The result counts wherever it stands in the line.
    """
    derived: set[float] = set()
    used: set[int] = set()
    for _ in range(2):  # a sum may use the result of the next
        for left, right in _equations(text, amounts):
            for working, other in ((left, right), (right, left)):
                result = other[0][1]
                if len(other) == 1 and len(working) > 1 and _holds(working, result, amounts, given, derived):
                    derived.add(result.value)
                    used |= {term.at for _, term in working}
    return used | {index for index, quantity in enumerate(amounts.quantities) if quantity.value in derived}


Working = list[tuple[str, Term]]  # sign before the term, term


def _equations(text: str, amounts: Amounts) -> Iterator[tuple[Working, Working]]:
    """Both sides of each equals sign in a text."""
    sides: list[Working] = [[]]
    last = None
    for index, quantity in enumerate(amounts.quantities):
        if quantity.value is None:
            continue
        sign = _sign(text, amounts, last, quantity) if last is not None else ""
        if sign == "=":
            sides.append([])
        elif not sign:
            yield from zip(sides, sides[1:], strict=False)
            sides = [[]]
        sides[-1].append((sign if sign != "=" else "", Term(index, quantity.value, quantity.unit)))
        last = quantity
    yield from zip(sides, sides[1:], strict=False)


def _sign(text: str, amounts: Amounts, before: Quantity | None, after: Quantity) -> str:
    """The sign of arithmetic between two amounts, "" when they stand in prose."""
    if before is None:
        return ""
    words, starts, _ = amounts.tokens
    between = [word for word, start in zip(words, starts, strict=True) if before.end <= start < after.start]
    if after.text[:1] in "+-−" and not any(word in FIRM for word in between):
        between.append(after.text[0])
    signs = [SIGNS[word] for word in between if word in FIRM and word in SIGNS]
    if not signs and "of" in between and len(between) <= 2 and before.unit == "%":
        return "*"
    if len(between) > 6 or len(signs) != 1 or any(word in (".", ";") for word in between):
        return ""
    return signs[0]


def _holds(working: Working, result: Term, amounts: Amounts, given: Sequence[Quantity], derived: set[float]) -> bool:
    """Whether every operand is given and the sum is right."""
    quantities = amounts.quantities
    for _, term in working:
        quantity = quantities[term.at]
        plain = quantity._replace(value=abs(term.value))
        if term.value not in derived and not any(same(plain, other) or plain.value == other.value for other in given):
            return False
    value = _evaluate(working)
    expected = result.value
    return value is not None and abs(value - expected) <= max(
        1e-6 * abs(value), 0.05 if expected != int(expected) else _NEAR
    )


def _evaluate(working: Working) -> float | None:
    """Left to right, products first; a percentage after + or - is of what stands before."""
    terms: list[tuple[str, float, bool]] = []
    for sign, term in working:
        share = term.unit == "%"
        if sign == "*" and terms:
            before_sign, before, was_share = terms.pop()
            value = before / 100 * term.value if was_share else before * (term.value / 100 if share else term.value)
            terms.append((before_sign, value, was_share and share))
        elif sign == "/" and terms:
            before_sign, before, was_share = terms.pop()
            if term.value == 0:
                return None
            terms.append((before_sign, before / term.value, was_share))
        else:
            negative = sign == "-" or (term.value < 0)
            terms.append(("-" if negative else "+", abs(term.value), share))
    mixed = len({share for _, _, share in terms}) > 1
    total = 0.0
    for sign, value, share in terms:
        step = total * value / 100 if share and mixed else value
        total += -step if sign == "-" else step
    return total
