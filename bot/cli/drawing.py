"""Writes the pictures of a recommendation to a folder."""

from __future__ import annotations

from pathlib import Path

from bot.advisor.policy import Policy
from bot.advisor.profile import Profile
from bot.advisor.recommendation import Recommendation
from bot.errors import UserInputError


def write_pictures(
    folder: Path, policy: Policy, profile: Profile, recommendation: Recommendation
) -> list[Path]:
    """Write `quadrant.png` and, when the volume is known, `cost.png`; gives their paths.

    Args:
        folder: is made when it is not there.
        policy: made the recommendation.
        profile: the facts behind it.
        recommendation: what is drawn.

    Raises:
        UserInputError: the folder cannot be written to.
    """
    from bot.adapters.pictures import PngPictures
    from bot.services.pictures import draw

    pictures = draw(
        PngPictures(),
        policy,
        title="this project",
        profile=profile,
        recommendation=recommendation,
    )
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for picture in pictures:
            path = folder / picture.filename
            path.write_bytes(picture.png)
            written.append(path)
    except OSError as error:
        raise UserInputError(
            f"The pictures cannot be written to {folder}: {error.strerror}."
        ) from error
    return written
