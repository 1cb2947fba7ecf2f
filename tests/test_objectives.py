"""Another objective said in the talk: it begins, and the first keeps its title and its lines."""

import pytest

from coach import dialogue
from coach.dialogue import shape

BEGUN = ("Guests should not queue for a table.", "Queue from 14 to 5 minutes", "Cold plates from 23 to 10")


def talked(*said, begun=BEGUN):
    talk, replies = dialogue.start()
    for each in (*begun, *said):
        talk, replies = dialogue.step(talk, each)
    return talk, replies


def shown(talk):
    return [
        (each.words.text if each.words else "", [shape.text(line) for line in each.lines]) for each in talk.draft.aims
    ]


FIRST = ("Guests do not queue for a table", ["Queue from 14 to 5 minutes", "Cold plates from 23 to 10"])


@pytest.mark.parametrize(
    "said",
    [
        "Objective 2: Our waiters come back next season",
        "O2: our waiters come back next season",
        "second objective: our waiters come back next season",
        "Another objective: our waiters come back next season.",
        "We also have a second objective: our waiters come back next season",
        "Our second objective is that our waiters come back next season",
    ],
)
def test_another_objective_begins_and_the_first_stays(said):
    talk, replies = talked(said, "Waiters who come back from 9 to 15")
    assert shown(talk) == [FIRST, ("Our waiters come back next season", ["Waiters who come back from 9 to 15"])]
    assert not any(each.tries or each.guards or each.aside for each in talk.draft.aims)
    assert replies[-1].at[0] == talk.draft.aims[1].id


@pytest.mark.parametrize(
    "said", ["I want a second objective", "we have a second objective", "There is another objective"]
)
def test_another_objective_without_its_words_is_asked_for(said):
    talk, replies = talked(said)
    assert shown(talk) == [FIRST, ("", [])]
    assert replies[-1].slot == "objective"


def test_it_begins_whatever_was_asked():
    talk, _ = talked("We own it together with the kitchen")
    talk, _ = dialogue.step(talk, "Objective 2: Our waiters come back next season")
    assert [each[0] for each in shown(talk)] == [FIRST[0], "Our waiters come back next season"]


def test_each_number_speaks_of_its_own():
    talk, _ = talked(
        "Objective 2: Our waiters come back", "Objective 1: Guests find a table", "Objective 2: Our waiters stay"
    )
    assert [each[0] for each in shown(talk)] == ["Guests find a table", "Our waiters stay"]


def test_two_objectives_in_one_message():
    talk, _ = talked(
        "Objective 1: Guests find a table. Queue from 14 to 5 minutes. Objective 2: our waiters stay. Sick days from 6 to 4.",
        begun=(),
    )
    assert shown(talk) == [
        ("Guests find a table", ["Queue from 14 to 5 minutes"]),
        ("Our waiters stay", ["Sick days from 6 to 4"]),
    ]


def test_a_pasted_list_with_an_objective_of_its_own_stands_beside_the_first():
    talk, _ = talked(
        "Objective 2: our waiters stay\nKR1: sick days from 6 to 4\nKR2: waiters who come back from 9 to 15"
    )
    assert shown(talk) == [FIRST, ("our waiters stay", ["sick days from 6 to 4", "waiters who come back from 9 to 15"])]


def test_the_first_objective_may_be_called_the_second():
    talk, _ = talked("Objective 2: Our waiters come back next season", begun=())
    assert [each[0] for each in shown(talk)] == ["Our waiters come back next season"]


STANDS = ("skip", "skip", "yes", "another objective")


@pytest.mark.parametrize("said", [("skip", "skip"), ("done",), ("skip", "done")])
def test_an_objective_left_blank_is_no_part_of_the_draft(said):
    talk, replies = talked(*STANDS, *said)
    assert shown(talk) == [FIRST]
    assert replies[0].text == "Objective 2 is left out; nothing was said for it yet."


def test_an_objective_without_its_sentence_is_asked_for_once_more_and_does_not_stand():
    talk, replies = talked(*STANDS, "skip", "Waiters who come back from 9 to 15", "Sick days from 6 to 4", "skip")
    assert replies[-1].text.startswith("One sentence is still open")
    talk, replies = dialogue.step(talk, "skip")
    assert "Objective 2 is still without its sentence, so it is no part of what stands." in replies[-1].text
    assert [each.approved for each in talk.draft.aims] == [True, False]
    assert [len(each.lines) for each in talk.draft.aims] == [2, 2]


def test_the_sentence_that_comes_late_is_its_objective():
    talk, _ = talked(*STANDS, "skip", "Waiters who come back from 9 to 15", "Sick days from 6 to 4", "skip")
    talk, replies = dialogue.step(talk, "Our waiters want to come back next season")
    assert talk.draft.aims[1].words.text == "Our waiters want to come back next season"
    assert replies[-1].slot == "ready"
