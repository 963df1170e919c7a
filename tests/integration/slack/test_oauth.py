"""Installed workspaces: tokens per workspace, one refresh, nothing left after removal."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import text

from bot.errors import SlackUnavailable
from bot.services.inbound import Place
from bot.slack.app import build_app
from bot.slack.clients import NotInstalled
from bot.slack.directory import SlackDirectory
from bot.slack.drafts import SlackDraft
from bot.slack.http import make_wsgi_app
from bot.slack.oauth import Installations
from bot.slack.settings import SlackSettings
from bot.slack.status import Status
from tests.integration.slack.conftest import SECRET, Stage, recording, sample
from tests.integration.slack.fake_slack import Answer


def now() -> datetime:
    """The real time: tokens end by Slack's clock."""
    return datetime.fromtimestamp(time.time(), UTC)


@pytest.fixture
def installed(stage: Stage) -> tuple[Stage, Installations]:
    """The stage as an app that workspaces install themselves."""
    settings = SlackSettings(
        client_id="C.1",
        client_secret="cs",
        signing_secret=SECRET,
        base_url=stage.slack.url,
        timeout_s=3,
        redirect_uri="https://fork.example/slack/oauth_redirect",
    )
    installations = Installations(settings, stage.store.engine, now)
    app = build_app(
        stage.deps,
        settings,
        installations,
        handlers=recording(stage.seen),
        oauth_flow=installations.flow(),
    )
    web = make_wsgi_app(app, settings)
    return replace(stage, settings=settings, app=app, web=web), installations


def install(installations: Installations, **change: Any) -> None:
    """Store an installation as Bolt's callback does."""
    values: dict[str, Any] = {
        "app_id": "A111",
        "enterprise_id": "E111",
        "team_id": "T111",
        "bot_token": "xoxb-1",
        "bot_id": "B1",
        "bot_user_id": "W111",
        "bot_scopes": ["chat:write"],
        "user_id": "U1",
    }
    installations.store.save(Installation(**(values | change)))


def test_each_workspace_has_its_own_token(installed: tuple[Stage, Installations]) -> None:
    """A's token never serves B."""
    _, installations = installed
    install(installations)
    install(installations, team_id="T222", enterprise_id=None, bot_token="xoxb-2")
    assert installations.for_team("T111").token == "xoxb-1"
    assert installations.for_team("T222").token == "xoxb-2"
    with pytest.raises(NotInstalled):
        installations.for_team("T333")


def test_request_of_an_installed_workspace_is_served(
    installed: tuple[Stage, Installations],
) -> None:
    """Without asking Slack who the bot is: the store knows."""
    stage, installations = installed
    install(installations)
    assert stage.event(sample("event_app_mention.json")).status == 200
    stage.work()
    assert stage.handled("message")[0].text == "Hi there!"
    assert stage.slack.named("auth.test") == []


def test_request_of_a_stranger_is_not_stored(installed: tuple[Stage, Installations]) -> None:
    """A workspace without an installation gets no service."""
    stage, _ = installed
    assert stage.event(sample("event_app_mention.json")).status == 200
    assert stage.rows() == 0


def test_organisation_install_serves_its_workspaces(
    installed: tuple[Stage, Installations],
) -> None:
    """One token for all; methods name the workspace, also for work that no request started."""
    stage, installations = installed
    install(installations, team_id=None, is_enterprise_install=True, bot_token="xoxb-org")
    stage.event(sample("event_app_mention_org_install.json"))
    stage.work()
    assert stage.handled("message")[0].place.team_id == "T111"
    client = installations.for_team("T111")
    assert client.token == "xoxb-org"
    assert client.default_params == {"team_id": "T111"}
    removed = sample("event_app_uninstalled.json") | {"event_time": int(time.time()) + 1}
    stage.event(removed | {"is_enterprise_install": True})
    stage.work()
    with pytest.raises(NotInstalled):
        installations.for_team("T111")


@pytest.mark.parametrize("name", ["event_app_uninstalled.json", "event_tokens_revoked.json"])
def test_removal_deletes_tokens_and_later_requests_are_harmless(
    installed: tuple[Stage, Installations], name: str
) -> None:
    """Tokens go at once; the services hear of it; what comes later does nothing."""
    stage, installations = installed
    install(installations)
    stage.event(sample(name) | {"event_time": int(time.time()) + 1})
    stage.work()
    assert len(stage.handled("lifecycle")) == 1
    with stage.store.engine.connect() as connection:
        for table in ("slack_bots", "slack_installations"):
            count = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608
            assert count == 0
    assert stage.event(sample("event_app_mention.json")).status == 200
    assert stage.rows() == 1
    assert stage.work() == 0


def test_a_removal_that_is_told_late_does_not_undo_a_new_installation(
    installed: tuple[Stage, Installations],
) -> None:
    """Slack tells of it again an hour later; meanwhile somebody has installed the app anew."""
    stage, installations = installed
    install(installations)
    stage.event(sample("event_app_uninstalled.json") | {"event_time": int(time.time()) - 3600})
    stage.work()

    assert stage.handled("lifecycle") == []
    assert stage.backlog() == 0
    assert installations.credentials("T111").token == "xoxb-1"


def test_stored_request_of_a_removed_workspace_ends_quietly(
    installed: tuple[Stage, Installations],
) -> None:
    """It was stored before the removal and is worked after it."""
    stage, installations = installed
    install(installations)
    stage.event(sample("event_app_mention.json"))
    installations.forget("T111")
    stage.work()
    assert stage.handled("message") == []
    assert stage.backlog() == 0


def test_ending_token_is_refreshed_once_for_many_threads(
    installed: tuple[Stage, Installations],
) -> None:
    """A refresh token works once, so only one of all replicas may use it."""
    stage, installations = installed
    install(
        installations,
        bot_refresh_token="xoxe-1",
        bot_token_expires_at=int(time.time()) + 600,
    )
    stage.slack.defaults["oauth.v2.access"] = {
        "ok": True,
        "token_type": "bot",
        "access_token": "xoxb-fresh",
        "refresh_token": "xoxe-2",
        "expires_in": 43_200,
    }
    replica = Installations(stage.settings, stage.store.engine, now)
    with ThreadPoolExecutor(8) as pool:
        found = list(
            pool.map(lambda n: (installations, replica)[n % 2].for_team("T111").token, range(8))
        )
    assert set(found) == {"xoxb-fresh"}
    assert len(stage.slack.named("oauth.v2.access")) == 1


def test_failed_refresh_keeps_a_token_that_still_works(
    installed: tuple[Stage, Installations],
) -> None:
    """Two hours are left for another try."""
    stage, installations = installed
    install(
        installations,
        bot_refresh_token="xoxe-1",
        bot_token_expires_at=int(time.time()) + 600,
    )
    stage.slack.refuse("oauth.v2.access", "internal_error")
    assert installations.for_team("T111").token == "xoxb-1"


def test_an_ended_token_does_not_stop_what_only_asks(
    installed: tuple[Stage, Installations],
) -> None:
    """People and channels are then as unknown as when Slack does not answer."""
    stage, installations = installed
    install(installations, bot_refresh_token="xoxe-1", bot_token_expires_at=int(time.time()) - 9)
    stage.slack.refuse("oauth.v2.access", "invalid_refresh_token", times=20)
    directory = SlackDirectory(installations, stage.settings, stage.clock)
    assert directory.person("T111", "U1").name == "U1"
    with pytest.raises(SlackUnavailable):
        directory.is_member("T111", "C1", "U1")
    assert directory.is_external("T111", "C1")
    place = Place(team_id="T111", channel_id="C1", thread_ts="1.1")
    with Status(installations).working(place):
        pass
    draft = SlackDraft(installations, place, "U1")
    draft.say("words")
    assert draft.ts is None


def test_installation_page_and_callback_store_the_tokens(
    installed: tuple[Stage, Installations],
) -> None:
    """With a state that is bound to the browser and used once."""
    stage, installations = installed
    page = stage.request("GET", "/slack/install")
    assert page.status == 200
    start = page.body.index("https://slack.com/oauth/v2/authorize")
    address = page.body[start : page.body.index('"', start)].replace("&amp;", "&")
    asked = parse_qs(urlsplit(address).query)
    assert asked["scope"][0].split(",") == list(stage.settings.scopes)
    state = asked["state"][0]
    stage.slack.say(
        "oauth.v2.access",
        Answer(
            {
                "ok": True,
                "app_id": "A111",
                "access_token": "xoxb-new",
                "token_type": "bot",
                "bot_user_id": "W111",
                "scope": "chat:write",
                "team": {"id": "T777", "name": "New"},
                "enterprise": None,
                "authed_user": {"id": "U1"},
                "is_enterprise_install": False,
            }
        ),
    )
    query = f"code=x&state={state}"
    foreign = stage.request("GET", "/slack/oauth_redirect", query=query)
    assert foreign.status == 400
    cookie = {"COOKIE": f"slack-app-oauth-state={state}"}
    done = stage.request("GET", "/slack/oauth_redirect", query=query, headers=cookie)
    assert done.status == 200
    assert installations.for_team("T777").token == "xoxb-new"
    again = stage.request("GET", "/slack/oauth_redirect", query=query, headers=cookie)
    assert again.status >= 400


def test_settings_never_show_their_secrets() -> None:
    """A logged or printed settings object holds no token."""
    settings = SlackSettings(
        bot_token="xoxb-a", signing_secret="b-secret", app_token="xapp-c", client_secret="d-secret"
    )
    shown = repr(settings)
    for secret in ("xoxb-a", "b-secret", "xapp-c", "d-secret"):
        assert secret not in shown
    assert json.dumps(shown)
