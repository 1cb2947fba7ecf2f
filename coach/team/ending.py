"""The end of a cycle: grade in one screen, then, apart, three silent notes each; three sentences open the next draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coach.errors import InputError
from coach.team.check_in import CheckIn, last_value
from coach.team.parts import COMMITTED, Aim, Line, Plan
from coach.team.scale import Scale, number, scale, value

SENTENCES = 3
NOTES: Mapping[str, str] = {
    "learned": "What did we learn?",
    "decided": "Which key result changed a decision, and which never did?",
    "along": "What do we take along?",
}
MISSED = "What did we not know?"
STAGED = ("milestone", "output", "activity", "learning", "unmeasured")
"""Kinds of key result that are there or not there, in stages."""


class Result(NamedTuple):
    """What the team enters at the end for one key result: the last value, its own number 0.0-1.0, and why.

    For a yes-or-no line the value is how much of it stands, 0 to 1 or in per cent.
    """

    at: str
    value: str = ""
    own: float | None = None
    because: str = ""
    unknown: str = ""  # to "What did we not know?", asked where a committed line was missed


class Grade(NamedTuple):
    """One key result graded. number: worked out, None where it cannot be; working: how, or what is missing."""

    at: str
    number: float | None
    working: str
    committed: bool
    own: float | None = None
    because: str = ""
    value: str = ""

    @property
    def question(self) -> str:
        """What a missed committed line asks; "" for all others: 0.6 to 0.7 is what an aspirational one aims at."""
        return MISSED if self.committed and self.number is not None and self.number < 1 else ""

    @property
    def expected(self) -> str:
        """What this kind of line was expected to reach, in words."""
        return "committed: expected 1.0" if self.committed else "aspirational: 0.6 to 0.7 is what it aims at"


class Notes(NamedTuple):
    """One member's three silent notes; any may stay empty."""

    learned: str = ""
    decided: str = ""
    along: str = ""


class Opening(NamedTuple):
    """What opens the next draft: at most three sentences, and where each line stands today."""

    sentences: tuple[str, ...]
    starts: tuple[tuple[str, str], ...]  # what is counted, its last value

    @property
    def text(self) -> str:
        """The same as text, one thing a line: what the next draft begins from."""
        return "\n".join((*self.sentences, *(f"{name}: {last} (today)" for name, last in self.starts)))


def checked(whole: Plan, results: Iterable[Result]) -> tuple[Result, ...]:
    """Results that can be kept. Raises InputError."""
    lines, found = {line.id for line in whole.lines}, tuple(results)
    for each in found:
        if each.at not in lines:
            raise InputError("A line of these grades does not stand in the set. Open the page again.")
        if each.own is not None and not 0 <= each.own <= 1:
            raise InputError("The team's own number lies between 0.0 and 1.0.")
        if each.value.strip() and value(each.value) is None:
            raise InputError(f"“{each.value}” holds no number. Write the last value, or leave it empty.")
    return found


def grade(line: Line, result: Result, aim_type: str | None = None) -> Grade:
    """Work out the grade of one key result. Source: linear way from start to aim, clamped to 0.0-1.0."""
    committed = COMMITTED in (line.form, aim_type)
    found, working = _worked(line, scale(line), result.value.strip())
    own = None if result.own is None else round(result.own, 2)
    return Grade(line.id, found, working, committed, own, result.because, result.value.strip())


def _worked(line: Line, ruler: Scale, typed: str) -> tuple[float | None, str]:
    last = ruler.on(typed)
    if last is None:
        return None, "no last value yet"
    if line.read.kind in STAGED and (ruler.start is None or ruler.aim is None):
        return _stage(ruler, typed), "how much of it stands"
    progress = ruler.progress(last)
    if progress is None or ruler.aim is None:
        return None, "the starting point is open" if ruler.start is None else "the aim is open"
    if ruler.limit:
        return progress, f"{number(last)}, {'inside' if progress else 'outside'} the line at {number(ruler.aim)}"
    start = ruler.start or 0.0
    way, whole = abs(last - start), abs(ruler.aim - start)
    if (last - start) * (ruler.aim - start) < 0:
        return 0.0, f"{number(way)} the other way: 0"
    shown = f"{number(way)} of {number(whole)} on the way"
    return round(progress, 2), f"{ruler.working}; {shown}" if ruler.working else shown


def _stage(ruler: Scale, typed: str) -> float:
    """How much of a line that is there or not there stands: "0.5", "50%", "1 of 2", or so many of those it names."""
    last = value(typed) or 0.0
    stage = last if last <= 1 else (ruler.on(typed) or 0.0) / ruler.aim if ruler.all and ruler.aim else last / 100
    return round(min(max(stage, 0.0), 1.0), 2)


def grades(whole: Plan, results: Iterable[Result]) -> tuple[Grade, ...]:
    """All key results graded, in order; one without a result stands there without a number."""
    entered = {each.at: each for each in results}
    return tuple(
        grade(line, entered.get(line.id, Result(line.id)), aim.type) for aim in whole.aims for line in aim.lines
    )


def of_objective(aim: Aim, found: Iterable[Grade]) -> float | None:
    """The plain mean of an objective's key results; None while one of them has no number."""
    lines = {line.id for line in aim.lines}
    numbers = [each.number for each in found if each.at in lines]
    known = [each for each in numbers if each is not None]
    return round(sum(known) / len(known), 2) if known and len(known) == len(numbers) else None


def slipped(whole: Plan, looked: Iterable[CheckIn]) -> tuple[str, ...]:
    """The held lines that slipped at some check-in: told beside the mean, never averaged into it."""
    bent = {at for each in looked for at, said in each.held if said == "slipped"}
    return tuple(each.text for each in whole.held if each.id in bent)


def lasting(whole: Plan, results: Sequence[Result] | None, looked: Sequence[CheckIn]) -> tuple[Result, ...]:
    """The last values: those of the grades, and of the last looks for what nobody graded."""
    graded = {each.at: each for each in results or () if each.value.strip()}
    return tuple(graded.get(line.id, Result(line.id, last_value(looked, line.id))) for line in whole.lines)


def opening(whole: Plan, results: Iterable[Result], sentences: Sequence[str]) -> Opening:
    """What the next draft begins from. Raises InputError for more than three sentences."""
    kept = tuple(" ".join(each.split()) for each in sentences if each.strip())
    if len(kept) > SENTENCES:
        raise InputError("Three sentences open the next draft. Which of these do you take along?")
    last = {each.at: each.value.strip() for each in results}
    return Opening(kept, tuple((line.name, last[line.id]) for line in whole.lines if last.get(line.id)))
