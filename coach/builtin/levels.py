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
_GOES_ON = re.compile(  # a figure that is talked of itself: "20 by autumn", "5 at most", "99% is asked by the owner"
    r"\s*(?:please\b|tops\b|(?:at\s+)?(?:the\s+)?(?:most|least|max(?:imum)?|min(?:imum)?)\b|or\s+(?:less|fewer|more|better)\b"
    r"|(?:by|before|until|till|next|this|from\s+now)\b|(?:would|should|might|['’]d)\s+(?!have\b)[a-z]"
    r"|is\s+(?:what|our|the|my|a|an|as\s+much|as\s+many|asked|wanted|wished|needed|required|demanded|expected|enough|plenty|fine|good|reachable|realistic"
    r"|possible|allowed|agreed|[\w]+['’]s)\b)",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"(?:no|not)\s+(?:more|less|fewer|later)\s+than|at\s+(?:least|most)|up\s+to", re.IGNORECASE)
_OPENS = re.compile(r"^(?:(?:and|but|so|or|rather|better|ideally|only|just|to|let us say|say)\s+)*$", re.IGNORECASE)
_WHICH = re.compile(r"(?<!\bwhat)\s+(?:where|who|which|whose)\s")
_MOVED = nouns.bag("went rose fell grew dropped climbed sank moved came gone risen fallen grown now ago")
_AS_IT_IS = nouns.bag("average norm record mean median benchmark was were had today now currently still last")
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
    past = any(not date.due and _PAST_DATE.search(date.text) for date in clause.dates)
    wanted = (_of_the_figure(clause, figure) & WANTED) - frozenset(line.split())
    end = _end(clause, figure)
    if end:
        return end
    aims = HAS_TO_BE.search(clause.text) or figure.role in ("delta", "factor")
    if aims or (not past and (wanted or opens_as_aim(clause, nouns.loose(line)))):
        return "target"
    if past or clause.has(NOW) or people.source(clause.text):
        return "baseline"
    return "target" if kind in ("levels", "aim") or any(date.due for date in clause.dates) else "baseline"


def _end(clause: Clause, figure: Figure) -> str:
    """The part of a figure in a clause that names both ends; "" where it names one.

    "98% -> 99%", "from 410 pupils a day to 550"; but "went from 12% to 19%" tells how it came to be what it is.
    """
    ends = {each.slot for each in clause.figures if each.role == "level"}
    both = {"baseline", "target"} <= ends and figure.slot in ("baseline", "target")
    if both and clause.has(_MOVED):
        return "baseline" if figure.slot == "target" else "remark"
    after_from = figure.slot == "baseline" and re.search(r"\bfrom\s+$", clause.text[: figure.start])
    return figure.slot if both or after_from else ""


def _of_the_figure(clause: Clause, figure: Figure) -> frozenset[str]:
    """The words of a clause without what only says which things its figure counts: "30 calls where somebody asks"."""
    which = _WHICH.search(clause.text, figure.end)
    if which is None:
        return clause.lower
    return frozenset(word.lower() for word in nouns.words(clause.text[: which.start()]))


def bare_aim(clause: Clause, known: frozenset[str] = frozenset()) -> bool:
    """Tell whether a clause names a level alone, of what was spoken of before: "Below 60 would be fine", "They want 12%"."""
    if len(clause.figures) != 1 or clause.figures[0].role in ("delta", "factor"):
        return False
    figure = clause.figures[0]
    before, behind = clause.text[: figure.start], clause.text[figure.end :]
    if (_JUDGED.match(behind) and _ANYTHING.match(before)) or opens_as_aim(clause, known):
        return True
    return _ASKED_FOR.match(before) is not None and _NOTHING_COUNTED.match(behind) is not None


def bare(figure: Figure) -> bool:
    """Whether a figure is said without what it counts: it takes that of the figure before it."""
    return figure.text.strip().split()[-1].replace(",", "").replace(".", "").isdigit()


def opens_as_aim(clause: Clause, known: frozenset[str]) -> bool:
    """Tell whether a clause is about its figure itself, named as what is to be: ", 20 by autumn", ", 14% would help".

    known: stems of the team's lines; "62% would recommend us" tells what a line says of those who would.
    """
    if (
        len(clause.figures) != 1
        or clause.figures[0].role in ("delta", "factor")
        or clause.has(_AS_IT_IS)
        or clause.label
    ):
        return False
    figure = clause.figures[0]
    if _OPENS.match(clause.text[: figure.start]) is None:
        return False
    if not known.isdisjoint(nouns.loose(" ".join(clause.text[figure.end :].split()[1:2]))):
        return False
    limit = _LIMIT.match(figure.text) is not None and not clause.text[figure.end :].strip(" .")
    return limit or _GOES_ON.match(clause.text, figure.end) is not None


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
