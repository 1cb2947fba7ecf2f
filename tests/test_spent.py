"""What turns of a model took, in words, and what is sent where."""

from __future__ import annotations

import pytest

from coach import settings
from coach.settings import Secret, Settings
from coach.spent import Spent, total, words
from coach.ui import sending


@pytest.mark.parametrize(
    ("spent", "said"),
    [
        (Spent(1, 1204), "1 request, 1,204 tokens, cost unknown"),
        (Spent(2, 98, estimated=True), "2 requests, 98 tokens (estimated), cost unknown"),
        (Spent(1, 0), "1 request, tokens unknown, cost unknown"),
        (Spent(1, 10, cost=0.00125), "1 request, 10 tokens, $0.0013 by list price"),
        (Spent(1, 10, estimated=True, cost=0.5), "1 request, 10 tokens (estimated), about $0.5000 by list price"),
    ],
)
def test_what_is_unknown_and_what_is_estimated_is_said(spent: Spent, said: str) -> None:
    assert words(spent) == said


def test_a_sum_with_an_unknown_price_says_so() -> None:
    both = total([Spent(1, 10, cost=0.5), Spent(2, 5, estimated=True), Spent()])
    assert (both.calls, both.tokens, both.estimated) == (3, 15, True)
    assert words(both).endswith("about $0.5000 by list price, in part unknown")


@pytest.mark.parametrize(
    ("model", "base", "environ", "host"),
    [
        ("openai/any", "https://models.example.org/v1?key=abc", {}, "models.example.org"),
        ("openai/any", "https://user:secret@models.example.org:8443/v1", {}, "models.example.org:8443"),
        ("openai/any", "", {"OPENAI_API_BASE": "http://127.0.0.1:11434/v1"}, "127.0.0.1:11434"),
        ("openai/any", "", {}, ""),
    ],
)
def test_the_host_is_shown_and_nothing_of_a_key(model: str, base: str, environ: dict[str, str], host: str) -> None:
    assert settings.host(Settings(model, base, Secret("sk-abc")), environ) == host


def test_without_an_address_the_provider_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ANTHROPIC_API_BASE", "ANTHROPIC_BASE_URL", "ANTHROPIC_API_URL"):
        monkeypatch.delenv(name, raising=False)
    assert sending.place(Settings("anthropic/some")) == "at the usual address of anthropic"
