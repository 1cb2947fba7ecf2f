"""Lines that somebody outside decides: a yes or a no with a day, and a name beside it."""

from __future__ import annotations

from collections.abc import Iterator

from coach.builtin import compared, given, phrase, readings
from coach.builtin.readings import Change
from coach.model import KeyResult
from coach.sentence import Is, Reading
from coach.words import bag

_GOT = bag("achieve obtain get gain reach receive win secure earn pass")  # the verdict itself says it
_ASKED = _GOT | bag("renew sign close apply")
_MOST = 12


def changes(kr: KeyResult) -> Iterator[Change]:
    """Give a bare verdict the slots it lacks: the day it is due, and who confirms it."""
    reading = phrase.read(kr.text)
    told = not {"who", "that"}.isdisjoint(reading.line.words)  # "Learners who pass": counted, not confirmed
    if told or (kr.kind != "milestone" and not _asks(reading)):
        return
    text = _state(reading)
    if not text or len(text.split()) > _MOST:
        return
    when = given.when(kr)
    yield readings.decided(
        text, text, f"{when}, confirmed by {{judge}}" if when else ", confirmed by {judge} by {due}"
    )._replace(
        shape="verdict",
        definition="done or not done, as the one outside says (proposed)",
        watch="the day can slip for reasons outside the team; ask for it early",
        reading="We read it as a yes or no that somebody outside gives - not so?",
        why="Somebody outside decides it, so it counts as it stands; the one who confirms it is open.",
    )


def _asks(reading: Reading) -> bool:
    """Tell an order whose object somebody outside has to give: "Renew the discharge permit"."""
    thing = phrase.clause_thing(reading)
    given_ = thing is not None and bool(reading.line.tags[thing.end - 1] & Is.CREDENTIAL)
    return given_ and reading.form == "order" and reading.lemma in _ASKED


def _state(reading: Reading) -> str:
    """Say the verdict as a state: "Letter of intent signed", "ISO certification"."""
    if reading.form != "order":
        when = next((date.start for date in reading.amounts.dates if date.slot == "deadline"), len(reading.text))
        return reading.text if when == len(reading.text) else " ".join(reading.text[:when].split()[:-1])
    thing = phrase.clause_thing(reading)
    if thing is None:
        return ""
    return thing.text if reading.lemma in _GOT else f"{thing.text} {compared.participle(reading.lemma)}"
