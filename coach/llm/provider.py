"""litellm, kept behind one function: imported when the first request is sent, and made quiet before that."""

from __future__ import annotations

import functools
import inspect
import logging
import os
from typing import Any

from coach.errors import Refused

_NOISY = (
    "LiteLLM",
    "LiteLLM Router",
    "LiteLLM Proxy",
    "litellm",
    "openai",
    "httpx",
    "httpx2",
    "httpcore",
    "httpcore2",
    "aiohttp",
)


@functools.cache
def litellm() -> Any:  # noqa: ANN401  (the library has no types worth the name)
    """The library. The first call takes about three seconds and 150 MB, so nothing calls it that sends no request.

    Set before the import, because it is read there: no price list is fetched, and no .env file is loaded.
    Raises Refused where it is not installed.
    """
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    os.environ["LITELLM_OFFLINE_MODE"] = "true"
    os.environ["LITELLM_MODE"] = "PRODUCTION"
    try:
        _hush()
        import litellm as library  # noqa: PLC0415, TID251
    except ModuleNotFoundError:
        raise Refused(
            "The library that talks to models is not installed here. `pip install 'okr-coach[llm]'` brings it."
        ) from None
    _hush()
    library.suppress_debug_info = True  # else a banner is printed on stdout
    library.disable_hf_tokenizer_download = True  # else some names are looked up on the web, for half a minute
    library.drop_params = False  # else a form that it does not take is dropped in silence, and a 422 is sent twice
    return library


def _hush() -> None:
    """Silence what would write prompts, answers and now and then a key; what counts of it is told in our sentences.

    By more than a level: whoever sets one to look at something else does not mean to write down what a team says.
    """
    known = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in _NOISY]
    for name in {*_NOISY, *known}:
        logging.getLogger(name).setLevel(logging.CRITICAL)
        logging.getLogger(name).disabled = True


@functools.cache
def raised() -> tuple[type[BaseException], ...]:
    """Every class that a request may end in."""
    exceptions = litellm().exceptions
    return (*(c for _, c in inspect.getmembers(exceptions, inspect.isclass) if issubclass(c, Exception)), OSError)
