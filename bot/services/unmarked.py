"""Words as people read them, without the signs with which a chat formats them."""

from __future__ import annotations

import re

_FENCE = re.compile(r"`{3,}")
_PAIR = re.compile(r"(?<![^\W_])([*_~]{1,3})(?=[^\s*_~])([^\n]*?[^\s*_~])\1(?![^\W_])")
_LEFT_OVER = re.compile(r"(?<=\w)\*+(?!\w)|(?<!\w)\*+(?=\w)")
"""Half of a pair, as in a quotation that was cut out of it."""


def unmarked(text: str) -> str:
    """The text on one line, without code marks and the marks of bold, italics and strike-through.

    For showing only: what is kept stays as it was written.
    """
    bare, count = _FENCE.sub(" ", text).replace("`", ""), 1
    while count:  # bold may stand within italics
        bare, count = _PAIR.subn(r"\2", bare)
    return " ".join(_LEFT_OVER.sub("", bare).split())
