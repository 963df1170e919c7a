"""A cost comparison in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor.amounts import about_dollars, short_number
from bot.advisor.cost_model import own_gpus_or_service
from bot.advisor.cost_results import ApproachCost, CostComparison
from bot.advisor.cost_series import NAMES
from bot.advisor.profile import Approach, Profile

DEARER = 10.0
"""Times the running cost of a prompt from which tuning needs a reason other than money."""

_NOTABLE_USD = 100.0
"""Monthly difference below which nobody objects to the money."""

WAY: dict[str, str] = {
    "api": "paid per token",
    "managed": "managed service",
    "self_hosted": "own GPUs",
    "cpu": "small classifier, no GPU",
}
"""How an approach is run, in words."""


def takeaway(result: CostComparison) -> str:
    """Prompting against fine-tuning in one or two sentences."""
    volume = short_number(result.requests_per_month)
    prompt = result.headline(Approach.PROMPTING)
    tuned = result.headline(Approach.FINE_TUNING)
    model = "a small trained classifier" if tuned.hosting == "cpu" else "a tuned small model"
    start = (
        f"At {volume} requests a month, prompting costs about {about_dollars(prompt.monthly_usd)} "
        f"and {model} about {about_dollars(tuned.monthly_usd)} a month"
    )
    edge = result.priced_break_even_requests
    if result.monthly_saving_usd <= 0:
        if edge is not None:
            return (
                f"{start}; tuning becomes cheaper to run above about {short_number(edge)} requests."
            )
        if prompt.hosting == "self_hosted":
            return f"{start}: the machines are paid for either way, and tuning adds its own work."
        return f"{start}; no volume makes the tuned model cheaper to run."
    once = about_dollars(tuned.one_off_usd)
    if result.payback_months is None:
        return (
            f"{start}, but its one-off cost of {once} is never earned back "
            "while API prices keep falling as assumed."
        )
    months = "month" if result.payback_months == 1 else "months"
    return (
        f"{start}; the one-off cost of {once} is earned back in {result.payback_months} {months}."
    )


def finding(result: CostComparison, approach: Approach) -> str:
    """What the money says beside the recommended approach, without naming its cost again."""
    if approach is Approach.RAG:
        return _adds(result, Approach.RAG, Approach.PROMPTING)
    if approach is Approach.HYBRID:
        return _adds(result, Approach.HYBRID, Approach.FINE_TUNING)
    saving, edge = result.monthly_saving_usd, result.priced_break_even_requests
    if saving > 0:
        once = about_dollars(result.headline(Approach.FINE_TUNING).one_off_usd)
        start = f"Fine-tuning saves about {about_dollars(saving)} a month against prompting"
        if result.payback_months is None:
            return f"{start}, too little to earn back {once} while API prices keep falling."
        return f"{start} and earns its {once} back in {_months(result.payback_months)}."
    if edge is not None:
        return (
            "Fine-tuning becomes cheaper to run than prompting above about "
            f"{short_number(edge)} requests a month."
        )
    if result.headline(Approach.PROMPTING).hosting == "self_hosted":
        return "The machines are paid for either way; fine-tuning adds its own work to them."
    return "No volume makes fine-tuning cheaper to run than prompting."


def _adds(result: CostComparison, more: Approach, less: Approach) -> str:
    """What retrieval adds to the approach without it, and how much of that is people's time."""
    one, other = result.headline(more), result.headline(less)
    alone = NAMES[less].lower()
    return (
        f"Retrieval adds about {about_dollars(one.monthly_usd - other.monthly_usd)} a month to "
        f"{alone} alone; people's time is about "
        f"{about_dollars(one.upkeep_usd - other.upkeep_usd)} of that."
    )


def _months(count: int) -> str:
    return "a month" if count == 1 else f"{count} months"


def objection(result: CostComparison, approach: Approach) -> str:
    """What speaks against changing weights from the money's side; empty when nothing does."""
    if approach not in (Approach.FINE_TUNING, Approach.HYBRID):
        return ""
    cheaper = Approach.PROMPTING if approach is Approach.FINE_TUNING else Approach.RAG
    own, rival = result.headline(approach), result.headline(cheaper)
    more = own.monthly_usd - rival.monthly_usd
    if more < _NOTABLE_USD or own.monthly_usd < DEARER * rival.monthly_usd:
        return ""
    name = NAMES[cheaper] if cheaper is Approach.RAG else NAMES[cheaper].lower()
    said = (
        f"{NAMES[approach]} costs about {about_dollars(own.monthly_usd)} a month "
        f"({WAY[own.hosting]}) plus {about_dollars(own.one_off_usd)} once, against "
        f"{about_dollars(rival.monthly_usd)} a month for {name}{_each(own, rival)}."
    )
    return f"{said} It never saves money at this volume: do it only if the gain is worth that."


def _each(own: ApproachCost, rival: ApproachCost) -> str:
    """Both costs per request, where they can be pictured."""
    if own.per_request_usd is None or rival.per_request_usd is None or own.per_request_usd < 0.01:
        return ""
    return (
        f", that is {about_cents(own.per_request_usd)} a request against "
        f"{about_cents(rival.per_request_usd)}"
    )


def about_cents(value: float) -> str:
    """Dollars of one request: cents below $10."""
    return f"${value:.2f}" if 0.01 <= value < 10 else about_dollars(value)


_LENGTHS = {
    "prompt_tokens": "a fixed prompt",
    "dynamic_tokens": "an input",
    "output_tokens": "an answer",
}
"""Lengths of a request as people call them."""


def joined(items: Sequence[str]) -> str:
    """Items as a person lists them: `a, b and c`."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def notes(result: CostComparison, profile: Profile) -> list[str]:
    """What is not counted, and which assumptions weigh most."""
    said = [
        "Counted is only what differs: a written spec, a test set and a first prompt are needed "
        "by every approach."
    ]
    guessed = [
        f"{_LENGTHS[item.name]} of {short_number(item.value)} tokens"
        for item in result.inputs
        if item.assumed and item.name in _LENGTHS
    ]
    if profile.model_tier is None and profile.on_prem_required is not True:
        guessed.append("a mid-price model")
    if guessed:
        said.append(
            f"Assumed, because nobody said: {joined(guessed)}; tell me yours to sharpen it."
        )
    small = next((e for e in result.break_evens if e.id == "small_tier"), None)
    if small is not None and result.tier != "small":
        edge = small.requests_per_month
        when = "never" if edge is None else f"only above about {short_number(edge)} a month"
        where = "on own GPUs" if own_gpus_or_service(profile) == "self_hosted" else "in a service"
        said.append(f"If a prompted small model passes, tuning {where} is cheaper to run {when}.")
    if result.monthly_saving_usd > 0:
        said.append(
            "Hosting is paid for at zero traffic too, and tuning may miss its goal: with that "
            f"chance counted, {result.risk_horizon_months:.0f} months bring "
            f"{about_dollars(result.risk_adjusted_saving_usd)}."
        )
    classifier = next((row for row in result.approaches if row.hosting == "cpu"), None)
    if classifier is not None and not classifier.headline:
        said.append(
            "A small classifier without a language model would cost about "
            f"{about_dollars(classifier.monthly_usd)} a month and "
            f"{about_dollars(classifier.one_off_usd)} once."
        )
    if profile.on_prem_required is True:
        said.append(
            "All four are priced on your own GPUs, two at least, with an open model of about 8B; "
            "a larger one needs more of them."
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
