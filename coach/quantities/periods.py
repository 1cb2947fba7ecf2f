"""Dates in words: EOQ, the end of the quarter, this year, by Friday, before the season, Black Friday."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities.dates import EDGES, YEAR_AFTER, keep, opening
from coach.quantities.scan import Scan
from coach.words import bag

_CLOSING = bag("eoq eoy eom eow eofy eod q-end year-end quarter-end month-end")
_WEEKDAYS = bag("monday tuesday wednesday thursday friday saturday sunday")
_PERIODS = bag("quarter year month week half season semester term cycle sprint trimester decade")
_KINDS_OF_YEAR = lex.BEFORE_PERIOD | bag(
    "academic business coming last previous heating tourist summer winter autumn spring fall planting"
)
_BEFORE_OCCASION = bag(
    "the our this next coming early late mid new school heating summer winter spring autumn tourist christmas easter board "
    "general annual council shareholder parents"
)
_MEETINGS = bag("board general annual council shareholder parents")
_BY_NAME = bag("launch release go-live renewal sprint conference opening deadline peak")  # "before launch" is no date
_OPENS = bag("starts begins opens ends start opening")
_AHEAD = bag("by before until till")
_ARTICLES = bag("the a an our")  # "waits at the till fall"


def closing(scan: Scan, i: int) -> int:
    """EOQ, year-end 2027."""
    found = YEAR_AFTER.match(scan.low, scan.ends[i])
    calendar_year = found is not None and scan.words[i] in ("eoy", "year-end")
    day = f"{found[1]}-12-31" if found and calendar_year else None
    return keep(scan, i, found.end() if found else scan.ends[i], day, "end")


def period(scan: Scan, i: int) -> int:
    """Read this quarter, next year, the end of the month; "the quarter" alone is no date."""
    words, before = scan.words, scan.token[i - 1]
    first = i - 1 if before in _KINDS_OF_YEAR else i
    if (
        words[i] in ("year", "quarter", "month")
        and scan.token[i + 1] == "end"
        and before not in ("per", "a", "each", "every")
    ):
        return keep(scan, first, scan.ends[i + 1], None, "end")
    start = opening(scan, first)
    if start < first and words[start] in ("end", "close", "beginning", "start", "middle", "mid", "early", "late"):
        return keep(scan, start, scan.ends[i], None, "end")
    if before in ("this", "next", "coming", "last", "previous", "current"):
        return keep(scan, i - 1, scan.ends[i], None, "period")
    return occasion(scan, i) if words[i] in lex.EVENTS else i + 1


def occasion(scan: Scan, i: int) -> int:
    """By Friday, before Black Friday, in spring, before the season, by launch."""
    words, word = scan.words, scan.words[i]
    first = i - 1 if word in _WEEKDAYS and scan.token[i - 1] in ("black", "cyber", "good") else i
    while first > 0 and words[first - 1] in _BEFORE_OCCASION:
        first -= 1
    if word == "season" and scan.noun(first - 1) and scan.token[first - 2] in _AHEAD:
        first -= 1  # "before planting season"
    if scan.token[first - 1] == "of" and scan.token[first - 2] in EDGES:
        first -= 3 if scan.token[first - 3] == "the" else 2
    before = scan.token[first - 1]
    timely = before in ("in", "during") or words[first] in ("this", "next")
    season = word in lex.SEASONS and timely and word != "fall"
    if not (season or words[first] in ("black", "cyber") or _ahead(scan, i, first)):
        return i + 1
    last = i + 2 if word in lex.EVENTS and scan.token[i + 1] in _OPENS else i + 1
    year = YEAR_AFTER.match(scan.low, scan.ends[last - 1])
    return keep(scan, first, year.end() if year else scan.ends[last - 1], None, "event")


def _ahead(scan: Scan, i: int, first: int) -> bool:
    """Whether something is due by the occasion."""
    before, further = scan.token[first - 1], scan.token[first - 2]
    ahead = (before in _AHEAD and further not in _ARTICLES) or (before, further) in (("of", "ahead"), ("to", "prior"))
    if scan.words[i] in ("meeting", "assembly"):
        return ahead and scan.token[i - 1] in _MEETINGS
    if scan.words[i] in _BY_NAME:
        return before in ("by", "until") or (ahead and first < i)
    return ahead


HANDLERS = {
    **dict.fromkeys(_CLOSING, closing),
    **dict.fromkeys(_PERIODS, period),
    **dict.fromkeys((_WEEKDAYS | lex.SEASONS | lex.EVENTS) - _PERIODS, occasion),
}
