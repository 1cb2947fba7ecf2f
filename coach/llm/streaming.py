"""An answer that is read while it is written, and can be stopped; only a whole one becomes a value."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from coach.errors import BadReply, ModelError
from coach.llm import credentials, provider, reply, waiting
from coach.llm.door import Again, Message, Request, count, declined, pay, send
from coach.llm.faults import Fault, fault
from coach.llm.reply import Form
from coach.llm.turn import STOPPED, Turn, Usage
from coach.llm.waiting import Raised
from coach.settings import Settings

T = TypeVar("T", bound=Form)
_PACE = 0.15  # seconds between two looks at what is being written


def stream(messages: Sequence[Message], schema: type[T], settings: Settings, turn: Turn) -> Stream[T]:
    """Ask for a value of the schema and show its text as it comes. Nothing is sent before the first piece is asked for."""
    return Stream(Request(tuple(messages), schema, settings), schema, turn)


def read(request: Request, turn: Turn, told: Callable[[str], None]) -> Again | tuple[str, bool]:
    """Send one request and tell its text while it grows: the whole text and whether it is cut off, or Again.

    Raises the error of a fault that the same request would meet again, and BadReply when the turn is stopped.
    """
    pieces, due = Stream(request, request.schema, turn), 0.0
    try:
        for _ in pieces:
            if time.monotonic() >= due:
                told(pieces.text)
                due = time.monotonic() + _PACE
    except ModelError:
        if pieces.fault is None or not pieces.fault.again:
            raise
        return Again(pieces.fault)
    if turn.stopped:
        raise BadReply(STOPPED)
    return pieces.text, pieces.cut


class Stream(Generic[T]):
    """The pieces of an answer: iterate, then `value()`. `stop()` ends it; what was stopped has no value."""

    def __init__(self, request: Request, schema: type[T], turn: Turn) -> None:
        self._request, self._schema, self._turn = request, schema, turn
        self.text = ""
        self.cut = False  # the model says that it ran out of tokens
        self.fault: Fault | None = None  # what broke it off
        self._stopped = False
        self._failed: ModelError | None = None
        self._usage: object = None

    def __iter__(self) -> Iterator[str]:
        """Yield the pieces. A fault before the first one is tried again; after it, it ends the stream.

        Raises NoKey, Refused, Unavailable or BadReply.
        """
        chunks = self._open()
        met: Exception | None = None
        try:
            for chunk in waiting.pieces(lambda: chunks, self._turn):
                if isinstance(chunk, Raised):
                    met = chunk.error
                    break
                yield from self._piece(chunk)
                if self._stopped:
                    break
        finally:
            before = self._turn.usage
            count(self._turn, self._request, self.text, self._usage)
            pay(self._turn, _price(self._request.settings.model, before, self._turn.usage))
        if met is not None:
            self.fault = fault(met)
            self._failed = credentials.met(self.fault, self._request.settings)
        elif self._turn.seconds <= 0:
            self._failed = BadReply("The answer of the model took too long and was cut.")
        if self._failed is not None:
            raise self._failed

    def stop(self) -> None:
        """End the answer after the next piece."""
        self._stopped = True

    def value(self) -> T:
        """The whole answer as a value. Raises BadReply where it was stopped, broke off or does not fit."""
        if self._failed is not None:
            raise self._failed
        if self._stopped or self._turn.stopped:
            raise BadReply(STOPPED)
        return reply.read(self.text, self._schema)

    def _open(self) -> Any:  # noqa: ANN401  (litellm's stream)
        while True:
            opened = send(self._request, self._turn, stream=True, stream_options={"include_usage": True})
            if not isinstance(opened, Again):
                return opened
            if not self._turn.wait(opened.after):
                raise credentials.met(opened.fault, self._request.settings)

    def _piece(self, chunk: Any) -> Iterator[str]:  # noqa: ANN401
        self._usage = getattr(chunk, "usage", None) or self._usage
        choice = chunk.choices[0] if chunk.choices else None
        delta = getattr(choice, "delta", None)
        self.cut = self.cut or getattr(choice, "finish_reason", None) == "length"
        declined(delta)
        piece = getattr(delta, "content", None) or ""
        if len(self.text) + len(piece) > reply.MOST:
            raise BadReply("The answer of the model is far longer than what was asked for.")
        self.text += piece
        if piece:
            yield piece


def _price(model: str, before: Usage, after: Usage) -> float | None:
    """What a streamed reply cost: a stream itself names no price. None where the library's list has none."""
    known = provider.litellm().model_cost
    listed = known.get(model) or known.get(model.partition("/")[2]) or {}
    each = listed.get("input_cost_per_token"), listed.get("output_cost_per_token")
    if each[0] is None or each[1] is None:
        return None
    taken = after.input_tokens - before.input_tokens, after.output_tokens - before.output_tokens
    return float(taken[0] * each[0] + taken[1] * each[1])
