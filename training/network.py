"""The same network in PyTorch, and how it learns. Only for training; the bot runs on numpy."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from bot.reading.bounds import FIELDS, ROLES
from bot.reading.learned import LONGEST, NUMBER_WIDTHS, REACH
from bot.reading.windows import TAIL, WIDTHS, Layer
from bot.reading.word_table import BEGIN, END, PAD, UNKNOWN
from training.examples import SHIELD, NumberExample, SentenceExample

BATCH = 48
RATE = 2e-3


class Windows(nn.Module):
    """`bot.reading.learned.Layer` with dropout."""

    def __init__(self, dimensions: int, widths: Sequence[int], filters: int, outputs: int) -> None:
        super().__init__()
        self.widths = widths
        self.convolutions = nn.ModuleList(
            nn.Conv1d(dimensions, filters, width, padding=width // 2) for width in widths
        )
        self.out = nn.Linear(filters * len(widths), outputs)

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        """(batch, length, dimensions) to (batch, outputs)."""
        turned = functional.dropout(vectors, 0.15, self.training).transpose(1, 2)
        best = [functional.relu(c(turned).max(2)[0]) for c in self.convolutions]
        return self.out(functional.dropout(torch.cat(best, 1), 0.4, self.training))

    def exported(self) -> Layer:
        """The weights in the layout of the bot."""
        kernels = tuple(
            c.weight.detach().numpy().transpose(2, 1, 0).reshape(-1, c.weight.shape[0]).copy()
            for c in self.convolutions
        )
        biases = tuple(c.bias.detach().numpy().copy() for c in self.convolutions)
        return Layer(
            kernels,
            biases,
            self.out.weight.detach().numpy().T.copy(),
            self.out.bias.detach().numpy().copy(),
            self.convolutions[0].in_channels,
        )


class Table(nn.Module):
    """Word vectors: those of known words stay, those of signs and placeholders are learned."""

    def __init__(self, vectors: NDArray[np.float32], learned: NDArray[np.bool_]) -> None:
        super().__init__()
        self.fixed = torch.tensor(vectors)
        self.rows = torch.tensor(np.flatnonzero(learned))
        self.own = nn.Parameter(self.fixed[self.rows].clone())
        self.place = torch.full((len(vectors),), -1)
        self.place[self.rows] = torch.arange(len(self.rows))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Vectors of rows."""
        base = self.fixed[rows]
        own = self.place[rows]
        return torch.where((own >= 0).unsqueeze(-1), self.own[own.clamp(min=0)], base)

    def exported(self) -> NDArray[np.float32]:
        """The whole table."""
        table = self.fixed.numpy().copy()
        table[self.rows.numpy()] = self.own.detach().numpy()
        return table


def train_facts(
    examples: Sequence[SentenceExample],
    row: Callable[[str], int],
    table: Table,
    values: Mapping[str, Sequence[str]],
    filters: int,
    epochs: int,
) -> Layer:
    """Learn which values a sentence states."""
    outputs = sum(len(values[f]) for f in FIELDS)
    net = Windows(table.fixed.shape[1], WIDTHS, filters, outputs)
    steps = torch.optim.AdamW([*net.parameters(), table.own], lr=RATE, weight_decay=1e-3)
    slower = _slower(steps, epochs, len(examples))
    shuffled = list(examples)
    for epoch in range(epochs):
        net.train()
        random.shuffle(shuffled)
        total = 0.0
        for at in range(0, len(shuffled), BATCH):
            batch = shuffled[at : at + BATCH]
            rows = _padded([[BEGIN, *map(row, e.words[:LONGEST]), END] for e in batch])
            hidden = (torch.rand(rows.shape) < 0.06) & (rows > END)
            answers = net(table(rows.masked_fill(hidden, UNKNOWN)))
            loss, first = torch.zeros(()), 0
            for field in FIELDS:
                known = values[field]
                wanted = torch.tensor([e.target(field, known) for e in batch])
                part = answers[:, first : first + len(known)]
                first += len(known)
                if (wanted != SHIELD).any():
                    loss = loss + functional.cross_entropy(part, wanted, ignore_index=SHIELD)
            steps.zero_grad()
            loss.backward()
            steps.step()
            slower.step()
            total += loss.item()
        print(f"facts, epoch {epoch + 1}: {total * BATCH / len(shuffled):.3f}", flush=True)
    net.eval()
    return net.exported()


def train_numbers(
    examples: Sequence[NumberExample],
    row: Callable[[str], int],
    table: Table,
    filters: int,
    epochs: int,
) -> tuple[Layer, NDArray[np.float32]]:
    """Learn the roles of numbers; the table stays as it is."""
    dimensions = table.fixed.shape[1]
    net = Windows(dimensions, NUMBER_WIDTHS, filters, len(ROLES))
    places = nn.Parameter(torch.randn(2 * REACH + 1, dimensions) * 0.1)
    steps = torch.optim.AdamW([*net.parameters(), places], lr=RATE, weight_decay=1e-3)
    slower = _slower(steps, epochs, len(examples))
    shuffled = list(examples)
    for epoch in range(epochs):
        net.train()
        random.shuffle(shuffled)
        total = 0.0
        for at in range(0, len(shuffled), BATCH):
            batch = shuffled[at : at + BATCH]
            rows, marks = _surroundings(batch, row)
            hidden = (torch.rand(rows.shape) < 0.06) & (rows > END)
            placed = torch.where((rows != PAD).unsqueeze(-1), places[marks], 0.0)
            with torch.no_grad():
                vectors = table(rows.masked_fill(hidden, UNKNOWN))
            wanted = torch.tensor([ROLES.index(e.role) for e in batch])
            loss = functional.cross_entropy(net(vectors + placed), wanted)
            steps.zero_grad()
            loss.backward()
            steps.step()
            slower.step()
            total += loss.item()
        print(f"numbers, epoch {epoch + 1}: {total * BATCH / len(shuffled):.3f}", flush=True)
    net.eval()
    return net.exported(), places.detach().numpy().copy()


def _slower(
    steps: torch.optim.Optimizer, epochs: int, examples: int
) -> torch.optim.lr_scheduler.LambdaLR:
    """A rate that falls evenly to a twentieth by the end."""
    total = epochs * (examples // BATCH + 1)
    return torch.optim.lr_scheduler.LambdaLR(steps, lambda step: max(0.05, 1 - step / total))


def _padded(rows: Sequence[Sequence[int]]) -> torch.Tensor:
    longest = _longest(rows)
    return torch.tensor([[*r, *[PAD] * (longest - len(r))] for r in rows])


def _longest(rows: Sequence[Sequence[int]]) -> int:
    return max(len(r) for r in rows) + TAIL


def _surroundings(
    batch: Sequence[NumberExample], row: Callable[[str], int]
) -> tuple[torch.Tensor, torch.Tensor]:
    rows, marks = [], []
    for example in batch:
        low = max(0, example.at - REACH)
        high = min(len(example.words), example.at + REACH + 1)
        rows.append([row(w) for w in example.words[low:high]])
        marks.append([REACH + i - example.at for i in range(low, high)])
    longest = _longest(rows)
    padded = [[*m, *[0] * (longest - len(m))] for m in marks]
    return _padded(rows), torch.tensor(padded)
