"""Which family a line belongs to, and the team's words for the slots of its readings."""

from __future__ import annotations

from typing import NamedTuple

from coach import library
from coach.builtin import nouns, phrase
from coach.builtin.phrase import Thing
from coach.model import KeyResult, Objective
from coach.sentence import Is, Reading
from coach.sentence.lexicon import singular
from coach.words import bag

_FOR = bag("for to of with among across by")
_ABOUT = bag("on about in around regarding of for with")
_NOT_SERVED = bag(
    "lead leads hire hires opportunity opportunities who everyone everybody someone anyone nobody account accounts country countries city "
    "town region company companies organization organizations organisation organisations firm branch branches lab labs bar shop shops "
    "adopter publication publications persona personas driver drivers bank market team teams community communities party house pet "
    "foster like staff director manager officer engineer analyst author magazine newspaper seller judge"
)


class Aspect(NamedTuple):
    """What a line does, with the words that its readings need."""

    family: str
    thing: Thing | None
    people: str  # plural, lowered: "residents"; "" when nobody is named
    words: dict[str, str]  # slots


def aspect(kr: KeyResult, objective: Objective) -> Aspect:
    """Read a line as a member of a family."""
    reading = phrase.read(kr.text)
    thing = phrase.clause_thing(reading)
    verb = reading.lemma
    head = thing.head if thing else ""
    family = _family(verb, head)
    people = served(reading) or served(phrase.read(objective.text))
    return Aspect(family, thing, people, slots(family, thing, people, reading))


def _family(verb: str, head: str) -> str:
    if verb in library.FIRST:
        return library.VERBS[verb]
    for word in (head, singular(head)):
        if word in library.HEADS:
            return library.HEADS[word]
    return library.VERBS.get(verb, "")


def served(reading: Reading) -> str:
    """Find the people a line is for: the first actor noun that is not the team's own doing."""
    words, tags = reading.line
    for i, word in enumerate(words):
        if tags[i] & Is.ACTOR and not tags[i] & (Is.OWN | Is.VERB) and word not in _NOT_SERVED and singular(word) not in _NOT_SERVED:
            return word if tags[i] & Is.PLURAL else phrase.plural(word)
    return ""


def slots(family: str, thing: Thing | None, people: str, reading: Reading) -> dict[str, str]:
    """Collect the words for the slots; a slot that the line cannot fill is absent."""
    found = {"people": people or "people", "trainees": people or "colleagues", "guests": people or "guests"}
    if thing is not None:
        found |= _of_thing(thing)
        topic = _topic(family, thing, reading)
        if topic:
            found["topic"] = topic
        if family in ("hire", "recruit"):
            found |= {"role": thing.one, "roles": thing.many}
    return found | {nouns.starting(key): nouns.starting(value) for key, value in found.items()}


def _of_thing(thing: Thing) -> dict[str, str]:
    many = thing.plural
    return {
        "the": thing.the, "thing": thing.text, "things": thing.many, "a": thing.a, "one": thing.one,
        "is_": "are" if many else "is", "was": "were" if many else "was", "has": "have" if many else "has",
        "it": "them" if many else "it", "it_is": "they are" if many else "it is", "does": "do" if many else "does",
        "one_of": "one of them" if many else "it", "are": "are",
    } | {verb + "s": verb if many else verb + "s" for verb in (
        "work", "help", "show", "stand", "fail", "end", "change", "cost", "pay", "cover", "rule", "list", "spare", "save", "leave", "stay",
    )}  # fmt: skip


def _topic(family: str, thing: Thing, reading: Reading) -> str:
    if family in ("migrate", "inspect", "fix", "automate", "integrate"):
        return thing.the if family in ("migrate", "inspect", "integrate") else thing.text
    behind = phrase.after(reading, thing.end, _ABOUT)
    if behind is not None:
        return behind.text
    parts = thing.text.split()
    return " ".join(parts[:-1]) if len(parts) > 1 else ""
