"""What Slack refuses: whole messages and whole views, by the limits of `limits.json`."""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.grammar import Checker, limits, name_of
from bot.sandbox.tables import Json
from bot.sandbox.workspace import ApiError


def check_message_blocks(blocks: Any, *, total: bool = True) -> None:
    """Refuse blocks that a message may not carry.

    Args:
        blocks: the `blocks` argument.
        total: also enforce the total length, as `chat.postMessage` does and response URLs do not.

    Raises:
        ApiError: `invalid_blocks_format`, `invalid_blocks` with the rules, `msg_blocks_too_long`.
    """
    if not isinstance(blocks, list):
        raise ApiError("invalid_blocks_format")
    errors = _block_errors(blocks, "message")
    if errors:
        raise ApiError("invalid_blocks", errors=errors, **_messages(errors))
    if total and text_length(blocks) > limits()["totals"]["text_chars"]:
        raise ApiError("msg_blocks_too_long")


def check_view(view: Any, kind: str) -> None:
    """Refuse a view that Slack would refuse.

    Raises:
        ApiError: `invalid_arguments` with the broken rules in `response_metadata.messages`.
    """
    if not isinstance(view, dict):
        raise ApiError("invalid_arguments", **_messages(["view must be an object"]))
    check = Checker(kind)
    if view.get("type") != kind:
        check.complain(f"must be of type {kind}", "/view/type")
    for name in ("private_metadata", "callback_id", "external_id"):
        check.text_value(view.get(name), {"max": limits()["view"][name]}, f"/view/{name}")
    blocks = view.get("blocks")
    if not isinstance(blocks, list) or not blocks:
        check.complain("missing required field: blocks", "/view")
        blocks = []
    if kind == "modal":
        _modal_fields(check, view, blocks)
    elif view.get("submit") or view.get("close"):
        check.complain("home views have no submit or close", "/view")
    errors = check.errors + _block_errors(blocks, kind, "/view/blocks")
    if errors:
        raise ApiError("invalid_arguments", **_messages(errors))


def _modal_fields(check: Checker, view: Json, blocks: list[Any]) -> None:
    for name in ("title", "submit", "close"):
        if view.get(name) is not None:
            rule = {"max": limits()["view"][name], "only": "plain_text"}
            check.text_object(view[name], rule, f"/view/{name}")
    if view.get("title") is None:
        check.complain("missing required field: title", "/view")
    has_input = any(isinstance(block, dict) and block.get("type") == "input" for block in blocks)
    if has_input and not view.get("submit"):
        check.complain("submit is required when there is an input block", "/view")


def _block_errors(blocks: list[Any], surface: str, at: str = "/blocks") -> list[str]:
    check = Checker(surface)
    check.items(blocks, {"max": limits()["surfaces"][surface]}, at)
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        check.block(block, f"{at}/{index}")
        block_id = name_of(block, "block_id")
        if block_id and block_id in seen:
            check.complain(f"`block_id` {block_id} already exists", f"{at}/{index}/block_id")
        seen.add(block_id or "")
    _totals(check, [block for block in blocks if isinstance(block, dict)], at)
    return check.errors


def _totals(check: Checker, blocks: list[Json], at: str) -> None:
    """Limits on a payload as a whole: one table, two charts, the sum of markdown and cells."""
    totals = limits()["totals"]
    tables = [block for block in blocks if block.get("type") == "table"]
    charts = [block for block in blocks if block.get("type") == "data_visualization"]
    markdown = [str(block.get("text", "")) for block in blocks if block.get("type") == "markdown"]
    if len(tables) > totals["tables"]:
        check.complain("only one table is allowed per message", at)
    if len(charts) > totals["charts"]:
        check.complain(f"no more than {totals['charts']} charts are allowed", at)
    if sum(map(len, markdown)) > totals["markdown_chars"]:
        check.complain(f"markdown must be less than {totals['markdown_chars'] + 1} in total", at)
    if text_length(tables) > totals["table_chars"]:
        check.complain(f"table cells must be less than {totals['table_chars'] + 1} in total", at)


def text_length(blocks: list[Any]) -> int:
    """How many characters of text the blocks show, all together."""
    return sum(len(text) for block in blocks for text in _texts(block))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("text", "alt_text", "title") and isinstance(inner, str):
                yield inner
            else:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _messages(errors: list[str]) -> Json:
    return {"response_metadata": {"messages": [f"[ERROR] {error}" for error in errors]}}
