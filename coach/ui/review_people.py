"""The people of a review: the link that lets the team in."""

from __future__ import annotations

import streamlit as st

from coach.store.told import Review
from coach.ui import review_state, show


def link(review: Review) -> None:
    """The address that a lead sends round. The one in the browser's bar holds the seat of whoever sits there."""
    here = (st.context.url or "").partition("?")[0]
    with show.card():
        st.header("Let the team in", anchor=False)
        st.code(f"{here}?{review_state.REVIEW}={review.id}", language=None, wrap_lines=True)
        show.label("Send this link. The address in the bar above is your own seat: whoever opens it answers as you.")
