"""Where the drafts are kept, and how a connection to that place is opened."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DisconnectionError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from coach.errors import StoreError
from coach.store import faults

READ, WRITE, OUTSIDE = "BEGIN", "BEGIN IMMEDIATE", ""
"""How a transaction begins, as `engine.execution_options(begin=...)`; outside: a pragma that bears none."""
FORMS = "sqlite:////folder/drafts.sqlite3 or postgresql+psycopg://user:password@host/database"


def home() -> URL:
    """A file in the user's data folder, which is made if it is missing.

    Raises StoreError when there is no such folder and none can be made.
    """
    import platformdirs  # noqa: PLC0415

    folder = platformdirs.user_data_path("okr-coach", appauthor=False)
    if not folder.is_absolute():
        raise StoreError("This account has no home folder to keep drafts in. Name a place with COACH_DATABASE_URL.")
    failed: OSError | None = None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        failed = error
    if failed:
        raise StoreError(
            f"The folder {folder} for drafts cannot be made ({failed.strerror}). "
            "Name another place with COACH_DATABASE_URL."
        )
    return URL.create("sqlite", database=str(folder / "drafts.sqlite3"))


def read(text: str) -> URL:
    """Read COACH_DATABASE_URL. Raises StoreError, which never repeats the text: a password may stand in it."""
    url: URL | None = None
    with suppress(ArgumentError, ValueError):
        url = make_url(text)
    if url is None or url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"COACH_DATABASE_URL cannot be read. Write it as {FORMS}.")
    return url


def file_of(url: URL) -> Path | None:
    """The file of a SQLite URL, absolute; None for a server. Raises StoreError for a database in memory."""
    if url.get_backend_name() != "sqlite":
        return None
    name = url.database or ""
    if name in ("", ":memory:") or name.startswith("file:") or url.query or url.host:
        raise StoreError(
            "COACH_DATABASE_URL names no plain file, and drafts kept in memory are gone after a restart. "
            "Write it as sqlite:////folder/drafts.sqlite3."
        )
    return Path(name).absolute()


def make(file: Path) -> None:
    """Make an empty file that its owner alone may read, if there is none. Raises StoreError when that is refused."""
    failed: OSError | None = None
    try:
        os.close(os.open(file, os.O_CREAT | os.O_RDONLY, 0o600))
    except (OSError, ValueError) as error:
        failed = error if isinstance(error, OSError) else OSError(0, str(error))
    if failed:
        raise StoreError(f"{faults.UNOPENED.sentence.format(place=file)} ({failed.strerror})")


def engine(url: URL, file: Path | None) -> Engine:
    """An engine whose troubles are sentences; its connections are shared by all threads."""
    made = _of_file(url, file) if file else _of_server(url)

    @event.listens_for(made, "handle_error", retval=True)
    def translate(context: ExceptionContext) -> StoreError | None:
        fault = faults.fault(context.original_exception)
        if fault is None:
            return None
        context.is_disconnect = context.is_disconnect or fault.reopen
        return fault.error(fault.sentence.format(place=faults.shown(url, file)))

    return made


def _of_server(url: URL) -> Engine:
    with suppress(ImportError, ArgumentError, NoSuchModuleError):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, pool_timeout=10)
    raise StoreError(
        f"No driver for {url.drivername} is installed. Install it (pip install 'psycopg[binary]' for "
        f"postgresql+psycopg), or name another place with COACH_DATABASE_URL: {FORMS}."
    )


def _of_file(url: URL, file: Path) -> Engine:
    """SQLite. A few connections stay open: opening one for each call takes six times as long.

    `mode=rw`: a file that is gone is reported, not made anew. `isolation_level=None`: transactions begin when we say.
    """

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            f"{file.as_uri()}?mode=rw",
            uri=True,
            timeout=faults.PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )

    made = create_engine(url, creator=connect, hide_parameters=True, pool_size=8, max_overflow=24, pool_timeout=10)

    @event.listens_for(made, "connect")
    def prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = FULL")  # an acknowledged message survives a power cut
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")  # deleted words are overwritten
        cursor.close()
        entry.info["file"] = _identity(file)

    @event.listens_for(made, "checkout")
    def same_file(_c: DBAPIConnection, entry: ConnectionPoolEntry, _p: PoolProxiedConnection) -> None:
        """A file that was moved away or replaced takes writes without a word, and nobody finds them again."""
        if entry.info["file"] != _identity(file):
            raise DisconnectionError

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        how = connection.get_execution_options().get("begin", READ)
        if how == WRITE:
            _wait_for_turn(connection)
        elif how:
            connection.exec_driver_sql(how)

    return made


def read_while_writing(outside: Engine) -> None:
    """Have a SQLite file read by many while one writes. outside: an engine that begins no transaction."""
    with outside.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def overwrite(outside: Engine) -> None:
    """Have words that were deleted overwritten in the files beside a SQLite file too; a server does as it does."""
    if outside.dialect.name == "sqlite":
        with outside.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _wait_for_turn(connection: Connection) -> None:
    """Begin to write when nobody else does, for as long as our patience lasts.

    SQLite asks less often the longer it waits, so that among many writers who came first gets in last. We ask
    steadily, at random moments.
    """
    until = time.monotonic() + faults.PATIENCE
    asking = connection.connection.cursor()
    asking.execute("PRAGMA busy_timeout = 0")
    try:
        while time.monotonic() < until:
            try:
                asking.execute(WRITE)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    break
                time.sleep(random.uniform(0.001, 0.01))  # noqa: S311
            else:
                return
        connection.exec_driver_sql(WRITE)  # once more, for the sentence
    finally:
        asking.execute(f"PRAGMA busy_timeout = {faults.PATIENCE * 1000:.0f}")
        asking.close()


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
