"""The page Draft: the talk on the left, the draft that grows from it on the right."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from coach import dialogue, store
from coach.builtin import nouns
from coach.dialogue import Reply, Session
from coach.dialogue.ask import NO, SHOW, YES
from coach.errors import CoachError, InputError
from coach.ui import (
    draft_jobs,
    draft_last,
    draft_live,
    draft_modelled,
    draft_recent,
    draft_state,
    draft_turns,
    sending,
    show,
)
from coach.ui.draft_state import Unsent
from coach.ui.draft_turns import Held, Stand
from coach.ui.wording import lit

# The draft stays in view while the talk scrolls, so that the page keeps one scroll bar; static text of ours.
STYLE = """<style>
@media (min-width: 641px) {
  [data-testid="stColumn"]:has(.st-key-live) {
    position: sticky; top: 4.25rem; align-self: flex-start;
    max-height: calc(100vh - 10.5rem); overflow-y: auto; } }
@media (max-width: 640px) { .st-key-stages { display: none; } }
</style>"""
WIDTHS = [3, 2]
RECENT = 3  # messages in sight: a question, what was said to it, and what follows
POLL = 3  # seconds until this page shows what another one did
COACH, TEAM = ":material/explore:", ":material/group:"
TAPS = ("I don't know", "Skip", "Why?", "Show me an example")
FIRST = ("Show me an example",)
REST = ("Go on", "Explain it to my boss", "Another objective")
INVITATION = "Answer in your own words"


def draw(vote: StreamlitPage | None = None) -> None:
    """Draw the page. vote: the page Review, where a draft is put before the team."""
    st.html(STYLE)
    with st.bottom:
        left, right = st.columns(WIDTHS, gap="medium", vertical_alignment="center")
    said = left.chat_input(INVITATION, key="say")
    if said:
        _send(str(said))
    try:
        held = draft_state.held()
        if held is not None:
            # what cannot be written now can still be read
            draft_state.attempt(lambda: draft_jobs.catch_up(held, sending.chosen()[0]))
        stand = draft_turns.stand(held) if held else None
    except CoachError as refused:
        _closed(str(refused))
        return
    if held is not None and stand is not None:
        _work(held, stand, right)
        _to_the_team(held, stand, right, vote)
    elif st.query_params.get(draft_state.FROM) == draft_state.LAST:
        draft_last.draw()
    else:
        _new()


def _send(text: str) -> None:
    """Keep a message and have it answered; what cannot be kept stays on the page."""
    draft_state.hold(text)
    draft_state.attempt(_deliver)


def _deliver() -> None:
    """Keep what waits, oldest first, and have each answered. One that no store would take keeps no other waiting."""
    for waiting in draft_state.unsent():
        try:
            _keep(waiting)
        except InputError as refused:
            draft_state.note(str(refused))


def _keep(waiting: Unsent) -> None:
    held = draft_state.held()
    if held is None:
        held = draft_turns.begin(draft_state.kept(), draft_state.who(), waiting.key)
        draft_state.open_draft(held.id)
    turn = draft_turns.keep(held, waiting.key, waiting.text)
    draft_state.sent(waiting)
    draft_jobs.answer(held, turn, sending.chosen()[0])


# --- nothing said yet, or nothing to be read ---


def _new() -> None:
    show.head("Tell it in your own words")
    _, replies = dialogue.start()
    left, right = st.columns(WIDTHS, gap="medium")
    with left:
        _bubble("assistant", [each.text for each in replies])
        _taps(FIRST, "first")
        _unkept()
    with right, st.container(key="live", gap="small"), show.card():
        st.header("The draft grows here", anchor=False)
        draft_live.begun()
    opened = draft_recent.draw()
    if opened:
        draft_state.open_draft(opened)
        st.rerun()


def _closed(sentence: str) -> None:
    show.head("This draft cannot be shown at the moment")
    draft_state.note(sentence)  # what was tried before has most likely failed for the same reason
    _unkept()
    left, right = st.columns(2)
    if left.button("Try again", type="primary"):
        st.rerun()
    if right.button("Begin another draft"):
        st.query_params.clear()
        st.rerun()


def _unkept() -> None:
    """The one sentence when something did not work, and the words that are not kept yet."""
    note, waiting = draft_state.said(), draft_state.unsent()
    if not note and not waiting:
        return
    with show.card("unkept"):
        if note:
            st.text(note)
        words = [st.text_area("Your words, not kept yet", each.text, key=f"unsent:{each.key}") for each in waiting]
        if not waiting:
            return
        with st.container(horizontal=True, gap="small"):
            if st.button("Send again", type="primary", key="send again"):
                for each, text in zip(waiting, words, strict=True):
                    draft_state.reword(each, text)
                draft_state.attempt(_deliver)
                st.rerun()
            if st.button("Put away", key="put away"):
                for each in waiting:
                    draft_state.sent(each)
                st.rerun()


# --- at work ---


def _work(held: Held, stand: Stand, pinned: DeltaGenerator) -> None:
    draft = stand.talk.draft
    named = draft.cycle or draft.team
    show.head(lit(nouns.starting(named.text)) if named else "Your draft", facts(stand))
    with st.container(key="stages"):
        draft_live.stages(draft)
    left, right = st.columns(WIDTHS, gap="medium")
    with left:
        _talk(held, stand)
        _unkept()
    with right, st.container(key="live", gap="small"):
        draft_live.draw(held, stand)
    with pinned:
        draft_live.pinned(held, stand)
    _watch(held, stand.seen, stand.waits)


def _to_the_team(held: Held, stand: Stand, pinned: DeltaGenerator, vote: StreamlitPage | None) -> None:
    """The way on from a draft with a key result: everybody answers alone."""
    if vote is None or not any(aim.lines for aim in stand.talk.draft.aims):
        return
    with pinned:
        if st.button("Put it before the team", key="to the team", type="tertiary"):
            st.switch_page(vote, query_params={"of": held.id})


def facts(stand: Stand) -> str:
    """Whose draft it is, when it was kept last, and by whom."""
    draft = stand.talk.draft
    team = f"{draft.team.text} · " if draft.team and draft.cycle else ""
    by = f" by {stand.row.person}" if stand.row.person else ""
    took = draft_modelled.total(stand)
    return f"{team}saved {stand.row.changed.astimezone():%H:%M}{by}{f' · {took}' if took else ''}"


@st.fragment(run_every=POLL)
def _watch(held: Held, seen: tuple[int, int], waits: bool) -> None:  # noqa: FBT001  (a fragment's argument)
    """Show what another browser said or changed, and answer what a server that stopped left unanswered."""
    try:
        new = draft_turns.seen(held) != seen or (waits and draft_jobs.stalled(held, sending.chosen()[0]))
    except CoachError:
        return  # the next tap says it
    if new:
        st.rerun()


def _talk(held: Held, stand: Stand) -> None:
    """The last messages in sight, so that the question always is; what was said before them folded away."""
    before, now = stand.messages[:-RECENT], stand.messages[-RECENT:]
    if before:
        with st.expander(f"{len(before)} earlier {'message' if len(before) == 1 else 'messages'}", type="compact"):
            _said(stand, before)
    _said(stand, now)
    if draft_modelled.busy(held, stand):
        return
    last = next((draft_turns.told(each.text) for each in reversed(now) if each.role == store.COACH), ())
    asked = stand.talk.asked
    if asked is not None and asked.text and all(asked.text not in reply.text for reply in last):
        _bubble("assistant", [asked.text])
    _taps(taps(stand.talk, last), str(stand.seen))


def _said(stand: Stand, messages: tuple[store.Message, ...]) -> None:
    answered = {each.answers for each in stand.messages}
    people = {each.person for each in stand.messages if each.role == store.TEAM}
    for each in messages:
        if each.role == store.TEAM:
            waits = [] if each.id in answered else [draft_modelled.kept(stand)]
            _bubble("user", [each.text], by=each.person if len(people) > 1 else "", quiet=waits)
        else:
            by = draft_modelled.by(each.text)
            words = [reply.text for reply in draft_turns.told(each.text)]
            _bubble("assistant", words, quiet=[lit(by)] if by else [])


def taps(talk: Session, last: tuple[Reply, ...]) -> tuple[str, ...]:
    """Answers in a tap: what the question offers, and what always works."""
    asked = talk.asked
    if asked is None:
        return REST
    if not talk.messages and asked.slot != "last":
        return FIRST
    offered = next((each.options for each in reversed(last) if each.text == asked.text), asked.options)
    if asked.slot == "ready":
        return offered or (YES, NO, SHOW)
    return (*offered, *(each for each in TAPS if each not in offered))[: max(4, len(offered) + 2)]


def _bubble(role: str, words: list[str], *, by: str = "", quiet: list[str] | None = None) -> None:
    with st.chat_message(role, avatar=COACH if role == "assistant" else TEAM):
        if by:
            show.label(lit(by))
        for each in words:
            st.text(each)
        for each in quiet or ():
            show.label(each)


def _taps(words: tuple[str, ...], where: str) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        for each in words:
            if st.button(lit(each), key=f"tap:{where}:{each}"):
                _send(each)
                st.rerun()
