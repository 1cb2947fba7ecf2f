"""What the library gives, waited for as long as the turn lasts.

None of the library's own limits is one for a whole answer: they start anew with every byte, so that a provider that
sends one now and then is waited for without end. Hence its work is done in a thread of its own, which is left behind
when the turn is over.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

from coach.llm.turn import Turn

_LOOK = 0.1  # seconds between two looks whether somebody stopped the turn


class Raised(NamedTuple):
    """What the library raised, as a value: no exception of it, which may hold the key, becomes the context of ours."""

    error: Exception


class _End(NamedTuple):
    """Nothing more comes."""


def pieces(source: Callable[[], Iterable[Any]], turn: Turn) -> Iterator[Any]:
    """Yield what the library gives, piece by piece; the last one may be Raised. Ends early when the turn does."""
    given, left = SimpleQueue[Any](), threading.Event()
    threading.Thread(target=_work, args=(source, given, left), daemon=True).start()
    try:
        while turn.seconds > 0 and not turn.stopped:
            try:
                piece = given.get(timeout=min(_LOOK, turn.seconds))
            except (Empty, ValueError):  # ValueError: the last moment passed in between
                continue
            if isinstance(piece, _End):
                return
            yield piece
    finally:
        left.set()


def _work(source: Callable[[], Iterable[Any]], given: SimpleQueue[Any], left: threading.Event) -> None:
    opened: Any = None
    try:
        opened = source()
        for piece in opened:
            given.put(piece)
            if left.is_set():
                break
    except Exception as error:  # noqa: BLE001  (told to the thread that waits: whatever a library raises is its fault)
        given.put(Raised(error))
    finally:
        given.put(_End())
        if hasattr(opened, "close"):
            opened.close()
