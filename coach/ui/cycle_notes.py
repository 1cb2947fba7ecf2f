"""Looking back, apart from the grades: three silent notes each, opened together; three sentences open the next draft."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from coach import team
from coach.store.rights import seat
from coach.team import Notes
from coach.ui import cycle_look, cycle_next, cycle_state, draft_state, review_state, show
from coach.ui.cycle_state import SESSION, Place
from coach.ui.wording import lit


def draw(place: Place, talk: StreamlitPage | None) -> None:
    """Draw the fields of the silent notes, or what they say together and what comes of it."""
    left, right = st.columns([7, 5], gap="medium")
    with left:
        if place.cycle.notes_open:
            _together(place.kept.cycles.notes(place.who, place.id))
        elif not place.cycle.ended:
            _alone(place)
    with right:
        if place.cycle.ended:
            _opens(place, talk)
        elif place.cycle.notes_open:
            _close(place)
        else:
            show.label("Once the notes are open, the team picks three sentences here. They open the next draft.")
        st.download_button(
            "Take the whole story home",
            place.kept.cycles.export(place.who, place.id),
            "cycle.json",
            "application/json",
            icon=":material/download:",
            on_click="ignore",
        )


def _alone(place: Place) -> None:
    with show.card():
        st.header("Three notes, in silence", anchor=False)
        show.label("Any may stay empty. All open together, without names; in a small team people may guess.")
        if not cycle_state.named():
            return
        own = place.kept.cycles.own_notes(place.who, place.id) or Notes()
        at = f"note:{place.id}:{seat(place.who)}"
        said = [
            st.text_area(ask, getattr(own, name), key=f"{at}:{name}", height=80, max_chars=2000, persist_state=SESSION)
            or ""
            for name, ask in team.NOTES.items()
        ]
        pressed = st.button("Keep my notes", type="primary")
        if own != Notes():
            show.label(f"Your notes are kept, {lit(place.who.person)}. They may be changed until all are opened.")
            if st.button("Hand on to the next person", key="hand on"):
                draft_state.name("")
                st.rerun()
    if pressed:
        _reflect(place, Notes(*said))
        st.rerun()
    noted = place.cycle.noted
    if st.button("Open all notes together" if noted else "Go on without notes"):
        if Notes(*said) == own or _reflect(place, Notes(*said)):  # what stands in the fields is not left behind
            review_state.attempt(lambda: place.kept.cycles.open_notes(place.who, place.id))
        st.rerun()
    few = " With fewer than three it is plain who wrote what." if 0 < noted < team.QUORUM else ""
    show.label(f"Notes so far: {noted}. Once they are open, no more are taken.{few}")


def _reflect(place: Place, said: Notes) -> bool:
    """Keep the notes of whoever writes. Whether it was done."""
    at = f"{place.id}:{said}"
    if not review_state.attempt(lambda: place.kept.cycles.reflect(place.who, place.id, cycle_state.key(at), said)):
        return False
    cycle_state.sent(at)
    draft_state.name(place.who.person)  # into the address: after a reload the notes are still theirs
    return True


def _together(found: Sequence[Notes]) -> None:
    with show.card():
        for name, ask in team.NOTES.items():
            st.header(ask, anchor=False)
            said = sorted(str(getattr(each, name)) for each in found if getattr(each, name).strip())
            for each in said:
                st.text(each)
            if not said:
                show.label("Nothing was noted.")


def _close(place: Place) -> None:
    """The sentences that the team picks, and the end of the cycle."""
    with show.card():
        st.header("Three sentences open the next draft", anchor=False)
        said = [
            st.text_area(
                f"Sentence {n}",
                key=f"sentence:{place.id}:{n}",
                height=68,
                max_chars=cycle_look.LONGEST,
                persist_state=SESSION,
            )
            or ""
            for n in range(1, team.ending.SENTENCES + 1)
        ]
        show.label(
            "The last values of the grades go along, as where each line stands today."
            if place.cycle.results
            else "Nothing is graded yet, so the last values of the looks go along. An ended cycle takes no grades."
        )
        pressed = st.button("End the cycle", type="primary")
    if pressed:
        review_state.attempt(lambda: place.kept.cycles.close(place.who, place.id, said))
        st.rerun()


def _opens(place: Place, talk: StreamlitPage | None) -> None:
    """What the next draft begins from, and the way there."""
    opening = place.cycle.opening
    with show.card():
        st.header("Opens the next draft", anchor=False)
        for n, sentence in enumerate(opening.sentences if opening else (), 1):
            with show.numbered(str(n)):
                st.text(sentence)
        for name, last in opening.starts if opening else ():
            st.text(f"{name}: {last} (today)")
        pressed = st.button("Begin the next draft", type="primary")
    if pressed and talk is not None:
        begun: list[str] = []
        if review_state.attempt(lambda: begun.append(cycle_next.begin(place.kept, place.who, place.cycle))):
            st.switch_page(talk, query_params={draft_state.DRAFT: begun[0]})
        st.rerun()
