"""The page Draft without a browser: each part edited in place, taken back, and changed by two at once."""

from __future__ import annotations

import pytest
from drafted import AIM, SAID, edit, headers, held, own_store, told
from test_app import page, tap

from coach import dialogue, session, store
from coach.ui import draft_fields, draft_turns

kept = pytest.fixture(autouse=True)(own_store)


def test_edit_in_place_and_undo() -> None:
    at = edit(told(), "1.2")
    at.text_input[1].set_value("12 min")
    at = tap(at, "Keep")
    assert "from 24 min to 12 min" in page(at)
    at = tap(at, "Undo")
    assert "from 24 min to 15 min" in page(at)
    assert "Taken back:" in page(at)


PARTS = {
    "Objective": "Calm at the pier",
    "Why now, one reason a line": "Ferries run every ten minutes from May",
    "What we try, one a line": "A third gate\nA painted queue",
    "What stays as good, one a line": "Safety drills every week",
    "Lines we hold, one a line": "Lifeboats checked daily",
    "Who else has to move, one a line": "The town's bus office",
    "Who owns it with us, one a line, as team: what they give": "Harbour police: two officers",
    "Put aside, one a line": "Repaint the hall",
    "Also said, one a line": "Ada saw it in Bergen",
}


def test_every_part_of_an_objective_can_be_edited_and_taken_back() -> None:
    at = edit(told(SAID, AIM), "1")
    areas = {each.label: each for each in at.text_area}
    for label, words in PARTS.items():
        areas[label].set_value(words)
    at.radio[0].set_value("aspirational")
    at = tap(at, "Keep")
    for words in PARTS.values():
        for line in words.split("\n"):
            assert line in page(at)
    assert "Objective · A stretch" in page(at)
    at = tap(tap(at, "they have confirmed"), "Undo")
    assert "Confirmed, with" not in page(at)
    assert "Objective · A stretch" in page(at)
    at = tap(at, "Undo")
    assert AIM in headers(at)
    assert "A stretch" not in page(at)
    assert "Harbour police" not in page(at)


FIGURES = {
    "Today": "26 min",
    "Aim": "12 min",
    "By when": "May",
    "Counted where": "gate log",
    "Looked after by": "Ben",
}


def test_every_part_of_a_key_result_can_be_edited_and_taken_back() -> None:
    at = edit(told(SAID, AIM), "1.2")
    before = [(each.label, each.value) for each in (*at.text_input, *at.text_area)]
    inputs = {each.label: each for each in at.text_input}
    for label, words in FIGURES.items():
        inputs[label].set_value(words)
    next(each for each in at.text_area if each.label.startswith("What we try")).set_value("A third gate")
    at = tap(at, "Keep")
    assert "gate log · Ben" in page(at)
    assert "What we try: A third gate" in page(at)
    assert "from 26 min to 12 min" in page(at)
    at = tap(edit(at, "1.2"), "Leave as it was")
    at = tap(at, "Undo")
    assert "A third gate" not in page(at)
    assert "from 24 min to 15 min" in page(at)
    assert "Taken back:" in page(at)
    at = edit(at, "1.2")
    assert [(each.label, each.value) for each in (*at.text_input, *at.text_area)] == before


def test_what_two_browsers_make_of_one_list_goes_in_item_by_item(kept: store.Store) -> None:
    at = edit(told(), "1")
    draft_turns.change(held(kept, at, "Ben"), "ben", lambda talk: dialogue.edit(talk, (1,), "type", "learning")[0])
    next(each for each in at.text_area if each.label.startswith("Why now")).set_value("Ferries run more often")
    at = tap(at, "Keep")
    assert "It is, theirs" in page(at)
    assert "To learn" in page(at)
    at = tap(at, "Take mine")
    assert "Objective · To learn" in page(at)
    assert "Ferries run more often" in page(at)


def test_leave_as_it_was_and_drop() -> None:
    at = tap(edit(told(), "1.2"), "Leave as it was")
    assert "Keep" not in page(at).splitlines()
    at = tap(edit(at, "1.2"), "Drop this key result")
    assert "Not now" in page(at)


def test_lists_are_edited_an_item_a_line() -> None:
    at = edit(told(), "1")
    areas = {each.label: each for each in at.text_area}
    areas["What stays as good, one a line"].set_value("Safety drills every week\nNobody is left behind")
    areas["More key results, one a line"].set_value("Complaints at the gate from 40 to 25 a month")
    at = tap(at, "Keep")
    assert "Safety drills every week · Nobody is left behind" in page(at)
    assert "Complaints at the gate from 40 to 25 a month" in page(at)


@pytest.mark.parametrize(("choice", "stands"), [("Take mine", "Calm at the pier"), ("Take theirs", "Nobody waits")])
def test_two_versions_of_one_part_stand_side_by_side(kept: store.Store, choice: str, stands: str) -> None:
    at = edit(told(), "1")
    theirs = held(kept, at, "Ben")
    draft_turns.change(theirs, "ben", lambda talk: dialogue.edit(talk, (1,), "objective", "Nobody waits")[0])
    at.text_area[0].set_value("Calm at the pier")
    at = tap(at, "Keep")
    assert "Nobody waits" in page(at)
    assert "Ben has changed this part meanwhile" in page(at)
    assert at.text_area[0].value == "Calm at the pier"
    assert stands in headers(tap(at, choice))


def test_a_change_elsewhere_stays_and_mine_goes_in(kept: store.Store) -> None:
    at = edit(told(), "1.2")
    draft_turns.change(held(kept, at), "ben", lambda talk: dialogue.edit(talk, (1,), "objective", "Nobody waits")[0])
    at.text_input[1].set_value("12 min")
    at = tap(at, "Keep")
    assert "Nobody waits" in headers(at)
    assert "to 12 min" in page(at)


def test_items_of_a_list_change_one_by_one() -> None:
    assert draft_fields._items(["a", "b"], ["a", "c", "d"]) == [("b", "c"), ("", "d")]
    assert draft_fields._items(["a", "b"], ["b"]) == [("a", "")]


def test_what_is_said_beside_an_open_form_is_no_other_version_of_its_part(kept: store.Store) -> None:
    at = edit(told(), "1")
    at.text_area[0].set_value("Calm at the pier")

    def beside(talk: session.Session) -> session.Session:
        return dialogue.edit(talk, (1,), "remark", "Ada saw a heron there")[0]

    draft_turns.change(held(kept, at), "talk", beside)
    at = tap(at, "Keep")
    assert "Calm at the pier" in headers(at)
    assert "Ada saw a heron there" in page(at)
