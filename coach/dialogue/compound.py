"""Which of two measures that share a noun is meant: the head of a compound decides, "ticket price" is no number of tickets."""

from __future__ import annotations

import re

from coach import model
from coach.builtin import nouns
from coach.builtin.stated import AMISS
from coach.dialogue import measures
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON
from coach.words import bag

_COUNTING = bag(  # heads that count what stands before them, whatever the measure is called
    "number share rate ratio percentage proportion count volume amount total figure level value average median mean score index rating "
    "frequency use usage consumption time times duration length minutes hours days"
)
_TIMES = bag("time times duration length minutes hours days weeks")
_END = re.compile(
    r"\s+(?:at|in|on|for|per|by|from|with|within|until|before|after|to|who|that|which|whose)\b.*$", re.IGNORECASE
)
_OF = re.compile(r"^(?P<head>.+?) of (?:the |our |a |an |all )?(?P<what>.+)$", re.IGNORECASE)
_COSTS = re.compile(r"\b(?:costs?|priced?|prices|fees?)\b", re.IGNORECASE)
_LABEL = re.compile(r"(?P<metric>[^,:\d]{3,60}?):\s")
_RELATIVE = re.compile(r"\b(?:who|that|which)\b")
_MOST = 6  # words of a measure that is a compound


def another(quote: str, about: str) -> bool:
    """Whether a sentence states a measure with another head than a key result has, though they share a noun."""
    if _COSTS.search(quote) and not _COSTS.search(about) and nouns.loose(quote) & nouns.loose(about):
        return not _money(about)
    metric = _stated(quote)
    said, own = nouns.loose(metric), nouns.loose(about)
    if not metric or len(metric.split()) > _MOST or not said & own:
        return False
    if (told := _told(metric) - own) and own - said and not told & said & own:
        return True  # "cancelled crossings" are not those that leave late
    if model.key_result(about).reading.form != "phrase" and not _RELATIVE.search(about):
        return False
    head, other = _head(metric), _head(about)
    if _timed(metric) and not _timed(about) and model.key_result(about).kind != "unmeasured":
        return True
    return bool(head and other) and (head not in own or other not in said)


def _stated(quote: str) -> str:
    """The measure that a sentence names before its value or before a colon."""
    found = measures.IS.match(quote) or _LABEL.match(quote)
    return found["metric"] if found else ""


def _told(metric: str) -> frozenset[str]:
    """What is told of the things that a measure counts: "cancelled" of "cancelled crossings"."""
    words = [word.lower() for word in nouns.words(metric)]
    return nouns.loose(" ".join(word for word in words[:-1] if LEXICON[word] & Is.PAST or word in AMISS))


def _head(text: str) -> str:
    """The stem of the noun that a measure counts: "tickets" of "number of support tickets", "price" of "ticket price"."""
    kept = _END.sub("", text)
    parted = _OF.match(kept)
    if parted:
        of = parted["head"].split()[-1].lower() in _COUNTING
        kept = parted["what"] if of else parted["head"]
    words = [word for word in nouns.words(kept) if word.lower() not in _COUNTING and word.lower() not in nouns.EMPTY]
    return nouns.stem(words[-1]) if words else ""


def _timed(text: str) -> bool:
    return any(word.lower() in _TIMES for word in nouns.words(text))


def _money(about: str) -> bool:
    """Whether a key result is counted in money by its own words."""
    return any(mark in about for mark in "€$£") or bool(_MONEY & {word.lower() for word in nouns.words(about)})


_MONEY = bag(
    "revenue spend spending expense expenses budget income turnover margin donation donations sales bill bills euros dollars pounds savings"
)
