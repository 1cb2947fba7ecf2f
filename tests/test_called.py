"""What a key result is called inside a question, and how one says that it goes badly."""

import pytest
from teams import proposed


def asked(*lines, kind=None):
    text = "Objective: A calmer spring\n" + "\n".join(f"- {line}" for line in lines)
    found = proposed(text).sets[0].questions
    return " | ".join(question.text for question in found if kind is None or question.id.startswith(kind))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Milk crates reach schools within 2 hours", "milk crates that reach schools within 2 hours"),
        ("Letters answered within 10 days", "letters answered within 10 days"),
        ("Median minutes from alarm to gate under 9", "minutes from alarm to gate"),
        ("99.9% uptime", "uptime"),
        ("Guests who do not show up", "guests who do not show up"),
    ],
)
def test_a_line_is_called_by_its_own_words(line, name):
    assert name in asked(line, kind="counts")


@pytest.mark.parametrize(
    ("line", "badly"),
    [
        ("Ferries leave on time", "fewer ferries leave on time"),
        ("Members who leave in their first year", "more members leave in their first year"),
        ("Parcels lost or broken", "more parcels are lost or broken"),
        ("Answer mails faster", "mails take longer"),
        ("On-time arrivals at 80%", "on-time arrivals fall"),
        ("Queue at the counter under 9 minutes", "queue at the counter grows"),
    ],
)
def test_the_question_says_what_going_badly_means(line, badly):
    assert f"Who notices first when {badly}?" in asked(line, kind="notices")


@pytest.mark.parametrize("line", ["Near misses reported", "Accounts that go silent in the first month"])
def test_where_the_words_leave_open_what_is_worse_nobody_guesses(line):
    assert asked(line, kind="notices").startswith("Who is the first to see ")
