"""Placeholders: X%, $N, TBD, ??, ___ and our own [slot: need - who]."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities import numbers
from coach.quantities.scan import Date, Scan
from coach.words import bag

SLOTS = bag("baseline target metric population window date owner source")
_SPELLED = bag("xx xxx xxxx nn nnn tbd tbc tba")
_LETTERS = bag("x y z n")
_MONEY = frozenset("$€£")
_NO_AMOUNT = bag("by owner date name who until before : on")  # "by TBD" lacks a date, "owner TBD" a person
_FIGURE_LEADS = bag("than least < > <= >= ≥ ≤ =")
_ENDS = frozenset(("", "to", ",", ")", "."))
_NAME_LEADS = bag("on from - via /")  # "posts on X" names a network


def bracket(scan: Scan, i: int) -> int:
    """[baseline: what is needed - who]: an amount, a date, or (metric, owner) a name."""
    slot = scan.token[i + 1]
    if slot not in SLOTS or scan.token[i + 2] not in (":", "]"):
        return i + 1
    last = i + 3
    while last < len(scan.words) and scan.words[last - 1] != "]":
        last += 1
    if slot in ("baseline", "target", "window"):
        item = scan.item(i, last, None, form="slot")
        item.slot = slot
        return numbers.keep(scan, item)
    if slot == "date":
        date = Date(i, last, scan.starts[i], scan.ends[last - 1], None, "slot")
        date.slot = "deadline"
        scan.dates.append(date)
        return last
    return scan.name(i, last)


def spelled(scan: Scan, i: int) -> int:
    """XX, TBD."""
    before = scan.token[i - 1]
    repeats = before == "(" and bool(scan.items) and scan.items[-1].role == "placeholder"  # "X% (tbd)"
    if scan.words[i].startswith("tb") and (before in _NO_AMOUNT or repeats):
        return i + 1
    return _keep(scan, i, i + 1)


def letter(scan: Scan, i: int) -> int:
    """X%, $N, from X to Y, N posts; not the network X."""
    before, after = scan.token[i - 1], scan.token[i + 1]
    paired = bool(scan.items) and scan.items[-1].role == "placeholder"
    stands_in = (
        after in lex.PERCENT
        or before in _MONEY
        or before in _FIGURE_LEADS
        or (before == "from" and after == "to")
        or (before == "to" and (paired or after in _ENDS))
        or (before == "by" and after in lex.TO | {""})
        or (len(after) > 3 and after.endswith("s") and before not in _NAME_LEADS and not scan.glued(i))
    )
    return _keep(scan, i, i + 1) if stands_in else i + 1


def marks(scan: Scan, i: int) -> int:
    """??%, $?, ___."""
    word, last = scan.words[i], i + 1
    if word == "?":
        while scan.token[last] == "?" and scan.glued(last):
            last += 1
        before = scan.token[i - 1]
        doubled = last - i > 1 and before in ("to", "from", "by")
        if scan.token[last] != "%" and before not in _MONEY and not doubled:
            return last
    elif len(word) < 2:
        return last
    return _keep(scan, i, last)


def numbered(scan: Scan, i: int) -> int:
    """From N1 to N2; 0 when the word is something else."""
    word, before = scan.words[i], scan.token[i - 1]
    lettered = len(word) == 2 and word[0] in "nxy" and word[1] in "0123456789"
    if lettered and (before in ("from", "to", "by") or scan.token[i + 1] in lex.PERCENT):
        return _keep(scan, i, i + 1)
    return 0


def _keep(scan: Scan, first: int, last: int) -> int:
    unit = ""
    if scan.token[first - 1] in _MONEY:
        first -= 1
        unit = lex.CURRENCY[scan.words[first]]
    if scan.token[last] in lex.PERCENT:
        unit, last = "%", last + 1
    return numbers.keep(scan, scan.item(first, last, None, unit, "blank"))


HANDLERS = {
    "[": bracket,
    "?": marks,
    **dict.fromkeys(("__", "___", "____", "_____", "______"), marks),
    **dict.fromkeys(_SPELLED, spelled),
    **dict.fromkeys(_LETTERS, letter),
}
