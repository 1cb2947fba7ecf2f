"""The store as the page uses it: what is kept, for whom, and what a second try gives."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from stores import ADA, BEN, STRANGER, Clock, ids, talked, url

from coach import store
from coach.errors import Busy, Conflict, InputError, NoDraft, StoreError, TooLarge
from coach.store import ANSWERED, COACH, INTERRUPTED, OURS, PENDING, TEAM, Change, Store


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = store.connect(url(tmp_path / "drafts.sqlite3"), clock=clock, ids=ids())
    yield opened
    opened.close()


def test_a_draft_is_there_after_a_restart(tmp_path: Path, kept: Store) -> None:
    before = talked(kept)
    again = store.connect(url(tmp_path / "drafts.sqlite3"))
    assert again.draft(ADA, before.id) == kept.draft(ADA, before.id)
    assert again.messages(BEN, before.id) == kept.messages(ADA, before.id)
    assert again.export(ADA, before.id) == kept.export(ADA, before.id)
    again.close()


def test_the_head_of_a_draft_moves_with_what_is_said_and_changed(kept: Store) -> None:
    draft = kept.create(ADA, "", "{}")
    assert kept.head(ADA, draft.id) == (1, 0)
    kept.say(ADA, draft.id, "m", "Readers wait")
    assert kept.head(BEN, draft.id) == (1, 1)
    kept.save(ADA, draft.id, "e", Change('{"n": 1}', 1))
    assert kept.head(ADA, draft.id) == (2, 1)
    with pytest.raises(NoDraft):
        kept.head(STRANGER, draft.id)


def test_the_ids_of_drafts_cannot_be_guessed(tmp_path: Path) -> None:
    opened = store.connect(url(tmp_path / "drafts.sqlite3"))
    found = {opened.create(ADA, "", "{}").id for _ in range(50)}
    assert len(found) == 50
    assert all(re.fullmatch(r"[\w-]{22,}", each) for each in found)
    opened.close()


def test_the_greeting_is_the_first_message(kept: Store) -> None:
    draft = kept.create(ADA, "", "{}", "What do you want to change?")
    (said,) = kept.messages(ADA, draft.id)
    assert (said.seq, said.role, said.text, said.answers) == (1, COACH, "What do you want to change?", None)


def test_a_draft_that_is_begun_twice_is_there_once(kept: Store) -> None:
    first = kept.create(ADA, "Reading", "{}", "What do you want to change?", key="page-1")
    changed = kept.save(ADA, first.id, "edit", Change('{"n": 1}', 1))
    assert kept.create(ADA, "Reading", "{}", "What do you want to change?", key="page-1") == changed
    assert len(kept.messages(ADA, first.id)) == 1
    assert [each.id for each in kept.drafts(ADA)] == [first.id]


def test_a_key_begins_a_draft_of_its_own_for_each_person_and_workspace(kept: Store) -> None:
    makers = (ADA, BEN, STRANGER, ADA._replace(workspace=STRANGER.workspace))
    assert len({kept.create(who, "", "{}", key="page-1").id for who in makers}) == len(makers)
    assert kept.create(ADA, "", "{}", key="page-1") == kept.create(ADA, "", "{}", key="page-1")
    assert kept.create(ADA, "", "{}") != kept.create(ADA, "", "{}")


def test_one_key_may_begin_a_draft_and_name_its_first_message(kept: Store) -> None:
    draft = kept.create(ADA, "", "{}", key="first")
    turn = kept.say(ADA, draft.id, "first", "We hold 3 shelves")
    kept.answer(ADA, turn, "Which ones?", Change('{"n": 1}', 1))
    assert kept.create(ADA, "", "{}", key="first") == kept.draft(ADA, draft.id)
    assert kept.draft(ADA, draft.id).state == '{"n": 1}'


def test_a_deleted_draft_does_not_come_back_with_its_key(kept: Store) -> None:
    gone = kept.create(ADA, "", '{"old": 1}', key="page-1")
    kept.delete(ADA, gone.id)
    new = kept.create(ADA, "", "{}", key="page-1")
    assert (new.id != gone.id, new.state) == (True, "{}")


def test_a_message_is_kept_before_it_is_answered(tmp_path: Path, kept: Store) -> None:
    draft = kept.create(ADA, "", "{}")
    kept.say(ADA, draft.id, "m", "62% of readers")
    second = store.connect(url(tmp_path / "drafts.sqlite3"))
    assert [m.text for m in second.messages(ADA, draft.id)] == ["62% of readers"]
    second.close()


def test_a_turn_from_message_to_answer(kept: Store) -> None:
    draft = kept.create(ADA, "", '{"n": 0}')
    turn = kept.say(ADA, draft.id, "m", "We hold 3 shelves")
    assert (turn.standing, turn.attempt, turn.message.person) == (OURS, 1, "Ada")
    done = kept.answer(ADA, turn, "Which ones?", Change('{"n": 1}', 1))
    assert (done.standing, done.answer and done.answer.text) == (ANSWERED, "Which ones?")
    assert [(m.seq, m.role, m.answers) for m in kept.messages(ADA, draft.id)] == [(1, TEAM, None), (2, COACH, "m")]
    stands = kept.draft(ADA, draft.id)
    assert (stands.revision, stands.state, stands.person) == (2, '{"n": 1}', "Ada")
    assert kept.unanswered(ADA, draft.id) == ()


def test_a_message_that_is_sent_twice_is_kept_once(kept: Store) -> None:
    draft = kept.create(ADA, "", "{}")
    turn = kept.say(ADA, draft.id, "m", "We hold 3 shelves")
    assert kept.say(ADA, draft.id, "m", "We hold 3 shelves").standing == PENDING
    first = kept.answer(ADA, turn, "Which ones?", Change("{}", 1))
    again = kept.say(BEN, draft.id, "m", "We hold 3 shelves")
    assert (again.standing, again.answer) == (ANSWERED, first.answer)
    assert kept.answer(ADA, turn, "Another answer", Change('{"lost": 1}', 1)).answer == first.answer
    assert len(kept.messages(ADA, draft.id)) == 2
    assert kept.draft(ADA, draft.id).state == "{}"


@pytest.mark.parametrize("key", ["m", "id-3"])
def test_a_key_stands_for_its_words(kept: Store, key: str) -> None:
    draft = kept.create(ADA, "", "{}", "id-3 is the id of this greeting")
    kept.say(ADA, draft.id, "m", "We hold 3 shelves")
    with pytest.raises(StoreError, match="kept already"):
        kept.say(ADA, draft.id, key, "We hold 4 shelves")


def test_the_same_key_in_another_draft_is_another_message(kept: Store) -> None:
    one, two = kept.create(ADA, "", "{}"), kept.create(ADA, "", "{}")
    kept.say(ADA, one.id, "m", "We hold 3 shelves")
    assert kept.say(ADA, two.id, "m", "We hold 4 shelves").standing == OURS


def test_a_turn_is_interrupted_when_its_time_is_over_and_no_sooner(kept: Store, clock: Clock) -> None:
    draft = kept.create(ADA, "", "{}")
    first = kept.say(ADA, draft.id, "m", "We hold 3 shelves")
    clock.move(29)
    assert [t.standing for t in kept.unanswered(ADA, draft.id)] == [PENDING]
    assert kept.say(BEN, draft.id, "m", "We hold 3 shelves").standing == PENDING
    clock.move(1)
    assert [t.standing for t in kept.unanswered(ADA, draft.id)] == [INTERRUPTED]
    second = kept.say(BEN, draft.id, "m", "We hold 3 shelves")
    assert (second.standing, second.attempt, second.message.person) == (OURS, 2, "Ada")
    for late in (lambda: kept.renew(ADA, first), lambda: kept.answer(ADA, first, "Late", Change("{}", 1))):
        with pytest.raises(Busy):
            late()
    assert kept.answer(BEN, second, "Which ones?", Change('{"n": 1}', 1)).standing == ANSWERED
    assert kept.draft(BEN, draft.id).person == "Ada"  # who said it, not who had it answered
    assert kept.answer(ADA, first, "Late", Change("{}", 1)).answer.text == "Which ones?"
    with pytest.raises(Busy):
        kept.renew(BEN, second)


def test_a_renewed_turn_goes_on(kept: Store, clock: Clock) -> None:
    draft = kept.create(ADA, "", "{}")
    turn = kept.say(ADA, draft.id, "m", "We hold 3 shelves")
    for _ in range(4):
        clock.move(20)
        turn = kept.renew(ADA, turn)
    assert kept.turn(ADA, draft.id, "m").standing == PENDING


def test_an_answer_that_comes_late_counts_while_nobody_else_is_at_it(kept: Store, clock: Clock) -> None:
    draft = kept.create(ADA, "", "{}")
    turn = kept.say(ADA, draft.id, "m", "We hold 3 shelves")
    clock.move(3600)
    assert kept.answer(ADA, turn, "Which ones?", Change("{}", 1)).standing == ANSWERED


def test_what_was_asked_in_another_window_waits_for_its_own_answer(kept: Store) -> None:
    draft = kept.create(ADA, "", '{"n": 0}')
    one = kept.say(ADA, draft.id, "a", "We hold 3 shelves")
    two = kept.say(BEN, draft.id, "b", "And a cellar")
    assert [t.message.id for t in kept.unanswered(ADA, draft.id)] == ["a", "b"]
    kept.answer(BEN, two, "How large?", Change('{"n": "b"}', 1))
    with pytest.raises(Conflict) as lost:
        kept.answer(ADA, one, "Which ones?", Change('{"n": "a"}', 1))
    assert (lost.value.mine, lost.value.theirs, lost.value.revision, lost.value.person) == (
        '{"n": "a"}',
        '{"n": "b"}',
        2,
        "Ben",
    )
    assert [t.message.id for t in kept.unanswered(ADA, draft.id)] == ["a"]
    kept.answer(ADA, one, "Which ones?", Change('{"n": "b, a"}', lost.value.revision))
    assert kept.draft(ADA, draft.id).state == '{"n": "b, a"}'


def test_a_lost_race_shows_both_and_keeps_what_stands(kept: Store) -> None:
    draft = kept.create(ADA, "", "base")
    kept.save(ADA, draft.id, "e1", Change("from Ada", 1))
    with pytest.raises(Conflict, match="Ada has changed this draft meanwhile") as lost:
        kept.save(BEN, draft.id, "e2", Change("from Ben", 1))
    assert (lost.value.mine, lost.value.theirs, lost.value.revision) == ("from Ben", "from Ada", 2)
    assert kept.draft(BEN, draft.id).state == "from Ada"
    assert kept.save(BEN, draft.id, "e2", Change("both", 2)).revision == 3


def test_an_edit_that_is_sent_twice_is_kept_once(kept: Store) -> None:
    draft = kept.create(ADA, "", "base")
    kept.save(ADA, draft.id, "e1", Change("one", 1))
    assert kept.save(ADA, draft.id, "e1", Change("one", 1)).revision == 2
    kept.save(ADA, draft.id, "e2", Change("two", 2))
    assert kept.save(ADA, draft.id, "e1", Change("one", 1)).state == "two"
    assert [r.key for r in kept.revisions(ADA, draft.id)][1:] == ["e1", "e2"]


def test_a_state_that_stands_makes_no_revision(kept: Store) -> None:
    draft = kept.create(ADA, "Title", "same")
    assert kept.save(ADA, draft.id, "e1", Change("same", 1)).revision == 1
    assert kept.save(ADA, draft.id, "e2", Change("same", 1, "Another title")).revision == 2


def test_undo_steps_back_and_keeps_the_history(kept: Store, clock: Clock) -> None:
    draft = kept.create(ADA, "", "one")
    for n, state in enumerate(("two", "three"), 1):
        clock.move(60)
        kept.save(ADA, draft.id, f"e{n}", Change(state, n))

    def undo(key: str) -> str:
        last = kept.revisions(BEN, draft.id)[-1]
        return kept.restore(BEN, draft.id, key, last.content - 1, last.number).state

    assert undo("u1") == "two"
    assert kept.save(ADA, draft.id, "e3", Change("four", 4)).state == "four"
    back = kept.revisions(ADA, draft.id)[-2]
    assert (back.number, back.content, back.person) == (4, 2, "Ben")
    assert kept.restore(BEN, draft.id, "u2", 4, 5).state == "two"
    assert undo("u3") == "one"
    states = [kept.state(ADA, draft.id, r.number) for r in kept.revisions(ADA, draft.id)]
    assert states == ["one", "two", "three", "two", "four", "two", "one"]
    with pytest.raises(StoreError, match="no revision 0"):
        undo("u4")
    with pytest.raises(Conflict):
        kept.restore(BEN, draft.id, "u5", 2, 3)


def test_another_workspace_sees_nothing(kept: Store) -> None:
    draft = talked(kept)
    turn = kept.turn(ADA, draft.id, "waiting")
    calls = (
        lambda: kept.draft(STRANGER, draft.id),
        lambda: kept.save(STRANGER, draft.id, "x", Change("x", draft.revision)),
        lambda: kept.restore(STRANGER, draft.id, "x", 1, draft.revision),
        lambda: kept.revisions(STRANGER, draft.id),
        lambda: kept.state(STRANGER, draft.id, 1),
        lambda: kept.export(STRANGER, draft.id),
        lambda: kept.delete(STRANGER, draft.id),
        lambda: kept.messages(STRANGER, draft.id),
        lambda: kept.say(STRANGER, draft.id, "said-1", "We hold 1 shelves"),
        lambda: kept.turn(STRANGER, draft.id, "said-1"),
        lambda: kept.unanswered(STRANGER, draft.id),
        lambda: kept.renew(STRANGER, turn),
        lambda: kept.answer(STRANGER, turn, "x", Change("x", draft.revision)),
    )
    before = kept.export(ADA, draft.id)
    told = set()
    for call in calls:
        with pytest.raises(NoDraft) as refused:
            call()
        told.add(str(refused.value))
    assert kept.drafts(STRANGER) == ()
    assert kept.export(ADA, draft.id) == before
    with pytest.raises(NoDraft) as missing:
        kept.draft(STRANGER, "no-such-draft")
    assert told == {str(missing.value)}  # not even whether it is there


def test_recent_drafts_come_first_and_mine_are_those_that_i_touched(kept: Store, clock: Clock) -> None:
    made = []
    for who, title in ((ADA, "one"), (BEN, "two"), (ADA, "three")):
        clock.move(60)
        made.append(kept.create(who, title, "{}"))
    clock.move(60)
    kept.save(BEN, made[0].id, "e", Change("{1}", 1, "one, by two"))
    assert [d.title for d in kept.drafts(ADA)] == ["one, by two", "three", "two"]
    assert [d.title for d in kept.drafts(BEN, mine=True)] == ["one, by two", "two"]
    assert [d.title for d in kept.drafts(ADA, limit=1)] == ["one, by two"]


def test_the_export_holds_the_whole_story(kept: Store) -> None:
    draft = talked(kept)
    told = json.loads(kept.export(ADA, draft.id))
    assert told["version"] == 1
    assert told["draft"]["title"] == "Readers find more books"
    assert [r["state"]["step"] for r in told["revisions"]] == [0, 1, 2, "edited"]
    assert [r["person"] for r in told["revisions"]] == ["Ada", "Ada", "Ada", "Ben"]
    assert [m["text"] for m in told["messages"]][::5] == ["What do you want to change?", "And the cellar"]
    assert told["messages"][2]["answers"] == told["messages"][1]["id"] == "said-1"
    assert told["messages"][1]["at"] == "2027-01-04T09:00:00+00:00"


def test_what_is_deleted_is_gone_from_the_file_too(tmp_path: Path, kept: Store) -> None:
    other = talked(kept)
    draft = kept.create(ADA, "", "{}")
    turn = kept.say(ADA, draft.id, "m", "a remark about quincunxes " * 300)
    kept.answer(ADA, turn, "x", Change("more quincunxes", 1))
    kept.delete(BEN, draft.id)
    with pytest.raises(NoDraft):
        kept.draft(ADA, draft.id)
    assert len(kept.messages(ADA, other.id)) == 6
    assert not [f.name for f in tmp_path.iterdir() if b"quincunx" in f.read_bytes()]


def test_messages_after_the_last_one_seen(kept: Store) -> None:
    draft = talked(kept)
    everything = kept.messages(ADA, draft.id)
    assert [m.seq for m in everything] == list(range(1, len(everything) + 1))
    assert kept.messages(ADA, draft.id, after=4) == everything[4:]


@pytest.mark.parametrize(
    "text", ["", "x" * 10_000, "Zoë: 62 % → 80 %\n\t»ja«", "\u202eabc", "👩‍🔬", "'; DROP TABLE drafts; --", "%s :x {y}"]
)
def test_words_come_back_as_they_were_typed(kept: Store, text: str) -> None:
    draft = kept.create(ADA, text, text)
    kept.say(ADA, draft.id, "m", text)
    assert kept.messages(ADA, draft.id)[0].text == text
    assert kept.draft(ADA, draft.id).state == text
    assert kept.draft(ADA, draft.id).title == text[:200]


def test_what_does_not_fit_is_refused_with_the_limit(kept: Store) -> None:
    draft = kept.create(ADA, "", "{}")
    with pytest.raises(TooLarge, match="10,001 characters; 10,000 fit"):
        kept.say(ADA, draft.id, "m", "x" * 10_001)
    with pytest.raises(TooLarge):
        kept.say(ADA, draft.id, "k" * 201, "x")
    with pytest.raises(TooLarge):
        kept.save(ADA, draft.id, "m", Change("x" * 2_000_001, 1))
    turn = kept.say(ADA, draft.id, "m", "x")
    with pytest.raises(TooLarge):
        kept.answer(ADA, turn, "x" * 100_001, Change("x", 1))
    assert kept.turn(ADA, draft.id, "m").standing == PENDING


@pytest.mark.parametrize("text", ["half \ud83d a sign", "a \0 zero"])
def test_what_is_no_text_is_refused(kept: Store, text: str) -> None:
    draft = kept.create(ADA, "", "{}")
    for call in (
        lambda: kept.say(ADA, draft.id, "m", text),
        lambda: kept.say(ADA, draft.id, text, "m"),
        lambda: kept.save(ADA, draft.id, "m", Change(text, 1)),
        lambda: kept.create(ADA._replace(person=text), "", "{}"),
        lambda: kept.drafts(ADA._replace(workspace=text)),
        lambda: kept.create(ADA, text, "{}"),
        lambda: kept.create(ADA, "", "{}", key=text),
    ):
        with pytest.raises(InputError, match="no text"):
            call()
    with pytest.raises(NoDraft):
        kept.draft(ADA, text)
    assert kept.messages(ADA, draft.id) == ()


def test_the_store_of_a_user_is_in_their_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    opened = store.connect()
    talked(opened)
    opened.close()
    (file,) = tmp_path.rglob("drafts.sqlite3")
    assert file.stat().st_mode & 0o077 == 0  # nobody else on the machine may read it
    assert file.parent.stat().st_mode & 0o077 == 0


def test_folders_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "50% für #1 & more?"
    folder.mkdir()
    opened = store.connect(str(store.place.URL.create("sqlite", database=str(folder / "drafts.sqlite3"))))
    talked(opened)
    opened.close()
    assert (folder / "drafts.sqlite3").stat().st_size > 0


def test_a_page_that_opens_the_store_loads_no_server_driver() -> None:
    code = "import sys; from coach import store; print([m for m in sys.modules if m.startswith(('psycopg', 'streamlit', 'pydantic'))])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
