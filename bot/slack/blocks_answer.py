"""Cited answers, help, notices and comparisons."""

from __future__ import annotations

from typing import Any

from bot.grounding.passages import Citation
from bot.services.cards import (
    AnswerCard,
    ButtonView,
    CompareCard,
    HelpCard,
    NoticeCard,
    WhereLine,
)
from bot.slack import controls, parts
from bot.slack.blocks_reminder import project_link
from bot.slack.escape import channel, harmless, mrkdwn, person
from bot.slack.limits import Part, clip

_MOST_SOURCES = 8
_MOST_BUTTONS = 5
_FIRST_LINES = {
    "asked": "I help a team choose between prompting, retrieval (RAG), fine-tuning, or a hybrid.",
    "bare_mention": "Hello! Describe your LLM project, or ask me a question.",
    "welcome": "Hello! I help this channel choose between prompting, retrieval and fine-tuning.",
    "unknown_command": "I do not know that command.",
    "not_understood": "I did not find a project or a question in that.",
}


def answer(card: AnswerCard) -> tuple[str, list[Part]]:
    """A cited answer, or that there is none."""
    body = card.answer
    made = [
        Part(parts.markup(mrkdwn(clip(body.answer, 2_800)))),
        Part(parts.small(f"Asked: {mrkdwn(clip(card.question, 300))}"), rank=3),
    ]
    if body.answered:
        lines = [_source(c, body.answer) for c in body.citations[:_MOST_SOURCES]]
        if lines:
            made.append(Part(parts.markup("*Sources*\n" + "\n".join(lines)), rank=1))
        made.append(Part(parts.small(parts.DISCLAIMER)))
    elif body.passages:
        unnamed = [p for p in body.passages[:3] if p.section not in body.answer]
        nearest = dict.fromkeys(f"{p.source}, {p.section}" for p in unnamed)
        lines = [mrkdwn(clip(name, 160)) for name in nearest]
        if lines:
            made.append(Part(parts.small("Nearest topics\n" + parts.listed(lines)), rank=1))
    made += parts.left_out(card.left_out)
    asked = clip(harmless(card.question), 300)
    row = []
    if card.can_share:
        about = {"answer": card.answer_id, "question": asked}
        row.append(controls.button("Share in Channel", "share", about))
    if card.offers_assessment:
        form = {"kind": "assess", "description": asked}
        row.append(controls.button("Start Assessment", "open_form", form))
    if row:
        made.append(Part(controls.actions(row)))
    made.append(Part(controls.votes(card.answer_id, asked)))
    return mrkdwn(clip(body.answer, 3_000)), made


def _source(citation: Citation, answer: str) -> str:
    """A source; its words only where the answer puts them differently."""
    where = f"[{citation.n}] {mrkdwn(clip(f'{citation.source}, {citation.section}', 160))}"
    quote = " ".join(citation.quote.split())
    if quote.rstrip(".") in " ".join(answer.split()):
        return where
    return f"{where}: “{mrkdwn(clip(quote, 220))}”"


def help_text(card: HelpCard, command: str) -> tuple[str, list[Part]]:
    """What the bot does and how to call it; the first line fits the reason."""
    first = _FIRST_LINES[card.reason]
    if card.reason == "unknown_command" and card.unknown:
        first = f"I do not know “{clip(card.unknown, 60)}”."
    opening = mrkdwn(first)
    if card.reason == "welcome" and card.invited_by:
        opening += f" {person(card.invited_by)} added me."
    ways = [
        "Mention me and describe your project: I ask what matters and recommend, with sources.",
        "Mention me with a question, such as “When does fine-tuning pay off?”",
        f"`{command} assess` opens a form; `{command} assess TEXT` answers only you.",
        f"`{command} ask QUESTION`, `{command} decisions`, `{command} sources`, "
        f"`{command} remind WHEN`, `{command} remind list`",
        f"`{command} cost`, `{command} compare`, `{command} status`, `{command} forget`",
        "Below a recommendation: “why not RAG?”, “what if we had 10k labels?”, “what are the "
        "risks?”",
        "In a thread: “compare 172/200 188/200”, or a CSV of results per case, becomes facts; "
        "of any other file I ask whether it describes your project or is a source for answers.",
    ]
    if card.reason == "welcome":
        ways = ways[:3]
    made = [Part(parts.markup(opening)), Part(parts.markup(parts.listed(ways)))]
    if card.reason in ("welcome", "asked"):
        made.append(
            Part(
                parts.small(
                    "I read messages that mention me and the threads I take part in, and keep "
                    "facts and decisions, not conversations."
                )
            )
        )
    start = controls.button("Start Assessment", "open_form", {"kind": "assess"}, style="primary")
    made.append(Part(controls.actions([start])))
    return opening, made


def where_words(where: WhereLine) -> str:
    """Where something will be posted, as `mrkdwn`."""
    if where.channel_id[:1] not in ("C", "G"):
        return "I will post it here, in our direct messages."
    place = f"in {channel(where.channel_id)}"
    if where.project is None:
        return f"I will post it {place}, where all its members see it."
    return f"I will post it {place}, in the thread of {project_link(where.project)}."


def notice(card: NoticeCard) -> tuple[str, list[Part]]:
    """One or two sentences, perhaps with a reference and buttons to go on."""
    words = mrkdwn(clip(card.text, 2_500))
    made = [Part(parts.markup(words))]
    if card.where:
        made.append(Part(parts.small(where_words(card.where))))
    if card.reference:
        made.append(Part(parts.small(f"Reference: `{mrkdwn(clip(card.reference, 80))}`")))
    if card.retry is not None:
        payload = {name: value for name, value in card.retry.items() if name != "action"}
        action = str(card.retry.get("action") or "show_again")
        label = "Open Again" if action == "open_form" else "Show Again"
        made.append(Part(controls.actions([controls.button(label, action, payload)])))
    if card.confirm is not None:
        payload = {name: value for name, value in card.confirm.items() if name != "action"}
        action = str(card.confirm.get("action"))
        red = controls.button("Delete for Everyone", action, payload, style="danger")
        made.append(Part(controls.actions([red])))
    made += _buttons(card.buttons)
    return words, made


def _buttons(views: list[ButtonView]) -> list[Part]:
    """Ways to go on, as one row."""
    row = [
        controls.button(view.label, view.action, _harmless(view.payload), n=n)
        for n, view in enumerate(views[:_MOST_BUTTONS])
    ]
    return [Part(controls.actions(row))] if row else []


def _harmless(payload: dict[str, Any]) -> dict[str, Any]:
    return {k: harmless(v) if isinstance(v, str) else v for k, v in payload.items()}


def compare(card: CompareCard) -> tuple[str, list[Part]]:
    """A comparison in sentences, perhaps with a table and a chart."""
    lines = [mrkdwn(clip(line, 600)) for line in card.lines[:12]]
    made = [Part(parts.header(card.title))]
    if lines:
        made.append(Part(parts.markup("\n".join(lines))))
    rows = parts.table(card.table)
    if rows:
        made.append(Part(rows, rank=2))
    if card.chart:
        made += [Part(block, rank=3) for block in parts.chart(card.chart)]
    made += _buttons(card.buttons)
    made.append(Part(parts.small(parts.DISCLAIMER)))
    return mrkdwn(clip(" ".join([f"{card.title}.", *card.lines[:5]]), 1_500)), made
