"""Recordings: one cassette a case, scrubbed, with a sidecar that says what it was recorded with; four guards.

stale      a template or schema is not what it was when the case was recorded: told before anything is replayed
unmatched  the coach asks something that was not recorded
unused     something recorded is not asked for any more
network    a replay opens no socket at all
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import vcr
from vcr.errors import CannotOverwriteExistingCassetteException

from evals.case import HERE

CASSETTES = HERE / "cassettes"
_SENT = {"content-type"}  # lists of what may be kept: a header nobody thought of never reaches a cassette
_CAME = {"content-type", "retry-after"}
_SECRET = re.compile(r"(?:sk-|gsk_|AIza|xox[bp]-|ghp_|Bearer\s+)[\w\-.]{8,}")
_VOLATILE = ("id", "created", "system_fingerprint")
_PLACE = "http://model.invalid"


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

    @property
    def again(self) -> str:
        """What to type to record it anew."""
        return f"Record it anew with: make evals-record CASE={self.name}"


@contextmanager
def replayed(recording: Recording, depends: Mapping[str, str]) -> Iterator[None]:
    """Answer every request from the cassette. depends: hashes, by name, of what the requests are made of.

    Raises GuardError when a guard finds something.
    """
    _fresh(recording, depends)
    missed: list[str] = []
    with _noted(missed), _no_network(), _vcr("none").use_cassette(str(recording.path)) as cassette:
        yield
        unused = len(cassette) - cassette.play_count
    if missed:
        raise GuardError(f"{recording.name}: the coach asks something that was not recorded. {recording.again}")
    if unused > 0:
        raise GuardError(f"{recording.name}: {unused} recorded answers are not asked for any more. {recording.again}")


@contextmanager
def recorded(recording: Recording, meta: dict[str, Any]) -> Iterator[None]:
    """Write a new cassette, and the sidecar as `meta` stands when everything went well."""
    recording.path.parent.mkdir(parents=True, exist_ok=True)
    recording.path.unlink(missing_ok=True)
    with _vcr("all").use_cassette(str(recording.path)):
        yield
    recording.sidecar.write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def meta(recording: Recording) -> dict[str, Any]:
    """The sidecar. Raises GuardError where nothing is recorded."""
    if not (recording.path.exists() and recording.sidecar.exists()):
        raise GuardError(f"{recording.name}: nothing is recorded ({recording.engine}). {recording.again}")
    read: dict[str, Any] = json.loads(recording.sidecar.read_text(encoding="utf-8"))
    return read


def _fresh(recording: Recording, depends: Mapping[str, str]) -> None:
    kept = meta(recording)["depends"]
    changed = sorted(name for name in kept.keys() | depends.keys() if kept.get(name) != depends.get(name))
    if changed:
        raise GuardError(f"{recording.name}: {', '.join(changed)} changed since it was recorded. {recording.again}")


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
def _no_network() -> Iterator[None]:
    plain = socket.socket.connect

    def refused(sock: socket.socket, address: Any) -> None:
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            raise GuardError("A replay opened a connection. No replay may reach the network.")
        plain(sock, address)

    socket.socket.connect = refused  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        socket.socket.connect = plain  # type: ignore[method-assign]


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
    request.headers = {name: value for name, value in request.headers.items() if name.lower() in _SENT}
    request.uri = re.sub(r"^https?://[^/]+", _PLACE, request.uri).partition("?")[0]
    body = json.loads(request.body or b"{}")
    for name in ("user", "metadata", "model"):
        body.pop(name, None)
    request.body = _SECRET.sub("[secret]", json.dumps(body, sort_keys=True, ensure_ascii=False)).encode()
    return request


def _kept(response: dict[str, Any]) -> dict[str, Any]:
    response["headers"] = {name: value for name, value in response["headers"].items() if name.lower() in _CAME}
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
