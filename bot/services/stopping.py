"""Stop: what is being answered in a thread, or waits to be, is not answered any more."""

from __future__ import annotations

from collections.abc import Callable

from bot.services.cards import NoticeCard
from bot.services.inbound import Place
from bot.services.ports import Deps
from bot.services.records import InboxItem, OutboxItem

STOPPED = "Stopped."


def stop_work(
    deps: Deps,
    place: Place,
    user_id: str,
    item_id: int,
    *,
    thread_key: str,
    is_request: Callable[[InboxItem], bool],
) -> list[str]:
    """Finish the requests of a thread that came before the item, and say so there.

    Whoever works on one of them keeps nothing when it is done. Nothing is said when nothing was
    open.

    Args:
        deps: what services use.
        place: the thread.
        user_id: who pressed Stop.
        item_id: the press itself.
        thread_key: by which the work of the thread is kept in order.
        is_request: whether an item is to be answered; others, such as deletions, go on.

    Returns:
        Slack's timestamps of the messages that were begun.
    """
    now = deps.clock()
    with deps.store.unit() as unit:
        open_items = unit.inbox.open_before(item_id, thread_key)
        stopped = [
            item.id for item in open_items if is_request(item) and unit.inbox.stop(item.id, now)
        ]
        begun = [unit.inbox.draft_ts(number) for number in stopped]
        if stopped:
            line = OutboxItem(
                key=f"stopped:{item_id}",
                kind="post",
                team_id=place.team_id,
                channel_id=place.channel_id,
                thread_ts=place.thread_ts,
                user_id=user_id or None,
                card=NoticeCard(text=STOPPED).model_dump(mode="json"),
            )
            unit.outbox.put(line, now)
        unit.commit()
    return [ts for ts in begun if ts is not None]
