"""Which embedding model makes the vectors, chosen by one setting.

`minilm` is the offline default; `openai:NAME` and `ollama:NAME` ask a provider through LangChain;
`none` turns vectors off, and retrieval then works on words alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import ConfigurationError, Unavailable

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings


class EmbeddingUnavailable(Unavailable):
    """The embedding model cannot be had; retrieval goes on with words alone."""


class EmbeddingRefused(EmbeddingUnavailable):
    """The model's files are not the pinned ones and are not used."""


@dataclass(frozen=True)
class EmbeddingChoice:
    """A model together with the name that its vectors are stored under."""

    name: str
    """Part of every fingerprint: vectors of different names are never mixed."""
    model: Embeddings
    """A LangChain embedding."""


def choose_embedding(setting: str, models_dir: Path) -> EmbeddingChoice | None:
    """Load the embedding that a setting names.

    Args:
        setting: `minilm`, `openai:NAME`, `ollama:NAME` or `none`.
        models_dir: where the prepared offline model is kept; created when needed.

    Returns:
        The choice, or `None` for `none`.

    Raises:
        ConfigurationError: the setting names no embedding we know.
        EmbeddingUnavailable: the model or its package is not installed, or was refused.
    """
    check_setting(setting)
    kind, _, name = setting.partition(":")
    if kind == "none":
        return None
    if kind == "minilm":
        from bot.adapters.minilm import MODEL_NAME, MiniLMEmbeddings

        return EmbeddingChoice(MODEL_NAME, MiniLMEmbeddings(models_dir))
    return EmbeddingChoice(setting, _from_provider(kind, name))


def check_setting(setting: str) -> None:
    """Refuse an embedding setting that names nothing, before anything heavy is loaded."""
    kind, _, name = setting.partition(":")
    plain = kind in {"minilm", "none"} and not name
    remote = kind in {"openai", "ollama"} and bool(name)
    if not (plain or remote):
        raise ConfigurationError(
            f"EMBEDDING_MODEL={setting!r} is not known: "
            "use minilm, openai:NAME, ollama:NAME or none."
        )


def stored_name(setting: str) -> str:
    """The name under which a setting's vectors are stored, without loading the model."""
    if setting == "minilm":
        from bot.adapters.minilm import MODEL_NAME

        return MODEL_NAME
    return setting


def _from_provider(kind: str, name: str) -> Embeddings:
    """Build a provider's embedding through its LangChain package."""
    try:
        if kind == "openai":
            from langchain_openai import OpenAIEmbeddings

            # The length check would download a token table at run time.
            return OpenAIEmbeddings(model=name, check_embedding_ctx_length=False)
        from langchain_ollama import OllamaEmbeddings  # type: ignore[import-not-found,unused-ignore]

        ollama: Embeddings = OllamaEmbeddings(model=name)
        return ollama
    except ImportError as error:
        raise EmbeddingUnavailable(
            f"The {kind} embedding needs the extra package: pip install 'tuningfork[{kind}]'."
        ) from error
    except ValueError as error:
        raise EmbeddingUnavailable(
            f"The {kind} embedding could not be set up: check its API key and EMBEDDING_MODEL."
        ) from error
