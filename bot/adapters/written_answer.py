"""An answer that a chat model writes: what may be shown of it, also while it is being written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.adapters.model_texts import number_words, opens_plainly, unwanted
from bot.grounding.instructions import addresses_model
from bot.grounding.passages import ScoredPassage
from bot.grounding.sentences import split_lines
from bot.grounding.verify import check_text, shown_text, whole_sentences

MAX_ANSWER = 1_500
"""Characters of a written answer; a longer one is not used."""


def presentable(text: str, found: Sequence[ScoredPassage]) -> bool:
    """Whether a written answer may go on to the check of its sentences."""
    bare = re.sub(r"\s*\[\d{1,3}\]", "", text)
    if len(text) > MAX_ANSWER or unwanted(bare) or addresses_model(bare):
        return False
    together = " ".join(f"{item.passage.section}. {item.passage.text}" for item in found)
    if not all(opens_plainly(sentence, together) for sentence in split_lines(bare)):
        return False
    return number_words(bare) <= number_words(together)


class GrowingAnswer:
    """Told all of the text so far again and again, it shows what is new and supported.

    Args:
        found: the passages that the model was given; marker `[n]` means the n-th, from 1.
        show: told the words to add.
    """

    def __init__(self, found: Sequence[ScoredPassage], show: Callable[[str], None]) -> None:
        self._found = found
        self._passages = {number: item.passage for number, item in enumerate(found, start=1)}
        self._show = show
        self._sentences = 0
        self._shown = ""
        self._open = True

    def __call__(self, text: str) -> None:
        """Show the sentences that became whole; nothing more after one that may not be shown."""
        sentences = whole_sentences(text) if self._open else []
        if len(sentences) <= self._sentences:
            return
        self._sentences = len(sentences)
        whole = " ".join(sentences)
        checked = check_text(whole, self._passages)
        body = shown_text(checked)
        lead_lost = bool(checked.dropped) and not self._shown
        if lead_lost or not presentable(whole, self._found) or not body.startswith(self._shown):
            self._open = False
            return
        if added := body[len(self._shown) :]:
            self._shown = body
            self._show(added)
