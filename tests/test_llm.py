"""The door to a model, over real HTTP: whatever a provider does, a turn ends in a value or in one of four sentences."""

from __future__ import annotations

import inspect
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

import pytest
from provider import PLAIN, STREAMS, Provider

from coach import errors, llm
from coach.llm import credentials, door, faults
from coach.llm.provider import litellm
from coach.settings import Secret, Settings

# What litellm and its openai client leave open and warn of is theirs; as errors, such warnings break its streams.
pytestmark = pytest.mark.filterwarnings("ignore")

KEY = "sk-canary-5f1e0c77aa"
TEXT = "Ferry crossings without a queue"
GOOD = '{"line": "Queues at the pier", "sure": 3}'


class Thought(llm.Form):
    line: str
    sure: int


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with Provider(GOOD) as running:
        llm.ask(MESSAGES, Thought, settings(running), turn())  # the library's first request takes a second more
        yield running


@pytest.fixture(autouse=True)
def forget_modes() -> Iterator[None]:
    yield
    door._modes.clear()


def settings(provider: Provider, model: str = "openai/any") -> Settings:
    return Settings(model, provider.url, Secret(KEY))


def turn(seconds: float = 20.0) -> llm.Turn:
    return llm.Turn(seconds=seconds, sleep=lambda _: None)


MESSAGES: list[llm.Message] = [{"role": "user", "content": TEXT}]

# What the first request meets, how the turn ends when everything after it is fine, and when nothing gets better.
PLAIN_ENDS = {
    "good": ("value", "value"),
    "no usage": ("value", "value"),
    "as text/plain": ("value", "value"),
    "html": ("value", "Unavailable"),
    "cut envelope": ("value", "Unavailable"),
    "no choices": ("value", "BadReply"),
    "null": ("value", "BadReply"),
    "empty": ("value", "BadReply"),
    "refusal": ("Refused", "Refused"),
    "length": ("value", "BadReply"),
    "cut, called complete": ("value", "BadReply"),
    "filtered": ("Refused", "Refused"),
    "wrong form": ("value", "BadReply"),
    "prose": ("value", "BadReply"),
    "short body": ("value", "Unavailable"),
    "reset": ("value", "Unavailable"),
    "hang": ("Unavailable", "Unavailable"),
    "429": ("value", "Unavailable"),
    "429 for long": ("Unavailable", "Unavailable"),
    "quota": ("Refused", "Refused"),
    "500": ("value", "Unavailable"),
    "502": ("value", "Unavailable"),
    "503": ("value", "Unavailable"),
    "529": ("value", "Unavailable"),
    "400": ("Refused", "Refused"),
    "401": ("NoKey", "NoKey"),
    "403": ("NoKey", "NoKey"),
    "404": ("Refused", "Refused"),
    "too long": ("Refused", "Refused"),
    "422": ("Refused", "Refused"),
    "no schema": ("value", "value"),
    "no format": ("value", "value"),
    "half a character": ("value", "BadReply"),
    "stall in the middle": ("Unavailable", "Unavailable"),
    "drip": ("Unavailable", "Unavailable"),
    "reset in the middle": ("value", "Unavailable"),
    "error in the middle": ("value", "Unavailable"),
    "bad piece in the middle": ("value", "Unavailable"),
    "end in the middle": ("value", "Unavailable"),
    "length in the middle": ("value", "BadReply"),
}
LATE = {"hang", "drip", "stall in the middle", "nothing after the headers", "stall without a finish"}


def ended(provider: Provider, *scenes: str, seconds: float = 20.0) -> tuple[str, llm.Turn, str]:
    """How a turn ends under these scenes, its requests, and what was said."""
    provider.play(*scenes)
    used = turn(seconds)
    try:
        value = llm.ask(MESSAGES, Thought, settings(provider), used)
    except errors.ModelError as raised:
        met = raised
    else:
        assert value == Thought(line="Queues at the pier", sure=3)
        return "value", used, ""
    bare(met)
    return type(met).__name__, used, str(met)


def bare(met: errors.ModelError) -> None:
    """Neither the key nor the text stands in an error, and nothing hangs on it that may hold them."""
    assert (met.__cause__, met.__context__) == (None, None)
    assert KEY not in str(met)
    assert TEXT not in str(met)


def test_every_scene_has_an_expected_end() -> None:
    assert PLAIN_ENDS.keys() == PLAIN.keys()


@pytest.mark.parametrize("scene", PLAIN_ENDS)
def test_a_fault_ends_in_an_answer_or_one_sentence(provider: Provider, scene: str) -> None:
    seconds = 0.7 if scene in LATE else 20.0
    for scenes, end in zip(((scene, "good"), (scene,)), PLAIN_ENDS[scene], strict=True):
        began = time.monotonic()
        how, used, said = ended(provider, *scenes, seconds=seconds)
        assert how == end, (scenes, said)
        assert 1 <= len(provider.requests) == used.calls <= 3
        assert time.monotonic() - began < seconds + 1
        assert said.endswith(".") or how == "value"


def test_quota_and_long_waits_are_not_tried_again(provider: Provider) -> None:
    for scene in ("quota", "429 for long", "401", "404", "400"):
        assert ended(provider, scene, "good")[1].calls == 1, scene


def test_a_form_that_is_not_taken_is_given_up_for_good(provider: Provider) -> None:
    assert ended(provider, "no format")[1].calls == 3
    assert ended(provider, "no format")[1].calls == 1
    assert "JSON schema" in provider.requests[0]["body"]["messages"][0]["content"]


def test_two_requests_that_are_refused_at_once_step_down_once(
    provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = threading.Barrier(2, timeout=10)

    def refused(handler: Any, asked: dict[str, Any]) -> None:
        if asked.get("response_format", {}).get("type") == "json_schema":
            both.wait()
        PLAIN["no schema"](handler, asked)

    monkeypatch.setitem(PLAIN, "refused at once", refused)
    provider.play("refused at once")
    chosen = settings(provider)
    with ThreadPoolExecutor(2) as people:
        found = list(people.map(lambda _: llm.ask(MESSAGES, Thought, chosen, turn()), range(2)))
    assert len(found) == 2
    assert door._modes == {(chosen.model, chosen.api_base): "json_object"}
    assert [each["body"]["response_format"]["type"] for each in provider.requests] == (
        ["json_schema"] * 2 + ["json_object"] * 2
    )


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("model", ["openai/any", "anthropic/claude-3-haiku-20240307", "ollama/llama3"])
def test_an_address_where_nobody_answers_is_named_at_once(model: str, streamed: bool) -> None:  # noqa: FBT001
    for place in ("127.0.0.1:9", "nowhere.invalid"):
        used = llm.Turn()
        used.watch = (lambda _: None) if streamed else None
        with pytest.raises(errors.Unavailable) as raised:
            llm.ask(MESSAGES, Thought, Settings(model, f"http://{KEY}@{place}/v1", Secret(KEY)), used, lambda _: ())
        bare(raised.value)
        assert f"cannot be reached at {place}. Look at COACH_API_BASE" in str(raised.value)
        assert used.calls == 1


@pytest.mark.parametrize("streamed", [False, True])
def test_a_web_page_in_the_place_of_a_model_is_called_one(provider: Provider, streamed: bool) -> None:  # noqa: FBT001
    provider.play("html")
    used = turn()
    used.watch = (lambda _: None) if streamed else None
    with pytest.raises(errors.Unavailable, match="web page and no model") as raised:
        llm.ask(MESSAGES, Thought, settings(provider), used, lambda _: ())
    assert provider.url.split("/")[2] in str(raised.value)
    assert "Sign in to" not in str(raised.value)


@pytest.mark.parametrize("streamed", [False, True])
def test_a_refusal_is_called_one(provider: Provider, streamed: bool) -> None:  # noqa: FBT001
    provider.play("refusal")
    used = turn()
    used.watch = (lambda _: None) if streamed else None
    with pytest.raises(errors.Refused, match="declined"):
        llm.ask(MESSAGES, Thought, settings(provider), used, lambda _: ())
    assert used.calls == 1 + streamed


def test_no_field_of_a_form_stands_in_a_sentence(provider: Provider) -> None:
    how, _, said = ended(provider, "wrong form")
    assert how == "BadReply"
    assert said == "The answer of the model does not have the form that was asked for."


def test_loading_the_library_takes_no_time_of_the_turn(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = door.provider.litellm()

    def slowly() -> Any:
        if not asked:
            time.sleep(1.5)
        asked.append(1)
        return loaded

    asked: list[int] = []
    monkeypatch.setattr(door.provider, "litellm", slowly)
    provider.play("good")
    assert llm.ask(MESSAGES, Thought, settings(provider), turn(1.0)).sure == 3


def test_a_repair_names_the_place_and_shares_the_turn(provider: Provider) -> None:
    _, used, _ = ended(provider, "wrong form", "good")
    assert used.calls == 2
    last = provider.requests[-1]["body"]["messages"][-1]["content"]
    assert "line (missing)" in last
    assert "haiku" not in last


def test_tokens_are_told_or_called_estimates(provider: Provider) -> None:
    assert ended(provider, "500", "good")[1].usage == llm.Usage(40, 9)
    estimated = ended(provider, "no usage")[1].usage
    assert estimated == llm.Usage(len(TEXT) // 4, len(GOOD) // 4, estimated=True)
    assert ended(provider, "good")[1].cost is None


def test_the_own_address_never_gets_the_key_of_a_provider(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-provider-0001")
    provider.play("good")
    llm.ask(MESSAGES, Thought, Settings("openai/any", provider.url), turn())
    assert "sk-of-the-provider" not in provider.requests[0]["key"]


NEEDED = {
    "openai/gpt-4o": "OPENAI_API_KEY",
    "gpt-4o": "OPENAI_API_KEY",
    "anthropic/claude-sonnet-4-5": "ANTHROPIC_API_KEY",
    "azure/deployed-here": "AZURE_API_KEY",
    "mistral/mistral-small": "MISTRAL_API_KEY",
    "gemini/gemini-2.5-pro": "GEMINI_API_KEY",
    "groq/llama3-8b-8192": "GROQ_API_KEY",
    "litellm_proxy/any": "LITELLM_PROXY_API_KEY",
}


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in os.environ if each.endswith(("_API_KEY", "_API_BASE", "_TOKEN"))]:
        monkeypatch.delenv(name)


@pytest.mark.usefixtures("bare_environment")
@pytest.mark.parametrize(("model", "variable"), NEEDED.items())
def test_no_key_and_no_address_names_the_variable(provider: Provider, model: str, variable: str) -> None:
    for each in (None, lambda _: None):  # and where somebody watches
        used = turn()
        used.watch = each
        with pytest.raises(errors.NoKey, match=rf"COACH_API_KEY.*{variable}"):
            llm.ask(MESSAGES, Thought, Settings(model), used, lambda _: ())
        assert used.calls == 1
    provider.play("401")
    with pytest.raises(errors.NoKey, match="COACH_API_KEY"):
        llm.ask(MESSAGES, Thought, Settings(model, provider.url, Secret(KEY)), turn())
    lacking = partial(credentials.lacking, litellm())
    assert "_API_KEY" not in lacking(Settings(model, api_key=Secret(KEY)))
    assert lacking(Settings(model), {f"{variable.partition('_')[0]}_TOKEN": KEY}) == "" or model.startswith("azure")


@pytest.mark.usefixtures("bare_environment")
def test_an_address_is_asked_for_where_there_is_no_usual_one() -> None:
    assert "AZURE_API_BASE" in credentials.lacking(litellm(), Settings("azure/deployed-here", api_key=Secret(KEY)))
    for model in ("ollama/llama3", "ollama_chat/llama3", "hosted_vllm/any", "bedrock/anthropic.claude-3-haiku"):
        assert credentials.lacking(litellm(), Settings(model)) == ""


def test_a_model_without_provider_is_a_sentence() -> None:
    with pytest.raises(errors.Refused, match="provider/model"):
        llm.ask(MESSAGES, Thought, Settings("nobody-makes-this"), turn())


NOISY = ("", "LiteLLM", "LiteLLM Router", "openai", "openai._base_client", "httpx", "httpcore", "httpcore.http11")


@pytest.mark.parametrize("logger", NOISY)
def test_nothing_is_written_to_logs_or_the_terminal(
    provider: Provider, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], logger: str
) -> None:
    """With everything at DEBUG, and with each logger of the library at DEBUG by name."""
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, logger=logger or None):
        for scene in ("good", "401", "500", "html", "400", "bad piece in the middle"):
            ended(provider, scene)
            with suppress(errors.ModelError):
                list(llm.stream(MESSAGES, Thought, settings(provider), turn()))
    out, err = capfd.readouterr()
    assert out == err == ""
    assert KEY not in caplog.text
    assert TEXT not in caplog.text
    assert "Queues" not in caplog.text


STREAM_ENDS = {
    "good": "value",
    "no usage": "value",
    "reset in the middle": "BadReply",
    "stall in the middle": "BadReply",
    "end in the middle": "BadReply",
    "error in the middle": "BadReply",
    "bad piece in the middle": "BadReply",
    "length in the middle": "BadReply",
    "refusal": "BadReply",  # litellm drops the refusal of a stream: what is left is an empty answer
    "empty": "BadReply",
    "html": "BadReply",
    "429": "Unavailable",
    "500": "Unavailable",
    "401": "NoKey",
    "quota": "Refused",
    "hang": "Unavailable",
    "no format": "value",
    "422": "Refused",
    "drip": "BadReply",
    "null": "BadReply",
    "filtered": "BadReply",
    "no choices": "BadReply",
    "cut envelope": "BadReply",
    "short body": "BadReply",
    "length": "BadReply",
    "half a character": "BadReply",
    "nothing after the headers": "BadReply",
    "end without a finish": "value",
    "reset without a finish": "BadReply",
    "stall without a finish": "BadReply",
}


def test_every_stream_has_an_expected_end() -> None:
    assert STREAMS.keys() <= STREAM_ENDS.keys()


@pytest.mark.parametrize("scene", STREAM_ENDS)
def test_a_stream_ends_in_a_whole_answer_or_one_sentence(provider: Provider, scene: str) -> None:
    seconds = 0.7 if scene in LATE else 20.0
    provider.play(scene)
    used = turn(seconds)
    began = time.monotonic()
    met: errors.ModelError | None = None
    running = llm.stream(MESSAGES, Thought, settings(provider), used)
    try:
        pieces = list(running)
        how = "value" if running.value() == Thought(line="Queues at the pier", sure=3) else "other"
        assert "".join(pieces) == GOOD
    except errors.ModelError as raised:
        how, met = type(raised).__name__, raised
    if met is not None:
        bare(met)
    assert how == STREAM_ENDS[scene]
    assert len(provider.requests) == used.calls <= 3
    assert time.monotonic() - began < seconds + 1


def test_a_stopped_stream_has_no_value(provider: Provider) -> None:
    provider.play("good")
    running = llm.stream(MESSAGES, Thought, settings(provider), turn())
    for _ in running:
        running.stop()
    assert 0 < len(running.text) < len(GOOD)
    with pytest.raises(errors.BadReply, match="stopped"):
        running.value()


def test_the_table_of_faults_is_complete() -> None:
    import litellm

    known = {
        name
        for name, each in inspect.getmembers(litellm.exceptions, inspect.isclass)
        if issubclass(each, BaseException)
    }
    assert known == faults.FAULTS.keys()


def test_the_door_itself_loads_no_library() -> None:
    import subprocess

    said = "import sys, coach.llm; print('litellm' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.parametrize(("model", "sent"), [("openai/o1", True), ("zai/glm-4.5", False)])
def test_what_the_library_says_that_a_model_does_not_take_is_left_out(
    provider: Provider,
    model: str,
    sent: bool,  # noqa: FBT001
) -> None:
    provider.play("good")
    used = turn()
    assert llm.ask(MESSAGES, Thought, settings(provider, model), used).sure == 3
    (asked,) = [each["body"] for each in provider.requests]
    assert used.calls == 1
    assert ("response_format" in asked) is sent
    assert ("JSON schema" in asked["messages"][0]["content"]) is not sent
    assert ("temperature" in asked) is not sent


def test_a_stop_while_the_library_loads_keeps_the_request_back(monkeypatch: pytest.MonkeyPatch) -> None:
    turn = llm.Turn()
    plain = door.provider.litellm
    monkeypatch.setattr(door.provider, "litellm", lambda: (turn.stop(), plain())[1])
    chosen = Settings("openai/any", "http://127.0.0.1:9/v1", Secret("none"))
    with pytest.raises(errors.BadReply, match="stopped"):
        llm.ask([llm.Message(role="user", content="hello")], llm.Form, chosen, turn)
