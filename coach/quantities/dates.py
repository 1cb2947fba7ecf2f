"""Dates that hold a day, a month, a quarter or a year: 30 June 2027, 2027-06-30, mid-June, Q3, FY27, by 2030."""

from __future__ import annotations

import calendar
import re
from datetime import date

from coach.quantities import lexicon as lex
from coach.quantities.scan import Date, Scan
from coach.words import bag

_MONTHS = "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec"
MONTHS = {name: number for number, names in enumerate(_MONTHS.split(), 1) for name in names.split("|")}
EDGES = bag("end close start beginning middle half course week part rest turn first second third fourth last")
_SHY = bag("may march mar jan jun dec")  # words or names of their own: they need a date beside them
_YEARS = range(1990, 2061)
_DATED = lex.DEADLINE_LEADS | lex.TIME_LEADS | lex.SINCE_LEADS | bag("of to for (")
_YEAR_LEADS = bag(
    "in by during until before since from for of throughout vs versus than to fiscal year ( over through compared with"
)
_NUMBER_BEFORE = frozenset("$€£-+")
_LOOSE = frozenset(("", ",", ";"))  # a year may open the text or stand after a comma
_COUNT_LEADS = bag("by from to of than over with")  # "by 2000 members" is an amount
_LOOSE_LEADS = bag("to from over than with")

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\w-])")
_DOTTED = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\w./])")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?[ -]{1,3}(?:of {1,3})?([a-z]{3,9})\b\.?(?:,? {0,3}(20\d\d|19\d\d)(?![\d%]))?"
)
_DAY = re.compile(
    r"\.? {0,3}(\d{1,2})(?:st|nd|rd|th)?(?![\w%:]|[.,]\d| ?(?:%|percent))(?:,? {1,3}(20\d\d|19\d\d)(?![\d%]))?"
)
YEAR_AFTER = re.compile(r"\.?(?:,? {1,3}|-|/| {1,3}of {1,3})'?(20\d\d|19\d\d)(?![\w%]|[.,]\d)")
_QUARTER = re.compile(
    r"(?:fy ?'?\d{2,4}(?:[-/]\d{2,4})?[ /-]*)?(?:(?:20\d\d)[ /-]?)?[qh][1-4]"
    r"(?: ?(?:[-/&+] ?[qh]?|(?:and|to|or) [qh])[1-4](?![\w%]|[.,]\d))?"
    r"(?:[ /,'-]*(?:of |in )?(?:fy ?'?\d{2,4}|20\d\d|'\d\d)(?![\d%]))?(?![\w%])"
)
_FISCAL = re.compile(r"fy ?'?\d{2,4}(?:[-/]\d{2,4})?(?![\w%])")
_PREFIXED = re.compile(r"[1-4][qh]\d{2}(?:\d{2})?$")
_YEAR_QUARTER = re.compile(r"20\d\d[ /-]?[qh][1-4](?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d$")


def last_day(year: int, month: int, day: int = 0) -> str | None:
    """The ISO date of a day, or of a month's last day; None when there is no such day."""
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1]).isoformat()
    except ValueError:
        return None


def at_digit(scan: Scan, i: int) -> int:
    """Read a date that starts with a digit; 0 when there is none."""
    low, start, word = scan.low, scan.starts[i], scan.words[i]
    after = scan.token[i + 1]
    if after in MONTHS or after == "of" or "-" in word or after == "-":
        if found := _ISO.match(low, start):
            return keep(scan, i, found.end(), last_day(int(found[1]), int(found[2]), int(found[3])), "day")
        if (found := _DAY_MONTH.match(low, start)) and found[2] in MONTHS and 0 < int(found[1]) <= 31:
            return _day_month(scan, i, found)
    if (after == "/" or "." in word) and (found := _DOTTED.match(low, start)):
        return _dotted(scan, i, found)
    if len(word) > 2 and ((found := _YEAR_QUARTER.match(low, start)) or (found := _PREFIXED.match(word))):
        return keep(scan, i, max(found.end(), start + len(word)), None, "quarter")
    return _year(scan, i, int(word)) if len(word) == 4 and _YEAR.match(word) and int(word) in _YEARS else 0


def month(scan: Scan, i: int) -> int:
    """June, mid-June, June 2027, June 30th."""
    low, end, name = scan.low, scan.ends[i], scan.words[i].rpartition("-")[2]
    first, number = opening(scan, i), MONTHS[name]
    if found := YEAR_AFTER.match(low, end):
        exact = scan.words[first] in (name, "end", f"end-{name}")
        return keep(scan, first, found.end(), last_day(int(found[1]), number) if exact else None, "month")
    if (found := _DAY.match(low, end)) and 0 < int(found[1]) <= 31:
        day = last_day(int(found[2]), number, int(found[1])) if found[2] else None
        return keep(scan, first, found.end(), day, "day")
    before = scan.token[first - 1]
    if scan.words[i] in _SHY:
        paired = bool(scan.dates) and scan.dates[-1].last >= i - 2
        if (first == i and before not in _DATED) or (before in ("to", "on", "for") and not paired):
            return i + 1
    return keep(scan, first, end, None, "month")


def quarter(scan: Scan, i: int) -> int:
    """Q3, Q1-2, H1 2027, FY27, FY21-Q2; 0 when the word is none of these."""
    found = _QUARTER.match(scan.low, scan.starts[i]) or _FISCAL.match(scan.low, scan.starts[i])
    if not found or found.end() < scan.ends[i]:
        return 0
    return keep(scan, opening(scan, i), found.end(), None, "quarter")


def opening(scan: Scan, i: int) -> int:
    """The token where "the end of", "mid" or "early" before a date begins; i when nothing stands there."""
    words, j = scan.words, i
    while j > 0 and words[j - 1] in lex.BEFORE_PERIOD:
        j -= 1
    if j > 1 and words[j - 1] == "of" and words[j - 2] in EDGES:
        return j - 2
    if j > 0 and words[j - 1] in ("end", "mid", "early", "late"):
        return j - 1
    if j > 1 and words[j - 1] == "-" and words[j - 2] in ("mid", "end"):
        return j - 2
    return i


def keep(scan: Scan, first: int, end: int, day: str | None, form: str) -> int:
    """Note a date from a token to a character; return the next token to look at."""
    last = first + 1
    while last < len(scan.words) and scan.ends[last] <= end:
        last += 1
    if scan.dates and scan.dates[-1].last > first:
        first = scan.dates[-1].last
        if first >= last:
            return last
    scan.dates.append(Date(first, last, scan.starts[first], scan.ends[last - 1], day, form))
    return last


def _day_month(scan: Scan, i: int, found: re.Match[str]) -> int:
    number, name = int(found[1]), found[2]
    if name in _SHY and not found[3] and scan.token[i - 1] not in lex.DEADLINE_LEADS | lex.TIME_LEADS:
        rest = scan.low[found.end() : found.end() + 2].lstrip()
        if rest[:1].isalpha():  # "5 may join"
            return 0
    day = last_day(int(found[3]), MONTHS[name], number) if found[3] else None
    return keep(scan, i, found.end(), day, "day")


def _dotted(scan: Scan, i: int, found: re.Match[str]) -> int:
    """30.06.2027 and 30/06/2027; 05/06/2027 is one of two days, so no date."""
    one, two, year = int(found[1]), int(found[3]), int(found[4])
    if not (0 < one <= 31 and 0 < two <= 31):
        return 0
    year += 2000 if year < 100 else 0
    if found[2] == "." or one > 12 or one == two:
        day = last_day(year, two, one)
    else:
        day = last_day(year, one, two) if two > 12 else None
    return keep(scan, i, found.end(), day, "day")


def _year(scan: Scan, i: int, year: int) -> int:  # noqa: PLR0911 - a decision list, read top-down
    """Read a year: by 2030, end of 2027, (2027); 0 for an amount; "2018 vision" is a name."""
    if scan.dates and scan.dates[-1].last == i and scan.dates[-1].form in ("end", "period", "event"):
        scan.dates[-1].last, scan.dates[-1].end = i + 1, scan.ends[i]
        return i + 1
    first = opening(scan, i)
    if first < i and scan.words[first] in EDGES | {"mid", "early", "late"}:
        exact = scan.words[first] in ("end", "close")
        return keep(scan, first, scan.ends[i], f"{year}-12-31" if exact else None, "year")
    before, after = scan.token[i - 1], scan.token[i + 1]
    if before in _NUMBER_BEFORE or after in lex.PERCENT or after in ("k", "+"):
        return 0
    if before in ("the", "our"):
        return scan.name(i, i + 1)
    if before in lex.SEASONS or before in lex.EVENTS:
        return keep(scan, i, scan.ends[i], None, "year")
    stated = before in _YEAR_LEADS and not _is_count(scan, i)
    if stated or (before in _LOOSE and not scan.noun(i + 1)):
        return keep(scan, i, scan.ends[i], f"{year}-12-31", "year")
    described = before not in _YEAR_LEADS and scan.noun(i + 1) and not _plural(after)
    return scan.name(i, i + 1) if described else 0


def _is_count(scan: Scan, i: int) -> bool:
    """Whether what looks like a year is an amount: "by 2000 members", "from 2000 to 2050"."""
    before, after = scan.token[i - 1], scan.token[i + 1]
    if before in _COUNT_LEADS and _plural(after):
        return True
    if before in _LOOSE_LEADS and after[:1].isalpha():
        return True
    paired = bool(scan.dates) and scan.dates[-1].last == i - 1
    return before == "to" and scan.token[i - 2] not in ("compared", "relative") and not paired


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss")


HANDLERS = {
    **dict.fromkeys(MONTHS, month),
    **dict.fromkeys((f"{edge}-{name}" for edge in ("mid", "early", "late", "end") for name in MONTHS), month),
    **dict.fromkeys(
        (f"{letter}{number}" for letter, most in (("q", 4), ("h", 2)) for number in range(1, most + 1)), quarter
    ),
    "fy": quarter,
}
