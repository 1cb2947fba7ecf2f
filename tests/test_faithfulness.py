"""A rewrite may say it better; it may not say something else."""

from __future__ import annotations

import clock
import pairs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import quantities
from coach.checks import compared, faithfulness, figures, ledger, mended

TUNED = pairs.read("tuned")
SOUND, UNSOUND = [each for each in TUNED if not each.codes], [each for each in TUNED if each.codes]
BLIND = pairs.blind()


def codes(original, rewrite, said=()):
    return {found.code for found in faithfulness.compare(original, rewrite, said)}


def shown(each):
    return each.rewrite[:60]


@pytest.mark.parametrize("each", SOUND, ids=shown)
def test_a_sound_rewrite_passes(each):
    assert codes(each.original, each.rewrite, each.said) == set()


@pytest.mark.parametrize("each", UNSOUND, ids=shown)
def test_an_unsound_rewrite_is_caught(each):
    assert not codes(each.original, each.rewrite, each.said).isdisjoint(each.codes)


def test_there_are_enough_of_both():
    assert len(SOUND) >= 60
    assert len(UNSOUND) >= 60
    assert len({each[1:] for each in TUNED + BLIND}) == len(TUNED + BLIND)


# "Median time to first review" leaves out that code is reviewed. To pass it is to pass "time to first payment" for
# "Speed up insurance payments" too; the finding is a warning that asks, so the pair stays here by name.
# "Rework hours from 120 to 80" beside a second change is read without its unit, and "in every 1,000" not as a share.
ASKED = {
    "Speed up code review",
    "Reduce rework hours from 120 to 80 per month and scrap from 5% to 3%",
    "Fewer than 10 damaged parcels in every 1,000",
}


def test_batches_written_blind_fare_as_well():
    found = [(each, codes(each.original, each.rewrite, each.said)) for each in BLIND]
    assert {each.original for each, drawn in found if drawn and not each.codes} == ASKED
    assert [each for each, drawn in found if each.codes and not drawn] == []
    named = sum(1 for each, drawn in found if not drawn.isdisjoint(each.codes))
    assert named >= 0.95 * sum(1 for each in BLIND if each.codes)


@pytest.mark.parametrize("each", TUNED, ids=shown)
def test_a_line_is_faithful_to_itself(each):
    assert codes(each.original, each.original) <= {"R006"}  # a blank of the team's own is still a blank


@pytest.mark.parametrize("each", UNSOUND, ids=shown)
def test_a_finding_quotes_the_rewrite(each):
    for found in faithfulness.compare(each.original, each.rewrite, each.said):
        assert each.rewrite[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("1,200 s", "20 minutes"),
        ("by half", "by 50%"),
        ("double", "2x"),
        ("halve", "by 50%"),
        ("a dozen", "12"),
        ("1 in 5 users", "20%"),
        ("2 years", "24 months"),
        ("$2.5M", "$2,500,000"),
        ("no falls", "0 falls"),
        ("a third of users", "33%"),
    ],
)
def test_equal_figures(one, two):
    (left,), (right,) = quantities.read(one).quantities, quantities.read(two).quantities
    assert figures.index([("here", left)]).equal(right)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("5%", "5 points"),
        ("EUR 5", "$5"),
        ("5 days", "5 working days"),
        ("99.95%", "99.9%"),
        ("5-7", "5"),
        ("12", "12%"),
    ],
)
def test_unequal_figures(one, two):
    (left,), (right,) = quantities.read(one).quantities, quantities.read(two).quantities
    assert not figures.index([("here", left)]).equal(right)


@pytest.mark.parametrize(
    ("text", "known", "accounted"),
    [
        ("8 + 4 = 12", {8.0, 4.0}, 3),
        ("12 = 8 + 4", {8.0, 4.0}, 3),
        ("8 nurses + 4 porters = 12 people", {8.0, 4.0}, 3),
        ("8 + 4 = 13", {8.0, 4.0}, 0),
        ("8 + 5 = 13", {8.0, 4.0}, 0),
        ("400 + 25% = 500", {400.0, 25.0}, 3),
        ("30% of 200 = 60", {200.0, 30.0}, 3),
        ("6 x 4 = 24", {6.0, 4.0}, 3),
        ("2 + 3 x 4 = 14", {2.0, 3.0, 4.0}, 4),
        ("7 = 7", {7.0}, 0),
        ("8 - 4 = 4; 4 x 4 = 16", {8.0, 4.0}, 6),
        ("8 and 4 are 12", {8.0, 4.0}, 0),
    ],
)
def test_a_sum_counts_when_its_working_is_shown(text, known, accounted):
    assert len(figures.derived(quantities.read(text), frozenset(known))) == accounted


@pytest.mark.parametrize(
    ("original", "rewrite"),
    [
        ("Refunds fall by 15% against last year", "Refunds are 15% less than last year"),
        ("15% less waste than last year", "Waste 15% below last year"),
        ("15% less waste than last year", "Waste down by 15% compared with last year"),
        ("20% more visitors than in 2025", "Raise visitors by 20% over 2025"),
        ("Cut costs by 10% versus Q2", "Costs 10% lower than in Q2"),
    ],
)
def test_comparisons_say_a_change_in_other_words(original, rewrite):
    assert codes(original, rewrite) == set()
    assert codes(original, rewrite.replace("15%", "to 15%").replace("20%", "to 20%").replace("10%", "to 10%"))


@pytest.mark.parametrize(
    ("rewrite", "said", "code"),
    [
        ("Wait at the counter from 40 to 25 minutes", ("we are at 40 minutes, we want 25",), None),
        ("Wait at the counter from 25 to 40 minutes", ("we are at 40 minutes, we want 25",), "R002"),
        ("Wait at the counter down to 40 minutes", ("the wait is 40 minutes today",), "R002"),
        ("Wait at the counter down to 40 minutes", ("Complaints are at 40",), "R001"),
    ],
)
def test_a_figure_fills_the_place_it_was_given_for(rewrite, said, code):
    found = codes("Cut the wait at the counter", rewrite, said)
    assert (code in found) if code else not found


OWN = "Cut the wait at the till from 9 minutes to 5 by June"


@pytest.mark.parametrize(
    ("option", "initiatives"),
    [
        ("Wait at the till from 9 minutes to 5 by June", ()),
        ("Wait at the till from [baseline: minutes - shop floor] to 5 by June", ()),
        ("Wait at the till down by [target: minutes - the team]", ("Cut the wait",)),
    ],
)
def test_an_option_that_copies_is_faithful(option, initiatives):
    assert faithfulness.faithful(option, [OWN], (), initiatives) == ()


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ("Wait at the till from 540 seconds to 5 by June", "R001"),
        ("Wait at the till down by 4 minutes", "R001"),
        ("Wait at the till to 5 by 30 June", "R001"),
        ("Wait at the till to TBD", "R006"),
        ("Wait at the till in Bremen to 5", "R005"),
        ("Median wait, p90 of the till", "R001"),
    ],
)
def test_an_option_that_converts_or_completes_is_not(option, code):
    assert code in {found.code for found in faithfulness.faithful(option, [OWN])}


def test_an_option_may_copy_what_the_team_said():
    assert faithfulness.faithful("Wait at the till to 4 minutes", [OWN], ["make it 4 minutes"]) == ()


def test_a_gap_that_brings_an_error_is_a_regression():
    original = "Open the shop by May"
    rewrite = "Support the shop with [metric: what buyers do - sales]\nInitiative: Open the shop by May"
    assert "R008" in codes(original, rewrite)


def test_saying_a_weak_line_in_another_order_is_no_regression():
    assert codes("Launch the seed library by May", "By May, launch the seed library") == set()


WORDS = st.lists(
    st.sampled_from(
        [
            "cut",
            "raise",
            "from",
            "to",
            "5",
            "8",
            "50%",
            "half",
            "=",
            "+",
            "30",
            "June",
            "no",
            "[target:",
            "gap",
            "-",
            "who]",
            "TBD",
            "Leeds",
            ",",
            ".",
            "within",
            "days",
            "by",
            "law",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(st.one_of(st.text(max_size=40), WORDS), st.one_of(st.text(max_size=40), WORDS), st.lists(WORDS, max_size=2))
def test_never_crashes(original, rewrite, said):
    for found in faithfulness.compare(original, rewrite, said):
        assert rewrite[found.start : found.end] == found.quote
    faithfulness.faithful(rewrite, [original], said)


HOSTILE = (
    "Cut 12 to 8 days and ",
    "5% ",
    "SOC 2 ",
    "by 30 June 2027 ",
    "[x ",
    "1 + 1 = 2 ",
    "Abc ",
    "i.e. ",
    "first half ",
    "x\n",
)


def spent(original, rewrite, said=()):
    caches = (compared.compared, compared._lines, ledger.ledger, mended._findings)

    def work():
        for each in caches:
            each.cache_clear()
        faithfulness.compare(original, rewrite, said)

    return clock.seconds(work)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_parts_take_no_time(text):
    long = (text * 10_000)[:10_000]
    assert spent(long, long.replace("2", "3")) < 0.4
    assert spent("Cut the wait to 5 days", "Cut the wait from 8 to 5 days", (long,)) < 0.4


@pytest.mark.parametrize("text", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(text):
    half, whole = ((text * 10_000)[:length] for length in (5_000, 10_000))
    assert spent(whole, whole + "a") < 3 * spent(half, half + "a") + 0.02


def test_a_line_is_one_with_what_it_says_of_the_opposite():
    assert codes("Cut late trains from 9% to 4%", "Trains on time from 91% to 96%") == set()
    assert codes("Cut late trains from 9% to 4%", "Trains on time from 91% to 94%")
    assert codes("Cut late trains by 9%", "Trains on time up by 9%")
    assert codes("Cut late trains from 90 to 40", "Trains on time from 10 to 60")


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("counted each evening", None),
        ("looked at every morning and after each shift", None),
        ("asked every visit", None),
        ("counted every hour", "R001"),
        ("counted twice a day", "R001"),
    ],
)
def test_a_part_of_the_day_is_a_word_of_a_definition(how, code):
    found = {each.code for each in faithfulness.faithful(f"Wait at the till to 5 by June, {how}", [OWN])}
    assert (code in found) if code else "R001" not in found
