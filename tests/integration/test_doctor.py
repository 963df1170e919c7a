"""`doctor` says what is wrong with an installation, and for each failure what mends it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.database.connect import open_engine
from bot.adapters.database.migrate import migrate
from bot.slack.examine import Finding, examine_slack
from bot.slack.settings import FULL_SCOPES, LEAN_SCOPES, SlackSettings
from tests.integration.slack.fake_slack import Answer, FakeSlack

ROOT = Path(__file__).parents[2]
SECRET = "0123456789abcdef0123456789abcdef"
TOKENS = {"bot_token": "xoxb-1-2-secretword", "signing_secret": SECRET}
KEPT = ("PATH", "HOME", "LANG", "SYSTEMROOT", "VIRTUAL_ENV")


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A Web API on this machine that grants every scope."""
    fake = FakeSlack()
    yield fake
    fake.close()


def grant(slack: FakeSlack, scopes: tuple[str, ...] = FULL_SCOPES, **headers: str) -> None:
    """Let `auth.test` name these scopes, as Slack does in a header."""
    said = {"X_OAuth_Scopes": ",".join(scopes)} | headers
    slack.say("auth.test", Answer(slack.defaults["auth.test"], headers=said))


def found(
    slack: FakeSlack, clock: Any = None, **settings: Any
) -> tuple[list[Finding], dict[str, str]]:
    """All findings, and the failed ones joined under `failed`, the notes under `note`."""
    arguments = TOKENS | {"base_url": slack.url, "timeout_s": 3} | settings
    extra = {"clock": clock} if clock else {}
    findings = list(examine_slack(SlackSettings(**arguments), **extra))
    return findings, {
        state: " | ".join(text for found_state, text in findings if found_state == state)
        for state in ("ok", "note", "failed")
    }


class TestSlack:
    """What Slack says about the settings."""

    def test_all_is_well(self, slack: FakeSlack) -> None:
        """A valid token with every scope and a right clock fails nothing and notes nothing."""
        grant(slack)
        findings, told = found(slack)
        assert {state for state, _ in findings} == {"ok"}, findings
        assert "all 14 scopes" in told["ok"]
        assert [call.method for call in slack.calls] == ["auth.test"]

    def test_missing_scopes_are_named_with_the_fix(self, slack: FakeSlack) -> None:
        """A token from before a manifest change lacks scopes; the fix is to reinstall."""
        grant(slack, tuple(s for s in FULL_SCOPES if s not in ("users:read", "commands")))
        _, told = found(slack)
        assert "commands, users:read" in told["failed"]
        assert "reinstall" in told["failed"]
        assert "deploy/manifest-http-full.json" in told["failed"]

    def test_named_manifest_exists(self, slack: FakeSlack) -> None:
        """Whatever the settings, the manifest that the fix names is shipped."""
        for socket_mode in (False, True):
            for reads in (False, True):
                grant(slack, ())
                app = {"app_token": "xapp-1"} if socket_mode else {}
                _, told = found(slack, reads_threads=reads, **app)
                name = told["failed"].split("paste ")[1].split(" ")[0]
                assert (ROOT / name).is_file(), name

    def test_optional_scope_is_a_note(self, slack: FakeSlack) -> None:
        """Without files:write exports are posted as messages; nothing failed."""
        grant(slack, tuple(s for s in FULL_SCOPES if s != "files:write"))
        _, told = found(slack)
        assert "files:write" in told["note"]
        assert not told["failed"]

    def test_without_files_read_it_says_what_the_team_misses(self, slack: FakeSlack) -> None:
        """Documents and tables; all else works."""
        grant(slack, tuple(s for s in FULL_SCOPES if s != "files:read"))
        _, told = found(slack)
        assert "are not taken" in told["note"]
        assert not told["failed"]

    def test_lean_settings_need_lean_scopes(self, slack: FakeSlack) -> None:
        """Without reading threads, the history scopes are not asked for."""
        grant(slack, LEAN_SCOPES)
        _, told = found(slack, reads_threads=False)
        assert not told["failed"]
        assert not told["note"]
        grant(slack, FULL_SCOPES)
        _, told = found(slack, reads_threads=False)
        assert "SLACK_READ_THREADS" in told["note"]

    def test_unknown_scopes_are_a_note(self, slack: FakeSlack) -> None:
        """When Slack names no scopes, that is said instead of guessed."""
        _, told = found(slack)
        assert "did not say which scopes" in told["note"]

    @pytest.mark.parametrize(
        ("error", "fix"),
        [
            ("invalid_auth", "OAuth & Permissions"),
            ("account_inactive", "install the app"),
            ("token_expired", "token rotation"),
            ("something_new", "docs.slack.dev"),
            ("fatal_error", "status.slack.com"),
        ],
    )
    def test_refused_token_names_its_fix(self, slack: FakeSlack, error: str, fix: str) -> None:
        """Each refusal of the bot token comes with what to do."""
        slack.refuse("auth.test", error)
        _, told = found(slack)
        assert f"({error})" in told["failed"]
        assert fix in told["failed"]

    def test_a_pause_is_no_failure(self, slack: FakeSlack) -> None:
        """A rate limit says nothing about the installation."""
        slack.refuse("auth.test", "ratelimited", Retry_After="7")
        _, told = found(slack)
        assert not told["failed"]
        assert "again in a minute" in told["note"]

    @pytest.mark.parametrize("token", ["xoxp-1", "xapp-1", "plain"])
    def test_wrong_kind_of_bot_token_is_not_sent(self, slack: FakeSlack, token: str) -> None:
        """A token of another kind is named before it is shown to anybody."""
        _, told = found(slack, bot_token=token)
        assert "xoxb-" in told["failed"]
        assert slack.calls == []

    def test_rotating_token_fails(self, slack: FakeSlack) -> None:
        """A single rotating token would end within hours."""
        grant(slack)
        _, told = found(slack, bot_token="xoxe.xoxb-1-secretword")
        assert "token rotation" in told["failed"]

    def test_socket_mode_opens_a_connection(self, slack: FakeSlack) -> None:
        """The app-level token is used for what it is for, and only it."""
        grant(slack)
        slack.say("apps.connections.open", Answer({"ok": True, "url": "wss://127.0.0.1/x"}))
        _, told = found(slack, app_token="xapp-1-secretword", signing_secret=None)
        assert not told["failed"]
        assert "Socket Mode connection" in told["ok"]
        opened = [call for call in slack.calls if call.method == "apps.connections.open"]
        assert [call.token for call in opened] == ["xapp-1-secretword"]

    def test_app_token_without_its_scope(self, slack: FakeSlack) -> None:
        """The scope connections:write is named."""
        grant(slack)
        slack.refuse("apps.connections.open", "missing_scope")
        _, told = found(slack, app_token="xapp-1")
        assert "connections:write" in told["failed"]

    def test_app_token_of_another_kind(self, slack: FakeSlack) -> None:
        """A bot token in the place of the app-level token is named and not sent."""
        grant(slack)
        _, told = found(slack, app_token="xoxb-1")
        assert "SLACK_APP_TOKEN" in told["failed"]
        assert [call.method for call in slack.calls] == ["auth.test"]

    def test_missing_signing_secret(self, slack: FakeSlack) -> None:
        """Over HTTP nothing can be trusted without it."""
        _, told = found(slack, signing_secret=None)
        assert "SLACK_SIGNING_SECRET" in told["failed"]

    def test_odd_signing_secret_is_noted(self, slack: FakeSlack) -> None:
        """A client secret pasted in its place is noticed before the first request fails."""
        grant(slack)
        _, told = found(slack, signing_secret="too short")
        assert "32 hex digits" in told["note"]
        assert "too short" not in told["note"]

    @pytest.mark.parametrize(
        ("minutes", "socket_mode", "state"),
        [(0, False, "ok"), (2, False, "note"), (6, False, "failed"), (-6, False, "failed"),
         (6, True, "note")],
    )  # fmt: skip
    def test_clock_is_compared_with_slacks(
        self, slack: FakeSlack, minutes: int, socket_mode: bool, state: str
    ) -> None:
        """Beyond 300 s signed requests are refused; Socket Mode has no signatures."""
        grant(slack)
        slack.say("apps.connections.open", Answer({"ok": True, "url": "wss://127.0.0.1/x"}))
        app = {"app_token": "xapp-1"} if socket_mode else {}
        _, told = found(slack, lambda: datetime.now(UTC) + timedelta(minutes=minutes), **app)
        assert "clock" in told[state]

    def test_nobody_answers(self, slack: FakeSlack) -> None:
        """A network failure is a finding with a fix, not a crash."""
        _, told = found(slack, base_url="http://127.0.0.1:9/api/")
        assert "cannot be reached" in told["failed"]
        assert "SLACK_API_URL" in told["failed"]

    def test_broken_connection(self, slack: FakeSlack) -> None:
        """A connection that breaks without an answer is a finding too."""
        slack.say("auth.test", Answer(hang_up=True))
        _, told = found(slack)
        assert "cannot be reached" in told["failed"]

    def test_installed_by_workspaces(self, slack: FakeSlack) -> None:
        """With OAuth no token is sent; that Slack answers is what can be looked at."""
        oauth = {"bot_token": None, "client_id": "1.2", "client_secret": "s"}
        _, told = found(slack, **oauth)
        assert not told["failed"]
        assert [(call.method, call.token) for call in slack.calls] == [("api.test", "")]

    def test_no_secret_in_any_finding(self, slack: FakeSlack) -> None:
        """Findings may be pasted into a ticket."""
        slack.refuse("auth.test", "invalid_auth")
        slack.refuse("apps.connections.open", "invalid_auth")
        findings, _ = found(slack, app_token="xapp-1-secretword")
        assert "secretword" not in str(findings)
        assert SECRET not in str(findings)


@dataclass
class Examined:
    """What the command printed."""

    status: int
    healthy: bool
    checks: list[dict[str, str]]
    stderr: str

    def of(self, name: str) -> dict[str, str]:
        """State to joined texts of the findings with this name."""
        joined: dict[str, str] = {}
        for check in self.checks:
            if check["name"] == name:
                joined[check["state"]] = f"{joined.get(check['state'], '')} {check['text']}".strip()
        return joined


def doctor(folder: Path, **settings: str) -> Examined:
    """Run `python -m bot doctor --json` in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if k in KEPT}
    environment |= {"PYTHONPATH": str(ROOT), "DATA_DIR": str(folder / "data")}
    environment |= {"EMBEDDING_MODEL": "none"} | settings
    done = subprocess.run(
        [sys.executable, "-m", "bot", "doctor", "--json"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    return Examined(done.returncode, told["healthy"], told["checks"], done.stderr)


class TestCommand:
    """The whole examination, as an operator runs it."""

    def test_healthy_installation(self, tmp_path: Path) -> None:
        """A fresh folder with the defaults is healthy, and exit status 0 says so."""
        told = doctor(tmp_path)
        assert (told.status, told.healthy) == (0, True), told.checks
        assert "criteria" in told.of("policy")["ok"]
        assert "sqlite" in " ".join(told.of("database").values())
        assert "sandbox" in told.of("slack")["ok"]
        assert "complete without one" in told.of("chat model")["ok"]

    def test_a_look_changes_nothing_and_a_migrated_database_is_fine(self, tmp_path: Path) -> None:
        """Missing tables are noted, twice; after `migrate` there is nothing to note."""
        assert "note" in doctor(tmp_path).of("database")
        assert "note" in doctor(tmp_path).of("database")
        engine = open_engine(f"sqlite:///{tmp_path / 'data' / 'tuningfork.db'}")
        migrate(engine)
        engine.dispose()
        assert "ok" in doctor(tmp_path).of("database")

    def test_setting_that_cannot_be_used(self, tmp_path: Path) -> None:
        """A wrong setting ends the examination with its name and the fix."""
        told = doctor(tmp_path, SLACK_BOT_TOKEN="xoxb-1")
        assert (told.status, told.healthy) == (1, False)
        assert [check["name"] for check in told.checks] == ["settings"]
        assert "SLACK_SIGNING_SECRET" in told.of("settings")["failed"]

    def test_folder_that_cannot_be_written(self, tmp_path: Path) -> None:
        """A DATA_DIR below a plain file cannot be made by anybody, not even by root."""
        (tmp_path / "file").write_text("no folder")
        told = doctor(tmp_path, DATA_DIR=str(tmp_path / "file" / "data"))
        assert (told.status, told.healthy) == (1, False)
        assert "DATA_DIR" in told.of("database")["failed"]

    @pytest.mark.parametrize("url", ["no address", "postgresql://a:hidden@127.0.0.1:9/b"])
    def test_database_that_does_not_answer(self, tmp_path: Path, url: str) -> None:
        """An unusable or silent database is named by its setting, and no password is shown."""
        told = doctor(tmp_path, DATABASE_URL=url)
        assert (told.status, told.healthy) == (1, False)
        assert "DATABASE_URL" in told.of("database")["failed"]
        assert "hidden" not in str(told.checks) + told.stderr

    def test_slack_is_looked_at(self, tmp_path: Path, slack: FakeSlack) -> None:
        """With tokens set, the findings about Slack are part of the examination."""
        grant(slack, LEAN_SCOPES)
        told = doctor(
            tmp_path,
            SLACK_BOT_TOKEN="xoxb-1-secretword",
            SLACK_SIGNING_SECRET=SECRET,
            SLACK_API_URL=slack.url,
        )
        assert (told.status, told.healthy) == (1, False)
        assert "channels:history, groups:history" in told.of("slack")["failed"]
        assert "secretword" not in str(told.checks) + told.stderr
