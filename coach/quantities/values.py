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

    def first(self, slot: str) -> Quantity | None:
        """The first quantity in a slot."""
        for quantity in self.quantities:
            if quantity.slot == slot:
                return quantity
        return None

    @property
    def baseline(self) -> Quantity | None:
        """Where the measure stands today."""
        return self.first("baseline")

    @property
    def target(self) -> Quantity | None:
        """The amount of the goal itself."""
        return self.first("target")

    @property
    def deadline(self) -> When | None:
        """The goal's own date."""
        for date in self.dates:
            if date.slot == "deadline":
                return date
        return None
