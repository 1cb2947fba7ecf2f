"""One request to a model: what is sent, what its failure leaves to do, and what is counted of it."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, TypedDict

from coach.errors import NoKey, Refused
from coach.llm import provider
from coach.llm.faults import Fault, fault, names_the_format, retry_after
from coach.llm.reply import Form
from coach.llm.turn import Turn, Usage
from coach.settings import Settings

MOST_TOKENS = 4_000
_MODES = ("json_schema", "json_object", "text")
_CHARACTERS = 4  # of a token, where a provider counts none
_modes: dict[tuple[str, str], str] = {}  # what a model turned down once is not tried on it again


def forget() -> None:
    """Forget what models turned down: the next request asks for its form by its schema again."""
    _modes.clear()


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

    def give_up_the_mode(self) -> bool:
        """Ask this model in a plainer way from now on; False when there is none."""
        at = _MODES.index(self.mode) + 1
        if at < len(_MODES):
            _modes[self._model] = _MODES[at]
        return at < len(_MODES)

    def arguments(self) -> dict[str, Any]:
        """The arguments of litellm's `completion`."""
        return {
            "model": self.settings.model,
            "messages": list(self.messages) if self.mode == "json_schema" else [_form(self.schema), *self.messages],
            "max_tokens": self.tokens,
            "temperature": 0,
            "max_retries": 0,
            "num_retries": 0,
            **self._format(),
            **_place(self.settings),
        }

    def _format(self) -> dict[str, Any]:
        if self.mode == "json_schema":
            form = {"name": self.schema.__name__.lower(), "strict": True, "schema": self.schema.model_json_schema()}
            return {"response_format": {"type": "json_schema", "json_schema": form}}
        return {"response_format": {"type": "json_object"}} if self.mode == "json_object" else {}


class Again(NamedTuple):
    """A request that may be sent again. after: the seconds that the provider asks to wait."""

    fault: Fault
    after: float | None = None


def send(request: Request, turn: Turn, **more: object) -> Any:  # noqa: ANN401  (litellm's answer)
    """Send one request: the answer, or Again. Raises the error of a fault that the same request would meet again."""
    turn.note([each["content"] for each in request.messages])
    seconds = turn.spend()
    library = provider.litellm()  # the first time this takes seconds
    turn.unless_stopped()
    met: BaseException | None = None
    try:
        return library.completion(**request.arguments(), timeout=seconds, **more)
    except provider.raised() as exception:
        met = exception
    if names_the_format(met) and request.give_up_the_mode():
        return Again(fault(met), 0.0)
    return again(met)


def again(met: BaseException) -> Again:
    """What an exception leaves to do.

    Called outside the `except` block, so that no exception of the library, which holds the key, hangs on ours.
    """
    found = fault(met)
    if not found.again:
        raise found.error(found.sentence)
    return Again(found, retry_after(met))


def read(answer: Any, request: Request, turn: Turn) -> tuple[str, bool]:  # noqa: ANN401
    """The text of an answer, and whether the model says that it ran out of tokens; tokens and cost go to the turn.

    Raises Refused where the model declines.
    """
    choice = answer.choices[0] if answer.choices else None
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


def _form(schema: type[Form]) -> Message:
    told = json.dumps(schema.model_json_schema(), sort_keys=True)
    return {"role": "system", "content": f"Answer with one JSON object, and nothing else, of this JSON schema:\n{told}"}
