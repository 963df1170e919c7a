"""Questions to Slack that may stay without an answer."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import contextmanager

from slack_sdk.errors import SlackApiError

from bot.errors import SlackUnavailable
from bot.slack.clients import NotInstalled
from bot.slack.failures import RATE_LIMITED, TRANSIENT, retry_after

NOT_NOW = "Slack does not answer just now. Please try again in a minute."


class Unknown(Exception):
    """Slack did not say; `reason` is its error name, `retry_after_s` the pause that it asks for."""

    def __init__(self, reason: str, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after_s = retry_after_s

    @property
    def may_pass(self) -> bool:
        """Whether Slack may say later."""
        return self.reason in TRANSIENT | RATE_LIMITED | {"unreachable"}

    def later(self) -> SlackUnavailable:
        """That the work is to be tried again."""
        return SlackUnavailable(NOT_NOW, retry_after_s=self.retry_after_s)


@contextmanager
def asking() -> Iterator[None]:
    """Turn failures of the enclosed call into `Unknown`."""
    try:
        yield
    except SlackApiError as error:
        reason = str(error.response.get("error") or "error")
        pause = retry_after(error) if reason in RATE_LIMITED else None
        raise Unknown(reason, pause) from None
    except NotInstalled:
        raise Unknown("not_installed") from None
    except (SlackUnavailable, OSError, http.client.HTTPException, ValueError):
        raise Unknown("unreachable") from None
