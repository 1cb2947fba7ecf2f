"""What one turn may cost: three requests in all and one deadline, shared by first drafts, repairs and retries."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from coach.errors import BadReply, Unavailable
from coach.masked import Mask

T = TypeVar("T")
REQUESTS = 3
STOPPED = "The answer of the model was stopped."
SECONDS = 60.0
_PAUSE = 0.5  # seconds before the first retry; doubled for each further one
_LONGEST = 8.0


class Usage(NamedTuple):
    """Tokens of a turn. estimated: at least one reply told none, and characters / 4 stand for it."""

    input_tokens: int = 0
    output_tokens: int = 0
    estimated: bool = False

    def __add__(self, other: object) -> Usage:
        if not isinstance(other, Usage):
            return NotImplemented
        return Usage(
            self.input_tokens + other.input_tokens,
            self.output_tokens + other.output_tokens,
            self.estimated or other.estimated,
        )


class Turn:
    """The requests and the time of one turn, and what was used of them; failed requests count.

    mask: what does not leave. watch: is told what may be shown while an answer is being written. Both may be set
    before the first request. stop() ends the turn, from any thread: no further request is sent, and an answer that is
    being written has no value.
    """

    def __init__(
        self,
        requests: int = REQUESTS,
        seconds: float = SECONDS,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._left, self._clock, self._sleep, self._jitter = requests, clock, sleep, jitter
        self._end = clock() + seconds
        self.calls = 0
        self.usage = Usage()
        self.cost: float | None = None  # in US dollars; None: unknown
        self.mask: Mask | None = None
        self.watch: Callable[[object], None] | None = None
        self._stopped = threading.Event()

    @property
    def open(self) -> bool:
        """Whether another request may be sent."""
        return self._left > 0 and self.seconds > 0 and not self.stopped

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """End the turn."""
        self._stopped.set()

    def hidden(self, text: str) -> str:
        """A text as it goes out."""
        return self.mask.hidden(text) if self.mask else text

    def restored(self, text: str) -> str:
        """What came back, as JSON, with the team's own words in it."""
        return self.mask.restored(text, in_json=True) if self.mask else text

    def note(self, texts: Sequence[str]) -> None:
        """Learn what a request is about to send."""

    @property
    def seconds(self) -> float:
        """The seconds that are left."""
        return self._end - self._clock()

    def spend(self) -> float:
        """Take one request; the seconds that it may last. Raises Unavailable when none is left, BadReply when stopped."""
        self.unless_stopped()
        if self._left <= 0:
            raise Unavailable("The model was asked as often as one turn allows.")
        if self.seconds <= 0:
            raise Unavailable("The model did not answer in time.")
        self._left -= 1
        self.calls += 1
        return self.seconds

    def aside(self, work: Callable[[], T]) -> T:
        """Do what is not the model's doing, as loading a library; its time is not the turn's."""
        began = self._clock()
        try:
            return work()
        finally:
            self._end += self._clock() - began

    def unless_stopped(self) -> None:
        """Raise BadReply when somebody stopped the turn."""
        if self.stopped:
            raise BadReply(STOPPED)

    def wait(self, asked: float | None) -> bool:
        """Wait before the next request, as long as the provider asks or a little longer each time.

        False, without waiting, when no request or no time is left for it.
        """
        pause = min(_LONGEST, _PAUSE * 2 ** (self.calls - 1)) * (0.5 + self._jitter() / 2) if asked is None else asked
        if not self.open or pause >= self.seconds:
            return False
        self._sleep(pause)
        return True


class Rehearsal(Turn):
    """A turn that sends nothing and keeps what would be sent first to each question: its texts, as they would go out."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[str, ...]] = []

    def note(self, texts: Sequence[str]) -> None:
        """Keep the texts."""
        self.sent.append(tuple(texts))

    def spend(self) -> float:
        """Send nothing. Raises Unavailable."""
        raise Unavailable("Nothing is sent yet.")
