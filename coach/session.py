"""Everything one person is in the middle of, as a frozen value, and as text for the store.

    text = session.dump(talk)
    talk = session.load(text)

Every message stands in it word for word. Every piece of the draft says in which message it was said, and by whom.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from coach.errors import InputError
from coach.model import Opinion, Placeholder
from coach.spent import Spent

if TYPE_CHECKING:
    from pydantic import TypeAdapter

VERSION = 1
At = tuple[int, ...]  # () the whole draft, (id of an objective,), (id of an objective, id of a key result)


class Told(NamedTuple):
    """Words of the team: `text` as it stands in the draft, and where it was said."""

    text: str
    turn: int  # the number of the message, from 0
    by: str = ""  # who said it, "" where nobody signed


class Gap(NamedTuple):
    """A place that stays open. It is asked about no more."""

    why: str  # unknown | skipped | unwanted
    who: str = ""  # who could fill it


class Aside(NamedTuple):
    """A line that is no key result of this draft and is not forgotten."""

    words: Told
    form: str  # not now | unmeasurable | duty | remark
    note: str = ""


class Partner(NamedTuple):
    """Another team that owns an objective too."""

    team: Told
    gives: Told | None = None  # its contribution, in words
    confirmed: bool = False


class Line(NamedTuple):
    """A key result in the making.

    name is how it begins ("Missed appointments"); text, where the team wrote the whole sentence, stands as it is.
    slots: baseline, target, deadline, source, owner, population, window, metric, confidence.
    """

    id: int  # permanent; the number on the screen is its place
    said: Told
    name: str
    text: str = ""
    form: str = "result"  # result | committed | learning | handed down | last (not decided yet, from last quarter)
    slots: Mapping[str, Told] = {}
    gaps: Mapping[str, Gap] = {}
    tries: tuple[Told, ...] = ()
    places: tuple[Placeholder, ...] = ()  # what is needed where a place is open, and who may know
    definition: str = ""
    watch: str = ""
    kept: tuple[str, ...] = ()  # codes of findings that the team lets stand


class View(NamedTuple):
    """What came of asking a model for its opinion on a set: none where it sees no gap, or where `trouble` says why."""

    at: At
    about: tuple[str, ...]  # the objective and its key results, as they stood
    opinion: Opinion | None
    trouble: str = ""
    spent: Spent = Spent()

    @property
    def let_go(self) -> str:
        """Why the team let the opinion go, "" while it stands."""
        return self.opinion.dismissed if self.opinion else ""


class Aim(NamedTuple):
    """An objective in the making, with all that belongs to it."""

    id: int
    words: Told | None = None
    type: Told | None = None  # committed | aspirational | learning; its turn says where
    why: tuple[Told, ...] = ()
    lines: tuple[Line, ...] = ()
    tries: tuple[Told, ...] = ()  # under no key result yet
    guards: tuple[Told, ...] = ()  # what must stay as good
    held: tuple[Told, ...] = ()  # looked at, not graded
    needs: tuple[Told, ...] = ()  # who outside has to move
    partners: tuple[Partner, ...] = ()
    aside: tuple[Aside, ...] = ()
    gaps: Mapping[str, Gap] = {}
    kept: tuple[str, ...] = ()
    approved: bool = False
    views: tuple[View, ...] = ()  # those that were let go, and one at most that stands; nothing that counts reads them


class Loose(NamedTuple):
    """A figure that fits two key results or none."""

    words: Told
    slot: str  # baseline | target
    quote: str
    lines: tuple[int, ...] = ()  # ids of the key results that it may belong to


class Draft(NamedTuple):
    """What the talk has brought so far."""

    aims: tuple[Aim, ...] = (Aim(1),)
    at: int = 1  # id of the objective that is spoken of
    team: Told | None = None
    cycle: Told | None = None
    loose: tuple[Loose, ...] = ()
    clashes: tuple[tuple[int, str, Told, Told], ...] = ()  # line, slot, what stands, what was said later
    next: int = 2  # the next free id


class Asked(NamedTuple):
    """The question that waits for its answer."""

    slot: str
    at: At
    text: str
    options: tuple[str, ...] = ()
    code: str = ""  # of the finding that it is about


class Message(NamedTuple):
    """One message of the team, word for word."""

    text: str
    by: str = ""


class Sending(NamedTuple):
    """What the team said about a model: its name as it was shown, "" for none of it, and whether names stay here."""

    model: str
    masked: bool = False


class Session(NamedTuple):
    """A talk: what was said, what it brought, what is being asked."""

    messages: tuple[Message, ...] = ()
    draft: Draft = Draft()
    asked: Asked | None = None
    questions: tuple[str, ...] = ()  # every question that was put
    rounds: Mapping[str, int] = {}  # how often a slot or a finding was asked about
    past: tuple[Draft, ...] = ()  # the last drafts, for taking a step back
    brief: bool = False  # questions alone, by request
    notes: tuple[str, ...] = ()  # what was said once and is not said again
    ended: bool = False
    sending: Sending | None = None  # None: nobody has said yet whether a model may be asked
    opined: Spent = Spent()  # what all opinions took; what a model took for an answer stands with the answer


def dump(talk: Session) -> str:
    """Write a session as JSON text."""
    return json.dumps({"version": VERSION, "session": _plain(talk)}, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Session:
    """Read what `dump` wrote.

    Raises InputError for text that is no session, and for one that a newer program wrote.
    """
    from pydantic import ValidationError  # noqa: PLC0415  (slow to import, needed here alone)

    try:
        kept = json.loads(text)
    except ValueError as error:
        raise InputError("This draft cannot be read: its text is no JSON. Open an earlier version of it.") from error
    if not isinstance(kept, dict) or not isinstance(kept.get("version"), int):
        raise InputError("This draft cannot be read: it says no version. Open an earlier version of it.")
    if kept["version"] > VERSION:
        raise InputError("A newer version of the coach wrote this draft. Update the coach to open it.")
    try:
        return _adapter().validate_python(kept.get("session"))
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InputError(
            f"This draft cannot be read: {where or 'it'} is not as expected. Open an earlier version."
        ) from error


@functools.cache
def _adapter() -> TypeAdapter[Session]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(Session)


def _plain(value: object) -> object:
    """Lists, objects and text in place of tuples and values with fields."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: _plain(part) for name, part in zip(value._fields, value, strict=True)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return value
