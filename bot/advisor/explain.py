"""The whole policy as one Markdown page, for a person who wants to argue with it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.advisor.criterion import Criterion, Knots
from bot.advisor.policy import Policy
from bot.advisor.rules import Factors, Gate, Interaction


def explain_policy(policy: Policy) -> str:
    """Every criterion with buckets, weights, priors, sentences and sources; interactions; gates.

    Weights are log-odds: +0.7 doubles the odds of the axis, -0.7 halves them. Priors are in
    percent, as they are while nothing else is known of the fact.
    """
    return "\n".join(_lines(policy)).rstrip() + "\n"


def _lines(policy: Policy) -> Iterator[str]:
    decision = policy.decision
    yield "# The policy"
    yield ""
    yield f"Version {policy.version}. The code decides by this table and by nothing else."
    yield ""
    yield "**K** asks whether material must be fetched per request, **T** whether weights should"
    yield "be changed. Each starts from a number of log-odds, to which facts and interactions"
    yield "add; +0.7 doubles the odds. Gates come last and cannot be outvoted. Then"
    yield "P(prompting) = (1-K)(1-T), P(rag) = K(1-T), P(fine_tuning) = (1-K)T, P(hybrid) = KT,"
    yield "averaged over completions of the unknown facts, which are drawn from the priors below;"
    yield "a known fact speaks by Bayes' rule for unknown ones on which its prior depends."
    yield "The cost model speaks through the volume: what is known of tokens, caching and tier"
    yield "moves the break-even, and requests_per_month counts in proportion to it. Two measured"
    yield "scores imply accuracy_gap where it is not stated."
    yield ""
    yield f"- Start: K {decision.K:+.2f}, T {decision.T:+.2f}. {_sources(decision.citations)}"
    yield f"- A gate closed to tuning holds T at {decision.tuning_cap:.0%} or below."
    yield f"- Where retrieval is required, K is {decision.retrieval_floor:.0%} or above."
    yield from _words(policy)
    yield ""
    yield "## Facts"
    for criterion in policy.criteria:
        yield ""
        yield from _criterion(criterion)
    yield ""
    yield "## Interactions"
    yield ""
    yield "`x T`: counts only as far as weights are changed, times the probability of T, gates"
    yield "included. What is not going to be learned has to be fetched."
    yield ""
    yield "| id | facts | K | T | why | sources |"
    yield "|---|---|---|---|---|---|"
    for entry in policy.interactions:
        yield _interaction(entry)
    yield ""
    yield "## Gates"
    for gate in policy.gates:
        yield ""
        yield from _gate(gate)
    yield ""
    yield "## Checks of consistency"
    yield ""
    for note in policy.consistency:
        yield f"- {note.text} {_sources(note.citations)}"


def _words(policy: Policy) -> Iterator[str]:
    words, interview = policy.decision.confidence, policy.decision.interview
    yield (
        f"- Confidence is high from probability {words.high_probability:.2f} and stability "
        f"{words.high_stability:.2f}, medium from {words.medium_probability:.2f} and "
        f"{words.medium_stability:.2f}. High stakes with fewer than {words.enough_cases} graded "
        "cases cap it at medium; no metric at all caps it at low."
    )
    yield (
        f"- The interview ends at stability {interview.stop_stability:.2f}, after "
        f"{interview.max_questions} questions, or when no question is worth "
        f"{interview.least_value:.3f} of probability."
    )


def _criterion(criterion: Criterion) -> Iterator[str]:
    yield f"### {criterion.field}"
    yield ""
    research = f" Research criteria: {', '.join(criterion.research)}." if criterion.research else ""
    yield f"*{criterion.question}* Effort {criterion.effort:g}.{research}"
    yield f"{_sources(criterion.citations)}"
    for axis, direction in criterion.monotone.items():
        yield f"{axis} only goes {direction} along this order."
    yield ""
    yield from _numbers(criterion) if criterion.numeric else _options(criterion)
    for parent, table in criterion.given.items():
        shown = "; ".join(f"{value}: {_factors_of(f)}" for value, f in table.items())
        yield f"Prior factors given {parent}: {shown}."
        yield ""


def _options(criterion: Criterion) -> Iterator[str]:
    total = sum(option.prior for option in criterion.options)
    yield "| value | answer | prior | K | T | why |"
    yield "|---|---|---|---|---|---|"
    for o in criterion.options:
        why = o.why if not o.why_k or o.why_k == o.why else f"T: {o.why} K: {o.why_k}"
        value = str(o.value).lower() if isinstance(o.value, bool) else o.value
        yield f"| {value} | {o.label} | {o.prior / total:.0%} | {o.K:+.2f} | {o.T:+.2f} | {why} |"
    yield ""


def _numbers(criterion: Criterion) -> Iterator[str]:
    total = sum(bucket.prior for bucket in criterion.buckets)
    yield "| answer | stands for | prior | K | T | why |"
    yield "|---|---|---|---|---|---|"
    for bucket, value in zip(criterion.buckets, criterion.values(), strict=True):
        k, t = criterion.contribution(value)
        why = bucket.why if not bucket.why_k else f"T: {bucket.why} K: {bucket.why_k}"
        share = f"{bucket.prior / total:.0%}"
        yield f"| {bucket.label} | {value:,} | {share} | {k:+.2f} | {t:+.2f} | {why} |"
    yield ""
    for axis, knots in (("K", criterion.knots.K), ("T", criterion.knots.T)):
        if knots:
            yield f"{axis} between knots, linear on a {criterion.scale} scale: {_knots(knots)}."
            yield ""


def _interaction(entry: Interaction) -> str:
    ways = " or ".join(f"({_conditions(way.factors)})" for way in entry.strongest_of)
    facts = _conditions(entry.factors) + (f" and the strongest of {ways}" if ways else "")
    return (
        f"| {entry.id} | {facts} | {entry.K:+.2f}{' x T' if entry.if_trained else ''} "
        f"| {entry.T:+.2f} "
        f"| {entry.why} | {_sources(entry.citations)} |"
    )


def _gate(gate: Gate) -> Iterator[str]:
    yield f"### {gate.id}: {gate.effect}"
    yield ""
    yield f"{gate.closed} {_sources(gate.citations)}"
    yield ""
    for factors in gate.closed_when:
        yield f"- Closed when {_conditions(factors)}."
    if gate.condition:
        yield f"- Opens when: {gate.condition}"
        yield f"- Look again: {gate.trigger}"


def _conditions(factors: Factors) -> str:
    parts: list[str] = []
    for name, factor in factors.items():
        if factor.one_of is not None:
            values = " or ".join(str(v).lower() if v in (True, False) else v for v in factor.one_of)
            parts.append(f"{name} is {values}")
        elif factor.ramp is not None:
            parts.append(f"{name} counts {_knots(factor.ramp)}")
        else:
            if factor.at_least is not None:
                parts.append(f"{name} is at least {factor.at_least:,g}")
            if factor.at_most is not None:
                parts.append(f"{name} is at most {factor.at_most:,g}")
    return " and ".join(parts)


def _factors_of(factors: object) -> str:
    if isinstance(factors, dict):
        return ", ".join(f"{value} x{factor:g}" for value, factor in factors.items())
    if isinstance(factors, tuple):
        return ", ".join(f"x{factor:g}" for factor in factors)
    return str(factors)


def _knots(knots: Knots) -> str:
    return ", ".join(f"{y:+g} at {_short(x)}" for x, y in knots)


def _short(x: float) -> str:
    return f"{x:,.10g}"


def _sources(citations: tuple[str, ...]) -> str:
    return "Sources: " + ", ".join(f"`{passage}`" for passage in citations) + "."
