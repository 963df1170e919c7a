"""The monthly bills of one project as functions of its volume."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.advisor import cost_formulas as formulas
from bot.advisor.cost_formulas import Numbers
from bot.advisor.cost_inputs import Workload
from bot.advisor.prices import Prices
from bot.advisor.profile import Approach, Profile

Hosting = Literal["api", "managed", "self_hosted", "cpu"]
"""Whose machines answer; `cpu` is a small classifier that needs no GPU."""

CLOSED_TASKS: frozenset[str] = frozenset({"classification", "ranking"})
"""Tasks that a small classifier without a language model can learn."""

OWN_GPUS_FROM = 300_000.0
"""Requests a month below which nobody rents GPUs round the clock for one task
(`criteria#c21-evidence`); unless the team has them, a service or a classifier is priced."""


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
        self.prompted: Hosting = "self_hosted" if workload.own_network else "api"

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

    def local_machines(
        self, requests: Numbers, *, cached: bool = True, fetched: float = 0.0
    ) -> Numbers:
        """GPUs that answer with an untuned open model in the own network.

        Each request reads the whole prompt; a prefix found in the cache is not read again.
        """
        work = self.workload
        hits: Numbers = self.hit_rate(requests) if cached else 0.0
        read = work.dynamic + fetched + work.static * (1.0 - hits)
        gpus = formulas.gpus_needed(requests, read, work.output, self.book)
        return gpus * (formulas.HOURS_PER_MONTH * self.book["gpu_usd_per_hour"])

    def prompting(self, requests: Numbers, *, tier: int | None = None, cached: bool = True) -> Bill:
        """P: every request pays the prompt; in the own network, the machines that read it."""
        if self.prompted == "self_hosted":
            return Bill(0.0, self.local_machines(requests, cached=cached), self.upkeep)
        chosen = self.workload.tier if tier is None else tier
        each = self.prompt_request_usd(requests, tier=chosen, cached=cached)
        return Bill(requests * each, 0.0, self.upkeep)

    def rag(self, requests: Numbers) -> Bill:
        """R: prompting plus retrieved tokens and an index."""
        index = self.book["index_usd_per_month"]
        upkeep = self.upkeep + self.retrieval.monthly - index
        if self.prompted == "self_hosted":
            machines = self.local_machines(requests, fetched=self.book["retrieved_tokens"])
            return Bill(requests * self.retrieval.per_request, machines + index, upkeep)
        each = self.prompt_request_usd(
            requests, tier=self.workload.tier, fetched=self.book["retrieved_tokens"]
        )
        return Bill(requests * (each + self.retrieval.per_request), index, upkeep)

    def example_tokens(self, fetched: float = 0.0) -> float:
        """Tokens of one training example, in the form in which it is served."""
        return self.short + self.workload.dynamic + fetched + self.workload.output

    def tuned(self, requests: Numbers, hosting: Hosting, *, fetched: float = 0.0) -> Bill:
        """F: a tuned small model with a short prompt, or a classifier without a prompt."""
        work, book = self.workload, self.book
        if hosting == "cpu":
            servers = book["classifier_usd_per_month"] + requests * 0.0
            own_work = formulas.classifier_upkeep_usd(book, label_price=self.label_price)
            return Bill(0.0, servers, own_work)
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

    def one_off(self, approach: Approach, hosting: Hosting) -> float:
        """Money before the first release, beyond what every approach needs."""
        retrieval = self.retrieval.one_off if approach in (Approach.RAG, Approach.HYBRID) else 0.0
        if approach in (Approach.PROMPTING, Approach.RAG):
            return retrieval
        if hosting == "cpu":
            return formulas.classifier_one_off_usd(
                self.workload.labelled, self.book, label_price=self.label_price
            )
        fetched = self.book["retrieved_tokens"] if approach is Approach.HYBRID else 0.0
        return retrieval + float(
            formulas.tuning_one_off_usd(
                self.example_tokens(fetched),
                self.workload.labelled,
                self.book,
                label_price=self.label_price,
            )
        )


def own_gpus_or_service(profile: Profile) -> Hosting:
    """Own GPUs, unless the team has none and may use a service: what break-evens are stated for."""
    if profile.on_prem_required is True or profile.gpu_access is not False:
        return "self_hosted"
    return "managed"


def ways(approach: Approach, profile: Profile) -> tuple[Hosting, ...]:
    """The ways in which this team could run an approach, the reference first."""
    own = profile.on_prem_required is True
    if approach in (Approach.PROMPTING, Approach.RAG):
        return ("self_hosted",) if own else ("api",)
    large: tuple[Hosting, ...] = ("self_hosted",) if own else ("self_hosted", "managed")
    closed = approach is Approach.FINE_TUNING and profile.task_type in CLOSED_TASKS
    return (*large, "cpu") if closed else large


def priced_way(approach: Approach, profile: Profile, requests: float) -> Hosting:
    """The way that stands for an approach: the one that this team would sensibly choose.

    A team that has GPUs uses them. Otherwise, at volumes that would leave them idle, a closed
    task is learned by a small classifier and everything else is served by a managed service.
    """
    open_to = ways(approach, profile)
    if "api" in open_to:
        return "api"
    if profile.gpu_access is not True and requests < OWN_GPUS_FROM:
        return open_to[-1]
    wanted = own_gpus_or_service(profile)
    return wanted if wanted in open_to else open_to[0]
