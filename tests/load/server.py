"""A page server of our own on a free port, with a file of drafts of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
APP, PAGE = ROOT / "app.py", "draft"
STARTS = 30.0  # seconds


class Server:
    """A running `streamlit run`. address: host and port."""

    def __init__(self, app: Path, drafts: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.drafts = drafts
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", self.address.rpartition(":")[2]],
            cwd=ROOT,
            env={**os.environ, "COACH_DATABASE_URL": f"sqlite:///{drafts}"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    def _wait(self) -> None:
        ends = time.monotonic() + STARTS
        while time.monotonic() < ends:
            assert self._process.poll() is None, "the server stopped by itself"
            try:
                with urllib.request.urlopen(f"http://{self.address}/_stcore/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"the server did not answer within {STARTS:g} seconds")

    def kill(self) -> None:
        """kill -9: no goodbye, nothing is put away."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Let it end as it likes, and not for long."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()


@contextmanager
def serving(app: Path, drafts: Path) -> Iterator[Server]:
    """A server for a while."""
    server = Server(app, drafts)
    try:
        yield server
    finally:
        server.stop()
