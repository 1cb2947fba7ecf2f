"""What a model thinks of a set, and what it makes of the reasons of a review: beside the set, in nothing that counts."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import tone
from provider import PLAIN, Provider

from coach import checks, llm, parse
from coach.errors import InputError
from coach.rewrite import opinion, summary
from coach.settings import Secret, Settings

pytestmark = pytest.mark.filterwarnings("ignore")

CALLS = parse.read(
    "# Callers get help the first time\n- Share of callers who call twice from 29% to 15%\n- Median wait from 4 to 2 minutes\n"
)
AIM = CALLS.objectives[0]
FORM = {
    "gap": "the help itself",
    "scenario": "Fewer callers call twice and the wait is short. They have given up and ask a neighbour.",
    "question": "What would show that callers got help?",
}
REASONS = [
    "The wait depends on staffing, and Ben's team runs the phones",
    "I doubt the phone data on who calls twice",
    "wait is staffing, 12 of us are not enough",
]
SHARED = {
    "common": "The wait depends on staffing.",
    "apart": "Some look at the wait, others doubt the phone data.",
    "question": "Who can look at the phone data?",
}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with Provider() as running:
        yield running


def settings(provider: Provider) -> Settings:
    return Settings("openai/any", provider.url, Secret("sk-none"))


def turn() -> llm.Turn:
    return llm.Turn(seconds=5, sleep=lambda _: None)


def opined(provider: Provider, **changed: str) -> opinion.Given:
    provider.play("good")
    provider.text = json.dumps({**FORM, **changed})
    return opinion.opinion(AIM, 0, settings(provider), turn())


def summed(provider: Provider, **changed: str) -> summary.Summary:
    provider.play("good")
    provider.text = json.dumps({**SHARED, **changed})
    return summary.summary(REASONS, "Median wait", settings(provider), turn(), ("Ben Okafor",))


def test_an_opinion_is_one_scenario_and_a_question(provider: Provider) -> None:
    given = opined(provider)
    assert given.opinion is not None
    assert given.opinion.text == f"{FORM['scenario']} {FORM['question']}"
    assert (given.opinion.at, given.opinion.engine, given.trouble) == ((0,), "openai/any", "")
    assert len(provider.requests) == 1
    assert list(tone.slips(given.opinion.text)) == []


def test_where_nothing_is_missing_there_is_no_opinion(provider: Provider) -> None:
    assert opined(provider, gap="", scenario="", question="") == opinion.Given(None)


@pytest.mark.parametrize(
    "scenario",
    [
        "Callers wait 9 minutes at night.",
        "Callers still wait half an hour.",
        "This key result is weak, so callers call again.",
        "You should count help.",
        "Great numbers, yet callers stay without help!",
        "Callers hang up, see [this](https://evil.example/x).",
        "Callers hang up, and <img src=x> shows it.",
        "Since Marta Kowalski left, callers stay without help.",
        "Priya still has no answer.",
        "Is every caller helped?",
        "Callers wait. " * 30,
    ],
)
def test_a_scenario_that_may_not_stand_on_a_page_is_not_shown(provider: Provider, scenario: str) -> None:
    assert opined(provider, scenario=scenario).opinion is None


@pytest.mark.parametrize(
    "question", ["", "What of help? And who?", "How many of 40?", "Count help.", "Which key result fails?"]
)
def test_a_question_that_may_not_be_asked_is_left_out(provider: Provider, question: str) -> None:
    given = opined(provider, question=question)
    assert given.opinion is not None
    assert given.opinion.text == FORM["scenario"]


def test_an_opinion_counts_in_nothing_and_is_let_go_with_a_reason(provider: Provider) -> None:
    before = checks.run(CALLS)
    shown = opined(provider).opinion
    assert shown is not None
    gone = opinion.dismissed(shown, "  we ask them\nevery month ")
    assert gone.dismissed == "we ask them every month"
    assert gone._replace(dismissed="") == shown
    assert checks.run(CALLS) == before
    with pytest.raises(InputError, match="why"):
        opinion.dismissed(shown, " \n ")


def test_without_a_model_or_key_results_nobody_is_asked(provider: Provider) -> None:
    provider.play("good")
    assert opinion.opinion(AIM, 0, Settings(), turn()) == opinion.Given(None)
    assert opinion.opinion(AIM._replace(key_results=()), 0, settings(provider), turn()) == opinion.Given(None)
    assert summary.summary(REASONS, "", Settings(), turn()) == summary.Summary()
    assert summary.summary(REASONS[:1], "", settings(provider), turn()) == summary.Summary()
    assert provider.requests == []


def test_a_summary_says_what_the_reasons_share(provider: Provider) -> None:
    assert summed(provider) == summary.Summary(**SHARED)
    sent = json.loads(provider.requests[0]["body"]["messages"][-1]["content"].partition("TEAM\n")[2])
    assert sent == {"part": "Median wait", "reasons": sorted(REASONS)}


@pytest.mark.parametrize(
    "said",
    [
        "Most say that the wait depends on staffing.",
        "Two doubt the phone data.",
        "Everyone doubts the phone data.",
        "Ben's team runs the phones and the wait.",
        "Okafor runs the phones.",
        "She doubts the phone data.",
        "The wait depends on staffing of 12.",
        "The phone data is wrong.",
        "Rain and the moon decide about luck in autumn.",
        "Is it the wait on the phones?",
    ],
)
def test_a_summary_names_and_counts_nobody_and_adds_nothing(provider: Provider, said: str) -> None:
    found = summed(provider, common=said, apart=said)
    assert (found.common, found.apart) == ("", "")
    assert found.question == SHARED["question"]


@pytest.mark.parametrize("scene", PLAIN)
def test_whatever_a_provider_does_the_page_goes_on(provider: Provider, scene: str) -> None:
    seconds = 0.6 if scene == "hang" else 20.0
    for ask in (
        lambda used: opinion.opinion(AIM, 0, settings(provider), used),
        lambda used: summary.summary(REASONS, "Median wait", settings(provider), used),
    ):
        llm.door.forget()
        provider.text = "{}"  # the form of neither
        provider.play(scene)
        used = llm.Turn(seconds=seconds, sleep=lambda _: None)
        given = ask(used)
        assert given.trouble.endswith(".")
        assert given._replace(trouble="") in (opinion.Given(None), summary.Summary())
        assert len(provider.requests) == used.calls <= 3
