"""What the services need from outside, as Protocols, and the bundle that carries it.

Nothing here knows an SDK. `Deps` is built once by the composition root and passed as an argument.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from bot.advisor.cost_results import CostComparison
from bot.advisor.policy import Policy
from bot.advisor.position import Position
from bot.advisor.recommendation import Recommendation
from bot.grounding.passages import Answer, Passage
from bot.reading.model import PendingQuestion, Reading
from bot.reading.tokens import MAX_CHARACTERS
from bot.services.inbound import ChannelKind, IncomingFile, Place
from bot.services.records import (
    Assessment,
    Decision,
    Gap,
    InboxItem,
    OutboxItem,
    Reminder,
)


class Assessments(Protocol):
    """Stored assessments."""

    def add(self, assessment: Assessment) -> None:
        """Store a new one.

        Raises:
            StaleAssessment: one with the same id or a live one in the same thread exists.
        """

    def get(self, assessment_id: str) -> Assessment | None:
        """The assessment with this id."""

    def in_thread(self, team_id: str, channel_id: str, thread_ts: str) -> Assessment | None:
        """The newest assessment of this thread."""

    def save(self, assessment: Assessment) -> Assessment:
        """Store a changed one whose `version` is the one that was read; returns the next version.

        Raises:
            StaleAssessment: it was changed since, or its thread has another live one by now.
        """

    def in_channel(self, team_id: str, channel_id: str, limit: int = 50) -> list[Assessment]:
        """Assessments of a channel that were not cancelled, the latest changed first.

        The caller checks who may see them.
        """

    def waiting(self, team_id: str, user_id: str, limit: int = 50) -> list[Assessment]:
        """Assessments with a pending question that name a person, the longest waiting first."""


class Decisions(Protocol):
    """Stored decisions."""

    def add(self, decision: Decision) -> None:
        """Store a new one."""

    def get(self, decision_id: str) -> Decision | None:
        """The decision with this id."""

    def save(self, decision: Decision) -> Decision:
        """Store a changed one; raises `StaleAssessment` when it was changed since."""

    def channels(self, team_id: str) -> list[str]:
        """The channels of a workspace with decisions that stand, latest decided first."""

    def standing(
        self, team_id: str, channel_ids: Collection[str], limit: int, newer: int = 0
    ) -> list[Decision]:
        """Decisions of these channels that no other replaces, newest first, behind the newer."""

    def count_standing(self, team_id: str, channel_ids: Collection[str]) -> int:
        """How many there are."""

    def next_reviewed(
        self, team_id: str, channel_ids: Collection[str], limit: int, without: str | None = None
    ) -> list[Decision]:
        """Those whose own review is still to come, soonest first; `without` one such reminder."""

    def in_channel(self, team_id: str, channel_id: str, limit: int = 500) -> list[Decision]:
        """Decisions of a channel, newest first."""

    def of_assessment(self, assessment_id: str) -> list[Decision]:
        """Decisions of one assessment, newest first."""


class Reminders(Protocol):
    """Stored reminders."""

    def add(self, reminder: Reminder) -> None:
        """Store a new one."""

    def get(self, reminder_id: str) -> Reminder | None:
        """The reminder with this id."""

    def save(self, reminder: Reminder, *, not_before: datetime | None = None) -> Reminder:
        """Store a changed one and end its lease; raises `StaleAssessment` when changed since.

        With a time nobody claims it before.
        """

    def claim_due(self, now: datetime, lease: timedelta, limit: int) -> list[Reminder]:
        """Reminders due by now that nobody else has leased; leases them until `now + lease`."""

    def of_decision(self, decision_id: str) -> list[Reminder]:
        """Reminders of one decision that are not stopped or done."""

    def of_user(self, team_id: str, user_id: str) -> list[Reminder]:
        """Scheduled and paused reminders that this person set, soonest first."""

    def in_channel(self, team_id: str, channel_id: str) -> list[Reminder]:
        """Scheduled and paused reminders of a channel."""

    def next_due(self, team_id: str | None = None) -> datetime | None:
        """When the next scheduled reminder is due, of one workspace or of all."""


class Inbox(Protocol):
    """Requests from Slack that were stored before they were acknowledged."""

    def put(
        self,
        *,
        event_key: str,
        dedupe_key: str | None,
        kind: str,
        body: str,
        content_type: str,
        thread_key: str,
        now: datetime,
    ) -> bool:
        """Store one; False when the same was stored before."""

    def claim(self, now: datetime, lease: timedelta, limit: int) -> list[InboxItem]:
        """Unfinished items nobody else works on, oldest first, one per thread at a time."""

    def renew(self, item: InboxItem, until: datetime) -> bool:
        """Hold a claimed one until then; False when it is finished or somebody else took it."""

    def done(self, item_id: int, now: datetime) -> bool:
        """Mark as finished and erase its body.

        False, and nothing, when it was finished or given back already: whoever calls this in the
        transaction of the effects and sees False must not keep them.
        """

    def retry(self, item: InboxItem, at: datetime, error: str) -> bool:
        """Give it back, to be tried again at that time; False when somebody else took it."""

    def fail(self, item: InboxItem, now: datetime, error: str) -> bool:
        """Give up; its body is erased. False when somebody else took it."""

    def open_before(self, item_id: int, thread_key: str) -> list[InboxItem]:
        """Items of a thread that came before this one and are not finished, oldest first."""

    def stop(self, item_id: int, now: datetime) -> bool:
        """Finish one, whoever works on it: then nothing of it is kept; False when it was done."""

    def is_open(self, item_id: int) -> bool:
        """Whether one is not finished."""

    def keep_draft(self, item_id: int, ts: str) -> None:
        """Keep which message was begun for an item, so that it is finished after a crash."""

    def draft_ts(self, item_id: int) -> str | None:
        """Slack's timestamp of the message that was begun for an item, if one was."""

    def others_since(self, item_id: int, since: datetime) -> bool:
        """Whether something else of the item's thread came in after that time and before it."""

    def is_busy(self, thread_key: str) -> bool:
        """Whether something of a thread is not finished yet."""

    def backlog(self, team_id: str | None = None) -> int:
        """Items not finished, of one workspace or of all."""


class Outbox(Protocol):
    """Messages to be sent, stored with the effects that caused them."""

    def put(self, item: OutboxItem, now: datetime, *, anew: bool = False) -> None:
        """Store one.

        When its key or id is stored already nothing happens, or it takes that place, if `anew`.
        """

    def claim(self, now: datetime, lease: timedelta, limit: int) -> list[OutboxItem]:
        """Unsent items nobody else sends, oldest first.

        One per channel at a time, and no new message in a channel within a second of the last.
        """

    def sent(self, item: OutboxItem, message_ts: str | None, now: datetime) -> None:
        """It arrived; its card is erased but for what an update needs."""

    def renew(self, item: OutboxItem, until: datetime) -> bool:
        """Hold a claimed one until then; False when somebody else took it over."""

    def retry(self, item: OutboxItem, at: datetime, *, sure: bool) -> None:
        """Give it back, to be tried again at that time; `sure` when it cannot have arrived.

        Nothing happens when somebody else took it over.
        """

    def give_up(self, item: OutboxItem, status: str, now: datetime) -> bool:
        """`ambiguous` or `failed`; False, and nothing, when somebody else took it over."""

    def message_ts(self, key: str) -> str | None:
        """Slack's timestamp of the message sent under this key."""

    def by_key(self, key: str) -> OutboxItem | None:
        """The item with this key."""

    def backlog(self, team_id: str | None = None) -> int:
        """Items not sent, of one workspace or of all."""

    def undelivered(self) -> dict[str, int]:
        """How many items are `ambiguous` and how many `failed`."""


class Feedback(Protocol):
    """Votes on answers, and questions that went unanswered."""

    def add_gap(self, gap: Gap) -> None:
        """Keep a question that was not answered well."""

    def gaps(self, team_id: str, limit: int = 200) -> list[Gap]:
        """Kept questions, newest first."""

    def vote(self, team_id: str, answer_id: str, user_id: str, good: bool, now: datetime) -> None:
        """Keep one vote per person and answer; the last one counts."""


class UnitOfWork(Protocol):
    """One transaction: nothing is kept without `commit`."""

    @property
    def assessments(self) -> Assessments:
        """Stored assessments."""

    @property
    def decisions(self) -> Decisions:
        """Stored decisions."""

    @property
    def reminders(self) -> Reminders:
        """Stored reminders."""

    @property
    def inbox(self) -> Inbox:
        """Requests to be worked on."""

    @property
    def outbox(self) -> Outbox:
        """Messages to be sent."""

    @property
    def feedback(self) -> Feedback:
        """Votes and gaps."""

    def commit(self) -> None:
        """Keep everything done since it was opened."""

    def forget_place(self, team_id: str, channel_id: str, thread_ts: str | None) -> int:
        """Delete assessments, decisions and reminders of a thread or a whole channel; counts."""

    def forget_person(self, team_id: str, user_id: str) -> int:
        """Delete a person's own things and take the name off the team's; counts the rows."""

    def move_channel(self, team_id: str, old: str, new: str, now: datetime) -> int:
        """Move everything of a channel to its new id; counts the rows."""

    def forget_team(self, team_id: str) -> int:
        """Delete everything of a workspace; counts the rows."""

    def release_leases(self) -> int:
        """Free all leased work; only for a single replica that has just started. Counts rows."""

    def delete_finished(self, before: datetime) -> int:
        """Delete inbox rows that were finished before; counts them."""

    def delete_old(self, before: datetime) -> int:
        """Delete sent messages, votes and token counts from before; counts them."""

    def delete_gaps(self, before: datetime) -> int:
        """Delete kept questions from before; counts them."""


class Store(Protocol):
    """The database."""

    def unit(self) -> AbstractContextManager[UnitOfWork]:
        """Open a unit of work; rolls back unless committed."""


class Reader(Protocol):
    """From text to facts, by rules and, when there is one, a chat model that is checked."""

    def __call__(
        self,
        text: str,
        *,
        today: date | None = None,
        pending: PendingQuestion | None = None,
        known: Mapping[str, Any] | None = None,
        team_id: str = "",
    ) -> Reading:
        """Read one message."""


class Knowledge(Protocol):
    """The indexed knowledge base."""

    def answer(
        self, question: str, *, visibility: frozenset[str] = frozenset({"public"}), top_k: int = 5
    ) -> Answer:
        """A cited answer, or an abstention; never raises on odd input."""

    def passage(self, passage_id: str) -> Passage | None:
        """The stored passage with this id."""

    def fingerprint(self) -> str:
        """Names the corpus that citations resolve to."""


class Writer(Protocol):
    """Phrases text with a chat model and checks it; the deterministic text is the fallback."""

    def explain(
        self, recommendation: Recommendation, passages: Sequence[Passage], *, team_id: str
    ) -> str:
        """The reasons in flowing words, or an empty string when there is no model or it failed."""

    def phrase_question(self, question: str, facts: Mapping[str, Any], *, team_id: str) -> str:
        """The question in the team's words, or the question itself."""

    def answer(
        self,
        question: str,
        extractive: Answer,
        *,
        team_id: str,
        show: Callable[[str], None] | None = None,
    ) -> Answer:
        """An answer written from the same passages and checked, or the extractive one.

        `show` is told each part that has passed its checks while the rest is being written.
        """

    def stamps(self) -> dict[str, str]:
        """Name to version and hash of the prompts in use; empty without a model."""


class Pictures(Protocol):
    """Draws PNG pictures; never fails on valid input."""

    def quadrant(self, position: Position, label: str) -> bytes:
        """The project on the two questions, with its plausible range."""

    def cost_curve(self, comparison: CostComparison) -> bytes:
        """Monthly cost of each approach against volume."""


@dataclass(frozen=True, slots=True)
class Person:
    """What Slack says about a person."""

    user_id: str
    name: str
    time_zone: str
    is_external: bool = False
    """Of another company, or Slack does not say."""
    is_guest: bool = False
    """Sees only the channels that this person is in."""
    is_deactivated: bool = False
    is_bot: bool = False
    is_unsure: bool = False
    """Slack did not answer just now, so nothing is known; it may later."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message arrived."""

    ts: str | None


class Draft(Protocol):
    """A message that grows while its text is being written; best effort, never raises."""

    @property
    def ts(self) -> str | None:
        """Slack's timestamp of the message; none until something was said."""

    def say(self, text: str) -> None:
        """Add checked words to the message."""


class Messenger(Protocol):
    """Sends cards; raises `SlackUnavailable` when it may be tried again."""

    def draft(
        self,
        place: Place,
        user_id: str,
        *,
        begun_ts: str | None = None,
        on_begun: Callable[[str], None] | None = None,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> Draft:
        """A message to grow in a thread for the person who asked; nothing is sent yet.

        One that an earlier try has begun (`begun_ts`) grows no further: the whole message takes
        its place. `on_begun` is told the timestamp as soon as there is one. Once it is not wanted
        any more it grows no further, and one that was begun at that moment is taken away.
        """

    def send(self, item: OutboxItem, *, message_ts: str | None) -> Sent:
        """Send one item; `message_ts` is the message that an update changes.

        Raises:
            SlackUnavailable: not sent; try again, after `retry_after_s` when given.
            UncertainDelivery: it may have arrived.
            Undeliverable: it never will, e.g. the channel is archived.
            Unshowable: its card cannot be shown, so that nothing was sent.
        """

    def find(self, item: OutboxItem) -> Sent | None:
        """Look a message up that may have arrived; `None` when it did not.

        Raises:
            NotAllowed: this channel cannot be read with the granted scopes.
        """


class TakenOver(Exception):
    """Another worker took the inbox item over and finished it; nothing was kept here."""


class UncertainDelivery(Exception):
    """The connection broke after the request was sent."""


class Undeliverable(Exception):
    """Slack refuses for good; `reason` is its error name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unshowable(Exception):
    """A card that cannot be turned into a message: a fault on our side, before anything is sent."""


@dataclass(frozen=True, slots=True)
class ThreadMessage:
    """What a person wrote in a thread."""

    user_id: str
    """Who wrote it."""
    text: str
    """The words, with Slack's escapes undone."""
    ts: str
    """Slack's timestamp of the message."""


@dataclass(frozen=True, slots=True)
class ThreadText:
    """What people wrote in a thread, as far as it could be read."""

    messages: list[ThreadMessage]
    """Oldest first."""
    is_whole: bool = True
    """False when Slack gave only the beginning."""


@dataclass(frozen=True, slots=True)
class ChannelNow:
    """What Slack says about a channel just now."""

    kind: ChannelKind
    """Who may read it."""
    is_external: bool
    """Whether it is shared with another company."""
    name: str | None = None
    """What it is called; none for direct messages and what Slack does not name."""

    @property
    def is_open(self) -> bool:
        """Whether every full member of the workspace may read it, and nobody else."""
        return self.kind == "public" and not self.is_external


class Directory(Protocol):
    """What Slack knows about people and channels, asked when needed, cached briefly."""

    def person(self, team_id: str, user_id: str) -> Person:
        """A person; a plain stand-in in UTC when Slack does not say."""

    def is_member(self, team_id: str, channel_id: str, user_id: str) -> bool:
        """Whether this person is in the channel now; False when that cannot be found out.

        Raises:
            SlackUnavailable: Slack does not say just now; try again.
        """

    def is_external(self, team_id: str, channel_id: str) -> bool:
        """Whether the channel is shared with another company; True when it cannot be found out."""

    def can_post(self, team_id: str, channel_id: str) -> bool:
        """Whether the bot may post there now; True when it cannot be found out."""

    def channel_kind(self, team_id: str, channel_id: str) -> ChannelKind:
        """Who may read a channel now; `private` when that cannot be found out."""

    def channel_name(self, team_id: str, channel_id: str) -> str | None:
        """What a channel is called now; none for direct messages and what Slack does not name."""

    def channels_now(self, team_id: str, channel_ids: Iterable[str]) -> dict[str, ChannelNow]:
        """What Slack says about channels, asked in few calls whatever their number.

        Those that it does not tell of just now are missing; what it will never tell is `private`
        and external.
        """

    def memberships(
        self, team_id: str, user_id: str, channel_ids: Iterable[str]
    ) -> dict[str, bool]:
        """Whether this person is in each of these channels now, asked in few calls.

        Those that Slack does not tell of just now are missing.
        """

    def permalink(self, team_id: str, channel_id: str, ts: str) -> str | None:
        """Link to a message."""

    def thread_text(self, team_id: str, channel_id: str, thread_ts: str) -> ThreadText:
        """The messages of a thread that people wrote.

        Raises:
            NotAllowed: the bot is not in that channel.
            SlackUnavailable: Slack asks for a pause, or does not answer; try again.
        """

    def download(self, team_id: str, file: IncomingFile, limit_bytes: int) -> bytes:
        """A file that was shared with the bot.

        Raises:
            DocumentRejected: too large or not to be had.
        """


MAX_FILE_BYTES = 20_000_000
"""Largest file or page that is taken into the knowledge base."""
DOCUMENT_ENDINGS = frozenset({".md", ".markdown", ".txt", ".html", ".htm", ".pdf", ".docx"})
"""Endings of files that are read as documents."""


class DocumentReport(Protocol):
    """What became of a file."""

    @property
    def status(self) -> str:
        """`added`, `updated`, `unchanged` or `skipped`."""

    @property
    def reason(self) -> str | None:
        """Why it was skipped, in a sentence."""

    @property
    def document_id(self) -> str | None:
        """The stored document, if there is one."""


@dataclass(frozen=True, slots=True)
class FileText:
    """What stands in a file."""

    title: str
    """What it calls itself, else a name made of its file name."""
    text: str
    """Its words, one paragraph per line."""


@dataclass(frozen=True, slots=True)
class AddedSource:
    """A file that a team added to the knowledge base."""

    document_id: str
    """Id of the document."""
    name: str
    """Name of the file."""
    channel_id: str
    """The channel it was shared in."""
    added_by: str | None
    """Slack user id of who added it; none once that person was forgotten."""


class Documents(Protocol):
    """A team's documents: read, added to the knowledge base, listed and removed."""

    def text_of(self, name: str, content: bytes) -> FileText:
        """The words of a file; nothing is kept.

        Raises:
            DocumentRejected: it cannot be read; says why.
        """

    def add_shared(self, name: str, content: bytes, place: Place, added_by: str) -> DocumentReport:
        """Add a file that was shared at a place, in place of the one of that name from there."""

    def added(self, team_id: str) -> list[AddedSource]:
        """What was added from the channels of a workspace, by name."""

    def remove(self, document_id: str) -> bool:
        """Remove an added document; False when there is none."""

    def channels(self, team_id: str) -> frozenset[str]:
        """The channels of a workspace from which documents were added."""

    def forget(self, team_id: str, channel_id: str | None) -> int:
        """Remove the documents of a channel, or of a whole workspace; counts them."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers that operators may set."""

    max_questions: int = 6
    """Questions per assessment before the bot recommends."""
    max_text: int = MAX_CHARACTERS
    """Characters of a message that are read."""
    inbox_lease_s: int = 120
    """Seconds after which unfinished work is taken over."""
    outbox_lease_s: int = 60
    """Seconds after which an unsent message is taken over."""
    max_attempts: int = 5
    """Tries before work is given up with a visible notice."""
    command: str = "/fork"
    """Name of the slash command."""
    reads_threads: bool = True
    """Whether messages in engaged threads of channels are read without a mention."""
    seed: int = 0
    """Seed of the completions."""
    completions: int = 2048
    """Completions of the unknown facts."""
    retention_days: int = 90
    """Days that unanswered questions are kept."""
    language_model: bool = False
    """Whether a chat model is set; then other languages than English are read too."""
    owners: frozenset[str] = frozenset()
    """Slack user ids that own the knowledge base; empty: everyone may add documents."""


@dataclass(frozen=True)
class Deps:
    """Everything a service may use; built by the composition root."""

    store: Store
    policy: Policy
    read: Reader
    read_rules: Reader
    knowledge: Knowledge
    documents: Documents
    writer: Writer
    pictures: Pictures
    messenger: Messenger
    directory: Directory
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    limits: Limits = field(default_factory=Limits)
