"""The file with the weights of the learned reader."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.adapters.wording_file import FILE_NAME, load_wording, made_from
from bot.bootstrap.content import content_folder
from bot.errors import ConfigurationError
from training.examples import fingerprint

WEIGHTS = content_folder("knowledge") / "reading" / FILE_NAME
TRAINING = content_folder("knowledge").parent / "training"


def test_the_weights_were_made_from_the_texts_beside_them() -> None:
    """Changed texts without new weights, or the other way round, are noticed."""
    first, context = made_from(WEIGHTS)
    assert first == fingerprint(TRAINING / "texts")
    assert context == fingerprint(TRAINING / "context", TRAINING / "cases")


def test_a_broken_or_missing_file_says_what_to_do(tmp_path: Path) -> None:
    """No traceback: a sentence for the operator."""
    broken = tmp_path / FILE_NAME
    broken.write_bytes(WEIGHTS.read_bytes()[:5000])
    for path in (broken, tmp_path / "missing.npz"):
        with pytest.raises(ConfigurationError, match="install again"):
            load_wording(path)


def test_weights_for_other_facts_are_refused(tmp_path: Path) -> None:
    """A file whose outputs mean something else is never used."""
    with np.load(WEIGHTS) as stored:
        parts = {name: stored[name] for name in stored.files}
    parts["told"] = np.array(str(parts["told"]).replace('"task_type"', '"mood"', 1))
    np.savez(tmp_path / FILE_NAME, **parts)
    with pytest.raises(ConfigurationError, match="other facts"):
        load_wording(tmp_path / FILE_NAME)
