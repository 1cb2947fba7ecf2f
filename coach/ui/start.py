"""The page Start: four doors, what lies on the desk, and recent drafts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from coach import checks, parse
from coach import rewrite as compose
from coach.store import MESSAGE, new_id
from coach.store.values import fits
from coach.ui import draft_jobs, draft_recent, draft_state, draft_turns, marks, rewrite, sending, show, state, wording
from coach.ui.examples import EXAMPLES


def draw(work: StreamlitPage, talk: StreamlitPage) -> None:
    """Draw the doors: work is the page Rewrite, talk the page Draft."""
    show.head("What would you like to bring today?")
    st.markdown(":gray[The coach asks, checks and proposes. Your team decides. No figure is ever invented.]")
    with st.grid(3, min_column_width=250, gap="small"):
        with _door(
            "content_paste",
            "Paste what you have",
            "One whole proposed set comes back, with what stays and why. Your document goes home in the form it came in.",
        ):
            bring = st.button("Paste or upload", type="primary", width="stretch")
        with _door(
            "forum",
            "Tell it in your own words",
            "Say it in any order. One question at a time, for what is missing, beside a draft that grows as you talk.",
        ):
            tell = st.button("Start talking", width="stretch")
        with _door(
            "history",
            "Start from last quarter",
            "Keep, evolve or stop each key result. The last value becomes today's starting point.",
        ):
            old = st.button("Open last quarter", width="stretch")
    with _door("menu_book", "See an example", "Eight trades: before, after, and the questions between."):
        look = rewrite.trades()
    go_on, started = _on_desk(empty=look)
    opened = started or draft_recent.draw()
    _sample()
    show.label(
        "Drafts stay on this machine. Each has its own link; whoever has it can read it. "
        "A pasted document stays in this window."
    )
    if bring or look or go_on:
        st.switch_page(work)
    if tell or old or opened:
        asked = {draft_state.DRAFT: opened} if opened else {draft_state.FROM: draft_state.LAST} if old else {}
        st.switch_page(talk, query_params=asked)


def _on_desk(*, empty: bool) -> tuple[bool, str]:
    """What lies on the desk of Rewrite: whether to go on with it, or the id of the draft that begins with it."""
    desk = state.now()
    if desk.empty or empty:
        return False, ""
    st.space("small")
    st.header("On your desk", anchor=False)
    started = ""
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        st.container(width="stretch").text(rewrite.facts(desk))
        go_on = st.button("Go on", key="go on")
        if st.button("Talk it through", key="talk it through"):
            draft_state.attempt(lambda: draft_state.open_draft(_talked(desk.okrs.source.text)))
            started = st.query_params.get(draft_state.DRAFT, "")
    if note := draft_state.said():
        st.text(note)
    return go_on, started


def _talked(text: str) -> str:
    """Begin a draft with a document as its first message. Raises TooLarge for one that is no message."""
    fits(text, MESSAGE, "document")
    held = draft_turns.begin(draft_state.kept(), draft_state.who(), new_id())
    draft_jobs.say(held, new_id(), text, sending.chosen()[0])
    return held.id


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
