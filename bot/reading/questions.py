"""Where a sentence begins to ask, with or without a question mark."""

from __future__ import annotations

from bot.reading.tokens import word_set

_ASKING = word_set(
    "is are was do does did should would can could will what which how why when who where "
    "whether am has have any worth enough shall may thoughts ideas right"
)
ASKING_STRONG = word_set(
    "is are do does did should would can could what which how why when who where shall"
)
"""Words that open a question beyond doubt."""

_CLAUSE = frozenset((",", ";", ":", "(", ")", "but", "however", "though", "although", "yet", "-"))
_WH = frozenset(("what", "which", "how", "why", "when", "where", "who"))
_LEAD_IN = word_set("roughly about by in with from for and so ok at of on to but hey hi also then")
_TOPICS = word_set("dpo ppo lora peft rag prompt prompts prompting fine tuning model models gpt")
_REQUESTS = word_set("compare explain describe define tips pros overview print recommend list tell")
_OURS = frozenset(("we", "our", "us", "i", "my"))

_STATING = word_set("no without we i our my us have has had is are there it got need want they #")
"""Words without which the run-up to a question states nothing."""

_SUBJECTS = word_set("we i it this that there they our you the one a an fine prompting rag")


def question_start(words: list[str], *, hedged_number: bool) -> int:
    """Index of the word where a question begins; the number of words when nothing is asked.

    `hedged_number` tells that the sentence guesses a number (`maybe 2k labels?`), which states it.
    """
    size = len(words)
    if "?" not in words[-3:]:
        return _unmarked(words)
    if size > 2 and hedged_number and words[0] not in _ASKING:
        return size
    start = _marked(words)
    return start if _STATING.intersection(words[:start]) else 0


def _marked(words: list[str]) -> int:
    size = len(words)
    begins = [0] + [i + 1 for i, w in enumerate(words[:-1]) if w in _CLAUSE or w == "so"]
    for start in begins:
        first = words[start]
        second = words[start + 1] if start + 1 < size else ""
        if first in ("so", "and", "but", "or", "ok", "then") and second in ASKING_STRONG:
            return start
        if first in ASKING_STRONG or (start == 0 and first in _ASKING):
            return start
    return begins[-1]


def _unmarked(words: list[str]) -> int:
    size = len(words)
    if size > 30:
        return size
    start = 0
    while start < min(3, size - 1) and words[start] in _LEAD_IN:
        start += 1
    ours = not _OURS.isdisjoint(words)
    if words[start] in _WH and not _LABELS.isdisjoint(words[start + 1 : start + 4]):
        return size
    if words[start] in _WH:
        return 0 if _asks_what(words, start, ours=ours) else size
    if words[start] in ASKING_STRONG and start + 1 < size:
        return 0 if words[start + 1] in _SUBJECTS | _TOPICS else size
    if words[0] in _REQUESTS and not ours:
        return 0
    for i in range(1, size - 1):
        if words[i - 1] in (";", ":") and words[i] in _WH and words[i + 1] in ASKING_STRONG:
            return i
    return size


_LABELS = frozenset((";", ":"))
"""What makes the words before it a heading: `how many: 25 a day`."""
_AFTER_STATED_WHAT = frozenset(("the", "it", "they", "you", "he", "she", "this", "counts"))
"""Behind `what`, without a question mark: `what the bot reads is one invoice`."""


def _asks_what(words: list[str], start: int, *, ours: bool) -> bool:
    """`which ... do people use` asks; `what the model has to see is ...` states."""
    near = words[start + 1 : start + 5]
    if words[start] == "what" and near[:1] == ["is"] and near[1:2] and near[1].endswith("ing"):
        return False
    if words[start] == "what" and near[:1] and near[0] in _AFTER_STATED_WHAT:
        return False
    if ours and words[start] in ("when", "where", "what"):
        near = near[:1]
    return bool((ASKING_STRONG | {"was", "were", "am"}).intersection(near)) or (
        len(words) < 12 and not ours
    )
