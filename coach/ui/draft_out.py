"""Ways out of a draft: on one page, as text to copy, as files; its history, its address, its end."""

from __future__ import annotations

import streamlit as st

from coach import dialogue, export, store
from coach.ui import draft_state, draft_turns, show
from coach.ui import home as documents
from coach.ui.draft_turns import Held, Stand
from coach.ui.wording import lit, plain

MOST_VERSIONS = 200


def _sheet(stand: Stand) -> export.Sheet:
    draft = stand.talk.draft
    return export.sheet(draft, dialogue.okrs(draft), dialogue.open_numbers(draft))


def printable(stand: Stand, label: str, icon: str) -> None:
    """The draft as one page to print, which opens by itself in any browser."""
    st.download_button(label, export.printed(_sheet(stand)), "draft.html", "text/html", icon=icon, on_click="ignore")


def home(held: Held, stand: Stand) -> None:
    """Draw the forms in which the draft goes home."""
    okrs = dialogue.okrs(stand.talk.draft)
    with st.container(horizontal=True, gap="small"):
        for label, write, name, mime in documents.OTHERS:
            st.download_button(label, write(okrs), name, mime, icon=":material/download:", on_click="ignore")
    copies = {
        "chat": export.chat(okrs),
        "e-mail": export.mail(_sheet(stand), address(held)),
        "wiki": export.wiki(okrs),
        "word to your boss": dialogue.boss(stand.talk.draft),
    }
    for name, text in copies.items():
        with st.expander(f"To copy: {name}", type="compact", expanded=name == "chat"):
            st.code(text, language=None, wrap_lines=True)
    with st.container(gap=None):
        show.label("The address of this draft; whoever has it can read and change it")
        st.code(address(held), language=None, wrap_lines=True)


def address(held: Held) -> str:
    """The link to a draft."""
    here = (st.context.url or "").partition("?")[0]
    return f"{here}?{draft_state.DRAFT}={held.id}"


def history(held: Held, stand: Stand) -> None:
    """Draw the versions, who signs, the export of everything, and the end."""
    st.text_input("Your name, if several of you work on this draft", key=draft_state.NAME, persist_state="session")
    past = held.kept.revisions(held.who, held.id)[-MOST_VERSIONS:]
    times = {each.number: f"{each.at.astimezone():%d %b, %H:%M}" for each in past}
    people = {each.number: f" · {each.person}" if each.person else "" for each in past}
    number = st.selectbox(
        "Versions, the latest first",
        [each.number for each in reversed(past)],
        format_func=lambda n: f"{n} · {times[n]}{people[n]}",
        key="version",
    )
    if number and number != stand.row.revision:
        _version(held, number)
    st.download_button(
        "Everything with its history (JSON)",
        lambda: held.kept.export(held.who, held.id),
        "draft-with-history.json",
        "application/json",
        icon=":material/download:",
        on_click="ignore",
    )
    with st.expander("delete this draft", type="compact"):
        st.text("The draft goes with its history and all that was said. There is no way back.")
        if st.button("Delete it with its history", key="delete") and draft_state.attempt(
            lambda: held.kept.delete(held.who, held.id)
        ):
            st.query_params.clear()
            st.rerun()


def _version(held: Held, number: int) -> None:
    draft = draft_turns.load(held.kept.state(held.who, held.id, number)).draft
    with show.card():
        for aim in draft.aims:
            st.markdown(f"**{lit(aim.words.text) if aim.words else 'Still open'}**")
            for line in aim.lines:
                st.text(f"· {plain(dialogue.key_result(line).text)}")
    if st.button("Make this version the draft", key=f"restore:{number}"):
        draft_state.attempt(lambda: draft_turns.restore(held, store.new_id(), number))
        st.rerun()
