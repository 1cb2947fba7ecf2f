"""Sentences about people: who looks after a key result, who has its figures, and where they are kept."""

from __future__ import annotations

import re

from coach.builtin import nouns
from coach.builtin import people as names
from coach.dialogue import people
from coach.dialogue.ear import FIGURES, Ear
from coach.dialogue.saying import Saying
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON
from coach.session import At

_NAME = r"(?-i:[A-ZÀ-Þ])[\w'’-]+(?: (?-i:[A-ZÀ-Þ])[\w'’-]+)?"
_OWNS = re.compile(
    rf"^(?P<who>{_NAME}(?: and {_NAME})?|the [\w ]{{2,30}} team) (?:(?:will|would|can|could|to) )?"
    r"(?:owns?|shares?|takes? over|looks? after|take care of|is responsible for|is in charge of) (?P<what>.+)$",
    re.IGNORECASE,
)
_KEEPS = re.compile(
    rf"^(?P<who>{_NAME}|[a-z]+(?= has the)) (?:runs?|keeps?|has|knows|counts?|does|collects?|tracks?|pulls?),? (?P<what>.*)$",
    re.IGNORECASE,
)
_FINDS = re.compile(
    rf"(?:^|, )(?P<who>{_NAME}) (?:could|can|might|would|will) (?:find (?:it )?out|look|ask|know|say|tell|count|check)\b"
)
_FIGURES = re.compile(
    r"\b(?:it|them|that|numbers?|figures?|reports?|counts?|lists?|logs?|books?|data|statistics|all (?:of )?(?:it|them|three|two)?)\b",
    re.IGNORECASE,
)
_MANY = re.compile(r"\b(?:numbers|figures|data|statistics|all|them|both|everything)\b", re.IGNORECASE)
_ALL = re.compile(r"^(?:all|both|everything|it all|the whole)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:kr|key result|line|number) ?(?P<n>\d)\b|\bthe (?P<word>first|second|third|last)\b", re.IGNORECASE
)
_FROM = re.compile(rf"^(?P<who>{_NAME}), (?:from|in|by) (?:the |our )?(?P<where>[\w -]{{3,40}})$")
_IN = re.compile(r"\b(?:in|from|by) (?:the |our )?(?P<where>[\w-]+(?: [\w-]+){0,2})$")
_ALONE = re.compile(
    rf"^(?:maybe |perhaps |probably |ask )?(?P<who>(?:(?:Dr|Mr|Ms|Mrs|Prof|Sister)\.? )?{_NAME}(?: (?:from|in|at) (?:the )?[\w'-]+(?: [\w'-]+)?)?)(?: maybe| perhaps| probably)?$"
)
_COUNTS = re.compile(  # "the cook weighs it", "marit counts them, in the logbook"
    r"^(?:(?:i'm |i am )?not sure,? (?:but )?|(?:i think|maybe|perhaps) )?(?P<who>(?:the |my |our )?[a-zà-þ][\w'’-]+(?: [a-zà-þ][\w'’-]+)?) "
    r"(?:counts?|weighs?|measures?|tracks?|logs?|keeps?|writes?|records?|notes?|collects?|enters?|has|have|knows?) "
    r"(?:it|them|that|those|this|the (?:numbers?|figures?|lists?|books?|counts?|statistics))(?: down| all)*"
    r"(?:,? (?:in|on|by) (?P<where>(?!\w+days?\b)(?:the |our |a |an )?[\w'’-]+(?: [\w'’-]+)?))?(?:,? (?:i think|i guess|every \w+|each \w+|daily|weekly|monthly|on \w+days?))*$",
    re.IGNORECASE,
)
_ORDINALS = {"first": 0, "second": 1, "third": 2, "last": -1}


_SAID_OWNER = re.compile(
    rf"^(?:the )?owner (?:for|of) (?P<what>.+?) (?:is|are|will be) (?P<who>{_NAME})$|^(?P<lead>{_NAME}) (?:is|are) (?:responsible|in charge)$"
    rf"|^(?P<short>{_NAME}) for (?P<number>(?:kr|key result|line) ?\d)$",
    re.IGNORECASE,
)


_ADDRESSED = re.compile(  # "Ines Wolf, ines@example.org, measures the queue: 9 minutes"
    rf"^(?P<who>(?P<name>{_NAME})(?:,\s*[^,@\d]{{2,40}})?[,\s(<]+(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>]?)[,:]?\s*"
    r"(?:(?:who\s+)?(?P<does>measures?|counts?|tracks?|keeps?|knows?|has|collects?|looks? after|owns?|takes? care of|is responsible for|is in charge of)\s*)?(?P<rest>.*)$"
)
_OWNING = re.compile(r"looks?|owns?|takes?|is", re.IGNORECASE)
_THAT = r"(?:it|this|that|them|those|these|(?:this|that) (?:one|line|number|figure|measure|key result|kr))\W*$"
_POINTS = re.compile(_THAT, re.IGNORECASE)
_OWNS_THAT = re.compile(
    rf"^(?P<who>(?:the |our )?[^\W\d][\w'’-]*(?: [^\W\d][\w'’-]*)?) (?:(?:will|would|can|could) )?"
    rf"(?:owns?|takes? over|looks? after|takes? care of|is responsible for|is in charge of) (?P<what>{_THAT})",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"(?:we|i|you|they|he|she|it|nobody|no one|somebody|someone|who|which|everybody|everyone|that|this)\b",
    re.IGNORECASE,
)


def addressed(text: str) -> tuple[str, str, str] | None:
    """Somebody with an address in front of a sentence: the slot of the name, the name with its address, the rest."""
    match = _ADDRESSED.match(text.strip(" ."))
    if match is None or not people.is_name(match["name"]):
        return None
    return ("owner" if _OWNING.match(match["does"] or "") else "source"), match["who"], match["rest"].strip(" ,:")


def placed(ear: Ear, slot: str, who: str, rest: str, quote: str) -> bool:
    """Put a person where the rest of the sentence says, else at what was spoken of last; False where nothing was."""
    at = (ear.about(rest) if rest else None) or ear.current or next(iter(list(ear.lines)[-1:]), None)
    return at is not None and ear.put(slot, who, quote, at=at)


def speaks(text: str) -> bool:
    """Whether a sentence says who looks after something."""
    match = _OWNS.match(text.strip(" .")) or _OWNS_THAT.match(text.strip(" ."))
    return _SAID_OWNER.match(text.strip(" .")) is not None or (
        match is not None and _somebody(match["who"], match["what"])
    )


def _somebody(who: str, what: str) -> bool:
    """Whether words name who owns: a name, a team, or whoever owns what is pointed at: "housekeeping owns that"."""
    pointed = _POINTS.match(what) is not None and _OF_ALL.match(who) is None
    return pointed or who.lower().startswith("the ") or people.is_name(who)


def heard(ear: Ear, say: Saying) -> bool:
    """Take in who owns, who knows and where it stands; False where the sentence is not about that."""
    text = say.whole.strip(" .,")
    return (
        _place(ear, say, text)
        or _owner(ear, say, text)
        or _keeper(ear, say, text)
        or _counter(ear, say, text)
        or _alone(ear, say, text)
    )


def _owner(ear: Ear, say: Saying, text: str) -> bool:
    match, said = _OWNS.match(text) or _OWNS_THAT.match(text), _SAID_OWNER.match(text)
    if said is not None:
        who, what = said["who"] or said["lead"] or said["short"], said["what"] or said["number"] or "all"
    elif match is not None and _somebody(match["who"], match["what"]):
        who, what = match["who"], match["what"]
    else:
        return False
    places = _meant(ear, what)
    return bool(places) and all(ear.put("owner", who, say.whole, at=at) for at in places)


def _place(ear: Ear, say: Saying, text: str) -> bool:
    """A list or a log and no more: where the figures of what was spoken of stand."""
    where = names.source(text) if text.lower().startswith(("the ", "our ")) and len(text.split()) < 6 else ""
    lines = [ear.current] if ear.current else list(ear.lines)[-1:]
    return bool(where and lines) and text.endswith(where) and ear.put("source", where, say.whole, at=lines[0])


def _meant(ear: Ear, what: str) -> list[At]:
    """The key results that somebody looks after: all, a number, the one named, the one spoken of."""
    lines = list(ear.lines)
    if not lines or _ALL.match(what):
        return lines
    if number := _NUMBER.search(what):
        n = int(number["n"]) - 1 if number["n"] else _ORDINALS[number["word"].lower()]
        return lines[n:][:1] if n < len(lines) else []
    if _POINTS.match(what):
        return [ear.current] if ear.current else lines[-1:]
    stems = nouns.loose(what)
    sharing = [at for at, about in ear.lines.items() if stems & nouns.loose(about)]
    return sharing[:1] or ([ear.current] if ear.current and not stems else [])


def _keeper(ear: Ear, say: Saying, text: str) -> bool:
    match = _FROM.match(text) or _FINDS.search(text)
    match = (
        match
        or ((found := _KEEPS.match(text)) and (_FIGURES.search(found["what"]) or _IN.match(found["what"])) and found)
        or None
    )
    if match is None or say.measured or not people.is_name(match["who"]):
        return False
    where = (
        match.groupdict().get("where") or names.source(text) or ((found := _IN.search(text)) and found["where"]) or ""
    )
    lines = [ear.current] if ear.current else list(ear.lines)[0 if _MANY.search(text) else -1 :]
    if where:
        for at in lines:
            ear.put("source", where, say.whole, at=at)
    if ear.current and ear.asked is not None and ear.asked.name in FIGURES and _FINDS.search(text):
        ear.leave(ear.asked.name, say, ear.current)
    return ear.put("who", match["who"], say.whole, at=lines[0] if where and len(lines) == 1 else ear.current or ear.aim)


def _counter(ear: Ear, say: Saying, text: str) -> bool:
    """Somebody without a capital who counts what was spoken of: it is looked up there, or with them."""
    match, at = _COUNTS.match(text), ear.current or ear.counted()
    if match is None or at is None or say.measured or not _nameable(match["who"]):
        return False
    if match["where"]:
        ear.put("source", match["where"], say.whole, at=at)
    role = match["who"].lower().startswith(("the ", "my ", "our "))
    return ear.put("source" if role and not match["where"] else "owner", match["who"], say.whole, at=at)


def _nameable(who: str) -> bool:
    """Whether words name one person: an article and a noun, or a word that is nothing else than a name."""
    words = who.lower().split()
    if words[0] in ("the", "my", "our"):
        return len(words) > 1 and bool(LEXICON[words[-1]] & Is.NOUN)
    return len(words) == 1 and LEXICON[words[0]] == Is.NOUN | Is.UNKNOWN and people.is_name(who)


def _alone(ear: Ear, say: Saying, text: str) -> bool:
    """A name and no more, where no name was asked for: who could know what is open."""
    match = _ALONE.match(text)
    first = re.sub(r"^(?:maybe|perhaps|probably|ask) ", "", text).split()[0].lower().strip(",.")
    known = LEXICON[first] and not LEXICON[first] & Is.UNKNOWN  # "Committed" is no name
    if (
        match is None
        or known
        or not ear.lines
        or not people.is_name(match["who"])
        or (ear.asked is not None and ear.asked.name == "owner")
    ):
        return False
    if ear.current and ear.asked is not None and ear.asked.name in FIGURES:
        ear.leave(ear.asked.name, say, ear.current)  # who could say it is named, the figure is not
    return ear.put("who", match["who"], say.whole, at=ear.current or ear.aim)
