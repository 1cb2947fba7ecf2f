"""What each amount does in the goal: target, baseline, window, progress or something else."""

from __future__ import annotations

from itertools import pairwise

from coach.quantities import change, progress
from coach.quantities import lexicon as lex
from coach.quantities.classes import May
from coach.quantities.scan import Item, Scan
from coach.words import bag

_NO_ROLE = bag("all none cadence ratio")
_EXTENT = bag("all cadence")
_DETERMINED = bag("the these those our its their all")
_AROUND = bag("of around on between from with about by to across")
_SPAN_LEADS = lex.PERIOD_ADJ | bag("for per every after during")
_INSIDE = bag("within in inside")
_AGED = bag("aged age ages")
_SINGLE = bag("one a single")
_OLD = bag("year-olds year-old")
_MOST = 200  # amounts that a goal can hold; what comes after plays no part in it
_EXACT = 1e-9
_CHANGED = lex.CHANGE_NOUN | {"up", "down"}
_ANSWERED = bag("to is are and , below")  # "to under 4 days" is a level


def assign(scan: Scan, tail: int) -> None:
    """Fill the slot and the role of every item. tail is where a report of progress begins."""
    live, several = _live(scan, tail), len(scan.items) > 1
    if several:
        for item in live:
            if not item.slot:
                change.pair(scan, item)
    if several or scan.line & May.BACK:
        _find_baselines(scan, live)
    for item in live:
        _role(scan, item)
    for slot, rule in _RULES if several else _ALONE:
        for item in live:
            if not item.slot and rule(scan, item):
                item.slot = slot
    for item in live:
        item.slot = item.slot or "target"


def _find_baselines(scan: Scan, live: list[Item]) -> None:
    for item in live:
        if not item.slot and change.is_baseline(scan, item):
            item.slot = "baseline"
            _date_back(scan, item)


def _live(scan: Scan, tail: int) -> list[Item]:
    """Number the items; what is left when reports of progress are out."""
    for at, item in enumerate(scan.items):
        item.at = at
        if at >= _MOST:
            item.slot = "other"
        elif item.start >= tail or (scan.line & May.REPORT and progress.is_report(scan, item)):
            item.slot = "progress"
    return [item for item in scan.items[:_MOST] if item.slot != "progress"]


def _figures_beside(scan: Scan, item: Item) -> list[Item]:
    """Other amounts that may be the goal's own."""
    if len(scan.items) == 1:
        return []
    return [
        other
        for other in scan.near(item)
        if other is not item and other.slot in ("", "target") and other.form not in _EXTENT
    ]


def _date_back(scan: Scan, item: Item) -> None:
    """In "(60% in 2025)" the date belongs to the baseline."""
    if scan.token[item.last] not in ("in", "at"):
        return
    for when in scan.dates[:8]:
        if item.last <= when.first <= item.last + 1:
            when.slot = "since"


def _role(scan: Scan, item: Item) -> None:
    """Tell a change from a level and a count."""
    if item.role != "level" or item.slot == "baseline" or item.form in _NO_ROLE:
        return
    before, after = scan.token[item.lead], scan.token[item.last]
    if after == "or" and scan.token[item.last + 1] in lex.AFTER_BOUNDS:
        after = scan.token[item.last + 2]
    if _is_delta(scan, item, before, after):
        item.role = "delta"
    elif item.slot != "target" and not item.unit and item.form == "number":
        noun = after[:1].isalpha() and (after not in lex.FUNCTION or scan.token[item.last + 1] == "/")  # "3 A/B tests"
        if noun and not (before in lex.TO and scan.changing(item.lead)):
            item.role = "count"


def _is_delta(scan: Scan, item: Item, before: str, after: str) -> bool:
    if after in lex.CHANGE_NOUN or after in lex.RATE or (after in lex.COMPARATIVE and before not in lex.TO):
        return True
    if before == "of" and scan.token[item.lead - 1] in lex.CHANGE_NOUN:
        return True
    if item.slot == "target":
        return False
    if before == "by" or (item.unit and before in _CHANGED) or (before in lex.CHANGES and _is_step(scan, item)):
        return True
    level = item.bound in ("<", "<=") or before == "the" or before in lex.TO or before in lex.LEVEL_VERBS
    return item.unit == "%" and item.form == "number" and not level and _change_opens(scan, item)


def _is_step(scan: Scan, item: Item) -> bool:
    """Whether the two figures that follow lie just that far apart: rises £5, from £25 to £30."""
    ends = scan.items[item.at + 1 : item.at + 3]
    if [end.slot for end in ends] != ["baseline", "target"] or any(end.unit != item.unit for end in ends):
        return False
    step, first, last = (each.value for each in (item, *ends))
    if step is None or first is None or last is None:
        return False
    return abs(abs(last - first) - abs(step)) <= _EXACT * abs(last)


def _change_opens(scan: Scan, item: Item) -> bool:
    """Increase sign-ups 20%: a share with no level word in front, under a verb of change."""
    for j in range(item.lead, max(-1, item.lead - 12), -1):
        word = scan.words[j]
        if word in (".", ";", ",", "to", "at", "of", "and"):
            return False
        if word in lex.CHANGES:
            return scan.token[item.last] != "of"
    return False


def _is_aside(scan: Scan, item: Item) -> bool:
    """Whether an amount describes something else: a denominator, ages, a size in brackets, a guardrail, a known group."""
    j, before = item.lead, scan.token[item.lead]
    if before == "per" or (before == "/" and scan.glued(item.first)) or (before == "of" and j == 0):
        return True
    if before == "top" and scan.token[j - 1] in ("the", "our") and scan.token[j - 2] == "of":
        return True
    if _is_age(scan, item) or _becomes_one(scan, item) or _is_threshold(scan, item):
        return True
    others = _figures_beside(scan, item)
    earlier = any(other.last <= j + 1 for other in others)
    if not earlier:
        return not others and _is_known_group(scan, item)
    guarded = not lex.GUARDRAIL.isdisjoint(scan.words[others[0].last : item.first])
    return guarded or _in_brackets(scan, item) or _is_known_group(scan, item)


def _is_threshold(scan: Scan, item: Item) -> bool:
    """Whether an amount says who or what is counted, before it goes from A to B: "waits over 4 hours from 23% to 5%"."""
    if not item.bound or scan.token[item.lead] in lex.TO:
        return False
    later = [other for other in scan.near(item) if other.first >= item.last]
    return any(
        one.slot == "baseline" and scan.token[one.lead] == "from" and other.slot == "target"
        for one, other in pairwise(later)
    )


def _is_age(scan: Scan, item: Item) -> bool:
    after = scan.token[item.last]
    aged = scan.token[item.lead] in _AGED and not item.bound
    return aged or after in _OLD or (item.unit == "year" and after in ("olds", "old", "-"))


def _becomes_one(scan: Scan, item: Item) -> bool:
    """Merge three registers into one: the number tells what is there."""
    following = scan.words[item.last : item.last + 7]
    if "into" not in following or item.unit:
        return False
    after = scan.token[item.last + following.index("into") + 1]
    return after in _SINGLE


def _is_known_group(scan: Scan, item: Item) -> bool:
    """Around the 3 core pillars: a group that is there, not an amount to reach."""
    if item.role != "count" or item.form != "number" or scan.token[item.lead] not in _DETERMINED:
        return False
    around, every, before = scan.token[item.lead - 1], scan.token[item.lead - 2], scan.token[item.lead - 3]
    whole = around == "of" and every in lex.ALL and before not in lex.FUNCTION  # "visit each of the 14 offices"
    return around in _AROUND and not whole


def _in_brackets(scan: Scan, item: Item) -> bool:
    for j in range(item.first - 1, max(-1, item.first - 25), -1):
        if scan.words[j] in ("(", ")"):
            return scan.words[j] == "("
    return False


def _is_window(scan: Scan, item: Item) -> bool:
    """Whether a span of time stands beside another amount, or is too long to be a level of service."""
    if item.form == "cadence":
        return bool(_figures_beside(scan, item))
    unit = _unit(item) if item.unit else ""
    if unit not in lex.TIME or item.role in ("delta", "factor"):
        return False
    lead, between = scan.token[item.lead], scan.words[item.lead + 1 : item.first]
    if lead in _SPAN_LEADS or ("over" in between and unit not in lex.SHORT):
        return True
    alone = all(_unit(other) in lex.TIME for other in _figures_beside(scan, item))
    if lead in _INSIDE or lead in ("under", "the") or not {"under", "than", "within"}.isdisjoint(between):
        return not alone or (unit not in lex.SHORT and lead in _INSIDE)
    beside = not alone and item.bound in ("<", "<=") and lead not in _ANSWERED
    return beside or _describes_noun(scan, item)


def _unit(item: Item) -> str:
    return item.unit.rpartition(" ")[2]


def _describes_noun(scan: Scan, item: Item) -> bool:
    """6 month average, 1 year plan: the span describes the noun after it."""
    after, last = scan.token[item.last], scan.token[item.last - 1]
    if not scan.noun(item.last) or (last.endswith("s") and last != "s"):
        return False
    if after in lex.CHANGE_NOUN or after in lex.COMPARATIVE:
        return False
    return not (scan.token[item.lead] in lex.LEVEL_VERBS and after in lex.MEASURE_HEAD)


def _is_reach(scan: Scan, item: Item) -> bool:
    """Whether "for all teams" stands beside a figure, which then is the target."""
    return item.form == "all" and bool(_figures_beside(scan, item))


_ALONE = (("other", _is_aside), ("window", _is_window))
_RULES = (*_ALONE, ("other", _is_reach))  # in this order: each sees what is left
