"""What kind of figure is meant: the statistic, how often, and how nearly all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from coach.checks.compared import Compared, Side
from coach.quantities.lexicon import CADENCE, CALENDAR
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

_STATISTICS = ("median", "mean average", "p50", "p75", "p90", "p95", "p99", "worst maximum slowest")
_TYPICALLY = bag("typical typically usually")
_NEARLY = bag("nearly almost virtually practically hardly roughly about approximately around")


def statistics(both: Compared) -> Iterator[tuple[str, str]]:
    """A median that became a mean, p99 that became p95, or either that is gone: old, new."""
    given, there = both.given.words, both.after.words
    for names in map(bag, _STATISTICS):
        old = given & names
        if old and not both.after.vocabulary.words & names:
            new = [word for other in map(bag, _STATISTICS) for word in other & (there - given)]
            if new or not there & _TYPICALLY:
                yield next(iter(old)), new[0] if new else ""


def hedges(both: Compared) -> Iterator[tuple[str, str]]:
    """All of what was nearly all, any of what was hardly any: old, new."""
    for line in both.before.lines:
        for one, two in pairwise(line.words):
            if one in _NEARLY and LEXICON[two] & (Is.DET | Is.NEG) and _NEARLY.isdisjoint(both.after.words):
                yield f"{one} {two}", two


def cadences(both: Compared) -> Iterator[tuple[str, str]]:
    """Weekly readers that became monthly readers: old, new."""
    old, new, said = (_cadences(side) for side in (both.before, both.after, both.said))
    others = [word for period, word in new.items() if period not in old and period not in said]
    for period, word in old.items():
        if period not in new and others:
            yield word, others[0]


def _cadences(side: Side) -> dict[str, str]:
    found = {CADENCE[word]: word for word in side.words if word in CADENCE}
    return found | {q.per: q.text for line in side.lines for q in line.quantities if q.per in CALENDAR}
