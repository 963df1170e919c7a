"""From which chance a proposal is taken: chosen on texts that were not learned from.

A wrong fact costs more than a missing one, so precision weighs more (`BETA` of the F measure per
field), and no threshold lies below `LEAST`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.reading.bounds import FIELDS, ROLES
from bot.reading.clauses import Sentence, sentences
from bot.reading.understanding import Network
from training.examples import roles_in

LEAST = 0.45
STEPS = tuple(round(LEAST + 0.05 * i, 2) for i in range(10))
BETA = 0.5
"""How much recall weighs against precision, in the small network."""


def choose(
    network: Network, rows: Iterable[Mapping[str, Any]], beta: float = BETA
) -> dict[str, float]:
    """Field or role to threshold."""
    kept = list(rows)
    return {**for_fields(network, kept, beta), **_for_roles(network, kept, beta)}


def chances_in(
    network: Network, row: Mapping[str, Any]
) -> tuple[list[Sentence], NDArray[np.float32]]:
    """The sentences of a text, and the chances of all values in each."""
    found = sentences(row["text"])
    if not found:
        return [], np.zeros((0, 0), dtype=np.float32)
    return found, network.understand(row["text"], found).chances


def for_fields(
    network: Network, rows: Iterable[Mapping[str, Any]], beta: float = BETA
) -> dict[str, float]:
    """Field to threshold."""
    outcomes: dict[str, list[tuple[float, bool | None, bool]]] = {f: [] for f in FIELDS}
    for row in rows:
        found, chances = chances_in(network, row)
        for field in FIELDS if found else ():
            stated, allowed = row["facts"].get(field), row.get("also_ok", {}).get(field, [])
            read, chance = _best(network, field, chances)
            right = read in {str(stated), *map(str, allowed)}
            if stated is None and right:
                continue
            outcomes[field].append(
                (chance, right if stated is not None else False, stated is not None)
            )
    return {field: _threshold(found, beta) for field, found in outcomes.items()}


def _best(network: Network, field: str, chances: Any) -> tuple[str, float]:
    """The likeliest value over all sentences, and its chance."""
    best = ("", 0.0)
    for value in network.bounds.values[field][1:]:
        chance = float(chances[:, network.bounds.column(field, value)].max(initial=0.0))
        if chance > best[1]:
            best = (value, chance)
    return best


def _for_roles(network: Network, rows: list[Mapping[str, Any]], beta: float) -> dict[str, float]:
    outcomes: dict[str, list[tuple[float, bool | None, bool]]] = {r: [] for r in ROLES if r}
    for row in rows:
        found = sentences(row["text"])
        numbers = list(roles_in(row, found))
        if not numbers:
            continue
        said = network.understand(row["text"], found)
        listed = said.role_chances([(sentence, at) for sentence, at, _ in numbers])
        for (_, _, stated), chances in zip(numbers, listed, strict=True):
            for i, role in enumerate(ROLES):
                if role:
                    best = int(chances.argmax()) == i
                    chance = float(chances[i]) if best else 0.0
                    outcomes[role].append((chance, stated == role, stated == role))
    return {role: _threshold(found, beta) for role, found in outcomes.items()}


def _threshold(found: list[tuple[float, bool | None, bool]], beta: float) -> float:
    """The step with the best F measure; (chance, right, stated) each."""

    def measure(step: float) -> float:
        taken = [right for chance, right, _ in found if chance >= step]
        right, stated = sum(map(bool, taken)), sum(s for _, _, s in found)
        if not right:
            return 0.0
        precision, recall = right / len(taken), right / stated
        return (1 + beta**2) * precision * recall / (beta**2 * precision + recall)

    return max(STEPS, key=lambda step: (measure(step), -step))
