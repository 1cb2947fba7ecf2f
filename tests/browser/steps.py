"""What a person does on the page, in one word each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Download, Locator, Page

IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
# Streamlit's own drop zone gives a focusable section the role "presentation"; nothing of ours stands in it.
OF_STREAMLIT = ("presentation-role-conflict",)
PASTED = """\
# Harbour office, spring

## Calm boarding at the ferry pier
- Install the new ticket gates
- Train 30 deckhands at the gates
- Boarding time from 24 min to 15 min
- Repaint both waiting rooms
- Keep lifeboat drills at one a week
"""


def idle(page: Page) -> None:
    page.locator(IDLE).wait_for()


def paste(page: Page, text: str) -> None:
    page.get_by_label("Your objectives and key results").fill(text)
    page.get_by_role("button", name="Propose a set").click()


def bring(page: Page, text: str = PASTED) -> None:
    """Paste a document and wait for its proposal."""
    paste(page, text)
    expect(page.get_by_role("heading", name="Your set, proposed")).to_be_visible()
    expect(page.get_by_role("tabpanel").first).to_be_visible()
    idle(page)


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()
    expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
    idle(page)


def answer(page: Page, question: int, text: str) -> None:
    """Type an answer and press Enter."""
    field = page.get_by_role("textbox", name=f"{question}. ")
    field.fill(text)
    field.press("Enter")


def card(page: Page, words: str) -> Locator:
    """The card of a line in the tab Line by line: the innermost bordered block with these words and its taps."""
    return (
        page.locator("[data-testid=stVerticalBlock]")
        .filter(has=page.get_by_text(words, exact=True))
        .filter(has=page.get_by_role("radiogroup").or_(page.get_by_test_id("stButtonGroup")))
        .last
    )


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("button", name=name, exact=True).click()
    got: Download = coming.value
    return got.path().read_bytes()


def violations(page: Page) -> list[str]:
    """What axe finds, apart from what is Streamlit's own."""
    page.mouse.move(0, 0)
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found if each["id"] not in OF_STREAMLIT]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
