"""Take it home: the document as it came in, other forms, and text to paste into a chat or a wiki."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from coach import export, review
from coach.errors import CoachError
from coach.export.home import Fitted
from coach.model import OKRSet
from coach.ui import fate, show, wording
from coach.ui.desk import Desk

ENDINGS = {"markdown": "md", "plain": "txt", "csv": "csv", "tsv": "tsv", "yaml": "yaml", "json": "json", "wiki": "txt"}
DONE = {"take": "taken", "edit": "in your words", "keep": "kept", "waive": "kept on purpose"}
OTHERS: tuple[tuple[str, Callable[[OKRSet], str], str, str], ...] = (
    ("Markdown", export.markdown, "okrs.md", "text/markdown"),
    ("CSV", export.csv, "okrs.csv", "text/csv"),
    ("JSON", export.json, "okrs.json", "application/json"),
)


def draw(desk: Desk) -> None:
    """Draw the ways out."""
    decided = desk.standing
    try:
        okrs = review.apply(desk.okrs, decided)
    except CoachError as refused:
        st.text(str(refused))
        return
    if decided:
        count = f"{len(decided)} of {sum(map(fate.count, desk.okrs.objectives))} lines decided"
        st.markdown(f"**{count}.** What is not decided stays as it came in, to the last byte.")
    else:
        st.markdown("**Nothing is decided yet:** this is your document as it came in.")
    _downloads(desk, okrs)
    if decided:
        with st.expander("what was decided", type="compact"):
            for each in sorted(decided):
                reason = f": {each.reason}" if each.reason else ""
                show.label(f"{fate.refer((each.at,), desk.okrs)} · {DONE[each.action]}{wording.lit(reason)}")
    _let_go(desk)
    for name, text in (("chat", export.chat(okrs)), ("wiki", export.wiki(okrs))):
        with st.container(gap=None):
            show.label(f"To copy into a {name}")
            st.code(text, language=None, wrap_lines=True)


def _let_go(desk: Desk) -> None:
    """Opinions of a model that the team did not share, with its reasons."""
    gone = [each.opinion for each in desk.views if each.opinion and each.opinion.dismissed]
    if gone:
        with st.expander("opinions let go", type="compact"):
            for each in sorted(gone):
                where = fate.refer((each.at,), desk.okrs)
                show.label(f"{where} · {wording.lit(each.text)} · let go: {wording.lit(each.dismissed)}")


def _downloads(desk: Desk, okrs: OKRSet) -> None:
    refusal = ""
    with st.container(horizontal=True, gap="small"):
        try:
            fitted = export.fitted(desk.okrs, desk.standing)
        except CoachError as refused:
            refusal = str(refused)
        else:
            _download("Your document", fitted.content, _name(desk.okrs), "text/plain", "primary")
            refusal = _left(desk, fitted)
        for label, written, name, mime in OTHERS:
            _download(label, written(okrs), name, mime, "secondary")
    if refusal:
        st.text(refusal)


def _left(desk: Desk, fitted: Fitted) -> str:
    """Say which lines your document cannot hold as decided; they stay there as they were."""
    if not fitted.left:
        return ""
    named = fate.refer(fitted.left, desk.okrs)
    stay = "stays as it was" if len(fitted.left) == 1 else "stay as they were"
    return f"In your document {named} {stay}. {fitted.refusal}"


def _download(label: str, data: str | bytes, name: str, mime: str, kind: str) -> None:
    st.download_button(
        label,
        data,
        name,
        mime,
        icon=":material/download:",
        on_click="ignore",
        type=kind,  # type: ignore[arg-type]
    )


def _name(okrs: OKRSet) -> str:
    return okrs.source.name or f"okrs.{ENDINGS.get(okrs.source.format, 'md')}"
