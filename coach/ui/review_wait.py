"""Between the votes: take a seat, see who has answered and never what, let guests in, open the answers."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from coach import team
from coach.errors import CoachError, NotFound
from coach.store import Terms
from coach.store.told import Review
from coach.ui import draft_state, review_fingers, review_people, review_room, review_state, review_wall, show
from coach.ui.review_state import Seat
from coach.ui.wording import lit

LEAD = "room"  # the step of whoever leads: the shared screen, before they answer themselves
POLL = 2  # seconds


def join(seat: Seat, review: Review) -> None:
    """Ask for a name, and nothing more."""
    show.head("Your team asks what you think")
    with show.card():
        st.markdown("You answer alone, two taps a key result. All answers open together, without names.")
        with st.form("join", border=False):
            name = st.text_input("Your name", seat.who.person)
            pressed = st.form_submit_button("Begin", type="primary")
        review_state.said()
    if pressed:

        def sit() -> None:
            draft_state.name(name or "")
            seat.kept.reviews.join(draft_state.who(), review.id, name or "")

        review_state.attempt(sit)
        st.rerun()


def draw(seat: Seat, review: Review) -> None:
    """Draw who is in."""
    waits = f"{review.voted} of {review.of} are in" if review.of else f"{review.voted} are in"
    show.head("Answers are closed", waits)
    lead, wall = review.role == "lead", review_wall.on()
    left, right = st.columns([1, 1] if wall else [7, 5], gap="medium")
    if wall and lead:  # how to come in is what the wall is for
        with left:
            review_room.draw(seat, review)
    with right if wall else left:
        _here(review)
    with right:
        review_state.said()
        if lead:
            _open(seat, review)
        else:
            with show.card():
                st.markdown(f"{_opens(review)} This page shows them by itself.")
        if lead and not wall:
            review_people.link(review)
            review_room.draw(seat, review)
            review_fingers.draw(seat, review)
            review_people.send_out(seat, review)
            review_people.end(seat, review)


def _here(review: Review) -> None:
    """Who is here, and who has answered."""
    with show.card():
        st.header("Who is here", anchor=False)
        with st.container(horizontal=True, gap="xsmall"):
            for each in review.voters:
                done = each.voted
                st.badge(lit(each.name), icon=":material/check:" if done else None, color="green" if done else "gray")
        show.label("Green has answered. What somebody answered nobody sees, before the answers open or after.")
        if not review_wall.on():
            show.label("Whoever owns the database file on this machine can read it.")
            _mine(review)


def _mine(review: Review) -> None:
    if not review.me:
        return
    voted = any(each.voted and each.name == review.me for each in review.voters)
    if st.button("Change my answers" if voted else "Answer now", type="secondary" if voted else "primary"):
        review_state.go(step="alone", card=0)


def _open(seat: Seat, review: Review) -> None:
    with show.card():
        st.header("Open the answers", anchor=False)
        show.label(_opens(review))
        missing = team.QUORUM - review.voted
        if missing > 0:
            show.label(
                f"{missing} more {'answer' if missing == 1 else 'answers'} first: with fewer, each knows what another said."
            )
        if st.button("Open them now", type="primary", disabled=missing > 0):
            terms = Terms(review.seats, datetime.now(UTC), review.form)
            if review_state.attempt(lambda: seat.kept.reviews.schedule(seat.who, review.id, terms)):
                review_state.go(step=None, card=None)
            st.rerun()


def _opens(review: Review) -> str:
    """When the answers open."""
    if review.deadline is None:
        return "The answers open when all are in."
    day = review.deadline.astimezone()
    return f"The answers open when all are in, or on {day.day} {day:%B at %H:%M}."


def watch(seat: Seat, review: Review) -> None:
    """Show by itself what the others do."""
    if review.ended:
        return
    seen = _seen(review)

    @st.fragment(run_every=POLL)
    def look() -> None:
        try:
            now = seat.kept.reviews.review(seat.who, review.id)
        except NotFound:
            st.rerun()  # a guest's room has closed: the page says so
        except CoachError:
            return  # the next tap says it
        if _seen(now) != seen and not _typing(review):
            st.rerun()

    look()


def _seen(review: Review) -> tuple[object, ...]:
    return (review.voters, review.opened is None, review.round, len(review.choices), review.ended, review.cycle)


def _typing(review: Review) -> bool:
    """Whether somebody answers alone: what others do meanwhile changes nothing for them."""
    alone = st.query_params.get(review_state.STEP) == "alone" or bool(st.query_params.get(review_state.CARD))
    return review.opened is None and alone
