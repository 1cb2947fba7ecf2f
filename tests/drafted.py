"""A draft on the page Draft, without a browser: saying, editing, the same address in another one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from test_app import APP, bare, tap

from coach import store
from coach.store import Acting
from coach.ui import draft_state
from coach.ui.draft_turns import Held

SAID = "Wait at the ferry gate from 24 min to 15 min by June. We try a second gate."
AIM = "Passengers board calmly"


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


def own_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[store.Store]:
    """A store of this test; a fixture of each file."""
    monkeypatch.setenv("COACH_DATABASE_URL", f"sqlite:///{tmp_path}/drafts.sqlite3")
    st.cache_resource.clear()
    yield draft_state.kept()
    draft_state.kept().close()
    st.cache_resource.clear()
