"""The settings: read once from the environment or `.env`, typed, checked, never read elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import ConfigurationError

_LANGUAGE_MODELS = ("openai", "anthropic", "ollama")


class Settings(BaseSettings):
    """Everything an operator may set; the defaults run the whole product with no key."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    slack_bot_token: SecretStr | None = Field(
        None, description="Bot token (xoxb-…) of a single workspace; empty starts the sandbox"
    )
    slack_app_token: SecretStr | None = Field(
        None, description="App-level token (xapp-…); when set, Slack is reached by Socket Mode"
    )
    slack_signing_secret: SecretStr | None = Field(
        None, description="Signing secret of the Slack app; needed for HTTP"
    )
    slack_client_id: str | None = Field(
        None, description="Client id of the Slack app; with the secret, many workspaces by OAuth"
    )
    slack_client_secret: SecretStr | None = Field(
        None, description="Client secret of the Slack app"
    )
    slack_api_url: str = Field(
        "https://slack.com/api/", description="Address of Slack's Web API; other for GovSlack"
    )
    slack_command: str = Field("/fork", description="Name of the slash command")
    slack_read_threads: bool = Field(
        True, description="Read replies in engaged threads; false for the manifest with lean scopes"
    )
    database_url: str | None = Field(
        None, description="postgresql://… for many replicas; empty is SQLite in DATA_DIR"
    )
    chroma_url: str | None = Field(
        None, description="http://host:port of a Chroma server; empty keeps vectors in DATA_DIR"
    )
    llm_model: str | None = Field(
        None, description="provider:name of a chat model, e.g. openai:gpt-6-luna; empty: none"
    )
    llm_base_url: str | None = Field(None, description="Address of an OpenAI-compatible service")
    llm_api_key: SecretStr | None = Field(
        None, description="Key of the chat model's provider; empty uses the provider's own variable"
    )
    llm_timeout_s: float = Field(
        20.0, gt=0, le=300, description="Seconds for one call of the chat model, retries included"
    )
    llm_concurrency: int = Field(
        4, ge=1, le=100, description="Calls of the chat model at the same time, per replica"
    )
    llm_daily_tokens: int = Field(
        500_000, ge=0, description="Tokens a workspace may use a day; 0 is no limit"
    )
    llm_input_usd: float = Field(
        0.0, ge=0, description="Price of a million input tokens, for the cost metric"
    )
    llm_output_usd: float = Field(
        0.0, ge=0, description="Price of a million output tokens, for the cost metric"
    )
    embedding_model: str = Field(
        "minilm", description="minilm (offline), openai:NAME, ollama:NAME, or none for BM25 only"
    )
    data_dir: Path = Field(
        Path("data"), description="Folder for the database, the index and the sandbox"
    )
    host: str = Field(
        "127.0.0.1", description="Address that the web server listens on; 0.0.0.0 in a container"
    )
    port: int = Field(3000, ge=0, le=65535, description="Port of the web server, or of the sandbox")
    role: Literal["all", "web", "worker", "scheduler"] = Field(
        "all", description="What this replica does"
    )
    replicas: int = Field(
        1, ge=1, description="How many replicas run; more than 1 needs Postgres and a Chroma server"
    )
    workers: int = Field(4, ge=1, le=64, description="Worker threads of this replica")
    tick_s: float = Field(
        15.0, gt=0, le=3600, description="Seconds between looks for due reminders"
    )
    max_questions: int = Field(
        6, ge=0, le=20, description="Questions per assessment before the bot recommends"
    )
    owners: str = Field(
        "", description="Slack user ids, comma separated, who may add documents; empty is everyone"
    )
    retention_days: int = Field(90, ge=1, description="Days that unanswered questions are kept")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="Least level that is logged"
    )
    log_format: Literal["auto", "json", "text"] = Field(
        "auto", description="json for machines, text for people; auto asks whether it is a terminal"
    )

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_default(cls, value: object, info: object) -> object:
        if value == "":
            name = getattr(info, "field_name", "")
            return cls.model_fields[name].default
        return value

    @model_validator(mode="after")
    def _combinations(self) -> Settings:
        if self.slack_app_token and not self.slack_bot_token:
            raise ValueError(
                "SLACK_APP_TOKEN needs SLACK_BOT_TOKEN too; copy it from the app's page"
            )
        if bool(self.slack_client_id) != bool(self.slack_client_secret):
            raise ValueError(
                "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET go together; set both or none"
            )
        over_http = (self.slack_bot_token and not self.slack_app_token) or self.slack_client_id
        if over_http and not self.slack_signing_secret:
            raise ValueError(
                "SLACK_SIGNING_SECRET is missing; it is on the app's Basic Information"
            )
        if self.replicas > 1 and not (self.database_url and self.chroma_url):
            raise ValueError(
                "REPLICAS above 1 needs DATABASE_URL (Postgres) and CHROMA_URL (a Chroma server)"
            )
        if self.llm_model and self.llm_model.partition(":")[0] not in _LANGUAGE_MODELS:
            raise ValueError("LLM_MODEL is provider:name with openai, anthropic or ollama")
        return self

    @property
    def sandboxed(self) -> bool:
        """Whether no Slack workspace is set, so that the sandbox takes its place."""
        return not (self.slack_bot_token or self.slack_client_id)

    @property
    def database_address(self) -> str:
        """The SQLAlchemy URL of the database."""
        return self.database_url or f"sqlite:///{self.data_dir / 'tuningfork.db'}"


def load_settings(**overrides: object) -> Settings:
    """Read the settings.

    Raises:
        ConfigurationError: one cannot be used; names it and says what to do.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        message = str(first["msg"]).removeprefix("Value error, ")
        raise ConfigurationError(f"{name + ': ' if name else ''}{message}.") from error


def env_example() -> str:
    """The text of `.env.example`: every setting, commented out, with its default."""
    lines = [
        "# Settings of Tuning Fork. Copy to .env and uncomment what you change.",
        "# Generated by `make docs`; the truth is bot/config.py.",
        "",
    ]
    for name, info in Settings.model_fields.items():
        default = "" if info.default is None else str(info.default)
        if isinstance(info.default, bool):
            default = default.lower()
        lines += [f"# {info.description}.", f"#{name.upper()}={default}", ""]
    return "\n".join(lines)
