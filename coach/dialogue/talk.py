"""One step of the talk: keep the message, obey or hear it, say back what was understood, ask one question."""

from __future__ import annotations

from collections.abc import Sequence

from coach.builtin import nouns
from coach.dialogue import (
    another,
    answers,
    ask,
    beside,
    gate,
    listen,
    mirror,
    obey,
    orders,
    paste,
    settle,
    shape,
    slots,
    standing,
    tongue,
    unplaced,
)
from coach.dialogue.turn import Turn, outcome
from coach.dialogue.values import Hear, Reply, Word
from coach.session import Asked, Draft, Message, Session

UNDO = 12  # steps that can be taken back
MOST = 20_000  # characters of one message that are read for the draft; all of it is kept
_LIMITS = {
    "objective": 3,
    "outcome": 2,
    "purpose": 2,
    "guard": 1,
    "cycle": 1,
    "who": 1,
    "baseline": 2,
    "target": 2,
    "partner": 1,
}


def start(draft: Draft = Draft(), word: Word | None = None) -> tuple[Session, tuple[Reply, ...]]:  # noqa: B008  (a frozen value)
    """Open a talk with one invitation to say everything in any order; a draft that holds something is asked about."""
    return _asking(Turn(Session(draft=draft)), word)


def go_on(talk: Session, word: Word | None = None) -> tuple[Session, tuple[Reply, ...]]:
    """Put the next question where none waits: after a change on the page, or when somebody comes back."""
    return (talk, ()) if talk.asked is not None else _asking(Turn(talk), word)


def step(
    talk: Session, said: str, hear: Hear | None = None, word: Word | None = None, *, by: str = ""
) -> tuple[Session, tuple[Reply, ...]]:
    """Take one message in; give the session that follows and what the coach says.

    hear proposes where the words of a message go, word phrases a question; None means the built-in rules. What either
    of them gives passes the same checks. by: who said it.
    """
    said = said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    before = talk.draft
    turn = Turn(talk._replace(messages=(*talk.messages, Message(said, by)), ended=False), by=by)
    turn = _taken(turn, said, hear or listen.hear)
    if turn.talk.draft != before and not turn.back:
        turn = turn.having(past=(*turn.talk.past, before)[-UNDO:])
    if turn.goes_on and obey.QUIET not in turn.talk.notes:
        turn = Turn(*_asking(turn, word))
    elif not any(each.text for each in turn.replies):
        turn = turn.told(_kept(turn.talk))
    return turn.talk, turn.spoken().replies


def _taken(turn: Turn, said: str, hear: Hear) -> Turn:
    """Obey it, read it as a list, take it as the answer to what was asked, or hear what it holds."""
    if not said.strip():
        return turn.told('Nothing came through. A word is enough, and "skip" works too.', once="empty").waiting()
    if orders.greets(said) and len(turn.talk.messages) == 1:
        return turn.told("Hello. One sentence about what will be different is enough to begin.").waiting()
    order, parts = orders.read(said), another.parts(said[:MOST], len(turn.talk.draft.aims))
    if order is not None and order.pointed:
        return obey.obey(turn, order)
    pending = answers.direct(turn, said) if len(parts) == 1 and not parts[0].number else None
    if pending is not None:
        return pending
    return obey.obey(turn, order) if order is not None else _read(turn, said, parts, hear)


def _read(turn: Turn, said: str, parts: Sequence[another.Part], hear: Hear) -> Turn:
    """Read a message as a list, or hear each of its parts for the objective that it speaks of."""
    pasted = paste.take(turn, said)
    if pasted is not None:
        return beside.keep(pasted, said[:MOST])
    turn = _noted(turn, said)
    for part in parts:
        turn = another.turned_to(turn, part.number) if part.number else turn
        turn = beside.keep(_listened(turn, part.text, hear), part.text)
    return turn


def _listened(turn: Turn, said: str, hear: Hear) -> Turn:
    asked = turn.talk.asked
    turn = turn._replace(near=asked.at if asked and len(asked.at) == 2 else ())
    read = said[:MOST]
    places = slots.places(turn.talk)
    heard = unplaced.waiting(list(gate.accepted(hear(read, places), read, places)))
    if answers.wild(said, asked, heard):
        return _nothing(
            turn
            if tongue.dodges(said) or tongue.hostile(said) or orders.filler(said)
            else turn.told(tongue.outside(said), once=tongue.outside(said))
        )
    heap = settle.settle(turn.talk.draft, heard, turn.number, turn.by, asked)
    near = asked.at if asked else ()
    draft = gate.faithful(heap.draft, (each.at for each in heap.changed), turn.talk.messages)
    turn = outcome(turn, draft, heap.changed)
    text = mirror.heard(heap.changed, draft, near)
    turn = (
        turn.said("heard", text, changed=heap.changed)
        if text and not turn.talk.brief
        else turn.changed_by(heap.changed)
    )
    of_use = any(each.slot != "remark" for each in heap.changed)
    named = asked is not None and asked.slot == "outcome" and any(each.slot in ("line", "try") for each in heap.changed)
    if named:
        return turn.moved_to(heap.changed)
    return _later(turn.moved_to(heap.changed), asked) if of_use else _nothing(turn)


def _later(turn: Turn, asked: Asked | None) -> Turn:
    """Something else was said: the figure that was asked for is asked for once more later on."""
    if asked is None or asked.slot not in ("baseline", "target", "outcome") or not _still_open(turn, asked):
        return turn
    key = ask.key(asked.slot, asked.at, asked.code)
    return turn.having(rounds={**turn.talk.rounds, key: max(0, turn.talk.rounds.get(key, 0) - 1)})


def _noted(turn: Turn, said: str) -> Turn:
    """Say once what is to be known about a message of this sort."""
    if len(said) > MOST:
        turn = turn.told("That is a lot of text. All of it is kept; the first part is read for the draft.", once="long")
    language = tongue.other(said)
    if language:
        turn = turn.told(f"Your words stay as they are, in {language}. I ask in English.", once="language")
    if tongue.hostile(said):
        turn = turn.told('"Enough" shows the draft at any time, "skip" passes a question.', once="hostile")
    return turn


def _nothing(turn: Turn) -> Turn:
    """A place that was asked about often enough, and is open still, stays open."""
    asked = turn.talk.asked
    if asked is None or asked.slot not in _LIMITS or not _still_open(turn, asked):
        return turn
    if turn.talk.rounds.get(ask.key(asked.slot, asked.at, asked.code), 0) < _LIMITS[asked.slot] + (
        asked.slot == "outcome" and asked.code == "0"
    ):
        return turn
    heap = settle.gap(settle.Heap(turn.talk.draft), asked.at, asked.slot, "unknown")
    return outcome(turn, heap.draft, heap.changed).said(
        "heard", mirror.heard(heap.changed, heap.draft, asked.at), changed=heap.changed
    )


def _still_open(turn: Turn, asked: Asked) -> bool:
    home = settle.aim(turn.talk.draft, asked.at[0])
    found = settle.line(turn.talk.draft, asked.at)
    if found is not None:
        return asked.slot in shape.missing(found) and asked.slot not in found.gaps
    if asked.slot == "objective":
        return home.words is None
    lists = {"guard": home.guards, "outcome": home.lines[ask.FEWEST - 1 :], "purpose": home.lines}
    return not lists[asked.slot] if asked.slot in lists else False


def _asking(turn: Turn, word: Word | None) -> tuple[Session, tuple[Reply, ...]]:
    """Put the next question, if there is one."""
    talk = turn.talk
    asked = ask.question(talk, turn.near)
    if asked is None:
        return _resting(turn)
    if asked.slot == "ready":
        turn = turn.said("draft", standing.standing(talk))
    text = _phrased(asked, word, talk)
    asked = asked._replace(text=text)
    key = ask.key(asked.slot, asked.at, asked.code)
    talk = turn.talk._replace(
        asked=asked, questions=(*talk.questions, text), rounds={**talk.rounds, key: talk.rounds.get(key, 0) + 1}
    )
    options = asked.options or ((ask.YES, ask.NO, ask.SHOW) if asked.slot == "ready" else ())
    kind = "options" if asked.slot in ("choose", "clash", "which", "steer", "last", "turned") else "question"
    return talk, (*turn.replies, Reply(kind, text, asked.slot, asked.at, options))


def _resting(turn: Turn) -> tuple[Session, tuple[Reply, ...]]:
    """Nothing is left to ask; whether they would get up for it is still open to an answer."""
    talk = turn.talk
    home = settle.aim(talk.draft)
    put = [each for each in talk.questions if each in ask.READY] if ask.key("ready", (home.id,)) in talk.rounds else []
    if not any(each.text for each in turn.replies):
        again = "nothing left" in talk.notes
        rest = (
            "The draft stands as you see it."
            if home.lines
            else "One sign by which somebody would notice it is enough to go on."
        )
        rest = " ".join(filter(None, (rest, standing.without(talk.draft))))
        text = _kept(talk) if again else rest
        turn = turn.told(text, once="" if again else "nothing left")
    waits = Asked("ready", (home.id,), put[-1]) if put and not home.approved else None
    return turn.having(asked=waits).talk, turn.replies


def _kept(talk: Session) -> str:
    return f"Kept, as message {len(talk.messages)}."


def _phrased(asked: Asked, word: Word | None, talk: Session) -> str:
    """Let a wording of somebody else through if it asks one thing, gives no figure of its own and was not put before."""
    if word is None:
        return asked.text
    text = " ".join(word(asked.text).split())
    digits = {mark for mark in text if mark.isdigit()} - {mark for mark in asked.text if mark.isdigit()}
    fine = (
        text.endswith("?") and text.count("?") == 1 and len(text) <= 400 and not digits and text not in talk.questions
    )
    return nouns.starting(text) if fine else asked.text
