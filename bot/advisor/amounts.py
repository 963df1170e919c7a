"""Numbers in words that a person reads at a glance."""

from __future__ import annotations

import math


def short_number(value: float) -> str:
    """Three significant digits with a magnitude: `950`, `12.5k`, `1.39 M`, `2 B`."""
    if not math.isfinite(value):
        return "never" if value > 0 else "unknown"
    for limit, divisor, unit in ((1e9, 1e9, " B"), (1e6, 1e6, " M"), (1e4, 1e3, "k")):
        if abs(value) >= limit * 0.9995:
            return f"{_digits(value / divisor)}{unit}"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else _digits(value)


def dollars(value: float) -> str:
    """US dollars: cents below $10, whole dollars below $100k, magnitudes above."""
    sign = "-" if value < 0 else ""
    size = abs(value)
    if size >= 99_999.5:
        return f"{sign}${short_number(size)}"
    if size >= 10 or size == int(size):
        return f"{sign}${size:,.0f}"
    if size >= 0.01:
        return f"{sign}${size:.2f}"
    return f"{sign}${size:.2g}"


def about_dollars(value: float) -> str:
    """US dollars as an estimate deserves: whole from $1, two leading digits from $100.

    Numbers that begin with 1 keep three, so that rounding stays below five percent.
    """
    size = abs(value)
    if size < 1:
        return dollars(value) if size == 0 or size >= 0.01 else f"${value:.1g}"
    if size < 100:
        return dollars(round(value))
    step = 10.0 ** (math.floor(math.log10(size)) - 1)
    step = step / 10 if size < 20 * step else step
    return dollars(round(value / step) * step)


def working_days(days: float) -> str:
    """Days of work as a person says them."""
    if days == 0.5:
        return "half a day"
    return "1 day" if days == 1 else f"{days:g} days"


def _digits(value: float) -> str:
    places = 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
