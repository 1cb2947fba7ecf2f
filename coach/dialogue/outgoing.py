"""What of a talk goes to a model: the text as it would be sent first, and the names that can stay here."""

from __future__ import annotations

from collections.abc import Iterator

from coach.dialogue import by_model, talk
from coach.llm import Rehearsal
from coach.masked import Mask
from coach.parse import people
from coach.session import Session
from coach.settings import Settings


def mask(session: Session, said: str) -> Mask:
    """Hide whoever signs, owns or could know something, and whoever is named by a first name."""
    named = (name for text in _texts(session, said) for name in people.named(text))
    return Mask((*_people(session), *named))


def texts(session: Session, said: str, settings: Settings, mask: Mask | None) -> tuple[tuple[str, ...], ...]:
    """What would be sent first for a message: the coach's instructions, last what is of the team; () for nothing."""
    turn = Rehearsal()
    turn.mask = mask
    helped = by_model.with_model(settings, turn)
    talk.step(session, said, helped.hear, helped.word)
    return tuple(turn.sent)


def _people(session: Session) -> Iterator[str]:
    for each in session.messages:
        yield from people.owners(each.by)
    for aim in session.draft.aims:
        for gap in aim.gaps.values():
            yield from people.owners(gap.who)
        for line in aim.lines:
            fields = [line.slots["owner"].text] if "owner" in line.slots else []
            fields += [gap.who for gap in line.gaps.values()] + [place.who or "" for place in line.places]
            for field in fields:
                yield from people.owners(field)


def _texts(session: Session, said: str) -> Iterator[str]:
    yield said
    for each in session.messages:
        yield each.text
    for aim in session.draft.aims:
        yield aim.words.text if aim.words else ""
        for line in aim.lines:
            yield from (line.said.text, line.name, line.text, *(each.text for each in line.slots.values()))
