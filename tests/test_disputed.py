"""Two people name two figures: neither is taken before the team says which one holds."""

import pytest

from coach import dialogue

BEGUN = ("Guests should not queue for a table.", "Fewer cold plates", "Queue: 14 minutes today")


def talked(*said, begun=BEGUN):
    talk, replies = dialogue.start()
    for each in (*begun, *said):
        talk, replies = dialogue.step(talk, each)
    return talk, replies


def figures(talk):
    return {each.name: {slot: words.text for slot, words in each.slots.items()} for each in talk.draft.aims[0].lines}


@pytest.mark.parametrize(
    "said",
    [
        "I'd like 5 minutes, but Yusuf says 6",
        "Anna wants 5 minutes, Yusuf wants 6.",
        "The cook says 5 minutes but I would like 6",
    ],
)
def test_two_aims_of_two_people_are_asked_about(said):
    talk, replies = talked(said)
    assert replies[-1].text == "Queue: you said 5 minutes and 6 minutes. Which one holds?"
    talk, _ = dialogue.step(talk, replies[-1].options[1])
    assert figures(talk) == {"Cold plates": {}, "Queue": {"baseline": "14 minutes", "target": "6 minutes"}}


def test_the_line_and_the_dispute_may_come_in_one_message():
    talk, replies = talked("KR1 queue 14 minutes today, Anna wants 5, Yusuf wants 6", begun=BEGUN[:1])
    assert list(figures(talk)) == ["Queue"]
    assert replies[-1].options == ("5", "6")


def test_without_a_line_no_line_is_made_of_it():
    talk, _ = talked("I'd like 5 minutes, but Yusuf says 6", begun=BEGUN[:1])
    assert not talk.draft.aims[0].lines


@pytest.mark.parametrize("said", ["Guests want 5 minutes, they wait 14", "We want 5 minutes and 3 cooks"])
def test_one_voice_is_no_dispute(said):
    talk, _ = talked(said)
    assert not talk.draft.clashes
