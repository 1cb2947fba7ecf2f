"""Sharing a room with the local network: a second page server that knows the room and nothing else.

The app itself stays on the loopback address. What the network can reach is `room_app.py` alone, in a process of its
own: a six-digit code, a name, and the review of that room. It is started on purpose, by COACH_SHARE=lan or by the
switch on the page, and ends with the app or by the switch.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

PORT = 8502
APP = Path(__file__).with_name("room_app.py")
LAN = "lan"
EVERYWHERE = "0.0.0.0"  # noqa: S104  (a room is there for the network; started on purpose)


class Shared(NamedTuple):
    """A room server that runs."""

    process: subprocess.Popen[bytes]
    address: str

    @property
    def runs(self) -> bool:
        """Whether it still does."""
        return self.process.poll() is None


_now: list[Shared] = []


def wanted() -> bool:
    """Whether the app was started to be shared."""
    return os.environ.get("COACH_SHARE", "").strip().lower() == LAN


def port() -> int:
    """Where the room listens: COACH_SHARE_PORT, or 8502."""
    said = os.environ.get("COACH_SHARE_PORT", "")
    return int(said) if said.isdecimal() and 1024 <= int(said) <= 65535 else PORT


def bound() -> str:
    """Which address the room listens on: COACH_SHARE_HOST, or every one of this machine."""
    return os.environ.get("COACH_SHARE_HOST", "").strip() or EVERYWHERE


def now() -> Shared | None:
    """The room server that runs, or None."""
    return next((each for each in _now if each.runs), None)


def start() -> Shared:
    """Start the room server, once. Raises OSError when it cannot be started."""
    running = now()
    if running:
        return running
    options = ("--server.address", bound(), "--server.port", str(port()), "--server.headless", "true")
    process = subprocess.Popen(  # noqa: S603  (our own file)
        [sys.executable, "-m", "streamlit", "run", str(APP), *options, "--server.enableXsrfProtection", "true"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parent.parent.parent,
    )
    shared = Shared(process, f"http://{host()}:{port()}")
    _now[:] = [shared]
    return shared


def stop() -> None:
    """End the room server."""
    for each in _now:
        each.process.terminate()
    _now.clear()


def host() -> str:
    """The address of this machine in the local network, or its name where there is none. Nothing is sent for it."""
    if bound() != EVERYWHERE:
        return bound()
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("10.255.255.255", 1))
            return str(probe.getsockname()[0])
    except OSError:
        return socket.gethostname()


atexit.register(stop)
