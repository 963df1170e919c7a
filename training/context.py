"""The layers for the context, and from which chance on what a rule read is dropped.

They are trained after the others, on what these respond to all sentences of a text. A sentence is
the writer's own when it states a labelled fact, and not when its text states none; of other
sentences nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from bot.reading.bounds import FIELDS
from bot.reading.clauses import Sentence, sentences
from bot.reading.context import Context, in_context
from bot.reading.gather import gather
from bot.reading.learned import Wording
from bot.reading.understanding import Network
from training.examples import SHIELD, sentence_examples
from training.thresholds import chances_in

MEMBERS = 3
"""Times that the layers are trained; their mean is steadier than each."""
UNITS = 96
EPOCHS = 14
BATCH = 96

OWN_FROM = 0.2
"""Chance of being the writer's own below which nothing is read from a sentence.

Chosen by eye from 0.1 to 0.5: a third more of it costs one right reading in a hundred, and keeps
one more of twenty texts about others clean. In a message of few words half of it is enough
(`Bounds.own`): plain statements such as "Budget is 20k." stay.
"""
STEPS = (0.0, 0.003, 0.006, 0.01, 0.02, 0.03, 0.05, 0.08)
"""Chances from which a rule's reading may be doubted."""


@dataclass(frozen=True)
class Seen:
    """Sentences: what the layers see and should say."""

    inputs: NDArray[np.float32]
    """`in_context` of the responses."""
    outputs: NDArray[np.float32]
    """What the layers before say."""
    wanted: NDArray[np.int64]
    """Index of the value of each field, or `SHIELD`."""
    own: NDArray[np.float32]
    """1 for the writer's own project, 0 for another, -1 for not known."""


class Layers(nn.Module):
    """`bot.reading.context.Context` with dropout; nothing is added before training."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.first, self.last = nn.Linear(inputs, UNITS), nn.Linear(UNITS, outputs)
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(self.last.bias)

    def forward(self, seen: torch.Tensor) -> torch.Tensor:
        """(batch, inputs) to (batch, outputs)."""
        inside = functional.relu(self.first(functional.dropout(seen, 0.4, self.training)))
        return self.last(functional.dropout(inside, 0.3, self.training))


def train_context(network: Wording, rows: Iterable[Mapping[str, Any]]) -> Context:
    """Learn the layers several times, and put them side by side, so that they say their mean."""
    seen = _seen(network, rows)
    ends = np.cumsum([len(network.bounds.values[field]) for field in FIELDS])
    made = [_trained(seen, ends, member + 1) for member in range(MEMBERS)]
    return Context(
        np.concatenate([one.hidden for one in made], axis=1),
        np.concatenate([one.hidden_bias for one in made]),
        np.concatenate([one.weights for one in made]) / MEMBERS,
        np.mean([one.bias for one in made], axis=0),
    )


def _trained(seen: Seen, ends: NDArray[np.int64], member: int) -> Context:
    mean, spread = seen.inputs.mean(axis=0), seen.inputs.std(axis=0) + 0.01
    inputs = torch.tensor((seen.inputs - mean) / spread)
    before, wanted, own = map(torch.tensor, (seen.outputs, seen.wanted, seen.own))
    net = Layers(inputs.shape[1], before.shape[1] + 1)
    steps = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=0.05)
    for epoch in range(EPOCHS):
        total = 0.0
        for at in torch.randperm(len(inputs)).split(BATCH):
            added = net(inputs[at])
            loss = _loss(before[at] + added[:, :-1], wanted[at], ends)
            loss = loss + _own_loss(added[:, -1], own[at])
            steps.zero_grad()
            loss.backward()
            steps.step()
            total += loss.item()
        print(f"context {member}, epoch {epoch + 1}: {total * BATCH / len(inputs):.3f}", flush=True)
    hidden = net.first.weight.detach().numpy().T / spread[:, None]
    return Context(
        hidden.astype(np.float32),
        (net.first.bias.detach().numpy() - mean @ hidden).astype(np.float32),
        net.last.weight.detach().numpy().T.copy(),
        net.last.bias.detach().numpy().copy(),
    )


def _loss(outputs: torch.Tensor, wanted: torch.Tensor, ends: NDArray[np.int64]) -> torch.Tensor:
    loss, first = torch.zeros(()), 0
    for i, end in enumerate(ends):
        if (wanted[:, i] != SHIELD).any():
            part = outputs[:, first:end]
            loss = loss + functional.cross_entropy(part, wanted[:, i], ignore_index=SHIELD)
        first = int(end)
    return loss


def _own_loss(outputs: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
    """Other people's projects weigh double: there are fewer of them."""
    known = own >= 0
    if not known.any():
        return torch.zeros(())
    return functional.binary_cross_entropy_with_logits(outputs[known], own[known], 2.0 - own[known])


def _seen(network: Wording, rows: Iterable[Mapping[str, Any]]) -> Seen:
    inputs, outputs, wanted, own = [], [], [], []
    for row in rows:
        found = sentences(row["text"])
        if not found:
            continue
        responses = network.respond([[u.text for u in s.units] for s in found])
        inputs.append(in_context(responses.active))
        outputs.append(responses.outputs)
        wanted.extend(
            [e.target(f, network.bounds.values[f]) for f in FIELDS] for e in sentence_examples(row)
        )
        own.extend(owned(found, row))
    return Seen(
        np.concatenate(inputs), np.concatenate(outputs), np.array(wanted),
        np.array(own, dtype=np.float32),
    )  # fmt: skip


def owned(found: Sequence[Sentence], row: Mapping[str, Any]) -> list[int]:
    """For each sentence 1 when it states a fact, 0 when the text states none, -1 otherwise."""
    quotes = row.get("quotes", {}).values()
    spans = [(at, at + len(quote)) for quote in quotes if (at := row["text"].find(quote)) >= 0]
    labels = []
    for sentence in found:
        low, high = sentence.units[0].start, sentence.units[-1].end
        states = any(at < high and end > low for at, end in spans)
        states = states or (bool(row["facts"]) and len(found) == 1)
        labels.append(1 if states else -1 if row["facts"] else 0)
    return labels


def choose_doubts(network: Network, rows: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Per field the step below which dropping what rules read drops most wrong for right ones."""
    judged: dict[str, list[tuple[float, bool]]] = {field: [] for field in FIELDS}
    for row in rows:
        found, chances = chances_in(network, row)
        for finding in gather(found, None) if found else ():
            field, value = finding.fact, str(finding.value)
            if field in judged and value in network.bounds.values[field]:
                allowed = [row["facts"].get(field), *row.get("also_ok", {}).get(field, [])]
                chance = float(chances[finding.sentence.index][network.bounds.column(field, value)])
                judged[field].append((chance, finding.value in allowed))
    return {field: _step(found) for field, found in judged.items()}


def _step(judged: list[tuple[float, bool]]) -> float:
    def gained(step: float) -> int:
        return sum(-1 if right else 1 for chance, right in judged if chance < step)

    return max(STEPS, key=lambda step: (gained(step), -step))
