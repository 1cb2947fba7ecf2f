"""The guard itself: a test that reaches out fails."""

from __future__ import annotations

import socket

import pytest


def test_sockets_beyond_this_machine_are_refused() -> None:
    with socket.socket() as sock, pytest.raises(RuntimeError, match="tried to reach"):
        sock.connect(("192.0.2.1", 80))


def test_loopback_is_open() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())  # the guard would raise
        assert client.getpeername() == server.getsockname()
