"""Answers that a model helps with: each in a thread of its own, one after the other, and whoever reads may stop it.

Nothing here knows the page. What is being answered stands here as long as this process lives; what counts lies in the
store, and a message that this process left unanswered is answered by the built-in coach, which says so.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import NamedTuple

from coach import dialogue, store
from coach.dialogue import Reply, Session
from coach.errors import Busy, NotFound, StoreError, TakenOver
from coach.session import Sending
from coach.settings import Settings
from coach.store import Turn
from coach.ui import draft_turns, sending
from coach.ui.draft_turns import By, Held
from coach.ui.job import Job

PULSE = 3.0  # seconds between two words to the store that a message is still being answered
SOON = 0.3  # seconds until that is tried again where the store did not take it
MOST_OF_ONE = 4  # answers that wait at a time for one draft
FULL = "Many messages wait for the model already, so it was not asked about this one."
BROKEN = "The answer of the model was interrupted before it was whole."


class Running(NamedTuple):
    """A message that is being answered."""

    held: Held
    turn: Turn
    job: Job[Turn]


_running: dict[str, tuple[Running, ...]] = {}  # by draft, in the order in which they were said
_waiting: dict[str, Turn] = {}  # by message: ours to answer once somebody has said whether a model may be asked
_change = threading.Lock()


def undecided(talk: Session, model: Settings) -> bool:
    """Whether nobody has said yet that this model may be asked about a draft."""
    return sending.undecided(talk.sending, model)


def say(held: Held, key: str, text: str, model: Settings) -> None:
    """Keep a message, and begin to answer it where it is said who may."""
    answer(held, draft_turns.keep(held, key, text), model)


def decide(held: Held, choice: Sending, model: Settings) -> None:
    """Keep what the team said about the model, and answer what waits for it."""
    draft_turns.change(held, store.new_id(), lambda talk: talk._replace(sending=choice))
    for each in held.kept.unanswered(held.who, held.id):
        said, speaker = each.message, held._replace(who=held.who._replace(person=each.message.person))
        turn = held.kept.say(speaker.who, held.id, said.id, said.text)
        mine = _waiting.pop(said.id, turn)
        answer(speaker, turn if turn.standing == store.OURS else mine, model)


def catch_up(held: Held, model: Settings) -> None:
    """Answer what a server that stopped has left; what waits for a decision goes on waiting."""
    left = draft_turns.left(held)
    if not left:
        return
    talk = draft_turns.stand(held).talk
    if undecided(talk, model):
        return
    broken = By(model.model, trouble=BROKEN) if not model.builtin and talk.sending and talk.sending.model else None
    for speaker, each in left:
        with suppress(Busy):  # another window is at it
            turn = held.kept.say(speaker.who, held.id, each.message.id, each.message.text)
            _alone(speaker, turn, broken)


def stalled(held: Held, model: Settings) -> bool:
    """Whether a message waits that nobody answers any longer, and that nobody has to decide about."""
    return draft_turns.stalled(held) and not undecided(draft_turns.stand(held).talk, model)


def running(draft: str) -> Running | None:
    """What is being answered now."""
    return next((each for each in _running.get(draft, ()) if not each.job.done), None)


def stop(draft: str) -> None:
    """End the answer that is being written; the built-in coach gives its own at once."""
    found = running(draft)
    if found is not None:
        found.job.stop()
        by = By(_model(found.held), trouble=sending.STOPPED, spent=found.job.spent)
        _alone(found.held, found.turn, by)


def _model(held: Held) -> str:
    choice = draft_turns.stand(held).talk.sending
    return choice.model if choice else ""


def answer(held: Held, turn: Turn, model: Settings) -> None:
    """Begin to answer a message that is kept, where it is said who may."""
    if turn.standing != store.OURS:
        return
    talk = draft_turns.stand(held).talk
    if undecided(talk, model) and _would_send(talk, turn, model):
        _waiting[turn.message.id] = turn
    elif model.builtin or talk.sending is None or not talk.sending.model or turn.attempt > draft_turns.MOST_ATTEMPTS:
        _alone(held, turn, None)
    else:
        _begin(held, turn, model)


def _would_send(talk: Session, turn: Turn, model: Settings) -> bool:
    from coach.dialogue import outgoing  # noqa: PLC0415  (with a model behind it)

    return bool(outgoing.texts(talk, turn.message.text, model, None))


def _alone(held: Held, turn: Turn, by: By | None) -> None:
    """Have the built-in coach answer; by: which model was asked, and why its answer does not stand."""

    def step(talk: Session, turn: Turn) -> tuple[Session, tuple[Reply, ...], By | None]:
        talk, replies, _ = draft_turns.built_in(talk, turn)
        return talk, replies, by

    draft_turns.answer(held, turn, step)


def _begin(held: Held, turn: Turn, model: Settings) -> None:
    job = Job[Turn](model)
    mine = Running(held, turn, job)
    before = _queued(mine)
    if before is None:
        _alone(held, turn, By(model.model, trouble=FULL))
        return
    job.start(lambda job: _work(mine, before, model, job))
    if job.refused:
        _alone(held, turn, By(model.model, trouble=job.trouble))
        return
    threading.Thread(target=_pulse, args=(mine,), daemon=True).start()


def _queued(mine: Running) -> tuple[Running, ...] | None:
    """Get in line: those before it in the same draft; None where there is no room."""
    with _change:
        for draft, found in list(_running.items()):
            _running[draft] = tuple(each for each in found if not each.job.done)
            if not _running[draft]:
                del _running[draft]
        before = _running.get(mine.held.id, ())
        if len(before) >= MOST_OF_ONE:
            return None
        _running[mine.held.id] = (*before, mine)
    return before


def _work(mine: Running, before: tuple[Running, ...], model: Settings, job: Job[Turn]) -> Turn:
    """Wait for the answers before this one, then take the step; the requests of it are shared by all its attempts."""
    from coach.dialogue import by_model, outgoing  # noqa: PLC0415

    for each in before:
        while not each.job.done:
            each.job.wait(0.1)
    opened = job.turn()

    def step(talk: Session, turn: Turn) -> tuple[Session, tuple[Reply, ...], By | None]:
        if talk.sending is not None and talk.sending.masked:
            opened.mask = outgoing.mask(talk, turn.message.text)  # of this talk, as the message before has left it
        helped = by_model.with_model(model, opened)
        talk, replies = dialogue.step(talk, turn.message.text, helped.hear, helped.word, by=turn.message.person)
        asked = opened.calls > 0 or helped.trouble
        worded = helped.worded_in(replies)
        return talk, replies, By(model.model, helped.heard, worded, helped.trouble, job.spent) if asked else None

    return draft_turns.answer(mine.held, mine.turn, step, unless=lambda: job.stopped)


def _pulse(mine: Running) -> None:
    """Tell the store that somebody is at it, until the answer stands or is another's; a file that is held is no reason to end."""
    pause = PULSE
    while not mine.job.wait(pause) and not mine.job.stopped:
        try:
            mine.held.kept.renew(mine.held.who, mine.turn)
            pause = PULSE
        except (TakenOver, NotFound):
            return
        except StoreError:
            pause = SOON
