"""The one form of a gap, `[slot: what is needed - who might know]`, and the forms that ask nobody."""

from __future__ import annotations

import re

from coach.checks.compared import PLACEHOLDER

MOST = 3  # in one line: more gaps than that are no measure yet
_BLANK = re.compile(
    r"\b[XYN]{1,4} ?%|[$€£] ?[XYN]\b|\b(?:XX+|TBD|TBC|TBA|N/A)\b|_{2,}|\?\?+|<[a-z][a-z ]*>|\$ ?\?"
    r"|\bfrom [XY]\b|\bto [YN]\b|\b(?:by|under|over|above|below|least|most|than) [XYN]{1,2}\b|\b[XYN]1 to [XYN]2\b"
)
_VAGUE = re.compile(
    r"\b(?:some|a certain (?:number|amount|share))\b"
    r"|\bfrom (?:current|today|now|the current level) to (?:better|higher|lower|improved|more|less|good)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\[[^\[\]\n]*\](?!\()")
_TAG = re.compile(r"\[(?:[ xX]?|P\d|[A-Z]{2,}\d*)\]")  # checkboxes, [P0], [TEAM]


def vague(text: str) -> bool:
    """Whether a text itself speaks of "some"."""
    return bool(_VAGUE.search(text))


def misfits(text: str, *, vague_too: bool) -> list[tuple[int, int]]:
    """Where a text leaves an amount vague or writes a gap in another form; placeholders beyond the third too."""
    good = [found.span() for found in PLACEHOLDER.finditer(text)]
    marks = [found.span() for found in _BLANK.finditer(text)]
    marks += [found.span() for found in _BRACKET.finditer(text) if not _TAG.fullmatch(found[0])]
    if vague_too:
        marks += [found.span() for found in _VAGUE.finditer(text)]
    inside = [(start, end) for start, end in marks if not any(a <= start < b for a, b in good)]
    return sorted({*inside, *good[MOST:]})
