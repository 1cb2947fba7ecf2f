"""What is asked, in which order, and what is never asked again."""

import pytest
from teams import proposed

from coach.model import Answer

SHOP = """Objective: What arrives fits
- Returns because of size
- Size guide for all shoes
- Refunds paid faster
- Photo studio moved in house
"""
MULTIPLIER = """Objective: Growers order from us again
- Double repeat orders
- Catalogue for nurseries
- Quotes sent sooner
"""


def questions(text, *answers):
    return proposed(text, [Answer(*each) for each in answers]).sets[0].questions


def ids(text, *answers):
    return [question.id for question in questions(text, *answers)]


def test_the_set_is_asked_about_first():
    found = ids(SHOP)
    assert found[:2] == ["counts:0", "levels:0"]
    assert len(found) == 3


def test_the_question_names_the_teams_own_nouns():
    first = questions(SHOP)[0].text.lower()
    assert "returns" in first
    assert "refunds" in first


def test_an_ambiguous_figure_comes_first():
    assert ids(MULTIPLIER)[0] == "base:0.0"


def test_an_answered_question_is_not_asked_again():
    asked = set(ids(SHOP))
    left = ids(SHOP, ("counts:0", "Don't know."))
    assert "counts:0" not in left
    assert set(left) & asked == asked - {"counts:0"}


def test_a_full_answer_leaves_one_question_that_comes_from_it():
    story = "Returns because of size are 14% because the last is narrow. Refunds take 9 days. The board wants returns under 10% by June."
    (only,) = questions(SHOP, ("all:0", story))
    assert only.id == "cause:0"
    assert "the last is narrow" in only.text


def test_a_share_said_in_passing_is_asked_about():
    story = "Refunds took 9 days. Returns were 460 in May. Half of the returns came from one supplier."
    (only,) = questions(SHOP, ("all:0", story))
    assert only.id == "among:0.0"
    assert "among the 460" in only.text


def test_two_figures_for_one_thing_are_asked_about():
    found = ids(
        SHOP,
        ("counts:0", "Refunds take 9 days."),
        ("levels:0", "Refunds took 12 days last year."),
        ("notices:0", "Nobody"),
    )
    assert "holds:0.2" in found


def test_a_figure_without_a_home_is_asked_about():
    text = "Objective: Sooner\n- Refunds paid faster\n- Repairs finished faster\n"
    (first, *_) = questions(text, ("all:0", "14 days."))
    assert first.id == "which:0.x0"
    assert "14 days" in first.text


@pytest.mark.parametrize("text", [SHOP, MULTIPLIER])
def test_questions_are_one_sentence_with_one_question_mark(text):
    for question in questions(text):
        assert question.text.endswith("?")
        assert question.text.count("?") == 1
        assert question.hint
