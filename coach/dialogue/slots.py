"""The places of a draft that a message may fill, for whoever hears it."""

from __future__ import annotations

from collections.abc import Iterator

from coach.dialogue import shape
from coach.dialogue.settle import aim as aim_of
from coach.dialogue.values import Slot
from coach.session import Aim, Session

_OF_AIM = ("objective", "outcome", "try", "guard", "held", "cycle", "team", "why", "need")
_OF_LINE = ("baseline", "target", "deadline", "source", "owner")


def places(talk: Session) -> tuple[Slot, ...]:
    """All places of the objective that is spoken of, with what stands there; the one asked about is marked."""
    home = aim_of(talk.draft)
    return (*_of_aim(talk, home), *_of_lines(talk, home))


def _of_aim(talk: Session, home: Aim) -> Iterator[Slot]:
    draft, at = talk.draft, (home.id,)
    values = {
        "objective": home.words.text if home.words else "",
        "cycle": draft.cycle.text if draft.cycle else "",
        "team": draft.team.text if draft.team else "",
        "why": home.why[-1].text if home.why else "",
    }
    asked = (
        talk.asked.slot
        if talk.asked and len(talk.asked.at) < 2
        else "objective"
        if not talk.asked and not home.words
        else ""
    )
    for name in dict.fromkeys((*_OF_AIM, *([asked] if asked else []))):
        yield Slot(name, at, "", values.get(name, ""), asked=name == asked)


def _of_lines(talk: Session, home: Aim) -> Iterator[Slot]:
    for each in home.lines:
        at = (home.id, each.id)
        for name in _OF_LINE:
            value = each.slots[name].text if name in each.slots else shape.stated(each, name)
            asked = talk.asked is not None and talk.asked.at == at and talk.asked.slot == name
            yield Slot(
                name,
                at,
                each.said.text,
                value,
                asked,
                asked and talk.asked is not None and talk.asked.text.startswith("Who "),
            )
