"""Headings that are no objective: titles of the document, and sections that hold no OKRs.

A heading is judged by its whole words: every word that says something must be in the list, so
"Risks and dependencies" is left out and "Cut the risk of falls" is an objective.
"""

from __future__ import annotations

import re
from functools import lru_cache

from coach import sentence
from coach.parse import label
from coach.words import bag

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PERIOD = re.compile(r"(?:q[1-4]|h[12]|fy\d{2,4}|cy\d{2,4}|(?:19|20)\d\d|\d{2}|y\d{2,4}|[1-4]q\d{0,2}|q[1-4]\d{2,4})$")
_FILLER = bag(
    "the our a an of for and or in on to from with at by my your this that us we und der die das für team "
    "teams okr okrs company overall general other more all some draft final version set internal external "
    "public weekly monthly quarterly yearly annual last next previous current new upcoming q quarter year half "
    "first second third fourth january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec vs open possible known important useful"
)
_TITLE = _FILLER | bag(
    "objectives objective goals goal key results result priorities plan planning strategy department group "
    "division unit org organisation organization ziele quartal quartalsziele mission vision overview home page "
    "check in checkin board sheet document template focus themes"
)
_MONTHS = bag("january february march april may june july august september october november december")
_NOT_OKRS = bag(
    "retrospective retrospectives retro retros lessons lesson learned learnt learnings review reviews notes "
    "note parking lot parked risk risks issue issues blocker blockers budget budgets cost costs schedule "
    "schedules timeline timelines calendar milestones toc contents content table agenda minutes meeting "
    "meetings attendees participants present links link references reference resources reading further sources "
    "glossary terms definitions definition concepts concept faq about introduction intro explanation legend "
    "scoring grading scale grades scores bugs bug tasks task todo todos backlog do done dropped descoped "
    "cancelled canceled removed archive archived appendix changelog history dependencies dependency "
    "assumptions assumption question questions feedback good bad try well went wrong better worse stop start "
    "continue keep total totals sum summary signature regards contact contacts comments comment discussion "
    "decisions decision announcements news holidays out scope not doing what is are how work works read write "
    "use used guide guidelines process methodology presentation presentations score updates update status "
    "progress report reports log people roles responsibilities members raci nice have later ideas idea "
    "brainstorm why when who where it was be needs information info key facts background page site map notizen "
    "risiken termine zeitplan sonstiges rückblick anhang haushalt offene fragen"
)
_STRONG = bag(
    "retrospective retrospectives retro retros lessons notes parking risk risks budget budgets schedule "
    "schedules timeline timelines calendar toc contents agenda minutes attendees links references resources "
    "glossary definitions concepts faq introduction explanation legend scoring grading bugs tasks todo todos "
    "backlog dropped descoped cancelled canceled archive archived appendix changelog history dependencies "
    "assumptions questions feedback good bad try totals total comments discussion decisions announcements "
    "holidays scope doing presentations about page reading ideas sources blockers issues went work update "
    "updates status notizen risiken termine zeitplan sonstiges rückblick anhang haushalt fragen is are log "
    "background"
)
_HALVES = bag("half quarter halbjahr quartal")
_WHICH = bag("first second third fourth last next this")
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|hallo|liebe[rs]?|guten|good (?:morning|afternoon|evening)|thanks|thank you|best|regards|cheers|kind regards|viele|mit freundlichen|fyi|on .+ wrote)\b"
)


def skipped(text: str) -> bool:
    """Whether a heading begins a section that holds no OKRs."""
    found = words(text)
    if [w for w in found if w not in ("the", "our")] in (["team"], ["team", "members"], ["owners"], ["who"]):
        return True
    said = [w for w in found if w not in _FILLER and not _period(w)]
    if not said or len(found) > 7:
        return False
    return any(w in _STRONG for w in said) and all(w in _NOT_OKRS for w in said)


def contents(text: str) -> bool:
    """Whether a heading begins the table of contents: what stands in it is left out, not what follows below."""
    return words(text) in (["on", "this", "page"], ["contents"], ["table", "of", "contents"], ["toc"], ["inhalt"])


def title(text: str) -> bool:
    """Whether a heading names the document, a team's sheet or a period, and no objective."""
    found = words(text)
    if not found:
        return True
    if "okr" in found or "okrs" in found or ("objectives" in found and "results" in found):
        return True
    if all(w in _TITLE or _period(w) for w in found):
        return True
    dated = any(_period(w) and (not w.isdigit() or (len(w) == 4 and w.startswith("20"))) for w in found)
    halves = not _HALVES.isdisjoint(found) and not _WHICH.isdisjoint(found)
    if (dated or halves) and len(found) <= 6:
        return "%" not in text and not speaks(text)
    return len(found) <= 4 and (
        found[0] in ("team", "department", "squad") or found[-1] in ("team", "department", "squad")
    )


@lru_cache(maxsize=5_000)
def _period(word: str) -> bool:
    """Whether a word names a quarter, a half or a year."""
    return _PERIOD.match(word) is not None


def greeting(text: str) -> bool:
    """Whether a line greets or signs off."""
    return _GREETING.match(text.lower()) is not None


def group(text: str) -> str:
    """What a heading that is nothing but a label announces: a kind of coach.parse.label, or ""."""
    plain = text.strip().strip("*_#: ")
    kind = label.group(plain)
    if kind:
        return kind
    found = [w for w in words(plain) if w not in _FILLER and not _period(w)]
    return label.group(" ".join(found)) if 0 < len(found) <= 3 else ""


def words(text: str) -> list[str]:
    """The words of a heading, lowered."""
    return _WORD.findall(text.lower())


def speaks(text: str) -> bool:
    """Whether a heading speaks of a change: it has a verb."""
    return sentence.read(text).verb_class != ""
