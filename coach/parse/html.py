"""Tables of HTML, as wikis and mail programs paste them into Markdown: rows of cells, each cell with its place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from coach.model import Words
from coach.parse.spans import squeezed, words_at

_ROW = re.compile(r"<(?:tr|TR)(?:\s[^<>]*)?>")
_CELL = re.compile(r"<(?:td|th|TD|TH)(?:\s[^<>]*)?>")
_WIDEST = 60  # columns that a cell can reach down in
_SPAN = re.compile(r"(?i:rowspan)[ \t]*=[ \t]*[\"']?(\d{1,4})")
_END = re.compile(r"</(?:td|th|tr|TD|TH|TR)>")


def runs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the rows of a table stand, each from its tag on."""
    starts = [m.start() for m in _ROW.finditer(text, start, end)]
    return list(itertools.pairwise([*starts, end])) if starts else []


def is_row(text: str, at: int) -> bool:
    """Whether a row of HTML begins here."""
    return _ROW.match(text, at) is not None


def rows(text: str, runs: list[tuple[int, int]]) -> list[list[Words]]:
    """The cells of each row: blank below a cell that spans rows; short rows are filled with empty cells."""
    found: list[list[Words]] = []
    spanned: dict[int, int] = {}  # rows that the cell of a column still covers
    for start, end in runs:
        row: list[Words] = []
        for words, span in _cells(text, start, end):
            _covered(row, spanned)
            spanned[len(row)] = span - 1
            row.append(words)
        _covered(row, spanned)
        found.append(row)
    width = max((len(row) for row in found), default=0)
    return [row + [Words("")] * (width - len(row)) for row in found]


def _covered(row: list[Words], spanned: dict[int, int]) -> None:
    """Put blanks where cells of rows above reach down."""
    while len(row) < _WIDEST and spanned.get(len(row), 0) > 0:
        spanned[len(row)] -= 1
        row.append(Words(""))


def _cells(text: str, start: int, end: int) -> Iterator[tuple[Words, int]]:
    """The words of each cell, and how many rows it covers."""
    marks = list(_CELL.finditer(text, start, end))
    limits = [m.start() for m in marks[1:]] + [end]
    for mark, limit in zip(marks, limits, strict=False):  # a row without a cell has none
        closing = _END.search(text, mark.end(), limit)
        span = _SPAN.search(mark.group())
        words = squeezed(words_at(text, mark.end(), closing.start() if closing else limit))
        yield words, int(span[1]) if span else 1
