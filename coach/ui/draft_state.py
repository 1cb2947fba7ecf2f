"""Where the page Draft finds its draft: the address names it, the store holds it; what was typed waits here until kept.

After a restart of the server the first tap reaches an empty session, where no callback runs. So this page acts on what
widgets return, and all that it needs to know stands in the address.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

import streamlit as st

from coach import store
from coach.store import Acting, Store
from coach.ui import state
from coach.ui.draft_turns import Held

WORKSPACE = "team"
DRAFT, EDIT, FROM, LAST = "draft", "edit", "from", "last"  # words in the address
ME, SEAT = "me", "seat"  # the name of whoever opened this page, and the secret by which their answers are theirs
NOTE, UNSENT, NAME, FIELD = "draft note", "draft unsent", "draft name", "draft field:"
WINDOW = "window seat"
LEASE = timedelta(seconds=10)  # the built-in coach answers at once; after a crash nobody waits longer than this


class Unsent(NamedTuple):
    """A message that is not kept yet, with the id under which it will be."""

    key: str
    text: str


class Part(NamedTuple):
    """A part of the draft that is being edited, and the revision that its form began from."""

    at: tuple[int, ...]
    revision: int


@st.cache_resource(show_spinner=False)
def kept() -> Store:
    """The store of this server. Raises StoreError; a later call tries again."""
    return store.connect(os.environ.get("COACH_DATABASE_URL", ""), lease=LEASE)


def who() -> Acting:
    """Who acts: the name that somebody gave, or nobody in particular, and the secret of their window."""
    said = st.session_state.get(NAME) or st.query_params.get(ME, "")
    person = " ".join(str(said or "").split())[:80]
    return Acting(person, WORKSPACE, _seat(person))


def _seat(person: str) -> str:
    """The secret that a window is known by, in the address for a reload. Anybody can type a name; this is theirs.

    Another name is another person at the same screen: what the one before answered stays with them.
    """
    before, known = st.session_state.get(WINDOW, ("", ""))
    said = st.query_params.get(SEAT, "")
    if said and st.query_params.get(ME, "") == person:
        known = said
    elif not known or (before and before != person):
        known = store.new_id()
    st.session_state[WINDOW] = (person, known)
    return str(known)


def name(text: str) -> None:
    """Keep the name that somebody gave, for all pages of this window, and in the address for a reload."""
    now = " ".join(text.split())[:80]
    if now != who().person:
        st.query_params.pop(SEAT, None)
    st.session_state[NAME] = st.query_params[ME] = now
    st.query_params[SEAT] = who().seat


def held() -> Held | None:
    """The draft that the address names; None where it names none. Raises StoreError."""
    name = st.query_params.get(DRAFT, "")
    return Held(kept(), who(), name) if name else None


def open_draft(name: str) -> None:
    """Put a draft into the address."""
    st.query_params.clear()
    st.query_params[DRAFT] = name


def part() -> Part | None:
    """What is being edited."""
    at, _, revision = st.query_params.get(EDIT, "").partition("@")
    numbers = at.split(".") if at else []
    if not revision.isdecimal() or not all(each.isdecimal() for each in numbers) or len(numbers) > 2:
        return None
    return Part(tuple(map(int, numbers)), int(revision))


def edit(at: tuple[int, ...], revision: int) -> None:
    """Open a part for editing."""
    st.query_params[EDIT] = f"{'.'.join(map(str, at))}@{revision}"


def leave() -> None:
    """Close the form, and put away what was typed in it."""
    st.query_params.pop(EDIT, None)
    for key in [each for each in st.session_state if str(each).startswith(FIELD)]:
        del st.session_state[key]


def attempt(act: Callable[[], object]) -> bool:
    """Do something; a refusal becomes the one sentence on the page. Whether it was done."""
    return state.attempt(act, NOTE)


def note(sentence: str) -> None:
    """Keep the one sentence that the page says next."""
    state.put(NOTE, sentence)


def unsent() -> tuple[Unsent, ...]:
    """The messages that wait to be kept, in the order in which they were said."""
    found: tuple[Unsent, ...] = st.session_state.get(UNSENT, ())
    return found


def hold(text: str) -> None:
    """Hold on to typed text until the store has it."""
    if all(each.text != text for each in unsent()):
        st.session_state[UNSENT] = (*unsent(), Unsent(store.new_id(), text))


def reword(waiting: Unsent, text: str) -> None:
    """Put other words in the place of a message that waits; other words are another message."""
    new = Unsent(store.new_id(), text)
    if text != waiting.text:
        st.session_state[UNSENT] = tuple(new if each == waiting else each for each in unsent())


def sent(waiting: Unsent) -> None:
    """A waiting message is kept, or put away."""
    st.session_state[UNSENT] = tuple(each for each in unsent() if each != waiting)


def said() -> str:
    """The one sentence that waits to be shown; it is shown once."""
    return str(st.session_state.pop(NOTE, ""))
