"""What a key result is called inside a sentence of ours, and how one says that it goes badly."""

from __future__ import annotations

import re

from coach.builtin import clauses, compared, nouns, own, roles, states
from coach.builtin.grouping import Group
from coach.model import KeyResult
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON

_BOUNDS = re.compile(
    r"(?:\s+(?:at|under|below|over|above|to|of|by|within|from|than|least|most|in|is|minus|plus|the|a)|\s*[-+=<>:])+\s*$",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\s(?:within|in under|in less than|by)\s.*$", re.IGNORECASE)
_STATISTIC = re.compile(r"^(?:the\s+)?(?:median|average|mean)\s+(?=(?:minutes|hours|days|weeks|time)\b)", re.IGNORECASE)
_TELLS = re.compile(r"^(?P<what>.+?) (?:who|that) (?P<does>.+)$")
_BEHIND = re.compile(
    r" (?:late|or|missing|of|about|from|at|in|for|to|on|that|without|with|until|within|made|done|put) "
)
_ARE = re.compile(
    r"^(?P<what>(?:[\w-]+ )?[\w-]+s) (?P<how>(?:still|on their own|ready|kept|made|begun|finished|done|put|left|late|lost|in use|settled|answered|rejected|returned|sent|without|with) ?.*)$"
)
_DONE = re.compile(r"^(?P<what>(?:[\w-]+ )?[\w-]+s) (?P<how>[a-z-]+)(?P<rest>(?: .+)?)$")
_GOOD_NEWS = (" reported", " raised", " logged")  # more of it can be what one hopes for
_HOPED = re.compile(
    r"\b(?:on time|in time|same day|first (?:go|time)|within|in under|still|stay|stays|come back|comes back|come again|finish|renew|ready"
    r"|without help|alone|by themselves|on their own|know|can|recommend|reach|made online|in use|at least|sign up|buy|return)\b"
)
_NEVER = ("do not", "does not", "never", "no longer")
_SPANS = ("time", "waits", "waiting", "backlog", "minutes", "hours", "days", "weeks", "months", "wait", "queue")
_MANY = 9  # words of a name that a question can carry


def name(group: Group) -> str:
    """Name it as the team would inside a sentence: the change's subject, or the line's own words."""
    if group.change is not None:
        subject, metric = group.change.subject, nouns.inside(group.change.metric.partition(":")[0])
        bare = " " not in subject and metric.startswith(f"{subject} ")  # "parents": which of them, the metric says
        return metric if bare and len(metric.split()) <= _MANY else subject
    kr = group.lines[0].kr
    if group.role == "change":
        return _lowered(own.subject(kr), kr.text)
    return _lowered(_moved(kr) or _kept(kr), kr.text) if group.role == "kept" else _metric(kr)


def _metric(kr: KeyResult) -> str:
    return _lowered(nouns.trimmed(own.bare(kr.measure.metric)) or kr.text, kr.text)


def _moved(kr: KeyResult) -> str:
    """The measure of a line whose figure is no part of its name; "" where it is.

    "Price for pupils cut to EUR 9" -> "Price for pupils"; "Raise EUR 60,000 in donations" -> "donations".
    """
    reading, text, figure = kr.reading, kr.text.rstrip("."), kr.reading.amounts.target
    if figure is None:
        return ""
    words = reading.line.words
    brought = 0 < reading.verb < len(words) and LEXICON[words[reading.verb]] & Is.PAST
    if brought and re.search(r"\bto\s+$", text[: figure.start]):
        return nouns.trimmed(text[: reading.amounts.tokens.starts[reading.verb]])
    sum_first = reading.form == "order" and reading.object[0] >= figure.start - 1 and clauses.unit(figure) == "money"
    return nouns.trimmed(text[figure.end :]) if sum_first else ""


def _kept(kr: KeyResult) -> str:
    """A line that stays, as a noun: "food parcels that reach families within 48 hours", "win rate"."""
    reading, text = kr.reading, kr.text.rstrip(".")
    figure = reading.amounts.target
    words, tags = reading.line
    limit = _LIMIT.search(text)
    if kr.measure.baseline is None and len(text.split()) <= _MANY:
        if reading.form == "active" and reading.verb > 0 and tags[reading.verb - 1] & (Is.PLURAL | Is.ACTOR):
            return _clause(text, words[reading.verb])
        if reading.form in ("passive", "state"):
            return text
        if reading.form == "phrase" and limit:
            return text
        if reading.form == "order" and limit and reading.verb_class == "deliver":
            start, end = reading.object
            return f"{text[start:end]} {compared.participle(reading.lemma)}{limit.group()}"
    start, end = reading.object
    if reading.form == "order" and reading.verb_class == "change" and kr.measure.baseline is None:
        return text  # "Shift plan two weeks ahead": a noun, though it looks like an order
    if reading.form != "order" or states.noun_first(kr) or roles.lacks_today(kr):
        start, end = 0, figure.start if figure is not None else len(text)
        if figure is not None and not start < end:
            start, end = figure.end, len(text)
    head = own.bare(_STATISTIC.sub("", _BOUNDS.sub("", text[start:end]).rstrip(" -+,:")))
    return nouns.trimmed(head) or text


def _clause(text: str, verb: str) -> str:
    """Make a noun of a clause: "Parcels reach families" -> "parcels that reach families"."""
    if LEXICON[verb] & Is.PAST and not LEXICON[verb] & Is.VERB:
        return text  # "Patients woken more than once"
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
    """Say that it goes badly: "fewer trucks leave on time", "failed payments go up", "chats take longer".

    "" where the words do not tell which way is worse.
    """
    text = name(group)
    down = _down(group) and not _LIMIT.search(text)
    what, does = _said_of(group, text)
    if text.startswith("what ") or (does and not down and not _HOPED.search(text)):
        return ""  # whether more of it is better, the words leave open: "accounts that go silent"
    unsaid = group.role == "kept" and not _LIMIT.search(text) and not _TELLS.match(text)
    if does and not unsaid:
        return _otherwise(what, does, down=down or does.startswith(_NEVER))
    return "" if _open(group, text) else _worse(group, text, down=down)


def seen(text: str) -> bool:
    """Whether somebody can be the first to see what is called so: "bills that need correcting"."""
    told = _TELLS.match(text) or _DONE.match(text)
    return bool(told and _plural(told["what"]))


def _said_of(group: Group, text: str) -> tuple[str, str]:
    """Who or what a name speaks of, and what it says of them: ("trucks", "leave on time")."""
    told, still = _TELLS.match(text), _ARE.match(text)
    if told:
        return told["what"], told["does"]
    if still and _plural(still["what"]):
        owns = still["how"].startswith("with ")
        return still["what"], f"have {still['how'].removeprefix('with ')}" if owns else f"are {still['how']}"
    done = None if text.endswith(_GOOD_NEWS) else _DONE.match(text)
    if done and LEXICON[done["how"].rpartition("-")[2]] & Is.PAST and _plural(done["what"]):
        return done["what"], f"are {done['how']}{done['rest']}"
    kr = group.lines[0].kr
    if group.role == "kept" and kr.reading.form == "passive" and kr.reading.verb > 0 and text == nouns.inside(kr.text):
        words = text.split()
        what = " ".join(words[: kr.reading.verb])
        return what, f"{'are' if _plural(what) else 'is'} {' '.join(words[kr.reading.verb :])}"
    return "", ""


def _open(group: Group, text: str) -> bool:
    """Whether a line leaves open which way is worse: "near misses reported" can be good news."""
    kr = group.lines[0].kr
    if group.role == "kept":
        ordered = kr.reading.form == "order" and not states.noun_first(kr)
        return ordered or not kr.measure.direction
    return group.change is None and text.endswith(_GOOD_NEWS)


def _worse(group: Group, text: str, *, down: bool) -> str:
    many = _many(text)
    if _timed(group) and not text.startswith(_SPANS):
        return f"{text} {'take' if many else 'takes'} longer"
    if down:
        grows = text.startswith(_SPANS)
        return (
            f"{text} {('grow' if grows else 'go') if many else ('grows' if grows else 'goes')}{'' if grows else ' up'}"
        )
    return f"{text} {'fall' if many else 'falls'}"


def _otherwise(what: str, does: str, *, down: bool) -> str:
    """Say it of more, or of fewer, than today."""
    if down:
        return f"more {what} {does}"
    if does.startswith("is "):
        return f"the {what} is not {does.removeprefix('is ')}"
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
