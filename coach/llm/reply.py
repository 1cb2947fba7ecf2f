"""A reply made into a value: one JSON object, complete, with the fields that were asked for and no others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from coach.errors import BadReply

MOST = 200_000  # characters of one reply; a whole set with every reason takes under 20,000
_FENCE = re.compile(r"```[A-Za-z]*[ \t]*\r?\n(.*?)\r?\n?[ \t]*```", re.DOTALL)
_SPACE = " \t\r\n\ufeff"
_THOUGHT = re.compile(r"[ \t\r\n\ufeff]*<(think|thinking|thought)>.*?</\1>", re.DOTALL)


class Form(BaseModel):
    """What every schema of a reply is: nothing converted, nothing extra, nothing infinite."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False, frozen=True)


T = TypeVar("T", bound=Form)


def read(text: str, schema: type[T]) -> T:
    """Read a reply. Thoughts before the object, fences and space around it are taken off; nothing else is mended.

    Raises BadReply with the places that do not fit, never with what stands there.
    """
    if len(text) > MOST:
        raise BadReply("The answer of the model is far longer than what was asked for.")
    bare = _bare(text)
    if not bare:
        raise BadReply("The answer of the model is empty.")
    twice = _twice(bare)
    if twice:
        raise BadReply("The answer of the model gives a field twice.")
    problems: Sequence[Any] = ()
    try:
        return schema.model_validate_json(bare)
    except ValidationError as raised:
        problems = raised.errors(include_input=False, include_url=False, include_context=False)
    raise BadReply(
        f"The answer of the model does not have the form that was asked for: {'; '.join(_places(problems, schema))}."
    )


def after_thoughts(text: str) -> str:
    """What stands behind the thoughts that some local models put, in tags, before their answer."""
    found = _THOUGHT.match(text)
    return text[found.end() :] if found else text


def _bare(text: str) -> str:
    stripped = after_thoughts(text).strip(_SPACE)
    fenced = _FENCE.fullmatch(stripped)
    return (fenced[1] if fenced else stripped).strip(_SPACE)


def _twice(text: str) -> bool:
    """Whether an object has a key twice. What is no JSON, or is nested absurdly deep, is left to pydantic to refuse."""
    found = False

    def pairs(given: list[tuple[str, Any]]) -> None:
        nonlocal found
        found = found or len({key for key, _ in given}) < len(given)

    try:
        json.loads(text, object_pairs_hook=pairs)
    except (ValueError, RecursionError):
        return False
    return found


def _places(problems: Sequence[Any], schema: type[Form]) -> Iterator[str]:
    """Where it does not fit, by names that the schema gives: a key of the model's own may hold anything."""
    known = set(re.findall(r'"(\w+)"', json.dumps(schema.model_json_schema())))
    for each in problems[:5]:
        path = ".".join(str(p) if isinstance(p, int) or p in known else "..." for p in each["loc"]) or "the whole"
        yield f"{path} ({each['type'].replace('_', ' ')})"
