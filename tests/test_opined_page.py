"""A model's opinion on the page Rewrite: asked for by a tap, apart from all that counts, let go with a reason."""

from __future__ import annotations

import json
import re
import time

import pytest
import test_modelled_page as rewriting
import tone
from provider import Provider
from streamlit.testing.v1 import AppTest
from test_app import bare, bring, decide, desk, page, promise, show, tap

from coach.ui import home as taken_home

pytestmark = pytest.mark.filterwarnings("ignore")  # what litellm leaves open is its own

ASK, AGAIN, HEAD = "Ask the model for its opinion", "Ask the model again for its opinion", "counted in nothing"
SCENARIO = "The queue is short, and families without a phone still stand outside."
QUESTION = "What would show that families without a phone get in?"
VIEW = json.dumps({"gap": "families without a phone", "scenario": SCENARIO, "question": QUESTION})
# Every line passes, so that nothing of it is sent for its own sake.
SETTLED = """\
## Families with Ines Kowalski swim without waiting
- Till: median minutes in the queue from 14 min to 6 min by 30 June 2027
- Complaints of families at the till from 40 to 15 a month by 30 June 2027
"""

running, provider = rewriting.running, rewriting.provider


@pytest.fixture
def at(provider: Provider) -> AppTest:
    """A set of the model's, and a model that has an opinion next."""
    drafted = rewriting.ended(tap(bring(rewriting.POOL), "Send it to the model"))
    provider.play("good")
    provider.text = VIEW
    return drafted


def come(at: AppTest) -> AppTest:
    """The page when the opinion has come, or the reason why there is none."""
    for _ in range(150):
        at = at.run()
        assert not at.exception
        if "thinks about this set" not in page(at):
            return at
        time.sleep(0.1)
    raise AssertionError("the opinion does not come")


def asked(at: AppTest) -> AppTest:
    return come(tap(at, ASK))


def buttons(at: AppTest) -> list[str]:
    return [bare(each.label) for each in at.button]


def let_go(at: AppTest, reason: str) -> AppTest:
    at.text_input(key="opinion reason:0").set_value(reason)
    return tap(at, "Let it go")


def test_it_stands_in_a_card_of_its_own_with_whose_it_is(provider: Provider, at: AppTest) -> None:
    assert SCENARIO not in page(at)
    at = asked(at)
    assert f"An opinion of {rewriting.MODEL}, {HEAD}" in page(at)
    assert f"{SCENARIO} {QUESTION}" in page(at)
    assert "1 request, 49 tokens, cost unknown" in page(at)
    assert len(provider.requests) == 1
    assert ASK not in buttons(at)
    assert [slip for text in page(at).split("\n") for slip in tone.slips(text)] == []


def test_it_counts_in_nothing(at: AppTest) -> None:
    before, counted = desk(at), promise(at)
    at = asked(at)
    after = desk(at)
    assert after._replace(views=()) == before
    assert promise(at) == counted
    home = show(at, "Take it home")
    assert SCENARIO not in page(home)


def test_it_is_let_go_with_a_reason_that_is_kept(at: AppTest) -> None:
    at = let_go(asked(at), "  we count them\nat the door ")
    assert "Let go: we count them at the door" in page(at)
    assert SCENARIO in page(at)
    assert "Let it go" not in buttons(at)
    assert desk(at).view((0,)).opinion.dismissed == "we count them at the door"
    home = page(show(at, "Take it home"))
    assert f"{SCENARIO} {QUESTION}" in home
    assert "let go: we count them at the door" in home
    assert taken_home.report(desk(at)) == (
        f"{desk(at).title or 'Decisions and reasons'}\n\nOpinions let go:\n"
        f"- line 1 · {SCENARIO} {QUESTION} · let go: we count them at the door · opinion of {rewriting.MODEL}\n"
    )
    assert "Let go: we count them at the door" in page(show(at, "Proposed set"))


def test_without_a_word_about_why_it_stays(at: AppTest) -> None:
    at = let_go(asked(at), "  ")
    assert "A word about why is kept with it" in page(at)
    assert "Let it go" in buttons(at)
    at = let_go(at, "we count them")
    assert "A word about why is kept with it" not in page(at)


def test_a_reason_is_shown_as_it_was_typed(at: AppTest) -> None:
    at = let_go(asked(at), "**no** ![x](https://evil.example/x) :red[y]")
    assert "Let go: **no**" not in "\n".join(each.value for each in at.markdown)
    assert not any("![x](" in each.value for each in at.markdown)


@pytest.mark.parametrize(
    ("scene", "says"),
    [
        ("401", "takes no request with this key"),
        ("429 for long", "too many requests"),
        ("reset", "does not answer"),
        ("prose", "does not have the form"),
        ("refusal", "declined|is empty"),
    ],
)
def test_a_fault_is_one_sentence_and_can_be_tried_again(provider: Provider, at: AppTest, scene: str, says: str) -> None:
    before = desk(at)
    provider.play(scene)
    at = asked(at)
    (told,) = [each for each in page(at).split("\n") if each.startswith("No opinion stands here.")]
    assert re.search(says, told), told
    assert desk(at)._replace(views=()) == before
    assert rewriting.KEY not in page(at)
    assert len(provider.requests) <= 3
    provider.play("good")
    assert SCENARIO in page(come(tap(at, AGAIN)))


def test_where_it_sees_no_gap_that_is_said(provider: Provider, at: AppTest) -> None:
    provider.text = json.dumps({"gap": "", "scenario": "", "question": ""})
    at = asked(at)
    assert "No opinion stands here. It told no scenario that can stand here." in page(at)
    assert not [each for each in buttons(at) if "opinion" in each]


def test_a_stopped_one_is_not_shown(provider: Provider, at: AppTest) -> None:
    provider.play("hang")
    at = tap(tap(at, ASK).run(), "Stop").run()
    assert "The model was stopped." in page(at)
    assert SCENARIO not in page(at)
    assert AGAIN in buttons(at)


def test_when_the_set_has_changed_it_says_so_and_can_be_asked_again(at: AppTest) -> None:
    at = asked(at)
    at = show(decide(show(at, "Line by line"), "0.1", "Keep"), "Proposed set")
    assert "The set has changed since then." in page(at)
    assert AGAIN in buttons(at)
    assert "changed since" not in page(come(tap(at, AGAIN)))


def test_nobody_is_asked_before_somebody_says_so(provider: Provider) -> None:
    at = bring(rewriting.POOL)
    assert "Before anything is sent" in page(at)
    assert ASK not in buttons(at)
    at = tap(at, "Use the built-in coach").run()
    assert ASK not in buttons(at)
    assert not provider.requests


def test_a_document_of_which_nothing_was_sent_is_shown_first_and_masked(provider: Provider) -> None:
    provider.text = VIEW
    at = bring(SETTLED)
    assert "Before anything is sent" not in page(at)
    at = tap(at, ASK).run()
    assert "Before anything is sent" in page(at)
    assert not provider.requests
    at = at.toggle[0].set_value(True).run()
    (text,) = [each.value for each in at.code if each.value.startswith("TEAM")]
    assert "Ines" not in text
    at = come(tap(at, "Send it to the model"))
    assert SCENARIO in page(at)
    assert [each["body"]["messages"][-1]["content"] for each in provider.requests] == [text]


def test_without_a_model_there_is_nothing_to_ask() -> None:
    assert not [each for each in buttons(bring(SETTLED)) if "opinion" in each]
