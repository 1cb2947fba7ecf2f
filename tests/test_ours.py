"""The team's own objective stands wherever an aim would lose a part of what it says."""

import pytest
from teams import found, pasted, proposed

from coach import export, model, review, rewrite
from coach.builtin import ours

QUIET = """Objective: {}
- Complaints from 23 to 10 a month
- Launch the booking app
"""


def goal(text: str) -> model.Objective:
    return model.objective(text)


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Be the calmest harbour and cut costs by 10%", "Skippers find a quiet harbour and pay less"),
        ("Skippers love the Corvida pier", "Skippers find a free berth at once"),
        ("Sheds are spotless", "Customers have no reason to complain about the same thing twice"),
        ("Every reader finds a seat by June", "Every reader finds a seat without asking"),
    ],
)
def test_what_it_says_may_not_get_lost(text: str, aim: str) -> None:
    """A figure, a name, its subject, its day."""
    assert not ours.keeps(aim, goal(text))


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Improve the experience of our skippers", "Skippers find a free berth at once"),
        ("Great quality", "Skippers find a free berth at once"),
        ("Every skipper is happy", "Skippers find a free berth at once"),
        ("", "Skippers find a free berth at once"),
    ],
)
def test_praise_is_about_nothing(text: str, aim: str) -> None:
    """A wish without a subject loses none."""
    assert ours.keeps(aim, goal(text))


@pytest.mark.parametrize(
    "text", ["Be the best pier on the lake and cut costs by 10%", "Sheds are spotless", "Gäste kommen gerne wieder"]
)
def test_no_stock_sentence_takes_the_place_of_an_objective(text: str) -> None:
    """In the set, in what is taken, in the file and in the data the team's words stand."""
    okrs = pasted(QUIET.format(text))
    proposal = rewrite.compose(okrs, found(okrs))
    assert all(each.at != (0,) for each in review.take(proposal))
    assert all(each.action == "keep" for each in review.first(proposal) if each.at == (0,))
    assert text in export.markdown(review.apply(okrs, review.take(proposal)))
    assert export.rewrite_json(okrs, proposal)["sets"][0]["objective"] == text  # type: ignore[index]
    assert "no reason to complain" not in rewrite.text(proposal, okrs)


def test_an_aim_about_something_else_is_offered_and_not_taken() -> None:
    """Made of the team's own lines it may be read; the objective stays until somebody takes it."""
    (found_,) = proposed("Objective: Homes in order by June\n- Repairs finished faster\n- Launch the tenant app\n").sets
    assert found_.aims
    assert found_.ours
    assert found_.aim is None
