"""A cost comparison in sentences."""

from __future__ import annotations

from bot.advisor.amounts import dollars, short_number
from bot.advisor.cost_results import CostComparison
from bot.advisor.cost_series import NAMES
from bot.advisor.profile import Approach, Profile


def takeaway(result: CostComparison) -> str:
    """The result in one or two sentences."""
    volume = short_number(result.requests_per_month)
    prompt = result.headline(Approach.PROMPTING)
    tuned = result.headline(Approach.FINE_TUNING)
    start = (
        f"At {volume} requests a month, prompting costs about {dollars(prompt.monthly_usd)} "
        f"and a tuned small model about {dollars(tuned.monthly_usd)} a month"
    )
    edge = result.break_even_requests
    if edge is None:
        return f"{start}; no volume makes the tuned model cheaper to run."
    if result.monthly_saving_usd <= 0:
        return f"{start}; tuning becomes cheaper to run above about {short_number(edge)} requests."
    if result.payback_months is None:
        return (
            f"{start}, but its one-off cost of {dollars(tuned.one_off_usd)} is never earned back "
            "while API prices keep falling as assumed."
        )
    months = "month" if result.payback_months == 1 else "months"
    return (
        f"{start}; the one-off cost of {dollars(tuned.one_off_usd)} is earned back in "
        f"{result.payback_months} {months}."
    )


def notes(result: CostComparison, profile: Profile) -> list[str]:
    """What is not counted, and which assumptions weigh most."""
    said = [
        "Counted is only what differs: a written spec, a test set and a first prompt are needed "
        "by every approach."
    ]
    guessed = [
        item.label.lower()
        for item in result.inputs
        if item.assumed and item.name in ("prompt_tokens", "dynamic_tokens", "output_tokens")
    ]
    if profile.model_tier is None:
        guessed.append("the price tier (mid)")
    if guessed:
        said.append(f"Not told, so assumed: {', '.join(guessed)}; tell me yours to sharpen it.")
    small = next((e for e in result.break_evens if e.id == "small_tier"), None)
    if small is not None and result.tier != "small":
        edge = small.requests_per_month
        when = "never" if edge is None else f"only above about {short_number(edge)} a month"
        said.append(f"If a prompted small model passes, tuning is cheaper to run {when}.")
    if result.monthly_saving_usd > 0:
        said.append(
            "Hosting is paid for at zero traffic too, and tuning may miss its goal: with that "
            f"chance counted, {result.risk_horizon_months:.0f} months bring "
            f"{dollars(result.risk_adjusted_saving_usd)}."
        )
    if result.corpus_break_even_tokens is not None and profile.corpus_tokens is not None:
        size = result.corpus_break_even_tokens
        side = "above" if profile.corpus_tokens > size else "below"
        cheaper = NAMES[Approach.RAG] if side == "above" else "a cached prompt with all of it"
        said.append(
            f"The material is {side} {short_number(size)} tokens, so {cheaper} is cheaper "
            "per request."
        )
    return said
