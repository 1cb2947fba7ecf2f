"""What one turn may cost: three requests in all and one deadline, shared by first drafts, repairs and retries."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import NamedTuple

from coach.errors import Unavailable

REQUESTS = 3
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
    """The requests and the time of one turn, and what was used of them; failed requests count."""

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

    @property
    def open(self) -> bool:
        """Whether another request may be sent."""
        return self._left > 0 and self.seconds > 0

    @property
    def seconds(self) -> float:
        """The seconds that are left."""
        return self._end - self._clock()

    def spend(self) -> float:
        """Take one request; the seconds that it may last. Raises Unavailable when none is left."""
        if self._left <= 0:
            raise Unavailable("The model was asked as often as one turn allows.")
        if self.seconds <= 0:
            raise Unavailable("The model did not answer in time.")
        self._left -= 1
        self.calls += 1
        return self.seconds

    def wait(self, asked: float | None) -> bool:
        """Wait before the next request, as long as the provider asks or a little longer each time.

        False, without waiting, when no request or no time is left for it.
        """
        pause = min(_LONGEST, _PAUSE * 2 ** (self.calls - 1)) * (0.5 + self._jitter() / 2) if asked is None else asked
        if self._left <= 0 or pause >= self.seconds:
            return False
        self._sleep(pause)
        return True
