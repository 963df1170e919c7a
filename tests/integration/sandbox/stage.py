"""What a test of the sandbox touches: the server, the people, and the bot's two sides."""

from dataclasses import dataclass
from pathlib import Path

from slack_sdk import WebClient

from bot.sandbox.client import SandboxClient
from bot.sandbox.server import SandboxServer, SandboxSettings
from tests.integration.sandbox.peer import SECRET, TOKEN, Peer


@dataclass
class Stage:
    """Everything that a test of the sandbox touches."""

    server: SandboxServer
    people: SandboxClient
    peer: Peer
    bot: WebClient
    settings: SandboxSettings


def settings_for(database: Path, bot_url: str) -> SandboxSettings:
    """Settings with retries that do not make tests slow."""
    return SandboxSettings(
        port=0,
        bot_url=bot_url,
        signing_secret=SECRET,
        bot_token=TOKEN,
        database_path=database,
        retry_after_s=(0.05, 0.1, 0.15),
        delayed_every_s=0.2,
        answer_within_s=2.0,
    )
