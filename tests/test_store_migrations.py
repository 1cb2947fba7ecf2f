"""From each schema that was published to the one of today: all is there, and a copy stands beside it.

A new step needs its tests/schemas/N.sql and N.json: `python tests/stores.py` writes them.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from reviewed import LEAD, MEMBER, OTHER, lived
from stores import ADA, SCHEMAS, exported, looks_sound, talked, url
from test_store_faults import told

from coach import store, team
from coach.errors import StoreError
from coach.store import migrations

NEXT = ("ALTER TABLE drafts ADD COLUMN cycle TEXT NOT NULL DEFAULT 'Q1'", "UPDATE drafts SET cycle = 'Q2'")
LATEST = len(migrations.MIGRATIONS)


def tables(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as raw:
        found = raw.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return sorted(" ".join(sql.split()) for (sql,) in found)


def filled(file: Path, number: int) -> None:
    """A file as a program of that schema left it."""
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((SCHEMAS / f"{number}.sql").read_text())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "drafts.sqlite3"


@pytest.mark.parametrize("number", range(1, LATEST + 1))
def test_each_schema_comes_up_to_date(file: Path, number: int) -> None:
    filled(file, number)
    kept = store.connect(url(file))
    (draft,) = kept.drafts(ADA)
    told_before = json.loads((SCHEMAS / f"{number}.json").read_text())
    told_now = json.loads(kept.export(ADA, draft.id))
    for part in ("revisions", "messages"):
        assert [{k: now[k] for k in then} for now, then in zip(told_now[part], told_before[part], strict=True)] == (
            told_before[part]
        )
    turn = kept.say(ADA, draft.id, "later", "And the attic")
    kept.answer(ADA, turn, "How large?", store.Change("{}", draft.revision))
    kept.close()
    assert looks_sound(file)
    assert file.with_name(f"{file.name}.schema-{number}.backup").exists() == (number < LATEST)


@pytest.mark.parametrize("number", range(3, LATEST + 1))
def test_what_a_team_left_is_read_by_the_program_of_today(file: Path, number: int) -> None:
    filled(file, number)
    kept = store.connect(url(file))
    done, open_ = sorted(kept.reviews.all(LEAD), key=lambda each: each.ended is None)
    assert kept.reviews.review(LEAD, open_.id).voted == 1
    assert "Dissent kept with it" in kept.reviews.minutes(MEMBER, done.id)
    assert [each.number for each in kept.cycles.versions(MEMBER, done.cycle)] == [1, 2]
    assert kept.cycles.check_ins(MEMBER, done.cycle)[0].of("1.1") == team.Entry("1.1", "75%", sure=7)
    assert kept.cycles.own_notes(MEMBER, done.cycle) == team.Notes("Buses are late.")
    assert kept.cycles.cycle(MEMBER, done.cycle).results == (team.Result("1.1", "87%", 0.6, "the wind"),)
    assert [each.waits for each in kept.shares.all(OTHER)] == [("Harbour",)]
    again = kept.shares.offer(LEAD, done.cycle, "1", OTHER.workspace, "Harbour")
    assert [again] == list(kept.shares.all(OTHER))  # it is known who asked first
    kept.close()


def test_a_file_without_reviews_has_room_for_them(file: Path) -> None:
    filled(file, 2)
    kept = store.connect(url(file))
    assert kept.reviews.all(ADA) == kept.cycles.all(ADA) == ()
    lived(kept)
    kept.close()
    assert looks_sound(file)


@pytest.mark.parametrize("number", range(1, LATEST + 1))
def test_a_published_step_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    filled(tmp_path / "then", number)
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:number])
    store.connect(url(tmp_path / "now")).close()
    assert tables(tmp_path / "now") == tables(tmp_path / "then")


def test_an_empty_file_gets_the_schema_of_today(file: Path) -> None:
    store.connect(url(file)).close()
    assert not list(file.parent.glob("*.backup"))
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT max(number) FROM migrations").fetchone() == (LATEST,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.fixture
def old(file: Path) -> str:
    """A filled file, closed; the id of its draft."""
    kept = store.connect(url(file))
    draft = talked(kept).id
    kept.close()
    return draft


@pytest.fixture
def next_step(old: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The program has learned one more step since the file was written."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, NEXT))
    return old


def test_a_copy_is_made_first(file: Path, old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = exported(file, old)
    schema = tables(file)
    with monkeypatch.context() as newer:
        newer.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, NEXT))
        assert exported(file, old) == before
        assert "cycle" in "".join(tables(file))
    copy = file.with_name(f"{file.name}.schema-{LATEST}.backup")
    assert copy.stat().st_mode & 0o077 == 0
    assert looks_sound(copy)
    assert tables(copy) == schema
    assert exported(copy, old) == before
    assert sorted(f.name for f in file.parent.iterdir()) == [file.name, copy.name]


def test_a_step_that_does_not_work_leaves_all_as_it_was(file: Path, old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, schema = exported(file, old), tables(file)
    with monkeypatch.context() as newer:
        newer.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, (*NEXT, "UPDATE nowhere SET cycle = 1")))
        with pytest.raises(StoreError):
            store.connect(url(file))
    assert exported(file, old) == before
    assert tables(file) == schema


def test_without_a_copy_there_is_no_step(file: Path, next_step: str) -> None:
    schema = tables(file)
    part = file.with_name(f"{file.name}.schema-{LATEST}.backup.part")
    part.mkdir()
    with told("could not be written .* was left as it is"):
        store.connect(url(file))
    assert tables(file) == schema
    part.rmdir()
    exported(file, next_step)
    assert tables(file) != schema


def test_two_that_start_at_once_take_each_step_once(file: Path, next_step: str) -> None:
    opened: list[store.Store] = []
    threads = [threading.Thread(target=lambda: opened.append(store.connect(url(file)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({each.export(ADA, next_step) for each in opened}) == 1
    assert len(opened) == 8
    for each in opened:
        each.close()
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT number FROM migrations").fetchall() == [(n,) for n in range(1, LATEST + 2)]


def test_someone_who_reads_while_the_file_is_migrated_goes_on(file: Path, next_step: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM drafts").fetchone() == (1,)
        exported(file, next_step)
        assert reader.execute("SELECT count(*) FROM drafts").fetchone() == (1,)
        reader.execute("COMMIT")
