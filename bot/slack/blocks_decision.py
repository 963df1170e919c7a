"""Decisions."""

from __future__ import annotations

from bot.services.cards import DecisionCard, DecisionLine, DecisionsCard, UnrecordedLine
from bot.services.unmarked import unmarked
from bot.services.wording import APPROACH, decided_words, percent
from bot.slack import controls, parts
from bot.slack.escape import channel, link, mrkdwn, person
from bot.slack.limits import Block, Part, clip


def line_words(line: DecisionLine) -> str:
    """One decision in two lines of `mrkdwn`."""
    place = f" in {channel(line.channel_id)}" if line.channel_id[:1] in ("C", "G") else ""
    return (
        f"*{link(line.permalink, clip(unmarked(line.title), 120))}*: "
        f"{decided_words(line.approach, line.advised)}\n"
        f"{mrkdwn(line.status.capitalize())} {parts.day(line.decided_at)}, owner "
        f"{person(line.owner_id)}{place}, review {parts.day(line.review_at)}"
    )


def line_block(line: DecisionLine) -> Block:
    """One decision with a menu of what can be done with it."""
    options = [
        ("Look at it again", "revisit", {}),
        ("Export", "export", {}),
        ("Remind us", "open_form", {"kind": "remind"}),
    ]
    block = parts.markup(line_words(line), controls.menu(options))
    block["block_id"] = controls.carrying({"decision": line.decision_id})
    return block


def decisions(card: DecisionsCard) -> tuple[str, list[Part]]:
    """The decisions that the viewer may see."""
    if card.unrecorded:
        words = _unrecorded_words(card.unrecorded)
        listed = decisions(card.model_copy(update={"unrecorded": None}))[1]
        return words, _unrecorded(card.unrecorded, words) + (listed if card.decisions else [])
    if not card.decisions:
        empty = "No decisions yet. Describe your project to me in a channel to get to one."
        return empty, [Part(parts.markup(empty)), *parts.left_out(card.left_out)]
    last = card.newer + len(card.decisions)
    count = last + card.more
    title = f"{count} decision{'' if count == 1 else 's'}"
    if card.newer:
        title = f"Decisions {card.newer + 1} to {last} of {count}"
    made = [Part(parts.header(title))]
    seen: set[str] = set()
    for n, line in enumerate(card.decisions):
        if line.decision_id not in seen:
            seen.add(line.decision_id)
            made.append(Part(line_block(line), rank=1 + n // 3))
    made += parts.left_out(card.left_out)
    if card.more:
        older = {"newer": last, "of_channel": card.of_channel}
        button = controls.button(f"Show Older ({card.more})", "older_decisions", older)
        made.append(Part(controls.actions([button])))
    newest = card.decisions[0]
    decided = decided_words(newest.approach, newest.advised)
    return mrkdwn(clip(f"{title}. Newest: {newest.title}, {decided}.", 400)), made


def _unrecorded_words(line: UnrecordedLine) -> str:
    """That a recommendation stands on which nothing was recorded."""
    title = f"*{mrkdwn(clip(unmarked(line.title), 120))}*"
    advice = f"*{APPROACH[line.approach]}* ({percent(line.share)})"
    if line.after_decision:
        return (
            f"My newest recommendation for {title} is not recorded: {advice}. "
            "What was decided before it stands below."
        )
    return f"Nothing is recorded for {title} yet. My recommendation stands unrecorded: {advice}."


def _unrecorded(line: UnrecordedLine, words: str) -> list[Part]:
    about = {"kind": "record", "assessment": line.assessment_id}
    button = controls.button("Record Decision", "open_form", about, n=0, style="primary")
    return [Part(parts.markup(words)), Part(controls.actions([button]))]


def decision(card: DecisionCard) -> tuple[str, list[Part]]:
    """A decision that was just recorded."""
    line = card.decision
    decided = decided_words(line.approach, line.advised)
    first = f"Decision recorded for {clip(line.title, 90)}: {decided}"
    about = {"decision": line.decision_id}
    made = [
        Part(parts.header("Decision recorded")),
        Part(parts.markup(line_words(line))),
        Part(parts.plain(clip(card.reminder_text, 600) or "No reminder was set.")),
        Part(
            controls.actions(
                [
                    controls.button("Export", "export", about),
                    controls.button("Remind Us", "open_form", {"kind": "remind", **about}),
                ]
            )
        ),
    ]
    return mrkdwn(clip(f"{first}. {card.reminder_text}", 900)), made
