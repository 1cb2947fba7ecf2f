"""Amounts that begin with a digit: number, sign, currency, scale, unit and comparator."""

from __future__ import annotations

import re

from coach.quantities import lexicon as lex
from coach.quantities.scan import Date, Item, Scan

_HEAD = re.compile(r"(\d+(?:[.,']\d+)*)([^\W\d_]*)(?:-(\w.*))?$")
_GROUPED = re.compile(r"\d{1,3}(?:([,'])\d{3})(?:\1\d{3})*(?:\.\d+)?$")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}$")
_GROUP = re.compile(r"(\d{3})(?:[.,]\d+)?([^\W\d_]*)$")
_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d")
_LETTERED = re.compile(r"(usd|eur|gbp|chf|sek|nok|dkk|inr|rs|cad|aud)(\d+(?:[.,']\d+)*)([a-z]*)$")
_LONGEST = 300  # digits; longer runs are no amounts


def numeral(text: str) -> float | None:
    """The value of digits with their marks; None for versions and lists such as 1.2.3 or 1,2,3."""
    if len(text) > _LONGEST:
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
    head = _HEAD.match(scan.words[i])
    value = numeral(head[1]) if head else None
    if head is None or value is None or _reference(scan, i):
        return scan.name(i, i + 1)
    if scan.word(i + 1) in (":", "/") and (last := _ratio(scan, i, value)):
        return last
    item = Item(i, i + 1, scan.starts[i], scan.ends[i], value)
    if head[3]:
        return _compound(scan, item, head[2], head[3])
    suffix = head[2] or _spaced_groups(scan, item, head[1])
    if _THOUSANDS.match(head[1]) and _counts(scan, item):
        item.value = value * 1000
    _leading_point(scan, item, head[1])
    _sign_and_currency(scan, item)
    if suffix and ((suffix == "g" and value < 7) or not _suffix(item, suffix)):
        return scan.name(i, i + 1)
    if not (suffix or item.unit) and _designated(scan, item, head[1]):
        return scan.name(i - 1 if scan.word(i - 1) in lex.STANDARD or scan.word(i - 1) in lex.DESIGNATOR else i, i + 1)
    if suffix == "m" and not item.unit and not _noun(scan.word(item.last)):
        item.value, item.unit = value, "m"  # metres or minutes: the words do not say
    return finish(scan, item)


def lettered(scan: Scan, i: int) -> int:
    """Read a word that holds digits: EUR500 is an amount, anything else (p95, Sev-1, v4.1) a name."""
    found = _LETTERED.match(scan.words[i])
    value = numeral(found[2]) if found else None
    if found is None or value is None:
        return scan.name(i, i + 1)
    item = Item(i, i + 1, scan.starts[i], scan.ends[i], value, lex.CURRENCY.get(found[1], found[1].upper()))
    if found[3] and not _suffix(item, found[3]):
        return scan.name(i, i + 1)
    return finish(scan, item)


def finish(scan: Scan, item: Item) -> int:
    """Add what follows the number (scale, unit, plus, range) and what stands before (comparator)."""
    _scale(scan, item)
    _unit(scan, item)
    _share(scan, item)
    _open_end(scan, item)
    _rate(scan, item)
    item.end = scan.ends[item.last - 1]
    return keep(scan, item)


def keep(scan: Scan, item: Item) -> int:
    """Note the comparator, join a range, and keep the item; return the next token to look at."""
    comparator(scan, item)
    items = scan.items
    if items and _joins(scan, items[-1], item):
        before = items[-1]
        before.high, before.end, before.last = item.value, item.end, item.last
        before.unit = item.unit or before.unit
        before.per, before.bound = item.per, before.bound or item.bound
        before.role = item.role
        if before.unit == item.unit and before.unit == "points":
            before.role = "delta"
        return item.last
    items.append(item)
    return item.last


def comparator(scan: Scan, item: Item) -> None:
    """Set the bound that stands before the amount, and the token that leads it."""
    words, j = scan.words, item.first - 1
    while j >= 0:
        word = words[j]
        if word in lex.BOUNDS and not (word in ("over", "under") and scan.word(j - 1) in ("and",)):
            bound, j = lex.BOUNDS[word], j - 1
            if word.startswith("exceed") and scan.word(j) in ("not", "never", "to"):
                bound = "<=" if scan.word(j) != "to" or scan.word(j - 1) in ("not", "never") else bound
            item.bound = item.bound or bound
        elif word == "than" and j and words[j - 1] in lex.THAN:
            bound, j = lex.THAN[words[j - 1]], j - 2
            if j >= 0 and words[j] in ("no", "not", "never"):
                bound, j = lex.NOT_THAN[bound], j - 1
            item.bound = bound
        elif word in ("least", "most") and j and words[j - 1] == "at":
            item.bound, j = (">=" if word == "least" else "<="), j - 2
        elif (
            word == "to" and j and words[j - 1] == "up" and not any(words[k] == "from" for k in range(max(0, j - 8), j))
        ):
            item.bound, j = "<=", j - 2
        elif word == "of" and j and words[j - 1] in ("minimum", "maximum", "min", "max", "excess"):
            item.bound, j = (
                ("<=" if words[j - 1].startswith("max") else ">" if words[j - 1] == "excess" else ">="),
                j - 2,
            )
        elif (word == "." and j and words[j - 1] in ("max", "min", "ca", "approx")) or word in ("a", "an", '"', "'"):
            j -= 1
        else:
            break
    item.lead = j


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
    """#123, group&45, Product/12, 9:30, 12am."""
    before = scan.word(i - 1)
    if before == "#" and scan.word(i - 2) in (
        "rank",
        "ranked",
        "be",
        "become",
        "reach",
        "hit",
        "position",
        "to",
        "at",
        "stay",
    ):
        return False
    if before == "-" and scan.glued(i) and scan.glued(i - 1) and scan.words[i - 2][-1].isalpha():
        return True
    if before in ("#", "&", "!", "/", "@", "_") and scan.glued(i):
        return before == "#" or (scan.glued(i - 1) and scan.words[i - 2][0].isalpha())
    return bool(_CLOCK.match(scan.low, scan.starts[i])) and scan.word(i + 1) == ":" and not _ratio_word(scan, i)


def _ratio_word(scan: Scan, i: int) -> bool:
    return any(word in ("ratio", "ratios", "rate") for word in scan.words[max(0, i - 5) : i])


def _ratio(scan: Scan, i: int, value: float) -> int:
    """7:1, 8~9:1 and 2/3; 24/7, 50/50 and 1:1 are names. Returns 0 when it is none of these."""
    words, glued = scan.words, scan.glued
    mark = words[i + 1]
    if not (
        i + 2 < len(words) and glued(i + 1) and glued(i + 2) and words[i + 2].isdecimal() and len(words[i + 2]) < 10
    ):
        return 0
    other = float(words[i + 2])
    if mark == "~":
        return 0
    if mark == ":":
        if value == other == 1 and not _ratio_word(scan, i):
            return scan.name(i, i + 3)
        item = Item(i, i + 3, scan.starts[i], scan.ends[i + 2], value / other if other else None, ":1", form="ratio")
        return keep(scan, item)
    if (value, other) in ((24.0, 7.0), (9.0, 11.0)) or value + other == 100:
        return scan.name(i, i + 3)
    if value <= other and other > 1 and (value, other) != (1.0, 1.0):
        share = _people_follow(scan, i + 3)
        item = Item(
            i,
            i + 3,
            scan.starts[i],
            scan.ends[i + 2],
            100 * value / other if share else value,
            "%" if share else f"/{words[i + 2]}",
            form="share",
        )
        return keep(scan, item)
    return 0


def _people_follow(scan: Scan, j: int) -> bool:
    """Whether a share is meant ("2/3 of users", "4/5 teams"), not a mark ("4/5 in the survey")."""
    return scan.word(j) == "of" or _noun(scan.word(j))


def _noun(word: str) -> bool:
    return word[:1].isalpha() and word not in lex.FUNCTION


def _counts(scan: Scan, item: Item) -> bool:
    """Whether 10.000 is ten thousand: a counted noun follows, or a continental currency stands before."""
    after, before = scan.word(item.last), scan.word(item.first - 1)
    return (_noun(after) and after not in lex.UNITS and after not in lex.PERCENT) or before in ("€", "eur", "chf", "kr")


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
        scan.word(i - 1) == "."
        and scan.glued(i)
        and text.isdecimal()
        and not (scan.glued(i - 1) and scan.words[i - 2][-1].isalnum())
    ):
        item.value, item.first, item.start = float("0." + text), i - 1, scan.starts[i - 1]


def _sign_and_currency(scan: Scan, item: Item) -> None:
    i = item.first
    before = scan.word(i - 1)
    if before in lex.CURRENCY and before not in ("euros", "pounds", "francs", "dollars"):
        item.unit, item.first = lex.CURRENCY[before], i - 1
        i -= 1
        if before == "$" and scan.glued(i) and scan.word(i - 1) in ("us", "a", "c", "nz"):
            item.first = i = i - 1
    if (
        scan.word(i - 1) in ("-", "+")
        and scan.glued(i)
        and not (scan.glued(i - 1) and scan.words[i - 2][-1] not in "([")
    ):
        item.role = "delta"
        item.value = -item.value if scan.words[i - 1] == "-" and item.value is not None else item.value
        item.first = i - 1
    item.start = scan.starts[item.first]


def _suffix(item: Item, suffix: str) -> bool:
    """Letters glued to the number: a scale, a unit, times; False makes the token a name."""
    for scale in ("", suffix[:1], suffix[:2]):
        rest = suffix[len(scale) :]
        if scale and scale not in lex.SCALE:
            continue
        if (
            not scale
            and (rest in lex.SCALE or rest not in lex.UNITS)
            and rest not in ("x", "fold")
            and rest not in lex.CURRENCY
        ):
            continue
        if rest in ("x", "fold"):
            item.role, item.unit = "factor", "x"
        elif rest in lex.CURRENCY:
            item.unit = lex.CURRENCY[rest]
        elif rest:
            if rest not in lex.UNITS:
                continue
            item.unit = lex.UNITS[rest]
            item.role = "delta" if item.unit == "points" else item.role
        if scale and item.value is not None:
            item.value *= lex.SCALE[scale]
        item.form = "number" if item.role != "factor" else "factor"
        return True
    return False


def _scale(scan: Scan, item: Item) -> None:
    while scan.word(item.last) in lex.SCALE_WORDS and item.value is not None and item.unit != "x":
        item.value *= lex.SCALE[scan.words[item.last]]
        item.last += 1


def _unit(scan: Scan, item: Item) -> None:
    word, after = scan.word(item.last), scan.word(item.last + 1)
    if word in lex.PERCENT or (word == "per" and after == "cent"):
        item.unit = "%"
        item.last += 1 if word != "per" else 2
        if scan.word(item.last) == "-" and scan.word(item.last + 1) in ("points", "point"):
            item.last += 1
        if scan.word(item.last) in ("points", "point", "pts"):
            item.unit, item.role, item.last = "points", "delta", item.last + 1
    elif word == "percentage" and after in ("points", "point"):
        item.unit, item.role, item.last = "points", "delta", item.last + 2
    elif word in lex.CURRENCY and not item.unit:
        item.unit, item.last = lex.CURRENCY[word], item.last + 1
    elif word in lex.WORKING and lex.UNITS.get(after) in lex.TIME:
        item.unit, item.last = f"{word} {lex.UNITS[after]}", item.last + 2
    elif word in lex.UNITS and not item.unit and (word not in lex.ONLY_ATTACHED or _stands_alone(after)):
        item.unit, item.last = lex.UNITS[word], item.last + 1
        item.role = "delta" if item.unit in ("points", "basis points") else item.role
    elif word == "°" and after in ("c", "f"):
        item.unit, item.last = "°" + after.upper(), item.last + 2
    elif word in ("x", "times") or (word == "-" and after == "fold") or word == "fold":
        _times(scan, item, word)


def _stands_alone(after: str) -> bool:
    """Whether a single letter after a number is its unit: "1,200 s", "3 t of glass"."""
    return not after[:1].isalnum() or after in lex.FUNCTION


def _times(scan: Scan, item: Item, word: str) -> None:
    """3 x, 3 times faster: a factor; 3 times a day: a rate."""
    after = scan.word(item.last + 1)
    if word == "times" and after not in lex.COMPARATIVE and after not in ("as", "the"):
        item.last += 1
        item.unit = "times"
        return
    if word == "x" and after[:1].isdigit():
        return
    item.last += 2 if word == "-" else 1
    item.role, item.unit, item.form = "factor", "x", "factor"


def _share(scan: Scan, item: Item) -> None:
    """9 out of 10, 2 in 3, 6 of 22, 3 of our 5."""
    words, j = scan.words, item.last
    if item.unit or item.value is None or scan.word(j) not in ("in", "of", "out"):
        return
    j += 2 if words[j] == "out" and scan.word(j + 1) == "of" else 1
    if words[item.last] != "in" and scan.word(j) in ("the", "our", "all", "their", "its"):
        j += 1
    whole = scan.word(j)
    total = float(whole) if whole.isdecimal() and len(whole) < 10 else lex.NUMBER_WORDS.get(whole, 0)
    if not total or item.value > total or total < 2 or (words[item.last] == "in" and total > 100):
        return
    rating = words[item.last] == "out" and not _people_follow(scan, j + 1) and scan.word(j + 1) != ""
    rating = rating or (words[item.last] == "out" and item.value != int(item.value))
    item.last, item.form = j + 1, "share"
    if rating:
        item.unit = f"/{whole}"
    else:
        item.value, item.unit = 100 * item.value / total, "%"


def _open_end(scan: Scan, item: Item) -> None:
    """90%+, 5 or more, 10 minimum."""
    word, after = scan.word(item.last), scan.word(item.last + 1)
    if (
        word == "+"
        and (scan.glued(item.last) or item.unit == "%")
        and not (after[:1].isdigit() and scan.glued(item.last + 1))
    ):
        item.bound, item.last = ">=", item.last + 1
        if scan.word(item.last) in lex.UNITS and not item.unit and scan.word(item.last) not in lex.ONLY_ATTACHED:
            item.unit, item.last = lex.UNITS[scan.word(item.last)], item.last + 1
    elif (found := _or_more(scan, item.last)) is not None:
        item.bound = found
    elif word in ("minimum", "min", "plus"):
        item.bound = ">="
    elif word in ("maximum", "max", "tops"):
        item.bound = "<="


def _or_more(scan: Scan, j: int) -> str | None:
    """10 or more partners, 4 pages or less: the bound, None when there is none."""
    for k in range(j, j + 3):
        word = scan.word(k)
        if word == "or":
            return lex.AFTER_BOUNDS.get(scan.word(k + 1))
        if not _noun(word):
            return None
    return None


def _rate(scan: Scan, item: Item) -> None:
    """5 times a day, 20 deals/month, EUR 9 per ticket: what the amount is counted per."""
    words, n = scan.words, len(scan.words)
    for j in range(item.last, min(item.last + 4, n - 1)):
        word, after = words[j], words[j + 1]
        if word in ("per", "/") or (word in ("a", "an", "each", "every") and after in lex.CALENDAR):
            k = j + 1
            item.per = f"{after} {words[k + 1]}" if after[:1].isdigit() and k + 1 < n else after
            return
        if not word[0].isalpha() or word in lex.FUNCTION:
            return


def _compound(scan: Scan, item: Item, suffix: str, tail: str) -> int:
    """A 20-point increase and a 5-minute wait are amounts; a 5-star stay and a 90-day plan are names."""
    i, unit = item.first, tail.split("-", maxsplit=1)[0]
    if unit == "fold" and not suffix:
        item.role, item.unit, item.form = "factor", "x", "factor"
        return keep(scan, item)
    after = scan.word(i + 1)
    if suffix or unit not in lex.UNITS or not (after in lex.CHANGE_NOUN or after in lex.MEASURE_HEAD):
        return scan.name(i, i + 1)
    item.unit = lex.UNITS[unit]
    item.role = "delta" if after in lex.CHANGE_NOUN else "level"
    return keep(scan, item)


def _designated(scan: Scan, item: Item, text: str) -> bool:
    """Whether the number belongs to a name: SOC 2, chapter 3, the 11.7 release."""
    before, after = scan.word(item.first - 1), scan.word(item.last)
    if (after in ("release", "version") and "." in text) or (text == "101" and before[:1].isalpha()):
        return True
    if after in lex.PERCENT or after in lex.SCALE_WORDS or after in ("percentage", "per", "pp"):
        return False
    if before in lex.STANDARD:
        return True
    if before in ("week", "sprint", "month", "day") and scan.word(item.first - 2) in ("by", "before", "until"):
        scan.dates.append(
            Date(item.first - 1, item.last, scan.starts[item.first - 1], scan.ends[item.last - 1], None, "period")
        )
        return True
    return before in lex.DESIGNATOR and not (
        item.first == 1 and before in ("number", "grade", "batch", "line", "stage")
    )
