"""The page Draft without a browser: the doors, saying, editing, two versions, versions of before, faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
import tone
from streamlit.testing.v1 import AppTest
from test_app import APP, bare, bring, page, tap

from coach import dialogue, session, store
from coach.errors import StoreError
from coach.store import Acting
from coach.ui import draft_fields, draft_state, draft_turns
from coach.ui.draft_turns import Held

SAID = "Wait at the ferry gate from 24 min to 15 min by June. We try a second gate."
AIM = "Passengers board calmly"


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[store.Store]:
    monkeypatch.setenv("COACH_DATABASE_URL", f"sqlite:///{tmp_path}/drafts.sqlite3")
    st.cache_resource.clear()
    yield draft_state.kept()
    draft_state.kept().close()
    st.cache_resource.clear()


def opened(door: str = "Start talking") -> AppTest:
    return tap(AppTest.from_file(str(APP), default_timeout=30).run(), door)


def say(at: AppTest, text: str) -> AppTest:
    at = at.chat_input[0].set_value(text).run()
    assert not at.exception
    return at


def told(*messages: str) -> AppTest:
    at = opened()
    for each in messages or (SAID, AIM):
        at = say(at, each)
    return at


def again(at: AppTest) -> AppTest:
    """The same address in another browser."""
    other = opened()
    other.query_params["draft"] = at.query_params["draft"]
    other = other.run()
    assert not other.exception
    return other


def name(at: AppTest) -> str:
    """The id in the address; before the first run it is a list."""
    found = at.query_params["draft"]
    return found if isinstance(found, str) else found[0]


def held(kept: store.Store, at: AppTest, person: str = "") -> Held:
    return Held(kept, Acting(person, draft_state.WORKSPACE), name(at))


def headers(at: AppTest) -> list[str]:
    return [bare(each.value) for each in at.header]


def edit(at: AppTest, key: str) -> AppTest:
    at = at.button(key=f"edit:{key}").click().run()
    assert not at.exception
    return at


def test_each_door_leads_where_it_says() -> None:
    assert [each.value for each in opened().title] == ["Tell it in your own words"]
    assert [each.value for each in opened("Open last quarter").title] == ["Start from last quarter"]


def test_what_lies_on_the_desk_is_talked_through() -> None:
    desk = bring().session_state["desk"]
    at = AppTest.from_file(str(APP), default_timeout=30).run()
    at.session_state["desk"] = desk
    at = tap(at.run(), "Talk it through")
    assert "Calm boarding at the ferry pier" in headers(at)


def test_looking_makes_no_draft_and_a_word_makes_one(kept: store.Store) -> None:
    at = opened()
    assert not kept.drafts(Acting("", draft_state.WORKSPACE))
    say(at, SAID)
    (row,) = kept.drafts(Acting("", draft_state.WORKSPACE))
    assert [each.role for each in kept.messages(Acting("", draft_state.WORKSPACE), row.id)] == [
        "coach",
        "team",
        "coach",
    ]


def test_what_is_said_stands_beside_it_and_in_another_browser() -> None:
    at = told()
    for each in (at, again(at)):
        assert "from 24 min to 15 min" in page(each)
        assert AIM in headers(each)
        assert SAID in page(each)


def test_a_tap_is_a_message(kept: store.Store) -> None:
    at = tap(told(SAID), "Skip")
    here = held(kept, at)
    assert [each.text for each in kept.messages(here.who, here.id) if each.role == store.TEAM] == [SAID, "Skip"]


def test_a_message_that_nobody_answered_is_answered_on_the_next_load(kept: store.Store) -> None:
    at = told(SAID)
    here = held(kept, at)
    late = store.connect(str(kept._opened.engine.url), lease=-draft_state.LEASE)
    late.say(here.who, here.id, "lost", AIM)
    late.close()
    other = again(at)
    assert AIM in headers(other)
    assert not kept.unanswered(here.who, here.id)


def test_edit_in_place_and_undo() -> None:
    at = edit(told(), "1.2")
    at.text_input[1].set_value("12 min")
    at = tap(at, "Keep")
    assert "from 24 min to 12 min" in page(at)
    at = tap(at, "Undo")
    assert "from 24 min to 15 min" in page(at)


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


def test_an_earlier_version_comes_back(kept: store.Store) -> None:
    at = told()
    at.session_state["draft tab"] = "History"
    at = at.run()
    at = at.selectbox(key="version").set_value(2).run()
    at = tap(at, "Make this version the draft")
    assert len(kept.revisions(held(kept, at).who, held(kept, at).id)) == 4
    at.session_state["draft tab"] = "Draft"
    assert AIM not in headers(at.run())


def test_a_draft_goes_with_its_history(kept: store.Store) -> None:
    at = told()
    at.session_state["draft tab"] = "History"
    tap(at.run(), "Delete it with its history")
    assert not kept.drafts(Acting("", draft_state.WORKSPACE))


def test_from_last_quarter() -> None:
    at = opened("Open last quarter")
    at.text_area[0].set_value("# Pier\n## Calm boarding\n- Wait at the gate from 30 min to 20 min, reached 24 min\n")
    at = tap(at, "Keep, evolve or stop each line")
    assert "Calm boarding" in page(at)
    assert "From last quarter" in page(at)


def test_an_old_set_that_cannot_be_read_says_so() -> None:
    at = tap(opened("Open last quarter"), "Keep, evolve or stop each line")
    assert len(at.text) == 1


def test_words_that_could_not_be_kept_stay_and_go_again(monkeypatch: pytest.MonkeyPatch) -> None:
    at = told(SAID)

    def full(*_: object) -> None:
        raise StoreError("The disk is full, so nothing new was kept. Make room and try again.")

    with monkeypatch.context() as fault:
        fault.setattr(store.Store, "say", full)
        at = say(at, AIM)
        assert "The disk is full" in page(at)
        assert at.text_area[0].value == AIM
    at = tap(at, "Send again")
    assert AIM in headers(at)
    assert not at.text_area


def test_a_store_that_cannot_be_opened_says_one_sentence_and_keeps_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_DATABASE_URL", "sqlite:////proc/nowhere/drafts.sqlite3")
    st.cache_resource.clear()
    at = say(opened(), SAID)
    assert at.text_area[0].value == SAID
    assert "cannot be" in page(at)
    monkeypatch.setenv("COACH_DATABASE_URL", "")
    draft_state.kept()


def test_a_draft_that_is_not_there() -> None:
    at = opened()
    at.query_params["draft"] = "nobody"
    at = at.run()
    assert "There is no draft at this address" in page(at)


def test_the_list_of_recent_drafts_opens_one() -> None:
    told()
    at = AppTest.from_file(str(APP), default_timeout=30).run()
    assert "Ready to review" in page(at) or "open" in page(at)
    at = tap(at, "Open")
    assert AIM in headers(at)


@pytest.mark.parametrize("tab", ["Draft", "Picture", "Take it home", "History"])
def test_every_tab_is_calm_and_shows_typed_text_as_text(tab: str) -> None:
    at = told(SAID, "**Bold** [passengers](http://192.0.2.1) board calmly")
    at.session_state["draft tab"] = tab
    at = at.run()
    assert not at.exception
    assert "http://192.0.2.1)" not in "\n".join(each.value for each in at.markdown)
    ours = [each.label for each in (*at.button, *at.text_input, *at.expander)]
    assert not [slip for each in ours for slip in tone.slips(each)]


def test_a_message_that_was_begun_too_often_is_kept_without_being_read(
    kept: store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = draft_turns.begin(kept, Acting("", "team"), "first")
    turn = kept.say(here.who, here.id, "k", "odd words")
    monkeypatch.setattr(dialogue, "step", lambda *_, **__: pytest.fail("it is read no more"))
    _, replies = draft_turns._step(session.Session(), turn._replace(attempt=draft_turns.MOST_ATTEMPTS + 1))
    assert replies[0].text == draft_turns.UNREAD


def test_items_of_a_list_change_one_by_one() -> None:
    assert draft_fields._items(["a", "b"], ["a", "c", "d"]) == [("b", "c"), ("", "d")]
    assert draft_fields._items(["a", "b"], ["b"]) == [("a", "")]


def test_another_objective_stands_below_the_first_and_one_can_turn_back(kept: store.Store) -> None:
    at = say(told(SAID, AIM, "show me the draft"), "another objective")
    at = say(at, "Deckhands go home on time")
    assert {AIM, "Deckhands go home on time"} <= set(headers(at))
    at = tap(at, "Go on with this one")
    here = held(kept, at)
    assert draft_turns.stand(here).talk.draft.at == 1


def test_a_long_message_is_refused_in_a_sentence_and_stays() -> None:
    at = say(told(SAID), "wait " * 3000)
    assert "10,000 fit" in page(at)
    assert at.text_area[0].value.startswith("wait wait")
    at = tap(at, "Put away")
    assert not at.text_area


def test_a_message_that_waits_is_told_from_one_that_is_answered(kept: store.Store) -> None:
    here = draft_turns.begin(kept, Acting("", "team"), "first")
    assert not draft_turns.stand(here).waits
    late = store.connect(str(kept._opened.engine.url), lease=-draft_state.LEASE)
    late.say(here.who, here.id, "lost", AIM)
    late.close()
    assert draft_turns.stand(here).waits
    assert draft_turns.stalled(here)
    draft_turns.catch_up(here)
    assert not draft_turns.stand(here).waits
