"""What a team does on the page Draft, in real Chromium."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
import steps
from conftest import free_port, serve
from playwright.sync_api import expect

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

SAID = "Wait at the ferry gate from 24 min to 15 min by June. We try a second gate."
AIM = "Passengers board calmly"
WAIT = "Wait at the ferry gate from 24 min to 15 min by June"


@pytest.fixture
def talk(context: BrowserContext, site: str) -> Page:
    """The page Draft, nothing said yet."""
    page = context.new_page()
    page.goto(f"{site}/draft")
    expect(page.get_by_role("heading", name="Tell it in your own words")).to_be_visible()
    steps.idle(page)
    return page


def say(page: Page, text: str) -> None:
    """Send a message with the keyboard and wait for its answer."""
    field = page.get_by_test_id("stChatInputTextArea")
    field.fill(text)
    field.press("Enter")
    bubbles = page.get_by_test_id("stMain").get_by_test_id("stChatMessage")
    expect(bubbles.get_by_text(text, exact=True).last).to_be_visible()
    expect(page.get_by_text("the answer is on its way")).to_have_count(0)
    steps.idle(page)


def drafted(page: Page) -> Page:
    say(page, SAID)
    say(page, AIM)
    expect(page.get_by_role("heading", name=AIM, level=2)).to_be_visible()
    return page


def live(page: Page) -> str:
    return page.locator(".st-key-live").inner_text()


def test_a_whole_draft_from_hello_to_print(talk: Page, context: BrowserContext, tmp_path: Path) -> None:
    say(talk, "hello")
    drafted(talk)
    say(talk, "Fewer complaints at the gate. 40 a month today, 25 would be good.")
    talk.get_by_role("button", name="Skip", exact=True).click()
    expect(talk.get_by_test_id("stChatMessage").get_by_text("Skip", exact=True).last).to_be_visible()
    expect(talk.locator(".st-key-live")).to_contain_text("Complaints at the gate")
    sheet = tmp_path / "draft.html"
    sheet.write_bytes(steps.download(talk, "Print"))
    printed = context.new_page()
    printed.goto(sheet.as_uri())
    expect(printed.get_by_text(AIM).first).to_be_visible()
    expect(printed.get_by_text("Complaints at the gate").first).to_be_visible()
    steps.tab(talk, "Take it home")
    assert WAIT in steps.download(talk, "Markdown").decode()


def test_reload_in_the_middle_brings_all_of_it_back(talk: Page) -> None:
    before = live(drafted(talk))
    talk.reload()
    expect(talk.get_by_role("heading", name=AIM, level=2)).to_be_visible()
    steps.idle(talk)
    assert live(talk) == before


def test_a_change_in_one_browser_shows_in_another_one(talk: Page, browser: Browser) -> None:
    drafted(talk)
    other = browser.new_context()
    second = other.new_page()
    second.goto(talk.url)
    expect(second.get_by_role("heading", name=AIM, level=2)).to_be_visible()
    second.get_by_role("button", name="edit", exact=True).nth(1).click()
    second.get_by_label("Objective", exact=True).fill("Nobody waits at the pier")
    talk.get_by_role("button", name="edit", exact=True).nth(1).click()
    mine = talk.get_by_label("Objective", exact=True)
    mine.fill("Calm at the pier")
    second.get_by_role("button", name="Keep", exact=True).click()
    expect(second.get_by_role("heading", name="Nobody waits at the pier", level=2)).to_be_visible()
    expect(talk.get_by_role("button", name="Take theirs")).to_be_visible()
    expect(talk.get_by_text("Nobody waits at the pier").first).to_be_visible()
    expect(mine).to_have_value("Calm at the pier")
    talk.get_by_role("button", name="Take mine").click()
    for page in (talk, second):
        expect(page.get_by_role("heading", name="Calm at the pier", level=2)).to_be_visible()
    other.close()


MARKED = """async () => {
    const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const around = (each, n) => n ? [each, ...around(each.parentElement, n - 1)] : [];
    const look = element => around(element, 4).map(each => getComputedStyle(each)).map(
        style => [style.boxShadow, style.outlineStyle, style.borderColor, style.backgroundColor]).join();
    const element = document.activeElement;
    await drawn();
    const focused = look(element);
    element.blur();
    await drawn();
    const plain = look(element);
    element.focus();
    return focused !== plain;
}"""
AT_ONCE = "* { transition: none !important; }"


def reach(page: Page, name: str, kind: str = "", most: int = 60) -> None:
    """Press Tab until the focus is on something with this name, where it can be seen."""
    steps.idle(page)
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "[document.activeElement.ariaLabel || document.activeElement.innerText || '', document.activeElement.role || '']"
        )
        if at[0].strip().split("\n")[-1] == name and kind in ("", at[1]):
            expect(page.locator(":focus")).to_be_in_viewport()
            return
    raise AssertionError(f"{name!r} is not reached with {most} tabs")


def test_the_whole_way_with_the_keyboard_alone(context: BrowserContext, site: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site)
    _drafts_by_keys(page)
    _edits_by_keys(page)
    _takes_home_by_keys(page)
    reach(page, "Answer in your own words")
    page.keyboard.type("another objective")
    page.keyboard.press("Enter")
    expect(page.get_by_text("another objective", exact=True)).to_be_visible()
    reach(page, "Answer in your own words")
    page.keyboard.type("Deckhands go home on time")
    page.keyboard.press("Enter")
    reach(page, "History", "tab")
    page.keyboard.press("Home")
    expect(page.get_by_role("heading", name="Deckhands go home on time", level=2)).to_be_visible()


def _drafts_by_keys(page: Page) -> None:
    expect(page.get_by_role("heading", name="See an example")).to_be_visible()
    reach(page, "Start talking")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="Tell it in your own words")).to_be_visible()
    for words in (SAID, AIM):
        reach(page, "Answer in your own words")
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.locator(".st-key-live").last).to_contain_text(words[:20])
        steps.idle(page)


def _edits_by_keys(page: Page) -> None:
    for _ in range(2):
        reach(page, "edit")  # team and cycle, then the objective
    page.keyboard.press("Enter")
    expect(page.get_by_label("Objective", exact=True)).to_be_visible()
    reach(page, "Objective")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Nobody waits at the pier")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")  # the type of the objective
    reach(page, "Keep")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nobody waits at the pier", level=2)).to_be_visible()
    expect(page.get_by_text("Objective · A promise")).to_be_visible()
    reach(page, "Undo")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name=AIM, level=2)).to_be_visible()


def _takes_home_by_keys(page: Page) -> None:
    reach(page, "Print")
    with page.expect_download() as sheet:
        page.keyboard.press("Enter")
    assert AIM in sheet.value.path().read_text(encoding="utf-8")
    reach(page, "Draft", "tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Take it home")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_text("To copy: chat")).to_be_visible()
    reach(page, "Copy to clipboard")
    page.keyboard.press("Enter")
    assert AIM in page.evaluate("navigator.clipboard.readText()")
    reach(page, "Take it home", "tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Versions, the latest first")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_the_focus_is_marked(talk: Page, scheme: str) -> None:
    talk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    drafted(talk)
    talk.get_by_role("button", name="edit", exact=True).nth(1).click()
    expect(talk.get_by_label("Objective", exact=True)).to_be_visible()
    talk.add_style_tag(content=AT_ONCE)
    seen = set[str]()
    for _ in range(40):
        talk.keyboard.press("Tab")
        name = str(talk.evaluate("document.activeElement.tagName"))
        if name not in ("BODY", "MAIN"):  # the page itself, and its scroll box
            seen.add(name)
            assert talk.evaluate(MARKED), talk.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    assert {"A", "BUTTON", "TEXTAREA", "INPUT", "SUMMARY"} <= seen


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[int, list[subprocess.Popen[bytes]]]]:
    """A server of this test, which it may stop and start."""
    port = free_port()
    running: list[subprocess.Popen[bytes]] = [_server(tmp_path, port)]
    yield port, running
    running[-1].terminate()
    running[-1].wait(10)


def _server(folder: Path, port: int) -> subprocess.Popen[bytes]:
    return serve(port, f"sqlite:///{folder}/drafts.sqlite3")


def test_the_first_click_after_a_restart_counts(
    context: BrowserContext, own: tuple[int, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    port, running = own
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}/draft")
    drafted(page)
    running[-1].send_signal(signal.SIGKILL)
    running[-1].wait(10)
    expect(page.get_by_text("Connection error").first).to_be_visible()
    running.append(_server(tmp_path, port))
    expect(page.get_by_text("Connection error")).to_have_count(0)
    page.get_by_role("button", name="Skip", exact=True).click()
    expect(page.get_by_test_id("stChatMessage").get_by_text("Skip", exact=True).last).to_be_visible()
    expect(page.get_by_role("heading", name=AIM, level=2)).to_be_visible()
    assert WAIT in live(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 390])
def test_every_state_is_accessible_and_fits(talk: Page, scheme: str, width: int) -> None:
    talk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    talk.set_viewport_size({"width": width, "height": 844})
    assert steps.violations(talk) == []
    drafted(talk)
    expect(talk.get_by_test_id("stChatInputTextArea")).to_be_in_viewport()
    assert steps.violations(talk) == []
    talk.get_by_role("button", name="edit", exact=True).nth(1).click()
    expect(talk.get_by_label("Objective", exact=True)).to_be_visible()
    assert steps.violations(talk) == []
    for tab in ("Picture", "Take it home", "History"):
        steps.tab(talk, tab)
        assert steps.violations(talk) == [], tab
        assert steps.overflow(talk) <= 0, tab


def test_the_draft_stays_in_view_while_the_talk_scrolls(talk: Page) -> None:
    drafted(talk)
    talk.set_viewport_size({"width": 1100, "height": 500})
    talk.mouse.move(200, 250)
    talk.mouse.wheel(0, 400)
    expect(talk.get_by_role("tab", name="Picture")).to_be_in_viewport()
    expect(talk.get_by_test_id("stChatInputTextArea")).to_be_in_viewport()
