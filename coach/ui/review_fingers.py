"""For a room without phones: all show a hand at once, and whoever leads types the numbers, line by line."""

from __future__ import annotations

import re

import streamlit as st

from coach import store, team
from coach.errors import InputError
from coach.store.told import Review
from coach.ui import review_state, show
from coach.ui.review_state import Seat
from coach.ui.wording import spoken

_NUMBER, _BETWEEN = re.compile(r"\d{1,2}"), re.compile(r"[\s,;]+")


def draw(seat: Seat, review: Review) -> None:
    """Draw a field a key result."""
    with st.expander("No phones? Count hands", type="compact"):
        show.label("On three, everybody shows how sure they are, 0 to 10. Type the numbers in any order: 3 4 4 8.")
        with st.form(f"fingers:{review.id}:{review.round}", border=False):
            lines = [each for each in review.plan.lines if not review.parts or each.id in review.parts]
            typed = {each.id: st.text_input(spoken(each.text), key=f"hand:{review.id}:{each.id}") for each in lines}
            pressed = st.form_submit_button("Open what the hands say")
    if pressed:
        act = lambda: seat.kept.reviews.fingers(seat.who, review.id, store.new_id(), hands(typed))  # noqa: E731
        if review_state.attempt(act):
            review_state.go(step=None)
        st.rerun()


def hands(typed: dict[str, str]) -> dict[str, tuple[int, ...]]:
    """The numbers of each line. Raises InputError where anything but whole numbers stands among them."""
    found = {at: list(filter(None, _BETWEEN.split(text))) for at, text in typed.items() if text.strip()}
    if not found or not all(_NUMBER.fullmatch(each) for said in found.values() for each in said):
        raise InputError(f"Type at least {team.QUORUM} numbers from 0 to 10 for a line, with spaces between.")
    return {at: tuple(map(int, said)) for at, said in found.items()}
