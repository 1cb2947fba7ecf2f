"""Doing what corrects a key result that stands: another figure, another place, another name."""

from __future__ import annotations

import re

from coach.builtin import nouns
from coach.dialogue import dropping, mirror, phrasing, settle, telling, turned
from coach.dialogue.orders import Order
from coach.dialogue.turn import Turn, outcome
from coach.dialogue.values import Change
from coach.session import Asked, At, Draft, Line, Told

PLACE = "place"  # the question which figure is meant
TODAY, AIM = "today's value", "the aim"
_OPTIONS = {TODAY: "baseline", AIM: "target"}
_BARE = re.compile(r"\d[\d.,]*")


def figure(turn: Turn, at: At, found: Line, order: Order) -> Turn:
    """Put a figure in the place that it was said for; ask where two places could be meant."""
    slot = order.slot or _meant(found, order)
    return _filled(turn, at, found, slot, order.value) if slot else _which(turn, at, found, order)


def renamed(turn: Turn, at: At, found: Line, order: Order) -> Turn:
    """Call a key result something else; its figures stay."""
    words = Told(phrasing.bare(order.value), turn.number, turn.by)
    own = {slot: found.said._replace(text=text) for slot in settle.WANTED if (text := turned.stated(found, slot))}
    name = phrasing.result(words.text)
    new = found._replace(said=words, name=name, text="", slots={**own, **found.slots})
    changed = Change(at, "name", name, found.text or found.name)
    draft = settle.with_line(turn.talk.draft, at, new)
    text = f"It now reads: {telling.plain(new)}."
    return outcome(turn, draft, (changed,)).said("heard", text, changed=(changed,)).moved_to((changed,))


def placed(turn: Turn, asked: Asked, said: str) -> Turn | None:
    """Take the answer to which figure is meant."""
    found = settle.line(turn.talk.draft, asked.at)
    today = re.search(r"\b(?:today|now|start\w*|baseline|first)\b", said, re.IGNORECASE)
    aim = re.search(r"\b(?:aim|target|goal|second|latter)\b", said, re.IGNORECASE)
    if found is None or len(said.split()) > 6 or (today is None) == (aim is None):
        return None
    return _filled(turn, asked.at, found, "baseline" if today else "target", asked.code)


def recast(turn: Turn, order: Order) -> Turn:
    """A key result turns out to be something to protect, or something to do: it moves there with its words."""
    at, found = dropping.numbered(turn, order)
    if found is None:
        return dropping.no_line(turn, order)
    home = settle.aim(turn.talk.draft, at[0])
    words = found.said._replace(text=telling.plain(found))
    left = tuple(each for each in home.lines if each != found)
    field = "guards" if order.slot == "guard" else "tries"
    new = home._replace(lines=left, tries=(*home.tries, *found.tries))
    new = settle.with_list(new, field, (*getattr(new, field), words))
    draft = _unclashed(settle.with_aim(turn.talk.draft, new), at)
    changed = Change(at[:1], order.slot, words.text, words.text)
    text = mirror.heard((changed,), draft)
    return outcome(turn, draft, (changed,))._replace(near=()).said("heard", text, changed=(changed,))


def unclear(turn: Turn, order: Order) -> Turn:
    """Say why an edit was not done, and how it can be said."""
    at, found = dropping.numbered(turn, order)
    if found is None:
        return dropping.no_line(turn, order)
    n = settle.aim(turn.talk.draft, at[0]).lines.index(found) + 1
    name = phrasing.short(phrasing.inside(found.name, found.said.text), 6)
    return turn.told(
        f"KR {n} ({name}) stays as it is, because what it is to be instead is not clear: "
        f'"change the target of KR {n} to 40", "rename KR {n} to ..." or "drop KR {n}" does it.'
    ).waiting()


def _meant(found: Line, order: Order) -> str:
    """The place of a figure that was named without one: where the old figure stands, what was told last, the aim."""
    places = {slot: text for slot in settle.WANTED if (text := turned.stated(found, slot))}
    if order.old:
        old = _BARE.search(order.old)
        holding = [slot for slot, text in places.items() if old and old.group().rstrip(".,") in _figures(text)]
        return holding[0] if len(holding) == 1 else ""
    if order.number > 0 or not places:
        return "target"
    turns = {slot: found.slots[slot].turn if slot in found.slots else found.said.turn for slot in places}
    last = [slot for slot, turn in turns.items() if turn == max(turns.values())]
    return last[0] if len(last) == 1 else ""


def _figures(text: str) -> list[str]:
    return [each.rstrip(".,") for each in _BARE.findall(text)]


def _which(turn: Turn, at: At, found: Line, order: Order) -> Turn:
    told = {name: turned.stated(found, slot) for name, slot in _OPTIONS.items()}
    name = nouns.starting(phrasing.short(phrasing.inside(found.name, found.said.text), 8))
    figures = " or ".join(f"{name} ({text})" if text else name for name, text in told.items())
    text = f"{name}: what becomes {order.value}, {figures}?"
    asked = Asked(PLACE, at, text, (TODAY, AIM), order.value)
    turn = turn.having(asked=asked, questions=(*turn.talk.questions, text))
    return turn.said("options", text, options=asked.options).waiting()


def _filled(turn: Turn, at: At, found: Line, slot: str, value: str) -> Turn:
    value = settle.in_unit(turned.stated(found, slot), value) if slot in settle.WANTED else value
    heap = settle.fill(settle.Heap(turn.talk.draft), at, slot, Told(value, turn.number, turn.by))
    draft = _unclashed(heap.draft, at, slot)
    text = mirror.heard(heap.changed, draft)
    return outcome(turn, draft, heap.changed).said("heard", text, changed=heap.changed).moved_to(heap.changed)


def _unclashed(draft: Draft, at: At, slot: str = "") -> Draft:
    left = tuple(each for each in draft.clashes if each[0] != at[1] or (slot and each[1] != slot))
    return draft._replace(clashes=left)
