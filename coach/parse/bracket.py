"""What a bracket at the end or the beginning of a line says: a score, a state, an owner, a tag - or the goal itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from coach.parse import person
from coach.parse.label import TYPES
from coach.words import bag

_OWNER = re.compile(r"(?:owners?|dri|responsible|assignee|lead|verantwortlich)[ \t]*[:=][ \t]*(\S.*)$")
_PLACEHOLDER = re.compile(r"(?:baseline|target|metric|population|window|date|owner|source):[ \t].*[ \t]-[ \t]\S")
_FIELD = re.compile(r"(?:status|progress|score|grade|confidence)[ \t]*[:=][ \t]*(.*)$")
_SCORE = re.compile(r"(?:[01](?:[.,]\d{1,2})?|\d{1,3}(?:[.,]\d+)?[ \t]?%|\d{1,3}/100)$")
_ISSUE = re.compile(r"(?:[\w./-]+)?[#!]\d+$|[A-Z]{2,10}-\d+$")
_TOGETHER = re.compile(r"[ \t]*(?:[,;/&+]|\band\b|\bund\b)[ \t]*")
_TAG = re.compile(r"[^\W_][\w?&+/. \-]{0,24}$")
STATE = re.compile(
    r"(?:(?:[~≈]?\d{1,4}(?:[.,]\d+)?[ \t]?%[ \t]*(?:(?:is |has been )?(?:done|completed?|finished|achieved|there|progress))\b)"
    r"|(?:done|completed?|finished|achieved|missed|miss|in progress|wip|not started|not complete|started|ongoing|on track|on-track|at risk|at-risk"
    r"|off track|off-track|behind|delayed|blocked|dropped|cancelled|canceled|abandoned|descoped|deprioriti[sz]ed|withdrawn|postponed"
    r"|moved to \S+|push(?:ed)? to \S+|carried over(?: to \S+)?|erledigt|offen|in arbeit|läuft)\b)(?P<more>.*)$"
)
_DROPPED = (
    "dropped",
    "cancelled",
    "canceled",
    "abandoned",
    "descoped",
    "deprioritised",
    "deprioritized",
    "withdrawn",
    "out of scope",
)
# A bracket with one of these words waits for a figure or a name: it is part of the goal.
_SLOTS = bag(
    "x y z n m xx xxx n1 n2 number amount date name metric value tbd todo tba baseline target population window owner source month "
    "link text today aim unit percent"
)
_GOVERNS = bag(
    "to of by at from than with about on in for the a an our and or at least most over under as is are via per including include "
    "includes like plus #"
)
# Pictures that report.
LIGHTS = {"✅": "done", "☑": "done", "✔": "done", "🟢": "on track", "🟡": "at risk", "🟠": "at risk", "🔴": "off track"}
SEPARATORS = " \t-–—|;,"


class Said(NamedTuple):
    """What a tail says. An empty one (an issue's number) says nothing and is no part of the goal either."""

    owner: str | None = None
    status: str | None = None
    progress: str | None = None
    tag: str | None = None
    type: str | None = None
    dropped: bool = False


class Bracket(NamedTuple):
    """The words in a bracket and what stands around it."""

    words: str
    square: bool
    before: str = ""
    after: str = ""
    lead: bool = False  # it stands before the goal

    @property
    def lower(self) -> str:
        """The words, lowered."""
        return self.words.lower()


def report(words: str) -> Said:
    """Read the words of a report: "70%, first part live", "WIP", "dropped"."""
    words = words.strip(SEPARATORS + ".")
    if not words:
        return Said()
    dropped = words.lower().startswith(_DROPPED)
    if words[0].isdigit() or (words[0] in "(~≈" and any(c.isdigit() for c in words[:6])):
        return Said(progress=words, dropped=dropped)
    return Said(status=words, dropped=dropped)


def governed(before: str) -> bool:
    """Whether the word before governs what follows: "to [X]", "about #maps"."""
    words = before.rsplit(None, 1)
    return bool(words) and words[-1].lower().strip("(") in _GOVERNS


def read(bracket: Bracket) -> Said | None:
    """Read a bracket; None when it is part of the goal."""
    if not bracket.words or (bracket.square and _PLACEHOLDER.match(bracket.lower)):
        return None
    return next((said for reader in _READERS if (said := reader(bracket)) is not None), None)


def _type(bracket: Bracket) -> Said | None:
    found = TYPES.get(bracket.lower) if bracket.square or len(bracket.words) > 1 else None
    return Said(type=found) if found else None


def _person(bracket: Bracket) -> Said | None:
    owner = _OWNER.match(bracket.lower)
    if owner:
        return Said(owner=bracket.words[-len(owner[1]) :])
    if not bracket.lead and not governed(bracket.before) and _people(bracket.words):
        return Said(owner=bracket.words)
    return Said(owner=bracket.words[1:]) if bracket.words[0] == "@" and " " not in bracket.words else None


def _people(words: str) -> bool:
    return all(person.named(name) for name in _TOGETHER.split(words))


def _score(bracket: Bracket) -> Said | None:
    if not _SCORE.match(bracket.words) or governed(bracket.before) or (bracket.lead and "%" in bracket.words):
        return None
    return Said(progress=bracket.words)


def _state(bracket: Bracket) -> Said | None:
    field = _FIELD.match(bracket.lower)
    if field:
        return report(bracket.words[len(bracket.words) - len(field[1]) :])
    return report(bracket.words) if STATE.match(bracket.lower) else None


def _issue(bracket: Bracket) -> Said | None:
    return Said() if not bracket.lead and _ISSUE.match(bracket.words) else None


def _tag(bracket: Bracket) -> Said | None:
    words, after = bracket.words, bracket.after
    if not bracket.square or bracket.lower in _SLOTS or words.isdigit() or not _TAG.match(words):
        return None
    if after.startswith(("(", "%")) or governed(bracket.before):
        return None
    return Said(tag=words)


_READERS: tuple[Callable[[Bracket], Said | None], ...] = (_type, _person, _score, _state, _issue, _tag)
