"""What a line could be for: at most three different readings, best first, each as a change that can be counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach import library
from coach.builtin import family, lacking, nouns, phrase
from coach.builtin.family import Aspect
from coach.builtin.lacking import Own
from coach.library import Metric
from coach.model import KeyResult, Objective
from coach.sentence import Is
from coach.sentence.lexicon import singular

MOST = 3
_CHOOSING = frozenset(("decide", "choose", "select", "pick"))
_KNOWN_BEST = frozenset(("hire", "verdict", "research", "measure"))  # the family says more than the domain


class Change(NamedTuple):
    """One reading of what a line is for. `metric` begins with its subject and holds no figure."""

    key: str  # lines with the same key serve the same change
    subject: str  # the team's own noun: "deployments"
    metric: str
    shape: str
    unit: str
    direction: str  # up | down
    baseline_need: str
    baseline_who: str
    target_need: str
    target_who: str
    definition: str
    watch: str
    guardrail: str  # what has to stay as good, in words
    reading: str  # "We read it as ... - not so?"
    why: str
    how: str  # library | family | use | slot
    meant: str = ""  # who is better off, and how: "readers who get their book soon"
    tail: str = ", from {today} to {aim}"  # what stands behind the metric, with the team's own figure where it has one


def changes(kr: KeyResult, objective: Objective) -> tuple[Change, ...]:
    """Find what a line could be for, best first; () when nothing fits that one would say aloud."""
    aspect = family.aspect(kr, objective)
    found: list[Change] = []
    for one in _all(kr, aspect):
        if one is not None and all(one.key != other.key and one.metric != other.metric for other in found):
            found.append(one)
        if len(found) == MOST:
            break
    return tuple(found)


def _all(kr: KeyResult, aspect: Aspect) -> Iterator[Change | None]:
    """Every reading in the order in which it is offered: the line's own measure, its domain, its family, its use."""
    own = [_of_own(each, aspect, kr) for each in lacking.measures(kr, aspect)]
    yield from own
    if aspect.thing is None or (
        own
        and (
            aspect.reading.verb_class != "change" or own[0] is None or aspect.reading.line.words[0] in lacking.COMPARED
        )
    ):
        return
    if aspect.reading.verb_class == "measure":
        return
    if aspect.family == "research" or aspect.reading.lemma in _CHOOSING:
        yield _learning(aspect)
        return
    of = library.FAMILIES.get(aspect.family)
    known = list(library.matching(aspect.near, aspect.around, aspect.trade))
    close = [metric for metric in known if library.cued(metric, aspect.core)]
    wish = aspect.reading.verb_class in ("up", "down", "reach") or aspect.family in ("", "measure")
    readings = [] if of is None or wish else of.readings
    made = [_made(metric, aspect, "library") for metric in close]
    yield from made if aspect.family not in _KNOWN_BEST else ()
    yield from (_made(metric, aspect, "family") for metric in readings)
    yield from made
    if of is not None and of.use is not None and not wish and of.use.subject != "use of {the}":
        yield _made(of.use, aspect, "family")
    if not close and not readings:
        yield from (_made(metric, aspect, "library") for metric in known)
    if of is not None and of.use is not None and not wish:
        yield _made(of.use, aspect, "use")


def _learning(aspect: Aspect) -> Change | None:
    """Research ends in a decision: who takes it and when is open."""
    if aspect.thing is None:
        return None
    words = aspect.words
    chosen = aspect.reading.lemma in _CHOOSING
    known = library.HEADS.get(aspect.thing.head) == "research" or library.HEADS.get(singular(aspect.thing.head)) == "research"
    source = words["the"] if known else aspect.means["deed"]
    about = f" about {words['topic']}" if words.get("topic") and words["topic"] not in source else ""
    return Change(
        key=f"{words['thing']}:decision",
        subject=words["thing"],
        metric=f"Learn which {aspect.thing.text} to take" if chosen else f"Learn from {source} what to do next{about}",
        shape="decision",
        unit="",
        direction="up",
        baseline_need="",
        baseline_who="",
        target_need="",
        target_who="",
        definition="decided or not decided; a clear no counts as decided (proposed)",
        watch="a report is read and filed; fix the day of the decision before the first question is asked",
        guardrail="",
        reading=f"We read {source if len(source.split()) < 6 else 'it'} as being for a decision that waits - not so?",
        why=f"{nouns.starting(source)} {'are' if known and aspect.thing.plural else 'is'} worth the decision that comes out of {'them' if known and aspect.thing.plural else 'it'}.",
        how="family",
        meant=f"colleagues who decide what to do next on what {source} {'show' if known and aspect.thing.plural else 'shows'}",
        tail=", and decide by {day}, with {owner}",
    )


def question(kr: KeyResult, objective: Objective) -> str:
    """Ask what the line is for, in its own nouns."""
    aspect = family.aspect(kr, objective)
    own = next(iter(lacking.measures(kr, aspect)), None)
    if aspect.reading.verb_class == "measure" and aspect.thing is not None:
        return f"Which decision will look different once you can see {aspect.thing.the}?"
    if own is not None:
        return f"Who notices first when it gets worse: {own.subject}?"
    if aspect.thing is None:
        return "When this is done, what will go differently, and who will notice?"
    of = library.FAMILIES.get(aspect.family)
    asked = aspect.words.fill(of.question) if of is not None else ""
    if asked:
        return asked
    if kr.kind == "unmeasured":
        return f"Think of the last time {aspect.thing.the} went badly: what was late, done twice or missing?"
    if aspect.means["deed"] != aspect.words["the"]:
        return f"When {aspect.means['deed']} is behind you, who will notice first, and by what?"
    return aspect.words.fill("Once {the} {is} there, who will notice first, and by what?")


def halves(kr: KeyResult) -> list[str]:
    """Name what stands in the first two clauses of a line that holds several results."""
    reading = phrase.read(kr.text)
    found: list[str] = []
    for clause in reading.clauses:
        begin = clause.about[0] if clause.about != (0, 0) else clause.start
        thing = phrase.thing(reading, begin, clause.end)
        if thing is not None and thing.the not in found:
            found.append(thing.the)
    return found[:2]


def _made(metric: Metric, aspect: Aspect, how: str) -> Change | None:
    """Put the line's words into a metric; None when it has no word for a slot."""
    fill = (aspect.means if how == "library" else aspect.words).fill
    text = fill(metric.text)
    if not text:
        return None
    subject = fill(metric.subject) if metric.subject else _subject(text)
    record = aspect.trade.record if aspect.trade else "?"
    deed = aspect.means["deed"]
    about = deed if len(deed.split()) <= 6 else "it"
    return Change(
        key=f"{nouns.inside(subject)}:{metric.shape}",
        subject=nouns.inside(subject),
        metric=nouns.starting(text),
        shape=metric.shape,
        unit=metric.unit,
        direction=metric.direction,
        baseline_need=metric.need,
        baseline_who=fill(metric.who) or record,
        target_need=metric.aim,
        target_who="the team",
        definition=_proposed(fill(metric.definition)),
        watch=fill(metric.watch),
        guardrail=fill(metric.protect),
        reading=f"We read {about} as being for {_once(fill(metric.meant), aspect)} - not so?",
        why=nouns.starting(fill(metric.why)),
        how=how,
        meant=fill(metric.meant),
    )


def _once(meant: str, aspect: Aspect) -> str:
    """Name the thing once in a sentence."""
    name = aspect.words["the"]
    return meant if aspect.thing is None or aspect.thing.text not in meant else meant.replace(name, aspect.words["it"])


def _of_own(own: Own, aspect: Aspect, kr: KeyResult) -> Change:
    record = aspect.trade.record if aspect.trade else "?"
    return Change(
        key=f"{own.subject}:{own.shape}",
        subject=own.subject,
        metric=own.metric,
        shape=own.shape,
        unit={"share": "%", "median time": "time"}.get(own.shape, "count"),
        direction=own.direction,
        baseline_need=own.need,
        baseline_who=record,
        target_need=own.aim,
        target_who="the team",
        definition=_proposed(own.definition),
        watch=own.watch,
        guardrail="",
        reading="",
        why=_why(own, kr),
        how="slot",
        meant=_gain(own, aspect),
        tail=own.tail or ", from {today} to {aim}",
    )


def _gain(own: Own, aspect: Aspect) -> str:
    """Say who is better off when a line's own measure moves."""
    if own.shape == "share" and " who " in own.subject:
        return own.subject if own.direction == "up" else ""
    if not aspect.people or own.tail:
        return ""
    if own.shape == "median time":
        about = own.subject.removeprefix("time until ")
        return (
            f"{aspect.people} who wait less for {about}"
            if about == own.subject and not own.subject.startswith(("time", "wait", "queue"))
            else ""
        )
    harm = aspect.thing is not None and aspect.thing.plural and aspect.reading.line.tags[aspect.thing.end - 1] & Is.BAD
    if harm and own.direction == "down" and own.shape == "count":
        return f"{aspect.people} who see fewer {own.subject}"
    return ""


def _why(own: Own, kr: KeyResult) -> str:
    """Say in the line's own word where the change shows."""
    target = kr.reading.amounts.target
    if own.tail and target is not None:
        return f"*{target.text.strip()}* keeps its meaning once it says of what."
    said = next((word for word in kr.reading.line.words if word in lacking.COMPARED), "")
    if own.shape == "median time" and said:
        return f"*{nouns.starting(said)}* shows in the time that a usual case takes."
    if own.shape == "count" and "amount" in own.metric and said:
        return f"*{nouns.starting(said)}* shows when it is measured month by month."
    if own.shape == "count" and said:
        return f"*{nouns.starting(said)}* shows when they are counted month by month."
    if own.shape == "share" and not said:
        return "The line says already what to count."
    return f"*{nouns.starting(said)}* waits for its two ends." if said else f"The line says what moves: {own.subject}."


def _proposed(definition: str) -> str:
    return definition if "(proposed)" in definition else f"{definition} (proposed)"


def _subject(text: str) -> str:
    for mark in (":", " that ", " who ", " done ", " because "):
        text = text.split(mark, 1)[0]
    return text.strip()
