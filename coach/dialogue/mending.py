"""A figure taken back by naming it: "I meant 9, not 12". The one that is taken back says which place is meant."""

from __future__ import annotations

import re

from coach.dialogue import cues
from coach.dialogue.ear import Ear

_NUMBER = r"\d[\d.,]*\d|\d"
_NOT = re.compile(
    rf"(?P<new>(?:{_NUMBER})(?:\s?%)?)(?: [a-z]+)?,? (?:and )?(?:not|instead of|rather than) (?P<old>{_NUMBER})\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    rf"not (?P<old>{_NUMBER})(?:\s?%)?(?: [a-z]+)?,? but (?P<new>(?:{_NUMBER})(?:\s?%)?)", re.IGNORECASE
)


def heard(ear: Ear, sentence: str) -> bool:
    """Put the new figure where the old one stands, if it stands in one place alone; False where it does not."""
    match = _NOT.search(sentence) or _TURNED.search(sentence)
    if match is None or not (cues.CORRECTS.match(sentence) or len(sentence.split()) < 6):
        return False
    whole = re.compile(rf"(?<![\d.,]){re.escape(match['old'])}(?![\d%]*[.,]?\d)")
    places = [
        place for place, value in ear.filled.items() if place[1] in ("baseline", "target") and whole.search(value)
    ]
    if len(places) != 1:
        return False
    (at, slot) = places[0]
    return ear.put(slot, match["new"], sentence, at=at, how="corrected")
