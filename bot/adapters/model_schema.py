"""The form in which a chat model reports what it read; nothing in it is checked yet."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from bot.advisor.profile import FIELDS


class Claim(BaseModel):
    """One fact that the message states."""

    model_config = ConfigDict(extra="ignore")

    fact: str = Field(description="Name of the fact", json_schema_extra={"enum": list(FIELDS)})
    """A field of the profile, if the model kept to the list."""
    value: str = Field(description="A plain number, true, false, or one of the allowed words")
    """The value in words."""
    quote: str = Field(description="The words of the message that state it, letter by letter")
    """The words that are said to state it."""

    @field_validator("value", mode="before")
    @classmethod
    def _as_text(cls, value: Any) -> Any:
        """Take numbers and truth values that were sent bare."""
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value) if isinstance(value, int | float) else value


class Extraction(BaseModel):
    """What a message states and wants."""

    model_config = ConfigDict(extra="ignore")

    intent: Literal["question", "description", "small_talk"] = Field(
        description="What the message wants"
    )
    """What the message wants."""
    facts: list[Claim] = Field(description="The facts that the message states")
    """The facts, in any order."""
