"""What an answer says about which key result: answers -> facts -> slots.

A clause belongs to the line whose nouns it shares, then to the line its sentence spoke of, then to
the one line whose unit fits. A figure that fits two lines fills none and is asked about; a figure
given for one line fills no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coach.builtin import clauses, nouns, people
from coach.builtin.clauses import Clause, Figure
from coach.model import Answer, At, Provenance


class Topic(NamedTuple):
    """Something an answer can be about: a line, with the metric proposed for it."""

    at: At
    line: frozenset[str]  # the line's own stems
    metric: frozenset[str]  # the proposed metric's stems
    own: str  # the line, lowered: a figure that stands in it ("later than a week") is no answer
    unit: str  # the unit the metric is counted in: "%", "time", "money", "count", "" when open
    result: bool  # False for a line that is a thing to try


class Fact(NamedTuple):
    """One thing the team said. `text` is a slice of the answer."""

    slot: str  # baseline | target | deadline | source | who | by | cause | limit | remark | unknown
    text: str
    quote: str  # the clause it stands in
    where: str  # "question 2", "context"
    at: At | None
    unit: str = ""
    period: str = ""  # "May": when a baseline was so
    question: str = ""  # the id of the question it answers

    def provenance(self) -> Provenance:
        """Where the words of this fact come from."""
        return Provenance(self.text, "context" if self.where == "context" else "answer", f"{self.where}: {self.quote}")


class Hearing(NamedTuple):
    """All that was heard about one objective."""

    slots: dict[tuple[At, str], Fact]
    conflicts: tuple[tuple[Fact, Fact], ...] = ()  # earlier and later figure for one slot
    loose: tuple[Fact, ...] = ()  # figures that fit two lines or none
    remarks: tuple[Fact, ...] = ()  # causes, limits, figures said in passing
    asides: tuple[Fact, ...] = ()  # figures for a thing to try, with the slot they would fill
    closed: frozenset[tuple[At | None, str]] = frozenset()  # (line, slot) that nobody knows; line None: all

    def get(self, at: At, slot: str) -> Fact | None:
        """Return what was said for one slot of one line."""
        return self.slots.get((at, slot))

    def about(self, slot: str) -> tuple[Fact, ...]:
        """All remarks of one sort: cause, limit, remark."""
        return tuple(fact for fact in self.remarks if fact.slot == slot)

    def unknown(self, at: At, slot: str) -> bool:
        """Whether the team said that nobody knows."""
        return (at, slot) in self.closed or (None, slot) in self.closed


_WANTED = nouns.bag(
    "want wants wanted ask asks asked asking need needs needed expect expects expected hope hopes hoped promise promises promised "
    "accept accepts accepted happy target goal aim aims should must decided demands demanded require requires required agreed "
    "standard guideline would reachable refuse refuses wish wishes wished contract concession treaty framework envisaged "
    "pledged committed like likes named realistic enough allowed tolerate tolerates expectation ambition"
)
_NOW = nouns.bag(
    "was were took had came lost currently today now stands stood measured counted noted shows showed left sent declined "
    "prints reported said's averaged ago so-far"
)
_NOBODY = re.compile(
    r"\b(?:nobody|no one|none of us|no-one|noone)\b|\bno (?:idea|clue|level|number|figure|aim|date|target)\b"
    r"|\b(?:don't|dont|do not|doesn't|can't|cannot) (?:know|say|count|counts|tag|measure|track|record)\b|\bnot (?:known|counted|tagged|tracked|measured|recorded)\b"
    r"|^(?:no|none|nothing|unknown|not yet|never)\W*$|^no\b(?!\s+(?:more|less|later|fewer|\w+ (?:after|before|until|during)))",
    re.IGNORECASE,
)
_CAUSE = re.compile(r"^(?:because|since|due to|as)\s+(?:of\s+)?(?P<cause>\D.*)$", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:no|nothing|never|not)\b.*\b(?:after|before|until|during|between)\b|\b(?:can't|cannot|can not|may not|not allowed)\b.*\b(?:move|before|after|until|during|change|spend|hire)\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"^(?:no|sorry|correction|actually|i mean|i meant|rather|make that|it is|it's)\b[,:]?\s*", re.IGNORECASE
)
_BY_DATE = re.compile(r"^(?:by|before|until|till|in|from|at)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"^(?:and |so |then )?(?:it|they|that|this|those|these|which|in \w+ (?:it|they))\b", re.IGNORECASE
)


class _Ear:
    """Listens to one answer after the other; later words win."""

    def __init__(self, topics: Sequence[Topic], *, alone: bool) -> None:
        self.topics = topics
        self.alone = alone  # the document has one objective: a figure without a noun can be for it
        self.slots: dict[tuple[At, str], Fact] = {}
        self.conflicts: list[tuple[Fact, Fact]] = []
        self.loose: list[Fact] = []
        self.remarks: list[Fact] = []
        self.asides: list[Fact] = []
        self.closed: set[tuple[At | None, str]] = set()
        self.common = nouns.shared(topic.line for topic in topics)

    def hear(self, answer: Answer, where: str, asked: Sequence[At]) -> None:
        """Take in one answer; `asked` are the lines its question named, in order."""
        kind = answer.question.split(":", 1)[0]
        said = clauses.read(answer.text)
        bare = [clause for clause in said if not self._matching(clause)]
        if len(asked) > 1 and len(bare) == len(said) == len(asked):
            for clause, at in zip(said, asked, strict=True):
                self._clause(clause, kind, where, self._topic(at), answer)
            return
        topic = self._topic(asked[0]) if len(asked) == 1 else None
        fixed = topic
        sentence = -1
        for clause in said:
            if clause.sentence != sentence and not _PRONOUN.match(clause.text):
                topic = fixed
            sentence = clause.sentence
            topic = self._best(clause, topic) if fixed is None or self._matching(clause) else fixed
            self._clause(clause, kind, where, topic, answer)

    def _topic(self, at: At) -> Topic | None:
        return next((topic for topic in self.topics if topic.at == at), None)

    def _matching(self, clause: Clause) -> list[tuple[float, Topic]]:
        """Topics that share a noun with the clause, best first."""
        scores: list[tuple[float, Topic]] = []
        near = nouns.loose(" ".join(clause.text[max(0, each.start - 16) : each.end + 16] for each in clause.figures))
        said = clause.stems - self.common - _SPANS_OF_TIME - nouns.loose(people.source(clause.text))
        for topic in self.topics:
            own = len(said & topic.line)
            metric = len(said & topic.metric - topic.line)
            if own or metric > 0:
                close = len(said & near & topic.line)
                scores.append((own * 2 + metric + close + (0.5 if topic.result else 0), topic))
        return sorted(scores, key=lambda score: -score[0])

    def _best(self, clause: Clause, before: Topic | None) -> Topic | None:
        scores = self._matching(clause)
        units = {figure.unit for figure in clause.figures}
        if scores:
            top = [topic for score, topic in scores if score == scores[0][0]]
            if len(top) > 1 and units:
                top = [topic for topic in top if _fits(topic, units)] or top
            if len(top) == 1:
                return top[0]
            return before if before in top else None
        if before is not None:
            return before
        if not clause.figures or not self.alone or self._foreign(clause):
            return None
        counted = [topic for topic in self.topics if topic.result and (topic.at, "baseline") in self.slots]
        if self._wanted(clause) and counted:
            fitting = [topic for topic in counted if self.slots[topic.at, "baseline"].unit in units]
        else:
            fitting = [topic for topic in self.topics if topic.result and topic.unit and topic.unit in units]
        return fitting[0] if len(fitting) == 1 else None

    def _wanted(self, clause: Clause) -> bool:
        return any(_role(clause, figure, "") == "target" for figure in clause.figures)

    def _foreign(self, clause: Clause) -> bool:
        """Whether it speaks of things that no line names."""
        figures = frozenset().union(*(nouns.loose(figure.text) for figure in clause.figures))
        dates = frozenset().union(*(nouns.loose(date.text) for date in clause.dates))
        asked = nouns.loose(people.asker(clause.text)) | nouns.loose(people.source(clause.text))
        return bool(clause.stems - figures - dates - asked - _NEUTRAL - _WANTED_STEMS)

    def _clause(self, clause: Clause, kind: str, where: str, topic: Topic | None, answer: Answer) -> None:
        cause = _CAUSE.match(clause.text)
        if cause:
            self.remarks.append(_fact("cause", cause["cause"], clause, where, topic, answer))
            return
        if _LIMIT.search(clause.text) and not clause.figures:
            self.remarks.append(_fact("limit", clause.text, clause, where, topic, answer))
            return
        figures = [figure for figure in clause.figures if topic is None or not _stands(figure.text, topic.own)]
        if figures:
            self._figures(clause, figures, kind, where, topic, answer)
        elif _NOBODY.search(clause.text):
            self._unknown(clause, kind, topic)
        self._dates(clause, kind, where, topic, answer, figures)
        self._people(clause, where, topic, answer)

    def _figures(
        self, clause: Clause, figures: list[Figure], kind: str, where: str, topic: Topic | None, answer: Answer
    ) -> None:
        for figure in figures:
            slot = _role(clause, figure, kind)
            fact = Fact(
                slot,
                figure.text,
                clause.text,
                where,
                topic.at if topic else None,
                figure.unit,
                question=answer.question,
            )
            if slot == "baseline":
                fact = fact._replace(period=_period(clause))
            if topic is None:
                self._homeless(fact, clause, kind)
            elif not topic.result:
                self.asides.append(fact)
            else:
                self._fill(topic.at, fact, correction=bool(_CORRECTION.match(clause.text)))

    def _homeless(self, fact: Fact, clause: Clause, kind: str) -> None:
        last = next(reversed(self.slots.values()), None)
        if _CORRECTION.match(clause.text) and last is not None and last.slot in ("baseline", "target"):
            assert last.at is not None
            self.slots[last.at, last.slot] = fact._replace(at=last.at, slot=last.slot)
        elif kind != "context" and not self._foreign(clause):
            self.loose.append(fact)
        else:
            self.remarks.append(fact._replace(slot="remark"))

    def _fill(self, at: At, fact: Fact, *, correction: bool) -> None:
        earlier = self.slots.get((at, fact.slot))
        if earlier is None or correction:
            self.slots[at, fact.slot] = fact
        elif earlier.text == fact.text:
            return
        elif earlier.question == fact.question and earlier.where == fact.where:
            self.remarks.append(fact._replace(slot="remark"))
        else:
            self.conflicts.append((earlier, fact))
            self.slots[at, fact.slot] = fact

    def _dates(
        self, clause: Clause, kind: str, where: str, topic: Topic | None, answer: Answer, figures: list[Figure]
    ) -> None:
        wanted = any(_role(clause, figure, kind) == "target" for figure in figures)
        for date in clause.dates:
            if not (wanted or ((date.due or kind in ("levels", "date")) and not figures)):
                continue
            if wanted and not (_BY_DATE.match(date.text) or date.due):
                continue
            fact = _fact("deadline", date.text, clause, where, topic, answer)
            if topic is not None and topic.result:
                self.slots[topic.at, "deadline"] = fact
            else:
                self.remarks.append(fact._replace(slot="date"))

    def _people(self, clause: Clause, where: str, topic: Topic | None, answer: Answer) -> None:
        for slot, text in (
            ("source", people.source(clause.text)),
            ("who", people.who(clause.text)),
            ("by", people.asker(clause.text) if clause.has(_WANTED) else ""),
        ):
            if text and topic is not None:
                self.slots.setdefault((topic.at, slot), _fact(slot, text, clause, where, topic, answer))
            elif text:
                self.remarks.append(_fact(slot, text, clause, where, topic, answer))

    def _unknown(self, clause: Clause, kind: str, topic: Topic | None) -> None:
        slots = ("target",) if kind == "levels" or clause.has(_LEVEL) or _WANTED & clause.lower else ("baseline",)
        if kind in ("counts", "levels", "base", "who", "context", "all"):
            if topic is None and kind == "context":
                return
            self.closed.update((topic.at if topic else None, slot) for slot in slots)


def unknown(text: str) -> bool:
    """Whether somebody says that nobody knows."""
    return _NOBODY.search(text) is not None


_LEVEL = nouns.bag("level levels aim target date goal named")
_WANTED_STEMS = frozenset(nouns.stem(word) for word in _WANTED)
_SPANS_OF_TIME = nouns.loose("second minute hour day week fortnight month quarter year median average")
_NEUTRAL = nouns.loose(
    "said says say was took median average roughly about total yes well month week day year quarter number figure last report asked "
    "we count counted counts january february march april june july august september october november december normal"
)


def _fact(slot: str, text: str, clause: Clause, where: str, topic: Topic | None, answer: Answer) -> Fact:
    return Fact(slot, text, clause.text, where, topic.at if topic else None, question=answer.question)


def _stands(figure: str, line: str) -> bool:
    """Whether a figure is part of the line itself."""
    return re.search(rf"(?<![\w.,]){re.escape(figure.lower())}(?![\w%])", line) is not None


def _fits(topic: Topic, units: Iterable[str]) -> bool:
    return not topic.unit or any(unit == topic.unit or {unit, topic.unit} <= {"%", "ratio"} for unit in units)


def _role(clause: Clause, figure: Figure, kind: str) -> str:
    """Whether a figure says where the measure stands or where it is to go."""
    if figure.slot == "baseline" and re.search(r"\bfrom\s+$", clause.text[: figure.start]):
        return "baseline"
    if clause.has(_WANTED) or _HAS_TO_BE.search(clause.text) or figure.role in ("delta", "factor"):
        return "target"
    if (
        clause.has(_NOW)
        or any(not date.due and _PAST_DATE.search(date.text) for date in clause.dates)
        or people.source(clause.text)
    ):
        return "baseline"
    if kind == "levels" or any(date.due for date in clause.dates):
        return "target"
    return "baseline"


_HAS_TO_BE = re.compile(r"\b(?:has|have|had|needs?|is|are|ought) to be\b|\bwould do\b", re.IGNORECASE)
_PAST_DATE = re.compile(r"\b(?:last|previous|past|ago|moment)\b|^(?:in|for)\s+(?:19|20)\d\d", re.IGNORECASE)


def _period(clause: Clause) -> str:
    """When a baseline was so, in the team's words: "May", "last quarter"."""
    return next(
        (
            re.sub(r"^(?:in|on|for|of)\s+(?:the\s+)?", "", date.text, flags=re.IGNORECASE)
            for date in clause.dates
            if not date.due
        ),
        "",
    )


def hear(
    answers: Sequence[Answer], topics: Sequence[Topic], asked: dict[str, tuple[At, ...]], *, alone: bool = True
) -> Hearing:
    """Fill the slots of the topics from all answers, in the order they were given.

    asked: for a question's id, the lines that it named, in order.
    alone: whether the document holds no other objective that a figure without a noun could be for.
    """
    ear = _Ear(topics, alone=alone)
    for answer, where in places(answers):
        ear.hear(answer, where, asked.get(answer.question, ()))
    return Hearing(
        ear.slots, tuple(ear.conflicts), tuple(ear.loose), tuple(ear.remarks), tuple(ear.asides), frozenset(ear.closed)
    )


def places(answers: Sequence[Answer]) -> Iterator[tuple[Answer, str]]:
    """Each answer with its place: "question 2" in the order of asking, or "context"."""
    numbers: dict[str, int] = {}
    for answer in answers:
        if answer.question == "context":
            yield answer, "context"
        else:
            yield answer, f"question {numbers.setdefault(answer.question, len(numbers) + 1)}"
