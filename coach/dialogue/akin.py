"""Which key result a sentence means by other forms of its words: "we deploy twice a week" of "Deployment frequency".

A verb stands for the noun made of it, and a word for one that means the same ("leave" for "attrition"). That is weaker
than a shared noun, so all of a key result must be said, and nothing else than who does it, and where or when.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from coach import model
from coach.builtin import nouns, topics
from coach.checks import meaning
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON, lemma
from coach.session import At
from coach.words import bag

_MEASURING = bag(
    "number share rate ratio percentage part level count amount average median mean total figure value frequency cadence often "
    "time times day days week weeks month months quarter year years hour hours minute minutes percent cent once twice daily weekly monthly"
)
_PEOPLE = bag("people staff everyone everybody folks men women children employees colleagues customers clients users")
_FREQUENT = re.compile(
    r"\b(?:once|twice|(?:two|three|four|five|six|ten|\d+) times) (?:a|an|per|each|every) [a-z]+|\bevery (?:(?:two|three|four|six|second|third|other) )?(?:hours?|days?|weeks?|months?|quarters?)\b|\b(?:hourly|daily|weekly|monthly|quarterly)\b",
    re.IGNORECASE,
)


def often(text: str) -> str:
    """How often something happens, as a sentence says it: "twice a week"; "" where it does not."""
    found = _FREQUENT.search(text)
    return found.group() if found else ""


def meant(text: str, lines: Mapping[At, str]) -> At | None:
    """The one key result that a sentence speaks of in other words; None where it is none, or two."""
    said = _content(_head(text))
    found = [at for at, about in lines.items() if said and _same(said, _content(about))]
    return found[0] if len(found) == 1 else None


def of_all(text: str, about: str) -> bool:
    """Whether a sentence counts all that we do where a key result counts those of which something is told.

    "We deploy 40 times a month" says nothing of failed deployments.
    """
    told = topics.told(about)
    if not told or told & nouns.loose(text):
        return False
    reading = model.key_result(text).reading
    verb = reading.line.words[reading.verb] if 0 <= reading.verb < len(reading.line.words) else ""
    acts = reading.form == "active" or (reading.form == "order" and reading.verb > 0)  # "we deploy"
    return acts and bool(verb) and nouns.stem(verb) in nouns.loose(about)


def _same(said: frozenset[str], own: frozenset[str]) -> bool:
    """Whether all of a key result is said, and of the rest of a sentence nothing but who does it."""
    if not own or not all(any(_kin(one, other) for other in said) for one in own):
        return False
    rest = (other for other in said if not any(_kin(one, other) for one in own))
    return all(other in _PEOPLE or LEXICON[other] & Is.ACTOR for other in rest)


def _kin(one: str, other: str) -> bool:
    return nouns.stem(one) == nouns.stem(other) or not meaning.groups(one).isdisjoint(meaning.groups(other))


def _head(text: str) -> str:
    """A sentence up to its first preposition behind a noun or a verb: where and when it is so is left out."""
    words, seen = text.split(), False
    for n, word in enumerate(words):
        plain = word.strip(".,;:").lower()
        if seen and LEXICON[plain] & Is.PREP and plain not in ("of", "out", "off", "up", "down", "back"):
            return " ".join(words[:n])
        seen = seen or (plain.isalpha() and plain not in nouns.EMPTY and plain not in _MEASURING)
    return text


def _content(text: str) -> frozenset[str]:
    """The words of a text that say what is counted, each in its base form."""
    joined = nouns.closed(_FREQUENT.sub(" ", text))
    found = (word.lower() for word in nouns.words(joined))
    kept = (word for word in found if len(word) > 1 and word not in nouns.EMPTY and word not in _MEASURING)
    return frozenset(lemma(word) if LEXICON[word] & Is.VERB or word not in _PEOPLE else word for word in kept)
