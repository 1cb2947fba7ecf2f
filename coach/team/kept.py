"""The values of this package as text for the store, and back."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from coach.errors import InputError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")


def dump(value: object) -> str:
    """Write a value as JSON text."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """Read what `dump` wrote. Raises InputError for text that is no such value."""
    from pydantic import ValidationError  # noqa: PLC0415  (slow to import, needed here alone)

    try:
        found: T = _adapter(kind).validate_json(text)  # type: ignore[arg-type]
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InputError(
            f"What was kept here cannot be read: {where or 'it'} is not as expected. A newer program may have written it."
        ) from error
    return found


@functools.cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(kind)


def plain(value: object) -> object:
    """Lists, objects, numbers and text in place of tuples, values with fields and dates."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain(part) for name, part in zip(value._fields, value, strict=True)}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    return value.isoformat() if isinstance(value, date) else value
