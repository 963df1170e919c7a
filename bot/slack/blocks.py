"""From a card to what Slack shows: `text` for notifications and screen readers, and blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.services.cards import (
    AnswerCard,
    AssessmentCard,
    Card,
    CompareCard,
    DecisionCard,
    DecisionsCard,
    FileCard,
    FollowUpCard,
    HelpCard,
    NoticeCard,
    RecommendationCard,
    ReminderCard,
    RemindersCard,
    card_adapter,
)
from bot.slack import controls, parts
from bot.slack.blocks_answer import answer, compare, help_text, notice
from bot.slack.blocks_assessment import assessment
from bot.slack.blocks_decision import decision, decisions
from bot.slack.blocks_follow_up import follow_up
from bot.slack.blocks_recommendation import recommendation
from bot.slack.blocks_reminder import reminder, reminders
from bot.slack.escape import mrkdwn
from bot.slack.limits import FALLBACK, Block, Part, clip, clip_markup, filled, fit

_MOST_FILE_TEXT = 8_000


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as Slack takes it."""

    text: str
    """At most 4,000 characters; says what the blocks say, for notifications and screen readers."""
    blocks: list[Block]
    """At most 50 blocks; the first one's id names the outbox item."""


def read_card(stored: dict[str, Any]) -> Card:
    """A card from its stored form."""
    return card_adapter.validate_python(stored)


def render(card: Card, key: str, command: str = "/fork") -> Rendered:
    """Render a card as a message.

    Args:
        card: what to show; a home card has a view of its own, see `bot.slack.home`.
        key: outbox key of the message; its first block is named after it.
        command: name of the slash command, for help.

    Raises:
        TypeError: the card is no message.
    """
    text, made = _parts(card, command)
    note = "Shortened to fit into one message."
    if isinstance(card, RecommendationCard):
        note = "Shortened to fit into one message; *Export* has all of it."
    blocks = fit(made, key, left_out=note)
    return Rendered(text=filled(clip_markup(text, FALLBACK)), blocks=blocks)


def _parts(card: Card, command: str) -> tuple[str, list[Part]]:
    if isinstance(card, HelpCard):
        return help_text(card, command)
    maker = _MAKERS.get(type(card))
    if maker is None:
        raise TypeError("a home card is published as a view, not posted")
    return maker(card)


def file_as_message(card: FileCard) -> tuple[str, list[Part]]:
    """A file as a message, for workspaces where the bot may not upload files.

    Of a picture only its words are left.
    """
    content = clip(card.content, _MOST_FILE_TEXT) if card.encoding == "text" else ""
    step = 2_800
    made = [Part(parts.markup(f"*{mrkdwn(card.filename)}*\n{mrkdwn(clip(card.comment, 600))}"))]
    made += [
        Part(parts.plain(content[start : start + step]), rank=1 + start // step)
        for start in range(0, len(content), step)
    ]
    return mrkdwn(clip(f"{card.filename}. {card.comment}", 900)), made


_MAKERS: dict[type[Any], Callable[[Any], tuple[str, list[Part]]]] = {
    NoticeCard: notice,
    AssessmentCard: assessment,
    RecommendationCard: recommendation,
    FollowUpCard: follow_up,
    AnswerCard: answer,
    DecisionsCard: decisions,
    DecisionCard: decision,
    ReminderCard: reminder,
    RemindersCard: reminders,
    CompareCard: compare,
    FileCard: file_as_message,
}
"""What renders each card, but help, which names the command."""


def without_novelties(rendered: Rendered) -> Rendered | None:
    """The message without blocks that Slack may not have rolled out everywhere.

    A chart is left out (its takeaway stays as text), feedback buttons become ordinary ones, a
    table becomes lines. `None` when there is nothing to leave out.
    """
    blocks: list[Block] = []
    for block in rendered.blocks:
        kind = block["type"]
        if kind == "data_visualization":
            blocks.append(_chart_words(block))
        elif kind == "context_actions":
            blocks.append(controls.vote_buttons(block))
        elif kind == "table":
            blocks.append(_table_words(block))
        else:
            blocks.append(block)
    if blocks == rendered.blocks:
        return None
    return Rendered(text=rendered.text, blocks=blocks)


def words_alone(rendered: Rendered, key: str) -> Rendered:
    """The message as one text under its mark, for when Slack takes none of its other forms."""
    return Rendered(text=rendered.text, blocks=fit([Part(parts.markup(rendered.text))], key))


def _chart_words(block: Block) -> Block:
    """The numbers of a chart as text: first and last value of every series."""
    axis = block["chart"]["axis_config"]
    lines = [block["title"] + ", " + axis["y_label"]]
    for series in block["chart"]["series"]:
        ends = [series["data"][0], series["data"][-1]]
        shown = ", ".join(f"{point['value']:,.0f} at {point['label']}" for point in ends)
        lines.append(f"{series['name']}: {shown}")
    return {**parts.plain("\n".join(lines)), "block_id": block["block_id"]}


def _table_words(block: Block) -> Block:
    rows = ["  |  ".join(cell["text"] for cell in row) for row in block["rows"]]
    return {**parts.plain("\n".join(rows)), "block_id": block["block_id"]}
