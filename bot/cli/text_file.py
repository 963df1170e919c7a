"""Reads a text file that somebody named; each way to fail has its sentence."""

from __future__ import annotations

from pathlib import Path

from bot.errors import UserInputError

LARGEST = 100_000_000
"""Bytes of a file that are read at most."""


def text_of_file(path: Path, holds: str) -> str:
    """The text of a file, without a byte order mark.

    Args:
        path: the file.
        holds: what such a file holds, for the sentence that says what to write.

    Raises:
        UserInputError: it is missing, a folder, not to be read, too large, no text, or empty.
    """
    if path.is_dir():
        raise UserInputError(f"{path} cannot be read: it is a folder; name a file in it.")
    try:
        if path.stat().st_size > LARGEST:
            raise UserInputError(
                f"The file {path} is larger than {LARGEST // 1_000_000} MB; give a part of it.",
                code="too_long",
            )
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise UserInputError(
            f"The file {path} cannot be read: there is no such file; check its name."
        ) from None
    except OSError as error:
        reason = (error.strerror or "it is no ordinary file").lower()
        raise UserInputError(f"The file {path} cannot be read: {reason}.") from error
    except UnicodeDecodeError as error:
        raise UserInputError(_no_text(path, holds)) from error
    if "\0" in text:
        raise UserInputError(_no_text(path, holds))
    if not text.strip():
        raise UserInputError(f"The file {path} is empty; it should hold {holds}.")
    return text


def _no_text(path: Path, holds: str) -> str:
    return f"The file {path} is not UTF-8 text; it should hold {holds}."
