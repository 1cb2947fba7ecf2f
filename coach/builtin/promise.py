"""A delivery that somebody outside has fixed: kept as a promise with its day, nothing is put in its place."""

from __future__ import annotations

import re

from coach.builtin import nouns, roles
from coach.model import KeyResult, Option, Placeholder

COMMITTED = "Committed"
_GETTING = re.compile(
    r"^(?:get|obtain|achieve|gain|receive|secure|earn|pass|win|reach|attain|renew(?= the))\s+(?:the\s+|our\s+|an?\s+)?(?=\w)",
    re.IGNORECASE,
)


def option(kr: KeyResult, text: str, *, confirmed: bool) -> Option:
    """Keep a promise as it stands, with the day it is due; it starts with the thing, not with getting it.

    confirmed: the team has said that it is fixed from outside.
    """
    judged = roles.verdict(kr)
    open_day = kr.measure.deadline is None and not roles.names_a_day(kr)
    told, left = text.rstrip("."), tuple[Placeholder, ...]()
    if open_day or confirmed:
        thing = nouns.inside(_GETTING.sub("", told, count=1))
        told = told if told.startswith(COMMITTED) else f"{COMMITTED}: {thing}"
    if open_day:
        day = Placeholder("date", "day it is due", f"When is it due: {nouns.inside(text)}?")
        told, left = f"{told} by {day}", (day,)
    why = (
        "somebody outside says yes or no, so it counts as it stands"
        if judged
        else "a day set from outside makes it a promise"
    )
    reading = "" if judged or confirmed else "We read it as fixed from outside - not so?"
    return Option(told, "milestone", why, reading, "done or not done", placeholders=left, how="kept")
