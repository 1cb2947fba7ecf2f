"""The page Cycle: the cycles of a team; in one of them check in, change mid-way, end, and see who shares what."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from coach.errors import CoachError
from coach.store import CycleSummary
from coach.ui import (
    cycle_change,
    cycle_end,
    cycle_look,
    cycle_notes,
    cycle_shared,
    cycle_state,
    cycle_told,
    draft_state,
    review_state,
    show,
)
from coach.ui.cycle_state import Place
from coach.ui.wording import lit

LOOK, TOLD, CHANGE, END, NOTES, SHARED = "look", "told", "change", "end", "notes", "shared"
STEPS = {LOOK: "Check in", CHANGE: "Change", END: "Grade", NOTES: "Look back", SHARED: "Shared"}
DRAWN: Mapping[str, Callable[[Place], None]] = {
    LOOK: cycle_look.draw,
    TOLD: cycle_told.draw,
    CHANGE: cycle_change.draw,
    END: cycle_end.draw,
    SHARED: cycle_shared.draw,
}


def draw(talk: StreamlitPage | None = None) -> None:
    """Draw the page. talk: the page Draft, where the next draft begins."""
    name = st.query_params.get(cycle_state.CYCLE, "")
    if not name:
        _doors()
        return
    kept, who = draft_state.kept(), draft_state.who()
    try:
        place = Place(kept, who, kept.cycles.cycle(who, name))
    except CoachError as refused:
        _closed(str(refused))
        return
    _head(place)
    step = _step(place)
    try:
        if step == NOTES:
            cycle_notes.draw(place, talk)
        else:
            DRAWN[step](place)
    except CoachError as refused:  # the store gave way between two reads
        st.text(str(refused))


def _head(place: Place) -> None:
    cycle = place.cycle
    week, weeks = cycle.days.week(cycle_state.today())
    title = "The cycle has ended" if cycle.ended else f"Week {week} of {weeks}"
    named = " · ".join(filter(None, (cycle.plan.team, cycle.plan.cycle)))
    show.head(title, named or f"{cycle_state.day(cycle.days.begins)} to {cycle_state.day(cycle.days.ends)}")


def _step(place: Place) -> str:
    """The row of steps, and the one that is open."""
    said = st.query_params.get(review_state.STEP, "")
    at = said if said in (*STEPS, TOLD) else NOTES if place.cycle.ended else LOOK
    shown = LOOK if at == TOLD else at
    steps = {name: STEPS[name] for name in STEPS if not place.cycle.ended or name != LOOK}
    picked = st.segmented_control(
        "What do you want to do?",
        list(steps),
        default=shown if shown in steps else None,
        format_func=lambda each: show.gray(steps[each]),
        key=f"step:{place.id}:{at}:{bool(place.cycle.ended)}",
        label_visibility="collapsed",
        required=True,
    )
    if picked and picked != shown:
        cycle_state.go(str(picked))
    review_state.said()
    return at


def _closed(sentence: str) -> None:
    show.head("This cycle cannot be shown at the moment")
    with show.card("note"):
        st.text(sentence)
    if st.button("Back to all cycles"):
        st.query_params.clear()
        st.rerun()


# ---- no cycle opened yet


def _doors() -> None:
    show.head("While the cycle runs")
    st.markdown(":gray[Every two weeks, ten minutes, one scribe. At the end a number a line, then three notes each.]")
    review_state.said()
    found = draft_state.kept().cycles.all(draft_state.who())
    if not found:
        with show.card():
            st.markdown("There is no cycle yet. It begins when a team commits to a set, at the end of a review.")
        return
    with show.card("cycles"):
        for each in found:
            _row(each)


def _row(each: CycleSummary) -> None:
    week, weeks = each.days.week(cycle_state.today())
    state = "ended" if each.ended else f"week {week} of {weeks}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{lit(each.title)} &nbsp; :gray-badge[{state}]", width="stretch")
        days = f"{cycle_state.day(each.days.begins)} to {cycle_state.day(each.days.ends)}"
        st.markdown(f":gray[:small[{days}]]", width=220)
        if st.button(":gray[Open]", key=f"open:{each.id}", type="tertiary"):
            review_state.go(**{cycle_state.CYCLE: each.id, review_state.STEP: None, review_state.ITEM: None})
