"""Taking a line out of the set: it is not forgotten."""

from __future__ import annotations

from coach.builtin import nouns
from coach.dialogue import mirror, phrasing, pointing, settle
from coach.dialogue.orders import Order
from coach.dialogue.turn import Turn, outcome
from coach.dialogue.values import Change
from coach.session import Aside, At, Line


def numbered(turn: Turn, order: Order) -> tuple[At, Line | None]:
    """The key result that an order points at: by the number on the screen, as the last, as the one spoken of."""
    home = settle.aim(turn.talk.draft)
    if order.number == pointing.HERE:
        return _spoken_of(turn)
    number = len(home.lines) if order.number == pointing.LAST else order.number
    if not 1 <= number <= len(home.lines):
        return (), None
    found = home.lines[number - 1]
    return (home.id, found.id), found


def _spoken_of(turn: Turn) -> tuple[At, Line | None]:
    """The key result that is being asked about, else the one that something was said of last."""
    home, asked = settle.aim(turn.talk.draft), turn.talk.asked
    found = settle.line(turn.talk.draft, asked.at) if asked is not None else None
    if found is not None and asked is not None:
        return asked.at, found
    found = max(reversed(home.lines), key=_last_turn, default=None)
    return ((home.id, found.id), found) if found is not None else ((), None)


def _last_turn(line: Line) -> int:
    return max(words.turn for words in (line.said, *line.slots.values()))


def no_line(turn: Turn, order: Order) -> Turn:
    """Say that no key result has that number."""
    n = len(settle.aim(turn.talk.draft).lines)
    stand = f"{n} key results stand" if n != 1 else "one key result stands"
    which = f" {order.number}" if order.number > 0 else ""
    return turn.said("told", f"There is no key result{which}; {stand if n else 'none stands'} in the draft.").waiting()


def drop(turn: Turn, order: Order) -> Turn:
    """Take out a key result, or a thing to try, by its number or by a word of it."""
    at, found = numbered(turn, order) if order.number else _named(turn, order.value)
    if found is None and order.number:
        return no_line(turn, order)
    if found is None:
        return _drop_try(turn, order)
    return aside(turn, at, found, "not now", "dropped by you", "dropped")


def _named(turn: Turn, value: str) -> tuple[At, Line | None]:
    home = settle.aim(turn.talk.draft)
    words = nouns.loose(value)
    found = [each for each in home.lines if words & nouns.loose(each.name)]
    tries = [each for each in home.tries if words & nouns.loose(each.text)]
    if len(found) != 1 or (tries and not words <= nouns.loose(found[0].name)):
        return (), None
    return (home.id, found[0].id), found[0]


def _drop_try(turn: Turn, order: Order) -> Turn:
    home = settle.aim(turn.talk.draft)
    words = nouns.loose(order.value)
    every = (*home.tries, *(each for line in home.lines for each in line.tries))
    gone = [each for each in every if words & nouns.loose(each.text)]
    if len(gone) != 1:
        return turn.said(
            "told", f"Which one is meant by {order.value}? Its number is enough, as in drop KR 2."
        ).waiting()
    aside = Aside(gone[0], "not now", "dropped by you")
    new = home._replace(
        tries=tuple(each for each in home.tries if each != gone[0]),
        lines=tuple(line._replace(tries=tuple(each for each in line.tries if each != gone[0])) for line in home.lines),
        aside=(*home.aside, aside),
    )
    heap = settle.Heap(settle.with_aim(turn.talk.draft, new)).told(
        settle.with_aim(turn.talk.draft, new), (home.id,), "dropped", gone[0].text
    )
    text = mirror.heard(heap.changed, heap.draft)
    return outcome(turn, heap.draft, heap.changed).said("heard", text, changed=heap.changed).moved_to(heap.changed)


def aside(turn: Turn, at: At, found: Line, form: str, note: str, slot: str) -> Turn:
    """Take a key result out of the set; it is not forgotten."""
    home = settle.aim(turn.talk.draft, at[0])
    words = found.said._replace(text=found.text or found.name)
    new = home._replace(
        lines=tuple(each for each in home.lines if each != found),
        tries=(*home.tries, *found.tries),
        aside=(*home.aside, Aside(words, form, note)),
    )
    draft = settle.with_aim(turn.talk.draft, new)
    draft = draft._replace(clashes=tuple(each for each in draft.clashes if each[0] != found.id))
    change = Change(at, slot, phrasing.inside(words.text), words.text)
    text = mirror.heard((change,), draft)
    return outcome(turn, draft, (change,))._replace(near=()).said("heard", text, changed=(change,))
