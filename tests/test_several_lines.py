"""Several key results in one message: each is a line of its own, with its own figures."""

import pytest

from coach import dialogue
from coach.dialogue import shape


def told(said):
    talk, _ = dialogue.step(dialogue.start()[0], said)
    (aim,) = talk.draft.aims
    return [shape.text(each) for each in aim.lines], [each.text for each in aim.tries], aim.aside


@pytest.mark.parametrize(
    "said",
    [
        "KR1 queue 14 -> 5, KR2 score 8.7 -> 9.0, KR3 open a terrace",
        "KR1: queue 14 → 5; KR2: score 8.7 => 9.0; KR3: open a terrace",
        "KR 1 - queue 14 -> 5; KR 2 - score 8.7 -> 9.0; KR 3 - open a terrace",
        "KR1: queue 14 -> 5\nKR2: score 8.7 -> 9.0\nKR3: open a terrace",
        "KR1 queue from 14 to 5, KR2 score from 8.7 to 9.0 and KR3 open a terrace",
    ],
)
def test_each_number_is_a_line_and_what_is_made_is_tried(said):
    lines, tries, aside = told(said)
    assert [line.replace(":", "").replace("->", "to").replace("from ", "").lower() for line in lines] == [
        "queue 14 to 5",
        "score 8.7 to 9.0",
    ]
    assert tries == ["open a terrace"]
    assert not aside


@pytest.mark.parametrize(
    "said",
    [
        "Queue 14 -> 5, score 8.7 -> 9.0",
        "Queue from 14 to 5 and score from 8.7 to 9.0",
        "We want queue from 14 to 5, and score from 8.7 to 9.0",
    ],
)
def test_each_measure_keeps_its_two_figures(said):
    lines, _, _ = told(said)
    assert [line.replace(":", "").lower() for line in lines] == ["queue from 14 to 5", "score from 8.7 to 9.0"]


def test_a_range_and_a_list_of_numbers_are_one_line():
    lines, _, _ = told("Complaints about KR1 and KR2 from 9 to 4")
    assert len(lines) == 1


def test_a_label_in_front_of_nothing_but_marks_is_read():
    told("want . KR1 , ? measures must KR1 minutes")
