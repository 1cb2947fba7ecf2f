"""A model's summary of reasons on the page Review: asked for by a press, apart from all that counts, naming nobody."""

from __future__ import annotations

import json
import re
import time

import pytest
import test_modelled_page as rewriting
import tone
from drafted import own_store
from provider import Provider
from streamlit.testing.v1 import AppTest
from test_app import bare, page
from test_review_page import ballot, opened, tap, vote, who

from coach import parse, store, team
from coach.store import Terms
from coach.ui import review_summed

pytestmark = pytest.mark.filterwarnings("ignore")  # what litellm leaves open is its own

running, provider = rewriting.running, rewriting.provider
kept = pytest.fixture(autouse=True)(own_store)

ASK, AGAIN = review_summed.ASK, review_summed.AGAIN
SET = "Objective: Skippers trust the lock\n- Waiting time at the lock from 40 to 25 minutes\n"
REASONS = {
    "Ada": "The wait depends on the tide, ask Ines Kowalski",
    "Ben": "I doubt the gate log",
    "Cy": "wait is the tide, 7 of us know it, cy@lock.example",
}
SHARED = {
    "common": "The wait depends on the tide.",
    "apart": "Some look at the tide, others doubt the gate log.",
    "question": "Who can look at the gate log?",
}


@pytest.fixture
def review(kept: store.Store) -> str:
    """A review whose answers are open, with three reasons for one line."""
    plan = team.plan(parse.read(SET))
    begun = kept.reviews.begin(who("Ada"), plan, Terms(3), key="k").id
    for name in REASONS:
        kept.reviews.join(who(name), begun, name)
    for (name, reason), (right, sure) in zip(REASONS.items(), (("drop", 5), ("keep", 9), ("keep", 1)), strict=True):
        said = ballot(right, sure, reason)
        vote(kept, begun, **{name: said._replace(marks=said.marks[:2])})
    return begun


@pytest.fixture
def talk(provider: Provider, review: str) -> AppTest:
    """The talk about that line, with a model that answers."""
    provider.text = json.dumps(SHARED)
    return opened(review, "Ada")


def buttons(at: AppTest) -> list[str]:
    return [bare(each.label) for each in at.button]


def press(at: AppTest, label: str) -> AppTest:
    return tap(at, next(each.label for each in at.button if bare(each.label) == label)).run()


def come(at: AppTest) -> AppTest:
    """The page when the summary has come, or the reason why there is none."""
    for _ in range(150):
        at = at.run()
        assert not at.exception
        if "reads the reasons" not in page(at):
            return at
        time.sleep(0.1)
    raise AssertionError("the summary does not come")


def summed(at: AppTest, *, masked: bool = False) -> AppTest:
    at = press(at, ASK)
    at = at.toggle(key="mask:summary").set_value(masked).run()
    return come(press(at, "Send it to the model"))


def test_it_is_an_opinion_beside_the_reasons(provider: Provider, talk: AppTest, kept: store.Store, review: str) -> None:
    before = kept.reviews.review(who("Ada"), review)
    at = summed(talk)
    told = page(at)
    assert f"An opinion of {rewriting.MODEL} on the reasons, counted in nothing" in told
    for sentence in SHARED.values():
        assert sentence in told
        assert not list(tone.slips(sentence))
    for reason in REASONS.values():
        assert reason in told
    assert "1 request, 49 tokens, cost unknown" in told
    assert ASK not in buttons(at)
    assert AGAIN not in buttons(at)
    assert len(provider.requests) == 1
    assert kept.reviews.review(who("Ada"), review) == before
    assert SHARED["common"] not in kept.reviews.minutes(who("Ada"), review)
    assert SHARED["common"] not in page(opened(review, "Ben"))


def test_nothing_goes_out_before_somebody_has_seen_it(provider: Provider, talk: AppTest) -> None:
    assert not provider.requests
    at = press(talk, ASK)
    assert "Before anything is sent" in page(at)
    assert not provider.requests
    at = at.toggle(key="mask:summary").set_value(True).run()
    (text,) = [each.value for each in at.code if each.value.startswith("TEAM")]
    for hidden in ("Ines", "Kowalski", "cy@lock.example"):
        assert hidden not in text
    come(press(at, "Send it to the model"))
    assert [each["body"]["messages"][-1]["content"] for each in provider.requests] == [text]


def test_whoever_would_not_send_it_is_asked_no_more(provider: Provider, talk: AppTest) -> None:
    at = press(press(talk, ASK), "Send nothing")
    assert ASK not in buttons(at)
    assert not provider.requests


@pytest.mark.parametrize(
    "said",
    [
        "Ben doubts the gate log.",
        "Kowalski knows the tide.",
        "The tide takes 7 hours.",
        "Seven of us know the tide.",
        "A dozen boats wait for the tide.",
        "The wait is twice the tide.",
        "Half of the wait is the tide.",
        "The tide: see cy@lock.example.",
    ],
)
def test_a_sentence_with_a_name_or_a_number_is_not_shown(provider: Provider, talk: AppTest, said: str) -> None:
    provider.text = json.dumps({"common": said, "apart": said, "question": f"{said.rstrip('.')}?"})
    at = summed(talk)
    assert said.rstrip(".") not in page(at)
    assert "No summary stands here. It told nothing that can stand here." in page(at)
    assert AGAIN not in buttons(at)


def test_a_stopped_one_is_not_shown_and_can_be_asked_again(provider: Provider, talk: AppTest) -> None:
    provider.play("hang")
    at = press(press(talk, ASK), "Send it to the model")
    at = press(at, "Stop")
    assert "No summary stands here. The model was stopped." in page(at)
    provider.play("good")
    assert SHARED["common"] in page(come(press(at, AGAIN)))


@pytest.mark.parametrize(
    ("scene", "says"), [("401", "takes no request with this key"), ("reset", "does not answer"), ("prose", "the form")]
)
def test_a_fault_is_one_sentence_and_the_talk_goes_on(provider: Provider, talk: AppTest, scene: str, says: str) -> None:
    provider.play(scene)
    at = summed(talk)
    (told,) = [each for each in page(at).split("\n") if each.startswith("No summary stands here.")]
    assert re.search(says, told), told
    assert rewriting.KEY not in page(at)
    assert "Decide" in buttons(at)
    assert AGAIN in buttons(at)


def test_one_reason_is_not_summed_up(provider: Provider, kept: store.Store) -> None:
    begun = kept.reviews.begin(who("Ada"), team.plan(parse.read(SET)), Terms(3), key="one").id
    for n, name in enumerate(REASONS):
        kept.reviews.join(who(name), begun, name)
        said = ballot("drop" if not n else "keep", 5, REASONS[name] if not n else "")
        vote(kept, begun, **{name: said._replace(marks=said.marks[:2])})
    at = opened(begun, "Ada")
    assert REASONS["Ada"] in page(at)
    assert ASK not in buttons(at)
    assert not provider.requests


def test_without_a_model_there_is_nothing_to_ask(review: str) -> None:
    assert ASK not in buttons(opened(review, "Ada"))


@pytest.mark.usefixtures("provider")
def test_members_and_guests_are_not_asked(kept: store.Store, review: str) -> None:
    kept.members.enrol(who("Ada"), "Ben")
    assert ASK in buttons(opened(review, "Ada"))
    assert ASK not in buttons(opened(review, "Ben"))
