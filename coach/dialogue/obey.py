"""Doing what a message asks for."""

from __future__ import annotations

import re
from collections.abc import Callable

from coach.builtin import nouns
from coach.dialogue import (
    another,
    answers,
    ask,
    correcting,
    dropping,
    mirror,
    orders,
    phrasing,
    settle,
    standing,
    telling,
)
from coach.dialogue.orders import Order
from coach.dialogue.turn import Turn, outcome
from coach.dialogue.values import Heard
from coach.session import Asked, At, Draft, Line, Partner, Told

QUIET = "no questions"  # the note that the team wants to be asked nothing


def obey(turn: Turn, order: Order) -> Turn:
    """Carry out one order."""
    return _ORDERS[order.kind](turn, order)


def _nothing_asked(turn: Turn) -> Turn:
    return turn.told("No question is open at the moment.", once="no question")


def _skip(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    asked = turn.talk.asked
    if asked is None:
        return _nothing_asked(turn)
    if asked.slot in ("fix", "choose"):
        return answers.kept(turn, asked)
    if asked.slot in ("clash", "which", "steer", "last", "ready", correcting.PLACE):
        return answers.leave(turn, asked)
    if asked.slot == "outcome" and another.blank(turn):
        return another.left_out(turn)
    heap = settle.gap(settle.Heap(turn.talk.draft), asked.at, asked.slot, "skipped")
    turn = outcome(turn, heap.draft, heap.changed)
    text = mirror.heard(heap.changed, heap.draft, asked.at) if asked.slot in ("baseline", "target") else ""
    return turn.said("heard", text or "", changed=heap.changed).moved_to(heap.changed)


def _back(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    past = turn.talk.past
    if not past:
        return turn.told("There is nothing to take back yet.", once="no past").waiting()
    gone = telling.difference(past[-1], turn.talk.draft)
    asked, rounds = turn.talk.asked, dict(turn.talk.rounds)
    if asked is not None:  # what was asked after the step that is taken back is asked once more
        rounds = {name: max(0, n - (name == ask.key(asked.slot, asked.at, asked.code))) for name, n in rounds.items()}
    again = telling.reopened(past[-1], turn.talk.draft)
    rounds.update({ask.key(slot, at): 0 for slot, at in again})
    near = again[-1][1] if again else ()
    turn = turn.having(draft=past[-1], past=past[:-1], rounds=rounds)._replace(back=True, near=near)
    return turn.said("heard", f"Taken back: {gone}." if gone else "One step back.")


def _change(turn: Turn, order: Order) -> Turn:
    if order.number == 0:
        draft = turn.talk.draft
        heard = Heard(order.slot, (settle.aim(draft).id,), order.value, order.value, "corrected")
        heap = settle.settle(draft, [heard], turn.number, turn.by)
        text = mirror.heard(heap.changed, heap.draft)
        return outcome(turn, heap.draft, heap.changed).said("heard", text, changed=heap.changed).moved_to(heap.changed)
    at, found = dropping.numbered(turn, order)
    if found is None:
        return dropping.no_line(turn, order)
    if order.slot == "name":
        return correcting.renamed(turn, at, found, order)
    return correcting.figure(turn, at, found, order)


def _unmeasurable(turn: Turn, order: Order) -> Turn:
    at, found = _spoken_of(turn, order)
    if found is None:
        return turn.told(
            "That is fine for a line; its number says which one, as in drop KR 1.", once="unmeasurable"
        ).waiting()
    return dropping.aside(turn, at, found, "unmeasurable", "told at each check-in, not graded", "unmeasurable")


def _handed_down(turn: Turn, order: Order) -> Turn:
    asked = turn.talk.asked
    draft = turn.talk.draft
    at, found = _spoken_of(turn, order)
    if found is None or (asked is not None and len(asked.at) < 2):
        home = settle.aim(draft)
        if home.words is None:
            return turn.told(
                "Then it is kept as it comes. How does it read, word for word?", once="handed down"
            ).waiting()
        codes = tuple(dict.fromkeys((*home.kept, "O001", "O002", "O003", "O004", "O005", "O006")))
        return turn.having(draft=settle.with_aim(draft, home._replace(kept=codes))).said(
            "heard", "Handed down: the objective stays word for word."
        )
    kept = found._replace(form="handed down", kept=(*found.kept, *_CODES))
    name = phrasing.short(found.text or found.name, 8)
    return turn.having(draft=settle.with_line(draft, at, kept)).said("heard", f"{name}: handed down, kept as it is.")


_DONE = re.compile(r"\b(?:done|finished|ready|approved?|stop|finish|looks)\b", re.IGNORECASE)
_CODES = tuple(f"K{n:03}" for n in range(1, 16))


def _spoken_of(turn: Turn, order: Order) -> tuple[At, Line | None]:  # noqa: ARG001
    asked = turn.talk.asked
    found = settle.line(turn.talk.draft, asked.at) if asked else None
    if asked is not None and found is not None:
        return asked.at, found
    home = settle.aim(turn.talk.draft)
    return (
        ((home.id, home.lines[-1].id), home.lines[-1])
        if home.lines and asked is not None and asked.slot == "outcome"
        else ((), None)
    )


def _lines(draft: Draft) -> int:
    return sum(len(each.lines) for each in draft.aims)


def _keep(turn: Turn, order: Order) -> Turn:
    before = orders.read(turn.talk.messages[-2].text) if len(turn.talk.messages) > 1 else None
    past = turn.talk.past
    if before is not None and before.kind == "drop" and past and _lines(past[-1]) > _lines(turn.talk.draft):
        return _back(turn, order)  # what was dropped a moment ago
    asked = turn.talk.asked
    if asked is None or asked.slot in ("ready", "objective", "outcome"):
        return _finish(turn, order)
    return _skip(turn, order)


def _finish(turn: Turn, order: Order) -> Turn:
    draft = turn.talk.draft
    home = settle.aim(draft)
    if (
        turn.talk.asked is not None
        and turn.talk.asked.slot in ("outcome", "try")
        and home.words is not None
        and not _DONE.search(turn.talk.messages[-1].text)
    ):
        return _skip(turn, order)
    if another.blank(turn):
        return another.left_out(turn).having(ended=True).waiting()
    if not home.lines and home.words is None:
        return (
            turn.told("The draft is empty so far. It waits here; anything you write is kept.", once="empty draft")
            .having(ended=True)
            .waiting()
        )
    draft = settle.with_aim(draft, home._replace(approved=home.words is not None))
    turn = turn.having(draft=draft, asked=None, ended=True)
    open_ = standing.left_open(turn.talk)
    text = f"It stays as it is, with {open_} open." if open_ else "It stays as it is."
    return turn.said("draft", " ".join(filter(None, (text, standing.without(draft))))).waiting()


def _show(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    """The draft as it stands; no question follows until somebody writes again."""
    home = settle.aim(turn.talk.draft)
    if not home.lines and home.words is None:
        return turn.told(
            "Nothing stands in it yet. One sentence about what will be different is enough to begin.",
            once="empty draft",
        ).waiting()
    open_ = standing.left_open(turn.talk)
    text = (
        f"Beside here is all of it; {open_} {'are' if ' and ' in open_ else 'is'} open."
        if open_
        else "Beside here is all of it."
    )
    again = "" if "go on" in turn.talk.notes or not open_ else ' "Go on" brings the next question.'
    turn = turn.having(ended=True, notes=(*turn.talk.notes, "go on"))
    return turn.said("draft", text + again).waiting()


def _quiet(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    """No question until somebody asks for one; what is said is heard as before."""
    turn = turn.having(asked=None, ended=True, notes=(*turn.talk.notes, QUIET))
    return turn.said(
        "draft", 'No more questions; what you write is still sorted in. "Go on" brings the next one.'
    ).waiting()


def _go_on(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    return turn.having(notes=tuple(each for each in turn.talk.notes if each != QUIET))


def _why(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    asked = turn.talk.asked
    if asked is None:
        return _nothing_asked(turn)
    return turn.told(ask.why(asked)).waiting()


def _what(turn: Turn, order: Order) -> Turn:
    return turn.told(telling.meaning(order.value)).waiting()


def _boss(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    return turn.told(telling.boss(turn.talk.draft)).waiting()


def _example(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    return turn.told(telling.example(turn.talk)).having(rounds=_counted(turn, "example")).waiting()


def _counted(turn: Turn, name: str) -> dict[str, int]:
    return {**turn.talk.rounds, name: turn.talk.rounds.get(name, 0) + 1}


def _shorter(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    asked = turn.talk.asked
    if asked is not None and asked.slot in ("ready", "fix", "choose") and (found := telling.shortened(turn.talk.draft)):
        draft, text = found
        return turn.having(draft=draft).said("heard", f"Shorter: {text}.")
    return turn.having(brief=True).told("From here on questions alone.", once="brief").waiting()


def _copy(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    return turn.told("Copy, print and download stand beside the draft.", once="copy").waiting()


def _shorten(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    found = telling.shortened(turn.talk.draft)
    if found is None:
        return turn.told("The objective has no clause to leave out. A sentence in its place is fine.").waiting()
    return turn.having(draft=found[0]).said("heard", f"Shorter: {found[1]}.").waiting()


def _another(turn: Turn, order: Order) -> Turn:
    asked = turn.talk.asked
    if turn.talk.rounds.get("example") and not order.value and (asked is None or asked.slot != "ready"):
        return _example(turn, order)
    home = settle.aim(turn.talk.draft)
    if asked is not None and asked.slot in ("objective", "outcome", "purpose") and not order.value:
        return _example(turn, order)
    draft = settle.with_aim(
        turn.talk.draft, home._replace(approved=False, gaps={k: v for k, v in home.gaps.items() if k != "outcome"})
    )
    text = f"Key result {len(home.lines) + 1}: what else would be different, and by which sign?"
    if text in turn.talk.questions:
        return turn.having(draft=draft)
    new = Asked("outcome", (home.id,), text)
    turn = turn.having(draft=draft, asked=new, questions=(*turn.talk.questions, text))
    return turn.said("question", text).waiting()


def _second(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    asked = turn.talk.asked
    return another.opened(turn).having(asked=asked)


def _partner(turn: Turn, order: Order) -> Turn:
    home = settle.aim(turn.talk.draft)
    team = Told(order.value, turn.number, turn.by)
    if any(each.team.text.lower() == order.value.lower() for each in home.partners):
        return turn.told(f"{nouns.starting(order.value)} is named already.")
    draft = settle.with_aim(turn.talk.draft, home._replace(partners=(*home.partners, Partner(team))))
    return turn.having(draft=draft)


def _confirmed(turn: Turn, order: Order) -> Turn:
    home = settle.aim(turn.talk.draft)
    words = nouns.loose(order.value)
    partners = tuple(
        each._replace(confirmed=True) if words & nouns.loose(each.team.text) else each for each in home.partners
    )
    if partners == home.partners:
        return turn.told("That is kept with the talk, beside the draft.", once=f"confirmed:{order.value}").waiting()
    draft = settle.with_aim(turn.talk.draft, home._replace(partners=partners))
    return turn.having(draft=draft).said("heard", f"{nouns.starting(order.value)}: confirmed.")


def _last_quarter(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    return turn.told(
        "Paste the old set here, with the scores or last values if you have them.", once="last quarter"
    ).waiting()


def _help(turn: Turn, order: Order) -> Turn:  # noqa: ARG001
    return turn.told(
        'Say things in any order. Some words do something: "skip", "back", "why?", "show me an example", "drop KR 2", '
        '"change the target of KR 2 to 40", "another objective", "show me the draft", "done".',
        once="help",
    ).waiting()


_ORDERS: dict[str, Callable[[Turn, Order], Turn]] = {
    "skip": _skip,
    "go on": _go_on,
    "back": _back,
    "change": _change,
    "recast": correcting.recast,
    "unclear": correcting.unclear,
    "quiet": _quiet,
    "drop": dropping.drop,
    "unmeasurable": _unmeasurable,
    "handed down": _handed_down,
    "keep": _keep,
    "done": _finish,
    "draft": _show,
    "why": _why,
    "what": _what,
    "boss": _boss,
    "example": _example,
    "copy": _copy,
    "shorten": _shorten,
    "shorter": _shorter,
    "another": _another,
    "second": _second,
    "partner": _partner,
    "confirmed": _confirmed,
    "last": _last_quarter,
    "help": _help,
}
