"""An opinion of a model on a page: while it is written, and as a card of its own that counts in nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from coach import spent
from coach.session import At, View
from coach.ui import sending, show, wording
from coach.ui.job import Job

ASK, AGAIN = "Ask the model for its opinion", "Ask the model again for its opinion"
ICON = ":material/forum:"
NONE = "It told no scenario that can stand here."
CHANGED = "The set has changed since then."
WHY, HINT, LET_GO = "Why you let it go", "we look at that every month", "Let it go"


class Asking(NamedTuple):
    """An opinion that is being written: in which document or draft, on which part, and about which words."""

    of: object
    at: At
    about: tuple[str, ...]
    job: Job[View]

    @property
    def view(self) -> View:
        """What came of it, once the job is done; nothing of one that was stopped or broke off."""
        if self.job.result is not None and not self.job.stopped:
            return self.job.result
        trouble = sending.STOPPED if self.job.stopped else self.job.trouble
        return View(self.at, self.about, None, trouble, self.job.spent)


def draw(view: View, about: tuple[str, ...], form: Callable[[], None]) -> None:
    """Draw what came of asking. about: the set in sight; form: draws the way to let an opinion go that stands."""
    shown = view.opinion
    if shown is None:
        st.markdown(wording.told(f"No opinion stands here. {view.trouble or NONE}"))
    else:
        show.label(f"An opinion of {wording.lit(shown.engine)}, counted in nothing")
        st.markdown(wording.told(shown.text))
    if view.about != about:
        show.label(CHANGED)
    if view.let_go:
        show.label(f"Let go: {wording.lit(view.let_go)}")
    elif shown is not None:
        form()
    if view.spent.calls:
        show.label(wording.lit(spent.words(view.spent)))
