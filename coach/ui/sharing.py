"""Sharing a room with the local network: a second page server that knows the room and nothing else.

The app itself stays on the loopback address. What the network can reach is `room_app.py` alone, in a process of its
own: a six-digit code, a name, and the review of that room. It is started on purpose, by COACH_SHARE=lan or by the
switch on the page, and ends with the app, however the app ends, or a minute after the last room: time for its guests
to read that it has closed.

`python -m coach.ui.sharing` is that process.
"""

from __future__ import annotations

import atexit
import errno
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coach.errors import CoachError, InputError, NotFound

PORT = 8502
APP = Path(__file__).with_name("room_app.py")
LAN = "lan"
EVERYWHERE = "0.0.0.0"  # noqa: S104  (a room is there for the network; started on purpose)
LOOK, GRACE = 5.0, 60.0  # seconds between two looks whether a room is open, and without one before it ends


class Shared(NamedTuple):
    """A room server that runs."""

    process: subprocess.Popen[bytes]
    address: str

    @property
    def runs(self) -> bool:
        """Whether it still does."""
        return self.process.poll() is None


Open = Callable[[], bool]

_now: list[Shared] = []
_rooms: dict[str, Open] = {}  # by review: whether its room is still open


def wanted() -> bool:
    """Whether the app was started to be shared."""
    return os.environ.get("COACH_SHARE", "").strip().lower() == LAN


def port() -> int:
    """Where the room listens: COACH_SHARE_PORT, or 8502. Raises InputError for what is no port."""
    said = os.environ.get("COACH_SHARE_PORT", "").strip() or str(PORT)
    if not (said.isascii() and said.isdecimal() and 1024 <= int(said[:9]) <= 65535):
        raise InputError(
            f"COACH_SHARE_PORT is {said!r}; a room takes a number from 1024 to 65535. Start the app with one."
        )
    return int(said)


def bound() -> str:
    """Which address the room listens on: COACH_SHARE_HOST, or every one of this machine."""
    return os.environ.get("COACH_SHARE_HOST", "").strip() or EVERYWHERE


def now() -> Shared | None:
    """The room server that runs, or None."""
    return next((each for each in _now if each.runs), None)


def start(review: str, is_open: Open) -> Shared:
    """Start the room server, once, for a review whose room is open for as long as `is_open` says.

    Raises InputError, with what to do, where it cannot listen.
    """
    running = now()
    if running is None:
        _may_listen(bound(), port())
    _rooms[review] = is_open
    return running or _begin()


def _begin() -> Shared:
    options = ("--server.address", bound(), "--server.port", str(port()), "--server.headless", "true")
    process = subprocess.Popen(  # noqa: S603  (our own file)
        [sys.executable, "-m", "coach.ui.sharing", *options, "--server.enableXsrfProtection", "true"],
        stdin=subprocess.PIPE,  # which closes when this process ends, by whatever way
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parent.parent.parent,
    )
    shared = Shared(process, f"http://{host()}:{port()}")
    _now[:] = [shared]
    threading.Thread(target=_follow, args=(shared,), daemon=True).start()
    return shared


def stop() -> None:
    """End the room server."""
    for each in _now:
        if each.process.stdin:
            each.process.stdin.close()
        each.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            each.process.wait(5)
    _now.clear()


def _may_listen(address: str, number: int) -> None:
    """Raise InputError with what to do where nothing can listen."""
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, number))
        except OSError as failed:
            taken = failed.errno == errno.EADDRINUSE
        else:
            return
    if taken:
        raise InputError(
            f"Another program listens on port {number} already, so the room did not open. Close that program, or start "
            f"the app again with COACH_SHARE_PORT={number + 1 if number < 65535 else PORT}."
        )
    raise InputError(
        f"This machine cannot listen on {address}, port {number}, so the room did not open. "
        "Start the app again with another COACH_SHARE_HOST or COACH_SHARE_PORT."
    )


def _follow(shared: Shared) -> None:
    """End a room server that has no room any more."""
    without = 0.0
    while shared.runs and without < GRACE:
        time.sleep(LOOK)
        without = 0.0 if any(_holds(each) for each in list(_rooms)) else without + LOOK
    if shared in _now:
        stop()


def _holds(review: str) -> bool:
    """Whether the room of a review is open; one that has closed is forgotten."""
    try:
        found = _rooms[review]()
    except NotFound:
        found = False
    except CoachError:
        return True  # the store is busy: it says so another time
    if not found:
        _rooms.pop(review, None)
    return found


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


def serve() -> None:
    """Be the room server until the app ends: the other end of the standard input closes then."""
    threading.Thread(target=_end_with_the_app, daemon=True).start()
    from streamlit.web import cli  # noqa: PLC0415  (the app that imports this has it already)

    sys.argv = ["streamlit", "run", str(APP), *sys.argv[1:]]
    cli.main()


def _end_with_the_app() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve()
else:
    atexit.register(stop)
