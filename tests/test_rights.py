"""Who may do what: every public call of the store x nobody, guest, member, lead, member of another team; all cells.

A call that is added without a row here fails the first test.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import tone
from reviewed import DAYS, LEAD, MEMBER, NOBODY, OTHER, after, ballot, begun, committed, enrolled, guests, whole
from stores import Clock, ids, url

from coach import store
from coach.errors import Forbidden, InputError, NotFound, StoreError, TooEarly
from coach.store import Acting, Change, Store, Terms
from coach.team import Amendment, CheckIn, Choice, Notes, Result

OUTSIDE = Acting("Una", "ferry")
"""Somebody who acts in the workspace and was never enrolled: nobody."""
MISSING = "no-such-id"
OK, HIDDEN, NO = "ok", "not found", "refused"


class World(NamedTuple):
    """What a call can be about, and people to make it."""

    kept: Store
    draft: str
    review: str
    cycle: str
    shared: str
    actors: dict[str, Acting]


Call = Callable[[World, Acting, str], object]


class Row(NamedTuple):
    """One call: what it is about (an attribute of World, "" for none), how it is made, and what each gets.

    cells: nobody (a visitor, and one who was never enrolled), guest, member, lead, member of another team.
    """

    about: str
    call: Call
    cells: tuple[str, str, str, str, str]


PEOPLE = ("nobody", "guest", "member", "lead", "other")
DRAFT = (HIDDEN, HIDDEN, OK, OK, HIDDEN)
OURS = (HIDDEN, HIDDEN, OK, OK, HIDDEN)
LEADS = (HIDDEN, HIDDEN, NO, OK, HIDDEN)
ANSWERS = (HIDDEN, OK, OK, OK, HIDDEN)
DECIDES = (HIDDEN, NO, OK, OK, HIDDEN)
LEADS_REVIEW = (HIDDEN, NO, NO, OK, HIDDEN)
WORKS = (NO, NO, OK, OK, OK)
"""A call about nothing in particular: another team works in its own workspace."""
AS_LEAD = (NO, NO, NO, OK, OK)


def _turn(world: World, draft: str) -> store.Turn:
    here = world.kept.turn(LEAD, world.draft, "m")
    assert here
    return here._replace(draft=draft)


CALLS: dict[str, Row] = {
    "create": Row("", lambda w, who, _: w.kept.create(who, "", "{}"), WORKS),
    "drafts": Row("", lambda w, who, _: w.kept.drafts(who), WORKS),
    "draft": Row("draft", lambda w, who, i: w.kept.draft(who, i), DRAFT),
    "head": Row("draft", lambda w, who, i: w.kept.head(who, i), DRAFT),
    "save": Row("draft", lambda w, who, i: w.kept.save(who, i, "s", Change("{1}", 1)), DRAFT),
    "restore": Row("draft", lambda w, who, i: w.kept.restore(who, i, "r", 1, 1), DRAFT),
    "revisions": Row("draft", lambda w, who, i: w.kept.revisions(who, i), DRAFT),
    "state": Row("draft", lambda w, who, i: w.kept.state(who, i, 1), DRAFT),
    "export": Row("draft", lambda w, who, i: w.kept.export(who, i), DRAFT),
    "delete": Row("draft", lambda w, who, i: w.kept.delete(who, i), DRAFT),
    "messages": Row("draft", lambda w, who, i: w.kept.messages(who, i), DRAFT),
    "say": Row("draft", lambda w, who, i: w.kept.say(who, i, "n", "hello"), DRAFT),
    "turn": Row("draft", lambda w, who, i: w.kept.turn(who, i, "m"), DRAFT),
    "unanswered": Row("draft", lambda w, who, i: w.kept.unanswered(who, i), DRAFT),
    "renew": Row("draft", lambda w, who, i: w.kept.renew(who, _turn(w, i)), DRAFT),
    "answer": Row("draft", lambda w, who, i: w.kept.answer(who, _turn(w, i), "a", Change("{2}", 1)), DRAFT),
    "members.role": Row("", lambda w, who, _: w.kept.members.role(who), (OK, OK, OK, OK, OK)),
    "members.all": Row("", lambda w, who, _: w.kept.members.all(who), WORKS),
    "members.enrol": Row("", lambda w, who, _: w.kept.members.enrol(who, "Pia"), AS_LEAD),
    "members.remove": Row("", lambda w, who, _: w.kept.members.remove(who, "Moe"), AS_LEAD),
    "reviews.begin": Row("", lambda w, who, _: w.kept.reviews.begin(who, whole(), Terms(3), key="b"), AS_LEAD),
    "reviews.all": Row("", lambda w, who, _: w.kept.reviews.all(who), WORKS),
    "reviews.review": Row("review", lambda w, who, i: w.kept.reviews.review(who, i), ANSWERS),
    "reviews.join": Row("review", lambda w, who, i: w.kept.reviews.join(who, i, "Somebody"), ANSWERS),
    "reviews.vote": Row("review", lambda w, who, i: w.kept.reviews.vote(who, i, "v", ballot()), ANSWERS),
    "reviews.own": Row("review", lambda w, who, i: w.kept.reviews.own(who, i), ANSWERS),
    "reviews.reveal": Row("review", lambda w, who, i: w.kept.reviews.reveal(who, i), ANSWERS),
    "reviews.gate": Row("review", lambda w, who, i: w.kept.reviews.gate(who, i), DECIDES),
    "reviews.choose": Row(
        "review", lambda w, who, i: w.kept.reviews.choose(who, i, "c", Choice("", "note", "x")), DECIDES
    ),
    "reviews.minutes": Row("review", lambda w, who, i: w.kept.reviews.minutes(who, i), DECIDES),
    "reviews.schedule": Row("review", lambda w, who, i: w.kept.reviews.schedule(who, i, Terms(4)), LEADS_REVIEW),
    "reviews.fingers": Row(
        "review", lambda w, who, i: w.kept.reviews.fingers(who, i, "f", {"1.1": [1, 2, 3]}), LEADS_REVIEW
    ),
    "reviews.vote_again": Row("review", lambda w, who, i: w.kept.reviews.vote_again(who, i, Terms(3)), LEADS_REVIEW),
    "reviews.commit": Row("review", lambda w, who, i: w.kept.reviews.commit(who, i, "k", DAYS), LEADS_REVIEW),
    "reviews.end": Row("review", lambda w, who, i: w.kept.reviews.end(who, i), LEADS_REVIEW),
    "reviews.delete": Row("review", lambda w, who, i: w.kept.reviews.delete(who, i), LEADS_REVIEW),
    "sheets.keep": Row("review", lambda w, who, i: w.kept.sheets.keep(who, i, ballot()), ANSWERS),
    "sheets.own": Row("review", lambda w, who, i: w.kept.sheets.own(who, i), ANSWERS),
    "rooms.open": Row("review", lambda w, who, i: w.kept.rooms.open(who, i), LEADS_REVIEW),
    "rooms.room": Row("review", lambda w, who, i: w.kept.rooms.room(who, i), LEADS_REVIEW),
    "rooms.close": Row("review", lambda w, who, i: w.kept.rooms.close(who, i), LEADS_REVIEW),
    "rooms.dismiss": Row("review", lambda w, who, i: w.kept.rooms.dismiss(who, i, "Guest 0"), LEADS_REVIEW),
    "rooms.enter": Row("", lambda w, who, _: w.kept.rooms.enter(who, "000000", "Pia", "x" * 22), (HIDDEN,) * 5),
    "cycles.all": Row("", lambda w, who, _: w.kept.cycles.all(who), WORKS),
    "cycles.cycle": Row("cycle", lambda w, who, i: w.kept.cycles.cycle(who, i), OURS),
    "cycles.versions": Row("cycle", lambda w, who, i: w.kept.cycles.versions(who, i), OURS),
    "cycles.amend": Row(
        "cycle", lambda w, who, i: w.kept.cycles.amend(who, i, "a", Amendment("1.1", "keep"), after(2)), OURS
    ),
    "cycles.check_in": Row("cycle", lambda w, who, i: w.kept.cycles.check_in(who, i, "l", CheckIn(after(2))), OURS),
    "cycles.check_ins": Row("cycle", lambda w, who, i: w.kept.cycles.check_ins(who, i), OURS),
    "cycles.grade": Row("cycle", lambda w, who, i: w.kept.cycles.grade(who, i, [Result("1.1", "80%")]), OURS),
    "cycles.reflect": Row("cycle", lambda w, who, i: w.kept.cycles.reflect(who, i, "n", Notes("a")), OURS),
    "cycles.own_notes": Row("cycle", lambda w, who, i: w.kept.cycles.own_notes(who, i), OURS),
    "cycles.notes": Row("cycle", lambda w, who, i: w.kept.cycles.notes(who, i), OURS),
    "cycles.open_notes": Row("cycle", lambda w, who, i: w.kept.cycles.open_notes(who, i), LEADS),
    "cycles.close": Row("cycle", lambda w, who, i: w.kept.cycles.close(who, i, ["x"]), LEADS),
    "cycles.signals": Row("cycle", lambda w, who, i: w.kept.cycles.signals(who, i), OURS),
    "cycles.export": Row("cycle", lambda w, who, i: w.kept.cycles.export(who, i), OURS),
    "cycles.delete": Row("cycle", lambda w, who, i: w.kept.cycles.delete(who, i), LEADS),
    "shares.offer": Row("cycle", lambda w, who, i: w.kept.shares.offer(who, i, "1", "buses", "Buses"), LEADS),
    "shares.confirm": Row("shared", lambda w, who, i: w.kept.shares.confirm(who, i, w.cycle, "1"), LEADS),
    "shares.leave": Row("shared", lambda w, who, i: w.kept.shares.leave(who, i), LEADS),
    "shares.all": Row("", lambda w, who, _: w.kept.shares.all(who), WORKS),
    "shares.unmirrored": Row("cycle", lambda w, who, i: w.kept.shares.unmirrored(who, i), OURS),
}
NOT_OF_A_PERSON = {"close"}


def public() -> set[str]:
    """Every public call of the store and of its parts."""
    parts = {
        "members": store.members.Members,
        "reviews": store.reviews.Reviews,
        "rooms": store.rooms.Rooms,
        "sheets": store.sheets.Sheets,
        "cycles": store.cycles.Cycles,
        "shares": store.shares.Shares,
    }
    found = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    for part, kind in parts.items():
        calls = inspect.getmembers(kind, inspect.isfunction)
        found |= {f"{part}.{name}" for name, _ in calls if not name.startswith("_")}
    return found - NOT_OF_A_PERSON


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    kept = store.connect(url(tmp_path / "drafts.sqlite3"), clock=Clock(), ids=ids())
    enrolled(kept)
    draft = kept.create(LEAD, "", "{}").id
    kept.say(LEAD, draft, "m", "hello")
    cycle = committed(kept).id
    shared = kept.shares.offer(LEAD, cycle, "1", "pilots", "Pilots").id
    review = kept.reviews.begin(LEAD, whole(), Terms(6), key="second").id
    guest = guests(kept, review, 1)[0].who
    actors = dict(zip(PEOPLE, (NOBODY, guest, MEMBER, LEAD, OTHER), strict=True))
    yield World(kept, draft, review, cycle, shared, actors)
    kept.close()


def told(call: Call, world: World, who: Acting, about: str) -> tuple[str, str]:
    """What somebody gets, and the sentence with it."""
    try:
        call(world, who, about)
    except NotFound as error:
        return HIDDEN, str(error)
    except Forbidden as error:
        return NO, str(error)
    except (TooEarly, InputError) as error:  # the right is there, and the moment or the words are not
        return OK, str(error)
    return OK, ""


def test_every_call_has_a_row_and_takes_who_acts() -> None:
    assert set(CALLS) == public()
    for name in public():
        *path, call = name.split(".")
        home = getattr(store, path[0]) if path else store.drafts
        kind = getattr(home, path[0].capitalize()) if path else Store
        assert list(inspect.signature(getattr(kind, call)).parameters)[1] == "who", name


def test_the_parts_that_are_looked_at_are_all_there_are(world: World) -> None:
    parts = {name for name, part in vars(world.kept).items() if not name.startswith("_") and not callable(part)}
    assert parts == {name.split(".")[0] for name in CALLS if "." in name}


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("name", CALLS)
def test_each_cell(world: World, name: str, person: str) -> None:
    row = CALLS[name]
    wanted = row.cells[PEOPLE.index(person)]
    about = getattr(world, row.about) if row.about else ""
    got, sentence = told(row.call, world, world.actors[person], about)
    assert got == wanted, sentence
    assert not list(tone.slips(sentence))
    if wanted == HIDDEN and row.about:  # exactly as for what never was
        assert told(row.call, world, world.actors[person], MISSING) == (HIDDEN, sentence)
        assert told(row.call, world, LEAD, MISSING) == (HIDDEN, sentence)


@pytest.mark.parametrize("name", CALLS)
def test_somebody_who_was_never_enrolled_is_nobody(world: World, name: str) -> None:
    row = CALLS[name]
    about = getattr(world, row.about) if row.about else ""
    assert told(row.call, world, OUTSIDE, about)[0] == row.cells[0]


HELD = ("renew", "answer")  # they take a turn, which holds the id


@pytest.mark.parametrize("name", [name for name, row in CALLS.items() if row.about and name not in HELD])
@pytest.mark.parametrize("about", ["", "é", "a\nb", "x" * 300, "1' OR '1'='1"])
def test_an_id_that_cannot_be_one_is_not_found(world: World, name: str, about: str) -> None:
    got, _ = told(CALLS[name].call, world, LEAD, about)
    assert got == HIDDEN


def test_a_guest_of_one_review_finds_no_other(world: World) -> None:
    guest = world.actors["guest"]
    other = world.kept.reviews.begin(LEAD, whole(), Terms(6), key="third").id
    world.kept.rooms.open(LEAD, other)
    for name, row in CALLS.items():
        if row.about == "review":
            assert told(row.call, world, guest, other)[0] == HIDDEN, name


def test_a_guest_leaves_with_the_room(world: World) -> None:
    guest = world.actors["guest"]
    assert world.kept.reviews.review(guest, world.review).role == store.GUEST
    world.kept.rooms.open(LEAD, world.review)  # a new code sends nobody away
    assert world.kept.reviews.review(guest, world.review)
    world.kept.rooms.close(LEAD, world.review)
    for name, row in CALLS.items():
        if row.about == "review":
            assert told(row.call, world, guest, world.review)[0] == HIDDEN, name


def test_a_seat_is_no_name_and_a_name_is_no_seat(world: World) -> None:
    guest = world.actors["guest"]
    for who in (
        Acting(guest.person, "ferry"),
        Acting(guest.person, "harbour"),
        Acting(store.rights.hidden(guest.person), ""),
        Acting("Guest 0", ""),
        Acting("Ida", ""),
        Acting("", ""),
        Acting("", "ferry"),
    ):
        with pytest.raises(NotFound):
            world.kept.reviews.review(who, world.review)


def test_a_workspace_belongs_to_whoever_works_in_it_until_somebody_is_enrolled(tmp_path: Path) -> None:
    kept = store.connect(url(tmp_path / "own.sqlite3"), clock=Clock(), ids=ids())
    assert kept.members.role(MEMBER) == kept.members.role(LEAD) == store.LEAD
    assert kept.members.role(NOBODY) == store.NOBODY
    review = begun(kept).id
    assert kept.reviews.review(MEMBER, review).role == store.LEAD
    kept.members.enrol(LEAD, "Moe")
    assert [tuple(each) for each in kept.members.all(MEMBER)] == [("Ida", store.LEAD), ("Moe", store.MEMBER)]
    assert kept.members.role(OUTSIDE) == store.NOBODY
    kept.close()


def test_a_team_keeps_somebody_who_leads_it(world: World) -> None:
    members = world.kept.members
    for call in (lambda: members.remove(LEAD, "Ida"), lambda: members.enrol(LEAD, "Ida", store.MEMBER)):
        with pytest.raises(Forbidden) as last:
            call()
        assert not list(tone.slips(str(last.value)))
    members.enrol(LEAD, "Moe", store.LEAD)
    members.remove(LEAD, "Ida")
    assert members.role(LEAD) == store.NOBODY
    assert members.role(MEMBER) == store.LEAD
    with pytest.raises(InputError):
        members.enrol(MEMBER, " ")
    with pytest.raises(StoreError):
        members.all(LEAD)


def test_the_guests_calls_are_few() -> None:
    can = {name for name, row in CALLS.items() if row.cells[1] == OK}
    assert can == {
        "members.role",
        "reviews.join",
        "reviews.own",
        "reviews.reveal",
        "reviews.review",
        "reviews.vote",
        "sheets.keep",
        "sheets.own",
    }
