"""Examines an installation: each finding says what is, and for a failure what mends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from bot.bootstrap.build import build_engine, build_knowledge, build_policy
from bot.config import Settings, load_settings
from bot.errors import ConfigurationError, TuningForkError


@dataclass(frozen=True)
class Finding:
    """One line of the examination."""

    name: str
    """What was looked at."""
    state: Literal["ok", "note", "failed"]
    """`note` works, but should be known."""
    text: str
    """What was found, and the fix."""


def examine() -> list[Finding]:
    """Look at everything that can be looked at; never raises for what it examines."""
    try:
        settings = load_settings()
    except ConfigurationError as error:
        return [Finding("settings", "failed", str(error))]
    findings = [Finding("settings", "ok", "all can be used")]
    checks: list[tuple[str, Callable[[Settings], Iterator[Finding]]]] = [
        ("policy", _policy),
        ("prompts", _prompts),
        ("database", _database),
        ("knowledge", _knowledge),
        ("chat model", _model),
        ("slack", _slack),
    ]
    for name, check in checks:
        try:
            findings += check(settings)
        except TuningForkError as error:
            findings.append(Finding(name, "failed", str(error)))
    return findings


def _policy(_settings: Settings) -> Iterator[Finding]:
    policy = build_policy()
    yield Finding("policy", "ok", f"{policy.stamp}, {len(policy.criteria)} criteria")


def _prompts(_settings: Settings) -> Iterator[Finding]:
    from bot.adapters.prompts import Prompts
    from bot.bootstrap.content import content_folder

    found = Prompts.load(content_folder("prompts")).stamps()
    yield Finding("prompts", "ok", f"{len(found)} files")


def _database(settings: Settings) -> Iterator[Finding]:
    from sqlalchemy.exc import DBAPIError

    from bot.adapters.database.migrate import newest, version

    try:
        engine = build_engine(settings, migrated=False)
        found = version(engine)
        backend = engine.dialect.name
        engine.dispose()
    except DBAPIError:
        yield Finding(
            "database", "failed", "it does not answer; check DATABASE_URL and that it runs"
        )
        return
    if found == newest():
        yield Finding("database", "ok", f"{backend}, version {found}")
    else:
        yield Finding("database", "note", f"{backend}, version {found}; run: tuningfork migrate")


def _knowledge(settings: Settings) -> Iterator[Finding]:
    from sqlalchemy.exc import DBAPIError

    from bot.adapters.database.migrate import newest, version

    mode = "a Chroma server" if settings.chroma_url else "embedded Chroma"
    try:
        engine = build_engine(settings, migrated=False)
        if version(engine) != newest():
            engine.dispose()
            yield Finding("knowledge", "note", "not looked at before the database is migrated")
            return
    except DBAPIError:
        yield Finding("knowledge", "failed", "its passages are in the database, see above")
        return
    knowledge = build_knowledge(settings, engine)
    try:
        status = knowledge.status()
        if status.vectors:
            knowledge.ensure_ready(background=False)
            status = knowledge.status()
        text = (
            f"{status.passages} passages, {status.vectors} vectors, {status.embedding}, {mode}, "
            f"fingerprint {status.fingerprint}"
        )
        built = status.passages and (status.vectors or settings.embedding_model == "none")
        yield Finding(
            "knowledge", "ok" if built else "note", text if built else f"{text}; run: index build"
        )
        for notice in status.notices:
            yield Finding("knowledge", "note", notice)
    finally:
        knowledge.close()
        engine.dispose()


def _model(settings: Settings) -> Iterator[Finding]:
    if settings.llm_model is None:
        yield Finding("chat model", "ok", "none is set; the bot is complete without one")
        return
    import importlib.util

    provider = settings.llm_model.partition(":")[0]
    if importlib.util.find_spec(f"langchain_{provider}") is None:
        fix = f"install the extra: pip install 'tuningfork[{provider}]'"
        yield Finding("chat model", "failed", f"langchain-{provider} is missing; {fix}")
        return
    yield Finding("chat model", "ok", settings.llm_model)


def _slack(settings: Settings) -> Iterator[Finding]:
    if settings.sandboxed:
        yield Finding("slack", "ok", "no tokens are set; run opens the sandbox")
        return
    from bot.bootstrap.application import slack_settings
    from bot.slack.examine import examine_slack

    for state, text in examine_slack(slack_settings(settings)):
        yield Finding("slack", _state(state), text)


def _state(word: str) -> Any:
    return word
