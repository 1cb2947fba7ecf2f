"""Words cut and joined without losing where each character stands in the source.

Offsets are characters of the decoded text. A cut of Words is Words again: `place` of the result
and of the original agree. White space is joined to one blank where a part runs over lines.
"""

from __future__ import annotations

import re

from coach.model import Span, Words

_SPACES = re.compile(r"[ \u00a0]{2}|[\t\r\n\x0b\x0c]")
_BLANK = " \t\r\n\x0b\x0c\u00a0"


def words_at(source: str, start: int, end: int) -> Words:
    """The words of source[start:end], without white space around them."""
    text = source[start:end]
    left = len(text) - len(text.lstrip())
    text = text.strip()
    return Words(text, Span(start + left, start + left + len(text)))


def cut(words: Words, start: int, end: int) -> Words:
    """Words for text[start:end], white space around them removed."""
    text = words.text[start:end]
    body = text.strip()
    start += len(text) - len(text.lstrip())
    end = start + len(body)
    if words.span is None or not body:
        return Words(body)
    if not words.pieces:
        return Words(body, Span(words.span.start + start, words.span.start + end))
    return keep(words, [(start, end)])


def keep(words: Words, ranges: list[tuple[int, int]]) -> Words:
    """Words for some ranges of a text, in order, run together without anything between.

    White space at both ends of the whole is removed.
    """
    text = words.text
    ranges = _trimmed(text, ranges)
    kept = "".join(text[a:b] for a, b in ranges)
    if words.span is None or not kept:
        return Words(kept)
    pieces: list[tuple[int, int]] = []
    at = 0
    old = words.pieces or ((0, words.span.start),)
    piece = 0
    last = 0
    for start, end in ranges:
        while piece + 1 < len(old) and old[piece + 1][0] <= start:
            piece += 1
        here = start
        while here < end:
            place = old[piece][1] + here - old[piece][0]
            stop = min(end, old[piece + 1][0]) if piece + 1 < len(old) else end
            if not pieces or place - pieces[-1][1] != at - pieces[-1][0]:
                pieces.append((at, place))
            at += stop - here
            last = place + stop - here
            here = stop
            if here < end:
                piece += 1
    span = Span(pieces[0][1], last)
    return Words(kept, span, () if len(pieces) == 1 else tuple(pieces))


def _trimmed(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges without white space at the beginning of the first and the end of the last."""
    out = [(a, b) for a, b in ranges if a < b]
    while out:
        a, b = out[0]
        body = text[a:b].lstrip()
        if body:
            out[0] = (b - len(body), b)
            break
        del out[0]
    while out:
        a, b = out[-1]
        body = text[a:b].rstrip()
        if body:
            out[-1] = (a, a + len(body))
            break
        del out[-1]
    return out


def join(source: str, runs: list[tuple[int, int]]) -> Words:
    """Words of several runs of the source (the lines of a wrapped part), one blank between them.

    The blank stands at the source character after the run before it, which is white space there.
    """
    if len(runs) == 1:
        return words_at(source, *runs[0])
    parts = [w for w in (words_at(source, a, b) for a, b in runs) if w.text]
    if len(parts) < 2:
        return parts[0] if parts else Words("")
    texts: list[str] = []
    pieces: list[tuple[int, int]] = []
    at = 0
    for part in parts:
        assert part.span is not None
        pieces.append((at, part.span.start))
        texts.append(part.text)
        at += len(part.text) + 1
    first, final = parts[0].span, parts[-1].span
    assert first is not None
    assert final is not None
    return Words(" ".join(texts), Span(first.start, final.end), tuple(pieces))


def squeezed(words: Words) -> Words:
    """The words with every run of white space as one blank."""
    text = words.text
    if ("  " not in text and text.isprintable()) or _SPACES.search(text) is None:  # most lines, in a tenth of the time
        return words
    ranges: list[tuple[int, int]] = []
    at = 0
    for part in text.split():
        start = text.index(part, at)
        ranges.append((start, start + len(part)))
        at = start + len(part)
    if not ranges:
        return Words("")
    # keep the first white space character after each word but the last
    runs = [(a, b + 1) for a, b in ranges[:-1]] + ranges[-1:]
    kept = keep(words, runs)
    return kept._replace(text="".join(" " if c in _BLANK[:6] else c for c in kept.text))
