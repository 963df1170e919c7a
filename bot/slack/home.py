"""The home tab: what waits for the viewer first, then what comes, decisions and sources."""

from __future__ import annotations

from typing import Any

from bot.services.cards import AddedSourceLine, HomeCard
from bot.services.unmarked import unmarked
from bot.slack import controls, parts
from bot.slack.blocks_decision import line_block
from bot.slack.blocks_reminder import cancel_button
from bot.slack.escape import channel, link, mrkdwn, person
from bot.slack.limits import HOME_BLOCKS, Block, Part, clip, fit

_MOST_WAITING = 10
_MOST_UPCOMING = 10
_MOST_SOURCES = 10
_MOST_GAPS = 10
_CLOSES = (
    "The interview ends without a recommendation. Nothing is deleted: whoever mentions me in its "
    "thread takes it up again."
)
_REMOVES = "Its passages answer no longer, for anyone. The file itself stays in Slack."


def home_view(card: HomeCard, key: str, command: str) -> dict[str, Any]:
    """The view for `views.publish`."""
    made = [Part(parts.plain(clip(card.note, 300)))] if card.note else []
    made += _waiting(card) + _upcoming(card) + _decisions(card, command)
    made += _sources(card, command) + _gaps(card)
    made += parts.left_out(card.left_out)
    made.append(Part(parts.small(f"As of {parts.moment(card.updated_at)}. Open again to refresh.")))
    blocks = fit(made, key, most_blocks=HOME_BLOCKS, left_out="There is more than fits here.")
    return {"type": "home", "callback_id": "home", "blocks": blocks}


def _waiting(card: HomeCard) -> list[Part]:
    made = [Part(parts.header("Waiting for you"))]
    if not card.waiting:
        made.append(Part(parts.plain("Nothing waits for you.")))
    for line in card.waiting[:_MOST_WAITING]:
        about = {"assessment": line.assessment_id}
        close = controls.button(
            "Close", "close_interview", about, spoken=f"Close: {line.title}", confirm=_CLOSES
        )
        words = f"{clip(unmarked(line.title), 120)}\n{clip(line.question, 240)}"
        made.append(Part(parts.plain(words, close), rank=1))
        if line.permalink:
            made.append(Part(parts.small(link(line.permalink, "Answer in the thread")), rank=1))
    start = controls.button("Start Assessment", "open_form", {"kind": "assess"}, style="primary")
    made.append(Part(controls.actions([start])))
    return made


def _upcoming(card: HomeCard) -> list[Part]:
    if not card.upcoming:
        return []
    made = [Part(parts.header("Coming up"), rank=1)]
    for line in card.upcoming[:_MOST_UPCOMING]:
        when = parts.day(line.due_at) if line.owner_id else parts.moment(line.due_at)
        owner = f", owner {person(line.owner_id)}" if line.owner_id else ""
        words = f"{when}: {link(line.permalink, clip(unmarked(line.text), 140))}{owner}"
        made.append(Part(parts.markup(words, cancel_button(line.reminder_id)), rank=1))
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


def _sources(card: HomeCard, command: str) -> list[Part]:
    if not card.sources:
        return []
    made = [Part(parts.header("Sources your team added"), rank=2)]
    for line in card.sources[:_MOST_SOURCES]:
        remove = controls.button(
            "Remove",
            "remove_source",
            {"document": line.document_id},
            spoken=f"Remove: {line.name}",
            confirm=_REMOVES,
        )
        made.append(Part(parts.markup(_source_words(line), remove), rank=2))
    if card.more_sources:
        rest = f"And {card.more_sources} more: `{mrkdwn(command)} sources` lists all of them."
        made.append(Part(parts.small(rest), rank=2))
    return made


def _source_words(line: AddedSourceLine) -> str:
    shared = channel(line.channel_id) if line.channel_id[:1] in ("C", "G") else "a direct message"
    by = f" by {person(line.added_by)}" if line.added_by else ""
    if line.for_everyone:
        seen = "answers from it are visible to everyone in this workspace"
    else:
        seen = "answers from it are visible there only"
    return f"*{mrkdwn(clip(line.name, 120))}*\nAdded in {shared}{by}; {seen}"


def _gaps(card: HomeCard) -> list[Part]:
    if not card.gaps:
        return []
    lines = "\n".join(f"• {clip(question, 200)}" for question in card.gaps[:_MOST_GAPS])
    return [
        Part(parts.header("Questions without a good answer"), rank=3),
        Part(parts.plain(lines), rank=3),
    ]
