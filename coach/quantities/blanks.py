"""Placeholders: X%, $N, TBD, ??, ___ and our own [slot: need - who]."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities import numbers
from coach.quantities.scan import Date, Item, Scan

SLOTS = frozenset(["baseline", "target", "metric", "population", "window", "date", "owner", "source"])
_SPELLED = frozenset(["xx", "xxx", "xxxx", "nn", "nnn", "tbd", "tbc", "tba"])
_LETTERS = frozenset(["x", "y", "z", "n"])
_NOT_AMOUNT_BEFORE = frozenset(["by", "owner", "date", "name", "who", "until", "before", ":", "on"])


def bracket(scan: Scan, i: int) -> int:
    """[baseline: what is needed - who]: an amount, a date, or (metric, owner) a name."""
    slot = scan.token[i + 1]
    if slot not in SLOTS or scan.token[i + 2] not in (":", "]"):
        return i + 1
    last = i + 3
    while last < len(scan.words) and scan.words[last - 1] != "]":
        last += 1
    start, end = scan.starts[i], scan.ends[last - 1]
    if slot in ("baseline", "target", "window"):
        item = Item(i, last, start, end, None, "", "placeholder", "slot")
        item.slot = slot
        return numbers.keep(scan, item)
    if slot == "date":
        date = Date(i, last, start, end, None, "slot")
        date.slot = "deadline"
        scan.dates.append(date)
        return last
    return scan.name(i, last)


def spelled(scan: Scan, i: int) -> int:
    """XX, TBD."""
    before = scan.token[i - 1]
    if scan.words[i].startswith("tb") and (
        before in _NOT_AMOUNT_BEFORE or (before == "(" and scan.items and scan.items[-1].role == "placeholder")
    ):
        return i + 1
    return _keep(scan, i, i + 1)


def letter(scan: Scan, i: int) -> int:
    """X%, $N, from X to Y, N posts; not the network X."""
    before, after = scan.token[i - 1], scan.token[i + 1]
    if after in lex.PERCENT or before in ("$", "€", "£"):
        return _keep(scan, i, i + 1)
    if before in ("from", "than", "least", "<", ">", "<=", ">=", "≥", "≤", "=") and (
        before != "from" or after in ("to", "%")
    ):
        return _keep(scan, i, i + 1)
    if (
        before in ("to", "by")
        and ((scan.items and scan.items[-1].role == "placeholder") or after in ("", "to", ",", ")", "."))
        and (before != "by" or after in lex.TO or not after)
    ):
        return _keep(scan, i, i + 1)
    if after.endswith("s") and len(after) > 3 and before not in ("on", "from", "-", "via", "/") and not scan.glued(i):
        return _keep(scan, i, i + 1)
    return i + 1


def marks(scan: Scan, i: int) -> int:
    """??%, $?, ___."""
    word, last = scan.words[i], i + 1
    if word == "?":
        while scan.token[last] == "?" and scan.glued(last):
            last += 1
        if not (
            scan.token[last] == "%"
            or (scan.token[i - 1] in ("$", "€", "£"))
            or (last - i > 1 and scan.token[i - 1] in ("to", "from", "by"))
        ):
            return last
    elif len(word) < 2:
        return last
    return _keep(scan, i, last)


def numbered(scan: Scan, i: int) -> int:
    """From N1 to N2; 0 when the word is something else."""
    word, before = scan.words[i], scan.token[i - 1]
    if (
        len(word) == 2
        and word[0] in "nxy"
        and word[1] in "0123456789"
        and (before in ("from", "to", "by") or scan.token[i + 1] in lex.PERCENT)
    ):
        return _keep(scan, i, i + 1)
    return 0


def _keep(scan: Scan, first: int, last: int) -> int:
    unit = ""
    if scan.token[first - 1] in ("$", "€", "£"):
        first -= 1
        unit = lex.CURRENCY[scan.words[first]]
    if scan.token[last] in lex.PERCENT:
        unit, last = "%", last + 1
    item = Item(first, last, scan.starts[first], scan.ends[last - 1], None, unit, "placeholder", "blank")
    return numbers.keep(scan, item)


HANDLERS = {
    "[": bracket,
    "?": marks,
    **dict.fromkeys(("__", "___", "____", "_____", "______"), marks),
    **dict.fromkeys(_SPELLED, spelled),
    **dict.fromkeys(_LETTERS, letter),
}
