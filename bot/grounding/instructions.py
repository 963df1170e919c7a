"""Text that speaks to a language model: it is data like any other and is never obeyed or quoted."""

from __future__ import annotations

import re

_ADDRESSES_MODEL = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|prompt|rule|above|previous)|"
    r"\byou are now\b|\bsystem\s*(?:prompt|message|override|note)\b|"
    r"^\s*(?:system|assistant|user)\s*:|"
    r"\b(?:append|reveal|print|output|repeat|send|show|leak|recite)\b.{0,40}"
    r"\b(?:token|secret|password|api key|credential|instructions|environment variables)|"
    r"\bai (?:assistant|model)s?\b.{0,30}\b(?:must|should|shall)\b|<\s*/?\s*(?:system|script)",
    re.IGNORECASE,
)


def addresses_model(text: str) -> bool:
    """Whether a text speaks to a language model instead of about the topic.

    A line that does is not quoted in an answer; a part of a question that does is refused apart
    from the rest.
    """
    return bool(_ADDRESSES_MODEL.search(text))
