"""Numbers that are part of a name, as far as the words around them tell: "move to Drupal 10", "strategy 2027".

`coach.quantities` takes out what figures alone give away (v4.1, SOC 2); these need to know which words are listed.
"""

from __future__ import annotations

from bisect import bisect_left

from coach.quantities import Amounts, Quantity, gather
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

_COUNTED = Is.PLURAL | Is.ACTOR  # nouns that a number before them counts
_NO_NAME = Is.METRIC | Is.ACTOR | Is.PREP | Is.DET | Is.ADV | Is.QUALITY | Is.PRON | Is.CONJ | Is.COPULA
_ENDS = Is.PREP | Is.PUNCT | Is.CONJ | Is.PAST | Is.COPULA | Is.SUB
_GOES_ON = Is.ADV | Is.NOUN | Is.PREP | Is.PAST | Is.COPULA | Is.CONJ | Is.READY
_MOVES = Is.UP | Is.DOWN | Is.CHANGE | Is.REACH | Is.OBTAIN | Is.HOLD
_CHANGED = Is.UP | Is.DOWN | Is.CHANGE | Is.EFFECT | Is.QUALITY
_YEARS = range(1990, 2100)
_YEAR_DIGITS = 4
_HOURS = 12
_SMALL = 40  # wards, phases and kilns are numbered up to here; what is higher after a noun is a level
_NEAR = 4
_MOST = 200  # amounts that are looked at: no goal holds more
_ANY = (".x", ".X")  # any version of a series
_NO_VERSION = _NO_NAME & ~Is.ACTOR
_LEADS = frozenset(("to", "on", "for", "with"))
_CHANNELS = frozenset(("on", "in"))
_RANKS = bag("top first last next best bottom")
_PRONOUN = bag("old new this that existing current other another previous next last first which right")


def without_names(text: str, amounts: Amounts) -> Amounts:
    """The amounts, with name-numbers moved to the names."""
    bare = [
        q for q in amounts.quantities[:_MOST] if (not (q.unit or q.bound) or q.unit == "times") and q.slot != "progress"
    ]
    if not bare:
        return amounts
    based = amounts.baseline is not None
    named = [q for q in bare if _is_name(text, amounts, q, based=based)]
    if not named:
        return amounts
    gone = set(named)
    kept = tuple([q for q in amounts.quantities if q not in gone])
    spans = [(q.start, q.end + 2 * text.startswith(_ANY, q.end)) for q in named]  # "3.x"
    if not any(q.slot == "target" for q in kept):  # a span beside a name was the goal's own: "under 4 h on press 7"
        kept = tuple([q._replace(slot="target") if q.slot == "window" else q for q in kept])
    return gather(amounts.tokens, kept, amounts.dates, (*amounts.names, *spans))


def _is_name(text: str, amounts: Amounts, q: Quantity, *, based: bool) -> bool:
    if q.unit == "times":  # "land it on nightly" names a channel, "annual report" a report
        return q.value is not None and q.text.isalpha() and (q.lead in _CHANNELS or q.text.lower() == "annual")
    if q.value is None or q.slot not in ("target", "other"):
        return False
    if q.lead == "by":  # "settled by nine" names an hour, "used by 3 wards" counts
        at = bisect_left(amounts.tokens.starts, q.end)
        counts = at < len(amounts.tokens.words) and LEXICON[amounts.tokens.words[at]] & Is.NOUN
        return q.value <= _HOURS and not counts and not any(LEXICON[word] & _CHANGED for word in amounts.tokens.words)
    return q.role in ("level", "count") and _is_numbered(text, amounts, q, based=based)


def _is_numbered(text: str, amounts: Amounts, q: Quantity, *, based: bool) -> bool:
    words, starts, _ = amounts.tokens
    i, stop = bisect_left(starts, q.start), bisect_left(starts, q.end)
    if _goes_on(text, q):
        return True
    if i == 0 or words[i - 1] in _RANKS:
        return False
    after = LEXICON[words[stop]] if stop < len(words) else 0
    if words[i] == "one" and words[i - 1] in _PRONOUN:
        return not after & (Is.WORK | Is.ACTOR | Is.METRIC)
    if _counts(words, stop):
        return False
    if i > _NEAR - 1 and words[i - 1] in ("and", "&", ",") and words[i - 2].isdecimal():
        i -= 2  # "wards 4 and 5"
    if q.text.endswith(".0") and not based:
        return not LEXICON[words[i - 1]] & (_NO_VERSION | Is.VERB | Is.PUNCT | Is.COMPARE)  # "Funnels 2.0"
    year = q.value in _YEARS and q.text[:_YEAR_DIGITS].isdecimal()
    return year or (not based and _numbered(text, amounts, q, i) and _named_before(words, i, after))


def _goes_on(text: str, q: Quantity) -> bool:
    """Whether the name runs on without a space: "3.x", "501(c)(3)"."""
    return text.startswith(_ANY, q.end) or (text.startswith("(", q.end) and text[q.end + 1 : q.end + 2].isalpha())


def _counts(words: list[str], at: int) -> bool:
    """Whether the phrase after the number holds what it counts."""
    for i in range(at, min(at + _NEAR, len(words))):
        tag = LEXICON[words[i]]
        if tag & _COUNTED and not tag & Is.PREP:
            return True
        described = tag & Is.PAST and i + 1 < len(words) and LEXICON[words[i + 1]] & Is.PLURAL  # "25 churned customers"
        if tag & _ENDS and not described:
            return False
    return False


def _numbered(text: str, amounts: Amounts, q: Quantity, i: int) -> bool:
    """Whether the word before may be numbered: a capital and unlisted, or any noun with a small whole number."""
    words, starts, ends = amounts.tokens
    before = LEXICON[words[i - 1]]
    if before & _NO_NAME or starts[i] != ends[i - 1] + 1:
        return False
    small = q.value is not None and (1 < q.value <= _SMALL or q.high is not None) and q.value == int(q.value)
    if before & Is.UNKNOWN and not before & (Is.VERB | Is.PLURAL) and (i == 1 or text[starts[i - 1]].isupper()):
        return True
    if i > 1 and text[starts[i - 1]].isupper() and words[i - 2] in _LEADS and not before & _MOVES:
        return small  # "upgrade to React 18", though to react is a verb
    if before & Is.PLURAL:
        return small and not before & Is.VERB and (q.high is not None or words[i + 1 : i + 2] in (["and"], ["&"]))
    return small and bool(before & Is.NOUN) and i > (1 if before & Is.VERB else 0)


def _named_before(words: list[str], i: int, after: int) -> bool:
    """Whether the sentence goes on after the number, or it stands after a doing or a preposition: no level at the end of a phrase."""
    earlier = LEXICON[words[i - 2]] | LEXICON[words[0]] if i > 1 else 0
    return bool(after & _GOES_ON or (earlier & (Is.PREP | Is.DOING) and not earlier & _MOVES))
