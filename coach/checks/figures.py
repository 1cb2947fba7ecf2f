"""Figures compared across two texts: equal in meaning, or a sum whose working is shown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from coach.quantities import Amounts, Quantity

_SECONDS = {"ms": 0.001, "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0}
_MONTHS = {"month": 1.0, "quarter": 3.0, "year": 12.0}
_SCALES = {
    "%": ("share", 1.0), "basis points": ("points", 0.01), "points": ("points", 1.0),
    **{unit: ("time", factor) for unit, factor in _SECONDS.items()},
    **{unit: ("months", factor) for unit, factor in _MONTHS.items()},
    "g": ("mass", 1.0), "kg": ("mass", 1e3), "t": ("mass", 1e6), "ml": ("volume", 1e-3), "l": ("volume", 1.0),
    "mm": ("length", 1e-3), "cm": ("length", 1e-2), "m": ("length", 1.0), "km": ("length", 1e3),
    "kB": ("data", 1e3), "MB": ("data", 1e6), "GB": ("data", 1e9), "TB": ("data", 1e12),
    "kWh": ("energy", 1.0), "MWh": ("energy", 1e3), "GWh": ("energy", 1e6), "kW": ("power", 1.0), "MW": ("power", 1e3),
    "Mbps": ("band", 1.0), "Gbps": ("band", 1e3),
}  # fmt: skip
_SIGNS = {
    **dict.fromkeys(("+", "plus"), "+"), **dict.fromkeys(("-", "minus"), "-"), **dict.fromkeys(("x", "×", "*", "times"), "*"),
    "÷": "/", "=": "=",
}  # fmt: skip
_A_YEAR = {"year": 1.0, "quarter": 4.0, "month": 12.0}
_ROUND = 0.5  # "a third" is 33%
_MANY = 8  # equal figures that are looked at
_APART = 6  # tokens that may stand between two terms of a sum: 8 nurses + 4 porters

P = TypeVar("P")


class Measured(NamedTuple):
    """An amount on a scale where equal amounts are equal numbers."""

    dimension: str
    value: float
    high: float | None
    rough: bool  # from a fraction in words: 33.3


def measured(quantity: Quantity) -> Measured | None:
    """The amount on its scale; None when it has no value. Double is a change of 100%, halve one of 50%."""
    if quantity.value is None:
        return None
    return _measured(quantity.value, quantity.unit, quantity.role, quantity.high, bool(quantity.per))


@lru_cache(maxsize=1024)
def _measured(amount: float, unit: str, role: str, upper: float | None, rated: bool) -> Measured:  # noqa: FBT001
    dimension, factor = _SCALES.get(unit, (unit, 1.0))
    if unit[:1] == "/":
        dimension, factor = _part(unit)
    elif unit == "times" and not rated:
        dimension = ""  # 300 times, 300 visits
    value = amount * factor
    if role == "factor":
        dimension, value = "share", 100 * abs(1 - amount)
    elif role == "delta" and dimension in ("share", "points"):
        value = abs(value)
    high = None if upper is None else round(upper * factor, 9)
    rough = dimension == "share" and abs(value - round(value, 3)) > 1e-9
    return Measured(dimension, float(f"{value:.9g}"), high, rough)


def _part(unit: str) -> tuple[str, float]:
    """The scale of "1/4": a share."""
    whole = unit[1:]
    return ("share", 100 / int(whole)) if whole.isdecimal() and int(whole) else (unit, 1.0)


def by_the_year(quantity: Quantity) -> tuple[str, float] | None:
    """An amount per month, quarter or year as one per year, with its dimension; None for other figures."""
    turns = _A_YEAR.get(quantity.per)
    scaled = None if turns is None else measured(quantity)
    return (
        None
        if turns is None or scaled is None or scaled.dimension == "share"
        else (scaled.dimension, scaled.value * turns)
    )


class Index(NamedTuple, Generic[P]):
    """Figures by what they amount to, each with the place where it stands."""

    exact: dict[tuple[str, float, float | None], list[tuple[P, Quantity]]]
    rough: dict[int, list[tuple[P, Quantity]]]  # shares by whole percent
    nought: list[tuple[P, Quantity]]
    values: frozenset[float]
    rates: dict[tuple[str, float], list[tuple[P, Quantity]]]  # by unit and count a year

    def equal(self, quantity: Quantity) -> list[tuple[P, Quantity]]:
        """The figures that equal one after conversion: 1,200 s and 20 minutes, half and 50%, double and 2x."""
        scaled = measured(quantity)
        if scaled is None:
            return []
        found = self.exact.get((scaled.dimension, scaled.value, scaled.high), [])[:_MANY]
        found += self.exact.get(_ratio(scaled), [])[:_MANY]
        yearly = by_the_year(quantity)
        found += [] if yearly is None or found else self.rates.get(yearly, [])[:_MANY]
        if scaled.value == 0:
            found += self.nought[:_MANY]
        if scaled.dimension == "share" and not found and abs(scaled.value) < 1e6:
            whole = round(scaled.value)
            for place, other in (
                pair for near in (whole - 1, whole, whole + 1) for pair in self.rough.get(near, [])[:_MANY]
            ):
                against = measured(other)
                if against and (scaled.rough or against.rough) and abs(against.value - scaled.value) <= _ROUND:
                    found.append((place, other))
        return found[:_MANY]


def index(placed: Iterable[tuple[P, Quantity]]) -> Index[P]:
    """Sort figures by what they amount to."""
    exact: dict[tuple[str, float, float | None], list[tuple[P, Quantity]]] = {}
    rough: dict[int, list[tuple[P, Quantity]]] = {}
    rates: dict[tuple[str, float], list[tuple[P, Quantity]]] = {}
    nought, values = [], set()
    for place, quantity in placed:
        scaled = measured(quantity)
        if scaled is None or quantity.value is None:
            continue
        values.add(abs(quantity.value))
        exact.setdefault((scaled.dimension, scaled.value, scaled.high), []).append((place, quantity))
        if (yearly := by_the_year(quantity)) is not None:
            rates.setdefault(yearly, []).append((place, quantity))
        if scaled.value == 0:
            nought.append((place, quantity))
        elif scaled.dimension == "share" and abs(scaled.value) < 1e6:
            rough.setdefault(round(scaled.value), []).append((place, quantity))
    return Index(exact, rough, nought, frozenset(values), rates)


def _ratio(scaled: Measured) -> tuple[str, float, float | None]:
    """The same share in its other form: 0.21 for 21%, 21% for 0.21."""
    if scaled.dimension == "share":
        return ("", float(f"{scaled.value / 100:.9g}"), scaled.high)
    inside = not scaled.dimension and 0 < scaled.value < 1
    return ("share" if inside else "-", float(f"{100 * scaled.value:.9g}"), scaled.high)


class Term(NamedTuple):
    """A number in a shown working."""

    sign: str  # before it: + - * /, "" for the first
    at: int  # index of the quantity
    value: float
    share: bool


def derived(amounts: Amounts, given: frozenset[float]) -> frozenset[int]:
    """Indexes of the quantities that a shown working accounts for, from given figures: 8 + 4 = 12.

    The result counts wherever it stands in the line; the operands have to be given, or results themselves.
    """
    known, used = set(given), set()
    results: set[float] = set()
    for _ in range(2):  # a sum may use the result of the next
        for left, right in _equations(amounts):
            for working, other in ((left, right), (right, left)):
                if len(other) == 1 and len(working) > 1 and _holds(working, other[0].value, known):
                    results.add(other[0].value)
                    known.add(other[0].value)
                    used |= {term.at for term in working}
    if not results:
        return frozenset()
    return frozenset(used | {at for at, quantity in enumerate(amounts.quantities) if quantity.value in results})


def _equations(amounts: Amounts) -> Iterator[tuple[list[Term], list[Term]]]:
    """Both sides of each equals sign."""
    if "=" not in amounts.tokens.words:
        return
    sides: list[list[Term]] = [[]]
    before: Quantity | None = None
    for at, quantity in enumerate(amounts.quantities):
        if quantity.value is None:
            continue
        sign = _sign(amounts, before, quantity) if before else ""
        if sign == "=":
            sides.append([])
        elif not sign:
            yield from pairwise(sides)
            sides = [[]]
        sides[-1].append(Term("" if sign == "=" else sign, at, quantity.value, _is_share(quantity)))
        if quantity.high is not None:  # "24 - 25%" before an equals sign takes away
            sides[-1].append(Term("-", at, quantity.high, quantity.unit == "%"))
        before = quantity
    yield from pairwise(sides)


def _is_share(quantity: Quantity) -> bool:
    """Whether a term is a percentage; of "24 - 25%" the first is none."""
    return quantity.unit == "%" and (quantity.high is None or "%" in quantity.text[:-1])


def _sign(amounts: Amounts, before: Quantity, after: Quantity) -> str:
    """The sign of arithmetic between two amounts, "" when they stand in prose."""
    words, starts, _ = amounts.tokens
    first, last = bisect_left(starts, before.end), bisect_left(starts, after.start)
    if last - first > _APART:
        return ""
    between = words[first:last]
    signs = [_SIGNS[word] for word in between if word in _SIGNS]
    if not signs and after.text[0] in "+-−":
        signs = ["-" if after.text[0] != "+" else "+"]
    if not signs and "of" in between and before.unit == "%":
        return "*"
    return signs[0] if len(signs) == 1 and "." not in between and ";" not in between else ""


def _holds(working: list[Term], result: float, known: set[float]) -> bool:
    """Whether every operand is known and the sum is right."""
    if any(abs(term.value) not in known for term in working):
        return False
    value = _evaluate(working)
    return value is not None and abs(value - result) <= max(1e-6 * abs(value), 0.05 if result != int(result) else 1e-9)


def _evaluate(working: list[Term]) -> float | None:
    """Products first, then from left to right; a percentage after + or - is of what stands before."""
    sums: list[tuple[float, bool]] = []  # value with its sign, whether it is a percentage
    for term in working:
        if term.sign in ("*", "/") and sums:
            value, share = sums.pop()
            if term.sign == "/" and term.value == 0:
                return None
            factor = 1 / term.value if term.sign == "/" else term.value / 100 if term.share or share else term.value
            sums.append((value * factor, share and term.share))
        else:
            sums.append((-abs(term.value) if term.sign == "-" or term.value < 0 else term.value, term.share))
    mixed = len({share for _, share in sums}) > 1
    total = 0.0
    for value, share in sums:
        total += total * value / 100 if share and mixed else value
    return total
