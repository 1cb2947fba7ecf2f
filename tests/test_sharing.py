"""The room server as it really starts: where it listens, whom it asks, what it is given, how many there are."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.ui import sharing

WATCH = """
import socket
def watched(name, then):
    def look(host, *rest, **more):
        if str(host) not in ("", "None", "localhost", "0.0.0.0", "127.0.0.1", "::1", {here!r}):
            open({log!r}, "a").write(f"{{name}} {{host}}\\n")
            raise OSError("refused by the test")
        return then(host, *rest, **more)
    return look
socket.getaddrinfo = watched("looked up", socket.getaddrinfo)
"""
KNOCK = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: http://elsewhere.example\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c29tZXRoaW5nIG9mIDE2Yg==\r\n\r\n"
)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The default: no host is named. Whatever the server looks up in the network is refused, and written down here."""
    for name in [each for each in os.environ if each.startswith("COACH_")]:
        monkeypatch.delenv(name)
    with socket.create_server(("127.0.0.1", 0)) as free:
        monkeypatch.setenv("COACH_SHARE_PORT", str(free.getsockname()[1]))
    monkeypatch.setattr(sharing, "_in_network", lambda: "127.0.0.1")  # the guard of the tests lets nobody out
    asked = tmp_path / "asked"
    (tmp_path / "sitecustomize.py").write_text(WATCH.format(log=str(asked), here=sharing.host()))
    known = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(tmp_path), known))))
    monkeypatch.setenv("COACH_API_KEY", "sk-secret")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("COACH_DATABASE_URL", f"sqlite:///{tmp_path}/rooms.sqlite3")
    yield asked
    sharing.stop()


def test_a_room_asks_nobody_outside_holds_no_key_and_is_one(log: Path) -> None:
    found: list[sharing.Shared] = []
    start = threading.Barrier(2)

    def press(review: str) -> None:
        start.wait()
        found.append(sharing.start(review, lambda: True))

    leads = [threading.Thread(target=press, args=(name,)) for name in ("one", "two")]
    for each in leads:
        each.start()
    for each in leads:
        each.join()
    one, two = found
    assert one is two
    assert sharing.now() is one
    assert one.address == f"http://{sharing.host()}:{sharing.port()}"
    with socket.create_connection((sharing.host(), sharing.port()), timeout=30) as line:  # it listens already
        line.sendall(KNOCK.format(host=sharing.host()).encode())
        assert b"101" not in line.recv(2000).split(b"\r\n")[0]
    assert not log.exists(), log.read_text()
    given = Path(f"/proc/{one.process.pid}/environ")
    if given.exists():
        assert b"sk-secret" not in given.read_bytes()
        assert b"rooms.sqlite3" in given.read_bytes()
    sharing.stop()
    assert one.process.poll() is not None
