"""What a person sees of the findings: little, in order of weight, nothing asked twice.

JSON and `--all` hold every finding. `headline` is one a line, one an objective and two a set, for
places where lines stand below each other; `screen` says once what holds for several lines, for a
page about the whole set. Either asks three questions at most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coach.checks.check import Check, clip
from coach.checks.profiles import RANK
from coach.model import At, Finding
from coach.words import bag

ORDER = (  # what is said first of one part: the class of a line before its figures, its figures before its words
    "K003", "K001", "K002", "K008", "K004", "K005", "K011", "K013", "K007", "K006", "K009", "K010", "K014", "K012",
    "O002", "O003", "O004", "O005", "O001", "O006",
    "C001", "S002", "S005", "S001", "S003", "S006",
)  # fmt: skip
_PLACE = {code: place for place, code in enumerate(ORDER)}
FORM_FIELDS = frozenset(
    ("K015", "O007", "O008", "C002", "S004")
)  # nobody types them into a text: silent while drafting
EFFORT = bag("K001 K003 K004 K005")
OFFERS = frozenset(("O001",))  # an offer, no question
QUESTIONS, PER_SET = 3, 2
PARTS = (
    "This line",
    "this line",
    "This number",
    "The objective",
    "this objective",
    "This",
)  # what a headline calls a part
Weight = tuple[int, int]


class Shown(NamedTuple):
    """One thing said to a person, about one part or about several at once."""

    parts: tuple[At, ...]
    code: str
    headline: str
    why: str
    question: str  # "" where enough is asked already


def first(findings: Iterable[Finding]) -> Finding | None:
    """Return the one finding of a part that is said first; None if nothing is said."""
    told = [f for f in findings if f.level != "info" or f.code not in FORM_FIELDS]
    return min(told, key=_weight) if len(told) > 1 else told[0] if told else None


def headline(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return one finding a line, one an objective, two a set, in the document's order.

    A question that is asked already, or comes after three weightier ones, is left out. Missing
    starting points of several lines, and few or many key results under several objectives, are
    said once, of the whole set (at ()). What was said of another line before is said briefly.
    """
    lines, aims, sets = _told(tuple(findings))
    effort = {f.at[:1] for f in lines if f.code in EFFORT} - {f.at[:1] for f in lines if f.code not in EFFORT}
    sets = [f for f in sets if f.at not in effort or not (f.code == "S002" or f.level == "info")]
    unanchored = [f for f in lines if f.code == "K006"]
    if len(unanchored) > 1:
        lines = [f for f in lines if f.code != "K006"]
        sets.append(_once(unanchored))
    crowds = [f for f in sets if f.code == "S001"]
    if len(crowds) > PER_SET:
        sets = [*(f for f in sets if f.code != "S001"), _once(crowds)]
    told = sorted([*sets, *aims, *lines], key=lambda f: f.at)
    asked: list[str] = []
    for found in sorted(told, key=_weight):
        if found.question not in asked and found.code not in OFFERS:
            asked.append(found.question)
            if len(asked) == QUESTIONS:
                break
    return tuple(_briefly([f if _take(asked, f.question) else f._replace(question="") for f in told]))


def _briefly(told: list[Finding]) -> Iterator[Finding]:
    """Yield what is told, a sentence that stood before replaced by a short one that quotes the line."""
    said: set[str] = set()
    before = ""
    for found in told:
        repeats = found.headline in said and found.quote
        said.add(found.headline)
        yield _again(found, follows=found.headline == before) if repeats else found
        before = found.headline


def _again(found: Finding, *, follows: bool) -> Finding:
    """Return a finding that says in short what another line was told before."""
    line = f"“{clip(found.quote.rstrip(' .'))}”"
    short = f"The same goes for {line}."
    if not follows:
        first = found.headline.partition(";")[0].rstrip(".")
        short = next((f"{first.replace(name, line, 1)}, too." for name in PARTS if name in first), found.headline)
        short = short[:1].upper() + short[1:]
    return found._replace(message=short, stop=len(short))


def screen(findings: Iterable[Finding]) -> tuple[Shown, ...]:
    """Return what a page says about the whole of a document, in its order, the set first."""
    lines, aims, sets = _told(tuple(findings))
    covered = {f.at for f in sets if f.code == "S002"}
    groups: dict[tuple[str, At, str], list[Finding]] = defaultdict(list)
    for f in lines:
        if f.code not in EFFORT or f.at[:1] not in covered:
            groups[f.code, () if f.code == "K006" else f.at[:1], "" if f.code == "K006" else f.question].append(f)
    for f in [*sets, *aims]:
        groups[f.code, (), f.headline if f.code in ("S003", "S005") else ""].append(f)
    told = list(groups.values())
    told.sort(key=lambda group: group[0].at)
    asked = sorted((g for g in told if g[0].code not in OFFERS), key=lambda g: min(map(_weight, g)))[:QUESTIONS]
    return tuple(_shown(group, asked=group in asked) for group in told)


def _weight(found: Finding) -> Weight:
    return (-RANK[found.level], _PLACE.get(found.code, len(ORDER)))


def _take(left: list[str], question: str) -> bool:
    """Take a question from those that are left to ask."""
    if question in left:
        left.remove(question)
        return True
    return False


def _told(findings: tuple[Finding, ...]) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """Return the findings that are told of lines, of objectives and of sets."""
    by_part: dict[At, list[Finding]] = defaultdict(list)
    for found in findings:
        by_part[found.at].append(found)
    lines = [told for at, found in by_part.items() if len(at) == 2 and (told := first(found))]
    aims = [
        told for at, found in by_part.items() if len(at) == 1 and (told := first(f for f in found if f.code[0] == "O"))
    ]
    told_of = Counter(f.at[:1] for f in lines)
    sets: list[Finding] = []
    for at, group in by_part.items():
        if len(at) < 2:
            candidates = [f for f in group if f.code[0] in "SC" and (f.level != "info" or f.code not in FORM_FIELDS)]
            sets += sorted((f for f in candidates if f.code != "S002" or told_of[at] > 1), key=_weight)[:PER_SET]
    return lines, aims, sets


def _shown(group: list[Finding], *, asked: bool) -> Shown:
    shown = _many(group) if len(group) > 1 else _one(group[0])
    return shown if asked else shown._replace(question="")


def _one(found: Finding) -> Shown:
    return Shown((found.at,), found.code, found.headline, found.why, found.question)


def _many(group: list[Finding]) -> Shown:
    from coach.checks import BY_CODE  # noqa: PLC0415  (the registry imports the modules, this one stands beside it)

    check: Check = BY_CODE[group[0].code]
    said, _, question = check.many.format(n=len(group)).partition(". ")
    return Shown(tuple(f.at for f in group), check.code, said + ".", "", question)


def _once(group: list[Finding]) -> Finding:
    """Return what holds for several lines as one finding on the whole set."""
    said, one = _many(group), group[0]
    return Finding((), one.code, one.name, one.level, said.headline, said.question, "", 0, 0, len(said.headline))
