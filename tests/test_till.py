"""A word that can be a preposition is a noun behind its article; a bound is no part of what is counted."""

import pytest

from coach import checks, model, sentence
from coach.builtin import aspect, change


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Queue at the till from 9 to 4 minutes", "Queue at the till"),
        ("Waits at the till fall from 9 to 4", "Waits at the till"),
        ("Parcels lost on the inside from 9 to 4", "Parcels lost on the inside"),
        ("No more than 3 complaints a week", "complaints a week"),
        ("At most 3 complaints a week", "complaints a week"),
        ("Fewer than 5 hours of overtime per nurse", "overtime per nurse"),
        ("no more than 3", ""),
        ("Calls answered till 8 pm", "Calls answered"),
    ],
)
def test_what_is_measured(text: str, metric: str) -> None:
    """The measure keeps its last noun and loses its bound."""
    assert sentence.read(text).metric_text.startswith(metric)
    assert bool(sentence.read(text).metric_text) == bool(metric)


def test_the_till_stays_in_what_is_proposed() -> None:
    """And in what is asked about it."""
    kr = model.key_result("Queue at the till shorter")
    objective = model.objective("Shoppers get home early", (kr,))
    assert all("till" in each.metric for each in change.changes(kr, objective) if each.how == "slot")
    assert aspect.aspect(kr, objective)


def test_a_bound_is_not_named_as_what_is_counted() -> None:
    """ "No more: an aim without a starting point" names nothing."""
    okrs = model.OKRSet(
        (model.objective("Shoppers get home early", (model.key_result("No more than 3 complaints a week"),)),)
    )
    (found,) = [each for each in checks.run(okrs) if each.code == "K006"]
    assert found.message.startswith("Complaints a week: an aim")


@pytest.mark.parametrize(
    "text", ["the", "the till", "at the", "No more", "at most of", "no more than 3 of", "the a an our"]
)
def test_short_lines_are_read(text: str) -> None:
    """Nothing is looked at past the end."""
    assert sentence.read(text).text == text
