"""What each amount does in the goal: target, baseline, window, progress or something else."""

from __future__ import annotations

import re

from coach.quantities import lexicon as lex
from coach.quantities.scan import Item, Scan

_TAIL = re.compile(r"={1,2}>|-->|\u21d2")
_SCORE = re.compile(r"\((?:0?\.\d+|1\.0|0|1|[01]\.\d+|\d{1,3}%)\)[.\s\x22']*$")
_BOXED = re.compile(r"\[(?:\d{1,3}%|[01]?\.\d+|done|wip|in progress|completed?|x|\d+/\d+)\][.\s\x22']*$")
_REPORTED = frozenset(
    ["total", "status", "score", "progress", "result", "grade", "attainment", "scored", "actual", "actuals"]
)
_DONE = frozenset(["complete", "completed", "done", "achieved", "attained", "attainment", "finished"])
_HOURS = frozenset(["open", "opening", "hours"])


def assign(scan: Scan, progress: int) -> None:
    """Fill the slot and the role of every item."""
    items = scan.items
    for item in items:
        if item.start >= progress or _is_progress(scan, item):
            item.slot = "progress"
    live = [item for item in items if item.slot != "progress"]
    for index, item in enumerate(live):
        if not item.slot:
            _pair(scan, live, index)
    for item in live:
        if not item.slot and _is_baseline(scan, item, live):
            item.slot = "baseline"
            _date_back(scan, item)
    for item in live:
        _role(scan, item)
    for item in live:
        if not item.slot and _is_aside(scan, item):
            item.slot = "other"
    _windows(scan, live)
    _extents(live)


def progress_start(scan: Scan) -> int:
    """Where a report of progress begins ("=> 70%"); the text's length when there is none."""
    low, n = scan.low, len(scan.low)
    for j, word in enumerate(scan.words):
        if word in ("=>", "-->", "⇒") or (word == "=" and scan.word(j + 1) == "=>"):
            left = next((item for item in scan.items if item.last == j), None)
            right = next((item for item in scan.items if item.first >= j + 1), None)
            if (
                left is not None
                and right is not None
                and right.first <= j + 2
                and left.unit == right.unit
                and scan.word(left.lead) not in lex.TO | {"by", "at", "than"}
                and not left.bound
                and not _changing(scan, left.first)
            ):
                continue
            return scan.starts[j]
        if word in ("->", "→"):
            left = next((item for item in scan.items if item.last == j), None)
            if scan.word(j + 1) in (
                "wip",
                "done",
                "on",
                "in",
                "not",
                "moved",
                "deferred",
                "miss",
                "missed",
                "complete",
                "completed",
                "started",
            ):
                return scan.starts[j]
            if left is None and any(item.slot == "" and item.last <= j for item in scan.items):
                right = next((item for item in scan.items if item.first >= j + 1), None)
                if right is not None and right.last >= len(scan.words) - 1 and right.unit == "%":
                    return scan.starts[j]
    found = _SCORE.search(low[-12:]) or _BOXED.search(low[-16:])
    if found:
        cut = 12 if _SCORE.search(low[-12:]) else 16
        start = max(0, n - cut) + found.start()
        if start > 0 and not low[:start].rstrip().endswith(("%", "from", "to")):
            return start
    return n


def _is_progress(scan: Scan, item: Item) -> bool:
    """50% complete. · Total: 90%. · Status: 0.7"""
    before, after = scan.word(item.first - 1), scan.word(item.last)
    if before in (":", "=") and scan.word(item.first - 2) in _REPORTED:
        return (
            scan.word(item.first - 3) in ("", ".", ";", "-", "(", "[", ",", ")", "|", "okr", "kr")
            or item.last >= len(scan.words) - 1
        )
    if item.unit != "%" or after not in _DONE:
        return False
    if before not in ("", '"', ".", "-", ";", "(", "[", ",", "okr", "kr", "|", "*"):
        return False
    return scan.word(item.last + 1) in ("", '"', "'", ".", ",", ")", "]", ";", "with", "-", "(", "of")


def _pair(scan: Scan, items: list[Item], index: int) -> None:
    """From A to B, A -> B, 60% to 85%."""
    item = items[index]
    leading = _led_by_from(scan, item)
    for other in items[index + 1 : index + 3]:
        if other.slot:
            continue
        gap = other.first - item.last
        lead = scan.word(other.lead)
        arrow = lead in lex.ARROWS
        if gap > 9 or any(word in (".", ";") for word in scan.words[item.last : other.first]):
            return
        if leading and (lead in lex.TO or arrow or (lead == "of" and "to" in scan.words[item.last : other.first])):
            if _ages_or_hours(scan, item):
                item.slot = other.slot = "other"
                return
            if _is_span(scan, item, other):
                _merge(items, item, other)
                return
            _set_pair(item, other)
            return
        if arrow and gap <= 2:
            _set_pair(item, other)
            return
        if lead == "to" and other.lead == item.last and _open_pair(scan, item, other):
            _set_pair(item, other)
            return
        if lead == "to" and scan.word(item.lead) == "by" and item.unit not in ("", "%"):
            return
        if (
            lead == "to"
            and other.lead == item.last
            and item.value is not None
            and other.value is not None
            and item.value < other.value
        ):
            _merge(items, item, other)
            return


def _set_pair(item: Item, other: Item) -> None:
    item.slot, other.slot = "baseline", "target"
    if not item.unit and item.value is not None:
        item.unit = other.unit
    elif not other.unit and other.value is not None and other.form in ("number", "none"):
        other.unit = item.unit
    for side in (item, other):
        if side.role in ("delta", "count"):
            side.role = "level"


def _merge(items: list[Item], item: Item, other: Item) -> None:
    item.high, item.unit, item.end, item.last, item.role = (
        other.value,
        other.unit or item.unit,
        other.end,
        other.last,
        other.role,
    )
    other.slot = "merged"


def _led_by_from(scan: Scan, item: Item) -> bool:
    j = item.lead
    if scan.word(j) == "from":
        return True
    words = scan.words[max(0, j - 4) : j + 1]
    return "from" in words and all(
        word in lex.BASE_FILL or word in lex.BASE_CUES or word in ("an", "a", "level", "total")
        for word in words[len(words) - words[::-1].index("from") :]
    )


def _is_span(scan: Scan, item: Item, other: Item) -> bool:
    """ "replies from 3 to 5 museums": from low to high of a counted thing, and nothing that changes."""
    if (
        item.unit
        or other.unit
        or item.value is None
        or other.value is None
        or item.value >= other.value
        or other.first - item.last > 1
    ):
        return False
    after = scan.word(other.last)
    return (
        after[:1].isalpha()
        and after not in lex.FUNCTION
        and item.form == other.form == "number"
        and not _changing(scan, item.lead)
        and item.value > 0
        and item.lead > 0
    )


def _ages_or_hours(scan: Scan, item: Item) -> bool:
    before = scan.words[max(0, item.lead - 2) : item.lead]
    if any(word in ("aged", "ages", "age", "open", "opening", "hours") for word in before):
        return True
    earlier = [other for other in scan.items if other.last <= item.lead and other.slot not in ("progress", "other")]
    people = before[-1:] and (before[-1].endswith("s") or before[-1] in ("people", "children", "men", "women"))
    return bool(earlier) and bool(people) and not item.unit and not _changing(scan, item.lead)


def _changing(scan: Scan, end: int) -> bool:
    """Whether a word of change stands before a token in its sentence."""
    words = scan.words
    for j in range(end - 1, max(-1, end - 30), -1):
        if words[j] in (".", ";"):
            return False
        if words[j] in lex.CHANGES:
            return True
    return False


def _open_pair(scan: Scan, item: Item, other: Item) -> bool:
    """Whether "A to B" without from is a change rather than a range."""
    if item.role == other.role == "placeholder":
        return True
    if (
        item.value is None
        or other.value is None
        or scan.word(item.lead) in ("by", "to", "within", "at", "of", "between", "in", "every")
    ):
        return False
    if item.value > other.value or _changing(scan, item.first):
        return True
    after = scan.word(other.last)
    return item.lead >= 0 and (not after[:1].isalpha() or after in lex.FUNCTION)


def _is_baseline(scan: Scan, item: Item, items: list[Item]) -> bool:
    words = scan.words
    j, lead = item.lead, scan.word(item.lead)
    if _now_follows(scan, item) and not (scan.word(item.last) == "now" and lead == "to"):
        return lead not in ("to", "by")
    if lead == "from":
        return _bare_from(scan, item, items)
    if (
        lead in ("vs", "versus", "against")
        or (lead in ("to", "with") and scan.word(j - 1) == "compared")
        or (lead == "of" and scan.word(j - 1) == "instead")
    ):
        return any(other is not item and other.last <= j for other in items)
    if (
        scan.word(item.last) in ("last", "previous")
        and scan.word(item.last + 1) in lex.CALENDAR
        and item.role != "delta"
        and lead not in ("by", "to", "than")
    ):
        return True
    return _cued(scan, item)


def _date_back(scan: Scan, item: Item) -> None:
    """ "(60% in 2025)": the date belongs to the baseline."""
    for when in scan.dates:
        if item.last <= when.first <= item.last + 1 and scan.word(item.last) in ("in", "at"):
            when.slot = "since"


def _now_follows(scan: Scan, item: Item) -> bool:
    """12 today, 62% on time today."""
    for j in range(item.last, min(item.last + 3, len(scan.words))):
        word = scan.words[j]
        if word in lex.TODAY:
            return True
        if word in lex.FUNCTION or not word[0].isalpha():
            return False
    return False


def _current_is(scan: Scan, item: Item) -> bool:
    """Current waiting time is 21 days."""
    if scan.word(item.lead) not in ("is", "are", "=", ":", "at"):
        return False
    for j in range(item.lead - 1, max(-1, item.lead - 7), -1):
        if scan.words[j] in ("current", "currently", "today's", "present"):
            return True
        if not scan.words[j][0].isalpha():
            return False
    return False


def _cued(scan: Scan, item: Item) -> bool:
    """Currently 12, (today: 12), baseline of 12, as of May it is 12, last year 12."""
    words, j = scan.words, item.first - 1
    for k in range(j, max(-1, j - 7), -1):
        word = words[k]
        if word in lex.BASE_CUES:
            return (
                word not in ("start", "starting", "existing", "was", "were")
                or k == j
                or words[k + 1]
                in (":", "at", "is", "value", "from", "level", "of", "about", "around", "~", "only", "approx")
            )
        if word in ("last", "previous") and scan.word(k + 1) in lex.CALENDAR:
            return True
        if word in lex.CALENDAR and scan.word(k - 1) in ("last", "previous"):
            continue
        if word not in lex.BASE_FILL and word not in lex.BOUNDS:
            break
    if _current_is(scan, item):
        return True
    if scan.word(item.lead) == "of" and any(
        other.role == "factor" and other.last <= item.lead for other in scan.items[:1]
    ):
        return item.form == "number"
    if (
        words[item.lead] == "("
        and scan.word(item.last) == "in"
        and any(when.first == item.last + 1 for when in scan.dates)
    ):
        return any(other.last <= item.lead and other.unit == item.unit for other in scan.items)
    if words[:2] == ["as", "of"] and scan.word(item.lead) in ("is", "was", "are", "at", "=", ":", "were"):
        return not any(other.first < item.first and other.slot == "baseline" for other in scan.items)
    return any(date.last == j and words[j] in (":", "=") and scan.word(date.first - 1) == "(" for date in scan.dates)


def _bare_from(scan: Scan, item: Item, items: list[Item]) -> bool:
    """Up from 12, to 5 (from 30 today), down from 40%."""
    before = scan.word(item.lead - 1)
    if before in ("up", "down", "(", "rise", "fall", "increase", "drop", "compared", "coming", ","):
        return True
    if any(other.slot == "target" or scan.word(other.lead) in lex.TO for other in items if other.last <= item.lead):
        return scan.word(item.lead - 1) not in ("people", "visitors") and (
            bool(item.unit)
            or not scan.word(item.last)[:1].isalpha()
            or scan.word(item.last) in lex.FUNCTION | lex.TODAY
        )
    if any(other.last <= item.lead for other in items) and (
        not scan.word(item.last)[:1].isalpha() or scan.word(item.last) in lex.FUNCTION
    ):
        return True
    return bool(item.unit) and any(word in lex.TODAY for word in scan.words[item.last : item.last + 4])


def _role(scan: Scan, item: Item) -> None:
    """Level, delta or count."""
    if item.role != "level" or item.slot == "baseline" or item.form in ("all", "none", "cadence", "ratio"):
        return
    before, after = scan.word(item.lead), scan.word(item.last)
    if after == "or" and scan.word(item.last + 1) in lex.AFTER_BOUNDS:
        after = scan.word(item.last + 2)
    if (
        (before == "by" and item.slot != "target")
        or after in lex.NOUN_CHANGE
        or (after in lex.COMPARATIVE and before not in lex.TO)
        or after in lex.RATE
        or (before in lex.NOUN_CHANGE and item.unit)
        or (before == "of" and scan.word(item.lead - 1) in lex.NOUN_CHANGE)
    ):
        item.role = "delta"
    elif item.slot == "target":
        pass
    elif (
        item.unit == "%"
        and item.bound not in ("<", "<=")
        and before != "the"
        and before not in lex.TO
        and before not in lex.LEVEL_VERBS
        and item.form == "number"
        and _change_opens(scan, item)
    ) or (before in ("up", "down") and item.unit):
        item.role = "delta"
    elif (
        not item.unit
        and item.form == "number"
        and after[:1].isalpha()
        and after not in lex.FUNCTION
        and not (before in lex.TO and _changing(scan, item.lead))
    ):
        item.role = "count"


def _change_opens(scan: Scan, item: Item) -> bool:
    """ "Increase sign-ups 20%": a share with no level word in front, under a verb of change."""
    words = scan.words
    for j in range(item.lead, max(-1, item.lead - 12), -1):
        if words[j] in (".", ";", ",", "to", "at", "of", "and"):
            return False
        if words[j] in lex.CHANGES:
            return scan.word(item.last) not in ("of",)
    return False


def _is_aside(scan: Scan, item: Item) -> bool:
    """Amounts that describe something else: denominators, ages, bracketed sizes, guardrails, definite groups."""
    words, j = scan.words, item.lead
    before, after = scan.word(j), scan.word(item.last)
    if before == "per" or (before == "/" and scan.glued(item.first)):
        return True
    if (
        before in ("aged", "age", "ages")
        or after in ("year-olds", "year-old")
        or (item.unit == "year" and after in ("olds", "old", "-"))
    ):
        return True
    if (before == "top" and scan.word(j - 1) in ("the", "our") and scan.word(j - 2) == "of") or (
        before == "of" and j == 0
    ):
        return True
    others = [
        other
        for other in scan.items
        if other is not item and other.slot in ("", "target") and other.form not in ("all", "cadence")
    ]
    if not others:
        return _definite(scan, item)
    earlier = any(other.last <= j + 1 for other in others)
    if earlier and _inside_brackets(scan, item):
        return True
    if earlier and any(word in lex.GUARDRAIL for word in words[others[0].last : item.first]):
        return True
    return _definite(scan, item) and earlier


def _definite(scan: Scan, item: Item) -> bool:
    """ "around the 3 core pillars": a known group, not an amount to reach."""
    if (
        item.role != "count"
        or scan.word(item.lead) not in ("the", "these", "those", "our", "its", "their", "all")
        or item.form != "number"
    ):
        return False
    return scan.word(item.lead - 1) in ("of", "around", "on", "between", "from", "with", "about", "by", "to", "across")


def _inside_brackets(scan: Scan, item: Item) -> bool:
    for j in range(item.first - 1, max(-1, item.first - 25), -1):
        if scan.words[j] == "(":
            return True
        if scan.words[j] == ")":
            return False
    return False


def _windows(scan: Scan, items: list[Item]) -> None:
    """A span of time beside another amount, or one too long to be a level of service, is a window."""
    rest = [item for item in items if not item.slot or item.slot == "target"]
    for item in rest:
        if item.slot:
            continue
        unit = item.unit.split()[-1] if item.unit else ""
        if item.form == "cadence":
            if any(
                other is not item and other.form not in ("cadence",) and other.slot in ("", "target") for other in rest
            ):
                item.slot = "window"
            continue
        if unit not in lex.TIME or item.role in ("delta", "factor"):
            continue
        before = scan.words[item.lead + 1 : item.first]
        lead = scan.word(item.lead)
        alone = not any(
            other is not item
            and other.slot in ("", "target")
            and other.form not in ("cadence",)
            and (other.unit.split()[-1:] or [""])[0] not in lex.TIME
            for other in rest
        )
        if (
            lead in lex.PERIOD_ADJ
            or lead in ("for", "per", "every", "after", "during")
            or ("over" in before and unit not in lex.SHORT)
        ):
            item.slot = "window"
        elif (
            lead in ("within", "in", "inside", "under", "the")
            or "under" in before
            or "than" in before
            or "within" in before
        ):
            if not alone or (unit not in lex.SHORT and lead in ("within", "in", "inside")):
                item.slot = "window"
        elif (
            not alone
            and item.bound in ("<", "<=")
            and scan.word(item.lead) not in ("to", "is", "are", "and", ",", "below")
        ) or _adjective(scan, item):
            item.slot = "window"


def _adjective(scan: Scan, item: Item) -> bool:
    """ "6 month average", "1 year plan": the span describes the noun after it."""
    after, last = scan.word(item.last), scan.word(item.last - 1)
    if (
        not after[:1].isalpha()
        or after in lex.FUNCTION
        or (last.endswith("s") and last != "s")
        or after in lex.NOUN_CHANGE | lex.COMPARATIVE
    ):
        return False
    if scan.word(item.lead) in lex.LEVEL_VERBS and after in lex.MEASURE_HEAD:
        return False
    return True


def _extents(items: list[Item]) -> None:
    """ "for all teams" beside a figure is no target; then everything left is one."""
    for item in items:
        if (
            item.slot == ""
            and item.form == "all"
            and any(
                other is not item and other.slot in ("", "target") and other.form not in ("all", "cadence")
                for other in items
            )
        ):
            item.slot = "other"
    for item in items:
        item.slot = item.slot or "target"
