"""Two numbers that make one amount: 2/3, 9 out of 10, 6 of 22, 7:1; 24/7 and 50/50 are names."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities.scan import Item, Scan

_NAMES = ((24.0, 7.0), (9.0, 11.0))
_LARGEST = 10  # digits of the second number


def joined(scan: Scan, i: int, value: float) -> Item | int:  # noqa: PLR0911 - a decision list, read top-down
    """The amount of 7:1 or 2/3 at a token, the next token when it is a name, 0 when it is none of these."""
    words = scan.words
    if i + 2 >= len(words) or not (scan.glued(i + 1) and scan.glued(i + 2)):
        return 0
    if not words[i + 2].isdecimal() or len(words[i + 2]) > _LARGEST:
        return 0
    other = float(words[i + 2])
    if words[i + 1] == ":":
        if value == other == 1 and not is_ratio(scan, i):
            return scan.name(i, i + 3)
        return scan.item(i, i + 3, value / other if other else None, ":1", "ratio")
    season = scan.token[i - 1] in ("year", "season") and other == value + 1  # "school year 26/27"
    if season or (value, other) in _NAMES or value + other == 100:
        return scan.name(i, i + 3)
    if value > other or other <= 1:
        return 0
    item = scan.item(i, i + 3, value, f"/{words[i + 2]}", "share")
    if _of_something(scan, i + 3):
        item.value, item.unit = 100 * value / other, "%"
    return item


def is_ratio(scan: Scan, i: int) -> bool:
    """Whether a ratio is spoken of right before a token; otherwise 9:30 is the time of day."""
    return any(word in ("ratio", "ratios", "rate") for word in scan.words[max(0, i - 5) : i])


def spelled(scan: Scan, item: Item) -> None:
    """9 out of 10, 2 in 3, 6 of 22, 3 of our 5."""
    link, j = scan.token[item.last], item.last + 1
    if item.unit or item.value is None or link not in ("in", "of", "out"):
        return
    if link == "out" and scan.token[j] == "of":
        j += 1
    if link != "in" and scan.token[j] in ("the", "our", "all", "their", "its"):
        j += 1
    whole = scan.token[j]
    total = float(whole) if whole.isdecimal() and len(whole) < _LARGEST else lex.NUMBER_WORDS.get(whole, 0)
    if total < 2 or item.value > total or (link == "in" and total > 100 and not _is_rare(item.value, total)):
        return
    alone = bool(scan.token[j + 1]) and not _of_something(scan, j + 1)
    item.last, item.form = j + 1, "share"
    if link == "out" and (alone or item.value != int(item.value)):
        item.unit = f"/{whole}"  # a mark: 4.5 out of 5
    else:
        item.value, item.unit = 100 * item.value / total, "%"


def _is_rare(value: float, total: float) -> bool:
    """Whether it is one in a round number: 1 in 200, not 1 in 2027."""
    return value == 1 and total <= 10_000 and total % 50 == 0 and not 1_900 <= total <= 2_100


def _of_something(scan: Scan, j: int) -> bool:
    """Whether a share is meant ("2/3 of users", "4/5 teams"), not a mark ("4/5 in the survey")."""
    return scan.token[j] == "of" or scan.noun(j)
