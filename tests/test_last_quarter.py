"""A line of last quarter that is kept stays word for word; one that goes on keeps its name; what is done is offered to stop."""

import pytest

from coach import dialogue, parse
from coach.dialogue import shape


def answered(rows, *said):
    okrs = parse.read("Objective: Guests enjoy the terrace\n" + "\n".join(f"- {each}" for each in rows))
    talk, replies = dialogue.start(dialogue.from_last(okrs))
    for each in said:
        talk, replies = dialogue.step(talk, each)
    return talk, replies


def shown(talk):
    return [shape.text(each) for each in talk.draft.aims[0].lines]


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        (
            "Cold plates from 23 plates to less than 10 a month, ended at 19",
            "Cold plates from 19 plates to less than 10 a month",
        ),
        ("Tables that come back from 18% to 25%, reached 21%", "Tables that come back from 21% to 25%"),
        (
            "Sick days from 8 to at most 6 per head a month",
            "Sick days: from [baseline: value today - ?] to at most 6 per head a month",
        ),
        ("Score from 8.7 to 9.0 (0.7)", "Score: from [baseline: value today - ?] to 9.0"),
        ("Queue from 14 to 5 minutes, ended at 2 hours", "Queue: from 2 hours to 5 minutes"),
    ],
)
def test_a_kept_line_keeps_its_unit_its_bound_and_its_rate(row, kept):
    talk, _ = answered([row], "keep")
    assert shown(talk) == [kept]


def test_a_score_in_brackets_is_said_as_a_score():
    _, replies = answered(["Score from 8.7 to 9.0 (0.7)"])
    assert replies[-1].text.startswith("Last quarter: score from 8.7 to 9.0, scored 0.7.")


def test_what_is_done_is_offered_as_stopped_and_becomes_no_key_result():
    rows = ["Launch loyalty app (done)", "Queue from 14 to 5 minutes"]
    talk, replies = answered(rows)
    assert replies[-1].options[0] == "stop"
    assert [each.words.text for each in dialogue.step(talk, "stop")[0].draft.aims[0].aside] == ["Launch loyalty app"]
    kept, _ = dialogue.step(talk, "keep")
    assert [each.text for each in kept.draft.aims[0].tries] == ["Launch loyalty app"]
    assert len(kept.draft.aims[0].lines) == 1


def test_a_line_that_goes_on_keeps_its_name_and_takes_its_new_figures():
    talk, _ = answered(["Score from 8.7 to 9.0", "Queue from 14 to 5 minutes"], "evolve", "from 8.9 to 9.2")
    assert shown(talk)[0] == "Score: from 8.9 to 9.2"


def test_two_figures_that_may_be_of_either_line_are_asked_about():
    talk, replies = answered(["Score from 8.7 to 9.0", "Queue from 14 to 5 minutes"], "evolve", "evolve")
    talk = talk._replace(asked=None)
    talk, replies = dialogue.step(talk, "from 8.9 to 9.2")
    assert replies[-1].slot == "which"
    assert not any(each.slots for each in talk.draft.aims[0].lines)
