"""Pictures of a recommendation as PNG, for surfaces without native charts.

matplotlib is imported on first use. Each picture is a `Figure` of its own on the Agg canvas, so
that threads do not share state. Colours are those of Okabe and Ito, told apart by people with any
common colour-blindness, and every line has its own dash and marker as well.
"""

from __future__ import annotations

import io
from typing import Any

from bot.advisor.amounts import dollars, short_number
from bot.advisor.cost_results import CostComparison
from bot.advisor.cost_series import NAMES
from bot.advisor.position import Position
from bot.advisor.profile import Approach

_INK = "#222222"
_GREY = "#767676"

_STYLES: dict[Approach, tuple[str, str, str]] = {
    Approach.PROMPTING: ("#0072B2", "-", "o"),
    Approach.RAG: ("#009E73", "--", "s"),
    Approach.FINE_TUNING: ("#D55E00", "-.", "^"),
    Approach.HYBRID: ("#CC79A7", ":", "D"),
}
"""Approach to colour, dash and marker."""

_NAME_INK: dict[Approach, str] = {
    Approach.PROMPTING: "#005A8C",
    Approach.RAG: "#00684C",
    Approach.FINE_TUNING: "#A34700",
    Approach.HYBRID: "#8E3F6F",
}
"""Darker shades for words on a tinted ground, with a contrast above 4.5 to 1."""

_BOX = {"boxstyle": "round,pad=0.2", "facecolor": "white", "alpha": 0.85, "linewidth": 0}

_DECADE = 10.0
"""Largest over smallest cost from which the axis of money is logarithmic."""

_WIDTH_INCHES = 4.5
_DPI = 240
"""4.5 inches at 240 dots: 1080 dots, three per point of a 360 px phone."""


class PngPictures:
    """Implements the `Pictures` port with the functions below."""

    def quadrant(self, position: Position, label: str) -> bytes:
        """The project on the two questions, with its plausible range."""
        return quadrant_png(label=label, **position.model_dump())

    def cost_curve(self, comparison: CostComparison) -> bytes:
        """Monthly cost of each approach against volume."""
        return cost_curve_png(comparison)


def quadrant_png(
    k: float, t: float, k_low: float, k_high: float, t_low: float, t_high: float, label: str
) -> bytes:
    """The project on the two questions: must material be fetched, should weights be changed?

    `k` and `t` are probabilities 0..1, the other numbers their plausible ranges. Values outside
    0..1 or in the wrong order are drawn inside the square.
    """
    from matplotlib.patches import Rectangle

    k, t = _unit(k), _unit(t)
    k_low, k_high = sorted((min(_unit(k_low), k), max(_unit(k_high), k)))
    t_low, t_high = sorted((min(_unit(t_low), t), max(_unit(t_high), t)))
    figure, axes = _figure(height=4.3)
    for approach, x, y in (
        (Approach.PROMPTING, 0.0, 0.0),
        (Approach.RAG, 0.5, 0.0),
        (Approach.FINE_TUNING, 0.0, 0.5),
        (Approach.HYBRID, 0.5, 0.5),
    ):
        colour = _STYLES[approach][0]
        axes.add_patch(Rectangle((x, y), 0.5, 0.5, facecolor=colour, alpha=0.13, linewidth=0))
        # Names hug the middle line: certain projects sit in the corners.
        axes.text(
            x + 0.02,
            0.515 if y else 0.485,
            NAMES[approach],
            fontsize=12,
            fontweight="bold",
            color=_NAME_INK[approach],
            va="bottom" if y else "top",
            zorder=4,
        )
    axes.axhline(0.5, color=_GREY, linewidth=0.8)
    axes.axvline(0.5, color=_GREY, linewidth=0.8)
    axes.add_patch(
        Rectangle(
            (k_low, t_low),
            k_high - k_low,
            t_high - t_low,
            facecolor=(0.13, 0.13, 0.13, 0.13),
            edgecolor=(0.13, 0.13, 0.13, 0.8),
            linewidth=1.1,
            linestyle="--",
            zorder=3,
        )
    )
    axes.plot([k], [t], marker="o", markersize=10, color=_INK, markeredgecolor="white", zorder=5)
    side = "left" if k < 0.33 else "right" if k > 0.67 else "center"
    low = t < 0.85
    axes.annotate(
        _short(label, 22),
        (k, t),
        xytext=({"left": -4, "right": 4, "center": 0}[side], 10 if low else -10),
        textcoords="offset points",
        fontsize=10.5,
        color=_INK,
        zorder=6,
        ha=side,
        va="bottom" if low else "top",
        bbox=_BOX,
    )
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_aspect("equal")
    axes.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
    axes.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
    axes.set_xlabel("Need to fetch material per request", fontsize=11)
    axes.set_ylabel("Need to change weights", fontsize=11)
    return _png(figure)


def cost_curve_png(comparison: CostComparison) -> bytes:
    """Monthly cost against volume, on logarithmic axes, with own volume and break-even marked."""
    figure, axes = _figure(height=4.2)
    series = comparison.volume_series
    volumes = series.requests
    for approach, values in series.monthly_usd.items():
        colour, dash, marker = _STYLES[approach]
        axes.plot(
            volumes,
            [value if value > 0 else float("nan") for value in values],
            color=colour,
            linestyle=dash,
            marker=marker,
            markersize=4.5,
            linewidth=2.0,
            label=NAMES[approach],
            zorder=3,
        )
    axes.set_xscale("log")
    axes.set_xlim(volumes[0], volumes[-1] * 1.2)
    spent = [value for values in series.monthly_usd.values() for value in values]
    lowest, highest = max(min(spent) * 0.7, 1.0), max(spent)
    if highest >= _DECADE * lowest:
        axes.set_yscale("log")
        axes.set_ylim(lowest, highest * 1.6)
    else:
        # Less than a decade has no mark of its own on a logarithmic axis.
        axes.set_ylim(0, max(highest, 1.0) * 1.15)
    own = comparison.requests_per_month
    if volumes[0] <= own <= volumes[-1]:
        axes.axvline(own, color=_GREY, linewidth=1.2, linestyle=(0, (2, 2)), zorder=2)
        axes.annotate(
            f"you: {short_number(own)}",
            (own, 0.985),
            xycoords=("data", "axes fraction"),
            xytext=(4, 0),
            va="top",
            bbox=_BOX,
            textcoords="offset points",
            fontsize=9.5,
            color=_GREY,
            **_side(own, volumes),
        )
    edge = comparison.priced_break_even_requests
    if edge is not None and volumes[0] <= edge <= volumes[-1]:
        height = _value_at(edge, volumes, series.monthly_usd[Approach.PROMPTING])
        # Named in the legend: beside the star it would hide the lines that cross there.
        axes.plot(
            [edge],
            [height],
            marker="*",
            markersize=16,
            color=_INK,
            zorder=5,
            markeredgecolor="white",
            linestyle="none",
            label=f"Break-even: {short_number(edge)} a month",
        )
    axes.xaxis.set_major_formatter(lambda value, _: short_number(value))
    axes.yaxis.set_major_formatter(lambda value, _: dollars(value))
    axes.minorticks_off()
    axes.grid(visible=True, color="#DDDDDD", linewidth=0.6)
    axes.set_xlabel("Requests a month", fontsize=11)
    axes.set_ylabel("US dollars a month", fontsize=11)
    figure.legend(loc="outside upper center", ncols=2, fontsize=10.5, frameon=False)
    return _png(figure)


def _side(own: float, volumes: list[float]) -> dict[str, str]:
    far = own > volumes[-1] / 10
    return {"ha": "right" if far else "left"}


def _figure(height: float) -> tuple[Any, Any]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH_INCHES, height), dpi=_DPI, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=10, colors=_INK)
    return figure, axes


def _png(figure: Any) -> bytes:
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()


def _value_at(x: float, xs: list[float], ys: list[float]) -> float:
    import numpy as np

    return max(float(np.interp(x, xs, ys)), 1.0)


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value)) if value == value else 0.5


def _short(text: str, limit: int) -> str:
    line = " ".join(text.split())
    if not _drawable(line):
        return "this project"
    line = line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
    return line.replace("$", r"\$")  # matplotlib reads text between dollar signs as formulas


def _drawable(text: str) -> bool:
    """Whether the font that comes with matplotlib has every character; it lacks some scripts."""
    from matplotlib.font_manager import findfont, get_font

    font = get_font(findfont("DejaVu Sans"))
    return all(font.get_char_index(ord(char)) for char in text)
