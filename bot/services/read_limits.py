"""Says how much of a long text was read."""

from __future__ import annotations

from bot.reading.model import Reading
from bot.services.ports import Deps


def unread_words(deps: Deps, what: str, length: int, reading: Reading | None = None) -> str:
    """How much of a text was read, in a sentence; empty when all of it was.

    Args:
        deps: what services use.
        what: what the text is, e.g. "your message".
        length: characters of the whole text.
        reading: what was read from it, which knows where a chat model stopped.
    """
    most = deps.limits.max_text
    if length > most:
        return (
            f"I read the first {most:,} of the {length:,} characters of {what}. "
            "If the rest matters, send it as a message of its own."
        )
    if reading is not None and reading.model_read_to is not None:
        return (
            f"Of {what} my language model read the first {reading.model_read_to:,} characters; the "
            "rest I read by rules alone, so check what I understood."
        )
    return ""
