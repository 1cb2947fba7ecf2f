"""Turns among random faults, as the pages take them: a message through the store, a set through the desk, each in its job.

No turn is lost or doubled, none takes more than three requests, nothing partial is kept, and no thread ends in a traceback.
"""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from drafted import own_store
from provider import PLAIN, STREAMS, Provider
from streamlit.testing.v1 import AppTest
from test_app import APP, page, tap
from test_drafting import DRAFT, POOL, SOFT, SPOILT

from coach import dialogue, store
from coach.builtin import accounting
from coach.llm import door
from coach.llm import turn as turns
from coach.session import Sending
from coach.settings import Secret, Settings
from coach.store import Acting
from coach.ui import desk as verbs
from coach.ui import draft_jobs, draft_state, draft_turns, modelled, sending
from coach.ui.desk import Desk
from coach.ui.draft_turns import By, Held

pytestmark = pytest.mark.filterwarnings("ignore")  # what litellm leaves open is its own

KEY = "sk-canary-of-many"
FAULTS = sorted(
    {*PLAIN, *STREAMS}
    - {"good", "hang", "drip", "429 for long", "no schema", "no format"}
    - {"stall in the middle", "stall without a finish", "nothing after the headers"}
)
HEARD = json.dumps({"notes": "", "pieces": []})
SAID = (
    "Passengers board calmly.",
    "They wait {n} minutes at the gate today, says Irene.",
    "Fewer complaints at the gate.",
    "It was {n} a month in spring, from the log.",
    "Fewer late ferries.",
    "The desk counts {n} letters a week about them.",
    "By June would be good, for all of it.",
)
OF_ONE = 20  # turns of one draft: a talk grows dear with its length
Count = Callable[[int, int], int]

kept = pytest.fixture(autouse=True)(own_store)


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with Provider() as running:
        yield running


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No pause before a request is sent again; and no thread ends in a traceback."""
    broken: list[Any] = []
    monkeypatch.setattr(turns, "_PAUSE", 0.0)
    monkeypatch.setattr(threading, "excepthook", broken.append)
    yield
    door.forget()
    assert broken == []


def schedule(provider: Provider, chance: random.Random, many: int) -> None:
    """Three requests in ten meet a fault."""
    provider.play(*(chance.choice(FAULTS) if chance.random() < 0.3 else "good" for _ in range(many)))


def model(provider: Provider) -> Settings:
    return Settings("openai/any", provider.url, Secret(KEY), 30)


def begun(kept: store.Store, n: int, chosen: Settings) -> Held:
    here = draft_turns.begin(kept, Acting("", draft_state.WORKSPACE), f"draft {n}")
    draft_turns.change(here, f"{n}:sending", lambda talk: talk._replace(sending=Sending(chosen.model)))
    return here


def worded(question: str) -> str:
    """A question as the model words it."""
    return question.removesuffix("?") + ", as far as you know?"


def answered(here: Held) -> None:
    for _ in range(4000):
        if not draft_turns.stand(here).waits:
            return
        time.sleep(0.005)
    raise AssertionError("a message stays without an answer")


def whole(here: Held, said: str, expected: tuple[dialogue.Reply, ...]) -> By | None:
    """Look at the last answer: the built-in coach's, or the same with its question in words that the model finished."""
    *_, message, answer = draft_turns.stand(here).messages
    assert (message.text, answer.answers) == (said, message.id)
    shown = [each.text for each in draft_turns.told(answer.text)]
    built = [each.text for each in expected if each.text]
    by = draft_turns.helped(answer.text)
    assert shown in (built, [*built[:-1], worded(built[-1])])
    if by:
        assert by.spent.calls <= 3
        assert by.worded is (shown != built)
        assert by.trouble == "" or by.trouble.endswith(".")
        assert KEY not in answer.text
    return by


def each_once(here: Held) -> int:
    """How many messages a draft has, each of them with one answer, in their order."""
    said = draft_turns.stand(here).messages
    team = [each.id for each in said if each.role == store.TEAM]
    assert [each.answers for each in said if each.role == store.COACH and each.answers] == team
    return len(team)


@pytest.mark.parametrize("seed", [3, 41, 77])
def test_messages_are_answered_once_and_whole(kept: store.Store, provider: Provider, count: Count, seed: int) -> None:
    chance, many, chosen = random.Random(seed), count(24, 1000), model(provider)
    schedule(provider, chance, 3 * many)
    helped: list[By] = []
    for n in range(many):
        if n % OF_ONE == 0:
            here = begun(kept, n, chosen)
        said, key = SAID[n % len(SAID)].format(n=n % OF_ONE + 20), store.new_id()
        _, expected = dialogue.step(draft_turns.stand(here).talk, said)
        provider.forms = {"pieces": HEARD, "question": json.dumps({"question": worded(expected[-1].text)})}
        for _ in range(chance.choice((1, 1, 2))):  # a page that sends twice says it once
            draft_jobs.say(here, key, said, chosen)
        if chance.random() < 0.05:
            draft_jobs.stop(here.id)
        answered(here)
        helped += filter(None, [whole(here, said, expected)])
        assert each_once(here) == n % OF_ONE + 1
    calls, stopped = sum(by.spent.calls for by in helped), sum(by.trouble == sending.STOPPED for by in helped)
    assert calls - stopped <= len(provider.requests) <= calls + 3 * stopped  # a stop may fall before or after a request
    assert 0 < sum(by.worded for by in helped) < many
    at = tap(AppTest.from_file(str(APP), default_timeout=30).run(), "Start talking")
    at.query_params["draft"] = here.id
    assert said in page(at.run())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_sets_are_one_writers_and_whole(provider: Provider, count: Count, seed: int) -> None:
    chance, many, chosen = random.Random(seed), count(16, 1000), model(provider)
    schedule(provider, chance, 3 * many)
    provider.forms = {}
    read = verbs.agree(verbs.read(Desk(), POOL.source.text), chosen.model, masked=False)
    built, calls, drafted = read.proposal.sets[0], 0, 0
    for _ in range(many):
        provider.text = json.dumps(chance.choice([DRAFT, *SPOILT.values(), *SOFT.values()]))
        job = modelled._started(read, chosen)
        assert job.wait(60)
        assert job.trouble == ""
        desk = verbs.arrived(read, modelled._made(read, job))
        (made,), (proposed,) = desk.made, desk.proposal.sets
        calls += made.spent.calls
        assert 1 <= made.spent.calls <= 3
        accounting.check(proposed, POOL.objectives[0])
        assert not accounting.invented(proposed, POOL, ())
        assert KEY not in str(desk.proposal)
        if desk.proposal.engine == "builtin":
            assert proposed.trouble.endswith(".")
            assert proposed._replace(trouble="") == built
        else:
            drafted += 1
            assert any(each.option.how == "model" for each in proposed.results)
    assert calls == len(provider.requests)
    assert 0 < drafted < many
