"""Which variable a model still needs, by name: told before anything is sent, and where a provider takes no key."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from coach.errors import ModelError
from coach.llm.faults import Fault
from coach.settings import Settings, host

_KEY, _BASE = "_API_KEY", "_API_BASE"
_AT_HOME = ("ollama", "ollama_chat")  # asked on this machine where no address is named
_ROLES = ("bedrock", "sagemaker", "vertex_ai")  # asked with what the cloud knows of the machine
_STEM = 4  # letters: TOGETHER_API_KEY serves as well as TOGETHERAI_API_KEY


def lacking(library: Any, settings: Settings, environ: Mapping[str, str] = os.environ) -> str:  # noqa: ANN401  (litellm)
    """What has to be set before this model can be asked, in a sentence; "" where nothing is known to lack.

    A model at an address of one's own may need no key. Providers that are not asked with a key, as in a cloud with roles,
    lack nothing here.
    """
    if settings.api_base:
        return ""
    provider = settings.model.partition("/")[0]
    missing = library.validate_environment(settings.model)["missing_keys"]
    keys = [] if settings.api_key else [name for name in missing if name.endswith(_KEY)]
    if keys and not _served(keys, environ):
        return f"No key for the model is set. Set COACH_API_KEY, or {_listed(keys)}."
    bases = [] if provider in _AT_HOME else [name for name in missing if name.endswith(_BASE)]
    return f"No address for the model is set. Set COACH_API_BASE, or {_listed(bases)}." if bases else ""


def met(found: Fault, settings: Settings) -> ModelError:
    """The error to raise for a fault, with what its sentence names; a key is never among it."""
    return found.error(found.sentence.format(variable=variable(settings), address=address(settings)))


def address(settings: Settings) -> str:
    """Where a model is asked, in words."""
    return host(settings) or f"the usual address of {settings.model.partition('/')[0]}"


def variable(settings: Settings) -> str:
    """The variable that a provider's key stands in, as far as its name tells."""
    provider, slash, _ = settings.model.partition("/")
    return (
        f"{provider.upper().replace('-', '_')}{_KEY}"
        if slash and provider not in _ROLES
        else "the provider's own variable"
    )


def _served(keys: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Whether another variable of the provider may hold the key: each has some, and the library's list is not whole."""
    stems = (*(name[:_STEM] for name in keys), *(["HF_"] if any(name.startswith("HUGG") for name in keys) else []))
    return any(
        value and name.startswith(stems) and ("KEY" in name or "TOKEN" in name) for name, value in environ.items()
    )


def _listed(names: Sequence[str]) -> str:
    return " or ".join(names)
