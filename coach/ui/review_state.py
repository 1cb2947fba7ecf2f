"""Where the review pages find their review: the address names it, the store holds it and every answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

import streamlit as st

from coach import store
from coach.store import Acting, Store
from coach.store.told import Review
from coach.team import Ballot, Mark
from coach.ui import state

REVIEW, CARD, STEP, ITEM = "review", "card", "step", "item"  # words in the address
NOTE, ANSWERS, BEGAN = "review note", "review answers", "review item began"


class Seat(NamedTuple):
    """Somebody at a review: the store, who acts, and which review."""

    kept: Store
    who: Acting
    id: str


def number(word: str) -> int:
    """A number of the address; 0 where none stands."""
    said = st.query_params.get(word, "")
    return int(said) if said.isdecimal() and len(said) < 4 else 0


def go(**where: object) -> None:
    """Change words of the address and draw anew; None takes a word out."""
    for word, value in where.items():
        if value is None:
            st.query_params.pop(word, None)
        else:
            st.query_params[word] = str(value)
    st.rerun()


def attempt(act: Callable[[], object]) -> bool:
    """Do something that the store may refuse; the sentence is shown once. Whether it was done."""
    return state.attempt(act, NOTE)


def note(sentence: str) -> None:
    """Have one sentence shown on the next run."""
    state.put(NOTE, sentence)


def began(item: str) -> float:
    """When this window first showed an item, in seconds of a clock that only goes forward."""
    every: dict[str, float] = st.session_state.setdefault(BEGAN, {})
    return every.setdefault(item, time.monotonic())


def said() -> None:
    """Show the one sentence that waits."""
    sentence = str(st.session_state.pop(NOTE, ""))
    if sentence:
        st.text(sentence)


class Answers(NamedTuple):
    """What somebody has answered so far in one round, card by card. key: the id under which it will be sent."""

    key: str
    marks: Mapping[str, Mark] = {}
    drop: str = ""
    help: str = ""

    def ballot(self, form: str) -> Ballot:
        """All of it, to be sent."""
        return Ballot(tuple(self.marks.values()), self.drop, self.help, form)


def answers(seat: Seat, review: Review) -> Answers:
    """The answers of this round; at first what was written before a reload, else what was sent already, or none."""
    every = st.session_state.setdefault(ANSWERS, {})
    place = (seat.who, review.id, review.round)
    if place not in every:
        before = seat.kept.sheets.own(seat.who, review.id) or seat.kept.reviews.own(seat.who, review.id) or Ballot()
        every[place] = Answers(store.new_id(), {mark.at: mark for mark in before.marks}, before.drop, before.help)
    found: Answers = every[place]
    return found


def keep(seat: Seat, review: Review, now: Answers) -> None:
    """Keep answers that are not sent yet: a phone that reloads finds them. What changes gets another id."""
    every = st.session_state.setdefault(ANSWERS, {})
    place = (seat.who, review.id, review.round)
    if every.get(place) != now:
        every[place] = now._replace(key=store.new_id())
        attempt(lambda: seat.kept.sheets.keep(seat.who, review.id, now.ballot(review.form)))
