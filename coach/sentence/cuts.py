"""Where the clauses of a goal line end: at full stops, semicolons, and where a verb follows a comma or "and"."""

from __future__ import annotations

from coach.sentence.lexicon import Is
from coach.sentence.phrases import DETERMINED, LINKS, WORDS_OF_NOUN, Line
from coach.words import bag

_ENDS = bag(". ; ! ?")
_JOINS = bag(", and & - |")
CUTS = _ENDS | _JOINS
"""Words at which a clause may end."""
ABBREVIATED = bag("min max approx incl excl resp ca no nr dept vs avg est")
"""A full stop after one of these ends nothing."""
SKIPPED = bag("to we will and then please also")
"""Words before an order that say nothing of it."""
_NO_VERB = Is.QTY | Is.DATE | Is.NAME | Is.PREP


def split(line: Line, end: int) -> list[tuple[int, int]]:
    """Sentences and coordinated clauses: at full stops, semicolons, and where a verb follows a comma or "and"."""
    words, tags = line
    cuts: list[tuple[int, int]] = []
    begin = 1 if end > 1 and tags[0] & Is.PUNCT and not tags[0] & Is.QTY else 0
    for i in range(begin + 1, end - 1):
        word = words[i]
        joins = word in _JOINS and i > begin + 1 and not (word == "," and is_front(tags[begin]))
        joins = joins and not (word == "and" and _goes_on(line, begin, i))
        stops = word in _ENDS and not tags[i] & (Is.QTY | Is.NAME) and not (word == "." and words[i - 1] in ABBREVIATED)
        if stops or (joins and _starts_order(line, i + 1, end)):
            cuts.append((begin, i))
            begin = i + 1
    cuts.append((begin, end))
    return [cut for cut in cuts if cut[1] > cut[0]] or [(0, end)]


def _goes_on(line: Line, begin: int, i: int) -> bool:
    """Whether "and" joins what people do: "guests who stop and come in"."""
    words, tags = line
    who = next((k for k in range(begin + 1, i) if words[k] == "who"), 0)
    return bool(who) and bool(tags[who - 1] & Is.PLURAL) and not tags[begin] & Is.VERB and "," not in words[who:i]


def is_front(tag: int) -> bool:
    """Whether a clause begins with "by May," or "for each branch,"."""
    return bool(tag & Is.PREP) and not tag & (Is.QTY | Is.VERB)


def _starts_order(line: Line, at: int, end: int) -> bool:
    """After a comma or "and": a word that can be no noun here begins another order."""
    words, tags = line
    last = min(at + 4, end - 1)
    while at < last and (words[at] in LINKS or words[at] in SKIPPED):
        at += 1
    if at >= end - 1:
        return False
    tag = tags[at]
    if not tag & Is.VERB or tag & _NO_VERB:
        return False
    if not tag & (Is.NOUN | Is.NOUN_TOO):
        return True
    if tags[at + 1] & Is.PRON and not tags[at + 1] & Is.ACTOR:
        return True  # "& share it with the crews"
    moves = tag & (Is.OBTAIN | Is.UP | Is.DOWN)
    return bool(tags[at + 1] & (DETERMINED | WORDS_OF_NOUN if moves else DETERMINED)) and not tags[at + 1] & Is.PREP
