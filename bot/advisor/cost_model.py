"""The monthly bills of one project as functions of its volume."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.advisor import cost_formulas as formulas
from bot.advisor.cost_formulas import Numbers
from bot.advisor.cost_inputs import Workload
from bot.advisor.prices import Prices
from bot.advisor.profile import Approach, Profile

Hosting = Literal["api", "managed", "self_hosted"]
"""Whose machines answer."""


@dataclass(frozen=True, slots=True)
class Bill:
    """A monthly bill in parts, at one or many volumes."""

    tokens: Numbers
    """Paid per token."""
    machines: Numbers
    """Hosting and index."""
    upkeep: Numbers
    """People and retraining."""

    @property
    def total(self) -> Numbers:
        """The whole bill."""
        return self.tokens + self.machines + self.upkeep


class CostModel:
    """The bills of one project as functions of its volume."""

    def __init__(self, workload: Workload, prices: Prices) -> None:
        book = prices.book
        self.workload, self.prices, self.book = workload, prices, book
        self.short = min(workload.static, book["tuned_prompt_tokens"])
        self.label_price = formulas.label_usd(book, machine_labels=workload.machine_labels)
        self.retrieval = formulas.retrieval_costs(workload.dynamic, workload.corpus, book)
        self.upkeep = book["prompt_upkeep_days_per_month"] * book["engineer_day_usd"]

    def hit_rate(self, requests: Numbers) -> Numbers:
        """Cache hit rate at this volume: overridden, or from Poisson arrivals."""
        if not self.workload.cacheable:
            return requests * 0.0
        if self.workload.hit_rate is not None:
            return requests * 0.0 + self.workload.hit_rate
        return formulas.cache_hit_rate(requests, self.book)

    def prompt_request_usd(
        self, requests: Numbers, *, tier: int, cached: bool = True, fetched: float = 0.0
    ) -> Numbers:
        """Tokens of one prompted request, with `fetched` tokens of retrieved text."""
        price, output_price, read, write = self.prices.tier_table[tier].tolist()
        work = self.workload
        multiplier: Numbers = 1.0
        if cached and work.cacheable:
            multiplier = formulas.prefix_multiplier(
                self.hit_rate(requests), read, write, work.static, self.book
            )
        return formulas.tokens_usd(
            work.dynamic + fetched, work.static, multiplier, work.output, price, output_price
        )

    def prompting(self, requests: Numbers, *, tier: int | None = None, cached: bool = True) -> Bill:
        """P: every request pays the prompt."""
        chosen = self.workload.tier if tier is None else tier
        each = self.prompt_request_usd(requests, tier=chosen, cached=cached)
        return Bill(requests * each, 0.0, self.upkeep)

    def rag(self, requests: Numbers) -> Bill:
        """R: prompting plus retrieved tokens and an index."""
        each = self.prompt_request_usd(
            requests, tier=self.workload.tier, fetched=self.book["retrieved_tokens"]
        )
        index = self.book["index_usd_per_month"]
        return Bill(
            requests * (each + self.retrieval.per_request),
            index,
            self.upkeep + self.retrieval.monthly - index,
        )

    def example_tokens(self, fetched: float = 0.0) -> float:
        """Tokens of one training example, in the form in which it is served."""
        return self.short + self.workload.dynamic + fetched + self.workload.output

    def tuned(self, requests: Numbers, hosting: Hosting, *, fetched: float = 0.0) -> Bill:
        """F: a tuned small model with a short prompt, on own GPUs or in a managed service."""
        work, book = self.workload, self.book
        upkeep = formulas.tuning_upkeep_usd(
            self.example_tokens(fetched),
            work.labelled,
            book,
            label_price=self.label_price,
            life_months=work.base_life,
        )
        read = work.dynamic + fetched + self.short
        if hosting == "self_hosted":
            gpus = formulas.gpus_needed(requests, read, work.output, book)
            machines = formulas.HOURS_PER_MONTH * book["gpu_usd_per_hour"] * gpus
            return Bill(0.0, machines, upkeep)
        price, output_price = self.prices.tier_table[0, :2].tolist()
        each = formulas.tokens_usd(read, 0.0, 1.0, work.output, price, output_price)
        fee = formulas.HOURS_PER_MONTH * book["managed_host_usd_per_hour"]
        return Bill(requests * each, fee, upkeep)

    def gpu_rate(self) -> float:
        """Requests per second that one GPU serves of this task, tuned."""
        read = self.workload.dynamic + self.short
        return float(formulas.gpu_rate(read, self.workload.output, self.book))

    def hybrid(self, requests: Numbers, hosting: Hosting) -> Bill:
        """H: a tuned model that reads retrieved text, plus the index."""
        tuned = self.tuned(requests, hosting, fetched=self.book["retrieved_tokens"])
        index = self.book["index_usd_per_month"]
        return Bill(
            tuned.tokens + requests * self.retrieval.per_request,
            tuned.machines + index,
            tuned.upkeep + self.retrieval.monthly - index,
        )

    def bill(self, approach: Approach, requests: Numbers, hosting: Hosting) -> Bill:
        """The bill of any approach."""
        if approach is Approach.PROMPTING:
            return self.prompting(requests)
        if approach is Approach.RAG:
            return self.rag(requests)
        if approach is Approach.FINE_TUNING:
            return self.tuned(requests, hosting)
        return self.hybrid(requests, hosting)

    def one_off(self, approach: Approach) -> float:
        """Money before the first release, beyond what every approach needs."""
        retrieval = self.retrieval.one_off if approach in (Approach.RAG, Approach.HYBRID) else 0.0
        if approach in (Approach.PROMPTING, Approach.RAG):
            return retrieval
        fetched = self.book["retrieved_tokens"] if approach is Approach.HYBRID else 0.0
        return retrieval + float(
            formulas.tuning_one_off_usd(
                self.example_tokens(fetched),
                self.workload.labelled,
                self.book,
                label_price=self.label_price,
            )
        )


def preferred_hosting(profile: Profile) -> Hosting:
    """Own GPUs, unless the team has none and may use a service."""
    if profile.on_prem_required is True or profile.gpu_access is not False:
        return "self_hosted"
    return "managed"
