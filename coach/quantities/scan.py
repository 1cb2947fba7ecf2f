"""What the scanners of amounts and of dates share: one text in work, and what was found in it so far."""

from __future__ import annotations

from coach.quantities.values import Tokens


class Item:
    """A quantity in the making. first and last are token offsets, half open."""

    __slots__ = (
        "bound",
        "end",
        "first",
        "form",
        "high",
        "last",
        "lead",
        "per",
        "role",
        "slot",
        "start",
        "unit",
        "value",
    )

    def __init__(
        self,
        first: int,
        last: int,
        start: int,
        end: int,
        value: float | None,
        unit: str = "",
        role: str = "level",
        form: str = "number",
    ) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.value, self.unit, self.role, self.form = value, unit, role, form
        self.slot, self.bound, self.per = "", "", ""
        self.high: float | None = None
        self.lead = first - 1  # the token before the amount and its comparator


class Date:
    """A date in the making."""

    __slots__ = ("date", "end", "first", "form", "last", "slot", "start")

    def __init__(self, first: int, last: int, start: int, end: int, date: str | None, form: str) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.date, self.form, self.slot = date, form, ""


class Scan:
    """One text in work."""

    __slots__ = ("dates", "ends", "items", "low", "names", "starts", "tokens", "words")

    def __init__(self, low: str, tokens: Tokens) -> None:
        self.low, self.tokens = low, tokens
        self.words, self.starts, self.ends = tokens
        self.items: list[Item] = []
        self.dates: list[Date] = []
        self.names: list[tuple[int, int]] = []

    def word(self, index: int) -> str:
        """The token at an index, "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def glued(self, index: int) -> bool:
        """Whether no space stands between the token and the one before."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def name(self, first: int, last: int) -> int:
        """Mark tokens as a name-number."""
        self.names.append((self.starts[first], self.ends[last - 1]))
        return last
