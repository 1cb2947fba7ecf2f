"""Typed text as itself in places that read Markdown, and lines with open places: `[baseline: need - who]`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

JOINER = "\u2060"  # takes no room; keeps addresses and shortcodes from being read as such
MOST_CHIPS = 2
CHIPS = {
    "baseline": "today ?",
    "target": "aim ?",
    "date": "date ?",
    "metric": "which ?",
    "population": "whose ?",
    "window": "over which time ?",
    "owner": "who ?",
    "source": "counted where ?",
}
NAMES = ("owner", "source")  # asked for when a team commits; no number, and not counted as one
OPEN = re.compile(r"\[(" + "|".join(CHIPS) + r"): ([^\]\n]*?) - ([^\]\n]*)\]")
_QUOTED = re.compile(r"(?<!\w)([*`])(\S(?:(?:(?!\1).)*\S)?)\1(?!\w)")
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&@/\"'])")


def lit(text: str) -> str:
    """The text as itself, in a place that reads Markdown: nothing is formatted, linked or fetched."""
    return " ".join(_MARKS.sub(r"\\\1", _broken(text)).split())


def _broken(text: str) -> str:
    """Addresses and shortcodes with a joiner in them: they look the same and lead nowhere."""
    text = re.sub(r"(?i)\b(https?|ftp|www|mailto)(?=[:.])", rf"\1{JOINER}", text)
    return re.sub(r":(?=[\w+/-]+:)|@(?=\w)", rf"\g<0>{JOINER}", text)


def told(text: str) -> str:
    """What the coach says, in Markdown: words between asterisks or backticks become a quotation."""
    return lit(_QUOTED.sub(r"“\2”", text))


def spoken(text: str) -> str:
    """The words alone, for a label that is heard and not seen: there escapes would be read out."""
    return " ".join(re.sub(rf"[^\w\s.,;%?'’“”{JOINER}-]", " ", _broken(text)).split())


class Piece(NamedTuple):
    """Words of a line, or an open place in it."""

    text: str
    slot: str = ""  # one of CHIPS for an open place


def pieces(text: str) -> Iterator[Piece]:
    """A line cut at its open places."""
    end = 0
    for found in OPEN.finditer(text):
        if found.start() > end:
            yield Piece(text[end : found.start()])
        yield Piece(found.group(2), found.group(1))
        end = found.end()
    if end < len(text):
        yield Piece(text[end:])


def chip(words: str) -> str:
    """A number that is missing."""
    return f":orange-badge[{lit(words)}]"


def verbatim(text: str) -> str:
    """Words of a line as themselves, with the blanks at their ends."""
    before = " " * text[:1].isspace()
    return f"{before}{lit(text)}{' ' * (text[-1:].isspace() and bool(text.strip()))}"


def line(text: str, words: Callable[[str], str] = verbatim) -> str:
    """A line in Markdown, its open places as chips: two at most, the others by what they wait for."""
    found, shown = "", 0
    for piece in pieces(text):
        if not piece.slot:
            found += words(piece.text)
        elif piece.slot in NAMES:
            found += f":gray-badge[{CHIPS[piece.slot]}]"
        elif shown < MOST_CHIPS:
            shown += 1
            found += chip(CHIPS[piece.slot])
        else:
            found += f":orange[({lit(piece.text)})]"
    return found


def marking(new: Sequence[str]) -> Callable[[str], str]:
    """Words as themselves, with those on green that an answer has brought in."""
    if not new:
        return verbatim
    found = re.compile("(" + "|".join(re.escape(each) for each in sorted(new, key=len, reverse=True) if each) + ")")

    def words(text: str) -> str:
        parts = [
            f":green-background[{lit(each)}]" if n % 2 else verbatim(each) for n, each in enumerate(found.split(text))
        ]
        return "".join(parts)

    return words


def plain(text: str) -> str:
    """A line with its open places as words, for pictures, lists and messages."""
    return "".join(CHIPS[piece.slot] if piece.slot else piece.text for piece in pieces(text))


def name(text: str, most: int = 9) -> str:
    """What a line is called where there is little room: its beginning, up to the first open place."""
    head = next((piece.text for piece in pieces(text) if not piece.slot), text)
    head = re.split(r"[:,;](?=\s)|\s(?:from|to|by|at|of|under|over|below|above)\s(?=\W?\d)", head)[0]
    head = re.sub(r"\s+(?:from|to|at|of|than|by)\s*$", "", head.strip())
    words = head.split()
    return " ".join(words) if len(words) <= most else " ".join(words[:most]) + " ..."
