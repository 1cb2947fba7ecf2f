"""How the threads of the page server take turns."""

from __future__ import annotations

import sys

SLICE = 0.0005  # seconds that one thread computes before another that waits may go on


def share_evenly() -> None:
    """Let nobody's long work hold up the short turns of others.

    Python's own slice of 5 ms is paid after each wait for the disk or a lock, a dozen times in one turn: beside a
    thread that only computes a turn took 20 to 40 times as long, with this slice 2 to 4 times.
    """
    sys.setswitchinterval(SLICE)
