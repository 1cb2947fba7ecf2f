"""What is said beside a document fills the line it is about, and no other."""

import re

import pytest
from teams import found, pasted

from coach import rewrite
from coach.model import Answer


def results(lines, said, goal="The yard runs smoothly"):
    """The key results of a document, by its lines, with something said beside it."""
    okrs = pasted(f"Objective: {goal}\n" + "".join(f"- {line}\n" for line in lines))
    (proposed,) = rewrite.compose(okrs, found(okrs), [Answer("context", said)]).sets
    return {lines[result.lines[0][1]]: result.option.text for result in proposed.results}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Fewer crates broken", "We are 14 people."),
        ("Fewer crates broken", "Our crew of 9 starts at dawn."),
        ("Fewer crates broken", "There are 6 of us at the ramp."),
        ("Fewer crates broken", "For questions call 0231 555 1234."),
        ("Fewer crates broken", "It is all in ticket 20881 and hangs in hall 4."),
        ("Fewer crates broken", "The Dover yard breaks 3% of its crates."),
        ("Fewer crates broken", "In Calais 3% of the crates are broken."),
        ("Fewer crates broken", "Competitors have 2% broken crates."),
        ("Fewer crates broken", "The sister yard has 3% broken crates. It was 5% last year."),
        ("Fewer crates broken", "The industry average is 4% broken crates."),
        ("Fewer crates broken", "Broken crates cost 400 EUR each."),
        ("Cut loading time to 3 hours", "Our neighbours need 2 hours."),
        ("Win 3x more hauliers", "One in ten hauliers is worth a call."),
        ("Raise the share of full lorries to 80%", "We load 200 full lorries a month."),
        ("Haulier complaints down", "Hauliers wait 9 days for a slot."),
        ("Fewer lorries late at the gate", "We run 31 lorries."),
        ("Lorries that come back within a day", "16% of our lorries are green."),
        ("Lorries turned away lower", "The yard next door turns away 2% of the lorries."),
        ("Ramp inspections passed", "The chamber's inspections are passed by 88%."),
        ("500 new members", "We have 3,400 members."),
        ("Calls abandoned lower", "1,200 callers ring each day."),
        ("Returns of empty crates down", "The works on the quay makes 900 crates a week."),
        ("Returns of empty crates down", "Returns of pallets were 40 in May."),
        ("Complaints about noise down", "Complaints about dust were 70 last year."),
    ],
)
def test_a_figure_about_something_else_fills_nothing(line, said):
    figures = [word for word in said.split() if any(mark.isdigit() for mark in word)] or ["one in ten"]
    text = results([line], said)[line].lower()
    told = line.lower()
    assert not any(figure.strip(".,").lower() in text for figure in figures if figure.strip(".,").lower() not in told)


@pytest.mark.parametrize(
    ("line", "said", "figure"),
    [
        ("Fewer crates broken", "We broke 3% of the crates last month.", "from 3%"),
        ("Fewer crates broken", "Broken crates: 40 a week.", "from 40 a week"),
        ("Fewer crates broken", "In SAP we see 3% broken crates.", "from 3%"),
        ("Shorter waits at the ramp in Dover", "In Dover lorries wait 40 minutes.", "from 40 minutes"),
        ("Cut loading time to 3 hours", "Loading takes 5 hours.", "from 5 hours"),
        ("Haulier complaints down", "Complaints were 31 in May.", "31"),
        ("Fewer lorries late at the gate", "9% of the lorries were late at the gate.", "from 9%"),
        ("Water lost in the pipes lower", "We lose 17% of the water today.", "from 17%"),
        ("Raise the share of full lorries to 80%", "61% of the lorries are full.", "from 61%"),
    ],
)
def test_a_figure_of_the_line_fills_it(line, said, figure):
    assert figure in results([line], said)[line]


@pytest.mark.parametrize(
    ("line", "said", "ends"),
    [
        ("Fewer crates broken", "Crates broken are 140 a day. Below 60 would be fine with the owner.", "to below 60"),
        ("Fewer crates broken", "We break 7% of the crates. The insurer wants 4% by June 2027.", "to 4% by June 2027"),
        ("Fewer crates broken", "We break 7% of the crates. The chief said 4% would be a success.", "to 4%"),
        ("Fewer crates broken", "We break 7% of the crates. We'd be proud of 4%.", "to 4%"),
        (
            "Driver rating",
            "We stand at 3.9 stars. Anything above 4.4 would make us proud.",
            "from 3.9 stars to above 4.4",
        ),
    ],
)
def test_a_level_without_a_noun_is_of_what_was_spoken_of_last(line, said, ends):
    assert results([line], said)[line].endswith(ends)


@pytest.mark.parametrize(
    "said",
    [
        "16% leave the firm in summer. The chief said 12% would be a success.",
        "We break 7% of the crates. We want to hire 4 drivers.",
        "Competitors have 2% broken crates. The chief wants 4%.",
    ],
)
def test_a_level_of_something_else_is_no_aim(said):
    lines = ["Fewer crates broken", "Train 12 loaders"]
    assert not any(figure in text for text in results(lines, said).values() for figure in ("12%", "to 4", "from 16%"))


def test_a_multiple_stands_before_what_it_multiplies():
    line = "Loans of prams doubled"
    assert results([line], "Last year 4,100 prams were lent a month.")[line] == (
        "Loans of prams: doubled from 4,100 a month (last year)"
    )


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("Ticket price for pupils cut to EUR 9", "ticket price for pupils"),
        ("Raise EUR 60,000 in donations", "donations"),
    ],
)
def test_a_question_names_the_measure_without_its_figure(line, called):
    okrs = pasted(f"Objective: The stage is open to all\n- {line}\n")
    (proposed,) = rewrite.compose(okrs, found(okrs)).sets
    asked = [question.text for question in proposed.questions]
    assert any(called in text for text in asked)
    assert not any(re.search(r"\bEUR\b|who cut", text) for text in asked)
    assert not proposed.objective or "EUR" not in str(proposed.objective)


def test_a_measure_keeps_the_words_that_say_which():
    line = "Bookings by phone up"
    assert results([line], "12% of bookings are by phone.")[line].startswith("Bookings by phone")
