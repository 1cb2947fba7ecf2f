"""What every exception of litellm means for a turn: one of four errors, and whether the same request may be sent again.

The classes are named, not imported: importing litellm takes seconds, and a table of names can be held complete by a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coach.errors import BadReply, ModelError, NoKey, Refused, Unavailable


class Fault(NamedTuple):
    """error: what is raised when nothing helps. again: the same request may succeed a moment later.

    sentence: may name the {variable} of the provider's key and the {address} that was asked.
    """

    error: type[ModelError]
    sentence: str
    again: bool = False


_KEY = Fault(
    NoKey,
    "The provider of the model takes no request with this key. Look at COACH_API_KEY, or {variable}.",
)
_ALLOWED = Fault(NoKey, "This key may not use the model. Ask whoever gave it to you, or name another in COACH_MODEL.")
_UNKNOWN = Fault(Refused, "The model was not found there. Look at COACH_MODEL and COACH_API_BASE.")
_PROVIDER = Fault(
    Refused,
    "The name of the model names no provider that is known. Write COACH_MODEL as provider/model, as in openai/gpt-4o.",
)
_LONG = Fault(Refused, "The model does not take so much text at once. Fewer key results at a time fit.")
_FILTERED = Fault(Refused, "The provider's filter held the request or the answer back.")
_SPENT = Fault(Refused, "The quota of this key is spent. It is the provider's limit; waiting a moment does not help.")
_TURNED = Fault(Refused, "The provider turned the request down as it stands.")
_BUSY = Fault(Unavailable, "The provider has too many requests at this moment.", again=True)
_DOWN = Fault(Unavailable, "The provider does not answer properly at this moment.", again=True)
_AWAY = Fault(Unavailable, "The model cannot be reached at {address}. Look at COACH_API_BASE, and at the network.")
_PAGE = Fault(
    Unavailable,
    "What answers at {address} is a web page and no model; a sign-in may stand before it. Look at COACH_API_BASE.",
    again=True,
)
LATE = Fault(Unavailable, "The model did not answer in time.", again=True)
_CUT = Fault(BadReply, "The answer of the model broke off.", again=True)
_UNREADABLE = Fault(BadReply, "The answer of the provider cannot be read.", again=True)

FAULTS = {
    "AuthenticationError": _KEY,
    "PermissionDeniedError": _ALLOWED,
    "NotFoundError": _UNKNOWN,
    "LiteLLMUnknownProvider": _PROVIDER,
    "ModelNotMappedError": _PROVIDER,
    "ContextWindowExceededError": _LONG,
    "ContentPolicyViolationError": _FILTERED,
    "BlockedPiiEntityError": _FILTERED,
    "GuardrailRaisedException": _FILTERED,
    "ModifyResponseException": _FILTERED,
    "SensitiveDataRouteException": _FILTERED,
    "RejectedRequestError": _FILTERED,
    "PaymentRequiredError": _SPENT,
    "BudgetExceededError": _SPENT,
    "BadRequestError": _TURNED,
    "InvalidRequestError": _TURNED,
    "UnsupportedParamsError": _TURNED,
    "UnprocessableEntityError": _TURNED,
    "ImageFetchError": _TURNED,
    "VectorStoreSearchError": _TURNED,
    "RateLimitError": _BUSY,
    "Timeout": LATE,
    "MidStreamFallbackError": _CUT,
    "APIConnectionError": _DOWN,
    "InternalServerError": _DOWN,
    "ServiceUnavailableError": _DOWN,
    "BadGatewayError": _DOWN,
    "APIError": _DOWN,
    "OpenAIError": _DOWN,
    "MockException": _DOWN,
    "APIResponseValidationError": _UNREADABLE,
    "JSONSchemaValidationError": _UNREADABLE,
}

_BY_STATUS = {401: _KEY, 402: _SPENT, 403: _ALLOWED, 404: _UNKNOWN, 408: LATE, 413: _LONG, 429: _BUSY}
_VAGUE = frozenset(
    ("APIError", "OpenAIError", "APIConnectionError", "Exception")
)  # the status says more than the class
_QUOTA = ("insufficient_quota", "quota", "billing")
_WEB_PAGE = re.compile(
    r"(?:Received: ['\"]|Original Response: )\s*<(?:!doctype\s+)?html", re.IGNORECASE
)  # in the library's words
FORMAT = ("response_format", "json_schema", "json_object")


def fault(raised: BaseException) -> Fault:
    """Say what an exception means; by its class, else by the nearest class above it, else by its status."""
    names = [each.__name__ for each in type(raised).__mro__]
    known = next((name for name in names if name in FAULTS), "OpenAIError")
    found = FAULTS[known]
    status = getattr(raised, "status_code", None)
    if known in _VAGUE and isinstance(status, int):
        found = _BY_STATUS.get(status, _DOWN if status >= 500 or status < 400 else _TURNED)
    if found is _DOWN and any(type(each).__name__ == "ConnectError" for each in _chain(raised)):
        return _AWAY
    if found is _DOWN and _WEB_PAGE.search(str(raised)):
        return _PAGE
    if found is _BUSY and _spent(raised):
        return _SPENT
    if found is _TURNED and "Provider NOT provided" in str(raised):
        return _PROVIDER
    return _KEY if found is _DOWN and "Missing credentials" in str(raised) else found


def _spent(raised: BaseException) -> bool:
    """Whether it is the quota: litellm gives a spent quota and a full minute the same class and number."""
    body = getattr(raised, "body", None)
    said = f"{body.get('code')} {body.get('type')}" if isinstance(body, dict) else ""
    return any(word in f"{said} {raised}".lower() for word in _QUOTA)


def names_the_format(raised: BaseException) -> bool:
    """Whether a request was turned down because of the form that the answer was asked for in."""
    return fault(raised) is _TURNED and any(word in str(raised) for word in FORMAT)


def retry_after(raised: BaseException | None) -> float | None:
    """The seconds that the provider asks to wait, from the headers of an exception or of what caused it."""
    for each in _chain(raised):
        for headers in (
            getattr(each, "litellm_response_headers", None),
            getattr(getattr(each, "response", None), "headers", None),
        ):
            said = headers.get("retry-after") if headers is not None and hasattr(headers, "get") else None
            if said is not None:
                return _number(str(said))
    return None


def _chain(raised: BaseException | None) -> Iterator[BaseException]:
    """An exception and what caused it."""
    while raised is not None:
        yield raised
        raised = raised.__cause__ or raised.__context__


def _number(said: str) -> float | None:
    try:
        seconds = float(said)
    except ValueError:
        return None  # a date: our own wait is as good
    return seconds if 0 <= seconds < 86_400 else None
