"""Take it home: the document as it came in, other forms, and text to paste into a chat or a wiki."""

from __future__ import annotations

import streamlit as st

from coach import export
from coach.errors import WriteError
from coach.model import OKRSet
from coach.ui import show
from coach.ui.desk import Desk

FORMATS = {"markdown": "md", "plain": "txt", "csv": "csv", "tsv": "tsv", "yaml": "yaml", "json": "json", "wiki": "txt"}


def draw(desk: Desk) -> None:
    """Draw the ways out."""
    okrs = desk.result
    st.markdown(_state(desk))
    with st.container(horizontal=True, gap="small"):
        _document(okrs)
        st.download_button(
            "Markdown", export.markdown(okrs), "okrs.md", "text/markdown", icon=":material/download:", on_click="ignore"
        )
        st.download_button(
            "CSV", export.csv(okrs), "okrs.csv", "text/csv", icon=":material/download:", on_click="ignore"
        )
        st.download_button(
            "JSON", export.json(okrs), "okrs.json", "application/json", icon=":material/download:", on_click="ignore"
        )
    show.label("For a chat")
    st.code(export.chat(okrs), language=None, wrap_lines=True)
    show.label("For a wiki")
    st.code(export.wiki(okrs), language=None, wrap_lines=True)


def _state(desk: Desk) -> str:
    done = len([each for each in desk.decisions if each.action != "waive" or each.reason])
    if not done:
        return "Nothing is decided yet: this is your document as it came in. Take, edit or keep lines first, or take the whole set."
    return f"{done} decided. What is not decided stays as it came in, to the last byte."


def _document(okrs: OKRSet) -> None:
    name = okrs.source.name or f"okrs.{FORMATS.get(okrs.source.format, 'md')}"
    try:
        data = export.home(okrs)
    except WriteError as error:
        show.label(show.lit(str(error)))
        return
    st.download_button("Your document", data, name, type="primary", icon=":material/download:", on_click="ignore")
