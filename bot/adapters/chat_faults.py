"""What a failed request of the chat model calls for."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from enum import StrEnum

import httpx

from bot.adapters.chat_http import ResponseTooLong

_NOT_RUN = frozenset({503, 529})
"""Statuses beside 4xx with which a server says that it did not start on the request."""
_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    ConnectionRefusedError,
    socket.gaierror,
)
_AGAIN = frozenset({408, 409, 425, 429})
_REFUSED = frozenset({401, 402, 403, 404})
_NO_STATUS_AGAIN = frozenset({"APIConnectionError", "APITimeoutError", "APIError"})
_CAUSES = 5
_BAD_OUTPUT = frozenset(
    {"LengthFinishReasonError", "ContentFilterFinishReasonError", "ResponseTooLong"}
)

PARSING_FAILURES: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What client libraries raise on replies that they do not expect."""


class Fault(StrEnum):
    """What a failed request calls for."""

    AGAIN = "again"
    """Busy, broken or slow: the same request may work later."""
    REFUSED = "refused"
    """Key, rights or model name are wrong: no request will work."""
    REQUEST = "request"
    """The server does not take this request."""
    OUTPUT = "output"
    """The reply is not what was asked for."""


def status_of(error: BaseException) -> int | None:
    """The HTTP status behind an error, if there is one."""
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) and status > 0 else None


def fault_of(error: BaseException) -> Fault:
    """What a failed request calls for."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & _BAD_OUTPUT or _was_too_long(error):
        return Fault.OUTPUT
    status = status_of(error)
    if status is not None:
        if status in _AGAIN or status >= 500:
            return Fault.AGAIN
        return Fault.REFUSED if status in _REFUSED else Fault.REQUEST
    if isinstance(error, httpx.HTTPError | OSError) or names & _NO_STATUS_AGAIN:
        return Fault.AGAIN
    return Fault.OUTPUT


def may_have_run(error: BaseException) -> bool:
    """Whether the model may have worked on a request that failed, so that its tokens count.

    A refusal, "too many requests" and a connection that was never made cost nothing; a timeout or
    a break after sending may have cost the whole request.
    """
    status = status_of(error)
    if status is not None:
        return status >= 500 and status not in _NOT_RUN
    return not any(isinstance(cause, _NEVER_SENT) for cause in (error, *_causes(error)))


def _was_too_long(error: BaseException) -> bool:
    """Whether the limit on the response's length is behind an error; libraries wrap it twice."""
    return any(isinstance(cause, ResponseTooLong) for cause in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    for _ in range(_CAUSES):
        cause = error.__cause__ or error.__context__
        if cause is None:
            return
        yield cause
        error = cause


def retry_after_s(error: BaseException) -> float | None:
    """Seconds the server asks us to wait, when it says so in seconds."""
    response = getattr(error, "response", None)
    headers = getattr(response, "headers", None)
    named = headers.get("retry-after") if headers is not None else None
    try:
        return max(0.0, float(named)) if named is not None else None
    except ValueError:
        return None
