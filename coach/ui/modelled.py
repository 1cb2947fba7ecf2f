"""The page Rewrite with a model behind it: asked first, drafting in sight, stopped by a tap, and who wrote what."""

from __future__ import annotations

from typing import cast

import streamlit as st

from coach import spent
from coach.model import Option, Proposal, ProposedSet
from coach.settings import BUILTIN, Settings
from coach.ui import desk as verbs
from coach.ui import sending, show, state, wording
from coach.ui.desk import Desk, Made
from coach.ui.job import Job

JOB = "job"
LOOK = 0.5  # seconds between two looks at what is being written
ENDED = "The turn of the model ended before it was whole."


def up_to_date(desk: Desk) -> Desk:
    """Begin the turn that is due, and put up what has ended; the desk that stands then."""
    model, _ = sending.chosen()
    if model.builtin or (desk.sending is not None and sending.undecided(desk.sending, model)):
        return desk
    found = _job()
    if found is not None and (found[0] != _about(desk) or not desk.due):
        found[1].stop()
        found = None
        state.drop(JOB)
    if not desk.due:
        return desk
    if found is None:
        state.put(JOB, (_about(desk), _started(desk, model)))
    elif found[1].done:
        state.drop(JOB)
        state.become(verbs.arrived, _made(desk, found[1]))
    return state.now()


def draw(desk: Desk, here: ProposedSet) -> bool:
    """Draw what there is to say about the model; whether it waits for a word on what may be sent."""
    model, unreadable = sending.chosen()
    if unreadable:
        st.text(f"{unreadable} {sending.STANDS}")
    if model.builtin:
        return False
    if sending.undecided(desk.sending, model):
        return _first(desk, model)
    if desk.due:
        _writing()
    elif desk.ended is not None:
        _facts(desk, here)
    return False


def by(desk: Desk, option: Option) -> str:
    """Who wrote it, quietly; "" where no model was asked."""
    if desk.proposal.engine == BUILTIN:
        return ""
    return desk.proposal.engine if option.how == "model" else "built-in"


def _about(desk: Desk) -> tuple[object, ...]:
    return desk.okrs, desk.answers, desk.sending


def _job() -> tuple[tuple[object, ...], Job[Proposal]] | None:
    return cast("tuple[tuple[object, ...], Job[Proposal]] | None", state.field(JOB))


def _started(desk: Desk, model: Settings) -> Job[Proposal]:
    from coach import rewrite  # noqa: PLC0415  (with a model behind it)
    from coach.rewrite import outgoing  # noqa: PLC0415

    masked = desk.sending is not None and desk.sending.masked
    job = Job[Proposal](model, outgoing.mask(desk.okrs, desk.answers) if masked else None)
    return job.start(lambda job: rewrite.compose(desk.okrs, desk.findings, desk.answers, model, job.turn))


def _made(desk: Desk, job: Job[Proposal]) -> Made:
    """What a turn ended in; one that was stopped or broke off ends in the built-in coach's."""
    if job.result is not None and not job.stopped:
        return Made(desk.answers, job.result, job.spent)
    trouble = sending.STOPPED if job.stopped else job.trouble or ENDED
    return Made(desk.answers, verbs.without(desk, trouble), job.spent)


def _first(desk: Desk, model: Settings) -> bool:
    """Ask, unless there is nothing that would be sent; whether it was asked."""
    from coach.rewrite import outgoing  # noqa: PLC0415

    def texts(masked: bool) -> tuple[tuple[str, ...], ...]:  # noqa: FBT001  (what stands in a switch)
        mask = outgoing.mask(desk.okrs, desk.answers) if masked else None
        return outgoing.texts(desk.okrs, desk.findings, desk.answers, model, mask)

    def decide(name: str, masked: bool) -> None:  # noqa: FBT001
        state.become(verbs.agree, name, masked)
        st.rerun()

    if not texts(False):
        return False
    sending.ask(model, "document", "document", texts, decide)
    return True


@st.fragment(run_every=LOOK)
def _writing() -> None:
    """What passes already of what is being written."""
    found = _job()
    if found is None or found[1].done:
        st.rerun()
    job = found[1]
    with show.card("writing"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            calls = f" · request {job.spent.calls}" if job.spent.calls > 1 else ""
            st.markdown(f"**{wording.lit(_named())}** drafts this set{calls}", width="content")
            st.button("Stop", key="stop", icon=":material/stop_circle:", on_click=job.stop)
        for part in job.parts:
            st.markdown(wording.line(part))
        waits = "Each key result is shown once it has passed the checks." if not job.parts else "More is being drafted."
        show.label(f"{waits} Below stands what there is until then.")


def _named() -> str:
    desk = state.now()
    return desk.sending.model if desk.sending else ""


def _facts(desk: Desk, here: ProposedSet) -> None:
    """Who wrote the set in sight, what it took, and one sentence why it is the built-in coach's."""
    ended = desk.ended
    if ended is None:
        return
    trouble = sending.troubled([here.trouble]) if here.engine == BUILTIN else here.trouble
    if trouble:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="trouble"):
            st.markdown(wording.lit(trouble), width="stretch")
            show.quiet("Ask the model again", "ask again", state.become, verbs.again)
    all_of = spent.total(each.spent for each in desk.made)
    if not all_of.calls:
        return
    who = wording.lit(here.engine) if here.engine != BUILTIN else sending.BUILT_IN
    so_far = f" · all turns: {spent.words(all_of)}" if len(desk.made) > 1 else ""
    show.label(f"Written by {who} · this turn: {wording.lit(spent.words(ended.spent) + so_far)}")
