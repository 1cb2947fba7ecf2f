"""What tests of the store share: people, a clock that stands still, ids in order, and a look into the file.

`python tests/stores.py` writes a filled file of the schema of today into tests/schemas, once for each new step.
"""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach import store
from coach.store import Acting, Change, Draft, Store, migrations

ADA, BEN = Acting("Ada", "library"), Acting("Ben", "library")
SCHEMAS = Path(__file__).parent / "schemas"
STRANGER = Acting("Eve", "elsewhere")


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def ids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"id-{next(numbers)}"


def url(file: Path) -> str:
    return f"sqlite:///{file}"


def talked(kept: Store, turns: int = 2) -> Draft:
    """A draft with a greeting, some answered messages, an edit and one message that waits."""
    draft = kept.create(ADA, "Readers find books", '{"step": 0}', "What do you want to change?")
    for n in range(1, turns + 1):
        turn = kept.say(ADA, draft.id, f"said-{n}", f"We hold {n} shelves")
        kept.answer(ADA, turn, f"What is on shelf {n}?", Change(f'{{"step": {n}}}', n))
    draft = kept.save(BEN, draft.id, "edit-1", Change('{"step": "edited"}', turns + 1, "Readers find more books"))
    kept.say(BEN, draft.id, "waiting", "And the cellar")
    return draft


def looks_sound(file: Path) -> bool:
    """Whether SQLite finds the file in order, and every row where it belongs."""
    with closing(sqlite3.connect(file)) as raw:
        return (
            raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and not raw.execute("PRAGMA foreign_key_check").fetchall()
        )


def exported(file: Path, draft: str) -> str:
    """The export of a draft by a store that is opened for it."""
    kept = store.connect(url(file))
    try:
        return kept.export(ADA, draft)
    finally:
        kept.close()


def publish() -> None:
    """Keep a filled file of the schema of today as text; never over one that is there."""
    to = SCHEMAS / f"{len(migrations.MIGRATIONS)}.sql"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "drafts.sqlite3"
        kept = store.connect(url(file), clock=Clock(), ids=ids())
        told = kept.export(ADA, talked(kept).id)
        import reviewed

        reviewed.lived(kept)
        kept.close()
        with closing(sqlite3.connect(file)) as raw, to.open("x") as written:
            written.write("\n".join(raw.iterdump()) + "\n")
    to.with_suffix(".json").write_text(told + "\n")


if __name__ == "__main__":
    publish()
