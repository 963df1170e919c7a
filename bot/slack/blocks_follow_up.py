"""The answer to a question about a recommendation: the result first, then what it rests on."""

from __future__ import annotations

from bot.services.cards import FollowUpCard
from bot.slack import controls, parts
from bot.slack.blocks_assessment import understood
from bot.slack.blocks_recommendation import cited, source_lines
from bot.slack.escape import mrkdwn
from bot.slack.limits import Part, clip

_LINE = 600
_OPENING = 1_200


def follow_up(card: FollowUpCard) -> tuple[str, list[Part]]:
    """The message that answers a question about a recommendation."""
    reply = card.reply
    first = reply.sections[0].statements[0].text if reply.sections else ""
    opening = mrkdwn(clip(reply.opening, _OPENING))
    numbers = {source.passage_id: source for source in card.sources}
    made = [Part(parts.markup(opening))]
    if card.facts:
        made += understood(card.facts, card.assessment_id, "asked", editable=True)
    for place, part in enumerate(reply.sections):
        lines = [
            f"{mrkdwn(clip(s.text, _LINE))}{cited(s.citations[:1], numbers)}"
            for s in part.statements
        ]
        heading = mrkdwn(clip(part.heading, 150)).replace("*", "")
        made.append(Part(parts.markup(f"*{heading}*\n{parts.listed(lines)}"), rank=place))
    if card.chart:
        drawn = parts.chart(card.chart)
        made += [Part(block, rank=3 if block is drawn[0] else 2) for block in drawn]
    made += _supposed(card)
    if card.sources:
        made.append(Part(parts.small(f"*Sources*\n{source_lines(card.sources)}", limit=2_400), 1))
    made.append(Part(parts.small(parts.DISCLAIMER)))
    return mrkdwn(clip(f"{reply.opening} {first}".strip(), _OPENING)), made


def _supposed(card: FollowUpCard) -> list[Part]:
    """That nothing was stored, and how it would be."""
    if not card.supposed:
        return []
    words = "I only supposed that; nothing is stored. If it is so, press the button"
    words += f", or {card.say}." if card.say else "."
    about = {"assessment": card.assessment_id, "facts": card.supposed}
    return [
        Part(parts.small(mrkdwn(clip(words, 500)))),
        Part(controls.actions([controls.button("Make It a Fact", "make_fact", about)])),
    ]
