"""The room: what it exposes said plainly, then an address as text and as a square to scan, and six digits."""

from __future__ import annotations

import io

import streamlit as st

from coach.store.told import Review, Room
from coach.ui import review_state, review_wall, sharing, show
from coach.ui.review_state import Seat

EXPOSES = (
    "Anybody in this network who has the six digits can give a name, read this set and answer. "
    "They reach nothing else: no draft, no other review. The room closes when the review ends."
)


def draw(seat: Seat, review: Review) -> None:
    """Draw the room of a review, or how to open one."""
    room = seat.kept.rooms.room(seat.who, review.id)
    with show.card():
        if not review_wall.on():
            st.header("Phones in the room", anchor=False)
        running = room is not None and (sharing.now() or sharing.wanted())
        if room is None or not running or not review_state.attempt(lambda: _share(seat, review)):
            review_state.said()
            st.markdown(EXPOSES)
            if st.button("Open a room in this network"):
                review_state.attempt(lambda: _open(seat, review))
                st.rerun()
            return
        _shown(seat, review, room, _share(seat, review).address)


def _open(seat: Seat, review: Review) -> None:
    _share(seat, review)
    seat.kept.rooms.open(seat.who, review.id)


def _share(seat: Seat, review: Review) -> sharing.Shared:
    return sharing.start(review.id, lambda: seat.kept.rooms.room(seat.who, review.id) is not None)


def _shown(seat: Seat, review: Review, room: Room, address: str) -> None:
    with st.container(gap=None):
        show.label("Open on a phone")
        st.subheader(f"[{address}]({address})", anchor=False)  # to be copied as it is
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        show.label("and enter")
        with st.container(key="code"):
            st.title(f"{room.code[:3]} {room.code[3:]}", anchor=False)
    right.image(
        square(f"{address}/?code={room.code}"), alt="The address of the room, to scan", width=review_wall.times(170)
    )
    if room.stopped:
        show.label("Codes were tried too often. Make a new one.")
    if review_wall.on():
        return
    with st.container(horizontal=True, gap="xsmall"):
        if st.button("New code", key="new code"):
            review_state.attempt(lambda: seat.kept.rooms.open(seat.who, review.id))
            st.rerun()
        if st.button("Close the room", key="close room"):
            review_state.attempt(lambda: seat.kept.rooms.close(seat.who, review.id))
            st.rerun()


def square(text: str) -> str:
    """An address as a QR code, as SVG: drawn here, nothing is fetched."""
    import segno  # noqa: PLC0415  (a room alone needs it)

    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", scale=5, border=2, dark="#111A18", light="#FFFFFF", xmldecl=False)
    return out.getvalue().decode()
