"""The few choices of the environment."""

from __future__ import annotations

import pytest

from coach import settings
from coach.errors import UsageError


def test_nothing_said_is_the_built_in_coach() -> None:
    read = settings.read({})
    assert read == settings.Settings()
    assert read.builtin


def test_what_is_said_is_read_once() -> None:
    said = {
        "COACH_MODEL": " openai/some ",
        "COACH_API_BASE": "http://127.0.0.1:11434/v1",
        "COACH_API_KEY": "sk-abc",
        "COACH_SECONDS": "12.5",
    }
    read = settings.read(said)
    assert (read.model, read.api_base, str(read.api_key), read.seconds) == (
        "openai/some",
        "http://127.0.0.1:11434/v1",
        "sk-abc",
        12.5,
    )
    assert not read.builtin


def test_a_key_does_not_show_itself() -> None:
    assert "sk-abc" not in repr(settings.read({"COACH_API_KEY": "sk-abc"}))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("COACH_API_BASE", "models.example.org"),
        ("COACH_API_BASE", "file:///etc/passwd"),
        ("COACH_SECONDS", "soon"),
        ("COACH_SECONDS", "nan"),
        ("COACH_SECONDS", "0"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(name: str, said: str) -> None:
    with pytest.raises(UsageError, match=name):
        settings.read({name: said})
