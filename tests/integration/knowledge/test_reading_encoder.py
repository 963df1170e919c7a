"""The reader's encoder on onnxruntime, against plain arithmetic, and what happens without it."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.numpy import load_file, save_file

from bot.adapters import minilm_files
from bot.adapters.embeddings import EmbeddingRefused
from bot.adapters.reading_encoder import (
    GRAPH_NAME,
    HEADS_NAME,
    ReadingEncoder,
    encoder_made_from,
    load_encoded,
    load_heads,
    word_vectors,
)
from bot.adapters.wording_file import FILE_NAME, load_wording
from bot.bootstrap.content import content_folder, load_networks
from bot.errors import ConfigurationError
from bot.reading import read
from bot.reading.encoded import EncodedWording
from bot.reading.learned import Wording
from tests.integration.knowledge.plain_bert import Names, layer, layer_norm
from training.examples import fingerprint

FOLDER = content_folder("knowledge") / "reading"
TRAINING = content_folder("knowledge").parent / "training"
TEXTS = [
    "We have 500 labelled tickets and no GPUs.",
    "naïve café — déjà vu 東京 🍕 #42",
    "Prompts changes weekly; " * 40,
]


@pytest.fixture(scope="module")
def encoder() -> ReadingEncoder:
    """The shipped one."""
    return ReadingEncoder(FOLDER / GRAPH_NAME)


def _plain(ids: list[int]) -> NDArray[np.float64]:
    """The network written out in float64, with the stored integers times their scales."""
    graph = onnx.load(str(FOLDER / GRAPH_NAME)).graph
    stored = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    words, places = word_vectors(minilm_files.installed_folder() / "model.safetensors")

    def norm(x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        return layer_norm(x, stored[f"{name}.weight"], stored[f"{name}.bias"])

    def dense(x: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        matrix = stored[f"{name}.weight"].astype(np.float64) * stored[f"{name}.scales"]
        return x @ matrix + stored[f"{name}.bias"]

    rows = [101, *ids, 102]
    x = norm(words[rows].astype(np.float64) + places[: len(rows)], "norm")
    for number in range(6):
        name = f"layers.{number}"
        names = Names(
            queries=[f"{name}.{part}" for part in ("query", "key", "value")],
            attended=f"{name}.attended",
            first_norm=f"{name}.first_norm",
            wide=f"{name}.wide",
            narrow=f"{name}.narrow",
            second_norm=f"{name}.second_norm",
        )
        x = layer(x, names, dense, norm)
    return x[1:-1]


@pytest.mark.parametrize("text", TEXTS, ids=["plain", "signs", "long"])
def test_the_states_are_those_of_plain_arithmetic(encoder: ReadingEncoder, text: str) -> None:
    """Rounding what goes into each product turns a state by a few degrees at most."""
    ids = list(encoder.cut(text).ids)[:250]
    made, expected = encoder.states(ids), _plain(ids)

    alike = (made * expected).sum(axis=1) / (
        np.linalg.norm(made, axis=1) * np.linalg.norm(expected, axis=1)
    )
    assert made.shape == (len(ids), 384)
    assert alike.min() > 0.97
    assert alike.mean() > 0.99


def test_tokens_stand_where_their_words_do(encoder: ReadingEncoder) -> None:
    """In order, without overlap, over every letter, also behind half of a surrogate pair."""
    for text in [*TEXTS, "\ud800 5k labels"]:
        tokens = encoder.cut(text)
        covered = {
            at for a, b in zip(tokens.starts, tokens.ends, strict=True) for at in range(a, b)
        }
        assert list(tokens.starts) == sorted(tokens.starts)
        assert {i for i, letter in enumerate(text) if letter.isalnum()} <= covered


def test_the_encoder_was_made_from_the_texts_beside_it() -> None:
    """Changed texts without new weights, or the other way round, are noticed."""
    folders = (TRAINING / name for name in ("texts", "context", "short", "cases"))
    assert encoder_made_from(FOLDER / HEADS_NAME) == fingerprint(*folders)


def test_without_the_wheel_the_windows_read_alone(tmp_path: Path) -> None:
    """An installation without the embedding still reads."""
    alone = load_networks(FOLDER, embedding_files=tmp_path)

    assert isinstance(alone, Wording)
    assert read("nobody tagged anything so far", wording=alone).facts == {"labelled_examples": 0}
    assert isinstance(load_networks(FOLDER), EncodedWording)


def test_a_changed_wheel_is_refused(tmp_path: Path) -> None:
    """Word vectors of another model would mean something else."""
    installed = minilm_files.installed_folder()
    shutil.copy(installed / "tokenizer.json", tmp_path)
    parts = load_file(str(installed / "model.safetensors"))
    parts["embeddings.word_embeddings.weight"][7, 7] += 0.01
    save_file(parts, str(tmp_path / "model.safetensors"))
    with pytest.raises(EmbeddingRefused, match="not those that the reader was trained with"):
        ReadingEncoder(FOLDER / GRAPH_NAME, files_dir=tmp_path)


def test_broken_or_missing_files_say_what_to_do(tmp_path: Path) -> None:
    """No traceback: a sentence for the operator."""
    for name in (GRAPH_NAME, HEADS_NAME):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes()[:5000])
    with pytest.raises(ConfigurationError, match="install again"):
        ReadingEncoder(tmp_path / GRAPH_NAME)
    with pytest.raises(ConfigurationError, match="install again"):
        ReadingEncoder(tmp_path / "missing.onnx")
    for path in (tmp_path / HEADS_NAME, tmp_path / "missing.npz"):
        with pytest.raises(ConfigurationError, match="install again"):
            load_heads(path)


def test_heads_for_other_facts_or_values_are_refused(tmp_path: Path) -> None:
    """A file whose outputs mean something else is never used."""
    with np.load(FOLDER / HEADS_NAME) as stored:
        parts = {name: stored[name] for name in stored.files}
    told = str(parts["told"])
    np.savez(tmp_path / HEADS_NAME, **parts | {"told": np.array(told.replace("task_type", "mood"))})
    with pytest.raises(ConfigurationError, match="other facts"):
        load_heads(tmp_path / HEADS_NAME)

    shutil.copy(FOLDER / GRAPH_NAME, tmp_path / GRAPH_NAME)
    np.savez(tmp_path / HEADS_NAME, **parts | {"told": np.array(told.replace("weekly", "often"))})
    with pytest.raises(ConfigurationError, match="other values"):
        load_encoded(tmp_path, load_wording(FOLDER / FILE_NAME))
