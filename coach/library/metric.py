"""What a proposed metric is: its words with slots for the team's nouns, and what to know about it.

Slots are filled by the coach: {the} deployment portal, {The}, {things} (several), {a} (one of them),
{topic}, {tasks}, {people} (who is served), {trainees}, {role}, {roles}, {is_}, {has}, {shows}. A metric whose slot is
empty for a line is passed over. No metric holds a figure, a date or a benchmark.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SHARE = re.compile(r"\bshare\b")
_TIME = re.compile(r"\bmedian (minutes|hours|days|weeks|months|working days|time)\b")
_SPENT = re.compile(r"(?:: |^)(hours|days|minutes)\b")
_MONEY = re.compile(r"\bcost\b|\bmoney\b")
_PERIOD = re.compile(r"\b(?:per|a|each) (day|night|shift|week|month|quarter|season|term|term time|year)\b")


class Metric(NamedTuple):
    """One reading of what a line is for, as a metric without a value."""

    text: str  # subject first: "Questions about {topic} that reach a colleague: per month"
    meant: str  # completes "We read {it} as being for ..."
    why: str  # one sentence in the line's own words
    definition: str  # what is counted, out of what
    watch: str  # when it moves, how it is gamed, what rises first
    protect: str = ""  # what has to stay as good
    who: str = ""  # who may know today's value; "" is the trade's own record
    better: str = ""  # up | down; "" follows from the shape
    subject: str = ""  # what the team would call it; "" is the text up to its verb

    @property
    def shape(self) -> str:
        """Name the form of the metric: share, median time, time lost, money or count."""
        if _SHARE.search(self.text):
            return "share"
        if _TIME.search(self.text):
            return "median time"
        if _SPENT.search(self.text):
            return "time lost"
        return "money" if _MONEY.search(self.text) else "count"

    @property
    def unit(self) -> str:
        """Name the unit: %, time, money or count."""
        return {"share": "%", "median time": "time", "time lost": "time", "money": "money"}.get(self.shape, "count")

    @property
    def direction(self) -> str:
        """Say which way is better."""
        return self.better or ("up" if self.shape == "share" else "down")

    @property
    def need(self) -> str:
        """Say in words what today's value is."""
        period = _PERIOD.search(self.text)
        when = f"in the last full {period[1]}" if period else "in the last full month"
        if self.shape == "share":
            return f"share {when}"
        if self.shape == "median time":
            unit = _TIME.search(self.text)
            return f"median {unit[1] if unit else 'time'} {when}"
        if self.shape == "time lost":
            unit = _SPENT.search(self.text)
            return f"{unit[1] if unit else 'hours'} {when}"
        return f"number {when}" if self.shape == "count" else f"amount {when}"

    @property
    def aim(self) -> str:
        """Say in words what the level to reach is."""
        if self.shape == "median time":
            unit = _TIME.search(self.text)
            return f"{unit[1] if unit else 'time'} worth promising"
        if self.shape == "share":
            return "share worth reaching" if self.direction == "up" else "share you would accept"
        noun = {"count": "number", "money": "amount"}.get(self.shape, "hours")
        return f"{noun} worth reaching" if self.direction == "up" else f"{noun} you would accept"


class Family(NamedTuple):
    """The readings of one kind of output, best first, and the question when none fits."""

    readings: tuple[Metric, ...]
    question: str
    use: Metric | None = None  # the rung "somebody uses it", offered second
