"""Where a project stands on the two questions."""

from __future__ import annotations

import pytest

from bot.advisor.advise import advise
from bot.advisor.position import position
from bot.advisor.profile import Approach, Profile, parse_profile
from tests.builders import policy

COUNT = 1024
TUNING = {
    "task_type": "classification",
    "labelled_examples": 4000,
    "requests_per_month": 200_000,
    "accuracy_gap": "large",
    "prompt_attempts": "exhausted",
    "weights_or_tuning_access": True,
}


@pytest.mark.parametrize("facts", [{}, TUNING, {"knowledge_source": "private_changing"}])
def test_the_point_is_the_recommendations_probabilities(facts: dict[str, object]) -> None:
    """Across is RAG plus hybrid, upwards is fine-tuning plus hybrid, of the same completions."""
    profile = parse_profile(facts)
    found = position(profile, policy(), seed=3, completions=COUNT)
    chances = advise(profile, policy(), seed=3, completions=COUNT).recommendation.probabilities

    assert found.k == pytest.approx(chances[Approach.RAG] + chances[Approach.HYBRID], abs=1e-6)
    assert found.t == pytest.approx(
        chances[Approach.FINE_TUNING] + chances[Approach.HYBRID], abs=1e-6
    )
    assert 0 <= found.k_low <= found.k <= found.k_high <= 1
    assert 0 <= found.t_low <= found.t <= found.t_high <= 1


def test_what_is_known_narrows_the_range() -> None:
    """The facts that decide about tuning leave less room than none at all."""
    empty = position(Profile(), policy(), seed=0, completions=COUNT)
    told = position(parse_profile(TUNING), policy(), seed=0, completions=COUNT)

    assert told.t > empty.t
    assert empty.k_high - empty.k_low > 0.1
    area = (told.k_high - told.k_low) * (told.t_high - told.t_low)
    assert area < (empty.k_high - empty.k_low) * (empty.t_high - empty.t_low)


def test_the_same_question_gets_the_same_position() -> None:
    """Seed and number of completions name the sample."""
    first = position(Profile(), policy(), seed=1, completions=COUNT)

    assert position(Profile(), policy(), seed=1, completions=COUNT) == first
    assert position(Profile(), policy(), seed=2, completions=COUNT) != first
