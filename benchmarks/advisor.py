"""How long one whole assessment takes: advice, questions, sensitivity, cost and plan, one core.

    python benchmarks/advisor.py [rounds]

Prints median and 95th percentile over the judged cases; of the parts, the plan, the cost
comparison and the cost evidence of a sample alone; and beside them a naive baseline that scores
the profile anew for every question and option instead of regrouping one sample. Nothing of this is
asserted in tests: how long it takes depends on the machine.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

import numpy as np

from bot.adapters.policy_files import load_policy
from bot.advisor.advise import advise
from bot.advisor.cost import compare_costs
from bot.advisor.payback import monthly_saving_usd, payback_months
from bot.advisor.plan import build_plan
from bot.advisor.policy import Policy
from bot.advisor.profile import Approach, Profile, parse_profile
from bot.advisor.reasoning import Model, compiled, known_facts

ROOT = Path(__file__).resolve().parent.parent


def profiles() -> list[Profile]:
    lines = (ROOT / "tests/evals/decisions.jsonl").read_text(encoding="utf-8").splitlines()
    return [parse_profile(json.loads(line)["facts"]) for line in lines]


def naive(model: Model, profile: Profile) -> dict[str, float]:
    """Value of every question by one full evaluation per option."""
    known = known_facts(profile)
    outcome = model.evaluate(known)
    found = {}
    for field, column in outcome.columns.items():
        values = model.policy.criterion(field).values()
        best = [model.evaluate({**known, field: value}).mean.max() for value in values]
        found[field] = float(column.weights @ best) - float(outcome.mean.max())
    return found


def parts(policy: Policy, subjects: list[Profile], rounds: int) -> None:
    """The parts of an assessment that are pure arithmetic or rules."""
    even = dict.fromkeys(Approach, 0.25)

    def plan(profile: Profile) -> None:
        build_plan(
            profile,
            approach=Approach.HYBRID,
            readiness="now",
            gates=[],
            probabilities=even,
            policy=policy.plan,
        )

    def costs(profile: Profile) -> None:
        volume = profile.requests_per_month or 1_000_000
        compare_costs(profile.with_facts(requests_per_month=volume), policy.prices)

    random = np.random.default_rng(0)
    sample = (
        10 ** random.uniform(2, 8, 2048),
        random.uniform(0, 8000, 2048),
        random.uniform(0, 3000, 2048),
        random.uniform(1, 2000, 2048),
        random.integers(0, 3, 2048),
    )

    def evidence(_: Profile) -> None:
        monthly_saving_usd(*sample, policy.prices)
        payback_months(*sample, policy.prices)

    for name, work in (("plan", plan), ("cost", costs), ("cost evidence, 2048", evidence)):
        timed(work, subjects, 1)
        print(line(f"{name} alone", timed(work, subjects, rounds)))


def timed(work, subjects, rounds: int) -> list[tuple[float, float]]:
    """Wall and processor time of each call, in ms."""
    found = []
    for _ in range(rounds):
        for subject in subjects:
            wall, own = time.perf_counter(), time.process_time()
            work(subject)
            spent = time.perf_counter() - wall, time.process_time() - own
            found.append((1000 * spent[0], 1000 * spent[1]))
    return found


def line(name: str, times: list[tuple[float, float]]) -> str:
    wall, own = (sorted(column) for column in zip(*times, strict=True))
    tail = int(0.95 * len(wall))
    return (
        f"{name:<36}{statistics.median(wall):>9.2f} ms{wall[tail]:>9.2f} ms"
        f"{statistics.median(own):>9.2f} ms{own[tail]:>9.2f} ms"
    )


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    start = time.perf_counter()
    policy = load_policy(ROOT / "knowledge" / "policy")
    print(f"policy loaded in {1000 * (time.perf_counter() - start):.0f} ms")
    subjects = profiles()
    print(f"{'':<36}{'median':>12}{'p95':>12}{'cpu median':>12}{'cpu p95':>12}")
    parts(policy, subjects, rounds)
    for count in (1024, 2048):
        model = compiled(policy, 0, count)

        def full(profile: Profile, count: int = count) -> None:
            advise(profile, policy, completions=count)

        timed(full, subjects, 1)
        print(line(f"advise, {count} completions", timed(full, subjects, rounds)))

        def again(profile: Profile, model: Model = model) -> None:
            naive(model, profile)

        print(line(f"naive questions alone, {count}", timed(again, subjects, max(1, rounds // 5))))


if __name__ == "__main__":
    main()
