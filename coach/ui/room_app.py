"""The page that the network can reach while a room is open: six digits, a name, and one review. Nothing else is here.

Started by `sharing.start`. A visitor acts from an address, in no workspace; a guest by a secret that stands in the
address of their own phone, so that a reload keeps the seat.
"""

from __future__ import annotations

import streamlit as st

from coach.errors import CoachError, NotFound
from coach.store import Acting
from coach.ui import draft_state, review, review_state, show

CODE = "code"  # a word in the address


def main() -> None:
    """Draw the door, or the review of somebody who came in."""
    st.set_page_config(page_title="Review", layout="wide")
    st.html(show.STYLE)
    try:
        _draw()
    except CoachError as refused:
        review.closed(refused)


def _draw() -> None:
    kept = draft_state.kept()
    secret, name = st.query_params.get(draft_state.SEAT, ""), st.query_params.get(review_state.REVIEW, "")
    if not (secret and name):
        _door()
        return
    seat = review_state.Seat(kept, Acting(secret, ""), name)
    try:
        found = kept.reviews.review(seat.who, name)
    except NotFound:
        show.head("The room has closed")
        st.markdown("Thank you. What the team decides stands in its minutes.")
        return
    review.table(seat, found)


def _door() -> None:
    show.head("Your team asks what you think")
    with show.card():
        st.markdown("You answer alone, two taps a key result. All answers open together, without names.")
        with st.form("door", border=False):
            code = st.text_input(
                "The six digits on the screen",
                st.query_params.get(CODE, ""),
                max_chars=12,
                type="phone",  # digits under the thumb
                autocomplete="one-time-code",  # and not the phone's own number
                icon=":material/dialpad:",
            )
            name = st.text_input("Your name", max_chars=60)
            pressed = st.form_submit_button("Come in", type="primary")
        review_state.said()
    if pressed:
        review_state.attempt(lambda: _enter(code or "", name or ""))
        st.rerun()


def _enter(code: str, name: str) -> None:
    secret = draft_state.who().seat
    visitor = Acting(str(st.context.ip_address or "127.0.0.1"), "")
    guest = draft_state.kept().rooms.enter(visitor, code, name, secret)
    st.query_params.clear()
    st.query_params[draft_state.SEAT] = secret
    st.query_params[review_state.REVIEW] = guest.review


main()
