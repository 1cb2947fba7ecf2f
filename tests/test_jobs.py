"""Turns of a model in threads of their own: so many at a time, and told to the store as long as they last."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import cast

import pytest

from coach import store
from coach.errors import Busy, StoreError, TakenOver
from coach.settings import Settings
from coach.store import Acting
from coach.ui import draft_jobs
from coach.ui import job as jobs
from coach.ui.draft_turns import Held
from coach.ui.job import Job

MODEL = Settings("openai/any")


@pytest.fixture
def busy() -> Iterator[threading.Event]:
    """A server on which as many turns are under way as there may be, until the event is set."""
    ended = threading.Event()
    running = [Job[bool](MODEL).start(lambda _: ended.wait(20)) for _ in range(jobs.MOST)]
    assert not any(each.refused for each in running)
    yield ended
    ended.set()
    assert all(each.wait(5) for each in running)


def test_what_finds_no_room_is_not_begun_and_says_so(busy: threading.Event) -> None:
    begun = threading.active_count()
    more = [Job[bool](MODEL).start(lambda _: True) for _ in range(100)]
    assert threading.active_count() <= begun
    assert {(each.done, each.result, each.trouble) for each in more} == {(True, None, jobs.FULL)}
    busy.set()
    until = time.monotonic() + 10
    while (again := Job[bool](MODEL).start(lambda _: True)).refused and time.monotonic() < until:
        time.sleep(0.01)
    assert again.wait(5)
    assert again.result is True


class Pulse:
    """A store that takes a renewal or raises, in this order."""

    def __init__(self, *raised: StoreError | None) -> None:
        self.raised, self.renewed = list(raised), 0

    def renew(self, *_: object) -> None:
        error = self.raised.pop(0) if self.raised else TakenOver("another's")
        if error is not None:
            raise error
        self.renewed += 1


@pytest.mark.parametrize(
    ("raised", "renewed"),
    [((None, Busy("held"), StoreError("full"), None), 2), ((TakenOver("gone"), None), 0)],
)
def test_a_store_that_is_held_ends_no_lease_and_one_that_is_taken_over_does(
    monkeypatch: pytest.MonkeyPatch, raised: tuple[StoreError | None, ...], renewed: int
) -> None:
    monkeypatch.setattr(draft_jobs, "PULSE", 0.01)
    monkeypatch.setattr(draft_jobs, "SOON", 0.01)
    pulse = Pulse(*raised)
    mine = draft_jobs.Running(
        Held(cast("store.Store", pulse), Acting("", "team"), "d"), cast("store.Turn", None), Job(MODEL)
    )
    draft_jobs._pulse(mine)
    assert pulse.renewed == renewed
