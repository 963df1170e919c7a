"""Reads what `compare` takes: a CSV of paired outcomes, a JSON of two counts, or two counts."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.advisor.trial_file import parse_trial_csv
from bot.advisor.trial_results import TrialResult
from bot.advisor.trials import compare_counts, compare_paired
from bot.cli.text_file import text_of_file
from bot.errors import UserInputError

_COUNTS = re.compile(r"(?:[\d\s/,]|of)+")
_HOLDS = "a line id,prompt_correct,tuned_correct and one line per test case"
_SHAPE = 'A JSON file holds {"prompt": [right, cases], "tuned": [right, cases]}.'


def trial_of(arguments: Sequence[str]) -> TrialResult:
    """Compare what a file holds, or the two counts that were typed.

    Raises:
        UserInputError: it is neither, or the numbers make no sense.
    """
    from bot.services.command_words import trial_of_counts

    typed = " ".join(arguments)
    if _COUNTS.fullmatch(typed) and not Path(arguments[0]).is_file():
        return trial_of_counts(typed)
    if len(arguments) > 1:
        raise UserInputError(
            f"{typed[:80]!r} is neither one file nor two counts; write for example "
            "tuningfork compare trial.csv, or tuningfork compare 172/200 188/200."
        )
    return read_trial(text_of_file(Path(arguments[0]), _HOLDS))


def read_trial(text: str) -> TrialResult:
    """Compare what the file holds.

    Raises:
        UserInputError: the file is neither form, or its numbers make no sense.
    """
    if not text.lstrip().startswith("{"):
        return compare_paired(parse_trial_csv(text))
    try:
        data: Any = json.loads(text)
        (right_a, all_a), (right_b, all_b) = data["prompt"], data["tuned"]
    except (ValueError, KeyError, TypeError) as error:
        raise UserInputError(_SHAPE) from error
    return compare_counts(right_a, all_a, right_b, all_b)
