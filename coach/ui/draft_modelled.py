"""The page Draft with a model behind it: asked first, its answer in sight while it comes, and who wrote what."""

from __future__ import annotations

import streamlit as st

from coach import spent, store
from coach.session import Sending
from coach.ui import draft_jobs, draft_state, draft_turns, sending, show
from coach.ui.draft_turns import By, Held, Stand
from coach.ui.wording import lit

LOOK = 0.5  # seconds between two looks at what is being written


def busy(held: Held, stand: Stand) -> bool:
    """Whether an answer is being written, or waits for a word about the model; drawn where the answer will stand."""
    model, unreadable = sending.chosen()
    if unreadable:
        st.text(f"{unreadable} {sending.STANDS}")
    if model.builtin:
        return False
    if draft_jobs.running(held.id):
        _writing(held.id)
        return True
    if stand.waits and draft_jobs.undecided(stand.talk, model):
        _first(held, stand)
        return True
    return False


def kept(stand: Stand) -> str:
    """What stands under a message that has no answer yet."""
    model, _ = sending.chosen()
    asks = draft_jobs.undecided(stand.talk, model)
    return "Kept; nothing has been sent." if asks else "Kept; the answer is on its way."


def _first(held: Held, stand: Stand) -> None:
    from coach.dialogue import outgoing  # noqa: PLC0415  (with a model behind it)

    model, _ = sending.chosen()
    answered = {each.answers for each in stand.messages}
    said = next(each.text for each in stand.messages if each.role == store.TEAM and each.id not in answered)

    def texts(masked: bool) -> tuple[tuple[str, ...], ...]:  # noqa: FBT001  (what stands in a switch)
        return outgoing.texts(stand.talk, said, model, outgoing.mask(stand.talk, said) if masked else None)

    def decide(name: str, masked: bool) -> None:  # noqa: FBT001
        draft_state.attempt(lambda: draft_jobs.decide(held, Sending(name, masked), model))
        st.rerun()

    sending.ask(model, "draft", f"draft-{held.id}", texts, decide)


@st.fragment(run_every=LOOK)
def _writing(draft: str) -> None:
    """The question as it comes, and the tap that ends it."""
    found = draft_jobs.running(draft)
    if found is None:
        st.rerun()
    model, _ = sending.chosen()
    with st.chat_message("assistant", avatar=":material/explore:"), st.container(key="writing"):
        calls = f" · request {found.job.spent.calls}" if found.job.spent.calls > 1 else ""
        show.label(f"{lit(model.model)} reads your message{calls}")
        for part in found.job.parts:
            st.text(part)
        if st.button("Stop", key="stop", icon=":material/stop_circle:"):
            draft_state.attempt(lambda: draft_jobs.stop(draft))
            st.rerun()


def by(text: str) -> str:
    """Who helped with what the coach says here, in one quiet line; "" where no model was asked."""
    found = draft_turns.helped(text)
    return _line(found) if found else ""


def _line(found: By) -> str:
    parts = [did for did, so in (("heard", found.heard), ("worded", found.worded)) if so]
    if found.trouble:
        who = f"{found.model}: {sending.troubled([found.trouble])}"
    elif parts:
        who = f"{' and '.join(parts).capitalize()} with {found.model}"
    else:
        who = f"{found.model} was asked. {sending.STANDS}"
    return f"{who} ({spent.words(found.spent)})" if found.spent.calls else who


def total(stand: Stand) -> str:
    """What all turns of the model took for this draft; "" where none was asked."""
    found = [draft_turns.helped(each.text) for each in stand.messages if each.role == store.COACH]
    all_of = spent.total((*(each.spent for each in found if each), stand.talk.opined))
    return spent.words(all_of) if all_of.calls else ""
