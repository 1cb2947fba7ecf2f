"""A noun phrase of the team's: it knows its article and its number, so that it can stand in another sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.sentence.lexicon import inflect, singular
from coach.words import PLURALS, bag

_MASS = bag(
    "documentation training software equipment furniture research work content feedback support data information traffic awareness "
    "infrastructure testing staff waste food water energy electricity paper media press advertising advice care help access "
    "compliance security safety communication collaboration culture knowledge hardware code coverage interest marketing money "
    "onboarding logistics usage adoption telemetry monitoring observability music art news nature stock maintenance cleaning "
    "pay health wellbeing branding governance experience planning"
)
_SOUNDS_LIKE_YOU = re.compile(r"(?:uni[^nm]|us[aeu]|eu|one\b|once\b|u[tk][ei])", re.IGNORECASE)
_SILENT_H = re.compile(r"(?:hour|honest|heir)", re.IGNORECASE)
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel: "an SLO"


class Thing(NamedTuple):
    """A noun phrase of the team's: `text` as it stands inside a sentence, without an article."""

    text: str
    head: str  # its head noun, lowered
    plural: bool
    name: bool = False  # a name that takes no article: "Salesforce"
    start: int = 0  # tokens of the phrase in the reading that it was cut from
    end: int = 0
    article: bool = False  # it stood with one: "on the new press"

    @property
    def mass(self) -> bool:
        """Tell whether it can neither be counted nor stand with "a": training, equipment."""
        return self.head in _MASS or (self.head.endswith("ing") and not self.plural and len(self.head) > 5)

    @property
    def the(self) -> str:
        """Write it with its article: "the deployment portal", "Salesforce"."""
        return self.text if self.name else f"the {self.text}"

    @property
    def one(self) -> str:
        """Write one of it, without article: "locker" for "lockers"."""
        return _renumbered(self.text, self.head, singular(self.head)) if self.plural else self.text

    @property
    def many(self) -> str:
        """Write several of it: "portals"; what cannot be counted stays as it is."""
        if self.plural or self.mass or self.name:
            return self.text
        return _renumbered(self.text, self.head, plural(self.head))

    @property
    def a(self) -> str:
        """Write one of it with its article: "a van", "an oven"."""
        one = self.one
        if self.name or self.mass:
            return one
        return f"{'an' if _vowel(one) else 'a'} {one}"


def _vowel(text: str) -> bool:
    """Tell whether a phrase begins with the sound of a vowel."""
    first = text.split(" ", 1)[0].strip("\"'“`")
    if len(first) > 1 and first.isupper():
        return first[0] in _VOWEL_LETTERS
    written = first[:1].lower() in "aeiou" and not _SOUNDS_LIKE_YOU.match(first)
    return written or _SILENT_H.match(first) is not None


def plural(noun: str) -> str:
    """Write the plural of a noun by rule or by its irregular form."""
    if noun in PLURALS:
        return PLURALS[noun][0]
    if noun.endswith("man") and len(noun) > 5 and not noun.endswith(("human", "german", "roman")):
        return noun[:-3] + "men"
    if noun.endswith(("fe", "lf")) and noun not in ("safe", "cafe", "giraffe"):
        return noun.removesuffix("e").removesuffix("f") + "ves"
    return inflect(noun)[0] if not noun.endswith(("o", "O")) else noun + "s"


def _renumbered(text: str, head: str, other: str) -> str:
    """Put another number of the head noun into a phrase; the case of its letters stays."""
    at = text.lower().rfind(head)
    if at < 0:
        return text
    kept = text[at : at + len(head)]
    if any(letter.isupper() for letter in kept[1:]):
        other = kept + "s" if len(other) > len(head) else kept[:-1]
    elif kept[:1].isupper():
        other = other.capitalize()
    return text[:at] + other + text[at + len(head) :]
