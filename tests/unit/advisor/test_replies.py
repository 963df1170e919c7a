"""Answers to questions about a recommendation, over the shipped policy."""

from __future__ import annotations

import pytest

from bot.advisor import replies
from bot.advisor.advise import advise
from bot.advisor.fact_words import percent
from bot.advisor.profile import Approach, Profile
from bot.advisor.reasons import supports
from bot.advisor.recommendation import Recommendation
from bot.advisor.reply import Reply
from bot.advisor.supposing import loosest, supposed_facts, what_if
from bot.advisor.validity import still_valid
from tests.builders import policy

TICKETS = Profile(
    task_type="classification", labelled_examples=4_000, requests_per_month=200_000,
    prompt_attempts="exhausted", accuracy_gap="large", task_stability="high",
    weights_or_tuning_access=True,
)  # fmt: skip
POLICIES = Profile(
    task_type="qa", knowledge_source="private_changing", knowledge_change="daily",
    citations_required=True, labelled_examples=0,
)  # fmt: skip
PROTOTYPE = Profile(task_type="summarization", prompt_attempts="none", knowledge_source="none")
PROFILES = {"tickets": TICKETS, "policies": POLICIES, "prototype": PROTOTYPE, "empty": Profile()}


def _advice(profile: Profile) -> Recommendation:
    return advise(profile, policy(), completions=1024).recommendation


def _said(reply: Reply) -> list[str]:
    return [statement.text for part in reply.sections for statement in part.statements]


@pytest.fixture(params=PROFILES)
def profile(request: pytest.FixtureRequest) -> Profile:
    """Projects for which different approaches are right, and an unknown one."""
    return PROFILES[request.param]


def test_why_tells_the_reasons_on_their_side_with_their_passages(profile: Profile) -> None:
    """Nothing is made up: each statement is a reason of the recommendation."""
    found = _advice(profile)
    reply = replies.why(found, policy())
    of_text = {reason.text: reason for reason in found.reasons}

    assert f"confidence {found.confidence}" in reply.opening
    for part in reply.sections:
        for statement in part.statements:
            reason = of_text.get(statement.text)
            if reason is None:
                assert part.heading == "What limits the choice"
                continue
            assert statement.citations == reason.citations
            assert ("against" not in part.heading) == any(
                supports(r, found.approach) for r in found.reasons if r.text == statement.text
            )


@pytest.mark.parametrize("other", Approach)
def test_why_not_names_both_probabilities_and_something_to_argue_with(
    profile: Profile, other: Approach
) -> None:
    """Of each other approach; for the recommended one the reasons are given instead."""
    found = _advice(profile)
    reply = replies.why_not(found, policy(), [other])

    if other is found.approach:
        assert reply.opening.startswith("That is what I recommend, ")
        return
    assert percent(found.probabilities[other]) in reply.opening
    assert percent(found.confidence_score) in reply.opening
    assert _said(reply)


def test_why_not_uses_only_the_questions_that_tell_the_two_apart() -> None:
    """Both prompting and RAG leave weights alone, so what speaks of weights is left out."""
    found = _advice(POLICIES)
    assert found.approach is Approach.RAG
    reply = replies.why_not(found, policy(), [Approach.PROMPTING])
    told = set(_said(reply))

    assert {r.text for r in found.reasons if r.axis == "K" and r.weight > 0} & told
    only_weights = {r.text for r in found.reasons if r.axis == "T"} - {
        r.text for r in found.reasons if r.axis == "K"
    }
    assert only_weights
    assert not only_weights & told


def test_what_would_change_it_is_about_the_approach_that_was_asked(profile: Profile) -> None:
    """All changes, or those towards one approach; each cites the criterion of its fact."""
    found = _advice(profile)
    every = replies.changes(found, policy())
    assert len(_said(every)) >= min(len(found.would_change), 1)
    for other in {change.approach for change in found.would_change}:
        [part] = [
            part
            for part in replies.changes(found, policy(), [other]).sections
            if part.heading == "What would change my mind"
        ]
        assert len(part.statements) <= len(found.would_change)
        assert all(statement.citations for statement in part.statements)
        assert len(part.statements) == min(
            replies.MOST, sum(change.approach is other for change in found.would_change)
        )


def test_supposing_what_would_change_it_changes_it(profile: Profile) -> None:
    """What is said to flip the recommendation does, when it is asked as "what if"."""
    found = _advice(profile)
    assert found.would_change or profile == Profile()
    for change in found.would_change:
        facts = supposed_facts(profile, policy(), stated={change.fact: change.to})
        then = _advice(profile.with_facts(**facts))
        reply = what_if((profile, found), (profile.with_facts(**facts), then))

        assert then.approach is change.approach
        assert reply.opening.startswith("Then I would say ")
        assert found.approach is _advice(profile).approach  # nothing was kept


def test_steps_and_risks_are_told_whole_and_in_order(profile: Profile) -> None:
    """The first step apart; each with who does it, or what to do against it."""
    found = _advice(profile)
    steps, risks = _said(replies.steps(found)), _said(replies.risks(found, "It costs a lot."))

    assert len(steps) == len(found.next_steps)
    for step, words in zip(found.next_steps, steps, strict=True):
        assert words.startswith(step.text.rstrip("."))
        assert step.owner in words
    assert risks[0] == "It costs a lot."
    assert [words.startswith(risk.text) for risk, words in zip(found.risks, risks[1:], strict=True)]


def test_certainty_shows_all_four_and_what_is_open() -> None:
    """The probabilities in their order, the stability, and the questions worth an answer."""
    advice = advise(TICKETS, policy(), completions=1024)
    said = _said(replies.certainty(advice.recommendation, policy(), advice.next_questions))
    ranked = sorted(advice.recommendation.probabilities.values(), reverse=True)

    assert [words.split(": ")[1] for words in said[:4]] == [percent(p) for p in ranked]
    assert percent(advice.recommendation.stability) in said[4]
    assert len(said) > 5


def test_a_limit_that_does_not_matter_is_the_loosest_value_and_no_driver() -> None:
    """Who wants speed has no reason left where speed does not matter."""
    fast = TICKETS.with_facts(latency_target_ms=200, main_driver="latency")
    facts = supposed_facts(fast, policy(), stated={}, relaxed=["latency_target_ms"])

    assert facts == {
        "latency_target_ms": loosest(policy(), "latency_target_ms"),
        "main_driver": "none",
    }


def test_multiples_count_only_from_known_numbers() -> None:
    """Twice an unknown volume is unknown, and what stays as it is is no change."""
    scaled = [("requests_per_month", 2.0), ("prompt_tokens", 2.0)]
    facts = supposed_facts(TICKETS, policy(), stated={"labelled_examples": 4_000}, scaled=scaled)

    assert facts == {"requests_per_month": 400_000}


def test_still_valid_says_no_where_the_same_facts_now_lead_elsewhere() -> None:
    """And yes, with what would end it, where they do not."""
    found, other = _advice(TICKETS), _advice(POLICIES)
    same = still_valid(found, found, policy(), made_on="1 May 2027")
    moved = still_valid(found, other, policy(), made_on="1 May 2027", review="Reviewed in June.")

    assert same.opening.startswith("As far as I know, yes: with the facts from 1 May 2027")
    assert _said(same)
    assert moved.opening.startswith("No: with the same facts I would now say Retrieval (RAG)")
    assert _said(moved)[0] == "Reviewed in June."
