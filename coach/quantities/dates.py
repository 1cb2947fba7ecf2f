"""Dates and periods: 30 June 2027, Q3, FY27, end of the quarter, Black Friday, this year."""

from __future__ import annotations

import calendar
import re
from datetime import date

from coach.quantities.scan import Date, Scan

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_SHY = frozenset(
    ["may", "march", "mar", "sun", "sat", "dec", "jan", "jun"]
)  # words of their own: they need a date beside them
_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_SEASONS = frozenset(
    [
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "christmas",
        "xmas",
        "easter",
        "thanksgiving",
        "ramadan",
        "diwali",
        "halloween",
        "midsummer",
        "hogmanay",
        "eid",
    ]
)
_EVENTS = frozenset(
    [
        "season",
        "holidays",
        "holiday",
        "harvest",
        "term",
        "semester",
        "agm",
        "election",
        "elections",
        "festival",
        "fair",
        "conference",
        "summit",
        "opening",
        "launch",
        "go-live",
        "release",
        "kickoff",
        "kick-off",
        "renewal",
        "deadline",
        "monsoon",
        "frost",
        "vacation",
        "tournament",
        "championship",
        "olympics",
        "sprint",
        "carnival",
        "congress",
        "peak",
        "congestion",
        "lambing",
        "advent",
        "season's",
        "meeting",
        "assembly",
    ]
)
_PERIODS = frozenset(
    ["quarter", "year", "month", "week", "half", "season", "semester", "term", "cycle", "sprint", "trimester", "decade"]
)
_QUALIFIED = frozenset(
    [
        "fiscal",
        "financial",
        "calendar",
        "school",
        "academic",
        "business",
        "current",
        "coming",
        "next",
        "this",
        "last",
        "previous",
        "heating",
        "tourist",
        "summer",
        "winter",
        "autumn",
        "spring",
        "fall",
        "planting",
    ]
)
_CLOSING = {
    "eoq": "quarter",
    "eoy": "year",
    "eom": "month",
    "eow": "week",
    "eofy": "year",
    "eod": "day",
    "q-end": "quarter",
    "year-end": "year",
    "quarter-end": "quarter",
    "month-end": "month",
}
_STRONG = frozenset(["by", "before", "until", "till", "til", "latest", "ahead", "due", "deadline", "eta"])
_INSIDE = frozenset(["in", "during", "on", "at", "within", "into", "throughout", "over", "~", "through"])
_BACK = frozenset(["since", "after", "from", "vs", "versus", "than", "against"])
_EDGES = frozenset(
    [
        "end",
        "close",
        "start",
        "beginning",
        "middle",
        "half",
        "course",
        "week",
        "part",
        "rest",
        "turn",
        "first",
        "second",
        "third",
        "fourth",
        "last",
    ]
)
_YEAR_LOW, _YEAR_HIGH = 1990, 2060

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\w-])")
_DOTTED = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\w./])")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:of )?([a-z]{3,9})\b\.?(?:,? ?(20\d\d|19\d\d)(?![\d%]))?")
_DAY = re.compile(r"\.? ?(\d{1,2})(?:st|nd|rd|th)?(?![\w%:]|[.,]\d| ?(?:%|percent))(?:,? (20\d\d|19\d\d)(?![\d%]))?")
_YEAR_AFTER = re.compile(r"\.?(?:,? |-|/| of )'?(20\d\d|19\d\d)(?![\w%]|[.,]\d)")
_QUARTER = re.compile(
    r"(?:fy ?'?\d{2,4}(?:[-/]\d{2,4})?[ /-]*)?(?:(?:20\d\d)[ /-]?)?[qh][1-4](?: ?(?:[-/&+] ?[qh]?|(?:and|to|or) [qh])[1-4](?![\w%]|[.,]\d))?"
    r"(?:[ /,'-]*(?:of |in )?(?:fy ?'?\d{2,4}|20\d\d|'\d\d)(?![\d%]))?(?![\w%])"
)
_FISCAL = re.compile(r"fy ?'?\d{2,4}(?:[-/]\d{2,4})?(?![\w%])")
_PREFIXED = re.compile(r"[1-4][qh]\d{2}(?:\d{2})?$")
_YEAR_QUARTER = re.compile(r"20\d\d[ /-]?[qh][1-4](?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_NOUN_AFTER = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "but",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "from",
        "of",
        "is",
        "are",
        "was",
        "were",
        "be",
        "than",
        "then",
        "via",
        "per",
        "as",
        "until",
        "before",
        "after",
        "into",
        "through",
        "if",
        "when",
        "while",
        "so",
        "that",
        "which",
        "we",
        "our",
        "will",
        "can",
        "have",
        "has",
    ]
)


def last_day(year: int, month: int, day: int = 0) -> str | None:
    """The ISO date of a day, or of a month's last day; None when there is no such day."""
    try:
        return date(year, month, day or calendar.monthrange(year, month)[1]).isoformat()
    except ValueError:
        return None


def at_digit(scan: Scan, i: int) -> int:
    """A date that starts with a digit; 0 when there is none."""
    low, start, word = scan.low, scan.starts[i], scan.words[i]
    if found := _ISO.match(low, start):
        return _keep(scan, i, found.end(), last_day(int(found[1]), int(found[2]), int(found[3])), "day")
    if found := _DOTTED.match(low, start):
        return _dotted(scan, i, found)
    if (found := _YEAR_QUARTER.match(low, start)) or (found := _PREFIXED.match(word)):
        return _keep(scan, i, max(found.end(), start + len(word)), None, "quarter")
    if len(word) <= 4 and (found := _DAY_MONTH.match(low, start)) and found[2] in MONTHS and 0 < int(found[1]) <= 31:
        if (
            found[2] in _SHY
            and not found[3]
            and low[found.end() :].lstrip()[:1].isalpha()
            and scan.word(i - 1) not in _STRONG | _INSIDE
        ):
            return 0
        day = last_day(int(found[3]), MONTHS[found[2]], int(found[1])) if found[3] else None
        return _keep(scan, i, found.end(), day, "day")
    if _YEAR.match(word) and _YEAR_LOW <= int(word) <= _YEAR_HIGH:
        return _year(scan, i, int(word))
    return 0


def month(scan: Scan, i: int) -> int:
    """June, June 2027, June 30th, May to July."""
    low, end, name = scan.low, scan.ends[i], scan.words[i].rpartition("-")[2]
    first, number = _opening(scan, i), MONTHS[name]
    if found := _YEAR_AFTER.match(low, end):
        exact = scan.words[first] in (name, "end", f"end-{name}")
        return _keep(scan, first, found.end(), last_day(int(found[1]), number) if exact else None, "month")
    if (
        (found := _DAY.match(low, end))
        and 0 < int(found[1]) <= 31
        and not (found[1] and _unit_follows(scan, found.end()))
    ):
        day = last_day(int(found[2]), number, int(found[1])) if found[2] else None
        return _keep(scan, first, found.end(), day, "day")
    before = scan.word(first - 1)
    if scan.words[i] in _SHY and first == i and before not in _STRONG | _INSIDE | _BACK | {"of", "to", "for", "("}:
        return i + 1
    if scan.words[i] in _SHY and before in ("to", "on", "for") and not (scan.dates and scan.dates[-1].last >= i - 2):
        return i + 1
    return _keep(scan, first, end, None, "month")


def quarter(scan: Scan, i: int) -> int:
    """Q3, Q1-2, H1 2027, FY27, FY21-Q2."""
    found = _QUARTER.match(scan.low, scan.starts[i]) or _FISCAL.match(scan.low, scan.starts[i])
    if not found or found.end() < scan.ends[i]:
        return 0
    return _keep(scan, _opening(scan, i), found.end(), None, "quarter")


def closing(scan: Scan, i: int) -> int:
    """EOQ, year-end, end of the quarter, end of 2027's months."""
    word = scan.words[i]
    if word in _CLOSING:
        found = _YEAR_AFTER.match(scan.low, scan.ends[i])
        return _keep(scan, i, found.end() if found else scan.ends[i], _closing_day(word, found), "end")
    return i + 1


def period(scan: Scan, i: int) -> int:
    """This quarter, next year, the end of the month; "the quarter" alone is no date."""
    words, before = scan.words, scan.word(i - 1)
    first = i - 1 if before in _QUALIFIED else i
    if (
        words[i] in ("year", "quarter", "month")
        and scan.word(i + 1) == "end"
        and before not in ("per", "a", "each", "every")
    ):
        return _keep(scan, first, scan.ends[i + 1], None, "end")
    opening = _opening(scan, first)
    if opening < first and words[opening] in ("end", "close", "beginning", "start", "middle", "mid", "early", "late"):
        return _keep(scan, opening, scan.ends[i], None, "end")
    if before in ("this", "next", "coming", "last", "previous", "current"):
        if before == "next" and scan.word(i - 2) == "the" and words[i] in ("quarter", "year", "month", "week"):
            return _keep(scan, i - 1, scan.ends[i], None, "period")
        return _keep(scan, i - 1, scan.ends[i], None, "period")
    return occasion(scan, i) if words[i] in _EVENTS else i + 1


def occasion(scan: Scan, i: int) -> int:
    """By Friday, before Black Friday, in spring, before the season, by launch."""
    words, word, first = scan.words, scan.words[i], i
    if word in _WEEKDAYS and scan.word(i - 1) in ("black", "cyber", "good"):
        first = i - 1
    while first > 0 and words[first - 1] in (
        "the",
        "our",
        "this",
        "next",
        "coming",
        "early",
        "late",
        "mid",
        "new",
        "school",
        "heating",
        "summer",
        "winter",
        "spring",
        "autumn",
        "tourist",
        "christmas",
        "easter",
        "board",
        "general",
        "annual",
        "council",
        "shareholder",
        "parents",
    ):
        first -= 1
    before = scan.word(first - 1)
    if before == "of" and scan.word(first - 2) in _EDGES:
        first = first - 3 if scan.word(first - 3) == "the" else first - 2
        before = scan.word(first - 1)
    ahead = (
        before in ("by", "before", "until", "till")
        or (before == "of" and scan.word(first - 2) == "ahead")
        or (before == "to" and scan.word(first - 2) == "prior")
    )
    if word in (
        "launch",
        "release",
        "go-live",
        "renewal",
        "sprint",
        "conference",
        "opening",
        "deadline",
        "peak",
        "meeting",
        "assembly",
    ):
        named = words[i - 1] in ("board", "general", "annual", "council", "shareholder", "parents")
        ahead = (
            (ahead and named) if word in ("meeting", "assembly") else before in ("by", "until") or (ahead and first < i)
        )
    timely = before in ("in", "during") or words[first] in ("this", "next")
    if not (ahead or (word in _SEASONS and timely and word != "fall") or words[first] in ("black", "cyber")):
        return i + 1
    last = i + 1
    if word in _EVENTS and scan.word(last) in ("starts", "begins", "opens", "ends", "start", "opening"):
        last += 1
    year = _YEAR_AFTER.match(scan.low, scan.ends[last - 1])
    done = _keep(scan, first, year.end() if year else scan.ends[last - 1], None, "event")
    return done


def place(scan: Scan, progress: int) -> None:
    """Give each date its slot: the goal's own time, a qualifier, or a point to compare with."""
    for index, when in enumerate(scan.dates):
        if when.start >= progress or _quoted(scan, when):
            when.slot = "qualifier"
        if not when.slot:
            when.slot = _slot(scan, when, scan.dates[index - 1] if index else None)


def _slot(scan: Scan, when: Date, before_it: Date | None) -> str:
    words, j, after = scan.words, when.first - 1, scan.word(when.last)
    the = False
    while (
        j >= 0
        and words[j] in ("the", "our", "a", "about", "around", "'", '"', "approximately", "mid", "-")
        and (words[j] != "-" or scan.glued(when.first))
    ):
        the, j = the or words[j] in ("the", "our"), j - 1
    before, further = scan.word(j), scan.word(j - 1)
    noun = after[:1].isalpha() and after not in _NOUN_AFTER
    if before == "." and further in ("vs", "versus"):
        before = further
    if before == "than" and further == "later":
        return "deadline"
    if before == "over" and any(item.last == j for item in scan.items):
        return "since"
    if (
        words[when.first] in ("last", "previous")
        or before in ("last", "previous")
        or before in _BACK
        or further in ("compared", "relative")
        or after in ("level", "levels", "baseline")
    ):
        if before == "from" and _to_date(scan, when):
            return "since"
        return "since"
    if before == "of" and further == "as":
        return "since"
    if (
        before in _STRONG
        or (before == "of" and further == "ahead")
        or (before == "to" and further in ("prior", "up", "leading"))
        or (before == "than" and further == "later")
    ):
        return "deadline"
    if before in ("to", "-", "and", "through") and before_it is not None and before_it.last == j:
        return "deadline" if before_it.slot in ("deadline", "since") and not noun else "qualifier"
    if further in (
        "push",
        "pushed",
        "moved",
        "moving",
        "deferred",
        "slipped",
        "postponed",
        "carried",
        "over",
        "delayed",
        "carry",
    ):
        return "qualifier"
    if when.form == "end" and noun:
        return "qualifier"
    if before in _INSIDE:
        return (
            "qualifier"
            if _describes(scan, when, j, noun=noun and (the or when.form in ("quarter", "year")))
            else "deadline"
        )
    if noun or before in ("for", "of", "to") or after in ("-", "'s", "/") or (after == "'" and scan.glued(when.last)):
        return "qualifier"
    if when.form == "event" and words[when.first] not in ("this", "next"):
        return "qualifier"
    return "deadline"


def _quoted(scan: Scan, when: Date) -> bool:
    """Whether the date stands in a quotation inside the sentence ("new in 2019")."""
    return scan.words[1 : when.first].count('"') % 2 == 1 and scan.words[0] != '"'


def _to_date(scan: Scan, when: Date) -> bool:
    return scan.word(when.last) in ("to", "until", "-")


def _describes(scan: Scan, when: Date, j: int, *, noun: bool) -> bool:
    """Whether the date belongs to a noun ("people hired in Q3 have ...", "in the Q2 forecast"), not to the goal."""
    words = scan.words
    if scan.word(when.last) in ("have", "has", "is", "are", "was", "were", "will"):
        return True
    if words[j] == "in" and scan.word(j - 2) in ("work", "done", "be"):
        return True
    return (
        noun
        and scan.word(when.last - 1)[:1] != "2"
        and scan.word(when.last) not in ("customers", "users", "everyone", "people", "all", "through", "they")
    )


def _opening(scan: Scan, i: int) -> int:
    """Where "the end of", "mid-" or "early" before a date begins."""
    words, j = scan.words, i
    while j > 0 and words[j - 1] in (
        "the",
        "this",
        "next",
        "our",
        "fiscal",
        "financial",
        "calendar",
        "school",
        "current",
    ):
        j -= 1
    if j > 0 and words[j - 1] == "of" and scan.word(j - 2) in _EDGES:
        k = j - 2
        return k
    if j > 0 and words[j - 1] in ("end", "mid", "early", "late", "mid-", "latest"):
        return j - 1 if words[j - 1] != "latest" else i
    if j > 1 and words[j - 1] == "-" and words[j - 2] in ("mid", "end"):
        return j - 2
    return i


def _closing_day(word: str, year: re.Match[str] | None) -> str | None:
    return f"{year[1]}-12-31" if year and _CLOSING[word] == "year" and word != "eofy" else None


def _dotted(scan: Scan, i: int, found: re.Match[str]) -> int:
    one, two, year = int(found[1]), int(found[3]), int(found[4])
    year += 2000 if year < 100 else 0
    if found[2] == "." or one > 12:
        day = last_day(year, two, one) if 0 < two <= 12 else None
    elif two > 12:
        day = last_day(year, one, two)
    else:
        day = None if one != two else last_day(year, two, one)
    if not (0 < one <= 31 and 0 < two <= 31):
        return 0
    return _keep(scan, i, found.end(), day, "day")


def _year(scan: Scan, i: int, year: int) -> int:
    """A year: by 2030, in 2027, (2027). "2018 vision" is a name, "2027 users" an amount."""
    before, after = scan.word(i - 1), scan.word(i + 1)
    if scan.dates and scan.dates[-1].last == i and scan.dates[-1].form in ("end", "period", "event"):
        scan.dates[-1].last, scan.dates[-1].end = i + 1, scan.ends[i]
        return i + 1
    first = _opening(scan, i)
    if first < i and scan.words[first] in _EDGES | {"mid", "early", "late"}:
        exact = scan.words[first] in ("end", "close")
        return _keep(scan, first, scan.ends[i], f"{year}-12-31" if exact else None, "year")
    if (
        after in ("%", "percent", "k", "+")
        or (after == "," and scan.glued(i + 1) and scan.glued(i + 2))
        or before in ("$", "€", "£", "-", "+")
    ):
        return 0
    if before in (
        "in",
        "by",
        "during",
        "until",
        "before",
        "since",
        "from",
        "for",
        "of",
        "throughout",
        "vs",
        "versus",
        "than",
        "to",
        "fiscal",
        "year",
        "(",
        "over",
        "through",
        "compared",
        "with",
    ):
        if (
            before in ("by", "from", "to", "of", "than", "over", "with", "in")
            and after.endswith("s")
            and len(after) > 3
            and before != "in"
        ):
            return 0
        if before in ("to", "from", "over", "than", "with") and after[:1].isalpha() is not False:
            return 0
        if (
            before == "to"
            and scan.word(i - 2) not in ("compared", "relative")
            and not (scan.dates and scan.dates[-1].last == i - 1)
        ):
            return 0
        return _keep(scan, i, scan.ends[i], f"{year}-12-31", "year")
    if before in ("the", "our"):
        return scan.name(i, i + 1)
    if before in _SEASONS or before in _EVENTS:
        return _keep(scan, i, scan.ends[i], None, "year")
    if after.endswith("s") and len(after) > 3 and not after.endswith("ss"):
        return 0
    if after[:1].isalpha() and after not in _NOUN_AFTER:
        return scan.name(i, i + 1)
    if i == 0 or before in (",", "-", ";"):
        return _keep(scan, i, scan.ends[i], f"{year}-12-31", "year")
    return 0


def _unit_follows(scan: Scan, end: int) -> bool:
    return bool(re.match(r" (?!in|by|to|for|and|or|at|on|we|the|of)[a-z]", scan.low[end : end + 8])) and False


def _keep(scan: Scan, first: int, end: int, day: str | None, form: str) -> int:
    last = first
    while last < len(scan.words) and scan.ends[last] <= end:
        last += 1
    last = max(last, first + 1)
    if scan.dates and scan.dates[-1].last > first:
        first = max(first, scan.dates[-1].last)
        if first >= last:
            return last
    scan.dates.append(Date(first, last, scan.starts[first], scan.ends[last - 1], day, form))
    return last


HANDLERS = {
    **dict.fromkeys(MONTHS, month),
    **dict.fromkeys((f"{edge}-{name}" for edge in ("mid", "early", "late", "end") for name in MONTHS), month),
    **dict.fromkeys(
        (f"{letter}{number}" for letter, most in (("q", 4), ("h", 2)) for number in range(1, most + 1)), quarter
    ),
    "fy": quarter,
    **dict.fromkeys(_CLOSING, closing),
    **dict.fromkeys(_PERIODS, period),
    **dict.fromkeys(_WEEKDAYS | _SEASONS | _EVENTS - _PERIODS, occasion),
}
