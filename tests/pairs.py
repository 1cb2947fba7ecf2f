"""Rewrites of goal lines, sound and subtly unsound.

`tests/pairs/*.txt` hold one rewrite a block: `sound`, or the codes that may catch it (`/` between); then lines of the
original (`<`), of the rewrite (`>`) and of what the team said (`+`). `tuned.txt` was written before the rules were.
The others are batches that the rules had not seen. What each drew at first sight, the first row for all of the first
four, the others in their order (end of a quarter = a day came later; a few labels were set right for it):

    sound, flagged   13 20 42 18 20 32 10 10  8  20 25 25 20 35 15 20 25 30  5  10 40 25 10 %
    unsound, caught  93 100 88 98 95 95 98 98 100 100 95 95 95 90 95 100 95 95 95 100 95 95 97 %
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "pairs"


class Rewritten(NamedTuple):
    codes: tuple[str, ...]  # () when it is sound
    original: str
    rewrite: str
    said: tuple[str, ...]


def read(name: str) -> list[Rewritten]:
    blocks = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return [_rewritten(block.splitlines()) for block in blocks]


def blind() -> list[Rewritten]:
    return [each for file in sorted(FOLDER.glob("*.txt")) if file.stem != "tuned" for each in read(file.stem)]


def _rewritten(rows: list[str]) -> Rewritten:
    label, *rest = rows
    marked = {mark: [row[2:] for row in rest if row[0] == mark] for mark in "<>+"}
    codes = () if label == "sound" else tuple(label.split("/"))
    return Rewritten(codes, "\n".join(marked["<"]), "\n".join(marked[">"]), tuple(marked["+"]))
