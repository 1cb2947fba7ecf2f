"""A turn of a model in a thread of its own. Nothing here knows the page, which looks at it from time to time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from coach.errors import CoachError
from coach.spent import Spent, total

if TYPE_CHECKING:
    from coach.llm import Turn
    from coach.masked import Mask
    from coach.settings import Settings

T = TypeVar("T")
MOST = 32  # turns of a model that are under way at a time on this server
FULL = "Many wait for the model at this moment, so it was not asked."
_room = threading.BoundedSemaphore(MOST)


class Job(Generic[T]):
    """Work that opens turns of a model with `turn()`.

    parts: what may be shown of what is being written. result: what came of it, None until then, and for good when it
    was stopped or broke off: `trouble` says why. refused: it was not begun, since too many are under way.
    """

    def __init__(self, settings: Settings, mask: Mask | None = None) -> None:
        self._settings, self._mask = settings, mask
        self._turns: list[Turn] = []
        self._finished = threading.Event()
        self._stopped = threading.Event()
        self.parts: tuple[str, ...] = ()
        self.result: T | None = None
        self.trouble, self.refused = "", False

    def start(self, work: Callable[[Job[T]], T]) -> Job[T]:
        """Begin, where there is room for one more."""
        if _room.acquire(blocking=False):
            threading.Thread(target=self._run, args=(work,), daemon=True).start()
        else:
            self.trouble, self.refused = FULL, True
            self._finished.set()
        return self

    def turn(self) -> Turn:
        """Open a turn with what the settings allow."""
        from coach import llm  # noqa: PLC0415  (loaded when a model is asked, and not before)

        opened = llm.Turn(seconds=self._settings.seconds)
        opened.mask, opened.watch = self._mask, self._look
        self._turns.append(opened)
        if self.stopped:
            opened.stop()
        return opened

    def stop(self) -> None:
        """End it: nothing further is sent, and what comes back is dropped."""
        self._stopped.set()
        for each in list(self._turns):
            each.stop()

    def wait(self, seconds: float) -> bool:
        """Wait a while; whether it has ended."""
        return self._finished.wait(seconds)

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it."""
        return self._stopped.is_set()

    @property
    def done(self) -> bool:
        """Whether nothing more comes."""
        return self.stopped or self._finished.is_set()

    @property
    def spent(self) -> Spent:
        """What it has taken so far."""
        return total(
            Spent(each.calls, each.usage.input_tokens + each.usage.output_tokens, each.usage.estimated, each.cost)
            for each in list(self._turns)
        )

    def _look(self, parts: object) -> None:
        if isinstance(parts, tuple) and not self.stopped:
            self.parts = parts

    def _run(self, work: Callable[[Job[T]], T]) -> None:
        self.trouble = "The turn of the model ended before it was whole."
        try:
            self.result = work(self)
            self.trouble = ""
        except CoachError as error:
            self.trouble = str(error)
        finally:
            self._finished.set()
            _room.release()
