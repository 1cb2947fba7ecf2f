"""The page Rewrite with a model behind it, over real HTTP: asked first, masked on request, and told truthfully."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
import tone
from provider import Provider
from streamlit.testing.v1 import AppTest
from test_app import APP, bring, page, tap

from coach.llm import door
from coach.ui import job as jobs

pytestmark = pytest.mark.filterwarnings("ignore")  # what litellm leaves open is its own

KEY = "sk-canary-77c1f04b"
MODEL = "openai/any"
POOL = """\
## A swimming pool for everyone
- Launch online booking for lanes (Ines Kowalski)
- Train all 12 lifeguards in first aid, ask Ines, ines.k@example.org or @tom_b
- Queue at the till shorter
"""
QUEUE = {
    "lines": [3, 1],
    "text": "Till: median minutes in the queue, from [baseline: median minutes last month - ?] to [target: median minutes worth reaching - ?]",
    "why": "A shorter queue shows in the minutes that a swimmer waits; booking takes the payment out of it.",
    "reading": "",
    "definition": "Minutes from joining the queue to paying (proposed).",
    "watch": "It also falls when fewer swimmers come.",
    "other": "",
}
AID = {
    "lines": [2],
    "text": "Accidents at the pool: share helped in time, from [baseline: share in the log - {who}] to [target: share worth reaching - ?]",
    "why": "Training in first aid is for help that comes sooner.",
    "reading": "We read it as faster help - not so?",
    "definition": "Accidents helped in time, of all in the log (proposed).",
    "watch": "",
    "other": "",
}
DRAFT = {
    "notes": "Booking and the till are one change.",
    "objective": "",
    "key_results": [QUEUE, AID],
    "waiting": [],
    "protect": "Season ticket holders still get in without a booking.",
    "questions": ["What do you already count at the till?"],
}
SHOWN = "Till: median minutes in the queue"


def drafted(who: str = "lifeguards") -> str:
    return json.dumps(DRAFT).replace("{who}", who)


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with Provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    for name, value in {"MODEL": MODEL, "API_BASE": running.url, "API_KEY": KEY, "SECONDS": "10"}.items():
        monkeypatch.setenv(f"COACH_{name}", value)
    running.play("good")
    running.text, running.texts = drafted(), []
    yield running
    door.forget()


def ended(at: AppTest) -> AppTest:
    """The page when the turn has ended."""
    for _ in range(150):
        at = at.run()
        assert not at.exception
        if "drafts this set" not in page(at):
            return at
        time.sleep(0.1)
    raise AssertionError("the turn does not end")


def sent(provider: Provider) -> str:
    return json.dumps([each["body"] for each in provider.requests], ensure_ascii=False)


def test_without_a_model_nothing_of_it_shows_and_nothing_is_loaded() -> None:
    at = bring(POOL)
    assert "sent" not in page(at).lower()
    assert not [each for each in at.toggle if "Mask" in each.label]
    said = (
        "import sys; sys.path.insert(0, 'tests'); from streamlit.testing.v1 import AppTest; "
        "at = AppTest.from_file('app.py', default_timeout=30).run(); at.button[0].click().run(); "
        f"at.text_area(key='pasted').set_value({POOL!r}); at.button[0].click().run(); "
        "print(not at.exception, len(at.title), [each for each in sys.modules if each in ('litellm', 'coach.llm', 'coach.prompts')])"
    )
    run = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, cwd=APP.parent)
    assert run.stdout == "True 1 []\n"


def test_nothing_is_sent_before_somebody_says_so(provider: Provider) -> None:
    at = bring(POOL)
    shown = page(at)
    assert "Your set, proposed" in shown
    assert "Before anything is sent" in shown
    assert MODEL in shown
    assert provider.url.split("/")[2] in shown
    assert any("Ines Kowalski" in each.value or "ines.k@example.org" in each.value for each in at.code)
    assert KEY not in shown
    assert not provider.requests
    at = tap(at, "Use the built-in coach").run()
    assert "Before anything is sent" not in page(at)
    assert not provider.requests


def test_the_models_set_stands_with_its_writer_and_its_price(provider: Provider) -> None:
    at = ended(tap(bring(POOL), "Send it to the model"))
    shown = page(at)
    assert SHOWN in shown
    assert f"Written by {MODEL}" in shown
    assert "1 request, 49 tokens, cost unknown" in shown
    assert len(provider.requests) == 1
    assert not [slip for text in page(at).split("\n") for slip in tone.slips(text)]


def test_what_was_shown_is_what_goes_out(provider: Provider) -> None:
    at = bring(POOL)
    (text,) = [each.value for each in at.code if each.value.startswith("TEAM")]
    ended(tap(at, "Send it to the model"))
    assert provider.requests[0]["body"]["messages"][-1]["content"] == text


def test_masked_names_stay_here_and_come_back(provider: Provider) -> None:
    provider.text = drafted("[person 1]")
    at = bring(POOL)
    at = at.toggle[0].set_value(True).run()
    (text,) = [each.value for each in at.code if each.value.startswith("TEAM")]
    assert "Ines" not in text
    at = ended(tap(at, "Send it to the model"))
    out = sent(provider)
    assert provider.requests
    assert not [name for name in ("Ines", "Kowalski", "example.org", "tom_b") if name in out]
    assert SHOWN in page(at)
    assert "Ines" in page(at)
    assert "[person" not in page(at)


@pytest.mark.parametrize(
    ("scene", "says"),
    [
        ("401", "takes no request with this key"),
        ("quota", "quota of this key is spent"),
        ("429 for long", "too many requests"),
        ("prose", "does not have the form"),
        ("reset", "does not answer properly"),
        ("refusal", "declined|is empty"),
    ],
)
def test_a_fault_is_one_sentence_beside_the_built_in_set(provider: Provider, scene: str, says: str) -> None:
    import re

    plain = [each for each in page(bring(POOL)).split("\n") if "Every figure here" in each]
    assert plain
    provider.play(scene)
    if scene == "prose":
        provider.play("good")
        provider.text = "Here is what I think about your goals."
    at = ended(tap(bring(POOL), "Send it to the model"))
    shown = page(at)
    assert re.search(says, shown), shown
    assert shown.count("What stands here is the built-in coach's.") == 1
    assert SHOWN not in shown
    assert plain == [each for each in shown.split("\n") if "Every figure here" in each]
    assert len(provider.requests) <= 3
    assert KEY not in shown


def test_on_a_full_server_the_built_in_set_stands_and_nothing_is_sent(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_room", threading.BoundedSemaphore(1))
    with jobs._room:
        at = ended(tap(bring(POOL), "Send it to the model"))
        assert f"{jobs.FULL} What stands here is the built-in coach's." in page(at)
    assert not provider.requests
    assert SHOWN in page(ended(tap(at, "Ask the model again")))


def test_a_stopped_turn_leaves_the_built_in_set(provider: Provider) -> None:
    provider.play("stall in the middle")
    at = tap(bring(POOL), "Send it to the model").run()
    assert "drafts this set" in page(at)
    at = tap(at, "Stop").run()
    assert "The model was stopped. What stands here is the built-in coach's." in page(at)
    assert SHOWN not in page(at)
    provider.play("good")
    at = ended(tap(at, "Ask the model again"))
    assert SHOWN in page(at)


def test_what_the_checks_say_of_a_draft_holds_no_name_either(provider: Provider) -> None:
    provider.text = drafted().replace("Accidents at the pool", "Accidents with Ines and ines.k at example.org")
    at = bring(POOL.replace("- Queue at the till shorter", "- Queue at the till shorter, says ines.k@example.org"))
    at = at.toggle[0].set_value(True).run()
    ended(tap(at, "Send it to the model"))
    assert len(provider.requests) > 1
    out = sent(provider).split("These places do not pass", 1)[1]
    assert not [name for name in ("Ines", " ines", "Kowalski", "example.org", "tom_b") if name in out]


def test_an_invention_is_never_shown(provider: Provider) -> None:
    provider.text = drafted().replace("[baseline: median minutes last month - ?]", "9 min")
    provider.play("good", "good", "good")
    at = tap(bring(POOL), "Send it to the model")
    while "drafts this set" in page(at):
        assert "9 min" not in page(at)
        at = at.run()
    assert len(provider.requests) == 2  # written, sent back, written again
    assert "9 min" in provider.requests[1]["body"]["messages"][-2]["content"]
    assert "9 min" not in page(at)
    assert "Accidents at the pool: share helped in time" in page(at)
    assert f"Written by {MODEL}" in page(at)
    assert "did not pass the checks, so the built-in coach's stands there." in page(at)


def test_an_answer_is_a_new_turn_and_undo_asks_nobody(provider: Provider) -> None:
    at = ended(tap(bring(POOL), "Send it to the model"))
    at.text_input[0].set_value("Waiting was 14 min in March.").run()
    at = ended(at)
    assert len(provider.requests) >= 2
    assert "all turns" in page(at)
    count = len(provider.requests)
    at = ended(tap(at, "Undo"))
    assert SHOWN in page(at)
    assert len(provider.requests) == count


def test_keys_and_texts_stand_in_no_log(
    provider: Provider, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    ended(tap(bring(POOL), "Send it to the model"))
    provider.play("401")
    ended(tap(bring(POOL), "Send it to the model"))
    out, err = capfd.readouterr()
    logged = f"{caplog.text}\n{out}\n{err}"
    assert KEY not in logged
    assert "lifeguards" not in logged


def test_an_address_that_cannot_be_meant_is_one_sentence(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_API_BASE", "models.example.org")
    at = bring(POOL)
    assert "COACH_API_BASE is no web address" in page(at)
    assert "Your set, proposed" in page(at)
    assert not provider.requests
