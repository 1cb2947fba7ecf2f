"""One whole set: every line has one fate, figures are the team's, the page stays short."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from teams import found, pasted, proposed
from tone import FORBIDDEN

from coach import rewrite
from coach.builtin import accounting, lines, screen
from coach.model import Answer

PORTAL = """Objective: Make developers love our platform
- Launch the new deployment portal
- Run 6 training sessions on the portal
- Reduce build time from 22 min to 10 min
- Migrate 40 services to the new build pipeline
- Keep availability at 99.9%
"""
SCHOOL = """Objective: A better school kitchen
- Introduce a second menu line
- Shorter queue at noon
- No allergy incidents
- Replace the steam ovens by 31 August, the safety certificate expires
- Food left on plates
"""
LAB = """Objective: Trustworthy results for our clinics
- Samples rejected at reception
- Barcode every tube
- Train 12 couriers on cooling
- New courier boxes
- Renew the accreditation by 30 November
- Faster reports to the wards
"""
WORDS = (
    "Launch",
    "Reduce",
    "Train",
    "Fewer",
    "portal",
    "nurses",
    "queue",
    "boxes",
    "faster",
    "from 12% to 5%",
    "by June",
    "40",
    "No",
    "customers",
    "Keep",
    "at 99%",
    "the",
    "new",
    "returns",
)


def fates(text, answers=()):
    (only,) = proposed(text, list(answers)).sets
    return dict(accounting.fates(only)), only


@pytest.mark.parametrize("text", [PORTAL, SCHOOL, LAB])
def test_every_line_has_exactly_one_fate(text):
    placed, only = fates(text)
    assert set(placed) == {(0, k) for k in range(text.count("\n- "))}
    for initiative in only.initiatives:
        if initiative.under is not None:
            assert set(initiative.lines) <= set(only.results[initiative.under].lines)


lines_ = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join), min_size=1, max_size=8)
said_ = st.lists(
    st.tuples(
        st.sampled_from(
            ("counts:0", "levels:0", "context", "drop:0", "all:0", "purpose:0.0", "fixed:0.1", "notices:0")
        ),
        st.lists(
            st.sampled_from(
                (*WORDS, "12%", "was", "wants", "nobody", "in May", "3 of 11", "because", "drop", ",", ".", "yes")
            ),
            max_size=9,
        ).map(" ".join),
    ),
    max_size=4,
)


@given(lines_, said_)
def test_any_lines_and_any_answers_are_accounted_for_and_nothing_is_invented(rows, answers):
    okrs = pasted("Objective: Our nurses get the boxes they need\n" + "".join(f"- {row}\n" for row in rows))
    given_answers = [Answer(question, text) for question, text in answers]
    proposal = rewrite.compose(okrs, found(okrs), given_answers)
    (only,) = proposal.sets
    accounting.check(only, okrs.objectives[0])
    assert accounting.invented(only, okrs, given_answers) == set()
    assert len(only.questions) <= 3
    assert proposal == rewrite.compose(okrs, found(okrs), given_answers)


def test_a_lost_line_is_a_bug():
    okrs = pasted(PORTAL)
    (only,) = rewrite.compose(okrs, found(okrs)).sets
    with pytest.raises(AssertionError, match="lost"):
        accounting.check(only._replace(held=(), results=only.results[:-1]), okrs.objectives[0])
    with pytest.raises(AssertionError, match="twice"):
        accounting.check(only._replace(results=(*only.results, only.results[0])), okrs.objectives[0])


def test_lines_on_one_object_share_a_key_result():
    placed, only = fates(PORTAL)
    assert placed[0, 0] == placed[0, 1]
    assert placed[0, 2] == placed[0, 3], "the pipeline serves the build time it names"
    assert len(only.results) == 2
    assert {initiative.text for initiative in only.initiatives} >= {
        "Launch the new deployment portal",
        "Run 6 training sessions on the portal",
    }


def test_a_good_line_is_kept_word_for_word():
    _, only = fates(PORTAL)
    (kept,) = [result for result in only.results if result.form == "kept"]
    assert kept.option.text == "Reduce build time from 22 min to 10 min"
    assert kept.lacks == ""


def test_a_level_held_and_a_line_at_none_are_held():
    assert [line.text for line in fates(PORTAL)[1].held] == ["Keep availability at 99.9%"]
    assert "No allergy incidents" in [line.text for line in fates(SCHOOL)[1].held]


def test_a_promise_with_a_date_from_outside_stays():
    _, only = fates(SCHOOL)
    (committed,) = [result for result in only.results if result.form == "committed"]
    assert committed.option.text.endswith("Replace the steam ovens by 31 August, the safety certificate expires")
    free, after = fates(SCHOOL, [Answer("fixed:0.3", "No, our plan.")])
    assert not [result for result in after.results if result.form == "committed"]
    assert (0, 3) in free


def test_a_line_dropped_by_the_team_stays_in_sight():
    _, only = fates(LAB, [Answer("drop:0", "New courier boxes")])
    (dropped,) = [each for each in only.initiatives if each.form == "not now"]
    assert dropped.text == "New courier boxes"


def test_fewer_key_results_than_lines():
    _, only = fates(LAB)
    assert len(only.results) < 6


@pytest.mark.parametrize("text", [PORTAL, SCHOOL, LAB])
def test_the_promise_counts_the_chips_in_sight(text):
    okrs = pasted(text)
    proposal = rewrite.compose(okrs, found(okrs))
    shown = rewrite.text(proposal, okrs)
    chips = len(re.findall(r"\((?:today|aim|date|which|whose|over which time) \?\)", shown))
    assert shown.startswith(f"Every figure here is yours: 0 invented, {chips} missing.\n")


FOUR = [
    "Objective: Guests feel at home\n- Rooms ready on time\n- Tablet for each floor\n- New linen supplier\n- Fewer complaints\n",
    "Objective: Bikes back on the road\n- Repairs finished faster\n- Second truing stand\n- Online booking\n- Repairs that come back\n",
    "Objective: Claims settled while they matter\n- Settle claims faster\n- Claims reopened\n- Photo upload in the app\n- Expert network in the south\n",
    "Objective: Trusted numbers\n- Migrate 25 pipelines\n- Data quality dashboard\n- Late reports on Monday\n- Hire two analysts\n",
]


def words_on_page(proposal, okrs):
    """The words that a page shows by default for one objective, the promise above it included."""
    return screen.words(proposal.sets[0], lines.numbers(okrs)) + len(rewrite.promise(proposal).split())


@pytest.mark.parametrize("text", FOUR)
def test_the_page_is_short(text):
    okrs = pasted(text)
    before = rewrite.compose(okrs, found(okrs))
    assert words_on_page(before, okrs) <= 270
    answers = [Answer(question.id, "Don't know.") for question in before.sets[0].questions]
    after = rewrite.compose(okrs, found(okrs), answers)
    assert words_on_page(after, okrs) <= 180


def test_five_hundred_parts_take_less_than_two_seconds():
    rows = ("Launch portal {n}", "Fewer complaints about bus {n}", "Train {n} nurses", "Raise returns from {n}% to 50%")
    text = "".join(
        f"Objective: Team {o} helps its clients\n" + "".join(f"- {row.format(n=o + 3)}\n" for row in rows)
        for o in range(100)
    )
    okrs = pasted(text)
    findings = found(okrs)
    spent = []
    for _ in range(2):  # processor time, the better of two: other work on the machine is not counted
        start = time.process_time()
        rewrite.compose(okrs, findings, [Answer("context", "Complaints about bus 7 were 12 in May.")])
        spent.append(time.process_time() - start)
    assert min(spent) < 2


@pytest.mark.parametrize("text", [PORTAL, SCHOOL, LAB, *FOUR])
def test_our_own_sentences_keep_the_tone(text):
    okrs = pasted(text)
    asked = rewrite.compose(okrs, found(okrs))
    after = rewrite.compose(
        okrs, found(okrs), [Answer(question.id, "Don't know.") for question in asked.sets[0].questions]
    )
    for proposal in (asked, after):
        words = re.findall(r"[a-z]+", rewrite.text(proposal, okrs).lower())
        theirs = set(re.findall(r"[a-z]+", text.lower()))
        assert not (FORBIDDEN - theirs) & set(words)
        assert "!" not in rewrite.text(proposal, okrs)


def test_the_set_fills_and_keeps_its_provenance():
    text = "Objective: Parcels arrive on the day they were promised\n- Parcels sent back\n- Shorter waits at the counter\n- Barcode on every shelf\n"
    answers = [
        Answer("counts:0", "Parcels sent back: 31 of 400 in June, says the gate log. Waits are 12 minutes."),
        Answer("levels:0", "The city council wants waits under 5 minutes by the end of May."),
    ]
    okrs = pasted(text)
    (only,) = rewrite.compose(okrs, found(okrs), answers).sets
    back, waits = only.results[0].option, only.results[1].option
    assert "31 of 400 (June)" in back.text
    assert "12 minutes to under 5 minutes by the end of May" in waits.text
    assert "baseline" not in {placeholder.slot for placeholder in (*back.placeholders, *waits.placeholders)}
    quotes = {each.quote: each for each in waits.provenance if each.origin == "answer"}
    assert {"12 minutes", "under 5 minutes", "by the end of May"} <= set(quotes)
    assert quotes["under 5 minutes"].where.startswith("question 2")
    assert "Counted as: gate log." in only.results[0].notes
    assert only.why_now.startswith("The city council asked for it")


def test_the_opposite_is_quoted_and_not_turned_round():
    text = "Objective: New staff can work at once\n- Laptops ready on day one\n- Order portal for managers\n"
    (only,) = proposed(
        text, [Answer("counts:0", "9 of 22 starters had no laptops ready, they had none on day one.")]
    ).sets
    assert "from 9 of 22" not in only.results[0].option.text


def test_a_figure_given_in_passing_moves_no_other_key_result():
    answers = [Answer("all:0", "Carriers charge us 40 EUR after 2 hours. Nobody knows the rest.")]
    (only,) = proposed(SCHOOL, answers).sets
    assert not any("40" in result.option.text or "2 hours" in result.option.text for result in only.results)


WARD = """Objective: Calm nights on ward 7
- Introduce a sheet for falls
- Teach every nurse on nights how to fill in the sheet
- Falls per 1,000 bed days from 5.8 to 4
- Missed calls at night
"""
SHIELD = """Objective: Data that stays with us
- SOC 2 Type II
- 100% of phones encrypted
- Get organic certification
- Leaks -20%
- 20 new volunteers
- Weekly reading hour
"""


def test_a_way_reaches_its_change_through_another_way():
    placed, only = fates(WARD)
    assert placed[0, 0] == placed[0, 1] == placed[0, 2]
    assert len(only.results) == 2


def test_promises_lack_a_day_and_start_with_the_thing():
    placed, only = fates(SHIELD)
    texts = [result.option.text for result in only.results]
    assert any(text.startswith("Committed: SOC 2 Type II by [date: ") for text in texts)
    assert any(text.startswith("Committed: organic certification by [date: ") for text in texts)
    assert placed[0, 1] == "held"


def test_a_signed_share_waits_for_its_base_and_new_ones_for_nothing():
    _, only = fates(SHIELD)
    by_line = {result.lines[0]: result for result in only.results}
    assert by_line[0, 3].option.text.startswith("Leaks: 20% less than [baseline: ")
    assert by_line[0, 4].lacks == ""
    assert only.questions[0].text == "*Leaks -20%*: 20% of what, and counted over which time?"
    assert (0, 5) not in by_line, "an hour in the week measures nothing"


def test_our_definition_goes_when_the_team_has_given_theirs():
    _, only = fates(SHIELD, [Answer("base:0.3", "Leaks means reports to the registrar. 14 last year.")])
    leaks = next(result for result in only.results if (0, 3) in result.lines)
    assert any(note.startswith("Counted as: ") for note in leaks.notes)
    assert leaks.option.definition == ""


def test_what_is_kept_at_a_level_is_held():
    (only,) = proposed("Objective: Ready for the regatta\n- Keep rescue drills at one a week\n- New slipway\n").sets
    assert [line.text for line in only.held] == ["Keep rescue drills at one a week"]
    assert only.held[0].lacks == ""


def test_a_day_named_beside_the_document_reaches_its_promise():
    text = "Objective: A calm move\n- Move all branches to the new ledger\n- ISO 9001\n- Shorter waits at the till\n"
    said = "The old ledger is switched off on 30 September. The ISO 9001 audit is due on 4 May."
    (only,) = proposed(text, [Answer("context", said)]).sets
    ledger, iso, _ = only.results
    assert (ledger.form, iso.form) == ("committed", "committed")
    assert ledger.option.text.endswith("on 30 September")
    assert iso.option.text.endswith("on 4 May")
    assert not [question for question in only.questions if question.id.startswith(("date", "fixed"))]


def test_a_share_is_heard_under_the_key_result_that_was_asked_about():
    text = "Objective: A crew for every boat\n- Recruit 12 volunteers\n- Refit the boat house\n"
    (before,) = proposed(text).sets
    counts = next(question.id for question in before.questions if question.id.startswith("counts"))
    (after,) = proposed(text, [Answer(counts, "Of last year's volunteers 7 of 12 are still here.")]).sets
    assert "from 7 of 12" in after.results[0].option.text


def test_a_figure_without_a_line_is_settled_by_a_yes():
    text = "Objective: Calm mornings\n- Guests who do not show up\n- Calls given up while waiting\n"
    first = Answer("counts:0", "9% in April.")
    (before,) = proposed(text, [first]).sets
    which = next(question for question in before.questions if question.id.startswith("which"))
    (after,) = proposed(text, [first, Answer(which.id, "the guests")]).sets
    assert "9%" in after.results[0].option.text
    assert which.id not in [question.id for question in after.questions]


def test_a_wish_without_a_measure_waits_in_the_set_as_at_its_line():
    okrs = pasted(
        "Objective: Guests ski more\n- Fewer collisions\n- Better signposting on the slopes\n- Survey first-time visitors\n"
    )
    (proposed_set,) = rewrite.compose(okrs, found(okrs)).sets
    assert [result.lines for result in proposed_set.results] == [((0, 0),)]
    assert not any("from" in line.text for line in proposed_set.waiting)
    assert proposed_set.waiting[0].text == "Better signposting on the slopes"


@pytest.mark.parametrize("told", ["missing documentation pages: 9", "9 missing documentation pages last month"])
def test_a_figure_keeps_the_measure_that_the_team_names(told):
    text = "Objective: A hall that runs\n- Improve documentation\n- Faster set changes\n"
    (only,) = proposed(text, [Answer("counts:0", told)]).sets
    assert only.results[0].option.text.startswith("Missing documentation pages: from 9")
    assert "omplaints" not in only.results[0].option.text


def test_a_level_in_days_is_not_for_what_is_counted():
    text = "Objective: Calm desks\n- Faster refund handling\n- Fewer repeated calls\n"
    told = "Refunds take 6 days. Repeated calls come 30 times a month. The board wants 2 days by June."
    (only,) = proposed(text, [Answer("counts:0", told)]).sets
    assert "6 days to 2 days by June" in only.results[0].option.text
    assert "2 days" not in only.results[1].option.text
