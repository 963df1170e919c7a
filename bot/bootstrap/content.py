"""Where knowledge base, policy, prompts and weights lie: in the repository or in the wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from bot.errors import ConfigurationError

if TYPE_CHECKING:
    from bot.reading.understanding import Network

_log = structlog.get_logger(__name__)
_PACKAGE = Path(__file__).parent.parent


def content_folder(name: str) -> Path:
    """The folder `knowledge` or `prompts`.

    Raises:
        ConfigurationError: this installation lacks it.
    """
    for parent in (_PACKAGE.parent, _PACKAGE / "_data"):
        if (parent / name).is_dir():
            return parent / name
    raise ConfigurationError(
        f"The folder {name}/ is missing from this installation; install again."
    )


@cache
def shipped_wording() -> Network:
    """The networks of the reader, loaded once.

    Raises:
        ConfigurationError: this installation lacks their weights.
    """
    return load_networks(content_folder("knowledge") / "reading")


def load_networks(folder: Path, embedding_files: Path | None = None) -> Network:
    """The networks of the reader; without the embedding's wheel the small one alone.

    Args:
        folder: their weights.
        embedding_files: the folder of the embedding's files; by default that of its wheel.

    Raises:
        ConfigurationError: a file of `folder` is missing or broken.
    """
    from bot.adapters.embeddings import EmbeddingRefused, EmbeddingUnavailable
    from bot.adapters.reading_encoder import load_encoded
    from bot.adapters.wording_file import FILE_NAME, load_wording

    wording = load_wording(folder / FILE_NAME)
    try:
        return load_encoded(folder, wording, embedding_files)
    except (EmbeddingUnavailable, EmbeddingRefused) as error:
        _log.warning("reader.encoder_missing", reason=str(error))
        return wording
