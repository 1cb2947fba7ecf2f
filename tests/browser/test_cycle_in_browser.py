"""A cycle in real Chromium: six key results looked at, a change mid-way, grades, notes, the next draft."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest
import steps
from conftest import free_port, serve
from playwright.sync_api import expect

from coach import parse, store, team
from coach.store import Acting, Terms
from coach.team import Calendar, CheckIn, Entry, Held
from coach.ui import draft_state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ADA = Acting("Ada", draft_state.WORKSPACE)
ACTIONS = 25
SET = """# Passengers board calmly

- Wait at the gate from 24 min to 15 min (owner: Moe)
- Complaints at the gate from 40 to 25 a month (owner: Ida)
- Guests who would board here again from 3 to 9 of 10 (owner: Bo)

# Crews trust their roster

- Shifts changed at short notice from 41 to 15 a month (owner: Bo)
- Time to a free berth from 3 days to 12 hours (owner: Ida)
- Sick days a month from 30 to 20 (owner: Moe)
"""
STEPS = ("look", "told", "change", "end", "notes", "shared")


class Pier(NamedTuple):
    """A server with one cycle in its seventh week."""

    site: str
    cycle: str

    def at(self, step: str) -> str:
        """The address of a step."""
        return f"{self.site}/cycle?cycle={self.cycle}&step={step}&me=Ada"


@pytest.fixture(scope="module")
def pier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pier]:
    url = f"sqlite:///{tmp_path_factory.mktemp('cycles')}/cycles.sqlite3"
    kept, today = store.connect(url), date.today()  # noqa: DTZ011  (as the page does)
    whole = team.plan(parse.read(SET, "markdown"))
    aims = (whole.aims[0]._replace(partners=(team.Partner("Harbour", "a second gate"),)), *whole.aims[1:])
    whole = whole._replace(team="Ferry", aims=aims, held=(Held("h1", "Lifeboat drills stay at one a week"),))
    review = kept.reviews.begin(ADA, whole, Terms(0), key="begin").id
    kept.reviews.fingers(ADA, review, "hands", {line.id: [6, 6, 6] for line in whole.lines})
    days = Calendar(today - timedelta(weeks=6), today + timedelta(weeks=6))
    cycle = kept.reviews.commit(ADA, review, "commit", days, "the season begins").id
    first = tuple(Entry(line.id, sure=7) for line in whole.lines)
    kept.cycles.check_in(ADA, cycle, "first", CheckIn(today - timedelta(weeks=4), first))
    kept.close()
    port = free_port()
    server = serve(port, url)
    yield Pier(f"http://127.0.0.1:{port}", cycle)
    server.terminate()
    server.wait(10)


def ready(page: Page, words: str) -> None:
    """Wait until something stands on the page, drawn to the end."""
    page.get_by_text(words).first.wait_for()
    steps.idle(page)


def fill(page: Page, label: str, *said: str) -> int:
    """Write into the fields of a label, in order. Returns how many actions that were."""
    for n, each in enumerate(said):
        page.get_by_label(label).nth(n).fill(each)
        page.get_by_label(label).nth(n).press("Tab")
        steps.idle(page)
    return len(said)


def tap(page: Page, name: str) -> int:
    page.get_by_role("button", name=name, exact=True).click()
    return 1


def open_step(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()
    steps.idle(page)


@pytest.mark.parametrize("width", [390, 1360])
def test_every_step_is_sound_at_any_width(page: Page, pier: Pier, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for step in STEPS:
        page.goto(pier.at(step))
        page.get_by_role("heading", level=1).wait_for()
        steps.idle(page)
        assert steps.violations(page) == [], step
        assert steps.overflow(page) <= 0, step


def test_a_cycle_from_a_look_to_the_next_draft(page: Page, pier: Pier) -> None:
    page.goto(pier.at("look"))
    ready(page, "Passengers board calmly")
    actions = fill(page, "Value, or", "20 min", "39", "6 of 10")
    open_step(page, "Shared")
    ready(page, "Harbour gives: a second gate")
    open_step(page, "Check in")
    ready(page, "Passengers board calmly")
    assert [each.input_value() for each in page.get_by_label("Value, or").all()] == ["20 min", "39", "6 of 10"]
    actions += tap(page, "Next objective")
    ready(page, "Crews trust their roster")
    actions += fill(page, "Value, or", "28", "1 day", "25")
    actions += tap(page, "Done, show the four lines")
    ready(page, "Talk about")
    assert actions < ACTIONS
    expect(page.get_by_text("Complaints at the gate is behind an even pace, and how sure is 7.")).to_be_visible()
    expect(page.get_by_text("Moved: Wait at the gate 20 min (aim 15 min)")).to_be_visible()

    open_step(page, "Change")
    page.get_by_role("radio", name="Change because").first.click()
    fill(page, "In new words", "Wait at the gate from 24 min to 18 min")
    tap(page, "Keep this decision")
    ready(page, "The aim changed from 15 min to 18 min. Why?")
    fill(page, "Because", "The pier is rebuilt until March")
    tap(page, "Keep this decision")
    ready(page, "Because: The pier is rebuilt until March")
    expect(page.get_by_text("Was: Wait at the gate from 24 min to 15 min")).to_be_visible()

    open_step(page, "Grade")
    ready(page, "4 of 6 on the way")
    tap(page, "Keep the grades")
    ready(page, "Three notes, in silence")
    fill(page, "What did we learn?", "The pier makes us late")
    tap(page, "Keep my notes")
    ready(page, "Hand on to the next person")
    tap(page, "Open all notes together")
    ready(page, "Three sentences open the next draft")
    fill(page, "Sentence 1", "Late boats start with a full pier.")
    tap(page, "End the cycle")
    ready(page, "The cycle has ended")
    expect(page.get_by_text("Guests who would board here again: 6 of 10 (today)")).to_be_visible()
    tap(page, "Begin the next draft")
    ready(page, "Taken along from last time:")
    expect(page.get_by_text("Late boats start with a full pier.").first).to_be_visible()
