"""Figures that are about somebody or something else than the team's own lines.

"The Leeds shop has 3%", "competitors need two days", "we are 14 people", "room 12": true, and no
answer to how many loaves are thrown away here. Such a figure fills no line.
"""

from __future__ import annotations

import re

from coach.builtin import nouns, people
from coach.builtin.clauses import Clause
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON

_PLACES = (
    "team|crew|squad|department|division|unit|group|shift|ward|wing|floor|shop|store|branch|outlet|site|plant|factory|mill|clinic|practice|"
    "hospital|surgery|school|college|university|hotel|restaurant|kitchen|bakery|cafe|depot|warehouse|office|agency|region|country|county|city|"
    "town|village|district|quarter|parish|company|firm|cooperative|club|library|museum|theatre|theater|cinema|studio|lab|laboratory|farm|station|"
    "centre|center|gym|market|location|house|home|building|campus|garage|workshop|line|chain|yard|port|dock|terminal|hall|pool|camp|field|stable|vessel|ship|route|brand|bank|airline|network"
)
_HEAD = rf"(?:{_PLACES})(?:e?s|ies)?"
_DETERMINED = r"(?:the|a|an|another|one|our|their|its|in|at|from|of|by)\s+"
_CONTRASTED = re.compile(  # a place told apart from ours: "the sister hotel", "another store", "our second shop"
    r"\b(?:sister|neighbou?ring|rival|competing)\s+[a-z-]+\b|\b(?:another|other|others|nearby|partner|second|third|oldest|newest|largest|biggest|"
    rf"smallest|best|worst|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|old|former|old|next|foreign)\s+(?:[a-z-]+\s+)?(?:{_HEAD})\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:competitors?|rivals?|elsewhere|next door|around the corner|across the (?:street|road)|down the road|abroad|nationally|nationwide|worldwide|globally|statewide|neighbou?rs|others|the (?:industry|sector|branch|trade)"
    r"|(?:industry|sector|national|world|european|global|market|regional|country) (?:average|mean|median|norm|benchmark|standard|leader)s?"
    r"|benchmarks?|the (?:average|typical|usual) (?:team|shop|store|company|firm|hotel|clinic|school)|parent company|headquarters)\b",
    re.IGNORECASE,
)
_WITH_ROLE = re.compile(  # the subject is a team by its trade: "the sales team has 3%"
    rf"^(?:in\s+|and\s+|but\s+)?the\s+(?P<role>[a-z-]+)\s+(?:{_HEAD})\s+[a-z]+\b"
)
_NAMED = re.compile(  # "the Leeds shop", "Berlin depot", "team Blue"
    rf"\b(?:{_DETERMINED})?(?P<name>[A-Z][\w'’-]+)\s+(?:{_HEAD})\b|\b(?:[Tt]eam|[Ss]tore|[Bb]ranch|[Ss]ite|[Pp]lant|[Ww]ard)\s+(?P<after>[A-Z][\w-]*|\d+)\b"
)
_THE_NAMED = re.compile(r"\b[Tt]he\s+(?P<name>[A-Z][a-z][\w'’-]*)\s+[a-z]+\b")  # "the Dover yard", but "the SAP list"
_WHOSE = re.compile(r"^(?:and |but )?the\s+(?P<who>[a-z]+)['’]s\s+[a-z]+", re.IGNORECASE)  # "The chamber's pass rate"
_IN_NAME = re.compile(r"\b(?:[Ii]n|[Aa]t)\s+(?P<name>[A-Z][\w'’-]+)")
_HAS = (
    "has|had|is|was|stands|stood|needs|needed|takes|took|loses|lost|throws|threw|sells|sold|gets|got|sends|sent|does|did|makes|made|reaches|"
    "reached|manages|managed|keeps|kept|delivers|delivered|wastes|wasted|answers|answered|wins|won|runs|ran"
)
_OWNER = re.compile(rf"^(?:(?:and|but|while)\s+)?(?P<name>[A-Z][\w-]+)(?:['’]s\s+\w+|\s+(?:{_HAS}))\b")
_OUR_READING = re.compile(
    r"\bwe\s+(?:see|saw|count|counted|read|find|found|measure|measured|log|logged|track|tracked)\b"
)
_MEMBERS = r"people|persons|employees|colleagues|staff|strong|heads|members|engineers|developers|doctors|nurses|teachers|drivers|of us|in the team"
_HEADCOUNT = re.compile(
    rf"\b(?:we|there)(?:'re|\s+are|\s+were)\s+(?:now\s+|only\s+|about\s+)?(?:a\s+team\s+of\s+)?[\w-]+\s+(?:[a-z-]+\s+)?(?:{_MEMBERS}|[a-z]+s\s+and\s+[\w-]+)\b"
    rf"|\b(?:team|crew|staff|company|firm|group|department)\s+of\s+(?:about\s+)?[\w-]+"
    rf"|\b(?:our|the|my)\s+(?:team|crew|staff|company|firm|group|department)\s+(?:has|had|have|counts|is|are)\s+[\w-]+\s+(?:{_MEMBERS})"
    rf"|\b\d+\s+of us\b|\bwe\s+employ\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:and |but |so |then )?(?:it|they|that|this|there|those|these|last|a year|before)\b", re.IGNORECASE
)
_HERE = re.compile(r"\b(?:we|us|our|ours|here)\b", re.IGNORECASE)
_SPANS = nouns.bag("day week month quarter season year summer winter term cycle")
_CALENDAR = nouns.bag(
    "january february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays spring summer autumn winter easter christmas"
)


def goes_on(clause: Clause) -> bool:
    """Tell whether a clause stays with what the one before it spoke of: "It was 5% a year ago"."""
    return _GOES_ON.match(clause.text) is not None and not _HERE.search(clause.text)


def stranger(clause: Clause, known: frozenset[str], *, asked: bool) -> bool:
    """Tell whether a clause is about another population: a named place, another team, competitors, our own number.

    known: the stems of the team's own lines and objective; what is named there is theirs.
    asked: it answers a question about one line, so a bare name is more likely what the team calls that.
    """
    text = clause.text
    if _HEADCOUNT.search(text):
        return not known & nouns.loose("people staff employees colleagues headcount")
    if people.source(text) and not _NAMED.search(text):
        return False
    found = _OTHERS.search(text) or _CONTRASTED.search(text)
    if found is not None:
        return not nouns.loose(found.group()) <= known
    return any(_foreign_name(name, known) for name in _names(text, asked=asked)) or _other_role(clause, known)


def _names(text: str, *, asked: bool) -> list[str]:
    found = [match["name"] or match["after"] for match in _NAMED.finditer(text)]
    if asked:
        return found
    every = (_OWNER.match(text), _THE_NAMED.search(text))
    found += [match["name"] for match in every if match and LEXICON[match["name"].lower()] & Is.UNKNOWN]
    if not _OUR_READING.search(text):
        found += [match["name"] for match in _IN_NAME.finditer(text)]
    return found


def _foreign_name(name: str, known: frozenset[str]) -> bool:
    lower = name.lower().removesuffix("'s").removesuffix("’s")
    grammar = lower in nouns.EMPTY or lower in _CALENDAR
    return not grammar and not lower.startswith("q") and nouns.stem(lower) not in known


def _other_role(clause: Clause, known: frozenset[str]) -> bool:
    """Whether the subject is a team of another trade; who asks for a level is none."""
    whose = _WHOSE.match(clause.text)
    if whose is not None and whose["who"].lower() not in _SPANS and not people.asker(clause.text):
        return nouns.stem(whose["who"]) not in known
    match = _WITH_ROLE.match(clause.text)
    if match is None or match["role"] in nouns.EMPTY or match["role"] in ("whole", "entire"):
        return False
    return nouns.stem(match["role"]) not in known and not people.asker(clause.text)
