"""One free answer, cut into the clauses that each say one thing, with the figures as they were said.

A clause keeps its words character by character: what is filled into a set is always a slice of an
answer. Which key result a clause is about is decided in `hearing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coach import quantities
from coach.builtin import nouns

_ABBREVIATED = nouns.bag("dr mr ms mrs st prof nr vs ca approx e.g i.e etc inc ltd co dept")
_STOP = re.compile(r"[.!?](?=\s|$)|[;\n]|\s[-–—]\s")
_JOINT = re.compile(
    r",\s+|\s+(?=(?:because(?!\s+of\b[^;\n]*\d)|since|due to(?![^;\n]*\d)|hence|but|whereas|although|though)\b)"
    r"|\s+and\s+(?=(?:we|it|they|nobody|no one|there|he|she|our|my|its|their)\b)",
    re.IGNORECASE,
)
_AND_WISH = re.compile(  # "12% are queried and 6% would be fine", "is 17% and the regulator wants 12%"
    r"\s+and\s+(?=(?:(?:[\w'’-]+\s+){0,4}?(?:wants?|wanted|aims?|asks?|asked|hopes?|wish(?:es)?|needs?|demands?|requires?|accepts?|would|should|must|expects?|likes?)\s"
    r"|(?:(?:at\s+(?:most|least)|no\s+more\s+than|under|below|over|about)\s+)?[€$£]?\d[\d.,]*\s*%?(?:\s+[a-z]+){0,2}?\s+(?:is|would|will|please|should|at\s+(?:most|least))\b)"
    r"[^,;]*)"
)
_LABEL = re.compile(r"^\s*([^:=,.\d]{2,60}?)\s*(?::|=)\s+(?=\S)")
_BOUND = re.compile(
    r"(?:\b(?:no|not)\s+(?:more|less|fewer|later)\s+than|\bat\s+(?:least|most)|\bup\s+to|\b(?:less|fewer|more|better)\s+than"
    r"|\b(?:under|below|over|above|within|about|around|roughly|almost|nearly|approximately|beneath|max|maximum|minimum))\s+$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\s*%|\s+(?:(?:per|for every)\s+\d+(?:[.,]\d+)*(?![\d%]|[.,]\d)(?!\s+(?!(?:by|in|at|on|for|from|to|and|until|before)\b)[a-z])|(?:out\s+)?of\s+(?:the\s+|every\s+)?\d[\d.,]*(?![\d%])"
    r"|in\s+(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twenty|a\s+hundred)(?!\s*(?:%|days?|weeks?|months?|years?|hours?|minutes?))\b"
    r"|(?:a|an|per|each|every)\s+(?:(?:\d[\d.,]*|hundred|thousand)\s+)?(?!(?:by|in|at|on|for|from|to|and|until|before)\b)[a-z]+"
    r"|times\b(?:\s+(?:a|an|per|each|every)\s+[a-z]+)?)",
    re.IGNORECASE,
)
_COUNTED = re.compile(  # "14 parcels a day", not "16% leave within a year"
    r"\s+(?:[a-z][a-z-]*\s+){0,1}(?!(?:within|in|after|before|for|at|on|of|over)\s)[a-z][a-z-]*\s+((?:a|an|per|each|every)\s+[a-z]+)\b"
)
_REFUSED = re.compile(r"\b(?:refus|reject|declin)\w*\s+(?:\w+\s+)?$", re.IGNORECASE)  # "refuses more than 7%" names 7%
_BASE = re.compile(r"(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)?$", re.IGNORECASE)  # "Of 84 players 21 left"
_PART_OF = re.compile(r"\bma(?:ke|kes|de|king) up $", re.IGNORECASE)  # "make up 18%" is no rise
_HALF_DONE = re.compile(r"half (?:full|empty|way|price|board|done)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+\S+$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NO_FIGURE = nouns.bag("no nobody never one a")
_OPENERS = nouns.bag("no yes sorry actually well correction honestly roughly")
_TAIL = re.compile(r"\s+\d{1,2}(?![\d%.,:]|\s*(?:%|of\b|per\b|[A-Z]))")
_COINS = re.compile(r"\s+(?:cents?|pence)\b(?:\s+(?:a|an|per|each)\s+[a-z]+)?")
_AFTER_A = nouns.bag("a an each every")
_PERIOD_UNITS = nouns.bag("minute hour day shift night week fortnight month quarter season year half round")
_DATE_LEAD = re.compile(
    r"\b(?:by|before|until|till|from|since|in|on|at|during|for|of|as\s+of)\s+(?:the\s+)?(?:(?:end|start|middle|close|beginning)\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:by|before|until|till)\b", re.IGNORECASE)
_MONTH_THEN_COUNT = re.compile(
    r"\bIn (?:January|February|March|April|May|June|July|August|September|October|November|December) (?=\d+ [a-z]{3})"
)
_FRACTION = re.compile(
    r"\b(?:(?:about|around|nearly|almost|over|under|at least|roughly)\s+)?"
    r"(?:(?:a|one|two|three|four)\s+(?:third|quarter|fifth|sixth|tenth)s?|half|(?:one|two|three|four|nine)\s+(?:out\s+of|in)\s+(?:two|three|four|five|ten)"
    r"|(?P<none>none))\b(?!\s+(?:year|a year|day|of us|full|empty|way|price|board|done))(?:\s+of\s+(?:that|it|them|this)\b)?",
    re.IGNORECASE,
)
_LOOSE_DATE = re.compile(
    r"\b(?:by|before|until)\s+(?:the\s+)?(?:(?:end|start|middle|close)\s+of\s+)?(?:the\s+|this\s+|next\s+|our\s+|coming\s+)*"
    r"(?:year\s+end|month\s+end|season|year|quarter|month|cycle|summer|winter|spring|autumn|easter|christmas|holidays|half)\b"
    r"|\b(?:by|before)\s+(?:year\s+end|month\s+end|easter|christmas|next\s+\w+)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:last|previous|past)\s+(?:full\s+)?(?:week|month|quarter|year|half|season|winter|summer|spring|autumn|cycle|release|round|audit"
    r"|(?:januar|februar)y|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber)\b"
    r"|\bat\s+the\s+last\s+\w+|\bat\s+the\s+moment\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|for)\s+(?:19|20)\d\d\b")


class Figure(NamedTuple):
    """An amount as said: `text` is a slice of the answer, bound and rate included."""

    text: str
    start: int
    end: int
    unit: str  # "%", "time", "money", "ratio", "count"
    role: str  # level | delta | factor | count | all | placeholder
    slot: str  # what the sentence itself says: baseline | target | ...


class Date(NamedTuple):
    """A date or period as said; `due` when it is the goal's own time."""

    text: str
    start: int
    due: bool


class Clause(NamedTuple):
    """One thing said. `label` is the topic named before a colon ("Departures: ...")."""

    text: str
    sentence: int  # the number of its sentence in the answer
    label: str
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    stems: frozenset[str]
    lower: frozenset[str]  # its words, lowered
    whole: str  # the sentence it stands in

    def has(self, cues: frozenset[str]) -> bool:
        """Whether one of the cue words stands in it."""
        return not self.lower.isdisjoint(cues)


def read(answer: str) -> tuple[Clause, ...]:
    """Cut an answer into clauses, in order."""
    found: list[Clause] = []
    for number, sentence in enumerate(_sentences(answer)):
        label, rest = _labelled(sentence)
        found += (_clause(part, number, label, sentence) for part in _parts(rest))
    return tuple(found)


def _sentences(answer: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(answer):
        before = answer[start : stop.start()].rsplit(None, 1)
        if stop.group() == "." and before and before[-1].lower() in _ABBREVIATED:
            continue
        if answer[start : stop.start()].strip():
            yield answer[start : stop.start()].strip()
        start = stop.end()
    if answer[start:].strip():
        yield answer[start:].strip()


def _labelled(sentence: str) -> tuple[str, str]:
    match = _LABEL.match(sentence)
    if match is None or len(match.group(1).split()) > 9:
        return "", sentence
    return match.group(1).strip(), sentence[match.end() :]


def _parts(sentence: str) -> Iterator[str]:
    start = 0
    for joint in _JOINT.finditer(sentence):
        piece = sentence[start : joint.start()].strip()
        if piece.lower() in _OPENERS:
            continue
        if piece:
            yield from _wished_apart(piece)
        start = joint.end()
    if sentence[start:].strip():
        yield from _wished_apart(sentence[start:].strip())


def _wished_apart(piece: str) -> Iterator[str]:
    """Part what is from what is wanted: each half has a figure of its own, and only the second says a wish."""
    joint = _AND_WISH.search(piece)
    halves = (piece[: joint.start()], piece[joint.end() :]) if joint else ()
    if halves and all(_DIGIT.search(half) for half in halves) and not _BETWEEN.search(halves[0]):
        yield from halves
    else:
        yield piece


def _clause(text: str, number: int, label: str, whole: str) -> Clause:
    amounts = _amounts(text)
    dates = _dates(text, amounts)
    figures = tuple(sorted((*_figures(text, amounts, dates), *_spoken(text, amounts)), key=lambda figure: figure.start))
    lower = frozenset(word.lower().replace("’", "'") for word in nouns.words(text))
    return Clause(text, number, label, figures, dates, nouns.loose(f"{label} {text}"), lower, whole)


def _amounts(text: str) -> quantities.Amounts:
    """Read the amounts; "In April 23 families came" holds a month and a count, no day."""
    count = _MONTH_THEN_COUNT.search(text)
    if count is None:
        return quantities.read(text)
    at = count.end()
    first, rest = quantities.read(text[:at]), quantities.read(text[at:])
    moved = tuple(each._replace(start=each.start + at, end=each.end + at) for each in rest.quantities)
    dates = tuple(each._replace(start=each.start + at, end=each.end + at) for each in rest.dates)
    return first._replace(quantities=first.quantities + moved, dates=first.dates + dates)


def _spoken(text: str, amounts: quantities.Amounts) -> Iterator[Figure]:
    """Find fractions and "none" as people say them, where no figure stands beside them."""
    taken = [(each.start, each.end) for each in amounts.quantities] + [(each.start, each.end) for each in amounts.dates]
    for match in _FRACTION.finditer(text):
        rate = bool(amounts.quantities) and "quarter" in match.group().lower()  # "17 orders a quarter"
        if not rate and not any(start < match.end() and match.start() < end for start, end in taken):
            yield Figure(
                match.group(), match.start(), match.end(), "count" if match["none"] else "%", "fraction", "target"
            )
            return


def _dates(text: str, amounts: quantities.Amounts) -> tuple[Date, ...]:
    found: list[Date] = []
    taken: list[tuple[int, int]] = []
    for when in amounts.dates:
        lead = _DATE_LEAD.search(text[: when.start])
        start = lead.start() if lead else when.start
        said = text[start : when.end]
        found.append(Date(said, start, bool(_DUE.match(said)) and when.slot != "since"))
        taken.append((start, when.end))
    for pattern, due in ((_LOOSE_DATE, True), (_PAST, False), (_YEAR, False)):
        for match in pattern.finditer(text):
            if all(match.end() <= start or match.start() >= end for start, end in taken):
                found.append(Date(match.group(), match.start(), due))
                taken.append(match.span())
    return tuple(sorted(found, key=lambda date: date.start))


def _figures(text: str, amounts: quantities.Amounts, dates: tuple[Date, ...]) -> Iterator[Figure]:
    done = 0
    for quantity in amounts.quantities:
        if (
            quantity.text.lower() in _NO_FIGURE
            or quantity.start < done
            or quantity.role == "placeholder"
            or quantity.slot == "progress"
            or _HALF_DONE.match(text, quantity.start)
        ):
            continue
        if any(date.start <= quantity.start < date.start + len(date.text) for date in dates):
            continue
        start, end = _widened(text, quantity.start, quantity.end)
        if _BASE.match(text[:start]) and quantity is not amounts.quantities[-1]:
            continue
        done = end
        parted = nouns.PARTED.match(text, end + 1) or _PART_OF.search(text[:start])  # "16% drop out" is no drop by 16%
        role = "level" if parted else quantity.role
        yield Figure(text[start:end], start, end, _unit(text[start:end], quantity), role, quantity.slot)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span by its bound ("under") before it and its rate ("a week", "of 22") behind it."""
    bound = _BOUND.search(text[:start])
    if bound and not _REFUSED.search(text[: bound.start()]):
        start = bound.start()
    coins = _COINS.match(text, end)
    if coins:
        return start, coins.end()
    tail = _TAIL.match(text, end)
    if tail and text[start:end].rsplit(maxsplit=1)[-1].isalpha():
        end = tail.end()
    counted = _COUNTED.match(text, end)
    if counted and _is_rate(counted[1]):
        return start, counted.end()
    while (rate := _RATE.match(text, end)) and _is_rate(rate.group()):
        end = rate.end()
    return start, end


def _is_rate(tail: str) -> bool:
    words = tail.split()
    if words and words[0].lower() in _AFTER_A:
        return words[-1].lower() in _PERIOD_UNITS
    return True


def unit(quantity: quantities.Quantity) -> str:
    """Tell what class of unit an amount has: "%", "time", "money", "ratio" or "count"."""
    return _unit(quantity.text, quantity)


def _unit(text: str, quantity: quantities.Quantity) -> str:
    lower = text.lower()
    if "%" in lower or "percent" in lower or quantity.role == "fraction":
        return "%"
    words = frozenset(nouns.stem(word) for word in nouns.words(lower))
    if re.search(r"\d\s+(?:out\s+)?of\s+(?:the\s+)?\d", lower) or re.search(
        r"\b(?:in|per)\s+(?:\d|two|three|four|five|ten)", lower
    ):
        return "ratio"
    if words & _FRACTIONS:
        return "%"
    head = re.sub(r"(?<=\w)\s(?:a|an|per|each|every)\s\w+$", "", lower) if re.match(r"\D*\d", lower) else lower
    if frozenset(nouns.stem(word) for word in nouns.words(head)) & _TIMES:
        return "time"
    if re.search(r"[€$£]|\b(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|francs?)\b", lower):
        return "money"
    return "count"


_FRACTIONS = frozenset(
    nouns.stem(word) for word in nouns.bag("half third thirds quarter quarters fifth fifths tenth share percent")
)
_TIMES = frozenset(
    nouns.stem(word)
    for word in nouns.bag("second minute hour day week fortnight month year min mins hr hrs sec secs ms h s")
)
