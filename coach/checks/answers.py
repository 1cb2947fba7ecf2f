"""Figures that the team said beside a line: whether each stands in the rewrite for what it was said of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from coach.checks.compared import Compared, Line
from coach.checks.meaning import vocabulary
from coach.checks.thesaurus import LIGHT
from coach.quantities import Quantity, lexicon
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

_BREAKS = bag(", ; . : and but while whereas –")
_WISHES = bag(
    "want wants wanted aim aims goal target like should need needs needed expect expects hope hopes ask asks asked reach "
    "promised promise good great fine nice enough worth stretch ambition must if wish wishes demands requires required"
)
_PRAISE = bag("good great fine nice enough")
_WOULD = bag("would should could be 'd")
_JUDGES = bag("would should 'd is will please")
_NEEDS = bag("need needs needed")  # "new teams need 19 days" says how it is
_NOW = bag("is are was were at takes took has have had stands stood currently today now")
_MEASURE = Is.METRIC | Is.GAUGE | Is.BAD


def misplaced(both: Compared) -> Iterator[tuple[Quantity, Quantity, Line]]:
    """Figures that an answer alone gave, where they stand for something else: said, placed, the line it stands in."""
    for line in both.goals if both.said.lines else ():
        for quantity in line.quantities:
            if quantity.value is None or quantity.role == "all" or both.before.figures.equal(quantity):
                continue
            said = both.said.figures.equal(quantity)
            if said and not any(_fits(both, place, old, line, quantity) for place, old in said):
                yield said[0][1], quantity, line


def _fits(both: Compared, place: Line, said: Quantity, line: Line, placed: Quantity) -> bool:
    before, after = _segment(place, said)
    segment = [*before, *after]
    there = vocabulary(line.words) if len(both.goals) > 1 else both.after.vocabulary
    judged = not before and not _JUDGES.isdisjoint(after[:1])  # "14% would help the margin": nothing is measured there
    measures = [] if judged else [word for word in segment if LEXICON[word] & _MEASURE and word not in LIGHT]
    if measures and not any(map(there.knows, measures)) and not _WISHES.intersection(measures):
        return False
    part = _part(segment, said)
    placed_for = "" if _says_which(line, said, placed) else placed.slot
    return not part or placed_for not in ("baseline", "target") or part == placed_for or _is_held(line)


def _part(segment: Sequence[str], said: Quantity) -> str:
    """Whether a figure was said of today, of what is wanted, or "" when the words do not tell."""
    wished = _WISHES.intersection(segment) - _described(segment)
    if wished and not (wished <= _NEEDS and said.unit.rpartition(" ")[2] in lexicon.TIME):
        return "target"
    return "baseline" if said.slot == "baseline" or said.lead in _NOW else ""


def _described(segment: Sequence[str]) -> set[str]:
    """Words of praise that say which are meant ("on fine Sundays"), not what would be good ("would be a good level")."""
    if not _WOULD.isdisjoint(segment):
        return set()
    return {
        one
        for one, two in pairwise(segment)
        if one in _PRAISE and LEXICON[two] & (Is.NOUN | Is.DATE) and two not in _PRAISE
    }


def _says_which(line: Line, said: Quantity, placed: Quantity) -> bool:
    """Whether a limit says which are counted, where the aim is still open: rooms below 18 degrees: [target: ...]."""
    aims = any(other.role == "placeholder" and other.slot == "target" for other in line.quantities)
    return aims and bool(placed.bound) and placed.bound == said.bound


def _is_held(line: Line) -> bool:
    return line.reading.verb_class == "hold"


def _segment(line: Line, quantity: Quantity) -> tuple[list[str], list[str]]:
    """The words of a figure's own part of a sentence, before and after it."""
    tokens = line.reading.amounts.tokens
    first, last = bisect_left(tokens.starts, quantity.start), bisect_left(tokens.starts, quantity.end)
    start = next((at + 1 for at in range(first - 1, -1, -1) if tokens.words[at] in _BREAKS), 0)
    stop = next((at for at in range(last, len(tokens.words)) if tokens.words[at] in _BREAKS), len(tokens.words))
    return tokens.words[start:first], tokens.words[last:stop]
