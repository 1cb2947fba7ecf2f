"""Metrics by domain, families of outputs, and who is served by whom: names are proposed, values never."""

from __future__ import annotations

from collections.abc import Iterator, Set

from coach.library.business import BUSINESS
from coach.library.civic import CIVIC
from coach.library.families import FAMILIES, Family
from coach.library.metric import Metric
from coach.library.outputs import FIRST, HEADS, TASKS, TRAINS, VERBS
from coach.library.places import PLACES
from coach.library.software import SOFTWARE
from coach.library.trades import TRADES, Trade, desk, trade
from coach.library.working import WORKING

__all__ = [
    "FAMILIES",
    "FIRST",
    "HEADS",
    "TASKS",
    "TRADES",
    "TRAINS",
    "VERBS",
    "Family",
    "Metric",
    "Trade",
    "matching",
    "trade",
]

METRICS: tuple[tuple[str, Metric], ...] = (*SOFTWARE, *BUSINESS, *WORKING, *CIVIC, *PLACES)
_AT_DESKS = len(SOFTWARE)  # metrics before this number belong to software
_ANYWHERE = _AT_DESKS + len(BUSINESS) + len(WORKING)  # from here on to wards, kitchens, fields

# Words with many lives: alone they prove no domain, another word has to confirm it.
_LOOSE = frozenset(
    "review reviews rate time process order orders service services book books line table sale sales test report model plan "
    "product customer quality control offer account deal deals page release home home visit visits meter gas led water pipe "
    "pipes field fields training course member members team teams stage play seat seats food drill meal meals class round "
    "rounds site plant shop stock return returns repair repairs maintenance inspection route routes train job internal level "
    "coverage program programme form forms application applications counter hearing engagement participation ticket tickets "
    "call calls email mailing campaign media talk talks stand meeting meetings communication skill skills park parks garden "
    "card deck lift health access rights role data quality table tables pipeline cluster server cloud infrastructure order "
    "build power network connection connections shift shifts first day reading read context".split()
)
_CUES: tuple[tuple[frozenset[str], frozenset[str], Metric], ...] = tuple(
    (frozenset(first.split()), frozenset(second.split()), metric)
    for cues, metric in METRICS
    for first, _, second in (cues.partition("+"),)
)
_BY_WORD: dict[str, list[int]] = {}
for _n, (_first, _, _) in enumerate(_CUES):
    for _word in _first:
        _BY_WORD.setdefault(_word, []).append(_n)


def matching(words: Set[str], context: Set[str], of: Trade | None) -> Iterator[Metric]:
    """Yield the metrics whose first cue stands in a line and whose second stands in it or around it, best first.

    words: the line's words, lowered, with their base forms; context: those around it. A metric of
    wards and fields needs such a trade, one of software needs a desk, unless the line itself says enough.
    """
    found: list[tuple[int, int]] = []
    for n in sorted({n for word in words for n in _BY_WORD.get(word, ())}):
        first, second, _ = _CUES[n]
        cues = words & first
        inside, around = words & second, context & second
        sure = any(cues - {other} for other in inside)
        if not sure and not _fits(n, of):
            continue
        if sure or not second or any(cue in second and cue not in _LOOSE for cue in cues) or (around and cues - around):
            if sure and not _fits(n, of) and of is not None:
                continue
            found.append((-len(cues) - len(inside), n))
    for _, n in sorted(found):
        yield _CUES[n][2]


def _fits(n: int, of: Trade | None) -> bool:
    if n < _AT_DESKS:
        return of is None or desk(of)
    return n < _ANYWHERE or (of is not None and not desk(of))


def cued(metric: Metric, words: Set[str]) -> bool:
    """Tell whether one of a metric's first cues is among some words."""
    return any(one is metric and not first.isdisjoint(words) for first, _, one in _CUES)
