"""Where knowledge base, policy, prompts and weights lie: in the repository or in the wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import ConfigurationError

if TYPE_CHECKING:
    from bot.reading.learned import Wording

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
def shipped_wording() -> Wording:
    """The weights of the learned reader, loaded once.

    Raises:
        ConfigurationError: this installation lacks them.
    """
    from bot.adapters.wording_file import FILE_NAME, load_wording

    return load_wording(content_folder("knowledge") / "reading" / FILE_NAME)
