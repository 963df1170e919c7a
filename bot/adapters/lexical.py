"""The word half of retrieval: stemmed BM25 in memory, rebuilt from the stored passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.grounding.words import LEXICAL_STOP_WORDS, words_of


class LexicalIndex:
    """BM25 (Lucene form, k1 = 1.5, b = 0.75) over Snowball stems.

    The parameters are the library's defaults, which were the best of those measured.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Index texts; their positions are the row numbers of every result."""
        import bm25s
        import Stemmer

        self._stemmer = Stemmer.Stemmer("english")
        cut = [words_of(text) for text in texts]
        self.vocabularies = [Counter(words) for words in cut]
        """The words of each text with their counts, unstemmed, for spelling correction."""
        stemmed = [self._stems(words) for words in cut]
        self.size = len(texts)
        """How many texts are indexed."""
        self._known = {stem for stems in stemmed for stem in stems}
        self._frequency = Counter(stem for stems in stemmed for stem in set(stems))
        self._bm25 = None
        if self._known:
            self._bm25 = bm25s.BM25(k1=1.5, b=0.75)
            self._bm25.index(stemmed, show_progress=False)

    def scores(self, words: Sequence[str]) -> NDArray[np.float32]:
        """BM25 score of every text for the given words; 0 where no word occurs."""
        known = [stem for stem in self._stems(words) if stem in self._known]
        if self._bm25 is None or not known:
            return np.zeros(self.size, dtype=np.float32)
        found: NDArray[np.float32] = self._bm25.get_scores(known)
        return found

    def stem(self, word: str) -> str:
        """The index form of one word."""
        stem: str = self._stemmer.stemWord(word)
        return stem

    def stems_in(self, row: int) -> frozenset[str]:
        """The index forms of all words of a text, stop words included."""
        return frozenset(self._stemmer.stemWords(list(self.vocabularies[row])))

    def rarity(self, word: str) -> float:
        """Inverse document frequency of a word, >= 0; a word that never occurs is the rarest."""
        count = self._frequency.get(self.stem(word), 0)
        return float(np.log(1 + (self.size - count + 0.5) / (count + 0.5)))

    def knows(self, word: str) -> bool:
        """Whether a form of the word occurs in any text."""
        return self.stem(word) in self._known

    def _stems(self, words: Sequence[str]) -> list[str]:
        """Stems of the words that are worth indexing."""
        kept = [word for word in words if word not in LEXICAL_STOP_WORDS and len(word) > 1]
        stems: list[str] = self._stemmer.stemWords(kept)
        return stems
