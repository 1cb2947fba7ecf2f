"""What a database answers when it cannot do what was asked, as sentences for the user."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import URL

from coach.errors import Busy, StoreError

PATIENCE = 5.0
"""Seconds to wait for another writer."""


class Fault(NamedTuple):
    """reopen: connections that met it are not to be used again."""

    sentence: str
    error: type[StoreError] = StoreError
    reopen: bool = False


UNOPENED = Fault(
    "{place} cannot be opened. See that its folder is there and that this program may read and write in it, "
    "or choose another place for the drafts with COACH_DATABASE_URL.",
    reopen=True,
)
SHUT = Fault(
    "{place} may be read but not written, so nothing new was kept. What was kept before is untouched; "
    "give this program the right to write the file, those beside it (-wal, -shm) and their folder, and try again."
)
HELD = Fault(
    f"{{place}} has been held by another program for {PATIENCE:g} seconds, so nothing new was kept. "
    "What was kept before is untouched; try again in a moment.",
    Busy,
)
DAMAGED = Fault(
    "{place} is damaged, or is not a file of drafts; it was left as it is. Put a copy aside, then restore a backup "
    "of it, or choose another place for the drafts with COACH_DATABASE_URL.",
    reopen=True,
)
OTHER = Fault(
    "{place} does not hold the drafts that were opened; it may have been replaced. Nothing new was kept. "
    "Start the program again.",
    reopen=True,
)
FAULTS = {
    sqlite3.SQLITE_FULL: Fault(
        "The disk that holds {place} is full, so nothing new was kept. What was kept before is untouched; "
        "make room and try again."
    ),
    sqlite3.SQLITE_IOERR: Fault(
        "The disk that holds {place} did not take or give what it was asked to: it may be full, at a limit or "
        "failing. Nothing new was kept; what was kept before is untouched. Look at the disk, then try again.",
        reopen=True,
    ),
    sqlite3.SQLITE_READONLY: SHUT,
    sqlite3.SQLITE_PERM: SHUT,
    sqlite3.SQLITE_CANTOPEN: UNOPENED,
    sqlite3.SQLITE_BUSY: HELD,
    sqlite3.SQLITE_LOCKED: HELD,
    sqlite3.SQLITE_PROTOCOL: HELD,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}


def fault(error: BaseException | None) -> Fault | None:
    """What lies behind an error of the driver; None if it is none of the database's troubles, but a bug."""
    if isinstance(error, sqlite3.Error):
        if str(error).startswith("no such"):
            return OTHER
        return FAULTS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if type(error).__name__ == "OperationalError":  # of a driver that is not at hand: connection lost, refused, full
        return Fault(
            "The database at {place} does not answer, or cannot do this at the moment. What was kept before is "
            "untouched; see that it runs and lets this program in, and try again."
        )
    return None


def shown(url: URL, file: Path | None = None) -> str:
    """The place of a database in words: the file, or host and name; never the user or the password."""
    return str(file) if file else f"{url.host or 'this machine'}/{url.database or ''}"
