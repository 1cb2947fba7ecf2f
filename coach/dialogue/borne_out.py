"""What of a model's hearing the message bears out: its own words, whole figures, the direction as it was said.

Stricter than the gate that every hearer passes: the built-in rules cut values out of what they have read, a model may
cut them anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach import model
from coach.builtin.clauses import Figure
from coach.builtin.topics import fits
from coach.dialogue import cues
from coach.dialogue.ear import Ear
from coach.dialogue.forms import PieceForm
from coach.dialogue.saying import Saying
from coach.dialogue.values import Heard, Slot
from coach.session import At

OF_AIM = frozenset(["objective", "outcome", "try", "guard", "held", "cycle", "team", "why", "need", "remark"])
OF_LINE = frozenset(["baseline", "target", "deadline", "source", "owner"])
_LONGEST = 300  # characters of a value
_SENTENCE_LENGTH = 1500  # characters; nobody says more in one breath
_MOST = 40  # pieces of one message; what comes after them is heard by the ear
_TURNS = frozenset(("objective", "outcome", "try"))  # a word of denial cut off them turns them round
_NOW = re.compile(
    r"\b(?:today|now|currently|at the moment|at present|so far|last (?:\w+)|was|were|had|have been|has been)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s?(?:%|percent\b|per cent\b|thousand\b|million\b|billion\b|[kKmM]\b)|[.,]\d|\w")
_MEASURED = frozenset(("%", "time", "money"))
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_DENIED = re.compile(r"\b(?:not|no|never|instead of|rather than)\s*$", re.IGNORECASE)


class Place(NamedTuple):
    """Where words stand in a message: offsets into it, with every run of white space one blank."""

    start: int
    end: int


class Told(NamedTuple):
    """A piece of a model's hearing. heard: None where it is not borne out. outcome: its number as a new outcome, from 1."""

    heard: Heard | None
    quote: Place
    value: Place
    outcome: int = 0


def flat(text: str) -> str:
    """A text with every run of white space one blank."""
    return " ".join(text.split())


def judged(pieces: Sequence[PieceForm], said: str, slots: Sequence[Slot]) -> Iterator[Told]:
    """Judge each piece whose quote stands in the message; what quotes anything else is left out without a word."""
    message, ear = flat(said), Ear(said, slots)
    lines = list(ear.lines)
    good, number = set[int](), 0
    for each in pieces[:_MOST]:
        number += each.slot == "outcome"
        quoted = message.find(flat(each.quote)) if 0 < len(each.quote.strip()) <= _SENTENCE_LENGTH else -1
        if quoted < 0:
            continue
        quote = Place(quoted, quoted + len(flat(each.quote)))
        value = _value(each, message, quote)
        at = _address(each, lines, ear.aim, good)
        fine = value is not None and at is not None and _borne_out(each, message, quote, value, at, ear)
        if fine and each.slot == "outcome":
            good.add(number)
        heard = (
            Heard(each.slot, at, flat(each.value), flat(each.quote), _how(each, message[: quote.end]))
            if fine and at
            else None
        )
        yield Told(heard, quote, value or quote, number if each.slot == "outcome" else 0)


def _address(each: PieceForm, lines: Sequence[At], aim: At, new: set[int]) -> At | None:
    """The part that a piece is about; None where there is no such part, or the place is none of its own."""
    if each.about == 0:
        return aim if each.slot in OF_AIM else None
    if each.slot not in OF_LINE:
        return None
    if each.about < 0:
        return (*aim, each.about) if -each.about in new else None
    return lines[each.about - 1] if each.about <= len(lines) else None


def _value(each: PieceForm, message: str, quote: Place) -> Place | None:
    """Where the value stands in the quote, whole: no part of a word or of a figure, no figure without its unit."""
    value = flat(each.value)
    if not value:
        return quote
    start = message.find(value, quote.start, quote.end)
    while start >= 0:
        end = start + len(value)
        before, after = message[max(0, start - 2) : start], message[end : end + 12]
        cut = re.search(r"\w$|\d[.,]$", before) or (value[0].isdigit() and re.search(r"[-−–$€£]$", before))
        if not cut and not (value[-1].isdigit() and _GOES_ON.match(after)) and not re.match(r"\w", after):
            return Place(start, end)
        start = message.find(value, start + 1, quote.end)
    return None


def _borne_out(each: PieceForm, message: str, quote: Place, value: Place, at: At, ear: Ear) -> bool:
    if each.how not in ("said", "corrected"):
        return _left_open(each, message[quote.start : quote.end])
    words = message[value.start : value.end]
    if not each.value.strip() or len(words) > _LONGEST:
        return False
    if each.slot in ("baseline", "target"):
        return _figure(each.slot, message, quote, value, at, ear)
    if each.slot in ("deadline", "cycle"):
        return bool(Saying(words).date)
    if each.slot in _TURNS:
        before = message[quote.start : value.start]
        upright = not cues.NEGATED.search(before) or bool(cues.NEGATED.search(words))
        return upright and (each.slot != "objective" or _aim(words, message[: quote.end], ear))
    return True


def _aim(words: str, until: str, ear: Ear) -> bool:
    """Whether words can be the objective: without a figure, and where none stands, it is asked for, or it is taken back."""
    asked = ear.asked is not None and ear.asked.name == "objective"
    return not Saying(words).digits and ("objective" in ear.open or asked or _taken_back(until))


def _left_open(each: PieceForm, quote: str) -> bool:
    if each.slot not in ("baseline", "target") or each.value.strip():
        return False
    return cues.unknown(quote) if each.how == "unknown" else cues.UNWANTED.search(quote) is not None


def _figure(slot: str, message: str, quote: Place, value: Place, at: At, ear: Ear) -> bool:
    """Whether a figure stands there, of a unit that the key result is counted in, in the direction it was said."""
    words, whole = message[value.start : value.end], message[quote.start : quote.end]
    figures = Saying(words).figures
    if not figures and not cues.WORDED.search(words) and not model.key_result(words).reading.amounts.quantities:
        return False
    if _DENIED.search(message[max(0, value.start - 20) : value.start]) or (
        at in ear.lines and _strange(ear.unit(at), figures)
    ):
        return False
    measure = model.key_result(whole).measure
    other = measure.target if slot == "baseline" else measure.baseline
    same = measure.baseline if slot == "baseline" else measure.target
    if other is not None and same is not None and other.text == words:
        return False
    alone = len(Saying(whole).figures) < 2
    now, wished = bool(_NOW.search(whole)), bool(cues.AIMING.search(whole))
    return not alone or not ((slot == "baseline" and wished and not now) or (slot == "target" and now and not wished))


def _strange(unit: str, figures: Sequence[Figure]) -> bool:
    """Whether a time, a share or money is given for what is counted in another of them; a number alone may be of any."""
    units = {figure.unit for figure in figures if not figure.text.strip().isdigit()}
    return unit in _MEASURED and bool(units & _MEASURED) and not fits(unit, units)


def _how(each: PieceForm, until: str) -> str:
    """What stands is taken back where the message says so by then; else both are kept, and it is asked which one holds."""
    taken_back = _taken_back(flat(each.quote)) or _taken_back(until)
    return "said" if each.how == "corrected" and not taken_back else each.how


def _taken_back(until: str) -> bool:
    """Whether one of these sentences takes back what was said."""
    return any(cues.CORRECTS.match(sentence) for sentence in _SENTENCE.split(until))
