"""Lines that wish for a measure to move and name it: "Improve response times", "More usage of the plugins"."""

from __future__ import annotations

from coach.builtin import compared, counted, nouns, phrase
from coach.builtin.aspect import Aspect
from coach.builtin.counted import Own
from coach.builtin.thing import Thing
from coach.model import KeyResult
from coach.sentence import Is, Reading
from coach.sentence.lexicon import singular
from coach.words import bag

_USE = bag("usage use adoption uptake take-up utilization")
_CONTENT = bag("satisfaction happiness experience experiences")
_KNOWN = bag("awareness understanding visibility knowledge")
_RIGHT = bag("quality accuracy reliability")
_BETTERED = bag(
    "improve better strengthen enhance optimize optimise boost expand extend deepen advance upgrade simplify streamline shorten"
)
_INSIDE = bag("of with for among in to")
_WISHES = frozenset(("up", "down", "change", "reach", "hold", "state"))


def measure(kr: KeyResult, aspect: Aspect) -> Own | None:
    """Turn the measure that a wish names into one that can be counted; None when it names none."""
    reading, thing = aspect.reading, aspect.thing
    if thing is None or thing.head in compared.OPEN or len(reading.clauses) > 1:
        return None
    if reading.verb_class not in _WISHES and reading.form != "phrase":
        return None
    return _of_people(kr, aspect, thing) or _of_level(kr, reading, thing)


def _of_people(kr: KeyResult, aspect: Aspect, thing: Thing) -> Own | None:
    """Use, satisfaction, awareness, quality: nouns that say how to count the thing behind them."""
    head = thing.text.split(" of ")[0].split()[-1].lower()
    people = aspect.people or "people"
    if head in _CONTENT:
        return counted.asked(
            f"{people} who got what they came for", "those who say so, of all asked; keep how many answered in sight"
        )
    inner = _inner(aspect.reading, thing)
    if inner is None:
        return None
    if head in _USE:
        week = "in the last full week"
        seen = f"those seen in the log that week, of all who could use {inner.the}"
        made = counted.asked(f"{people} who use {inner.the} in an ordinary week", seen, of="those who could", when=week)
        return made._replace(subject=f"use of {inner.the}")
    if head in _KNOWN:
        known = f"{people} who can say what {inner.the} {'are' if inner.plural else 'is'} for"
        return counted.asked(known, "those who can say it in their own words, of a few asked at random")
    if head in _RIGHT and kr.kind == "unmeasured":
        right = f"{inner.many} that nobody had to correct or do again, of all"
        return counted.asked(
            f"{inner.many} right at the first go", right, of=inner.many.split()[-1], when="in the last full month"
        )
    return None


def _of_level(kr: KeyResult, reading: Reading, thing: Thing) -> Own | None:
    about = compared.with_place(reading, thing)
    bad = kr.kind == "unmeasured" and bool(reading.line.tags[thing.end - 1] & Is.BAD)
    if thing.head in compared.TIMES:
        return counted.median(about, f"{about}: median", "every case of the month, waiting included")
    if thing.head in compared.LEVELS or singular(thing.head) in compared.LEVELS:
        return counted.level(about, "down" if bad or reading.direction == "down" else "up")
    if reading.verb_class == "up" and thing.plural and reading.line.tags[thing.end - 1] & Is.ACTOR:
        return counted.level(about, "up")
    if bad and thing.plural:
        return counted.monthly(nouns.inside(about), "down", "number")
    moves = reading.verb_class in ("up", "down") and reading.form == "order" and reading.lemma not in _BETTERED
    if not (moves and thing.plural) or reading.line.tags[thing.end - 1] & (Is.ACTOR | Is.NAME):
        return None
    return counted.level(about, reading.verb_class)  # "Cut sick days"


def _inner(reading: Reading, thing: Thing) -> Thing | None:
    """What a measure is of: "usage of the plugins", "ticket quality"."""
    words = reading.line.words
    for i in range(thing.start, thing.end):
        if words[i] == "of":
            return phrase.thing(reading, i + 1, thing.end)
    return phrase.after(reading, thing.end - 1, _INSIDE) or phrase.before_head(reading, thing)
