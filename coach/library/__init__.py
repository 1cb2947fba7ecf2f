"""Metrics by domain, families of outputs, and who is served by whom: names are proposed, values never."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from coach.library.business import BUSINESS
from coach.library.civic import CIVIC
from coach.library.families import FAMILIES
from coach.library.metric import Family, Metric
from coach.library.outputs import COLLECTIVE, FIRST, FITTED, HEADS, PRODUCES, TASKS, TRAINS, VERBS
from coach.library.places import PLACES
from coach.library.software import SOFTWARE
from coach.library.trades import TRADES, Trade, desk, ones, tech, trade
from coach.library.working import WORKING
from coach.words import bag

__all__ = [
    "COLLECTIVE",
    "FAMILIES",
    "FIRST",
    "FITTED",
    "HEADS",
    "PRODUCES",
    "TASKS",
    "TRADES",
    "TRAINS",
    "VERBS",
    "Family",
    "Metric",
    "Trade",
    "cued",
    "desk",
    "matching",
    "tech",
    "trade",
]

METRICS: tuple[tuple[str, Metric], ...] = (*SOFTWARE, *BUSINESS, *WORKING, *CIVIC, *PLACES)

# Words with many lives: alone they prove no domain, another word has to confirm it.
_LOOSE = ones(
    bag(
        "review reviews rate time process order orders service services book books line table sale sales test report model plan "
        "product customer quality control offer account deal deals page release home home visit visits meter gas led water pipe "
        "pipes field fields training course member members team teams stage play seat seats food drill meal meals class round "
        "rounds site plant shop stock return returns repair repairs maintenance inspection route routes train job internal level "
        "coverage program programme form forms application applications counter hearing engagement participation ticket tickets "
        "call calls email mailing campaign media talk talks stand meeting meetings communication skill skills park parks garden "
        "card deck lift health access rights role data quality table tables pipeline cluster server cloud infrastructure order "
        "build power network connection connections shift shifts first day reading read context"
    )
)


class _Cue(NamedTuple):
    """When a metric comes to mind: in which trades, on which words, confirmed by which others."""

    trades: frozenset[str]  # names; "*" any, "desk" every office trade, "tech" those that build software
    first: frozenset[str]
    second: frozenset[str]
    metric: Metric


def _cue(cues: str, metric: Metric) -> _Cue:
    trades, _, words = cues.partition(": ")
    first, _, second = words.partition("+")
    return _Cue(frozenset(trades.split(",")), ones(first.split()), ones(second.split()), metric)


_CUES: tuple[_Cue, ...] = tuple(_cue(cues, metric) for cues, metric in METRICS)
_BY_WORD: dict[str, list[int]] = {}
for _n, _each in enumerate(_CUES):
    for _word in _each.first:
        _BY_WORD.setdefault(_word, []).append(_n)


def matching(words: AbstractSet[str], context: AbstractSet[str], of: Trade | None) -> Iterator[Metric]:
    """Yield the metrics whose first cue stands in a line and whose second stands in it or around it, best first.

    words: the line's words, lowered, with their singulars; context: those around it. A metric belongs
    to trades; where the trade is not known, the line itself has to say enough.
    """
    words, context = ones(words), ones(context)
    found: list[tuple[int, int]] = []
    for n in sorted({n for word in words for n in _BY_WORD.get(word, ())}):
        cue = _CUES[n]
        cues, inside = words & cue.first, words & cue.second
        sure = any(cues - {other} for other in inside)
        strong = not cue.second or not (cues & cue.second) <= _LOOSE
        near = bool((context & cue.second) - cues)
        fits = _fits(cue, of)
        if fits and (sure or strong or near):
            found.append((-len(cues) - len(inside), n))
    for _, n in sorted(found):
        yield _CUES[n].metric


def _fits(cue: _Cue, of: Trade | None) -> bool:
    if "*" in cue.trades:
        return True
    if "tech" in cue.trades:
        return tech(of)
    if "desk" in cue.trades:
        return of is None or desk(of)
    return of is not None and of.name in cue.trades


def cued(metric: Metric, words: AbstractSet[str]) -> bool:
    """Tell whether one of a metric's first cues is among some words."""
    return any(cue.metric is metric and not cue.first.isdisjoint(ones(words)) for cue in _CUES)
