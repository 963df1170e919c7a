"""The shape of forms (modals): services say which fields, `bot.slack.views` renders them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from bot.advisor.recommendation import Option

FormKind = Literal[
    "assess",
    "edit_fact",
    "change_facts",
    "something_changed",
    "write_answer",
    "record",
    "remind",
    "snooze",
    "cost",
]
"""Every form there is; also the end of its Slack callback id, `form:<kind>`."""


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FormField(_Shape):
    """One input of a form."""

    name: str
    """Name of the field; the key of its value."""
    label: str
    """What a person reads above it."""
    kind: Literal["text", "long_text", "number", "select", "date", "user"]
    """The control."""
    options: list[Option] = []
    """For `select`."""
    initial: Any = None
    """Value at opening, typed as the field."""
    optional: bool = True
    """Whether it may be left empty."""
    hint: str = ""
    """Help below it."""
    placeholder: str = ""
    """Example inside it."""


class Form(_Shape):
    """A form with at most six fields."""

    kind: FormKind
    """Which form."""
    title: str
    """At most 24 characters."""
    submit: str
    """A verb, at most 24 characters."""
    intro: str = ""
    """One or two sentences above the fields."""
    fields: list[FormField]
    """Inputs in order."""
    context: dict[str, Any] = {}
    """Comes back with the submission, e.g. assessment id and round."""
