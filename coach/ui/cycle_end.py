"""The end, five minutes: a value in, a number out with its working, and the team's own number beside it."""

from __future__ import annotations

import streamlit as st

from coach import team
from coach.team import Aim, Grade, Line, Result
from coach.ui import cycle_look, review_state, show, wording
from coach.ui.cycle_state import SESSION, Place, go, stamp
from coach.ui.wording import lit

WIDTHS = [11, 6, 6, 13]


def draw(place: Place) -> None:
    """Draw all key results in one screen. What is typed shows its number at once; one button keeps all."""
    results: list[Result] = []
    last = place.kept.cycles.check_ins(place.who, place.id)
    for aim in place.cycle.plan.aims:
        with show.card():
            grades = []
            head = st.empty()
            for line in aim.lines:
                result = _line(place, aim, line, _preset(place, line, team.last_value(last, line.id)))
                results.append(result)
                grades.append(team.grade(line, result, aim.type))
            with head.container():
                _head(aim, grades)
    if place.cycle.ended:
        show.label("The cycle has ended; its grades stay as they are.")
        return
    show.label("Committed lines are expected at 1.0; the others aim at 0.6 to 0.7. A grade is about the line.")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if st.button("Keep the grades", type="primary"):
            _keep(place, tuple(results))
        if place.cycle.results is not None and st.button("Go on to look back"):
            go("notes")


def _preset(place: Place, line: Line, last: str) -> Result:
    kept = {each.at: each for each in place.cycle.results or ()}
    return kept.get(line.id, Result(line.id, last))


def _head(aim: Aim, grades: list[Grade]) -> None:
    mean = team.of_objective(aim, grades)
    said = "the mean of its key results" if len(grades) > 1 else "from its key result"
    with st.container(gap=None):
        words = f"{mean:.2f}, {said}" if mean is not None else "no number yet: a key result has none"
        show.label(f"Objective · {words}")
        st.header(lit(aim.text), anchor=False)


def _line(place: Place, aim: Aim, line: Line, preset: Result) -> Result:
    """One row; what comes back is what stands in its fields now."""
    key, closed = f"{place.id}:{line.id}:{stamp(preset)}", place.cycle.ended is not None
    words, value, own, because = st.columns(WIDTHS, gap="small", vertical_alignment="top")
    with value:
        typed = st.text_input(
            "Last value",
            preset.value,
            key=f"last:{key}",
            max_chars=cycle_look.LONGEST,
            disabled=closed,
            persist_state=SESSION,
        )
    with own:
        number = st.number_input(
            "Our own number",
            0.0,
            1.0,
            preset.own,
            0.1,
            "%.1f",
            key=f"own:{key}",
            disabled=closed,
            persist_state=SESSION,
        )
    with because:
        why = st.text_input(
            "Because",
            preset.because,
            key=f"because:{key}",
            max_chars=cycle_look.LONGEST,
            disabled=closed,
            persist_state=SESSION,
        )
    found = Result(line.id, (typed or "").strip(), number, why or "", preset.unknown)
    grade = team.grade(line, found, aim.type)
    with words:
        st.markdown(wording.line(line.text))
        _grade(grade)
    if grade.question:
        with because:
            unknown = st.text_input(
                grade.question,
                preset.unknown,
                key=f"unknown:{key}",
                max_chars=cycle_look.LONGEST,
                disabled=closed,
                persist_state=SESSION,
            )
        found = found._replace(unknown=unknown or "")
    return found


def _grade(grade: Grade) -> None:
    number = f":gray-badge[{grade.number:.2f}] " if grade.number is not None else ""
    expected = f" · {grade.expected}" if grade.committed else ""
    st.markdown(f"{number}:gray[:small[{lit(grade.working + expected)}]]")


def _keep(place: Place, results: tuple[Result, ...]) -> None:
    """Keep what is new; what others have kept meanwhile stays."""
    new = [each for each in results if each not in (place.cycle.results or ())]
    if review_state.attempt(lambda: place.kept.cycles.grade(place.who, place.id, new)):
        go("notes")
    st.rerun()
