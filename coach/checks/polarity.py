"""The same goal said of the opposite: 8% late is 92% on time.

    opposite.original = "Raise punctual orders from 92% to 97%"   # from "Cut late orders from 8% to 3%"

A rewrite may count what goes well where the original counted what goes wrong. It says the same when every share became
what is left of a hundred, or when there is no figure to turn.
"""

from __future__ import annotations

import re
from functools import partial
from typing import NamedTuple

from coach import quantities
from coach.checks import figures
from coach.checks.check import Pair
from coach.checks.meaning import Vocabulary, vocabulary
from coach.quantities import Quantity
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

_OPPOSITES = tuple(
    tuple(side.split() for side in row.split(" | "))
    for row in (
        "late delayed overdue delay lateness | punctual on-time timely punctually punctuality time",
        "fail failed failure failing | succeed successful success pass passed work working",
        "churn cancel cancellation leave attrition turnover quit lapse dropout drop-out abandon abandonment abandoned lapsed | retention retain stay renew renewal remain keep loyal completion complete finish completed",
        "reject rejected rejection refuse refused refusal decline declined | accept accepted acceptance approve approved approval",
        "absence absenteeism absent no-show no-shows miss missed | attendance attend present presence show-up kept",
        "error wrong incorrect faulty defective defect mistake mistakes | right correct error-free faultless accurate accuracy flawless",
        "damaged broken spoiled defective | intact undamaged whole sound",
        "lost wasted | saved used kept",
        "empty vacant vacancy idle unoccupied | occupied occupancy full taken let",
        "downtime outage unavailable | uptime availability available",
        "dirty contaminated polluted | clean",
        "manual manually hand | automatic automatically automated",
        "closed | open",
        "dissatisfied unhappy | satisfied happy content",
    )
)
_ILL = frozenset(word for one, _ in _OPPOSITES for word in one)
_PREFIXES = ("un", "in", "im", "non-", "dis", "non", "ir", "il")
_BOUNDS = {
    "within": "past", "under": "over", "below": "above", "less": "more", "fewer": "more", "most": "least", "maximum": "minimum",
    "over": "under", "above": "below", "more": "less", "least": "most", "minimum": "maximum", "<": ">", ">": "<", "≤": "≥",
    "≥": "≤", "<=": ">=", ">=": "<=", "max": "min", "min": "max", "up": "down", "down": "up", "lower": "higher", "higher": "lower",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w'’-]*|[<>≤≥]=?")
_NOT = re.compile(r"\b(?:not|don't|doesn't|without)\s+", re.IGNORECASE)
_NOBODY_LONGER = re.compile(r"\bno (\w.*?) (?:(?:for )?(?:longer|more) than|over|beyond) (?=\d)", re.IGNORECASE)
_PARTED = re.compile(r"\b(one|two|three|four|nine|\d+) ((?:[a-z][a-z-]+ ){1,3})in (\w+)\b", re.IGNORECASE)
_NTHS = {"second": 2, "other": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10}
_NTH = re.compile(rf"\bevery ({'|'.join(_NTHS)})\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|all|each|100 ?%)", re.IGNORECASE)
_DENYING = bag("not don't doesn't without")
MOST = 400  # characters of a goal line that may be turned round


class _Turn(NamedTuple):
    """What stands in a line, and what stands there when the opposite is counted."""

    start: int
    end: int
    text: str


def restated(pair: Pair) -> Pair:
    """The pair with its original said of the opposite where the rewrite counts the opposite, else as it is."""
    if len(pair.original) > MOST or len(pair.rewrite) > MOST:
        return pair
    if _EVERY.search(pair.rewrite) and not _EVERY.search(pair.original):
        pair = pair._replace(original=_NOBODY_LONGER.sub(r"every \1 within ", pair.original))
    pair = pair._replace(original=pair.original.replace(" times out of ", " out of "))
    pair = pair._replace(original=_PARTED.sub(partial(_rejoined, _figures(pair.rewrite)), pair.original))
    pair = pair._replace(original=_NTH.sub(partial(_one_in, _figures(pair.rewrite)), pair.original))
    there, here = vocabulary(_words(pair.rewrite)), vocabulary(_words(pair.original))
    words, shares = _turned_words(pair.original, here, there), _turned_shares(pair)
    if not words and shares:
        words = _without_not(pair.original, there) or _ill(pair.original, there)
    if not words or shares is None:
        return pair
    taken = {turn.start for turn in (*words, *shares)}
    turns = sorted((*words, *shares, *(turn for turn in _turned_ways(pair.original) if turn.start not in taken)))
    text, at = [], 0
    for turn in turns:
        text += [pair.original[at : turn.start], turn.text]
        at = turn.end
    return pair._replace(original="".join([*text, pair.original[at:]]))


def _figures(text: str) -> figures.Index[str]:
    return figures.index(("", quantity) for quantity in quantities.read(text).quantities)


def _rejoined(there: figures.Index[str], parted: re.Match[str]) -> str:
    """One in twenty late trains, for one late train in twenty, where the rewrite has that share."""
    joined = f"{parted[1]} in {parted[3]} {parted[2].rstrip()}"
    share = quantities.read(joined).quantities
    return joined if len(share) == 1 and share[0].unit == "%" and there.equal(share[0]) else parted[0]


def _one_in(there: figures.Index[str], nth: re.Match[str]) -> str:
    """1 in 2 visitors, for every second visitor, where the rewrite has that share."""
    joined = f"1 in {_NTHS[nth[1].lower()]}"
    share = quantities.read(f"{joined} of them").quantities
    return joined if share and there.equal(share[0]) else nth[0]


def _words(text: str) -> list[str]:
    return [found[0].lower() for found in _WORD.finditer(text)]


def _turned_words(text: str, here: Vocabulary, there: Vocabulary) -> list[_Turn]:
    """The words of which the rewrite says the opposite."""
    found = []
    for word in _WORD.finditer(text):
        opposite = _opposite(word[0].lower(), here, there)
        if opposite:
            found.append(_Turn(word.start(), word.end(), opposite))
    return found


def _without_not(text: str, there: Vocabulary) -> list[_Turn]:
    """The words that deny, where the rewrite denies nothing: not scanned, scanned."""
    return [_Turn(*found.span(), "") for found in _NOT.finditer(text) if there.words.isdisjoint(_DENYING)]


def _ill(text: str, there: Vocabulary) -> list[_Turn]:
    """The words of what goes wrong, which the rewrite does not say: missed, wrong, overdue."""
    return [
        _Turn(*found.span(), "")
        for found in _WORD.finditer(text)
        if LEXICON[found[0].lower()] & Is.BAD or found[0].lower() in _ILL
        if not there.knows(found[0].lower())
    ]


def _opposite(word: str, here: Vocabulary, there: Vocabulary) -> str:
    if word in there.words:
        return ""
    for prefix in _PREFIXES:
        for other in (word.removeprefix(prefix), prefix + word):
            if other != word and other in there.words and len(other) > 3:
                return other
    for one, two in _OPPOSITES:
        for mine, others in ((one, two), (two, one)):
            if word in mine or (word.endswith("s") and word[:-1] in mine):
                said = next((other for other in others if other in there.words and other not in here.words), "")
                if said:
                    return said
    return ""


def _turned_shares(pair: Pair) -> list[_Turn] | None:
    """The shares that became what is left of a hundred; None when a figure stayed that the opposite does not share."""
    kept = _figures(pair.rewrite)
    found = []
    for quantity in quantities.read(pair.original).quantities:
        if quantity.unit in ("points", "basis points") or quantity.role == "placeholder":
            continue
        scaled = figures.measured(quantity)
        rest = _rest(quantity) if scaled and scaled.dimension == "share" else None
        if rest is not None and kept.equal(rest):
            found.append(_Turn(quantity.start, quantity.end, rest.text))
        elif quantity.role == "delta" or (quantity.slot in ("baseline", "target") and quantity.role != "all"):
            return None
    return found


def _rest(quantity: Quantity) -> Quantity | None:
    """What is left of a hundred per cent."""
    scaled = figures.measured(quantity)
    if (
        scaled is None
        or quantity.role in ("delta", "factor")
        or scaled.high is not None
        or not 0 <= scaled.value <= 100
    ):
        return None
    value = float(f"{100 - scaled.value:.9g}")
    return quantity._replace(value=value, unit="%", text=f"{value:g}%")


def _turned_ways(text: str) -> list[_Turn]:
    """The words that say which way it goes, and floors and ceilings."""
    found = []
    for place in _WORD.finditer(text):
        word = place[0].lower()
        bits = LEXICON[word]
        if word in _BOUNDS:
            found.append(_Turn(*place.span(), _BOUNDS[word]))
        elif bits & (Is.UP | Is.DOWN):
            said = ("raise", "cut") if not found and not text[: place.start()].strip(" -*") else ("up", "down")
            found.append(_Turn(*place.span(), said[0] if bits & Is.DOWN else said[1]))
    return found
