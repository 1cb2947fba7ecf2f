"""A draft as an e-mail: plain text, the subject first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from coach.export.share import chips
from coach.export.sheet import Part, Sheet

WIDTH = 76


def mail(sheet: Sheet, address: str = "") -> str:
    """Write a draft as an e-mail; the first line is its subject. address: where the draft lies, "" to leave it out."""
    blocks = [f"Subject: {_subject(sheet)}", *("\n".join(_part(part)) for part in sheet.parts)]
    if sheet.open:
        rows = [_row("- ", f"{who}: {'; '.join(what)}") for who, what in sheet.open]
        blocks.append("\n".join(["Still open", *rows]))
    if address:
        blocks.append(f"The draft: {address}")
    return "\n\n".join(blocks) + "\n"


def _subject(sheet: Sheet) -> str:
    count = len(sheet.parts)
    facts = f"{count} objective{'s' if count != 1 else ''}"
    missing = f", {sheet.missing} number{'s' if sheet.missing != 1 else ''} open" if sheet.missing else ""
    return f"{sheet.title}: {facts}{missing}"


def _part(part: Part) -> Iterator[str]:
    yield _row("", chips(part.objective))
    yield from (_row("  ", note) for note in part.notes)
    for result in part.results:
        beside = f" ({'; '.join(result.notes)})" if result.notes else ""
        yield _row("  ", f"{result.mark}: {chips(result.text)}{beside}")
    for title, rows in (
        ("What we will try", part.tries),
        ("What we protect", part.protects),
        ("We hold this line", part.holds),
        ("We need", part.needs),
        ("Why", part.why),
        ("Beside it", part.aside),
    ):
        if rows:
            yield _row("  ", f"{title}: {'; '.join(rows)}")


def _row(lead: str, text: str) -> str:
    """A row that mail programs leave alone; what goes on is moved in."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead) + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
