"""A vague objective gets one finished sentence out of its own key results, or none."""

import re

import pytest
import trade_lines

from coach import checks, model
from coach.builtin import aim

QUALITY = {
    "great",
    "best",
    "better",
    "excellent",
    "world-class",
    "outstanding",
    "seamless",
    "robust",
    "leading",
    "good",
    "innovative",
    "happy",
    "trusted",
    "perfect",
    "amazing",
}


def goal(text, *lines):
    return model.objective(text, tuple(model.key_result(line) for line in lines))


def sentence(text, *lines):
    found = aim.aims(goal(text, *lines))
    return found[0].text if found else ""


@pytest.mark.parametrize("trades", [trade_lines.NAMED, trade_lines.LACKING], ids=["named", "lacking"])
def test_a_sentence_is_finished_and_plain(trades):
    for objective in trade_lines.objectives(trades).values():
        for each in aim.aims(objective):
            assert 8 <= len(each.text.split()) <= 14
            assert not QUALITY & set(re.findall(r"[a-z-]+", each.text.lower()))
            assert not re.search(r"\d|[.!?]$", each.text)
            assert "not so?" in each.reading
            assert each.why


def test_at_most_one_sentence():
    for objective in trade_lines.objectives(trade_lines.NAMED).values():
        assert len(aim.aims(objective)) <= 1


def test_most_trades_get_one():
    every = list(trade_lines.objectives(trade_lines.NAMED).values())
    assert sum(bool(aim.aims(objective)) for objective in every) >= 0.6 * len(every)


def test_it_names_who_is_better_off_and_what_they_can_do():
    found = sentence("A great housing year", "Launch the tenant app", "Repairs finished faster")
    assert found.startswith("Tenants ")
    assert "repairs" in found


def test_two_groups_may_share_it():
    found = sentence("Animals treated well", "Handling course for the vet nurses", "Owners who finish the treatment")
    assert "owners finish the treatment" in found.lower()


def test_a_deliverable_is_told_by_what_it_lets_people_do():
    found = sentence("Build the analytics SDK", "Publish the API reference", "Developers onboarded by the docs")
    assert found.startswith("Developers ")
    assert "SDK" in found or "API" in found


def test_the_sentence_passes_where_the_objective_did_not():
    objective = goal("World-class housing", "Launch the tenant app", "Repairs finished faster")
    (found,) = aim.aims(objective)
    said = checks.run(model.OKRSet((model.objective(found.text, objective.key_results),)))
    assert not [
        each
        for each in said
        if each.at == (0,) and each.level != "info" and each.code in {"O001", "O002", "O003", "O004", "O005"}
    ]


@pytest.mark.parametrize("lines", [(), ("Improve efficiency",), ("Win more",)])
def test_no_honest_sentence_is_no_sentence(lines):
    assert sentence("Be great", *lines) == ""


def test_no_figure_of_a_line_gets_in():
    assert not re.search(
        r"\d", sentence("A great year", "Train 12 couriers on cooling in 4 depots", "Launch portal v2 for tenants")
    )


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Ferries leave on time", "ferries leave on time"),
        ("Learners who fail the second test", "fewer of our learners fail the second test"),
        ("Letters answered within 2 days", "letters are answered in time"),
        ("Falls per 1,000 resident days from 5 to 3", "suffer fewer falls"),
        ("Complaints about cold rooms down 20%", "no longer complain about cold rooms"),
    ],
)
def test_a_line_is_taken_at_its_word(line, part):
    found = sentence("A great year for residents", line, "Residents who sleep through the night")
    assert part in found.lower() or part in sentence("A great year for residents", line).lower()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rock-solid availability", "outage"),
        ("An employer of choice", "colleagues"),
        ("Operational excellence", "case"),
    ],
)
def test_a_theme_alone_is_told_by_what_people_gain(text, who):
    assert who in sentence(text, "Improve it").lower()


def test_a_share_that_nobody_wants_is_turned_round():
    found = sentence("Excellence in learning", "Pupils who read below their age", "Parents' evening each term")
    assert found.startswith("Fewer pupils read below their age")


def test_names_keep_their_capitals():
    found = sentence("Release the Corvida SDK", "Publish the Corvida reference")
    assert "corvida" not in found
