"""The control API under `/_sandbox/`: what the page and the tests do to the workspace."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.sandbox import people
from bot.sandbox.clock import Clock, MovableClock
from bot.sandbox.events import emit
from bot.sandbox.interactions import Interactions
from bot.sandbox.seed import seed
from bot.sandbox.snapshot import full_state, page_state
from bot.sandbox.tables import Call, Delivery, Ephemeral, Fault, Json, Message, Meta, Note
from bot.sandbox.workspace import ApiError, Work, Workspace

NextDue = Callable[[], datetime | None]
"""Gives the moment of the bot's next reminder, or None."""


class Control:
    """Every control verb by name; `get` reads, `post` acts."""

    def __init__(
        self,
        workspace: Workspace,
        interactions: Interactions,
        clock: Clock,
        next_due: NextDue | None,
    ) -> None:
        self._workspace = workspace
        self._clock = clock
        self._next_due = next_due
        self._asking: dict[str, Callable[[Json], Json]] = {
            "command": interactions.command,
            "click": interactions.click,
            "options": interactions.options,
            "shortcut": interactions.shortcut,
            "submit_view": interactions.submit_view,
            "close_view": interactions.close_view,
            "clock": self._advance,
            "reset": self._reset,
        }

    def post(self, name: str, args: Json) -> Json:
        """Do one thing.

        Raises:
            ApiError: what Slack would say, or `unknown_control` for a verb that does not exist.
        """
        if name in self._asking:
            return self._asking[name](args)
        if name not in DOING:
            raise ApiError("unknown_control")
        with self._workspace.begin() as work:
            return {"ok": True, **DOING[name](work, args)}

    def get(self, name: str, args: dict[str, str]) -> Json:
        """Read one thing: `page`, `state`, `calls`, `deliveries` or `clock`."""
        if name == "clock":
            return self.clock_state()
        with self._workspace.begin() as work:
            if name == "page":
                user = people.person(work, dict(args))
                state = page_state(work, user, args.get("channel"), args.get("thread_ts"))
            elif name == "state":
                state = full_state(work)
            elif name == "calls":
                state = {"calls": _calls(work, args)}
            elif name == "deliveries":
                state = {"deliveries": _deliveries(work)}
            else:
                raise ApiError("unknown_control")
        return {"ok": True, **state, **({"clock": self.clock_state()} if name == "page" else {})}

    def clock_state(self) -> Json:
        """The offset in seconds, whether it can be moved, the time, and the next reminder."""
        movable = isinstance(self._clock, MovableClock)
        offset = (
            self._clock.offset.total_seconds() if isinstance(self._clock, MovableClock) else 0.0
        )
        return {
            "offset_s": offset,
            "movable": movable,
            "now": self._clock().timestamp(),
            "next_due": self._due(),
        }

    def _due(self) -> float | None:
        due = self._next_due() if self._next_due else None
        if due is not None:
            return due.timestamp()
        with self._workspace.begin() as work:
            note = work.session.get(Note, ("due", ""))
            return float(note.data["at"]) if note and note.data.get("at") else None

    def _advance(self, args: Json) -> Json:
        if not isinstance(self._clock, MovableClock):
            raise ApiError("clock_not_movable")
        self._clock.advance(timedelta(seconds=float(args["advance_s"])))
        return {"ok": True, **self.clock_state()}

    def _reset(self, _args: Json) -> Json:
        self._workspace.clear()
        if isinstance(self._clock, MovableClock):
            self._clock.restore(timedelta(0))
        with self._workspace.begin() as work:
            seed(work)
            work.changed |= {"messages", "views", "status", "clock"}
        return {"ok": True}


def load_clock(workspace: Workspace, clock: Clock) -> None:
    """Give a movable clock its stored offset, and store every later change."""
    if not isinstance(clock, MovableClock):
        return
    with workspace.begin() as work:
        row = work.session.get(Meta, "clock_offset_s")
        if row:
            clock.restore(timedelta(seconds=float(row.value)))

    def store(offset: timedelta) -> None:
        with workspace.begin() as work:
            value = str(offset.total_seconds())
            work.session.merge(Meta(key="clock_offset_s", value=value))
            work.changed.add("clock")

    clock.on_change(store)


def _calls(work: Work, args: dict[str, str]) -> list[Json]:
    query = select(Call).order_by(Call.id)
    if args.get("method"):
        query = query.where(Call.method == args["method"])
    if args.get("after"):
        query = query.where(Call.id > int(args["after"]))
    return [
        {
            "id": row.id,
            "method": row.method,
            "at": row.at,
            "args": row.args,
            "result": row.result,
            "status": row.status,
        }
        for row in work.session.scalars(query)
    ]


def _deliveries(work: Work) -> list[Json]:
    names = ("id", "kind", "label", "event_id", "state", "attempts", "status", "reason", "body")
    rows = work.session.scalars(select(Delivery).order_by(Delivery.id))
    return [{name: getattr(row, name) for name in names} for row in rows]


def _deliver_again(work: Work, args: Json) -> Json:
    """Send the same event once more, as a retry, or with `as_first` without retry headers."""
    query = select(Delivery).where(Delivery.event_id == args.get("event_id"))
    row = work.session.scalars(query).first()
    if row is None:
        raise ApiError("event_not_found")
    row.state, row.next_at = "retrying", 0.0
    row.reason = row.reason or "http_timeout"
    if args.get("as_first"):
        row.state, row.attempts = "pending", 0
    work.changed.add("delivery")
    return {}


def _faults(work: Work, args: Json) -> Json:
    """Spoil the next `times` calls of `method`; `clear` forgets all faults."""
    if args.get("clear"):
        for row in work.session.scalars(select(Fault)):
            work.session.delete(row)
        return {}
    known = ("status", "retry_after", "error", "delay_s", "after")
    data = {name: args[name] for name in known if name in args}
    times = int(args.get("times", 1))
    work.session.add(Fault(method=str(args.get("method", "*")), times=times, data=data))
    return {}


def _dismiss(work: Work, args: Json) -> Json:
    """A person dismisses an ephemeral message: `user`, `ts`."""
    row = work.session.get(Ephemeral, str(args.get("ts")))
    if row and row.user == people.person(work, args):
        work.session.delete(row)
        work.changed.add("messages")
    return {}


def _next_due_note(work: Work, args: Json) -> Json:
    """Remember the moment of the next reminder (`at`, epoch seconds, or null)."""
    work.session.merge(Note(kind="due", key="", data={"at": args.get("at")}))
    work.changed.add("clock")
    return {}


def _stop_stream(work: Work, args: Json) -> Json:
    """A person presses Stop on a message that is being streamed: `channel`, `ts`, `user`."""
    row = work.session.get(Message, (str(args.get("channel")), str(args.get("ts"))))
    if row is None or row.stream is None:
        raise ApiError("message_not_in_streaming_state")
    row.stream = {**row.stream, "stopped": True}
    row.data = {name: value for name, value in row.data.items() if name != "streaming_state"}
    event = {
        "type": "agent_session_stopped",
        "channel": row.channel,
        "user": people.person(work, args),
        "thread_ts": row.thread_ts,
        "streaming_message_ts": [row.ts],
        "event_ts": work.new_ts(),
    }
    emit(work, event)
    work.changed.add("messages")
    return {}


def _raw_event(work: Work, args: Json) -> Json:
    """Send any event: `event` with at least a `type`."""
    event: Any = args.get("event")
    if not isinstance(event, dict) or not event.get("type"):
        raise ApiError("invalid_arguments")
    return {"event_id": emit(work, event)}


DOING: dict[str, Callable[[Work, Json], Json]] = {
    "say": people.say,
    "edit": people.edit,
    "delete": people.delete,
    "react": people.reaction,
    "membership": people.membership,
    "new_channel": people.new_channel,
    "archive": people.archive,
    "change_user": people.change_user,
    "open_home": people.open_home,
    "read": people.read,
    "deliver_again": _deliver_again,
    "faults": _faults,
    "dismiss": _dismiss,
    "next_due": _next_due_note,
    "stop_stream": _stop_stream,
    "event": _raw_event,
}
"""Control verbs that need nothing but one unit of work."""
