"""The thirty things that a provider may do, and where each is played: the whole set, the talk, the stream."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import test_by_model
import test_drafting
import test_llm
from provider import PLAIN, STREAMS

# 23 answers in one piece and 7 streams, two of them as they ought to be
ANSWERS = (
    "good", "html", "cut envelope", "short body", "no choices", "null", "empty", "refusal", "length", "filtered",
    "no usage", "429", "quota", "500", "502", "503", "529", "403", "401", "404", "400", "too long", "hang",
)  # fmt: skip
STREAMED = (
    "good", "stall in the middle", "reset in the middle", "error in the middle", "bad piece in the middle",
    "end in the middle", "length in the middle",
)  # fmt: skip


def played(test: Callable[..., None]) -> set[str]:
    """The scenes that a test is run with."""
    (mark,) = [each for each in test.pytestmark if each.name == "parametrize"]  # type: ignore[attr-defined]
    return set(mark.args[1])


def test_there_are_thirty() -> None:
    assert len(set(ANSWERS)) + len(set(STREAMED)) == 30
    assert set(ANSWERS) <= PLAIN.keys()
    assert set(STREAMED) <= STREAMS.keys()


@pytest.mark.parametrize(
    ("where", "scenes"),
    [
        (test_drafting.test_whatever_a_provider_does_the_team_gets_its_set, {*ANSWERS, *STREAMED}),
        (test_by_model.test_whatever_a_provider_does_the_talk_goes_on, {*ANSWERS}),
        (test_llm.test_a_stream_ends_in_a_whole_answer_or_one_sentence, {*STREAMED}),
    ],
)
def test_each_is_played(where: Callable[..., None], scenes: set[str]) -> None:
    assert scenes - played(where) == set()
