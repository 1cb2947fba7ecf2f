"""Kinds of key results: lines of our own, labelled by the guide before any score was seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

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
    for line in (LINES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            accepted, text = line.split("\t")
            yield accepted.split("/"), text


def score(name: str) -> tuple[float, float, list[str]]:
    """Share of lines whose kind is right, share whose family is right, and what was missed."""
    lines = list(labelled(name))
    said = [(accepted, kind(text), text) for accepted, text in lines]
    fine = sum(k in accepted for accepted, k, _ in said)
    coarse = sum(family(k) in {family(a) for a in accepted} for accepted, k, _ in said)
    misses = [f"{'/'.join(accepted)} read as {k}: {text}" for accepted, k, text in said if k not in accepted]
    return fine / len(lines), coarse / len(lines), misses


# What the rules reach; a floor, so that no change loses it unseen.
FLOORS = {"trades": 0.95, "baseline": 0.95, "milestone": 0.95, "health": 0.95, "learning": 0.95, "tricky": 0.95}


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_lines_of_our_own_get_their_kind(name: str, floor: float) -> None:
    fine, coarse, misses = score(name)
    report = "\n".join(misses)
    assert fine >= floor, report
    assert coarse >= floor, report
