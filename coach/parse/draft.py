"""The mutable outline that every format builds, and `finish`, which turns it into an OKRSet.

A format makes a Draft, opens objectives (`draft.open(goal)`), adds results and initiatives to the
open one (`draft.add(goal, fields)`, `draft.park(goal)`), holds health lines (`draft.hold(words)`)
and hands the draft to `finish`. Key results before any objective are kept under an objective
without words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from coach import model, sentence
from coach.errors import InputError, NoOKRs, TooLarge
from coach.model import Fields, Initiative, KeyResult, Measure, Objective, OKRSet, Source, Words
from coach.parse.line import Goal


class Limits(NamedTuple):
    """What is refused. The page reads less than the terminal: `PAGE`."""

    size: int = 20_000_000  # bytes of input
    part: int = 10_000  # characters of one part
    parts: int = 1_000_000  # objectives and key results together


LIMITS = Limits()
PAGE = Limits(size=2_000_000, parts=500)
NO_FIELDS = Fields()


@dataclass(slots=True)
class Result:
    """A key result as it is found, its initiatives still growing."""

    goal: Goal
    fields: Fields = NO_FIELDS
    initiatives: list[Words] = field(default_factory=list)


@dataclass(slots=True)
class Aim:
    """An objective as it is found."""

    goal: Goal
    results: list[Result] = field(default_factory=list)
    initiatives: list[Words] = field(default_factory=list)
    why: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """What a format has found so far, in the order of the document."""

    aims: list[Aim] = field(default_factory=list)
    held: list[Words] = field(default_factory=list)
    team: str | None = None
    cycle: str | None = None

    def open(self, goal: Goal) -> Aim:
        """Begin an objective; what follows belongs to it."""
        aim = Aim(goal)
        self.aims.append(aim)
        return aim

    def aim(self) -> Aim:
        """The open objective, or a new one without words."""
        return self.aims[-1] if self.aims else self.open(Goal(Words("")))

    def add(self, goal: Goal, fields: Fields = NO_FIELDS) -> Result:
        """A key result of the open objective."""
        result = Result(goal, fields)
        self.aim().results.append(result)
        return result

    def park(self, words: Words) -> None:
        """An initiative of the last key result or, without one, of the open objective."""
        aim = self.aim()
        (aim.results[-1] if aim.results else aim).initiatives.append(words)

    def hold(self, words: Words) -> None:
        """A line that is watched, not graded; a label alone names none."""
        if words.text:
            self.held.append(words)


def finish(draft: Draft, source: Source, limits: Limits = LIMITS, *, judged: bool = True) -> OKRSet:
    """The draft as a frozen OKRSet; not judged: its sentences stay unread, its parts have no kind and no measure.

    Raises NoOKRs when nothing was found, TooLarge over a limit (with the line).
    """
    makers = JUDGED if judged else UNREAD
    objectives = tuple(
        _objective(aim, source, limits, makers) for aim in draft.aims if aim.goal.words.text or aim.results
    )
    if not objectives:
        raise NoOKRs(
            "No objective or key result was found. Write `Objective: ...` with `- KR: ...` lines below, or paste a list "
            "under a heading; talk and minutes are heard on the page Draft.",
            name=source.name,
        )
    count = len(objectives) + sum(len(o.key_results) for o in objectives)
    if count > limits.parts:
        raise TooLarge(
            f"{count:,} objectives and key results stand here and at most {limits.parts:,} are read at a time. Give a smaller document.",
            name=source.name,
        )
    return OKRSet(objectives, source, tuple(draft.held), draft.team, draft.cycle)


def line_of(source: Source, words: Words) -> int | None:
    """The line of the source that a part begins on, from 1."""
    if words.span is None:
        return None
    before = source.text[: words.span.start]
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1


def _checked(words: Words, source: Source, limits: Limits) -> Words:
    if len(words.text) > limits.part:
        raise TooLarge(
            f"One part has {len(words.text):,} characters; at most {limits.part:,} are read. Shorten it or split it into lines.",
            name=source.name,
            line=line_of(source, words),
        )
    return words


class Makers(NamedTuple):
    """What makes the parts: reading their sentences, which is most of the work, or leaving them unread."""

    key_result: Callable[..., KeyResult]
    objective: Callable[..., Objective]


_NOTHING = sentence.read("")
JUDGED = Makers(model.key_result, model.objective)
UNREAD = Makers(
    lambda words, fields, **rest: KeyResult(words, _NOTHING, "unmeasured", Measure(), fields, **rest),
    lambda words, results, **rest: Objective(words, _NOTHING, results, **rest),
)


def judged(goal: Objective) -> Objective:
    """An objective that `finish` left unread, read."""
    results = tuple(map(_judged_result, goal.key_results))
    return goal._replace(reading=sentence.read(goal.text), key_results=results)


def _judged_result(kr: KeyResult) -> KeyResult:
    read = model.key_result(kr.words, kr.fields)
    return kr._replace(reading=read.reading, kind=read.kind, measure=read.measure)


def _objective(aim: Aim, source: Source, limits: Limits, makers: Makers) -> Objective:
    goal = aim.goal
    results = tuple(
        makers.key_result(
            _checked(r.goal.words, source, limits),
            r.fields,
            owner=r.goal.owner,
            status=r.goal.status,
            progress=r.goal.progress,
            tags=_tags(r.goal),
            waivers=r.goal.waivers,
            initiatives=_initiatives(r.initiatives, source, limits),
        )
        for r in aim.results
        if r.goal.words.text  # a hard break alone in its line says nothing
    )
    return makers.objective(
        _checked(goal.words, source, limits),
        results,
        initiatives=_initiatives(aim.initiatives, source, limits),
        type=goal.type,
        owner=goal.owner,
        status=goal.status or goal.progress,
        tags=goal.tags,
        why=" ".join(aim.why) or None,
        waivers=goal.waivers,
    )


def _tags(goal: Goal) -> tuple[str, ...]:
    """The tags of a key result; "Committed: ..." is one of them, because a key result has no type of its own."""
    return goal.tags if goal.type is None else (goal.type, *(t for t in goal.tags if t != goal.type))


def _initiatives(found: list[Words], source: Source, limits: Limits) -> tuple[Initiative, ...]:
    return tuple(Initiative(_checked(w, source, limits)) for w in found if w.text)


__all__ = [
    "JUDGED",
    "PAGE",
    "UNREAD",
    "Aim",
    "Draft",
    "InputError",
    "Limits",
    "Makers",
    "Result",
    "finish",
    "judged",
    "line_of",
]
