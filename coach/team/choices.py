"""What the team decides in the room, one tap at a time, and the set that follows.

Choices are kept in order and never rewritten; where two decide the same, the later one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coach.errors import InputError
from coach.model import NO_FIELDS
from coach.team import parts
from coach.team.parts import Aim, Line, Plan

KEEP, CHANGE, DROP, PARK = "keep", "change", "drop", "park"
OWN, FILL, WAIVE, LATER, NOTE = "own", "fill", "waive", "not now", "note"
OUTCOMES = (KEEP, CHANGE, DROP, PARK)
"""What may become of an item that was talked about."""
ACTIONS = (*OUTCOMES, OWN, FILL, WAIVE, LATER, NOTE)


class Choice(NamedTuple):
    """One decision.

    keep          the part stays as it is
    change        `text` takes its place; `reason` if there is one
    drop          it leaves the set
    park          it leaves the set and waits with `name`
    own           `name` looks after it
    fill          an open number: `text` says which, `name` brings it by `day`
    waive         `text` is the code of a finding that may stand, `reason` says why
    not now       `text` joins the list of what the team leaves for later; `at` may be empty
    note          `text` is written into the minutes
    by and on are those of whoever pressed, set by the store.
    """

    at: str
    action: str
    text: str = ""
    name: str = ""
    day: str = ""
    reason: str = ""
    by: str = ""
    on: str = ""


def checked(whole: Plan, choice: Choice) -> Choice:
    """A choice that can be taken. Raises InputError with what it lacks."""
    part = parts.part(whole, choice.at)
    if choice.action not in ACTIONS:
        raise InputError(f"“{choice.action}” is no choice. Choose one of: {', '.join(ACTIONS)}.")
    if part is None and not (choice.action in (LATER, NOTE) and not choice.at):
        raise InputError("This part does not stand in the set any longer. Open the page again to see what stands.")
    if choice.action in (CHANGE, FILL, WAIVE, LATER, NOTE) and not choice.text.strip():
        raise InputError("Say it in a few words, then it can be kept.")
    if choice.action in (PARK, OWN, FILL) and not choice.name.strip():
        raise InputError("A name goes with this. Who takes it along?")
    if choice.action == FILL and not choice.day.strip():
        raise InputError("A day goes with an open number. By when is it there?")
    if choice.action == WAIVE and not choice.reason.strip():
        raise InputError("One line of reason goes with this. What do you know that the line does not say?")
    return choice


def settle(whole: Plan, choices: Iterable[Choice]) -> Plan:
    """The set that follows from the choices, in order. A choice about a part that has left changes nothing."""
    for choice in counting(choices):
        whole = _after(whole, choice)
    return whole


def counting(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """The choices that count: a drop or a park is taken back by what is decided later about the same part."""
    found: list[Choice] = []
    later_: set[str] = set()
    for each in reversed(list(choices)):
        if each.action not in (DROP, PARK) or each.at not in later_:
            found.append(each)
        if each.action in OUTCOMES:
            later_.add(each.at)
    return tuple(reversed(found))


def facing(whole: Plan, choices: Sequence[Choice], choice: Choice) -> Plan:
    """The set that a choice is made about: an outcome may be about a part that was dropped or parked itself."""
    return settle(whole, (*choices, Choice(choice.at, KEEP)) if choice.action in OUTCOMES else choices)


def _after(whole: Plan, choice: Choice) -> Plan:
    part = parts.part(whole, choice.at)
    if part is None:
        return whole
    if choice.action == CHANGE:
        return changed(whole, part, choice.text, choice.name)
    if choice.action == OWN:
        return parts.replace(whole, choice.at, owner=choice.name.strip())
    if choice.action == WAIVE:
        return parts.replace(whole, choice.at, waivers=(*part.waivers, (choice.text, choice.reason)))
    if choice.action in (DROP, PARK):
        return parts.without(whole, choice.at)
    return whole


def changed(whole: Plan, part: Aim | Line, text: str, owner: str = "") -> Plan:
    """New words for a part. What a form said of the old words goes with them, but for where the number comes from."""
    changes: dict[str, object] = {"text": " ".join(text.split())}
    if owner.strip():
        changes["owner"] = owner.strip()
    if isinstance(part, Line):
        changes["fields"] = NO_FIELDS._replace(source=part.fields.source)
    return parts.replace(whole, part.id, **changes)


def outcome(choices: Iterable[Choice], at: str) -> Choice | None:
    """What became of a part in the end: the last keep, change, drop or park; None while it is open."""
    return next((each for each in reversed(list(choices)) if each.at == at and each.action in OUTCOMES), None)


def reworded(choices: Iterable[Choice]) -> frozenset[str]:
    """The parts whose words the team changed: those that a second vote is about."""
    return frozenset(each.at for each in choices if each.action == CHANGE)


def later(whole: Plan, choices: Sequence[Choice]) -> tuple[str, ...]:
    """The list "not now": what was dropped or parked, in its last words, and what was put there by hand."""
    found: list[str] = []
    choices = counting(choices)
    for n, choice in enumerate(choices):
        before = settle(whole, choices[:n])
        part = parts.part(before, choice.at)
        if choice.action == LATER:
            found.append(choice.text.strip())
        elif choice.action == DROP and part:
            found.append(part.text)
        elif choice.action == PARK and part:
            found.append(f"{part.text} (with {choice.name.strip()})")
    return tuple(dict.fromkeys(found))
