"""The opinion of a model on a set, under it and apart from it: asked for by a tap, let go with a reason.

Desk.views alone knows of it: no finding, no count and no document does.
"""

from __future__ import annotations

from typing import cast

import streamlit as st

from coach import model as values
from coach.dialogue.opined import MOST
from coach.masked import Mask
from coach.model import Objective, ProposedSet
from coach.session import View
from coach.settings import Settings
from coach.ui import desk as verbs
from coach.ui import proposed, sending, show, state, viewed, wording
from coach.ui.desk import Desk
from coach.ui.job import Job
from coach.ui.viewed import Asking

JOB, FIRST = "opinion job", "opinion first"
LOOK = 0.5  # seconds between two looks whether it has come


def up_to_date(desk: Desk) -> Desk:
    """Put up an opinion that has come; one on a document that was put away is stopped."""
    found = _asking()
    if found is None:
        return desk
    if found.of != desk.okrs:
        found.job.stop()
        state.drop(JOB)
    elif found.job.done:
        state.drop(JOB)
        state.become(verbs.viewed, found.view)
    return state.now()


def draw(desk: Desk, here: ProposedSet, *, waits: bool) -> None:
    """Draw what a model thinks of this set, or the tap that asks it.

    waits: somebody is being asked already whether a model may read this document.
    """
    found, view, about = _asking(), desk.view(here.at), _about(desk, here)
    if found is not None and found.at == here.at:
        _writing()
    elif view is not None:
        with show.card("opinion"):
            viewed.draw(view, about, lambda: _let_go(view))
    if found is None and not waits and not desk.due and _may_ask(desk, view, about):
        _ask(desk, here, again=view is not None)


def _about(desk: Desk, here: ProposedSet) -> tuple[str, ...]:
    """The words of the set in sight."""
    return proposed.objective(desk, here), *(each.option.text for each in here.results)


def _may_ask(desk: Desk, view: View | None, about: tuple[str, ...]) -> bool:
    model, _ = sending.chosen()
    declined = desk.sending is not None and not desk.sending.model
    stands = view is not None and view.about == about and not view.trouble
    return not (model.builtin or declined or stands) and 1 < len(about) <= MOST + 1


def _ask(desk: Desk, here: ProposedSet, *, again: bool) -> None:
    model, _ = sending.chosen()
    undecided = sending.undecided(desk.sending, model)
    if undecided and state.field(FIRST) == (desk.okrs, here.at):
        _first(desk, here, model)
        return
    words = viewed.AGAIN if again else viewed.ASK
    if undecided:
        show.quiet(words, "ask opinion", state.put, FIRST, (desk.okrs, here.at), icon=viewed.ICON)
    else:
        show.quiet(words, "ask opinion", _start, here, icon=viewed.ICON)


def _first(desk: Desk, here: ProposedSet, model: Settings) -> None:
    """Say what would be sent, where nothing of this document was to be sent before."""
    from coach.rewrite import outgoing  # noqa: PLC0415  (with a model behind it)

    subject = _subject(desk, here)

    def texts(masked: bool) -> tuple[tuple[str, ...], ...]:  # noqa: FBT001  (what stands in a switch)
        return outgoing.opinion_texts(subject, model, _mask(desk, subject) if masked else None)

    def decide(name: str, masked: bool) -> None:  # noqa: FBT001
        state.drop(FIRST)
        state.become(verbs.agree, name, masked)
        if name:
            _start(here)
        st.rerun()

    sending.ask(model, "document", "opinion", texts, decide)


def _subject(desk: Desk, here: ProposedSet) -> Objective:
    """The set in sight as an objective, with what the team gave as its reason."""
    text, *results = _about(desk, here)
    (o,) = here.at
    return values.objective(text, tuple(map(values.key_result, results)), why=desk.okrs.objectives[o].why)


def _mask(desk: Desk, subject: Objective) -> Mask:
    """Hide the people of the document, and those whom the words of the set name."""
    from coach.rewrite import outgoing  # noqa: PLC0415

    return outgoing.mask(desk.okrs._replace(objectives=(*desk.okrs.objectives, subject)), desk.answers)


def _start(here: ProposedSet) -> None:
    """Begin to ask; what was shown of what goes out holds for it too."""
    from coach.rewrite import opinion  # noqa: PLC0415

    desk, (model, _) = state.now(), sending.chosen()
    if desk.sending is None or desk.sending.model != model.model:
        return
    (o,), about, subject = here.at, _about(desk, here), _subject(desk, here)
    job = Job[View](model, _mask(desk, subject) if desk.sending.masked else None)

    def work(job: Job[View]) -> View:
        given = opinion.opinion(subject, o, model, job.turn())
        return View(here.at, about, given.opinion, given.trouble, job.spent)

    state.put(JOB, Asking(desk.okrs, here.at, about, job.start(work)))


def _asking() -> Asking | None:
    return cast("Asking | None", state.field(JOB))


@st.fragment(run_every=LOOK)
def _writing() -> None:
    found = _asking()
    if found is None or found.job.done:
        st.rerun()
    model, _ = sending.chosen()
    with (
        show.card("opinion-writing"),
        st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"),
    ):
        st.markdown(f"**{wording.lit(model.model)}** thinks about this set", width="content")
        st.button("Stop", key="stop opinion", icon=":material/stop_circle:", on_click=found.job.stop)


def _let_go(view: View) -> None:
    key = f"opinion reason:{view.at[0]}"
    with (
        st.form(f"opinion form:{view.at[0]}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.text_input(viewed.WHY, key=key, placeholder=viewed.HINT)
        st.form_submit_button(viewed.LET_GO, on_click=state.typed, args=(verbs.let_go, key, view.at))
