"""How far a set is before the cycle starts, said in words. The team presses commit, not the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coach.model import KeyResult
from coach.team.choices import FILL, Choice, outcome, settle
from coach.team.parts import Line, Plan
from coach.team.spread import Item

READY, OPEN, NOT_YET = "Ready", "Ready with open numbers", "Not yet"
START, TARGET = "starting point", "aim"
AS_A_WHOLE = ("all", "no", "count")
"""Roles of an aim that says itself where it starts: every one, none, so many of our own."""


class OpenNumber(NamedTuple):
    """A number that a key result still lacks; name and day are empty until somebody takes it."""

    at: str
    what: str  # starting point | aim | whatever the team calls it
    name: str = ""
    day: str = ""


class Gate(NamedTuple):
    """Where the set stands. waits: what is open, each as a sentence, nothing where the team may commit."""

    verdict: str  # Ready | Ready with open numbers | Not yet
    waits: tuple[str, ...]
    numbers: tuple[OpenNumber, ...]


def open_slots(line: Line) -> tuple[str, ...]:
    """The numbers that a key result lacks: its starting point, its aim."""
    return tuple(_open(line.read))


def _open(kr: KeyResult) -> Iterator[str]:
    if kr.kind in ("milestone", "learning", "output", "activity"):
        return
    measure, text = kr.measure, kr.text.casefold()
    start = measure.baseline is None or measure.baseline.value is None
    aim = measure.target is None or measure.target.value is None or "[target:" in text
    if "[baseline:" in text or (
        start and not _starts_itself(kr) and not (aim and measure.target and "[target:" in text)
    ):
        yield START
    if aim:
        yield TARGET


def _starts_itself(kr: KeyResult) -> bool:
    target = kr.measure.target
    return kr.measure.direction == "hold" or (target is not None and (target.role in AS_A_WHOLE or target.value == 0))


def numbers(whole: Plan, choices: Iterable[Choice]) -> tuple[OpenNumber, ...]:
    """The open numbers of a set, with who brings each by when. whole: the set after the choices.

    A starting point or an aim that the line holds by now is open no longer, whoever was to bring it.
    """
    taken = {(each.at, each.text.casefold()): each for each in choices if each.action == FILL}
    found = {
        (line.id, what): OpenNumber(line.id, what, *_who(taken, line.id, what))
        for line in whole.lines
        for what in open_slots(line)
    }
    standing = {line.id for line in whole.lines}
    for (at, what), choice in taken.items():
        if at in standing and what not in (START, TARGET) and (at, what) not in found:
            found[at, what] = OpenNumber(at, choice.text.strip(), choice.name.strip(), choice.day.strip())
    return tuple(found.values())


def _who(taken: dict[tuple[str, str], Choice], at: str, what: str) -> tuple[str, str]:
    choice = taken.get((at, what))
    return (choice.name.strip(), choice.day.strip()) if choice else ("", "")


def gate(whole: Plan, choices: Sequence[Choice], items: Iterable[Item] = ()) -> Gate:
    """Where a set stands after some choices. items: what was to be talked about.

    Source: a name on each key result, a name and a day on each open number, a decision on each item; no medians.
    """
    after = settle(whole, choices)
    open_ = numbers(after, choices)
    names = {line.id: line.name for line in after.lines}
    waits = [] if after.lines else ["A key result is not in the set yet."]
    waits += [f"{_short(line.name)}: who looks after it?" for line in after.lines if not line.owner.strip()]
    waits += [
        f"{_short(names[each.at])}: who brings the {each.what}, and by when?"
        for each in open_
        if not (each.name and each.day)
    ]
    texts = {part.id: part.text for part in after.parts}
    waits += [
        f"{_short(texts[each.at])}: keep, change, drop or park?"
        for each in items
        if each.at in texts and outcome(choices, each.at) is None
    ]
    return Gate(NOT_YET if waits else OPEN if open_ else READY, tuple(waits), open_)


def _short(text: str, limit: int = 80) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
