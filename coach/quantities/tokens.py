"""One tokenisation of a text: folded to plain marks and lower case, character for character."""

from __future__ import annotations

import re

from coach.quantities import lexicon
from coach.quantities.values import Tokens

_FOLD = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        "\u2192": "→",
        "\u2794": "→",
        "\u279c": "→",
        "\u27a1": "→",
        "\u21e8": "→",
        "\u21d2": "⇒",
        "\uff05": "%",
    }
)
_EM_DASH = re.compile(r"([^\W\d_]+)\u2014(?=([^\W_]+))")
_OPENERS = lexicon.FUNCTION | lexicon.BASE_CUES | lexicon.ALL | lexicon.NONE  # words that a new clause begins with
_TOKEN = re.compile(
    r"[a-z]++(?=[ ,]|\Z)"  # most tokens are plain words: a quarter less time where they are tried first
    r"|(?:https?://|www\.)\S+"
    r"|[^\W\d_]\w*(?:[-'&][^\W_]\w*|\.(?:[^\W\d_]|(?<=\d\.)\d)\w*)*"  # words: sign-ups, team's, node.js, v4.1
    r"|\d+(?:[.,']\d+)*\w*(?:-[^\W\d_]\w*)*"  # numbers: 1,200 · 2.5 · 10k · 3rd · 90-day
    r"|[-=]{1,2}>|[<>]=|=<|\.{3}|[^\w\s]|_+|\w"
)


def fold(text: str) -> str:
    """Lower case, plain spaces, dashes and quotes; every character keeps its offset."""
    if text.isascii():
        return text.lower()
    folded = _EM_DASH.sub(_em_dash, text) if "\u2014" in text else text
    folded = folded.translate(_FOLD)
    lower = folded.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in folded)
    return lower


class _Chunks(dict[str, list[tuple[str, int, int]]]):
    """What stands between two spaces: its tokens with their offsets in it. Words come again and again: each is cut once."""

    limit = 20_000
    longest = 30  # characters of a chunk that is remembered

    def __missing__(self, chunk: str) -> list[tuple[str, int, int]]:
        found, at = [], 0
        for word in _TOKEN.findall(chunk):
            start = chunk.find(word, at)
            at = start + len(word)
            found.append((word, start, at))
        if len(chunk) <= self.longest and len(self) < self.limit:
            self[chunk] = found
        return found


_CHUNKS = _Chunks()


def tokenise(low: str) -> Tokens:
    """The tokens of a folded text. Nothing but white space lies between them, so each chunk can be cut alone."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for chunk in low.split(" "):
        for word, start, end in _CHUNKS[chunk]:
            words.append(word)
            starts.append(at + start)
            ends.append(at + end)
        at += len(chunk) + 1
    return Tokens(words, starts, ends)


def _em_dash(found: re.Match[str]) -> str:
    """An em dash before a new clause parts words ("sign-ups—by June"), inside a compound it is a hyphen."""
    left, right = found[1].lower(), found[2].lower()
    parts = left not in lexicon.DESIGNATOR | lexicon.STANDARD if right[0].isdigit() else right in _OPENERS
    return found[1] + ("|" if parts else "-")
