"""Whether another wording asks what the question asks: one sentence, the same place, the same part, nothing new."""

from __future__ import annotations

import re

from pydantic_core import from_json

from coach.builtin import nouns
from coach.checks import faithfulness
from coach.rewrite import manner

_LONGEST = 200  # characters
_MOST_WORDS = 32
_STOP = re.compile(r"[.;:…](?:\s|$)|\n")
_ASKS = {  # the words by which a question says what it asks for
    "person": re.compile(r"(?:^|[,:-]\s+|\band\s+)who\b(?! (?:is|are|will be) better)", re.IGNORECASE),
    "today": re.compile(r"\b(?:today|now|currently|at the moment|so far|last (?:time|week|month|quarter|year))\b", re.IGNORECASE),
    "aim": re.compile(r"\b(?:reach\w*|level|aim(?:ing)?(?: for)?|enough|target|(?:happy|content) with)\b", re.IGNORECASE),
    "time": re.compile(r"\b(?:by when|when (?:is|are|will|would|does|do)|until when|what date)\b", re.IGNORECASE),
    "guard": re.compile(r"\b(?:trade|stays?|keep|give up|protect|as good as|lose)\b", re.IGNORECASE),
    "purpose": re.compile(r"\b(?:suppose|what for|differently|so that|be able to|which decision)\b", re.IGNORECASE),
    "signs": re.compile(
        r"\b(?:notices?|signs?|shows?|tells?|happens?|more often|less often|missing|see)\b", re.IGNORECASE
    ),
    "change": re.compile(r"\b(?:different|better off|complain\w*|change[sd]?)\b", re.IGNORECASE),
}  # fmt: skip
_ANOTHER = re.compile(r"\b(?:else|other|another|besides|beside|beyond|also|apart from)\b", re.IGNORECASE)
_PLACES = ("person", "today", "aim", "time")  # of these none may come in that was not asked for


def wordable(question: str) -> bool:
    """Whether a question can be put otherwise: one sentence that asks for one place, no figure, no list to choose from."""
    plain = question.endswith("?") and question.count("?") == 1 and not any(map(str.isdigit, question))
    head, colon, tail = question.partition(": ")
    sentence = tail if colon and len(head) < _LONGEST else question
    return plain and not _STOP.search(sentence[:-1]) and bool(_about(question))


def accepted(wording: str, question: str, parts: tuple[str, ...] = (), near: str = "", said: str = "") -> str:
    """The wording where it may stand in the question's place, else the question.

    parts: the words of the key results; one that the question names keeps its name. near: the one that is spoken of, ""
    where that is not sure. said: what the team said last, whose names and nouns may be used.
    """
    text = " ".join(wording.split())
    fine = (
        _one(text)
        and _same(text, question)
        and _named(text, question, parts, near)
        and not manner.fault(text, question)
    )
    return text if fine and not faithfulness.faithful(text, (question, *parts, near, said)) else question


def _one(text: str) -> bool:
    single = text.endswith("?") and text.count("?") == 1 and not _STOP.search(text[:-1])
    return single and 3 <= len(text.split()) <= _MOST_WORDS and len(text) <= _LONGEST and not _digits(text)


def _same(text: str, question: str) -> bool:
    """Whether it asks for the same place, and for no other."""
    if _ANOTHER.search(question) and not _ANOTHER.search(text):
        return False
    asked, asks = _about(question), _about(text)
    places = {each for each in asked if each in _PLACES}
    if places:
        return places == {each for each in asks if each in _PLACES}
    return bool(asked & asks) and not asks & set(_PLACES)


def _named(text: str, question: str, parts: tuple[str, ...], near: str) -> bool:
    """Whether it is about the same part: the one that the question names is named, and no other is.

    A question that names none, "Where does it stand today?", may be given the name of the part that is spoken of.
    """
    here, there = nouns.loose(text), nouns.loose(question)
    stems = [nouns.loose(part) for part in parts]
    asked = [each for each in stems if each and _most(each, there)]
    told = [each for each in stems if each and _most(each, here)]
    if asked:
        return all(each & there <= here for each in asked) and all(each in asked for each in told)
    return all(each == nouns.loose(near) for each in told)


def _most(stems: frozenset[str], words: frozenset[str]) -> bool:
    return len(stems & words) * 2 > len(stems)


def _about(text: str) -> set[str]:
    return {name for name, pattern in _ASKS.items() if pattern.search(text)}


def _digits(text: str) -> bool:
    return any(map(str.isdigit, text))


def growing(reply: str, question: str, said: str = "") -> tuple[str, ...]:
    """What of a wording that is still being written may be seen: its whole words, as long as nothing in them could not stand."""
    try:
        read: object = from_json(reply[reply.find("{") :].encode(errors="replace"), allow_partial="trailing-strings")
    except ValueError:
        return ()
    text = read.get("question") if isinstance(read, dict) else None
    words = " ".join(text.split(" ")[:-1]) if isinstance(text, str) else ""
    if not words or _digits(words) or len(words) > _LONGEST or manner.fault(words, question):
        return ()
    return () if faithfulness.faithful(words, (question, said)) else (f"{words} …",)
