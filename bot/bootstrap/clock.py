"""The clocks of a real run; everything else is handed the time."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime


def system_clock() -> datetime:
    """Aware UTC now."""
    return datetime.now(UTC)


def new_id() -> str:
    """A fresh unique id."""
    return uuid.uuid4().hex
