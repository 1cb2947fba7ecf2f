"""A measure in the line's own words: what it counts, which way is better, which words are missing."""

from __future__ import annotations

from typing import NamedTuple

from coach.builtin import nouns
from coach.builtin.thing import Thing


class Own(NamedTuple):
    """A measure in the line's own words."""

    subject: str
    metric: str
    shape: str  # share | median time | count | level
    direction: str
    need: str
    aim: str
    definition: str
    watch: str
    tail: str = ""  # what follows the metric, with {today}: ": 30% less than {today}"


WATCH = {
    "share": "the share also moves with who is counted; keep that the same",
    "median time": "the median also falls when hard cases wait longer; look at the longest",
    "count": "fewer found can mean fewer looked for; keep the way of counting",
    "level": "agree on how it is counted before the first value is written down",
}


def share(text: str, thing: Thing, direction: str) -> Own:
    """Count which share of the things a line speaks of are as it says: "Samples rejected at reception"."""
    about = nouns.inside(text)
    head = thing.many.split(" of ")[0].split()[-1]
    of = thing.text if thing.text != about else thing.head
    return Own(
        about, nouns.starting(f"{about}: share of {head}"), "share", direction, "share in the last full month",
        _worth("share", direction), f"{about}, of all {of}", WATCH["share"],
    )  # fmt: skip


def asked(about: str, definition: str, *, of: str = "those asked", when: str = "when you last asked") -> Own:
    """Count which share of some people (or things) do or say what is hoped for."""
    return Own(
        nouns.inside(about), nouns.starting(f"{about}: share of {of}"), "share", "up", f"share {when}",
        "share worth reaching", definition, WATCH["share"],
    )  # fmt: skip


def median(about: str, metric: str, definition: str) -> Own:
    """Measure how long the usual case takes."""
    return Own(
        nouns.inside(about), nouns.starting(metric), "median time", "down", "median time in the last full month",
        "time worth promising", definition, WATCH["median time"],
    )  # fmt: skip


def monthly(about: str, direction: str, noun: str) -> Own:
    """Count things, or weigh what cannot be counted, month by month. noun: number | amount."""
    what = "amount per month" if noun == "amount" else "per month"
    watch = (
        WATCH["count"] if direction == "down" else "more can also come from counting wider; keep the way of counting"
    )
    return Own(
        nouns.inside(about), nouns.starting(f"{about}: {what}"), "count", direction, f"{noun} in the last full month",
        _worth(noun, direction), f"all {about}, counted the same way each month", watch,
    )  # fmt: skip


def level(about: str, direction: str, tail: str = "") -> Own:
    """Follow a level that the line names: "Win rate"."""
    return Own(
        nouns.inside(about), nouns.starting(about), "level", direction,
        "value it starts from, and over which time" if tail else "value in the last full month",
        _worth("value", direction), f"{nouns.inside(about)}, counted the same way at both ends", WATCH["level"], tail,
    )  # fmt: skip


def _worth(noun: str, direction: str) -> str:
    return f"{noun} worth reaching" if direction == "up" else f"{noun} you would accept"
