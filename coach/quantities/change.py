"""Where the measure stands today and where it is to go: from A to B, A -> B, currently A."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities.scan import Item, Scan
from coach.words import bag

_FROM = frozenset(("from", "von"))  # German "von 18 % auf 25 %" is read too
_REACH = 9  # tokens that may stand between the two ends of a change
_FILL = lex.BASE_FILL | lex.BASE_CUES | bag("an a level total")
_RANGE_LEADS = bag("by to within at of between in every")
_TIMETABLE = bag("aged ages age open opening hours")
_SENT = bag(  # what comes from somebody: replies from 3 to 5 museums
    "replies reply responses answers applications feedback quotes bids offers input visitors guests delegates submissions "
    "letters votes donations referrals orders signatures testimonials contributions participants people users volunteers "
    "visits requests entries members buyers speakers"
)
_OF_AGE = bag("older younger")
_CROWD = bag("people children men women")
_PAST = bag("start starting existing was were")  # cues only right before the amount, or before one of these
CUES = lex.BASE_CUES | bag(  # words that a baseline without a partner needs
    "from vs versus against compared instead last previous current today's present as ( : ="
)
_LINKS = bag(": at is value from level of about around ~ only approx")
_COPULA = bag("is was are at = : were")
_TURNS = bag("up down ( rise fall increase drop compared coming ,")


def pair(scan: Scan, item: Item) -> None:
    """Join an amount with the next one: a change (baseline, target) or one range."""
    if scan.token[item.lead] == "than" and scan.token[item.lead - 1] in _OF_AGE:
        item.slot = "other"  # "tickets older than 6 months to 0"
        return
    leading = _led_by_from(scan, item)
    for other in scan.items[item.at + 1 : item.at + 3]:
        if other.slot and not _is_named_aim(other):
            continue
        if other.first - item.last > _REACH or _sentence_ends(scan, item.last, other.first):
            return
        lead = scan.token[other.lead]
        if other.first - item.last == 1 and scan.token[item.last] == ">" and item.unit == other.unit:
            other.bound = ""
            _change(item, other)  # "6.2% > 4.5%"
            return
        if leading and (
            lead in lex.TO
            or lead == "auf"
            or lead in lex.ARROWS
            or (lead == "of" and "to" in scan.words[item.last : other.first])
        ):
            _from_to(scan, item, other)
            return
        if lead in lex.ARROWS and (other.first - item.last <= 2 or _is_dated(scan, item.last, other.lead)):
            _change(item, other)
            return
        if lead == "to" and other.lead == item.last:
            _a_to_b(scan, item, other)
            return


def _is_named_aim(item: Item) -> bool:
    """A gap that says by its own name that it is the aim: from 13 to [target: ...]."""
    return item.form == "slot" and item.slot == "target"


def _is_dated(scan: Scan, first: int, last: int) -> bool:
    """Whether the date of today's level fills a gap: 71% (2024) -> 80%. The date is then no deadline."""
    inside = [when for when in scan.dates[:8] if first < when.first and when.last < last]
    for when in inside:
        when.slot = "since"
    return bool(inside) and scan.token[first] == "(" and scan.token[last - 1] == ")"


def is_baseline(scan: Scan, item: Item) -> bool:
    """Whether an amount without a partner says where the measure stands today."""
    lead, after = scan.token[item.lead], scan.token[item.last]
    if _now_follows(scan, item) and not (after == "now" and lead == "to"):
        return lead not in ("to", "by")
    if lead == "from":
        return _bare_from(scan, item)
    if _compared(scan, item.lead):
        return any(other.last <= item.lead for other in scan.near(item))
    if after in ("last", "previous") and scan.token[item.last + 1] in lex.CALENDAR:
        return item.role != "delta" and lead not in ("by", "to", "than")
    return _cued(scan, item) or _current_is(scan, item) or _size_before(scan, item) or _dated_back(scan, item)


def _from_to(scan: Scan, item: Item, other: Item) -> None:
    if _is_crowd_or_timetable(scan, item):
        item.slot = other.slot = "other"
    elif _is_span(scan, item, other):
        _range(item, other)
    else:
        _change(item, other)


def _a_to_b(scan: Scan, item: Item, other: Item) -> None:
    if _is_open_change(scan, item, other):
        _change(item, other)
    elif scan.token[item.lead] == "by" and item.unit not in ("", "%"):
        return  # by EUR 0.40 to EUR 2.10
    elif item.unit and other.unit and item.unit != other.unit:
        return  # within 24h to 97%
    elif item.value is not None and other.value is not None and item.value < other.value:
        _range(item, other)


def _change(item: Item, other: Item) -> None:
    item.slot, other.slot = "baseline", "target"
    if not item.unit and item.value is not None:
        item.unit = other.unit
    elif not other.unit and other.value is not None and other.form in ("number", "none"):
        other.unit = item.unit
    for side in (item, other):
        if side.role in ("delta", "count"):
            side.role = "level"


def _range(item: Item, other: Item) -> None:
    item.high, item.unit, item.role = other.value, other.unit or item.unit, other.role
    item.end, item.last, item.per = other.end, other.last, other.per
    other.slot = "merged"


def _sentence_ends(scan: Scan, first: int, last: int) -> bool:
    return any(word in (".", ";") for word in scan.words[first:last])


def _led_by_from(scan: Scan, item: Item) -> bool:
    """From 12, from about 12, from an average of 12."""
    for j in range(item.lead, max(-1, item.lead - 5), -1):
        if scan.words[j] in _FROM:
            return True
        if scan.words[j] not in _FILL:
            return False
    return False


def _is_crowd_or_timetable(scan: Scan, item: Item) -> bool:
    """People aged 16 to 24, users from 18 to 25, open from 8 to 18."""
    before = scan.words[max(0, item.lead - 2) : item.lead]
    if not (item.unit or _TIMETABLE.isdisjoint(before)):
        return True
    crowd = bool(before) and (before[-1].endswith("s") or before[-1] in _CROWD)
    earlier = any(other.last <= item.lead and other.slot != "other" for other in scan.near(item))
    return crowd and earlier and not item.unit and not scan.changing(item.lead)


def _is_span(scan: Scan, item: Item, other: Item) -> bool:
    """Replies from 3 to 5 museums: from low to high of a counted thing, and nothing that changes."""
    if item.unit or other.unit or item.form != "number" or other.form != "number" or other.first - item.last > 1:
        return False
    rising = item.value is not None and other.value is not None and 0 < item.value < other.value
    sent = scan.token[item.lead - 1] in _SENT
    return rising and sent and scan.noun(other.last) and not scan.changing(item.lead)


def _is_open_change(scan: Scan, item: Item, other: Item) -> bool:
    """Whether "A to B" without from is a change rather than a range."""
    if item.role == other.role == "placeholder":
        return True
    if item.value is None or other.value is None or scan.token[item.lead] in _RANGE_LEADS:
        return False
    return item.value > other.value or scan.changing(item.first) or (item.lead >= 0 and not scan.noun(other.last))


def _compared(scan: Scan, j: int) -> bool:
    """Against A, compared with A, instead of A."""
    lead, before = scan.token[j], scan.token[j - 1]
    return lead in ("vs", "versus", "against") or (lead, before) in (
        ("to", "compared"),
        ("with", "compared"),
        ("of", "instead"),
    )


def _now_follows(scan: Scan, item: Item) -> bool:
    """12 today, 62% on time today."""
    for word in scan.words[item.last : item.last + 3]:
        if word in lex.TODAY:
            return True
        if word in lex.FUNCTION or not word[0].isalpha():
            return False
    return False


def _current_is(scan: Scan, item: Item) -> bool:
    """Current waiting time is 21 days."""
    if scan.token[item.lead] not in ("is", "are", "=", ":", "at"):
        return False
    for j in range(item.lead - 1, max(-1, item.lead - 7), -1):
        if scan.words[j] in ("current", "currently", "today's", "present"):
            return True
        if not scan.words[j][0].isalpha():
            return False
    return False


def _cued(scan: Scan, item: Item) -> bool:
    """Currently 12, (today: 12), baseline of 12, last year 12."""
    words, j = scan.words, item.first - 1
    for k in range(j, max(-1, j - 7), -1):
        word = words[k]
        if word in lex.BASE_CUES:
            return word not in _PAST or k == j or words[k + 1] in _LINKS
        if word in ("last", "previous") and scan.token[k + 1] in lex.CALENDAR:
            return all(other.last != k for other in scan.near(item))  # "13 last month, 5": that is said of 13
        if word in lex.CALENDAR and scan.token[k - 1] in ("last", "previous"):
            continue
        if word not in lex.BASE_FILL and word not in lex.BOUNDS:
            return False
    return False


def _size_before(scan: Scan, item: Item) -> bool:
    """Halve the backlog of 600 cases: the size is today's."""
    first = scan.items[0]
    return (
        scan.token[item.lead] == "of" and item.form == "number" and first.role == "factor" and first.last <= item.lead
    )


def _dated_back(scan: Scan, item: Item) -> bool:
    """As of May it is 12; 85% (60% in 2025); losses (2025: 12%)."""
    words, lead = scan.words, scan.token[item.lead]
    if words[:2] == ["as", "of"] and lead in _COPULA:
        return all(other.slot != "baseline" for other in scan.near(item) if other.first < item.first)
    if lead == "(" and scan.token[item.last] == "in" and any(when.first == item.last + 1 for when in scan.dates[:8]):
        return any(other.last <= item.lead and other.unit == item.unit for other in scan.near(item))
    if scan.token[item.first - 1] not in (":", "="):
        return False
    return any(when.last == item.first - 1 and scan.token[when.first - 1] == "(" for when in scan.dates[:8])


def _bare_from(scan: Scan, item: Item) -> bool:
    """Up from 12, to 5 (from 30 today), down from 40%; not replies from 30 countries."""
    if scan.token[item.lead - 1] in _TURNS:
        return True
    earlier = [other for other in scan.near(item) if other.last <= item.lead]
    if not earlier:
        return bool(item.unit) and not lex.TODAY.isdisjoint(scan.words[item.last : item.last + 4])
    aimed = any(other.slot == "target" or scan.token[other.lead] in lex.TO for other in earlier)
    return not scan.noun(item.last) or (aimed and bool(item.unit))
