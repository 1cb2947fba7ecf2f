"""The schema, step by step. A step that was published stays as it is; a new one goes to the end.

The SQL is the part that SQLite and PostgreSQL share.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, inspect, select

from coach.errors import StoreError
from coach.store import faults
from coach.store.tables import migrations

MIGRATIONS = (
    (
        """CREATE TABLE migrations (number INTEGER PRIMARY KEY, at TEXT NOT NULL)""",
        """CREATE TABLE drafts (
            id TEXT PRIMARY KEY,
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            title TEXT NOT NULL,
            revision INTEGER NOT NULL,
            created TEXT NOT NULL,
            changed TEXT NOT NULL)""",
        """CREATE INDEX recent ON drafts (workspace, changed)""",
        """CREATE TABLE revisions (
            draft TEXT NOT NULL REFERENCES drafts ON DELETE CASCADE,
            number INTEGER NOT NULL,
            content INTEGER NOT NULL,
            key TEXT NOT NULL,
            title TEXT NOT NULL,
            person TEXT NOT NULL,
            at TEXT NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (draft, number),
            UNIQUE (draft, key))""",
        """CREATE TABLE messages (
            draft TEXT NOT NULL REFERENCES drafts ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            id TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('team', 'coach')),
            person TEXT NOT NULL,
            text TEXT NOT NULL,
            at TEXT NOT NULL,
            answers TEXT,
            PRIMARY KEY (draft, seq),
            UNIQUE (draft, id),
            UNIQUE (draft, answers),
            FOREIGN KEY (draft, answers) REFERENCES messages (draft, id) ON DELETE CASCADE)""",
        """CREATE TABLE leases (
            draft TEXT NOT NULL,
            message TEXT NOT NULL,
            attempt INTEGER NOT NULL,
            until TEXT NOT NULL,
            PRIMARY KEY (draft, message),
            FOREIGN KEY (draft, message) REFERENCES messages (draft, id) ON DELETE CASCADE)""",
    ),
    (
        """ALTER TABLE drafts ADD COLUMN key TEXT""",
        """CREATE UNIQUE INDEX begun ON drafts (workspace, person, key)""",
    ),
    (
        """CREATE TABLE members (
            workspace TEXT NOT NULL,
            person TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('member', 'lead')),
            at TEXT NOT NULL,
            PRIMARY KEY (workspace, person))""",
        """CREATE TABLE reviews (
            id TEXT PRIMARY KEY,
            workspace TEXT NOT NULL,
            draft TEXT NOT NULL,
            form TEXT NOT NULL,
            plan TEXT NOT NULL,
            person TEXT NOT NULL,
            key TEXT NOT NULL,
            round INTEGER NOT NULL,
            created TEXT NOT NULL,
            changed TEXT NOT NULL,
            ended TEXT,
            cycle TEXT,
            reason TEXT NOT NULL,
            UNIQUE (workspace, person, key))""",
        """CREATE TABLE rounds (
            review TEXT NOT NULL REFERENCES reviews ON DELETE CASCADE,
            number INTEGER NOT NULL,
            plan TEXT NOT NULL,
            parts TEXT NOT NULL,
            seats INTEGER NOT NULL,
            deadline TEXT,
            opened TEXT,
            PRIMARY KEY (review, number))""",
        """CREATE TABLE voters (
            review TEXT NOT NULL REFERENCES reviews ON DELETE CASCADE,
            person TEXT NOT NULL,
            name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('guest', 'member', 'lead', 'fingers')),
            at TEXT NOT NULL,
            PRIMARY KEY (review, person))""",
        """CREATE TABLE ballots (
            review TEXT NOT NULL,
            round INTEGER NOT NULL,
            person TEXT NOT NULL,
            key TEXT NOT NULL,
            at TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (review, round, person),
            FOREIGN KEY (review, round) REFERENCES rounds (review, number) ON DELETE CASCADE,
            FOREIGN KEY (review, person) REFERENCES voters (review, person) ON DELETE CASCADE)""",
        """CREATE TABLE choices (
            review TEXT NOT NULL REFERENCES reviews ON DELETE CASCADE,
            number INTEGER NOT NULL,
            key TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (review, number),
            UNIQUE (review, key))""",
        """CREATE TABLE rooms (
            review TEXT PRIMARY KEY REFERENCES reviews ON DELETE CASCADE,
            code TEXT NOT NULL UNIQUE,
            opened TEXT NOT NULL,
            tries INTEGER NOT NULL,
            until TEXT)""",
        """CREATE TABLE tries (
            source TEXT PRIMARY KEY,
            wrong INTEGER NOT NULL,
            last TEXT NOT NULL,
            until TEXT)""",
        """CREATE TABLE cycles (
            id TEXT PRIMARY KEY,
            workspace TEXT NOT NULL,
            review TEXT NOT NULL,
            title TEXT NOT NULL,
            days TEXT NOT NULL,
            created TEXT NOT NULL,
            changed TEXT NOT NULL,
            ended TEXT,
            notes_open TEXT,
            results TEXT,
            opening TEXT)""",
        """CREATE INDEX cycles_recent ON cycles (workspace, created)""",
        """CREATE TABLE versions (
            cycle TEXT NOT NULL REFERENCES cycles ON DELETE CASCADE,
            number INTEGER NOT NULL,
            key TEXT NOT NULL,
            plan TEXT NOT NULL,
            person TEXT NOT NULL,
            at TEXT NOT NULL,
            amendment TEXT NOT NULL,
            PRIMARY KEY (cycle, number),
            UNIQUE (cycle, key))""",
        """CREATE TABLE check_ins (
            cycle TEXT NOT NULL REFERENCES cycles ON DELETE CASCADE,
            number INTEGER NOT NULL,
            key TEXT NOT NULL,
            content TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (cycle, number),
            UNIQUE (cycle, key))""",
        """CREATE TABLE notes (
            cycle TEXT NOT NULL REFERENCES cycles ON DELETE CASCADE,
            person TEXT NOT NULL,
            key TEXT NOT NULL,
            content TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (cycle, person))""",
        """CREATE TABLE shares (
            id TEXT NOT NULL,
            workspace TEXT NOT NULL,
            team TEXT NOT NULL,
            text TEXT NOT NULL,
            cycle TEXT REFERENCES cycles ON DELETE CASCADE,
            aim TEXT NOT NULL,
            person TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (id, workspace))""",
    ),
    (
        """CREATE TABLE sheets (
            review TEXT NOT NULL,
            round INTEGER NOT NULL,
            person TEXT NOT NULL,
            at TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (review, round, person),
            FOREIGN KEY (review, round) REFERENCES rounds (review, number) ON DELETE CASCADE,
            FOREIGN KEY (review, person) REFERENCES voters (review, person) ON DELETE CASCADE)""",
    ),
    (
        """UPDATE notes SET person = 'name:' || person""",
        """ALTER TABLE shares ADD COLUMN asked TEXT NOT NULL DEFAULT ''""",
        """UPDATE shares SET asked = COALESCE((
            SELECT first.workspace FROM shares AS first
            WHERE first.id = shares.id AND first.cycle IS NOT NULL ORDER BY first.at LIMIT 1), '')""",
    ),
)


def migrate(writing: Engine, file: Path | None, clock: Callable[[], datetime]) -> None:
    """Bring a database to the schema of this program: one transaction, all steps or none.

    file: the SQLite file, which is copied beside itself before a schema that holds drafts is changed.
    Raises StoreError for a schema that is newer than this program, and for a file of another program;
    both are left as they are.
    """
    with writing.begin() as connection:
        if connection.dialect.name == "postgresql":  # SQLite: BEGIN IMMEDIATE holds the others off
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(79758211)")
        done = version(connection)
        if done > len(MIGRATIONS):
            raise StoreError(
                f"{faults.shown(writing.url, file)} was written by a newer version of this program (schema {done}, "
                f"this one knows {len(MIGRATIONS)}). It was left as it is; install the newer version to open it."
            )
        if done == len(MIGRATIONS):
            return
        if done and file:
            back_up(file, file.with_name(f"{file.name}.schema-{done}.backup"))
        for number, statements in enumerate(MIGRATIONS[done:], done + 1):
            for statement in statements:
                connection.exec_driver_sql(statement)
            connection.execute(insert(migrations).values(number=number, at=clock()))


def version(connection: Connection) -> int:
    """The number of the last step that was taken; 0 in an empty database."""
    tables = inspect(connection).get_table_names()
    if "migrations" in tables:
        return connection.scalar(select(func.max(migrations.c.number))) or 0
    if tables and connection.dialect.name == "sqlite":
        raise StoreError(
            f"{connection.engine.url.database} holds tables of another program and was left as it is. "
            "Choose another file for the drafts with COACH_DATABASE_URL."
        )
    return 0


def back_up(file: Path, copy: Path) -> None:
    """Copy a SQLite file as it stands, whoever reads or writes it; the copy is there whole or not at all."""
    part = copy.with_name(f"{copy.name}.part")
    failed: sqlite3.Error | OSError | None = None
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(copy)
    except (sqlite3.Error, OSError) as error:
        failed = error
    if failed:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise StoreError(
            f"{copy} could not be written ({failed}), so {file} was left as it is. "
            "Make room or give the right to write beside it, and start again."
        )
