"""A small client of the control API, for end-to-end tests and benchmarks."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

import httpx

Json = dict[str, Any]
Found = TypeVar("Found")


def _user_id(state: Json, user: str | None) -> str:
    for known, name in state["users"].items():
        if user in (known, name):
            return str(known)
    raise KeyError(user)


def _channel_id(state: Json, channel: str, user: str | None) -> str:
    wanted = _user_id(state, user) if channel == "dm" else channel.lstrip("#")
    for row in state["channels"]:
        if wanted in (row["id"], row["name"]):
            return str(row["id"])
    raise KeyError(channel)


class SandboxError(Exception):
    """The control API refused; `answer` holds what it said."""

    def __init__(self, verb: str, answer: Json) -> None:
        super().__init__(f"{verb}: {answer}")
        self.answer = answer


class SandboxClient:
    """Plays people in a sandbox workspace.

    People may be named by id or by first name (`maya`, `jonas`, `priya`), channels by id, by name
    (`llm-projects`), or `dm` for the person's direct message with the bot.
    """

    def __init__(self, url: str) -> None:
        """Talk to the server at `url`, for example `http://127.0.0.1:4390`."""
        self.url = url.rstrip("/")
        self._http = httpx.Client(base_url=self.url, timeout=30, trust_env=False)

    def post(self, verb: str, check: bool = True, **args: Any) -> Json:
        """Call any control verb; raises `SandboxError` on a refusal when `check` is set."""
        answer: Json = self._http.post(f"/_sandbox/{verb}", json=args).json()
        if check and not answer.get("ok"):
            raise SandboxError(verb, answer)
        return answer

    def get(self, noun: str, **args: Any) -> Json:
        """Read from the control API: `state`, `calls`, `deliveries`, `clock`, `page`."""
        answer: Json = self._http.get(f"/_sandbox/{noun}", params=args).json()
        return answer

    def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> str:
        """A person writes a message; gives its timestamp. `@Tuning Fork` mentions the bot."""
        ts: str = self.post("say", user=user, channel=channel, text=text, thread_ts=thread_ts)["ts"]
        return ts

    def upload(
        self,
        user: str,
        channel: str,
        text: str,
        files: dict[str, bytes],
        thread_ts: str | None = None,
    ) -> str:
        """A person shares files by name with a message; gives its timestamp."""
        fields = {"user": user, "channel": channel, "text": text, "thread_ts": thread_ts or ""}
        parts = [("file", (name, content)) for name, content in files.items()]
        answer: Json = self._http.post("/_sandbox/upload", data=fields, files=parts).json()
        if not answer.get("ok"):
            raise SandboxError("upload", answer)
        ts: str = answer["ts"]
        return ts

    def command(self, user: str, channel: str, text: str = "", check: bool = True) -> Json:
        """A person runs the app's slash command."""
        return self.post("command", check, user=user, channel=channel, text=text)

    def click(
        self,
        user: str,
        action_id: str,
        channel: str | None = None,
        ts: str | None = None,
        value: Any = None,
        check: bool = True,
        **more: Any,
    ) -> Json:
        """A person uses an element of a message (`channel`, `ts`), a modal, or the home tab.

        `value` is the chosen option's value, a list of them, a date, a text; `more` may hold
        `block_id`, `view_id` ("home" for the home tab) and `values` of the other inputs.
        """
        args = {"action_id": action_id, "channel": channel, "ts": ts, "value": value}
        return self.post("click", check, user=user, **args, **more)

    def submit_view(self, user: str, values: Json | None = None, check: bool = False) -> Json:
        """Submit the top modal; `values` are plain, keyed by action id or block id."""
        return self.post("submit_view", check, user=user, values=values or {})

    def close_view(self, user: str) -> Json:
        """Close the top modal."""
        return self.post("close_view", user=user)

    def shortcut(
        self, user: str, callback_id: str, channel: str | None = None, ts: str | None = None
    ) -> Json:
        """Run a global shortcut, or with `channel` and `ts` one on a message."""
        return self.post("shortcut", user=user, callback_id=callback_id, channel=channel, ts=ts)

    def open_home(self, user: str, tab: str = "home") -> Json:
        """A person opens the app's home or messages tab."""
        return self.post("open_home", user=user, tab=tab)

    def channel_id(self, channel: str, user: str | None = None) -> str:
        """The id of a channel named by id, by name, or as `dm` of a person."""
        return _channel_id(self.get("state"), channel, user)

    def messages(self, channel: str, thread_ts: str | None = None, user: str = "") -> list[Json]:
        """The messages of a channel with all replies, or of one thread, oldest first."""
        state = self.get("state")
        found: list[Json] = state["messages"].get(_channel_id(state, channel, user), [])
        if thread_ts:
            return [m for m in found if thread_ts in (m["ts"], m.get("thread_ts"))]
        return found

    def bot_messages(
        self, channel: str, thread_ts: str | None = None, user: str = ""
    ) -> list[Json]:
        """Only what the bot wrote there."""
        return [m for m in self.messages(channel, thread_ts, user) if m.get("bot_id")]

    def ephemerals(self, user: str) -> list[Json]:
        """What only this person sees, oldest first."""
        state = self.get("state")
        found: list[Json] = state["ephemerals"].get(_user_id(state, user), [])
        return found

    def user_id(self, user: str) -> str:
        """The id of a person named by id or first name."""
        return _user_id(self.get("state"), user)

    def views(self, user: str) -> list[Json]:
        """The person's open modals, the top one last."""
        state = self.get("state")
        found: list[Json] = state["views"].get(_user_id(state, user), [])
        return found

    def home(self, user: str) -> Json | None:
        """The person's home tab as last published."""
        state = self.get("state")
        found: Json | None = state["homes"].get(_user_id(state, user))
        return found

    def calls(self, method: str | None = None, after: int = 0) -> list[Json]:
        """Web API calls so far, oldest first, optionally of one method or after a call id."""
        found: list[Json] = self.get("calls", method=method or "", after=str(after or ""))["calls"]
        return found

    def deliveries(self) -> list[Json]:
        """Every request to the bot, with state and attempts."""
        found: list[Json] = self.get("deliveries")["deliveries"]
        return found

    def deliver_again(self, event_id: str, as_first: bool = False) -> None:
        """Send the same event once more."""
        self.post("deliver_again", event_id=event_id, as_first=as_first)

    def fault(self, method: str, times: int = 1, **how: Any) -> None:
        """Spoil the next calls: `status`, `retry_after`, `error`, `delay_s`, `after`."""
        self.post("faults", method=method, times=times, **how)

    def advance(self, by: timedelta | float) -> Json:
        """Move the clock by a span, or by seconds."""
        seconds = by.total_seconds() if isinstance(by, timedelta) else by
        return self.post("clock", advance_s=seconds)

    def reset(self) -> None:
        """Back to a freshly seeded workspace."""
        self.post("reset")

    def wait_for(
        self, predicate: Callable[[], Found], timeout: float = 10.0, every: float = 0.05
    ) -> Found:
        """Call `predicate` until it gives something true, and give that back.

        Raises:
            TimeoutError: nothing true within `timeout` seconds.
        """
        until = time.monotonic() + timeout
        while True:
            found = predicate()
            if found:
                return found
            if time.monotonic() > until:
                raise TimeoutError(f"still {found!r} after {timeout} s")
            time.sleep(every)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()
