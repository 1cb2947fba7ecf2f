"""The page Start: two doors, and what already lies on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from coach import checks, parse
from coach import rewrite as compose
from coach.ui import marks, rewrite, show, state, wording
from coach.ui.examples import EXAMPLES


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


SAMPLE = 3  # the platform team


@cache
def sample() -> tuple[str, str]:
    """The first line of an example that gets an option, and that option: what the coach says of it today."""
    okrs = parse.read(EXAMPLES[SAMPLE].text)
    proposal = compose.compose(okrs, checks.run(okrs))
    return next((each.before, each.options[0].text) for each in proposal.rewrites if each.options)


def _sample() -> None:
    """One line before and after, so that one sees at a glance what comes back."""
    st.space("small")
    st.header("What comes back", anchor=False)
    before_text, after_text = sample()
    with show.card():
        before, after = st.columns([2, 3], gap="small")
        with before.container(gap=None):
            show.label("A line as it came in")
            st.text(before_text)
        with after.container(gap=None):
            show.label("As a key result; green words are new, amber is a number to find")
            st.markdown(marks.new(before_text, after_text))
            show.label(f"What we try: {wording.lit(before_text)}")


@contextmanager
def _door(icon: str, name: str, promise: str) -> Iterator[None]:
    with st.container(border=True, height="stretch", gap="xsmall"):
        with st.container(gap=None):
            st.markdown(f":green-badge[:material/{icon}:]")
            st.header(name, anchor=False)
        st.markdown(promise)
        st.space("stretch")
        yield
