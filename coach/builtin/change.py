"""What a line could be for: at most three different readings, best first, each as a change that can be counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach import library
from coach.builtin import family, nouns
from coach.builtin.family import Aspect
from coach.library import Metric
from coach.model import KeyResult, Objective

MOST = 3


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


def changes(kr: KeyResult, objective: Objective) -> tuple[Change, ...]:
    """Find what a line could be for, best first; () when nothing fits that one would say aloud."""
    aspect = family.aspect(kr, objective)
    return tuple(_family_changes(aspect))[:MOST]


def question(kr: KeyResult, objective: Objective) -> str:
    """Ask what the line is for, in its own nouns."""
    aspect = family.aspect(kr, objective)
    of = library.FAMILIES.get(aspect.family)
    if of is not None:
        asked = _filled(of.question, aspect.words)
        if asked:
            return asked
    if aspect.thing is not None:
        return f"Think of the last time {aspect.thing.the} went badly: what was late, done twice or missing?"
    return "When this is done, what will go differently, and who will notice?"


def _family_changes(aspect: Aspect) -> Iterator[Change]:
    of = library.FAMILIES.get(aspect.family)
    if of is None:
        return
    for metric in of.readings:
        made = change(metric, aspect, "family")
        if made is not None:
            yield made
    if of.use is not None:
        made = change(of.use, aspect, "use")
        if made is not None:
            yield made


def change(metric: Metric, aspect: Aspect, how: str) -> Change | None:
    """Put the line's words into a metric; None when it has no word for a slot."""
    text = _filled(metric.text, aspect.words)
    if not text:
        return None
    words = aspect.words
    subject = _filled(metric.subject, words) if metric.subject else _subject(text)
    return Change(
        key=f"{nouns.inside(subject)}:{metric.shape}",
        subject=nouns.inside(subject),
        metric=nouns.starting(text),
        shape=metric.shape,
        unit=metric.unit,
        direction=metric.direction,
        baseline_need=metric.need,
        baseline_who=_filled(metric.who, words) or "?",
        target_need=metric.aim,
        target_who="the team",
        definition=_filled(metric.definition, words),
        watch=_filled(metric.watch, words),
        guardrail=_filled(metric.protect, words),
        reading=f"We read it as being for {_filled(metric.meant, words)} - not so?",
        why=nouns.starting(_filled(metric.why, words)),
        how=how,
    )


def _filled(template: str, words: dict[str, str]) -> str:
    """Fill the slots; "" when one is missing."""
    try:
        return template.format_map(words)
    except KeyError:
        return ""


def _subject(text: str) -> str:
    for mark in (":", " that ", " who ", " done ", " because "):
        text = text.split(mark, 1)[0]
    return text.strip()
