"""Sends what is in the outbox: in order per channel, again after a fault, never twice knowingly."""

from __future__ import annotations

from datetime import timedelta

import structlog

from bot.errors import NotAllowed, SlackUnavailable
from bot.services.cards import NoticeCard
from bot.services.lifecycle import pause_channel
from bot.services.ports import Deps, Sent, UncertainDelivery, Undeliverable
from bot.services.records import OutboxItem

TRY_FOR = timedelta(hours=24)
"""How long an unsent message is tried: longer than any outage of Slack so far."""
LONGEST_PAUSE_S = 300.0
"""Longest pause between two tries, in seconds."""
_BATCH = 10
_BEGINS_THREAD = ("assessment:", "recommendation:")
_log = structlog.get_logger(__name__)
_GONE = frozenset({"is_archived", "channel_not_found", "not_in_channel", "account_inactive"})
AMBIGUOUS = (
    "I may have answered twice or not at all, because the connection to Slack broke while I was "
    "sending."
)


def send_due(deps: Deps) -> int:
    """Send what is due; returns how many items were handled."""
    now = deps.clock()
    with deps.store.unit() as unit:
        items = unit.outbox.claim(now, timedelta(seconds=deps.limits.outbox_lease_s), _BATCH)
        unit.commit()
    for item in items:
        _send(deps, item)
    return len(items)


def _send(deps: Deps, item: OutboxItem) -> None:
    message_ts = _target(deps, item)
    if item.kind == "update" and message_ts is None:
        _post_anew(deps, item)
        return
    try:
        if item.unsure > 1:
            found = deps.messenger.find(item)
            if found is not None:
                _sent(deps, item, found)
                return
        _sent(deps, item, deps.messenger.send(item, message_ts=message_ts))
    except SlackUnavailable as error:
        _again(deps, item, error.retry_after_s, sure=True)
    except UncertainDelivery:
        _look_up(deps, item)
    except NotAllowed:
        _ambiguous(deps, item)
    except Undeliverable as error:
        if item.kind == "update" and error.reason == "message_not_found":
            _post_anew(deps, item)
        else:
            _refused(deps, item, error.reason)


def _target(deps: Deps, item: OutboxItem) -> str | None:
    if item.message_key is None:
        return None
    with deps.store.unit() as unit:
        return unit.outbox.message_ts(item.message_key) or item.message_ts


def _sent(deps: Deps, item: OutboxItem, sent: Sent) -> None:
    with deps.store.unit() as unit:
        unit.outbox.sent(item.id, sent.ts, deps.clock())
        if item.key.startswith(_BEGINS_THREAD) and sent.ts and item.thread_ts is None:
            assessment = unit.assessments.get(item.key.split(":")[1])
            if assessment is not None and not assessment.place.thread_ts:
                place = assessment.place.model_copy(update={"thread_ts": sent.ts})
                unit.assessments.save(assessment.model_copy(update={"place": place}))
        unit.commit()


def _post_anew(deps: Deps, item: OutboxItem) -> None:
    """The message to change was never seen to arrive, or is gone: what it says is posted.

    Later changes find the new message, since it takes the key of the old one.
    """
    key = item.message_key or item.key
    post = item.model_copy(
        update={"key": key, "kind": "post", "message_key": None, "message_ts": None}
    )
    with deps.store.unit() as unit:
        unit.outbox.put(post, deps.clock(), anew=True)
        unit.commit()


def _again(deps: Deps, item: OutboxItem, retry_after_s: float | None, *, sure: bool) -> None:
    now = deps.clock()
    if item.created_at is not None and now - item.created_at > TRY_FOR:
        _give_up(deps, item, "failed")
        return
    pause = retry_after_s if retry_after_s is not None else min(2.0**item.attempts, LONGEST_PAUSE_S)
    with deps.store.unit() as unit:
        unit.outbox.retry(item.id, now + timedelta(seconds=pause), sure=sure)
        unit.commit()


def _look_up(deps: Deps, item: OutboxItem) -> None:
    """The request was sent and the answer got lost: it arrived or it did not."""
    if item.kind in ("update", "home") or item.message_ts is not None:
        _again(deps, item, None, sure=True)  # doing it twice changes nothing
        return
    try:
        found = deps.messenger.find(item)
    except NotAllowed:
        _ambiguous(deps, item)
        return
    except SlackUnavailable:
        _again(deps, item, None, sure=False)
        return
    if found is not None:
        _sent(deps, item, found)
    else:
        _again(deps, item, None, sure=True)


def _ambiguous(deps: Deps, item: OutboxItem) -> None:
    _log.warning("message.ambiguous", key=item.key, attempts=item.attempts)
    with deps.store.unit() as unit:
        now = deps.clock()
        unit.outbox.give_up(item.id, "ambiguous", now)
        if not item.key.startswith("again:"):
            card = NoticeCard(text=AMBIGUOUS, retry={"action": "show_again", "key": item.key})
            unit.outbox.put(
                OutboxItem(
                    key=f"again:{item.key}:{item.id}",
                    kind="ephemeral" if item.user_id else "post",
                    team_id=item.team_id,
                    channel_id=item.channel_id,
                    thread_ts=item.thread_ts,
                    user_id=item.user_id,
                    card=card.model_dump(mode="json"),
                ),
                now,
            )
        unit.commit()


def _refused(deps: Deps, item: OutboxItem, reason: str) -> None:
    _give_up(deps, item, "failed")
    if reason in _GONE and item.channel_id:
        pause_channel(deps, item.team_id, item.channel_id)


def _give_up(deps: Deps, item: OutboxItem, status: str) -> None:
    _log.error("message.given_up", status=status, key=item.key, attempts=item.attempts)
    with deps.store.unit() as unit:
        unit.outbox.give_up(item.id, status, deps.clock())
        unit.commit()
