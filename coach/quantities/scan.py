"""What the scanners of amounts and of dates share: one text in work, and what was found in it so far."""

from __future__ import annotations

from coach.quantities import lexicon
from coach.quantities.values import Tokens

_BEYOND = ("",) * 8
_NOTHING = (0,) * len(_BEYOND)
_ROLES = {"factor": "factor", "all": "all", "blank": "placeholder", "slot": "placeholder"}
_NEAR = 8  # amounts on either side that one sentence can hold


class Item:
    """A quantity in the making. first and last are token offsets, half open."""

    __slots__ = (
        "at", "bound", "end", "first", "form", "high", "last", "lead", "per", "role", "slot", "start", "unit", "value",
    )  # fmt: skip

    def __init__(self, first: int, last: int, value: float | None, unit: str, form: str) -> None:
        self.first, self.last, self.value, self.unit = first, last, value, unit
        self.form = form  # number | part | share | ratio | factor | all | none | cadence | blank | slot
        self.role = _ROLES.get(form, "level")
        self.start = self.end = 0
        self.slot, self.bound, self.per = "", "", ""
        self.high: float | None = None
        self.at = 0  # its place among the items
        self.lead = first - 1  # the token before the amount and its comparator


class Date:
    """A date in the making."""

    __slots__ = ("date", "end", "first", "form", "last", "slot", "start")

    def __init__(self, first: int, last: int, start: int, end: int, date: str | None, form: str) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.date, self.form, self.slot = date, form, ""


class Scan:
    """One text in work."""

    __slots__ = ("bits", "dates", "ends", "items", "line", "low", "names", "starts", "token", "words")

    def __init__(self, low: str, tokens: Tokens, bits: list[int], line: int) -> None:
        self.low = low
        self.bits, self.line = [*bits, *_NOTHING], line  # of `May`: each token's, and those of all tokens
        self.words, self.starts, self.ends = tokens
        self.token = [*tokens.words, *_BEYOND]  # "" a little before the first and after the last token
        self.items: list[Item] = []
        self.dates: list[Date] = []
        self.names: list[tuple[int, int]] = []

    def glued(self, index: int) -> bool:
        """Whether no space stands between the token and the one before."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def item(self, first: int, last: int, value: float | None, unit: str = "", form: str = "number") -> Item:
        """A quantity over some tokens."""
        item = Item(first, last, value, unit, form)
        item.start, item.end = self.starts[first], self.ends[last - 1]
        return item

    def noun(self, index: int) -> bool:
        """Whether the token may be a noun: a word that is no small word."""
        word = self.token[index]
        return word[:1].isalpha() and word not in lexicon.FUNCTION

    def near(self, item: Item) -> list[Item]:
        """The amounts around one, itself too; reports of progress and ends of ranges left out."""
        around = self.items[max(0, item.at - _NEAR) : item.at + _NEAR + 1]
        return [other for other in around if other.slot not in ("progress", "merged")]

    def changing(self, end: int) -> bool:
        """Whether a word of change stands before a token in its sentence."""
        words = self.words
        for j in range(end - 1, max(-1, end - 30), -1):
            if words[j] in (".", ";"):
                return False
            if words[j] in lexicon.CHANGES:
                return True
        return False

    def name(self, first: int, last: int) -> int:
        """Mark tokens as a name-number."""
        self.names.append((self.starts[first], self.ends[last - 1]))
        return last
