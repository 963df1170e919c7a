"""Limits on the HTTP responses of a chat model server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx

from bot.adapters.chat_settings import ModelSettings


def http_options(settings: ModelSettings) -> dict[str, Any]:
    """Options of `httpx.Client`: time limits, and a limit on the length of each response."""

    def bound(response: httpx.Response) -> None:
        stream = response.stream
        if isinstance(stream, httpx.SyncByteStream):
            deadline = time.monotonic() + settings.total_s
            response.stream = BoundedStream(stream, deadline, settings.max_response_bytes)

    return {
        "timeout": httpx.Timeout(settings.total_s, connect=settings.connect_s),
        "headers": {"accept-encoding": "identity"},
        "event_hooks": {"response": [bound]},
    }


class ResponseTooLong(httpx.ReadError):
    """A response went on beyond the limit; sending the request again would not help."""


class BoundedStream(httpx.SyncByteStream):
    """A response body that ends with an error when it is too long or takes too long."""

    def __init__(self, stream: httpx.SyncByteStream, deadline: float, limit: int) -> None:
        self._stream = stream
        self._deadline = deadline
        self._limit = limit

    def __iter__(self) -> Iterator[bytes]:
        """The blocks of the body.

        Raises:
            httpx.ReadTimeout: it took too long as a whole.
            ResponseTooLong: it is too long.
        """
        size = 0
        for block in self._stream:
            size += len(block)
            if size > self._limit:
                raise ResponseTooLong("The response is too long.")
            if time.monotonic() > self._deadline:
                raise httpx.ReadTimeout("The response took too long.")
            yield block

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()
