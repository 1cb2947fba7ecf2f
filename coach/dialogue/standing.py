"""What the draft holds and what is open, in one or two sentences."""

from __future__ import annotations

from coach.builtin import nouns
from coach.dialogue import settle, shape
from coach.session import Draft, Session


def standing(talk: Session) -> str:
    """One or two sentences about the draft: what it holds and what is open."""
    home = settle.aim(talk.draft)
    n = len(home.lines)
    lead = (
        "Here is the draft. "
        if len(talk.draft.aims) == 1
        else f"Objective {talk.draft.aims.index(home) + 1} stands in the draft. "
    )
    if not n:
        return f"{lead}No key result stands in it yet."
    results = f"{nouns.starting(_COUNTS[n]) if n < len(_COUNTS) else n} key result{'s' if n != 1 else ''}"
    open_ = left_open(talk)
    return f"{lead}{results}; open: {open_}." if open_ else f"{lead}{results}, no figure missing; each one is yours."


def without(draft: Draft) -> str:
    """What is no part of what stands, because its objective was never said; "" if nothing."""
    open_ = [n for n, each in enumerate(draft.aims, 1) if each.words is None and each.lines]
    if not open_:
        return ""
    which = "The objective" if len(draft.aims) == 1 else f"Objective {nouns.listed([str(n) for n in open_])}"
    return f"{which} is still without its sentence, so it is no part of what stands."


def left_open(talk: Session) -> str:
    """The figures that are missing in the objective that is spoken of, with the names of those who may know; "" if none."""
    home = settle.aim(talk.draft)
    open_ = [each for each in shape.open_numbers(talk.draft) if each[0] == home.id]
    numbers = {each.id: n for n, each in enumerate(home.lines, 1)}
    places = [f"{_OPEN[slot]} of KR {numbers[line.id]}{f' ({who})' if who else ''}" for _, line, slot, who in open_]
    more = len(places) - 4
    return nouns.listed(places[:4]) + (f" and {more} more" if more > 0 else "") if places else ""


_OPEN = {"baseline": "today's value", "target": "the aim"}
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
