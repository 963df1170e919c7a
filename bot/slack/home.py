"""The home tab: what waits for the viewer first, then decisions and reviews."""

from __future__ import annotations

from typing import Any

from bot.services.cards import HomeCard
from bot.services.records import REVIEW
from bot.slack import controls, parts
from bot.slack.blocks_decision import line_block
from bot.slack.blocks_reminder import cancel_button
from bot.slack.escape import link, mrkdwn, person
from bot.slack.limits import HOME_BLOCKS, Block, Part, clip, fit

_MOST_WAITING = 10
_MOST_REVIEWS = 10
_MOST_GAPS = 10


def home_view(card: HomeCard, key: str, command: str) -> dict[str, Any]:
    """The view for `views.publish`."""
    made = _waiting(card) + _decisions(card, command) + _reviews(card) + _gaps(card)
    made.append(Part(parts.small(f"As of {parts.moment(card.updated_at)}. Open again to refresh.")))
    blocks = fit(made, key, most_blocks=HOME_BLOCKS, left_out="There is more than fits here.")
    return {"type": "home", "callback_id": "home", "blocks": blocks}


def _waiting(card: HomeCard) -> list[Part]:
    made = [Part(parts.header("Waiting for you"))]
    if not card.waiting:
        made.append(Part(parts.plain("Nothing waits for you.")))
    for line in card.waiting[:_MOST_WAITING]:
        words = link(line.permalink, clip(line.text, 240))
        cancel = cancel_button(line.reminder_id) if line.reminder_id else None
        made.append(Part(parts.markup(words, cancel), rank=1))
    start = controls.button("Start Assessment", "open_form", {"kind": "assess"}, style="primary")
    made.append(Part(controls.actions([start])))
    return made


def _decisions(card: HomeCard, command: str) -> list[Part]:
    made = [Part(parts.header("Decisions"))]
    if not card.decisions:
        made.append(
            Part(
                parts.markup(
                    "No decisions yet. Mention me in a channel with something like "
                    "“We sort 2,000 support tickets a day and have 5,000 labelled ones”, "
                    f"or type `{mrkdwn(command)} assess`."
                )
            )
        )
    made += [Part(block, rank=2) for block in _unique(card)]
    if card.more_decisions:
        older = f"And {card.more_decisions} older: `{mrkdwn(command)} decisions` lists all of them."
        made.append(Part(parts.small(older)))
    return made


def _unique(card: HomeCard) -> list[Block]:
    """One block per decision; Slack refuses a block id twice."""
    first = {line.decision_id: line for line in reversed(card.decisions)}
    return [line_block(line) for line in reversed(first.values())]


def _reviews(card: HomeCard) -> list[Part]:
    if not card.reviews:
        return []
    # The decisions above tell the rest; here only what comes when.
    made = [Part(parts.header("Next reviews"), rank=1)]
    for line in card.reviews[:_MOST_REVIEWS]:
        words = (
            f"{parts.day(line.review_at)}: {link(line.permalink, clip(line.title, 120))}, "
            f"owner {person(line.owner_id)}"
        )
        cancel = cancel_button(f"{REVIEW}{line.decision_id}")
        made.append(Part(parts.markup(words, cancel), rank=1))
    return made


def _gaps(card: HomeCard) -> list[Part]:
    if not card.gaps:
        return []
    lines = "\n".join(f"• {clip(question, 200)}" for question in card.gaps[:_MOST_GAPS])
    return [
        Part(parts.header("Questions without a good answer"), rank=3),
        Part(parts.plain(lines), rank=3),
    ]
