"""Interactive elements: finding them in blocks, and what choosing a value on them means."""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.tables import Json

_FIELD = {
    "static_select": "selected_option",
    "external_select": "selected_option",
    "overflow": "selected_option",
    "radio_buttons": "selected_option",
    "multi_static_select": "selected_options",
    "multi_external_select": "selected_options",
    "checkboxes": "selected_options",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "conversations_select": "selected_conversation",
    "multi_conversations_select": "selected_conversations",
    "channels_select": "selected_channel",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "plain_text_input": "value",
    "number_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
}
_INITIAL = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
    "selected_conversation": "initial_conversation",
    "selected_conversations": "initial_conversations",
    "selected_channel": "initial_channel",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
}


def elements_of(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every (block, element) pair with an action id, in reading order."""
    for block in blocks:
        found = [block.get("element"), block.get("accessory"), *(block.get("elements") or [])]
        if block.get("type") == "card":
            found.extend(block.get("actions") or [])
        for element in found:
            if isinstance(element, dict) and element.get("action_id"):
                yield block, element


def find_element(
    blocks: list[Json], action_id: str, block_id: str | None
) -> tuple[Json, Json] | None:
    """The block and the element with that action id."""
    for block, element in elements_of(blocks):
        if element["action_id"] == action_id and block_id in (None, "", block["block_id"]):
            return block, element
    return None


def options_of(element: Json) -> list[Json]:
    """All options of a select, those of its groups included."""
    grouped = [
        option for group in element.get("option_groups") or [] for option in group["options"]
    ]
    return [*(element.get("options") or []), *grouped]


def chosen(element: Json, value: Any) -> Json:
    """The fields that say which value a person chose.

    Args:
        element: the element as the bot sent it.
        value: a plain value: an option's value or a list of them, an id, a date, a text.
    """
    kind = element["type"]
    if kind == "button" or kind == "icon_button":
        return {name: element[name] for name in ("text", "value", "style") if name in element}
    if kind == "feedback_buttons":
        for side in ("positive_button", "negative_button"):
            button = element[side]
            if value in (button["value"], side.split("_")[0]):
                return {"text": button["text"], "value": button["value"]}
        raise ValueError(f"{value!r} is neither of the two feedback buttons")
    field = _FIELD[kind]
    if field == "selected_option":
        return {field: _option(element, value) if value is not None else None}
    if field == "selected_options":
        return {field: [_option(element, item) for item in value or []]}
    if field == "value" and value is not None:
        return {field: str(value) if str(value) else None}
    return {field: value}


def _option(element: Json, value: Any) -> Json:
    if isinstance(value, dict):
        return value
    for option in options_of(element):
        if option.get("value") == value:
            return option
    if element["type"].endswith("external_select"):
        return {"text": {"type": "plain_text", "text": str(value)}, "value": str(value)}
    raise ValueError(f"{value!r} is not an option of {element['action_id']!r}")


def initial(element: Json) -> Json | None:
    """The fields of an untouched element, or None when it holds no state."""
    field = _FIELD.get(element["type"])
    if field is None or element["type"] == "overflow":
        return None
    empty: Any = [] if field.endswith("s") else None
    return {field: element.get(_INITIAL[field], empty)}


def state_values(blocks: list[Json], typed: Json) -> Json:
    """Slack's `state.values` for these blocks.

    Args:
        blocks: the blocks of a view or message.
        typed: plain values, keyed by action id, by block id, or by block id then action id.
    """
    values: Json = {}
    for block, element in elements_of(blocks):
        start = initial(element)
        if start is None:
            continue
        block_id, action_id = block["block_id"], element["action_id"]
        nested = typed.get(block_id)
        if isinstance(nested, dict) and action_id in nested:
            start = chosen(element, nested[action_id])
        elif action_id in typed:
            start = chosen(element, typed[action_id])
        elif block_id in typed and not isinstance(nested, dict):
            start = chosen(element, nested)
        values.setdefault(block_id, {})[action_id] = {"type": element["type"], **start}
    return values


def input_errors(blocks: list[Json], values: Json) -> dict[str, str]:
    """What Slack itself refuses before it sends a submission, by block id."""
    errors = {}
    for block in blocks:
        if block.get("type") != "input":
            continue
        element = block["element"]
        entry = values.get(block["block_id"], {}).get(element["action_id"], {})
        value = entry.get(_FIELD[element["type"]])
        problem = _input_error(block, element, value)
        if problem:
            errors[block["block_id"]] = problem
    return errors


def _input_error(block: Json, element: Json, value: Any) -> str | None:
    if value in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    if element["type"] == "number_input":
        return _number_error(element, str(value))
    if element["type"] == "plain_text_input":
        if len(value) < element.get("min_length", 0):
            return f"Please enter at least {element['min_length']} characters."
        if len(value) > element.get("max_length", 3000):
            return f"Please enter at most {element.get('max_length', 3000)} characters."
    return None


def _number_error(element: Json, value: str) -> str | None:
    try:
        number = float(value)
    except ValueError:
        return "Please enter a number."
    if not element["is_decimal_allowed"] and not number.is_integer():
        return "Please enter a whole number."
    if element.get("min_value") is not None and number < float(element["min_value"]):
        return f"Please enter a number of at least {element['min_value']}."
    if element.get("max_value") is not None and number > float(element["max_value"]):
        return f"Please enter a number of at most {element['max_value']}."
    return None
