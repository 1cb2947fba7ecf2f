"""The recorded eval set: it replays, holds nothing that it may not, and fails when a prompt or a schema is spoiled."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from coach import prompts
from coach.checks import copied
from coach.rewrite import drafting
from coach.rewrite.schema import SetDraft
from evals import __main__ as command
from evals import case, cassette, witness

RECORDED = [each.name for each in case.load() if cassette.Recording("coach", each.name).sidecar.exists()]
pytestmark = pytest.mark.filterwarnings("ignore")  # what litellm leaves open is its own
SOME = [name for name in RECORDED if not name.startswith(("talk-", "harmless-"))][::12]

PROOF = bool(os.environ.get("COACH_PROOF"))


def test_something_is_recorded() -> None:
    assert len(RECORDED) >= 150


def replay(names: list[str]) -> int:
    return command.main([part for name in names for part in ("--case", name)])


@pytest.fixture(autouse=True)
def fresh_templates() -> Any:
    yield
    prompts.sha256.cache_clear()
    prompts._environment.cache_clear()


@pytest.mark.proof
def test_the_eval_set_replays(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    names = [] if PROOF else SOME
    for each in ("shown", "twisted"):
        monkeypatch.setattr(command.liar, each, lambda _: [])  # played in tests/test_evals.py
    assert replay(names) == 0, capsys.readouterr().err


def told(names: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert replay(names) == 1
    return capsys.readouterr().err


def test_a_spoiled_prompt_makes_every_case_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for each in prompts._folder().iterdir():
        (tmp_path / each.name).write_text(each.read_text())
    voice = tmp_path / "voice.jinja"
    voice.write_text(voice.read_text().replace("You ask and propose", "You decide"))
    monkeypatch.setattr(prompts, "_folder", lambda: tmp_path)
    prompts.sha256.cache_clear()
    prompts._environment.cache_clear()
    said = told(SOME, capsys)
    assert all(f"make evals-record CASE={name}" in said for name in SOME)
    assert "prompts/set.jinja changed since it was recorded" in said


def test_a_reordered_schema_makes_every_case_stale(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Reordered(SetDraft):
        @classmethod
        def model_json_schema(cls, *more: Any, **named: Any) -> dict[str, Any]:
            made = super().model_json_schema(*more, **named)
            return {**made, "properties": dict(reversed(made["properties"].items()))}

    monkeypatch.setitem(witness._SCHEMAS, "SetDraft", Reordered)
    monkeypatch.setattr(drafting, "SetDraft", Reordered)
    said = told(SOME, capsys)
    assert all(f"make evals-record CASE={name}" in said for name in SOME)
    assert "the schema SetDraft changed" in said


def test_a_loosened_r001_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(copied, "invented", lambda *_, **__: iter(()))
    assert "mend the check" in told(SOME, capsys)


def test_no_recording_holds_a_key_or_an_address() -> None:
    secret = re.compile(r"(?i)bearer |sk-[a-z0-9]{8}|authorization|127\.0\.0\.1|localhost|x-stainless|user-agent")
    for each in cassette.CASSETTES.rglob("*.json"):
        assert not secret.search(each.read_text(encoding="utf-8")), each


def test_every_recording_has_its_sidecar_and_its_case() -> None:
    names = {each.name for each in case.load()}
    for each in cassette.CASSETTES.glob("*/*.meta.json"):
        meta = json.loads(each.read_text(encoding="utf-8"))
        assert meta["case"] in names, f"{each} belongs to no case: delete it"
        assert each.with_name(f"{meta['case']}.json").exists()
