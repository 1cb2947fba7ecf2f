"""What a line could be for: at most three different readings, best first, each as a change that can be counted."""

from __future__ import annotations

from collections.abc import Iterator

from coach import library
from coach.builtin import lacking, phrase, readings, tongue
from coach.builtin.aspect import Aspect, aspect
from coach.builtin.readings import Change
from coach.builtin.stated import AMISS
from coach.checks import vanity
from coach.model import KeyResult, Objective
from coach.sentence import Is
from coach.sentence.lexicon import singular

__all__ = ["MOST", "Change", "changes", "halves", "question"]

MOST = 3
_KNOWN_BEST = frozenset(
    ("hire", "verdict", "rules", "audit", "environment", "plants", "renewal", "repair", "machine", "partner", "summons")
)  # the family says more than the domain


def changes(kr: KeyResult, objective: Objective) -> tuple[Change, ...]:
    """Find what a line could be for, best first; () when nothing fits that one would say aloud."""
    found: list[Change] = []
    if tongue.foreign(kr):
        return ()  # nothing is composed of words that are not understood
    ends = kr.measure.baseline is not None and kr.measure.target is not None
    if ends and not vanity.exposed(kr):
        return ()  # both ends stand: nothing is put in their place
    for one in _all(kr, aspect(kr, objective)):
        if one is not None and all(one.key != other.key and one.metric != other.metric for other in found):
            found.append(one)
        if len(found) == MOST:
            break
    return tuple(found)


def _all(kr: KeyResult, about: Aspect) -> Iterator[Change | None]:
    """Every reading in the order in which it is offered: the line's own measure, else what its output is for."""
    own = [readings.of_own(each, about, kr) for each in lacking.measures(kr, about)]
    yield from own
    compared = about.reading.verb_class != "change" or not lacking.COMPARED.isdisjoint(about.reading.line.words[:1])
    counted = compared and about.reading.verb_class != "obtain"  # "Attract riders" may be for more than their number
    if about.thing is None or (own and counted) or about.reading.verb_class == "measure":
        return
    if kr.kind == "outcome":  # it says already what moves; what a made thing is for would say less
        yield from (one for one in _of_output(about) if one is not None and one.how == "library")
    elif not _noun(about):
        return
    elif about.family == "research" or about.reading.lemma in readings.CHOOSING:
        yield readings.of_research(about)
    else:
        yield from _of_output(about)


def _noun(about: Aspect) -> bool:
    """Tell a noun phrase from a verb with its object: nobody says "what the expand reporting made easier"."""
    if about.thing is None or about.thing.end - about.thing.start < 2:
        return True
    first = about.reading.line.tags[about.thing.start]
    verb = first & Is.VERB and not first & (phrase.NOUNS | Is.NOUN_TOO | Is.NAME | Is.QUALITY)
    named = about.thing.start > 0 and about.thing.text[:1].isupper()  # "the Go SDK"
    return named or (not verb and about.reading.line.words[about.thing.start] != "using")


def _of_output(about: Aspect) -> Iterator[Change | None]:
    """Its domain where a cue stands in the thing itself, its family, its domain by other words, its use."""
    of = library.FAMILIES.get(about.family)
    wish = about.reading.verb_class in ("up", "down", "reach")
    amiss = not AMISS.isdisjoint(about.reading.line.words)  # "Deliveries late" is not counted by those in time
    known = [
        metric
        for metric in library.matching(about.near, about.around, about.trade)
        if not (amiss and metric.direction == "up")
    ]
    close = [metric for metric in known if library.cued(metric, about.core)]
    head = frozenset((about.thing.head, singular(about.thing.head))) if about.thing else frozenset[str]()
    close.sort(key=lambda metric: not library.cued(metric, head))
    domain = [readings.of_metric(metric, about, "library") for metric in close]
    yield from () if about.family in _KNOWN_BEST else domain
    if not close and (wish or of is None or about.family == "rework"):  # a complaint says less than the trade knows
        yield from (readings.of_metric(metric, about, "library") for metric in known)
    if of is not None and not wish:
        yield from (readings.of_metric(metric, about, "family") for metric in of.readings)
    yield from domain
    if of is not None and of.use is not None and not wish:
        yield readings.of_metric(of.use, about, "use")


def question(kr: KeyResult, objective: Objective) -> str:
    """Ask what the line is for, in its own nouns."""
    if tongue.foreign(kr):
        return tongue.question(kr)
    about = aspect(kr, objective)
    if about.thing is None:
        return "When this is done, what will go differently, and who will notice?"
    if about.reading.verb_class == "measure":
        return f"Which decision will look different once you can see {about.thing.the}?"
    if kr.measure.baseline is not None and kr.measure.target is not None:
        return f"Who notices first when it moves: {about.thing.text}?"
    own = next(iter(lacking.measures(kr, about)), None)
    if own is not None:
        return f"Who notices first when it gets worse: {own.subject}?"
    of = library.FAMILIES.get(about.family)
    asked = about.words.fill(of.question) if of is not None else ""
    return asked or _plainly(kr, about, about.thing.the)


def _plainly(kr: KeyResult, about: Aspect, the: str) -> str:
    if kr.kind == "unmeasured":
        return f"Think of the last time {the} went badly: what was late, done twice or missing?"
    if kr.kind == "coverage":
        return "What goes differently once that holds for all of them, and who notices?"
    if about.means["deed"] != about.words["the"]:
        return f"What is different for {about.words['people']} when {about.means['deed']} goes well?"
    return about.words.fill("Once {the} {is} there, who will notice first, and by what?")


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
