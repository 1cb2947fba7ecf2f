"""When the place cannot be read or written: a sentence, and what was kept before is untouched."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import tone
from sqlalchemy import event
from stores import ADA, exported, looks_sound, talked, url

from coach import store
from coach.errors import Busy, StoreError
from coach.store import ANSWERED, Change, Store, faults

NOBODY = 65534


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "drafts.sqlite3"


@pytest.fixture
def kept(file: Path) -> Iterator[Store]:
    opened = store.connect(url(file))
    yield opened
    opened.close()


@contextmanager
def told(words: str, kind: type[StoreError] = StoreError) -> Iterator[pytest.ExceptionInfo[StoreError]]:
    """What happens within ends with a sentence that holds these words."""
    with pytest.raises(kind, match=words) as raised:
        yield raised
    sentence = str(raised.value)
    assert not list(tone.slips(sentence))
    assert sentence.endswith((".", ")"))
    assert "Traceback" not in sentence
    assert "sqlite3.Op" not in sentence
    assert "[SQL" not in sentence


def forms(kept: Store, draft: str) -> list[Callable[[], object]]:
    """Every call that writes."""
    turn = kept.turn(ADA, draft, "waiting")
    assert turn
    big = "x" * 1_500_000
    return [
        lambda: kept.create(ADA, "", big),
        lambda: kept.save(ADA, draft, "e-big", Change(big, kept.draft(ADA, draft).revision)),
        lambda: kept.answer(ADA, turn, "Now", Change(big, kept.draft(ADA, draft).revision)),
    ]


# ---- the disk


def test_a_full_disk(kept: Store, file: Path) -> None:
    draft = talked(kept).id
    before = kept.export(ADA, draft)
    pages = 4 + file.stat().st_size // 4096
    full = [True]

    @event.listens_for(kept._opened.engine, "checkout")
    def small(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages if full[0] else 1_000_000}")

    for call in forms(kept, draft):
        with told("is full, so nothing new was kept"):
            call()
    assert kept.export(ADA, draft) == before
    full[0] = False
    for call in forms(kept, draft):
        call()
    assert kept.turn(ADA, draft, "waiting").standing == ANSWERED
    assert looks_sound(file)


def test_a_disk_at_its_limit(kept: Store, file: Path) -> None:
    """RLIMIT_FSIZE: the operating system refuses the bytes, in the middle of a transaction."""
    draft = talked(kept).id
    before = kept.export(ADA, draft)
    kept.close()
    code = (
        "import resource, sys; from coach import store; from coach.errors import StoreError\n"
        "who = store.Acting('Ada', 'library'); kept = store.connect(sys.argv[1])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))\n"
        "try: kept.save(who, sys.argv[2], 'e', store.Change('x' * 1_500_000, 4)); print('kept')\n"
        "except StoreError as refused: print(refused)\n"
        "print(kept.draft(who, sys.argv[2]).revision)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)\n"
        "print(kept.save(who, sys.argv[2], 'small', store.Change('x', 4)).revision)\n"
    )
    run = subprocess.run([sys.executable, "-c", code, url(file), draft], capture_output=True, text=True, check=False)
    sentence, revision, later = run.stdout.splitlines()
    assert "at a limit or failing" in sentence
    assert (revision, later, run.stderr) == ("4", "5", "")
    assert not list(tone.slips(sentence))
    assert exported(file, draft).startswith(before[:60])
    assert looks_sound(file)


# ---- rights


@pytest.fixture
def plain_user() -> Iterator[Path]:
    """A folder of a user without special rights, and that user for the length of the test."""
    folder = Path(tempfile.mkdtemp())
    warm = store.connect(url(folder / "warm.sqlite3"))  # all that is imported on the way may lie where they cannot read
    warm.export(ADA, talked(warm).id)
    warm.close()
    (folder / "warm.sqlite3").unlink()
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield folder
    if root:
        os.seteuid(0)
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_a_file_that_cannot_be_written(plain_user: Path) -> None:
    file = plain_user / "drafts.sqlite3"
    kept = store.connect(url(file))
    draft = talked(kept).id
    before = kept.export(ADA, draft)
    kept.close()
    file.chmod(0o400)
    kept = store.connect(url(file))
    assert kept.export(ADA, draft) == before  # reading goes on
    for call in forms(kept, draft):
        with told("may be read but not written"):
            call()
    kept.close()
    for each in plain_user.iterdir():
        each.chmod(0o600)
    assert exported(file, draft) == before


def test_a_file_that_cannot_be_read(plain_user: Path) -> None:
    file = plain_user / "drafts.sqlite3"
    store.connect(url(file)).close()
    file.chmod(0)
    with told("cannot be opened"):
        store.connect(url(file))


def test_a_folder_that_cannot_be_written(plain_user: Path) -> None:
    file = plain_user / "drafts.sqlite3"
    kept = store.connect(url(file))
    draft = talked(kept).id
    before = kept.export(ADA, draft)
    kept.close()
    plain_user.chmod(0o500)
    with told("cannot be opened|may be read but not written"):
        store.connect(url(file))
    with told("cannot be opened"):
        store.connect(url(plain_user / "new.sqlite3"))
    plain_user.chmod(0o700)
    assert exported(file, draft) == before


# ---- other programs


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Somebody else writes, and does not come to an end."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_file_that_another_program_holds(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "PATIENCE", 0.1)
    kept = store.connect(url(file))
    draft = talked(kept).id
    before = kept.export(ADA, draft)
    with held(file):
        for call in forms(kept, draft):
            with told("held by another program", Busy):
                call()
        with told("held by another program", Busy):
            store.connect(url(file))
        assert kept.export(ADA, draft) == before  # reading goes on
    for call in forms(kept, draft):
        call()
    kept.close()


def test_a_file_of_another_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE drafts (recipe TEXT)")
        other.execute("INSERT INTO drafts VALUES ('soup')")
        other.commit()
    before = file.read_bytes()
    with told("tables of another program"):
        store.connect(url(file))
    assert file.read_bytes() == before


def test_a_file_of_a_newer_version(file: Path, kept: Store) -> None:
    talked(kept)
    kept.close()
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("INSERT INTO migrations VALUES (99, '2030-01-01T00:00:00.000000+00:00')")
        newer.execute("PRAGMA journal_mode = DELETE")
        newer.commit()
    before = file.read_bytes()
    with told("newer version of this program .schema 99"):
        store.connect(url(file))
    assert file.read_bytes() == before
    assert [f.name for f in file.parent.iterdir()] == [file.name]


# ---- damage


def _text(_content: bytes) -> bytes:
    return b"Dear diary, today we held 62% of our shelves.\n" * 400


def _head(content: bytes) -> bytes:
    return b"\0" * 100 + content[100:]


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _middle(content: bytes) -> bytes:
    return content[:4096] + b"\xff" * (len(content) - 4096)


@pytest.mark.parametrize("damage", [_text, _head, _half, _middle])
def test_a_damaged_file(file: Path, damage: Callable[[bytes], bytes]) -> None:
    kept = store.connect(url(file))
    draft = talked(kept, turns=40).id
    kept.close()
    file.write_bytes(damage(file.read_bytes()))
    before = file.read_bytes()

    def use() -> None:
        opened = store.connect(url(file))
        try:
            opened.export(ADA, draft)
        finally:
            opened.close()

    with told("is damaged, or is not a file of drafts"):
        use()
    assert file.read_bytes() == before


def test_damage_while_the_file_is_open(kept: Store, file: Path) -> None:
    draft = talked(kept, turns=40).id
    kept.delete(ADA, kept.create(ADA, "", "{}").id)  # empties the log, so that all is in the file
    content = file.read_bytes()
    with file.open("rb+") as raw:
        raw.write(b"\xff" * len(content))
    kept._opened.engine.dispose()
    with told("is damaged"):
        kept.export(ADA, draft)
    with told("is damaged"):
        kept.say(ADA, draft, "m", "Anybody there?")
    with file.open("rb+") as raw:
        raw.write(content)
    assert kept.say(ADA, draft, "m", "Anybody there?").attempt == 1


# ---- the place


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with told("cannot be opened. See that its folder is there"):
        store.connect(url(tmp_path / "no" / "such" / "drafts.sqlite3"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    with told("cannot be opened"):
        store.connect(url(tmp_path))


def test_a_data_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "occupied").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "occupied"))
    with told("cannot be made"):
        store.connect()


def test_an_account_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_a, **_k: Path("~/.local/share/okr-coach"))
    with told("no home folder"):
        store.connect()


SECRET = "hunter-2"


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (f"postgresql//coach:{SECRET}@host/drafts", "cannot be read"),
        (f"postgresql://coach:{SECRET}:{SECRET}@host:{SECRET}/drafts", "cannot be read"),
        (f"{SECRET}", "cannot be read"),
        (f"mysql://coach:{SECRET}@host/drafts", "cannot be read"),
        (f"nonsense+{SECRET}://host/drafts", "cannot be read"),
        (f"postgresql+none://coach:{SECRET}@host/drafts", "No driver for postgresql.none"),
        (f"sqlite://coach:{SECRET}@host/drafts", "names no plain file"),
        ("sqlite://", "names no plain file"),
        ("sqlite:///:memory:", "kept in memory are gone"),
        ("sqlite:///file:drafts?mode=memory&uri=true", "names no plain file"),
        ("sqlite:////tmp/drafts.sqlite3?mode=ro", "names no plain file"),
        (" ", "cannot be read"),
    ],
)
def test_an_address_that_is_none(where: str, words: str) -> None:
    with told(words) as raised:
        store.connect(where)
    assert SECRET not in "".join(traceback.format_exception(raised.value)).replace(where, "")


def test_a_file_that_goes_away_while_it_is_open(kept: Store, file: Path) -> None:
    """Writing on into a file that nobody finds again would lose what people type."""
    draft = talked(kept).id
    away = file.with_name("moved")
    for name in ("", "-wal", "-shm"):
        Path(f"{file}{name}").rename(f"{away}{name}")
    with told("cannot be opened"):
        kept.say(ADA, draft, "m", "Anybody there?")
    assert not file.exists()
    for name in ("", "-wal", "-shm"):
        if (moved := Path(f"{away}{name}")).exists():
            moved.rename(f"{file}{name}")
    assert kept.say(ADA, draft, "m", "Anybody there?").attempt == 1
    assert exported(file, draft) == kept.export(ADA, draft)


def test_a_file_that_is_replaced_while_it_is_open(kept: Store, file: Path) -> None:
    draft = talked(kept).id
    for name in ("", "-wal", "-shm"):
        Path(f"{file}{name}").unlink()
    sqlite3.connect(file).close()
    file.touch()
    with told("does not hold the drafts that were opened"):
        kept.say(ADA, draft, "m", "Anybody there?")
