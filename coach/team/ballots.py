"""What one member answers alone: two taps a key result, one an objective, two lines for the set.

The questions of the quick review are those that a team answers in four minutes; the ten of the thorough one ask
after each part what the quick one leaves to the talk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coach.team.parts import Aim, Line, Plan

QUICK, THOROUGH = "quick", "thorough"
CANNOT = "can't judge"
TRUE = ("yes", "partly", "no", CANNOT)
"""If all key results came true, would the objective be true?"""
RIGHT = ("keep", "talk", "drop", CANNOT)
"""Is this key result the right thing?"""
TARGETS = ("too easy", "right", "too hard", CANNOT)
LOW, HIGH = 2, 9
"""How sure somebody is, 0 to 10: at these ends and beyond, one line of reason goes with it."""

OF_AIM: Mapping[str, str] = {
    "memory": "I can say this objective from memory.",
    "true": "If all key results were met, the objective would be true.",
    "differently": "I know what I would do differently because of it.",
}
OF_LINE: Mapping[str, str] = {
    "change": "This measures a change for someone, not our work.",
    "source": "I know where the number comes from.",
}
SCALE = range(1, 6)
"""The thorough statements: 1 not at all, 5 fully."""

ASKS: Mapping[str, str] = {
    "true": "If all key results came true, would this be true?",
    "right": "Is this the right thing?",
    "sure": "How sure are we to reach it? 0 is no chance, 10 is certain.",
    "target": "Is the target right?",
    "worse": "What would get worse if we chased it?",
    "drop": "What would you drop?",
    "help": "Who is not here and needs to help us?",
}


class Mark(NamedTuple):
    """One member's answers to one part. Empty fields were not answered."""

    at: str
    said: str = ""  # one of TRUE for an objective, of RIGHT for a key result
    sure: int | None = None  # 0-10, key results
    reason: str = ""
    scores: Mapping[str, int] = {}  # thorough: a key of OF_AIM or OF_LINE, 1-5
    target: str = ""  # thorough: one of TARGETS
    worse: str = ""  # thorough


class Ballot(NamedTuple):
    """What one member answers. drop and help: two lines for the whole set, both may stay empty."""

    marks: tuple[Mark, ...] = ()
    drop: str = ""
    help: str = ""
    form: str = QUICK


class Lack(NamedTuple):
    """What a ballot lacks: a part, what (said | sure | reason | scores | target | unknown), and it in words."""

    at: str
    what: str
    sentence: str


def extreme(mark: Mark) -> bool:
    """Whether an answer stands at an end, so that one line of reason goes with it.

    A reason is shown without a name; it is what lets the others understand an end without asking who stands there.
    Thorough: the 1 of a statement and a target that is not right; a 5 is the plain answer and asks for nothing.
    """
    return (
        mark.said in ("no", "drop")
        or (mark.sure is not None and not LOW < mark.sure < HIGH)
        or any(score == SCALE.start for score in mark.scores.values())
        or mark.target in ("too easy", "too hard")
    )


def sent(ballot: Ballot) -> Ballot:
    """A ballot as it is kept: a reason goes with an end, and is taken back with it."""
    return ballot._replace(marks=tuple(m if extreme(m) else m._replace(reason="") for m in ballot.marks))


def lacks(whole: Plan, ballot: Ballot, only: frozenset[str] | None = None) -> tuple[Lack, ...]:
    """What is missing or does not fit before a ballot counts. only: the parts of a second vote."""
    parts = {each.id: each for each in whole.parts if only is None or each.id in only}
    marks = {mark.at: mark for mark in ballot.marks}
    found = [Lack(at, "unknown", "This part does not stand in the review.") for at in marks if at not in parts]
    if len(marks) < len(ballot.marks):
        found.append(Lack("", "unknown", "One part is answered twice."))
    for at, each in parts.items():
        found.extend(_of_part(each, marks.get(at, Mark(at)), ballot.form))
    return tuple(found)


def _of_part(each: Aim | Line, mark: Mark, form: str) -> Iterator[Lack]:
    result = isinstance(each, Line)
    if mark.said not in (RIGHT if result else TRUE):
        yield Lack(mark.at, "said", ASKS["right" if result else "true"])
    if result and mark.said != CANNOT and mark.sure is None:
        yield Lack(mark.at, "sure", ASKS["sure"])
    if mark.sure is not None and not (result and 0 <= mark.sure <= 10):
        yield Lack(mark.at, "sure", ASKS["sure"])
    if form == THOROUGH:
        yield from _thorough(mark, OF_LINE if result else OF_AIM, targets=result)
    if extreme(mark) and not mark.reason.strip():
        yield Lack(mark.at, "reason", f"One line: what makes you say {words(mark)}?")


def _thorough(mark: Mark, statements: Mapping[str, str], *, targets: bool) -> Iterator[Lack]:
    for key, statement in statements.items():
        if mark.scores.get(key, 0) not in SCALE:
            yield Lack(mark.at, "scores", statement)
    if not mark.scores.keys() <= statements.keys():
        yield Lack(mark.at, "scores", "A statement is answered that was not asked.")
    if targets and mark.target not in TARGETS:
        yield Lack(mark.at, "target", ASKS["target"])


def words(mark: Mark) -> str:
    """The end at which an answer stands, in words: "drop", "3", "too hard"."""
    if mark.said in ("no", "drop"):
        return mark.said
    if mark.sure is not None and not LOW < mark.sure < HIGH:
        return str(mark.sure)
    if mark.target in ("too easy", "too hard"):
        return mark.target
    return next((str(score) for score in mark.scores.values() if score == SCALE.start), mark.said)
