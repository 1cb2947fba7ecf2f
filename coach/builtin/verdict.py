"""Lines that somebody outside decides: a yes or a no with a day, and a name beside it."""

from __future__ import annotations

from collections.abc import Iterator

from coach.builtin import phrase, readings
from coach.builtin.readings import Change
from coach.model import KeyResult

_VERDICT = frozenset(("milestone",))
_MOST = 12


def changes(kr: KeyResult) -> Iterator[Change]:
    """Give a bare verdict the slots it lacks: the day it is due, and who confirms it."""
    text = phrase.plain(kr.text)
    if kr.kind not in _VERDICT or not text or len(text.split()) > _MOST:
        return
    dated = kr.measure.deadline is not None
    tail = ", confirmed by {judge}" if dated else ", confirmed by {judge} by {due}"
    yield readings.decided(text, text, tail)._replace(
        shape="verdict",
        definition="done or not done, as the one outside says (proposed)",
        watch="the day can slip for reasons outside the team; ask for it early",
        reading="We read it as a yes or no that somebody outside gives - not so?",
        why="Somebody outside decides it, so it counts as it stands; its day and its judge are open.",
    )
