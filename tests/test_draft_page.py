"""The page Draft without a browser: the doors, saying, versions of before, the list of drafts."""

from __future__ import annotations

import pytest
import tone
from drafted import AIM, SAID, again, headers, held, opened, own_store, say, told
from streamlit.testing.v1 import AppTest
from test_app import APP, bring, page, tap

from coach import store
from coach.store import Acting
from coach.ui import draft_state, draft_turns

kept = pytest.fixture(autouse=True)(own_store)


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


def test_another_objective_stands_below_the_first_and_one_can_turn_back(kept: store.Store) -> None:
    at = say(told(SAID, AIM, "show me the draft"), "another objective")
    at = say(at, "Deckhands go home on time")
    assert {AIM, "Deckhands go home on time"} <= set(headers(at))
    at = tap(at, "Go on with this one")
    here = held(kept, at)
    assert draft_turns.stand(here).talk.draft.at == 1
