"""Where the knowledge base, the policy and the prompts lie: in the repository or in the wheel."""

from __future__ import annotations

from pathlib import Path

from bot.errors import ConfigurationError

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
