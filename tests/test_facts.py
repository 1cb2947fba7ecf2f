"""Forty scripted teams: what three questions bring to light, and whether it lands in the right slot."""

import re
from functools import cache
from pathlib import Path

import yaml
from teams import found, pasted

from coach import rewrite
from coach.builtin import compose, evidence, hearing
from coach.model import Answer

SHEETS = yaml.safe_load((Path(__file__).parent / "facts" / "sheets.yaml").read_text(encoding="utf-8"))
FIGURES = ("baseline", "target")


def fills(fact):
    """What a fact should fill: (line, slot, words)."""
    every = fact.get("fills") or []
    return [every] if isinstance(every, dict) else every


def reveal(question, facts):
    """The facts this team tells when asked this: the topic fits and one of its words is in the question."""
    kind = question.id.split(":")[0]
    words = set(re.findall(r"[\w-]+", question.text.lower()))
    return [fact for fact in facts if fact["topic"] == kind and words & set(fact["words"])]


@cache
def played(number):
    """Ask the first three questions of one sheet and answer each; the set before, after, and what was told."""
    sheet = SHEETS[number]
    okrs = pasted(sheet["pasted"])
    findings = found(okrs)
    before = rewrite.compose(okrs, findings)
    left, told, answers = list(sheet["facts"]), [], []
    for question in before.sets[0].questions[:3]:
        said = reveal(question, left)
        left = [fact for fact in left if fact not in said]
        told += said
        answers.append(Answer(question.id, " ".join(fact["say"] for fact in said) or "Don't know."))
    return okrs, findings, before, rewrite.compose(okrs, findings, answers), tuple(answers), told


def heard(number):
    okrs, findings, _, _, answers, _ = played(number)
    return compose.heard(okrs.objectives[0], 0, evidence.gathered(okrs, findings, answers))


def report():
    """Counts over all sheets: facts with a figure, given up, filled; and figures that landed in a wrong place."""
    every = given = right = 0
    wrong = []
    for number, sheet in enumerate(SHEETS):
        told = played(number)[5]
        slots = {(at[1], slot): fact.text for (at, slot), fact in heard(number).slots.items() if len(at) == 2}
        wanted = {(line["line"] - 1, line["slot"]): line["text"] for fact in told for line in fills(fact)}
        every += sum(line["slot"] in FIGURES for fact in sheet["facts"] for line in fills(fact))
        given += sum(slot in FIGURES for _, slot in wanted)
        right += sum(
            slot in FIGURES and text.lower() in slots.get((line, slot), "").lower()
            for (line, slot), text in wanted.items()
        )
        wrong += [
            (sheet["trade"], line, slot, text, wanted.get((line, slot)))
            for (line, slot), text in slots.items()
            if slot in FIGURES and wanted.get((line, slot), "-").lower() not in text.lower()
        ]
    return every, given, right, wrong


def test_three_questions_bring_out_most_of_what_a_team_knows():
    every, given, right, wrong = report()
    assert given / every >= 0.70, f"{given} of {every} given up"
    assert right / given >= 0.90, f"{right} of {given} filled"
    assert not wrong


def test_what_was_filled_is_in_the_set_word_for_word():
    for number, sheet in enumerate(SHEETS):
        after = played(number)[3]
        texts = " | ".join(result.option.text for result in after.sets[0].results)
        slots = heard(number).slots
        placed = {result.lines[0] for result in after.sets[0].results}
        for fact in (fact for (at, slot), fact in slots.items() if slot in FIGURES and at in placed):
            assert fact.text.lower() in texts.lower(), (sheet["trade"], fact, texts)


def test_no_question_is_asked_twice_and_never_more_than_three():
    for number in range(len(SHEETS)):
        _, _, before, after, answers, _ = played(number)
        assert len(before.sets[0].questions) <= 3
        assert len(after.sets[0].questions) <= 1
        assert not {question.id for question in after.sets[0].questions} & {answer.question for answer in answers}


def test_hearing_is_deterministic():
    assert heard(0).slots == heard(0).slots
    assert isinstance(heard(0), hearing.Hearing)
