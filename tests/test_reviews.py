"""Reviews, rooms and cycles as the pages use them: what is kept, who is given what, and what a second try gives."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import tone
from reviewed import (
    DAYS,
    LEAD,
    MEMBER,
    NOBODY,
    OTHER,
    SIX,
    after,
    answered,
    at,
    ballot,
    begun,
    committed,
    decided,
    enrolled,
    guests,
    whole,
)
from stores import Clock, ids, looks_sound, url
from test_rights import CALLS, PEOPLE, World

from coach import store, team
from coach.errors import CoachError, InputError, NotFound, TooEarly, TooOften
from coach.store import Acting, Store, Terms
from coach.store.rooms import ROOM, SOURCE
from coach.team import Amendment, Ballot, CheckIn, Choice, Entry, Mark, Notes, Result

CANARY = "quincunx"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "drafts.sqlite3"


@pytest.fixture
def kept(file: Path, clock: Clock) -> Iterator[Store]:
    opened = store.connect(url(file), clock=clock, ids=ids())
    enrolled(opened)
    yield opened
    opened.close()


def told(call: Callable[[], object], kind: type[CoachError], words: str = "") -> None:
    """A call ends with a sentence that keeps the tone."""
    with pytest.raises(kind, match=words or ".") as refused:
        call()
    assert not list(tone.slips(str(refused.value)))


# ---- alone


def test_all_are_in_and_the_answers_open_for_everybody_at_once(kept: Store) -> None:
    review = begun(kept).id
    people = answered(kept, review, SIX[:5])
    assert (kept.reviews.review(LEAD, review).voted, kept.reviews.review(LEAD, review).of) == (5, 6)
    for who in people:
        told(lambda who=who: kept.reviews.reveal(who, review), TooEarly, "5 of 6 are in")  # type: ignore[misc]
    last = kept.rooms.enter(NOBODY, kept.rooms.open(LEAD, review).code, "Last", store.new_id()).who
    assert kept.reviews.vote(last, review, "last", SIX[5]).opened
    assert {kept.reviews.reveal(who, review) for who in (*people, last)} == {team.reveal(whole(), SIX)}


def test_the_deadline_opens_what_is_in_and_never_two(kept: Store, clock: Clock) -> None:
    until = clock.now + timedelta(hours=1)
    review = kept.reviews.begin(LEAD, whole(), Terms(0, until), key="b").id
    answered(kept, review, SIX[:2])
    clock.move(3601)
    told(lambda: kept.reviews.reveal(LEAD, review), TooEarly, "with 3 or more")
    (third,) = [kept.rooms.enter(NOBODY, kept.rooms.open(LEAD, review).code, "Third", store.new_id()).who]
    assert kept.reviews.vote(third, review, "third", SIX[2]).opened
    assert kept.reviews.reveal(LEAD, review).ballots == 3


def test_the_deadline_opens_three_and_no_sooner(kept: Store, clock: Clock) -> None:
    review = kept.reviews.begin(LEAD, whole(), Terms(9, clock.now + timedelta(hours=1)), key="b").id
    answered(kept, review, SIX[:3])
    clock.move(3599)
    told(lambda: kept.reviews.reveal(LEAD, review), TooEarly, "or at the time")
    clock.move(1)
    assert kept.reviews.reveal(LEAD, review).ballots == 3
    told(lambda: kept.reviews.vote(LEAD, review, "late", ballot()), TooEarly)


def test_a_lead_opens_what_is_in_by_moving_the_deadline(kept: Store, clock: Clock) -> None:
    review = begun(kept).id
    answered(kept, review, SIX[:2])
    assert kept.reviews.schedule(LEAD, review, Terms(6, clock.now)).opened is None
    (third,) = guests(kept, review, 1)
    kept.reviews.vote(third.who, review, "third", SIX[2])
    assert kept.reviews.review(LEAD, review).opened
    told(lambda: kept.reviews.schedule(LEAD, review, Terms(9)), TooEarly)


def test_whoever_joins_later_does_not_close_the_answers_again(kept: Store) -> None:
    review = begun(kept, 3).id
    answered(kept, review, SIX[:3])
    kept.rooms.enter(NOBODY, kept.rooms.open(LEAD, review).code, "Late", store.new_id())
    assert kept.reviews.reveal(LEAD, review).ballots == 3


def test_a_ballot_is_replaced_until_the_answers_open_and_counts_once(kept: Store) -> None:
    review = begun(kept).id
    kept.reviews.join(LEAD, review, "Ida")
    kept.reviews.vote(LEAD, review, "one", SIX[0])
    assert kept.reviews.vote(LEAD, review, "two", SIX[1]).voted == 1
    assert kept.reviews.own(LEAD, review) == SIX[1]
    assert kept.reviews.vote(LEAD, review, "two", SIX[2]).voted == 1
    assert kept.reviews.own(LEAD, review) == SIX[1]  # the same key again changes nothing


def test_a_ballot_that_was_sent_twice_is_acknowledged_after_the_answers_opened(kept: Store) -> None:
    review = begun(kept, 3).id
    answered(kept, review, SIX[:3])
    assert kept.reviews.vote(LEAD, review, "vote-0", SIX[0]).opened
    told(lambda: kept.reviews.vote(LEAD, review, "other", SIX[0]), TooEarly)


def test_whoever_votes_has_a_name_and_names_are_told_apart(kept: Store) -> None:
    review = begun(kept).id
    told(lambda: kept.reviews.vote(LEAD, review, "v", ballot()), InputError, "name")
    told(lambda: kept.reviews.join(LEAD, review, "  "), InputError)
    kept.reviews.join(LEAD, review, "Ida")
    told(lambda: kept.reviews.join(MEMBER, review, "  IDA "), InputError, "goes by this name")
    assert kept.reviews.join(LEAD, review, "Other").me == "Ida"
    told(lambda: kept.reviews.vote(LEAD, review, "v", Ballot()), InputError)


@pytest.mark.parametrize(
    "other", [Acting("Ben", "ferry"), Acting("Ben", "ferry", "another"), Acting("ben", "ferry", "x")]
)
def test_a_name_gives_nobody_the_seat_of_another(kept: Store, other: Acting) -> None:
    kept.members.enrol(LEAD, "Ben")
    kept.members.enrol(LEAD, "ben")
    ben = Acting("Ben", "ferry", "secret-of-bens-window")
    review, cycle = begun(kept).id, committed(kept, "first").id
    kept.reviews.join(ben, review, "Ben")
    kept.reviews.vote(ben, review, "v", SIX[5])
    kept.sheets.keep(ben, review, SIX[4])
    told(lambda: kept.reviews.join(other, review, "Ben"), InputError, "goes by this name")
    told(lambda: kept.reviews.vote(other, review, "w", SIX[0]), InputError, "name")
    told(lambda: kept.sheets.keep(other, review, SIX[0]), InputError, "name")
    assert kept.reviews.own(other, review) is kept.sheets.own(other, review) is None
    assert kept.reviews.review(other, review).me == ""
    assert kept.reviews.own(ben, review) == SIX[5]
    kept.cycles.reflect(ben, cycle, "n", Notes("Buses are late."))
    assert kept.cycles.own_notes(other, cycle) is None
    kept.cycles.reflect(other, cycle, "n", Notes("The wind."))
    assert kept.cycles.own_notes(ben, cycle) == Notes("Buses are late.")


def test_a_reason_without_an_end_is_shown_to_nobody(kept: Store) -> None:
    review = begun(kept, 3).id
    people = answered(kept, review, SIX[:2])
    kept.reviews.vote(people[1], review, "w", ballot("yes", ("keep", 5, CANARY)))
    assert CANARY not in repr(kept.reviews.own(people[1], review))
    (third,) = [kept.rooms.enter(NOBODY, kept.rooms.open(LEAD, review).code, "Third", store.new_id()).who]
    kept.reviews.vote(third, review, "third", ballot("yes", ("keep", 6, CANARY), ("drop", 5, "Ours.")))
    assert [each.text for each in kept.reviews.reveal(LEAD, review).of("1.2").reasons] == ["Ours."]
    assert CANARY not in repr(kept.reviews.reveal(LEAD, review))
    three = [ballot("yes", ("keep", 5, CANARY))] * 3  # as it was kept before
    assert CANARY not in repr(team.reveal(whole(), three))


# ---- nobody sees a ballot


def planted(kept: Store) -> tuple[World, Acting]:
    """A review in which one guest has answered, with a word that stands nowhere else."""
    draft = kept.create(LEAD, "", "{}").id
    kept.say(LEAD, draft, "m", "hello")
    cycle = committed(kept).id
    review = kept.reviews.begin(LEAD, whole(), Terms(6), key="planted", draft=draft).id
    kept.reviews.join(LEAD, review, "Ida")
    guest, watcher, other = (each.who for each in guests(kept, review, 3))
    said = ballot("no", ("drop", 1, f"{CANARY} reason"), drop=f"{CANARY} drop")
    kept.reviews.vote(guest, review, "mine", said)
    kept.sheets.keep(guest, review, said._replace(help=f"{CANARY} help"))
    kept.sheets.keep(other, review, said)
    shared = kept.shares.offer(LEAD, cycle, "1", "pilots", "Pilots").id
    actors = dict(zip(PEOPLE, (NOBODY, watcher, MEMBER, LEAD, OTHER), strict=True))
    return World(kept, draft, review, cycle, shared, actors), guest


def test_no_call_gives_a_ballot_before_the_answers_are_open(kept: Store) -> None:
    world, guest = planted(kept)
    own = kept.reviews.own(guest, world.review)
    assert own
    assert CANARY in repr(own)
    assert CANARY in repr(kept.sheets.own(guest, world.review))
    order = sorted(CALLS, key=lambda name: ("delete" in name or "end" in name or "close" in name, name))
    for name in (each for each in order if each != "reviews.fingers"):
        row = CALLS[name]
        for who in world.actors.values():
            try:
                given = repr(row.call(world, who, getattr(world, row.about) if row.about else ""))
            except CoachError as refused:
                given = repr((refused, refused.__cause__, vars(refused)))
            assert CANARY not in given, name


def test_a_sheet_waits_for_its_writer_counts_in_nothing_and_goes_when_it_is_sent(kept: Store) -> None:
    review = begun(kept, 3).id
    first, second, third = (each.who for each in guests(kept, review, 3))
    half = Ballot((Mark("1", "yes"), Mark("1.1", "drop", None, "half a")), help="the pil")
    kept.sheets.keep(first, review, half)
    kept.sheets.keep(first, review, half._replace(help="the pilots"))
    assert kept.sheets.own(first, review) == half._replace(help="the pilots")
    assert kept.sheets.own(second, review) is None
    stands = kept.reviews.review(LEAD, review)
    assert (stands.voted, [each.voted for each in stands.voters]) == (0, [False] * 3)
    assert kept.reviews.own(first, review) is None
    kept.reviews.vote(first, review, "v", SIX[0])
    assert kept.sheets.own(first, review) is None
    kept.sheets.keep(first, review, SIX[1])
    assert kept.reviews.own(first, review) == SIX[0]  # what was sent stands until it is sent anew
    for n, who in enumerate((second, third)):
        kept.reviews.vote(who, review, f"v{n}", SIX[n])
    assert kept.sheets.own(first, review) is None
    told(lambda: kept.sheets.keep(first, review, half), TooEarly)
    assert kept.reviews.reveal(LEAD, review).of("1.1") == team.reveal(whole(), (SIX[0], *SIX[:2])).of("1.1")


def test_a_sheet_needs_a_seat_and_goes_with_it(kept: Store, file: Path) -> None:
    review = begun(kept).id
    told(lambda: kept.sheets.keep(LEAD, review, ballot()), InputError, "name")
    (guest,) = guests(kept, review, 1)
    kept.sheets.keep(guest.who, review, ballot("no", ("drop", 1, CANARY)))
    kept.rooms.dismiss(LEAD, review, "Guest 0")
    told(lambda: kept.sheets.own(guest.who, review), NotFound)
    kept.reviews.join(LEAD, review, "Ida")
    kept.sheets.keep(LEAD, review, ballot("no", ("drop", 1, CANARY)))
    kept.reviews.end(LEAD, review)
    assert kept.sheets.own(LEAD, review) is None
    told(lambda: kept.sheets.keep(LEAD, review, ballot()), TooEarly)
    kept.reviews.delete(LEAD, review)
    kept.close()
    assert not [each.name for each in file.parent.iterdir() if CANARY.encode() in each.read_bytes()]


def test_hands_do_not_open_what_one_has_said_alone(kept: Store) -> None:
    world, _ = planted(kept)
    told(lambda: kept.reviews.fingers(LEAD, world.review, "f", {"1.1": [1, 2, 3]}), TooEarly)
    told(lambda: kept.reviews.reveal(LEAD, world.review), TooEarly)


def test_what_is_open_names_nobody(kept: Store) -> None:
    review = begun(kept).id
    people = answered(kept, review)
    decided(kept, review)
    given = repr((kept.reviews.reveal(LEAD, review), kept.reviews.minutes(LEAD, review)))
    for each in (*(f"Guest {n}" for n in range(4)), *(who.person for who in people[2:])):
        assert each not in given


def test_a_deleted_review_is_gone_from_the_file_too(kept: Store, file: Path) -> None:
    world, guest = planted(kept)
    kept.reviews.delete(LEAD, world.review)
    told(lambda: kept.reviews.own(guest, world.review), NotFound)
    kept.close()
    assert not [each.name for each in file.parent.iterdir() if CANARY.encode() in each.read_bytes()]


def test_a_guest_who_is_sent_away_takes_the_ballot_along(kept: Store) -> None:
    review = begun(kept).id
    (guest,) = guests(kept, review, 1)
    kept.reviews.vote(guest.who, review, "v", ballot())
    kept.rooms.dismiss(LEAD, review, "Guest 0")
    assert kept.reviews.review(LEAD, review).voters == ()
    told(lambda: kept.reviews.review(guest.who, review), NotFound)


def test_a_lead_sends_out_whoever_lost_their_page_and_never_themselves(kept: Store) -> None:
    review = begun(kept).id
    kept.reviews.join(LEAD, review, "Ida")
    lost, found = Acting("Moe", "ferry", "a-window-that-is-gone"), Acting("Moe", "ferry", "another-window")
    kept.reviews.join(lost, review, "Moe")
    kept.reviews.vote(lost, review, "v", SIX[0])
    told(lambda: kept.reviews.join(found, review, "Moe"), InputError)
    for name in ("Ida", "Moe", "Nobody"):
        kept.rooms.dismiss(LEAD, review, name)
    assert [(each.name, each.voted) for each in kept.reviews.review(LEAD, review).voters] == [("Ida", False)]
    assert kept.reviews.join(found, review, "Moe").me == "Moe"


def test_nobody_who_answered_is_sent_out_of_a_second_vote(kept: Store) -> None:
    review = begun(kept, 3).id
    answered(kept, review, SIX[3:])
    kept.reviews.choose(MEMBER, review, "c", Choice("1.2", "change", "Bags lost from 50 to 10% less", "Ida"))
    kept.reviews.vote_again(LEAD, review, Terms(3))
    told(lambda: kept.rooms.dismiss(LEAD, review, "Moe"), TooEarly)
    assert kept.reviews.reveal(LEAD, review, 1).ballots == 3


# ---- rooms


def wrong(kept: Store, code: str, source: str = "203.0.113.1") -> str:
    """Try a code that is not the one; what comes of it."""
    guess = f"{(int(code) + 1) % 10**6:06}"
    with pytest.raises((NotFound, TooOften)) as refused:
        kept.rooms.enter(Acting(source, ""), guess, "Eve", store.new_id())
    assert not list(tone.slips(str(refused.value)))
    return refused.type.__name__


def test_a_code_has_six_digits_and_lets_in_with_a_name(kept: Store) -> None:
    review = begun(kept).id
    room = kept.rooms.open(LEAD, review)
    assert (len(room.code), room.code.isdigit(), room.stopped) == (6, True, False)
    guest = kept.rooms.enter(NOBODY, f" {room.code[:3]} {room.code[3:]} ", " Rosa  Lind ", "secret-of-this-visitor-1")
    assert guest == (Acting("secret-of-this-visitor-1", ""), review, "Rosa Lind")
    assert kept.rooms.enter(NOBODY, room.code, "Another name", "secret-of-this-visitor-1") == guest
    assert len(kept.reviews.review(LEAD, review).voters) == 1
    told(lambda: kept.rooms.enter(NOBODY, room.code, "rosa lind", store.new_id()), InputError)
    told(lambda: kept.rooms.enter(NOBODY, room.code, "Eve", "short"), InputError)
    again = kept.rooms.open(LEAD, review)
    told(lambda: kept.rooms.enter(NOBODY, room.code, "Eve", store.new_id()), NotFound)
    assert kept.rooms.room(LEAD, review) == again


def test_one_source_that_tries_codes_is_slowed_and_stopped(kept: Store, clock: Clock) -> None:
    code = kept.rooms.open(LEAD, begun(kept).id).code
    assert [wrong(kept, code) for _ in range(SOURCE.free + 1)] == ["NotFound"] * (SOURCE.free + 1)
    assert wrong(kept, code) == "TooOften"  # slowed: too soon, and it does not count
    counted, waited = SOURCE.free + 1, 0.0
    while counted < SOURCE.stop:
        clock.move(1)
        waited += 1
        counted += wrong(kept, code) == "NotFound"
        assert waited < 10_000
    assert waited > 1000
    clock.move(900)
    with pytest.raises(TooOften) as stopped:
        kept.rooms.enter(Acting("203.0.113.1", ""), code, "Eve", store.new_id())  # the right one, too late
    assert stopped.value.wait is None
    assert kept.rooms.enter(Acting("203.0.113.2", ""), code, "Rosa", store.new_id())
    clock.move(3600)
    assert kept.rooms.enter(Acting("203.0.113.1", ""), code, "Moe", store.new_id())


def test_a_room_behind_one_address_comes_in_with_a_new_code(kept: Store, clock: Clock) -> None:
    review = begun(kept).id
    code = kept.rooms.open(LEAD, review).code
    here = Acting("203.0.113.1", "")
    for _ in range(SOURCE.stop):
        wrong(kept, code)
        clock.move(SOURCE.slowest.total_seconds())
    told(lambda: kept.rooms.enter(here, code, "Rosa", store.new_id()), TooOften, "A new code ends the wait")
    new = kept.rooms.open(LEAD, review).code
    assert kept.rooms.enter(here, new, "Rosa", store.new_id())
    for n in range(3 * SOURCE.free):  # a right code makes up for wrong ones
        assert wrong(kept, new) == "NotFound"
        if n % SOURCE.free == SOURCE.free - 1:
            kept.rooms.enter(here, new, f"Guest {n}", store.new_id())


@pytest.mark.parametrize("code", ["\ud800", "1" * 500, "\0", "١٢٣٤٥٦", ""])
def test_a_code_that_is_no_text_is_a_sentence(kept: Store, code: str) -> None:
    kept.rooms.open(LEAD, begun(kept).id)
    with pytest.raises(CoachError) as refused:
        kept.rooms.enter(NOBODY, code, "Rosa", store.new_id())
    assert not list(tone.slips(str(refused.value)))


def test_many_sources_that_try_codes_slow_and_stop_the_room(kept: Store, clock: Clock) -> None:
    review = begun(kept).id
    code = kept.rooms.open(LEAD, review).code
    for n in range(ROOM.free + 5):
        wrong(kept, code, f"198.51.100.{n}")
    with pytest.raises(TooOften) as slowed:
        kept.rooms.enter(NOBODY, code, "Rosa", store.new_id())
    assert slowed.value.wait
    clock.move(slowed.value.wait + 0.001)
    assert kept.rooms.enter(NOBODY, code, "Rosa", store.new_id())
    for n in range(ROOM.stop):
        clock.move(60)
        wrong(kept, code, f"192.0.2.{n}")
    room = kept.rooms.room(LEAD, review)
    assert room
    assert room.stopped
    clock.move(86_400)
    with pytest.raises(TooOften):
        kept.rooms.enter(Acting("203.0.113.9", ""), code, "Moe", store.new_id())
    assert kept.rooms.enter(Acting("203.0.113.9", ""), kept.rooms.open(LEAD, review).code, "Moe", store.new_id())


def test_the_room_ends_with_the_review(kept: Store) -> None:
    for ending in (kept.reviews.end, lambda who, review: kept.reviews.commit(who, review, "c", DAYS)):
        review = kept.reviews.begin(LEAD, whole(), Terms(6), key=str(ending)).id
        people = answered(kept, review)
        decided(kept, review)
        ending(LEAD, review)
        assert kept.rooms.room(LEAD, review) is None
        told(lambda who=people[-1], review=review: kept.reviews.review(who, review), NotFound)  # type: ignore[misc]
        told(lambda review=review: kept.rooms.open(LEAD, review), InputError)  # type: ignore[misc]
        told(lambda review=review: kept.reviews.choose(LEAD, review, "x", Choice("1.1", "keep")), TooEarly)  # type: ignore[misc]


def test_sixteen_guests_who_come_and_vote_at_once_are_all_counted_once(file: Path, kept: Store) -> None:
    review = begun(kept, 16).id
    code = kept.rooms.open(LEAD, review).code
    troubles: list[BaseException] = []
    start = threading.Barrier(16)

    def guest(n: int) -> None:
        try:
            secret, here = store.new_id(), Acting(f"192.0.2.{n}", "")
            start.wait()
            for _ in range(2):  # an impatient thumb
                who = kept.rooms.enter(here, code, f"Guest {n}", secret).who
            for _ in range(3):
                kept.reviews.vote(who, review, f"key-{n}", ballot("yes", ("keep", n % 6 + 3, "")))
        except BaseException as trouble:  # noqa: BLE001
            troubles.append(trouble)

    threads = [threading.Thread(target=guest, args=(n,)) for n in range(16)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not troubles
    stands = kept.reviews.review(LEAD, review)
    assert (stands.voted, len(stands.voters), bool(stands.opened)) == (16, 16, True)
    assert kept.reviews.reveal(LEAD, review).of("1.1").sure == tuple(sorted(n % 6 + 3 for n in range(16)))
    assert looks_sound(file)


def test_hands_in_a_room_without_phones(kept: Store) -> None:
    review = begun(kept, 0).id
    kept.reviews.fingers(LEAD, review, "f", {"1.1": [7, 3, 9, 5], "1.2": [4, 4, 5]})
    stands = kept.reviews.fingers(LEAD, review, "f2", {"1.1": [7, 3, 8, 5], "1.2": [4, 4, 5]})
    assert stands.opened
    found = kept.reviews.reveal(LEAD, review)
    assert (found.of("1.1").sure, found.of("1.2").sure) == ((3, 5, 7, 8), (4, 4, 5))
    assert [each.at for each in found.items] == ["1.1"]
    kept.reviews.fingers(LEAD, review, "f3", {"1.1": [5, 5, 6]})
    assert kept.reviews.reveal(LEAD, review).of("1.1").sure == (5, 5, 6)
    for numbers in ([1, 2], [1, 2, 11], []):
        told(lambda numbers=numbers: kept.reviews.fingers(LEAD, review, "g", {"1.1": numbers}), InputError)  # type: ignore[misc]
    told(lambda: kept.reviews.fingers(LEAD, review, "g", {"9.9": [1, 2, 3]}), InputError)
    for alone in ([9], [9, 9], []):  # nobody's number stands by itself, on any line
        told(
            lambda alone=alone: kept.reviews.fingers(LEAD, review, "h", {"1.1": [3, 4, 5], "1.2": alone}),  # type: ignore[misc]
            InputError,
            "each line",
        )


# ---- together


def test_nothing_is_decided_before_the_answers_are_open(kept: Store) -> None:
    review = begun(kept).id
    told(lambda: kept.reviews.choose(MEMBER, review, "c", Choice("1.1", "drop")), TooEarly)
    told(lambda: kept.reviews.commit(LEAD, review, "k", DAYS), TooEarly)
    assert kept.reviews.choose(MEMBER, review, "c", Choice("1.2", "own", name="Ida")).choices[0].by == "Moe"


def test_a_choice_that_is_sent_twice_is_made_once(kept: Store) -> None:
    review = begun(kept).id
    answered(kept, review)
    for _ in range(2):
        stands = kept.reviews.choose(MEMBER, review, "c", Choice("1.1", "park", name="Rosa"))
    assert len(stands.choices) == 1
    assert stands.choices[0].on.startswith("2027-01-04T09:00")
    told(lambda: kept.reviews.choose(MEMBER, review, "d", Choice("1.1", "own", name="Moe")), InputError)


def test_a_drop_that_was_a_slip_is_taken_back(kept: Store) -> None:
    review = begun(kept).id
    answered(kept, review)
    decided(kept, review)
    for n, choice in enumerate((Choice("1.2", "drop"), Choice("1.2", "park", name="Rosa"), Choice("1.2", "keep"))):
        kept.reviews.choose(MEMBER, review, f"slip-{n}", choice)
    kept.reviews.choose(MEMBER, review, "last", Choice("1", "drop"))
    told(lambda: kept.reviews.choose(MEMBER, review, "in it", Choice("1.2", "keep")), InputError)
    kept.reviews.choose(MEMBER, review, "back", Choice("1", "keep"))
    cycle = kept.reviews.commit(LEAD, review, "commit", DAYS)
    assert [line.text for line in cycle.plan.lines][1] == "Bags lost on the crossing from 50 to 10% less"
    assert "Rosa" not in kept.reviews.minutes(LEAD, review)


def test_a_second_vote_is_about_the_changed_lines_alone(kept: Store) -> None:
    review = begun(kept).id
    people = answered(kept, review)
    told(lambda: kept.reviews.vote_again(LEAD, review, Terms(3)), InputError)
    decided(kept, review)
    stands = kept.reviews.vote_again(LEAD, review, Terms(3))
    assert (stands.round, stands.parts, stands.voted, stands.opened) == (2, ("1.2",), 0, None)
    told(lambda: kept.reviews.vote(LEAD, review, "again", SIX[0]), InputError)
    told(lambda: kept.reviews.reveal(LEAD, review), TooEarly)
    for who in people[:3]:
        stands = kept.reviews.vote(who, review, "again", Ballot((Mark("1.2", "keep", 7),)))
    assert stands.opened
    again = kept.reviews.reveal(LEAD, review)
    assert [(each.at, each.words) for each in again.spreads] == [("1.2", "keep 3; how sure: 7")]
    assert kept.reviews.reveal(LEAD, review, 1) == team.reveal(whole(), SIX)
    assert "“Bags come back late.”" in kept.reviews.minutes(LEAD, review)
    told(lambda: kept.reviews.reveal(LEAD, review, 0), InputError)


def test_after_a_second_vote_what_was_left_open_is_still_on_the_table(kept: Store) -> None:
    review = begun(kept).id
    people = answered(kept, review)
    first = kept.reviews.reveal(LEAD, review)
    assert [each.at for each in first.items] == ["1", "1.2", "1.1"]
    kept.reviews.choose(MEMBER, review, "c", Choice("1.2", "change", "Bags lost from 50 to 10% less", "Ida"))
    kept.reviews.choose(MEMBER, review, "d", Choice("1", "keep"))
    kept.reviews.choose(MEMBER, review, "o", Choice("1.3", "drop"))
    kept.reviews.vote_again(LEAD, review, Terms(3))
    for who in people[:3]:
        kept.reviews.vote(who, review, "again", Ballot((Mark("1.2", "keep", 7),)))
    again = kept.reviews.reveal(LEAD, review)
    assert [each.at for each in again.items] == ["1.1"]
    assert again.of("1.1") == first.of("1.1")
    told(lambda: kept.reviews.commit(LEAD, review, "k", DAYS), InputError, "keep, change, drop or park")
    gate = kept.reviews.gate(MEMBER, review)
    assert gate.verdict == team.NOT_YET
    assert "keep, change, drop or park" in gate.waits[0]
    kept.reviews.choose(MEMBER, review, "e", Choice("1.1", "keep"))
    assert kept.reviews.gate(MEMBER, review).waits == ()
    assert kept.reviews.reveal(LEAD, review).items == ()
    assert kept.reviews.commit(LEAD, review, "k", DAYS).version == 1


@pytest.mark.parametrize("choice", [Choice("1.2", "drop"), Choice("1", "park", name="Rosa"), Choice("1.2", "keep")])
def test_what_is_voted_on_again_stays_until_the_answers_are_open(kept: Store, choice: Choice) -> None:
    review = begun(kept).id
    people = answered(kept, review)
    decided(kept, review)
    kept.reviews.vote_again(LEAD, review, Terms(3))
    told(lambda: kept.reviews.choose(MEMBER, review, "x", choice), TooEarly, "0 of 3 are in")
    assert kept.reviews.choose(MEMBER, review, "y", Choice("1.1", "drop")).choices[-1].at == "1.1"
    for who in people[:3]:
        kept.reviews.vote(who, review, "again", Ballot((Mark("1.2", "keep", 7),)))
    assert kept.reviews.choose(MEMBER, review, "x", choice).choices[-1].at == choice.at


# ---- commit


def test_a_commit_waits_for_names_and_says_why_something_is_open(kept: Store) -> None:
    review = begun(kept).id
    answered(kept, review)
    told(lambda: kept.reviews.commit(LEAD, review, "k", DAYS, "we begin anyway"), InputError, "who looks after it")
    for n in (2, 3):
        kept.reviews.choose(MEMBER, review, f"o{n}", Choice(f"1.{n}", "own", name="Ida"))
    told(lambda: kept.reviews.commit(LEAD, review, "k", DAYS), InputError)
    assert kept.reviews.commit(LEAD, review, "k", DAYS, "the season begins").version == 1
    assert "because: the season begins." in kept.reviews.minutes(LEAD, review)


def test_what_was_committed_is_frozen_and_changes_are_kept_beside_it(kept: Store, clock: Clock) -> None:
    cycle = committed(kept)
    assert [(each.id, each.owner) for each in cycle.plan.lines] == [("1.1", "Moe"), ("1.2", "Ida"), ("1.3", "Moe")]
    first = kept.cycles.versions(MEMBER, cycle.id)
    at(clock, after(6))
    wanted = Amendment("1.1", "change", "Crossings that leave on time from 72% to 85%", "The pier opens late.")
    for _ in range(2):
        stands = kept.cycles.amend(MEMBER, cycle.id, "a", wanted, after(6))
    assert stands.version == 2
    told(
        lambda: kept.cycles.amend(MEMBER, cycle.id, "b", wanted._replace(text="No boats", why=" "), after(6)),
        InputError,
        "Why",
    )
    one, two = kept.cycles.versions(MEMBER, cycle.id)
    assert (one,) == first
    assert (two.by, two.on, two.why) == ("Moe", clock.now, "The pier opens late.")
    assert ("aim", "90%", "85%") in [(each.what, each.before, each.after) for each in two.changed]
    assert kept.reviews.commit(LEAD, cycle.review, "other", DAYS).id == cycle.id  # committed once
    assert kept.reviews.review(LEAD, cycle.review).cycle == cycle.id


def test_the_day_of_a_change_is_that_of_the_team(kept: Store, clock: Clock) -> None:
    cycle = committed(kept).id
    at(clock, after(2))  # the last day without a question, by the clock of the store
    wanted = Amendment("1.1", "change", "Crossings that leave on time from 72% to 85%")
    told(lambda: kept.cycles.amend(MEMBER, cycle, "a", wanted, after(2) + timedelta(days=1)), InputError, "Why")
    assert kept.cycles.amend(MEMBER, cycle, "b", wanted, after(2)).version == 2


def test_a_line_that_is_kept_is_noted_and_no_version_is_frozen(kept: Store, clock: Clock) -> None:
    cycle = committed(kept).id
    at(clock, after(6))
    for _ in range(2):  # sent twice, noted once
        stands = kept.cycles.amend(MEMBER, cycle, "k", Amendment("1.1", "keep"), after(6))
    same = Amendment("1.1", "change", stands.plan.lines[0].text, owner="Moe")
    assert kept.cycles.amend(LEAD, cycle, "s", same, after(6)).version == 1
    (one,) = kept.cycles.versions(MEMBER, cycle)
    assert [(each.at, each.by, each.on) for each in one.kept] == [("1.1", "Moe", clock.now), ("1.1", "Ida", clock.now)]
    assert (
        kept.cycles.amend(MEMBER, cycle, "c", Amendment("1.3", "stop", why="The desk is closed."), after(6)).version
        == 2
    )
    assert [(each.number, len(each.kept)) for each in kept.cycles.versions(MEMBER, cycle)] == [(1, 2), (2, 0)]


def test_a_deleted_review_leaves_what_was_committed(kept: Store) -> None:
    cycle = committed(kept)
    kept.reviews.delete(LEAD, cycle.review)
    assert kept.cycles.cycle(MEMBER, cycle.id).plan == cycle.plan


# ---- the cycle


def test_a_check_in_is_kept_once_and_by_day(kept: Store) -> None:
    cycle = committed(kept).id
    later = CheckIn(after(4), (Entry("1.1", "76%", sure=6),))
    kept.cycles.check_in(MEMBER, cycle, "b", later)
    kept.cycles.check_in(MEMBER, cycle, "a", CheckIn(after(2), (Entry("1.1", "74%", sure=6),)))
    kept.cycles.check_in(MEMBER, cycle, "a", CheckIn(after(2), (Entry("1.1", "75%", sure=7),)))
    found = kept.cycles.check_ins(LEAD, cycle)
    assert [(each.day, each.of("1.1").value, each.by) for each in found] == [
        (after(2), "75%", "Moe"),
        (after(4), "76%", "Moe"),
    ]
    told(lambda: kept.cycles.check_in(MEMBER, cycle, "c", CheckIn(after(6), (Entry("1.9"),))), InputError)


def test_what_two_enter_at_once_stands_side_by_side(kept: Store) -> None:
    cycle = committed(kept).id
    kept.cycles.grade(LEAD, cycle, [Result("1.1", "87%", 0.6, "the wind")])
    kept.cycles.grade(MEMBER, cycle, [Result("1.2", "20% less")])
    assert [each.at for each in kept.cycles.grade(MEMBER, cycle, []).results or ()] == ["1.1", "1.2"]
    results = kept.cycles.grade(LEAD, cycle, [Result("1.1", "88%")]).results
    assert results == (Result("1.1", "88%"), Result("1.2", "20% less"))
    day = after(2)
    seen = CheckIn(day, (Entry("1.1", "74%", sure=6),), change="Buses wait", help="the pilots")
    kept.cycles.check_in(LEAD, cycle, "day", seen)
    kept.cycles.check_in(MEMBER, cycle, "day", CheckIn(day, (Entry("1.2", "40"),), (("h1", "held"),)))
    stale = seen._replace(entries=(*seen.entries, Entry("1.3", "70%")), help="")
    kept.cycles.check_in(LEAD, cycle, "day", CheckIn(day, (Entry("1.1", "75%"),)))
    (one,) = kept.cycles.check_in(MEMBER, cycle, "day", stale, seen)
    assert [(each.at, each.value) for each in one.entries] == [("1.1", "75%"), ("1.2", "40"), ("1.3", "70%")]
    assert (one.held, one.change, one.help) == ((("h1", "held"),), "Buses wait", "")


def test_notes_are_silent_until_they_are_opened(kept: Store) -> None:
    cycle = committed(kept).id
    kept.cycles.reflect(MEMBER, cycle, "n", Notes(CANARY))
    kept.cycles.reflect(LEAD, cycle, "n", Notes("Buses are late."))
    told(lambda: kept.cycles.notes(LEAD, cycle), TooEarly)
    assert CANARY not in kept.cycles.export(LEAD, cycle)
    assert kept.cycles.own_notes(LEAD, cycle) == Notes("Buses are late.")
    assert kept.cycles.own_notes(MEMBER, cycle) == Notes(CANARY)
    opened = kept.cycles.open_notes(LEAD, cycle)
    assert sorted(each.learned for each in opened) == ["Buses are late.", CANARY]
    assert kept.cycles.notes(MEMBER, cycle) == opened
    told(lambda: kept.cycles.reflect(MEMBER, cycle, "late", Notes("x")), TooEarly)
    assert CANARY in kept.cycles.export(LEAD, cycle)


def test_the_end_opens_the_next_draft(kept: Store) -> None:
    cycle = committed(kept).id
    kept.cycles.grade(MEMBER, cycle, [Result("1.1", "87%", 0.6, "the wind")])
    told(lambda: kept.cycles.grade(MEMBER, cycle, [Result("1.1", "soon")]), InputError)
    told(lambda: kept.cycles.close(LEAD, cycle, list("abcd")), InputError)
    opening = kept.cycles.close(LEAD, cycle, ["Buses are late."])
    assert opening.text.splitlines() == ["Buses are late.", "Crossings that leave on time: 87% (today)"]
    stands = kept.cycles.cycle(MEMBER, cycle)
    assert (stands.opening, bool(stands.ended)) == (opening, True)
    for call in (
        lambda: kept.cycles.check_in(MEMBER, cycle, "x", CheckIn(after(2))),
        lambda: kept.cycles.amend(MEMBER, cycle, "x", Amendment("1.1", "keep"), after(6)),
        lambda: kept.cycles.grade(MEMBER, cycle, []),
    ):
        told(call, TooEarly)


def test_the_export_of_a_cycle_holds_its_story(kept: Store) -> None:
    cycle = committed(kept).id
    kept.cycles.check_in(MEMBER, cycle, "a", CheckIn(after(2), (Entry("1.1", "74%", sure=6),)))
    story = json.loads(kept.cycles.export(MEMBER, cycle))
    assert set(story) == {"version", "cycle", "versions", "check_ins", "notes"}
    assert story["check_ins"][0]["entries"][0]["value"] == "74%"
    assert story["versions"][0]["on"] == "2027-01-04T09:00:00+00:00"


def test_history_speaks_to_the_team_alone(kept: Store, clock: Clock) -> None:
    def cycle(n: int) -> str:
        clock.move(60)
        aim = team.Aim(
            "1", "Passengers arrive", (team.Line("1.1", "Boats on time from 70% to 80%", "Moe"),), "aspirational"
        )
        review = kept.reviews.begin(LEAD, team.Plan("Ferry", str(n), (aim,)), Terms(0), key=str(n)).id
        kept.reviews.fingers(LEAD, review, "f", {"1.1": [5, 5, 5]})
        return kept.reviews.commit(LEAD, review, "c", DAYS).id

    for n in range(2):
        kept.cycles.grade(MEMBER, cycle(n), [Result("1.1", "84%")])
    found = kept.cycles.signals(MEMBER, cycle(2))
    assert [(each.at, each.code) for each in found] == [("", "C004"), ("1.1", "C004")]


# ---- shared objectives


def test_two_teams_own_one_objective_and_each_sees_what_is_shared(kept: Store) -> None:
    ours = committed(kept).id
    shared = kept.shares.offer(LEAD, ours, "1", "harbour", "Harbour")
    assert kept.shares.offer(LEAD, ours, "1", "harbour", "Harbour") == shared
    assert [(each.team, each.confirmed, len(each.lines)) for each in shared.shares] == [
        ("Ferry", True, 3),
        ("Harbour", False, 0),
    ]
    assert [each.at for each in kept.shares.unmirrored(MEMBER, ours)] == []
    assert kept.shares.all(OTHER) == (shared,)
    theirs = _cycle_of(kept, OTHER)
    told(lambda: kept.shares.confirm(OTHER, shared.id, ours, "1"), NotFound)  # not with our cycle
    told(lambda: kept.shares.confirm(OTHER, shared.id, theirs, "9"), InputError)
    found = kept.shares.confirm(OTHER, shared.id, theirs, "1")
    assert [(each.team, each.confirmed, each.lines[:1]) for each in found.shares] == [
        ("Ferry", True, ("Crossings that leave on time from 72% to 90%",)),
        ("Harbour", True, ("Berths free on time from 60% to 90%",)),
    ]
    assert kept.shares.all(MEMBER) == (found,)
    assert [each.confirmed for each in team.links(kept.shares.all(LEAD))] == [True]
    kept.shares.leave(OTHER, shared.id)
    assert kept.shares.all(OTHER) == ()
    told(lambda: kept.shares.offer(LEAD, ours, "9", "harbour", "Harbour"), InputError)
    told(lambda: kept.shares.offer(LEAD, ours, "1", "ferry", "Us"), InputError)


def test_a_team_that_was_asked_hands_nobodys_lines_on(kept: Store) -> None:
    shared = kept.shares.offer(LEAD, committed(kept).id, "1", "harbour", "Harbour")
    theirs = _cycle_of(kept, OTHER)
    kept.shares.confirm(OTHER, shared.id, theirs, "1")
    second = kept.shares.offer(OTHER, theirs, "1", "buses", "Buses")
    assert second.id != shared.id
    (seen,) = kept.shares.all(Acting("Bea", "buses"))
    assert "Crossings" not in repr(seen)
    assert [each.team for each in seen.shares] == ["Buses", "Harbour"]
    assert [len(each.shares) for each in kept.shares.all(LEAD)] == [2]
    third = kept.shares.offer(LEAD, kept.cycles.all(LEAD)[0].id, "1", "pilots", "Pilots")
    assert (third.id, len(third.shares)) == (shared.id, 3)


def _cycle_of(kept: Store, who: Acting) -> str:
    aim = team.Aim("1", "Boats find a berth", (team.Line("1.1", "Berths free on time from 60% to 90%", "Yan"),))
    review = kept.reviews.begin(who, team.Plan("Harbour", "", (aim,)), Terms(0), key="own").id
    kept.reviews.fingers(who, review, "f", {"1.1": [5, 5, 5]})
    return kept.reviews.commit(who, review, "c", DAYS).id


def test_the_statements_are_the_part_that_both_databases_share() -> None:
    folder = Path(store.__file__).parent
    for each in folder.glob("*.py"):
        if each.name in ("place.py", "migrations.py"):
            continue
        text = each.read_text()
        for word in ("PRAGMA", "INSERT OR", "rowid", "julianday", "strftime(", "dialects.sqlite", "import text"):
            assert word not in text, f"{word} in {each.name}"
