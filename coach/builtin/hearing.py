"""What an answer says about which key result: answers -> facts -> slots.

A figure that fits two lines fills none and is asked about; a figure given for one line fills no
other. Which line a clause is about is decided in `topics`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.builtin import clauses, elsewhere, levels, nouns, people
from coach.builtin.clauses import Clause, Figure
from coach.builtin.topics import WANTED, Finder, Topic, fits, holds
from coach.model import Answer, At, Provenance


class Fact(NamedTuple):
    """One thing the team said. `text` is a slice of the answer."""

    slot: str  # baseline | target | deadline | source | who | by | owner | cause | limit | date | remark
    text: str
    quote: str  # the clause it stands in
    where: str  # "question 2", "context"
    at: At | None
    unit: str = ""
    period: str = ""  # "May": when a baseline was so
    rate: str = ""  # "a month": where it stands apart from the figure
    question: str = ""  # the id of the question it answers
    label: str = ""  # what stood before the colon
    counted: str = ""  # what the figure counts, where that is another thing than the proposed metric
    turned: bool = False  # the figure counts the opposite of the line; text is the whole clause

    def provenance(self) -> Provenance:
        """Where the words of this fact come from."""
        return Provenance(self.text, "context" if self.where == "context" else "answer", f"{self.where}: {self.quote}")


class Hearing(NamedTuple):
    """All that was heard about one objective."""

    slots: Mapping[tuple[At, str], Fact]
    conflicts: tuple[tuple[Fact, Fact], ...] = ()  # earlier and later figure for one slot
    loose: tuple[Fact, ...] = ()  # figures that fit two lines or none
    remarks: tuple[Fact, ...] = ()  # causes, limits, figures said in passing
    asides: tuple[Fact, ...] = ()  # figures for a thing to try, with the slot they would fill
    closed: frozenset[tuple[At | None, str]] = frozenset()  # (line, slot) that nobody knows; line None: all

    def get(self, at: At, slot: str) -> Fact | None:
        """Return what was said for one slot of one line."""
        return self.slots.get((at, slot))

    def about(self, slot: str) -> tuple[Fact, ...]:
        """Return all remarks of one sort: cause, limit, remark."""
        return tuple(fact for fact in self.remarks if fact.slot == slot)

    def unknown(self, at: At, slot: str) -> bool:
        """Tell whether the team said that nobody knows."""
        return (at, slot) in self.closed or (None, slot) in self.closed


class _Said(NamedTuple):
    """One clause where it was said, with the topic it is about."""

    clause: Clause
    question: str
    where: str
    topic: Topic | None
    sure: bool = False  # the question was about this line alone

    @property
    def kind(self) -> str:
        """The sort of question it answers: counts, levels, context ..."""
        return self.question.split(":", 1)[0]

    def fact(self, slot: str, text: str) -> Fact:
        """Make a fact of it."""
        return Fact(
            slot,
            text,
            self.clause.text,
            self.where,
            self.topic.at if self.topic else None,
            question=self.question,
            label=self.clause.label,
        )


_LEVEL = nouns.bag("level levels aim target date goal named")
_NOBODY = re.compile(
    r"\b(?:nobody|no one|none of us|no-one|noone)\b|\bno (?:idea|clue|level|number|figure|aim|date|target)\b"
    r"|\b(?:don't|dont|do not|doesn't|can't|cannot) (?:know|say|count|counts|tag|measure|track|record)\b"
    r"|\bnot (?:known|counted|tagged|tracked|measured|recorded)\b|^(?:no|none|nothing|unknown|not yet|never)\W*$"
    r"|^no\b(?!-|\s+(?:more|less|later|fewer|\w+ (?:after|before|until|during)))",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"\b(?:don't|do not|doesn't|nobody|no one|not) (?:tag|count|measure|track|record)", re.IGNORECASE
)
_CAUSE = re.compile(r"^(?:because|since|due to|as)\s+(?:of\s+)?(?P<cause>\D.*)$", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:no|nothing|never|not)\b.*\b(?:after|before|until|during|between)\b"
    r"|\b(?:can't|cannot|can not|may not|not allowed)\b.*\b(?:before|after|until|during|spend|hire)\b",
    re.IGNORECASE,
)
_YES = re.compile(r"^(?:yes|yep|yeah|right|correct|exactly|it is|sure)\b", re.IGNORECASE)
_SHARES = frozenset(("%", "ratio"))  # a share is of something, so it is asked about
_APART = ({"time", "count"}, {"time", "times"}, {"time", "money"})  # units of two measures, never of one
_POINTING = re.compile(r"\b(?:that|then|it|this)\W*$", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:none|without|never|not|hadn't|didn't|lacked|missing)\b|\bno (?!more|less|fewer|later|idea)[a-z]+",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:without|never|not|no|none|missing|left|un\w+|lost|turned|sent|thrown)\b")
_CORRECTION = re.compile(
    r"^(?:no(?!-|\s+(?:more|less|fewer|later)\b)|sorry|correction|actually|i mean|i meant|rather|make that)\b[,:]?\s*",
    re.IGNORECASE,
)
_HALF = re.compile(r"\b(?:half|third|quarter)\b", re.IGNORECASE)
_BY_DATE = re.compile(r"^(?:by|before|until|till|in|from|at)\b", re.IGNORECASE)


def hear(
    answers: Sequence[Answer],
    topics: Sequence[Topic],
    asked: Mapping[str, tuple[At, ...]],
    *,
    alone: bool = True,
    about: str = "",
) -> Hearing:
    """Fill the slots of the topics from all answers, in the order they were given.

    asked: for a question's id, the lines that it named, in order.
    alone: whether the document holds no other objective that a figure without a noun could be for.
    about: the objective's text; the places and teams that it names are the team's own.
    """
    ear = _Ear(Finder(topics, alone=alone, about=about))
    for answer, where in places(answers):
        ear.hear(answer, where, asked.get(answer.question, ()))
    return Hearing(
        ear.slots, tuple(ear.conflicts), tuple(ear.loose), tuple(ear.remarks), tuple(ear.asides), frozenset(ear.closed)
    )


def places(answers: Sequence[Answer]) -> Iterator[tuple[Answer, str]]:
    """Yield each answer with its place: "question 2" in the order of asking, or "context"."""
    numbers: dict[str, int] = {}
    for answer in answers:
        if answer.question == "context":
            yield answer, "context"
        else:
            yield answer, f"question {numbers.setdefault(answer.question, len(numbers) + 1)}"


def unknown(text: str) -> bool:
    """Tell whether somebody says that nobody knows."""
    return _NOBODY.search(text) is not None


class _Ear:
    """Listens to one answer after the other; later words win."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.alone = finder.alone
        self.slots: dict[tuple[At, str], Fact] = {}
        self.conflicts: list[tuple[Fact, Fact]] = []
        self.loose: list[Fact] = []
        self.remarks: list[Fact] = []
        self.asides: list[Fact] = []
        self.closed: set[tuple[At | None, str]] = set()

    def hear(self, answer: Answer, where: str, asked: Sequence[At]) -> None:
        """Take in one answer; `asked` are the lines its question named, in order."""
        said = clauses.read(answer.text)
        number = answer.question.rpartition(".x")[2]
        if answer.question.startswith("which:") and number.isdigit() and int(number) < len(self.loose):
            self._settle(self.loose[int(number)], said)
            return
        self.finder.alone = self.alone or answer.question != "context"
        if len(asked) > 1 and len(said) == len(asked) and not any(self.finder.matching(clause) for clause in said):
            for clause, at in zip(said, asked, strict=True):
                self._take(_Said(clause, answer.question, where, self.finder.at(at)))
            return
        self._follow(answer.question, where, said, asked)

    def _follow(self, question: str, where: str, said: Sequence[Clause], asked: Sequence[At]) -> None:
        """Take clause by clause: each may go on with what the one before it was about."""
        fixed = self.finder.at(asked[0]) if len(asked) == 1 else None
        topic, sentence, away, adrift = fixed, -1, False, False
        for clause in said:
            away = self.finder.stranger(clause, asked=fixed is not None) or (away and elsewhere.goes_on(clause))
            if away:
                adrift = fixed is None
                self._of_others(_Said(clause, question, where, None))
                continue
            wanted = any(levels.role(clause, figure, "", "") == "target" for figure in clause.figures)
            bare = levels.bare_aim(clause, self.finder.known)
            if bare and (levels.opens_as_aim(clause, self.finder.known) or not self.finder.matching(clause)):
                found = None if adrift else self._of_the_last(clause, topic)
            elif adrift and clause.sentence == sentence and not self.finder.matching(clause):
                found = None  # it goes on about that other thing
            else:
                same = clause.sentence == sentence
                found = self.finder.best(clause, topic, same=same, today=self._today(), wanted=wanted)
            found = self._counted(found, clause, asked) or found
            if wanted and found is not None and fixed is None:
                found = self._of_its_kind(found, clause)
            self._take(_Said(clause, question, where, found or fixed, fixed is not None))
            if clause.figures and fixed is None and not bare:
                adrift = not self._filled_by(clause)  # a level named next is of that other thing
            topic, sentence = found or (None if adrift else topic), clause.sentence

    def _filled_by(self, clause: Clause) -> bool:
        """Whether something of a clause stands for a line."""
        return any(fact.quote == clause.text for fact in (*self.slots.values(), *self.asides))

    def _today(self) -> dict[At, str]:
        """The units of the values heard so far."""
        return {at: fact.unit for (at, slot), fact in self.slots.items() if slot == "baseline"}

    def _of_the_last(self, clause: Clause, last: Topic | None) -> Topic | None:
        """What a level without a noun is of: the line spoken of last, else the one whose value has that unit."""
        today = self._today()
        if last is None:
            return self.finder.best(clause, None, same=False, today=today, wanted=True)
        if not last.result:
            return None
        figure = clause.figures[0]
        unit = today.get(last.at, last.unit)
        if levels.bare(figure) or fits(unit, (figure.unit,)) or _HALF.search(figure.text):
            return last
        alike = [each for each in self.finder.topics if today.get(each.at) == figure.unit]
        return alike[0] if len(alike) == 1 else None

    def _of_others(self, said: _Said) -> None:
        """Keep what is said of another place, team or firm, or of how many we are, as a remark."""
        self.remarks += [said.fact("remark", each.text)._replace(unit=each.unit) for each in said.clause.figures]

    def _settle(self, fact: Fact, said: Sequence[Clause]) -> None:
        """Put a figure that had no line where the team says: the line it names, or on a yes the one that is left."""
        named = [topic for clause in said for _, topic in self.finder.matching(clause)[:1] if topic.result]
        if not named and said and _YES.match(said[0].text):
            left = [each for each in self.finder.topics if each.result and (each.at, fact.slot) not in self.slots]
            named = [each for each in left if each.unit and fits(each.unit, (fact.unit,))]
        if len(named) == 1:
            self._fill(named[0].at, fact._replace(at=named[0].at), correction=False)

    def _counted(self, topic: Topic | None, clause: Clause, asked: Sequence[At]) -> Topic | None:
        """The key result above a thing to try, where it was asked about and is counted in what the clause tells."""
        if topic is None or topic.home is None or topic.home not in asked or not clause.figures:
            return None
        home = self.finder.at(topic.home)
        shares = home is not None and home.unit in ("%", "time")
        return home if shares and home and all(fits(home.unit, (figure.unit,)) for figure in clause.figures) else None

    def _take(self, said: _Said) -> None:
        clause, topic = said.clause, said.topic
        cause = _CAUSE.match(clause.text)
        if cause:
            self.remarks.append(said.fact("cause", cause["cause"]))
            return
        if _LIMIT.search(clause.text) and not clause.figures:
            text = clause.whole if _POINTING.search(clause.text) else clause.text
            self.remarks.append(said.fact("limit", text)._replace(quote=text))
            return
        figures = [figure for figure in clause.figures if topic is None or not levels.stands(figure.text, topic.own)]
        for figure in figures:
            self._figure(said, figure)
        if not figures and _NOBODY.search(clause.text):
            self._nobody(said)
        self._dates(said, figures)
        self._people(said)

    def _figure(self, said: _Said, figure: Figure) -> None:
        topic = said.topic
        slot = levels.role(said.clause, figure, said.kind, topic.own if topic else "")
        text = levels.as_counted(said.clause, figure, said.topic) if slot == "baseline" else figure.text
        fact = said.fact(slot, text)._replace(unit=figure.unit, counted=levels.counted(said.clause, figure, topic))
        if slot == "baseline":
            fact = fact._replace(period=levels.period(said.clause), rate=levels.rate(said.clause, figure))
        if (
            slot == "baseline"
            and not fact.counted
            and _NOT.search(said.clause.text)
            and not (topic and _OPEN.search(topic.own))
        ):
            fact = fact._replace(
                text=f"{said.clause.text}", turned=True
            )  # "9 of 22 had none" is no share of those who had
        if topic is None:
            self._homeless(said, fact)
        elif slot == "remark":
            self.remarks.append(fact)
        elif (topic.ours and not fits(topic.unit, (figure.unit,))) or not holds(
            topic, figure, said.clause.text, asked=said.sure
        ):
            self.remarks.append(fact._replace(slot="remark"))
        elif not topic.result:
            self.asides.append(fact)
        else:
            self._fill(topic.at, fact, correction=bool(_CORRECTION.match(said.clause.text)))

    def _of_its_kind(self, topic: Topic, clause: Clause) -> Topic | None:
        """Find another line for a level that is a time where today's value is a count, or the other way round.

        "40 a month" and "1 day" are not of the same line; None where no one line has a value of its kind.
        """
        levels_ = [figure for figure in clause.figures if figure.role not in ("delta", "factor")]
        today = self.slots.get((topic.at, "baseline"))
        apart = len(levels_) == 1 and today is not None and {today.unit, levels_[0].unit} in _APART
        if not apart or levels.bare(levels_[0]):
            return topic
        alike = [
            each
            for each in self.finder.topics
            if each.result and (told := self.slots.get((each.at, "baseline"))) and told.unit == levels_[0].unit
        ]
        return alike[0] if len(alike) == 1 else None

    def _homeless(self, said: _Said, fact: Fact) -> None:
        """Keep a figure without a line: a correction of the last one, a question to ask, or a remark."""
        last = next((each for each in reversed(self.slots.values()) if each.slot in ("baseline", "target")), None)
        if _CORRECTION.match(said.clause.text) and last is not None and last.at is not None:
            self.slots[last.at, last.slot] = fact._replace(at=last.at, slot=last.slot)
        elif said.kind != "context" and (fact.unit in _SHARES or not self.finder.foreign(said.clause)):
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

    def _dates(self, said: _Said, figures: list[Figure]) -> None:
        own = said.topic.own if said.topic else ""
        wanted = any(levels.role(said.clause, figure, said.kind, own) == "target" for figure in figures)
        for date in said.clause.dates:
            named = date.due or (said.kind in ("levels", "date") and not figures) or self._promised(said)
            if not (named or (wanted and _BY_DATE.match(date.text))) or (figures and not wanted):
                continue
            if said.topic is not None and said.topic.result:
                self.slots[said.topic.at, "deadline"] = said.fact("deadline", date.text)
            elif not figures:
                self.remarks.append(said.fact("date", date.text))

    def _promised(self, said: _Said) -> bool:
        """Whether a day is said of a promise: "the licence ends on 30 June", "the audit is on 4 May"."""
        return said.topic is not None and said.topic.promise and not said.clause.has(levels.NOW)

    def _people(self, said: _Said) -> None:
        text = said.clause.text
        for slot, found in (
            ("definition", people.definition(said.clause.whole, text) if not said.clause.figures else ""),
            ("owner", people.signer(text)),
            ("source", people.source(text)),
            ("who", people.who(text)),
            ("by", people.asker(text) if said.clause.has(WANTED) or levels.HAS_TO_BE.search(text) else ""),
        ):
            if found and said.topic is not None:
                if slot == "definition":
                    self.finder.extend(said.topic.at, nouns.loose(found))
                self.slots.setdefault((said.topic.at, slot), said.fact(slot, found))
            elif found:
                self.remarks.append(said.fact(slot, found))

    def _nobody(self, said: _Said) -> None:
        """Note that nobody knows: the aim, where it is about levels or today's value has been told."""
        at = said.topic.at if said.topic else None
        if at is not None and _NOT_COUNTED.search(said.clause.text):
            fact = self.slots.pop((at, "baseline"), None)  # what was said before it was about something near
            self.remarks += [fact._replace(slot="remark")] if fact else []
        told = at is not None and (at, "baseline") in self.slots
        levels = said.kind in ("levels", "aim") or said.clause.has(_LEVEL) or said.clause.has(WANTED)
        if at is not None or said.kind in ("counts", "levels"):
            self.closed.add((at, "target" if told or levels else "baseline"))
