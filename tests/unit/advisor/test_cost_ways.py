"""How approaches are priced: by the way that a team would choose, and against what else."""

from __future__ import annotations

from typing import Any

import pytest
from money import WORKED_EXAMPLE, load, shipped_prices
from shipped import policy

from bot.advisor.advise import advise
from bot.advisor.amounts import about_dollars
from bot.advisor.cost import compare_costs
from bot.advisor.cost_results import CostComparison
from bot.advisor.cost_words import finding, objection
from bot.advisor.profile import Approach, Profile, parse_profile

PRICES = shipped_prices()
TUNED = (Approach.FINE_TUNING, Approach.HYBRID)


def compare(**facts: Any) -> CostComparison:
    """The comparison of these facts."""
    result = compare_costs(parse_profile(facts), PRICES)
    assert result is not None
    return result


def way(approach: Approach, **facts: Any) -> str:
    """How an approach is run in the row that stands for it."""
    return compare(**facts).headline(approach).hosting


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"requests_per_month": 360}, "managed"),
        ({"requests_per_month": 360, "gpu_access": True}, "self_hosted"),
        ({"requests_per_month": 299_999, "gpu_access": False}, "managed"),
        ({"requests_per_month": 300_000}, "self_hosted"),
        ({"requests_per_month": 3_000_000, "gpu_access": False}, "managed"),
        ({"requests_per_month": 360, "task_type": "classification"}, "cpu"),
        ({"requests_per_month": 360, "task_type": "ranking", "on_prem_required": True}, "cpu"),
        ({"requests_per_month": 360, "task_type": "extraction"}, "managed"),
        (
            {"requests_per_month": 360, "task_type": "classification", "gpu_access": True},
            "self_hosted",
        ),
        ({"requests_per_month": 3_000_000, "task_type": "classification"}, "self_hosted"),
        ({"requests_per_month": 360, "on_prem_required": True}, "self_hosted"),
    ],
)
def test_fine_tuning_is_priced_as_the_team_would_run_it(
    facts: dict[str, Any], expected: str
) -> None:
    """Nobody rents GPUs round the clock for a few requests, and a classifier needs none."""
    assert way(Approach.FINE_TUNING, **facts) == expected


def test_a_small_classifier_is_listed_for_closed_tasks_at_every_volume() -> None:
    """As a row, and as a note where it is not the priced way."""
    result = compare(requests_per_month=5_000_000, task_type="classification")
    row = next(row for row in result.approaches if row.hosting == "cpu")
    assert (row.approach, row.headline) == (Approach.FINE_TUNING, False)
    assert any("small classifier" in note for note in result.notes)
    assert all(row.hosting != "cpu" for row in compare(requests_per_month=1).approaches)


def test_in_the_own_network_nothing_is_priced_per_token() -> None:
    """Prompting and retrieval run on the same machines, whatever the volume."""
    for volume in (9_000, 20_000_000):
        result = compare(requests_per_month=volume, on_prem_required=True, task_type="qa")
        assert {row.hosting for row in result.approaches} == {"self_hosted"}
        assert all(row.hosting_usd >= 4_307 for row in result.approaches)
        assert [row.id for row in result.break_evens] == ["current_tier"]
    small = compare(requests_per_month=9_000, on_prem_required=True)
    dearer = small.headline(Approach.FINE_TUNING).monthly_usd
    assert dearer < 2 * small.headline(Approach.PROMPTING).monthly_usd
    assert "paid for either way" in small.takeaway
    assert not any("mid-price" in note for note in small.notes)


def test_uncached_prompts_need_more_machines_in_the_own_network() -> None:
    """A prefix that is found in the cache is not read again."""
    facts = {"requests_per_month": 40_000_000, "on_prem_required": True, "prompt_tokens": 8000}
    cached = compare(**facts).headline(Approach.PROMPTING).hosting_usd
    fresh = compare(**facts, prompt_cacheable=False).headline(Approach.PROMPTING).hosting_usd
    assert fresh > 2 * cached


def test_the_worked_example_keeps_its_break_even_at_any_volume() -> None:
    """Stated for own GPUs; what is drawn and said is that of the priced way."""
    low = compare(requests_per_month=20_000, **WORKED_EXAMPLE)
    high = compare(requests_per_month=2_000_000, **WORKED_EXAMPLE)
    assert low.break_even_requests == high.break_even_requests == pytest.approx(6060.24 / 0.00436)
    assert high.priced_break_even_requests == high.break_even_requests
    assert low.priced_break_even_requests == pytest.approx(
        next(b.requests_per_month for b in low.break_evens if b.id == "other_hosting")
    )


def test_the_even_series_reaches_past_own_volume_and_break_even() -> None:
    """Evenly spaced, the own volume in place of the nearest step, and the lines cross in it."""
    result = compare(requests_per_month=9_000)
    series, edge = result.even_series, result.priced_break_even_requests
    assert series is not None
    assert edge is not None
    assert series.requests[0] == 9_000
    steps = {b - a for a, b in zip(series.requests[1:], series.requests[2:], strict=False)}
    assert len(steps) == 1
    assert series.requests[-1] >= 2 * edge
    prompt, tuned = (series.monthly_usd[a] for a in (Approach.PROMPTING, Approach.FINE_TUNING))
    assert prompt[0] < tuned[0]
    assert prompt[-1] > tuned[-1]
    largest = max(max(line) for line in series.monthly_usd.values())
    assert min(tuned) > largest / 10


def test_money_objects_where_tuning_costs_many_times_a_prompt() -> None:
    """Both sums and both prices of one request; nothing where it saves or was not chosen."""
    tiny = compare(requests_per_month=360, task_type="classification", labelled_examples=5000)
    words = objection(tiny, Approach.FINE_TUNING)
    for part in ("$610 a month", "$6,400 once", "$2 a month for prompting", "$1.69 a request"):
        assert part in words
    assert "against $880 a month for RAG" in objection(
        compare(requests_per_month=360, gpu_access=True, task_type="classification"),
        Approach.HYBRID,
    ) or not objection(tiny, Approach.HYBRID)
    assert objection(tiny, Approach.PROMPTING) == objection(tiny, Approach.RAG) == ""
    large = compare(requests_per_month=5_000_000, **WORKED_EXAMPLE)
    assert objection(large, Approach.FINE_TUNING) == ""
    assert "back in 2 months" in finding(large, Approach.FINE_TUNING)


@pytest.mark.parametrize("approach", list(Approach))
def test_the_finding_speaks_of_the_recommended_approach(approach: Approach) -> None:
    """Retrieval is held against what it is added to, the others against each other."""
    words = finding(compare(requests_per_month=9_000), approach)
    assert words.endswith(".")
    adds = approach in (Approach.RAG, Approach.HYBRID)
    assert words.startswith("Retrieval adds" if adds else "Fine-tuning becomes cheaper")


@pytest.mark.parametrize(
    ("entry", "minutes_usd", "hosting", "full", "none"),
    [
        ("dearer_than_by_hand", 1.5, "cpu", 400, 4_000),
        ("dearer_than_written_by_hand", 30.0, "managed", 100, 1_000),
    ],
)
def test_the_volumes_of_the_money_rules_follow_from_the_prices(
    entry: str, minutes_usd: float, hosting: str, full: float, none: float
) -> None:
    """Full weight where a person is no dearer per request, none at ten times that volume."""
    rule = next(r for r in load("interactions_money")["interactions"] if r["id"] == entry)
    assert rule["factors"]["requests_per_month"]["ramp"] == [[full, 1], [none, 0]]
    result = compare(requests_per_month=int(full), task_type="classification")
    row = next(r for r in result.approaches if r.hosting == hosting)
    assert row.per_request_usd == pytest.approx(minutes_usd, rel=0.05)


def test_a_tiny_volume_speaks_against_training() -> None:
    """The same project leans less to changing weights, and with a small gap it does not at all."""
    facts = {
        "task_type": "classification",
        "labelled_examples": 5000,
        "accuracy_gap": "large",
        "prompt_attempts": "exhausted",
        "knowledge_source": "none",
    }

    def tuned(**more: Any) -> float:
        profile: Profile = parse_profile({**facts, **more})
        found = advise(profile, policy()).recommendation
        return sum(found.probabilities[a] for a in TUNED)

    assert tuned(requests_per_month=360) < tuned(requests_per_month=40_000) - 0.08
    assert tuned(requests_per_month=360, accuracy_gap="small") < 0.4


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "$0"),
        (0.004, "$0.004"),
        (1.62, "$2"),
        (48.9, "$49"),
        (610, "$610"),
        (976.4, "$980"),
        (1_241, "$1,240"),
        (6_066.18, "$6,100"),
        (16_661, "$16,700"),
        (1_234_567, "$1.23 M"),
    ],
)
def test_estimates_are_rounded_as_they_deserve(value: float, said: str) -> None:
    """Cents of a monthly bill that rests on assumptions are noise."""
    assert about_dollars(value) == said
