"""Decisions and reminders."""

from __future__ import annotations

from bot.services.cards import (
    DecisionCard,
    DecisionLine,
    DecisionsCard,
    ReminderCard,
    UnrecordedLine,
)
from bot.services.wording import APPROACH, decided_words, percent
from bot.slack import controls, parts
from bot.slack.blocks_assessment import fact_words
from bot.slack.escape import channel, link, mrkdwn, person
from bot.slack.limits import Block, Part, clip


def line_words(line: DecisionLine) -> str:
    """One decision in two lines of `mrkdwn`."""
    place = f" in {channel(line.channel_id)}" if line.channel_id[:1] in ("C", "G") else ""
    return (
        f"*{link(line.permalink, clip(line.title, 120)).replace('*', '')}*: "
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
        return empty, [Part(parts.markup(empty))]
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
    if card.more:
        older = {"newer": last, "of_channel": card.of_channel}
        button = controls.button(f"Show Older ({card.more})", "older_decisions", older)
        made.append(Part(controls.actions([button])))
    newest = card.decisions[0]
    decided = decided_words(newest.approach, newest.advised)
    return mrkdwn(clip(f"{title}. Newest: {newest.title}, {decided}.", 400)), made


def _unrecorded_words(line: UnrecordedLine) -> str:
    """That a recommendation stands on which nothing was recorded."""
    title = f"*{mrkdwn(clip(line.title, 120)).replace('*', '')}*"
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


def reminder(card: ReminderCard) -> tuple[str, list[Part]]:
    """A reminder that is due; without buttons once something was done with it."""
    about = {"reminder": card.reminder_id, "occurrence": card.occurrence}
    first = _reminder_words(card)
    made = [Part(parts.plain(first))]
    if card.decision:
        made.append(Part(parts.markup(line_words(card.decision))))
    if card.changed_advice:
        made.append(
            Part(parts.markup(f"*{mrkdwn(clip(card.changed_advice, 600)).replace('*', '')}*"))
        )
    if card.carrying:
        lines = "\n".join(f"• {clip(fact_words(line), 240)}" for line in card.carrying[:8])
        made.append(Part(parts.plain(f"The decision rests on\n{lines}"), rank=1))
    if card.closed:
        made.append(Part(parts.small(mrkdwn(clip(card.closed, 400)))))
    else:
        made.append(Part(controls.actions(_buttons(about, card))))
        if card.decision:
            hand_over = controls.people("hand_over", "Hand over to")
            made.append(Part(controls.actions([hand_over], about)))
    made.append(Part(parts.small(f"For {person(card.set_by)}")))
    return mrkdwn(clip(first, 400)), made


def _reminder_words(card: ReminderCard) -> str:
    """The first line: a decision is looked at again, anything else was to be remembered."""
    text = clip(card.text, 200)
    if card.decision is None:
        return text or "Reminder"
    return f"Time to look again: {text}" if text else "Time to look again"


def _buttons(about: dict[str, object], card: ReminderCard) -> list[Block]:
    """What one may do with it; only a decision can be still valid or have changed."""
    snoozes = [
        ("1 week", "snooze", {"for": "1w"}),
        ("1 month", "snooze", {"for": "1m"}),
    ]
    done = "Still Valid" if card.decision else "Done"
    row = [controls.button(done, "still_valid", about, style="primary")]
    if card.decision:
        changed = {"kind": "something_changed", **about}
        row.append(controls.button("Something Changed", "open_form", changed, n=0))
    row += [
        controls.button(f"Snooze {label}", action, {**about, **more}, n=n)
        for n, (label, action, more) in enumerate(snoozes)
    ]
    row.append(controls.button("Snooze Until…", "open_form", {"kind": "snooze", **about}, n=1))
    if card.decision or card.repeats:
        row.append(controls.button("Stop", "stop_reminder", about, spoken="Stop this reminder"))
    return row
