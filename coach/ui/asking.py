"""The right side: what is asked, what was said, and which numbers are still to find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import streamlit as st

from coach.model import ProposedSet, Question
from coach.ui import desk as verbs
from coach.ui import show, state, wording
from coach.ui.desk import Desk

COUNTS = ("No", "One", "Two", "Three")
TEAM = "The team"
TAPS = {"fixed": ("yes, fixed from outside", "no, our plan")}


def draw(desk: Desk, proposed: ProposedSet) -> None:
    """Questions with a field each; an answer fills its places at once."""
    with show.card():
        _questions(desk, proposed)
    found = numbers(proposed)
    if found:
        with show.card():
            _numbers(found)


def _questions(desk: Desk, proposed: ProposedSet) -> None:
    asked = (*proposed.questions, *proposed.later)[:3]
    if asked:
        st.header(f"{COUNTS[min(len(asked), 3)]} question{'s' if len(asked) > 1 else ''}", anchor=False)
        for n, question in enumerate(asked, 1):
            _question(question, f"{n}. " if len(asked) > 1 else "")
    else:
        st.header("Nothing left to ask", anchor=False)
        st.markdown("What is open can be settled in the review.")
    _said(desk, proposed)


def _question(question: Question, mark: str) -> None:
    key, tap = f"answer:{question.id}", f"tap:{question.id}"
    heard = f"{mark}{wording.spoken(question.text)}"
    with st.container(gap="xxsmall"):
        st.markdown(f":small[{mark}{wording.told(question.text)}]")
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.text_input(
                heard,
                key=key,
                placeholder=question.hint,
                label_visibility="collapsed",
                on_change=state.typed,
                args=(verbs.answer, key, question),
            )
            st.pills(
                f"In a tap: {heard}",
                TAPS.get(question.id.partition(":")[0], (verbs.UNKNOWN,)),
                key=tap,
                format_func=show.gray,
                label_visibility="collapsed",
                on_change=state.typed,
                args=(verbs.answer, tap, question),
            )


def _said(desk: Desk, proposed: ProposedSet) -> None:
    mine = [each for each in desk.asked if desk.answer(each.id) and each.at[:1] == proposed.at]
    if mine:
        with st.expander("what you said", type="compact"):
            for question in mine:
                _field(desk, question)
    with st.expander("anything else", type="compact"):
        key = f"said:{verbs.CONTEXT.id}"
        state.put(key, desk.answer(verbs.CONTEXT.id))
        st.text_area(
            verbs.CONTEXT.text,
            key=key,
            placeholder=verbs.CONTEXT.hint,
            height=100,
            on_change=state.typed,
            args=(verbs.answer, key, verbs.CONTEXT),
        )


def _field(desk: Desk, question: Question) -> None:
    """An answer that was given; changing it fills the set anew."""
    key = f"said:{question.id}"
    state.put(key, desk.answer(question.id))
    st.markdown(f":small[{wording.told(question.text)}]")
    st.text_input(
        f"Your answer: {wording.spoken(question.text)}",
        key=key,
        label_visibility="collapsed",
        on_change=state.typed,
        args=(verbs.answer, key, question),
    )


def numbers(proposed: ProposedSet) -> dict[str, list[tuple[str, str]]]:
    """Who may know what is missing: the person or place, then (what, chip)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for who, what, slot in _missing(proposed):
        found.setdefault(who, []).append((what, slot))
    return dict(sorted(found.items(), key=lambda each: each[0] == TEAM))


def _missing(proposed: ProposedSet) -> Iterator[tuple[str, str, str]]:
    for result in proposed.results:
        what = wording.name(result.option.text, 6)
        for placeholder in result.option.placeholders:
            if placeholder.slot in wording.NAMES:
                continue
            yield _who(placeholder.who), what, wording.CHIPS[placeholder.slot]
        if result.lacks:
            yield TEAM, what, wording.CHIPS["baseline"]
    for line in proposed.held:
        if line.lacks:
            yield TEAM, wording.name(line.text), wording.CHIPS["baseline"]


def _who(name: str | None) -> str:
    if not name or name in ("?", "the team"):
        return TEAM
    return name[:1].upper() + name[1:]


def _numbers(found: Mapping[str, list[tuple[str, str]]]) -> None:
    st.header("Numbers to find", anchor=False)
    st.markdown(" · ".join(f"{wording.lit(who)} **{len(whats)}**" for who, whats in found.items()))
    with st.expander("list and messages", type="compact"):
        for who, whats in found.items():
            st.markdown(f"**{wording.lit(who)}**")
            for what, slots in together(whats).items():
                st.markdown(f"{wording.lit(what)} {' '.join(map(wording.chip, slots))}")
            st.code(message(whats), language=None, wrap_lines=True)


def together(whats: list[tuple[str, str]]) -> dict[str, list[str]]:
    """What is missing for each thing."""
    found: dict[str, list[str]] = {}
    for what, slot in whats:
        found.setdefault(what, []).append(slot)
    return found


ASKED = {"today ?": "where it stands today", "aim ?": "which level is worth reaching", "date ?": "by when"}


def message(whats: list[tuple[str, str]]) -> str:
    """What one sends to somebody who may know."""
    rows = "\n".join(f"- {what}: {ASKED.get(slot, slot.removesuffix(' ?'))}" for what, slot in whats)
    return f"For our key results we are looking for:\n{rows}\nA rough figure with its source helps; so does “nobody counts this”."
