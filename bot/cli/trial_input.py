"""Reads what `compare` takes: a CSV of paired outcomes, or a JSON of two counts."""

from __future__ import annotations

import json
from typing import Any

from bot.advisor.trial_file import parse_trial_csv
from bot.advisor.trial_results import TrialResult
from bot.advisor.trials import compare_counts, compare_paired
from bot.errors import UserInputError

_SHAPE = 'A JSON file holds {"prompt": [right, cases], "tuned": [right, cases]}.'


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
