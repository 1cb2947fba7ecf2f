"""Opinions on a draft that a model writes: each in a thread of its own, kept in the store when it has come.

Nothing here knows the page. What is being written stands here as long as this process lives, as does why one did not
come; one that a stopped server left is asked for anew by whoever wants it.
"""

from __future__ import annotations

import threading

from coach import store
from coach.dialogue import Session, opined, shape
from coach.errors import Busy
from coach.masked import Mask
from coach.model import Objective
from coach.session import Aim, At, View
from coach.settings import Settings
from coach.ui import draft_turns
from coach.ui.draft_turns import Held
from coach.ui.job import Job
from coach.ui.viewed import Asking

MOST = 32  # opinions that are written at a time on this server
LEFT = 100  # outcomes that are remembered
FULL = "Many teams wait for the model at this moment, so it was not asked. Try again in a moment."

_asked: dict[tuple[str, At], Asking] = {}  # by draft and objective, the latest last
_change = threading.Lock()


def asked(draft: str, at: At) -> Asking | None:
    """What was asked last about an objective of a draft, while it is written and when it has ended."""
    return _asked.get((draft, at))


def subject(home: Aim) -> Objective:
    """What a model is told of an objective: its words, why now, and its key results."""
    return shape.objective(home)


def mask(talk: Session, home: Aim) -> Mask:
    """Hide the people of the draft, and those whom the words of the objective name."""
    from coach.checks import gate  # noqa: PLC0415  (with a model behind it)
    from coach.dialogue import outgoing  # noqa: PLC0415

    return outgoing.mask(talk, "\n".join(gate.given(subject(home))))


def start(held: Held, at: At, model: Settings) -> None:
    """Begin to ask about an objective, where the team has agreed to it. Raises Busy where too many wait."""
    talk = draft_turns.stand(held).talk
    home = next((each for each in talk.draft.aims if (each.id,) == at), None)
    agreed = talk.sending is not None and not model.builtin and talk.sending.model == model.model
    if home is None or not agreed or not opined.may_ask(talk.draft, home):
        return
    masked = talk.sending is not None and talk.sending.masked
    mine = Asking(held.id, at, opined.about(home), Job[View](model, mask(talk, home) if masked else None))
    if _queued(mine, held.id):
        mine.job.start(lambda _: _work(held, mine, subject(home), model))


def stop(draft: str, at: At) -> None:
    """End an opinion that is being written; nothing of it is kept but what it took."""
    found = asked(draft, at)
    if found is not None:
        found.job.stop()


def _queued(mine: Asking, draft: str) -> bool:
    """Get in line; False where this is being asked already."""
    key = draft, mine.at
    with _change:
        before = _asked.get(key)
        if before is not None and not before.job.done:
            return False
        ended = [each for each, one in _asked.items() if one.job.done]
        if len(_asked) - len(ended) >= MOST:
            raise Busy(FULL)
        for each in ended[:-LEFT]:
            del _asked[each]
        _asked.pop(key, None)
        _asked[key] = mine
    return True


def _work(held: Held, mine: Asking, aim: Objective, model: Settings) -> View:
    """Ask, and keep what came; of one that was stopped, what it took and nothing else."""
    from coach.rewrite import opinion  # noqa: PLC0415

    given = opinion.opinion(aim, mine.at[0], model, mine.job.turn())
    came = View(mine.at, mine.about, given.opinion, given.trouble, mine.job.spent)

    def verb(talk: Session) -> Session:
        return opined.viewed(talk, mine.view if mine.job.stopped else came)

    draft_turns.change(held, store.new_id(), verb)
    return came
