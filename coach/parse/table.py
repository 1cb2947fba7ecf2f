"""CSV and TSV: the delimiter found, every cell with its place in the text.

`read(source)` gives the draft; `cut(text, delimiter)` the rows, which writing back needs too.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.errors import InputError, TooLarge
from coach.model import Source, Span, Words
from coach.parse import cells, rows
from coach.parse.columns import column
from coach.parse.draft import Draft

DELIMITERS = ",;\t|"
OURS = (
    "Type", "Text", "Owner", "Status", "Progress", "Metric", "Baseline", "Target", "Unit", "Due", "Data source", "OKR type",
    "Tags", "Why", "Waivers", "Initiatives", "Team", "Cycle",
)  # fmt: skip
_SEP = re.compile(r"sep=(.)[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)
_SAMPLE_LINES = 30
_COLUMNS = 2_000
# Possessive, so that a quote that never closes costs one pass.
_CELL = r'[ ]*+"((?:[^"]|"")*+)"[ \t]*(?=[{d}\r\n]|\Z)|([^{d}\r\n]*+)'


class Cell(NamedTuple):
    """One cell: text[start:end] is all between two delimiters, its words are what they say."""

    words: Words
    start: int
    end: int
    quoted: bool


class _Quotes:
    """How many quotes stand from a place on, counted once over a text read from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.left = text, 0, text.count('"')

    def after(self, offset: int) -> int:
        """Quotes at this place and behind it; an odd number means that one of them never closes."""
        self.left -= self.text.count('"', self.at, offset)
        self.at = offset
        return self.left


def read(source: Source) -> Draft:
    """Read a CSV or TSV document.

    Raises InputError when a quote never closes.
    """
    delimiter = "\t" if source.format == "tsv" and "\t" in source.text else found(source.text)
    table = cut(source.text, delimiter, source.name)
    draft = Draft()
    header = tuple(c.words.text for c in table[0]) if table else ()
    rows.fill(draft, [[cells.unguarded(c.words) for c in row] for row in table], verbatim=header == OURS)
    return draft


def found(text: str) -> str:
    """Find the delimiter: `sep=` says it, else the one that cuts the first rows most evenly into columns."""
    if said := _SEP.match(text):
        return said[1]
    best, best_rank = ",", (0, 0.0, 0)
    for delimiter in DELIMITERS:
        widths = _widths(text, delimiter)
        wide = [w for w in widths if w > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        known = max((sum(column(c) is not None for c in line) for line in _heads(text, delimiter)), default=0)
        rank = (known, wide.count(usual) / len(widths), usual)
        if rank > best_rank:
            best, best_rank = delimiter, rank
    return best


def _heads(text: str, delimiter: str) -> list[list[str]]:
    return [[c.strip(' "') for c in line.split(delimiter)] for line in text[:20_000].splitlines()[:12]]


def _widths(text: str, delimiter: str) -> list[int]:
    sample = text[:20_000]
    pattern = _pattern(delimiter)
    widths: list[int] = []
    at = width = 0
    while at <= len(sample) and len(widths) < _SAMPLE_LINES:
        match = pattern.match(sample, at)
        assert match is not None
        width += 1
        at = match.end()
        if sample[at : at + 1] != delimiter:
            if match.end() > match.start() or width > 1:
                widths.append(width)
            width = 0
            if sample[at : at + 2] == "\r\n":
                at += 1
        at += 1
    return widths


def _pattern(delimiter: str) -> re.Pattern[str]:
    return re.compile(_CELL.replace("{d}", re.escape(delimiter)))


def cut(text: str, delimiter: str, name: str = "") -> list[list[Cell]]:
    """Cut the text into rows of cells; rows without a character are left out.

    Raises InputError, with its line, when a quote never closes; TooLarge when a row is no row.
    """
    pattern = _pattern(delimiter)
    table: list[list[Cell]] = []
    row: list[Cell] = []
    at = said.end() if (said := _SEP.match(text)) else 0
    quotes = _Quotes(text)
    while at <= len(text):
        match = pattern.match(text, at)
        assert match is not None
        row.append(_cell(text, match, quotes, name))
        at = match.end()
        if text[at : at + 1] == delimiter:
            at += 1
            if len(row) > _COLUMNS:
                raise TooLarge(
                    f"A row has more than {_COLUMNS:,} cells. Give the columns that hold the OKRs.", name=name
                )
            continue
        if len(row) > 1 or row[0].end > row[0].start:
            table.append(row)
        row = []
        at += 2 if text.startswith("\r\n", at) else 1
    return table


def _cell(text: str, match: re.Match[str], quotes: _Quotes, name: str) -> Cell:
    start, end = match.span()
    if match.start(1) >= 0:
        return Cell(_quoted(text, *match.span(1)), start, end, quoted=True)
    opened = text.find('"', start, end)
    if (
        opened >= 0
        and not text[start:opened].strip(" ")
        and text.count('"', start, end) == 1
        and quotes.after(opened) % 2 == 1
    ):
        line = 1 + len(re.findall(r"\r\n|\r|\n", text[:opened]))
        raise InputError(
            "A quote opens here and never closes. Close it at the end of its cell, or double it where it stands in a text.",
            name=name,
            line=line,
        )
    return Cell(_stripped(text, start, end), start, end, quoted=False)


def _stripped(text: str, start: int, end: int) -> Words:
    body = text[start:end]
    words = body.strip()
    if len(words) < len(body):
        start += body.index(words)
    return Words(words, Span(start, start + len(words)))


def _quoted(text: str, start: int, end: int) -> Words:
    """Read the words between quotes, doubled quotes as one."""
    body = text[start:end]
    if '""' not in body:
        return _stripped(text, start, end)
    pieces, out, at, length = [(0, start)], [], 0, 0
    while (double := body.find('""', at)) >= 0:
        out.append(body[at : double + 1])
        length += double + 1 - at
        at = double + 2
        pieces.append((length, start + at))
    out.append(body[at:])
    whole = Words("".join(out), Span(start, end), tuple(pieces))
    return cells.trimmed(whole)
