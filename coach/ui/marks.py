"""Which words of a proposal the team's line did not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from coach.ui import wording

MOST_WORDS = 400  # past it the comparison costs more than it tells
_CORE = re.compile(
    r"((?:to|from)\b)?\s*(.*?)((?:[\s,.;:]+(?:from|to))?[\s,.;:]*)", re.DOTALL
)  # joints around open places stay plain
_TOKEN = re.compile(r"\w+(?:[.,'’%-]*\w+)*%?|\s+|[^\w\s]")


def new(before: str, after: str) -> str:
    """The line `after` in Markdown, words that `before` lacks on green, open places as chips."""
    kept = _kept(before, after)
    seen = 0

    def words(text: str) -> str:
        nonlocal seen
        found = ""
        for run, is_new, count in _runs(text, kept, seen):
            found += _spaced(run, is_new=is_new)
            seen += count
        return found

    return wording.line(after, words)


def _kept(before: str, after: str) -> set[int] | None:
    """Which words of `after`, by number, stand in `before` in the same order; None: nothing is marked."""
    old = [word.casefold() for word in _words(before)]
    now = [word.casefold() for piece in wording.pieces(after) if not piece.slot for word in _words(piece.text)]
    if len(old) > MOST_WORDS or len(now) > MOST_WORDS:
        return None
    same = SequenceMatcher(None, old, now, autojunk=False).get_matching_blocks()
    return {n for block in same for n in range(block.b, block.b + block.size)}


def _words(text: str) -> Iterator[str]:
    return (token for token in _TOKEN.findall(text) if token[0].isalnum())


def _runs(text: str, kept: set[int] | None, start: int) -> Iterator[tuple[str, bool, int]]:
    """Runs of old and of new words, each with how many words it holds; marks between go with the word before."""
    run, is_new, count, at = "", False, 0, start
    for token in _TOKEN.findall(text):
        word = token[0].isalnum()
        fresh = kept is not None and at not in kept if word else is_new
        if fresh != is_new and run:
            yield run, is_new, count
            run, count = "", 0
        is_new = fresh
        run += token
        count += word
        at += word
    if run:
        yield run, is_new, count


def _spaced(run: str, *, is_new: bool) -> str:
    body = run.strip()
    before, after = " " * run[:1].isspace(), " " * (run[-1:].isspace() and bool(body))
    if not body:
        return before
    if is_new:
        start, marked, end = _CORE.fullmatch(body).groups("")  # type: ignore[union-attr]
        if marked:
            return f"{before}{wording.lit(start)}{' ' * bool(start)}:green-background[{wording.lit(marked)}]{_tail(end)}{after}"
    return f"{before}{wording.lit(body)}{after}"


def _tail(end: str) -> str:
    return f"{' ' * end[:1].isspace()}{wording.lit(end)}"
