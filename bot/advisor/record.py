"""A decision as a Markdown record in MADR form, complete and readable without the bot.

The form is that of Markdown Architectural Decision Records: context, considered options, outcome,
consequences, confirmation, and what would change it. Everything that people wrote is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from bot.advisor.amounts import working_days
from bot.advisor.cost_series import NAMES
from bot.advisor.departure import Departure
from bot.advisor.difference import Difference, difference
from bot.advisor.fact_words import FACT, value_words
from bot.advisor.markdown import escape, inside, table
from bot.advisor.profile import KnownFact
from bot.advisor.recommendation import Change, Recommendation
from bot.advisor.record_cost import cost_section
from bot.advisor.record_sources import (
    MOST_REASONS,
    Source,
    Sources,
    marks,
    number_sources,
    sources_section,
)
from bot.advisor.triggers import trigger

__all__ = ["Difference", "Source", "decision_record", "difference"]

MOST_CHANGES = 6
"""Single facts whose change would turn the recommendation; the likeliest first."""


def decision_record(
    *,
    title: str,
    decided_on: date,
    status: str,
    owner: str,
    facts: Sequence[KnownFact],
    recommendation: Recommendation,
    sources: Sources,
    review_on: date | None = None,
    description: str = "",
    permalink: str | None = None,
    departure: Departure | None = None,
) -> str:
    """The record of one decision.

    Where it departs from the recommendation, `description` is read as the reason of the team, and
    the recommendation stays in the record as what was advised. `sources` maps passage ids to
    title, section, address and text; a citation without an entry is named by its id. `status` is
    proposed, accepted or superseded; `permalink` leads to the thread.
    """
    plan = departure or recommendation
    numbered = number_sources(recommendation, plan)
    outcome = _outcome(recommendation, numbered)
    if departure is not None:
        outcome = _departed(departure, recommendation, description, numbered)
    parts = [
        _front_matter(status, decided_on, owner, review_on),
        [f"# {escape(title, limit=200) or 'Decision'}: {NAMES[plan.approach]}"],
        _context(facts, "" if departure else description, permalink),
        _options(recommendation),
        outcome,
        _consequences(plan),
        cost_section(recommendation.cost, plan.approach, facts),
        _steps(plan, numbered),
        _changes(recommendation, departure, review_on),
        _confirmation(plan),
        sources_section(numbered, sources),
        _stamps(recommendation),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _front_matter(status: str, decided_on: date, owner: str, review_on: date | None) -> list[str]:
    lines = [
        "---",
        f"status: {json.dumps(_plain(status), ensure_ascii=False)}",
        f"date: {decided_on.isoformat()}",
        f"decision-makers: {json.dumps(_plain(owner), ensure_ascii=False)}",
    ]
    if review_on is not None:
        lines.append(f"review: {review_on.isoformat()}")
    return [*lines, "---"]


def _context(facts: Sequence[KnownFact], description: str, permalink: str | None) -> list[str]:
    lines = ["## Context and Problem Statement", ""]
    if description.strip():
        lines += [escape(description), ""]
    lines.append(
        "How should this project adapt its language model: by prompting, retrieval, fine-tuning, "
        "or retrieval and fine-tuning together? The team stated these facts:"
        if facts
        else "How should this project adapt its language model? No facts were stated."
    )
    if facts:
        rows = [_fact_row(fact) for fact in facts]
        lines += ["", *table(["Fact", "Value", "Stated"], rows)]
    if permalink:
        lines += ["", f"Discussed at {escape(permalink)}"]
    return lines


def _fact_row(fact: KnownFact) -> list[str]:
    known = fact.provenance
    said: list[str] = [known.source if known.source != "assumed" else "assumed by the bot"]
    if known.said_by:
        said.append(f"by {escape(known.said_by, limit=80)}")
    if known.said_at is not None:
        said.append(f"on {known.said_at.date().isoformat()}")
    if known.file:
        said.append(f"in {escape(known.file, limit=80)}")
    if known.quote:
        said.append(f"\u201c{escape(known.quote, limit=200)}\u201d")
    if not known.certain:
        said.append("(not certain)")
    value = escape(value_words(fact.name, fact.value), limit=120)
    return [FACT[fact.name], value, " ".join(said)]


def _options(recommendation: Recommendation) -> list[str]:
    ranked = sorted(recommendation.probabilities.items(), key=lambda item: -item[1])
    rows = [[NAMES[approach], f"{p:.0%}"] for approach, p in ranked]
    return ["## Considered Options", "", *table(["Option", "Probability of being right"], rows)]


def _outcome(recommendation: Recommendation, numbered: Mapping[str, int]) -> list[str]:
    chosen = f'Chosen option: "{NAMES[recommendation.approach]}"'
    return ["## Decision Outcome", "", *_advice(chosen, recommendation, numbered)]


def _departed(
    departure: Departure,
    recommendation: Recommendation,
    reason: str,
    numbered: Mapping[str, int],
) -> list[str]:
    """What was decided and why, and the advice that it departs from."""
    decided, advised = NAMES[departure.approach], NAMES[recommendation.approach]
    why = f"Why: {escape(reason)}" if reason.strip() else "No reason for this was recorded."
    lines = [
        "## Decision Outcome",
        "",
        f'Chosen option: "{decided}". The advice was "{advised}".',
        "",
        why,
        "",
        "### The Advice It Departs From",
        "",
    ]
    return lines + _advice(f'Advised: "{advised}"', recommendation, numbered)


def _advice(opening: str, recommendation: Recommendation, numbered: Mapping[str, int]) -> list[str]:
    """A recommendation with what speaks for it."""
    lines = [
        f"{opening}, with {recommendation.confidence} "
        f"confidence ({recommendation.confidence_score:.0%}; it stays first in "
        f"{recommendation.stability:.0%} of the ways in which the unknown facts may turn out).",
        "",
        escape(recommendation.why_not),
    ]
    if recommendation.readiness == "measure_first":
        lines += ["", "First measure: without graded cases no stronger claim holds."]
    if recommendation.later is not None:
        later = recommendation.later
        lines += ["", f"To come back to: {NAMES[later.approach].lower()}, once these hold:", ""]
        lines += [f"- {escape(condition)}" for condition in later.conditions]
        lines.append(f"- Look again when: {escape(later.trigger)}")
    reasons = recommendation.reasons[:MOST_REASONS]
    if reasons:
        lines += ["", "Reasons with their weight in log-odds, of which 0.7 doubles the odds:", ""]
        lines += [
            f"- {escape(reason.text)} ({reason.weight:+.1f} on "
            f"{'fetching material' if reason.axis == 'K' else 'changing weights'})"
            f"{marks(reason.citations, numbered)}"
            for reason in reasons
        ]
    closed = [gate for gate in recommendation.gates if gate.closed]
    if closed:
        lines += ["", "Preconditions that decided:", ""]
        lines += [f"- {escape(gate.text)}{marks(gate.citations, numbered)}" for gate in closed]
    return lines


def _consequences(plan: Departure | Recommendation) -> list[str]:
    lines = ["### Consequences", ""]
    lines += [
        f"- Good, because this fits: {technique.name}. {escape(technique.why)}"
        for technique in plan.techniques
    ]
    lines += [
        f"- Bad, because {escape(inside(risk.text))} Sign: {escape(inside(risk.signal))} "
        f"Against it: {escape(inside(risk.mitigation))}"
        for risk in plan.risks
    ]
    return lines if len(lines) > 2 else []


def _steps(plan: Departure | Recommendation, numbered: Mapping[str, int]) -> list[str]:
    if not plan.next_steps:
        return []
    lines = ["## Next Steps", ""]
    for number, step in enumerate(plan.next_steps, start=1):
        days = working_days(step.effort_days)
        lines.append(
            f"{number}. {escape(step.text)} ({escape(step.owner)}, {days}) Done when "
            f"{escape(inside(step.exit_criterion))}{marks(step.citations, numbered)}"
        )
    return lines


def _changes(
    recommendation: Recommendation, departure: Departure | None, review_on: date | None
) -> list[str]:
    lines = ["## What Would Change This", ""]
    turned = "it" if departure is None else "the advice"
    changes = recommendation.would_change
    lines += [f"- {_change(change, turned)}" for change in changes[:MOST_CHANGES]]
    own = {trigger(change) for change in changes}
    triggers = recommendation.revisit.triggers if departure is None else departure.triggers
    lines += [f"- {escape(words)}" for words in triggers if words not in own]
    when = (
        f"on {review_on.isoformat()}"
        if review_on is not None
        else f"after {recommendation.revisit.after_days} days"
    )
    return [*lines, f"- Review at the latest {when}."]


def _change(change: Change, turned: str) -> str:
    value = escape(value_words(change.fact, change.to))
    bound = {"at_least": f"{value} or more", "at_most": f"{value} or less"}
    wanted = bound.get(change.direction or "", value)
    now = escape(value_words(change.fact, change.from_))
    return (
        f"{FACT[change.fact]}: {wanted} (now {now}) would make {turned} {NAMES[change.approach]}."
    )


def _confirmation(plan: Departure | Recommendation) -> list[str]:
    if not plan.kpis:
        return []
    rows = [[escape(kpi.name), escape(kpi.target)] for kpi in plan.kpis]
    return ["## Confirmation", "", *table(["Number to watch", "Target"], rows)]


def _stamps(recommendation: Recommendation) -> list[str]:
    stamps = recommendation.stamps
    lines = ["## Made From", "", f"- Policy {escape(stamps.policy)}"]
    if stamps.index:
        lines.append(f"- Index {escape(stamps.index)}")
    lines += [f"- Prompt {escape(name)} {escape(at)}" for name, at in stamps.prompts.items()]
    lines.append(f"- {stamps.completions:,} completions of the unknown facts, seed {stamps.seed}")
    return lines


def _plain(text: str) -> str:
    return " ".join(text.split())[:200]
