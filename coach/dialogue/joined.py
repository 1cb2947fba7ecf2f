"""Two hearings of one message made one: the model's where the message bears it out, the built-in ear's for the rest.

Sentence by sentence; sentences that hang together, since one names an outcome and another its figure, go together.
No figure that the built-in ear has heard gets lost; what a model would put aside, while it finds a place for nothing
of the message, is heard by the ear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.dialogue.borne_out import Place, Told, flat
from coach.dialogue.saying import sentences
from coach.dialogue.values import Heard

_BESIDE = frozenset(("remark", "loose"))
_ADDED = frozenset(("baseline", "target", "deadline", "cycle"))  # what can stand beside a model's hearing
_DIGITS = re.compile(r"\d+")


class _Own(NamedTuple):
    """Something that the built-in ear heard. outcome: its number as a new outcome, from 1."""

    heard: Heard
    quote: Place
    outcome: int


def joined(told: Sequence[Told], built: Sequence[Heard], said: str) -> list[Heard]:
    """Join what a model told with what the built-in ear heard. Where a place cannot be found, the ear's stands."""
    message = flat(said)
    cuts, own = _cuts(message, said), _owned(built, message)
    if cuts is None or own is None:
        return list(built)
    groups = _groups(cuts, told, own)
    merged: list[tuple[str, int, Heard]] = []  # whose, its number as a new outcome, what
    for group in groups:
        merged += _decided([cuts[n] for n in group], told, own)
    return _numbered(merged)


def _cuts(message: str, said: str) -> list[Place] | None:
    """Where each sentence stands in the message."""
    found, at = [], 0
    for each in map(flat, sentences(said)):
        start = message.find(each, at)
        if start < 0:
            return None
        at = start + len(each)
        found.append(Place(start, at))
    return found


def _owned(built: Sequence[Heard], message: str) -> list[_Own] | None:
    found, number, at = [], 0, 0
    for each in built:
        quote = flat(each.quote)
        start = message.find(quote, at)
        start = message.find(quote) if start < 0 else start
        if start < 0:
            return None
        at = start
        number += each.slot == "outcome"
        found.append(_Own(each, Place(start, start + len(quote)), number if each.slot == "outcome" else 0))
    return found


def _groups(cuts: Sequence[Place], told: Sequence[Told], own: Sequence[_Own]) -> list[list[int]]:
    """The sentences that go together, in order."""
    of = list(range(len(cuts)))

    def tie(places: Sequence[Place]) -> None:
        tied = {of[n] for n, cut in enumerate(cuts) if any(_meet(cut, place) for place in places)}
        of[:] = [min(tied) if each in tied else each for each in of]

    for each in own:
        tie([each.quote, *(one.quote for one in own if one.outcome and one.outcome == _new(each.heard))])
    for piece in told:
        tie([piece.value, *(one.value for one in told if one.outcome and one.outcome == _new(piece.heard))])
    return [[n for n, each in enumerate(of) if each == root] for root in sorted(set(of))]


def _decided(cuts: Sequence[Place], told: Sequence[Told], own: Sequence[_Own]) -> list[tuple[str, int, Heard]]:
    """Whose hearing of these sentences stands."""
    mine = [each for each in own if any(_meet(cut, each.quote) for cut in cuts)]
    theirs = [each for each in told if any(_meet(cut, each.value) for cut in cuts)]
    heard = [each.heard for each in theirs if each.heard is not None]
    ears = [("ear", each.outcome, each.heard) for each in mine]
    spoiled = any(
        (each.heard is None or _turned(each.heard, mine)) and any(_meet(cut, each.quote) for cut in cuts)
        for each in told
    )
    if spoiled or not heard:
        return ears
    if all(each.slot == "remark" for each in heard):
        sorted_in = any(each.heard is not None and each.heard.slot != "remark" for each in told)
        stands = sorted_in and not any(_figured(each.heard) or each.heard.how != "said" for each in mine)
        return [("model", 0, each) for each in heard] if stands else ears
    unheard = [cut for cut in cuts if not any(_meet(cut, each.value) for each in theirs)]
    missing = list(_missing(mine, heard, unheard))
    if not all(_alone(each, missing, unheard) for each in missing):
        return ears
    model = [("model", each.outcome, each.heard, each.value.start) for each in theirs if each.heard is not None]
    ear = [("ear", each.outcome, each.heard, each.quote.start) for each in missing]
    begun = {(whose, number): start for whose, number, _, start in (*model, *ear) if number}
    both = sorted(
        (*model, *ear), key=lambda each: max(_sentence(cuts, each[3]), begun.get((each[0], _new(each[2])), 0))
    )
    return [(whose, number, each) for whose, number, each, _ in both]


def _sentence(cuts: Sequence[Place], start: int) -> int:
    """Where the sentence begins in which something stands."""
    return max((cut.start for cut in cuts if cut.start <= start), default=start)


def _alone(each: _Own, missing: Sequence[_Own], unheard: Sequence[Place]) -> bool:
    """Whether something of the ear's can stand beside what the model heard: its outcome is there, or nothing rivals it."""
    if _new(each.heard):
        return any(one.outcome == _new(each.heard) for one in missing)
    passed = any(_meet(cut, each.quote) for cut in unheard)
    return passed or (not each.outcome and (each.heard.slot in (*_ADDED, "loose") or not _figured(each.heard)))


def _missing(own: Sequence[_Own], heard: Sequence[Heard], unheard: Sequence[Place]) -> Iterator[_Own]:
    """What the ear heard and the model did not: figures, places left open, types, and sentences it passed over."""
    places = {(each.slot, each.at) for each in heard}
    for each in own:
        mine = each.heard
        passed = any(_meet(cut, each.quote) for cut in unheard)
        left = mine.how in ("unknown", "unwanted") or mine.slot.startswith("type:")
        lost = _figured(mine) and not any(_holds(other, mine) for other in heard)
        if lost or passed or (left and (mine.slot, mine.at) not in places):
            yield each


def _turned(each: Heard, own: Sequence[_Own]) -> bool:
    """Whether what is today's for the ear is the aim for the model, or the other way round."""
    other = {"baseline": "target", "target": "baseline"}.get(each.slot)
    return any(one.heard.slot == other and one.heard.at == each.at and _holds(each, one.heard) for one in own)


def _figured(each: Heard) -> bool:
    """Whether a figure was heard: a value of a key result, a time, or any digits that were given a place."""
    return each.slot != "remark" and bool(each.value) and (each.slot in _ADDED or bool(_DIGITS.search(each.value)))


def _holds(each: Heard, mine: Heard) -> bool:
    """Whether a figure of the ear's stands in what the model heard."""
    if each.slot in _BESIDE:
        return False
    digits = set(_DIGITS.findall(mine.value))
    if digits:
        return digits <= set(_DIGITS.findall(each.value))
    theirs, words = each.value.lower(), mine.value.lower()
    return words in theirs or (each.slot in _ADDED and theirs in words)


def _numbered(merged: Sequence[tuple[str, int, Heard]]) -> list[Heard]:
    """Number the new outcomes anew, in the order in which they stand now."""
    numbers: dict[tuple[str, int], int] = {}
    found = []
    for whose, number, each in merged:
        if number:
            numbers[whose, number] = len(numbers) + 1
        new = _new(each)
        found.append(each._replace(at=(each.at[0], -numbers[whose, new])) if (whose, new) in numbers else each)
    return found


def _new(each: Heard | None) -> int:
    """The number of the new outcome that something is about, 0 where it is about none."""
    return -each.at[1] if each is not None and len(each.at) == 2 and each.at[1] < 0 else 0


def _meet(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end
