"""The file with the weights of the learned reader.

Vectors are stored as 8-bit integers with one scale per word, all other weights as 16-bit floats:
together about 3.5 MB, and the readings stay the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from bot.errors import ConfigurationError
from bot.reading.bounds import FIELDS, ROLES, Array, Bounds
from bot.reading.context import Context
from bot.reading.learned import NUMBER_WIDTHS, Wording
from bot.reading.respelling import Respelling
from bot.reading.windows import WIDTHS, Layer

FILE_NAME = "wording.npz"
"""Name of the file in `knowledge/reading/`."""


def load_wording(path: Path) -> Wording:
    """The network of a file.

    Raises:
        ConfigurationError: the file is missing, broken, or made for other fields.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            told = json.loads(str(stored["told"]))
            if told["fields"] != list(FIELDS) or told["roles"] != list(ROLES):
                raise ConfigurationError(f"{path} was made for other facts; train it again.")
            vectors = stored["vectors"].astype(np.float32) * stored["scales"][:, None]
            words = {word: i for i, word in enumerate(str(stored["words"]).split("\n"))}
            return Wording(
                words,
                vectors.astype(np.float32),
                _layer(stored, "facts", len(WIDTHS)),
                _layer(stored, "numbers", len(NUMBER_WIDTHS)),
                stored["places"].astype(np.float32),
                Bounds(
                    told["values"],
                    told["thresholds"],
                    told.get("doubts", {}),
                    told.get("own_from", 0.0),
                ),
                _context(stored) if "own_from" in told else None,
                Respelling(dict(zip(words, stored["counts"].tolist(), strict=True))),
            )
    except (OSError, KeyError, ValueError, TypeError, BadZipFile) as error:
        raise ConfigurationError(
            f"The reader's weights in {path} cannot be read; install again."
        ) from error


def made_from(path: Path) -> tuple[str, str]:
    """The fingerprints of the texts for the first layers, and of those added for the last."""
    with np.load(path, allow_pickle=False) as stored:
        told = json.loads(str(stored["told"]))
        return str(told["texts"]), str(told["context_texts"])


def save_wording(
    path: Path,
    counts: Mapping[str, int],
    vectors: Array,
    facts: Layer,
    numbers: Layer,
    places: Array,
    values: dict[str, list[str]],
    thresholds: dict[str, float],
    texts: str,
) -> None:
    """Write a network without the layers for the context.

    The arguments are those of `Wording`, the words in row order with their counts for
    `Respelling`, and the fingerprint of the texts that it was trained on.
    """
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-6) / 127
    told = {
        "fields": list(FIELDS),
        "roles": list(ROLES),
        "values": values,
        "thresholds": thresholds,
        "texts": texts,
    }
    parts: dict[str, Any] = {
        "told": np.array(json.dumps(told)),
        "words": np.array("\n".join(counts)),
        "counts": np.array(list(counts.values()), dtype=np.int32),
        "vectors": np.round(vectors / scales[:, None]).astype(np.int8),
        "scales": scales.astype(np.float32),
        "places": places.astype(np.float16),
    }
    np.savez_compressed(path, **parts, **_parts("facts", facts), **_parts("numbers", numbers))


def add_context(
    path: Path,
    context: Context,
    thresholds: Mapping[str, float],
    doubts: Mapping[str, float],
    own_from: float,
    texts: str,
) -> None:
    """Put the layers for the context into a network's file, with what was chosen for them.

    The arguments are those of `Wording`; thresholds of fields replace those in the file, and
    `texts` is the fingerprint of the texts that were added for these layers.
    """
    with np.load(path, allow_pickle=False) as stored:
        parts: dict[str, Any] = {name: stored[name] for name in stored.files}
    told = json.loads(str(parts["told"]))
    told |= {"doubts": dict(doubts), "own_from": own_from, "context_texts": texts}
    told["thresholds"] |= thresholds
    parts["told"] = np.array(json.dumps(told))
    for name in _CONTEXT:
        parts[f"context_{name}"] = getattr(context, name).astype(np.float16)
    np.savez_compressed(path, **parts)


_CONTEXT = ("hidden", "hidden_bias", "weights", "bias")


def _context(stored: np.lib.npyio.NpzFile) -> Context:
    def part(name: str) -> Array:
        return np.ascontiguousarray(stored[f"context_{name}"], dtype=np.float32)

    return Context(*(part(name) for name in _CONTEXT))


def _parts(name: str, layer: Layer) -> dict[str, Any]:
    parts = {f"{name}_weights": layer.weights, f"{name}_bias": layer.bias}
    for i, (kernel, bias) in enumerate(zip(layer.kernels, layer.biases, strict=True)):
        parts |= {f"{name}_kernel{i}": kernel, f"{name}_bias{i}": bias}
    return {key: value.astype(np.float16) for key, value in parts.items()}


def _layer(stored: np.lib.npyio.NpzFile, name: str, sizes: int) -> Layer:
    def part(key: str) -> Array:
        return np.ascontiguousarray(stored[f"{name}_{key}"], dtype=np.float32)

    return Layer(
        tuple(part(f"kernel{i}") for i in range(sizes)),
        tuple(part(f"bias{i}") for i in range(sizes)),
        part("weights"),
        part("bias"),
        stored["vectors"].shape[1],
    )
