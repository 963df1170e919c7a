"""Typed values from what was entered into a form."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.advisor.profile import FIELD_KINDS
from bot.errors import UserInputError
from bot.reading.amounts import is_negative, read_amount
from bot.services.facts import checked_value
from bot.services.wording import value_words


def fact_value(name: str, value: Any) -> Any:
    """A typed value from what was entered: numbers may be written as 5k or 2.5M.

    Raises:
        UserInputError: it cannot be read, or the field does not take it.
    """
    if FIELD_KINDS[name] in ("int", "float") and isinstance(value, str):
        number = read_amount(value)
        if is_negative(value):
            raise UserInputError("A number below zero makes no sense here; write 0 or more.")
        if number is None:
            raise UserInputError("Write a number, for example 5k, 2.5M or 1,200.")
        value = round(number) if FIELD_KINDS[name] == "int" else number
    try:
        return checked_value(name, value)
    except UserInputError:
        raise UserInputError(
            f"{value_words(name, value)} is out of range here; check the number."
        ) from None


def review_date(value: Any) -> date | None:
    """The review date of a form, or `None` when it was left empty."""
    return date.fromisoformat(str(value)) if value else None
