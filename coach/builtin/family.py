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
    "session sessions activity activities work task tasks effort efforts action actions item items setup set-up"
)  # their modifier says what
_ABSTRACT = bag(
    "change improvement state status setup customer user way level date need vision winning stage call role question issue "
    "ability structure team layer organization organisation data support group activity experience management culture "
    "diversity leadership direction department company expectation result habit growth goal step consistency optimization look "
    "style work walk version iteration launch run update deliverable tactic saving increase decrease target member requirement need "
    "involvement day deal account lead funnel speaker market people attention part rest design logo brand film authentication barrel sample cell piece talk account test hour hygiene soil instrumentation law regulation directive ordinance"
)
_THINGS = bag("offering listing briefing building drawing painting recording")  # they end like a doing
_PIECES = bag("change update improvement fix deliverable")  # several of them, named, are handed over: "kernel updates"
_ENDINGS = ("tion", "ness", "ment", "ance", "ing", "ship", "ity")
_SELLING = frozenset(("sales", "hiring", "marketing"))
_ASKS_FOR_PEOPLE = frozenset(
    ("certify", "enable", "brief", "drill")
)  # these train people, and do other things to things
_TAUGHT = frozenset(("train", "scheme", "document", "content"))
_TAKEN_IN_HAND = frozenset(("inhouse", "feature", "component", "service", "content", "event", "supply", "place"))
_AT_DESKS = frozenset(("feature", "component", "service", "tests"))
_BROUGHT = frozenset(("implement", "introduce", "roll", "deploy", "adopt", "buy"))
_MAKES = bag(
    "build create introduce add launch develop provide ship release enable implement deliver roll offer set establish start make "
    "install mount hang lay open buy order lease rent "
    "run put deploy define design draft agree adopt use finish complete publish generate execute productize package store upstream"
)
_PROGRAMMED = bag("repository repositories code secrets vulnerability")
_BACKSTAGE = bag("break locker staff meeting training changing store server plant drying")
_OPENED = library.PRODUCES | bag(
    "reopen expand extend renovate refurbish furnish convert transform turn keep clean tidy paint redecorate restore repaint modernise maintain"
)
_CARRIED = bag("move transfer relocate switch migrate")  # these are there already, and make nothing
_WORKED_OUT = bag("build design develop productize create")  # a certificate that is ours to give is an offer
_REWORKED = bag("redesign rework overhaul revamp update refresh revise")
_FINDS = bag(
    "find get win attract gain employ add introduce bring fill engage source sign staff onboard secure build grow keep retain need start"
)
_SHORTENS = bag("reduce cut shorten work shrink halve lower")
_RUN = frozenset(
    ("service", "delivery", "environment", "component", "system", "channel", "feature", "tests")
)  # it can fail
_STANDS = frozenset(("service", "delivery", "environment", "component", "system", "channel"))
_KEPT_BY_SOFTWARE = bag(
    "password package task file window device state session memory tag dependency queue job cookie consent"
)
_DONE_TO_THINGS = bag("install deploy upgrade migrate roll ship release patch configure implement integrate")
_BOUGHT = bag("buy purchase order lease rent replace repair install")
_LOOKS = bag(
    "penetration pen security water soil air quality fire safety stress alarm blood drug smoke noise field recovery restore failover emergency"
)
_TRIES = bag("a/b ab user usability pilot beta market taste consumer")
_RECORDS = library.TASKS | bag(
    "time sheet planning payroll inventory stock document documents records case management accounting hr filing crm erp tracking "
    "information purchasing lending timetable invoicing billing"
)
_UPKEEP = bag(
    "replacement repair maintenance renewal investment refurbishment modernisation modernization savings cost"
)
_INSIDE = frozenset(("hiring", "finance", "legal", "it desk"))
_PROGRAMS = bag("unit integration regression automated end-to-end e2e smoke api ui ab load acceptance suite code")
_LOOKED_UP = bag("help support knowledge knowledge-base how-to self-help faq reference")
_MENDED = bag("repair replace mend fix service dim")
_MACHINES = bag("engine motor turbine compressor gearbox generator pump winch boiler crane lift kiln press")
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
    words = thing.text.lower().split() if thing else []
    pair, three = "-".join(words[-2:]), "-".join(words[-3:])  # "knowledge base", "code of conduct"
    made = library.HEADS.get(three) or library.HEADS.get(pair) or _made(head) or (_made(thing.head) if thing else "")
    if made == "place" and (
        library.desk(trade) or ((reading.verb > 0 or reading.form == "order") and reading.lemma not in _OPENED)
    ):
        made = ""  # who equips a branch, or readies it, opens none
    if (
        made == "buy"
        and reading.lemma not in _BOUGHT
        and (library.tech(trade) or not _PROGRAMMED.isdisjoint(reading.line.words))
    ):
        made = ""
    if (
        made == "system"
        and head in ("system", "systems")
        and thing is not None
        and _RECORDS.isdisjoint(thing.text.lower().split())
    ):
        made = ""  # "design system", "recall system": nobody keeps lists beside it
    if made == "scheme" and thing is not None and not _UPKEEP.isdisjoint(thing.text.lower().split()):
        made = ""
    if made == "service" and head in ("service", "services") and not library.tech(trade):
        made = ""  # a repair service, a shuttle service: people do it
    if made == "event" and trade is not None and trade.name in _INSIDE:
        made = ""
    if made == "place" and thing is not None and not _BACKSTAGE.isdisjoint(thing.text.lower().split()):
        made = "fit"
    if thing is not None and singular(head) == "study" and thing.text.lower().split()[-2:-1] in (["case"], ["use"]):
        made = "content"
    noun_after_all = thing is not None and thing.start == 0 and reading.verb == 0  # "Handover sheet"
    return _Case(reading, thing, trade, "" if noun_after_all else phrase.verb(reading), head, made)


def _made(head: str) -> str:
    return library.HEADS.get(head) or library.HEADS.get(singular(head), "")


def _trains(case: _Case) -> str | None:
    people = case.actor or not (case.verb in _ASKS_FOR_PEOPLE or case.made in ("plan", "service", "component"))
    return "train" if case.verb in library.TRAINS and people and case.made not in _TAUGHT else None


def _is_no_person(case: _Case) -> str | None:
    """Take "Roll out a password manager" for software: nobody rolls out, installs or upgrades a person."""
    if case.thing is None or case.made != "hire":
        return None
    parts = case.thing.text.lower().split()
    before = parts[-2] if len(parts) > 1 else ""
    return "feature" if before in _KEPT_BY_SOFTWARE or case.verb in _DONE_TO_THINGS else None


def _plants(case: _Case) -> str | None:
    """Plant 400 oaks: many of them, out of doors."""
    many = case.thing is not None and case.thing.plural and not case.made
    return "plants" if case.verb == "plant" and many and not library.desk(case.trade) else None


def _rehearses(case: _Case) -> str | None:
    """Take "Mock audit" and "Mock call" for what they are held for: those who take part do better in earnest."""
    mock = case.thing is not None and "mock" in case.thing.text.lower().split()
    return "train" if mock and case.made not in _RUN else None


def _is_a_tool(case: _Case) -> str | None:
    """Take "Buy a direct drill" for a thing: what is bought, mounted or replaced is no exercise."""
    return "buy" if case.made == "train" and case.head == "drill" and case.verb in _BOUGHT else None


def _looks_at(case: _Case) -> str | None:
    """Take "Penetration test" and "Water quality tests every month" for a look, not for a program's test suite."""
    if case.verb == "test" and not case.made and not library.tech(case.trade):
        return "research"
    if case.made != "tests" or case.head not in ("test", "tests", "testing"):
        return None
    parts = case.thing.text.lower().split() if case.thing is not None else []
    if not _TRIES.isdisjoint(parts):
        return "research"
    looked = not _LOOKS.isdisjoint(parts) or not library.tech(case.trade)
    software = not _PROGRAMS.isdisjoint(parts)
    return "audit" if looked and not software else None


def _answers(case: _Case) -> str | None:
    """Take "help centre articles" for what is looked up, not for what is read for pleasure."""
    parts = case.thing.text.lower().split() if case.thing is not None else []
    return "document" if case.made == "content" and not _LOOKED_UP.isdisjoint(parts) else None


def _renews(case: _Case) -> str | None:
    """Tell what is done up or mended, and has its users already, from what is put in."""
    renews = case.verb in _MENDED or library.VERBS.get(case.verb) == "renewal" or case.verb in _REWORKED
    if renews and singular(case.head) in _MACHINES and not library.tech(case.trade):
        return "machine"
    if case.verb in _REWORKED and case.made in ("", "feature") and not _abstract(case):
        return "rework"
    if case.made in ("document", "content", "list", "rules", "plan") or library.desk(case.trade):
        return None
    better = case.made == "buy" and any(tag & Is.COMPARE for tag in case.reading.line.tags)  # "quieter trolleys"
    mended = (better or case.verb in _MENDED) and case.made in (
        "",
        "fit",
        "buy",
        "place",
        "channel",
        "anything",
        "component",
    )
    if not (mended or library.VERBS.get(case.verb) == "renewal"):
        return None
    if library.tech(case.trade) and not case.made:
        return "rework"
    many = case.thing is not None and case.thing.plural and not case.made
    return "repair" if many and not better else "renewal"  # of "the lifeboats" nobody is known to complain


def _maps_a_place(case: _Case) -> str | None:
    return "list" if case.verb == "map" and not library.desk(case.trade) else None


def _fits_a_thing(case: _Case) -> str | None:
    physical = case.made in ("buy", "fit", "tests", "component") or (
        not case.made and case.verb not in _MENDED | {"renew"}
    )
    return "fit" if case.verb in library.FITTED and physical and not library.desk(case.trade) else None


def _goes_online(case: _Case) -> str | None:
    return "online" if "online" in case.reading.line.words and case.head in library.TASKS else None


def _finds_people(case: _Case) -> str | None:
    """Tell finding people from doing something with them: "Welcome each member" and "Fix positions" find nobody."""
    if case.verb in ("hire", "recruit", "appoint"):
        return "recruit" if case.made == "recruit" else "hire"
    if case.made not in ("hire", "recruit") or not case.verb or case.verb in _FINDS:
        return None
    return "research" if library.VERBS.get(case.verb) == "research" else ""  # "Interview 20 nurses"


def _joins_hands(case: _Case) -> str | None:
    """Take "Partner with two sawmills" for something done together: nobody there is to be won over or trained."""
    return "partner" if case.verb in ("partner", "ally", "team") and case.reading.form == "order" else None


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
    if not moves or not (case.outdoors or (case.trade is None and case.made != "")):
        return None
    return "" if case.verb in _CARRIED else case.made


def _brings_in_a_name(case: _Case) -> str | None:
    """Take "Implement SAP" for a system by its name, outside the trades that build software."""
    named = case.thing is not None and case.thing.name and not case.made
    return "system" if named and case.verb in _BROUGHT and not library.tech(case.trade) else None


def _sells(case: _Case) -> str | None:
    selling = case.trade is not None and case.trade.name in _SELLING
    return "" if case.head == "pipeline" and selling else None


def _says_its_verb(case: _Case) -> str | None:
    if case.verb not in library.FIRST or case.reading.form not in _ORDERED:
        return None
    found = library.VERBS[case.verb]
    if found == "automate" and case.made in _STANDS:
        return case.made
    if found == "document" and case.made == "document":
        return None
    moved = found == "migrate" and case.made not in _RUN and not (case.thing and case.thing.name)
    judged = found == "inspect" and not case.made and _abstract(case)
    return "" if moved or judged or (found == "inspect" and case.actor) else found


def _is_known(case: _Case) -> str | None:
    """Go by what is made; a list of faults is shortened by mending them, not by ranking or calling them."""
    if case.made == "verdict" and case.verb in _WORKED_OUT:
        return "anything"
    if case.made == "supply" and case.verb and case.verb not in _MAKES:
        return library.VERBS.get(case.verb, "")
    if (
        case.made == "document"
        and singular(case.head) == "recipe"
        and case.verb not in ("write", "document", "collect")
    ):
        return ""  # what is made by a recipe is eaten, and answers no question
    if case.made == "proposal" and case.verb in _MENDED | {"refresh", "update"}:
        return ""
    if case.made == "fix" and case.verb and library.VERBS.get(case.verb) != "fix" and case.verb not in _SHORTENS:
        return ""
    return case.made or None


def _does(case: _Case) -> str | None:
    """Go by what is done, where that says more than the thing."""
    found = library.VERBS.get(case.verb, "")
    if not found or found == "content":
        return None  # what is published is known by its noun
    if found == "train":
        return found if case.actor or case.verb not in _ASKS_FOR_PEOPLE else ""
    if found == "place":
        return ""  # "Open rehearsals", "Open a channel": a place is known by its noun
    if (found in _TAKEN_IN_HAND and _abstract(case)) or (found in _AT_DESKS and case.outdoors):
        return ""
    if found in _AT_DESKS and case.trade is None:
        return None
    return "inhouse" if found == "feature" and not library.tech(case.trade) else found


def _betters(case: _Case) -> str | None:
    """A thing that is there and is to get better: somebody has put up with it so far."""
    betters = case.reading.verb_class == "change" and case.reading.form in _ORDERED
    return "rework" if betters and not case.made and not _abstract(case) else None


def _can_be_used(case: _Case) -> str | None:
    """A deliverable that no family knows: somebody may still be using it weeks later."""
    delivers = case.reading.verb_class in ("deliver", "") and case.reading.form not in ("active", "state")
    guarded = case.trade is not None and case.trade.name == "security"  # what protects makes nothing easier
    if guarded or not delivers or (case.verb and case.verb not in _MAKES) or _abstract(case):
        return None
    return "anything" if case.trade is None or library.tech(case.trade) or case.outdoors else "inhouse"


def _abstract(case: _Case) -> bool:
    """Tell what nobody can take in hand: a state, people, a level."""
    if case.thing is None:
        return True
    head = case.thing.head
    if singular(head) in _THINGS or (singular(head) in _PIECES and case.thing.plural and " " in case.thing.text):
        return False
    if head in _ABSTRACT or singular(head) in _ABSTRACT or head.endswith(_ENDINGS):
        return True
    last = head.rsplit("-", 1)[-1]
    return (
        last in _ABSTRACT
        or singular(last) in _ABSTRACT
        or bool(case.reading.line.tags[case.thing.end - 1] & (Is.ACTOR | Is.METRIC | Is.QUALITY))
    )


def abstract_head(head: str) -> bool:
    """Tell a noun that names a state or a group, and makes no topic."""
    return head in _ABSTRACT or singular(head) in _ABSTRACT


_RULES: tuple[Callable[[_Case], str | None], ...] = (
    _is_no_person, _is_a_tool, _rehearses, _plants, _trains, _looks_at, _answers, _renews, _maps_a_place, _fits_a_thing, _goes_online, _finds_people, _joins_hands, _goes_to_people, _mends_no_defect,
    _moves_no_software, _brings_in_a_name, _sells,
    _says_its_verb, _is_known, _does, _betters, _can_be_used,
)  # fmt: skip
