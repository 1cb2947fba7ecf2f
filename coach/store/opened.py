"""An open database: how a call begins, what moment it is, what is called how. Shared by all parts of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as PoolTimeout

from coach.errors import Busy
from coach.store import place
from coach.store.values import NAME, Acting, fits


class Opened:
    """One transaction a call: all of it is kept, or nothing."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], ids: Callable[[], str], lease: timedelta) -> None:
        self.engine, self.clock, self.ids, self.lease = engine, clock, ids, lease
        self._writing = engine.execution_options(begin=place.WRITE)
        self._outside = engine.execution_options(begin=place.OUTSIDE)

    @contextmanager
    def reading(self, who: Acting) -> Iterator[Connection]:
        """Begin to read."""
        with self._begin(self.engine, who) as connection:
            yield connection

    @contextmanager
    def writing(self, who: Acting) -> Iterator[Connection]:
        """Begin to write. Raises Busy when others hold on for too long."""
        with self._begin(self._writing, who) as connection:
            yield connection

    def overwrite(self) -> None:
        """Have the words that were deleted overwritten wherever they stood."""
        place.overwrite(self._outside)

    @contextmanager
    def _begin(self, engine: Engine, who: Acting) -> Iterator[Connection]:
        fits(who.person, NAME, "name")
        fits(who.workspace, NAME, "workspace")
        try:
            with engine.begin() as connection:
                yield connection
        except PoolTimeout:
            raise Busy("Many people write at this moment, so nothing new was kept. Try again in a moment.") from None
