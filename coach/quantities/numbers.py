"""Amounts that begin with a digit, and the steps that every amount goes through."""

from __future__ import annotations

import re

from coach.quantities import bounds, dates, shares, units
from coach.quantities import lexicon as lex
from coach.quantities.classes import May
from coach.quantities.scan import Date, Item, Scan
from coach.words import bag

_HEAD = re.compile(r"(\d+(?:[.,']\d+)*)([^\W\d_]*)(?:-(\w.*))?$")
_GROUPED = re.compile(r"\d{1,3}(?:([,'])\d{3})(?:\1\d{3})*(?:\.\d+)?$")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}$")
_GROUP = re.compile(r"(\d{3})(?:[.,]\d+)?([^\W\d_]*)$")
_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d")
_MULTIPLE = re.compile(r"x(\d+(?:[.,]\d+)?)$")
_SUB = re.compile(r"sub-(\d+(?:[.,]\d+)?)([a-z]*)$")
_LETTERED = re.compile(r"(usd|eur|gbp|chf|sek|nok|dkk|inr|rs|cad|aud)(\d+(?:[.,']\d+)*)([a-z]*)$")
_HOURS = re.compile(r"(\d{1,2})h([0-5]\d)$")
_SPAN_LEADS = bag("from to under below than at of")
_LONGEST = 300  # digits; longer runs are no amounts
_RANKED = bag("rank ranked be become reach hit position to at stay")  # "rank #1" is an amount, "#12" a name
_DATED = bag("week sprint month day")  # "by week 8" is a date
_PERIODS = bag("year month week day")
_WHICH = bag("last this next previous past current coming a per each every")  # "last year 140 classes came"
_SHIPPED = bag("release ship launch publish tag deploy announce finish complete")
_PUT_OUT = bag("release version released shipped published launched")
_UPGRADED = bag("upgrade update migrate port move switch")
_VERBS_TOO = bag("number grade batch line stage")  # designators that may open a sentence as verbs


def numeral(text: str) -> float | None:
    """The value of digits with their marks; None for versions and lists such as 1.2.3 or 1,2,3."""
    if not text or len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return float(text)
    if _GROUPED.match(text) and not text.startswith("0"):
        return float(text.replace(",", "").replace("'", ""))
    if text.count(".") + text.count(",") == 1 and "'" not in text:
        return float(text.replace(",", "."))
    if _CONTINENTAL.match(text):
        return float(text.replace(".", "").replace(",", "."))
    return None


def digits(scan: Scan, i: int) -> int:
    """Read the amount at a token that starts with a digit; return the next token to look at."""
    bits = scan.bits
    if bits[i] & May.PLAIN and not bits[i - 1] & May.MARKED and not bits[i + 1] & May.FOLLOWED:
        return finish(scan, scan.item(i, i + 1, float(scan.words[i])))
    if _is_clock(scan, i):
        return scan.name(i, i + 3)
    if (span := _HOURS.match(scan.words[i])) and scan.token[i - 1] in _SPAN_LEADS:  # "from 3h10 to 2h30"
        return keep(scan, scan.item(i, i + 1, float(span[1]) + float(span[2]) / 60, "hour"))
    return dates.at_digit(scan, i) or _marked(scan, i)


def _marked(scan: Scan, i: int) -> int:
    """Read a number with something glued to it, or with a mark or a name beside it."""
    number, suffix, tail = _parts(scan.words[i])
    value = numeral(number)
    if (
        value is None
        or _reference(scan, i)
        or (i < 2 and _numbers_the_line(scan, i))
        or _names_version(scan, i, number)
    ):
        return scan.name(i, i + 1)
    if scan.token[i + 1] in (":", "/") and (found := shares.joined(scan, i, value)):
        return keep(scan, found) if isinstance(found, Item) else found
    item = scan.item(i, i + 1, value)
    if tail:
        return _compound(scan, item, suffix, tail)
    suffix = suffix or _spaced_groups(scan, item, number)
    if "." in number and _THOUSANDS.match(number) and _counts(scan, item):
        item.value = value * 1000
    _leading_point(scan, item, number)
    units.sign_and_currency(scan, item)
    cohort = suffix == "s" and scan.token[i - 1] in lex.DESIGNATOR  # "year 7s"
    five_s = cohort or (suffix == "s" and value in (5, 6) and scan.noun(item.last))  # "5S audits"
    if suffix and ((suffix == "g" and value < 7) or five_s or not units.glued(item, suffix)):
        return scan.name(i, i + 1)
    if not (suffix or item.unit) and _designated(scan, item, number):
        return scan.name(i - 1 if scan.token[i - 1] in lex.STANDARD | lex.DESIGNATOR else i, i + 1)
    if suffix == "m" and not item.unit and not scan.noun(item.last):
        item.value, item.unit = value, "m"  # metres or minutes: the words do not say
    return finish(scan, item)


def _parts(word: str) -> tuple[str, str, str]:
    """Number, letters glued to it and what a hyphen adds: 90-day, 10k; "" for the number of 4xx."""
    if word.isdecimal():
        return word, "", ""
    head = _HEAD.match(word)
    return (head[1], head[2], head[3] or "") if head else ("", "", "")


def lettered(scan: Scan, i: int) -> int:
    """Read a word that holds digits: EUR500 and x2 are amounts, anything else (p95, Sev-1, v4.1) a name."""
    if (multiple := _MULTIPLE.match(scan.words[i])) and i and not scan.noun(i + 1):
        return keep(scan, scan.item(i, i + 1, numeral(multiple[1]), "x", "factor"))
    if found := _SUB.match(scan.words[i]):
        item = scan.item(i, i + 1, numeral(found[1]))
        item.bound = "<"  # "sub-10%"
        return finish(scan, item) if not found[2] or units.glued(item, found[2]) else scan.name(i, i + 1)
    found = _LETTERED.match(scan.words[i])
    value = numeral(found[2]) if found else None
    if found is None or value is None:
        return scan.name(i, i + 1)
    item = scan.item(i, i + 1, value, lex.CURRENCY.get(found[1], found[1].upper()))
    if found[3] and not units.glued(item, found[3]):
        return scan.name(i, i + 1)
    return finish(scan, item)


def finish(scan: Scan, item: Item) -> int:
    """Add what follows the number (scale, unit, plus, rate) and keep it; return the next token to look at."""
    bits = scan.bits
    if bits[item.last] & May.UNIT:
        units.following(scan, item)
    if bits[item.last] & May.SHARED:
        shares.spelled(scan, item)
    if bits[item.last] & May.BOUND or scan.line & May.OR:
        bounds.after(scan, item)
    if scan.line & May.RATE:
        units.rate(scan, item)
    item.end = scan.ends[item.last - 1]
    return keep(scan, item)


def keep(scan: Scan, item: Item) -> int:
    """Note the comparator, join a range, and keep the item; return the next token to look at."""
    if scan.bits[item.first - 1] & May.COMPARED:
        bounds.before(scan, item)
    else:
        item.lead = item.first - 1
    if scan.items and _joins(scan, scan.items[-1], item):
        low = scan.items[-1]
        low.high, low.end, low.last, low.role = item.value, item.end, item.last, item.role
        low.unit, low.per, low.bound = item.unit or low.unit, item.per, low.bound or item.bound
    else:
        scan.items.append(item)
    return item.last


def _joins(scan: Scan, before: Item, item: Item) -> bool:
    """Whether two numbers are the ends of one range: 5-7, 10-15%, between 5 and 7."""
    words, gap = scan.words, item.first - before.last
    if gap != 1 or before.form != "number" or item.form != "number" or before.high is not None:
        return False
    if before.value is None or item.value is None or before.value >= item.value or before.unit not in ("", item.unit):
        return False
    mark = words[before.last]
    if mark == "and":
        return words[before.lead] == "between" if before.lead >= 0 else False
    return mark in ("-", "~") or (mark == "or" and item.value - before.value == 1)


def _reference(scan: Scan, i: int) -> bool:
    """#123, group&45, Product/12, 1-on-1s."""
    before = scan.token[i - 1]
    if scan.glued(i) and before in ("#", "&", "!", "/", "@", "_", "-"):
        if before == "#":
            return scan.token[i - 2] not in _RANKED
        return scan.glued(i - 1) and (scan.words[i - 2][-1] if before == "-" else scan.words[i - 2][0]).isalpha()
    return False


def _is_clock(scan: Scan, i: int) -> bool:
    """Whether a time of day begins: 9:30; not a ratio, and not seconds of a race."""
    clock = scan.token[i + 1] == ":" and _CLOCK.match(scan.low, scan.starts[i])
    return bool(clock) and scan.glued(i + 1) and scan.glued(i + 2) and not shares.is_ratio(scan, i)


def _names_version(scan: Scan, i: int, number: str) -> bool:
    """Whether "for 2.0", "in 3.0" names a release: nothing that is counted follows."""
    ends = number.endswith(".0") and scan.token[i] == number
    return ends and scan.token[i - 1] in ("for", "in", "into") and not (scan.bits[i + 1] & May.UNIT or scan.noun(i + 1))


def _numbers_the_line(scan: Scan, i: int) -> bool:
    """1. Open the shop; 2) Open the shop."""
    marked = scan.token[i + 1] in (".", ")") and scan.glued(i + 1)
    return marked and scan.token[i - 1] in ("", '"', "'") and scan.noun(i + 2)


def _counts(scan: Scan, item: Item) -> bool:
    """Whether 10.000 is ten thousand: a counted noun follows, or a continental currency stands before."""
    after = scan.token[item.last]
    counted = scan.noun(item.last) and after not in lex.UNITS and after not in lex.PERCENT
    return counted or scan.token[item.first - 1] in ("€", "eur", "chf", "kr")


def _spaced_groups(scan: Scan, item: Item, text: str) -> str:
    """Join 10 000 000; return the suffix of the last group."""
    if len(text) > 3 or text.startswith("0"):
        return ""
    suffix = ""
    while item.last < len(scan.words) and scan.starts[item.last] == scan.ends[item.last - 1] + 1 and not suffix:
        group = _GROUP.match(scan.words[item.last])
        if group is None:
            break
        tail = scan.words[item.last][: len(scan.words[item.last]) - len(group[2])]
        item.value = (item.value or 0) * 1000 + float(tail.replace(",", "."))
        suffix, item.last = group[2], item.last + 1
    return suffix


def _leading_point(scan: Scan, item: Item, text: str) -> None:
    """.65 is 0.65."""
    i = item.first
    if (
        scan.token[i - 1] == "."
        and scan.glued(i)
        and text.isdecimal()
        and not (scan.glued(i - 1) and scan.words[i - 2][-1].isalnum())
    ):
        item.value, item.first, item.start = float("0." + text), i - 1, scan.starts[i - 1]


def _compound(scan: Scan, item: Item, suffix: str, tail: str) -> int:
    """A 20-point increase and a 5-minute wait are amounts; a 5-star stay and a 90-day plan are names."""
    i, unit = item.first, tail.split("-", maxsplit=1)[0]
    if unit == "fold" and not suffix:
        item.role, item.unit, item.form = "factor", "x", "factor"
        return keep(scan, item)
    after = scan.token[i + 1]
    if suffix or unit not in lex.UNITS or not (after in lex.CHANGE_NOUN or after in lex.MEASURE_HEAD):
        return scan.name(i, i + 1)
    item.unit = lex.UNITS[unit]
    item.role = "delta" if after in lex.CHANGE_NOUN else "level"
    return keep(scan, item)


def _ships(scan: Scan, item: Item, before: str, after: str) -> bool:
    """Whether a decimal is the version of what is put out: "Release 4.0", "Upgrade the database to 15.2"."""
    if after in lex.PERCENT or after in lex.UNITS or after in lex.SCALE_WORDS:
        return False
    return (item.first == 1 and before in _SHIPPED) or (before == "to" and scan.words[0] in _UPGRADED)


def _designated(scan: Scan, item: Item, text: str) -> bool:
    """Whether the number belongs to a name: SOC 2, chapter 3, the 11.7 release."""
    before, after = scan.token[item.first - 1], scan.token[item.last]
    if "." in text and _ships(scan, item, before, after):
        return True
    if (after in _PUT_OUT and "." in text) or (text == "101" and before[:1].isalpha()):
        return True
    if after in lex.PERCENT or after in lex.SCALE_WORDS or after in ("percentage", "per", "pp"):
        return False
    if before in lex.STANDARD:
        return True
    if before in _DATED and scan.token[item.first - 2] in ("by", "before", "until"):
        scan.dates.append(
            Date(item.first - 1, item.last, scan.starts[item.first - 1], scan.ends[item.last - 1], None, "period")
        )
        return True
    told = (item.first == 1 and before in _VERBS_TOO) or (before in _PERIODS and scan.token[item.first - 2] in _WHICH)
    return before in lex.DESIGNATOR and not told
