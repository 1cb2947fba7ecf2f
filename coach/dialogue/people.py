"""Who is named in an answer: somebody who could look a figure up, and somebody who will look after a key result."""

from __future__ import annotations

import re

from coach.builtin import people
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON
from coach.words import bag

_NAME = r"(?:(?:Dr|Mr|Ms|Mrs|Prof|Sister|Nurse|Chef)\.?\s+)?[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)?"
_PLACED = rf"{_NAME}(?:\s+(?:from|in|at|of|on)\s+(?:the\s+)?[\w'’-]+(?:\s+\d+|\s+(?!could|can|would|might|does|knows|keeps)[\w'’-]+)?)?"
_KNOWS = re.compile(rf"(?P<who>{_PLACED})\s+(?:could|can|would|might|may|will|knows?|does|keeps|has|looks|counts)\b")
_DOES = re.compile(
    rf"(?P<who>{_PLACED}),\s+(?:he|she|they|who)\s+(?:does|keeps|has|knows|counts|runs|looks|could|can|would|makes|writes|is)\b"
)
_LISTED = re.compile(
    r"\bthere(?:'s| is) (?:a |the |our |an )?(?P<who>(?:[\w'’-]+ ){0,2}(?:list|log|book|sheet|system|report|register|calendar|file|diary|table))\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?P<who>(?:my|our) (?!team\b)\w+)\b.*\b(?:could|can|would|knows|does|keeps|counts|looks)\b", re.IGNORECASE
)
_ASK = re.compile(rf"\bask(?:ing)?\s+(?P<who>{_PLACED}|(?:the\s+)?[a-z]+(?:\s+[a-z]+)?)", re.IGNORECASE)
_OWNS = re.compile(
    rf"(?P<who>{_NAME})\s+(?:owns?|takes?(?: care of)?|looks after|is (?:the )?(?:owner|responsible)|is in charge|will look after)\b"
)
_OWNER = re.compile(r"\bowner(?: is|:)?\s+(?P<who>[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+)?)", re.IGNORECASE)
_ALONE = re.compile(rf"^(?:maybe |perhaps |probably |i think |that is |that's )?(?P<who>{_PLACED})\W*(?:,.*)?$")
_NO_NAME = bag(
    "nobody no we i it they he she you that this there the a an yes not none who what don't never our my everyone everybody "
    "someone somebody one some many most if when then but and or hard maybe perhaps well hm sometimes often under over about at by less more fewer half third quarter two three four five ten each every any all both on in from for with as so"
)


def knows(sentence: str, *, alone: bool = False) -> str:
    """Find who could know a figure; alone: a bare name answers the question."""
    for text in (people.who(sentence), *_found(sentence, (_DOES, _KNOWS, _ASK, _KIN))):
        if is_name(text):
            return text
    return next(filter(is_name, _found(sentence, (_ALONE,))), "") if alone and len(sentence.split()) < 7 else ""


def owns(sentence: str, *, alone: bool = False) -> str:
    """Find who looks after a key result; alone: a bare name answers the question."""
    patterns = (_OWNS, _OWNER, _ALONE) if alone else (_OWNS, _OWNER)
    return next(filter(is_name, _found(sentence, patterns)), "")


def source(sentence: str) -> str:
    """Find the list or log that somebody points to: "there's the tea list"."""
    return next(iter(_found(sentence, (_LISTED,))), "")


def _found(sentence: str, patterns: tuple[re.Pattern[str], ...]) -> list[str]:
    return [match["who"].strip() for pattern in patterns for match in pattern.finditer(sentence.strip())]


def is_name(text: str) -> bool:
    """Whether words can be somebody's name, by the first of them."""
    first = text.split(maxsplit=1)[0].lower() if text else ""
    bits = LEXICON[first] if first else 0
    known = bits & (Is.ADV | Is.VERB | Is.QUALITY | Is.PLURAL) and not bits & Is.UNKNOWN
    return (
        bool(text)
        and not known
        and first not in _NO_NAME
        and text.rsplit(maxsplit=1)[-1].lower() not in ("them", "us", "it")
    )
