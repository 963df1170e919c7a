"""Gates, readiness, confidence and the words of a recommendation."""

from __future__ import annotations

import pytest

from bot.advisor.advise import advise
from bot.advisor.confidence import stability_error
from bot.advisor.profile import Approach, Profile
from bot.advisor.reasons import spoken
from bot.advisor.recommendation import Recommendation
from tests.unit.advisor.shipped import policy, scored

READY = {
    "task_type": "classification",
    "labelled_examples": 15000,
    "accuracy_gap": "large",
    "prompt_attempts": "exhausted",
    "knowledge_source": "none",
    "task_breadth": "narrow",
    "task_stability": "high",
    "weights_or_tuning_access": True,
}


def recommended(facts: dict[str, object]) -> Recommendation:
    """The recommendation for these facts."""
    return advise(Profile.model_validate(facts), policy()).recommendation


@pytest.mark.parametrize(
    ("fact", "value", "gate"),
    [
        ("weights_or_tuning_access", False, "g02"),
        ("base_lifetime_months", 2, "g02"),
        ("data_rights", False, "g03"),
        ("labelled_examples", 30, "g04"),
        ("prompt_attempts", "none", "prompting_first"),
        ("personal_data_erasure", True, "g07"),
    ],
)
def test_a_missing_precondition_means_not_yet_and_names_what_is_missing(
    fact: str, value: object, gate: str
) -> None:
    """Training would be right, but for one thing; what to do now is prompting."""
    found = recommended(READY | {fact: value})
    assert found.approach is Approach.PROMPTING
    assert found.readiness == "not_yet"
    assert found.later is not None
    assert found.later.approach is Approach.FINE_TUNING
    assert found.later.conditions
    assert found.gates[0].id == gate
    assert found.gates[0].closed
    assert any(reason.criterion == gate and reason.weight < 0 for reason in found.reasons)


def test_no_metric_means_measure_first_at_low_confidence() -> None:
    """Nobody could tell whether training helped."""
    found = recommended(READY | {"success_metric": False})
    assert found.readiness == "measure_first"
    assert found.confidence == "low"
    assert found.approach is Approach.PROMPTING


def test_a_ready_project_trains_now() -> None:
    """All preconditions are met."""
    found = recommended(READY)
    assert found.approach is Approach.FINE_TUNING
    assert found.readiness == "now"
    assert found.later is None
    assert found.why_not.startswith("Why not prompting alone: ")


def test_high_stakes_without_a_test_set_are_never_sure() -> None:
    """A test set of enough cases lifts the cap."""
    sure = {"task_type": "summarization", "knowledge_source": "none", "labelled_examples": 0}
    assert recommended(sure).confidence == "high"
    assert recommended(sure | {"error_cost": "high"}).confidence == "medium"
    assert recommended(sure | {"regulated": True, "evaluation_set_size": 20}).confidence == "medium"
    tested = sure | {"error_cost": "high", "evaluation_set_size": 300}
    assert recommended(tested).confidence == "high"


def test_an_empty_profile_is_unsure_and_shows_its_runner_up() -> None:
    """Below a stability of 0.6 the second approach is shown beside the first."""
    found = recommended({})
    assert found.stability < 0.6
    assert found.runner_up is not None
    assert found.runner_up is not found.approach
    assert found.confidence == "low"


def test_weak_reasons_and_unknown_volume_leave_no_cost() -> None:
    """Cost needs a volume."""
    assert recommended({}).cost is None
    cost = recommended({"requests_per_month": 100_000}).cost
    assert cost is not None
    assert {row["approach"] for row in cost["approaches"]} == {a.value for a in Approach}


def test_stamps_name_policy_seed_and_completions() -> None:
    """A recommendation says what it was made from."""
    advice = advise(
        Profile(), policy(), seed=3, completions=1024, index="abc", prompts={"explain": "1"}
    )
    stamps = advice.recommendation.stamps
    assert stamps.policy == policy().stamp
    assert policy().sha256[:12] in stamps.policy
    assert (stamps.seed, stamps.completions, stamps.index) == (3, 1024, "abc")
    assert stamps.prompts == {"explain": "1"}


def test_a_failed_first_attempt_is_no_reason_to_train() -> None:
    """From untried to tried by hand with no examples, prompting stays."""
    for attempts in ("none", "some"):
        facts = {"task_type": "extraction", "labelled_examples": 0, "accuracy_gap": "large"}
        assert recommended(facts | {"prompt_attempts": attempts}).approach is Approach.PROMPTING


def test_with_the_target_met_training_falls_to_its_floor_unless_it_is_needed() -> None:
    """Labels and access make no case for training what works; time, volume and place do."""
    met = READY | {
        "accuracy_gap": "none",
        "requests_per_month": 20_000,
        "latency_target_ms": 5000,
        "on_prem_required": False,
        "main_driver": "none",
    }
    assert scored(**met).chances[1].mean() < 0.05
    for need in (
        {"latency_target_ms": 150},
        {"requests_per_month": 40_000_000},
        {"on_prem_required": True, "main_driver": "locality"},
    ):
        assert scored(**(met | need)).approach is Approach.FINE_TUNING


def test_numbers_are_spoken_as_people_write_them() -> None:
    """Thousands apart, millions by name, no needless decimals."""
    assert spoken(12000) == "12,000"
    assert spoken(30_000_000) == "30 million"
    assert spoken(2.5) == "2.5"
    assert spoken(4.0) == "4"


def test_the_standard_error_follows_from_the_share() -> None:
    """sqrt(s (1 - s) / n)."""
    assert stability_error(0.5, 2500) == pytest.approx(0.01)
    assert stability_error(1.0, 100) == 0.0
