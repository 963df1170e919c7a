"""What a sandbox server needs to know to start."""

from dataclasses import dataclass
from pathlib import Path

from bot.slack.settings import FULL_SCOPES

TEAM_ID = "T0SANDBOX01"
TEAM_NAME = "Sandbox"
TEAM_DOMAIN = "sandbox"
APP_ID = "A0FORK00001"
BOT_USER_ID = "U0FORK00001"
BOT_ID = "B0FORK00001"
BOT_NAME = "Tuning Fork"
VERIFICATION_TOKEN = "sandbox-verification-token"  # noqa: S105 - Slack's long retired field


@dataclass(frozen=True)
class SandboxSettings:
    """Where the sandbox listens, which bot it talks to, and where it keeps its state."""

    port: int
    """Local TCP port; 0 takes a free one (see `SandboxServer.url`)."""
    bot_url: str
    """Where signed requests go, for example `http://127.0.0.1:3000/slack/events`."""
    signing_secret: str
    """Shared secret of the `v0` request signature."""
    bot_token: str
    """The only bearer token that the Web API accepts."""
    database_path: Path
    """SQLite file with channels, messages, views, files and pending deliveries."""
    host: str = "127.0.0.1"
    """Address to bind; only loopback addresses are accepted."""
    command: str = "/fork"
    """The slash command of the app."""
    retry_after_s: tuple[float, ...] = (1.0, 5.0, 15.0)
    """Seconds before each further attempt to deliver an event (Slack: about 0, 60, 300)."""
    delayed_every_s: float = 60.0
    """After the last retry an event is tried again this often, in seconds, for 24 hours."""
    answer_within_s: float = 3.0
    """How long the bot may take to acknowledge, in seconds (Slack: 3)."""
    scopes: tuple[str, ...] = FULL_SCOPES
    """What the app was granted at its installation."""

    @property
    def channel_messages(self) -> bool:
        """False for an app without `channels:history`: only mentions reach it from channels."""
        return "channels:history" in self.scopes
