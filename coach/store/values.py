"""What the store takes and gives: small frozen values, no rows."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from coach.errors import InputError, TooLarge

TEAM, COACH = "team", "coach"
ANSWERED, OURS, PENDING, INTERRUPTED = "answered", "ours", "pending", "interrupted"

MESSAGE = 10_000
"""The longest message of a person, in characters."""
ANSWER = 100_000
"""The longest answer of the coach, in characters."""
STATE = 2_000_000
"""The longest state of a draft, in characters."""
BALLOT = 40_000
"""The longest ballot, in characters."""
NAME = 200
"""The longest name of a person or a workspace and the longest id, in characters; titles are cut there."""

NO_TEXT = re.compile("[\0\ud800-\udfff]")


class Acting(NamedTuple):
    """Who acts, and in which workspace. A draft of another workspace does not exist for them.

    seat: a secret of their window, where nobody is signed in: anybody can type a name, so answers and silent notes
    are known by the seat. Empty where the caller knows who it is.
    """

    person: str
    workspace: str
    seat: str = ""


class Draft(NamedTuple):
    """A draft as it stands. state: what `session.dump` wrote; person and changed: of the last revision."""

    id: str
    title: str
    revision: int
    state: str
    person: str
    created: datetime
    changed: datetime


class Head(NamedTuple):
    """How far a draft is. seq: of the last thing that was said, 0 for none."""

    revision: int
    seq: int


class Summary(NamedTuple):
    """One line in the list of recent drafts. person: who began it."""

    id: str
    title: str
    revision: int
    person: str
    created: datetime
    changed: datetime


class Change(NamedTuple):
    """The next state of a draft, made from revision `expected`. title: None keeps the one that stands."""

    state: str
    expected: int
    title: str | None = None


class Revision(NamedTuple):
    """One state that a draft had.

    key: id of the message or edit that made it, given by the client.
    content: the number of the revision that first had this state in the line of undoing: its own number,
    or of the one that was restored. Undo restores `content - 1`, if that is 1 or more.
    """

    number: int
    content: int
    key: str
    title: str
    person: str
    at: datetime


class Message(NamedTuple):
    """What somebody said, kept for good. id: given by the client; answers: id of the message that this one answers."""

    seq: int
    id: str
    role: str
    person: str
    text: str
    at: datetime
    answers: str | None = None


class Turn(NamedTuple):
    """A message and what became of it.

    standing: `answered`; `ours` - the caller is to answer, before `until`; `pending` - somebody else does until
    then; `interrupted` - nobody does any longer, `say` it again with the same id.
    attempt: how often an answer was begun, 1 at the first.
    """

    draft: str
    message: Message
    standing: str
    answer: Message | None = None
    attempt: int = 0
    until: datetime | None = None


def fits(text: str, limit: int, what: str) -> None:
    """Hold a text to its limit, in characters.

    Raises TooLarge, or InputError for half a character or a zero byte, which no database keeps.
    """
    if len(text) > limit:
        raise TooLarge(
            f"This {what} has {len(text):,} characters; {limit:,} fit. Make it shorter, or send it in parts."
        )
    if NO_TEXT.search(text):
        raise InputError(f"This {what} holds a character that is no text (half a sign, or a zero). Take it out.")
