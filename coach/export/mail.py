"""A draft as an e-mail: plain text, the subject first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from coach.export.share import chips
from coach.export.sheet import Part, Sheet

WIDTH, SUBJECT = 76, 120  # characters
HELD = "\u00a0?)"  # the end of an open place, which stays on its row


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
    about = chips(sheet.parts[0].objective) if count == 1 else f"{count} objectives"
    missing = f" ({sheet.missing} number{'s' if sheet.missing != 1 else ''} open)" if sheet.missing else ""
    return f"{textwrap.shorten(f'{sheet.title}: {about}', SUBJECT, placeholder=' …')}{missing}"


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
    ):
        if rows:
            yield _row("  ", f"{title}: {'; '.join(rows)}")
    yield from (_row("  ", each) for each in part.aside)


def _row(lead: str, text: str) -> str:
    """A row that mail programs leave alone; what goes on is moved in."""
    wrapped = textwrap.fill(
        text.replace(" ?)", HELD),
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead) + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapped.replace(HELD, " ?)")
