"""The tables of the sandbox's own SQLite database."""

from typing import Any

from sqlalchemy import JSON, LargeBinary, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Json = dict[str, Any]
"""A JSON object."""


class Base(DeclarativeBase):
    """Parent of every table."""


class Meta(Base):
    """Single values: the id counter, the last message time, the clock offset."""

    __tablename__ = "meta"
    key: Mapped[str] = mapped_column(String, primary_key=True)
    """Name of the value."""
    value: Mapped[str] = mapped_column(String)
    """The value as text."""


class User(Base):
    """A person or the bot."""

    __tablename__ = "users"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    """Slack user id."""
    data: Mapped[Json] = mapped_column(JSON)
    """The user object as `users.info` answers it."""


class Channel(Base):
    """A public or private channel, or a direct message with the bot."""

    __tablename__ = "channels"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    """Slack channel id; direct messages start with D."""
    name: Mapped[str] = mapped_column(String)
    """Name without `#`; for a direct message the id of the person."""
    kind: Mapped[str] = mapped_column(String)
    """`channel`, `group` (private) or `im`."""
    archived: Mapped[bool] = mapped_column(default=False)
    """Archived channels refuse posts."""
    created: Mapped[int]
    """Epoch seconds."""
    data: Mapped[Json] = mapped_column(JSON, default=dict)
    """Further fields that override the computed channel object (topic, `is_ext_shared`)."""


class Member(Base):
    """Who is in which channel."""

    __tablename__ = "members"
    channel: Mapped[str] = mapped_column(String, primary_key=True)
    """Channel id."""
    user: Mapped[str] = mapped_column(String, primary_key=True)
    """User id."""


class Message(Base):
    """A message that everyone in its channel can see."""

    __tablename__ = "messages"
    channel: Mapped[str] = mapped_column(String, primary_key=True)
    """Channel id."""
    ts: Mapped[str] = mapped_column(String, primary_key=True)
    """Slack timestamp, unique in the workspace."""
    thread_ts: Mapped[str | None] = mapped_column(String, index=True)
    """The parent's timestamp for a reply, else None."""
    data: Mapped[Json] = mapped_column(JSON)
    """The message object."""
    stream: Mapped[Json | None] = mapped_column(JSON, default=None)
    """State of a message that is still being streamed."""


class Ephemeral(Base):
    """A message that one person sees."""

    __tablename__ = "ephemerals"
    ts: Mapped[str] = mapped_column(String, primary_key=True)
    """Timestamp; useless for `chat.update`, as in Slack."""
    channel: Mapped[str] = mapped_column(String, index=True)
    """Channel id."""
    user: Mapped[str] = mapped_column(String, index=True)
    """Who sees it."""
    data: Mapped[Json] = mapped_column(JSON)
    """The message object, with `thread_ts` when it stands in a thread."""


class ReadMark(Base):
    """How far a person has read a channel."""

    __tablename__ = "read_marks"
    user: Mapped[str] = mapped_column(String, primary_key=True)
    """User id."""
    channel: Mapped[str] = mapped_column(String, primary_key=True)
    """Channel id."""
    ts: Mapped[str] = mapped_column(String)
    """Timestamp of the last message seen."""


class StoredFile(Base):
    """An uploaded file."""

    __tablename__ = "files"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    """File id."""
    complete: Mapped[bool] = mapped_column(default=False)
    """False between the upload address being handed out and its completion."""
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The bytes once uploaded."""
    data: Mapped[Json] = mapped_column(JSON)
    """The file object."""


class View(Base):
    """A modal of a person's stack, or a person's home tab."""

    __tablename__ = "views"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    """View id."""
    user: Mapped[str] = mapped_column(String, index=True)
    """Who sees it."""
    kind: Mapped[str] = mapped_column(String)
    """`modal` or `home`."""
    depth: Mapped[int]
    """0 for the root of a stack; at most 2."""
    open: Mapped[bool] = mapped_column(default=True)
    """False once submitted, closed or replaced."""
    data: Mapped[Json] = mapped_column(JSON)
    """The view object."""


class Trigger(Base):
    """A trigger id that was handed to the bot."""

    __tablename__ = "triggers"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    """The trigger id."""
    user: Mapped[str] = mapped_column(String)
    """Who caused it."""
    expires: Mapped[float]
    """Epoch seconds on the sandbox's clock."""
    used: Mapped[bool] = mapped_column(default=False)
    """A trigger opens one view."""


class ResponseUrl(Base):
    """An address for late answers to a command or a click."""

    __tablename__ = "response_urls"
    id: Mapped[str] = mapped_column(String, primary_key=True)
    """Last part of the address."""
    channel: Mapped[str] = mapped_column(String)
    """Channel id."""
    user: Mapped[str] = mapped_column(String)
    """Who acted."""
    expires: Mapped[float]
    """Epoch seconds on the sandbox's clock."""
    uses: Mapped[int] = mapped_column(default=0)
    """How often it was used; five is the limit."""
    original_ts: Mapped[str | None] = mapped_column(String, default=None)
    """The message that was clicked."""
    ephemeral: Mapped[bool] = mapped_column(default=False)
    """Whether that message was ephemeral."""


class Delivery(Base):
    """One request to the bot: an event (retried) or an interaction (sent once)."""

    __tablename__ = "deliveries"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    """Order of creation."""
    kind: Mapped[str] = mapped_column(String)
    """`event`, `command` or `interaction`."""
    label: Mapped[str] = mapped_column(String)
    """Event type, command or interaction type."""
    event_id: Mapped[str | None] = mapped_column(String, index=True)
    """Event id, the same on every attempt."""
    lane: Mapped[str] = mapped_column(String, default="")
    """First attempts within one lane keep their order."""
    body: Mapped[str] = mapped_column(Text)
    """The raw request body."""
    state: Mapped[str] = mapped_column(String, index=True)
    """`pending`, `retrying`, `delayed`, `delivered` or `failed`."""
    attempts: Mapped[int] = mapped_column(default=0)
    """Attempts made so far."""
    next_at: Mapped[float] = mapped_column(default=0.0)
    """Real epoch seconds of the next attempt."""
    created: Mapped[float] = mapped_column(default=0.0)
    """Real epoch seconds."""
    status: Mapped[int | None] = mapped_column(default=None)
    """HTTP status of the last attempt."""
    reason: Mapped[str | None] = mapped_column(String, default=None)
    """Slack's retry reason after a failed attempt."""


class Call(Base):
    """One call of the Web API, with its result."""

    __tablename__ = "calls"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    """Order of the calls."""
    method: Mapped[str] = mapped_column(String, index=True)
    """For example `chat.postMessage`."""
    at: Mapped[float]
    """Epoch seconds on the sandbox's clock."""
    args: Mapped[Json] = mapped_column(JSON)
    """Arguments without the token."""
    result: Mapped[Json] = mapped_column(JSON)
    """The answer."""
    status: Mapped[int]
    """HTTP status of the answer."""


class Fault(Base):
    """A failure that a test asked for."""

    __tablename__ = "faults"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    """Order of creation."""
    method: Mapped[str] = mapped_column(String)
    """Method name, or `*`."""
    times: Mapped[int]
    """How many calls it still spoils."""
    data: Mapped[Json] = mapped_column(JSON)
    """`status`, `retry_after`, `error`, `delay_s`, `after` (do the work, then fail)."""


class Note(Base):
    """Assistant state: thread status, title, prompts, session state, next due time."""

    __tablename__ = "notes"
    kind: Mapped[str] = mapped_column(String, primary_key=True)
    """`status`, `title`, `prompts`, `session` or `due`."""
    key: Mapped[str] = mapped_column(String, primary_key=True)
    """Usually `channel:thread_ts`."""
    data: Mapped[Json] = mapped_column(JSON)
    """The state."""
