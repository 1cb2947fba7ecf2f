"""What passes between a talk and whoever shows it or hears for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from coach.session import At


class Change(NamedTuple):
    """One thing that a message changed in the draft: `text` stands now, `before` stood there."""

    at: At
    slot: str  # objective | line | baseline | target | try | guard | gap | dropped | ...
    text: str
    before: str = ""


class Reply(NamedTuple):
    """One thing that the coach says.

    kind: heard (what was understood), question, options (choose one), draft (look at it), told (an explanation,
    an example, a text to copy). options are answers to tap: each is sent as a message as it stands.
    """

    kind: str
    text: str
    slot: str = ""  # what a question asks for
    at: At = ()  # the part that it is about
    options: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()


class Slot(NamedTuple):
    """A place of the draft that a message may fill or correct.

    name: objective, outcome, try, guard, cycle, ... of an objective; baseline, target, deadline, owner, source of a
    key result. about: the key result's words. value: what stands there, "" while it is open. asked: the last
    question was about it; person: it asked who could know.
    """

    name: str
    at: At
    about: str = ""
    value: str = ""
    asked: bool = False
    person: bool = False


class Heard(NamedTuple):
    """A proposal: this part of the message goes there. `value` and `quote` are cut from the message, word for word.

    at: the objective or key result; (objective, -1) is the first outcome proposed in the same message, -2 the second.
    how: said | unknown (nobody knows) | unwanted (no such figure, on purpose) | corrected (what stood there goes) |
    disputed (somebody else says so).
    """

    slot: str
    at: At
    value: str
    quote: str
    how: str = "said"


Hear = Callable[[str, Sequence[Slot]], Sequence[Heard]]
Word = Callable[[str], str]
