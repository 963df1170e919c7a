"""Works the inbox off: each stored request goes through the same Bolt app, marked as stored.

Nothing ends in silence. What fails is tried again with growing pauses; what fails for good is
told where it came from, with a reference under which the log has the details.
"""

from __future__ import annotations

import traceback
import uuid
from datetime import timedelta

import structlog
from slack_bolt import App
from slack_bolt.request import BoltRequest

from bot.errors import (
    NotAllowed,
    SlackUnavailable,
    StaleAssessment,
    UserInputError,
)
from bot.services.cards import NoticeCard
from bot.services.leases import held
from bot.services.ports import Deps, TakenOver
from bot.services.records import InboxItem, OutboxItem, OutboxKind
from bot.slack.edge import INBOX_ITEM
from bot.slack.listeners import HANDLED
from bot.slack.payloads import Origin, origin_of

log = structlog.get_logger(__name__)

FAILURE = "tuningfork_failure"
"""Where the app's error handler leaves the exception of a listener."""
GAVE_UP = (
    "I could not finish this: something on my side keeps failing. Please try again later; if it "
    "fails again, give the reference to whoever runs me."
)
LONGEST_WORK_S = 1_800.0
"""After so many seconds work on one request counts as stuck, and another worker may take it.

A turn makes a few calls of the chat model, each of at most `LLM_TIMEOUT_S`.
"""
_AT_ONCE = 20
_STALE_TRIES = 3
_LONGEST_PAUSE_S = 120.0
_RESPONSE_URL_FOR = timedelta(minutes=29)


def run_inbox_once(deps: Deps, app: App, most: int = _AT_ONCE) -> int:
    """Handle stored requests until none is left or `most` are handled.

    Args:
        deps: everything the services need.
        app: the app from `bot.slack.app.build_app`.
        most: so that other duties of the caller get their turn.

    Returns:
        How many were handled, successfully or not.
    """
    for count in range(most):
        with deps.store.unit() as unit:
            lease = timedelta(seconds=deps.limits.inbox_lease_s)
            items = unit.inbox.claim(deps.clock(), lease, 1)
            unit.commit()
        if not items:
            return count
        _handle(deps, app, items[0])
    return most


def _handle(deps: Deps, app: App, item: InboxItem) -> None:
    if item.attempts > deps.limits.max_attempts:
        _give_up(deps, item, "crashed")
        return
    with held(lambda: _renewed(deps, item), deps.limits.inbox_lease_s, LONGEST_WORK_S):
        failure = _dispatch(app, item)
        for _ in range(_STALE_TRIES):
            if not isinstance(failure, StaleAssessment):
                break
            failure = _dispatch(app, item)
    if isinstance(failure, TakenOver):
        log.warning("inbox.taken_over", item=item.id, attempt=item.attempts)
    elif failure is None:
        _finish(deps, item)
    elif isinstance(failure, UserInputError | NotAllowed):
        private = isinstance(failure, NotAllowed)
        _finish(deps, item, NoticeCard(text=str(failure)), private=private)
    else:
        _failed(deps, item, failure)


def _renewed(deps: Deps, item: InboxItem) -> bool:
    with deps.store.unit() as unit:
        lease = timedelta(seconds=deps.limits.inbox_lease_s)
        ours = unit.inbox.renew(item, deps.clock() + lease)
        unit.commit()
    return ours


def _dispatch(app: App, item: InboxItem) -> Exception | None:
    """Run a stored request through the app; the failure of its listener, if any."""
    request = BoltRequest(
        body=item.body,
        headers={"content-type": [item.content_type]},
        mode="socket_mode",
        context={INBOX_ITEM: item.id},
    )
    app.dispatch(request)
    failure: Exception | None = request.context.get(FAILURE)
    if failure is None and not request.context.get(HANDLED):
        log.warning("inbox.nobody_took_it", item=item.id, kind=item.kind)
    return failure


def _failed(deps: Deps, item: InboxItem, failure: Exception) -> None:
    where = traceback.extract_tb(failure.__traceback__)[-1:]
    place = f"{where[0].filename.rpartition('/')[2]}:{where[0].lineno}" if where else "unknown"
    name = type(failure).__name__
    log.error("inbox.failed", item=item.id, attempt=item.attempts, error=name, at=place)
    if item.attempts >= deps.limits.max_attempts:
        _give_up(deps, item, name)
        return
    pause = min(2.0**item.attempts, _LONGEST_PAUSE_S)
    if isinstance(failure, SlackUnavailable):  # 2 s, 16 s, 2 min, 17 min: an outage passes
        growing = 2.0 * 8.0 ** (item.attempts - 1)
        pause = growing if failure.retry_after_s is None else failure.retry_after_s
    with deps.store.unit() as unit:
        unit.inbox.retry(item, deps.clock() + timedelta(seconds=pause), name)
        unit.commit()


def _give_up(deps: Deps, item: InboxItem, error: str) -> None:
    reference = uuid.uuid4().hex[:8]
    log.error("inbox.gave_up", item=item.id, error=error, reference=reference)
    message = _told(deps, item, NoticeCard(text=GAVE_UP, reference=reference))
    with deps.store.unit() as unit:
        if unit.inbox.fail(item, deps.clock(), f"{error} {reference}") and message is not None:
            unit.outbox.put(message, deps.clock())
        unit.commit()


def _finish(
    deps: Deps, item: InboxItem, notice: NoticeCard | None = None, *, private: bool = False
) -> None:
    """Make sure that a handled item is not handled again, and say what there is to say."""
    message = _told(deps, item, notice, private=private) if notice else None
    with deps.store.unit() as unit:
        if unit.inbox.done(item.id, deps.clock()) and message is not None:
            unit.outbox.put(message, deps.clock())
        unit.commit()


def _told(
    deps: Deps, item: InboxItem, card: NoticeCard, *, private: bool = False
) -> OutboxItem | None:
    """The notice at the place of origin; none for talk that was not addressed to the bot.

    Answers to messages stand in their thread for all, unless `private`; others only the person
    sees who caused them.
    """
    body = BoltRequest(
        body=item.body, headers={"content-type": [item.content_type]}, mode="socket_mode"
    ).body
    origin = origin_of(body, None, lambda _team, _channel: "private")
    if origin.place is None or not origin.addressed:
        return None
    fresh = deps.clock() - item.received_at < _RESPONSE_URL_FOR
    response_url = origin.response_url if fresh else None
    kind = _way_to_tell(item, origin, response_url, private)
    with deps.store.unit() as unit:
        begun = unit.inbox.draft_ts(item.id) if kind == "post" else None
    return OutboxItem(
        key=f"failure:{item.id}",
        kind=kind,
        message_ts=begun,
        team_id=origin.place.team_id,
        channel_id=origin.place.channel_id,
        thread_ts=origin.place.thread_ts,
        user_id=origin.user_id,
        response_url=response_url,
        card=card.model_dump(mode="json"),
    )


def _way_to_tell(
    item: InboxItem, origin: Origin, response_url: str | None, private: bool
) -> OutboxKind:
    if (item.kind == "event" and not private) or not origin.user_id:
        return "post"
    return "respond" if response_url else "ephemeral"
