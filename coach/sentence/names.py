"""Numbers that are part of a name, as far as the words around them tell: "move to Drupal 10", "strategy 2027".

`coach.quantities` takes out what figures alone give away (v4.1, SOC 2); these need to know which words are listed.
"""

from __future__ import annotations

from bisect import bisect_left

from coach.quantities import Amounts, Quantity
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

_COUNTED = Is.PLURAL | Is.ACTOR  # nouns that a number before them counts
_KNOWN = Is.METRIC | Is.ACTOR | Is.WORK | Is.VERB | Is.PREP | Is.DET | Is.ADV | Is.QUALITY
_GOES_ON = Is.NOUN | Is.PREP | Is.PAST | Is.COPULA | Is.CONJ | Is.READY
_MOVES = Is.UP | Is.DOWN | Is.CHANGE | Is.REACH | Is.OBTAIN | Is.HOLD
_YEARS = range(1990, 2100)
_YEAR_DIGITS = 4
_CHANNELS = frozenset(("on", "in"))
_PRONOUN = bag("old new this that existing current other another previous next last first which right")


def without_names(text: str, amounts: Amounts) -> Amounts:
    """The amounts, with name-numbers moved to the names."""
    named = [q for q in amounts.quantities if q.slot in ("target", "other") and _is_name(text, amounts, q)]
    if not named:
        return amounts
    kept = tuple([q for q in amounts.quantities if q not in named])
    return amounts._replace(quantities=kept, names=(*amounts.names, *[(q.start, q.end) for q in named]))


def _is_name(text: str, amounts: Amounts, q: Quantity) -> bool:
    words, starts, _ = amounts.tokens
    if q.unit == "times":  # "land it on nightly" names a channel
        return q.value is not None and q.text.isalpha() and q.lead in _CHANNELS
    if q.unit or q.bound or q.role not in ("level", "count"):
        return False
    i, stop = bisect_left(starts, q.start), bisect_left(starts, q.end)
    after = LEXICON[words[stop]] if stop < len(words) else 0
    if words[i] == "one":
        return i > 0 and words[i - 1] in _PRONOUN and not after & (Is.WORK | Is.ACTOR | Is.METRIC)
    if i == 0 or not q.text[-1].isdigit() or after & _COUNTED:
        return False
    year = q.value in _YEARS and q.text[:_YEAR_DIGITS].isdecimal()
    return year or (not amounts.baseline and _capital(text, amounts, i) and _after_unlisted(words, i, after))


def _capital(text: str, amounts: Amounts, i: int) -> bool:
    """Whether the word before begins with a capital letter, or the line begins with it."""
    _, starts, ends = amounts.tokens
    return starts[i] == ends[i - 1] + 1 and (i == 1 or text[starts[i - 1]].isupper())


def _after_unlisted(words: list[str], i: int, after: int) -> bool:
    """Whether the word before is a name: unlisted, and either named after a doing or a preposition, or going on after the number."""
    before = LEXICON[words[i - 1]]
    if not before & Is.UNKNOWN or before & _KNOWN:
        return False
    earlier = LEXICON[words[i - 2]] if i > 1 else 0
    return bool(after & _GOES_ON or (earlier & (Is.PREP | Is.DOING) and not earlier & _MOVES))
