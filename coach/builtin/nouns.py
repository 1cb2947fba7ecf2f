"""The team's own nouns: what a line, a metric or an answer is about, as a set of stems.

Stems are for comparing and are never shown. A word that stands in every goal (launch, more, our)
says nothing about what the goal is about and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from coach import words as words_
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_GRAMMAR = """
a an the this that these those it its they them their we us our ours you your i he she his her who whom whose which
what when where why how there here one ones some any no not none all each every both either neither other another
same such own and or but nor so than then if while because since as of in on at by to for from with without within
into onto over under above below up down off out about around between through during before after until till per via
against across along near is are was were be been being am has have had having do does did done let lets get gets got go goes went gone make makes made take takes took
also too very more most less least fewer few many much lot even still yet again ever never always often
now today currently last next well whole please honestly according
"""
_VERBS = """
increase reduce improve grow raise lower cut decrease boost lift drop maintain keep hold achieve reach ensure enable
launch ship release deliver build create develop implement introduce install roll rollout set start begin finish
complete write rewrite publish update run host organise organize plan design define establish prepare buy order
hire train open add provide support drive use make get find do help give bring migrate move replace renew
"""
_MEASURES = """
increase improve new better faster good great best strong high higher lower quick quicker quickly fast slow early late
share rate ratio number count level median average total percent percentage points time times day days week weeks
month months quarter year years hour hours minute minutes today target aim goal used using
baseline objective result results key people team come first second third once twice half
"""


def bag(text: str) -> frozenset[str]:
    """Make a closed word list out of its line."""
    return frozenset(text.split())


EMPTY = bag(_GRAMMAR) | words_.bag(words_.MODAL) | words_.bag(words_.ADVERB)
VERBS = bag(_VERBS)  # as the first word they say what is done, later in a line they are nouns: "build time"
MEASURES = bag(_MEASURES)
_FORMS = """
came:come took:take sold:sell lost:lose left:leave sent:send bought:buy paid:pay children:child women:woman men:man
people:person calves:calf gave:give went:go made:make built:build broke:break broken:break written:write
wrote:write taken:take given:give thrown:throw threw:throw known:know knew:know grew:grow grown:grow chosen:choose
chose:choose found:find kept:keep held:hold won:win taught:teach brought:bring thought:think met:meet told:tell
shown:show driven:drive drove:drive fallen:fall fell:fall worn:wear wore:wear teeth:tooth feet:foot lives:life
staff:staff loan:lend loans:lend lent:lend
"""
_IRREGULAR = dict(pair.split(":", 1) for pair in bag(_FORMS))
_SUFFIXES = ("ations", "ation", "ingly", "ings", "edly", "ing", "ed")
_OF_VERBS = ("ment", "ance", "ence", "ery", "ure", "age", "al")  # nouns of doing end so
_OF_NO_VERB = bag(
    "government portal signal statement storage reference functional easement"
)  # of no verb, or far from it
_DOUBLED = re.compile(r"([bdgkmnprt])\1$")
_MIN_STEM = 3
_WHOLE = bag("rating")  # no form of "rate"
PARTED = re.compile(  # verbs that make a noun with their particle: a dropout, a check-in, a rollback
    r"\b((?:drop|check|sign|log|roll|walk|burn|break|opt)(?:p?ed|p?ing|s)?) (out|in|up|back|down|over|off)\b(?! *[\d$€£])",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Cut an English word to the part that its forms share: reserved, reservation -> reserv."""
    word = word.lower().replace("’", "'").removesuffix("'s").replace("-", "")
    if word.startswith("un") and len(word) > 7:
        word = word[2:]
    word = _IRREGULAR.get(word, word)
    word = _doing(_singular(word))
    if word in _WHOLE:
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _MIN_STEM:
            word = _DOUBLED.sub(r"\1", word[: -len(suffix)])
            break
    return word.removesuffix("e") if len(word) > _MIN_STEM else word


def _doing(word: str) -> str:
    """The verb that a noun is made of by rule: deployment -> deploy, renewal -> renew; else the word.

    A word that is a verb itself ("manage", "comment") is made of none.
    """
    ending = next((each for each in _OF_VERBS if word.endswith(each) and len(word) - len(each) >= _MIN_STEM), "")
    if not ending or LEXICON[word] & Is.VERB or word in _OF_NO_VERB:
        return word
    base = word[: -len(ending)] + ("er" if ending == "ery" else "")
    return next((each for each in (base, f"{base}e") if LEXICON[each] & Is.VERB), word)


def _singular(word: str) -> str:
    if len(word) <= _MIN_STEM or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def words(text: str) -> Iterator[str]:
    """Yield the words of a text without figures and marks, as written."""
    return (match.group() for match in WORD.finditer(text))


def closed(text: str) -> str:
    """A text with a verb and its particle as the noun that is made of them: "16% drop out" has a dropout in it."""
    return PARTED.sub(lambda match: f"{stem(match[1])}{match[2].lower()}", text)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Say what a text is about: the stems of its content words, common goal words left out."""
    every = [word.lower() for word in words(closed(text))]
    found = every[1:] if every and every[0] in VERBS else every
    return frozenset(stem(word) for word in found if len(word) > 1 and word not in EMPTY and word not in MEASURES)


@lru_cache(maxsize=4096)
def loose(text: str) -> frozenset[str]:
    """Like `stems`, with the common goal words: for a line whose whole point is "time to hire"."""
    return frozenset(stem(word) for word in words(closed(text)) if word.lower() not in EMPTY and len(word) > 1)


def shared(texts: Iterable[frozenset[str]]) -> frozenset[str]:
    """Find the stems that stand in more than half of the texts, at least in three: they tell nothing apart."""
    every = list(texts)
    counts: dict[str, int] = {}
    for each in every:
        for one in each:
            counts[one] = counts.get(one, 0) + 1
    return frozenset(one for one, count in counts.items() if count > 2 and count * 2 > len(every))


def named(text: str) -> bool:
    """Whether the first word keeps its capital inside a sentence (a name, an abbreviation)."""
    first = next(words(text), "")
    return sum(letter.isupper() for letter in first) > 1 or any(mark.isdigit() for mark in text.split(" ", 1)[0])


def inside(text: str) -> str:
    """Write a phrase as it stands inside a sentence: first letter small, unless it is a name."""
    return text if not text or named(text) else text[0].lower() + text[1:]


def starting(text: str) -> str:
    """Write a phrase as it starts a sentence."""
    return text[:1].upper() + text[1:]


def trimmed(text: str) -> str:
    """Cut small words and numbers from both ends: "15 new members by the" -> "members"."""
    every = text.split()
    while every and (every[-1].lower() in EMPTY or not every[-1][-1:].isalpha()):
        every = every[:-1]
    while every and (every[0].lower() in EMPTY or not every[0][:1].isalpha() or every[0].lower() == "new"):
        every = every[1:]
    return " ".join(every)


def listed(parts: Iterable[str], last: str = "and") -> str:
    """Join as in A, B and C."""
    every = list(parts)
    if len(every) < 2:
        return "".join(every)
    comma = "," if any(f" {last} " in each for each in every[:-1]) else ""
    return f"{', '.join(every[:-1])}{comma} {last} {every[-1]}"
