"""The page Review, without a browser: put a set before the team, answer alone, open together, decide, commit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from drafted import own_store
from streamlit.testing.v1 import AppTest
from test_app import page

from coach import dialogue, parse, session, store, team
from coach.errors import Busy, InputError, StoreError
from coach.store import Acting, Terms
from coach.team import Ballot, Mark
from coach.ui import review as review_page
from coach.ui import review_fingers, sharing

kept = pytest.fixture(autouse=True)(own_store)

SET = """Objective: Skippers trust the lock
- Waiting time at the lock from 40 to 25 minutes
- Boats turned away from 12 to 5 a month
"""
PEOPLE = ("Ada", "Ben", "Cy")


def who(name: str) -> Acting:
    return Acting(name, "team", f"{name}-of-this-window" if name else "")


@pytest.fixture
def review(kept: store.Store) -> str:
    """A review with three seats; all three sit, nobody has answered."""
    begun = kept.reviews.begin(who("Ada"), team.plan(parse.read(SET)), Terms(3), key="k")
    for each in PEOPLE:
        kept.reviews.join(who(each), begun.id, each)
    return begun.id


def ballot(right: str = "keep", sure: int = 5, reason: str = "") -> Ballot:
    lines = [Mark(f"1.{n}", right, sure, reason) for n in (1, 2)]
    return Ballot((Mark("1", "yes"), *lines))


def opened(review: str, name: str, **where: str) -> AppTest:
    def app() -> None:
        from coach.ui import review as shown

        shown.draw()

    at = AppTest.from_function(app, default_timeout=30)
    for word, value in {"review": review, "me": name, "seat": who(name).seat, **where}.items():
        at.query_params[word] = value
    at = at.run()
    assert not at.exception
    return at


def tap(at: AppTest, label: str) -> AppTest:
    at = next(each for each in at.button if each.label == label).click().run()
    assert not at.exception
    return at


def vote(kept: store.Store, review: str, **by: Ballot) -> None:
    for name, each in by.items():
        kept.reviews.vote(who(name), review, store.new_id(), each)


def test_somebody_answers_alone_in_few_taps(kept: store.Store, review: str) -> None:
    at = opened(review, "Ben")
    taps = 0
    for said in ("yes", "keep", "talk"):
        at.button_group[0].set_value(said).run()
        if said != "yes":
            at.button_group[1].set_value(6).run()
            taps += 1
        at = tap(at, "Next card")
        taps += 2
    at = tap(at, "Send my answers")
    assert taps + 1 <= 10
    sent = kept.reviews.own(who("Ben"), review)
    assert sent is not None
    assert [(each.said, each.sure) for each in sent.marks] == [("yes", None), ("keep", 6), ("talk", 6)]
    assert "1 of 3 are in" in page(at)


WIDE = """# Skippers trust the lock
- Waiting time at the lock from 40 to 25 minutes
- Boats turned away from 12 to 5 a month
- Locks that open on the hour from 70% to 90%

# Crews find a berth for the night
- Boats that leave without a berth from 9 to 3 a week
- Crews that book ahead from 20% to 45%
- Complaints about the quay from 30 to 15 a month
"""
# What each says of the objectives and of the key results, and how sure they are.
SCRIPTS = (
    ("yes yes", "keep keep keep keep keep keep", "6 7 5 6 7 8"),
    ("partly yes", "keep talk keep keep keep keep", "5 6 7 3 4 5"),
    ("yes no", "keep keep keep keep talk keep", "8 6 6 5 4 7"),
    ("yes yes", "keep keep drop keep keep keep", "6 6 5 7 1 6"),
    ("can't judge yes", "can't judge keep keep keep keep keep", "- 6 6 6 6 6"),
    ("yes partly", "keep keep keep keep keep talk", "9 6 6 6 6 4"),
    ("no yes", "keep talk keep keep keep keep", "5 6 6 10 6 6"),
)


def alone(at: AppTest, name: str, aims: str, rights: str, sures: str) -> int:
    """Answer from the first look to the last tap, as the script says; how many taps and typed lines it took."""
    at.text_input[0].set_value(name)
    at, actions = tap(at, "Begin"), 2
    lines = iter(zip(rights.replace("can't judge", "can't_judge").split(), sures.split(), strict=True))
    for aim in aims.replace("can't judge", "can't_judge").split():
        for said, sure in ((aim, ""), *(next(lines) for _ in range(3))):
            at, actions = at.button_group[0].set_value(said.replace("_", " ")).run(), actions + 1
            if sure.isdecimal():
                at, actions = at.button_group[1].set_value(int(sure)).run(), actions + 1
            if at.text_input:
                at, actions = at.text_input[0].set_value(f"{name} sees the tide").run(), actions + 1
            at, actions = tap(at, "Next card"), actions + 1
    at.text_input[0].set_value("the berth list")
    at = tap(at, "Send my answers")
    return actions + 2


def test_seven_members_answer_alone_in_under_thirty_actions_each(
    kept: store.Store, count: Callable[[int, int], int]
) -> None:
    many = count(3, 7)
    begun = kept.reviews.begin(who("Ada"), team.plan(parse.read(WIDE)), Terms(many), key="seven").id
    for n, script in enumerate(SCRIPTS[:many]):
        link = opened(begun, "")  # what a team shares
        assert alone(link, f"Member {n}", *script) < 30, script
    stands = kept.reviews.review(who("Ada"), begun)
    assert (stands.voted, bool(stands.opened)) == (many, True)
    told = kept.reviews.reveal(who("Ada"), begun)
    assert told.of("2.2").sure == tuple(sorted(int(each[2].split()[4]) for each in SCRIPTS[:many]))
    assert told.items


def test_a_card_says_what_it_lacks_and_keeps_what_was_tapped(review: str) -> None:
    at = tap(opened(review, "Ben"), "Next card")
    assert team.ASKS["true"] in page(at)
    at.button_group[0].set_value("no").run()
    at = tap(at, "Next card")
    assert "One line: what makes you say no?" in page(at) + str([each.label for each in at.text_input])
    at.text_input[0].set_value("It is about boats, not trust").run()
    at = tap(at, "Next card")
    assert "Waiting time at the lock" in page(at)
    at = tap(at, "Back")
    assert at.text_input[0].value == "It is about boats, not trust"


def test_a_reason_is_taken_back_with_its_answer(kept: store.Store, review: str) -> None:
    at = opened(review, "Ben", card="1")
    at.button_group[0].set_value("drop").run()
    at.button_group[1].set_value(5).run()
    at.text_input[0].set_value("SECRET reason").run()
    at.button_group[0].set_value("keep").run()
    sheet = kept.sheets.own(who("Ben"), review)
    assert sheet is not None
    assert "SECRET" not in repr(sheet)
    at.button_group[0].set_value("drop").run()
    assert at.text_input[0].value == ""


def test_a_phone_that_reloads_before_it_sends_finds_all_that_was_answered(kept: store.Store, review: str) -> None:
    at = opened(review, "Ben")
    at.button_group[0].set_value("no").run()
    at.text_input[0].set_value("It is about bo").run()
    for name in ("Ada", "Cy"):
        assert "It is about bo" not in page(opened(review, name)) + str(opened(review, name))
        assert kept.sheets.own(who(name), review) is None
    at = opened(review, "Ben")  # a new session: all that it knows stands in the address
    assert (at.button_group[0].value, at.text_input[0].value) == ("no", "It is about bo")
    assert kept.reviews.review(who("Ada"), review).voted == 0
    at = tap(at, "Next card")
    at.button_group[0].set_value("talk").run()
    at.button_group[1].set_value(7).run()
    again = opened(review, "Ben", card="1")
    assert [each.value for each in again.button_group] == ["talk", 7]
    last = opened(review, "Ben", card="3")
    last.text_input[1].set_value("the pilots").run()
    assert [each.value for each in opened(review, "Ben", card="3").text_input] == ["", "the pilots"]


def test_what_cannot_be_kept_is_said_and_stays_on_the_page(
    kept: store.Store, review: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full. Make room and go on.")

    at = opened(review, "Ben")
    monkeypatch.setattr(kept.sheets, "keep", full)
    at.button_group[0].set_value("yes").run()
    assert "The disk is full" in page(at)
    assert at.button_group[0].value == "yes"
    monkeypatch.undo()
    at = tap(at, "Next card")
    at.button_group[0].set_value("keep").run()
    sheet = kept.sheets.own(who("Ben"), review)
    assert sheet is not None
    assert [each.said for each in sheet.marks] == ["yes", "keep"]


def test_nobody_finds_a_ballot_on_a_page_before_the_answers_open(kept: store.Store, review: str) -> None:
    vote(kept, review, Ben=ballot("drop", 1, "CANARY the lock is too old"))
    for name in ("Ada", "Cy"):
        for step in ("", "room", "alone", "commit"):
            at = opened(review, name, step=step)
            assert "CANARY" not in page(at) + str(at)


@pytest.mark.parametrize("answers", [2, 3])
def test_answers_open_when_all_are_in_and_not_before(kept: store.Store, review: str, answers: int) -> None:
    vote(kept, review, **{name: ballot(sure=4 + 2 * n) for n, name in enumerate(PEOPLE[:answers])})
    at = opened(review, "Ada", step="room")
    assert ("3 answers" in page(at)) == (answers == 3)
    assert ("2 of 3 are in" in page(at)) == (answers == 2)


@pytest.mark.parametrize("answers", [2, 3])
def test_a_time_that_was_agreed_opens_what_is_in(kept: store.Store, review: str, answers: int) -> None:
    until = datetime.now(UTC) + timedelta(hours=1)
    kept.reviews.schedule(who("Ada"), review, Terms(9, until))
    vote(kept, review, **{name: ballot() for name in PEOPLE[:answers]})
    assert f"or on {until.astimezone().day} {until.astimezone():%B at %H:%M}." in page(opened(review, "Ben"))
    kept.reviews.schedule(who("Ada"), review, Terms(9, datetime.now(UTC) - timedelta(minutes=1)))
    assert ("We see it alike" in page(opened(review, "Ben"))) == (answers == 3)


def test_a_review_is_put_before_the_team_with_a_time(kept: store.Store) -> None:
    talk = session.Session()
    for words in ("Waiting time at the lock from 40 to 25 minutes by June", "Skippers trust the lock"):
        talk, _ = dialogue.step(talk, words)
    draft = kept.create(who("Ada"), "Lock", session.dump(talk)).id
    at = opened("", "Ada", of=draft)
    at.selectbox[0].set_value("in an hour")
    at = tap(at, "Put it before the team")
    (begun,) = kept.reviews.all(who("Ada"))
    stands = kept.reviews.review(who("Ada"), begun.id)
    assert stands.deadline is not None
    assert timedelta(minutes=58) < stands.deadline - datetime.now(UTC) <= timedelta(hours=1)
    assert (stands.me, stands.seats) == ("Ada", 6)


def test_what_is_seen_differently_is_decided_with_a_tap(kept: store.Store, review: str) -> None:
    vote(kept, review, Ada=ballot(), Ben=ballot("drop", 1, "our own work"), Cy=ballot(sure=8))
    at = opened(review, "Ada")
    assert "What do we see differently?" in page(at)
    assert "our own work" in page(at)
    assert "Ben" not in page(at)
    at.button_group[0].set_value("change").run()
    at.text_area[0].set_value("Waiting time at the lock from 40 to 20 minutes").run()
    at = tap(at, "Decide")
    choices = kept.reviews.review(who("Ada"), review).choices
    assert [(each.at, each.action, each.text) for each in choices] == [
        ("1.1", "change", "Waiting time at the lock from 40 to 20 minutes")
    ]


def test_the_verdict_is_the_title_and_the_team_commits(kept: store.Store, review: str) -> None:
    vote(kept, review, **{name: ballot(sure=6) for name in PEOPLE})
    at = opened(review, "Ada", step="commit")
    assert at.title[0].value == "Not yet"
    for n, name in enumerate(("Ada", "Ben")):
        at.text_input[n].set_value(name).run()
        assert not at.exception
    assert at.title[0].value == "Ready"
    at = tap(at, "Commit as a team")
    ended = kept.reviews.review(who("Ada"), review)
    assert ended.cycle
    assert [line.owner for line in kept.cycles.cycle(who("Ada"), ended.cycle).plan.lines] == ["Ada", "Ben"]
    assert "Committed" in at.title[0].value


def test_after_a_second_vote_the_page_offers_what_is_open_and_the_team_commits(kept: store.Store, review: str) -> None:
    own_work = Mark("1.2", "drop", 5, "our own work")
    vote(kept, review, Ada=ballot("drop", 5, "why"), Ben=ballot(), Cy=Ballot((*ballot().marks[:2], own_work)))
    reviews, ada = kept.reviews, who("Ada")
    words = "Waiting time at the lock from 40 to 20 minutes"
    reviews.choose(ada, review, "c", team.Choice("1.1", "change", words, "Ada"))
    reviews.choose(ada, review, "o", team.Choice("1.2", "own", name="Ben"))
    reviews.vote_again(ada, review, Terms(3))
    for name in PEOPLE:
        reviews.vote(who(name), review, "again", Ballot((Mark("1.1", "keep", 7),)))
    at = opened(review, "Ada", step="commit")
    assert at.title[0].value == "Not yet"
    assert "Something is open. We commit all the same, because" in page(at)
    at = opened(review, "Ada")
    assert "our own work" in page(at)
    at.button_group[0].set_value("keep").run()
    at = tap(at, "Decide")
    assert at.title[0].value == "Ready"
    at = tap(at, "Commit as a team")
    assert "Committed" in at.title[0].value


def test_the_ten_questions_are_answered_alone_and_opened_together(kept: store.Store) -> None:
    begun = kept.reviews.begin(who("Ada"), team.plan(parse.read(SET)), Terms(3, form=team.THOROUGH), key="ten").id
    for n, name in enumerate(PEOPLE):
        kept.reviews.join(who(name), begun, name)
        at = opened(begun, name)
        for group, step in zip(at.button_group, (4, 4 - n, 5), strict=True):  # from memory, true, differently
            group.set_value(step)
        at = tap(at.run(), "Next card")
        for each in ("first", "second"):
            for group, said in zip(at.button_group, ("keep", 5 + n, 2 + n, 4, "right"), strict=True):
                group.set_value(said)
            at.text_input[0].set_value(f"{each}: the berth fills up, says number {n}")
            at = tap(at.run(), "Next card")
        at = tap(at, "Send my answers")
        sent = kept.reviews.own(who(name), begun)
        if n < 2:
            assert sent is not None
            assert sent.marks[0].said == ("yes" if n == 0 else "partly")
            assert (sent.marks[1].scores, sent.marks[1].target) == ({"change": 2 + n, "source": 4}, "right")
    shown = page(opened(begun, "Ada", item="1"))
    assert "This measures a change for someone, not our work. 2 3 4" in shown
    assert "Is the target right? right 3" in shown
    assert "first: the berth fills up, says number 2" in shown


def test_the_wall_shows_less_and_larger(kept: store.Store, review: str) -> None:
    screen, wall = (opened(review, "Ada", step="room", **also) for also in ({}, {"wall": "1"}))
    assert "font-size: 28px" in str(wall.get("html")[0].proto)
    for words in ("Answer now", "Whoever owns the database file", "No phones? Count hands"):
        told = [page(at) + str([each.label for each in (*at.button, *at.expander)]) for at in (screen, wall)]
        assert [words in each for each in told] == [True, False]
    turned = screen.toggle[0].set_value(True).run()
    assert turned.query_params["wall"] in ("1", ["1"])
    vote(kept, review, Ada=ballot(), Ben=ballot("drop", 1, "our own work"), Cy=ballot(sure=8))
    wall = opened(review, "Ada", wall="1")
    assert "our own work" in page(wall)
    assert "1:30" in page(wall) or "1:29" in page(wall)
    assert "Minutes" not in [
        getattr(each, "label", "") for each in opened(review, "Ada", wall="1", step="commit").get("download_button")
    ]
    phone = opened(review, "Ben", step="alone")
    assert not opened(review, "").toggle
    assert phone.toggle  # open: a member may put it on the wall, too


def test_no_wall_shows_the_secret_of_a_seat(review: str) -> None:
    secret = who("Ada").seat
    screen = opened(review, "Ada", step="room")
    wall = screen.toggle[0].set_value(True).run()
    assert secret not in str(wall.query_params)
    again = opened(review, "Ada", step="room", wall="1", seat="")  # the same address, reloaded
    assert "Answers are closed" in page(again)
    assert "Begin" not in [each.label for each in again.button]
    assert again.toggle[0].value
    back = wall.toggle[0].set_value(False).run()
    assert secret in str(back.query_params)
    assert "Answer now" in [each.label for each in back.button]


def test_a_name_that_is_taken_is_said_and_nothing_happens(kept: store.Store, review: str) -> None:
    at = opened(review, "")
    at.text_input[0].set_value("ben")
    at = tap(at, "Begin")
    assert "Somebody here goes by this name" in page(at)
    assert len(kept.reviews.review(who("Ada"), review).voters) == 3


@pytest.mark.parametrize("me", ["", "Ben", "Eve"])
@pytest.mark.parametrize("seat", ["", "another-window"])
def test_a_name_alone_is_nobodys_seat(kept: store.Store, review: str, me: str, seat: str) -> None:
    said = ballot("drop", 5, "SECRET reason")
    vote(kept, review, Ben=said)
    at = opened(review, me, seat=seat)
    at.text_input[0].set_value("Ben")
    at = tap(at, "Begin")
    assert "Somebody here goes by this name" in page(at)
    for step in ("", "alone", "room"):
        at.query_params["step"] = step
        at = at.run()
        assert "SECRET" not in page(at) + str(at)
        assert "Change my answers" not in [each.label for each in at.button]
    at = opened(review, "Ben", step="room")
    assert "Change my answers" in [each.label for each in at.button]
    assert kept.reviews.own(who("Ben"), review) == said


def test_another_name_in_the_same_window_is_another_seat(review: str) -> None:
    at = opened(review, "Ben")
    at.button_group[0].set_value("no").run()
    at.text_input[0].set_value("SECRET half a").run()
    at.session_state["draft name"] = "Eve"  # typed on the page Draft
    at = at.run()
    assert "Your team asks what you think" in page(at)
    at.session_state["draft name"] = "Ben"
    at.query_params["me"] = "Eve"
    assert "SECRET" not in page(at.run())


def test_the_link_for_the_team_is_nobodys_seat(review: str) -> None:
    at = opened(review, "Ada", step="room")
    (link,) = [each.value for each in at.code if "review=" in each.value]
    assert link.endswith(f"?review={review}")


def test_a_review_that_is_stuck_is_ended_and_deleted(kept: store.Store, review: str) -> None:
    at = tap(opened(review, "Ada"), ":gray[Who is here]")  # from the cards
    at = tap(at, "End this review")
    assert at.title[0].value == "The review has ended"
    at = tap(at, "Delete it with its answers")
    assert "Before the cycle starts" in page(at)
    assert kept.reviews.all(who("Ada")) == ()


def test_a_stranger_is_sent_out(kept: store.Store, review: str) -> None:
    at = opened(review, "Ada", step="room")
    assert at.selectbox[0].options == ["Ben", "Cy"]
    at.selectbox[0].set_value("Cy")
    at = tap(at, "Send them out")
    assert [each.name for each in kept.reviews.review(who("Ada"), review).voters] == ["Ada", "Ben"]
    assert at.selectbox[0].options == ["Ben"]


@pytest.mark.parametrize("room", [False, True])
def test_a_store_that_is_busy_for_a_moment_costs_nobody_the_seat(
    kept: store.Store, review: str, monkeypatch: pytest.MonkeyPatch, *, room: bool
) -> None:
    def busy(*_: object) -> None:
        raise Busy("Many people write at this moment.")

    if room:
        code = kept.rooms.open(who("Ada"), review).code
        guest = kept.rooms.enter(Acting("192.0.2.1", ""), code, "Dot", store.new_id()).who
        at = AppTest.from_file(str(sharing.APP), default_timeout=30)
        at.query_params["review"], at.query_params["seat"] = review, guest.person
        at = at.run()
    else:
        at = opened(review, "Ben")
    with monkeypatch.context() as held:
        held.setattr(kept.reviews, "review", busy)
        at = at.run()
        assert "Many people write at this moment." in page(at)
        assert [each.label for each in at.button] == ["Try again"]
    at = tap(at, "Try again")
    assert "Skippers trust the lock" in page(at)


def test_an_address_of_nobody_is_a_sentence() -> None:
    assert "There is no review at this address" in page(opened("no-such-review", "Ada"))


def test_hands_are_read_from_numbers_alone() -> None:
    assert review_fingers.hands({"1.1": "3 4, 8", "1.2": ""}) == {"1.1": (3, 4, 8)}
    for typed in ("Ben 3", "3.5 4 4", "9" * 5000, "-3 4 5", ""):
        with pytest.raises(InputError):
            review_fingers.hands({"1.1": typed})


def test_key_results_without_an_objective_are_not_put_before_the_team() -> None:
    talk, _ = dialogue.start()
    for said in ("Wait at the gate from 24 min to 15 min by June.", "Lost bags from 9 to 4 a day."):
        talk, _ = dialogue.step(talk, said)
    assert any(each.lines and not each.words for each in talk.draft.aims)
    with pytest.raises(InputError, match="no sentence yet"):
        review_page.planned(talk)


def test_a_reason_stands_on_the_page_also_where_its_line_is_no_item(kept: store.Store) -> None:
    rows = "".join(f"- Lost bags at gate {n} from {n + 9} to {n} a month\n" for n in range(1, 7))
    whole = team.plan(parse.read(f"Objective: Skippers trust the lock\n{rows}"))
    begun = kept.reviews.begin(who("Ada"), whole, Terms(3), key="k")
    for n, each in enumerate(PEOPLE):
        kept.reviews.join(who(each), begun.id, each)
        marks = tuple(
            Mark(line.id, "drop" if n == 0 else "keep", 5, f"Reason {line.id}" if n == 0 else "")
            for line in whole.lines
        )
        kept.reviews.vote(who(each), begun.id, each, Ballot((Mark("1", "yes"), *marks)))
    shown = page(opened(begun.id, "Ada"))
    assert [n for n in range(1, 7) if f"Reason 1.{n}" not in shown] == [2, 3]  # items show theirs on their own card
