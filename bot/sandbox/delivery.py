"""Sends signed requests to the bot: interactions at once, events with retries."""

import hashlib
import hmac
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx
from sqlalchemy import select, update

from bot.sandbox.clock import real_time
from bot.sandbox.settings import SandboxSettings
from bot.sandbox.tables import Delivery
from bot.sandbox.workspace import Workspace

GIVE_UP_S = 24 * 3600.0
"""Slack's delayed events are tried for a day."""


@dataclass(frozen=True)
class Reply:
    """What the bot answered."""

    status: int | None
    """HTTP status, or None when there was no answer."""
    body: str
    """The raw body."""
    content_type: str
    """The content type, without parameters."""
    reason: str | None
    """Slack's word for the failure, or None."""

    @property
    def ok(self) -> bool:
        """Whether the request counts as acknowledged."""
        return self.reason is None


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Slack's `v0` signature of a raw body."""
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class Postman:
    """Posts signed bodies to the bot."""

    def __init__(self, settings: SandboxSettings) -> None:
        self._settings = settings
        self._client = httpx.Client(timeout=settings.answer_within_s, trust_env=False)

    def post(self, body: str, content_type: str, headers: dict[str, str] | None = None) -> Reply:
        """Send one body and wait for its acknowledgement, three seconds at most."""
        raw = body.encode()
        timestamp = str(int(real_time()))
        signature = sign(self._settings.signing_secret, timestamp, raw)
        sent = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature,
            **(headers or {}),
        }
        try:
            response = self._client.post(self._settings.bot_url, content=raw, headers=sent)
        except httpx.TimeoutException:
            return Reply(None, "", "", "http_timeout")
        except httpx.TransportError:
            return Reply(None, "", "", "connection_failed")
        kind = response.headers.get("content-type", "").split(";")[0].strip()
        reason = None if response.is_success else "http_error"
        if response.headers.get("x-slack-no-retry") == "1" and reason:
            reason = "no_retry"
        return Reply(response.status_code, response.text, kind, reason)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


class Deliverer:
    """A thread that delivers queued events, several channels at once, each channel in order."""

    def __init__(self, workspace: Workspace, postman: Postman) -> None:
        self._workspace = workspace
        self._postman = postman
        self._settings = workspace.settings
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._busy_rows: set[int] = set()
        self._busy_lanes: set[str] = set()
        self._pool = ThreadPoolExecutor(4, "sandbox-delivery")
        self._thread = threading.Thread(target=self._run, name="sandbox-deliverer", daemon=True)
        workspace.on_change(self._notice)

    def _notice(self, topics: set[str]) -> None:
        if "delivery" in topics:
            self._wake.set()

    def start(self) -> None:
        """Begin to deliver; whatever an earlier process left pending comes first."""
        self._thread.start()

    def stop(self) -> None:
        """Stop after the requests that are under way."""
        self._stop.set()
        self._wake.set()
        self._thread.join(timeout=5)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self) -> None:
        while not self._stop.is_set():
            wait = self._start_due()
            self._wake.wait(wait)
            self._wake.clear()

    def _start_due(self) -> float:
        """Hand every due delivery to the pool; gives the seconds until the next one."""
        now = real_time()
        with self._workspace.begin() as work:
            open_states = ("pending", "retrying", "delayed")
            query = select(Delivery).where(Delivery.state.in_(open_states)).order_by(Delivery.id)
            rows = list(work.session.scalars(query))
        soonest = 5.0
        blocked: set[str] = set()
        for row in rows:
            with self._lock:
                if row.id in self._busy_rows:
                    blocked.add(row.lane)
                    continue
                if row.next_at > now:
                    soonest = min(soonest, row.next_at - now)
                    continue
                if row.state == "pending" and row.lane in self._busy_lanes | blocked:
                    continue
                self._busy_rows.add(row.id)
                if row.state == "pending":
                    self._busy_lanes.add(row.lane)
            self._pool.submit(self._deliver, row)
        return max(soonest, 0.02)

    def _deliver(self, row: Delivery) -> None:
        headers = {}
        if row.attempts:
            headers = {
                "X-Slack-Retry-Num": str(min(row.attempts, len(self._settings.retry_after_s))),
                "X-Slack-Retry-Reason": row.reason or "http_error",
            }
        try:
            reply = self._postman.post(row.body, "application/json", headers)
            self._record(row, reply)
        finally:
            with self._lock:
                self._busy_rows.discard(row.id)
                if row.state == "pending":
                    self._busy_lanes.discard(row.lane)
            self._wake.set()

    def _record(self, row: Delivery, reply: Reply) -> None:
        attempts = row.attempts + 1
        state, next_at = "delivered", 0.0
        if reply.reason == "no_retry":
            state = "failed"
        elif not reply.ok:
            state, next_at = self._next_attempt(row, attempts)
        with self._workspace.begin() as work:
            work.session.execute(
                update(Delivery)
                .where(Delivery.id == row.id, Delivery.event_id == row.event_id)
                .values(
                    state=state,
                    attempts=attempts,
                    next_at=next_at,
                    status=reply.status,
                    reason=reply.reason,
                )
            )

    def _next_attempt(self, row: Delivery, attempts: int) -> tuple[str, float]:
        now = real_time()
        if attempts <= len(self._settings.retry_after_s):
            return "retrying", now + self._settings.retry_after_s[attempts - 1]
        if now - row.created > GIVE_UP_S:
            return "failed", 0.0
        return "delayed", now + self._settings.delayed_every_s
