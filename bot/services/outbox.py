"""Sends what is in the outbox: in order per channel, again after a fault, never twice knowingly."""

from __future__ import annotations

import traceback
import uuid
from datetime import timedelta

import structlog

from bot.errors import NotAllowed, SlackUnavailable, StoreUnavailable
from bot.services.cards import NoticeCard
from bot.services.leases import held
from bot.services.ports import Deps, Sent, UncertainDelivery, Undeliverable, Unshowable
from bot.services.records import OutboxItem
from bot.services.reminder_pauses import pause_channel
from bot.services.undelivered import (
    BROKEN,
    CANNOT_SHOW,
    DAY_OVER,
    NOT_TAKEN,
    OLD_MESSAGE,
    REFUSED,
    notice_in_place,
    notice_of_refusal,
    put_back,
)

TRY_FOR = timedelta(hours=24)
"""How long an unsent message is tried: longer than any outage of Slack so far."""
LONGEST_PAUSE_S = 300.0
"""Longest pause between two tries, in seconds."""
LONGEST_SENDING_S = 300.0
"""After so many seconds sending one message counts as stuck, and another sender may take it."""
_BATCH = 10
"""How many items one call handles, so that other duties of the caller get their turn."""
_BEGINS_THREAD = ("assessment:", "recommendation:")
_log = structlog.get_logger(__name__)
_GONE = frozenset({"is_archived", "channel_not_found", "not_in_channel", "account_inactive"})
AMBIGUOUS = (
    "I may have answered twice or not at all, because the connection to Slack broke while I was "
    "sending."
)


def send_due(deps: Deps) -> int:
    """Send what is due; returns how many items were handled.

    Items are claimed one at a time, so that a slow one cannot use up the lease of those behind it.
    """
    for count in range(_BATCH):
        with deps.store.unit() as unit:
            items = unit.outbox.claim(deps.clock(), _lease(deps), 1)
            unit.commit()
        if not items:
            return count
        _send(deps, items[0])
    return _BATCH


def _lease(deps: Deps) -> timedelta:
    return timedelta(seconds=deps.limits.outbox_lease_s)


def _send(deps: Deps, item: OutboxItem) -> None:
    try:
        with held(lambda: _renewed(deps, item), deps.limits.outbox_lease_s, LONGEST_SENDING_S):
            _try(deps, item)
    except StoreUnavailable:
        raise  # nothing can be noted now; the lease ends and the item is taken over
    except Exception as error:  # noqa: BLE001 - one message must not hold up its channel for ever
        _broken(deps, item, error)


def _try(deps: Deps, item: OutboxItem) -> None:
    if item.unsure > deps.limits.max_attempts and _overdue(deps, item):
        _give_up(deps, item, notice_in_place(item, DAY_OVER), NOT_TAKEN)
        return
    message_ts = _target(deps, item)
    if item.kind == "update" and message_ts is None:
        _post_anew(deps, item)
        return
    if item.unsure > 1 and not _is_missing(deps, item):
        return
    try:
        _sent(deps, item, deps.messenger.send(item, message_ts=message_ts))
    except SlackUnavailable as error:
        _again(deps, item, error.retry_after_s, sure=True)
    except UncertainDelivery:
        _look_up(deps, item)
    except Undeliverable as error:
        if item.kind == "update" and error.reason in OLD_MESSAGE:
            _post_anew(deps, item)
        else:
            _refused(deps, item, error.reason)


def _renewed(deps: Deps, item: OutboxItem) -> bool:
    with deps.store.unit() as unit:
        ours = unit.outbox.renew(item, deps.clock() + _lease(deps))
        unit.commit()
    return ours


def _target(deps: Deps, item: OutboxItem) -> str | None:
    if item.message_key is None:
        return None
    with deps.store.unit() as unit:
        return unit.outbox.message_ts(item.message_key) or item.message_ts


def _sent(deps: Deps, item: OutboxItem, sent: Sent) -> None:
    with deps.store.unit() as unit:
        unit.outbox.sent(item, sent.ts, deps.clock())
        if item.key.startswith(_BEGINS_THREAD) and sent.ts and item.thread_ts is None:
            assessment = unit.assessments.get(item.key.split(":")[1])
            place_free = not unit.assessments.in_thread(item.team_id, item.channel_id, sent.ts)
            if assessment is not None and not assessment.place.thread_ts and place_free:
                place = assessment.place.model_copy(update={"thread_ts": sent.ts})
                unit.assessments.save(assessment.model_copy(update={"place": place}))
        unit.commit()


def _post_anew(deps: Deps, item: OutboxItem) -> None:
    """The message to change was never seen to arrive, is gone or closed: what it says is posted.

    Later changes find the new message, since it takes the key of the old one.
    """
    key = item.message_key or item.key
    post = item.model_copy(
        update={"key": key, "kind": "post", "message_key": None, "message_ts": None}
    )
    with deps.store.unit() as unit:
        if unit.outbox.renew(item, deps.clock()):  # else another sender has posted it meanwhile
            unit.outbox.put(post, deps.clock(), anew=True)
            unit.commit()


def _again(deps: Deps, item: OutboxItem, retry_after_s: float | None, *, sure: bool) -> None:
    if _overdue(deps, item):
        _give_up(deps, item, notice_in_place(item, DAY_OVER), NOT_TAKEN)
        return
    growing = min(2.0 ** min(item.attempts, 10), LONGEST_PAUSE_S)
    pause = timedelta(seconds=retry_after_s if retry_after_s is not None else growing)
    with deps.store.unit() as unit:
        unit.outbox.retry(item, deps.clock() + pause, sure=sure)
        unit.commit()


def _overdue(deps: Deps, item: OutboxItem) -> bool:
    return item.created_at is not None and deps.clock() - item.created_at > TRY_FOR


def _broken(deps: Deps, item: OutboxItem, error: Exception) -> None:
    """Something that nobody expects: try again a few times, then say so where it should stand."""
    reference = uuid.uuid4().hex[:8]
    where = traceback.extract_tb(error.__traceback__)[-1]
    _log.error(
        "message.broken",
        item=item.id,
        key=item.key,
        attempts=item.attempts,
        error=type(error.__cause__ or error).__name__,
        at=f"{where.filename.rpartition('/')[2]}:{where.lineno}",
        reference=reference,
    )
    if item.attempts >= deps.limits.max_attempts:
        _give_up(deps, item, notice_in_place(item, CANNOT_SHOW, reference), BROKEN)
    else:
        _again(deps, item, None, sure=isinstance(error, Unshowable))


def _look_up(deps: Deps, item: OutboxItem) -> None:
    """The request was sent and the answer got lost: it arrived or it did not."""
    if item.kind in ("update", "home"):
        _again(deps, item, None, sure=True)  # doing it twice changes nothing
    elif _is_missing(deps, item):
        _again(deps, item, None, sure=False)  # Slack may still be at work on it: look again then


def _is_missing(deps: Deps, item: OutboxItem) -> bool:
    """Whether a message that may have arrived did not, as far as can be seen, and is still ours.

    Otherwise what is to be done was done: it counts as sent, as ambiguous, or is looked up later.
    """
    try:
        found = deps.messenger.find(item)
    except NotAllowed:
        _ambiguous(deps, item)
        return False
    except SlackUnavailable as error:
        _again(deps, item, error.retry_after_s, sure=False)
        return False
    if found is not None:
        _sent(deps, item, found)
        return False
    return _renewed(deps, item)  # looking may take so long that somebody else sends it now


def _ambiguous(deps: Deps, item: OutboxItem) -> None:
    _log.warning("message.ambiguous", key=item.key, attempts=item.attempts)
    with deps.store.unit() as unit:
        now = deps.clock()
        ours = unit.outbox.give_up(item, "ambiguous", now)
        if ours and not item.key.startswith("again:"):
            card = NoticeCard(text=AMBIGUOUS, retry={"action": "show_again", "key": item.key})
            unit.outbox.put(
                OutboxItem(
                    key=f"again:{item.key}:{now.timestamp():.0f}",
                    kind="ephemeral" if item.kind in ("ephemeral", "respond") else "post",
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
    gone = reason in _GONE
    _give_up(deps, item, notice_of_refusal(item, reason), REFUSED, goes_on=gone)
    if gone and item.channel_id:
        pause_channel(deps, item.team_id, item.channel_id)


def _give_up(
    deps: Deps,
    item: OutboxItem,
    notice: OutboxItem | None,
    because: str,
    *,
    goes_on: bool = False,
) -> None:
    """Try no more; in the same transaction tell it, and pause a reminder that was not delivered.

    It goes on by itself where its channel, or the bot in it, may come back.
    """
    now = deps.clock()
    with deps.store.unit() as unit:
        if not unit.outbox.give_up(item, "failed", now):
            return
        told = put_back(unit, item, because, goes_on=goes_on) or notice
        if told is not None:
            unit.outbox.put(told, now)
        unit.commit()
    _log.error("message.given_up", key=item.key, attempts=item.attempts, told=told is not None)
