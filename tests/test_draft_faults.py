"""The page Draft while its store cannot be read or written: one sentence, and nothing that was typed is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
import streamlit as st
from drafted import AIM, SAID, again, edit, headers, held, opened, own_store, say, told
from sqlalchemy import event
from test_app import page, tap

from coach import dialogue, session, store
from coach.errors import StoreError
from coach.settings import Settings
from coach.store import Acting, faults
from coach.ui import draft_jobs, draft_state, draft_turns

kept = pytest.fixture(autouse=True)(own_store)


def test_a_message_that_nobody_answered_is_answered_on_the_next_load(kept: store.Store) -> None:
    at = told(SAID)
    here = held(kept, at)
    late = store.connect(str(kept._opened.engine.url), lease=-draft_state.LEASE)
    late.say(here.who, here.id, "lost", AIM)
    late.close()
    other = again(at)
    assert AIM in headers(other)
    assert not kept.unanswered(here.who, here.id)


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


@contextmanager
def locked(kept: store.Store) -> Iterator[None]:
    """Another program writes into the file of drafts and does not come to an end."""
    with closing(sqlite3.connect(str(kept._opened.engine.url.database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def read_only(kept: store.Store) -> Iterator[None]:
    """Every connection of the store reads, and refuses to write."""

    def shut(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    event.listen(kept._opened.engine, "checkout", shut)
    yield
    event.remove(kept._opened.engine, "checkout", shut)
    kept._opened.engine.dispose()


@pytest.mark.parametrize(
    ("fault", "sentence"), [(locked, "held by another program"), (read_only, "may be read but not written")]
)
def test_while_nothing_can_be_kept_the_page_reads_and_holds_on_to_what_is_typed(
    fault: Callable[[store.Store], AbstractContextManager[None]],
    sentence: str,
    kept: store.Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(faults, "PATIENCE", 0.05)
    at = edit(told(SAID, AIM), "1")
    here = held(kept, at)
    before = kept.export(here.who, here.id)
    with fault(kept):
        at.text_area[0].set_value("Calm at the pier")
        at = tap(at, "Keep")
        assert page(at).count(sentence) == 1
        assert at.text_area(key=f"{draft_state.FIELD}(1,)@3:objective").value == "Calm at the pier"
        at = say(say(at, "Complaints at the gate from 40 to 25 a month"), "Ben owns it")
        assert page(at).count(sentence) == 1
        assert "from 24 min to 15 min" in page(at)
        assert "from 24 min to 15 min" in page(again(at))
        assert kept.export(here.who, here.id) == before
    at = tap(at, "Send again")
    assert [each.text for each in kept.messages(here.who, here.id) if each.role == store.TEAM][2:] == [
        "Complaints at the gate from 40 to 25 a month",
        "Ben owns it",
    ]
    assert "Calm at the pier" in headers(tap(at, "Take mine" if "Take mine" in page(at) else "Keep"))


def test_what_is_typed_in_a_form_is_there_when_the_draft_can_be_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    at = edit(told(SAID, AIM), "1")
    at.text_area[0].set_value("Calm at the pier")

    def damaged(*_: object) -> None:
        raise StoreError("The file is damaged. Restore a backup of it.")

    with monkeypatch.context() as fault:
        fault.setattr(store.Store, "draft", damaged)
        at = tap(at, "Keep")
        assert page(at).count("The file is damaged") == 1
    at = tap(at, "Try again")
    assert at.text_area[0].value == "Calm at the pier"
    at = tap(at, "Leave as it was")
    assert edit(at, "1").text_area[0].value == AIM


def test_a_file_of_a_newer_version_is_left_alone(kept: store.Store) -> None:
    at = told(SAID, AIM)
    file = Path(str(kept._opened.engine.url.database))
    kept.close()
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("INSERT INTO migrations VALUES (99, '2030-01-01T00:00:00.000000+00:00')")
        newer.commit()
    st.cache_resource.clear()
    at = say(at, "Ben owns it")
    assert page(at).count("newer version of this program") == 1
    assert at.text_area[0].value == "Ben owns it"
    with closing(sqlite3.connect(file)) as newer:
        assert newer.execute("SELECT count(*) FROM messages WHERE role = 'team'").fetchone() == (2,)
        newer.execute("DELETE FROM migrations WHERE number = 99")
        newer.commit()
    assert "Ben owns it" in page(tap(at, "Send again"))


def test_looking_whether_a_draft_has_moved_reads_no_draft(kept: store.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    here = held(kept, told())
    before = draft_turns.stand(here).seen
    monkeypatch.setattr(draft_turns, "load", lambda _: pytest.fail("it is not read"))
    monkeypatch.setattr(store.Store, "draft", lambda *_: pytest.fail("it is not read"))
    assert draft_turns.seen(here) == before
    draft_turns.keep(here, "k", "Ben owns it")
    assert draft_turns.seen(here) != before


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


def test_a_message_that_was_begun_too_often_is_kept_without_being_read(
    kept: store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = draft_turns.begin(kept, Acting("", "team"), "first")
    turn = kept.say(here.who, here.id, "k", "odd words")
    monkeypatch.setattr(dialogue, "step", lambda *_, **__: pytest.fail("it is read no more"))
    _, replies, _ = draft_turns.built_in(session.Session(), turn._replace(attempt=draft_turns.MOST_ATTEMPTS + 1))
    assert replies[0].text == draft_turns.UNREAD


def test_a_long_message_is_refused_in_a_sentence_and_stays() -> None:
    at = say(told(SAID), "wait " * 3000)
    assert "10,000 fit" in page(at)
    assert str(at.text_area[0].value).startswith("wait wait")
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
    draft_jobs.catch_up(here, Settings())
    assert not draft_turns.stand(here).waits
