"""What a hearer may put into a draft: words that stand in the message, figures that stand in them, places that exist.

The built-in rules pass here, and so does whoever else hears: nothing reaches the draft on trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from coach.builtin import nouns
from coach.checks import faithfulness
from coach.dialogue import cues, settle, shape, stray
from coach.dialogue.values import Heard, Slot
from coach.session import At, Draft, Message

OF_AIM = frozenset(
    (
        "objective",
        "outcome",
        "try",
        "guard",
        "held",
        "cycle",
        "team",
        "why",
        "need",
        "partner",
        "remark",
        "loose",
        "stray",
        "who",
    )
)
OF_LINE = frozenset(
    (
        "baseline",
        "target",
        "deadline",
        "source",
        "owner",
        "who",
        "population",
        "window",
        "metric",
        "confidence",
        "stray",
    )
)
TYPES = frozenset(("type:committed", "type:aspirational", "type:learning"))
HOWS = frozenset(("said", "unknown", "unwanted", "corrected", "disputed"))
_DIGITS = re.compile(r"\d+")


def accepted(proposals: Sequence[Heard], said: str, slots: Sequence[Slot]) -> Iterator[Heard]:
    """Let through what the message bears out; the rest is dropped without a word."""
    places = {slot.at for slot in slots}
    words, new = _flat(said), 0
    known = _Known(slots)
    for each in proposals:
        if _placed(each, places, new) and _borne_out(each, words):
            new += each.slot == "outcome"
            yield known.settled(each)


class _Known:
    """The key results and their figures, as far as they stand: a figure of something else fills none of them."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self.about: dict[At, str] = {slot.at: slot.about for slot in slots if len(slot.at) == 2}
        self.there = {(slot.at, slot.name): slot.value for slot in slots if slot.name in stray.PLACES}
        self.aim = next((slot.at for slot in slots if len(slot.at) == 1), (1,))
        self.new = 0

    def settled(self, each: Heard) -> Heard:
        """The proposal as it may stand: in its place, or beside it."""
        if each.slot == "outcome":
            self.new += 1
            self.about[(*self.aim, -self.new)] = each.value
        if each.slot not in stray.PLACES or not each.value:
            return each
        there = " ".join(self.there.get((each.at, slot), "") for slot in stray.PLACES)
        if stray.strays(each.value, each.quote, self.about.get(each.at, ""), there, aim=each.slot == "target"):
            return each._replace(slot="stray")
        self.there[each.at, each.slot] = each.value
        return each


def faithful(draft: Draft, changed: Iterable[At], messages: Sequence[Message]) -> Draft:
    """The draft with every changed key result in words that were said: one that is not falls back to the team's own sentence."""
    for at in dict.fromkeys(each for each in changed if len(each) == 2):
        line = settle.line(draft, at)
        if line is None or line.text:  # a sentence of the team's own stands as it was written
            continue
        turns = {words.turn for words in (line.said, *line.slots.values())}
        home = settle.aim(draft, at[0])
        said = [
            messages[turn].text
            for turn in sorted(turns | {home.words.turn if home.words else 0})
            if turn < len(messages)
        ]
        if faithfulness.faithful(shape.text(line), [line.said.text], said):
            draft = settle.with_line(draft, at, line._replace(name=nouns.starting(line.said.text)))
    return draft


def _placed(each: Heard, places: set[At], new: int) -> bool:
    if each.how not in HOWS:
        return False
    if len(each.at) == 2:
        known = each.at in places or (each.at[1] < 0 and -each.at[1] <= new)
        return known and each.slot in OF_LINE
    return each.at in places and (each.slot in OF_AIM or each.slot in TYPES)


def _borne_out(each: Heard, said: str) -> bool:
    value, quote = _flat(each.value), _flat(each.quote)
    if not quote or quote not in said:
        return False
    if not value:
        return each.how in ("unknown", "unwanted") and each.slot in ("baseline", "target")
    if each.slot == "outcome" and value in cues.ONE_IN.sub(lambda match: f"{match['who']} {match['what']}", quote):
        return True  # "one customer in five comes back" tells of the customer who comes back
    return value in said and set(_DIGITS.findall(value)) <= set(_DIGITS.findall(quote))


def _flat(text: str) -> str:
    return " ".join(text.split())
