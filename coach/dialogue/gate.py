"""What a hearer may put into a draft: words that stand in the message, figures that stand in them, places that exist.

The built-in rules pass here, and so does whoever else hears: nothing reaches the draft on trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from coach.builtin import nouns
from coach.checks import faithfulness
from coach.dialogue import settle, shape
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
        "who",
    )
)
OF_LINE = frozenset(
    ("baseline", "target", "deadline", "source", "owner", "who", "population", "window", "metric", "confidence")
)
TYPES = frozenset(("type:committed", "type:aspirational", "type:learning"))
HOWS = frozenset(("said", "unknown", "unwanted", "corrected"))
_DIGITS = re.compile(r"\d+")


def accepted(proposals: Sequence[Heard], said: str, slots: Sequence[Slot]) -> Iterator[Heard]:
    """Let through what the message bears out; the rest is dropped without a word."""
    places = {slot.at for slot in slots}
    words, new = _flat(said), 0
    for each in proposals:
        if _placed(each, places, new) and _borne_out(each, words):
            new += each.slot == "outcome"
            yield each


def faithful(draft: Draft, changed: Iterable[At], messages: Sequence[Message]) -> Draft:
    """The draft with every changed key result in words that were said: one that is not falls back to the team's own sentence."""
    for at in dict.fromkeys(each for each in changed if len(each) == 2):
        line = settle.line(draft, at)
        if line is None:
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
    return value in said and set(_DIGITS.findall(value)) <= set(_DIGITS.findall(quote))


def _flat(text: str) -> str:
    return " ".join(text.split())
