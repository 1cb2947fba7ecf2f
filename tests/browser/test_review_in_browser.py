"""A review in real Chromium: one shared screen, phones, a room with guests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
import steps
from conftest import answers, free_port, guard, serve
from playwright.sync_api import expect

from coach import parse, store, team
from coach.store import Acting, Terms
from coach.team import Ballot, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Locator, Page

    People = Callable[..., Page]

SCREEN, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}
ADA = Acting("Ada", "team", "secret-of-adas-window")
AIM = "Passengers board calmly"
WAIT = "Wait at the ferry gate from 24 min to 15 min by June"
OTHER = "Complaints at the gate from 40 to 25 a month"
SET = f"""Objective: {AIM}
- {WAIT}
- {OTHER}
"""
SAID = f"{WAIT}. We try a second gate."
PLANTED = "Zinnober is older than the boats"


class House(NamedTuple):
    """A server with a store of its own, and the port where its room will listen."""

    site: str
    url: str
    room: str

    def begun(self, *answered: Ballot) -> str:
        """A review where Ada sits; Moe and Nia have answered, then Ada. The name of the review."""
        kept = store.connect(self.url)
        review = kept.reviews.begin(ADA, team.plan(parse.read(SET)), Terms(3), key=store.new_id()).id
        kept.reviews.join(ADA, review, ADA.person)
        for name, said in zip(("Moe", "Nia", ADA.person), answered, strict=False):
            who = ADA if name == ADA.person else Acting(name, ADA.workspace, f"secret-of-{name}")
            kept.reviews.join(who, review, name)
            kept.reviews.vote(who, review, store.new_id(), said)
        kept.close()
        return review

    def at(self, review: str, **where: str) -> str:
        """The address of a review, and of the seat of whoever is named."""
        if "me" in where:
            where["seat"] = ADA.seat if where["me"] == ADA.person else f"secret-of-{where['me']}"
        return f"{self.site}/review?review={review}" + "".join(f"&{word}={said}" for word, said in where.items())


def ballot(right: str = "keep", sure: int = 6, reason: str = "") -> Ballot:
    return Ballot((Mark("1", "yes"), Mark("1.1", right, sure, reason), Mark("1.2", "keep", 6)))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    port, room = free_port(), free_port()
    url = f"sqlite:///{tmp_path_factory.mktemp('reviews')}/reviews.sqlite3"
    server = serve(port, url, COACH_SHARE_HOST="127.0.0.1", COACH_SHARE_PORT=str(room))
    yield House(f"http://127.0.0.1:{port}", url, f"http://127.0.0.1:{room}")
    server.terminate()
    server.wait(10)


@pytest.fixture
def people(new_context: Callable[..., BrowserContext], outside: list[str]) -> People:
    """Open a browser of its own for somebody."""

    def somebody(size: dict[str, int] = PHONE, **options: str) -> Page:
        context = new_context(viewport=size, **options)
        guard(context, outside)
        return context.new_page()

    return somebody


def head(page: Page, words: str) -> None:
    """Wait for the title of a page, drawn to the end."""
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()
    steps.idle(page)


def tap(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, name: str) -> None:
    choice = page.get_by_role("radio", name=name, exact=True)
    choice.click()
    expect(choice).to_be_checked()
    steps.idle(page)


def card(page: Page, n: int) -> None:
    expect(page.get_by_text(f"Card {n} of ")).to_be_visible()
    steps.idle(page)


def answer(page: Page, right: str = "Keep", sure: int = 6, reason: str = "") -> None:
    """Answer alone: the objective, two key results; what is given here is said of the first one."""
    card(page, 1)
    choose(page, "Yes")
    tap(page, "Next card")
    for n, (said, how, why) in enumerate(((right, sure, reason), ("Keep", 6, "")), 2):
        card(page, n)
        choose(page, said)
        choose(page, str(how))
        if why:
            page.get_by_label("One line: what makes you say").fill(why)
        tap(page, "Next card")
    card(page, 4)
    tap(page, "Send my answers")


def sit(page: Page, name: str) -> None:
    head(page, "Your team asks what you think")
    page.get_by_label("Your name").fill(name)
    tap(page, "Begin")


def badge(page: Page, name: str) -> Locator:
    """The name of somebody who has answered."""
    return page.locator(".stBadge, [data-testid=stMarkdownBadge], .stMarkdownBadge").filter(has_text=name)


def commits(page: Page, *owners: str) -> None:
    """Give each key result a name and commit."""
    head(page, "Not yet")
    for n, name in enumerate(owners):
        field = page.get_by_placeholder("A name").nth(n)
        field.fill(name)
        field.press("Enter")
        expect(page.get_by_placeholder("A name").nth(n)).to_have_value(name)
    head(page, "Ready")
    tap(page, "Commit as a team")
    head(page, "Committed")


def test_from_a_draft_to_the_cycle_with_one_screen_and_two_phones(house: House, people: People) -> None:
    screen = people(SCREEN)
    screen.goto(f"{house.site}/draft")
    head(screen, "Tell it in your own words")
    for words in (SAID, AIM, OTHER):
        field = screen.get_by_test_id("stChatInputTextArea")
        field.fill(words)
        field.press("Enter")
        expect(screen.locator(".st-key-live").last).to_contain_text(words[:20])
        steps.idle(screen)
    tap(screen, "Put it before the team")
    screen.get_by_label("Your name").fill("Ada")
    screen.get_by_label("How many will answer?").fill("3")
    tap(screen, "Put it before the team")
    head(screen, "Answers are closed")
    link = house.at(parse_qs(urlsplit(screen.url).query)["review"][0])
    phones = [people(), people()]
    for name, phone in zip(("Ben", "Cy"), phones, strict=True):
        phone.goto(link)
        sit(phone, name)
        expect(badge(screen, name)).to_be_visible()
        expect(badge(screen, name)).not_to_contain_text("check")
    tap(screen, "Answer now")
    answer(screen, "Keep", 2, "Half of the crew is new")
    expect(screen.get_by_text("1 of 3 are in")).to_be_visible()
    answer(phones[0], "Drop", 5, "It is our own work")
    expect(screen.get_by_text("2 of 3 are in")).to_be_visible()
    expect(badge(screen, "Ben")).to_contain_text("check")
    expect(badge(screen, "Cy")).not_to_contain_text("check")
    answer(phones[1], "Keep", 8)
    for page in (screen, *phones):
        head(page, "What do we see differently?")
        expect(page.get_by_text("It is our own work")).to_be_visible()
    choose(screen, "Keep")
    tap(screen, "Decide")
    commits(screen, "Ada", "Ben")
    expect(phones[0].get_by_role("heading", level=1, name="Committed")).to_be_visible()
    tap(screen, "Go on to the cycle")
    head(screen, "Week 1 of")
    expect(screen.get_by_text(WAIT).first).to_be_visible()


def test_a_room_lets_a_guest_into_one_review_until_it_ends(house: House, people: People) -> None:
    review = house.begun(ballot(), ballot())
    screen = people(SCREEN)
    screen.goto(house.at(review, me="Ada", step="room"))
    head(screen, "Answers are closed")
    tap(screen, "Open a room in this network")
    expect(screen.get_by_text(house.room)).to_be_visible()
    code = screen.get_by_role("heading", name=re.compile(r"^\d{3} \d{3}$")).inner_text()
    answers(f"{house.room}/_stcore/health")
    guest = people()
    guest.goto(house.room)
    enter(guest, "000000" if code != "000 000" else "000001")
    expect(guest.get_by_text("This code opens no room at the moment")).to_be_visible()
    enter(guest, code)
    answer(guest)
    head(guest, "Answers are closed")
    expect(badge(screen, "Dot")).to_contain_text("check")
    steps.idle(screen)
    tap(screen, "Open them now")
    head(guest, "We see it alike")
    head(screen, "We see it alike")
    expect(guest.get_by_role("button", name="Go on to commit")).to_have_count(0)
    tap(screen, "Go on to commit")
    commits(screen, "Ada", "Moe")
    expect(guest.get_by_role("heading", level=1, name="The room has closed")).to_be_visible()
    expect(guest.get_by_text("Thank you")).to_be_visible()
    expect(guest.get_by_role("button", name="Minutes")).to_have_count(0)
    stranger = people()
    for path in ("draft", "rewrite", "review", f"review?review={review}&me=Ada"):
        stranger.goto(f"{house.room}/{path}")
        head(stranger, "Your team asks what you think")
        expect(stranger.locator("a:not([href='#stMain'])")).to_have_count(0)
        assert AIM not in stranger.content()


def enter(page: Page, code: str) -> None:
    head(page, "Your team asks what you think")
    page.get_by_label("The six digits on the screen").fill(code)
    page.get_by_label("Your name").fill("Dot")
    tap(page, "Come in")


def test_what_somebody_says_reaches_nobody_before_the_answers_open(house: House, people: People) -> None:
    review = house.begun(ballot())
    frames: list[bytes] = []
    screen, mine, theirs = people(SCREEN), people(), people()
    for page in (screen, theirs):
        page.on("websocket", lambda line: line.on("framereceived", lambda said: frames.append(raw(said))))
    screen.goto(house.at(review, me="Ada", step="room"))
    head(screen, "Answers are closed")
    theirs.goto(house.at(review, me="Ada", step="alone"))
    card(theirs, 1)
    mine.goto(house.at(review))
    sit(mine, "Ben")
    answer(mine, "Drop", 2, PLANTED)
    head(mine, "Answers are closed")
    expect(screen.get_by_text("2 of 3 are in")).to_be_visible()
    for page in (screen, theirs):
        page.reload()
        steps.idle(page)
        assert PLANTED not in page.content()
    assert frames
    assert not any(PLANTED.encode() in frame for frame in frames)
    answer(theirs)
    head(screen, "What do we see differently?")
    expect(screen.get_by_text(PLANTED)).to_be_visible()
    assert any(PLANTED.encode() in frame for frame in frames), "frames are not looked into"


def raw(said: str | bytes) -> bytes:
    return said.encode() if isinstance(said, str) else said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_is_accessible_and_fits(house: House, people: People, scheme: str) -> None:
    waits, opened = (
        house.begun(ballot(), ballot()),
        house.begun(ballot("drop", 2, "It is our own work"), ballot("keep", 9, "New gates"), ballot()),
    )
    screen, phone = people(SCREEN, color_scheme=scheme), people(color_scheme=scheme)
    for page, address, title in (
        (screen, f"{house.site}/review", "Before the cycle starts"),
        (phone, house.at(waits), "Your team asks what you think"),
        (screen, house.at(waits, me="Ada", step="room"), "Answers are closed"),
        (phone, house.at(opened, me="Moe"), "What do we see differently?"),
        (screen, house.at(opened, me="Ada"), "What do we see differently?"),
        (screen, house.at(opened, me="Ada", step="commit"), "Not yet"),
    ):
        page.goto(address)
        head(page, title)
        assert steps.violations(page) == [], address
        assert steps.overflow(page) <= 0, address
    phone.goto(house.at(waits, me="Ada"))
    card(phone, 1)
    assert steps.violations(phone) == []
    choose(phone, "No")
    expect(phone.get_by_label("One line: what makes you say")).to_be_visible()
    assert steps.violations(phone) == []
    assert steps.overflow(phone) <= 0
