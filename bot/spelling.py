"""Which known word a misspelt or clipped word of a question stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

CLIPPED = 6
"""Letters of a clipped word at most."""
TWO_SLIPS = 8
"""Letters from which two edits may be a misspelling; in shorter words they make another word."""
AGREEING = 3
"""Letters at the beginning that must agree for two edits to be a misspelling."""
SHORTEST = 4
"""Letters of a word that can be meant by a misspelt one at least."""

SLIPS: Mapping[str, str] = {
    "wat": "what",
    "waht": "what",
    "wht": "what",
    "whta": "what",
    "whn": "when",
    "wehn": "when",
    "whne": "when",
    "hw": "how",
    "hwo": "how",
    "wich": "which",
    "whcih": "which",
    "wher": "where",
    "shoud": "should",
    "shuld": "should",
    "shold": "should",
    "shoul": "should",
    "shoudl": "should",
    "cud": "could",
    "coud": "could",
    "woud": "would",
    "teh": "the",
    "hte": "the",
    "adn": "and",
    "nad": "and",
    "taht": "that",
    "thier": "their",
    "becuase": "because",
    "betwen": "between",
    "beetween": "between",
    "diffrence": "difference",
    "diference": "difference",
    "bettr": "better",
    "betterr": "better",
    "cheeper": "cheaper",
    "aproach": "approach",
    "approch": "approach",
}
"""Misspelt question words and words of comparison that no vocabulary of passages would mend."""


class Vocabulary(Mapping[str, int]):
    """Words with their counts, grouped by first letter once, so that looking up is quick."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = dict(counts)
        self._groups: dict[str, list[str]] = {}
        for word in self._counts:
            self._groups.setdefault(word[:1], []).append(word)

    def __getitem__(self, word: str) -> int:
        return self._counts[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)

    def __contains__(self, word: object) -> bool:
        return word in self._counts

    def starting_with(self, letter: str) -> list[str]:
        """Words by their first letter, in the order of the counts."""
        return self._groups.get(letter, [])


def nearest_word(
    word: str,
    vocabulary: Mapping[str, int],
    *,
    generous: bool,
    clipped: bool = True,
    is_slip: Callable[[str, str], bool] | None = None,
) -> str | None:
    """The vocabulary word that a misspelt word most likely stands for.

    At most one edit (insert, delete, replace, swap) for short words and two from eight letters
    on, when the beginning agrees; the first letter must agree, or the first two be swapped.
    Frequent words win ties.

    A clipped word stands for the most frequent word that it begins ("eval", "config"); one that
    begins words of several kinds ("temp": template, temperature) is left as it is.

    Args:
        word: lower case, two letters at least.
        vocabulary: candidates with their counts; a `Vocabulary` spares grouping them again.
        generous: allow two edits for long words.
        clipped: read a short beginning of a word as that word.
        is_slip: whether a misspelt word may stand for a candidate; without it, each near one may.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    words = vocabulary if isinstance(vocabulary, Vocabulary) else Vocabulary(vocabulary)
    same = words.starting_with(word[0])
    if clipped and len(word) <= CLIPPED:
        longer = [(-words[found], found) for found in same if found.startswith(word)]
        if len({found[: len(word) + 1] for _, found in longer}) == 1:
            return min(longer)[1]
    limit = 2 if generous and len(word) >= TWO_SLIPS else 1
    swapped = word[1::-1]
    # In a word that begins twice with one letter, a swap is no other group.
    other = words.starting_with(word[1]) if word[1] != word[0] else []
    candidates = [found for found in same if _fits(found, word, limit)]
    candidates += [f for f in other if f[:2] == swapped and _fits(f, word, limit)]
    near = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=limit, limit=None)
    likely = (
        (distance, -words[found], found)
        for found, distance, _ in near
        if (distance < 2 or found[:AGREEING] == word[:AGREEING])
        and (is_slip is None or is_slip(word, found))
    )
    best = min(likely, default=None)
    return best[2] if best else None


def _fits(candidate: str, word: str, limit: int) -> bool:
    """Whether a word of this length can be within the limit."""
    return len(candidate) >= SHORTEST and abs(len(candidate) - len(word)) <= limit
