"""Lines that say how things are and can be counted as they stand: "Samples rejected at reception"."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.builtin import counted, phrase
from coach.builtin.counted import Own
from coach.builtin.thing import Thing
from coach.model import KeyResult
from coach.sentence import Is, Reading
from coach.words import AMISS as WORDS_AMISS
from coach.words import bag

AMISS = bag(WORDS_AMISS)
_HAPPENED = AMISS | bag("left thrown given turned sent broken put declined spoiled stolen abandoned complained")
_UNWANTED = _HAPPENED | bag("fail fails drop leave wait late complain cancel die dies not never below behind")
_PROMPT = re.compile(
    r"\b(?:in time|on time|at the first go|(?:the )?first time|the same day|without|as planned|as told|in full|on the day)\b"
)
_PLACED = bag("ready late missing behind overdue unanswered")
_RELATIVE = bag("that who which")
_COMPARED = re.compile(r"\s+(less|more|longer|shorter)(?: often)?\b")
_LASTING = bag("wait waits stay stays queue queues last lasts take takes")
_MANY = {"is": "are", "has": "have", "does": "do"}
_MOST = 14  # words of a line that can stand as its own measure


class _Statement(NamedTuple):
    """A noun phrase and what stands behind it."""

    text: str
    reading: Reading
    thing: Thing
    after: str  # the word behind the thing
    behind: str  # all the words behind it

    @property
    def tag(self) -> int:
        """What the word behind the thing may be."""
        return self.reading.line.tags[self.thing.end]

    @property
    def person(self) -> bool:
        """The thing is somebody."""
        return bool(self.reading.line.tags[self.thing.end - 1] & Is.ACTOR)

    @property
    def wanted(self) -> str:
        """Which way is better, by the words behind the thing."""
        if _PROMPT.search(self.behind):
            return "up"
        return "down" if any(word in _UNWANTED for word in self.reading.line.words[self.thing.end :]) else "up"


def measure(kr: KeyResult, reading: Reading) -> Own | None:
    """Let a statement be its own measure; None when the line is none."""
    words = reading.line.words
    if reading.form in ("order", "doing", "done") or len(words) > _MOST or reading.amounts.quantities:
        return None
    told = reading.form in ("active", "passive", "state") and reading.verb > 0
    thing = phrase.thing(reading, 0, reading.verb if told else len(words))
    if thing is None or thing.start > 2:
        return None
    text = phrase.plain(kr.text)
    if words[0] in AMISS and (thing.plural or thing.mass):
        return counted.share(text, thing, "down")
    if thing.end >= len(words):
        return None
    behind = reading.text[reading.amounts.tokens.starts[thing.end] :].strip()
    said = _Statement(text, reading, thing, words[thing.end], behind)
    return _as_it_stands(said) or _acts(said, kr)


def _as_it_stands(said: _Statement) -> Own | None:
    thing = said.thing
    if said.after == "because" or (said.after in _PLACED and thing.plural):
        return counted.share(said.text, thing, "up" if said.after == "ready" else "down")
    if said.after in _RELATIVE:
        return counted.share(said.text, thing, said.wanted)
    happens = said.tag & Is.PAST and (thing.plural or thing.mass)
    if happens and said.after in _HAPPENED:
        return counted.share(said.text, thing, "down")
    return counted.share(said.text, thing, "up") if happens and _PROMPT.search(said.behind) else None


def _acts(said: _Statement, kr: KeyResult) -> Own | None:
    """Somebody does something, or things go some way: "Owners give the medicine", "Rehearsals start on time"."""
    thing = said.thing
    if said.tag & Is.PREP:  # "Web shop for members": nothing is said of it
        return None
    compared = _COMPARED.search(said.behind)
    if compared and compared[0].endswith("often"):
        return None  # how often is no share of those who do
    if compared:
        said = said._replace(behind=_COMPARED.sub("", said.behind, count=1))
        if said.reading.line.words[thing.end] in _LASTING:
            return _lasts(said, up=compared[1] in ("longer", "more"))
    if said.person and said.reading.form in ("active", "state") and kr.kind in ("unmeasured", "outcome"):
        whom = thing._replace(text=thing.many, plural=True)
        wanted = ("down" if compared[1] == "less" else "up") if compared else said.wanted
        return counted.share(f"{thing.many} who {_plural_verb(said)}", whom, wanted)
    goes = thing.plural and said.reading.form == "active" and said.reading.verb == thing.end
    acts = said.tag & Is.VERB and not said.tag & (Is.PAST | Is.QUALITY)
    if goes and acts and not compared and not said.person:
        return counted.share(f"{thing.text} that {said.behind}", thing, said.wanted)
    return None


def _lasts(said: _Statement, *, up: bool) -> Own:
    """Measure how long somebody does something: "Translators wait less for their money", "Visitors stay longer"."""
    about = f"time that {said.thing.many if said.person else said.thing.text} {_plural_verb(said)}"
    found = counted.median(about, f"{about}: median", f"{about}, the middle case of all")
    return found._replace(direction="up", aim="time worth reaching") if up else found


def _plural_verb(said: _Statement) -> str:
    rest = said.behind[len(said.after) :]
    if said.after in _MANY:
        return _MANY[said.after] + rest
    return _base(said.after) + rest if said.tag & Is.THIRD else said.behind


def _base(third: str) -> str:
    if third.endswith("ies"):
        return third[:-3] + "y"
    return third[:-2] if third.endswith(("ches", "shes", "sses", "oes")) else third.removesuffix("s")
