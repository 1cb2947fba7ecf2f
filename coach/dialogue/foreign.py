"""Hearing a message that is not English: its words go whole to what was asked, its figures where they were asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.dialogue.values import Heard, Slot

_FIGURE = re.compile(r"\d[\d.,]*(?:\s?%|\s[^\W\d_]+)?")
_WHOLE = frozenset(("objective", "outcome", "try", "guard", "held", "cycle", "team", "why", "need"))
_NOTHING = re.compile(r"(?:yes|no|ok|okay|ja|nein|oui|non|sí|si|danke|merci)\W*", re.IGNORECASE)
_SHORT = 5  # words of an answer that is taken whole


def hear(said: str, slots: Sequence[Slot]) -> list[Heard]:
    """Propose one place: the one that the question was about."""
    asked = next((slot for slot in slots if slot.asked), None)
    text = " ".join(said.split())
    if asked is None or not text or text.endswith("?") or _NOTHING.fullmatch(text):
        return []
    words = text.rstrip(".")
    name = "outcome" if asked.name == "purpose" else asked.name
    found = _FIGURE.search(text)
    value = words if len(words.split()) <= _SHORT else found.group().rstrip(".,") if found else ""
    if len(asked.at) == 1 and found is not None and len(words.split()) <= _SHORT and name in ("outcome", "counts"):
        open_ = next(
            (slot for slot in slots if len(slot.at) == 2 and not slot.value and slot.name in ("baseline", "target")),
            None,
        )
        return [Heard(open_.name, open_.at, value, text)] if open_ else []
    if len(asked.at) == 1:
        return [Heard(name, asked.at, words, text)] if name in _WHOLE else []
    if found is None:
        return []
    return [Heard(asked.name, asked.at, value, text)]
