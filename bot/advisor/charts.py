"""Charts in a neutral form: lines over categories, with a takeaway and a text for the blind.

The limits are those of Slack's native chart block: title up to 50 characters, up to 6 series of
one finite value per category, up to 20 categories with labels up to 20 characters.
"""

from __future__ import annotations

import math

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.advisor.amounts import dollars, short_number
from bot.advisor.cost_results import CostComparison
from bot.advisor.cost_series import NAMES

MOST_SERIES = 6
MOST_CATEGORIES = 20
LONGEST_LABEL = 20
LONGEST_TITLE = 50


class Series(BaseModel):
    """One line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=LONGEST_LABEL)
    """Label of the line."""
    values: list[float]
    """One finite value per category."""


class Chart(BaseModel):
    """A line chart that any surface can draw."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=1, max_length=LONGEST_TITLE)
    """Title."""
    x_title: str
    """What the categories are, with unit."""
    y_title: str
    """What the values are, with unit."""
    categories: list[str] = Field(min_length=1, max_length=MOST_CATEGORIES)
    """Labels along the x axis, each once."""
    series: list[Series] = Field(min_length=1, max_length=MOST_SERIES)
    """Lines."""
    takeaway: str
    """What the chart shows, in one or two sentences."""
    alt_text: str
    """The same with the main numbers, for those who do not see it."""

    @model_validator(mode="after")
    def _fits(self) -> Chart:
        if any(not 1 <= len(label) <= LONGEST_LABEL for label in self.categories):
            raise ValueError(f"a category label has 1 to {LONGEST_LABEL} characters")
        if len(set(self.categories)) != len(self.categories):
            raise ValueError("category labels must differ")
        for line in self.series:
            if len(line.values) != len(self.categories):
                raise ValueError(f"{line.name} needs one value per category")
            if not all(math.isfinite(value) for value in line.values):
                raise ValueError(f"{line.name} has a value that is not finite")
        return self


def volume_chart(comparison: CostComparison) -> Chart:
    """Monthly cost against monthly volume, evenly spaced, with the project's own volume marked.

    The lines can be told apart on a linear axis, the only one that the native chart has.
    """
    series = comparison.even_series or comparison.volume_series
    own = comparison.requests_per_month
    labels = _distinct(
        [
            f"you: {short_number(volume)}" if volume == own else short_number(volume)
            for volume in series.requests
        ]
    )
    lines = [
        Series(name=NAMES[approach], values=[float(v) for v in values])
        for approach, values in series.monthly_usd.items()
    ]
    return Chart(
        title="Monthly cost by volume",
        x_title="requests a month",
        y_title="US dollars a month",
        categories=labels,
        series=lines,
        takeaway=comparison.takeaway,
        alt_text=f"Line chart of monthly cost by volume. {_ends(comparison)} {_edge(comparison)}",
    )


def _ends(comparison: CostComparison) -> str:
    series = comparison.volume_series
    first, last = short_number(series.requests[0]), short_number(series.requests[-1])
    told = [
        f"{NAMES[approach]} from {dollars(values[0])} at {first} to {dollars(values[-1])} at {last}"
        for approach, values in series.monthly_usd.items()
    ]
    return "; ".join(told) + "."


def _edge(comparison: CostComparison) -> str:
    edge = comparison.priced_break_even_requests
    if edge is None:
        return "The lines of prompting and fine-tuning do not cross."
    return f"Fine-tuning becomes cheaper to run than prompting at about {short_number(edge)}."


def _distinct(labels: list[str]) -> list[str]:
    """Labels made unique where rounding made two alike."""
    seen: dict[str, int] = {}
    result = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        result.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return result
