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


@lru_cache(maxsize=1024)
def day(when: When) -> tuple[str, ...]:
    """A date as a key that equal dates share; a year that is not said is ""."""
    if when.date is not None:
        year, month, number = when.date.split("-")
        return ("day", str(int(number)), str(int(month)), year)
    text = " ".join(when.text.lower().replace("-", " ").replace(",", " ").split())
    text = PART_OF_YEAR.sub(_short_part, text)
    name = next((word for word in re.findall(r"[a-z]+", text) if word in MONTHS), None)
    numbers = re.findall(r"\d+", text)
    if name and not _EDGE.search(text):
        year = next((number for number in numbers if len(number) == 4), "")
        last = calendar.monthrange(int(year or 2027), MONTHS[name])[1]
        number = next((number for number in numbers if len(number) < 3), str(last))
        return ("day", str(int(number)), str(MONTHS[name]), year)
    text = re.sub(r"\b(the|our|this|of|end|close|by)\b|'", " ", _CLOSE.get(text, text))
    return ("period", *sorted(re.sub(r"\bfy ?(?:20)?(\d\d)\b", r"fy\1", text).split()))


def _short_part(found: re.Match[str]) -> str:
    return found[2][0] + str(_ORDER.index(found[1]) + 1)


def same_day(one: When, two: When) -> bool:
    """Whether two dates mean the same last day; a year said on one side alone is no difference."""
    a, b = day(one), day(two)
    if a == b:
        return True
    if a[0] == b[0] == "period":
        return all(len(part) == 4 and part.isdecimal() for part in set(a) ^ set(b)) and len(set(a) ^ set(b)) == 1
    return a[0] == b[0] == "day" and a[1:3] == b[1:3] and "" in (a[3], b[3])
