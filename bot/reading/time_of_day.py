"""The time of day in what people type: "3pm", "14:15", "at 5", "noon", "tomorrow morning"."""

from __future__ import annotations

import re
from datetime import time

DEFAULT_TIME = time(9, 30)
"""Time of day when none was named."""

_CLOCK = re.compile(
    r"\b(?:at\s+)?(?:(\d{1,2}):(\d{2})\s*(am|pm)?|(\d{1,2})\s*(am|pm)|(noon|midday))\b"
)
_HOUR = re.compile(
    r"\bat\s+(\d{1,2})(?:\s+o'?clock)?(?![\d:./-])(?=\s*$|[\s,;.!?]+(?!(?:min|hour|day|week|month))\S)"
)
_PART = re.compile(
    r"\b(?:(every|each|this|in the)\s+)?(morning|afternoon|evening)\b|\b(tonight)\b|"
    r"\b(end of (?:the )?day|eod)\b"
)
_PARTS = {
    "morning": DEFAULT_TIME, "afternoon": time(14), "evening": time(18), "tonight": time(20),
    "end": time(17),
}  # fmt: skip
_FIRST_PLAIN_HOUR = 7
"""A bare hour below this one is in the afternoon: who says "at 5" is not up at night."""


class NoSuchTime(Exception):
    """The words name a time of day that no clock shows."""


def take_time_of_day(words: str) -> tuple[time | None, str]:
    """The time of day in lower-case words, or `None`, and the words without it.

    A bare hour ("at 5") is in the afternoon below 7, unless a part of the day says otherwise.

    Raises:
        NoSuchTime: for example 25:00 or 13pm.
    """
    part, words = _take_part(words)
    match = _CLOCK.search(words)
    if match:
        hour24, minute, half, hour12, half12, noon = match.groups()
        hour = 12 if noon else int(hour24 or hour12)
        at = _time(hour, int(minute or 0), half or half12)
        return at, _without(words, match)
    match = _HOUR.search(words)
    if match:
        hour = int(match[1])
        late = part in ("afternoon", "evening", "tonight")
        if 0 < hour < 12 and (late or (part is None and hour < _FIRST_PLAIN_HOUR)):
            hour += 12
        return _time(hour, 0, None), _without(words, match)
    return _PARTS.get(part or ""), words


def _take_part(words: str) -> tuple[str | None, str]:
    """The part of the day, and the words in which only its day is left."""
    match = _PART.search(words)
    if match is None:
        return None, words
    lead, part, tonight, _ = match.groups()
    left = {"every": "every day", "each": "every day", "this": "today"}.get(lead or "", "")
    if tonight:
        left = "today"
    rest = f"{words[: match.start()]} {left} {words[match.end() :]}"
    return part or tonight or "end", " ".join(rest.split())


def _time(hour: int, minute: int, half: str | None) -> time:
    if half and not 1 <= hour <= 12:
        raise NoSuchTime
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise NoSuchTime
    return time(hour, minute)


def _without(words: str, match: re.Match[str]) -> str:
    return " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())
