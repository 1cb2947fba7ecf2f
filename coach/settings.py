"""The few choices a user makes, read once from the environment (`COACH_*`) into a frozen value."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from coach.errors import UsageError

BUILTIN = "builtin"


class Secret(str):
    """A text that shows itself nowhere but where it is used: its repr is five stars."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'*****'"


class Settings(NamedTuple):
    """model: a litellm model name, or "builtin". api_base and api_key: empty means the provider's own variables.

    seconds: how long a turn with a model may take in all, before the built-in coach answers.
    """

    model: str = BUILTIN
    api_base: str = ""
    api_key: Secret = Secret()
    seconds: float = 60.0

    @property
    def builtin(self) -> bool:
        """Whether no model is asked."""
        return self.model == BUILTIN


def read(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read COACH_MODEL, COACH_API_BASE, COACH_API_KEY and COACH_SECONDS.

    Raises UsageError for an address or a time that cannot be meant; it never repeats a key.
    """
    base = environ.get("COACH_API_BASE", "").strip()
    if base and not base.startswith(("http://", "https://")):
        raise UsageError("COACH_API_BASE is no web address. Write it whole, as in https://models.example.org/v1.")
    return Settings(
        model=environ.get("COACH_MODEL", "").strip() or BUILTIN,
        api_base=base,
        api_key=Secret(environ.get("COACH_API_KEY", "").strip()),
        seconds=_seconds(environ.get("COACH_SECONDS", "").strip()),
    )


def host(settings: Settings, environ: Mapping[str, str] = os.environ) -> str:
    """Where the model is asked: the host of the address, without anything that could be a key; "" where none is named."""
    provider = settings.model.partition("/")[0].upper().replace("-", "_")
    named = (environ.get(f"{provider}_{name}", "") for name in ("API_BASE", "BASE_URL", "API_URL"))
    address = settings.api_base or next(filter(None, named), "")
    return urlsplit(address).netloc.rpartition("@")[2]


def _seconds(said: str) -> float:
    if not said:
        return Settings().seconds
    try:
        seconds = float(said)
    except ValueError:
        seconds = math.nan
    if not 1 <= seconds <= 3600:
        raise UsageError("COACH_SECONDS is how long a turn with a model may take: a number from 1 to 3600.")
    return seconds
