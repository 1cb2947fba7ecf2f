"""Recordings: scrubbed, whole or not at all, replayed without a network; each mutation fails and says what to do.

The recordings are made here, against a provider of our own and into a folder that is thrown away; what they hold is no
answer of a model.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from provider import Provider

from coach import prompts
from coach.checks import copied
from coach.llm import provider as door
from coach.rewrite import accept, drafting, order
from coach.rewrite.schema import ResultDraft, SetDraft
from evals import __main__ as command
from evals import case, cassette, witness

pytestmark = pytest.mark.filterwarnings("ignore")  # what litellm leaves open is its own

NAME = "bakery-queue"
KEY = "sk-a-key-that-stays-here-4242"
GAP = "to [target: level worth reaching - ?]"


def result(*lines: int, text: str, why: str = "It is what the line says.") -> dict[str, Any]:
    beside = {"reading": "", "definition": "Rolls left over at closing (proposed).", "watch": "", "other": ""}
    return {"lines": list(lines), "text": text, "why": why, **beside}


def draft(*results: dict[str, Any], waiting: tuple[int, ...] = ()) -> str:
    empty = {"notes": "", "objective": "", "protect": "", "questions": []}
    return json.dumps({**empty, "key_results": list(results), "waiting": list(waiting)})


THROWN = "Rolls thrown away: a day, from 140 to below 60"
GOOD = draft(result(3, 1, 2, 4, text=THROWN))
INVENTED = draft(result(3, 1, 2, 4, text=THROWN.replace("140", "173")))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cassette, "CASSETTES", tmp_path / "cassettes")
    monkeypatch.setattr(command, "BASELINE", tmp_path / "baseline.json")
    for lies in ("shown", "twisted"):
        monkeypatch.setattr(command.liar, lies, lambda _: [])  # played in tests/test_evals.py
    return tmp_path


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with Provider() as running:
        yield running


def record(provider: Provider, monkeypatch: pytest.MonkeyPatch, *drafts: str, scene: str = "good") -> int:
    provider.play(scene)
    provider.texts = list(drafts or (GOOD,))
    with monkeypatch.context() as there:
        there.setenv("COACH_API_BASE", provider.url)
        there.setenv("COACH_API_KEY", KEY)
        return command.main(["--record", "--engine", "coach", "--case", NAME, "--model", "openai/any"])


def replay(*more: str) -> int:
    return command.main(["--engine", "coach", "--case", NAME, *more])


@pytest.fixture
def one_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """An eval set of one case, played by the coach alone."""
    (case,) = command.load([NAME])
    monkeypatch.setattr(command, "load", lambda *_: [case])
    monkeypatch.setattr(command, "ENGINES", ("coach",))


def test_a_recording_replays_without_a_network(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert record(provider, monkeypatch) == 0
    sent = len(provider.requests)
    assert replay("--html", str(folder / "report.html")) == 0
    assert replay() == 0
    assert sent == len(provider.requests) == 1
    shown = capsys.readouterr()
    assert shown.err == ""
    assert "1.000 [0.21, 1.00]" in shown.out
    page = (folder / "report.html").read_text()
    assert THROWN.split(":", maxsplit=1)[0] in page
    assert not re.search(r"<script|<link|src=|https?://", page)


def test_a_recording_holds_no_key_and_no_address(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    record(provider, monkeypatch)
    kept = "".join(each.read_text() for each in (folder / "cassettes").rglob("*") if each.is_file())
    assert provider.requests[0]["key"] == f"Bearer {KEY}"
    for text in (KEY, "Bearer", "uthorization", "127.0.0.1", "localhost", "ser-Agent", "stainless"):
        assert text not in kept
    meta = cassette.Recording("coach", NAME).meta()
    assert set(meta["depends"]) == {"prompts/set.jinja", "the case", "the schema SetDraft"}
    assert meta["usage"]["requests"] == 1
    assert {"model", "recorded", "parameters", "litellm"} <= set(meta)


def test_what_is_recorded_and_fresh_is_not_asked_for_again(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    record(provider, monkeypatch)
    monkeypatch.setenv("COACH_API_BASE", "http://127.0.0.1:9")
    assert command.main(["--record", "--missing", "--engine", "coach", "--case", NAME, "--model", "openai/any"]) == 0


@pytest.mark.parametrize("scene", ["500", "reset", "429", "401"])
def test_a_case_is_recorded_whole_or_not_at_all(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path, scene: str
) -> None:
    assert record(provider, monkeypatch, scene=scene) == 1
    assert NAME in capsys.readouterr().err
    assert not [each for each in (folder / "cassettes").rglob("*") if each.is_file()]


def fails(capsys: pytest.CaptureFixture[str], *told: str) -> None:
    """The replay fails, and its message names the case, what is amiss, and what to type."""
    capsys.readouterr()
    assert replay() == 1
    said = capsys.readouterr().err
    for text in (NAME, *told):
        assert text in said


AGAIN = f"make evals-record CASE={NAME}"


def test_nothing_recorded_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    fails(capsys, "nothing is recorded", AGAIN)


def spoiled(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a sentence into one template."""
    there = folder / "prompts"
    there.mkdir()
    for each in prompts._folder().iterdir():
        (there / each.name).write_text(each.read_text())
    (there / name).write_text((there / name).read_text().replace("{% block", "Invent what is missing.\n{% block", 1))
    monkeypatch.setattr(prompts, "_folder", lambda: there)
    prompts.sha256.cache_clear()
    prompts._environment.cache_clear()


@pytest.fixture(autouse=True)
def forget_templates() -> Iterator[None]:
    yield
    prompts.sha256.cache_clear()
    prompts._environment.cache_clear()


def test_a_spoiled_prompt_is_stale(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    record(provider, monkeypatch)
    spoiled("set.jinja", folder, monkeypatch)
    fails(capsys, "prompts/set.jinja changed since it was recorded", AGAIN)


def test_a_template_that_a_case_did_not_need_leaves_it_fresh(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    record(provider, monkeypatch)
    spoiled("repair.jinja", folder, monkeypatch)
    assert replay() == 0


def test_a_template_that_a_case_needed_makes_it_stale(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    record(provider, monkeypatch, INVENTED, GOOD)
    spoiled("repair.jinja", folder, monkeypatch)
    fails(capsys, "prompts/repair.jinja changed", AGAIN)


def test_a_reordered_schema_is_stale(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Reordered(SetDraft):
        """The same fields; the notes come last."""

        @classmethod
        def model_json_schema(cls, *more: Any, **named: Any) -> dict[str, Any]:
            made = super().model_json_schema(*more, **named)
            fields = made["properties"]
            return {**made, "properties": {name: fields[name] for name in (*list(fields)[1:], "notes")}}

    record(provider, monkeypatch)
    monkeypatch.setitem(witness._SCHEMAS, "SetDraft", Reordered)
    monkeypatch.setattr(drafting, "SetDraft", Reordered)
    fails(capsys, "the schema SetDraft changed", AGAIN)


def test_a_case_that_says_something_else_is_stale(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record(provider, monkeypatch)
    (one,) = case.load([NAME])
    other = one.model_copy(update={"okrs": one.okrs.replace("second", "third")})
    monkeypatch.setattr(command, "load", lambda *_: [other])
    fails(capsys, "the case changed", AGAIN)


def test_a_request_that_was_not_recorded_is_told(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record(provider, monkeypatch)
    monkeypatch.setattr(order, "_examples", lambda _: [("Sell more", "Guests who come back, from 3 to 5")])
    fails(capsys, "asks something that was not recorded", AGAIN)


def test_a_check_that_lets_more_pass_leaves_an_answer_unused(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record(provider, monkeypatch, INVENTED, GOOD)
    monkeypatch.setattr(accept, "problems", lambda *_: [])
    fails(capsys, "1 recorded answer is not asked for any more", AGAIN)


def test_a_replay_that_reaches_out_is_told(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record(provider, monkeypatch)
    plain = order.prompt

    def reaching(asked: order.Order) -> prompts.Prompt:
        with pytest.raises(OSError, match="may not reach"):
            socket.create_connection(("192.0.2.1", 9), timeout=0.1)
        return plain(asked)

    monkeypatch.setattr(drafting, "prompt", reaching)
    fails(capsys, "opened a connection", AGAIN)


def test_a_figure_that_is_let_through_is_seen_by_the_scorers(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as loose:
        loose.setattr(copied, "invented", lambda *_, **__: iter(()))
        assert record(provider, monkeypatch, INVENTED) == 0
        fails(capsys, "173", "nobody gave")


@pytest.mark.usefixtures("one_case")
def test_a_baseline_takes_over_no_invention(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert record(provider, monkeypatch) == 0
    assert command.main(["--accept"]) == 0
    baseline = folder / "baseline.json"
    before = baseline.read_text()
    assert json.loads(before)["held"] == [NAME]
    with monkeypatch.context() as loose:
        loose.setattr(copied, "invented", lambda *_, **__: iter(()))
        assert record(provider, monkeypatch, INVENTED) == 0
        assert command.main(["--accept"]) == 1
    assert baseline.read_text() == before
    told = capsys.readouterr().err
    assert "The baseline stays" in told
    assert "evals-accept" not in told


@pytest.mark.parametrize("part", [("--case", NAME), ("--suite", "rewriting"), ("--engine", "coach")])
def test_a_part_of_the_cases_is_no_baseline(
    folder: Path, capsys: pytest.CaptureFixture[str], part: tuple[str, str]
) -> None:
    assert command.main(["--accept", *part]) == 2
    assert "--accept" in capsys.readouterr().err
    assert not (folder / "baseline.json").exists()


def test_litellm_is_imported_once_before_the_network_is_shut() -> None:
    assert door.litellm() is door.litellm()


def test_reading_a_schema_tells_its_order() -> None:
    assert witness.of_schema(SetDraft) != witness.of_schema(ResultDraft)
