"""Small makers of Block Kit blocks.

Arguments named `markup` are `mrkdwn` that the caller has escaped with `bot.slack.escape`;
arguments named `words` are plain text that is shown as it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

from bot.services.cards import ChartView
from bot.slack.escape import harmless, mrkdwn
from bot.slack.limits import HEADER, SECTION, Block, Part, clip, clip_markup, filled

DISCLAIMER = "AI advice, worked out from cited notes; it can be wrong. Check what matters to you."
"""Stands under everything that was worked out."""


def header(words: str) -> Block:
    """A heading."""
    return {
        "type": "header",
        "text": {
            "type": "plain_text",
            "text": filled(clip(harmless(words), HEADER)),
            "emoji": True,
        },
    }


def markup(markup: str, accessory: Block | None = None, limit: int = SECTION) -> Block:
    """A section of `mrkdwn`."""
    block: Block = {
        "type": "section",
        "text": _verbatim(markup, limit),
    }
    if accessory:
        block["accessory"] = accessory
    return block


def plain(words: str, accessory: Block | None = None, limit: int = SECTION) -> Block:
    """A section of plain text: what people wrote, shown without any formatting."""
    block: Block = {
        "type": "section",
        "text": {
            "type": "plain_text",
            "text": filled(clip(harmless(words), limit)),
            "emoji": False,
        },
    }
    if accessory:
        block["accessory"] = accessory
    return block


def small(markup: str, limit: int = 1_500) -> Block:
    """A small grey line of `mrkdwn`."""
    return {
        "type": "context",
        "elements": [_verbatim(markup, limit)],
    }


def _verbatim(markup: str, limit: int) -> Block:
    """A `mrkdwn` object in which addresses and names that people wrote do not become links."""
    return {"type": "mrkdwn", "text": filled(clip_markup(markup, limit)), "verbatim": True}


def left_out(words: str) -> list[Part]:
    """The small line that something is missing, if it is."""
    return [Part(small(mrkdwn(words)))] if words else []


def divider() -> Block:
    """A line between two parts."""
    return {"type": "divider"}


def listed(lines: Sequence[str], *, numbered: bool = False) -> str:
    """Escaped lines as a list in `mrkdwn`."""
    if numbered:
        return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))
    return "\n".join(f"• {line}" for line in lines)


def day(when: datetime) -> str:
    """A date that each reader sees in the own time zone, for `mrkdwn`."""
    return f"<!date^{int(when.timestamp())}^{{date_short}}|{when:%d %b %Y}>"


def moment(when: datetime) -> str:
    """A date with its time that each reader sees in the own time zone, for `mrkdwn`."""
    stamp = int(when.timestamp())
    return f"<!date^{stamp}^{{date_short}} at {{time}}|{when:%d %b %Y %H:%M} UTC>"


def chart(view: ChartView) -> list[Block]:
    """A line chart and its takeaway in words; only the takeaway when the numbers do not fit."""
    takeaway = markup(mrkdwn(view.takeaway))
    labels = [clip(harmless(label), 20) for label in view.x_labels]
    series = list(view.series.items())[:6]
    names = [clip(harmless(name), 20) for name, _ in series]
    drawable = (
        0 < len(labels) <= 20
        and len(set(labels)) == len(labels)
        and all(labels)
        and bool(names)
        and len(set(names)) == len(names)
        and all(names)
        and all(
            len(values) == len(labels) and all(math.isfinite(v) for v in values)
            for _, values in series
        )
    )
    if not drawable:
        return [takeaway]
    return [
        {
            "type": "data_visualization",
            "title": clip(harmless(view.title), 50) or "Chart",
            "chart": {
                "type": "line",
                "series": [
                    {
                        "name": name,
                        "data": [
                            {"label": label, "value": value}
                            for label, value in zip(labels, values, strict=True)
                        ],
                    }
                    for name, (_, values) in zip(names, series, strict=True)
                ],
                "axis_config": {"categories": labels, "y_label": clip(view.y_label, 50) or "value"},
            },
        },
        takeaway,
    ]


def table(rows: Sequence[Sequence[str]]) -> Block | None:
    """A table with a head, or nothing when there are no rows."""
    if not rows:
        return None
    columns = max(len(row) for row in rows[:100])
    cells = [
        [
            {"type": "raw_text", "text": filled(clip(harmless(cell), 200))}
            for cell in [*row, *[""] * (columns - len(row))][:20]
        ]
        for row in rows[:30]
    ]
    return {"type": "table", "rows": cells}
