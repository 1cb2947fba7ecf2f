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
    standing = desk.standing
    try:
        okrs = review.apply(desk.okrs, standing)
    except CoachError as refused:
        st.text(str(refused))
        return
    if standing:
        count = f"{len(standing)} of {sum(map(fate.count, desk.okrs.objectives))} lines decided"
        st.markdown(f"**{count}.** What is not decided stays as it came in, to the last byte.")
    else:
        st.markdown("**Nothing is decided yet:** this is your document as it came in.")
    _downloads(desk, okrs)
    _reasons(desk)
    for name, text in (("chat", export.chat(okrs)), ("wiki", export.wiki(okrs))):
        with st.container(gap=None):
            show.label(f"To copy into a {name}")
            st.code(text, language=None, wrap_lines=True)


def _reasons(desk: Desk) -> None:
    """What was decided, and which opinions were let go; with the reasons, which no form above holds whole, as a file."""
    for name, rows in (("what was decided", decided(desk)), ("opinions let go", let_go(desk))):
        if rows:
            with st.expander(name, type="compact"):
                for each in rows:
                    show.label(wording.lit(each))
    if report(desk):
        _download("Decisions and reasons", report(desk), "decisions.txt", "text/plain", "tertiary")


def decided(desk: Desk) -> tuple[str, ...]:
    """What counts of what was decided, line by line, with its reasons."""
    return tuple(
        f"{fate.refer((each.at,), desk.okrs)} · {DONE[each.action]}{f': {each.reason}' if each.reason else ''}"
        for each in sorted(desk.standing)
    )


def let_go(desk: Desk) -> tuple[str, ...]:
    """Opinions of a model that the team did not share, with its reasons."""
    gone = [each.opinion for each in desk.views if each.opinion and each.let_go]
    return tuple(
        f"{fate.refer((each.at,), desk.okrs)} · {each.text} · let go: {each.dismissed} · opinion of {each.engine}"
        for each in sorted(gone)
    )


def report(desk: Desk) -> str:
    """Decisions and reasons as plain text, "" where nobody gave a reason."""
    if not let_go(desk) and not any(each.reason for each in desk.standing):
        return ""
    named = (("Decided", decided(desk)), ("Opinions let go", let_go(desk)))
    parts = ["\n".join((f"{name}:", *(f"- {each}" for each in rows))) for name, rows in named if rows]
    return "\n\n".join((desk.title or "Decisions and reasons", *parts)) + "\n"


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
