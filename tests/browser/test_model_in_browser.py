"""A model behind the pages, in real Chromium: it streams, it stops, and a reload in the middle loses nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import provider as providers
import pytest
import steps
from conftest import PATIENCE, ROOT, answers
from playwright.sync_api import expect
from provider import Provider
from test_modelled_draft import HEARD, SAID, WORDED
from test_modelled_page import POOL, SHOWN, drafted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

MODEL = "openai/any"
STOPPED = "The model was stopped. What stands here is the built-in coach's."


def _slowly(handler: Any, asked: dict[str, Any]) -> None:
    handler.begin()
    text = handler.server.owner.text
    for at in range(0, len(text), 12):
        handler.event(providers._chunk(asked, {"content": text[at : at + 12]}))
        time.sleep(0.04)
    handler.finish(asked)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Provider]]:
    """A server of the pages with a model behind it, which writes slowly."""
    with socket.socket() as free, pytest.MonkeyPatch.context() as patched:
        patched.setitem(providers.STREAMS, "slowly", _slowly)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        with Provider() as running:
            place = f"sqlite:///{tmp_path_factory.mktemp('drafts')}/drafts.sqlite3"
            asked = {"COACH_MODEL": MODEL, "COACH_API_BASE": running.url, "COACH_API_KEY": "sk-canary-31"}
            server = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
                cwd=ROOT,
                env={**os.environ, **asked, "COACH_DATABASE_URL": place},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            try:
                answers(f"http://127.0.0.1:{port}/_stcore/health", server)
                yield f"http://127.0.0.1:{port}", running
            finally:
                server.terminate()
                server.wait(10)


def _play(running: Provider, *texts: str) -> None:
    running.play("slowly")
    running.text, running.texts = texts[0], list(texts)


def _told(page: Page) -> Page:
    """The page Draft with a first message, kept and not sent."""
    field = page.get_by_test_id("stChatInputTextArea")
    field.fill(SAID)
    field.press("Enter")
    expect(page.get_by_role("heading", name="Before anything is sent")).to_be_visible()
    steps.idle(page)
    return page


def test_a_set_streams_in_and_can_be_stopped(context: BrowserContext, model: tuple[str, Provider]) -> None:
    site, running = model
    _play(running, drafted())
    page = context.new_page()
    page.goto(f"{site}/rewrite")
    steps.bring(page, POOL)
    assert not running.requests
    assert not steps.violations(page)
    assert steps.overflow(page) <= 0
    page.get_by_role("button", name="Send it to the model").click()
    expect(page.locator(".st-key-writing").get_by_text(SHOWN)).to_be_visible()
    page.locator(".st-key-writing").get_by_role("button", name="Stop").click()
    expect(page.get_by_text(STOPPED)).to_be_visible()
    expect(page.get_by_text(SHOWN)).to_have_count(0)
    page.get_by_role("button", name="Ask the model again").click()
    expect(page.get_by_text(f"Written by {MODEL}")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text(SHOWN).first).to_be_visible()
    steps.idle(page)
    assert not steps.violations(page)


def test_a_reload_in_the_middle_of_an_answer_finds_it_whole(
    context: BrowserContext, model: tuple[str, Provider]
) -> None:
    site, running = model
    _play(running, HEARD, WORDED)
    page = context.new_page()
    page.goto(f"{site}/draft")
    _told(page).get_by_role("button", name="Send it to the model").click()
    expect(page.locator(".st-key-writing")).to_be_visible()
    page.reload()
    expect(page.get_by_text(SAID).first).to_be_visible()
    expect(page.get_by_text(f"with {MODEL}").or_(page.get_by_text(f"{MODEL} was asked")).first).to_be_visible(
        timeout=PATIENCE
    )
    expect(page.locator(".st-key-writing")).to_have_count(0)
    expect(page.get_by_test_id("stChatMessage").get_by_text(SAID)).to_have_count(1)
    steps.idle(page)
    assert not steps.violations(page)


def test_a_stopped_answer_stays_stopped_after_a_reload(context: BrowserContext, model: tuple[str, Provider]) -> None:
    site, running = model
    _play(running, HEARD * 40, WORDED)
    page = context.new_page()
    page.goto(f"{site}/draft")
    _told(page).get_by_role("button", name="Send it to the model").click()
    page.locator(".st-key-writing").get_by_role("button", name="Stop").click()
    expect(page.get_by_text(STOPPED)).to_be_visible()
    page.reload()
    expect(page.get_by_text(STOPPED)).to_be_visible()
    expect(page.get_by_test_id("stChatMessage").get_by_text(SAID)).to_have_count(1)
