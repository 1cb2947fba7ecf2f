"""A draft on one page of paper: one HTML file that needs nothing else and fetches nothing."""

from __future__ import annotations

import base64
import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from coach.export.share import CHIPS, PLACEHOLDER
from coach.export.sheet import Part, Sheet

if TYPE_CHECKING:
    from jinja2 import Template

PRINT = "document.getElementById('print').addEventListener('click', () => window.print())"
SIZES = ((26, "roomy"), (48, "usual"), (74, "dense"))
"""Up to so many rows a page is set like this; a longer one is tight."""
ROW = 90  # characters


def printed(sheet: Sheet) -> str:
    """Write a draft as a page to print. Every text of the team is escaped, and the page may fetch nothing."""
    digest = base64.b64encode(hashlib.sha256(PRINT.encode()).digest()).decode()
    return _template().render(sheet=sheet, size=_size(sheet), script=PRINT, digest=digest, pieces=pieces)


def pieces(text: str) -> list[tuple[str, bool]]:
    """A text cut at its open places: words as they are, and short marks (True)."""
    found, end = [], 0
    for place in PLACEHOLDER.finditer(text):
        found += [(text[end : place.start()], False), (CHIPS[place[1]], True)]
        end = place.end()
    return [(words, mark) for words, mark in (*found, (text[end:], False)) if words]


@functools.cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  (slow to import, needed here alone)

    rooms = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return rooms.from_string(Path(__file__).with_suffix(".html.jinja").read_text(encoding="utf-8"))


def _size(sheet: Sheet) -> str:
    """How large the words can be for the page to stay one."""
    rows = sum(map(_rows, sheet.parts)) + sum(_long(f"{who}: {'; '.join(what)}") for who, what in sheet.open)
    return next((size for most, size in SIZES if rows < most), "tight")


def _rows(part: Part) -> int:
    lists = (part.tries, part.protects, part.holds, part.needs, part.why, part.aside)
    results = sum(_long(each.text) + _long("; ".join(each.notes)) for each in part.results)
    return 3 + _long(part.objective) + results + sum(_long("; ".join(each)) for each in lists)


def _long(text: str) -> int:
    return -(-len(text) // ROW)
