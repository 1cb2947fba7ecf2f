"""The way in from last quarter: the old set, pasted or from an earlier draft."""

from __future__ import annotations

import streamlit as st

from coach import dialogue, parse, store
from coach.ui import draft_state, draft_turns, show

OLD = "last quarter"


def draw() -> None:
    """Draw the field for the old set."""
    show.head("Start from last quarter")
    note = draft_state.said()
    text = st.text_area(
        "Last quarter's objectives and key results, with the last values or scores if you have them",
        key=OLD,
        height=300,
        placeholder="Paste a list, a table or a page. “Reached 64%” or “ended at 12 days” behind a line becomes today's value.",
        persist_state="session",
    )
    if note:
        with show.card("note"):
            st.text(note)
    if st.button("Keep, evolve or stop each line", type="primary", icon=":material/arrow_forward:"):
        draft_state.attempt(lambda: begin(str(text or "")))
        st.rerun()


def begin(text: str) -> None:
    """Begin a draft from an old set. Raises InputError when it cannot be read."""
    start = dialogue.from_last(parse.read(text, limits=parse.PAGE), by=draft_state.who().person)
    draft_state.open_draft(draft_turns.begin(draft_state.kept(), draft_state.who(), store.new_id(), start).id)
