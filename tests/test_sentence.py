"""One reading of a goal sentence: verb, object, measure, direction, actor, purpose, guardrail."""

from __future__ import annotations

import pytest

from coach import sentence
from coach.sentence.lexicon import LEXICON, Is, lemma


def part(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]


@pytest.mark.parametrize(
    ("text", "base", "verb_class", "form"),
    [
        ("Open the second branch", "open", "deliver", "order"),
        ("To open the second branch", "open", "deliver", "order"),
        ("We will successfully open the second branch", "open", "deliver", "order"),
        ("Be able to open a branch", "open", "deliver", "order"),
        ("By the end of May, open the second branch", "open", "deliver", "order"),
        ("Onboarding: shorten the first call", "shorten", "down", "order"),
        ("[Stores] open the second branch", "open", "deliver", "order"),
        ("Second branch opened", "open", "deliver", "passive"),
        ("Opened a second branch", "open", "deliver", "done"),
        ("Opening a second branch", "open", "deliver", "doing"),
        ("Opening of the second branch", "", "", "phrase"),
        ("Support the night shift", "support", "activity", "order"),
        ("Support cost per call from EUR 7 to EUR 5", "", "", "phrase"),
        ("Reach out to growers", "reach", "activity", "order"),
        ("Reach 400 growers", "reach", "reach", "order"),
        ("Speed up the intake", "speed", "change", "order"),
        ("Lift the score by 3 points", "lift", "up", "order"),
        ("Halve the queue", "halve", "down", "order"),
        ("Improve the queue", "improve", "change", "order"),
        ("Win 4 contracts", "win", "obtain", "order"),
        ("Gauge the noise level", "gauge", "measure", "order"),
        ("Learn why growers leave", "learn", "learn", "order"),
        ("Stay under 40 hours", "stay", "hold", "order"),
        ("60% of growers renew", "renew", "deliver", "active"),
        ("Growers who renew: 60%", "renew", "deliver", "active"),
        ("The shop is open on Sundays", "be", "open", "state"),
        ("All crates have been washed", "wash", "deliver", "passive"),
        ("Rust driver", "", "", "phrase"),
        ("Do not ship on Fridays", "ship", "activity", "order"),
    ],
)
def test_the_head_verb_and_how_it_stands(text: str, base: str, verb_class: str, form: str) -> None:
    reading = sentence.read(text)
    assert (reading.lemma, reading.form) == (base, form)
    if verb_class != "open":
        assert reading.verb_class == verb_class


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Reduce p95 latency of the search page by 30%", "p95 latency of the search page"),
        ("NPS from 32 to 50", "NPS"),
        ("Support cost per ticket from EUR 9 to EUR 6", "Support cost per ticket"),
        ("Raise the share of loans renewed online from 20% to 45%", "share of loans renewed online"),
        ("80% of tenants pay by direct debit", "tenants pay by direct debit"),
        ("Phishing click rate: 14% → 5%", "Phishing click rate"),
        ("Churn under 4% by the end of Q2", "Churn"),
        ("Improve customer satisfaction", "customer satisfaction"),
        ("Launch the newsletter", ""),
        ("Audit trail", ""),
    ],
)
def test_the_words_of_the_measure(text: str, metric: str) -> None:
    reading = sentence.read(text)
    assert reading.metric_text == metric
    assert part(text, reading.metric) == metric


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Raise attendance to 90%", "up"),
        ("Cut attendance", "down"),
        ("Improve churn from 5% to 3%", "down"),
        ("Improve attendance from 80% to 90%", "up"),
        ("Waiting time under 20 minutes", "down"),
        ("Score of at least 4.5", "up"),
        ("Improve waiting time", "down"),
        ("Zero lost parcels", "down"),
        ("Keep waste at 3%", "hold"),
        ("Attendance stays above 90%", "hold"),
        ("Launch the newsletter", None),
    ],
)
def test_which_way_is_better(text: str, direction: str | None) -> None:
    assert sentence.read(text).direction == direction


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("80% of night-shift nurses use the checklist", "night-shift nurses"),
        ("Win 12 new customers", "new customers"),
        ("12 schools book a second visit", "schools"),
        ("Launch the newsletter", ""),
    ],
)
def test_who_acts(text: str, actor: str) -> None:
    reading = sentence.read(text)
    assert part(text, reading.actor).endswith(actor)
    assert bool(part(text, reading.actor)) == bool(actor)


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Launch the tool to raise sign-ups by 25%", "to raise sign-ups by 25%"),
        ("Fix the gate so that lorries wait less", "so that lorries wait less"),
        ("Redesign the form, resulting in 40% fewer calls", "resulting in 40% fewer calls"),
        ("Cut intake from 9 days to 4", ""),
        ("Roll out the tablets to all wards", ""),
    ],
)
def test_what_it_is_for(text: str, purpose: str) -> None:
    assert part(text, sentence.read(text).purpose) == purpose


@pytest.mark.parametrize(
    ("text", "guardrail"),
    [
        ("Raise sales by 10% while returns stay under 3%", "while returns stay under 3%"),
        ("Cut cost by 10% without more complaints", "without more complaints"),
        ("Cut cost by 10% with service level unchanged", "with service level unchanged"),
        ("Double the output at the same headcount", "at the same headcount"),
        ("Litigants who file without help: 20% to 50%", ""),
    ],
)
def test_what_must_not_get_worse(text: str, guardrail: str) -> None:
    assert part(text, sentence.read(text).guardrail) == guardrail


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Publish the guide and train the clerks", 2),
        ("Publish the guide. Train the clerks. Measure calls.", 3),
        ("Search and rescue drills", 1),
        ("Average of .75 or below", 1),
        ("Sales and marketing costs under 4%", 1),
    ],
)
def test_clauses(text: str, clauses: int) -> None:
    assert len(sentence.read(text).clauses) == clauses


def test_progress_is_no_part_of_the_goal() -> None:
    plain = sentence.read("Build the archive")
    marked = sentence.read("Build the archive => 70%")
    assert (plain.lemma, plain.form, plain.head) == (marked.lemma, marked.form, marked.head)
    assert marked.clauses[0].end == len(plain.line.words)


@pytest.mark.parametrize("text", ["", " ", ".", "...", "-", "?!", "12", "%", "to", "and", "(", "of of of", "will be"])
def test_scraps_have_a_reading(text: str) -> None:
    assert sentence.read(text).text == text


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("launched", "launch"),
        ("planned", "plan"),
        ("hiring", "hire"),
        ("studies", "study"),
        ("sent", "send"),
        ("built", "build"),
        ("offered", "offer"),
        ("referred", "refer"),
        ("optimising", "optimise"),
        ("validates", "validate"),
        ("gitified", "gitify"),
        ("zooped", "zoop"),
        ("zooping", "zoop"),
    ],
)
def test_base_forms(form: str, base: str) -> None:
    assert lemma(form) == base


@pytest.mark.parametrize(
    ("word", "bit"),
    [
        ("zoopify", Is.VERB),
        ("zooped", Is.PAST),
        ("zooping", Is.ING),
        ("zooply", Is.ADV),
        ("beekeepers", Is.ACTOR),
        ("playtests", Is.WORK),
        ("spookier", Is.QUALITY),
        ("re-enrolment", Is.METRIC),
        ("co-workers", Is.ACTOR),
    ],
)
def test_unlisted_words_are_judged_by_their_shape(word: str, bit: int) -> None:
    assert LEXICON[word] & bit


def test_the_lexicon_does_not_grow_without_bound() -> None:
    assert len(LEXICON) < LEXICON.limit
    size = len(LEXICON)
    assert LEXICON["zoopzoopzoop"] == LEXICON["zoopzoopzoop"]
    assert len(LEXICON) <= size + 1


@pytest.mark.parametrize(
    ("first", "then"),
    [("quaffery", "quafferies"), ("reserve", "reserves"), ("gizmofy", "gizmofied"), ("refit", "refits")],
)
def test_what_a_word_may_be_does_not_hang_on_the_words_seen_before(first: str, then: str) -> None:
    alone = LEXICON.shape(then)
    assert LEXICON[first]
    assert LEXICON.shape(then) == alone
    assert LEXICON[then] == alone


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Heating in wards 4 and 5", ["4", "5"]),
        ("Refit kiln two", ["two"]),
        ("Move the shop to Magento 2", ["2"]),
        ("Upgrade to Swift 6", ["6"]),
        ("Orchard strategy 2031", ["2031"]),
        ("Drop support for 3.x", ["3.x"]),
        ("Land the parser on nightly", ["nightly"]),
        ("Toddlers settled by nine", ["nine"]),
        ("Bakers 2.0", ["2.0"]),
        ("Refit 14 wooden barrels", []),
        ("NPS 40", []),
        ("Trim churn by nine", []),
        ("Deploy nightly", []),
        ("Reach Lighthouse 90", []),
        ("Open 3 new bakeries", []),
    ],
)
def test_numbers_that_are_part_of_a_name_are_no_amounts(text: str, names: list[str]) -> None:
    amounts = sentence.read(text).amounts
    assert [text[start:end] for start, end in amounts.names] == names
    assert bool(amounts.quantities) is not bool(names)
