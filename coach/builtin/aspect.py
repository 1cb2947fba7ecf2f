"""What a line does, read once with its objective: its family, its thing, whom it serves and in which trade."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach import library
from coach.builtin import family as families
from coach.builtin import naming, phrase
from coach.builtin.served import served
from coach.builtin.slots import Slots
from coach.builtin.thing import Thing
from coach.library import Trade
from coach.model import KeyResult, Objective
from coach.sentence import Reading
from coach.sentence.lexicon import singular

_USED = frozenset(
    ("component", "feature", "service", "tests", "environment", "delivery", "release")
)  # where nobody is named, those who use it
_BESIDE = 20  # lines beside a line that are looked at


class Aspect(NamedTuple):
    """What a line does, with the words that its readings need."""

    family: str
    reading: Reading  # of the line without tags, asides and progress
    thing: Thing | None
    people: str  # who is served, plural: "residents"; "" when nobody is named
    trade: Trade | None
    words: Slots  # for the readings of its family: {the} is the thing
    means: Slots  # for the metrics of its domain: {deed} is the thing made, or what is done to it
    near: frozenset[str]  # the words of what the line does, and their singulars
    core: frozenset[str]  # those of its thing and topic
    around: frozenset[str]  # those of the objective and of the lines beside it

    @property
    def record(self) -> str:
        """Say where the trade's figures stand; "?" when the trade is not known."""
        return self.trade.record if self.trade else "?"


def aspect(kr: KeyResult, objective: Objective) -> Aspect:
    """Read a line as a member of a family."""
    reading, goal = phrase.read(kr.text), phrase.read(objective.text)
    near = _forms(_deed(reading)) | {reading.lemma}
    around = _around(objective) - near
    trade = library.trade(near, frozenset(goal.line.words), around)
    thing = phrase.clause_thing(reading)
    family = families.family(reading, thing, trade)
    named = served(reading)
    people = named or served(goal) or (trade.people if trade else "") or ("users" if family in _USED else "")
    words = naming.words(family, reading, thing, trade, (people, named))
    means = naming.means(family, reading, thing, words)
    return Aspect(family, reading, thing, people, trade, words, means, near, _core(thing, words), around)


def _deed(reading: Reading) -> list[str]:
    """The words of the first clause, up to what it is meant to lead to."""
    tokens = reading.amounts.tokens
    end = reading.clauses[0].end if reading.clauses else len(tokens.words)
    if reading.purpose != (0, 0):
        end = min(end, next((i for i, start in enumerate(tokens.starts) if start >= reading.purpose[0]), end))
    return tokens.words[:end]


def _core(thing: Thing | None, words: Slots) -> frozenset[str]:
    told = f"{thing.text if thing else ''} {words.get('topic', '')}"
    return _forms(re.findall(r"[\w-]+", told.lower()))


def _forms(words: list[str]) -> frozenset[str]:
    found = set(words)
    for word in words:
        if word.endswith("s"):
            found.add(singular(word))
        if "-" in word:
            found.update(word.split("-"))
    return frozenset(found)


def _around(objective: Objective) -> frozenset[str]:
    found: set[str] = set(objective.reading.line.words)
    for kr in objective.key_results[:_BESIDE]:
        found.update(kr.reading.line.words)
    return _forms(sorted(found))
