"""Forms as modals, and the values that come back from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.services.forms import Form, FormField
from bot.slack import controls, parts
from bot.slack.escape import mrkdwn
from bot.slack.limits import Block, clip

CALLBACK = "form:"
"""How the callback id of a form begins; its kind follows."""
TITLE = 24
"""Characters of a title, and of the words on the two buttons."""
MOST_METADATA = 3_000
"""Characters of `private_metadata`."""
INPUT = "value"
"""Action id of the one input in each block; the block id is the field's name."""
_TEXT_INPUT = 3_000


def modal(form: Form, context: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The modal of a form.

    Args:
        form: its fields; the block id of each input is the field's name.
        context: where it was opened; comes back with the submission, below `form.context`.

    Raises:
        ValueError: the context is longer than Slack carries.
    """
    metadata = json.dumps({**(context or {}), **form.context}, default=str, ensure_ascii=False)
    if len(metadata) > MOST_METADATA:
        raise ValueError("the context of a form is too long")
    blocks = [parts.markup(mrkdwn(clip(form.intro, 1_500)))] if form.intro else []
    blocks += [_input(field) for field in form.fields]
    view = _shell(form.title, blocks) | {
        "callback_id": CALLBACK + form.kind,
        "private_metadata": metadata,
        "submit": controls.plain_text(form.submit, TITLE),
    }
    return view


def loading(title: str = "One moment") -> dict[str, Any]:
    """The view that is shown while the form is being put together."""
    return _shell(title, [parts.plain("One moment, please…")])


def notice(text: str) -> dict[str, Any]:
    """A view that only says something."""
    return _shell("Not possible now", [parts.markup(mrkdwn(clip(text, 2_000)))])


def values_of(view: Mapping[str, Any]) -> dict[str, Any]:
    """Field name to what was entered; fields left empty are absent.

    Text and numbers are strings as typed, options have the type of their value, dates are
    `YYYY-MM-DD`, people are user ids.
    """
    values: dict[str, Any] = {}
    for name, inputs in ((view.get("state") or {}).get("values") or {}).items():
        for state in inputs.values():
            value = _entered(state)
            if value is not None and value != "":
                values[name] = value
    return values


def context_of(view: Mapping[str, Any]) -> dict[str, Any]:
    """What the form was opened with."""
    try:
        context = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return context if isinstance(context, dict) else {}


def kind_of(view: Mapping[str, Any]) -> str | None:
    """Which form it is; `None` when it is none of ours."""
    callback = str(view.get("callback_id", ""))
    return callback[len(CALLBACK) :] if callback.startswith(CALLBACK) else None


def field_names(view: Mapping[str, Any]) -> list[str]:
    """Names of the inputs of a view, in order; errors can only be shown at these."""
    return [
        str(block.get("block_id"))
        for block in view.get("blocks") or []
        if block.get("type") == "input"
    ]


def _shell(title: str, blocks: list[Block]) -> dict[str, Any]:
    return {
        "type": "modal",
        "title": controls.plain_text(title, TITLE),
        "close": controls.plain_text("Close", TITLE),
        "blocks": blocks,
    }


def _input(field: FormField) -> Block:
    block: Block = {
        "type": "input",
        "block_id": field.name,
        "label": controls.plain_text(field.label, 300),
        "optional": field.optional,
        "element": _element(field),
    }
    if field.hint:
        block["hint"] = controls.plain_text(field.hint, 600)
    return block


def _element(field: FormField) -> Block:
    element: Block = {"action_id": INPUT}
    initial = field.initial
    if field.kind in ("text", "long_text", "number"):
        element |= {"type": "plain_text_input", "max_length": _TEXT_INPUT}
        if field.kind == "long_text":
            element["multiline"] = True
        if initial is not None and str(initial):
            element["initial_value"] = clip(str(initial), _TEXT_INPUT)
    elif field.kind == "select":
        options = [controls.option(option.label, _typed(option.value)) for option in field.options]
        element |= {"type": "static_select", "options": options[:100]}
        chosen = [option for option in options if option["value"] == _typed(initial)]
        if initial is not None and chosen:
            element["initial_option"] = chosen[0]
    elif field.kind == "date":
        element["type"] = "datepicker"
        if initial is not None:
            element["initial_date"] = str(initial)[:10]
    else:
        element["type"] = "users_select"
        if initial:
            element["initial_user"] = str(initial)
    if field.placeholder:
        element["placeholder"] = controls.plain_text(field.placeholder, 150)
    return element


def _typed(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _entered(state: Mapping[str, Any]) -> Any:
    kind = state.get("type")
    if kind == "static_select":
        chosen = state.get("selected_option")
        return _json(chosen["value"]) if chosen else None
    if kind == "datepicker":
        return state.get("selected_date")
    if kind == "users_select":
        return state.get("selected_user")
    value = state.get("value")
    return value.strip() if isinstance(value, str) else value


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
