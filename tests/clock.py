"""Processor time of a piece of work: another process, or the collector's mood, is no fault of the code."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def seconds(work: Callable[[], object], times: int = 2) -> float:
    """The best processor time of a few runs, in seconds, the garbage collector off meanwhile."""
    found = []
    for _ in range(times):
        gc.collect()
        gc.disable()
        try:
            begun = time.process_time()
            work()
            found.append(time.process_time() - begun)
        finally:
            gc.enable()
    return min(found)
