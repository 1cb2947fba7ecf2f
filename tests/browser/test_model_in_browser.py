"""A model behind the pages, in real Chromium: it streams, it stops, and a reload in the middle loses nothing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import provider as providers
import pytest
import steps
from conftest import PATIENCE, ROOT, answers
from playwright.sync_api import expect
from provider import Provider
from test_modelled_draft import HEARD, SAID, WORDED
from test_modelled_page import POOL, SHOWN, drafted
from test_opined_draft import ASK, QUESTION, SCENARIO, SET, VIEW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

MODEL = "openai/any"
STOPPED = "The model was stopped. What stands here is the built-in coach's."


GO_ON = threading.Event()  # until it is set, an answer stops after its first key result, or half-way


def _in_two(handler: Any, asked: dict[str, Any]) -> None:
    handler.begin()
    text = handler.server.owner.text
    cut = text.index("}") + 2 if "}" in text[:-1] else len(text) // 2
    handler.event(providers._chunk(asked, {"content": text[:cut]}))
    GO_ON.wait(PATIENCE / 1000)
    handler.event(providers._chunk(asked, {"content": text[cut:]}))
    handler.finish(asked)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Provider]]:
    """A server of the pages with a model behind it, which writes in two pieces."""
    with socket.socket() as free, pytest.MonkeyPatch.context() as patched:
        patched.setitem(providers.STREAMS, "in two", _in_two)
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
    GO_ON.clear()
    running.play("in two")
    running.text, running.texts = texts[0], list(texts)


def _told(page: Page) -> Page:
    """The page Draft with a first message, kept and not sent."""
    field = page.get_by_test_id("stChatInputTextArea")
    field.fill(SAID)
    field.press("Enter")
    expect(page.get_by_role("heading", name="Before anything is sent")).to_be_visible(timeout=PATIENCE)
    steps.idle(page)
    return page


def test_a_set_streams_in_and_can_be_stopped(context: BrowserContext, model: tuple[str, Provider]) -> None:
    site, running = model
    _play(running, drafted())
    before = len(running.requests)
    page = context.new_page()
    page.goto(f"{site}/rewrite")
    steps.bring(page, POOL)
    assert len(running.requests) == before
    assert not steps.violations(page)
    assert steps.overflow(page) <= 0
    page.get_by_role("button", name="Send it to the model").click()
    expect(page.locator(".st-key-writing").get_by_text(SHOWN)).to_be_visible(timeout=PATIENCE)
    page.locator(".st-key-writing").get_by_role("button", name="Stop").click()
    expect(page.get_by_text(STOPPED)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text(SHOWN)).to_have_count(0)
    GO_ON.set()
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
    expect(page.locator(".st-key-writing")).to_be_visible(timeout=PATIENCE)
    page.reload()
    expect(page.get_by_text(SAID).first).to_be_visible(timeout=PATIENCE)
    GO_ON.set()
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
    expect(page.get_by_text(STOPPED)).to_be_visible(timeout=PATIENCE)
    GO_ON.set()
    page.reload()
    expect(page.get_by_text(STOPPED)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_test_id("stChatMessage").get_by_text(SAID)).to_have_count(1)


def test_an_opinion_on_a_draft_is_let_go_in_one_browser_and_seen_in_another_on_a_phone(
    browser: Browser, context: BrowserContext, model: tuple[str, Provider]
) -> None:
    site, running = model
    running.play("good")
    running.text, running.texts = VIEW, []
    page = context.new_page()
    page.goto(f"{site}/draft")
    field = page.get_by_test_id("stChatInputTextArea")
    field.fill(SET)
    field.press("Enter")
    page.get_by_role("button", name=ASK).click()
    page.get_by_role("button", name="Send it to the model").click()
    expect(page.get_by_text(f"{SCENARIO} {QUESTION}")).to_be_visible(timeout=PATIENCE)
    phone = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    phone.goto(page.url)
    expect(phone.get_by_role("button", name="Let it go")).to_be_visible(timeout=PATIENCE)
    assert not steps.violations(page)
    page.get_by_label("Why you let it go").fill("we count prams")
    page.get_by_role("button", name="Let it go").click()
    for each in (page, phone):
        each.get_by_text("let go (1)").click(timeout=PATIENCE)
        expect(each.get_by_text("Let go: we count prams")).to_be_visible(timeout=PATIENCE)
        steps.idle(each)
        assert not steps.violations(each)
        assert steps.overflow(each) <= 0
    phone.context.close()
