"""Placing the lines by what was said about them, then hearing which figure belongs to which."""

from __future__ import annotations

from collections.abc import Sequence

from coach.builtin import (
    called,
    change,
    filling,
    grouping,
    hearing,
    nouns,
    questions,
    results,
    roles,
    states,
    topics,
    verdicts,
)
from coach.builtin.evidence import Said, concerns
from coach.builtin.grouping import Group, Line, Sorted
from coach.builtin.hearing import Fact, Hearing
from coach.builtin.questions import Draft
from coach.builtin.topics import Topic
from coach.builtin.verdicts import Verdict
from coach.model import Answer, At, Finding, Objective, ProposedResult


def listen(
    objective: Objective, o: int, said: Said
) -> tuple[list[Answer], Sorted, tuple[ProposedResult, ...], Hearing]:
    """Place the lines by what was said about them, then hear which figure belongs to which."""
    answers = [each for each in said.answers if concerns(each.question, o)]
    every = [((o, k), kr) for k, kr in enumerate(objective.key_results)]
    dated = [at for at, kr in every if roles.names_a_day(kr)]
    verdict = verdicts.hear(answers, o, [(at, kr.text) for at, kr in every], dated)
    placed = grouping.sort(objective, o, said.findings, verdict)
    told, drafts = _hear(objective, o, placed, answers, said)
    counted = _counted(placed, told)
    if counted:
        placed = grouping.sort(objective, o, said.findings, {**verdict, **counted})
        told, drafts = _hear(objective, o, placed, answers, said)
    return answers, placed, drafts, told


def _hear(
    objective: Objective, o: int, placed: Sorted, answers: Sequence[Answer], said: Said
) -> tuple[Hearing, tuple[ProposedResult, ...]]:
    drafts = tuple(results.made(group, objective, said) for group in placed.groups)
    silent = draft(objective, o, placed, drafts, Hearing({}), said)
    return hearing.hear(
        answers, _topics(placed), questions.named(silent, answers), alone=said.alone, about=objective.text
    ), drafts


def _counted(placed: Sorted, told: Hearing) -> dict[At, Verdict]:
    """Find lines taken for a thing to try that the team counts: "Lame cows: 15 of 120"."""
    ways = [line for group in placed.groups for line in group.lines if line.role == "way"] + [
        *placed.wide,
        *placed.waiting,
    ]
    return {
        line.at: Verdict("counted", fact.quote, fact.where)
        for line in ways
        for fact in told.asides
        if fact.at == (*line.at, 0) and _names(line, fact)
    }


def _names(line: Line, fact: Fact) -> bool:
    """Whether a figure is said of the line as a whole: most of its nouns are there, or it opens with the topic."""
    if fact.label and line.text.lower().startswith(fact.label.lower()):
        return True
    said, about = nouns.loose(f"{fact.label} {fact.quote}"), nouns.loose(line.text)
    return line.kr.reading.form not in ("order", "doing") and 2 * len(about & said) > len(about)


def _topics(placed: Sorted) -> list[Topic]:
    found: list[Topic] = []
    for group in placed.groups:
        found.append(_topic(group))
        found += (_way(each, group.lines[0].at) for each in group.lines if each.role == "way")
    found += (_way(each) for each in (*placed.wide, *placed.waiting, *placed.aside))
    found += (
        Topic(each.at, nouns.loose(each.text), frozenset(), _own([each]), "", result=True) for each in placed.held
    )
    return found


def _topic(group: Group) -> Topic:
    """What a proposed key result can be recognised by: its lines' nouns, or, where it stands for things to try, its own."""
    first, about = group.lines[0], group.change
    subject = nouns.loose(about.subject) if about else frozenset()
    metric = nouns.loose(f"{about.metric} {about.definition}") if about else nouns.loose(first.kr.measure.metric)
    stating = [line for line in group.lines if line.role != "way"]
    stated = states.stated(stating[0].kr) if stating else ""
    counted = stated or (filling.unit(about) if about else states.unit(first.kr))
    if stating:
        return Topic(
            first.at,
            subject.union(*(nouns.loose(line.text) for line in stating)),
            metric,
            _own(stating),
            counted,
            result=True,
            promise=group.role == "committed",
            stated=stated != "",
            told=frozenset[str]().union(*(topics.told(line.text) for line in stating)),
            heads=frozenset[str]().union(*(topics.heads(line.text) for line in stating)),
        )
    ways = frozenset[str]().union(*(line.stems for line in group.lines))
    return Topic(first.at, (subject - ways) or subject, metric - ways, _own([first]), counted, result=True, ours=True)


def _way(line: Line, home: At | None = None) -> Topic:
    """Let a thing to try be spoken of, apart from the key result that takes its line's place."""
    reading = line.kr.reading  # what is ordered, or new, is nothing that one could count as it stands
    ordered = reading.form in ("order", "doing") or reading.line.words[:1] == ["new"]
    return Topic(
        (*line.at, 0),
        nouns.loose(line.text),
        frozenset(),
        _own([line]),
        "",
        result=False,
        home=home if ordered else None,
    )


def _own(stating: Sequence[Line]) -> str:
    return " | ".join(line.text.lower() for line in stating)


def draft(
    objective: Objective, o: int, placed: Sorted, results: tuple[ProposedResult, ...], heard: Hearing, said: Said
) -> Draft:
    """Gather what is known of a set when it is asked about."""
    anchors = tuple(group.lines[0].at for group in placed.groups)
    unsure = tuple(
        (at, finding)
        for at in anchors
        for finding in said.findings.get(at, ())
        if finding.code in questions.AMBIGUOUS and finding.level != "info"
    )
    names = tuple(called.name(group) for group in placed.groups)
    badly = tuple(called.badly(group) for group in placed.groups)
    purposes = {line.at: _purpose(line, objective, said.findings.get(line.at, ())) for line in placed.waiting[:1]}
    ours = frozenset(n for n, group in enumerate(placed.groups) if all(line.role == "way" for line in group.lines))
    return Draft(
        objective, o, results, names, anchors, placed.waiting, placed.held, unsure, heard, purposes, badly, ours
    )


_ONE_OF_THEM = "What is one of them meant to cause?"
_CAUSING = frozenset(("K004", "K005", "K010"))  # checks that ask what a count of one's own work is to cause


def _purpose(line: Line, objective: Objective, found: Sequence[Finding]) -> str:
    """Ask what a line is for whose change nobody has named: as the check asks that counts it, or by its noun."""
    asked = next((each.question for each in found if each.code in _CAUSING and each.level != "info"), "")
    if not asked and roles.counts_work(line.kr, found):
        asked = _ONE_OF_THEM
    target = line.kr.measure.target
    if asked == _ONE_OF_THEM and target is not None and target.unit not in ("", "times", "%"):
        asked = "What is it meant to cause?"  # kilometres, hectares: there is no single one
    told = asked or change.question(line.kr, objective)
    taking_place = bool(line.kr.reading.amounts.dates) or line.text.rstrip(".").endswith("ing")
    if not asked and taking_place and told.startswith("Once "):  # nothing that is there one day
        return "What will be different afterwards, and for whom?"
    return told
