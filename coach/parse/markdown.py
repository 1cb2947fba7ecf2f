"""Pipe tables of Markdown: lines to rows of cells, each cell with its place.

Found by the line scanner (a row of dashes below a row with bars). No Markdown library is needed:
reading a page with a table costs the same per line as one without.
"""

from __future__ import annotations

import itertools
import re

from coach.model import Words
from coach.parse.spans import words_at

_BAR = re.compile(r"\\.|(?P<code>`+)|(?P<bar>\|)")


def rows(text: str, runs: list[tuple[int, int]]) -> list[list[Words]]:
    """The cells of each line of a table; short rows are filled with empty cells."""
    found = [_cells(text, start, end) for start, end in runs]
    width = max((len(row) for row in found), default=0)
    return [row + [Words("")] * (width - len(row)) for row in found]


def _cells(text: str, start: int, end: int) -> list[Words]:
    line = text[start:end]
    bars = _bars(line)
    edges = [-1, *bars, len(line)]
    cells = [words_at(text, start + a + 1, start + b) for a, b in itertools.pairwise(edges)]
    if bars and not line[: bars[0]].strip():
        del cells[0]
    if len(cells) > 1 and bars and not line[bars[-1] + 1 :].strip():
        del cells[-1]
    return cells


def _bars(line: str) -> list[int]:
    """Where the bars between cells stand: not escaped, not in code."""
    found: list[int] = []
    code = ""
    for match in _BAR.finditer(line):
        if match["code"]:
            if not code and line.count(match["code"], match.end()):
                code = match["code"]
            elif code == match["code"]:
                code = ""
        elif match["bar"] and not code:
            found.append(match.start())
    return found
