"""Which line a clause is about: by its nouns, then by what was spoken of, then by the one unit that fits."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from coach.builtin import elsewhere, nouns, people
from coach.builtin.clauses import Clause, Figure
from coach.builtin.compared import WORDS
from coach.builtin.stated import AMISS
from coach.model import At
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON


class Topic(NamedTuple):
    """Something an answer can be about: a line, with the metric proposed for it.

    A thing to try has a topic of its own beside the key result that takes its line's place: its at
    is the line's with a 0 behind it.
    """

    at: At
    line: frozenset[str]  # the line's own stems
    metric: frozenset[str]  # the proposed metric's stems
    own: str  # the line, lowered: a figure that stands in it ("later than a week") is no answer
    unit: str  # the unit the metric is counted in: "%", "time", "money", "count", "many" (any but time), "" when open
    result: bool  # False for a line that is a thing to try
    home: At | None = None  # of a thing to try: the key result under which it stands
    promise: bool = False  # a day that is named is the day it is due
    ours: bool = False  # a metric that we proposed for things to try: more must agree before it is meant
    stated: bool = False  # the line itself says in which unit it is counted
    heads: frozenset[str] = frozenset()  # of the line's stems, those of what is counted; empty: all of them
    told: frozenset[str] = frozenset()  # what is said of them: "late" of "buses late"; without it all buses are meant


WANTED = nouns.bag(
    "want wants wanted ask asks asked asking need needs needed expect expects expected hope hopes hoped promise promises promised "
    "accept accepts accepted happy target goal aim aims should must decided demands demanded require requires required agreed "
    "standard guideline reachable refuse refuses wish wishes wished contract concession treaty framework envisaged pledged "
    "committed likes named realistic enough allowed tolerate tolerates expectation ambition dream dreams"
)
_WANTED_STEMS = frozenset(nouns.stem(word) for word in WANTED)
_SPANS_OF_TIME = nouns.loose("second minute hour day week fortnight month quarter year median average")
_NEUTRAL = _SPANS_OF_TIME | nouns.loose(
    "said says say was took roughly about total yes well number figure last report asked we count counted counts january february "
    "first second third fourth march april may june july august september october november december normal level levels anybody anyone anything named"
)
_STARS, _RATING = nouns.loose("star"), nouns.loose("rating")  # stars are what a rating is counted in
_PRONOUN = re.compile(
    r"^(?:and |so |then |but )?(?:it|they|that|this|those|these|which|in \w+ (?:it|they))\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_ANY = frozenset(("none", "all", "zero", "every"))


class Finder:
    """Finds the topic of a clause among those of one objective."""

    def __init__(self, topics: Sequence[Topic], *, alone: bool, about: str = "") -> None:
        self.topics = topics
        self.known = nouns.loose(about).union(*(nouns.loose(topic.own) for topic in topics))
        self.alone = alone  # what is said can be about no other objective: a figure without a noun can be for this one
        self.common = nouns.shared(topic.line for topic in topics)

    def extend(self, at: At, words: frozenset[str]) -> None:
        """Take in what the team calls it, too."""
        self.topics = [
            topic._replace(metric=topic.metric | words) if topic.at == at else topic for topic in self.topics
        ]

    def at(self, at: At) -> Topic | None:
        """Look a topic up by its place."""
        return next((topic for topic in self.topics if topic.at == at), None)

    def matching(self, clause: Clause, told: Container[At] = ()) -> list[tuple[float, Topic]]:
        """List the topics that share a noun with the clause, best first; a noun beside the figure weighs more.

        told: lines whose value of today is known; their aim need not say again which of the things are meant.
        """
        near = nouns.loose(" ".join(clause.text[max(0, each.start - 16) : each.end + 16] for each in clause.figures))
        subject = nouns.loose(_subject(clause)) & frozenset[str]().union(*(topic.line for topic in self.topics))
        named = nouns.loose(people.source(clause.text)) | (
            nouns.loose(people.asker(clause.text)) if clause.has(WANTED) else frozenset()
        )
        asking = _WANTED_STEMS if clause.has(WANTED) else frozenset[str]()
        said = clause.stems | (_RATING if clause.stems & _STARS else frozenset())
        said = said - self.common - _SPANS_OF_TIME - named - asking
        scores: list[tuple[float, Topic]] = []
        for topic in self.topics:
            own, metric = len(said & topic.line), len(said & topic.metric - topic.line)
            shares = (own and own + metric > 1) if topic.ours else (own or metric)
            if shares and (not clause.figures or _of_the_line(clause, said, topic, again=topic.at in told)):
                beside = len(said & (subject or near) & topic.line)
                scores.append((own * 2 + metric + beside + topic.result / 2, topic))
        return sorted(scores, key=lambda score: -score[0])

    def best(
        self, clause: Clause, before: Topic | None, *, same: bool, today: Mapping[At, str], wanted: bool
    ) -> Topic | None:
        """Decide what a clause is about, None when two lines fit or none.

        before: what the clause before it was about; same: whether that stands in the same sentence.
        today: the units of the baselines heard so far; wanted: the figure is a level asked for.
        """
        units = {figure.unit for figure in clause.figures}
        scores = self.matching(clause, today if wanted else ())
        if scores:
            scores = [
                each for each in scores if not units or any(holds(each[1], one, clause.text) for one in clause.figures)
            ]
            top = [topic for score, topic in scores if score == scores[0][0]]
            if len(top) > 1 and units:
                top = [topic for topic in top if fits(topic.unit, units)] or top
            return top[0] if len(top) == 1 else before if before in top else None
        if before is not None and (same or _PRONOUN.match(clause.text)):
            return before
        quoted = self._quoting(clause)
        if quoted is not None:
            return quoted
        if not self.alone or self.foreign(clause):
            return None
        return self._by_unit(clause, before, today, wanted=wanted) if clause.figures else before

    def _quoting(self, clause: Clause) -> Topic | None:
        """Find the one line whose own figure a clause repeats: "under 8 by May" is said of "under 8"."""
        numbers = _NUMBER.findall(clause.text)
        found = [
            topic
            for topic in self.topics
            if topic.result and any(number in _NUMBER.findall(topic.own) for number in numbers)
        ]
        return found[0] if len(found) == 1 else None

    def _by_unit(self, clause: Clause, before: Topic | None, today: Mapping[At, str], *, wanted: bool) -> Topic | None:
        """Find the one line whose unit fits; the line just spoken of goes before the others."""
        any_unit = clause.lower & _ANY
        units = {figure.unit for figure in clause.figures}
        if wanted and before is not None and before.result and before.at in today and _halved(clause):
            return before  # "300 kg a month. The board asked for half."
        results = [topic for topic in self.topics if topic.result]
        counted = {topic.at: today.get(topic.at, "" if wanted else topic.unit) for topic in results}
        if before is not None and before.at in counted and (any_unit or fits(counted[before.at] or before.unit, units)):
            return before
        fitting = [topic for topic in results if counted[topic.at] and (any_unit or fits(counted[topic.at], units))]
        if wanted and not fitting:
            fitting = [topic for topic in results if topic.unit and fits(topic.unit, units)]
        return fitting[0] if len(fitting) == 1 else None

    def foreign(self, clause: Clause) -> bool:
        """Tell whether a clause speaks of things that no line names."""
        figures = frozenset[str]().union(*(_own_words(figure) for figure in clause.figures))
        dates = frozenset[str]().union(*(nouns.loose(date.text) for date in clause.dates))
        asked = nouns.loose(people.asker(clause.text)) | nouns.loose(people.source(clause.text))
        return bool(clause.stems - figures - dates - asked - _NEUTRAL - _WANTED_STEMS)

    def stranger(self, clause: Clause, *, asked: bool) -> bool:
        """Tell whether a clause is about another place or team, or about how many the team are."""
        return bool(clause.figures) and elsewhere.stranger(clause, self.known, asked=asked)


def _subject(clause: Clause) -> str:
    """What stands before a verb of having and its figure: "First films" of "First films had 46 visitors each"."""
    found = _HAVING.search(clause.text)
    return clause.text[: found.start()] if found and any(each.start >= found.end() for each in clause.figures) else ""


_HAVING = re.compile(
    r"\b(?:has|have|had|gets?|got|draws?|drew|sees?|saw|finds?|found|brings?|brought)\s+$|\b(?:has|have|had|gets?|got|draws?|drew)\s+"
)


def _of_the_line(clause: Clause, said: frozenset[str], topic: Topic, *, again: bool) -> bool:
    """Tell whether a clause that shares a noun with a line has figures of what the line counts.

    "Customers wait 9 days" says nothing of customer complaints, "we run 31 buses" nothing of the late
    ones, and "complaints about the lifts" nothing of those about the heating.
    """
    shared = said & topic.line
    if not shared:  # a word of our metric: "1,200 callers" are those of whom some hang up
        return not any(_counts(clause, each, topic.metric) for each in clause.figures)
    if said & (topic.metric - topic.line):
        return True
    elided = any(_SUBJECT_LEFT_OUT.match(clause.text, each.end) for each in clause.figures)
    if topic.heads and len(shared) == 1 and not shared & topic.heads and not (elided and clause.stems & topic.told):
        return False
    if (
        topic.told
        and not again
        and not clause.stems & topic.told
        and not clause.label
        and any(_counts(clause, each, shared) for each in clause.figures)
    ):
        return False
    return not any(
        nouns.loose(found["what"]) <= topic.heads and not nouns.loose(found["whom"]) & topic.line
        for found in _ABOUT.finditer(clause.text)
        if nouns.loose(found["what"]) and (found["how"] == "about" or f" {found['how']} " in topic.own)
    )


def _counts(clause: Clause, figure: Figure, shared: frozenset[str]) -> bool:
    """Tell whether a figure counts the things that one of these nouns names: "31 buses", "16% of our buses"."""
    behind = _BEHIND.match(clause.text, figure.end)
    named = f"{figure.text} {behind['thing'] if behind else ''}"
    return not shared.isdisjoint(nouns.loose(named))


_SUBJECT_LEFT_OUT = re.compile(
    r"\s+(?:already\s+|now\s+)?(?:leave|are|is|come|arrive|start|end|go|get|stay|were|was|have)\b"
)  # "84% leave on the day"
_ABOUT = re.compile(
    r"\b(?P<what>[a-z][a-z-]+) (?P<how>of|about|for|with|at|in|on|from) (?:the |our |their |a |an )?(?P<whom>[a-z][a-z-]+(?: [a-z-]+)?)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s+(?:of\s+)?(?:(?:the|our|all|these)\s+)?(?P<thing>[a-z-]+(?:\s+[a-z-]+)?)", re.IGNORECASE)


_WHICH = nouns.bag("on in within without before after outside at from")
_MOVED = nouns.bag("up down doubled tripled halved") | WORDS


def told(text: str) -> frozenset[str]:
    """Stems of what a line says of the things it counts: "late" of "Fewer buses late at noon", "broken" of "Broken crates"."""
    words = [word.lower() for word in nouns.words(text)]
    first = next((n for n, word in enumerate(words) if LEXICON[word] & Is.PLURAL), len(words))
    behind = words[first + 1 :]
    stop = next((n for n, word in enumerate(behind) if LEXICON[word] & Is.PREP), len(behind))
    before = [word for word in words[:first] if word in AMISS or word == "new"]
    after = [word for word in behind[:stop] if not LEXICON[word] & Is.PLURAL and word not in _MOVED]
    if stop < len(behind) and behind[stop] in _WHICH:
        after += behind[stop + 1 :]  # "Jobs on the promised day": not all jobs
    of = words.index("of") if "of" in words else 0  # "Returns of books": no book counts that is not returned
    return nouns.loose(" ".join((*before, *after))) | nouns.stems(f"the {words[of - 1]}" if of else "")


def heads(text: str) -> frozenset[str]:
    """Stems of what a line counts: "complaints" of "Customer complaints about noise"; empty where it names none.

    What stands behind a preposition says where, when or for whom; a person before another noun says whose.
    """
    words = list(nouns.words(_KIND_OF_TIME.sub("time", text)))
    end = next((n for n, word in enumerate(words) if word != "of" and LEXICON[word.lower()] & Is.PREP), len(words))
    counted = [
        word
        for word, after in pairwise([*words[:end], ""])
        if not (LEXICON[word.lower()] & Is.ACTOR and LEXICON[after.lower()] & _COUNTED)
    ]
    return nouns.stems(" ".join(counted))


_COUNTED = Is.METRIC | Is.BAD | Is.NOMINAL
_KIND_OF_TIME = re.compile(
    r"\b(?:lead|cycle|response|waiting|processing|turnaround|through)[ -]?times?\b", re.IGNORECASE
)


def _own_words(figure: Figure) -> frozenset[str]:
    """The words of a figure that name nothing: all but the things it counts, "callers" of "1,200 callers ring each day"."""
    words = nouns.loose(figure.text)
    things = [word for word in nouns.words(figure.text) if LEXICON[word.lower()] & Is.PLURAL and not _UNIT.match(word)]
    return frozenset[str]() if things else words


_UNIT = re.compile(
    r"(?:percent|per|euros?|dollars?|pounds?|francs?|cents?|kilos?|k?g|km|tons?|tonnes?|lit(?:er|re)s?|met(?:er|re)s?|points?|stars?|times|"
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|thirds?|quarters?|fifths?|tenths?|thousands?|millions?)$",
    re.IGNORECASE,
)


def _halved(clause: Clause) -> bool:
    """Tell a level that is named as a part of what was said before it."""
    return len(clause.figures) == 1 and clause.figures[0].text.lower() in ("half", "a half", "a third", "a quarter")


def fits(counted: str, units: Iterable[str]) -> bool:
    """Tell whether a metric counted that way can hold one of these units. "9 of 22" is a share as counted."""
    if counted == "many":
        return not frozenset(units) <= {"time", "money"}
    return not counted or any(unit == counted or {unit, counted} <= {"%", "ratio"} for unit in units)


def holds(topic: Topic, figure: Figure, text: str, *, asked: bool = False) -> bool:
    """Tell whether a figure can be one of what a line counts: no time is a number of parcels, no price a share.

    How we propose to count is open to the team: a number is as good as a share there, and who is asked
    about this line alone may answer in any unit.
    """
    if figure.role in ("delta", "factor", "fraction") or figure.text.lower() in _ANY or not topic.result:
        return True
    if topic.stated:
        return fits(topic.unit, (figure.unit,))
    if asked:
        return True
    bare = figure.text.replace(",", "").replace(".", "").isdigit()  # "We wait 27 minutes and want 15"
    hours = figure.unit == "time" and not _SPANS_OF_TIME.isdisjoint(topic.line)  # "Turbines lose fewer hours"
    return (
        bare
        or hours
        or _is_so_long(topic, figure, text)
        or not topic.unit
        or _CLASS.get(topic.unit, "number") == _CLASS.get(figure.unit, "number")
    )


def _is_so_long(topic: Topic, figure: Figure, text: str) -> bool:
    """Whether what the line counts is said to be so long itself: "the queue is 48 minutes"."""
    found = _COPULA.search(text[: figure.start])
    return figure.unit == "time" and found is not None and not nouns.loose(found["what"]).isdisjoint(topic.heads)


_COPULA = re.compile(
    r"\b(?P<what>[a-z-]+)\s+(?:is|was|are|were|lasts?|takes?|took)\s+(?:about\s+|around\s+|roughly\s+)?$", re.IGNORECASE
)
_CLASS = {"time": "time", "money": "money"}
