"""Parts that pages share. Whatever a person typed goes through wording.lit or st.text, never as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coach.ui.wording import lit

# For those who work without a mouse: where they are in the menu, and the button that copies a block, which Streamlit
# shows under a mouse alone. Static text of ours.
STYLE = """<style>
[data-testid="stTopNavLink"]:focus-visible, [data-testid="stCode"] button:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
[data-testid="stCode"] > div:has(button) { visibility: visible; }
[data-testid="stCode"]:focus-within > div:has(button) { opacity: 1; }
</style>"""


def head(title: str, side: str = "") -> None:
    """One title, and one quiet line beside it."""
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute", gap="xsmall"):
        st.title(title, anchor=False, width="content")
        if side:
            st.markdown(f":gray[{lit(side)}]", width="content")


def label(words: str) -> None:
    """A quiet label over a block; st.caption would be too pale to read."""
    st.markdown(f":gray[:small[{words}]]")


@contextmanager
def card(key: str | None = None) -> Iterator[None]:
    """A bordered block."""
    with st.container(border=True, gap="xsmall", key=key):
        yield


def numbered(mark: str) -> DeltaGenerator:
    """A row with a quiet number; what follows hangs beside it."""
    row = st.container(horizontal=True, gap="xsmall")
    row.markdown(f"**:green[{mark}]**", width=14)
    return row.container(gap="xxsmall", width="stretch")


def quiet(words: str, key: str, act: Callable[..., None], *given: object, **rest: object) -> None:
    """A text button for what is rarely needed; grey at rest."""
    st.button(f":gray[{words}]", key=key, type="tertiary", on_click=act, args=given, **rest)  # type: ignore[arg-type]


def gray(option: str) -> str:
    """The words of a tap: grey, because a picked one in the accent colour is too pale at night."""
    return f":gray[{option}]"
