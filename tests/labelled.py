"""Lines of our own with the kinds that the labelling guide gives them; written before any score was seen.

`tests/lines/*.txt` hold one line each: the accepted kinds (`/` between), a tab, the key result; `#` begins a heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coach import kinds, sentence

LINES = Path(__file__).parent / "lines"
FAMILIES = {
    "result": ("outcome", "health", "milestone"),
    "unmeasured": ("unmeasured",),
    "effort": ("output", "activity", "activity-volume", "coverage", "baseline", "learning"),
}


def kind(text: str) -> str:
    return kinds.kind(sentence.read(text))


def family(name: str) -> str:
    return next(f for f, members in FAMILIES.items() if name in members)


def labelled(name: str) -> Iterator[tuple[list[str], str]]:
    """Pairs of the accepted kinds and the text."""
    for line in (LINES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            accepted, text = line.split("\t")
            yield accepted.split("/"), text


def texts() -> list[str]:
    """Every line of every file."""
    return [text for file in sorted(LINES.glob("*.txt")) for _, text in labelled(file.stem)]
