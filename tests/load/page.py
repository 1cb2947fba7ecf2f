"""The smallest page that talks: every message kept first, answered once, drawn from the store; a panel that polls."""

from __future__ import annotations

import json
import os
from datetime import timedelta

import streamlit as st

from coach import dialogue, session, store

TEAM = store.Acting("Team", "load")


@st.cache_resource
def kept() -> store.Store:
    return store.connect(os.environ["COACH_DATABASE_URL"], lease=timedelta(seconds=2))


def main() -> None:
    st.set_page_config(layout="wide")
    draft = st.query_params.get("draft") or begun()
    for turn in kept().unanswered(TEAM, draft):
        if turn.standing == store.INTERRUPTED:
            answer(kept().say(TEAM, draft, turn.message.id, turn.message.text))
    chat, panel = st.columns([3, 2])
    with chat:
        heard = st.chat_input("Say it in your words", on_submit=say, args=(draft,), key="said")
        del heard
        for each in kept().messages(TEAM, draft):
            with st.chat_message("assistant" if each.role == store.COACH else "user"):
                st.text(each.text)
    with panel:
        live(draft)


def begun() -> str:
    talk, replies = dialogue.start()
    key = st.session_state.setdefault("begin", store.new_id())
    draft = kept().create(TEAM, "", session.dump(talk), spoken(replies), key=key).id
    st.query_params["draft"] = draft
    return draft


def say(draft: str) -> None:
    answer(kept().say(TEAM, draft, store.new_id(), st.session_state["said"]))


def answer(turn: store.Turn) -> None:
    stands = kept().draft(TEAM, turn.draft)
    talk, replies = dialogue.step(session.load(stands.state), turn.message.text, by=TEAM.person)
    kept().answer(TEAM, turn, spoken(replies), store.Change(session.dump(talk), stands.revision))


def spoken(replies: tuple[dialogue.Reply, ...]) -> str:
    return " ".join(each.text for each in replies if each.text) or json.dumps([])


@st.fragment(run_every=3)
def live(draft: str) -> None:
    talk = session.load(kept().draft(TEAM, draft).state)
    for objective in dialogue.okrs(talk.draft).objectives:
        st.subheader(objective.text)
        for kr in objective.key_results:
            st.text(kr.text)
    for stage in dialogue.stages(talk.draft):
        st.text(f"{stage.name}: {stage.state}")


main()
