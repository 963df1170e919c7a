"""Readable data for tests: a place, a message, a profile, and everything a service needs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.adapters.database.connect import open_engine
from bot.adapters.database.migrate import migrate
from bot.adapters.database.schema import metadata
from bot.adapters.database.store import SqlStore
from bot.adapters.pictures import PngPictures
from bot.adapters.policy_files import load_policy
from bot.adapters.sources import FileReport
from bot.bootstrap.content import shipped_wording
from bot.errors import DocumentRejected, NotAllowed, SlackUnavailable
from bot.grounding.passages import Answer, Passage
from bot.reading.model import PendingQuestion, Reading
from bot.reading.read import read
from bot.services.inbound import ChannelKind, IncomingFile, IncomingMessage, Place
from bot.services.outbox import send_due
from bot.services.ports import (
    AddedSource,
    ChannelNow,
    Deps,
    FileText,
    Limits,
    Person,
    Sent,
    ThreadMessage,
    ThreadText,
)
from bot.services.records import OutboxItem

ROOT = Path(__file__).parent.parent
START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
"""A Monday morning."""
TEAM, CHANNEL, MAYA, JONAS = "T1", "C1", "U1", "U2"

_POLICY: list[Any] = []


def policy() -> Any:
    """The shipped policy, read once."""
    if not _POLICY:
        _POLICY.append(load_policy(ROOT / "knowledge" / "policy"))
    return _POLICY[0]


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time now."""
        return self.now

    def advance(self, **by: float) -> None:
        """Move forward."""
        self.now += timedelta(**by)


def rule_reader(
    text: str,
    *,
    today: date | None = None,
    pending: PendingQuestion | None = None,
    known: Mapping[str, Any] | None = None,
    team_id: str = "",
) -> Reading:
    """The shipped reader."""
    return read(text, today=today, pending=pending, known=known, wording=shipped_wording())


class EmptyKnowledge:
    """A knowledge base without a single passage: everything is unanswered."""

    def answer(self, question: str, *, visibility: Any = None, top_k: int = 5) -> Answer:
        """An abstention."""
        return Answer(answered=False, answer="I don't know.", citations=[], passages=[])

    def passage(self, passage_id: str) -> Passage | None:
        """A passage that names its id, so that every citation resolves."""
        note, _, anchor = passage_id.partition("#")
        return Passage(
            passage_id=passage_id, source=note, section=anchor, text=f"About {anchor}.",
            url=None, published=None, note_id=note, position=0,
        )  # fmt: skip

    def fingerprint(self) -> str:
        """A constant."""
        return "test-index"


class PlainWriter:
    """No chat model."""

    def explain(self, recommendation: Any, passages: Any, *, team_id: str) -> str:
        """Nothing to add."""
        return ""

    def phrase_question(self, question: str, facts: Any, *, team_id: str) -> str:
        """The question itself."""
        return question

    def answer(
        self, question: str, extractive: Answer, *, team_id: str, show: Any = None
    ) -> Answer:
        """The extractive answer."""
        return extractive

    def stamps(self) -> dict[str, str]:
        """No prompts."""
        return {}


@dataclass
class GrowingMessage:
    """A draft that keeps what is said."""

    said: list[str] = field(default_factory=list)
    begun_ts: str | None = None
    on_begun: Any = None

    @property
    def ts(self) -> str | None:
        """Set once something was said, here or by an earlier try."""
        return self.begun_ts or ("1700000001.000001" if self.said else None)

    def say(self, text: str) -> None:
        """Keep the words."""
        self.said.append(text)
        if len(self.said) == 1 and self.on_begun is not None:
            self.on_begun(self.ts)


@dataclass
class Recorder:
    """A messenger that keeps what it sends, and a directory of two people."""

    sent: list[OutboxItem] = field(default_factory=list)
    updates: list[tuple[str | None, OutboxItem]] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    members: dict[str, set[str]] = field(default_factory=lambda: {CHANNEL: {MAYA, JONAS}})
    kinds: dict[str, ChannelKind] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=lambda: {CHANNEL: "llm-projects"})
    guests: set[str] = field(default_factory=set)
    external: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)
    strangers: set[str] = field(default_factory=set)
    zones: dict[str, str] = field(default_factory=dict)
    bots: set[str] = field(default_factory=set)
    thread: list[ThreadMessage] | None = None
    thread_is_whole: bool = True
    findable: bool = True
    files: dict[str, bytes] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    drafts: list[GrowingMessage] = field(default_factory=list)
    _numbers: Any = field(default_factory=lambda: itertools.count(1))

    def send(self, item: OutboxItem, *, message_ts: str | None) -> Sent:
        """Keep it, or fail as told."""
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(item)
        if item.kind == "update":
            self.updates.append((message_ts, item))
            return Sent(ts=message_ts)
        return Sent(ts=item.message_ts or f"1700000000.{next(self._numbers):06d}")

    def draft(
        self,
        place: Place,
        user_id: str,
        *,
        begun_ts: str | None = None,
        on_begun: Any = None,
        is_wanted: Any = None,
    ) -> GrowingMessage:
        """A message to grow."""
        self.drafts.append(GrowingMessage(begun_ts=begun_ts, on_begun=on_begun))
        return self.drafts[-1]

    def find(self, item: OutboxItem) -> Sent | None:
        """Whether it was sent before."""
        if not self.findable:
            raise NotAllowed("cannot read")
        return Sent(ts="1.1") if any(i.key == item.key for i in self.sent) else None

    def person(self, team_id: str, user_id: str) -> Person:
        """A person."""
        names = {MAYA: "Maya", JONAS: "Jonas"}
        zone = self.zones.get(user_id, "Europe/Berlin")
        is_bot = user_id in self.bots
        return Person(
            user_id,
            names.get(user_id, user_id),
            zone,
            is_external=user_id in self.strangers,
            is_guest=user_id in self.guests,
            is_bot=is_bot,
        )

    def is_member(self, team_id: str, channel_id: str, user_id: str) -> bool:
        """Whether the person is in the channel."""
        return user_id in self.members.get(channel_id, set())

    def channel_kind(self, team_id: str, channel_id: str) -> ChannelKind:
        """What it was made, else a DM or a public channel by its id."""
        usual: ChannelKind = "dm" if channel_id[:1] in ("D", "U") else "public"
        return self.kinds.get(channel_id, usual)

    def channel_name(self, team_id: str, channel_id: str) -> str | None:
        """Its name, where it has one."""
        return self.names.get(channel_id)

    def is_external(self, team_id: str, channel_id: str) -> bool:
        """Whether the channel is shared."""
        return channel_id in self.external

    def channels_now(self, team_id: str, channel_ids: Iterable[str]) -> dict[str, ChannelNow]:
        """The same for many."""
        return {
            one: ChannelNow(
                self.channel_kind(team_id, one),
                self.is_external(team_id, one),
                self.channel_name(team_id, one),
            )
            for one in channel_ids
        }

    def memberships(
        self, team_id: str, user_id: str, channel_ids: Iterable[str]
    ) -> dict[str, bool]:
        """The same for many; missing where nothing is said."""
        found = {}
        for one in channel_ids:
            with suppress(SlackUnavailable):
                found[one] = self.is_member(team_id, one, user_id)
        return found

    def can_post(self, team_id: str, channel_id: str) -> bool:
        """Whether the bot may post there."""
        return channel_id not in self.absent

    def permalink(self, team_id: str, channel_id: str, ts: str) -> str | None:
        """A link."""
        return f"https://example.slack.com/archives/{channel_id}/p{ts.replace('.', '')}"

    def thread_text(self, team_id: str, channel_id: str, thread_ts: str) -> ThreadText:
        """What people wrote."""
        if self.thread is None:
            raise NotAllowed("not in channel")
        return ThreadText(self.thread, is_whole=self.thread_is_whole)

    def download(self, team_id: str, file: IncomingFile, limit_bytes: int) -> bytes:
        """The file at this address, or a small one; refused when it is lost."""
        if file.url in self.lost:
            raise DocumentRejected("Slack did not give me the file.")
        return self.files.get(file.url, b"# Our notes\n\nWe keep prices in the catalogue.")


class NoDocuments:
    """Reads text files and takes no documents into the knowledge base."""

    def text_of(self, name: str, content: bytes) -> FileText:
        """The words as they stand."""
        return FileText(name.rpartition(".")[0], content.decode())

    def added(self, team_id: str) -> list[AddedSource]:
        """There are none."""
        return []

    def remove(self, document_id: str) -> bool:
        """There is nothing to remove."""
        return False

    def add_shared(self, name: str, content: bytes, place: Place, added_by: str) -> FileReport:
        """Nothing is added."""
        return FileReport(name, "skipped", "no documents are taken here.")

    def channels(self, team_id: str) -> frozenset[str]:
        """None has documents."""
        return frozenset()

    def forget(self, team_id: str, channel_id: str | None) -> int:
        """There is nothing to forget."""
        return 0


@dataclass
class World:
    """A whole bot without Slack: real store, policy and reader; a recording messenger."""

    deps: Deps
    clock: Clock
    slack: Recorder
    store: SqlStore

    def cards(self, kind: str = "") -> list[dict[str, Any]]:
        """What was shown so far, in order."""
        return [i.card for i in self.slack.sent if not kind or i.card.get("type") == kind]

    def deliver(self) -> list[dict[str, Any]]:
        """Send what waits; returns the cards of this delivery."""
        before = len(self.slack.sent)
        for _ in range(50):
            if not send_due(self.deps):
                self.clock.advance(seconds=1.1)
                if not send_due(self.deps):
                    break
        return [item.card for item in self.slack.sent[before:]]

    def empty(self) -> None:
        """Delete every row, for the next test on the same server."""
        with self.store.engine.begin() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(table.delete())


def a_world(tmp_path: Path, url: str | None = None, **limits: Any) -> World:
    """A bot over a fresh database."""
    engine = open_engine(url or f"sqlite:///{tmp_path / 'world.db'}")
    migrate(engine)
    store, clock, slack = SqlStore(engine), Clock(), Recorder()
    ids = itertools.count(1)
    deps = Deps(
        store=store,
        policy=policy(),
        read=rule_reader,
        read_rules=rule_reader,
        knowledge=EmptyKnowledge(),
        documents=NoDocuments(),
        writer=PlainWriter(),
        pictures=PngPictures(),
        messenger=slack,
        directory=slack,
        clock=clock,
        new_id=lambda: f"id{next(ids)}",
        limits=Limits(completions=1024, **limits),
    )
    return World(deps, clock, slack, store)


def a_place(**change: Any) -> Place:
    """A thread in a public channel."""
    values = {"team_id": TEAM, "channel_id": CHANNEL, "thread_ts": "100.1"} | change
    return Place(**values)


def a_message(text: str, **change: Any) -> IncomingMessage:
    """A mention by Maya."""
    values: dict[str, Any] = {
        "place": a_place(), "user_id": MAYA, "text": text, "ts": "100.1", "addressed": True,
    }  # fmt: skip
    return IncomingMessage(**(values | change))
