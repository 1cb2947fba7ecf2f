"""A server of our own, real Chromium, and a guard that fails a test whose page reaches beyond this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import steps
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 20_000  # milliseconds
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return {"executable_path": CHROMIUM, "args": list(FLAGS), "headless": True}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that `streamlit run app.py` started, with standard input closed."""
    port = free_port()
    server = serve(port, f"sqlite:///{tmp_path_factory.mktemp('drafts')}/drafts.sqlite3")
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(10)


def free_port() -> int:
    """A port where nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def serve(port: int, url: str, log: Path | None = None, **said: str) -> subprocess.Popen[bytes]:
    """A server over the store at url, once it answers. log: where all that it says goes; said: more of its environment."""
    with (log or Path(os.devnull)).open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "COACH_DATABASE_URL": url, **said},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        answers(f"http://127.0.0.1:{port}/_stcore/health", server)
    except AssertionError:
        server.kill()
        raise
    return server


@pytest.fixture(scope="session")
def base_url(site: str) -> str:
    """What the plug-in opens paths on; its own fixture is written in a way that pytest is about to drop."""
    return site


def answers(address: str, server: subprocess.Popen[bytes] | None = None) -> None:
    """Wait until an address answers."""
    for _ in range(300):
        assert server is None or server.poll() is None, "the server stopped by itself"
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer within 30 seconds")


@pytest.fixture(autouse=True)
def outside(context: BrowserContext) -> Iterator[list[str]]:
    """Requests beyond this machine: none, or the test fails."""
    reached: list[str] = []
    guard(context, reached)
    yield reached
    assert not reached, f"the page reached beyond this machine: {reached}"


def guard(context: BrowserContext, reached: list[str]) -> None:
    """Note each request of a context that goes beyond this machine."""

    def note(url: str) -> None:
        if urlsplit(url).scheme in ("http", "https", "ws", "wss") and urlsplit(url).hostname != "127.0.0.1":
            reached.append(url)

    context.set_default_timeout(PATIENCE)
    context.on("request", lambda request: note(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: note(socket.url)))


@pytest.fixture
def work(context: BrowserContext, site: str) -> Page:
    """The page Rewrite, nothing read yet."""
    page = context.new_page()
    page.goto(f"{site}/rewrite")
    page.get_by_role("heading", name="Bring what you have").wait_for()
    steps.idle(page)
    return page
