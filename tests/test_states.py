"""Lines that count themselves, and lines that look like them."""

import pytest

from coach import model
from coach.builtin import own, states

THEMSELVES = [
    "Parcels sent back",
    "Families turned away at the door",
    "Lessons that start late",
    "Expired units",
    "Guests who book again",
    "Files waiting for a signature",
    "Settle claims faster",
    "Trucks out on time",
    "Bread thrown away",
    "Missed appointments",
]
MADE = [
    "Website relaunched",
    "New labels in plain language",
    "Sales training for all branches",
    "Rubber mats in the yard",
    "Write the cleaning manual",
    "Size guide for all shoes",
    "Second van",
    "Tablet for each floor",
    "Docs translated",
]


@pytest.mark.parametrize("text", THEMSELVES)
def test_what_happens_and_can_be_counted(text):
    assert states.counts_itself(model.key_result(text))


@pytest.mark.parametrize("text", MADE)
def test_what_somebody_makes(text):
    assert not states.counts_itself(model.key_result(text))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Shorter waits at the counter", "Waits at the counter"),
        ("Fewer missed appointments", "Missed appointments"),
        ("Repairs finished faster", "Repairs finished"),
        ("Settle claims faster", "Time to settle claims"),
        ("Families turned away", "Families turned away"),
        ("Faster", "Faster"),
    ],
)
def test_the_subject_is_the_line_without_its_comparative(text, subject):
    assert own.subject(model.key_result(text)) == subject


@pytest.mark.parametrize("text", THEMSELVES)
def test_its_own_words_are_its_metric(text):
    option = own.option(model.key_result(text))
    assert [placeholder.slot for placeholder in option.placeholders] == ["baseline", "target"]
    assert all(str(placeholder) in option.text for placeholder in option.placeholders)
    assert not any(mark.isdigit() for mark in option.text)
