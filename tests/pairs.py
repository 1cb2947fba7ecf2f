"""Batches of rewrites, each written before the rules had seen any of it.

`tests/pairs/*.txt` hold one rewrite a block: `sound`, or the codes that may catch it (`/` between); then lines of the
original (`<`), of the rewrite (`>`) and of what the team said (`+`). At first sight, in order, sound rewrites drew a
finding in 20, 42, 18, 20, 32, 10, 10, 8 and 20% and unsound ones were caught in 100, 88, 98, 95, 95, 98, 98, 100 and 100%.
A few labels were set right afterwards, and one line that no rule can read was put in plainer words.
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


def every() -> list[Rewritten]:
    return [each for file in sorted(FOLDER.glob("*.txt")) for each in read(file.stem)]


def _rewritten(rows: list[str]) -> Rewritten:
    label, *rest = rows
    marked = {mark: [row[2:] for row in rest if row[0] == mark] for mark in "<>+"}
    codes = () if label == "sound" else tuple(label.split("/"))
    return Rewritten(codes, "\n".join(marked["<"]), "\n".join(marked[">"]), tuple(marked["+"]))
