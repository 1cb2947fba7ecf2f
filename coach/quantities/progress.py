"""Reports of progress: "=> 70%", "(0.7)", "[done]", "50% complete". They are no part of the goal."""

from __future__ import annotations

import re

from coach.quantities import lexicon as lex
from coach.quantities.scan import Item, Scan
from coach.words import bag

_REPORTING = bag("=> ==> --> ⇒")
_SCORE = re.compile(r"\((?:0?\.\d+|1\.0|0|1|[01]\.\d+|\d{1,3}%)\)[.\s\x22']*$")
_BOXED = re.compile(r"\[(?:\d{1,3}%|[01]?\.\d+|done|wip|in progress|completed?|x|\d+/\d+)\][.\s\x22']*$")
_TAIL = 16  # characters in which a bracketed score stands
_STATES = bag("wip done on in not moved deferred miss missed complete completed started")
_REPORTED = bag("total status score progress result grade attainment scored actual actuals")
DONE = bag("complete completed done achieved attained attainment finished")
_BREAKS = frozenset(("", '"', "'", ".", ",", ";", "-", "(", ")", "[", "]", "|", "*", "okr", "kr"))


def start(scan: Scan) -> int:
    """Where a report of progress begins; the text's length when there is none."""
    if lex.ARROWS.isdisjoint(scan.words):
        return _bracketed_score(scan.low)
    ends = {item.last: item for item in scan.items}
    begins = {item.first: item for item in scan.items}
    for j, word in enumerate(scan.words):
        if word in lex.ARROWS and _reports(scan, j, ends.get(j), begins.get(j + 1) or begins.get(j + 2)):
            return scan.starts[j]
        if word == "=" and scan.token[j + 1] == "=>":
            return scan.starts[j]
    return _bracketed_score(scan.low)


def is_report(scan: Scan, item: Item) -> bool:
    """50% complete. · Total: 90%. · Status: 0.7."""
    before, after = scan.token[item.first - 1], scan.token[item.last]
    if before in (":", "=") and scan.token[item.first - 2] in _REPORTED:
        return scan.token[item.first - 3] in _BREAKS or item.last >= len(scan.words) - 1
    if item.unit != "%" or after not in DONE or before not in _BREAKS:
        return False
    further = scan.token[item.last + 1]
    return further in _BREAKS or further in ("with", "of")


def _reports(scan: Scan, j: int, left: Item | None, right: Item | None) -> bool:
    """Whether an arrow leads to a report of progress rather than from one level to another."""
    if scan.words[j] in _REPORTING:
        return not (left and right and left.unit == right.unit and _is_start(scan, left))
    if scan.token[j + 1] in _STATES:
        return True
    last = right is not None and right.unit == "%" and right.last >= len(scan.words) - 1
    dated = scan.token[j - 1] == ")" and any(when.last == j - 1 for when in scan.dates[:8])  # "71% (2024) -> 80%"
    return left is None and last and not dated and scan.items[0].last <= j


def _is_start(scan: Scan, left: Item) -> bool:
    """Whether an amount before an arrow can be where the measure stands today: "partners: 12 => 20"."""
    lead = scan.token[left.lead]
    return not (left.bound or lead in lex.TO or lead in ("by", "at", "than") or scan.changing(left.first))


def _bracketed_score(low: str) -> int:
    tail = low[-_TAIL:]
    if ")" not in tail and "]" not in tail:
        return len(low)
    found = _SCORE.search(tail) or _BOXED.search(tail)
    if found is None:
        return len(low)
    at = max(0, len(low) - _TAIL) + found.start()
    return at if at and not low[:at].rstrip().endswith(("%", "from", "to")) else len(low)
