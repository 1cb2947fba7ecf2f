"""What corrects a key result that stands: it is done, asked about, or one sentence says why not; it becomes nothing else."""

import pytest

from coach import dialogue
from coach.dialogue import shape

BEGUN = ("Guests should not queue for a table.", "Queue from 14 to 5 minutes", "Cold plates: 23 a week, target 10")


def talked(*said, begun=BEGUN):
    talk, replies = dialogue.start()
    for each in (*begun, *said):
        talk, replies = dialogue.step(talk, each)
    return talk, replies


def shown(talk):
    (aim,) = talk.draft.aims
    return [shape.text(each) for each in aim.lines]


def beside(talk):
    """Whatever stands in the objective and is no key result."""
    (aim,) = talk.draft.aims
    return [each.text for each in (*aim.tries, *aim.guards, *aim.why, *aim.held, *(each.words for each in aim.aside))]


QUEUE, PLATES = "Queue from 14 to 5 minutes", "Cold plates: from 23 a week to 10"


@pytest.mark.parametrize(
    ("said", "queue", "plates"),
    [
        ("make the first one 6 instead of 5", "Queue from 14 to 6 minutes", PLATES),
        ("make it 6 instead of 5", "Queue from 14 to 6 minutes", PLATES),
        ("KR 1 should be 6", "Queue from 14 to 6 minutes", PLATES),
        ("make KR 1 13 instead of 14", "Queue from 13 to 5 minutes", PLATES),
        ("change KR 2 to 45", QUEUE, "Cold plates: from 23 a week to 45"),
        ("the second one should be 8, not 10", QUEUE, "Cold plates: from 23 a week to 8"),
        ("correct the last one to 21 instead of 23", QUEUE, "Cold plates: from 21 a week to 10"),
        ("rename KR 1 to Time in the queue", "Time in the queue: from 14 to 5 minutes", PLATES),
    ],
)
def test_another_figure_takes_the_place_of_the_one_that_is_meant_and_its_unit(said, queue, plates):
    talk, _ = talked(said)
    assert shown(talk) == [queue, plates]
    assert not beside(talk)


def test_where_two_figures_could_be_meant_it_is_asked():
    talk, replies = talked("correct it to 12")
    assert shown(talk) == [QUEUE, PLATES]
    assert replies[-1].text == "Cold plates: what becomes 12, today's value (23 a week) or the aim (10)?"
    assert shown(dialogue.step(talk, replies[-1].options[0])[0]) == [QUEUE, "Cold plates: from 12 a week to 10"]
    assert shown(dialogue.step(talk, "the aim")[0]) == [QUEUE, "Cold plates: from 23 a week to 12"]
    assert shown(dialogue.step(talk, "skip")[0]) == [QUEUE, PLATES]


def test_the_figure_that_was_told_last_is_the_one_that_is_corrected():
    talk, _ = talked("Staff who come back: 9 today", "correct it to 11")
    assert talk.draft.aims[0].lines[-1].slots["baseline"].text == "11"


@pytest.mark.parametrize(
    "said", ["delete KR2", "remove the second key result", "please delete the last one", "drop that one"]
)
def test_a_key_result_that_is_pointed_at_goes(said):
    talk, _ = talked(said)
    assert shown(talk) == [QUEUE]
    assert [each.form for each in talk.draft.aims[0].aside] == ["not now"]


@pytest.mark.parametrize("said", ["delete KR3", "KR 4 is a guardrail", "change KR 3 to 7"])
def test_one_that_is_not_there_is_told(said):
    talk, replies = talked(said)
    assert shown(talk) == [QUEUE, PLATES]
    assert replies[0].text.startswith("There is no key result")
    assert not beside(talk)


@pytest.mark.parametrize(
    "said", ["that one is a guardrail", "KR 2 is a guardrail, not a key result", "make the last one a guardrail"]
)
def test_a_key_result_becomes_what_it_is_called(said):
    talk, _ = talked(said)
    assert shown(talk) == [QUEUE]
    assert beside(talk) == [PLATES]
    assert talk.draft.aims[0].guards


def test_a_key_result_becomes_something_to_try():
    talk, _ = talked("KR 2 is an initiative")
    assert shown(talk) == [QUEUE]
    assert [each.text for each in talk.draft.aims[0].tries] == [PLATES]


@pytest.mark.parametrize("said", ["the first one is wrong", "make KR 1 nicer", "fix the second key result"])
def test_an_edit_that_is_not_clear_says_why_it_is_not_done(said):
    talk, replies = talked(said)
    assert shown(talk) == [QUEUE, PLATES]
    assert "is not clear" in replies[-1].text
    assert not beside(talk)


@pytest.mark.parametrize(
    "said", ["stop asking", "enough questions", "No more questions!", "please stop asking me questions"]
)
def test_no_question_is_put_until_one_is_asked_for(said):
    talk, replies = talked(said)
    assert not beside(talk)
    talk, replies = dialogue.step(talk, "Staff who come back from 9 to 15")
    assert not [each for each in replies if each.kind in ("question", "options")]
    assert len(talk.draft.aims[0].lines) == 3
    _, replies = dialogue.step(talk, "go on")
    assert replies[-1].kind == "question"


def test_what_is_pointed_at_goes_before_the_answer_to_another_question():
    talk, replies = talked("Cold plates: 19 a week")
    assert replies[-1].slot == "clash"
    talk, _ = dialogue.step(talk, "change the target of KR 1 to 4")
    assert shown(talk)[0] == "Queue from 14 to 4 minutes"
