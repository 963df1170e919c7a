"""Workspaces and organisations that installed the app themselves: tokens, rotation, removal."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

import structlog
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from slack_sdk.oauth.token_rotation import TokenRotator
from sqlalchemy import Column, Float, MetaData, String, Table, delete, insert, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.errors import ConfigurationError, SlackUnavailable
from bot.slack.clients import Credentials, NotInstalled, make_client, sdk_log
from bot.slack.settings import SlackSettings

log = structlog.get_logger(__name__)

REFRESH_MINUTES = 120
"""How long before its end a token is refreshed."""
STATE_S = 600
"""How long an installation may take, in seconds."""
_LOCK_S = 30.0
_POLL_S = 0.1
_WAIT_S = 15.0

_metadata = MetaData()
_org_teams = Table(
    "slack_org_teams",
    _metadata,
    Column("team_id", String(32), primary_key=True),
    Column("enterprise_id", String(32), nullable=False),
)
_refreshes = Table(
    "slack_token_refreshes",
    _metadata,
    Column("name", String(80), primary_key=True),
    Column("until", Float, nullable=False),
)


class Installations:
    """Clients per workspace from the installation store; tables are made when missing."""

    def __init__(
        self, settings: SlackSettings, engine: Engine, clock: Callable[[], datetime]
    ) -> None:
        if not settings.client_id or not settings.client_secret:
            raise ConfigurationError("Set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.")
        self._settings = settings
        self._engine = engine
        self._clock = clock
        self.store = SQLAlchemyInstallationStore(settings.client_id, engine, logger=sdk_log)
        self.states = SQLAlchemyOAuthStateStore(
            expiration_seconds=STATE_S, engine=engine, logger=sdk_log
        )
        self._rotator = TokenRotator(
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            client=make_client(settings, None),
        )
        for tables in (self.store.metadata, self.states.metadata, _metadata):
            tables.create_all(engine)

    def credentials(
        self, team_id: str | None, enterprise_id: str | None = None, *, org: bool = False
    ) -> Credentials:
        """The bot's credentials, refreshed when they end soon.

        Raises:
            NotInstalled: this workspace has not installed the app, or removed it.
            SlackUnavailable: the token ended and cannot be refreshed now.
        """
        bot = self._find(team_id, enterprise_id, org)
        if bot is None:
            raise NotInstalled(team_id or enterprise_id or "")
        if self._ends_soon(bot):
            bot = self._refreshed(bot, team_id, enterprise_id, org)
        if not bot.bot_token or not bot.bot_user_id:
            raise NotInstalled(team_id or enterprise_id or "")
        return Credentials(
            token=bot.bot_token,
            bot_user_id=bot.bot_user_id,
            bot_id=bot.bot_id,
            team_id=team_id if bot.is_enterprise_install else None,
        )

    def for_team(self, team_id: str, *, retrying: bool = False) -> WebClient:
        """A client for a workspace, also where the whole organisation installed the app."""
        found = self.credentials(team_id)
        return make_client(self._settings, found.token, retrying=retrying, team_id=found.team_id)

    def remember(self, team_id: str, enterprise_id: str) -> None:
        """Keep which organisation a workspace belongs to, for work that no request started."""
        with self._engine.begin() as connection:
            known = connection.execute(
                select(_org_teams.c.enterprise_id).where(_org_teams.c.team_id == team_id)
            ).first()
            if known is not None and known[0] == enterprise_id:
                return
            connection.execute(delete(_org_teams).where(_org_teams.c.team_id == team_id))
            connection.execute(
                insert(_org_teams).values(team_id=team_id, enterprise_id=enterprise_id)
            )

    def forget(self, team_id: str, enterprise_id: str | None = None) -> None:
        """Delete all tokens of a workspace; those of its organisation when it had none itself."""
        with self._engine.begin() as connection:
            removed = 0
            for table in (self.store.bots, self.store.installations):
                ours = table.c.client_id == self.store.client_id
                statement = delete(table).where(ours, table.c.team_id == team_id)
                removed += connection.execute(statement).rowcount
            connection.execute(delete(_org_teams).where(_org_teams.c.team_id == team_id))
            if removed or not enterprise_id:
                return
            for table in (self.store.bots, self.store.installations):
                connection.execute(
                    delete(table).where(
                        table.c.client_id == self.store.client_id,
                        table.c.enterprise_id == enterprise_id,
                        table.c.team_id.is_(None),
                    )
                )
            connection.execute(
                delete(_org_teams).where(_org_teams.c.enterprise_id == enterprise_id)
            )

    def installed_since(self, team_id: str, moment: float) -> bool:
        """Whether the app was installed in a workspace after a time in Unix seconds.

        Slack may tell of a removal hours later, when the app is back.
        """
        bot = self._find(team_id, None, org=False)
        return bot is not None and bot.installed_at > moment

    def flow(self) -> OAuthFlow:
        """Bolt's installation pages, keeping tokens and states in the database."""
        settings = OAuthSettings(
            client_id=self._settings.client_id,
            client_secret=self._settings.client_secret,
            scopes=list(self._settings.scopes),
            user_scopes=[],
            redirect_uri=self._settings.redirect_uri,
            installation_store=self.store,
            installation_store_bot_only=True,
            state_store=self.states,
            state_expiration_seconds=STATE_S,
            token_rotation_expiration_minutes=REFRESH_MINUTES,
            logger=sdk_log,
        )
        return OAuthFlow(
            client=make_client(self._settings, None), settings=settings, logger=sdk_log
        )

    def _find(self, team_id: str | None, enterprise_id: str | None, org: bool) -> Bot | None:
        """The newest installation: the workspace's own, or its organisation's."""
        if org and enterprise_id:
            return self.store.find_bot(
                enterprise_id=enterprise_id, team_id=None, is_enterprise_install=True
            )
        table = self.store.bots
        newest = (
            select(table.c.enterprise_id)
            .where(
                table.c.client_id == self.store.client_id,
                table.c.team_id == team_id,
                table.c.bot_token.is_not(None),
            )
            .order_by(table.c.installed_at.desc())
            .limit(1)
        )
        with self._engine.connect() as connection:
            own = connection.execute(newest).first()
            parent = connection.execute(
                select(_org_teams.c.enterprise_id).where(_org_teams.c.team_id == team_id)
            ).first()
        if own is not None:
            return self.store.find_bot(enterprise_id=own[0], team_id=team_id)
        if parent is not None:
            return self.store.find_bot(
                enterprise_id=parent[0], team_id=None, is_enterprise_install=True
            )
        return None

    def _now(self) -> float:
        return self._clock().timestamp()

    def _ends_soon(self, bot: Bot) -> bool:
        ends = bot.bot_token_expires_at
        return ends is not None and ends - self._now() < REFRESH_MINUTES * 60

    def _refreshed(
        self, bot: Bot, team_id: str | None, enterprise_id: str | None, org: bool
    ) -> Bot:
        """Refresh a token once, however many threads and replicas want it at the same time."""
        name = f"{bot.enterprise_id or '-'}:{bot.team_id or '-'}"
        deadline = time.monotonic() + _WAIT_S
        while time.monotonic() < deadline:
            if self._lock(name):
                try:
                    return self._refresh(self._find(team_id, enterprise_id, org) or bot)
                finally:
                    self._unlock(name)
            time.sleep(_POLL_S)
            current = self._find(team_id, enterprise_id, org)
            if current is not None and not self._ends_soon(current):
                return current
        return self._still_good(bot)

    def _refresh(self, bot: Bot) -> Bot:
        if not self._ends_soon(bot):
            return bot
        try:
            fresh = self._rotator.perform_bot_token_rotation(
                bot=bot, minutes_before_expiration=REFRESH_MINUTES
            )
        except (SlackTokenRotationError, OSError) as error:
            log.error("slack.refresh_failed", error=type(error).__name__)
            return self._still_good(bot)
        if fresh is None:
            return bot
        self.store.save_bot(fresh)
        return fresh

    def _still_good(self, bot: Bot) -> Bot:
        ends = bot.bot_token_expires_at
        if ends is not None and ends <= self._now():
            raise SlackUnavailable("The workspace's token ended and could not be refreshed.")
        return bot

    def _lock(self, name: str) -> bool:
        now = self._now()
        with self._engine.begin() as connection:
            taken = connection.execute(
                update(_refreshes)
                .where(_refreshes.c.name == name, _refreshes.c.until < now)
                .values(until=now + _LOCK_S)
            )
            if taken.rowcount == 1:
                return True
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(_refreshes).values(name=name, until=now + _LOCK_S))
        except IntegrityError:
            return False
        return True

    def _unlock(self, name: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(_refreshes).where(_refreshes.c.name == name).values(until=0))
