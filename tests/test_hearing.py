"""What an answer fills, and what it does not."""

import pytest

from coach.builtin import clauses, hearing, nouns, people, verdicts
from coach.builtin.topics import Topic
from coach.model import Answer

WAIT, BATCH = (0, 0), (0, 1)


def topic(at, line, metric="", unit="", *, result=True):
    return Topic(at, nouns.loose(line), nouns.loose(metric), line.lower(), unit, result)


TOPICS = [
    topic(WAIT, "Shorter waits at the counter", "median minutes from ticket to counter", "time"),
    topic(BATCH, "Parcels sent back", "share of all parcels", "%"),
    topic((0, 2, 0), "Install a ticket machine", result=False),
]


def heard(text, question="counts:0", asked=()):
    return hearing.hear([Answer(question, text)], TOPICS, {question: asked})


def slots(result):
    return {
        (at, slot): fact.text for (at, slot), fact in result.slots.items() if slot in ("baseline", "target", "deadline")
    }


def test_one_free_answer_fills_all_slots_it_holds():
    result = heard(
        "The ticket log prints it every week. In March it was 19 minutes median because two counters stay closed. "
        "7% of the parcels are sent back. The city council asked for under ten minutes at the counter by the end of May."
    )
    assert slots(result) == {
        (WAIT, "baseline"): "19 minutes",
        (BATCH, "baseline"): "7%",
        (WAIT, "target"): "under ten minutes",
        (WAIT, "deadline"): "by the end of May",
    }
    assert result.get(WAIT, "baseline").period == "March"
    assert result.get(WAIT, "by").text == "The city council"
    assert [fact.text for fact in result.about("cause")] == ["two counters stay closed"]


@pytest.mark.parametrize(
    ("text", "at", "slot", "figure"),
    [
        ("Waits are 12 minutes.", WAIT, "baseline", "12 minutes"),
        ("Waits: 12 minutes, says the log", WAIT, "baseline", "12 minutes"),
        ("Parcels = 31 of 400 in June", BATCH, "baseline", "31 of 400"),
        ("We need parcels sent back below 4%", BATCH, "target", "below 4%"),
        ("Waiting at no more than 5 minutes is what the mayor wants", WAIT, "target", "no more than 5 minutes"),
        ("Parcels sent back were 3.8% last year", BATCH, "baseline", "3.8%"),
        ("1,250 parcels were sent back last year", BATCH, "baseline", "1,250 parcels"),
        ("We send back 40 parcels a week", BATCH, "baseline", "40 parcels a week"),
    ],
)
def test_a_figure_is_copied_character_by_character(text, at, slot, figure):
    fact = heard(text).get(at, slot)
    assert fact is not None
    assert fact.text in text
    assert fact.text.startswith(figure) or figure.startswith(fact.text)


def test_a_figure_that_fits_two_lines_fills_none():
    two = [topic(WAIT, "Shorter waits", unit="time"), topic(BATCH, "Faster parcels", unit="time")]
    result = hearing.hear([Answer("counts:0", "14 days.")], two, {})
    assert not slots(result)
    assert [fact.text for fact in result.loose] == ["14 days"]


def test_a_figure_given_for_one_line_fills_no_other():
    assert set(slots(heard("Parcels sent back are 7%."))) == {(BATCH, "baseline")}


def test_bare_figures_follow_the_order_of_the_question():
    result = heard("19 minutes, 7%", asked=(WAIT, BATCH))
    assert slots(result) == {(WAIT, "baseline"): "19 minutes", (BATCH, "baseline"): "7%"}


def test_a_figure_about_other_things_fills_nothing():
    assert not slots(heard("Carriers charge money after 2 hours."))


def test_a_figure_for_a_thing_to_try_is_a_remark():
    result = heard("The ticket machine costs 900 a month.")
    assert not slots(result)
    assert result.asides[0].at == (0, 2, 0)


def test_a_correction_wins_over_what_was_said_before():
    result = heard("Waits are 19 minutes. No, 12 minutes.")
    assert slots(result) == {(WAIT, "baseline"): "12 minutes"}
    later = hearing.hear(
        [Answer("counts:0", "Waits are 19 minutes."), Answer("counts:0", "No, waits are 12 minutes.")], TOPICS, {}
    )
    assert slots(later) == {(WAIT, "baseline"): "12 minutes"}


def test_two_answers_that_differ_are_a_conflict():
    answers = [Answer("counts:0", "Waits are 19 minutes."), Answer("notices:0", "Waits are 12 minutes.")]
    result = hearing.hear(answers, TOPICS, {})
    assert [(a.text, b.text) for a, b in result.conflicts] == [("19 minutes", "12 minutes")]


@pytest.mark.parametrize(
    "text", ["No idea.", "don't know", "Nobody counts that.", "nobody", "We don't count those.", "unknown"]
)
def test_nobody_knows_is_an_answer(text):
    result = heard(text)
    assert not slots(result)
    assert result.unknown(WAIT, "baseline")
    assert not result.unknown(WAIT, "target")


def test_nobody_named_a_level_closes_the_aim():
    assert heard("Nobody named a level.", "levels:0").unknown(WAIT, "target")


def test_context_is_heard_the_same_way():
    result = heard("Waits were 19 minutes in March.", "context")
    assert result.get(WAIT, "baseline").where == "context"


def test_every_fact_keeps_its_quote_and_place():
    fact = heard("In March waits were 19 minutes.").get(WAIT, "baseline")
    provenance = fact.provenance()
    assert (provenance.quote, provenance.origin) == ("19 minutes", "answer")
    assert provenance.where.startswith("question 1")
    assert "In March waits were 19 minutes" in fact.quote


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("27 minutes by the booking system", "booking system"),
        ("the gate log says 81%", "gate log"),
        ("the taster keeps a book", ""),
        ("annual balance", "annual balance"),
        ("we lost the book", ""),
    ],
)
def test_sources_are_slices(text, source):
    assert people.source(text) == source


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Petra from the front desk could count it", "Petra from the front desk"),
        ("Ines knows", "Ines"),
        ("It could be measured", ""),
        ("ask Jonas", "Jonas"),
    ],
)
def test_people_who_could_look_it_up(text, who):
    assert people.who(text) == who


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The culture office asked for under a week", "The culture office"),
        ("Dr Brandt wants waits under 15 minutes", "Dr Brandt"),
        ("We want 10%", ""),
        ("Waits need 4 days", "Waits"),
    ],
)
def test_who_asked(text, by):
    assert people.asker(text) == by


@pytest.mark.parametrize(
    ("question", "text", "kind"),
    [
        ("fixed:0.0", "Yes.", "fixed"),
        ("fixed:0.0", "No, our plan", "free"),
        ("drop:0", "The ticket machine", "drop"),
        ("context", "Drop the parcels line", "drop"),
        ("context", "Keep the parcels apart", "apart"),
        ("context", "Parcels sent back can't be measured", "unmeasurable"),
        ("context", "Ticket machine: audit asked for it", "duty"),
        ("purpose:0.2", "So that people sit down", "reason"),
    ],
)
def test_verdicts_on_a_line(question, text, kind):
    lines = [(WAIT, "Shorter waits"), (BATCH, "Parcels sent back"), ((0, 2), "Install a ticket machine")]
    (verdict,) = verdicts.hear([Answer(question, text)], 0, lines).values()
    assert verdict.kind == kind


def test_a_drop_out_is_not_a_line_to_drop():
    lines = [(WAIT, "Learners who finish"), (BATCH, "New videos")]
    assert verdicts.hear([Answer("counts:0", "37% of learners drop out")], 0, lines) == {}


def test_clauses_are_slices_of_the_answer():
    answer = "Dr. Amara counts 3.5 per 1,000 births; it was 4 in 2024, because the night shift is thin"
    for clause in clauses.read(answer):
        assert clause.text in answer
        assert all(figure.text in clause.text for figure in clause.figures)


def test_coins_belong_to_their_figure():
    (clause,) = clauses.read("The pool price is 41 cents a swim.")
    assert [figure.text for figure in clause.figures] == ["41 cents a swim"]
