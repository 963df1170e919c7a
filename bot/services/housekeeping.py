"""Deletes what is past its retention: finished work and unanswered questions."""

from __future__ import annotations

from datetime import timedelta

from bot.services.ports import Deps

FINISHED_WORK = timedelta(days=7)
"""How long finished inbox rows are kept; Slack repeats an event for a day at most."""

SENT_MESSAGES = timedelta(days=400)
"""How long the place of a sent message is known: a yearly review still updates its message."""


def delete_expired(deps: Deps) -> int:
    """Delete what is older than the retention; returns the number of rows."""
    now = deps.clock()
    with deps.store.unit() as unit:
        count = unit.delete_finished(now - FINISHED_WORK)
        count += unit.delete_gaps(now - timedelta(days=deps.limits.retention_days))
        count += unit.delete_old(now - SENT_MESSAGES)
        unit.commit()
    return count
