"""What could be learned lowers the need to fetch only as far as something is trained."""

from __future__ import annotations

import numpy as np
import pytest

from bot.advisor.advise import advise
from bot.advisor.profile import Approach, Profile
from tests.unit.advisor.shipped import model, policy, scored

TABLE = {
    "task_type": "classification",
    "task_breadth": "narrow",
    "task_stability": "high",
    "knowledge_source": "private_static",
    "labelled_examples": 30_000,
    "accuracy_gap": "large",
    "prompt_attempts": "exhausted",
    "weights_or_tuning_access": True,
}
"""A table of codes that no model has seen, with plenty of examples: it can be learned."""


@pytest.mark.parametrize(
    "hindrance",
    [
        {"weights_or_tuning_access": False},
        {"data_rights": False},
        {"prompt_attempts": "none"},
        {"time_to_ship_weeks": 1},
        {"accuracy_gap": "none"},
    ],
)
def test_a_table_that_will_not_be_learned_is_looked_up(hindrance: dict[str, object]) -> None:
    """Learnable with training; without, whatever the reason, candidates have to be fetched."""
    assert scored(**TABLE).approach is Approach.FINE_TUNING
    assert scored(**TABLE | hindrance).approach is Approach.RAG


def test_the_need_to_fetch_falls_by_the_share_that_is_trained() -> None:
    """In every completion: the score of K holds what is learned times the chance of T."""
    outcome = scored(**TABLE)
    entry = next(i for i in policy().interactions if i.id == "learned_table")
    assert entry.if_trained
    assert outcome.learned == pytest.approx(entry.K)
    shut = scored(**TABLE | {"weights_or_tuning_access": False})
    apart = outcome.scores[0] - shut.scores[0]
    trained = outcome.chances[1] - shut.chances[1]
    assert np.allclose(apart, entry.K * trained)


def test_two_weeks_hold_no_training_but_say_what_comes_later() -> None:
    """The first version ships without; the wish stands as what is right afterwards."""
    known = TABLE | {"knowledge_source": "none"}
    soon = advise(Profile.model_validate(known | {"time_to_ship_weeks": 2}), policy())
    assert soon.recommendation.approach is Approach.PROMPTING
    assert soon.recommendation.readiness == "not_yet"
    assert soon.recommendation.later is not None
    assert soon.recommendation.later.approach is Approach.FINE_TUNING
    enough = advise(Profile.model_validate(known | {"time_to_ship_weeks": 12}), policy())
    assert enough.recommendation.approach is Approach.FINE_TUNING


def test_facts_without_a_lesson_leave_nothing_to_learn() -> None:
    """Where everything is in the input, training teaches no facts."""
    assert scored(**TABLE | {"knowledge_source": "none"}).learned == 0.0
    assert any(model().lessons)
