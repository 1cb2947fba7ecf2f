"""The opinion of a model on the page Draft: under its objective and apart from it, asked for by a tap, let go with a reason."""

from __future__ import annotations

import streamlit as st

from coach import store
from coach.dialogue import opined
from coach.session import Aim, At, Sending, View
from coach.settings import Settings
from coach.ui import draft_jobs, draft_state, draft_turns, draft_views, sending, show, state, viewed
from coach.ui.draft_turns import Held, Stand
from coach.ui.wording import lit

HEAD = "What could still slip through"
FIRST = "draft opinion first"  # the objective whose text is shown before anything of it is sent
LOOK = 0.5  # seconds between two looks whether it has come


def draw(held: Held, stand: Stand, home: Aim) -> None:
    """Draw what a model thinks of an objective, what was let go of that, and the tap that asks."""
    model, _ = sending.chosen()
    asked = draft_views.asked(held.id, (home.id,))
    writes = asked is not None and not asked.job.done
    view, gone = _view(held, home), [each for each in home.views if each.let_go]
    if writes or view or gone:
        with show.card(f"opinion-{home.id}"):
            show.label(HEAD)
            if writes:
                _writing(held.id, (home.id,))
            elif view is not None:
                viewed.draw(view, opined.about(home), lambda: _let_go(held, home, view))
            if gone:
                _gone(gone)
    if not writes and _may_ask(stand, home, model):
        _ask(held, stand, home, model, again=view is not None)


def _gone(views: list[View]) -> None:
    with st.expander(f"let go ({len(views)})", type="compact"):
        for each in views:
            viewed.draw(each, each.about, lambda: None)


def _view(held: Held, home: Aim) -> View | None:
    """What is shown: why the last one did not come, as long as that is about these words; else the one that stands."""
    stands, asked = opined.stands(home), draft_views.asked(held.id, (home.id,))
    about = opined.about(home)
    if asked is None or not asked.job.done or asked.about != about or (stands and stands.about == about):
        return stands
    return asked.view if asked.view.trouble else stands


def _may_ask(stand: Stand, home: Aim, model: Settings) -> bool:
    choice = stand.talk.sending
    declined = choice is not None and not choice.model
    told = any(each.about == opined.about(home) for each in home.views)
    return not (model.builtin or declined or told or stand.waits) and opined.may_ask(stand.talk.draft, home)


def _ask(held: Held, stand: Stand, home: Aim, model: Settings, *, again: bool) -> None:
    undecided = draft_jobs.undecided(stand.talk, model)
    if undecided and state.field(FIRST) == (held.id, home.id):
        _first(held, stand, home, model)
        return
    words = viewed.AGAIN if again else viewed.ASK
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        if not home.views and not again:
            st.markdown(f":gray[:small[{HEAD}]]", width="content")
        pressed = st.button(f":gray[{words}]", key=f"ask opinion:{home.id}", type="tertiary", icon=viewed.ICON)
    if not pressed:
        return
    if undecided:
        state.put(FIRST, (held.id, home.id))
    else:
        draft_state.attempt(lambda: draft_views.start(held, (home.id,), model))
    st.rerun()


def _first(held: Held, stand: Stand, home: Aim, model: Settings) -> None:
    """Say what would be sent, where nothing of this draft was to be sent before."""
    from coach.rewrite import outgoing  # noqa: PLC0415  (with a model behind it)

    def texts(masked: bool) -> tuple[tuple[str, ...], ...]:  # noqa: FBT001  (what stands in a switch)
        mask = draft_views.mask(stand.talk, home) if masked else None
        return outgoing.opinion_texts(draft_views.subject(home), model, mask)

    def decide(name: str, masked: bool) -> None:  # noqa: FBT001
        def both() -> None:
            draft_jobs.decide(held, Sending(name, masked), model)
            draft_views.start(held, (home.id,), model)

        state.drop(FIRST)
        draft_state.attempt(both)
        st.rerun()

    sending.ask(model, "draft", f"opinion-{held.id}", texts, decide)


@st.fragment(run_every=LOOK)
def _writing(draft: str, at: At) -> None:
    found = draft_views.asked(draft, at)
    if found is None or found.job.done:
        st.rerun()
    model, _ = sending.chosen()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{lit(model.model)}** thinks about this set", width="content")
        if st.button("Stop", key=f"stop opinion:{at[0]}", icon=":material/stop_circle:"):
            draft_views.stop(draft, at)
            st.rerun()


def _let_go(held: Held, home: Aim, view: View) -> None:
    key = f"opinion reason:{home.id}.{len(home.views)}"  # another opinion has a field of its own
    with st.form(f"opinion form:{key}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input(viewed.WHY, key=key, placeholder=viewed.HINT, persist_state="session")
        if not st.form_submit_button(viewed.LET_GO, key=f"let go:{home.id}"):
            return
    draft_state.attempt(
        lambda: draft_turns.change(held, store.new_id(), lambda talk: opined.let_go(talk, view, reason or ""))
    )
    st.rerun()
