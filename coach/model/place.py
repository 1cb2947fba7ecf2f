"""Where things stand: spans of a source, the words of a part, lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """Half-open character offsets into the decoded source text."""

    start: int
    end: int


class Words(NamedTuple):
    """The words of a part as written, and where they stand.

    span covers the words in the source and no more (no bullet, label, box, owner or progress).
    pieces says where each run of `text` stands when the source holds more than the text between
    (wrapped lines, emphasis, a link's address): pairs (offset in text, offset in source), first at
    text offset 0. Empty when text == source[span].
    """

    text: str
    span: Span | None = None
    pieces: tuple[tuple[int, int], ...] = ()

    def place(self, offset: int) -> int | None:
        """The source offset of a character of the text; None without a source."""
        if self.span is None:
            return None
        at, start = 0, self.span.start
        for piece, where in self.pieces:
            if piece > offset:
                break
            at, start = piece, where
        return start + offset - at


class Lines(NamedTuple):
    """Where the lines of a text begin, for telling places as a person counts them."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        r"""Index a text; \n, \r\n and \r end a line."""
        return cls((0, *(found.end() for found in _BREAK.finditer(text))))

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class Source(NamedTuple):
    """The document as it came: decoded text and what is needed to write the same bytes again."""

    name: str = ""
    text: str = ""
    format: str = ""  # markdown | plain | csv | tsv | yaml | json | wiki
    encoding: str = "utf-8"
    bom: bytes = b""
