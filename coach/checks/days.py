"""Dates as days: whether two mean the same one."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from coach.checks.compared import PART_OF_YEAR
from coach.quantities import When
from coach.quantities.dates import MONTHS

_ORDER = ("first", "second", "third", "fourth")
_EDGE = re.compile(r"\b(early|mid|late|start|beginning|middle)\b")
_CLOSE = {"eoq": "quarter", "eoy": "year", "eom": "month", "eow": "week"}
_OTHER_YEAR = re.compile(r"\bfy|fiscal|financial|next|last|school|academic|season")
_YEAR = re.compile(r"\b(year|eoy)\b")
_END = re.compile(r"\b(end|close|eo[mqy])\b")
_YEARS = re.compile(r"\d{4}")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})")
_PART = re.compile(r"([qh])([1-4])")
_MONTHS_IN = {"q": 3, "h": 6}
Day = tuple[str, ...]


@lru_cache(maxsize=1024)
def days(when: When) -> tuple[Day, ...]:
    """The days that a date may mean, as keys that equal dates share; a year that is not said is "".

    A key begins with "day", or with the "month" or "quarter" whose last day it is.
    1/11/2027 is read both ways round. A quarter or half is the one of the calendar, unless it is one of a financial year.
    """
    if when.date is not None and "/" not in when.text:
        year, month, number = when.date.split("-")
        return (_day(int(number), int(month), year),)
    text = " ".join(when.text.lower().replace("-", " ").replace(",", " ").split())
    if numbers := _NUMBERS.search(text):
        one, two, year = int(numbers[1]), int(numbers[2]), numbers[3] if len(numbers[3]) == 4 else "20" + numbers[3]
        return tuple(_day(day, month, year) for day, month in ((one, two), (two, one)) if 0 < month < 13)
    text = PART_OF_YEAR.sub(_short_part, text)
    return (_of_month(text) or _of_year(text) or _period(text),)


def same_day(one: When, two: When) -> bool:
    """Whether two dates may mean the same last day; a year said on one side alone is no difference."""
    return any(_same(a, b) for a in days(one) for b in days(two))


def _day(number: int, month: int, year: str, kind: str = "day") -> Day:
    return (kind, str(number), str(month), year)


def _of_month(text: str) -> Day | None:
    """A day of a named month, its last one when none is said."""
    name = next((word for word in re.findall(r"[a-z]+", text) if word in MONTHS), None)
    if not name or _EDGE.search(text):
        return None
    numbers = re.findall(r"\d+", text)
    year = next((number for number in numbers if len(number) == 4), "")
    last = calendar.monthrange(int(year or 2027), MONTHS[name])[1]
    number = next((number for number in numbers if len(number) < 3), "")
    return _day(int(number or last), MONTHS[name], year, "day" if number or _END.search(text) else "month")


def _of_year(text: str) -> Day | None:
    """The last day of a quarter, a half or a year of the calendar."""
    part = _PART.search(text)
    if _EDGE.search(text) or _OTHER_YEAR.search(text):
        return None
    year = next(iter(re.findall(r"\b\d{4}\b", text)), "")
    if part is not None:
        month = int(part[2]) * _MONTHS_IN[part[1]]
        last = calendar.monthrange(2027, month)[1] if month < 13 else 0
        return _day(last, month, year, "day" if _END.search(text) else "quarter") if last else None
    return _day(31, 12, year) if text == year or _YEAR.search(text) else None


def _period(text: str) -> Day:
    text = re.sub(r"\b(the|our|this|of|end|close|by)\b|'", " ", _CLOSE.get(text, text))
    return ("period", *sorted(re.sub(r"\bfy ?(?:20)?(\d\d)\b", r"fy\1", text).split()))


def _short_part(found: re.Match[str]) -> str:
    return found[2][0] + str(_ORDER.index(found[1]) + 1)


def _same(a: Day, b: Day) -> bool:
    if a == b:
        return True
    if "period" in (a[0], b[0]):
        return a[0] == b[0] and len(set(a) ^ set(b)) == 1 and all(_YEARS.fullmatch(part) for part in set(a) ^ set(b))
    whole = {a[0], b[0]} == {"month", "quarter"}  # in June is not in Q2
    return not whole and a[1:3] == b[1:3] and (a[3] == b[3] or "" in (a[3], b[3]))
