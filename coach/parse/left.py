"""What of a document was left out: sentences that no part stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coach.model import Lines, OKRSet, Words

_PROSE = ("markdown", "plain")  # formats in which a line may hold anything
_MARKS = ("#", "|", ">", "<!--")  # headings, table rows, quotes and comments are no sentences of the document
_LEAST = 4  # words of a sentence
_WORD = re.compile(r"[^\W\d_]{2,}")


class Left(NamedTuple):
    """How many sentences a document holds, how many were left out, and how many of those hold a figure."""

    lines: int = 0
    out: int = 0
    figures: int = 0
    read: int = 0  # key results

    @property
    def most(self) -> bool:
        """Whether more was left out than read."""
        return self.out * 2 > self.lines

    @property
    def unread(self) -> bool:
        """Whether what was read cannot stand for the document: more figures were left out than key results read."""
        return self.most and self.figures > self.read

    @property
    def told(self) -> str:
        """What is said of it; "" while most was read."""
        if not self.most:
            return ""
        figures = f", {self.figures} with a figure" if self.figures else ""
        return (
            f"{self.out} of {self.lines} lines left out{figures}: there is no objective, key result or thing to try in sight. "
            "If it is talk or minutes, the page Draft hears it."
        )


def left(okrs: OKRSet) -> Left:
    """Count what was left out; nothing where the format leaves nothing to chance."""
    source, parts = okrs.source, list(_parts(okrs))
    read = sum(len(each.key_results) for each in okrs.objectives)
    if source.format not in _PROSE or source.text.count("\n") < len(parts) * 2:
        return Left(read=read)
    starts, taken = Lines.of(source.text), set[int]()
    for words in parts:
        if words.span is not None:
            first, last = starts.at(words.span.start)[0], starts.at(max(words.span.start, words.span.end - 1))[0]
            taken.update(range(first, last + 1))
    why = " ".join(each.why or "" for each in okrs.objectives)
    count = out = figures = 0
    for number, start in enumerate(starts.starts, 1):
        end = starts.starts[number] if number < len(starts.starts) else len(source.text)
        row = source.text[start:end].strip()
        if number in taken:
            count += 1
        elif len(_WORD.findall(row)) >= _LEAST and not row.startswith(_MARKS) and row not in why:
            count, out = count + 1, out + 1
            figures += any(mark.isdigit() for mark in row)
    return Left(count, out, figures, read)


def _parts(okrs: OKRSet) -> Iterator[Words]:
    yield from okrs.held
    for objective in okrs.objectives:
        yield objective.words
        yield from (each.words for each in objective.initiatives)
        for kr in objective.key_results:
            yield kr.words
            yield from (each.words for each in kr.initiatives)
