"""What a key result is called inside a sentence of ours, and how one says that it goes badly."""

from __future__ import annotations

import re

from coach.builtin import compared, nouns, own, roles, states
from coach.builtin.grouping import Group
from coach.model import KeyResult
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON

_BOUNDS = re.compile(
    r"(?:\s+(?:at|under|below|over|above|to|of|by|within|from|than|least|most|in|is|minus|plus|the|a)|\s*[-+=<>:])+\s*$",
    re.IGNORECASE,
)
_STATISTIC = re.compile(r"^(?:the\s+)?(?:median|average|mean)\s+(?=(?:minutes|hours|days|weeks|time)\b)", re.IGNORECASE)
_TELLS = re.compile(r"^(?P<what>.+?) (?:who|that) (?P<does>.+)$")
_BEHIND = re.compile(
    r" (?:late|or|missing|of|about|from|at|in|for|to|on|that|without|with|until|within|made|done|put) "
)
_NEVER = ("do not", "does not", "never", "no longer")
_SPANS = ("time", "minutes", "hours", "days", "weeks", "months", "wait", "queue")
_MANY = 9  # words of a name that a question can carry


def name(group: Group) -> str:
    """Name it as the team would inside a sentence: the change's subject, or the line's own words."""
    if group.change is not None:
        return group.change.subject
    kr = group.lines[0].kr
    if group.role == "change":
        return _lowered(own.subject(kr), kr.text)
    return _lowered(_kept(kr), kr.text) if group.role == "kept" else _metric(kr)


def _metric(kr: KeyResult) -> str:
    return _lowered(nouns.trimmed(own.bare(kr.measure.metric)) or kr.text, kr.text)


def _kept(kr: KeyResult) -> str:
    """A line that stays, as a noun: "food parcels that reach families within 48 hours", "win rate"."""
    reading, text = kr.reading, kr.text.rstrip(".")
    figure = reading.amounts.target
    words, tags = reading.line
    if kr.measure.baseline is None and len(text.split()) <= _MANY:
        if reading.form == "active" and reading.verb > 0 and tags[reading.verb - 1] & (Is.PLURAL | Is.ACTOR):
            return _clause(text, words[reading.verb])
        if reading.form in ("passive", "state"):
            return text
        limit = re.search(r"\s(?:within|in under|by)\s.*$", text)
        if reading.form == "order" and limit and reading.verb_class == "deliver":
            start, end = reading.object
            return f"{text[start:end]} {compared.participle(reading.lemma)}{limit.group()}"
    start, end = reading.object
    if reading.form != "order" or states.noun_first(kr) or roles.lacks_today(kr):
        start, end = 0, figure.start if figure is not None else len(text)
    head = own.bare(_STATISTIC.sub("", _BOUNDS.sub("", text[start:end]).rstrip(" -+,:")))
    return nouns.trimmed(head) or text


def _clause(text: str, verb: str) -> str:
    """Make a noun of a clause: "Parcels reach families" -> "parcels that reach families"."""
    before, found, after = text.lower().partition(f" {verb} ")
    if not found or re.search(r"\b(?:who|that)$", before):
        return text
    at = len(before)
    people = LEXICON[before.rsplit(maxsplit=1)[-1]] & Is.ACTOR
    return f"{text[:at]} {'who' if people else 'that'} {verb} {text[len(text) - len(after) :]}"


def _lowered(text: str, line: str) -> str:
    """Write a name with a small letter, unless the line has it with a capital after its first word."""
    return text if line.find(text) > 0 else nouns.inside(text)


def badly(group: Group) -> str:
    """Say that it goes badly: "fewer trucks leave on time", "failed payments go up", "chats take longer"."""
    kr, text = group.lines[0].kr, name(group)
    down = _down(group)
    told = _TELLS.match(text)
    if told:
        return _otherwise(told["what"], told["does"], down=down or told["does"].startswith(_NEVER))
    if group.role == "kept" and kr.reading.form == "passive" and kr.reading.verb > 0 and text == nouns.inside(kr.text):
        words = text.split()
        what, does = " ".join(words[: kr.reading.verb]), " ".join(words[kr.reading.verb :])
        return _otherwise(what, f"{'are' if _plural(what) else 'is'} {does}", down=down)
    if group.change is None and text.endswith((" reported", " raised", " logged")):
        return ""  # more of it can be good news: "near misses reported"
    many = _many(text)
    if _timed(group) and not text.startswith(_SPANS):
        return f"{text} {'take' if many else 'takes'} longer"
    if down:
        return f"{text} {'go' if many else 'goes'} up"
    return f"{text} {'fall' if many else 'falls'}"


def _otherwise(what: str, does: str, *, down: bool) -> str:
    """Say it of more, or of fewer, than today."""
    if down:
        return f"more {what} {does}"
    return f"{'fewer' if _plural(what) else 'less'} {what} {does}"


def _timed(group: Group) -> bool:
    return group.change.shape == "median time" if group.change else states.unit(group.lines[0].kr) == "time"


def _down(group: Group) -> bool:
    """Whether less of it is better."""
    if group.change is not None:
        return group.change.direction == "down"
    kr = group.lines[0].kr
    return kr.measure.direction == "down" if kr.measure.direction else states.amiss(kr)


def _many(text: str) -> bool:
    """Whether a name takes a verb in the plural: a noun with an ending stands before what says more about it."""
    return any(LEXICON[word.lower()] & Is.PLURAL for word in _BEHIND.split(text)[0].split())


def _plural(text: str) -> bool:
    return bool(LEXICON[text.rsplit(maxsplit=1)[-1].lower()] & Is.PLURAL)
