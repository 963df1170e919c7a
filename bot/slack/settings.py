"""What this room needs to know; the composition root fills it from the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.errors import ConfigurationError

FULL_SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "mpim:read",
    "users:read",
)
"""Scopes with which the bot follows the threads it takes part in."""
LEAN_SCOPES = tuple(
    scope for scope in FULL_SCOPES if scope not in ("channels:history", "groups:history")
)
"""Scopes with which it is reached by mention, button and form only."""
OPTIONAL_SCOPES = ("files:read", "files:write")
"""Scopes that an administrator may refuse: files are then not taken, exports go as messages."""


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """How to reach Slack; secrets are left out of its `repr`."""

    bot_token: str | None = field(default=None, repr=False)
    """Token of the one workspace; `None` when workspaces install the app themselves."""
    signing_secret: str | None = field(default=None, repr=False)
    """Proves that a request over HTTP is Slack's; not needed in Socket Mode."""
    app_token: str | None = field(default=None, repr=False)
    """App-level token; set, the bot connects by Socket Mode."""
    client_id: str | None = None
    """Of the app, when workspaces install it themselves."""
    client_secret: str | None = field(default=None, repr=False)
    """Of the app, when workspaces install it themselves."""
    redirect_uri: str | None = None
    """Public address of `/slack/oauth_redirect`, when Slack cannot tell it."""
    base_url: str = "https://slack.com/api/"
    """Where the Web API is."""
    command: str = "/fork"
    """Name of the slash command."""
    reads_threads: bool = True
    """Whether messages in engaged threads are followed without a mention (full scopes)."""
    thread_page: int = 15
    """Messages per request when a thread is read; Slack's least generous limit."""
    timeout_s: int = 10
    """Seconds to wait for the Web API."""
    edge_threads: int = 8
    """Threads that open forms."""
    form_wait_s: float = 0.8
    """Seconds a form may take to be put together before a loading view is opened."""

    @property
    def installs(self) -> bool:
        """Whether workspaces install the app themselves (OAuth)."""
        return self.bot_token is None and bool(self.client_id and self.client_secret)

    @property
    def socket_mode(self) -> bool:
        """Whether requests come through a connection that the bot opens."""
        return self.app_token is not None

    @property
    def scopes(self) -> tuple[str, ...]:
        """Scopes to ask for at installation."""
        return FULL_SCOPES if self.reads_threads else LEAN_SCOPES

    @property
    def local(self) -> bool:
        """Whether the Web API is on this machine, as in the sandbox."""
        return urlsplit(self.base_url).hostname in ("127.0.0.1", "localhost", "::1")

    def trusts(self, url: str) -> bool:
        """Whether an address may be called with what we know: Slack's own, or the API's host."""
        parts = urlsplit(url)
        if parts.netloc == urlsplit(self.base_url).netloc and parts.scheme in ("http", "https"):
            return True
        host = parts.hostname or ""
        slack = ("slack.com", "slack-gov.com", "slack-files.com")
        return parts.scheme == "https" and any(
            host == name or host.endswith(f".{name}") for name in slack
        )

    def check(self) -> None:
        """Refuse settings that cannot work.

        Raises:
            ConfigurationError: names the setting that is missing.
        """
        if not self.bot_token and not self.installs:
            raise ConfigurationError(
                "No Slack token: set SLACK_BOT_TOKEN, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET."
            )
        if not self.socket_mode and not self.signing_secret:
            raise ConfigurationError(
                "No signing secret: set SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN for Socket Mode."
            )
