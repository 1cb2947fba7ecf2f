"""Comparators: at least, under, no more than, up to; 90%+, or more, minimum."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities.scan import Item, Scan
from coach.words import bag

LEAST = bag("minimum min")
MOST = bag("maximum max")
FILL = frozenset(("a", "an", '"', "'"))


def before(scan: Scan, item: Item) -> None:
    """Set the bound that stands before the amount, and the token that leads it."""
    j = item.first - 1
    while j >= 0:
        width, bound = _comparator(scan, j)
        if not width:
            break
        item.bound = item.bound or bound
        j -= width
    item.lead = j


def _comparator(scan: Scan, j: int) -> tuple[int, str]:  # noqa: PLR0911 - a decision list, read top-down
    """How many tokens the comparator that ends at j has, and its bound; (0, "") when there is none."""
    word, earlier = scan.words[j], scan.token[j - 1]
    if word in lex.BOUNDS:
        denied = word.startswith("exceed") and (
            earlier in ("not", "never") or (earlier, scan.token[j - 2]) == ("to", "not")
        )
        return 1, "<=" if denied else lex.BOUNDS[word]
    if word == "than" and earlier in lex.THAN:
        if scan.token[j - 2] in ("no", "not", "never"):
            return 3, lex.NOT_THAN[lex.THAN[earlier]]
        return 2, lex.THAN[earlier]
    if word in ("least", "most") and earlier == "at":
        return 2, ">=" if word == "least" else "<="
    if word == "to" and earlier == "up":
        return (0, "") if "from" in scan.words[max(0, j - 8) : j] else (2, "<=")
    if word == "of" and earlier in LEAST | MOST | {"excess"}:
        return 2, ">" if earlier == "excess" else ">=" if earlier in LEAST else "<="
    if word in FILL or (word == "." and earlier in ("max", "min", "ca", "approx")):
        return 1, ""
    return 0, ""


def after(scan: Scan, item: Item) -> None:
    """Set the bound that stands after the amount: 90%+, 5 or more, 4 pages or less, 10 minimum."""
    word = scan.token[item.last]
    if word == "+" and (scan.glued(item.last) or item.unit == "%") and not scan.token[item.last + 1][:1].isdigit():
        item.bound, item.last = ">=", item.last + 1
        unit = scan.token[item.last]
        if unit in lex.UNITS and not item.unit and unit not in lex.ONLY_ATTACHED:
            item.unit, item.last = lex.UNITS[unit], item.last + 1
    elif word in LEAST or word == "plus":
        item.bound = ">="
    elif word in MOST or word == "tops":
        item.bound = "<="
    else:
        item.bound = _or_more(scan, item.last) or item.bound


def _or_more(scan: Scan, j: int) -> str:
    for k in range(j, j + 3):
        if scan.token[k] == "or":
            return lex.AFTER_BOUNDS.get(scan.token[k + 1], "")
        if not scan.noun(k):
            return ""
    return ""
