"""Mid-way: keep, change because, stop because; a changed line keeps the old one, who, when and why."""

from __future__ import annotations

import streamlit as st

from coach import team
from coach.team import Amendment, Line, Version
from coach.team.versions import CHANGE, KEEP, STOP
from coach.ui import cycle_look, cycle_state, review_state, show, wording
from coach.ui.cycle_state import SESSION, Place
from coach.ui.wording import lit

SAID = {KEEP: "Keep", CHANGE: "Change because", STOP: "Stop because"}


def draw(place: Place) -> None:
    """Draw one choice a key result, then the versions."""
    left, right = st.columns([7, 5], gap="medium")
    with left:
        for aim in place.cycle.plan.aims:
            with show.card():
                st.header(lit(aim.text), anchor=False)
                for n, line in enumerate(aim.lines, 1):
                    with show.numbered(str(n)):
                        _line(place, line)
    with right:
        _versions(place)


def _line(place: Place, line: Line) -> None:
    owner = f"  \n:gray[:small[{lit(line.owner)}]]" if line.owner else ""
    st.markdown(f"{wording.line(line.text)}{owner}")
    if place.cycle.ended:
        return
    at = f"{place.id}:{line.id}"
    key = f"{at}:{cycle_state.turn(at)}"
    action = st.segmented_control(
        f"{wording.spoken(line.name)}: keep, change or stop",
        list(SAID),
        format_func=lambda each: show.gray(SAID[each]),
        key=f"mid:{key}",
        label_visibility="collapsed",
        persist_state=SESSION,
    )
    if action:
        _decide(place, line, str(action), key)


def _decide(place: Place, line: Line, action: str, key: str) -> None:
    words = owner = why = ""
    if action == CHANGE:
        typed = st.text_area(
            "In new words", line.text, key=f"words:{key}", height=80, max_chars=2000, persist_state=SESSION
        )
        named = st.text_input(
            "Who looks after it?", line.owner, key=f"owner:{key}", max_chars=60, persist_state=SESSION
        )
        words, owner = typed or "", named or ""
    if action != KEEP:
        why = st.text_input("Because", key=f"why:{key}", max_chars=cycle_look.LONGEST, persist_state=SESSION) or ""
    if cycle_state.named() and st.button("Keep this decision", key=f"decide:{key}", type="primary"):
        _amend(place, Amendment(line.id, action, words, why, owner))


def _amend(place: Place, wanted: Amendment) -> None:
    at = f"{place.id}:{wanted.at}"
    key = cycle_state.key(f"{at}:{cycle_state.turn(at)}:{wanted}")
    if review_state.attempt(lambda: place.kept.cycles.amend(place.who, place.id, key, wanted, cycle_state.today())):
        cycle_state.sent(at)
    st.rerun()


def _versions(place: Place) -> None:
    with show.card():
        st.header("What was committed, and what changed since", anchor=False)
        for each in reversed(place.kept.cycles.versions(place.who, place.id)):
            _version(place, each)


def _version(place: Place, each: Version) -> None:
    by = f", {each.by}" if each.by else ""
    show.label(lit(f"Version {each.number}, {cycle_state.day(each.on.astimezone().date())}{by}"))
    if each.number == 1:
        st.text("Committed as a team.")
    for changed in each.changed:
        st.text(_told(_called(place, changed.at) or changed.before, changed))
    if each.why:
        st.text(f"Because: {each.why}")
    for kept in each.kept:
        looked = ", ".join(filter(None, (kept.by, cycle_state.day(kept.on.astimezone().date()))))
        st.text(f"Looked at, and kept as it was: {_called(place, kept.at)} ({looked})")


def _called(place: Place, at: str) -> str:
    """What a part is called today; "" where it has left the set."""
    part = team.part(place.cycle.plan, at)
    return part.name if isinstance(part, Line) else part.text if part else ""


def _told(called: str, changed: team.Changed) -> str:
    if changed.what == "stopped":
        return f"Stopped: {changed.before}"
    if changed.what == "words":
        return f"Was: {changed.before}"
    return f"{called}, {changed.what}: {changed.before or 'open'} → {changed.after or 'open'}"
