"""A draft between the store and the talk: every verb reads what stands, lets the talk go on, and keeps the result.

Nothing here knows the page, and nothing is held between two calls: what counts lies in the store.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from coach import dialogue, session, store
from coach.builtin import nouns
from coach.dialogue import Reply, Session
from coach.errors import Busy, Conflict
from coach.spent import Spent
from coach.store import Acting, Change, Store, Turn

UNTITLED = "A draft"
TRIES = 5  # a lost race is run again from what stands
MOST_ATTEMPTS = 3  # then a message is kept without being read: a draft never closes because of one message
UNREAD = "These words are kept as they are; they could not be sorted into the draft. The draft stands as you see it."

load = functools.lru_cache(maxsize=128)(session.load)


class By(NamedTuple):
    """Who helped the coach with an answer, and what that took.

    heard, worded: whether something of the model's stands in what was heard, and in the question. trouble: why not.
    """

    model: str
    heard: bool = False
    worded: bool = False
    trouble: str = ""
    spent: Spent = Spent()


Step = Callable[[Session, Turn], tuple[Session, tuple[Reply, ...], By | None]]


class Held(NamedTuple):
    """A draft in the store, and who acts on it."""

    kept: Store
    who: Acting
    id: str


class Stand(NamedTuple):
    """A draft as it stands: its row, the talk, and all that was said."""

    row: store.Draft
    talk: Session
    messages: tuple[store.Message, ...]

    @property
    def waits(self) -> bool:
        """Whether a message has no answer yet."""
        answered = {each.answers for each in self.messages}
        return any(each.role == store.TEAM and each.id not in answered for each in self.messages)

    @property
    def seen(self) -> tuple[int, int]:
        """Changes when somebody says or changes something."""
        return self.row.revision, self.messages[-1].seq if self.messages else 0


def begin(kept: Store, who: Acting, key: str, start: session.Draft = session.Draft()) -> Held:  # noqa: B008  (a frozen value)
    """Begin a draft; start: what it holds already, from last quarter. The same key again begins no other one."""
    talk, replies = dialogue.start(start)
    return Held(kept, who, kept.create(who, title(talk.draft), session.dump(talk), written(replies), key=key).id)


def stand(held: Held) -> Stand:
    """Read a draft with its talk."""
    row = held.kept.draft(held.who, held.id)
    return Stand(row, load(row.state), held.kept.messages(held.who, held.id))


def seen(held: Held) -> tuple[int, int]:
    """What `Stand.seen` would be now, without reading the draft."""
    head = held.kept.head(held.who, held.id)
    return head.revision, head.seq


def say(held: Held, key: str, text: str) -> Turn:
    """Keep a message, then have the built-in coach answer it. The same key again changes nothing."""
    return answer(held, keep(held, key, text))


def keep(held: Held, key: str, text: str) -> Turn:
    """Keep a message; whatever happens later, it is there. The same key again changes nothing."""
    return held.kept.say(held.who, held.id, key, text)


def left(held: Held) -> tuple[tuple[Held, Turn], ...]:
    """What was said and is answered by nobody, each as the person who said it; the server had stopped in between."""
    turns = (each for each in held.kept.unanswered(held.who, held.id) if each.standing == store.INTERRUPTED)
    return tuple((held._replace(who=held.who._replace(person=each.message.person)), each) for each in turns)


def stalled(held: Held) -> bool:
    """Whether a message waits that nobody answers any longer."""
    return any(turn.standing == store.INTERRUPTED for turn in held.kept.unanswered(held.who, held.id))


def change(held: Held, key: str, verb: Callable[[Session], Session]) -> None:
    """Change a draft in place, and put the next question where none waits.

    Raises Busy when others change it all the time.
    """
    for _ in range(TRIES):
        row = held.kept.draft(held.who, held.id)
        talk = verb(load(row.state))
        if talk.asked is None and not talk.ended:
            talk, _ = dialogue.go_on(talk)
        with suppress(Conflict):
            held.kept.save(held.who, held.id, key, Change(session.dump(talk), row.revision, title(talk.draft)))
            return
    raise Busy("Others change this draft at this moment, so nothing new was kept. Try again in a moment.")


def restore(held: Held, key: str, number: int) -> None:
    """Make an earlier version the one that stands. Raises Conflict when somebody changed the draft in this moment."""
    held.kept.restore(held.who, held.id, key, number, held.kept.draft(held.who, held.id).revision)


def title(draft: session.Draft) -> str:
    """What a draft is called in a list."""
    named = [each.text for each in (draft.team, draft.cycle) if each]
    texts = [each.words.text for each in draft.aims if each.words] + [
        line.name for each in draft.aims for line in each.lines
    ]
    return nouns.starting(" · ".join(named) or next(iter(texts), UNTITLED))


def written(replies: tuple[Reply, ...], by: By | None = None) -> str:
    """What the coach says, as the text that the store keeps; with who helped, where a model was asked."""
    said = [[each.kind, each.text, list(each.options)] for each in replies if each.text]
    return json.dumps(said if by is None else {"said": said, "by": by}, ensure_ascii=False)


def told(text: str) -> tuple[Reply, ...]:
    """What the coach said, from the text that the store kept."""
    kept = json.loads(text)
    said = kept["said"] if isinstance(kept, dict) else kept
    return tuple(Reply(kind, words, options=tuple(options)) for kind, words, options in said)


def helped(text: str) -> By | None:
    """Who helped the coach with what it said."""
    kept = json.loads(text)
    if not isinstance(kept, dict):
        return None
    by = By(*kept["by"])
    return by._replace(spent=Spent(*by.spent))


def built_in(talk: Session, turn: Turn) -> tuple[Session, tuple[Reply, ...], By | None]:
    """The step that the built-in coach takes."""
    if turn.attempt > MOST_ATTEMPTS:
        return talk, (Reply("told", UNREAD),), None
    return (*dialogue.step(talk, turn.message.text, by=turn.message.person), None)


def answer(held: Held, turn: Turn, step: Step = built_in, unless: Callable[[], bool] = bool) -> Turn:
    """Take a step for a message that is ours to answer, and keep it. unless: says at the end that nothing be kept."""
    while turn.standing == store.OURS:
        row = held.kept.draft(held.who, held.id)
        talk, replies, by = step(load(row.state), turn)
        if unless():
            return turn
        made = Change(session.dump(talk), row.revision, title(talk.draft))
        with suppress(Conflict):  # somebody edited meanwhile: once more, from what stands now
            turn = held.kept.answer(held.who, turn, written(replies, by), made)
    return turn
