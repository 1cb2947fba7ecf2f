"""What holds for every test: no network beyond this machine, no settings from outside, no silent skip under CI."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

PROOF = bool(os.environ.get("COACH_PROOF"))
LOOPBACK = ("127.", "::1", "localhost")

settings.register_profile("test", max_examples=40, deadline=None, derandomize=True)
settings.register_profile(
    "proof", max_examples=500, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("proof" if PROOF else "test")


class NetworkError(RuntimeError):
    """A test tried to leave the machine."""


_connect, _connect_ex = socket.socket.connect, socket.socket.connect_ex


def _inside(sock: socket.socket, address: object) -> bool:
    if sock.family not in (socket.AF_INET, socket.AF_INET6):
        return True
    return isinstance(address, tuple) and str(address[0]).startswith(LOOPBACK)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse sockets beyond loopback."""

    def connect(sock: socket.socket, address: object) -> None:
        if not _inside(sock, address):
            raise NetworkError(f"a test tried to reach {address}")
        _connect(sock, address)  # type: ignore[arg-type]

    def connect_ex(sock: socket.socket, address: object) -> int:
        if not _inside(sock, address):
            raise NetworkError(f"a test tried to reach {address}")
        return _connect_ex(sock, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "connect_ex", connect_ex)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of the person who runs the tests stay outside."""
    for name in [n for n in os.environ if n.startswith("COACH_") and n not in ("COACH_PROOF", "COACH_NO_SKIPS")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def own_drafts(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Drafts of the person who runs the tests stay untouched."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "data"))


@pytest.fixture
def count() -> object:
    """`count(small, long)`: the small number in `make test`, the long one in `make proof`."""
    return lambda small, long: long if PROOF else small


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`make proof` runs what has a long count: properties over many examples, and tests that ask for `count`."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False) or "count" in getattr(
            item, "fixturenames", ()
        ):
            item.add_marker(pytest.mark.proof)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Under CI a test that skips is a failure."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and os.environ.get("COACH_NO_SKIPS") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} skipped under CI: {report.longrepr}"
