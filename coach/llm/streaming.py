"""An answer that is read while it is written, and can be stopped; only a whole one becomes a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar

from coach.errors import BadReply, ModelError
from coach.llm import provider, reply
from coach.llm.door import Again, Message, Request, count, declined, send
from coach.llm.faults import fault
from coach.llm.reply import Form
from coach.llm.turn import Turn
from coach.settings import Settings

T = TypeVar("T", bound=Form)


def stream(messages: Sequence[Message], schema: type[T], settings: Settings, turn: Turn) -> Stream[T]:
    """Ask for a value of the schema and show its text as it comes. Nothing is sent before the first piece is asked for."""
    return Stream(Request(tuple(messages), schema, settings), schema, turn)


class Stream(Generic[T]):
    """The pieces of an answer: iterate, then `value()`. `stop()` ends it; what was stopped has no value."""

    def __init__(self, request: Request, schema: type[T], turn: Turn) -> None:
        self._request, self._schema, self._turn = request, schema, turn
        self.text = ""
        self._stopped = False
        self._failed: ModelError | None = None
        self._usage: object = None

    def __iter__(self) -> Iterator[str]:
        """Yield the pieces. A fault before the first one is tried again; after it, it ends the stream.

        Raises NoKey, Refused, Unavailable or BadReply.
        """
        chunks = self._open()
        met: BaseException | None = None
        try:
            for chunk in chunks:
                yield from self._piece(chunk)
                if self._stopped or self._turn.seconds <= 0:
                    break
        except provider.raised() as exception:
            met = exception
        finally:
            if hasattr(chunks, "close"):
                chunks.close()
            count(self._turn, self._request, self.text, self._usage)
        if met is not None:
            found = fault(met)
            self._failed = found.error(found.sentence)
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
        if self._stopped:
            raise BadReply("The answer of the model was stopped.")
        return reply.read(self.text, self._schema)

    def _open(self) -> Any:  # noqa: ANN401  (litellm's stream)
        while True:
            opened = send(self._request, self._turn, stream=True, stream_options={"include_usage": True})
            if not isinstance(opened, Again):
                return opened
            if not self._turn.wait(opened.after):
                raise opened.fault.error(opened.fault.sentence)

    def _piece(self, chunk: Any) -> Iterator[str]:  # noqa: ANN401
        self._usage = getattr(chunk, "usage", None) or self._usage
        delta = getattr(chunk.choices[0], "delta", None) if chunk.choices else None
        declined(delta)
        piece = getattr(delta, "content", None) or ""
        if len(self.text) + len(piece) > reply.MOST:
            raise BadReply("The answer of the model is far longer than what was asked for.")
        self.text += piece
        if piece:
            yield piece
