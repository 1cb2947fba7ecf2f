"""Which family of outputs a line belongs to: by what is made, where that is known, else by what is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from coach import library
from coach.builtin import phrase, served
from coach.builtin.thing import Thing
from coach.library import Trade
from coach.sentence import Is, Reading
from coach.sentence.lexicon import singular
from coach.words import bag

_WORK = bag(
    "session sessions activity activities work task tasks effort efforts action actions item items"
)  # their modifier says what
_ABSTRACT = bag(
    "change improvement state status setup customer user way level date need vision winning stage call role question issue "
    "ability structure team layer organization organisation data support group activity experience management culture "
    "diversity leadership direction department company expectation result habit growth goal step consistency optimization look "
    "style work walk"
)
_ENDINGS = ("tion", "ness", "ment", "ance", "ing", "ship", "ity")
_CADENCES = bag("weekly monthly daily quarterly annual yearly bi-weekly biweekly fortnightly")
_SELLING = frozenset(("sales", "hiring", "marketing"))
_ASKS_FOR_PEOPLE = frozenset(("certify", "enable", "brief"))  # these train people, and do other things to things
_TAUGHT = frozenset(("train", "scheme", "document", "content"))
_TAKEN_IN_HAND = frozenset(("feature", "component", "service", "content", "event", "supply", "place"))
_AT_DESKS = frozenset(("feature", "component", "service", "tests"))
_BROUGHT = frozenset(("implement", "introduce", "roll", "deploy", "adopt", "buy"))
_ORDERED = frozenset(("order", "doing", "done", "passive"))


class _Case(NamedTuple):
    """What the rules look at."""

    reading: Reading
    thing: Thing | None
    trade: Trade | None
    verb: str
    head: str
    made: str  # the family of what is made, "" when its noun is not known

    @property
    def actor(self) -> bool:
        """The thing is a person."""
        return self.thing is not None and bool(self.reading.line.tags[self.thing.end - 1] & Is.ACTOR)

    @property
    def outdoors(self) -> bool:
        """A known trade with wards, kitchens, depots or fields."""
        return self.trade is not None and not library.desk(self.trade)


def family(reading: Reading, thing: Thing | None, trade: Trade | None) -> str:
    """Name the family of a line; "" when it belongs to none that we know."""
    case = _case(reading, thing, trade)
    for rule in _RULES:
        found = rule(case)
        if found is not None:
            return found
    return ""


def _case(reading: Reading, thing: Thing | None, trade: Trade | None) -> _Case:
    head = thing.head if thing else ""
    if thing is not None and head in _WORK:
        before = phrase.before_head(reading, thing)
        head = before.head if before is not None else head
    made = _made(head) or (_made(thing.head) if thing else "")
    if thing is not None and singular(head) == "study" and thing.text.lower().split()[-2:-1] in (["case"], ["use"]):
        made = "content"
    noun_after_all = thing is not None and thing.start == 0 and reading.verb == 0  # "Handover sheet"
    return _Case(reading, thing, trade, "" if noun_after_all else phrase.verb(reading), head, made)


def _made(head: str) -> str:
    return library.HEADS.get(head) or library.HEADS.get(singular(head), "")


def _trains(case: _Case) -> str | None:
    people = case.actor or case.verb not in _ASKS_FOR_PEOPLE
    return "train" if case.verb in library.TRAINS and people and case.made not in _TAUGHT else None


def _looks_regularly(case: _Case) -> str | None:
    return "inspect" if case.made == "verdict" and not _CADENCES.isdisjoint(case.reading.line.words) else None


def _maps_a_place(case: _Case) -> str | None:
    return "list" if case.verb == "map" and not library.desk(case.trade) else None


def _fits_a_thing(case: _Case) -> str | None:
    physical = case.made in ("", "buy", "fit", "tests", "component")
    return "fit" if case.verb in library.FITTED and physical and not library.desk(case.trade) else None


def _goes_online(case: _Case) -> str | None:
    return "online" if "online" in case.reading.line.words and case.head in library.TASKS else None


def _finds_people(case: _Case) -> str | None:
    return "recruit" if case.made == "recruit" and case.verb in ("hire", "recruit") else None


def _goes_to_people(case: _Case) -> str | None:
    visits = case.verb in ("visit", "meet") and case.actor
    return "outreach" if visits or (case.made == "meeting" and served.served(case.reading)) else None


def _mends_no_defect(case: _Case) -> str | None:
    mends = library.VERBS.get(case.verb) == "fix" and case.made != "fix"
    return case.made if mends and not library.desk(case.trade) else None


def _moves_no_software(case: _Case) -> str | None:
    moves = library.VERBS.get(case.verb) == "migrate" and case.made not in (
        "service",
        "component",
        "system",
        "tests",
        "dashboard",
    )
    return case.made if moves and (case.outdoors or (case.trade is None and case.made != "")) else None


def _brings_in_a_name(case: _Case) -> str | None:
    """Take "Implement SAP" for a system by its name, outside the trades that build software."""
    named = case.thing is not None and case.thing.name and not case.made
    return "system" if named and case.verb in _BROUGHT and not library.tech(case.trade) else None


def _sells(case: _Case) -> str | None:
    selling = case.trade is not None and case.trade.name in _SELLING
    return "" if case.head == "pipeline" and selling else None


def _says_its_verb(case: _Case) -> str | None:
    return library.VERBS[case.verb] if case.verb in library.FIRST and case.reading.form in _ORDERED else None


def _is_known(case: _Case) -> str | None:
    return case.made or None


def _does(case: _Case) -> str | None:
    found = library.VERBS.get(case.verb, "")
    if not found:
        return None
    if (found in _TAKEN_IN_HAND and _abstract(case)) or (found in _AT_DESKS and case.outdoors):
        return ""
    return None if found in _AT_DESKS and case.trade is None else found


def _can_be_used(case: _Case) -> str | None:
    """A deliverable that no family knows: somebody may still be using it weeks later."""
    delivers = case.reading.verb_class in ("deliver", "") and case.reading.form not in ("active", "state")
    return "anything" if delivers and not case.outdoors and not _abstract(case) else None


def _abstract(case: _Case) -> bool:
    """Tell what nobody can take in hand: a state, people, a level."""
    if case.thing is None:
        return True
    head = case.thing.head
    if head in _ABSTRACT or singular(head) in _ABSTRACT or head.endswith(_ENDINGS):
        return True
    return bool(case.reading.line.tags[case.thing.end - 1] & (Is.ACTOR | Is.METRIC | Is.QUALITY))


def abstract_head(head: str) -> bool:
    """Tell a noun that names a state or a group, and makes no topic."""
    return head in _ABSTRACT or singular(head) in _ABSTRACT


_RULES: tuple[Callable[[_Case], str | None], ...] = (
    _trains, _looks_regularly, _maps_a_place, _fits_a_thing, _goes_online, _finds_people, _goes_to_people, _mends_no_defect,
    _moves_no_software, _brings_in_a_name, _sells,
    _says_its_verb, _is_known, _does, _can_be_used,
)  # fmt: skip
