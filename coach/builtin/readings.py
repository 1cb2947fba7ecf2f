"""A reading of a line, made out of a metric of the library, the line's own measure, or the decision it prepares."""

from __future__ import annotations

from typing import NamedTuple

from coach import library
from coach.builtin import lacking, nouns
from coach.builtin.aspect import Aspect
from coach.builtin.counted import Own
from coach.library import Metric
from coach.model import KeyResult
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON, singular

CHOOSING = frozenset(("decide", "choose", "select", "pick"))
ENDS = ", from {today} to {aim}"
_READ = frozenset(("analyse", "analyze", "review", "study", "examine"))
_ASKED = frozenset(("ask", "survey", "interview", "observe", "poll"))
_NAMED = 6  # words of a thing that a sentence can carry
_UNITS = {"share": "%", "median time": "time"}


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
    tail: str = ENDS  # what stands behind the metric, with the team's own figure where it has one


def of_metric(metric: Metric, aspect: Aspect, how: str) -> Change | None:
    """Put the line's words into a metric; None when it has no word for a slot."""
    fill = (aspect.means if how == "library" else aspect.words).fill
    text = fill(metric.text)
    if not text:
        return None
    subject = fill(metric.subject) if metric.subject else _subject(text)
    meant = fill(metric.meant)
    return Change(
        key=f"{nouns.inside(subject)}:{metric.shape}",
        subject=nouns.inside(subject),
        metric=nouns.starting(text),
        shape=metric.shape,
        unit=metric.unit,
        direction=metric.direction,
        baseline_need=metric.need,
        baseline_who=fill(metric.who) or aspect.record,
        target_need=metric.aim,
        target_who="the team",
        definition=_proposed(fill(metric.definition)),
        watch=fill(metric.watch),
        guardrail=fill(metric.protect),
        reading=f"We read {_short(aspect.means['deed'])} as being for {_once(meant, aspect)} - not so?",
        why=nouns.starting(fill(metric.why)),
        how=how,
        meant=meant,
    )


def of_own(own: Own, aspect: Aspect, kr: KeyResult) -> Change:
    """Let a line be its own measure, with the slot that it lacks."""
    return Change(
        key=f"{own.subject}:{own.shape}",
        subject=own.subject,
        metric=own.metric,
        shape=own.shape,
        unit=_UNITS.get(own.shape, "count"),
        direction=own.direction,
        baseline_need=own.need,
        baseline_who=aspect.record,
        target_need=own.aim,
        target_who="the team",
        definition=_proposed(own.definition),
        watch=own.watch,
        guardrail="",
        reading="",
        why=_why(own, kr),
        how="slot",
        meant=_gain(own, aspect),
        tail=own.tail or ENDS,
    )


def of_research(aspect: Aspect) -> Change | None:
    """Let research end in a decision: who takes it and when is open."""
    thing = aspect.thing
    if thing is None:
        return None
    studied = "research" in (library.HEADS.get(thing.head), library.HEADS.get(singular(thing.head)))
    studied = studied or aspect.reading.form != "order"  # "Usability test with eight planners"
    told = aspect.reading.lemma in _ASKED and bool(LEXICON[thing.head] & Is.ACTOR)  # "Survey readers"
    studied = studied or told or (thing.plural and aspect.reading.lemma in _READ)  # "Analyse accident reports"
    source = aspect.words["the"] if studied else aspect.means["deed"]
    many = studied and thing.plural
    topic = aspect.words.get("topic", "")
    about = f" about {topic}" if topic and topic not in source else ""
    chosen = aspect.reading.lemma in CHOOSING
    if chosen:
        learnt = f"Learn which {thing.text} to take"
    elif studied:
        learnt = f"Learn from {source} what to do next{about}"
    else:
        learnt = f"Learn which {thing.text} come first" if thing.plural else f"Learn enough about {thing.the} to go on"
    return decided(
        thing.text,
        learnt,
        ", and decide by {day}, with {owner}",
    )._replace(
        definition="decided or not decided; a clear no counts as decided (proposed)",
        watch="reports get filed; fix the day of the decision before the first question is asked",
        reading=f"We read {_short(source)} as being for a decision that waits - not so?",
        why=f"{nouns.starting(source)} {'are' if many else 'is'} worth the decision that comes out of {'them' if many else 'it'}.",
        how="family",
        meant=f"colleagues who decide what to do next on what {source} {'show' if many else 'shows'}"
        if studied
        else f"colleagues who know enough about {thing.the} to decide what comes next",
    )


def decided(subject: str, metric: str, tail: str) -> Change:
    """Make a change that is a yes or a no: nothing to count, a day and a name to fill in."""
    return Change(
        key=f"{nouns.inside(subject)}:decision", subject=nouns.inside(subject), metric=nouns.starting(metric), shape="decision",
        unit="", direction="up", baseline_need="", baseline_who="", target_need="", target_who="",
        definition="", watch="", guardrail="", reading="", why="", how="slot", tail=tail,
    )  # fmt: skip


def _short(name: str) -> str:
    return name if len(name.split()) <= _NAMED else "it"


def _once(meant: str, aspect: Aspect) -> str:
    """Name the thing once in a sentence."""
    if aspect.thing is None or aspect.thing.text not in meant:
        return meant
    named = aspect.words["the"]
    return meant.replace(f"whom {named}", f"whom {aspect.words['he']}").replace(named, aspect.words["it"])


def _gain(own: Own, aspect: Aspect) -> str:
    """Say who is better off when a line's own measure moves."""
    if own.shape == "share" and " who " in own.subject:
        return own.subject if own.direction == "up" else ""
    if not aspect.people or own.tail:
        return ""
    if own.shape == "median time" and not own.subject.startswith(("time", "wait", "queue")):
        return f"{aspect.people} who wait less for {own.subject}"
    harm = aspect.thing is not None and aspect.thing.plural and aspect.reading.line.tags[aspect.thing.end - 1] & Is.BAD
    return f"{aspect.people} who see fewer {own.subject}" if harm and own.shape == "count" else ""


def _why(own: Own, kr: KeyResult) -> str:
    """Say in the line's own word where the change shows."""
    target = kr.reading.amounts.target
    if own.tail and target is not None:
        return f"*{target.text.strip()}* keeps its meaning once it says of what."
    said = nouns.starting(next((word for word in kr.reading.line.words if word in lacking.COMPARED), ""))
    if not said:
        return _plain_why(own, kr)
    if own.shape == "median time":
        return f"*{said}* shows in the time that a usual case takes."
    if own.shape == "count":
        return (
            f"*{said}* shows when {'it is measured' if 'amount' in own.metric else 'they are counted'} month by month."
        )
    return f"*{said}* waits for its two ends."


def _plain_why(own: Own, kr: KeyResult) -> str:
    if own.shape != "share":
        return f"The line says what moves: {own.subject}."
    if nouns.stems(own.subject) <= nouns.stems(kr.text):
        return "The line says already what to count."
    return f"What the line names shows in {own.subject}."


def _proposed(definition: str) -> str:
    return definition if "(proposed)" in definition else f"{definition} (proposed)"


def _subject(text: str) -> str:
    for mark in (":", " that ", " who ", " done ", " because "):
        text = text.split(mark, 1)[0]
    return text.strip()
