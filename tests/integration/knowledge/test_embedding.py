"""The offline embedding against a plain numpy reference, and the pins on its files."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from bot.adapters import minilm_files
from bot.adapters.embeddings import (
    EmbeddingRefused,
    choose_embedding,
    stored_name,
)
from bot.adapters.minilm import MODEL_NAME, MiniLMEmbeddings
from bot.adapters.minilm_graph import GRAPH_VERSION
from tests.integration.knowledge.plain_bert import Names, layer, layer_norm

TEXTS = [
    "What is fine-tuning?",
    "RAG",
    "Low-rank adaptation trains small added matrices while the weights stay frozen. " * 30,
    "naïve café — déjà vu 東京 🍕",
    "",
]


def reference(texts: list[str], folder: Path) -> NDArray[np.float64]:
    """The network written out in float64, one text at a time."""
    w = {
        k: v.astype(np.float64)
        for k, v in load_file(str(folder / "model.safetensors")).items()
        if v.dtype != np.int64
    }
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    return np.stack([forward(tokenizer.encode(text).ids, w) for text in texts])


def forward(ids: list[int], w: dict[str, NDArray[np.float64]]) -> NDArray[np.float64]:
    """Embedding, six layers, mean, length 1."""

    def norm(x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        return layer_norm(x, w[f"{name}.LayerNorm.weight"], w[f"{name}.LayerNorm.bias"])

    def dense(x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]

    x = w["embeddings.word_embeddings.weight"][ids]
    x = x + w["embeddings.position_embeddings.weight"][: len(ids)]
    x = norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings")
    for number in range(6):
        name = f"encoder.layer.{number}"
        names = Names(
            queries=[f"{name}.attention.self.{part}" for part in ("query", "key", "value")],
            attended=f"{name}.attention.output.dense",
            first_norm=f"{name}.attention.output",
            wide=f"{name}.intermediate.dense",
            narrow=f"{name}.output.dense",
            second_norm=f"{name}.output",
        )
        x = layer(x, names, dense, norm)
    pooled = x.mean(axis=0)
    return pooled / np.linalg.norm(pooled)


def test_vectors_agree_with_the_reference(models_dir: Path) -> None:
    """Cosine at least 0.9999 for short, long, foreign and empty texts, alone and in a batch."""
    model = MiniLMEmbeddings(models_dir)
    expected = reference(TEXTS, minilm_files.installed_folder())
    batch = model.embed_array(TEXTS)
    alone = np.array([model.embed_query(text) for text in TEXTS])
    assert np.min(np.sum(batch * expected, axis=1)) >= 0.9999
    assert np.min(np.sum(alone * expected, axis=1)) >= 0.9999
    assert np.allclose(np.linalg.norm(batch, axis=1), 1.0, atol=1e-5)
    assert model.embed_documents([]) == []


def test_files_with_another_hash_are_refused(tmp_path: Path) -> None:
    """One changed byte in the weights or the tokenizer is enough."""
    source = minilm_files.installed_folder()
    for name in ("model.safetensors", "tokenizer.json"):
        folder = tmp_path / name
        folder.mkdir()
        for each in ("model.safetensors", "tokenizer.json"):
            shutil.copy(source / each, folder / each)
        with (folder / name).open("r+b") as stream:
            stream.seek(-1, 2)
            stream.write(b"X")
        with pytest.raises(EmbeddingRefused, match="not the published one"):
            MiniLMEmbeddings(tmp_path / "models", files_dir=folder)
    assert not (tmp_path / "models").exists()


def test_a_damaged_prepared_model_is_prepared_again(tmp_path: Path) -> None:
    """A cut-off file is noticed when it is loaded."""
    broken = tmp_path / f"{MODEL_NAME}-graph{GRAPH_VERSION}.onnx"
    broken.write_bytes(b"not a model")
    assert len(MiniLMEmbeddings(tmp_path).embed_query("text")) == 384
    assert list(tmp_path.iterdir()) == [broken]


def test_stored_names_tell_models_apart() -> None:
    """The offline model's name holds its hash; providers go by their setting."""
    assert minilm_files.WEIGHTS_SHA256[:12] in stored_name("minilm")
    assert stored_name("openai:text-embedding-3-small") == "openai:text-embedding-3-small"
    assert choose_embedding("none", Path()) is None
