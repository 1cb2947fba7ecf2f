"""The list of recent drafts, each with its state in words."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import streamlit as st

from coach import dialogue
from coach.errors import CoachError
from coach.ui import draft_state, draft_turns, show
from coach.ui.wording import lit

MOST = 6
Colour = Literal["gray", "orange", "green"]


def draw() -> str:
    """Draw the list; the id of the draft that was tapped, "" for none."""
    try:
        kept, who = draft_state.kept(), draft_state.who()
        rows = [kept.draft(who, each.id) for each in kept.drafts(who, limit=MOST)]
    except CoachError as refused:
        with show.card("note"):
            st.text(str(refused))
        return ""
    if not rows:
        return ""
    st.space("small")
    st.header("Recent drafts", anchor=False)
    tapped = ""
    with show.card("recent"):
        for n, row in enumerate(rows):
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"row{n}"):
                st.markdown(lit(row.title), width="stretch")
                words, colour = state(row.state)
                st.badge(words, color=colour)
                st.markdown(f":gray[:small[{when(row.changed)}]]", width=110)
                if st.button(":gray[Open]", key=f"open:{row.id}", type="tertiary"):
                    tapped = row.id
    return tapped


def state(text: str) -> tuple[str, Colour]:
    """How far a draft is, in words, and the colour of that."""
    try:
        draft = draft_turns.load(text).draft
    except CoachError:
        return "Not readable here", "gray"
    if not any(aim.lines for aim in draft.aims):
        return "Begun", "gray"
    missing = len(dialogue.open_numbers(draft))
    if missing:
        return f"{missing} {'number' if missing == 1 else 'numbers'} open", "orange"
    return "Ready to review", "green"


def when(moment: datetime, now: datetime | None = None) -> str:
    """A moment as one says it: today, yesterday, or the day."""
    here = moment.astimezone()
    days = ((now or datetime.now().astimezone()).date() - here.date()).days
    return f"today, {here:%H:%M}" if days == 0 else "yesterday" if days == 1 else f"{here.day} {here:%B}"
