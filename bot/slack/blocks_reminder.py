"""Reminders: one that is due, and the list of those that are set."""

from __future__ import annotations

from bot.services.cards import ProjectLine, ReminderCard, ReminderLine, RemindersCard
from bot.services.unmarked import unmarked
from bot.slack import controls, parts
from bot.slack.blocks_assessment import fact_words
from bot.slack.blocks_decision import line_words
from bot.slack.escape import channel, link, mrkdwn, person
from bot.slack.limits import Block, Part, clip


def project_link(project: ProjectLine) -> str:
    """The title of a project with the link to its thread, as `mrkdwn` within a sentence."""
    return link(project.permalink, clip(unmarked(project.title), 120))


def reminder(card: ReminderCard) -> tuple[str, list[Part]]:
    """A reminder that is due; without buttons once something was done with it."""
    about = {"reminder": card.reminder_id, "occurrence": card.occurrence}
    first = _reminder_words(card)
    made = [Part(parts.plain(first))]
    if card.decision:
        made.append(Part(parts.markup(line_words(card.decision))))
    if card.changed_advice:
        made.append(Part(parts.markup(f"*{mrkdwn(clip(card.changed_advice, 600))}*")))
    if card.project:
        made.append(Part(parts.markup(f"Project: *{project_link(card.project)}*")))
    if card.carrying:
        lines = "\n".join(f"• {clip(fact_words(line), 240)}" for line in card.carrying[:8])
        departs = card.decision is not None and card.decision.advised is not None
        rested = "My advice rested on" if departs else "The decision rests on"
        made.append(Part(parts.plain(f"{rested}\n{lines}"), rank=1))
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


def reminders(card: RemindersCard) -> tuple[str, list[Part]]:
    """The reminders that are set, each with *Cancel*."""
    count = len(card.reminders) + card.more
    if not card.reminders:
        empty = "No reminder is set. Say for example “remind us in two weeks”."
        return empty, [Part(parts.markup(empty)), *parts.left_out(card.left_out)]
    title = f"{count} reminder{'' if count == 1 else 's'}" + (" here" if card.of_channel else "")
    made = [Part(parts.header(title))]
    if card.note:
        made.append(Part(parts.plain(clip(card.note, 300))))
    for n, line in enumerate(card.reminders):
        made.append(Part(_line_block(line, openly=card.of_channel), rank=1 + n // 4))
    if card.more:
        made.append(Part(parts.small(f"And {card.more} later.")))
    made += parts.left_out(card.left_out)
    first = card.reminders[0]
    return mrkdwn(clip(f"{title}. Next: {first.title}, {first.due}.", 400)), made


def _line_block(line: ReminderLine, *, openly: bool) -> Block:
    """One reminder: what it is about, when, how often, where and for whom."""
    about = f"*{mrkdwn(clip(line.title, 200)).replace('*', '')}*"
    if line.project and line.project.title not in line.title:
        about += f" ({project_link(line.project)})"
    elif line.project and line.project.permalink:
        about += f" ({link(line.project.permalink, 'thread')})"
    often = line.repeats or "once"
    if line.paused:
        often += ", paused"
    shown = line.channel_id[:1] in ("C", "G")
    place = f"in {channel(line.channel_id)}" if shown else "in direct messages"
    when = f"{mrkdwn(line.due)}, {mrkdwn(often)}, {place}, for {person(line.set_by)}"
    return parts.markup(f"{about}\n{when}", cancel_button(line.reminder_id, openly=openly))


def cancel_button(reminder_id: str, *, openly: bool = False, n: int | None = None) -> Block:
    """The button that cancels a reminder, after a second question."""
    return controls.button(
        "Cancel",
        "cancel_reminder",
        {"reminder": reminder_id, "openly": openly},
        n=n,
        spoken="Cancel this reminder",
        confirm="The reminder will not come, for anybody.",
    )
