"""A review in real Chromium: one shared screen, phones, a room with guests."""

from __future__ import annotations

import re
import urllib.request
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
import steps
from conftest import answers, free_port, guard, serve
from playwright.sync_api import expect
from test_cycle_in_browser import fill, open_step, ready

from coach import parse, store, team
from coach.store import Acting, Terms
from coach.team import Ballot, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Locator, Page

    People = Callable[..., Page]
    Count = Callable[[int, int], int]

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
KEY, MAIL = "sk-canary-4410ac", "dot.canary@example.org"  # planted: a key of the server, a name that somebody gives
WALL = 24  # pixels: the least that is read from three metres


class House(NamedTuple):
    """A server with a store of its own, and the port where its room will listen."""

    site: str
    url: str
    room: str

    def begun(self, *answered: Ballot, seats: int = 3, form: str = team.QUICK) -> str:
        """A review where Ada sits; Moe and Nia have answered, then Ada. The name of the review."""
        kept = store.connect(self.url)
        review = kept.reviews.begin(ADA, team.plan(parse.read(SET)), Terms(seats, form=form), key=store.new_id()).id
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
            secret = ADA.seat if where["me"] == ADA.person else f"secret-of-{where['me']}"
            where = {"seat": secret, **where}
        return f"{self.site}/review?review={review}" + "".join(f"&{word}={said}" for word, said in where.items())


def ballot(right: str = "keep", sure: int = 6, reason: str = "") -> Ballot:
    return Ballot((Mark("1", "yes"), Mark("1.1", right, sure, reason), Mark("1.2", "keep", 6)))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    port, room = free_port(), free_port()
    folder = tmp_path_factory.mktemp("reviews")
    url, log = f"sqlite:///{folder}/reviews.sqlite3", folder / "log.txt"
    said = {"COACH_SHARE_HOST": "127.0.0.1", "COACH_SHARE_PORT": str(room), "COACH_API_KEY": KEY}
    server = serve(port, url, log, **said)
    yield House(f"http://127.0.0.1:{port}", url, f"http://127.0.0.1:{room}")
    server.terminate()
    server.wait(10)
    told = log.read_text()
    assert "http://127.0.0.1" in told  # it is looked into
    for canary in (KEY, MAIL, PLANTED, AIM, WAIT, "Half of the crew", "our own work"):
        assert canary not in told


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


def answer(page: Page, right: str = "Keep", sure: int = 6, reason: str = "", *, send: bool = True) -> None:
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
    if send:
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


def test_from_a_draft_to_the_next_one_with_one_projector_and_three_phones(house: House, people: People) -> None:
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
    said = parse_qs(urlsplit(screen.url).query)
    screen.get_by_text("For the projector").click()
    expect(screen.get_by_role("button", name="Answer now")).to_have_count(0)
    review = said["review"][0]
    phones = [people(), people(), people()]
    phones[0].goto(house.at(review, me="Ada", seat=said["seat"][0]))  # whoever leads answers on a phone, too
    for name, phone in zip(("Ben", "Cy"), phones[1:], strict=True):
        phone.goto(house.at(review))
        sit(phone, name)
        expect(badge(screen, name)).to_be_visible()
        expect(badge(screen, name)).not_to_contain_text("check")
    answer(phones[0], "Keep", 2, "Half of the crew is new")
    expect(screen.get_by_text("1 of 3 are in")).to_be_visible()
    answer(phones[1], "Drop", 5, "It is our own work")
    expect(screen.get_by_text("2 of 3 are in")).to_be_visible()
    expect(badge(screen, "Ben")).to_contain_text("check")
    expect(badge(screen, "Cy")).not_to_contain_text("check")
    answer(phones[2], "Keep", 8)
    for page in (screen, *phones):
        head(page, "What do we see differently?")
        expect(page.get_by_text("It is our own work")).to_be_visible()
    assert steps.smaller(screen, WALL) == []
    assert steps.overflow(screen) <= 0
    choose(screen, "Keep")
    tap(screen, "Decide")
    for phone in phones:
        expect(phone.get_by_text("Decided: keep.")).to_be_visible()
    commits(screen, "Ada", "Ben")
    for phone in phones:
        expect(phone.get_by_role("heading", level=1, name="Committed")).to_be_visible()
    tap(screen, "Go on to the cycle")
    head(screen, "Week 1 of")
    expect(screen.get_by_text(WAIT).first).to_be_visible()
    look_and_learn(screen)
    expect(screen.get_by_text("Late boats start with a full pier.").first).to_be_visible()


def look_and_learn(page: Page) -> None:
    """From the first check-in over grades and notes to the next draft."""
    ready(page, AIM)
    fill(page, "Value, or", "19 min", "31")
    tap(page, "Done, show the four lines")
    ready(page, "Wait at the ferry gate 19 min (aim 15 min)")
    open_step(page, "Grade")
    ready(page, "on the way")
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
    tap(page, "Begin the next draft")
    ready(page, "Taken along from last time:")


def test_a_room_lets_a_guest_into_one_review_until_it_ends(house: House, people: People) -> None:
    review = house.begun(ballot(), ballot())
    screen = people(SCREEN)
    code = opened_room(house, screen, review)
    guest = people()
    guest.goto(house.room)
    enter(guest, "000000" if code != "000 000" else "000001")
    expect(guest.get_by_text("This code opens no room at the moment")).to_be_visible()
    sound(guest)
    enter(guest, code, f"Dot {MAIL}")
    answer(guest)
    head(guest, "Answers are closed")
    sound(guest)
    expect(badge(screen, "Dot")).to_contain_text("check")
    steps.idle(screen)
    tap(screen, "Open them now")
    head(guest, "We see it alike")
    sound(guest)
    head(screen, "We see it alike")
    expect(guest.get_by_role("button", name="Go on to commit")).to_have_count(0)
    tap(screen, "Go on to commit")
    commits(screen, "Ada", "Moe")
    sound(screen)
    expect(guest.get_by_role("heading", level=1, name="The room has closed")).to_be_visible()
    expect(guest.get_by_text("Thank you")).to_be_visible()
    expect(guest.get_by_role("button", name="Minutes")).to_have_count(0)
    sound(guest)
    stranger = people()
    for path in ("draft", "rewrite", "review", f"review?review={review}&me=Ada"):
        stranger.goto(f"{house.room}/{path}")
        head(stranger, "Your team asks what you think")
        expect(stranger.locator("a:not([href='#stMain'])")).to_have_count(0)
        assert AIM not in stranger.content()


def test_guests_who_come_and_vote_at_once_are_all_counted(house: House, people: People, count: Count) -> None:
    many = count(3, 16)
    review = house.begun(seats=many)
    kept = store.connect(house.url)
    kept.reviews.schedule(ADA, review, Terms(many + 1))  # Ada sits here and listens
    screen = people(SCREEN)
    code = opened_room(house, screen, review)
    guests = [people() for _ in range(many)]
    for guest in guests:
        guest.goto(house.room)
    for n, guest in enumerate(guests):
        head(guest, "Your team asks what you think")
        guest.get_by_label("The six digits on the screen").fill(code)
        guest.get_by_label("Your name").fill(f"Guest {n}")
    for guest in guests:
        tap(guest, "Come in")
    for n, guest in enumerate(guests):
        answer(guest, sure=3 + n % 6, send=False)
    for guest in guests:
        tap(guest, "Send my answers")
    expect(screen.get_by_text(f"{many} of {many + 1} are in")).to_be_visible()
    for guest in guests:
        head(guest, "Answers are closed")
    stands = kept.reviews.schedule(ADA, review, Terms(many + 1, datetime.now(UTC)))
    assert (stands.voted, len(stands.voters), bool(stands.opened)) == (many, many + 1, True)
    told = kept.reviews.reveal(ADA, review)
    assert told.of("1.1").sure == tuple(sorted(3 + n % 6 for n in range(many)))
    kept.close()


def opened_room(house: House, screen: Page, review: str) -> str:
    """Open the room of a review on the shared screen; its code."""
    screen.goto(house.at(review, me="Ada", step="room"))
    head(screen, "Answers are closed")
    tap(screen, "Open a room in this network")
    expect(screen.get_by_text(house.room)).to_be_visible()
    answers(f"{house.room}/_stcore/health")
    return screen.get_by_role("heading", name=re.compile(r"^\d{3} \d{3}$")).inner_text()


def sound(page: Page) -> None:
    """What stands there is accessible, and no wider than its window."""
    assert steps.violations(page) == [], page.url
    assert steps.overflow(page) <= 0, page.url


def enter(page: Page, code: str, name: str = "Dot") -> None:
    head(page, "Your team asks what you think")
    page.get_by_label("The six digits on the screen").fill(code)
    page.get_by_label("Your name").fill(name)
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
    answer(mine, "Drop", 2, PLANTED, send=False)
    mine.reload()  # before it was sent: all of it is there again
    card(mine, 4)
    nowhere(house, screen, theirs, review, frames)
    tap(mine, "Send my answers")
    head(mine, "Answers are closed")
    expect(screen.get_by_text("2 of 3 are in")).to_be_visible()
    nowhere(house, screen, theirs, review, frames)
    theirs.goto(house.at(review, me="Ada", step="alone"))
    answer(theirs)
    head(theirs, "What do we see differently?")
    screen.goto(house.at(review, me="Ada"))
    head(screen, "What do we see differently?")
    expect(screen.get_by_text(PLANTED)).to_be_visible()
    assert any(PLANTED.encode() in frame for frame in frames), "frames are not looked into"
    screen.goto(house.at(review, me="Ada", step="commit"))
    head(screen, "Not yet")
    assert any(PLANTED in told for told in media(house, frames)), "downloads are not looked into"


def nowhere(house: House, screen: Page, theirs: Page, review: str, frames: list[bytes]) -> None:
    """What was planted stands on no page that a member can open, in no frame and behind no link of a download."""
    for page in (screen, theirs):
        page.reload()
        steps.idle(page)
        assert PLANTED not in page.content()
    for where in ("review", "draft", "cycle", f"review?review={review}&me=Ada&step=commit"):
        theirs.goto(f"{house.site}/{where}")
        expect(theirs.get_by_role("heading").first).to_be_visible()
        steps.idle(theirs)
        assert PLANTED not in theirs.content()
    assert frames
    assert not any(PLANTED.encode() in frame for frame in frames)
    assert not any(PLANTED in told for told in media(house, frames))


def media(house: House, frames: list[bytes]) -> list[str]:
    """What stands behind every link of a download that the frames tell of."""
    links = {link.decode() for frame in frames for link in re.findall(rb"/media/[\w./-]+", frame)}
    told = []
    for link in links:
        with urllib.request.urlopen(f"{house.site}{link}", timeout=10) as answer:
            told.append(answer.read().decode(errors="replace"))
    return told


def test_the_ten_questions_on_a_phone(house: House, people: People) -> None:
    thorough = [thorough_ballot(n) for n in range(2)]
    phone, screen = people(), people(SCREEN)
    phone.goto(house.at(house.begun(*thorough, form=team.THOROUGH), me="Ada"))
    card(phone, 1)
    for n, said in enumerate(("4", "5", "1")):
        pick(phone, n, said)
    phone.get_by_label("One line: what makes you say 1?").fill("It asks nothing else of me")
    sound(phone)
    tap(phone, "Next card")
    for n in (2, 3):
        card(phone, n)
        tap(phone, "Next card")  # what is missing is said beside the thumb
        expect(phone.get_by_test_id("stBottom").get_by_text("Is this the right thing?")).to_be_in_viewport()
        for name in ("Keep", "6", "Right"):
            choose(phone, name)
        for at, said in enumerate(("2", "4"), 1):
            pick(phone, at, said)
        phone.get_by_label("What would get worse if we chased it?").fill("The street before the gate")
        sound(phone)
        tap(phone, "Next card")
    card(phone, 4)
    tap(phone, "Send my answers")
    head(phone, "What do we see differently?")
    screen.goto(phone.url)
    head(screen, "What do we see differently?")
    sound(screen)
    expect(screen.get_by_text("It asks nothing else of me")).to_be_visible()
    tap(screen, "Next")
    expect(screen.get_by_text("The street before the gate")).to_be_visible()
    expect(screen.get_by_text("This measures a change for someone, not our work.")).to_be_visible()


def pick(page: Page, n: int, name: str) -> None:
    """Tap one of the five steps of the statement in that place."""
    group = page.get_by_test_id("stButtonGroup").filter(has=page.get_by_role("radio", name="1", exact=True)).nth(n)
    choice = group.get_by_role("radio", name=name, exact=True)
    choice.click()
    expect(choice).to_be_checked()
    steps.idle(page)


def thorough_ballot(n: int) -> Ballot:
    aim = Mark("1", "yes", scores={"memory": 4, "true": 5, "differently": 4})
    lines = [Mark(f"1.{k}", "keep", 6, scores={"change": 4 + n, "source": 4}, target="right") for k in (1, 2)]
    return Ballot((aim, *lines), form=team.THOROUGH)


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
        (phone, house.at(opened, me="Ada", step="commit"), "Not yet"),
        (phone, house.at("nobody-knows-it"), "This review cannot be shown at the moment"),
    ):
        page.goto(address)
        head(page, title)
        sound(page)
    for step, title in (("room", "Answers are closed"), ("", "What do we see differently?"), ("commit", "Not yet")):
        screen.goto(house.at(waits if step == "room" else opened, me="Ada", step=step, wall="1"))
        head(screen, title)
        sound(screen)
        assert steps.smaller(screen, WALL) == []
    phone.goto(house.at(waits, me="Ada"))
    card(phone, 1)
    sound(phone)
    choose(phone, "No")
    expect(phone.get_by_label("One line: what makes you say")).to_be_visible()
    sound(phone)
