"""At most three questions are open over a whole document; the others wait for their turn."""

from teams import pasted, proposed

from coach import rewrite
from coach.model import Answer

TEXT = """
Objective: Calm counters
- Waits at the counter
- New ticket machine
- Mails answered within 2 days
Objective: Full halls
- Double season tickets
- Poster campaign
Objective: A crew that stays
- Stewards who leave in their first year
- Weekly breakfast
"""


def test_three_are_open_and_the_rest_waits():
    sets = proposed(TEXT).sets
    assert sum(len(each.questions) for each in sets) == 3
    assert sum(len(each.later) for each in sets) > 3


def test_a_figure_that_can_mean_two_things_comes_first():
    ids = [question.id for each in proposed(TEXT).sets for question in each.questions]
    assert "base:1.0" in ids


def test_an_answer_gives_another_question_its_turn():
    before = {question.id for each in proposed(TEXT).sets for question in each.questions}
    (first, *_) = sorted(before)
    after = {question.id for each in proposed(TEXT, [Answer(first, "don't know")]).sets for question in each.questions}
    assert first not in after
    assert after - before
    assert len(after) == 3


def test_one_objective_loses_nothing():
    (only,) = proposed("Objective: Calm counters\n- Waits at the counter\n- New ticket machine\n").sets
    assert only.later == ()


def test_the_terminal_asks_once_for_all():
    text = rewrite.text(proposed(TEXT), pasted(TEXT))
    assert text.count("ONE ANSWER FOR ALL") == 1
    assert "3. Objective" in text
