"""Buttons, selects and menus, and what comes back from them.

A control's `action_id` is `<action>` or `<action>:<n>`. What it carries is JSON: in a button's
`value`; for selects and menus, whose options hold at most 75 characters everywhere, the shared
part stands in the block id and only the rest in the option.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.slack.escape import harmless
from bot.slack.limits import BLOCK_ID, LABEL, Block, clip, filled

CARRIED = "c:"
"""How the block id of a block begins whose controls share a payload."""
_OPTION_VALUE = 150

Payload = dict[str, Any]


def packed(payload: Mapping[str, Any]) -> str:
    """A payload as JSON, as short as it gets."""
    return json.dumps(payload, separators=(",", ":"), ensure_ascii=False, default=str)


def plain_text(text: str, limit: int = LABEL) -> dict[str, Any]:
    """Words as Slack's plain text, harmless, never empty and no longer than `limit`."""
    return {"type": "plain_text", "text": filled(clip(harmless(text), limit)), "emoji": True}


def button(
    label: str,
    action: str,
    payload: Mapping[str, Any],
    *,
    n: int | None = None,
    style: str | None = None,
    spoken: str | None = None,
    confirm: str | None = None,
) -> Block:
    """A button.

    Args:
        label: words on it.
        action: what a click means.
        payload: what it carries; free text in it was made harmless.
        n: makes its id unique where an action occurs more than once in a block.
        style: `primary` or `danger`.
        spoken: what a screen reader says when the label alone is ambiguous.
        confirm: question asked before the click counts.
    """
    element: Block = {
        "type": "button",
        "action_id": action if n is None else f"{action}:{n}",
        "text": plain_text(label),
        "value": packed(payload),
    }
    if style:
        element["style"] = style
    if spoken:
        element["accessibility_label"] = clip(harmless(spoken), LABEL)
    if confirm:
        element["confirm"] = {
            "title": plain_text("Are you sure?"),
            "text": plain_text(confirm, 300),
            "confirm": plain_text(label, 30),
            "deny": plain_text("Keep It", 30),
        }
    return element


def actions(elements: Sequence[Block], carried: Mapping[str, Any] | None = None) -> Block:
    """A row of controls; `carried` is the payload that its selects share."""
    block: Block = {"type": "actions", "elements": list(elements)}
    if carried is not None:
        block["block_id"] = carrying(carried)
    return block


def carrying(payload: Mapping[str, Any]) -> str:
    """The block id that holds the shared payload of its selects."""
    block_id = CARRIED + packed(payload)
    if len(block_id) > BLOCK_ID:
        raise ValueError("the shared payload of a select is too long for a block id")
    return block_id


def select(
    action: str, placeholder: str, options: Sequence[tuple[str, Mapping[str, Any]]], n: int = 0
) -> Block:
    """A select of (label, payload) whose chosen payload comes back."""
    return {
        "type": "static_select",
        "action_id": f"{action}:{n}",
        "placeholder": plain_text(placeholder, 150),
        "options": [option(label, payload) for label, payload in options[:100]],
    }


def menu(options: Sequence[tuple[str, str, Mapping[str, Any]]], n: int = 0) -> Block:
    """An overflow menu of (label, action, payload); at most five."""
    return {
        "type": "overflow",
        "action_id": f"menu:{n}",
        "options": [
            option(label, {"a": action, **payload}) for label, action, payload in options[:5]
        ],
    }


def option(label: str, payload: Mapping[str, Any] | str) -> Block:
    """One option of a select or menu.

    Raises:
        ValueError: its value is longer than Slack takes.
    """
    value = payload if isinstance(payload, str) else packed(payload)
    if len(value) > _OPTION_VALUE:
        raise ValueError("the value of an option is too long")
    return {"text": plain_text(label), "value": value}


def people(action: str, placeholder: str, n: int = 0) -> Block:
    """A select of people; the chosen one comes back as `user`."""
    return {
        "type": "users_select",
        "action_id": f"{action}:{n}",
        "placeholder": plain_text(placeholder, 150),
    }


def votes(about: str, question: str = "") -> Block:
    """Thumbs up and down; they carry the question, so that a bad answer is known as a gap."""
    asked = {"question": question} if question else {}

    def thumb(label: str, good: bool) -> Block:
        return {
            "text": plain_text(label),
            "value": packed({"about": about, "good": good, **asked}),
            "accessibility_label": f"{label}: this was {'' if good else 'not '}useful",
        }

    return {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "vote",
                "positive_button": thumb("Useful", True),
                "negative_button": thumb("Not Useful", False),
            }
        ],
    }


def vote_buttons(block: Block) -> Block:
    """The same thumbs as ordinary buttons, for a Slack that refuses feedback buttons."""
    feedback = block["elements"][0]
    return {
        "type": "actions",
        "block_id": block["block_id"],
        "elements": [
            {
                "type": "button",
                "action_id": f"vote:{n}",
                "text": feedback[side]["text"],
                "value": feedback[side]["value"],
            }
            for n, side in enumerate(("positive_button", "negative_button"))
        ],
    }


def read_control(action: Mapping[str, Any]) -> tuple[str, Payload]:
    """What was clicked and what it carried, from one entry of Slack's `actions`."""
    name = str(action.get("action_id", "")).partition(":")[0]
    payload: Payload = {}
    block_id = str(action.get("block_id", ""))
    if block_id.startswith(CARRIED):
        payload.update(_object(block_id[len(CARRIED) :]))
    chosen = action.get("selected_option") or {}
    payload.update(_object(action.get("value") or chosen.get("value") or ""))
    if action.get("selected_user"):
        payload["user"] = action["selected_user"]
    if action.get("selected_date"):
        payload["date"] = action["selected_date"]
    if name == "menu":
        name = str(payload.pop("a", ""))
    return name, payload


def _object(text: str) -> Payload:
    try:
        value = json.loads(text) if text else {}
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
