"""What would flip a recommendation is an event at which to look again."""

from __future__ import annotations

from bot.advisor.advise import advise
from bot.advisor.profile import parse_profile
from bot.advisor.recommendation import Change
from bot.advisor.triggers import trigger
from tests.builders import policy


def test_flipping_changes_of_known_facts_come_first() -> None:
    """A team that has 4,000 labels reads at which number it would be told otherwise."""
    profile = parse_profile(
        {
            "task_type": "classification",
            "labelled_examples": 4000,
            "accuracy_gap": "large",
            "prompt_attempts": "exhausted",
            "knowledge_source": "none",
            "weights_or_tuning_access": True,
        }
    )
    best = advise(profile, policy()).recommendation

    flips = [trigger(change) for change in best.would_change if change.from_ is not None]
    assert best.revisit.triggers[: min(4, len(flips))] == flips[:4]
    assert len(best.revisit.triggers) > 4


def test_numbers_say_their_side() -> None:
    """At least and at most are told apart."""
    change = Change.model_validate(
        {
            "fact": "labelled_examples",
            "from": 4000,
            "to": 70,
            "direction": "at_most",
            "approach": "prompting",
        }
    )

    assert trigger(change) == (
        "Labelled examples at 70 or less: Prompting would be recommended then."
    )
