"""The reader's encoder in PyTorch: all-MiniLM-L6-v2, trained on to tell what messages state.

The word vectors stay as they are, so that the bot takes them from the wheel of the embedding; the
six layers and what reads their states are learned. Only for training.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.numpy import load_file
from torch import nn
from torch.nn import functional

from bot.adapters.minilm_files import installed_folder
from bot.adapters.minilm_graph import EPSILON, HEADS, HIDDEN, LAYERS
from bot.adapters.reading_encoder import BEGIN, END, word_vectors
from bot.reading.bounds import FIELDS, ROLES
from bot.reading.clauses import sentences
from bot.reading.encoded import Heads, Tokens, numbers_in, pieces_of
from training.context import owned
from training.examples import SHIELD, SentenceExample, roles_in, sentence_examples

RATE = 1.5e-4
HEAD_RATE = 8
"""Times the rate of the layers, for what reads their states."""
BATCH_TOKENS, BATCH_TEXTS = 1_000, 32
HIDDEN_WORDS = 0.04
"""Share of tokens that are hidden in training."""
UNKNOWN, FIRST_WORD = 100, 999
"""The token of a hidden word; tokens above the second are words."""


@dataclass(frozen=True)
class Piece:
    """Sentences of a text that are looked at together, and what is to be said of them."""

    ids: list[int]
    """Tokens, with the beginning and the end."""
    spans: list[tuple[int, int]]
    """Per sentence the first of its tokens and the one behind the last."""
    examples: list[SentenceExample]
    """What the sentences state."""
    own: list[float]
    """Per sentence 1 for the writer's own project, 0 for another, -1 for not known."""
    numbers: list[tuple[int, int, int, int]]
    """Per number its tokens, and those of its sentence."""
    roles: list[int]
    """Of the numbers; `SHIELD` where not certain."""


class _Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.attended, self.first_norm = nn.Linear(HIDDEN, HIDDEN), _norm()
        self.wide, self.narrow = nn.Linear(HIDDEN, 4 * HIDDEN), nn.Linear(4 * HIDDEN, HIDDEN)
        self.second_norm = _norm()

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """(batch, tokens, width) to the same."""
        count, length, _ = states.shape
        parts = [
            part(states).view(count, length, HEADS, -1).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        ]
        seen = functional.scaled_dot_product_attention(*parts, attn_mask=mask)
        seen = self.attended(seen.transpose(1, 2).reshape(count, length, HIDDEN))
        states = self.first_norm(states + functional.dropout(seen, 0.1, self.training))
        seen = self.narrow(functional.gelu(self.wide(states)))
        return self.second_norm(states + functional.dropout(seen, 0.1, self.training))


PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "first_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "second_norm": "output.LayerNorm",
}
"""Parts of a layer by their names in the published weights."""


def _norm() -> nn.LayerNorm:
    return nn.LayerNorm(HIDDEN, eps=EPSILON)


class EncoderNet(nn.Module):
    """The encoder with what reads its states."""

    def __init__(self, columns: int) -> None:
        """Take the published weights; `columns` are the values of all fields."""
        super().__init__()
        file = installed_folder() / "model.safetensors"
        words, places = word_vectors(file)
        self.words, self.places = torch.tensor(words), torch.tensor(places)
        published = load_file(str(file))
        self.norm = _norm()
        self.norm.load_state_dict(_of_part(published, "embeddings.LayerNorm"))
        self.norm.requires_grad_(False)
        self.layers = nn.ModuleList(_Layer() for _ in range(LAYERS))
        for number, layer in enumerate(self.layers):
            for part, name in PARTS.items():
                named = _of_part(published, f"encoder.layer.{number}.{name}")
                getattr(layer, part).load_state_dict(named)
        self.facts = nn.Linear(2 * HIDDEN, columns + 1)
        self.numbers = nn.Linear(2 * HIDDEN, len(ROLES))

    def forward(self, pieces: Sequence[Piece]) -> tuple[torch.Tensor, torch.Tensor]:
        """What is said of all sentences and of all numbers, in their order."""
        longest = max(len(piece.ids) for piece in pieces)
        ids = torch.tensor([piece.ids + [0] * (longest - len(piece.ids)) for piece in pieces])
        known = torch.tensor([[i < len(piece.ids) for i in range(longest)] for piece in pieces])
        if self.training:
            hidden = (torch.rand(ids.shape) < HIDDEN_WORDS) & (ids > FIRST_WORD)
            ids = ids.masked_fill(hidden, UNKNOWN)
        states = self.norm(self.words[ids] + self.places[:longest])
        states = functional.dropout(states, 0.1, self.training)
        mask = torch.zeros(known.shape).masked_fill(~known, -1e9)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        said = [
            torch.cat([states[row, low:high].mean(0), states[row, low:high].max(0)[0]])
            for row, piece in enumerate(pieces)
            for low, high in piece.spans
        ]
        near = [
            torch.cat([states[row, low:high].mean(0), states[row, first:last].mean(0)])
            for row, piece in enumerate(pieces)
            for low, high, first, last in piece.numbers
        ]
        numbers = torch.stack(near) if near else torch.zeros((0, 2 * HIDDEN))
        return (
            self.facts(functional.dropout(torch.stack(said), 0.2, self.training)),
            self.numbers(functional.dropout(numbers, 0.2, self.training)),
        )

    def heads(self) -> Heads:
        """What reads the states, in the layout of the bot."""
        return Heads(
            self.facts.weight.detach().numpy().T.copy(),
            self.facts.bias.detach().numpy().copy(),
            self.numbers.weight.detach().numpy().T.copy(),
            self.numbers.bias.detach().numpy().copy(),
        )


def _of_part(published: Mapping[str, Any], name: str) -> dict[str, torch.Tensor]:
    return {kind: torch.tensor(published[f"{name}.{kind}"]) for kind in ("weight", "bias")}


def pieces(row: Mapping[str, Any], tokens: Tokens) -> Iterator[Piece]:
    """The pieces of one text, laid out as the bot does."""
    found = sentences(row["text"])
    examples = list(sentence_examples(row))
    own = owned(found, row)
    roles = {(s.index, at): role for s, at, role in roles_in(row, found)}
    spans = [tokens.covering(s.units[0].start, s.units[-1].end) for s in found]
    for begin, end, listed in pieces_of(spans):
        count = end - begin
        inside = [(spans[i][0] - begin + 1, min(spans[i][1] - begin, count) + 1) for i in listed]
        numbers, known = [], []
        for index, span in zip(listed, inside, strict=True):
            for at, (low, high) in numbers_in(found[index], tokens):
                if low < min(high, end):
                    numbers.append((low - begin + 1, min(high, end) - begin + 1, *span))
                    role = roles.get((index, at))
                    known.append(SHIELD if role is None else ROLES.index(role))
        yield Piece(
            [BEGIN, *tokens.ids[begin:end], END],
            inside,
            [examples[i] for i in listed],
            [float(own[i]) for i in listed],
            numbers,
            known,
        )


def train_encoder(
    net: EncoderNet,
    material: Sequence[Piece],
    values: Mapping[str, Sequence[str]],
    epochs: float,
) -> None:
    """Learn what sentences state, whose project they tell of, and what numbers are."""
    heads = [*net.facts.parameters(), *net.numbers.parameters()]
    steps = torch.optim.AdamW(
        [
            {"params": list(net.layers.parameters()), "lr": RATE},
            {"params": heads, "lr": RATE * HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    total = int(epochs * len(_batches(material)))
    slower = torch.optim.lr_scheduler.LambdaLR(
        steps, lambda step: min(1.0, (step + 1) / 100) * max(0.02, 1 - step / total)
    )
    done, lost = 0, 0.0
    net.train()
    while done < total:
        for batch in _batches(material)[: total - done]:
            loss = _loss(net, batch, values)
            steps.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*net.layers.parameters(), *heads], 1.0)
            steps.step()
            slower.step()
            done, lost = done + 1, lost + loss.item()
            if done % 100 == 0:
                print(f"encoder, step {done} of {total}: {lost / 100:.3f}", flush=True)
                lost = 0.0
    net.eval()


def _batches(material: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces of about the same length together, the batches in any order."""
    batches: list[list[Piece]] = [[]]
    for piece in sorted(material, key=lambda p: len(p.ids) + random.random() * 15):
        full = (len(batches[-1]) + 1) * len(piece.ids) > BATCH_TOKENS
        if batches[-1] and (full or len(batches[-1]) >= BATCH_TEXTS):
            batches.append([])
        batches[-1].append(piece)
    random.shuffle(batches)
    return batches


def _loss(
    net: EncoderNet, batch: Sequence[Piece], values: Mapping[str, Sequence[str]]
) -> torch.Tensor:
    said, numbers = net(batch)
    examples = [example for piece in batch for example in piece.examples]
    loss, first = torch.zeros(()), 0
    for field in FIELDS:
        known = values[field]
        wanted = torch.tensor([example.target(field, known) for example in examples])
        loss = loss + _cross_entropy(said[:, first : first + len(known)], wanted)
        first += len(known)
    own = torch.tensor([value for piece in batch for value in piece.own])
    told = own >= 0
    if told.any():
        loss = loss + functional.binary_cross_entropy_with_logits(
            said[told, -1], own[told], 2.0 - own[told]
        )
    return loss + _cross_entropy(numbers, torch.tensor([r for p in batch for r in p.roles]))


def _cross_entropy(said: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    if not (wanted != SHIELD).any():
        return torch.zeros(())
    return functional.cross_entropy(said, wanted.long(), ignore_index=SHIELD)


def load_start(net: EncoderNet, paths: Sequence[Path]) -> None:
    """Go on from the layers and heads of an earlier run, or from the mean of several."""
    runs = [torch.load(path, weights_only=True) for path in paths]
    net.load_state_dict({name: sum(run[name] for run in runs) / len(runs) for name in runs[0]})


def save_start(net: EncoderNet, path: Path) -> None:
    """Keep layers and heads, to go on from or to export again."""
    torch.save(net.state_dict(), path)
