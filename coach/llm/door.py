"""One request to a model: what is sent, what its failure leaves to do, and what is counted of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple, TypedDict

from coach.errors import ModelError, NoKey, Refused
from coach.llm import credentials, provider, waiting
from coach.llm.faults import FORMAT, LATE, Fault, fault, names_the_format, retry_after
from coach.llm.reply import Form
from coach.llm.turn import Turn, Usage
from coach.llm.waiting import Raised
from coach.settings import Settings

MOST_TOKENS = 4_000
_MODES = ("json_schema", "json_object", "text")
_CHARACTERS = 4  # of a token, where a provider counts none
_SPARED = ("temperature", "max_tokens", "stream_options")  # what a request can do without
_modes: dict[tuple[str, str], str] = {}  # what a model turned down once is not tried on it again
_without: dict[tuple[str, str], frozenset[str]] = {}  # nor is what the library says that it does not take


def forget() -> None:
    """Forget what models turned down: the next request asks for its form by its schema again."""
    _modes.clear()
    _without.clear()


class Message(TypedDict):
    """role: system, user or assistant."""

    role: str
    content: str


class Request(NamedTuple):
    """What is sent."""

    messages: tuple[Message, ...]
    schema: type[Form]
    settings: Settings
    tokens: int = MOST_TOKENS

    @property
    def mode(self) -> str:
        """How the form is asked for; first by its schema, then as JSON, then in words."""
        return _modes.get(self._model, _MODES[0])

    @property
    def _model(self) -> tuple[str, str]:
        return self.settings.model, self.settings.api_base

    def give_up(self, mode: str) -> bool:
        """Ask this model in a plainer way than this one from now on; False when there is none.

        mode: the one that was sent. Several requests may be under way: one of them steps down, and the others find it done.
        """
        at = _MODES.index(mode) + 1
        if at < len(_MODES) and self.mode == mode:
            _modes[self._model] = _MODES[at]
        return at < len(_MODES)

    def spare(self, said: str, mode: str) -> bool:
        """Do without what the library says that this model does not take; False when that changes nothing."""
        before = _without.get(self._model, frozenset())
        after = before | {name for name in _SPARED if name in said}
        _without[self._model] = after
        plainer = any(name in said for name in FORMAT) and self.give_up(mode)
        return plainer or after != before

    def arguments(self, mode: str, **more: object) -> dict[str, Any]:
        """The arguments of litellm's `completion`. mode: how the form is asked for. more: further ones."""
        whole = {**self._whole(mode), **more}
        return {name: each for name, each in whole.items() if name not in _without.get(self._model, ())}

    def _whole(self, mode: str) -> dict[str, Any]:
        asked = self.messages if mode == "json_schema" else (_form(self.schema), *self.messages)
        return {
            "model": self.settings.model,
            "messages": [Message(role=each["role"], content=_sendable(each["content"])) for each in asked],
            "max_tokens": self.tokens,
            "temperature": 0,
            "max_retries": 0,
            "num_retries": 0,
            **self._format(mode),
            **_place(self.settings),
        }

    def _format(self, mode: str) -> dict[str, Any]:
        if mode == "json_schema":
            form = {"name": self.schema.__name__.lower(), "strict": True, "schema": self.schema.model_json_schema()}
            return {"response_format": {"type": "json_schema", "json_schema": form}}
        return {"response_format": {"type": "json_object"}} if mode == "json_object" else {}


class Again(NamedTuple):
    """A request that may be sent again. after: the seconds that the provider asks to wait."""

    fault: Fault
    after: float | None = None


def send(request: Request, turn: Turn, **more: object) -> Any:  # noqa: ANN401  (litellm's answer)
    """Send one request: the answer, or Again. Raises the error of a fault that the same request would meet again."""
    turn.note([each["content"] for each in request.messages])
    turn.spend()
    turn.aside(provider.litellm)  # the first time this takes seconds
    turn.unless_stopped()
    modes: list[str] = []
    answer = next(waiting.pieces(lambda: _completed(request, turn, modes, **more), turn), None)
    turn.unless_stopped()
    if answer is None:
        return Again(LATE)
    if not isinstance(answer, Raised):
        return answer
    if isinstance(answer.error, ModelError):
        raise answer.error
    if modes and names_the_format(answer.error) and request.give_up(modes[-1]):
        return Again(fault(answer.error), 0.0)
    return again(answer.error, request.settings)


def _completed(request: Request, turn: Turn, modes: list[str], **more: object) -> Iterator[Any]:
    """Yield the library's answer; nothing where the turn is over before the request is sent.

    modes: is told how the form was asked for. What the library refuses by itself, since this model would not take it, was not sent and is left out.
    """
    library = provider.litellm()
    sentence = credentials.lacking(library, request.settings)
    if sentence:
        raise NoKey(sentence)
    while turn.seconds > 0 and not turn.stopped:
        modes.append(request.mode)
        try:
            yield library.completion(**request.arguments(modes[-1], **more), timeout=turn.seconds)
        except library.UnsupportedParamsError as refused:
            if not request.spare(str(refused), modes[-1]):
                raise
        else:
            return


def again(met: BaseException, settings: Settings) -> Again:
    """What an exception leaves to do."""
    found = fault(met)
    if not found.again:
        raise credentials.met(found, settings)
    return Again(found, retry_after(met))


def read(answer: Any, request: Request, turn: Turn) -> tuple[str, bool]:  # noqa: ANN401
    """The text of an answer, and whether the model says that it ran out of tokens; tokens and cost go to the turn.

    Raises Refused where the model declines.
    """
    choice = next(iter(getattr(answer, "choices", None) or ()), None)
    message = getattr(choice, "message", None)
    text = getattr(message, "content", None) or ""
    count(turn, request, text, getattr(answer, "usage", None))
    hidden = getattr(answer, "_hidden_params", None) or {}
    pay(turn, hidden.get("response_cost"))
    declined(message)
    if getattr(choice, "finish_reason", None) == "content_filter":
        raise Refused("The provider's filter held the answer back.")
    return text, getattr(choice, "finish_reason", None) == "length"


def declined(message: object) -> None:
    """Raise Refused where a message is a refusal; litellm keeps it in one of two places."""
    fields = getattr(message, "provider_specific_fields", None) or {}
    if getattr(message, "refusal", None) or fields.get("refusal"):
        raise Refused("The model declined to answer this.")


def count(turn: Turn, request: Request, text: str, usage: object) -> None:
    """Add the tokens of one reply to the turn: as told, else estimated from the characters."""
    given, taken = getattr(usage, "prompt_tokens", 0), getattr(usage, "completion_tokens", 0)
    if given:
        turn.usage += Usage(given, taken)
        return
    written = sum(len(each["content"]) for each in request.messages)
    turn.usage += Usage(written // _CHARACTERS, len(text) // _CHARACTERS, estimated=True)


def pay(turn: Turn, cost: object) -> None:
    """Add what one reply cost, in US dollars by the library's list of prices; a price that it does not know is none."""
    if isinstance(cost, (int, float)) and cost > 0:
        turn.cost = (turn.cost or 0.0) + float(cost)


def _place(settings: Settings) -> dict[str, str]:
    """Where to ask and with which key.

    With an address of one's own and no key, none is sent: the provider's own key is not for another address.
    """
    if settings.builtin:
        raise NoKey("No model is named. Set COACH_MODEL, as in openai/gpt-4o.")
    place = {"api_base": settings.api_base} if settings.api_base else {}
    key = str(settings.api_key) or ("none" if settings.api_base else "")
    return {**place, **({"api_key": key} if key else {})}


def _sendable(text: str) -> str:
    """A text without halves of characters, which cannot be written as UTF-8: a model may bring them as escapes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _form(schema: type[Form]) -> Message:
    told = json.dumps(schema.model_json_schema(), sort_keys=True)
    return {"role": "system", "content": f"Answer with one JSON object, and nothing else, of this JSON schema:\n{told}"}
