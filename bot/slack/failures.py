"""What a failed call to Slack means for a message: try again, look it up, or give up."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from bot.errors import SlackUnavailable
from bot.services.ports import UncertainDelivery, Undeliverable
from bot.slack.clients import NotInstalled

TRANSIENT = frozenset(
    {
        "fatal_error",
        "internal_error",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
        "token_expired",
    }
)
"""Errors that pass; the call may or may not have had its effect."""
RATE_LIMITED = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
"""Errors that ask for a pause; the call had no effect."""
DEFAULT_PAUSE_S = 30.0
"""Pause when Slack asks for one without saying how long."""


def error_name(error: SlackApiError) -> str:
    """Slack's name of an error; never its text, which may quote what was sent."""
    response = error.response
    try:
        name = response.get("error")
    except (AttributeError, ValueError):
        name = None
    known = isinstance(name, str) and name.replace("_", "").isalnum() and len(name) < 60
    return name if known and isinstance(name, str) else f"http_{status_of(error)}"


def status_of(error: SlackApiError) -> int:
    """HTTP status of a refusal; 0 when unknown."""
    return int(getattr(error.response, "status_code", 0) or 0)


def retry_after(error: SlackApiError) -> float:
    """Seconds that Slack asks to wait."""
    headers = getattr(error.response, "headers", None) or {}
    for name, value in headers.items():
        if name.lower() == "retry-after":
            text = value[0] if isinstance(value, list | tuple) else value
            try:
                return max(float(text), 1.0)
            except ValueError:
                break
    return DEFAULT_PAUSE_S


@contextmanager
def delivery(*, repeatable: bool) -> Iterator[None]:
    """Turn failures of the enclosed call into what the outbox understands.

    Args:
        repeatable: the call may be made twice without harm, so that doubt means "try again".

    Raises:
        SlackUnavailable: not sent, or sent but repeatable.
        UncertainDelivery: it may have arrived.
        Undeliverable: Slack refuses for good.
    """
    try:
        yield
    except NotInstalled:
        raise Undeliverable("not_installed") from None
    except SlackApiError as error:
        raise _refusal(error, repeatable) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if repeatable or never_sent(error):
            raise SlackUnavailable("Slack cannot be reached.") from None
        raise UncertainDelivery from None


def _refusal(error: SlackApiError, repeatable: bool) -> Exception:
    name, status = error_name(error), status_of(error)
    if status == 429 or name in RATE_LIMITED:
        return SlackUnavailable("Slack asks for a pause.", retry_after_s=retry_after(error))
    if status >= 500 or name in TRANSIENT:
        if repeatable or name == "token_expired":
            return SlackUnavailable("Slack does not answer properly.")
        return UncertainDelivery()
    return Undeliverable(name)


def never_sent(error: BaseException) -> bool:
    """Whether a connection failed before the request can have reached Slack."""
    if isinstance(error, URLError):
        reason = error.reason
        return isinstance(reason, ConnectionRefusedError | socket.gaierror) or (
            isinstance(reason, OSError) and reason.errno in (101, 111, 113)
        )
    return isinstance(error, ConnectionRefusedError | socket.gaierror)
