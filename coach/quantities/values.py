"""What a reading of amounts is made of."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """Words, numbers and punctuation marks of one text, lowered once, with offsets."""

    words: list[str]
    starts: list[int]
    ends: list[int]


class Quantity(NamedTuple):
    """An amount in a text: `text[start:end]` is its words, unit included.

    role: level | delta | factor | count | all | placeholder (what sort of amount it is).
    slot: target | baseline | window | progress | other (what it does in the goal); a service
          level such as "within 7 days" of a stated share is `window`.
    bound: "" | "<" | "<=" | ">" | ">=" | "~".
    value is None for placeholders and for words without one value; of a range it is the lower end.
    """

    start: int
    end: int
    text: str
    value: float | None
    unit: str
    role: str
    slot: str
    bound: str
    high: float | None = None  # the upper end of a range
    per: str = ""  # "day" in "5 times a day", "100 patients" in "3 falls per 100 patients"
    lead: str = ""  # the word before the amount and its comparator: by, to, from, within


class When(NamedTuple):
    """A date or period in a text.

    slot: deadline (the goal's own time) | qualifier ("Q3 pipeline") | since.
    date: the last day as YYYY-MM-DD where the words alone decide it, else None.
    """

    start: int
    end: int
    text: str
    date: str | None
    slot: str


class Amounts(NamedTuple):
    """All amounts and dates of one text."""

    tokens: Tokens
    quantities: tuple[Quantity, ...]
    dates: tuple[When, ...]
    names: tuple[tuple[int, int], ...]  # name-numbers: SOC 2, Q3 as a name, p95, v4.1
    target: Quantity | None = None  # the amount of the goal itself
    baseline: Quantity | None = None  # where the measure stands today
    deadline: When | None = None  # the goal's own date


def gather(
    tokens: Tokens, quantities: tuple[Quantity, ...], dates: tuple[When, ...], names: tuple[tuple[int, int], ...]
) -> Amounts:
    """The amounts of a text; the first target, baseline and deadline, which every stage asks for, are found once."""
    target = baseline = deadline = None
    for quantity in quantities:
        if quantity.slot == "target":
            target = target or quantity
        elif quantity.slot == "baseline":
            baseline = baseline or quantity
    for date in dates:
        if date.slot == "deadline":
            deadline = date
            break
    return Amounts(tokens, quantities, dates, names, target, baseline, deadline)
