"""One turn: everything that one inbound item causes, kept in a single transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.services.inbound import Place
from bot.services.ports import Deps, Draft, TakenOver
from bot.services.records import Assessment, Decision, Gap, OutboxItem, OutboxKind, Reminder


@dataclass
class Turn:
    """What is to be kept and sent; nothing happens before `keep`."""

    key: str
    """Unique key of the turn; its messages are named after it, so that none is sent twice."""
    place: Place
    """Where it happens."""
    now: datetime
    """When it happens."""
    user_id: str | None = None
    """Who caused it, and is told when Slack refuses its messages."""
    typed: bool = False
    """True when people see the words that cause it in the thread; what changes is shown below."""
    note: str = ""
    """What was taken from those words, and what was not; shown on the assessment's card."""
    draft: Draft | None = None
    """Where a written answer may grow before the turn is kept."""
    started: Assessment | None = None
    """A new assessment."""
    changed: Assessment | None = None
    """A changed assessment, with the version that was read."""
    new_decisions: list[Decision] = field(default_factory=list)
    changed_decisions: list[Decision] = field(default_factory=list)
    new_reminders: list[Reminder] = field(default_factory=list)
    changed_reminders: list[Reminder] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    votes: list[tuple[str, str, bool]] = field(default_factory=list)
    """(answer id, user id, good)."""
    forget: list[tuple[str, str | None]] = field(default_factory=list)
    """(channel id, thread or the whole channel)."""
    forget_people: list[str] = field(default_factory=list)
    """User ids of people about whom nothing is to be kept."""
    messages: list[OutboxItem] = field(default_factory=list)
    again: list[OutboxItem] = field(default_factory=list)
    """Messages that may not have arrived, to be sent once more under their keys."""

    def take_draft_place(self) -> None:
        """Let a post take the place of a message that was begun, so that it does not stay beside.

        An earlier try may have begun one that this turn, which knows more, would not have begun.
        """
        begun = self.draft.ts if self.draft is not None else None
        if begun is None or any(message.message_ts == begun for message in self.messages):
            return
        for number, message in enumerate(self.messages):
            if message.kind == "post":
                self.messages[number] = message.model_copy(update={"message_ts": begun})
                return

    def post(
        self,
        card: Any,
        *,
        key: str | None = None,
        place: Place | None = None,
        draft_ts: str | None = None,
    ) -> None:
        """Send a new message in the thread; it takes the place of the draft, when there is one."""
        self._send("post", card, key=key, place=place, message_ts=draft_ts)

    def update(
        self,
        message_key: str,
        card: Any,
        *,
        place: Place | None = None,
        message_ts: str | None = None,
    ) -> None:
        """Change the message that was posted under this key, at another place when one is given.

        `message_ts` names the message where nothing is known about the key.
        """
        self._send("update", card, message_key=message_key, place=place, message_ts=message_ts)

    def whisper(self, card: Any, user_id: str, response_url: str | None) -> None:
        """Show something to one person only."""
        kind: OutboxKind = "respond" if response_url else "ephemeral"
        self._send(kind, card, user_id=user_id, response_url=response_url)

    def show_again(self, item: OutboxItem, response_url: str | None) -> None:
        """Show its receiver once more what only that person sees."""
        kind: OutboxKind = "respond" if response_url else "ephemeral"
        kept = item.model_dump(include={"team_id", "channel_id", "thread_ts", "user_id", "card"})
        key = f"{self.key}:{len(self.messages)}"
        self.messages.append(OutboxItem(key=key, kind=kind, response_url=response_url, **kept))

    def home(self, card: Any, user_id: str) -> None:
        """Publish a person's home tab."""
        self._send("home", card, user_id=user_id)

    def upload(self, card: Any) -> None:
        """Upload a file to the thread."""
        self._send("file", card)

    def _send(
        self,
        kind: OutboxKind,
        card: Any,
        *,
        key: str | None = None,
        place: Place | None = None,
        message_key: str | None = None,
        message_ts: str | None = None,
        user_id: str | None = None,
        response_url: str | None = None,
    ) -> None:
        where = place or self.place
        self.messages.append(
            OutboxItem(
                key=key or f"{self.key}:{len(self.messages)}",
                kind=kind,
                team_id=where.team_id,
                channel_id="" if kind == "home" else where.channel_id,
                thread_ts=where.thread_ts,
                user_id=user_id or self.user_id,
                message_key=message_key,
                message_ts=message_ts,
                response_url=response_url,
                card=card.model_dump(mode="json", by_alias=True),
            )
        )


def keep(deps: Deps, turn: Turn | None, item_id: int | None) -> None:
    """Store everything of a turn and mark its inbox item as done, in one transaction.

    Raises:
        StaleAssessment: something was changed since it was read; nothing is kept.
        TakenOver: another worker finished the item meanwhile; nothing is kept.
    """
    with deps.store.unit() as unit:
        if turn is not None:
            _keep_records(unit, turn)
            for message in turn.messages:
                unit.outbox.put(message, turn.now)
            for message in turn.again:
                unit.outbox.put(message, turn.now, anew=True)
        if item_id is not None and not unit.inbox.done(item_id, deps.clock()):
            raise TakenOver
        unit.commit()


def _keep_records(unit: Any, turn: Turn) -> None:
    for channel_id, thread_ts in turn.forget:
        unit.forget_place(turn.place.team_id, channel_id, thread_ts)
    for user_id in turn.forget_people:
        unit.forget_person(turn.place.team_id, user_id)
    if turn.started is not None:
        unit.assessments.add(turn.started)
    if turn.changed is not None:
        unit.assessments.save(turn.changed)
    for decision in turn.new_decisions:
        unit.decisions.add(decision)
    for decision in turn.changed_decisions:
        unit.decisions.save(decision)
    for reminder in turn.new_reminders:
        unit.reminders.add(reminder)
    for reminder in turn.changed_reminders:
        unit.reminders.save(reminder)
    for gap in turn.gaps:
        unit.feedback.add_gap(gap)
    for answer_id, user_id, good in turn.votes:
        unit.feedback.vote(turn.place.team_id, answer_id, user_id, good, turn.now)


def new_turn(deps: Deps, place: Place, item_id: int | None, user_id: str | None = None) -> Turn:
    """A turn for an inbox item, or for work without one, caused by a person when one is named."""
    key = f"item:{item_id}" if item_id is not None else f"turn:{deps.new_id()}"
    return Turn(key=key, place=place, now=deps.clock(), user_id=user_id)
