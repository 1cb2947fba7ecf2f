"""The page Draft with a model behind it, over real HTTP: kept first, asked before, stopped by a tap, told truthfully."""

from __future__ import annotations

import json
import logging
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from provider import Provider
from streamlit.testing.v1 import AppTest
from test_app import APP, page, tap

from coach import store
from coach.dialogue import reworded
from coach.llm import door
from coach.llm import provider as door_to
from coach.store import Acting
from coach.ui import draft_jobs, draft_state, draft_turns, sending
from coach.ui import job as jobs
from coach.ui.draft_turns import Held

pytestmark = pytest.mark.filterwarnings("ignore")  # what litellm leaves open is its own

KEY = "sk-canary-0b77e1"
MODEL = "openai/any"
SAID = "Passengers board calmly. Ines Kowalski, ines.k@example.org, counts the wait: 24 min in March."
HEARD = json.dumps({"notes": "", "pieces": []})
WORDED = json.dumps({"question": "When boarding is calm, what will people at the pier notice first?"})


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with Provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider, monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    for name, value in {"MODEL": MODEL, "API_BASE": running.url, "API_KEY": KEY, "SECONDS": "8"}.items():
        monkeypatch.setenv(f"COACH_{name}", value)
    running.play("good")
    running.text, running.texts = HEARD, [HEARD, WORDED]
    yield running
    door.forget()


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[store.Store]:
    monkeypatch.setenv("COACH_DATABASE_URL", f"sqlite:///{tmp_path}/drafts.sqlite3")
    st.cache_resource.clear()
    yield draft_state.kept()
    draft_state.kept().close()
    st.cache_resource.clear()


def said(text: str = SAID) -> AppTest:
    """A draft with its first message."""
    at = tap(AppTest.from_file(str(APP), default_timeout=30).run(), "Start talking")
    return say(at, text)


def say(at: AppTest, text: str) -> AppTest:
    at = at.chat_input[0].set_value(text).run()
    assert not at.exception
    return at


def answered(at: AppTest) -> AppTest:
    """The page when the answer stands."""
    for _ in range(150):
        at = at.run()
        assert not at.exception
        if "reads your message" not in page(at):
            return at
        time.sleep(0.1)
    raise AssertionError("the answer does not come")


def held(kept: store.Store, at: AppTest) -> Held:
    found = at.query_params["draft"]
    return Held(kept, Acting("", draft_state.WORKSPACE), found if isinstance(found, str) else found[0])


def texts(kept: store.Store, at: AppTest) -> list[str]:
    here = held(kept, at)
    return [each.text for each in kept.messages(here.who, here.id)]


def test_a_message_is_kept_before_anybody_is_asked(provider: Provider, kept: store.Store) -> None:
    at = said()
    shown = page(at)
    assert "Before anything is sent" in shown
    assert provider.url.split("/")[2] in shown
    assert texts(kept, at)[-1] == SAID
    assert not provider.requests
    assert KEY not in shown
    assert "Before anything is sent" in page(at.run())


def test_the_answer_says_who_helped_and_what_it_took(provider: Provider, kept: store.Store) -> None:
    at = answered(tap(said(), "Send it to the model"))
    assert 1 <= len(provider.requests) <= 3
    assert "49 tokens, cost unknown" in page(at) or "98 tokens, cost unknown" in page(at)
    count = len(texts(kept, at))
    at = answered(say(at, "Fewer complaints at the gate, 40 a month today."))
    assert "Before anything is sent" not in page(at)
    assert len(texts(kept, at)) == count + 2
    other = AppTest.from_file(str(APP), default_timeout=30).run()
    other = tap(other, "Start talking")
    other.query_params["draft"] = held(kept, at).id
    assert "tokens, cost unknown" in page(other.run())
    assert f"with {MODEL}" in page(other) or f"{MODEL} was asked" in page(other)


def test_with_the_built_in_coach_nothing_is_sent(provider: Provider, kept: store.Store) -> None:
    at = tap(said(), "Use the built-in coach").run()
    assert len(texts(kept, at)) == 3
    at = say(at, "Fewer complaints at the gate.")
    assert len(texts(kept, at)) == 5
    assert not provider.requests


def test_masked_names_stay_here(provider: Provider, kept: store.Store) -> None:
    at = said()
    at = at.toggle[0].set_value(True).run()
    assert not [each.value for each in at.code if "Ines" in each.value]
    at = answered(tap(at, "Send it to the model"))
    out = json.dumps([each["body"] for each in provider.requests], ensure_ascii=False)
    assert provider.requests
    assert not [name for name in ("Ines", "Kowalski", "example.org", "ines.k") if name in out]
    assert texts(kept, at)[1] == SAID
    assert "[person" not in page(at)


def test_before_it_is_sent_a_message_can_be_read_with_its_names_standing_out(provider: Provider) -> None:
    at = said()
    (words,) = (each.value for each in at.markdown if "24 min in March" in each.value and each.value.startswith("- "))
    assert words.startswith("- Passengers board calmly")
    assert ":blue-background[Ines Kowalski]" in words
    assert words.count(":blue-background[") == 2
    instructions, text = [each.value for each in at.code if "TEAM" not in each.value[:4]], at.code[0].value
    at = at.toggle[0].set_value(True).run()
    (hidden,) = (each.value for each in at.markdown if "24 min in March" in each.value and each.value.startswith("- "))
    assert hidden.count(":blue-background[") == 2
    assert "Ines" not in hidden
    at = at.toggle[0].set_value(False).run()
    answered(tap(at, "Send it to the model"))
    assert [each["content"] for each in provider.requests[0]["body"]["messages"]] == [*instructions, text]


def test_names_of_a_message_that_is_being_answered_stay_here_too(provider: Provider, kept: store.Store) -> None:
    at = said("Passengers board calmly.")
    at = tap(at.toggle[0].set_value(True).run(), "Send it to the model")
    here, model = held(kept, answered(at)), sending.chosen()[0]
    provider.play("good")
    draft_jobs.say(here, "one", "Complaints at the gate from 40 to 25 a month. Ines Kowalski looks after it.", model)
    draft_jobs.say(here, "two", "Fewer passengers miss the boat, and fewer bags stay behind.", model)
    assert all(each.job.wait(10) for each in draft_jobs._running[here.id])
    out = [json.dumps(each["body"], ensure_ascii=False) for each in provider.requests]
    assert "bags stay behind" in out[-1]
    assert not [name for name in ("Ines", "Kowalski") if name in "".join(out)]


@pytest.mark.parametrize(
    ("scene", "says"),
    [("401", "takes no request with this key"), ("quota", "quota of this key is spent"), ("503", "does not answer")],
)
def test_a_fault_is_one_sentence_under_the_built_in_answer(
    provider: Provider, kept: store.Store, scene: str, says: str
) -> None:
    provider.play(scene)
    at = answered(tap(said(), "Send it to the model"))
    shown = page(at)
    assert says in shown
    assert shown.count("What stands here is the built-in coach's.") == 1
    assert len(texts(kept, at)) == 3
    assert KEY not in shown


def test_a_stopped_answer_is_the_built_in_one_for_good(provider: Provider, kept: store.Store) -> None:
    provider.play("stall in the middle")
    at = tap(said(), "Send it to the model").run()
    assert "reads your message" in page(at)
    at = tap(at, "Stop").run()
    before = texts(kept, at)
    assert "The model was stopped. What stands here is the built-in coach's." in page(at)
    time.sleep(3.5)
    assert texts(kept, at) == before
    assert len(before) == 3


@pytest.mark.usefixtures("provider")
def test_two_messages_at_once_are_answered_in_their_order(kept: store.Store) -> None:
    at = tap(said(), "Send it to the model")
    at = answered(say(at, "Fewer complaints at the gate, 40 a month today."))
    here = held(kept, at)
    order = [(each.role, each.answers) for each in kept.messages(here.who, here.id)]
    assert [role for role, _ in order].count(store.COACH) == 3
    ids = [each.id for each in kept.messages(here.who, here.id) if each.role == store.TEAM]
    assert [answers for role, answers in order if role == store.COACH and answers] == ids


def test_many_messages_at_once_are_all_answered_and_few_wait(provider: Provider, kept: store.Store) -> None:
    at = tap(said(), "Send it to the model")
    here, model = held(kept, at), sending.chosen()[0]
    provider.play("stall in the middle")
    for n in range(12):
        draft_jobs.say(here, f"k{n}", f"Fewer complaints at gate {n}.", model)
    waiting = draft_jobs._running[here.id]
    assert len(waiting) <= draft_jobs.MOST_OF_ONE
    while draft_jobs.running(here.id):
        draft_jobs.stop(here.id)
    messages = kept.messages(here.who, here.id)
    assert sorted(each.answers for each in messages if each.answers) == sorted(
        each.id for each in messages if each.role == store.TEAM
    )
    assert draft_jobs.FULL in page(at.run())
    assert all(each.job.wait(10) for each in waiting)  # what they sent before they were stopped is of this test


def test_on_a_full_server_the_built_in_coach_answers(
    provider: Provider, kept: store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_room", threading.BoundedSemaphore(1))
    with jobs._room:
        at = answered(tap(said(), "Send it to the model"))
    assert f"{jobs.FULL} What stands here is the built-in coach's." in page(at)
    assert len(texts(kept, at)) == 3
    assert not provider.requests


def test_a_library_that_is_not_installed_is_one_sentence(
    provider: Provider, kept: store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    door_to.litellm.cache_clear()
    monkeypatch.setitem(sys.modules, "litellm", None)
    at = answered(tap(said(), "Send it to the model"))
    assert "is not installed here" in page(at)
    assert len(texts(kept, at)) == 3
    assert not provider.requests


def test_of_a_question_that_grows_whole_words_are_seen_and_no_figure() -> None:
    asked = "What will be different at the end, and for whom?"
    assert reworded.growing('{"question": "When it is calm, what wi', asked) == ("When it is calm, what …",)
    for unseen in (
        '{"que',
        '{"question": "',
        "prose",
        '{"question": "Is it 40 or',
        '{"question": "Great! So wh',
        '["a',
    ):
        assert reworded.growing(unseen, asked) == ()


def test_what_a_server_left_is_answered_and_told(
    provider: Provider, kept: store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = answered(tap(said(), "Send it to the model"))
    here = held(kept, at)
    monkeypatch.setattr(kept, "_lease", -draft_state.LEASE)
    kept.say(here.who, here.id, store.new_id(), "Fewer complaints at the gate.")
    monkeypatch.setattr(kept, "_lease", draft_state.LEASE)
    count = len(provider.requests)
    at = at.run()
    assert f"{draft_jobs.BROKEN} What stands here is the built-in coach's." in page(at)
    assert len(provider.requests) == count


def test_keys_and_texts_stand_in_no_log(
    provider: Provider, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    answered(tap(said(), "Send it to the model"))
    provider.play("401")
    answered(tap(said(), "Send it to the model"))
    out, err = capfd.readouterr()
    logged = f"{caplog.text}\n{out}\n{err}"
    assert KEY not in logged
    assert "Kowalski" not in logged


def test_what_was_kept_before_reads_as_ever() -> None:
    assert draft_turns.told('[["question", "What changes?", []]]')[0].text == "What changes?"
    assert draft_turns.helped('[["question", "What changes?", []]]') is None
