"""One reading of a goal sentence: tokens, head verb, object, quantities, slots."""

from __future__ import annotations

from typing import NamedTuple

from coach import quantities
from coach.quantities import Amounts


class Reading(NamedTuple):
    """What one pass over a goal sentence finds. Offsets are into `text`."""

    text: str
    amounts: Amounts
    verb: int  # index of the head verb's token, -1 if the sentence has none
    verb_class: str  # deliver | activity | up | down | reach | hold | obtain | measure | learn | open | state | "" (no verb)
    object: tuple[int, int]  # the object's words: (start, end) offsets; (0, 0) if none
    head: str  # the object's head noun, lowered
    metric: tuple[int, int]  # the metric's words; (0, 0) if none
    metric_text: str
    direction: str | None  # up | down | hold
    actor: tuple[int, int]  # someone else who acts ("customers", "patients"); (0, 0) if none
    purpose: tuple[int, int]  # "to improve sign-ups by 25%": the clause; (0, 0) if none
    guardrail: tuple[int, int]  # "while churn stays under 3%"; (0, 0) if none


def read(text: str) -> Reading:
    """Read one goal sentence."""
    return _stub(text)


def _stub(text: str) -> Reading:
    none = (0, 0)
    return Reading(text, quantities.read(text), -1, "", none, "", none, "", None, none, none, none)
