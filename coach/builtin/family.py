"""Which family a line belongs to, and the team's words for the slots of its readings."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach import library
from coach.builtin import nouns, phrase
from coach.builtin.phrase import Thing
from coach.builtin.slots import Slots, slots
from coach.library import Trade
from coach.model import KeyResult, Objective
from coach.sentence import Is, Reading
from coach.sentence.lexicon import LEXICON, singular
from coach.words import bag

_ABOUT = bag("on about around regarding covering")
_ABOUT_OF = _ABOUT | bag("of for with to")
_ACTORS = bag("for to with among of by")
_NOT_SERVED = bag(
    "audience audiences lead leads hire hires opportunity opportunities who everyone everybody someone anyone nobody account accounts country countries city "
    "town region company companies organization organizations organisation organisations firm branch branches lab labs bar shop shops "
    "adopter publication publications persona personas driver drivers bank market team teams community communities party house pet "
    "foster like staff director manager officer engineer analyst author magazine newspaper seller judge people person man vet member "
    "contractor supplier vendor stakeholder village town department university institution executive administrator admin lead candidate "
    "employee colleague builder outlet school hospital council charity household library museum club hotel restaurant bank church university group court authority agency ministry herd brigade board café cafe instructor-room"
)
_COUNTED = bag(
    "alarm feature product role channel customer partner skill topic persona requirement event release capability template dashboard alert account vendor supplier pattern table book case incident"
)
_WORK = bag("activity activities work task tasks effort efforts action actions item items")
_ABSTRACT = bag(
    "change changes improvement improvements state status setup customer users way level date needs vision winning stage call role question issue ability structure team layer organization organisation data support group activity experience management culture diversity leadership layer direction department company expectation result habit growth vision goal step consistency optimization look style work"
)
_CADENCES = bag("weekly monthly daily quarterly annual yearly bi-weekly biweekly fortnightly")
_ROLE = bag(
    "hiring recruiting recruitment section role roles position positions vacancy vacancies headcount hire hires person people staff post posts plan"
)
_GENERIC = bag("system software tool platform app portal site website new project")


class Aspect(NamedTuple):
    """What a line does, with the words that its readings need."""

    family: str
    reading: Reading  # of the line without tags, asides and progress
    thing: Thing | None
    people: str  # who is served, plural: "residents"; "" when nobody is named
    trade: Trade | None
    words: Slots  # for the readings of its family: {the} is the thing
    means: Slots  # for the metrics of its domain: {deed} is the thing made, or what is done to it
    near: frozenset[str]  # the words of what the line does, and their base forms
    core: frozenset[str]  # those of its thing and topic
    around: frozenset[str]  # those of the objective and of the other lines


def aspect(kr: KeyResult, objective: Objective) -> Aspect:
    """Read a line as a member of a family."""
    reading = phrase.read(kr.text)
    goal = phrase.read(objective.text)
    near = _forms(_deed(reading)) | {reading.lemma}
    around = _around(objective) - near
    trade = library.trade(near, frozenset(goal.line.words), around)
    thing = phrase.clause_thing(reading)
    family = _family(reading, thing, trade)
    people = served(reading) or served(goal) or (trade.people if trade else "")
    if not people and family in ("component", "feature", "service", "tests"):
        people = "users"
    words = _words(family, reading, thing, people, trade, named=served(reading))
    means = _means(family, reading, thing, words)
    return Aspect(family, reading, thing, people, trade, words, means, near, _core(thing, words), around)


def _means(family: str, reading: Reading, thing: Thing | None, words: Slots) -> Slots:
    """The same words with {deed}: "the new fryer", but "replacing the fryer"."""
    found = Slots(words)
    found.plural = words.plural
    name = words["the"]
    orders = reading.form == "order" and reading.verb >= 0
    if (
        thing is not None
        and orders
        and thing.start > reading.verb
        and family not in ("train", "hire", "recruit")
        and reading.lemma not in library.PRODUCES
    ):
        name, found.plural = phrase.deed(reading, thing), False
    found["deed"], found["Deed"] = name, nouns.starting(name)
    return found


def _deed(reading: Reading) -> list[str]:
    """The words of the first clause, up to what it is meant to lead to."""
    tokens = reading.amounts.tokens
    end = reading.clauses[0].end if reading.clauses else len(tokens.words)
    if reading.purpose != (0, 0):
        end = min(end, next((i for i, start in enumerate(tokens.starts) if start >= reading.purpose[0]), end))
    return tokens.words[:end]


def _core(thing: Thing | None, words: Slots) -> frozenset[str]:
    told = f"{thing.text if thing else ''} {words.get('topic', '')}"
    return _forms(re.findall(r"[\w-]+", told.lower()))


def _forms(words: list[str]) -> frozenset[str]:
    found = set(words)
    for word in words:
        found.add(singular(word))
        if "-" in word:
            found.update(word.split("-"))
    return frozenset(found)


def _around(objective: Objective) -> frozenset[str]:
    found: set[str] = set(objective.reading.line.words)
    for kr in objective.key_results[:20]:
        found.update(kr.reading.line.words)
    return _forms(sorted(found))


def _family(reading: Reading, thing: Thing | None, trade: Trade | None) -> str:
    verb, head = _verb(reading), thing.head if thing else ""
    if thing is not None and thing.start == 0 and reading.verb == 0:
        verb = ""  # a noun after all: "Handover sheet"
    before = phrase.before_head(reading, thing) if thing is not None and head in _WORK else None
    head = before.head if before is not None else head
    if thing is not None and singular(head) == "study" and thing.text.lower().split()[-2:-1] in (["case"], ["use"]):
        return "content"
    made = library.HEADS.get(head) or library.HEADS.get(singular(head), "")
    actor = thing is not None and bool(reading.line.tags[thing.end - 1] & Is.ACTOR)
    if (
        verb in library.TRAINS
        and (actor or verb not in ("certify", "enable", "brief"))
        and made not in ("train", "scheme", "document", "content")
    ):
        return "train"
    if made == "verdict" and not _CADENCES.isdisjoint(reading.line.words):
        return "inspect"
    if verb == "map" and not library.desk(trade):
        return "list"
    if verb in library.FITTED and not library.desk(trade) and made in ("", "buy", "fit", "tests", "component"):
        return "fit"
    if "online" in reading.line.words and head in library.TASKS:
        return "online"
    if made == "recruit" and verb in ("hire", "recruit"):
        return made
    if verb in ("visit", "meet") and actor:
        return "outreach"
    if made == "meeting" and actor_near(reading):
        return "outreach"
    if library.VERBS.get(verb) == "fix" and made != "fix" and not library.desk(trade):
        return made
    if head == "pipeline" and trade is not None and trade.name in ("sales", "hiring", "marketing"):
        return ""
    if verb in library.FIRST and reading.form in ("order", "doing", "done", "passive"):
        return library.VERBS[verb]
    found = made or library.VERBS.get(verb, "")
    if (
        not made
        and found in ("feature", "component", "service", "content", "event", "supply", "place")
        and (thing is None or _is_abstract(reading, thing))
    ):
        return ""
    if (
        not made
        and found in ("feature", "component", "service", "tests")
        and trade is not None
        and not library.desk(trade)
    ):
        return ""
    return found or _anything(reading, thing, trade)


def _anything(reading: Reading, thing: Thing | None, trade: Trade | None) -> str:
    """A deliverable that no family knows: somebody may still be using it weeks later."""
    if thing is None or (trade is not None and not library.desk(trade)) or reading.verb_class not in ("deliver", ""):
        return ""
    return "" if _is_abstract(reading, thing) or reading.form in ("active", "state") else "anything"


def _is_abstract(reading: Reading, thing: Thing) -> bool:
    """Tell what nobody can take in hand and use: a state, people, a level."""
    vague = (
        thing.head in _ABSTRACT
        or singular(thing.head) in _ABSTRACT
        or thing.head.endswith(("tion", "ness", "ment", "ance", "ing", "ship", "ity"))
    )
    return vague or bool(reading.line.tags[thing.end - 1] & (Is.ACTOR | Is.METRIC | Is.QUALITY))


def actor_near(reading: Reading) -> bool:
    """Tell whether people from outside are named in the line."""
    return bool(served(reading))


def _verb(reading: Reading) -> str:
    if reading.form in ("active", "phrase") and phrase.order(reading):
        return reading.line.words[0]
    return reading.lemma


def served(reading: Reading) -> str:
    """Find the people a line is for: the first actor noun that is not the team's own doing."""
    words, tags = reading.line
    for i, word in enumerate(words):
        if (
            tags[i] & Is.ACTOR
            and not tags[i] & (Is.OWN | Is.VERB)
            and singular(word) not in _NOT_SERVED
            and word not in _NOT_SERVED
        ):
            return word if tags[i] & Is.PLURAL else phrase.plural(word)
    return ""


def _words(
    family: str, reading: Reading, thing: Thing | None, people: str, trade: Trade | None, *, named: str
) -> Slots:
    staff = trade.staff if trade and not trade.staff.startswith("the ") else "colleagues"
    learners = people if family == "train" and people and not named and trade is None else ""
    words = {"people": people or "people", "trainees": learners or staff, "guests": named or "people", "staff": staff}
    shown = thing
    if family == "train" and thing is not None:
        words |= _training(reading, thing, learners or staff)
        if reading.lemma in library.TRAINS and library.HEADS.get(thing.head) != "train":
            shown = Thing("training", "training", plural=False)
    elif family in ("hire", "recruit") and thing is not None:
        if thing.head not in _ROLE:
            words |= {"role": thing.one, "roles": thing.many, "a_role": thing.a}
        if family == "hire":
            shown = (
                Thing(f"{thing.one} post", "post", plural=False)
                if thing.head not in _ROLE
                else Thing("hiring", "hiring", plural=False)
            )
    elif thing is not None:
        words["topic"] = _topic(family, thing, reading)
        if family in ("channel", "online"):
            words |= _tasks(thing)
        if family == "list" and library.HEADS.get(thing.head) != "list":
            kind = reading.lemma if reading.lemma in ("map", "list", "register", "index", "catalogue") else "list"
            shown = Thing(f"{kind} of {thing.many}", kind, plural=False)
    return slots(shown, **words)


def _training(reading: Reading, thing: Thing, staff: str) -> dict[str, str]:
    """Who is trained, and in what: "Train 12 couriers on cooling", "Forklift refresher for the night shift"."""
    words, tags = reading.line
    if reading.lemma in library.TRAINS and reading.form in ("order", "doing", "passive", "done"):
        topic = phrase.after(reading, thing.end, _ABOUT | bag("to for in with"))
        return {"trainees": staff if singular(thing.head) in library.COLLECTIVE else thing.many, "topic": _named(topic)}
    trainees = ""
    for i in range(thing.end, len(words) - 1):
        if words[i] in ("for", "with", "to"):
            who = phrase.thing(reading, i + 1, len(words))
            if (
                who is not None
                and (who.plural or tags[who.end - 1] & (Is.ACTOR | Is.OWN))
                and not tags[who.end - 1] & Is.DATE
            ):
                trainees = staff if singular(who.head) in library.COLLECTIVE and who.head != "classes" else who.many
                break
    topic = phrase.after(reading, thing.end, _ABOUT)
    before = phrase.before_head(reading, thing)
    if before is not None and tags[before.end - 1] & Is.ACTOR and not trainees:
        trainees, before = before.many, None
    about = _named(topic) if topic else _countable(before) if before else ""
    return {"trainees": trainees or staff, "topic": about.replace("-", " ") if about.islower() else about}


def _tasks(thing: Thing) -> dict[str, str]:
    """What is done in a channel: "deployment portal" -> deployments."""
    parts = thing.text.split()
    task = thing.head if thing.head in library.TASKS else parts[-2].lower() if len(parts) > 1 else ""
    if task not in library.TASKS:
        return {}
    return {"task": task, "tasks": phrase.plural(task)}


def _topic(family: str, thing: Thing, reading: Reading) -> str:
    """What a thing is about: "runbook for failovers" -> failovers; "onboarding guide" -> onboarding."""
    if family in ("migrate", "inspect", "integrate"):
        return thing.text if thing.plural else thing.the
    if family == "automate" and thing.head == "automation":
        return _named(phrase.after(reading, thing.end - 1, bag("of")))
    if family in ("fix", "automate"):
        return thing.text
    wide = family in ("document", "plan", "communicate", "research", "message", "proposal")
    behind = phrase.after(reading, thing.end, _ABOUT_OF if wide else _ABOUT)
    if behind is not None and _is_topic(reading, behind):
        return _named(behind)
    before = phrase.before_head(reading, thing)
    if before is not None and (
        before.text[:1] in "&/"
        or (
            before.start
            and LEXICON[before.text.split()[0].lower()] & Is.VERB
            and not LEXICON[before.text.split()[0].lower()] & Is.NOUN
        )
    ):
        return ""
    if (
        before is None
        or before.head in _GENERIC
        or before.head in _ABSTRACT
        or (family == "document" and not _plain(before))
    ):
        return ""
    return nouns.inside(_countable(before))


def _plain(before: Thing) -> bool:
    """A modifier that can stand alone: "onboarding", "repairs"; not the "timetable" of "timetable leaflet"."""
    return (
        before.plural
        or before.mass
        or before.head.endswith(("ing", "tion", "ment", "care", "ity"))
        or before.head in library.TASKS
        or bool(LEXICON[before.head] & Is.WORK)
    )


def _countable(before: Thing) -> str:
    """A modifier as a topic: "feature roadmap" is about features, "security strategy" about security."""
    counted = before.head in library.TASKS or (before.head in _COUNTED and before.text.islower())
    return before.many if counted else before.text


def _is_topic(reading: Reading, behind: Thing) -> bool:
    """What stands behind "for" is a topic only when it is no person, no purpose and no time."""
    words, tags = reading.line
    at, tag = behind.start, tags[behind.end - 1]
    if words[at - 1] in ("for", "to", "with") or (at > 1 and words[at - 2] in ("for", "to", "with")):
        return bool(tag & (Is.WORK | Is.METRIC | Is.NOMINAL)) and not tag & (Is.ACTOR | Is.OWN | Is.VERB)
    return not tag & (Is.ACTOR | Is.OWN | Is.DATE)


def _named(thing: Thing | None) -> str:
    """A topic with its article where it needs one: "cooling", "failovers", "the fall protocol"."""
    if thing is None:
        return ""
    return thing.text if thing.plural or (thing.mass and not thing.article) else thing.the
