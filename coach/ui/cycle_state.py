"""Where the cycle pages find their cycle: the address names it and the step, the store holds the rest."""

from __future__ import annotations

import zlib
from datetime import date
from typing import Literal, NamedTuple

import streamlit as st

from coach import store
from coach.store import Acting, Cycle, Store
from coach.ui import draft_state, review_state, show

CYCLE = "cycle"  # a word in the address; the step and the screen are those of a review
TURN, KEY = "cycle turn", "cycle key"
SESSION: Literal["session"] = "session"  # what was typed and not sent yet outlives a look at another step


class Place(NamedTuple):
    """Somebody at a cycle: the store, who acts, and the cycle as it stands."""

    kept: Store
    who: Acting
    cycle: Cycle

    @property
    def id(self) -> str:
        """The id of the cycle."""
        return self.cycle.id


def today() -> date:
    """The day on the team's wall."""
    return date.today()  # noqa: DTZ011  (a check-in is held on a day, not at a moment)


def day(found: date) -> str:
    """A day as one says it."""
    return f"{found.day} {found:%B}"


def stamp(kept: object) -> str:
    """A word of a field's key. When somebody else keeps something new, the field begins from that."""
    return f"{zlib.crc32(repr(kept).encode()):08x}"


def turn(at: str) -> int:
    """How often something was sent from here: with it in its key, a form is empty again once it was kept."""
    found: int = st.session_state.setdefault(TURN, {}).get(at, 0)
    return found


def sent(at: str) -> None:
    """What was typed at a place is kept."""
    st.session_state.setdefault(TURN, {})[at] = turn(at) + 1
    st.session_state.get(KEY, {}).pop(at, None)


def key(at: str) -> str:
    """The id under which what is typed at a place will be kept; the same for a second try."""
    found: str = st.session_state.setdefault(KEY, {}).setdefault(at, store.new_id())
    return found


def named() -> str:
    """Ask for a name where nobody has given one; "" while there is none."""
    person = draft_state.who().person
    if person:
        return person
    typed = st.text_input("Your name", key="cycle name", max_chars=60, width=220)
    if typed and typed.strip():
        draft_state.name(typed)
        st.rerun()
    show.label("A name goes with what you note, so that nobody is counted twice.")
    return ""


def go(step: str, item: int | None = None) -> None:
    """Open a step of this cycle."""
    review_state.go(**{review_state.STEP: step, review_state.ITEM: item})
