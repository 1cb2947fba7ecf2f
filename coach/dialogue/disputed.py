"""Two people, two figures: "I'd like 5 minutes, but Yusuf says 6". Neither is taken; the team is asked which one holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.sentence import Is
from coach.sentence.lexicon import LEXICON

if TYPE_CHECKING:  # the ear cuts its sentences with the help of this
    from coach.dialogue.ear import Ear

_WHO = r"(?P<who{n}>i|we|he|she|they|(?:the|my|our) [a-z]+|(?-i:[A-ZÀ-Þ])[\w'’-]+(?: (?-i:[A-ZÀ-Þ])[\w'’-]+)?)"
_SAYS = r"(?P<says{n}>(?:'d|’d| would)(?: like| want| say| prefer| take)?|(?: only)? (?:wants?|says?|thinks?|prefers?|needs?|hopes? for|aims? (?:for|at)|is for|am for|asks? for|expects?|insists? on|goes? for|votes? for|proposes?|suggests?))"
_HOW_MUCH = r"(?: (?:to reach|to get to|it should be|about|around|rather|at most|at least))*"
_FIGURE = r" (?P<value{n}>[$€£]?\d[\d.,]*\d|[$€£]?\d)(?P<unit{n}>\s?%|(?: (?!but\b|and\b|while\b)[a-z]+){{0,2}})"
_ONE = (_WHO + _SAYS + _HOW_MUCH + _FIGURE).replace("{{0,2}}", "{0,2}")
_TWO = re.compile(
    rf"(?<![\w'’]){_ONE.replace('{n}', '1')}(?:,|;| -)?(?: (?:but|and|while|whereas|though))? {_ONE.replace('{n}', '2')}\W*$",
    re.IGNORECASE,
)
_WISHES = re.compile(r"says?|thinks?", re.IGNORECASE)


def read(text: str) -> re.Match[str] | None:
    """Find the two figures that two people named, at the end of a sentence."""
    match = _TWO.search(text)
    if match is None or match["who1"].lower() == match["who2"].lower():
        return None
    return match if all(_somebody(match[who]) for who in ("who1", "who2")) else None


def placed(ear: Ear, match: re.Match[str]) -> bool:
    """Put both where the figure belongs, so that it is asked which one holds; False where no key result is spoken of."""
    at = ear.about(match.string[: match.start()]) or ear.current or next(iter(list(ear.lines)[-1:]), None)
    if at is None:
        return False
    wished = not all(_WISHES.search(match[says]) for says in ("says1", "says2"))
    asked = ear.asked.name if ear.asked and ear.asked.name in ("baseline", "target") else ear.next_slot()
    slot = "target" if wished else asked
    for n, how in (("1", "said"), ("2", "disputed")):
        value = match[f"value{n}"] + match[f"unit{n}"]
        ear.put(slot, value, value, at=at, how=how)
    ear.filled[at, slot] = match["value1"]
    ear.current = at
    return True


def _somebody(who: str) -> bool:
    first = who.split(maxsplit=1)[0].lower()
    bits = LEXICON[first]
    return first in ("i", "we", "he", "she", "they", "the", "my", "our") or not bits or bool(bits & Is.UNKNOWN)
