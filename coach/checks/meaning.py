"""Whether two texts speak of the same things: content words, their stems, and words that mean the same here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from coach.checks.thesaurus import LIGHT, SAME
from coach.sentence.lexicon import LEXICON, Is, lemma, lemma_candidates, singular
from coach.words import bag

NOUNS_IN_ISE = bag("enterprise franchise expertise exercise premise merchandise noise paradise disguise")
CHANGING = Is.UP | Is.DOWN | Is.CHANGE | Is.REACH | Is.HOLD | Is.OBTAIN | Is.ENSURE
SMALL = (
    Is.DET | Is.PREP | Is.CONJ | Is.SUB | Is.PRON | Is.COPULA | Is.AUX | Is.MODAL | Is.ADV | Is.NEG | Is.GUARD | Is.PUNCT | Is.COMPARE | Is.CADENCE
)  # fmt: skip
NOUNS = Is.NOUN | Is.METRIC | Is.ACTOR | Is.OWN | Is.WORK | Is.CREDENTIAL | Is.NOMINAL | Is.BAD
_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment", "ances", "ance", "ences", "ence", "ings",
    "ing", "ions", "ion", "ities", "ity", "ness", "able", "ible", "ally", "ers", "ors", "ies", "ied", "als", "ed", "er", "or", "al",
    "ly", "es", "ant", "ent", "ive", "s", "y", "e", "t",
)  # fmt: skip
_SHIFTS = (  # endings that change the stem: resolution and resolve, availability and available
    ("bility", "bl"),
    ("olution", "olv"), ("uction", "uc"), ("eption", "eiv"), ("ription", "rib"), ("ension", "end"), ("umption", "um"),
    ("ersion", "ert"), ("etention", "etain"), ("uisition", "uir"), ("ission", "it"), ("ision", "id"),
)  # fmt: skip
_WHERE = bag("online offline abroad overseas")  # bought online, sent abroad
_STEM = 4  # letters that a stem keeps at least


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The part of a word that its relations share: deliver for delivery, delivered, deliveries."""
    word = word.removesuffix("'s").removesuffix("'")
    plain = word = singular(word)
    for noun, verb in _SHIFTS:
        if plain.endswith(noun) and len(plain) - len(noun) > 1:
            return plain[: -len(noun)] + verb
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _STEM:
                word = word[: -len(ending)]
                break
    return word[:-1] if len(word) > _STEM and word[-1] == word[-2] else word


@lru_cache(maxsize=20_000)
def groups(word: str) -> frozenset[int]:
    """The meanings that a word belongs to, by itself or by its base form."""
    forms = {word, singular(word), *lemma_candidates(word), *lemma_candidates(singular(word))}
    return frozenset(number for form in forms for number in _MEANINGS.get(form, ()))


def _meanings() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, line in enumerate(SAME):
        for word in line.split():
            found.setdefault(word, []).append(number)
    return found


_MEANINGS = _meanings()


def parts(word: str) -> list[str]:
    """A word and, of a compound, its members: night-shift, night, shift."""
    if "-" not in word and "/" not in word:
        return [word]
    return [word, *(part for part in word.replace("/", "-").split("-") if part)]


class Vocabulary(NamedTuple):
    """The words of a text, with what is needed to know them again in another form."""

    words: frozenset[str]
    stems: frozenset[str]
    roots: frozenset[str]  # stems, and stems without their last one or two letters
    meanings: frozenset[int]

    def with_(self, other: Vocabulary) -> Vocabulary:
        """The words of both."""
        return Vocabulary(
            self.words | other.words,
            self.stems | other.stems,
            self.roots | other.roots,
            self.meanings | other.meanings,
        )

    def knows(self, word: str) -> bool:
        """Whether a word is said here, in its own or another form, or by a word that means the same."""
        if self._has(word):
            return True
        members = [
            part for part in parts(word)[1:] if part not in LIGHT and len(part) > 2 and not LEXICON[part] & SMALL
        ]
        return bool(members) and all(map(self._has, members))

    def _has(self, word: str) -> bool:
        if word in self.words or lemma(word) in self.words or not self.meanings.isdisjoint(groups(word)):
            return True
        root = stem(word)
        if root in self.roots:
            return True
        return any(len(root) - cut >= _STEM and root[:-cut] in self.stems for cut in (1, 2))


def vocabulary(words: Iterable[str]) -> Vocabulary:
    """The vocabulary of some words; members of compounds count too."""
    found = frozenset(part for word in words for part in parts(word) if part[0].isalnum())
    stems = frozenset(map(stem, found))
    found |= frozenset(map(lemma, found))
    roots = stems | {root[:-cut] for root in stems for cut in (1, 2) if len(root) - cut >= _STEM}
    return Vocabulary(found, stems, roots, frozenset(meaning for word in found for meaning in groups(word)))


def _is_wish(word: str) -> bool:
    """Whether a word wishes for better without saying of what: clearer, better, seamless."""
    if LEXICON[word] & Is.QUALITY:
        return not LEXICON[word] & NOUNS
    bases = (word[:-3] + "y",) if word.endswith("ier") else (word[:-2], word[:-1]) if word.endswith("er") else ()
    return any(LEXICON.get(base, 0) & Is.QUALITY for base in bases)


def is_content(word: str) -> bool:
    """Whether a word names something: a noun, an adjective or a participle, no word of change, no small word."""
    if not word[0].isalpha() or word in LIGHT or singular(word) in LIGHT or len(word) < 2:
        return False
    bits = LEXICON[word]
    if word in _WHERE:
        return True
    if bits & SMALL or _is_wish(word):
        return False
    if word in NOUNS_IN_ISE:
        return True
    if bits & CHANGING and not bits & (Is.METRIC | Is.ACTOR):
        return False
    return bool(bits & NOUNS) or not bits & (Is.VERB | Is.PAST | Is.ING | Is.THIRD)
