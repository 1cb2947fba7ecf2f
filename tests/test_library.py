"""The library: names are proposed and values never, in words that could be said to any team."""

import re
import string
import sys

import pytest
from tone import FORBIDDEN

from coach import library
from coach.builtin import slots
from coach.library import FAMILIES, HEADS, TRADES, VERBS, Metric

EVERY = [metric for _, metric in library.METRICS] + [
    metric for family in FAMILIES.values() for metric in family.readings
]
PEOPLE_AS_FAULT = re.compile(r"\b(?:performance of|lazy|careless|fail to do|failure of the team)\b")
KNOWN_SLOTS = slots.NOUNS | {"it", "he", "they", "its", "them", "one_of"}


def strings(metric: Metric) -> list[str]:
    return [
        metric.text,
        metric.meant,
        metric.why,
        metric.definition,
        metric.watch,
        metric.protect,
        metric.who,
        metric.subject,
    ]


@pytest.mark.parametrize("metric", EVERY, ids=lambda metric: metric.text)
def test_no_metric_holds_a_value(metric):
    assert not re.search(r"\d|%", " ".join(strings(metric)))


@pytest.mark.parametrize("metric", EVERY, ids=lambda metric: metric.text)
def test_every_metric_says_how_it_is_counted_and_what_to_watch(metric):
    assert metric.meant
    assert metric.why
    assert metric.definition
    assert metric.watch
    assert metric.shape in {"share", "median time", "time lost", "money", "count"}
    assert metric.need
    assert metric.aim
    assert metric.direction in {"up", "down"}


@pytest.mark.parametrize("metric", EVERY, ids=lambda metric: metric.text)
def test_the_tone_holds_in_every_string(metric):
    for text in strings(metric):
        assert "!" not in text
        assert not FORBIDDEN & set(re.findall(r"[a-z]+", text.lower())), text
        assert not PEOPLE_AS_FAULT.search(text)


@pytest.mark.parametrize("metric", EVERY, ids=lambda metric: metric.text)
def test_a_metric_starts_with_its_subject_and_is_short(metric):
    first = metric.text.split()[0].lower()
    assert first not in {"increase", "reduce", "improve", "raise", "lower", "more", "fewer", "the"}
    assert len(metric.text.split()) <= 18
    assert len(metric.why.split()) <= 24
    assert len(metric.watch.split()) <= 20


def test_slots_are_nouns_of_the_line_or_verbs_that_agree():
    for metric in EVERY:
        for text in strings(metric):
            for _, name, _, _ in string.Formatter().parse(text):
                if name and name.lower() not in KNOWN_SLOTS:
                    verb = name.rstrip("_")
                    assert verb.endswith("s"), f"{name} in {text}"


def test_every_family_asks_one_question():
    for name, family in FAMILIES.items():
        assert family.question.endswith("?"), name
        assert family.question.count("?") == 1, name


def test_heads_and_verbs_name_families_that_exist():
    assert set(HEADS.values()) <= set(FAMILIES)
    assert set(VERBS.values()) - {""} <= set(FAMILIES)


def test_the_twelve_families_and_more_are_there():
    wanted = [
        "train",
        "system",
        "document",
        "migrate",
        "hire",
        "buy",
        "event",
        "outreach",
        "research",
        "verdict",
        "place",
        "inspect",
        "communicate",
        "integrate",
        "automate",
    ]
    assert set(wanted) <= set(FAMILIES)


def test_metrics_name_trades_that_exist():
    names = {trade.name for trade in TRADES} | {"*", "desk", "tech"}
    for cues, metric in library.METRICS:
        trades, _, words = cues.partition(": ")
        assert words, metric.text
        assert set(trades.split(",")) <= names, metric.text


def test_a_trade_needs_two_words():
    assert library.trade({"ward"}, set(), set()) is None
    assert library.trade({"ward", "nurse"}, set(), set()).name == "ward"
    assert library.trade({"menu"}, {"kitchen"}, {"guests"}).people == "guests"


def test_a_loose_word_alone_brings_no_domain():
    assert not list(library.matching({"review", "annual"}, set(), None))


def test_a_metric_of_a_ward_stays_there():
    kitchen = library.trade({"kitchen", "menu"}, set(), set())
    ward = library.trade({"ward", "patient", "handover"}, set(), set())
    line = {"falls", "patients"}
    assert not list(library.matching(line, set(), kitchen))
    assert any("Falls" in metric.text for metric in library.matching(line, set(), ward))


def test_shapes_give_words_for_what_is_missing():
    metric = Metric("Orders: median minutes from taken to served", "x", "x", "x", "x")
    assert (metric.shape, metric.unit, metric.direction) == ("median time", "time", "down")
    assert metric.need == "median minutes in the last full month"
    weekly = Metric("Shifts changed at short notice: per week", "x", "x", "x", "x")
    assert weekly.need == "number in the last full week"
    assert weekly.aim == "number you would accept"


def test_the_library_is_light():
    assert not {"pydantic", "rapidfuzz", "streamlit"} & set(sys.modules) or "coach.library" in sys.modules
    assert not any(name.startswith(("streamlit", "litellm")) for name in vars(library))
