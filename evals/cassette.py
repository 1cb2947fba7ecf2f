"""Recordings: one cassette a case and engine, scrubbed, with a sidecar that says what it was recorded with; four guards.

stale      a template, a schema or the case is not what it was when recorded: told before anything is replayed
unmatched  the coach asks something that was not recorded
unused     something recorded is not asked for any more
network    a replay opens no connection at all
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import vcr
from vcr.errors import CannotOverwriteExistingCassetteException

from evals.case import HERE

CASSETTES = HERE / "cassettes"
_HEADERS = {"content-type", "retry-after"}  # what may be kept: a header nobody thought of never reaches a cassette
_SECRET = re.compile(r"(?:sk-|gsk_|AIza|xox[bp]-|ghp_|Bearer\s+)[\w\-.]{8,}")
_VOLATILE = ("id", "created", "system_fingerprint")
_PLACE = "http://model.invalid/"
_ANSWERED = (200, 400)  # 400: the model turned down a way of asking for the form; that is part of how it answers

T = TypeVar("T")


class GuardError(Exception):
    """A recording and the code do not fit each other; the sentence names the case and says what to do."""


class Recording(NamedTuple):
    """Where one case of one engine is kept. engine: coach, or plain for the plain prompt."""

    engine: str
    name: str

    @property
    def path(self) -> Path:
        """The cassette."""
        return CASSETTES / self.engine / f"{self.name}.json"

    @property
    def sidecar(self) -> Path:
        """What it was recorded with."""
        return self.path.with_suffix(".meta.json")

    def trouble(self, what: str) -> GuardError:
        """A sentence about this recording, and what to type."""
        return GuardError(
            f"{self.name} ({self.engine}): {what} Record it anew with: make evals-record CASE={self.name}"
        )

    def meta(self) -> dict[str, Any]:
        """The sidecar. Raises GuardError where nothing is recorded."""
        if not (self.path.exists() and self.sidecar.exists()):
            raise self.trouble("nothing is recorded.")
        read: dict[str, Any] = json.loads(self.sidecar.read_text(encoding="utf-8"))
        return read


def replay(recording: Recording, play: Callable[[], T]) -> T:
    """Play a case with every request answered from its cassette. Raises GuardError when a guard finds something."""
    missed, reached = list[str](), list[str]()
    with _noted(missed), _no_network(reached), _vcr("none").use_cassette(str(recording.path)) as cassette:
        outcome = play()
        unused = len(cassette) - cassette.play_count
    if reached:
        raise recording.trouble("the replay opened a connection, and no replay may reach the network.")
    if missed:
        raise recording.trouble(
            "the coach asks something that was not recorded: a prompt, or what is said in one, is another."
        )
    if unused > 0:
        raise recording.trouble(
            f"{unused} recorded answer{'s are' if unused > 1 else ' is'} not asked for any more: a check that sent a draft "
            "back lets it pass now, or code asks less. Look whether that is meant."
        )
    return outcome


def record(recording: Recording, play: Callable[[], tuple[T, int, dict[str, Any]]]) -> T:
    """Play a case against the model, then write its cassette and sidecar together.

    play: gives what came of it, how many requests it sent and the sidecar. Nothing is left behind when it fails.
    Raises GuardError when a request was not answered: a case is recorded whole or not at all.
    """
    part = recording.path.with_suffix(".part")
    part.parent.mkdir(parents=True, exist_ok=True)
    part.unlink(missing_ok=True)
    try:
        with _vcr("all").use_cassette(str(part)) as cassette:
            outcome, sent, meta = play()
            statuses = [each["status"]["code"] for each in cassette.responses]
        refused = [each for each in statuses if each not in _ANSWERED]
        if refused or len(statuses) != sent:
            told = f"it answered {refused[0]}" if refused else f"{sent - len(statuses)} of {sent} requests failed"
            raise recording.trouble(f"the model was not reached ({told}); nothing was kept.")
        if not sent:  # nothing to ask: an empty cassette holds the coach to that
            part.write_text('{"version": 1, "interactions": []}\n', encoding="utf-8")
        recording.sidecar.unlink(missing_ok=True)
        part.replace(recording.path)
    finally:
        part.unlink(missing_ok=True)
    recording.sidecar.write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return outcome


@contextmanager
def _noted(missed: list[str]) -> Iterator[None]:
    """Write down every request that a cassette does not hold: libraries swallow the exception that says so."""
    plain = CannotOverwriteExistingCassetteException.__init__

    def noted(self: CannotOverwriteExistingCassetteException, *args: Any, **named: Any) -> None:
        plain(self, *args, **named)
        missed.append(type(self).__name__)

    CannotOverwriteExistingCassetteException.__init__ = noted
    try:
        yield
    finally:
        CannotOverwriteExistingCassetteException.__init__ = plain


@contextmanager
def _no_network(reached: list[str]) -> Iterator[None]:
    """Refuse every connection and every look-up of a name, and write it down, since libraries swallow refusals."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refused(*args: Any, **_: Any) -> Any:
        reached.append(type(args[0]).__name__)
        raise OSError("A replay may not reach the network.")

    def outward(inner: Callable[..., Any]) -> Callable[..., Any]:
        return lambda sock, at: inner(sock, at) if sock.family == socket.AF_UNIX else refused(sock)

    socket.socket.connect = outward(connect)  # type: ignore[method-assign]
    socket.socket.connect_ex = outward(connect_ex)  # type: ignore[method-assign]
    socket.getaddrinfo = refused
    try:
        yield
    finally:
        socket.socket.connect, socket.socket.connect_ex = connect, connect_ex  # type: ignore[method-assign]
        socket.getaddrinfo = look_up


def _vcr(mode: str) -> vcr.VCR:
    made = vcr.VCR(
        serializer="json",
        record_mode=mode,
        match_on=("method", "path", "meaning"),
        decode_compressed_response=True,
        before_record_request=_scrubbed,
        before_record_response=_kept,
    )
    made.register_matcher("meaning", _same)
    return made


def _scrubbed(request: Any) -> Any:
    """A request without keys, addresses and what changes from call to call."""
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in _HEADERS}
    request.uri = _PLACE + request.uri.partition("?")[0].rstrip("/").rpartition("/")[2]
    body = json.loads(request.body or b"{}")
    for name in ("user", "metadata", "model"):
        body.pop(name, None)
    request.body = _SECRET.sub("[secret]", json.dumps(body, sort_keys=True, ensure_ascii=False)).encode()
    return request


def _kept(response: dict[str, Any]) -> dict[str, Any]:
    """A response without the headers of whoever gave it, and without numbers of its own."""
    response["headers"] = {name: value for name, value in response["headers"].items() if name.lower() in _HEADERS}
    said = response["body"]["string"]
    text = said.decode() if isinstance(said, bytes) else said
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    if isinstance(body, dict):
        for name in _VOLATILE:
            body.pop(name, None)
        text = json.dumps(body, ensure_ascii=False)
    response["body"]["string"] = _SECRET.sub("[secret]", text).encode()
    return response


def _same(one: Any, other: Any) -> None:
    if json.loads(one.body or b"null") != json.loads(other.body or b"null"):
        raise AssertionError("the request is another one")
