"""Plain text and Markdown without tables: the line scanner, then what it leaves behind.

Where nothing is found, quotes and fenced blocks are read too (someone pasted the whole document
in them), then blocks of lines: the first a headline, the rest its key results.
"""

from __future__ import annotations

from coach.model import Source
from coach.parse import outline, scan
from coach.parse.draft import Draft


def read(source: Source) -> Draft:
    """The draft of a plain or Markdown document."""
    text = source.text
    draft = outline.read(text, scan.scan(text))
    if not draft.aims and (">" in text or "```" in text or "~~~" in text):
        draft = outline.read(text, scan.scan(text, quoted=True, fenced=True))
    return draft
