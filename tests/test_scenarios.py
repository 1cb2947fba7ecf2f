"""The thirty things that a provider may do, each against a whole set, a talk and a stream, over real HTTP.

Whatever it does, the turn ends in time and with three requests at most; what the team gets is whole, the model's or the
built-in coach's; and where it is the built-in coach's although a model was asked, one sentence says why.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from provider import PLAIN, STREAMS, Provider
from test_by_model import BEGUN, HEARING, SAID, TALK, WORDING, heard
from test_drafting import DRAFT, POOL, QUEUE

from coach import checks, dialogue, errors, llm, rewrite
from coach.builtin import accounting
from coach.dialogue import by_model
from coach.dialogue.forms import PieceForm
from coach.llm import door
from coach.rewrite.schema import SetDraft
from coach.settings import Secret, Settings

pytestmark = pytest.mark.filterwarnings("ignore")  # what litellm leaves open is its own

KEY = "sk-canary-of-thirty"
# 23 answers in one piece and 7 streams, one of each as it ought to be; asked for the other way, each is played that way
ANSWERS = (
    "good", "html", "cut envelope", "short body", "no choices", "null", "empty", "refusal", "length", "filtered",
    "no usage", "429", "quota", "500", "502", "503", "529", "403", "401", "404", "400", "too long", "hang",
)  # fmt: skip
STREAMED = (
    "good", "stall in the middle", "reset in the middle", "error in the middle", "bad piece in the middle",
    "end in the middle", "length in the middle",
)  # fmt: skip
BEYOND = tuple(
    sorted({*PLAIN} - {"no format"})
)  # "no format" takes a talk's three requests; tests/test_llm.py plays it
ENDINGS = ("nothing after the headers", "end without a finish", "reset without a finish", "stall without a finish")
EVERY = tuple(dict.fromkeys((*ANSWERS, *STREAMED, *BEYOND)))

SLOW = {"hang", "stall in the middle", "drip", "nothing after the headers", "stall without a finish"}
FINE = {
    "good",
    "no usage",
    "end without a finish",
    "no schema",
}  # nothing amiss, or nothing that matters
FINAL = {"quota", "403", "401", "404", "400", "422", "too long", "429 for long"} | SLOW  # no later request of the turn
DECLINED = {"refusal", "filtered"}  # final where the answer comes in one piece; of a stream litellm drops the reason


class End(NamedTuple):
    """What a turn came to. whole: it is the model's. trouble: why it is not."""

    whole: bool
    trouble: str


BUILT_SET = rewrite.compose(POOL, checks.run(POOL)).sets[0]


def a_set(settings: Settings, turn: llm.Turn) -> End:
    made = rewrite.compose(POOL, checks.run(POOL), (), settings, lambda: turn)
    (proposed,) = made.sets
    accounting.check(proposed, POOL.objectives[0])
    assert not accounting.invented(proposed, POOL, ())
    if made.engine == "builtin":
        assert proposed._replace(trouble="") == BUILT_SET
    else:
        assert QUEUE["text"] in [each.option.text for each in proposed.results]
    return End(made.engine != "builtin", proposed.trouble)


BUILT = dialogue.step(TALK, SAID)[0].draft
WITH_MODEL = dialogue.step(TALK, SAID, lambda *_: heard(SAID, *(PieceForm(**each) for each in HEARING["pieces"])))[
    0
].draft


def a_talk(settings: Settings, turn: llm.Turn) -> End:
    helped = by_model.with_model(settings, turn)
    talk, replies = dialogue.step(TALK, SAID, helped.hear, helped.word)
    assert [each.text for each in talk.messages] == [*BEGUN, SAID]
    assert talk.draft == (WITH_MODEL if helped.heard else BUILT) != TALK.draft
    assert (replies[-1].text == WORDING["question"]) == helped.worded
    return End(helped.heard and helped.worded, helped.trouble)


def a_stream(settings: Settings, turn: llm.Turn) -> End:
    running, pieces = llm.stream([{"role": "user", "content": SAID}], SetDraft, settings, turn), list[str]()
    try:
        pieces += running
        value = running.value()
    except errors.ModelError as met:
        with pytest.raises(errors.ModelError):
            running.value()  # what broke off stays without a value
        return End(whole=False, trouble=str(met))
    assert value.model_dump() == json.loads("".join(pieces)) == DRAFT
    return End(whole=True, trouble="")


Play = Callable[[Settings, llm.Turn], End]
COLUMNS: dict[str, tuple[Play, bool]] = {  # and whether somebody watches, so that the answer is streamed
    "a set": (a_set, False),
    "a set that is watched": (a_set, True),
    "a talk": (a_talk, False),
    "a talk that is watched": (a_talk, True),
    "a stream": (a_stream, True),
}
NOT_PLAYED = dict.fromkeys(ENDINGS, "an answer in one piece has no end of its own beside its last byte")


def cells() -> Iterator[tuple[str, str]]:
    for column, (_, streamed) in COLUMNS.items():
        yield from ((scene, column) for scene in (*EVERY, *(ENDINGS if streamed else ())))


def test_the_table_is_complete() -> None:
    """Every scene in every column, but for those that a column cannot have."""
    assert len(ANSWERS) + len(STREAMED) == 30
    assert set(EVERY) <= PLAIN.keys()
    missing = {(scene, column) for scene in (*EVERY, *ENDINGS) for column in COLUMNS} - set(cells())
    assert missing == {(scene, column) for scene in NOT_PLAYED for column in ("a set", "a talk")}
    assert STREAMS.keys() == {*EVERY, *ENDINGS} & STREAMS.keys()
    assert {"hang", "html", "500"}.isdisjoint(STREAMS)  # before the first byte a stream is like any answer


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with Provider(json.dumps(DRAFT)) as running:
        running.forms = {"pieces": json.dumps(HEARING), "question": json.dumps(WORDING)}
        a_set(Settings("openai/any", running.url, Secret(KEY)), llm.Turn())  # the first request takes a second more
        yield running


def ended(provider: Provider, column: str, *scenes: str) -> End:
    play, watched = COLUMNS[column]
    provider.play(*scenes)
    seconds = 0.7 if SLOW & set(scenes) else 20.0
    turn = llm.Turn(seconds=seconds, sleep=lambda _: None)
    turn.watch = (lambda _: None) if watched else None
    door.forget()
    began = time.monotonic()
    end = play(Settings("openai/any", provider.url, Secret(KEY)), turn)
    assert time.monotonic() - began < seconds + 1
    assert 1 <= len(provider.requests) == turn.calls <= 3
    assert provider.requests[0]["body"].get("stream", False) is watched
    assert KEY not in end.trouble
    assert "\n" not in end.trouble
    assert end.trouble.endswith(".") is not end.whole
    return end


def fine(scene: str, column: str) -> bool:
    """Whether the model's answer comes through. In one piece where a stream was asked for it takes a second request."""
    in_one_piece = scene == "as text/plain" and column in ("a set", "a set that is watched", "a talk")
    return scene in FINE or in_one_piece


@pytest.mark.parametrize(("scene", "column"), list(cells()))
def test_a_fault_leaves_something_whole_and_says_so(provider: Provider, scene: str, column: str) -> None:
    """From the first request on, and at the first request with nothing amiss after it."""
    assert ended(provider, column, scene).whole is fine(scene, column)
    again = scene not in FINAL and (scene not in DECLINED or COLUMNS[column][1])
    if column != "a stream":  # a stream that has begun is not begun anew
        assert ended(provider, column, scene, "good").whole is (fine(scene, column) or again)


@pytest.mark.parametrize("scene", sorted({*EVERY} - SLOW))
def test_what_is_amiss_later_takes_nothing_back(provider: Provider, scene: str) -> None:
    """A talk whose message was heard, and whose question could not be worded."""
    for column in ("a talk", "a talk that is watched"):
        assert ended(provider, column, "good", scene).whole is (fine(scene, column) or scene == "as text/plain")
