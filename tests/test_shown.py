"""What a person sees: little, weightiest first, nothing asked twice."""

import pytest

from coach import checks, model
from coach.checks import shown
from coach.checks.check import clip
from coach.model import OKRSet

OUTPUTS = ["Order the bikes", "Paint the bikes", "Print the map", "Brief the drivers", "Open the service desk"]


def okrs(*pairs):
    return OKRSet(tuple(model.objective(goal, tuple(map(model.key_result, krs))) for goal, krs in pairs))


def both(document):
    findings = checks.run(document)
    return shown.headline(findings), shown.screen(findings)


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_a_short_paste_of_outputs_stays_calm(n):
    for said in both(okrs(("Riders find a bike", OUTPUTS[:n]))):
        assert 0 < len(said) <= 6
        assert 1 <= sum(bool(each.question) for each in said) <= 3
        questions = [each.question for each in said if each.question]
        assert len(questions) == len(set(questions))


def test_one_headline_a_line_one_an_objective_two_a_set():
    lines, _ = both(okrs(("Improve quality", [*OUTPUTS, "Improve sales", "Increase churn from 5% to 3%"])))
    for at in {f.at for f in lines}:
        here = [f for f in lines if f.at == at]
        assert len(here) <= (1 if len(at) == 2 else 3)


def test_missing_starting_points_are_said_once():
    document = okrs(("Riders find a bike", ["Cut the queue by 30%", "Complaints under 5 a month", "Returns under 2%"]))
    lines, page = both(document)
    (once,) = [f for f in lines if f.code == "K006"]
    assert once.at == ()
    assert once.headline == "3 starting points are missing."
    assert once.question == "Who can look them up?"
    (grouped,) = [s for s in page if s.code == "K006"]
    assert grouped.parts == ((0, 0), (0, 1), (0, 2))
    assert sum(f.code == "K006" for f in checks.run(document)) == 3


def test_a_single_one_is_asked_of_its_line():
    lines, _ = both(okrs(("Riders find a bike", ["Cut the queue by 30%"])))
    (once,) = [f for f in lines if f.code == "K006"]
    assert (once.at, once.question) == ((0, 0), "Where does it stand today?")


def test_a_set_of_outputs_is_said_once_on_a_page():
    _, page = both(okrs(("Riders find a bike", OUTPUTS[:4])))
    assert [s.code for s in page if s.code in shown.EFFORT or s.code == "S002"] == ["S002"]


def test_repeated_lines_are_grouped_on_a_page():
    _, page = both(okrs(("Riders find a bike", [*OUTPUTS[:3], "Riders who leave without a bike from 40 to 10 a day"])))
    (group,) = [s for s in page if s.code == "K001"]
    assert group.headline == "3 lines are things you will do."
    assert len(group.parts) == 3


def test_form_fields_are_silent_on_paste():
    for said in both(okrs(("Riders find a bike", ["Riders without a bike from 40 to 10 a day"]))):
        assert not {each.code for each in said} & shown.FORM_FIELDS


def test_the_weightiest_is_said_first():
    findings = checks.run(okrs(("Riders find a bike", ["Increase churn from 5% to 3% and train the new clerks"])))
    first = shown.first(f for f in findings if f.at == (0, 0))
    assert first.code == "K008"
    assert shown.first(()) is None


def test_a_number_in_an_objective_is_an_offer():
    lines, _ = both(
        okrs(("Cut empty runs by a third", ["Empty runs from 30% to 20%", "Late loads from 9 to 4 a week"]))
    )
    (offer,) = [f for f in lines if f.code == "O001"]
    assert offer.question == ""


def test_long_documents_ask_three_questions():
    document = okrs(*((f"Depot {n} comes home full", OUTPUTS) for n in range(20)))
    for said in both(document):
        assert sum(bool(each.question) for each in said) <= 3


def test_what_was_said_before_is_said_briefly():
    lines, _ = both(okrs(("Riders find a bike", [*OUTPUTS[:3], "Riders who leave without a bike from 40 to 10 a day"])))
    said = [f.message for f in lines if f.code == "K001"]
    assert said[0].startswith("This line is something you will do.")
    assert said[1:] == ["The same goes for “Paint the bikes”.", "The same goes for “Print the map”."]
    assert [f.at for f in lines if f.code == "K001"] == [(0, 0), (0, 1), (0, 2)]


def test_what_was_said_further_up_is_named_again():
    lines, _ = both(okrs(("Riders find a bike", ["Paint the bikes", "Improve sales", "Print the map"])))
    assert lines[-1].message == "“Print the map” is something you will do, too."
    assert lines[-1].headline == lines[-1].message


def test_lines_without_an_objective_are_asked_what_they_are_for():
    findings = checks.run(okrs(("", ["Queue at the dock from 20 to 10 minutes", "Calls from 90 to 40 a week"])))
    (of_objective,) = [f for f in findings if f.at == (0,) and f.code[0] in "OC"]
    assert of_objective.question == "What are these for?"
    assert "“”" not in of_objective.message


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("Paint the bikes", "Paint the bikes"),
        ("one two three four five six seven eight nine ten eleven", "one two three four five six seven eight …"),
        ("Roll out the map to riders in all of the old town", "Roll out the map to riders …"),
        ("x" * 200, "x" * 70 + " …"),
    ],
)
def test_a_long_quote_ends_with_a_word(words, short):
    assert clip(words) == short


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Build the repair hall", "The repair hall can be in place while everything else stays as it was."),
        ("Test the crane", "It can be done while everything else stays as it was."),
        ("Ship faster", "It can be done while everything else stays as it was."),
        ("Brochure printed", "It can be done while everything else stays as it was."),
    ],
)
def test_a_deed_is_said_as_what_it_leaves(line, why):
    findings = checks.run(okrs(("Riders find a bike", [line])))
    assert [f.why for f in findings if f.code == "K001"] == [why]


def test_few_key_results_under_many_objectives_are_said_once():
    document = okrs(*((f"Riders at dock {name} find a bike", ["Queue from 20 to 10 minutes"]) for name in "ABCD"))
    lines, _ = both(document)
    (once,) = [f for f in lines if f.code == "S001"]
    assert (once.at, once.headline) == ((), "4 objectives have few or many key results.")
