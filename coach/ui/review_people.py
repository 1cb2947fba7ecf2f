"""The people of a review: the link that lets the team in, who is sent out, and how a review ends that is stuck."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from coach.store.told import Review
from coach.ui import review_state, show
from coach.ui.review_state import Seat

LOOPBACK = ("localhost", "127.0.0.1", "::1")


def link(review: Review) -> None:
    """The address that a lead sends round. The one in the browser's bar holds the seat of whoever sits there."""
    here = (st.context.url or "").partition("?")[0]
    with show.card():
        st.header("Let the team in", anchor=False)
        st.code(f"{here}?{review_state.REVIEW}={review.id}", language=None, wrap_lines=True)
        alone = urlsplit(here).hostname in LOOPBACK
        show.label("It opens on this computer alone; phones come in by a room." if alone else "Send this link.")
        show.label("The address in the bar above is your own seat: whoever opens it answers as you.")


def way_out(review: Review) -> None:
    """From the cards to the table, for whoever leads: a vote that nobody finishes can be ended there."""
    if review.role == "lead" and st.button(":gray[Who is here]", key="who is here", type="tertiary"):
        review_state.go(step="room", card=None)


def send_out(seat: Seat, review: Review) -> None:
    """Send somebody out before the answers open: a stranger, or a name whose page is lost."""
    names = [each.name for each in review.voters if each.name != review.me]
    if not names or review.round > 1:
        return
    with st.expander("Somebody is here by mistake", type="compact"):
        name = st.selectbox("Who?", names, key=f"out:{review.id}")
        show.label("They leave with what they answered, and may come in again under the same name.")
        if st.button("Send them out", key="send out"):
            review_state.attempt(lambda: seat.kept.rooms.dismiss(seat.who, review.id, str(name)))
            st.rerun()


def end(seat: Seat, review: Review) -> None:
    """End a review that comes to nothing."""
    with st.expander("End without a commit", type="compact"):
        show.label("The review ends, its room closes, and nothing is frozen. The minutes stay.")
        if st.button("End this review", key="end review"):
            review_state.attempt(lambda: seat.kept.reviews.end(seat.who, review.id))
            st.rerun()


def delete(seat: Seat, review: Review) -> None:
    """Delete a review that has ended."""
    with st.expander("Delete this review", type="compact"):
        show.label("It goes with its answers and its minutes. A set that was committed stays. There is no way back.")
        if st.button("Delete it with its answers", key="delete review"):
            if review_state.attempt(lambda: seat.kept.reviews.delete(seat.who, review.id)):
                review_state.go(review=None, step=None, item=None, card=None)
            st.rerun()
