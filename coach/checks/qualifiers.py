"""What kind of figure is meant: the statistic, how often, and how nearly all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from coach.checks.compared import Compared, Side
from coach.quantities.lexicon import CADENCE, CALENDAR
from coach.sentence.lexicon import LEXICON, Is, singular
from coach.words import bag

_STATISTICS = ("median", "mean average", "p50", "p75", "p90", "p95", "p99", "worst maximum slowest")
_STOPS = frozenset(".;!?")
_TYPICALLY = bag("typical typically usually")
_ALL, _PART = bag("all every each"), ("a", "an", "any", "some", "most", "many")
_POSSIBLE, _POLITE = bag("would could might may"), bag("like love be")
_PER = bag("per every each")
_NEARLY = bag("nearly almost virtually practically hardly roughly about approximately around")


def statistics(both: Compared) -> Iterator[tuple[str, str]]:
    """A median that became a mean, p99 that became p95, or either that is gone: old, new."""
    given, there = both.before.words | (_said_of_it(both) - {"mean"}), both.after.words
    for names in map(bag, _STATISTICS):
        old = given & names
        if old and not both.after.vocabulary.words & names:
            new = [word for other in map(bag, _STATISTICS) for word in other & (there - given)]
            if new or not there & _TYPICALLY:
                yield next(iter(old)), new[0] if new else ""


def _said_of_it(both: Compared) -> set[str]:
    """The words that the team said beside the line, without the sentences whose figures are of other lines."""
    found: set[str] = set()
    for line in both.said.lines:
        words, starts, _ = line.reading.amounts.tokens
        stops = [at for at, word in enumerate(words) if word in _STOPS] + [len(words)]
        figured, kept = set(), set()
        for quantity in line.quantities:
            sentence = bisect_left(stops, bisect_left(starts, quantity.start))
            figured.add(sentence)
            if both.after.figures.equal(quantity):
                kept.add(sentence)
        for sentence, (first, last) in enumerate(pairwise([0, *stops])):
            if sentence in kept or sentence not in figured:
                found.update(words[first:last])
    return found


def hedges(both: Compared) -> Iterator[tuple[str, str]]:
    """All of what was nearly all, any of what was hardly any, and the other way round: old, new."""
    for line in both.before.lines:
        for one, two in pairwise(line.words):
            if one in _NEARLY and LEXICON[two] & (Is.DET | Is.NEG) and _NEARLY.isdisjoint(both.after.words):
                yield f"{one} {two}", two
    for one, two in both.before.pairs - both.after.pairs:
        if (
            one in _POSSIBLE
            and two not in _POLITE
            and two in both.after.words
            and _POSSIBLE.isdisjoint(both.after.words)
        ):
            yield f"{one} {two}", two
    whole = both.before.words - both.said.words if _NEARLY.isdisjoint(both.given.words) else frozenset()
    for line in both.goals:
        for one, two in pairwise(line.words):
            if one in _NEARLY and LEXICON[two] & (Is.DET | Is.NEG) and two in whole:
                yield two, f"{one} {two}"


def wholes(both: Compared) -> Iterator[tuple[str, str]]:
    """One of what was all of it: all check-ups, a check-up: old, new."""
    if not _ALL.isdisjoint(both.after.words):
        return
    for one, two in both.before.pairs:
        part = next(
            (word for word in _PART if (word, singular(two)) in both.after.pairs or (word, two) in both.after.pairs), ""
        )
        if one in _ALL and part:
            yield f"{one} {two}", f"{part} {singular(two)}"


def cadences(both: Compared) -> Iterator[tuple[str, str]]:
    """Weekly readers that became monthly readers: old, new."""
    old, new, said = (_cadences(side) for side in (both.before, both.after, both.said))
    others = [word for period, word in new.items() if period not in old and period not in said]
    for period, word in old.items():
        if period not in new and others:
            yield word, others[0]


def _cadences(side: Side) -> dict[str, str]:
    found = {CADENCE[word]: word for word in side.words if word in CADENCE}
    found |= {two: f"{one} {two}" for one, two in side.pairs if one in _PER and two in CALENDAR}
    return found | {q.per: q.text for line in side.lines for q in line.quantities if q.per in CALENDAR}
