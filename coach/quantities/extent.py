"""All, every, none, zero, full adoption; daily and every two weeks."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities import numbers
from coach.quantities.scan import Item, Scan

_SUBORDINATE = frozenset(
    [
        "that",
        "which",
        "who",
        "whose",
        "where",
        "so",
        "allow",
        "allows",
        "allowing",
        "enable",
        "enables",
        "enabling",
        "how",
        "what",
        "why",
    ]
)
_COMPLEMENT = frozenset(
    [
        "ensure",
        "ensures",
        "ensuring",
        "ensured",
        "sure",
        "confirm",
        "confirmed",
        "verify",
        "check",
        "prove",
        "guarantee",
        "so",
    ]
)
_NO_EVERYONE_BEFORE = frozenset(["for", "to", "so", "where", "that", "with", "of", "by", "from"])
_NOT_ALL_AFTER = frozenset(
    [
        "day",
        "night",
        "year",
        "over",
        "about",
        "kinds",
        "sorts",
        "along",
        "hands",
        "time",
        "other",
        "around",
        "in",
        "out",
        "star",
        "stars",
        "the-time",
    ]
)
_OCCASIONS = frozenset(["release", "visit", "meeting", "session", "event", "iteration", "occasion"])
_ADVERB_PLACE = frozenset(
    [
        "and",
        "or",
        "but",
        "with",
        "to",
        "for",
        "in",
        "at",
        "on",
        "by",
        "from",
        "across",
        "about",
        "mentioning",
        "until",
        "per",
        "so",
        "as",
        "than",
        "via",
        "using",
        "-",
        "–",
    ]
)


def everything(scan: Scan, i: int) -> int:
    """all, each, every, everyone and full adoption, where they are the level to reach."""
    word, after = scan.words[i], scan.token[i + 1]
    if word in ("every", "each") and (last := _each_period(scan, i)):
        return last
    if not _is_level(scan, i, word, after) or _subordinate(scan, i):
        return i + 1
    last = i + 1
    item = Item(i, last, scan.starts[i], scan.ends[last - 1], 100.0, "%", "all", "all")
    return numbers.keep(scan, item)


def nothing(scan: Scan, i: int) -> int:
    """no, zero, none, nobody: a level of nought."""
    word, after, before = scan.words[i], scan.token[i + 1], scan.token[i - 1]
    if word == "zero" and (
        after in lex.NOT_ZERO or before in ("net", "ground", "day") or (after, scan.token[i + 2]) == ("to", "one")
    ):
        return i + 1
    if word == "no" and (
        after in lex.THAN
        or after in lex.NOT_NO
        or not after[:1].isalpha()
        or after in lex.FUNCTION
        or before in ("or", "/")
    ):
        return i + 1
    if word == "none" and after not in ("of", "", ".", ",", "is", "are"):
        return i + 1
    if _subordinate(scan, i):
        return i + 1
    last = i + 2 if word == "no" and after == "one" else i + 1
    item = Item(i, last, scan.starts[i], scan.ends[last - 1], 0.0, "", "level", "none")
    return numbers.keep(scan, item)


def cadence(scan: Scan, i: int) -> int:
    """daily, weekly: a level where it says how often ("deploy daily", "weekly walks"), else an attribute."""
    after, before = scan.token[i + 1], scan.token[i - 1]
    adverb = not after[:1].isalnum() or after in _ADVERB_PLACE or before == "to"
    if after in ("-", "/") or before in ("/", "&"):
        adverb = False
    work = after in lex.OWN_WORK and not (before in lex.FUNCTION and before not in ("a", "and", "or"))
    if not adverb and not work:
        return i + 1
    item = Item(i, i + 1, scan.starts[i], scan.ends[i], 1.0, "times", "level", "cadence")
    item.per = lex.CADENCE[scan.words[i]]
    return numbers.keep(scan, item)


def _each_period(scan: Scan, i: int) -> int:
    """Every day, every two weeks, each month."""
    after, last = scan.token[i + 1], i + 2
    per = after
    if after == "other" or after.isdecimal() or after in lex.NUMBER_WORDS:
        per, last = (
            ("2" if after == "other" else str(lex.NUMBER_WORDS.get(after, after)))
            + " "
            + lex.UNITS.get(scan.token[i + 2], scan.token[i + 2])
            + "s",
            i + 3,
        )
        if scan.token[i + 2] not in lex.CALENDAR and lex.UNITS.get(scan.token[i + 2]) not in lex.TIME:
            return 0
    elif after not in lex.CALENDAR and after not in (
        "hour",
        "morning",
        "evening",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
    ):
        return 0
    item = Item(i, last, scan.starts[i], scan.ends[last - 1], 1.0, "times", "level", "cadence")
    item.per = per
    return numbers.keep(scan, item)


def _is_level(scan: Scan, i: int, word: str, after: str) -> bool:
    before = scan.token[i - 1]
    if word in ("full", "complete"):
        return after in lex.FULL
    if word in ("everyone", "everybody"):
        return before not in _NO_EVERYONE_BEFORE
    if (
        not after[:1].isalnum()
        or after in _NOT_ALL_AFTER
        or before in ("at", "after", "above", "with", "including", "nearly", "not", "includes", "include")
    ):
        return before == "at" and word in ("each", "every") and after not in _NOT_ALL_AFTER
    if before == "of":
        return not (scan.items and scan.items[-1].last == i - 1) and scan.token[i - 2] not in (
            "first",
            "most",
            "best",
            "some",
            "majority",
            "half",
        )
    if before == "for" and word == "all":
        return after not in lex.PEOPLE
    if before == "to" and scan.token[i - 2].endswith(("tion", "sion")):
        return False
    if after in _OCCASIONS and before not in ("for", "at", "on", "in", "after"):
        return False
    if word == "each":
        if after in ("have", "has", "is", "are", "other", "can", "get"):
            return False
        if after == "of":
            return i == 0
        return not (before == "and" and "between" in scan.words[:i])
    return True


def _subordinate(scan: Scan, i: int) -> bool:
    """Whether the word stands in a relative or purpose clause, where it says nothing about the level."""
    words = scan.words
    for j in range(i - 1, max(-1, i - 40), -1):
        word = words[j]
        if word in (".", ";", ":", "!", "?", ","):
            return False
        if word in _SUBORDINATE:
            return not (j == 0 or words[j - 1] in _COMPLEMENT)
    return False
