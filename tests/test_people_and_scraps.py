"""Who measures, who owns, what is protected and what is paid for: none of it is a key result."""

import pytest

from coach import dialogue
from coach.dialogue import shape

BEGUN = ("Guests should not queue for a table.", "Queue: 14 minutes today, 5 would do", "Fewer cold plates")


def aim(*said):
    talk, _ = dialogue.start()
    for each in (*BEGUN, *said):
        talk, _ = dialogue.step(talk, each)
    return talk.draft.aims[0]


def names(home):
    return [each.name for each in home.lines]


@pytest.mark.parametrize(
    ("said", "slot"),
    [
        ("Ines Wolf, ines@example.org, measures the queue: 14 minutes on Fridays", "source"),
        ("Ines Wolf (ines@example.org) counts the queue", "source"),
        ("Ines Wolf, head waiter, ines@example.org, looks after the queue", "owner"),
    ],
)
def test_somebody_with_an_address_is_the_source_or_the_owner(said, slot):
    home = aim(said)
    assert names(home) == ["Queue", "Cold plates"]
    queue = home.lines[0]
    assert queue.slots[slot].text.startswith("Ines Wolf")
    assert "ines@example.org" in queue.slots[slot].text
    assert (queue.slots["baseline"].text, queue.slots["target"].text) == ("14 minutes", "5")


@pytest.mark.parametrize(
    "said", ["Housekeeping owns that", "Housekeeping owns it.", "The kitchen looks after that number"]
)
def test_whoever_owns_what_was_spoken_of_owns_that_line(said):
    home = aim(said)
    assert names(home) == ["Queue", "Cold plates"]
    assert home.lines[1].slots["owner"].text.lower() in ("housekeeping", "the kitchen")
    assert not home.guards


@pytest.mark.parametrize("more", [(), ("9 a day, 3 would do", "skip")])
def test_a_wish_with_its_figures_is_a_line_of_what_is_counted(more):
    home = aim(*more, "We also want our waiters to stay: of 21 waiters 8 left last year")
    assert [shape.text(each) for each in home.lines[2:]] == [
        "Waiters left: from 8 to [target: level worth reaching - ?]"
    ]
    assert not home.guards


@pytest.mark.parametrize(
    "said",
    [
        "What we must not lose is cost per table, 41 francs",
        "what we can't lose is cost per table, 41 francs",
        "What we do not want to risk is cost per table, 41 francs",
    ],
)
def test_what_is_not_to_be_lost_is_protected_with_its_figure(said):
    home = aim(said)
    assert names(home) == ["Queue", "Cold plates"]
    assert [each.text for each in home.guards] == ["cost per table, 41 francs"]


def test_who_looks_after_a_number_leaves_the_words_of_the_line():
    home = aim("Broken glasses from 23 to 10, Anna looks after that number")
    line = home.lines[-1]
    assert shape.text(line) == "Broken glasses from 23 to 10"
    assert line.slots["owner"].text == "Anna"


@pytest.mark.parametrize(
    ("said", "tries"),
    [
        (
            "We will pay a bonus of 500 francs and fix the shift plan",
            ["pay a bonus of 500 francs", "fix the shift plan"],
        ),
        ("We spend 2000 francs on training", ["spend 2000 francs on training"]),
        ("We launch a new menu and hire 3 people by February", ["launch a new menu", "hire 3 people by February"]),
    ],
)
def test_a_sum_for_what_is_tried_is_no_figure_of_a_line(said, tries):
    home = aim(said)
    assert names(home) == ["Queue", "Cold plates"]
    assert not home.lines[1].slots
    assert [each.text for each in home.tries] == tries


def test_a_level_of_money_stays_a_key_result():
    home = aim("Takings per table rise from 41 to 50 francs")
    assert len(home.lines) == 3
