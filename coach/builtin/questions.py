"""What the coach asks: the set before the line, at most three at once, never the same twice.

A question's id is stable, so that its answer stays attached: the sort, the objective, and the line
where it is about one ("base:0.2"). An id that has an answer is never asked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.builtin import called, nouns
from coach.builtin.grouping import Line
from coach.builtin.hearing import Fact, Hearing
from coach.model import Answer, At, Finding, Objective, ProposedResult, Question

MOST = 3
AMBIGUOUS = frozenset(("K007", "K008"))


class Draft(NamedTuple):
    """What is known of a set when it is asked about."""

    objective: Objective
    o: int
    results: tuple[ProposedResult, ...]
    names: tuple[str, ...]  # of each result: the noun the team would use
    anchors: tuple[At, ...]
    waiting: tuple[Line, ...]
    held: tuple[Line, ...]
    unsure: tuple[tuple[At, Finding], ...]  # lines whose figures can mean two things
    heard: Hearing
    purposes: Mapping[At, str]  # what to ask about a line that waits
    badly: tuple[str, ...] = ()  # of each result: that it goes badly, as a clause
    proposed: frozenset[int] = frozenset()  # results whose metric is ours, not the team's

    def name(self, n: int) -> str:
        """Name a result inside a sentence, in few words."""
        return _short(self.names[n], 9)

    def missing(self, slot: str) -> list[int]:
        """List the results that wait for this slot, the team's own measures first, those nobody can fill left out."""
        found = [
            n
            for n, result in enumerate(self.results)
            if (any(each.slot == slot for each in result.option.placeholders) or (slot == "baseline" and result.lacks))
            and not self.heard.unknown(self.anchors[n], slot)
        ]
        return sorted(found, key=lambda n: n in self.proposed)


def ask(draft: Draft, answers: Sequence[Answer]) -> tuple[Question, ...]:
    """Choose the open questions, most useful first."""
    given = {answer.question for answer in answers}
    started = any(_about(each, draft.o) for each in given)
    if f"all:{draft.o}" in given:
        first: list[Question] = []
    else:
        first = [question for question in _first(draft) if question.id not in given][: MOST - len(_asked(given, draft))]
    if not started:
        return tuple(first)
    said = next((question for question in _after(draft) if question.id not in given), None)
    if said is not None:
        return tuple([said, *first][:MOST])
    return tuple(first) or tuple(question for question in _open(draft) if question.id not in given)[:1]


def named(draft: Draft, answers: Sequence[Answer]) -> dict[str, tuple[At, ...]]:
    """For each question that has an answer, the lines it named, in order."""
    given = {answer.question for answer in answers}
    return {each: _lines(each, draft) for each in given}


def _lines(question: str, draft: Draft) -> tuple[At, ...]:
    kind, _, about = question.partition(":")
    number, _, line = about.partition(".")
    if line.isdigit() and number.isdigit():
        return ((int(number), int(line)),)
    if kind == "counts":
        return tuple(draft.anchors[n] for n in draft.missing("baseline")[:3])
    return ()


def _about(question: str, o: int) -> bool:
    number = question.partition(":")[2].partition(".")[0]
    return number == str(o)


_COUNTS_ONE = "What do you already count about {}, and what did it say last time?"
_ROUND = ("base", "counts", "levels", "purpose", "fixed", "date", "drop", "notices")


def _asked(given: set[str], draft: Draft) -> list[str]:
    return [each for each in given if _about(each, draft.o) and each.split(":")[0] in _ROUND]


def _first(draft: Draft) -> Iterator[Question]:
    """Ask the first round: an ambiguous figure, what is counted, what is named, then what fits."""
    o, at = draft.o, (draft.o,)
    for line, finding in draft.unsure[:1]:
        if not draft.heard.get(line, "baseline"):
            kr = draft.objective.key_results[line[1]]
            yield Question(
                f"base:{o}.{line[1]}", _of_what(kr.text, finding), "what is counted, and where it stands today", line
            )
    if not draft.unsure:
        yield from _loose_share(draft)
    baselines, targets = draft.missing("baseline"), draft.missing("target")
    if baselines:
        listed = nouns.listed([draft.name(n) for n in baselines[:3]], "or")
        yield Question(
            f"counts:{o}",
            _COUNTS_ONE.format(listed)
            if len(baselines) == 1 and " about " not in listed
            else f"What do you already count - {listed} - and what did it say last time?",
            "a figure and where it stands",
            at,
        )
    if targets:
        what = (
            ""
            if len(targets) > 2 or set(targets) == set(baselines[:3]) or draft.heard.slots
            else " for " + nouns.listed([draft.name(n) for n in targets], "or")
        )
        yield Question(
            f"levels:{o}", f"Has anyone named a level or a date{what}?", "a wish counts, and who wished it", at
        )
    yield from _fitting(draft)


def _loose_share(draft: Draft) -> Iterator[Question]:
    """Ask what a percentage is taken of where one bare noun can mean several counts: "Damage -20%"."""
    for n in draft.missing("baseline"):
        at = draft.anchors[n]
        kr = draft.objective.key_results[at[1]]
        target = kr.measure.target
        if target is None or target.role != "delta" or target.unit != "%" or len(draft.name(n).split()) > 1:
            continue
        text = f"*{_short(kr.text)}*: {target.text.strip().lstrip('+-−')} of what, and counted over which time?"
        yield Question(f"base:{draft.o}.{at[1]}", text, "what is counted, and where it stands today", at)
        return


def _fitting(draft: Draft) -> Iterator[Question]:
    o, at = draft.o, (draft.o,)
    for line in draft.waiting[:1]:
        yield Question(
            f"purpose:{o}.{line.at[1]}",
            _of_line(line.text, draft.purposes[line.at]),
            f"about: {_short(line.text)}",
            line.at,
        )
    for n, result in enumerate(draft.results):
        told = draft.heard.get(draft.anchors[n], "deadline") is not None
        if result.form == "committed" and told:
            continue
        if result.form == "committed" and draft.objective.key_results[draft.anchors[n][1]].measure.deadline is None:
            text = f"*{_short(draft.objective.key_results[draft.anchors[n][1]].text)}*: which day is it due, and who gives the yes?"
            yield Question(f"date:{o}.{draft.anchors[n][1]}", text, "a day, a name", draft.anchors[n])
            break
        if result.form == "committed" and "not so?" in result.option.reading:
            text = f"Is the date fixed from outside: {draft.name(n)}?"
            yield Question(f"fixed:{o}.{draft.anchors[n][1]}", text, "yes, fixed / no, our plan", draft.anchors[n])
            break
    if len(draft.objective.key_results) > 5:
        yield Question(
            f"drop:{o}",
            f"{_count(len(draft.objective.key_results))} lines stand here. Which one would you drop first?",
            "one line, or none",
            at,
        )
    if draft.missing("baseline") or draft.missing("target"):
        yield Question(f"notices:{o}", _notices(draft), "a person, a channel, a list", at)


def _notices(draft: Draft) -> str:
    """Ask who sees it first: the team's own measure, or else the first that is open."""
    n = (draft.missing("baseline") or draft.missing("target"))[0]
    badly = draft.badly[n] if n < len(draft.badly) else ""
    if not badly and called.seen(draft.name(n)):
        return f"Who is the first to see {draft.name(n)}?"
    if not badly or len(badly.split()) > _MOST_WORDS:
        return "When it goes badly, who notices first, and what do they see?"
    return f"Who notices first when {badly}?"


_MOST_WORDS = 16  # of a clause inside a question


def _after(draft: Draft) -> Iterator[Question]:
    """Ask what the answers themselves leave open."""
    o, heard = draft.o, draft.heard
    names = dict(zip(draft.anchors, draft.names, strict=True))
    for n, fact in enumerate(heard.loose):
        missing = [draft.name(each) for each in draft.missing(fact.slot)] or [
            nouns.inside(name) for name in draft.names
        ]
        if missing:
            yield Question(
                f"which:{o}.x{n}",
                f"You said *{fact.text}*. Is that {'for ' * (len(missing) == 1)}{nouns.listed(missing[:3], 'or')}?",
                "one of them, or none",
                (o,),
            )
    for earlier, later in heard.conflicts:
        if later.at in names:
            text = f"For {names[later.at]} you said {earlier.text} and {later.text}. Which one holds?"
            yield Question(f"holds:{o}.{later.at[1]}", text, "one of the two", later.at)
    yield from _among(draft, names)
    for cause in heard.about("cause"):
        if not _touched(cause, draft):
            yield Question(
                f"cause:{o}",
                f"You named a cause that no line touches: {_cut(cause.text)}. Who decides about that?",
                "a name or a place",
                (o,),
            )


def _open(draft: Draft) -> Iterator[Question]:
    """Ask about an aim that nobody named, a figure that somebody could look up; when nothing else is left to ask."""
    o, heard = draft.o, draft.heard
    for n in draft.missing("target"):
        today = heard.get(draft.anchors[n], "baseline")
        if today is not None:
            text = f"{nouns.starting(draft.names[n])}: {today.text} today. What would those it is for call good?"
            yield Question(f"aim:{o}.{draft.anchors[n][1]}", text, "a level, or who could name one", draft.anchors[n])
    for n in draft.missing("baseline"):
        at = draft.anchors[n]
        if not heard.get(at, "who"):
            yield Question(
                f"who:{o}.{at[1]}",
                f"Who could look up today's value for {draft.name(n)}?",
                "a name or a place",
                at,
            )


def _among(draft: Draft, names: dict[At, str]) -> Iterator[Question]:
    """Ask whether a share said in passing is inside what is counted."""
    for fact in draft.heard.about("remark"):
        baseline = draft.heard.get(fact.at, "baseline") if fact.at else None
        if baseline is None or fact.at is None or baseline.unit in ("%", "ratio") or fact.unit not in ("%", "ratio"):
            continue
        text = f"You said: {_cut(fact.quote)}. Are they among the {baseline.text}?"
        if fact.at in names:
            yield Question(f"among:{draft.o}.{fact.at[1]}", text, "yes, no, don't know", fact.at)


def _touched(cause: Fact, draft: Draft) -> bool:
    about = nouns.stems(cause.text)
    return not about or any(about & nouns.stems(kr.text) for kr in draft.objective.key_results)


def _of_what(text: str, finding: Finding) -> str:
    return f"*{_short(text)}*: {nouns.inside(finding.question)}" if finding.question else f"*{_short(text)}*: of what?"


def _of_line(text: str, question: str) -> str:
    """Name the line where the question does not."""
    named = nouns.stems(text) & nouns.stems(question)
    return question if named else f"*{_short(text)}*: {nouns.inside(question)}"


def _short(text: str, most: int = 10) -> str:
    words = text.split()
    return text if len(words) <= most else " ".join(words[:most]).rstrip(",;:") + " ..."


def _cut(text: str) -> str:
    return text.strip().rstrip(".!?,;")


_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _count(number: int) -> str:
    return nouns.starting(_COUNTS[number]) if number < len(_COUNTS) else str(number)
