"""What the reasons for one item share, as a model sums them up: asked for by a press, beside the reasons, in nothing that counts.

It is for whoever leads, who sends what others wrote: shown before it goes out, names masked on request. What is shown
names and counts nobody (`rewrite.summary` holds back the rest).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

import streamlit as st

from coach import spent
from coach.masked import Mask
from coach.parse import people
from coach.session import Sending
from coach.settings import Settings
from coach.spent import Spent
from coach.store import LEAD
from coach.store.told import Review
from coach.team import Reveal
from coach.ui import sending, show, state
from coach.ui.job import Job
from coach.ui.wording import lit

if TYPE_CHECKING:
    from coach.rewrite.summary import Summary

LOOK = 0.5  # seconds between two looks whether it has come
ASK, AGAIN = "Ask the model what the reasons share", "Ask the model again what the reasons share"
NONE = "It told nothing that can stand here."


class Item(NamedTuple):
    """What is summed up: the reasons for one part, in one round of one review, and whose names may not be told."""

    at: str
    part: str
    reasons: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def mask(self) -> Mask:
        """Hide those who sit here, and whoever a reason or the part names."""
        return Mask((*self.names, *(name for text in (*self.reasons, self.part) for name in people.named(text))))


class Told(NamedTuple):
    """What came of it, and what it took. summary: None where it was stopped or broke off."""

    summary: Summary | None
    trouble: str
    spent: Spent


class Asking(NamedTuple):
    """A summary that is being written."""

    item: Item
    job: Job[Told]


def draw(review: Review, told: Reveal, at: str, part: str) -> None:
    """Draw what a model makes of the reasons for a part, or the tap that asks it; nothing where none may be asked."""
    model, _ = sending.chosen()
    if model.builtin or review.role != LEAD:
        return
    reasons = tuple(each.text for each in told.of(at).reasons)
    item = Item(f"{review.id}:{review.round}:{at}", part, reasons, tuple(each.name for each in review.voters))
    consent = f"review sending:{review.id}"
    found = _found(item)
    if isinstance(found, Asking):
        _writing(item)
        return
    if found:
        _shown(found, model)
    if not (found and found.summary and not found.trouble) and _worth(reasons):
        _ask(item, model, consent, again=found is not None)


def _worth(reasons: Sequence[str]) -> bool:
    from coach.rewrite import summary  # noqa: PLC0415  (with a model behind it)

    return len(set(reasons)) >= summary.FEWEST


def _found(item: Item) -> Asking | Told | None:
    """What stands or is being written; a turn that has ended is put away with what came of it."""
    found = cast("Asking | Told | None", state.field(_key(item)))
    if isinstance(found, Asking) and found.job.done:
        job = found.job
        stopped = sending.STOPPED if job.stopped else job.trouble
        found = job.result if job.result is not None and not job.stopped else Told(None, stopped, job.spent)
        state.put(_key(item), found)
    return found


def _key(item: Item) -> str:
    return f"review summary:{item.at}"


def _ask(item: Item, model: Settings, consent: str, *, again: bool) -> None:
    choice = cast("Sending | None", state.field(consent))
    first = f"review first:{item.at}"
    if not sending.undecided(choice, model):
        if choice and choice.model:
            show.quiet(AGAIN if again else ASK, "ask summary", _start, item, consent, icon=":material/forum:")
        return
    if not state.field(first):
        show.quiet(ASK, "ask summary", state.put, first, True, icon=":material/forum:")
        return

    def texts(masked: bool) -> tuple[tuple[str, ...], ...]:  # noqa: FBT001  (what stands in a switch)
        from coach.rewrite import summary  # noqa: PLC0415

        return summary.texts(item.reasons, item.part, model, item.mask if masked else None)

    def decide(name: str, masked: bool) -> None:  # noqa: FBT001
        state.put(consent, Sending(name, masked))
        state.drop(first)
        if name:
            _start(item, consent)
        st.rerun()

    sending.ask(model, "review", "summary", texts, decide, "Send nothing")


def _start(item: Item, consent: str) -> None:
    """Begin to ask; what was shown of what goes out holds for the other items of the review too."""
    from coach.rewrite import summary  # noqa: PLC0415

    (model, _), choice = sending.chosen(), cast("Sending | None", state.field(consent))
    if choice is None or choice.model != model.model:
        return
    job = Job[Told](model, item.mask if choice.masked else None)

    def work(job: Job[Told]) -> Told:
        found = summary.summary(item.reasons, item.part, model, job.turn(), item.names)
        return Told(found, found.trouble, job.spent)

    state.put(_key(item), Asking(item, job.start(work)))


@st.fragment(run_every=LOOK)
def _writing(item: Item) -> None:
    found = _found(item)
    if not isinstance(found, Asking):
        st.rerun()
    model, _ = sending.chosen()
    with (
        show.card("summary-writing"),
        st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"),
    ):
        st.markdown(f"**{lit(model.model)}** reads the reasons", width="content")
        st.button("Stop", key="stop summary", icon=":material/stop_circle:", on_click=found.job.stop)


def _shown(told: Told, model: Settings) -> None:
    with show.card("summary"):
        sentences = [each for each in (told.summary or ())[:3] if each]
        if sentences:
            show.label(f"An opinion of {lit(model.model)} on the reasons, counted in nothing")
            for each in sentences:
                st.markdown(lit(each))
        else:
            st.markdown(lit(f"No summary stands here. {told.trouble or NONE}"))
        if told.spent.calls:
            show.label(lit(spent.words(told.spent)))
