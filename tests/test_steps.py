"""The step line ticks what is so, and an objective that is something to make is asked about."""

import pytest

from coach import dialogue


def talked(*said):
    talk, replies = dialogue.start()
    for each in said:
        talk, replies = dialogue.step(talk, each)
    return talk, replies


def checked(talk):
    return next(each.state for each in dialogue.stages(talk.draft) if each.name == "Checked")


def test_checked_is_ticked_when_the_checks_pass_and_nothing_is_open():
    begun = ("Guests should not queue for a table.", "Queue from 14 to 5 minutes", "Fewer cold plates")
    assert checked(talked()[0]) == "open"
    assert checked(talked(*begun[:1])[0]) == "open"
    assert checked(talked(*begun)[0]) == "open"
    assert checked(talked(*begun, "23 a week")[0]) == "open"
    assert checked(talked(*begun, "23 a week", "10")[0]) == "done"
    assert checked(talked(*begun, "23 a week", "10", "Cold plates: 31 a week")[0]) == "open"


def test_a_number_left_open_leaves_checked_open_on_purpose():
    begun = ("Guests should not queue for a table.", "Queue from 14 to 5 minutes", "Fewer cold plates")
    assert checked(talked(*begun, "skip", "10 a week")[0]) == "left"


@pytest.mark.parametrize("said", ["Objective: open the terrace", "Our objective is to launch a new menu"])
def test_an_objective_that_is_something_to_make_is_asked_what_it_is_for(said):
    talk, replies = talked(said)
    assert replies[-1].slot == "fix"
    assert "what that is for is open" in replies[-1].text
    talk, replies = dialogue.step(talk, "Guests find a table outside")
    assert talk.draft.aims[0].words.text == "Guests find a table outside"
    assert replies[-1].slot == "outcome"


def test_it_is_asked_once_and_may_be_kept():
    talk, replies = talked("Objective: open the terrace", "keep it")
    assert talk.draft.aims[0].words.text == "Open the terrace"
    assert replies[-1].slot == "outcome"


def test_undo_says_what_is_taken_back_and_asks_what_was_open():
    talk, replies = talked(
        "Guests should not queue for a table.", "Queue from 14 to 5 minutes", "Fewer cold plates", "23 a week", "undo"
    )
    assert replies[0].text == "Taken back: 23 a week."
    assert replies[-1].slot == "baseline"
    assert not talk.draft.aims[0].lines[1].slots
