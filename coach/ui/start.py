"""The page Start: two doors, and what already lies on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from coach.ui import marks, rewrite, show, state, wording


def draw(work: StreamlitPage) -> None:
    """Draw the doors; both lead to the page Rewrite."""
    show.head("What would you like to bring today?")
    st.markdown(":gray[The coach asks, checks and proposes. Your team decides. No figure is ever invented.]")
    with st.grid(2, min_column_width=300, gap="small"):
        with _door(
            "content_paste",
            "Paste what you have",
            "One whole proposed set comes back, with what stays and why. Your document goes home in the form it came in.",
        ):
            bring = st.button("Paste or upload", type="primary", icon=":material/arrow_forward:")
        with _door(
            "menu_book",
            "See an example",
            "Eight trades, from a hospital ward to a bus depot: before, after, and the questions between.",
        ):
            look = rewrite.trades()
    _sample()
    desk = state.now()
    go_on = False
    if not desk.empty and not look:
        st.space("small")
        st.header("On your desk", anchor=False)
        with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.text(rewrite.facts(desk))
            go_on = st.button("Go on", key="go on")
    show.label("What you bring stays on this machine, and in this window: closing it puts it away.")
    if bring or look or go_on:
        st.switch_page(work)


BEFORE = "Ship the preview environments"
AFTER = (
    "Share of changes that engineers put live without waiting for anyone, "
    "from [baseline: share last month - pipeline log] to [target: share worth reaching - the team]"
)


def _sample() -> None:
    """One line before and after, so that one sees at a glance what comes back."""
    st.space("small")
    st.header("What comes back", anchor=False)
    with show.card():
        before, after = st.columns([2, 3], gap="small")
        with before.container(gap=None):
            show.label("A line as it came in")
            st.text(BEFORE)
        with after.container(gap=None):
            show.label("As a key result; green words are new, amber is a number to find")
            st.markdown(marks.new(BEFORE, AFTER))
            show.label(f"What we try: {wording.lit(BEFORE)}")


@contextmanager
def _door(icon: str, name: str, promise: str) -> Iterator[None]:
    with st.container(border=True, height="stretch", gap="xsmall"):
        with st.container(gap=None):
            st.markdown(f":green-badge[:material/{icon}:]")
            st.header(name, anchor=False)
        st.markdown(promise)
        st.space("stretch")
        yield
