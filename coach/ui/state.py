"""The one door to Streamlit's session state: one Desk under one key, and the callbacks that replace it.

Typed text lives in its widget's key until a verb has taken it in, so a rerun loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from coach.errors import CoachError
from coach.ui import desk
from coach.ui.desk import Desk

KEY = "desk"


def now() -> Desk:
    """What the person has in front of them."""
    kept: Desk = st.session_state.setdefault(KEY, Desk())
    return kept


def become(verb: Callable[..., Desk], *given: object) -> None:
    """The callback of every widget: call a verb and keep what it returns."""
    try:
        st.session_state[KEY] = verb(now(), *given)
    except CoachError as error:
        st.session_state[KEY] = desk.fail(now(), str(error))


def typed(verb: Callable[..., Desk], key: str, *given: object) -> None:
    """Like become, with what stands in a widget as the last argument."""
    become(verb, *given, field(key))


def uploaded(key: str) -> None:
    """Read the file that was dropped."""
    file = field(key)
    if file is not None:
        become(desk.read, file.getvalue(), file.name)  # type: ignore[attr-defined]


def field(key: str) -> object:
    """What stands in a widget; None before it was drawn."""
    return st.session_state.get(key)


def number(key: str) -> int:
    """The number that stands in a widget; 0 before it was drawn."""
    value = field(key)
    return value if isinstance(value, int) else 0


def put(key: str, value: object) -> None:
    """Say what a widget shows; before it is drawn, or in a callback."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def drop(key: str) -> None:
    """Forget what was kept under a key."""
    st.session_state.pop(key, None)


def attempt(act: Callable[[], object], note: str) -> bool:
    """Do something that may be refused; the one sentence why is kept under this key. Whether it was done."""
    try:
        act()
    except CoachError as refused:
        put(note, str(refused))
        return False
    return True
