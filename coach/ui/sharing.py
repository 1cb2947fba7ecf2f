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
from coach.ui import offline

PORT = 8502
APP = Path(__file__).with_name("room_app.py")
LAN = "lan"
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  (for whoever asks for it by COACH_SHARE_HOST)
NEEDED = (
    *("COACH_DATABASE_URL", "HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "PATH", "TZ", "XDG_DATA_HOME"),
    *("LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "TEMP", "TMP", "TMPDIR"),
    *("APPDATA", "LOCALAPPDATA", "SYSTEMROOT", "USERPROFILE", "WINDIR"),
)
"""What the room server is given of the environment. No key of a model is among it: the network can reach this process."""
READY = 30.0  # seconds until it answers
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
_lock = threading.RLock()  # two leads who press at once start one server


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
    """Which address the room listens on: COACH_SHARE_HOST, or the one of this machine in the local network."""
    return os.environ.get("COACH_SHARE_HOST", "").strip() or host()


def now() -> Shared | None:
    """The room server that runs, or None."""
    return next((each for each in _now if each.runs), None)


def start(review: str, is_open: Open) -> Shared:
    """Start the room server, once, for a review whose room is open for as long as `is_open` says.

    Raises InputError, with what to do, where it cannot listen.
    """
    with _lock:
        running = now()
        if running is None:
            _may_listen(bound(), port())
            running = _begin()
        _rooms[review] = is_open
        return running


def _begin() -> Shared:
    options = {
        "server.address": bound(),
        "server.port": str(port()),
        "server.headless": "true",
        "server.enableXsrfProtection": "true",
        "browser.serverAddress": host(),  # else it would ask the internet for it
        "logger.hideWelcomeMessage": "true",
    }
    process = subprocess.Popen(  # noqa: S603  (our own file)
        [sys.executable, "-m", "coach.ui.sharing", *(f"--{name}={value}" for name, value in options.items())],
        stdin=subprocess.PIPE,  # which closes when this process ends, by whatever way
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parent.parent.parent,
        env={name: os.environ[name] for name in NEEDED if name in os.environ},
    )
    shared = Shared(process, f"http://{f'[{host()}]' if ':' in host() else host()}:{port()}")
    _now[:] = [shared]
    if not _answers(shared):
        stop()
        raise InputError("The room did not open in time. Try again in a moment.")
    threading.Thread(target=_follow, args=(shared,), daemon=True).start()
    return shared


def stop() -> None:
    """End the room server."""
    with _lock:
        for each in _now:
            if each.process.stdin:
                each.process.stdin.close()
            each.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                each.process.wait(5)
        _now.clear()


def _answers(shared: Shared) -> bool:
    """Whether the server listens, waited for: nobody is shown an address that is not there yet."""
    until = time.monotonic() + READY
    while shared.runs and time.monotonic() < until:
        with suppress(OSError), socket.create_connection((host(), port()), timeout=1):
            return True
        time.sleep(0.1)
    return False


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
    with _lock:
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
    """The address to open: COACH_SHARE_HOST, or that of this machine in the local network. Nothing is sent for it.

    The loopback address where there is no network.
    """
    said = os.environ.get("COACH_SHARE_HOST", "").strip()
    if said and said not in EVERYWHERE:
        return said
    return _in_network() or "127.0.0.1"


def _in_network() -> str:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("10.255.255.255", 1))
            return str(probe.getsockname()[0])
    except OSError:
        return ""


def serve() -> None:
    """Be the room server until the app ends: the other end of the standard input closes then."""
    threading.Thread(target=_end_with_the_app, daemon=True).start()
    from streamlit.web import cli  # noqa: PLC0415  (the app that imports this has it already)

    offline.ask_nobody()
    sys.argv = ["streamlit", "run", str(APP), *sys.argv[1:]]
    cli.main()


def _end_with_the_app() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve()
else:
    atexit.register(stop)
