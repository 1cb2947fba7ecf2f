"""The team's words for the slots of a metric: what the thing is called, what it is about, who is trained in it."""

from __future__ import annotations

from coach import library
from coach.builtin import family as families
from coach.builtin import nouns, phrase
from coach.builtin.slots import Slots, slots
from coach.builtin.thing import Thing, plural
from coach.library import Trade
from coach.sentence import Is, Reading
from coach.sentence.lexicon import LEXICON, singular
from coach.words import bag

_ABOUT = bag("on about around regarding covering")
_ABOUT_OF = _ABOUT | bag("of for with to")
_EACH = bag("each every all")
_WIDE = frozenset(("document", "plan", "communicate", "research", "message", "proposal"))  # "for X" says what about
_ROLELESS = bag(
    "hiring recruiting recruitment section role position vacancy headcount hire person people staff post plan"
)
_GENERIC = bag("training course system software tool platform app portal site website new project")
_EMPTY = bag("practices practice")
_NO_SKILLS = bag("strategy vision goal target roadmap budget team")  # a workshop decides on them, it teaches none
_TOLD = frozenset(("document", "describe"))
_COUNTED = bag(
    "alarm feature product role channel customer partner skill topic persona requirement event release capability template "
    "dashboard alert account vendor supplier pattern table book case incident"
)
_LISTS = frozenset(("map", "list", "register", "index", "catalogue"))
_MASS = ("ing", "tion", "ment", "care", "ity")


def words(family: str, reading: Reading, thing: Thing | None, trade: Trade | None, people: tuple[str, str]) -> Slots:
    """Collect the words for a family's readings. people: who is served, and whom the line itself names."""
    served, named = people
    staff = trade.staff if trade and not trade.staff.startswith("the ") else "colleagues"
    taught = reading.lemma in library.TRAINS  # then the line names them: "Train the night team"
    learners = served if family == "train" and served and not (named or taught or trade) else staff
    found = {"people": served or "people", "trainees": learners, "guests": named or "people", "staff": staff}
    if thing is None:
        return slots(None, **found)
    single = not (thing.plural or thing.mass or thing.name or thing.head.endswith(_MASS))
    if single and not _EACH.isdisjoint(reading.line.words):
        thing = thing._replace(text=thing.many, head=plural(thing.head), plural=True)  # "Tablet for each floor"
    shown = thing
    if family == "train":
        found |= _training(reading, thing, learners)
        shown = Thing("training", "training", plural=False) if _trains_people(reading, thing) else thing
    elif family in ("hire", "recruit"):
        shown = _post(family, thing, found)
    elif family == "list" and library.HEADS.get(thing.head) != "list":
        kind = reading.lemma if reading.lemma in _LISTS else "list"
        shown = Thing(f"{kind} of {thing.many}", kind, plural=False)
    elif family == "document" and reading.lemma in _TOLD and library.HEADS.get(thing.head) != "document":
        found["topic"] = topic(family, thing, reading)
        shown = Thing(f"notes on {found['topic']}", "notes", plural=True)
    else:
        found |= _tasks(thing) if family in ("channel", "online") else {}
        found["topic"] = topic(family, thing, reading)
    return slots(shown, **found)


def means(family: str, reading: Reading, thing: Thing | None, known: Slots) -> Slots:
    """The same words with {deed}: "the new fryer", but "replacing the fryer"."""
    found = Slots(known)
    found.plural = known.plural
    name = known["the"]
    acts = reading.form == "order" and reading.verb >= 0 and reading.lemma not in library.PRODUCES
    acts = acts and reading.lemma not in phrase.GIVEN  # what stands behind "with" or "into" is handed over, not done to
    acts = acts and reading.lemma != "better"  # "Better handover" compares, it does not better anything
    if acts and thing is not None and thing.start > reading.verb and family not in ("train", "hire", "recruit"):
        name, found.plural = phrase.deed(reading, thing), False
    found["deed"], found["Deed"] = name, nouns.starting(name)
    return found


def _post(family: str, thing: Thing, found: dict[str, str]) -> Thing:
    """The post somebody is hired for; "hire for each role" names none."""
    unnamed = (
        thing.name
        or (thing.text.isupper() and len(thing.text) > 1)
        or library.HEADS.get(thing.one.split()[-1].lower()) == "tests"
    )
    if singular(thing.head) in _ROLELESS | library.COLLECTIVE or unnamed:
        return Thing("hiring", "hiring", plural=False) if family == "hire" else thing
    found |= {"role": thing.one, "roles": thing.many, "a_role": thing.a}
    return Thing(f"{thing.one} post", "post", plural=False) if family == "hire" else thing


def _trains_people(reading: Reading, thing: Thing) -> bool:
    return reading.lemma in library.TRAINS and library.HEADS.get(thing.head) != "train"


def _training(reading: Reading, thing: Thing, staff: str) -> dict[str, str]:
    """Who is trained, and in what: "Train 12 couriers on cooling", "Forklift refresher for the night shift"."""
    person = bool(reading.line.tags[thing.end - 1] & Is.ACTOR) or singular(thing.head) in library.COLLECTIVE
    somebody = reading.form != "doing" and reading.lemma != "teach"  # what is trained is somebody: "Train 12 couriers"
    if reading.lemma == "teach" and not person:
        return {"trainees": _trainees(reading, thing, staff) or staff, "topic": thing.text}  # "Teach SQL to managers"
    if (
        reading.lemma in library.TRAINS
        and reading.form in ("order", "doing", "passive", "done")
        and (person or somebody)
    ):
        about = named(_field(reading, phrase.after(reading, thing.end, _ABOUT | bag("to for in with"))))
        return {"trainees": staff if singular(thing.head) in library.COLLECTIVE else thing.many, "topic": about}
    trainees = _trainees(reading, thing, staff)
    before = phrase.before_head(reading, thing)
    if before is not None and reading.line.tags[before.end - 1] & Is.ACTOR:
        trainees, before = trainees or before.many, None
    behind = _field(reading, phrase.after(reading, thing.end, _ABOUT))
    before = before if before is None or singular(before.head) not in _NO_SKILLS else None
    before = before if before is not None and _plain(before) and _stands(before) and "mock" not in before.text else None
    behind = behind if behind is None or behind.head not in _GENERIC | _EMPTY else None
    about = named(behind) if behind else _countable(before) if before else ""
    return {"trainees": trainees or staff, "topic": about.replace("-", " ") if about.islower() else about}


def _field(reading: Reading, behind: Thing | None) -> Thing | None:
    """Tell a field somebody can be right in from a deed: "on cooling", but "on getting started"."""
    if behind is None or not behind.head.endswith("ing") or behind.end >= len(reading.line.words):
        return behind
    return behind if reading.line.tags[behind.end] & (Is.PREP | Is.PUNCT) else None


def _trainees(reading: Reading, thing: Thing, staff: str) -> str:
    found, tags = reading.line.words, reading.line.tags
    for i in range(thing.end, len(found) - 1):
        who = phrase.thing(reading, i + 1, len(found)) if found[i] in ("for", "with", "to") else None
        if (
            who is not None
            and (who.plural or tags[who.end - 1] & (Is.ACTOR | Is.OWN))
            and not tags[who.end - 1] & Is.DATE
        ):
            group = singular(who.head) in library.COLLECTIVE and who.head != "classes"
            return staff if group else who.many
    return ""


def _tasks(thing: Thing) -> dict[str, str]:
    """What is done in a channel: "deployment portal" -> deployments."""
    parts = thing.text.split()
    task = thing.head if thing.head in library.TASKS else parts[-2].lower() if len(parts) > 1 else ""
    return {"task": task, "tasks": plural(task)} if task in library.TASKS else {}


def topic(family: str, thing: Thing, reading: Reading) -> str:
    """What a thing is about: "runbook for failovers" -> failovers; "onboarding guide" -> onboarding."""
    if family in ("migrate", "retire", "inspect", "integrate"):
        return thing.text if thing.plural else thing.the
    if family == "automate" and thing.head == "automation":
        return named(phrase.after(reading, thing.end - 1, bag("of")))
    if family in ("fix", "automate") or (family == "document" and reading.lemma in _TOLD):
        return thing.text if thing.plural or thing.mass or family != "document" else thing.the
    behind = phrase.after(reading, thing.end, _ABOUT_OF if family in _WIDE else _ABOUT)
    if behind is not None and _is_topic(reading, behind):
        return named(behind)
    before = phrase.before_head(reading, thing)
    if before is None or not _stands(before) or (family in ("document", "process") and not _plain(before)):
        return ""
    return _countable(before)


def _stands(before: Thing) -> bool:
    """Tell whether a modifier can be a topic at all."""
    first = LEXICON[before.text.split()[0].lower()]
    verb = before.start > 0 and first & Is.VERB and not first & Is.NOUN
    return not (
        before.text[:1] in "&/"
        or verb
        or LEXICON[before.head] & Is.ACTOR
        or before.head in _GENERIC
        or families.abstract_head(before.head)
    )


def _plain(before: Thing) -> bool:
    """A modifier that can stand alone: "onboarding", "repairs"; not the "timetable" of "timetable leaflet"."""
    head = before.head
    known = head in library.TASKS or bool(LEXICON[head] & Is.WORK)
    return before.plural or before.mass or head.endswith(_MASS) or known


def _countable(before: Thing) -> str:
    """A modifier as a topic: "feature roadmap" is about features, "security strategy" about security."""
    counted = before.head in library.TASKS or (before.head in _COUNTED and before.text.islower())
    return before.many if counted else before.text


def _is_topic(reading: Reading, behind: Thing) -> bool:
    """What stands behind "for" is a topic only when it is no person, no purpose and no time."""
    found, tags = reading.line
    at, tag = behind.start, tags[behind.end - 1]
    if found[at - 1] in ("for", "to", "with") or (at > 1 and found[at - 2] in ("for", "to", "with")):
        return bool(tag & (Is.WORK | Is.METRIC | Is.NOMINAL)) and not tag & (Is.ACTOR | Is.OWN | Is.VERB)
    return not tag & (Is.ACTOR | Is.OWN | Is.DATE)


def named(thing: Thing | None) -> str:
    """Write a topic with its article where it needs one: "cooling", "failovers", "the fall protocol"."""
    if thing is None:
        return ""
    counted = thing.article or (LEXICON[thing.head] & Is.WORK and not LEXICON[thing.head] & (Is.NOMINAL | Is.METRIC))
    return thing.the if counted and not thing.plural else thing.text
