"""After a check-in: what is worth a talk, three lines at most, then four lines of text for the channel."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coach import team
from coach.team import CheckIn, Note, Talk
from coach.ui import cycle_look, cycle_state, review_state, show
from coach.ui.cycle_state import SESSION, Place
from coach.ui.wording import lit

WIDTHS = [5, 7]


def draw(place: Place) -> None:
    """Draw the last check-in: the talks, what we change, who helps, and the four lines."""
    every = place.kept.cycles.check_ins(place.who, place.id)
    if not every:
        st.markdown("Nothing was entered yet. The four lines stand here after a check-in.")
        return
    before, entered = every[:-1], every[-1]
    whole, days = place.cycle.plan, place.cycle.days
    talks, notes = team.talks(whole, days, before, entered), team.notes(whole, days, before, entered)
    left, right = st.columns(WIDTHS, gap="medium")
    with left:
        _talks(worth(talks, notes))
        _quiet(talks, notes)
    with right:
        if entered.day == cycle_state.today():
            _ours(place, entered)
        show.label(f"Four lines for your channel, {cycle_state.day(entered.day)}")
        st.code(team.channel(whole, before, entered), language=None, wrap_lines=True)
        if entered.day == cycle_state.today() and st.button(":gray[Back to the check-in]", type="tertiary"):
            cycle_state.go("look")


def worth(talks: Sequence[Talk], notes: Sequence[Note]) -> tuple[tuple[str, str], ...]:
    """Headlines with one question each: falls and lines behind first; where pace and words differ, that is said.

    notes: of the check-in; one about a line that is listed takes the place of its talk, no other is a talk.
    """
    told = {each.at: (each.headline, each.question) for each in talks}
    told |= {each.at: (each.headline, each.question) for each in notes if each.at in told}
    return tuple(told.values())


def _quiet(talks: Sequence[Talk], notes: Sequence[Note]) -> None:
    """A line that neither fell nor lies behind, and whose number and word differ all the same: grey, nothing to talk about."""
    listed = {each.at for each in talks}
    for each in notes:
        if each.at and each.at not in listed:
            show.label(lit(f"{each.headline} {each.question}"))


def _talks(found: Sequence[tuple[str, str]]) -> None:
    with show.card():
        st.header("Talk about" if found else "Nothing has to be talked about", anchor=False)
        if not found:
            st.markdown("No line fell by two or more, and none lies behind an even pace.")
        for n, (headline, question) in enumerate(found, 1):
            with show.numbered(str(n)):
                st.markdown(f"{lit(headline)}  \n**{lit(question)}**")
        if found:
            show.label("Two minutes each, then on.")


def _ours(place: Place, entered: CheckIn) -> None:
    """What the talk came to: two short lines, kept with the check-in."""
    at = f"{place.id}:{entered.day}:{cycle_state.stamp((entered.change, entered.help))}"
    most = cycle_look.LONGEST
    with show.card():
        change = st.text_input(
            "What do we change?", entered.change, key=f"change:{at}", max_chars=most, persist_state=SESSION
        )
        help_ = st.text_input("Who helps?", entered.help, key=f"help:{at}", max_chars=most, persist_state=SESSION)
        pressed = st.button("Put it into the lines")
    if pressed:
        said = CheckIn(entered.day, change=change or "", help=help_ or "")
        review_state.attempt(lambda: cycle_look.keep(place, said, entered))
        st.rerun()
