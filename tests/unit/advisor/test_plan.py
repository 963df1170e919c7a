"""The plan: grounded, concrete, without what the team has done, and defined for everyone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from money import PROFILES, ROOT, load, shipped_plan
from pydantic import ValidationError

from bot.advisor.conditions import When
from bot.advisor.plan import Plan, build_plan
from bot.advisor.plan_rules import PlanPolicy
from bot.advisor.plan_values import UNKNOWN
from bot.advisor.profile import FIELD_CHOICES, FIELD_KINDS, Approach, Profile
from bot.advisor.recommendation import GateResult

POLICY = shipped_plan()
TOO_FEW = GateResult(id="few", closed=True, effect="no_tuning_yet", text="Few.", citations=["a#b"])


def plan(approach: str, readiness: Any = "now", best: float = 0.8, **facts: Any) -> Plan:
    """A plan for these facts."""
    return build_plan(
        Profile(**facts),
        approach=Approach(approach),
        readiness=readiness,
        gates=[TOO_FEW] if readiness == "not_yet" else [],
        probabilities={Approach(approach): best},
        policy=POLICY,
    )


def steps(result: Plan) -> list[str]:
    """Ids of the steps in order."""
    return [step.id for step in result.next_steps]


def techniques(result: Plan) -> list[str]:
    """Ids of the techniques in order."""
    return [technique.id for technique in result.techniques]


def test_every_citation_of_the_plan_is_a_passage_that_exists() -> None:
    """Techniques, steps and risks rest on the notes."""
    known = {
        f"{note.stem}#{anchor}"
        for note in (ROOT / "knowledge" / "notes").glob("*.md")
        for anchor in re.findall(r"^### .*\{#([a-z0-9-]+)\}\s*$", note.read_text("utf-8"), re.M)
    }
    assert POLICY.citations() - known == set()


def meeting(*conditions: When) -> Profile:
    """A profile made to meet these conditions, the later ones winning."""
    facts: dict[str, Any] = {}
    for condition in conditions:
        for name, test in condition.tests.items():
            if test.one_of is not None:
                facts[name] = test.one_of[0]
            elif test.at_least is not None or test.at_most is not None:
                number = test.at_most if test.at_least is None else test.at_least
                facts[name] = int(number or 0) if FIELD_KINDS[name] == "int" else number
            elif test.known:
                facts[name] = {"enum": (FIELD_CHOICES.get(name) or [""])[0]}.get(
                    FIELD_KINDS[name], 50
                )
            else:
                facts.pop(name, None)
    return Profile.model_validate(facts)


@pytest.mark.parametrize("kind", ["techniques", "steps", "risks", "kpis"])
def test_every_condition_of_every_rule_can_be_met(kind: str) -> None:
    """A rule, an alternative or a reason that no project can reach is dead weight."""
    for rule in getattr(POLICY, kind):
        cases = [case.when for case in rule.cases] if kind == "techniques" else [When()]
        alternatives = rule.when or (When(),)
        met = {
            (i, j)
            for i, when in enumerate(alternatives)
            for j, case in enumerate(cases)
            if rule.applies(profile := meeting(when, case), frozenset(rule.closed))
            and when.holds(profile)
            and case.holds(profile)
            and (kind != "techniques" or rule.case(profile) == rule.cases[j])
        }
        assert {i for i, _ in met} == set(range(len(alternatives))), rule.id
        assert {j for _, j in met} == set(range(len(cases))), rule.id


@settings(max_examples=250, deadline=None)
@given(
    PROFILES,
    st.sampled_from(list(Approach)),
    st.sampled_from(["now", "not_yet", "measure_first"]),
    st.floats(0.25, 1),
)
def test_every_profile_has_a_concrete_plan(
    profile: Profile, approach: Approach, readiness: Any, best: float
) -> None:
    """Every part is there, no text has a gap, and a repeated call gives the same."""
    args = {
        "approach": approach,
        "readiness": readiness,
        "gates": [TOO_FEW],
        "probabilities": {approach: best},
        "policy": POLICY,
    }
    result = build_plan(profile, **args)
    assert result.next_steps
    assert result.risks
    assert result.kpis
    assert result.revisit.triggers
    assert 1 <= result.revisit.after_days <= 180
    texts = [t.why for t in result.techniques]
    texts += [s.text for s in result.next_steps] + [s.exit_criterion for s in result.next_steps]
    texts += [r.mitigation for r in result.risks] + [k.target for k in result.kpis]
    texts += result.revisit.triggers
    for text in texts:
        assert UNKNOWN not in text
        assert "{" not in text
    assert all(0 < step.effort_days < 30 for step in result.next_steps)
    assert len(set(steps(result))) == len(steps(result))
    assert build_plan(profile, **args) == result
    assert Plan.model_validate(result.model_dump()) == result


def test_exhausted_prompting_is_not_suggested_again() -> None:
    """What the team has done is left out."""
    fresh = plan("prompting", prompt_attempts="none")
    done = plan("prompting", prompt_attempts="exhausted", evaluation_set_size=300)
    assert {"write-spec", "build-test-set"} <= set(steps(fresh))
    assert not {"write-spec", "build-test-set", "grow-test-set"} & set(steps(done))
    assert not {"clear-spec", "few-shot"} & set(techniques(done))
    assert "run-optimiser" in steps(done)


def test_an_existing_test_set_is_grown_and_not_built_again() -> None:
    """The step names both sizes."""
    result = plan("prompting", evaluation_set_size=40, accuracy_gap="small")
    assert "build-test-set" not in steps(result)
    text = next(step.text for step in result.next_steps if step.id == "grow-test-set")
    assert "from 40 to 626" in text


def test_a_met_target_in_production_means_stop() -> None:
    """No work is invented."""
    result = plan(
        "prompting",
        stage="production",
        accuracy_gap="none",
        evaluation_set_size=500,
        small_model_result="passes",
        label_source="logs",
    )
    assert steps(result) == ["stop-here"]


def test_production_is_not_told_to_ship_its_first_version() -> None:
    """A running system logs corrections instead."""
    assert "canary-prompt" in steps(plan("prompting", stage="pilot"))
    running = steps(plan("prompting", stage="production"))
    assert "canary-prompt" not in running
    assert "log-corrections" in running


@pytest.mark.parametrize(
    ("expected", "facts"),
    [
        ("small-classifier", {"task_type": "classification", "labelled_examples": 400}),
        ("lora", {"task_type": "extraction", "labelled_examples": 2000}),
        ("lora", {"task_type": "text_generation", "style_or_format_strictness": "high"}),
        ("reinforcement-fine-tuning", {"task_type": "reasoning", "feedback_type": "verifier"}),
        (
            "distillation",
            {"task_type": "summarization", "main_driver": "cost", "model_tier": "large"},
        ),
        ("qlora", {"task_type": "chatbot", "on_prem_required": True}),
        (
            "multi-adapter",
            {"task_type": "chatbot", "access_control": "per_tenant", "task_stability": "high"},
        ),
    ],
)
def test_one_way_of_changing_weights_is_chosen_by_task(
    expected: str, facts: dict[str, Any]
) -> None:
    """The choice inside fine-tuning; the alternatives are not listed beside it."""
    slot = {rule.id for rule in POLICY.techniques if rule.slot == "weights"}
    chosen = [name for name in techniques(plan("fine_tuning", **facts)) if name in slot]
    assert chosen == [expected]


@pytest.mark.parametrize(
    ("expected", "facts"),
    [
        ("prompt-caching", {"prompt_tokens": 4000, "requests_per_month": 50_000}),
        ("prompt-optimiser", {"labelled_examples": 100, "success_metric": True}),
        ("structured-output", {"task_type": "extraction"}),
        ("chain-of-thought", {"failure_mode": "weak_reasoning"}),
        ("many-shot", {"labelled_examples": 300, "weights_or_tuning_access": False}),
    ],
)
def test_choices_inside_prompting(expected: str, facts: dict[str, Any]) -> None:
    """Static prefix, metric and data, strict form, hard reasoning, no weights."""
    assert expected in techniques(plan("prompting", **facts))
    assert "lora" not in techniques(plan("prompting", **facts))


def test_permissions_bring_filter_step_risk_and_reason() -> None:
    """The same fact shows in each part of the plan."""
    result = plan("rag", access_control="per_document")
    assert "permission-filter" in steps(result)
    assert result.risks[0].id == "retrieval-leak"
    assert "permission" in result.techniques[0].why


def test_measure_first_fits_in_about_a_week() -> None:
    """Metric, cases, baseline, failures, and back."""
    result = plan("prompting", "measure_first")
    assert steps(result)[:3] == ["agree-metric", "first-graded-cases", "baseline-three-models"]
    assert steps(result)[-1] == "come-back-with-scores"
    assert sum(step.effort_days for step in result.next_steps) <= 7
    assert result.risks[0].id == "no-metric"


def test_not_yet_names_the_missing_examples_and_days() -> None:
    """A number to collect, from the logs where there are logs."""
    result = plan(
        "prompting", "not_yet", task_type="extraction", stage="production", labelled_examples=40
    )
    step = next(step for step in result.next_steps if step.id == "collect-examples-logs")
    assert "260 corrected examples" in step.text
    assert "300 checked examples are collected." in result.revisit.triggers
    assert result.data is not None
    assert (result.data.target, result.data.missing) == (300, 260)
    without = plan("prompting", "not_yet", weights_or_tuning_access=False, labelled_examples=5000)
    assert "find-tunable-base" in steps(without)
    assert not {"collect-examples", "collect-examples-logs"} & set(steps(without))


_VERBS = re.compile(
    r"\b(?:is|are|has|have|holds?|agree|carries|knows?|lies?|lie|stays?|arrive|shows?|proves?|"
    r"answers|was|were|passes|stands?|meets?|look|know)\b"
)


@pytest.mark.parametrize("rule", POLICY.steps, ids=lambda rule: rule.id)
def test_every_end_of_a_step_is_a_clause(rule: Any) -> None:
    """It stands behind "Done when", so it needs a verb before its first stop."""
    first = re.split(r"[.;]", rule.exit_criterion)[0]
    assert _VERBS.search(first), rule.exit_criterion


@pytest.mark.parametrize(
    ("facts", "cases", "days"),
    [
        ({"accuracy_gap": "small"}, "626", 4.5),
        ({"accuracy_gap": "large"}, "155", 1.5),
        ({"accuracy_gap": "small", "requests_per_month": 215}, "100", 1.0),
        ({"accuracy_gap": "large", "requests_per_month": 60}, "50", 1.0),
        ({}, "100", 1.0),
    ],
)
def test_the_test_set_fits_the_project(facts: dict[str, Any], cases: str, days: float) -> None:
    """Size by gap and traffic, days by size, and known failures are never all of it."""
    step = next(
        step for step in plan("prompting", **facts).next_steps if step.id == "build-test-set"
    )
    assert f"of {cases} real" in step.text
    assert "at most a third" in step.text
    assert step.effort_days == days


def test_who_tried_nothing_has_no_failures_to_sort() -> None:
    """At any stage, measured or not."""
    for readiness in ("now", "measure_first"):
        fresh = steps(plan("prompting", readiness, prompt_attempts="none", stage="pilot"))
        tried = steps(plan("prompting", readiness, prompt_attempts="some", stage="pilot"))
        assert not {"sort-failures", "read-failures"} & set(fresh)
        assert {"sort-failures", "read-failures"} & set(tried)


def test_small_traffic_is_not_split_into_percents() -> None:
    """A twentieth of 360 requests says nothing, so every output is checked instead."""
    for approach, small, usual in (
        ("prompting", "canary-prompt-small", "canary-prompt"),
        ("fine_tuning", "canary-tuned-small", "canary-tuned"),
    ):
        assert small in steps(plan(approach, requests_per_month=360))
        assert usual in steps(plan(approach, requests_per_month=36_000))


def test_a_small_classifier_needs_no_base_of_billions() -> None:
    """The step fits the way in which the project is priced."""
    facts = {"task_type": "classification", "labelled_examples": 5000}
    assert "choose-classifier" in steps(plan("fine_tuning", requests_per_month=360, **facts))
    assert "choose-base" in steps(plan("fine_tuning", requests_per_month=3_000_000, **facts))


def test_the_cost_target_can_be_met() -> None:
    """Below the cost of a prompt only where tuning is to save money."""

    def target(**facts: Any) -> str:
        kpis = plan("fine_tuning", **facts).kpis
        return next(kpi.target for kpi in kpis if "ost" in kpi.name)

    assert "below that of the best prompt" in target(main_driver="cost")
    assert "below that of the best prompt" in target(requests_per_month=5_000_000)
    assert "worth the gain" in target(requests_per_month=360)


def test_hybrid_proves_each_part_with_a_two_by_two_test() -> None:
    """First retrieval, then reading behaviour, then the proof, then release."""
    order = steps(plan("hybrid", knowledge_source="private_changing", labelled_examples=900))
    wanted = ["build-search", "log-reading-data", "tune-reading", "two-by-two", "canary-tuned"]
    assert [name for name in order if name in wanted] == wanted


@pytest.mark.parametrize(
    ("days", "approach", "readiness", "best", "facts"),
    [
        (30, "prompting", "now", 0.9, {"stage": "prototype"}),
        (90, "prompting", "now", 0.9, {"stage": "pilot"}),
        (180, "prompting", "now", 0.9, {"stage": "production"}),
        (30, "prompting", "now", 0.5, {"stage": "production"}),
        (30, "prompting", "not_yet", 0.9, {"stage": "production"}),
        (90, "rag", "now", 0.9, {"stage": "production", "knowledge_change": "daily"}),
        (30, "fine_tuning", "now", 0.9, {"stage": "production", "base_lifetime_months": 6}),
    ],
)
def test_the_review_comes_sooner_where_things_move(
    days: int, approach: str, readiness: str, best: float, facts: dict[str, Any]
) -> None:
    """By stage, confidence, readiness, facts and the base's remaining life."""
    assert plan(approach, readiness, best, **facts).revisit.after_days == days


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        ("steps", {"text": "Do {something}"}, "no value"),
        ("steps", {"text": "Do {"}, "odd brace"),
        ("steps", {"citations": []}, "at least 1"),
        ("steps", {"citations": ["nowhere"]}, "no passage id"),
        ("steps", {"when": [{"no_such_fact": True}]}, "no fact named"),
        ("steps", {"when": [{"stage": "launched"}]}, "no value"),
        ("steps", {"id": "come-back-with-scores"}, "used twice"),
        ("risks", {"colour": "red"}, "Extra"),
        ("kpis", {"approaches": ["magic"]}, "Input should be"),
    ],
)
def test_a_wrong_rule_is_refused(file: str, change: dict[str, Any], said: str) -> None:
    """Errors of the policy show when it is loaded, not when it is used."""
    data = {n: load(n)[n] for n in ("techniques", "steps", "risks", "kpis", "revisit")}
    data[file] = [{**data[file][0], **change}, *data[file][1:]]
    with pytest.raises(ValidationError, match=said):
        PlanPolicy.model_validate(data)
