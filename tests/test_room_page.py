"""The room of a review: opened on purpose, shared where something can listen, a door for guests, and an end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
import streamlit as st
import test_review_page as reviewing
import tone
from streamlit.testing.v1 import AppTest
from test_app import page
from test_review_page import PEOPLE, ballot, opened, tap, vote, who

from coach import store
from coach.store.rooms import ROOM, SOURCE
from coach.ui import review_room, sharing

kept, review = reviewing.kept, reviewing.review


def test_a_room_is_opened_on_purpose_and_ends_with_a_tap(
    kept: store.Store, review: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    running: list[object] = []
    fake = sharing.Shared(None, "http://192.0.2.7:8502")  # type: ignore[arg-type]
    monkeypatch.setattr(sharing, "start", lambda _, is_open: running.append(is_open) or fake)
    monkeypatch.setattr(sharing, "now", lambda: fake if running else None)
    at = opened(review, "Ada", step="room")
    assert review_room.EXPOSES in page(at)
    assert not running
    at = tap(at, "Open a room in this network")
    room = kept.rooms.room(who("Ada"), review)
    assert room is not None
    assert f"{room.code[:3]} {room.code[3:]}" in page(at)
    assert all(is_open() for is_open in running)
    at = tap(at, "Close the room")
    assert not any(is_open() for is_open in running)
    assert kept.rooms.room(who("Ada"), review) is None
    assert review_room.EXPOSES in page(at)


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A port of this machine where somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = int(taken.getsockname()[1])
        monkeypatch.setenv("COACH_SHARE_HOST", "127.0.0.1")
        monkeypatch.setenv("COACH_SHARE_PORT", str(number))
        yield number


def test_a_port_that_is_taken_is_one_sentence_with_what_to_do(kept: store.Store, review: str, port: int) -> None:
    at = tap(opened(review, "Ada", step="room"), "Open a room in this network")
    said = f"Another program listens on port {port} already, so the room did not open."
    assert said in page(at)
    assert f"COACH_SHARE_PORT={port + 1}" in page(at)
    assert kept.rooms.room(who("Ada"), review) is None
    assert sharing.now() is None


def test_a_room_that_cannot_be_shared_again_leaves_the_rest_of_the_page(
    kept: store.Store, review: str, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_SHARE", "lan")
    kept.rooms.open(who("Ada"), review)
    at = opened(review, "Ada", step="room")
    assert f"port {port} already" in page(at)
    assert "Who is here" in page(at)
    assert "Open them now" in [each.label for each in at.button]


@pytest.mark.parametrize(
    ("host", "said", "words"),
    [("127.0.0.1", "door", "'door'"), ("127.0.0.1", "99999", "'99999'"), ("192.0.2.9", "8511", "192.0.2.9, port 8511")],
)
def test_a_place_where_nothing_can_listen_is_named(
    review: str, monkeypatch: pytest.MonkeyPatch, host: str, said: str, words: str
) -> None:
    monkeypatch.setenv("COACH_SHARE_HOST", host)
    monkeypatch.setenv("COACH_SHARE_PORT", said)
    at = tap(opened(review, "Ada", step="room"), "Open a room in this network")
    assert words in page(at)


def test_the_room_server_ends_with_its_last_room(monkeypatch: pytest.MonkeyPatch) -> None:
    class Process:
        stdin = None
        ended = False

        def poll(self) -> int | None:
            return 0 if self.ended else None

        def terminate(self) -> None:
            self.ended = True

        def wait(self, _: float) -> None:
            assert self.ended

    process = Process()
    open_rooms = {"one", "two"}
    monkeypatch.setattr(sharing.subprocess, "Popen", lambda *_, **__: process)
    monkeypatch.setattr(sharing, "_answers", lambda _: True)
    monkeypatch.setattr(sharing, "LOOK", 0.01)
    monkeypatch.setattr(sharing, "GRACE", 0.03)
    monkeypatch.setenv("COACH_SHARE_HOST", "127.0.0.1")
    for each in ("one", "two"):
        sharing.start(each, lambda each=each: each in open_rooms)  # type: ignore[misc]
    open_rooms.remove("one")
    time.sleep(0.1)
    assert sharing.now() is not None
    open_rooms.remove("two")
    for _ in range(500):
        if process.ended:
            break
        time.sleep(0.01)
    assert process.ended
    assert sharing.now() is None


APP = "import time; from coach.ui import sharing; sharing.start('x', lambda: True); time.sleep(600)"


def test_the_room_server_ends_with_the_app_by_whatever_way_it_ends() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = int(free.getsockname()[1])
    env = {**os.environ, "COACH_SHARE_HOST": "127.0.0.1", "COACH_SHARE_PORT": str(number)}
    with subprocess.Popen([sys.executable, "-c", APP], env=env) as app:
        assert listens(number, wanted=True)
        app.kill()
    assert listens(number, wanted=False)


def listens(number: int, *, wanted: bool) -> bool:
    """Whether somebody listens on a port soon, or soon no longer."""
    for _ in range(600):
        with socket.socket() as probe:
            if (probe.connect_ex(("127.0.0.1", number)) == 0) == wanted:
                return True
        time.sleep(0.1)
    return False


Door = Callable[[str, str], AppTest]


@pytest.fixture
def door() -> Door:
    def enter(code: str, name: str) -> AppTest:
        at = AppTest.from_file(str(sharing.APP), default_timeout=30).run()
        at.text_input[0].set_value(code)
        at.text_input[1].set_value(name)
        return tap(at, "Come in")

    return enter


def test_a_guest_comes_in_with_the_code_and_answers_and_finds_nothing_else(
    kept: store.Store, review: str, door: Door
) -> None:
    kept.create(who("Ada"), "SECRET other draft", "{}")
    code = kept.rooms.open(who("Ada"), review).code
    at = door(code, "Dot")
    assert at.query_params["review"] == [review] or at.query_params["review"] == review
    at = at.run()
    assert "Skippers trust the lock" in page(at)
    assert "SECRET" not in page(at)
    at.query_params["step"] = "commit"
    vote(kept, review, **{name: ballot(sure=6) for name in PEOPLE})
    at = at.run()
    assert "Commit as a team" not in str([each.label for each in at.button])


def test_whoever_tries_codes_is_told_to_wait_and_then_what_helps(
    kept: store.Store, review: str, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = kept.rooms.open(who("Ada"), review).code
    guess = f"{(int(code) + 1) % 10**6:06}"
    monkeypatch.setattr(type(st.context), "ip_address", "192.0.2.7")  # AppTest has another one each time
    slow = SOURCE._replace(free=-10)  # as after many tries: the next one waits for minutes
    monkeypatch.setattr("coach.store.rooms.SOURCE", slow)
    assert "This code opens no room" in page(door(guess, "Eve"))
    told = page(door(code, "Eve"))  # the right one too: what waits, waits
    assert "The next try counts in" in told
    assert len(kept.reviews.review(who("Ada"), review).voters) == 3
    monkeypatch.setattr("coach.store.rooms.SOURCE", slow._replace(stop=1))
    assert "waits for an hour" in page(door(code, "Eve"))
    for sentence in (told, SOURCE.ends, ROOM.ends):
        assert not [slip for line in sentence.split("\n") for slip in tone.slips(line)]


@pytest.mark.usefixtures("review")
def test_a_code_that_is_wrong_opens_nothing(door: Door) -> None:
    assert "This code opens no room" in page(door("000000", "Dot"))
