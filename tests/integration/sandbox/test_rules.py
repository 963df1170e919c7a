"""The Block Kit rules judge anything at all without falling over."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.grammar import limits
from bot.sandbox.rules import check_message_blocks, check_view
from bot.sandbox.workspace import ApiError

KINDS = sorted([*limits()["blocks"], *limits()["elements"], "plain_text", "mrkdwn", "line", "pie"])
INNER = ["segments", "series", "axis_config", "data", "categories", "name", "label", "value"]
IDS = ["type", "block_id", "action_id"]
REFUSALS = {
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_arguments",
    "msg_blocks_too_long",
}


def fields_of(kind: str) -> list[str]:
    """The field names that mean something on an object of that type."""
    rules = [limits()[where][kind] for where in ("blocks", "elements") if kind in limits()[where]]
    return sorted({*INNER, *IDS, *(name for rule in rules for name in rule["fields"])})


def typed(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Objects of a known type with fitting field names and any values."""
    return st.sampled_from(KINDS).flatmap(
        lambda kind: st.dictionaries(st.sampled_from(fields_of(kind)), inner, max_size=5).map(
            lambda fields: {"type": kind, **fields}
        )
    )


LEAVES = st.one_of(st.none(), st.booleans(), st.integers(-1, 5), st.text(max_size=3))
VALUES = st.recursive(
    LEAVES, lambda inner: st.one_of(st.lists(inner, max_size=3), typed(inner)), max_leaves=15
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(typed(VALUES), max_size=3), VALUES))
def test_any_json_is_accepted_or_refused_by_name(blocks: Any) -> None:
    """Whatever a bot sends, the answer is a Slack error or nothing, never a crash."""
    view = {"type": "modal", "title": blocks, "blocks": blocks}
    assert refusal(lambda: check_message_blocks(blocks)) in {None, *REFUSALS}
    assert refusal(lambda: check_view(view, "modal")) in {None, *REFUSALS}


def refusal(check: Callable[[], None]) -> str | None:
    """The Slack error of a check, or None."""
    try:
        check()
    except ApiError as error:
        return error.error
    return None


@pytest.mark.parametrize("kind", sorted(limits()["elements"]))
def test_every_element_kind_may_stand_in_some_block(kind: str) -> None:
    """No element is described that no block allows."""
    allowed = {
        name
        for rule in limits()["blocks"].values()
        for field in rule["fields"].values()
        for name in field.get("of", [])
    }
    assert kind in allowed
