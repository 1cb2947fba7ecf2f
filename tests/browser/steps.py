"""What a person does on the page, in one word each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
# Streamlit's own drop zone gives a focusable section the role "presentation"; nothing of ours stands in it.
OF_STREAMLIT = ("presentation-role-conflict",)
SAID = "Boarding time was 24 min in March."
# What is about to be drawn anew is faded for a moment; colours are judged afterwards.
SETTLED = "[...document.querySelectorAll('[data-testid=stElementContainer]')].every(each => getComputedStyle(each).opacity === '1')"
PASTED = """\
# Harbour office, spring

## Calm boarding at the ferry pier
- Install the new ticket gates
- Train 30 deckhands at the gates
- Boarding time to 15 min
- Complaints at the gate from 40 to 25 a month
- Repaint both waiting rooms
- Keep lifeboat drills at one a week
"""


def idle(page: Page) -> None:
    """Wait until the script has run and no widget is still being loaded."""
    page.locator(IDLE).wait_for()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def paste(page: Page, text: str) -> None:
    page.get_by_label("Your objectives and key results").fill(text)
    page.get_by_role("button", name="Propose a set").click()


def bring(page: Page, text: str = PASTED) -> None:
    """Paste a document and wait for its proposal."""
    paste(page, text)
    _proposed(page)


def upload(page: Page, name: str, data: bytes) -> None:
    """Drop a file and wait for its proposal."""
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
    _proposed(page)


def _proposed(page: Page) -> None:
    expect(page.get_by_role("heading", name="Your set, proposed")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("question|Nothing left"))).to_be_visible()
    idle(page)


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()
    expect(page.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
    idle(page)
    expect(page.get_by_role("tabpanel", name=name)).not_to_be_empty()


def missing(page: Page) -> int:
    """The count in the first line."""
    found = re.search(r"(\d+) missing", page.get_by_text("Every figure here is yours").inner_text())
    assert found
    return int(found[1])


def answer(page: Page, question: int, text: str) -> None:
    """Type an answer and press Enter."""
    field = page.get_by_role("textbox", name=re.compile(rf"^{question}\. "))
    field.fill(text)
    field.press("Enter")


def card(page: Page, words: str) -> Locator:
    """The bordered block of a line in the tab Line by line."""
    return (
        page.locator("[data-testid=stLayoutWrapper]")
        .filter(has=page.get_by_text(words, exact=True))
        .filter(has=page.get_by_text("Keep", exact=True))
        .last
    )


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("button", name=name, exact=True).click()
    return coming.value.path().read_bytes()


def states(page: Page, site: str) -> Iterator[tuple[str, Page]]:
    """Walk through every state of the pages."""
    page.goto(site)
    expect(page.get_by_role("heading", name="See an example")).to_be_visible()
    idle(page)
    yield "start", page
    page.get_by_role("button", name="Paste or upload").click()
    expect(page.get_by_role("heading", name="Bring what you have")).to_be_visible()
    yield "nothing read", page
    paste(page, "lunch is at noon")
    expect(page.locator(".st-key-note")).to_be_visible()
    yield "not readable", page
    bring(page, PASTED + "- Better shelter on the quay\n- Answer letters of complaint faster\n")
    yield "proposed", page
    page.get_by_role("radio", name="watch").first.click()
    idle(page)
    yield "behind a key result", page
    answer(page, 1, SAID)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.get_by_text("what you said").click()
    page.get_by_text("list and messages").click()
    yield "answered", page
    tab(page, "Line by line")
    page.get_by_role("radio", name="why?").first.click()
    expect(page.get_by_text("Source:").first).to_be_visible()
    yield "line by line", page
    page.get_by_text("Waive", exact=True).first.click()
    expect(page.get_by_label("It stays because").first).to_be_visible()
    yield "waiving", page
    tab(page, "Picture")
    yield "picture", page
    tab(page, "Take it home")
    yield "home", page


def violations(page: Page) -> list[str]:
    """What axe finds, apart from what is Streamlit's own."""
    page.mouse.move(0, 0)
    idle(page)
    page.wait_for_function(SETTLED)
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found if each["id"] not in OF_STREAMLIT]


# The words in sight that are drawn smaller than so many pixels.
SMALLER = """least => {
  const words = document.createTreeWalker(document.querySelector("[data-testid=stMain]"), NodeFilter.SHOW_TEXT), found = [];
  while (words.nextNode()) {
    const at = words.currentNode.parentElement, box = at.getBoundingClientRect(), size = parseFloat(getComputedStyle(at).fontSize);
    const seen = box.width > 1 && box.height > 1 && !["STYLE", "SCRIPT"].includes(at.tagName);
    if (seen && words.currentNode.textContent.trim() && size < least) found.push(words.currentNode.textContent.slice(0, 40));
  }
  return found;
}"""


def smaller(page: Page, pixels: int) -> list[str]:
    """What is drawn smaller than that."""
    return list(page.evaluate(SMALLER, pixels))


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
