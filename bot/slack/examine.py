"""Examines the connection to Slack for `doctor`: tokens, scopes, transport, and the clock.

Each finding says what is; one that failed says what mends it. Nothing is posted or changed:
`apps.connections.open` only hands out an address, which is not used.
"""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import ConfigurationError
from bot.slack.clients import make_client
from bot.slack.failures import RATE_LIMITED, TRANSIENT, error_name, status_of
from bot.slack.settings import OPTIONAL_SCOPES, SlackSettings

State = Literal["ok", "note", "failed"]
Finding = tuple[State, str]
"""How it stands, and one sentence."""

SIGNED_FOR_S = 300
"""Seconds for which Slack's signature of a request counts (docs.slack.dev, verifying requests)."""
NOTED_S = 60
"""Seconds of difference between the clocks that an operator should know about."""

_SECRET = re.compile(r"[0-9a-f]{32}\Z")
_TOKEN_FIXES = {
    "invalid_auth": "copy the Bot User OAuth Token again from OAuth & Permissions",
    "not_authed": "copy the Bot User OAuth Token again from OAuth & Permissions",
    "not_allowed_token_type": "use the Bot User OAuth Token (xoxb-…), no other",
    "account_inactive": "install the app in the workspace again and copy the new token",
    "token_revoked": "install the app in the workspace again and copy the new token",
    "token_expired": "switch token rotation off for a single token, or set SLACK_CLIENT_ID and "
    "SLACK_CLIENT_SECRET so that the bot can refresh it",
    "team_access_not_granted": "ask an administrator of the organisation to approve the app",
}
_APP_TOKEN_FIXES = {
    "invalid_auth": "make a new app-level token under Basic Information",
    "not_authed": "make a new app-level token under Basic Information",
    "not_allowed_token_type": "use an app-level token (xapp-…), made under Basic Information",
    "missing_scope": "make an app-level token with the scope connections:write",
    "no_permission": "make an app-level token with the scope connections:write",
    "token_revoked": "make a new app-level token under Basic Information",
    "account_inactive": "make a new app-level token under Basic Information",
    "forbidden_team": "switch Socket Mode on under Socket Mode in the app's settings",
}


def this_machine() -> datetime:
    """The clock of this machine, which is what is examined."""
    return datetime.now(UTC)  # noqa: TID251


def examine_slack(
    settings: SlackSettings, clock: Callable[[], datetime] = this_machine
) -> Iterator[Finding]:
    """Look at what Slack says about the settings; network failures are findings too.

    Args:
        settings: how to reach Slack.
        clock: aware time of this machine.

    Yields:
        State and sentence, in the order in which a reader mends them.
    """
    try:
        settings.check()
    except ConfigurationError as error:
        yield "failed", str(error)
        return
    yield from _transport(settings)
    if settings.installs:
        yield from _installed(settings, clock)
    else:
        yield from _bot_token(settings, clock)
    if settings.app_token is not None:
        yield from _app_token(settings, settings.app_token)


def _transport(settings: SlackSettings) -> Iterator[Finding]:
    """How requests reach the bot, and what that needs."""
    if settings.socket_mode:
        yield "ok", "Socket Mode: the bot opens the connection, no public address is needed"
        return
    yield "ok", "HTTP: Slack must reach POST /slack/events of this bot by https"
    if _SECRET.match(settings.signing_secret or ""):
        yield "ok", "a signing secret is set"
    else:
        yield (
            "note",
            "SLACK_SIGNING_SECRET does not look like one (32 hex digits); compare it with "
            "Basic Information",
        )


def _installed(settings: SlackSettings, clock: Callable[[], datetime]) -> Iterator[Finding]:
    """Workspaces install the app themselves: only the way to Slack can be looked at."""
    headers, failed = _asked(settings, None, "api_test", {})
    if failed is not None:
        yield failed
        return
    yield "ok", "Slack answers; each workspace's token is looked at when it is used"
    yield from _clock(settings, headers, clock)


def _bot_token(settings: SlackSettings, clock: Callable[[], datetime]) -> Iterator[Finding]:
    """The token of the one workspace: valid, of the right kind, with the scopes we ask for."""
    token = settings.bot_token or ""
    if token.startswith("xoxe"):
        yield (
            "failed",
            f"SLACK_BOT_TOKEN ends within hours because token rotation is on: "
            f"{_TOKEN_FIXES['token_expired']}",
        )
    elif not token.startswith("xoxb-"):
        yield "failed", f"SLACK_BOT_TOKEN is no bot token: {_TOKEN_FIXES['not_allowed_token_type']}"
        return
    headers, failed = _asked(settings, token, "auth_test", _TOKEN_FIXES)
    if failed is not None:
        yield failed
        return
    yield "ok", "Slack accepts the bot token"
    yield from _scopes(settings, headers)
    yield from _clock(settings, headers, clock)


_WITHOUT = {
    "files:read": "documents and tables that people share are not taken",
    "files:write": "exports are posted as messages",
}
"""What an optional scope is missed for."""


def _scopes(settings: SlackSettings, headers: Mapping[str, str]) -> Iterator[Finding]:
    """What the token may do, against what the code asks for."""
    said = headers.get("x-oauth-scopes")
    if said is None:
        yield "note", "Slack did not say which scopes are granted"
        return
    granted = {scope.strip() for scope in said.split(",")}
    missing = [scope for scope in settings.scopes if scope not in granted]
    needed = [scope for scope in missing if scope not in OPTIONAL_SCOPES]
    if needed:
        way = "socket" if settings.socket_mode else "http"
        size = "full" if settings.reads_threads else "lean"
        yield (
            "failed",
            f"scopes are missing: {', '.join(needed)}; paste deploy/manifest-{way}-{size}.json as "
            "the app's manifest and reinstall the app",
        )
    else:
        yield "ok", f"all {len(settings.scopes) - len(missing)} scopes are granted"
    for scope in sorted(set(missing) - set(needed)):
        yield "note", f"the optional scope {scope} is missing; {_WITHOUT[scope]}"
    history = {"channels:history", "groups:history"}
    if not settings.reads_threads and history & granted:
        yield (
            "note",
            "the token may read channels, but SLACK_READ_THREADS is false; set it to true, or "
            "reinstall with a lean manifest",
        )


def _clock(
    settings: SlackSettings, headers: Mapping[str, str], clock: Callable[[], datetime]
) -> Iterator[Finding]:
    """This machine's clock against Slack's, to the second."""
    try:
        theirs = parsedate_to_datetime(headers.get("date", ""))
    except ValueError:
        yield "note", "Slack did not say what time it is"
        return
    ours = clock()
    seconds = abs((ours - theirs.astimezone(UTC)).total_seconds())
    if seconds <= NOTED_S:
        yield "ok", f"the clocks differ by {seconds:.0f} s"
        return
    fatal = seconds >= SIGNED_FOR_S and not settings.socket_mode
    what = "requests from Slack are refused" if fatal else "reminders are off by as much"
    yield (
        "failed" if fatal else "note",
        f"this machine's clock differs from Slack's by {seconds:.0f} s, so {what}; switch time "
        "synchronisation (NTP) on",
    )


def _app_token(settings: SlackSettings, token: str) -> Iterator[Finding]:
    """The app-level token: may it open a Socket Mode connection?"""
    if not token.startswith("xapp-"):
        fix = _APP_TOKEN_FIXES["not_allowed_token_type"]
        yield "failed", f"SLACK_APP_TOKEN is no app-level token: {fix}"
        return
    _, failed = _asked(settings, token, "apps_connections_open", _APP_TOKEN_FIXES)
    yield failed if failed is not None else ("ok", "Slack hands out a Socket Mode connection")


def _asked(
    settings: SlackSettings, token: str | None, method: str, fixes: Mapping[str, str]
) -> tuple[dict[str, str], Finding | None]:
    """Call a method that changes nothing: the headers of the answer, or what failed."""
    client = make_client(settings, token)
    arguments: dict[str, Any] = {"app_token": token} if method == "apps_connections_open" else {}
    try:
        answer = getattr(client, method)(**arguments)
    except SlackApiError as error:
        return {}, _refused(error, method.replace("_", "."), fixes)
    except (SlackClientError, OSError, http.client.HTTPException, ValueError) as error:
        return {}, (
            "failed",
            f"Slack cannot be reached at {settings.base_url} ({type(error).__name__}); check "
            "SLACK_API_URL, the network, and the proxy (HTTPS_PROXY)",
        )
    return {name.lower(): value for name, value in answer.headers.items()}, None


def _refused(error: SlackApiError, method: str, fixes: Mapping[str, str]) -> Finding:
    name = error_name(error)
    if name in RATE_LIMITED or status_of(error) == 429:
        return "note", f"Slack asks for a pause before {method}; run doctor again in a minute"
    if name not in fixes and (name in TRANSIENT or status_of(error) >= 500):
        return (
            "failed",
            f"Slack does not answer {method} properly ({name}); look at status.slack.com and run "
            "doctor again later",
        )
    fix = fixes.get(name, "see the method's page on docs.slack.dev for this error")
    return "failed", f"Slack refuses {method} ({name}): {fix}"
