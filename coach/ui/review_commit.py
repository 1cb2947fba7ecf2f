"""A review, at its end: the set with its names, what is open, and the tap that freezes it."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from coach import store, team
from coach.store import Terms
from coach.store.told import Review
from coach.team import Calendar, Choice, Gate, Line, Plan
from coach.ui import cycle_state, review_people, review_state, review_wall, show, wording
from coach.ui.review_state import Seat
from coach.ui.wording import lit

WEEKS = 13  # of a cycle, until the team says otherwise
CADENCES = {team.FORTNIGHTLY: "Every two weeks", team.WEEKLY: "Every week"}


def draw(seat: Seat, review: Review) -> None:
    """Draw the verdict as the title, the set on the left, what is open on the right."""
    whole = team.settle(review.plan, review.choices)
    gate = seat.kept.reviews.gate(seat.who, review.id)
    show.head(gate.verdict, " · ".join(filter(None, (lit(whole.team), lit(whole.cycle)))))
    left, right = st.columns([7, 5], gap="medium")
    with left:
        _set(seat, review, whole)
    with right:
        review_state.said()
        _before(seat, review, whole, gate)
        if review.role == "lead":
            _again(seat, review)
            review_people.end(seat, review)
        minutes(seat, review)


def _set(seat: Seat, review: Review, whole: Plan) -> None:
    for aim in whole.aims:
        with show.card():
            with st.container(gap=None):
                show.label(" · ".join(filter(None, (team.label(whole, aim.id), aim.type))))
                st.header(lit(aim.text), anchor=False)
            for n, line in enumerate(aim.lines, 1):
                _line(seat, review, line, n)
    for held in whole.held:
        st.markdown(f":blue-badge[:material/shield: We hold this line] &nbsp; {lit(held.text)}")


def _line(seat: Seat, review: Review, line: Line, n: int) -> None:
    with show.numbered(str(n)):
        st.markdown(wording.line(line.text))
        if line.tries:
            show.label(f"What we try: {lit(' · '.join(line.tries))}")
        if line.by:
            show.label(f"Proposed by {lit(line.by)}")
        name = st.text_input(
            f"Who looks after key result {line.id}?",
            line.owner,
            key=f"own:{review.id}:{line.id}:{line.owner}",
            placeholder="A name",
            label_visibility="collapsed",
            icon=":material/person:",
            width=review_wall.times(220),
        )
        if name and name.strip() and name.strip() != line.owner:
            _choose(seat, review, Choice(line.id, team.choices.OWN, name=name))


def _before(seat: Seat, review: Review, whole: Plan, gate: Gate) -> None:
    with show.card():
        st.header("Before you commit", anchor=False)
        for each in gate.waits:
            st.markdown(f":orange[:material/schedule:] &nbsp; {lit(each)}")
        for number in gate.numbers:
            if number.name and number.day:
                name = team.part(whole, number.at)
                called = name.name if isinstance(name, Line) else ""
                st.markdown(
                    f":green[:material/check:] &nbsp; {lit(called)}, {lit(number.what)}: "
                    f"**{lit(number.name)}**, {lit(number.day)}"
                )
            else:
                _bring(seat, review, whole, number)
        if not gate.waits:
            st.markdown(":green[:material/check:] &nbsp; Each key result has a name, and nothing waits for a talk.")
        if review.role == "lead":
            _press(seat, review, gate)
        else:
            show.label("Whoever leads the team presses commit, when the team says so.")


def _bring(seat: Seat, review: Review, whole: Plan, number: team.OpenNumber) -> None:
    """Take an open number along: who, and by when."""
    part = team.part(whole, number.at)
    with st.form(f"bring:{review.id}:{number.at}:{number.what}", border=False):
        show.label(f"{lit(part.name if isinstance(part, Line) else '')}: {lit(number.what)}")
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="bottom"):
            name = st.text_input("Who brings it?", number.name, width=review_wall.times(150))
            day = st.text_input("By when?", number.day, width=review_wall.times(150))
            sent = st.form_submit_button("Keep")
    if sent:
        _choose(seat, review, Choice(number.at, team.choices.FILL, number.what, name or "", day or ""))


def _press(seat: Seat, review: Review, gate: Gate) -> None:
    with st.form(f"commit:{review.id}", border=False):
        today = cycle_state.today()
        with st.container(horizontal=True, gap="xsmall"):
            begins = st.date_input("First day", today, width=review_wall.times(150))
            ends = st.date_input("Last day", today + timedelta(weeks=WEEKS), width=review_wall.times(150))
        cadence = st.selectbox("We look at it", list(CADENCES), format_func=CADENCES.__getitem__)
        reason = st.text_input("Something is open. We commit all the same, because") if gate.waits else ""
        pressed = st.form_submit_button("Commit as a team", type="primary", width="stretch")
    show.label("A frozen copy is kept. Later changes say who, when and why.")
    if pressed:
        days = Calendar(_day(begins), _day(ends), cadence)
        act = lambda: seat.kept.reviews.commit(seat.who, review.id, store.new_id(), days, reason or "")  # noqa: E731
        review_state.attempt(act)
        st.rerun()


def _day(value: object) -> date:
    return value if isinstance(value, date) else cycle_state.today()


def _again(seat: Seat, review: Review) -> None:
    if team.reworded(review.choices) and st.button("Vote again on the changed lines", key="vote again"):
        terms = Terms(max(review.voted, team.QUORUM), form=review.form)
        if review_state.attempt(lambda: seat.kept.reviews.vote_again(seat.who, review.id, terms)):
            review_state.go(step=None, item=None, card=None)
        st.rerun()


def minutes(seat: Seat, review: Review) -> None:
    """The minutes, to read, copy and take home."""
    if review.role == "guest" or (review_wall.on() and not review.ended):
        return
    text = seat.kept.reviews.minutes(seat.who, review.id)
    with show.card():
        st.header("In the minutes", anchor=False)
        st.code(text, language=None, wrap_lines=True)
        st.download_button(
            "Minutes", text, "minutes.md", "text/markdown", icon=":material/download:", on_click="ignore"
        )


def _choose(seat: Seat, review: Review, choice: Choice) -> None:
    review_state.attempt(lambda: seat.kept.reviews.choose(seat.who, review.id, store.new_id(), choice))
    st.rerun()
