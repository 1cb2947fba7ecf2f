"""One question to a model, asked until it is answered, refused, or the turn is spent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from coach.errors import BadReply
from coach.llm import credentials, door, reply, streaming
from coach.llm.door import MOST_TOKENS, Again, Message, Request
from coach.llm.reply import Form
from coach.llm.turn import Turn
from coach.settings import Settings

T = TypeVar("T", bound=Form)
Shown = Callable[[str], object]


def ask(messages: Sequence[Message], schema: type[T], settings: Settings, turn: Turn, shown: Shown | None = None) -> T:
    """Ask a model for a value of the schema.

    Each request, also one that failed or was only sent to mend a form, is taken from the turn. What the turn's mask
    hides does not leave, and stands in the value again. shown: what a page may show of an answer that is still being
    written, from its text so far; with it, and a turn that somebody watches, the answer is streamed.
    Raises NoKey, Refused, Unavailable or BadReply.
    """
    asked = [Message(role=each["role"], content=turn.hidden(each["content"])) for each in messages]
    talk, tokens = asked, MOST_TOKENS
    while True:
        tried = _tried(Request(tuple(talk), schema, settings, tokens), turn, shown)
        if isinstance(tried, Again):
            if turn.wait(tried.after):
                continue
            raise credentials.met(tried.fault, settings)
        text, cut = tried
        try:
            return reply.read(turn.restored(text), schema)
        except BadReply as bad:
            problem = bad
        if not turn.open:
            raise problem
        if not text:
            shown = None  # some gateways answer a stream in one piece, of which the library sees nothing
        if cut:
            tokens *= 2
        else:
            talk = [*asked, *_mend(text, problem)]


def _tried(request: Request, turn: Turn, shown: Shown | None) -> Again | tuple[str, bool]:
    """Send one request: its text and whether it is cut off, or that it may be sent again."""
    watch = turn.watch
    if watch is not None and shown is not None:
        return streaming.read(request, turn, lambda text: watch(shown(turn.restored(text))))
    answer = door.send(request, turn)
    return answer if isinstance(answer, Again) else door.read(answer, request, turn)


def _mend(text: str, problem: BadReply) -> list[Message]:
    asked = f"{problem.told}\nGive the whole object again, in the form that was asked for."
    said: list[Message] = [{"role": "assistant", "content": text[:8_000]}] if text else []
    return [*said, {"role": "user", "content": asked}]
