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
_PRAISE = (
    r"(?:fine|enough|good|great|okay|ok|nice|lovely|perfect|wonderful|excellent|acceptable|sufficient|ideal|plenty|proud|happy|glad|"
    r"pleased|delighted|(?:a |an |our |the )(?:\w+ )?(?:success|win|dream|goal|aim|relief|triumph|joy))"
)
HAS_TO_BE = re.compile(
    r"\b(?:has|have|had|needs?|is|are|ought) to be\b"
    rf"|(?:\bwould|['’]d)\s+(?:already\s+|also\s+)?(?:do|like|love|suffice|please|satisfy|make (?:us|me|them|him|her|everyone|everybody)|be {_PRAISE})\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(  # the figure is what would be fine: "Below 60 would be fine with the owner"
    rf"^\s*(?:[a-z]+\s+)?(?:would|will|['’]d)\s+(?:already\s+|also\s+)?(?:do|suffice|please|satisfy|make|be {_PRAISE})\b"
)
_ANYTHING = re.compile(
    r"^(?:(?:and|but|so)\s+)?(?:(?:the|our)\s+[\w ]{2,30}\s+(?:said|says|thinks|thought)\s+(?:that\s+)?)?(?:anything|something|everything)?\s*$",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(  # what is asked for is the figure itself: "The regulator wants 12%"
    r"^(?:[\w'’-]+\s+){0,5}?(?:want|wants|wanted|asks?\s+for|asked\s+for|hopes?\s+for|hoped\s+for|aims?\s+for|aim\s+at|accepts?|demands?|demanded|"
    r"named|names|requires?|required|needs|expects?|expected|(?:would|[\w]*['’]d)\s+(?:like|love|accept)|(?:would|[\w]*['’]d)\s+be\s+(?:proud|happy|glad|pleased|fine)\s+(?:of|with|about))"
    r"\s+(?:to\s+(?:see|have|reach|get|be\s+at)\s+)?$",
    re.IGNORECASE,
)
_NOTHING_COUNTED = re.compile(
    r"\s*(?:$|[.,;!]|(?:by|before|until|in|at|from|on|for|with|next|this|within|or|as|a|an|per|each|every|instead)\b)"
)
_THINGS = re.compile(r"\s+(?P<thing>[a-z]{3,}s)\b(?!\s+(?:of|per|a)\b)")
_NO_THINGS = nouns.bag("times days weeks months hours minutes years was has does")
_COUNTED_AFTER = re.compile(
    r"\s+(?P<what>(?:[a-z-]+\s+){1,2}(?!times|days|weeks|months|hours|minutes|years)[a-z-]{2,}s)\b(?!\s+(?:of|per|a)\b)"
)
_COUNTED_BEFORE = re.compile(
    r"(?:the\s+)?(?P<what>(?:[a-z-]+\s+){1,2}[a-z-]{2,}s)\s*(?:were|was|at|=|:)?\s+$", re.IGNORECASE
)
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


def bare_aim(clause: Clause) -> bool:
    """Tell whether a clause names a level alone, of what was spoken of before: "Below 60 would be fine", "They want 12%"."""
    if len(clause.figures) != 1 or clause.figures[0].role in ("delta", "factor"):
        return False
    figure = clause.figures[0]
    before, behind = clause.text[: figure.start], clause.text[figure.end :]
    if _JUDGED.match(behind) and _ANYTHING.match(before):
        return True
    return _ASKED_FOR.match(before) is not None and _NOTHING_COUNTED.match(behind) is not None


def as_counted(clause: Clause, figure: Figure, topic: Topic | None) -> str:
    """Write a count with the thing that is counted, where the line left that open: "Damage was 120 claims"."""
    match = _THINGS.match(clause.text, figure.end)
    if match is None or topic is None or not topic.result or topic.ours or topic.unit not in _COUNTS:
        return figure.text
    known = nouns.loose(match["thing"]) & (topic.line | topic.metric)
    if known or match["thing"] in _NO_THINGS or figure.unit != "count":
        return figure.text
    return clause.text[figure.start : match.end()]


def counted(clause: Clause, figure: Figure, topic: Topic | None) -> str:
    """Name what the team counts where it is another thing than our metric: "failed hygiene checks: 9".

    "" where the figure is of the metric itself, or the words beside it name nothing else.
    """
    if topic is None or not topic.result or figure.unit != "count":
        return ""
    told = _COUNTED_AFTER.match(clause.text, figure.end) or _COUNTED_BEFORE.match(
        f"{clause.label} " if clause.label else clause.text[: figure.start]
    )
    if told is None:
        return ""
    what = told["what"]
    head = nouns.loose(what.rsplit(maxsplit=1)[-1])
    if not head or head & (topic.line | topic.metric) or not nouns.loose(what) & topic.line:
        return ""
    return what


def rate(clause: Clause, figure: Figure) -> str:
    """The rate of a count that stands apart from it: "a month" of "4,100 books were lent a month"; "" for none."""
    found = _RATE.search(clause.text, figure.end)
    return found[0] if found and figure.unit == "count" and not _RATE.search(figure.text) else ""


def period(clause: Clause) -> str:
    """When a baseline was so, in the team's words: "May", "last quarter"."""
    dates = (
        re.sub(r"^(?:in|on|for|of)\s+(?:the\s+)?", "", date.text, flags=re.IGNORECASE)
        for date in clause.dates
        if not date.due
    )
    said = re.sub(r"^late\s+(?=last\b)", "", next(dates, ""))  # "14 were late last month"
    return nouns.inside(said) if said[:4] in ("Last", "Past", "Prev") else said


_RATE = re.compile(r"\b(?:a|per|each|every)\s+(?:day|night|week|month|quarter|season|year)\b(?=\W*$)", re.IGNORECASE)
