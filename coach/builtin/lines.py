"""The line number of each part, as a person counts them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from coach.builtin import nouns
from coach.model import At, OKRSet, Span

Numbers = Mapping[At, int]


def numbers(okrs: OKRSet) -> dict[At, int]:
    """Line numbers in the source; without a source, parts are counted from the first objective on."""
    breaks = [at for at, mark in enumerate(okrs.source.text) if mark == "\n"]
    found: dict[At, int] = {}
    count = 0
    for o, objective in enumerate(okrs.objectives):
        count += 1
        found[o,] = _line(objective.words.span, breaks, count)
        for k, kr in enumerate(objective.key_results):
            count += 1
            found[o, k] = _line(kr.words.span, breaks, count)
    return found


def _line(span: Span | None, breaks: Sequence[int], otherwise: int) -> int:
    return otherwise if span is None else bisect_right(breaks, span.start - 1) + 1


def named(ats: Sequence[At], at_line: Numbers) -> str:
    """Write line numbers: line 5; lines 2, 4 and 6; lines 2 to 4."""
    found = sorted({at_line[at] for at in ats})
    if len(found) == 1:
        return f"line {found[0]}"
    if len(found) > 2 and found[-1] - found[0] == len(found) - 1:
        return f"lines {found[0]} to {found[-1]}"
    return f"lines {nouns.listed(str(number) for number in found)}"
