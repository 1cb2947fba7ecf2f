"""What each date does: the goal's own time, a qualifier ("Q3 pipeline"), or a point to compare with."""

from __future__ import annotations

from coach.quantities import lexicon as lex
from coach.quantities.scan import Date, Scan
from coach.words import bag

_SKIPPED = bag("the our a about around approximately mid")
_MOVED = bag("push pushed moved moving deferred slipped postponed carried over delayed carry")
_STATED = bag("level levels baseline")
_REDUCED = bag("have has is are was were will")  # "people hired in Q3 have ..."
_ACTORS = bag("customers users everyone people all through they")


def place(scan: Scan, tail: int) -> None:
    """Give each date its slot. tail is where a report of progress begins."""
    amounts = {item.last for item in scan.items}
    quotes = '"' in scan.low
    for index, when in enumerate(scan.dates):
        if when.start >= tail or (quotes and _in_quotes(scan, when)):
            when.slot = "qualifier"
        elif not when.slot:
            when.slot = _slot(scan, when, scan.dates[index - 1] if index else None, amounts)


def _slot(scan: Scan, when: Date, previous: Date | None, amounts: set[int]) -> str:  # noqa: PLR0911 - a decision list
    lead, determined = _lead(scan, when)
    before, further, after = scan.token[lead], scan.token[lead - 1], scan.token[when.last]
    if before == "." and further in ("vs", "versus"):
        before = further
    noun = scan.noun(when.last)
    if before == "than" and further == "later":
        return "deadline"
    if _looks_back(scan, when, before, further) or (before == "over" and lead in amounts):
        return "since"
    if before in lex.DEADLINE_LEADS or (before, further) in (
        ("of", "ahead"),
        ("to", "prior"),
        ("to", "up"),
        ("to", "leading"),
    ):
        return "deadline"
    if previous is not None and previous.last == lead and before in ("to", "-", "and", "through"):
        return "deadline" if previous.slot in ("deadline", "since") and not noun else "qualifier"
    if further in _MOVED or (when.form == "end" and noun):
        return "qualifier"
    if before == "at" and noun and any(last <= lead for last in amounts):
        return "deadline"  # "NPS above 35 at the December survey"
    if before in lex.TIME_LEADS:
        describes = _describes(scan, when, lead, noun=noun and (determined or when.form in ("quarter", "year")))
        return "qualifier" if describes else "deadline"
    if noun or before in ("for", "of", "to") or after in ("-", "'s", "/") or (after == "'" and scan.glued(when.last)):
        return "qualifier"
    loose = when.form == "event" and scan.words[when.first] not in ("this", "next")
    return "qualifier" if loose else "deadline"


def _lead(scan: Scan, when: Date) -> tuple[int, bool]:
    """The token that leads to the date, and whether "the" or "our" stands between."""
    j, determined = when.first - 1, False
    while j >= 0 and (
        scan.words[j] in _SKIPPED or scan.words[j] == '"' or (scan.words[j] == "-" and scan.glued(when.first))
    ):
        determined, j = determined or scan.words[j] in ("the", "our"), j - 1
    return j, determined


def _looks_back(scan: Scan, when: Date, before: str, further: str) -> bool:
    """Since March, last year, compared to Q2, as of May, Q2 level."""
    return (
        "last" in (scan.words[when.first], before)
        or "previous" in (scan.words[when.first], before)
        or before in lex.SINCE_LEADS
        or further in ("compared", "relative")
        or (before, further) == ("of", "as")
        or scan.token[when.last] in _STATED
    )


def _describes(scan: Scan, when: Date, lead: int, *, noun: bool) -> bool:
    """Whether the date belongs to a noun ("people hired in Q3 have ...", "in the Q2 forecast"), not to the goal."""
    if scan.token[when.last] in _REDUCED:
        return True
    if scan.words[lead] == "in" and scan.token[lead - 2] in ("work", "done", "be"):
        return True
    return noun and scan.token[when.last - 1][:1] != "2" and scan.token[when.last] not in _ACTORS


def _in_quotes(scan: Scan, when: Date) -> bool:
    """Whether the date stands in a quotation inside the sentence ("new in 2019")."""
    near = scan.words[max(1, when.first - 30) : when.first]
    return near.count('"') % 2 == 1 and scan.words[0] != '"'
