"""All, every, none, zero, full adoption; daily and every two weeks."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities import numbers
from coach.quantities.scan import Scan
from coach.words import bag

_SUBORDINATE = bag("that which who whose where so allow allows allowing enable enables enabling how what why")
_COMPLEMENT = bag("ensure ensures ensuring ensured sure confirm confirmed verify check prove guarantee so")
_SENTENCE_ENDS = frozenset(".;:!?,")
_BESIDE = bag("for to so where that with of by from")  # "for everyone" names who it is for
_ALL_BEFORE = bag("at after above with including nearly not includes include")
_ALL_AFTER = bag("day night year over about kinds sorts along hands time other around in out star stars")
_ALL_KINDS = bag("costs levels points stages hours")
_OF_BEFORE = bag("first most best some majority half")
_FLOATING = bag("have has is are other can get")  # "they each have"
_OCCASIONS = bag("release visit meeting session event iteration occasion")
_AT_OCCASION = bag("for at on in after")
_ADVERB_PLACE = bag("and or but with to for in at on by from across about mentioning until per so as than via using")
_BENCHMARK = 5  # words
_MEETS = bag("to below above under over than within meet meets met")
_EARLIER = bag("year's month's quarter's today's current")
_NO_BENCHMARK = bag("next new higher all every own rolling")
_NAMED_SO = bag("annual yearly")  # the annual report is one report
_HOURS = bag("hour morning evening monday tuesday wednesday thursday friday")
_NONE_AFTER = frozenset(("of", "", ".", ",", "is", "are", '"', ")"))


def everything(scan: Scan, i: int) -> int:
    """Read all, each, every, everyone and full adoption, where they are the level to reach."""
    word = scan.words[i]
    if word in ("every", "each") and (last := _each_period(scan, i)):
        return last
    if not _is_level(scan, i) or _subordinate(scan, i):
        return i + 1
    return numbers.keep(scan, scan.item(i, i + 1, 100.0, "%", "all"))


def nothing(scan: Scan, i: int) -> int:
    """Read no, zero, none, nobody: a level of nought."""
    word, after, before = scan.words[i], scan.token[i + 1], scan.token[i - 1]
    name = word == "zero" and (after in lex.NOT_ZERO or before in ("net", "ground", "day"))
    name = name or (word, after, scan.token[i + 2]) == ("zero", "to", "one")
    aged = after[:1].isdigit() and "-" in after  # "no 12-hour waits"
    bound = after in lex.THAN or after in lex.NOT_NO or not (scan.noun(i + 1) or aged) or before in ("or", "/")
    bound = word == "no" and bound
    if name or bound or (word == "none" and after not in _NONE_AFTER) or _subordinate(scan, i):
        return i + 1
    return numbers.keep(scan, scan.item(i, i + 2 if (word, after) == ("no", "one") else i + 1, 0.0, form="none"))


def benchmark(scan: Scan, i: int) -> int:
    """Read "to 2019 levels", "below national average", "meets WHO limits": a level that is known elsewhere."""
    j, level = i - 1, scan.words[i].startswith("level")
    while j >= 0 and i - j < _BENCHMARK and scan.noun(j) and scan.words[j] not in _MEETS:
        j -= 1
    if j < 0 or j == i - 1:
        return i + 1
    known = any(word.startswith("pre-") or word in _EARLIER for word in scan.words[j + 1 : i])
    lead = scan.words[j]
    if not known and scan.words[j].isdecimal():
        known, lead = True, scan.token[j - 1]
    if (level and not known) or lead not in _MEETS or not _NO_BENCHMARK.isdisjoint(scan.words[j + 1 : i]):
        return i + 1
    return numbers.keep(scan, scan.item(j + 1 if scan.words[j] in _MEETS else j, i + 1, None))


def cadence(scan: Scan, i: int) -> int:
    """Read daily or weekly where it says how often ("deploy daily", "weekly walks"); elsewhere it is an attribute."""
    after, before = scan.token[i + 1], scan.token[i - 1]
    slashed = after in ("-", "/") or before in ("/", "&")
    adverb = not slashed and (not after[:1].isalnum() or after in _ADVERB_PLACE or before == "to")
    named = scan.token[i + 2] in lex.OWN_WORK and scan.noun(i + 1)  # "a monthly community call"
    work = (
        (after in lex.OWN_WORK or named)
        and scan.words[i] not in _NAMED_SO
        and (before not in lex.FUNCTION or before in ("a", "and", "or"))
    )
    if not adverb and not work:
        return i + 1
    return _rhythm(scan, i, i + 1, lex.CADENCE[scan.words[i]])


def _rhythm(scan: Scan, first: int, last: int, per: str) -> int:
    item = scan.item(first, last, 1.0, "times", "cadence")
    item.per = per
    return numbers.keep(scan, item)


def _each_period(scan: Scan, i: int) -> int:
    """Read every day, every two weeks, each month; 0 for every team."""
    after, further = scan.token[i + 1], scan.token[i + 2]
    number = "2" if after == "other" else str(lex.NUMBER_WORDS.get(after, after))
    if number.isdecimal():
        unit = lex.UNITS.get(further, further)
        return _rhythm(scan, i, i + 3, f"{number} {unit}s") if unit in lex.CALENDAR or unit in lex.TIME else 0
    return _rhythm(scan, i, i + 2, after) if after in lex.CALENDAR or after in _HOURS else 0


def _is_level(scan: Scan, i: int) -> bool:
    """Whether the word says how much is to be reached rather than for whom or with what."""
    word, after, before = scan.words[i], scan.token[i + 1], scan.token[i - 1]
    if word in ("full", "complete"):
        return after in lex.FULL
    if word in ("everyone", "everybody"):
        return before not in _BESIDE
    if not after[:1].isalnum() or after in _ALL_AFTER:
        return False
    if before in _ALL_BEFORE:
        everywhere = word == "all" and after[-1] == "s" and after not in _ALL_KINDS  # "at all sites"
        return before == "at" and (everywhere or word in ("each", "every"))
    return _is_extent(scan, i, before, after)


def _is_extent(scan: Scan, i: int, before: str, after: str) -> bool:
    word = scan.words[i]
    counted = bool(scan.items) and scan.items[-1].last == i - 1  # "35% of all hires"
    between = before == "and" and "between" in scan.words[max(0, i - 12) : i]
    aside = (
        (before == "of" and (counted or scan.token[i - 2] in _OF_BEFORE))
        or (before == "for" and word == "all" and after in lex.PEOPLE)
        or (before == "to" and scan.token[i - 2].endswith(("tion", "sion")))  # "notification to all stakeholders"
        or (after in _OCCASIONS and before not in _AT_OCCASION)
        or (word == "each" and (after in _FLOATING or between or (after == "of" and i > 0)))
    )
    return not aside


def _subordinate(scan: Scan, i: int) -> bool:
    """Whether the word stands in a relative or purpose clause, where it says nothing about the level."""
    words = scan.words
    for j in range(i - 1, max(-1, i - 40), -1):
        if words[j] in _SENTENCE_ENDS:
            return False
        if words[j] in _SUBORDINATE:
            return j > 0 and words[j - 1] not in _COMPLEMENT
    return False
