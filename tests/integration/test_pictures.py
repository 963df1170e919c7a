"""Pictures drawn by matplotlib itself: right size, visible content, safe in threads."""

from __future__ import annotations

import io
import math
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import yaml
from PIL import Image

from bot.adapters.pictures import cost_curve_png, quadrant_png
from bot.advisor.cost import compare_costs
from bot.advisor.cost_results import CostComparison
from bot.advisor.prices import Prices
from bot.advisor.profile import Profile

ROOT = Path(__file__).parents[2]


def comparison(**facts: object) -> CostComparison:
    """A comparison on the shipped prices."""
    text = (ROOT / "knowledge" / "policy" / "prices.yaml").read_text(encoding="utf-8")
    prices = Prices.model_validate(yaml.safe_load(text))
    result = compare_costs(Profile.model_validate(facts), prices)
    assert result is not None
    return result


def pixels(png: bytes) -> np.ndarray:
    """The picture as an array of red, green and blue."""
    picture = Image.open(io.BytesIO(png))
    picture.load()
    assert picture.format == "PNG"
    return np.asarray(picture.convert("RGB")).astype(int)


def close_to(image: np.ndarray, colour: tuple[int, int, int]) -> int:
    """Number of pixels of about this colour."""
    return int((np.abs(image - np.array(colour)).max(axis=2) < 12).sum())


def test_the_cost_curve_shows_four_lines_in_their_colours() -> None:
    """The Okabe-Ito blue, green, vermilion and purple, each with a line's worth of pixels."""
    png = cost_curve_png(comparison(requests_per_month=2_000_000, prompt_tokens=4000))
    image = pixels(png)
    assert image.shape[1] >= 1000
    assert len(png) < 400_000
    for colour in ((0, 114, 178), (0, 158, 115), (213, 94, 0), (204, 121, 167)):
        assert close_to(image, colour) > 1500


def test_the_break_even_is_marked_where_there_is_one() -> None:
    """The star of a crossing inside the chart adds dark ink."""
    crossing = cost_curve_png(comparison(requests_per_month=2_000_000, prompt_tokens=4000))
    ink = close_to(pixels(crossing), (34, 34, 34))
    result = comparison(requests_per_month=2_000_000, prompt_tokens=4000)
    without = cost_curve_png(result.model_copy(update={"priced_break_even_requests": None}))
    assert ink > close_to(pixels(without), (34, 34, 34)) + 500


def test_the_point_moves_with_the_project() -> None:
    """Low needs are drawn low and left, high needs high and right."""
    corners = {}
    for name, k, t in (("low", 0.1, 0.1), ("high", 0.9, 0.9)):
        image = pixels(quadrant_png(k, t, k, k, t, t, ""))
        height, width, _ = image.shape
        dark = (image < 60).all(axis=2)
        corners[name] = (
            int(dark[height // 2 : int(height * 0.85), width // 5 : width // 2].sum()),
            int(dark[: height // 2, width // 2 :].sum()),
        )
    assert corners["low"][0] > corners["high"][0] + 500
    assert corners["high"][1] > corners["low"][1] + 500


def test_uncertainty_is_drawn_as_an_area() -> None:
    """A wide range darkens more of the square than a narrow one."""
    narrow = pixels(quadrant_png(0.5, 0.5, 0.48, 0.52, 0.48, 0.52, "x"))
    wide = pixels(quadrant_png(0.5, 0.5, 0.1, 0.9, 0.1, 0.9, "x"))
    assert wide.sum() < narrow.sum()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "label", ["", "$x$ and $", "\\frac{", "日本語のラベル", "a" * 500, "line\nbreak", "{}%s"]
)
def test_any_label_can_be_drawn(label: str) -> None:
    """Formulas, other scripts and novels."""
    assert pixels(quadrant_png(0.4, 0.6, 0.2, 0.5, 0.5, 0.9, label)).size


@pytest.mark.parametrize(
    "numbers",
    [(2, -1, 5, -5, 9, 9), (0.5, 0.5, 0.9, 0.1, 0.9, 0.1), (math.nan,) * 6, (0, 1, 0, 0, 1, 1)],
)
def test_odd_numbers_are_drawn_inside_the_square(numbers: tuple[float, ...]) -> None:
    """Ranges in the wrong order, outside the square, or no numbers at all."""
    assert pixels(quadrant_png(*numbers, label="x")).size  # type: ignore[arg-type]


@pytest.mark.parametrize("volume", [0, 1, 2500, 10**12])
def test_any_volume_can_be_drawn(volume: int) -> None:
    """From nothing to far beyond any project."""
    assert pixels(cost_curve_png(comparison(requests_per_month=volume))).size


def test_threads_draw_the_same_pictures_as_one() -> None:
    """No state is shared between figures."""
    points = [(i / 8, 1 - i / 8) for i in range(8)]

    def draw(point: tuple[float, float]) -> bytes:
        k, t = point
        return quadrant_png(k, t, k - 0.1, k + 0.1, t - 0.1, t + 0.1, f"{k:.2f}")

    alone = [draw(point) for point in points]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(draw, points)) == alone


def test_matplotlib_is_not_loaded_before_the_first_picture() -> None:
    """The command line stays quick."""
    code = "import sys, bot.adapters.pictures; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
