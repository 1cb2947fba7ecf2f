"""The fields in which a part of the draft is edited in place, and what typing in them means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from coach import dialogue
from coach.dialogue import Session, settle, shape
from coach.dialogue.edit import LISTS, shared
from coach.dialogue.talk import UNDO
from coach.session import Aim, At, Draft, Line, Told


class Field(NamedTuple):
    """One field. many: one item a line; choices: what it may hold, and how each is called."""

    slot: str
    label: str
    text: str
    many: bool = False
    choices: Mapping[str, str] = {}


_OF_LINE = {
    "baseline": "Today",
    "target": "Aim",
    "deadline": "By when",
    "source": "Counted where",
    "owner": "Looked after by",
}
_TRY = "What we try, one a line"
_OF_AIM = {
    "why": "Why now, one reason a line",
    "try": _TRY,
    "guard": "What stays as good, one a line",
    "held": "Lines we hold, one a line",
    "need": "Who else has to move, one a line",
    "partner": "Who owns it with us, one a line, as team: what they give",
    "aside": "Put aside, one a line",
    "remark": "Also said, one a line",
    "line": "More key results, one a line",
}
OPEN = "Not said yet"
TYPES = {"": OPEN, "committed": "A promise", "aspirational": "A stretch", "learning": "To learn"}


def fields(draft: Draft, at: At) -> tuple[Field, ...] | None:
    """The fields of the draft (), an objective or a key result; None for one that is not there."""
    if not at:
        return Field("team", "Team", _words(draft.team)), Field("cycle", "Cycle", _words(draft.cycle))
    home = next((each for each in draft.aims if each.id == at[0]), None)
    if home is None:
        return None
    if len(at) == 1:
        return _of_aim(home)
    found = settle.line(draft, at)
    return None if found is None else _of_line(found)


def _of_aim(home: Aim) -> tuple[Field, ...]:
    lists = {slot: _rows(each.text for each in getattr(home, name)) for slot, name in LISTS.items()}
    lists["partner"] = _rows(map(shared, home.partners))
    lists["aside"] = _rows(each.words.text for each in home.aside if each.form != "remark")
    lists["remark"] = _rows(each.words.text for each in home.aside if each.form == "remark")
    return (
        Field("objective", "Objective", _words(home.words)),
        Field("type", "It is", _words(home.type), choices=TYPES),
        *(Field(slot, label, lists.get(slot, ""), many=True) for slot, label in _OF_AIM.items()),
    )


def _of_line(line: Line) -> tuple[Field, ...]:
    return (
        Field("name", "Key result, in your words", line.text or line.name),
        *(
            Field(slot, label, line.slots[slot].text if slot in line.slots else shape.stated(line, slot))
            for slot, label in _OF_LINE.items()
        ),
        Field("try", _TRY, _rows(each.text for each in line.tries), many=True),
    )


def _rows(texts: Iterable[str]) -> str:
    return "\n".join(" ".join(each.split()) for each in texts)


def typed(talk: Session, at: At, before: tuple[Field, ...], words: Mapping[str, str], by: str) -> Session:
    """Put in what was typed, as one step that can be taken back. Raises UsageError for a part that is gone."""
    new = talk
    for field in before:
        after = words.get(field.slot, field.text)
        if field.many:
            for old, item in _items(field.text.splitlines(), after.splitlines()):
                new, _ = dialogue.edit(new, at, field.slot, item, before=old, by=by)
        elif after.strip() != field.text.strip():
            new, _ = dialogue.edit(new, at, field.slot, after, by=by)
    return new if new is talk else new._replace(past=(*talk.past, talk.draft)[-UNDO:])


def _items(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """What stands in place of what; "" before an item that is added and after one that is taken out."""
    old, new = [each.strip() for each in old if each.strip()], [each.strip() for each in new if each.strip()]
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        gone, come = old[a:b], new[c:d]
        for n in range(max(len(gone), len(come))):
            found.append((gone[n] if n < len(gone) else "", come[n] if n < len(come) else ""))
    return found


def _words(told: Told | None) -> str:
    return told.text if told else ""
