"""The form in which a part of the draft is edited; two versions of one part stand side by side until somebody chooses."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Literal

import streamlit as st

from coach import dialogue, store
from coach.errors import CoachError
from coach.session import At
from coach.ui import draft_fields, draft_state, draft_turns, show
from coach.ui.draft_fields import Field
from coach.ui.draft_state import Part
from coach.ui.draft_turns import Held, Stand

LONG = ("objective", "name")
BESIDE = "remark"  # grows with the talk; a form of one's own is nobody's lost race because of it
LOW, FITS = 72, 90  # pixels of a field of two lines, and the characters that they hold


def draw(held: Held, stand: Stand, part: Part) -> None:
    """Draw the form. What somebody else made of the part meanwhile is shown, and nothing is written over it unseen."""
    now = draft_fields.fields(stand.talk.draft, part.at)
    try:
        base = draft_fields.fields(draft_turns.load(held.kept.state(held.who, held.id, part.revision)).draft, part.at)
    except CoachError:
        base = now
    if now is None or base is None:
        st.text("This part is not in the draft any longer; the history has it.")
        if st.button("Close"):
            draft_state.leave()
            st.rerun()
        return
    moved = any(old != new and old.slot != BESIDE for old, new in zip(base, now, strict=True))
    with st.form(f"form:{part.at}@{part.revision}", border=len(part.at) != 1):  # an objective has its card around it
        if moved:
            _theirs(base, now, stand.row.person)
        words = _fields(base, part)
        with st.container(horizontal=True, gap="xsmall"):
            # The taps of the two cases have names of their own: a tap made before the change was seen does nothing.
            names = ("Take mine", "Take theirs") if moved else ("Keep", "Leave as it was")
            keep = st.form_submit_button(names[0], type="primary", key=f"{names[0]}:{part.at}")
            leave = st.form_submit_button(names[1], key=f"{names[1]}:{part.at}")
            drop = len(part.at) == 2 and st.form_submit_button("Drop this key result", key=f"drop:{part.at}")
    if keep:
        _keep(held, part, base, words)
    elif leave:
        draft_state.leave()
        st.rerun()
    elif drop:
        _drop(held, part.at)


def _theirs(base: tuple[Field, ...], now: tuple[Field, ...], person: str) -> None:
    changed = f"{person} has changed this part" if person else "This part has changed"
    st.text(f"{changed} meanwhile. What stands now, and below it yours:")
    for old, new in zip(base, now, strict=True):
        if old != new and old.slot != BESIDE:
            show.label(f"{new.label}, theirs")
            st.text(new.choices.get(new.text, new.text) or "(empty)")


def _fields(base: tuple[Field, ...], part: Part) -> dict[str, str]:
    """What is in the fields: short ones two in a row; lists that were empty when the form was opened folded away."""
    folded = [each for each in base if each.many and not each.text] if len(part.at) == 1 else []
    words = dict[str, str]()
    for short, group in groupby((each for each in base if each not in folded), _short):
        for row in _rows(tuple(group), 2 if short else 1):
            for column, each in zip(st.columns(2, gap="small") if short else [st.container()], row, strict=False):
                with column:
                    words[each.slot] = _field(each, part)
    if folded:
        with st.expander("More to add", type="compact"):
            words |= {each.slot: _field(each, part) for each in folded}
    return words


def _short(field: Field) -> bool:
    return not (field.many or field.choices or field.slot in LONG)


def _rows(fields: tuple[Field, ...], most: int) -> list[tuple[Field, ...]]:
    return [fields[n : n + most] for n in range(0, len(fields), most)]


def _field(field: Field, part: Part) -> str:
    """What is typed stays while the draft cannot be shown; `draft_state.leave` puts it away."""
    key = f"{draft_state.FIELD}{part.at}@{part.revision}:{field.slot}"
    kept: dict[str, Any] = {"key": key, "persist_state": "session"}
    if field.choices:
        options = list(dict.fromkeys((*field.choices, field.text)))
        called = {**field.choices, field.text: field.choices.get(field.text, field.text)}
        at = options.index(field.text)
        chosen = st.radio(field.label, options, at, format_func=lambda each: called[each], horizontal=True, **kept)
        return str(chosen or "")
    if field.many or field.slot in LONG:
        height: Literal["content"] | int = "content" if len(field.text) > FITS or field.text.count("\n") > 1 else LOW
        return str(st.text_area(field.label, field.text, height=height, **kept) or "")
    return str(st.text_input(field.label, field.text, **kept) or "")


def _keep(held: Held, part: Part, base: tuple[Field, ...], words: dict[str, str]) -> None:
    def verb(talk: dialogue.Session) -> dialogue.Session:
        return draft_fields.typed(talk, part.at, base, words, held.who.person)

    if draft_state.attempt(lambda: draft_turns.change(held, store.new_id(), verb)):
        draft_state.leave()
    st.rerun()


def _drop(held: Held, at: At) -> None:
    def verb(talk: dialogue.Session) -> dialogue.Session:
        return dialogue.drop(talk, at, by=held.who.person)[0]

    if draft_state.attempt(lambda: draft_turns.change(held, store.new_id(), verb)):
        draft_state.leave()
    st.rerun()
