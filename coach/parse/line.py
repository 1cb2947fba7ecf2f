"""One goal line taken apart: label, owner, tags, progress, waivers off; the words stay.

`read(words)` takes the Words of one part (a bullet's text, a table cell) and gives a Goal.
"""

from __future__ import annotations

from typing import NamedTuple

from coach.model import Waiver, Words


class Goal(NamedTuple):
    """A goal line without all that is not the goal itself.

    label: objective | key result | initiative | held | why | skip | "" (unlabelled), as the line says.
    number: "1.2" of `KR1.2:`, "1" of `O1`, else "".
    prefix: the words before a colon that may name an owner ("Geo: ..."); rest: the words after them.
    """

    words: Words
    label: str = ""
    number: str = ""
    owner: str | None = None
    status: str | None = None
    progress: str | None = None
    tags: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    type: str | None = None  # committed | aspirational | learning
    dropped: bool = False  # struck out
    bold: bool = False  # the whole line was emphasised
    link: bool = False  # the whole line was one link
    prefix: str = ""
    rest: Words | None = None
    initiatives: tuple[Words, ...] = ()  # `; Initiative: ...` in the same line or cell


def read(words: Words) -> Goal:
    """Take one line apart."""
    return Goal(words)
