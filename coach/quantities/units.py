"""What an amount is of: scale, percent, currency, unit, times; and what it is counted per."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities.scan import Item, Scan

_MONEY = frozenset(lex.CURRENCY.values())
_AFTER_ALONE = ("euros", "pounds", "francs", "dollars")  # currencies that never stand before the number


def glued(item: Item, suffix: str) -> bool:
    """Letters glued to the number: a scale, a unit, times; False when they make it a name."""
    for scale in ("", suffix[:1], suffix[:2]):
        rest = suffix[len(scale) :]
        if (not scale or scale in lex.SCALE) and _is_unit(rest, alone=not scale):
            if scale and item.value is not None:
                item.value *= lex.SCALE[scale]
            _set(item, rest)
            return True
    return False


def _is_unit(rest: str, *, alone: bool) -> bool:
    if not rest:
        return not alone
    if alone and rest in lex.SCALE:
        return False  # 5k, 5m, 5b
    return rest in lex.UNITS or rest in lex.CURRENCY or rest in ("x", "fold")


def _set(item: Item, rest: str) -> None:
    if rest in ("x", "fold"):
        item.role, item.unit, item.form = "factor", "x", "factor"
    elif rest:
        item.unit = lex.CURRENCY.get(rest) or lex.UNITS[rest]
        item.role = "delta" if item.unit == "points" else item.role


def sign_and_currency(scan: Scan, item: Item) -> None:
    """-5, +10, $5, US$5, EUR 5."""
    i = item.first
    before = scan.token[i - 1]
    if before in lex.CURRENCY and before not in _AFTER_ALONE:
        item.unit = lex.CURRENCY[before]
        i -= 2 if before == "$" and scan.glued(i - 1) and scan.token[i - 2] in ("us", "a", "c", "nz") else 1
    loose = not scan.glued(i - 1) or scan.words[i - 2][-1] in "(["
    if scan.token[i - 1] in ("-", "+") and scan.glued(i) and loose:
        i -= 1
        item.role = "delta"
        if scan.words[i] == "-" and item.value is not None:
            item.value = -item.value
    item.first, item.start = i, scan.starts[i]


def following(scan: Scan, item: Item) -> None:
    """Scale and unit in words after the number: 3 million, 5 %, 4 percentage points, 2 working days, 3 times."""
    _letter_of_scale(scan, item)
    while scan.token[item.last] in lex.SCALE_WORDS and item.value is not None and item.unit != "x":
        item.value *= lex.SCALE[scan.words[item.last]]
        item.last += 1
    word, after = scan.token[item.last], scan.token[item.last + 1]
    if word in lex.PERCENT or (word == "per" and after == "cent"):
        _percent(scan, item, 2 if word == "per" else 1)
    elif word in ("percentage", "basis") and after in ("points", "point"):
        item.unit, item.role, item.last = "points" if word == "percentage" else "basis points", "delta", item.last + 2
    elif word in lex.WORKING and lex.UNITS.get(after) in lex.TIME:
        item.unit, item.last = f"{word} {lex.UNITS[after]}", item.last + 2
    elif word == "°" and after in ("c", "f"):
        item.unit, item.last = "°" + after.upper(), item.last + 2
    elif word in ("x", "times", "fold") or (word == "-" and after == "fold"):
        _times(scan, item, word)
    elif not item.unit:
        _plain(item, word, after)


def _letter_of_scale(scan: Scan, item: Item) -> None:
    """2.5 M CHF, € 6 M: the letter alone is a scale where money is spoken of."""
    letter, after = scan.token[item.last], scan.token[item.last + 1]
    if letter in ("m", "b") and item.value is not None and (after in lex.CURRENCY or item.unit in _MONEY):
        item.value *= lex.SCALE[letter]
        item.last += 1


def rate(scan: Scan, item: Item) -> None:
    """5 times a day, 20 deals/month, EUR 9 per ticket: what the amount is counted per."""
    words, n = scan.words, len(scan.words)
    for j in range(item.last, min(item.last + 4, n - 1)):
        word, after = words[j], words[j + 1]
        if word in ("per", "/") or (word in ("a", "an", "each", "every") and after in lex.CALENDAR):
            item.per = f"{after} {scan.token[j + 2]}".strip() if after[:1].isdigit() else after
            if item.form == "factor" and j == item.last and after in lex.CALENDAR:
                item.role, item.unit, item.form = "level", "times", "number"  # "4x a week" tells how often
            return
        if not word[0].isalpha() or word in lex.FUNCTION:
            return


def _percent(scan: Scan, item: Item, width: int) -> None:
    item.unit, item.last = "%", item.last + width
    skip = 1 if scan.token[item.last] == "-" else 0
    if scan.token[item.last + skip] in ("points", "point", "pts"):
        item.unit, item.role, item.last = "points", "delta", item.last + skip + 1


def _plain(item: Item, word: str, after: str) -> None:
    """A unit word; of single letters "1,200 s" and "3 t of glass", not "option 3 a"."""
    if word in lex.CURRENCY:
        item.unit, item.last = lex.CURRENCY[word], item.last + 1
    elif word in lex.UNITS and (word not in lex.ONLY_ATTACHED or not after[:1].isalnum() or after in lex.FUNCTION):
        item.unit, item.last = lex.UNITS[word], item.last + 1
        item.role = "delta" if item.unit in ("points", "basis points") else item.role


def _times(scan: Scan, item: Item, word: str) -> None:
    """3 x, 3 times faster: a factor; 3 times a day: a rate."""
    after = scan.token[item.last + 1]
    if word == "times" and after not in lex.COMPARATIVE and after not in ("as", "the"):
        item.unit, item.last = "times", item.last + 1
    elif word != "x" or not after[:1].isdigit():
        item.last += 2 if word == "-" else 1
        item.role, item.unit, item.form = "factor", "x", "factor"
