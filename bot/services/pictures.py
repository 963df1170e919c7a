"""The pictures of a recommendation, each with its finding in words."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from bot.advisor.charts import volume_chart
from bot.advisor.cost_results import CostComparison
from bot.advisor.policy import Policy
from bot.advisor.position import Position, position
from bot.advisor.profile import Approach, Profile
from bot.advisor.recommendation import Recommendation
from bot.services.cards import FileCard
from bot.services.costing import cost_sentence
from bot.services.ports import Pictures
from bot.services.wording import APPROACH

QUADRANT, COST = "quadrant.png", "cost.png"
"""Names of the two pictures."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture."""

    filename: str
    """Name with ending."""
    png: bytes
    """The picture."""
    words: str
    """What it shows, in sentences."""
    alt_text: str
    """The same for those who do not see it."""

    def as_card(self) -> FileCard:
        """The picture as a file to upload."""
        return FileCard(
            filename=self.filename,
            content=base64.b64encode(self.png).decode("ascii"),
            encoding="base64",
            comment=self.words,
            alt_text=self.alt_text,
        )


def draw(
    pictures: Pictures,
    policy: Policy,
    *,
    title: str,
    profile: Profile,
    recommendation: Recommendation,
    decided: Approach | None = None,
) -> list[Picture]:
    """The position on the two questions, and the cost curve when the volume is known.

    The position is drawn with the seed and number of completions stamped on the recommendation,
    and only under the policy that made it: under another one it could contradict the record.
    `decided` names the approach where the team decided another one.
    """
    drawn = []
    if same_policy(policy, recommendation):
        stamps = recommendation.stamps
        found = position(profile, policy, seed=stamps.seed, completions=stamps.completions)
        words = position_words(recommendation, found, decided)
        alt = (
            "Square of two questions. Across: need to fetch material per request; upwards: need "
            f"to change weights. A dot marks the project, a dashed box its range. {words}"
        )
        drawn.append(Picture(QUADRANT, pictures.quadrant(found, title), words, alt))
    if recommendation.cost is not None:
        comparison = CostComparison.model_validate(recommendation.cost)
        drawn.append(
            Picture(
                COST,
                pictures.cost_curve(comparison),
                cost_sentence(comparison),
                volume_chart(comparison).alt_text,
            )
        )
    return drawn


def same_policy(policy: Policy, recommendation: Recommendation) -> bool:
    """Whether the recommendation was made by this policy."""
    return recommendation.stamps.policy == policy.stamp


def position_words(
    recommendation: Recommendation, found: Position, decided: Approach | None = None
) -> str:
    """Where the project stands, the result first."""
    share = recommendation.probabilities[recommendation.approach]
    result = f"{APPROACH[recommendation.approach]} is recommended ({share:.0%})."
    if decided is not None:
        result = f"{APPROACH[decided]} was decided. {result}"
    return (
        f"{result} "
        f"Need to fetch material per request: {found.k:.0%} "
        f"({found.k_low:.0%} to {found.k_high:.0%}). "
        f"Need to change weights: {found.t:.0%} ({found.t_low:.0%} to {found.t_high:.0%}). "
        "The ranges hold eight of ten ways in which the unknown facts could turn out."
    )
