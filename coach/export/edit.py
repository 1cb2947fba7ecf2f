"""Changes to a text by place: nothing outside them moves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from coach.errors import WriteError
from coach.model import KeyResult, Objective, Waiver
from coach.parse import exact

_NEWLINE = re.compile(r"\r\n|\n|\r")
_BRACKETS = re.compile(r"[()\[\]<>]|--+")

INSTEAD = "Take the set home as Markdown instead."  # what every refusal offers
RAW, ESCAPED, MARKED = "raw", "escaped", "marked"


class Edit(NamedTuple):
    """Put text in the place of [start, end)."""

    start: int
    end: int
    text: str


class Way(NamedTuple):
    """How to write: the new words raw, escaped or marked as written; initiatives in line or below."""

    spelling: str = RAW
    inline: bool = False


WAYS = (Way(RAW), Way(ESCAPED), Way(MARKED), Way(RAW, inline=True), Way(ESCAPED, inline=True))


def made(text: str, edits: Iterable[Edit]) -> str:
    """Make the changes, in the order of their places; those at one place in the order given.

    Raises WriteError when two of them overlap.
    """
    out: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < at:
            raise WriteError(f"Two decisions change the same words of the document. {INSTEAD}")
        out += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*out, text[at:]])


def newline(text: str) -> str:
    """The document's own end of line."""
    found = _NEWLINE.search(text)
    return found.group() if found else "\n"


def line_start(text: str, offset: int) -> int:
    """Where the line that holds an offset begins."""
    fed = text.rfind("\n", 0, offset) + 1
    return text.rfind("\r", fed, offset) + 1 or fed  # looking past the last \n would read the document for every line


def line_end(text: str, offset: int) -> int:
    """Where the line that holds an offset ends, its newline not counted."""
    found = _NEWLINE.search(text, offset)
    return found.start() if found else len(text)


def past(text: str, end: int) -> int:
    """The beginning of the line after one that ends here."""
    found = _NEWLINE.match(text, end)
    return found.end() if found else end


def allowed(waiver: Waiver, *, comment: bool) -> str:
    """A waiver behind its line; a reason's own brackets would end it early."""
    reason = " ".join(_BRACKETS.sub(" ", waiver.reason).split())
    words = f"okr: allow {waiver.code}{f' - {reason}' if reason else ''}"
    return f" <!-- {words} -->" if comment else f" ({words})"


def marked(text: str, part: Objective | KeyResult, *, labelled: bool, **beside: object) -> str:
    """The words of a part marked as written, with all that hangs on them; beside: what has no cell or field of its own."""
    label = "" if not labelled else "KR: " if isinstance(part, KeyResult) else "Objective: "
    said = {"owner": part.owner, "status": part.status, "tags": part.tags, "waivers": part.waivers}
    return f"{label}{text} {exact.mark({**said, **beside})}"
