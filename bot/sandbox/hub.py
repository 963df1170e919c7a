"""Live updates: tells every open page which topics have changed."""

import asyncio
import json
from collections.abc import AsyncIterator


class Hub:
    """Fans topics out to the pages; `publish` may be called from any thread."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[str | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Name the event loop that serves the pages."""
        self._loop = loop

    def publish(self, topics: set[str]) -> None:
        """Tell every page that these topics have changed."""
        self._call(json.dumps(sorted(topics)))

    def close(self) -> None:
        """End every open stream, so that the server can stop."""
        self._call(None)

    def _call(self, item: str | None) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._put, item)

    def _put(self, item: str | None) -> None:
        for queue in self._queues:
            queue.put_nowait(item)

    async def stream(self) -> AsyncIterator[str]:
        """Server-sent events until the server stops; a comment every 15 s keeps it open."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._queues.add(queue)
        try:
            yield "retry: 1000\n\n"
            while True:
                try:
                    item = await asyncio.wait_for(queue.get(), timeout=15)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if item is None:
                    return
                yield f"data: {item}\n\n"
        finally:
            self._queues.discard(queue)
