"""What a figure in an answer is: where a measure stands, where it is to go, in which words, and when it was so."""

from __future__ import annotations

import re

from coach.builtin import nouns, people
from coach.builtin.clauses import Clause, Figure
from coach.builtin.topics import WANTED, Topic

NOW = nouns.bag(
    "was were take takes took had came lost currently today now stands stood measured counted noted shows showed left sent declined prints "
    "reported averaged ago"
)
_PAST_DATE = re.compile(r"\b(?:last|previous|past|ago|moment)\b|^(?:in|for)\s+(?:19|20)\d\d", re.IGNORECASE)
HAS_TO_BE = re.compile(r"\b(?:has|have|had|needs?|is|are|ought) to be\b|\bwould (?:do|like|be enough)\b", re.IGNORECASE)
_THINGS = re.compile(r"\s+(?P<thing>[a-z]{3,}s)\b(?!\s+(?:of|per|a)\b)")
_NO_THINGS = nouns.bag("times days weeks months hours minutes years was has does")
_COUNTS = ("", "count", "many")


def stands(figure: str, line: str) -> bool:
    """Whether a figure is part of the line itself."""
    bare = re.sub(r"\s+(?=%)", "", figure.lower())
    return re.search(rf"(?<![\w.,]){re.escape(bare)}(?![\w%])", line) is not None


def role(clause: Clause, figure: Figure, kind: str, line: str) -> str:
    """Whether a figure says where the measure stands or where it is to go. The line's own words are no cue."""
    if re.search(r"\bfrom\s+$", clause.text[: figure.start]) and figure.slot == "baseline":
        return "baseline"
    past = any(not date.due and _PAST_DATE.search(date.text) for date in clause.dates)
    wanted = (clause.lower & WANTED) - frozenset(line.split())
    if (wanted and not past) or HAS_TO_BE.search(clause.text) or figure.role in ("delta", "factor"):
        return "target"
    if past or clause.has(NOW) or people.source(clause.text):
        return "baseline"
    return "target" if kind in ("levels", "aim") or any(date.due for date in clause.dates) else "baseline"


def as_counted(clause: Clause, figure: Figure, topic: Topic | None) -> str:
    """Write a count with the thing that is counted, where the line left that open: "Damage was 120 claims"."""
    match = _THINGS.match(clause.text, figure.end)
    if match is None or topic is None or not topic.result or topic.ours or topic.unit not in _COUNTS:
        return figure.text
    known = nouns.loose(match["thing"]) & (topic.line | topic.metric)
    if known or match["thing"] in _NO_THINGS or figure.unit != "count":
        return figure.text
    return clause.text[figure.start : match.end()]


def period(clause: Clause) -> str:
    """When a baseline was so, in the team's words: "May", "last quarter"."""
    dates = (
        re.sub(r"^(?:in|on|for|of)\s+(?:the\s+)?", "", date.text, flags=re.IGNORECASE)
        for date in clause.dates
        if not date.due
    )
    return next(dates, "")
