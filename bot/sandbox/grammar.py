"""Checks JSON against the Block Kit grammar of `limits.json`, naming each broken rule.

Complaints read like Slack's: what must be true, then a JSON pointer to the place.
"""

import json
import math
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

Rule = dict[str, Any]
Handler = Callable[["Checker", Any, Rule, str], None]


@cache
def limits() -> dict[str, Any]:
    """The limits and the grammar, read once from package data."""
    loaded: dict[str, Any] = json.loads(files("bot.sandbox").joinpath("limits.json").read_text())
    return loaded


def name_of(value: Any, field: str) -> str:
    """A string field of an object, or an empty string where there is none."""
    name = value.get(field) if isinstance(value, dict) else None
    return name if isinstance(name, str) else ""


class Checker:
    """Collects complaints about one payload."""

    def __init__(self, surface: str) -> None:
        self.surface = surface
        self.errors: list[str] = []

    def complain(self, rule: str, at: str) -> None:
        """Note a broken rule at a JSON pointer."""
        self.errors.append(f"{rule} [json-pointer:{at}]")

    def block(self, block: Any, at: str) -> None:
        """Check one block of the payload."""
        if not isinstance(block, dict):
            self.complain("must be an object", at)
            return
        rule = limits()["blocks"].get(name_of(block, "type"))
        if rule is None:
            self.complain(f"unsupported type: {block.get('type')}", f"{at}/type")
            return
        if self.surface not in rule["surfaces"]:
            self.complain(f"block type {block['type']} is not allowed in a {self.surface}", at)
        self.text_value(
            block.get("block_id"), {"max": limits()["ids"]["block_id"]}, f"{at}/block_id"
        )
        self.fields(block, rule, at, ("type", "block_id"))

    def fields(self, value: Rule, rule: Rule, at: str, known: tuple[str, ...] = ()) -> None:
        """Check the fields of an object against its rule."""
        fields: dict[str, Rule] = rule["fields"]
        for name in value:
            if name not in fields and name not in known:
                self.complain(f"invalid additional property: {name}", at)
        if "one_of" in rule and not any(value.get(name) for name in rule["one_of"]):
            self.complain(f"requires one of: {', '.join(rule['one_of'])}", at)
        for name, field in fields.items():
            if value.get(name) is None:
                if field.get("required"):
                    self.complain(f"missing required field: {name}", at)
                continue
            HANDLERS[field["kind"]](self, value[name], field, f"{at}/{name}")

    def text_value(self, value: Any, rule: Rule, at: str) -> None:
        """Check a plain string and its length."""
        if value is None:
            return
        if not isinstance(value, str):
            self.complain("must be a string", at)
        elif len(value) > rule.get("max", math.inf):
            self.complain(f"must be less than {rule['max'] + 1} characters", at)
        elif len(value) < rule.get("min", 0):
            self.complain(f"must be more than {rule['min'] - 1} characters", at)

    def text_object(self, value: Any, rule: Rule, at: str) -> None:
        """Check a text object; `rule["only"]` narrows its type."""
        allowed = [rule["only"]] if "only" in rule else ["plain_text", "mrkdwn"]
        if not isinstance(value, dict) or value.get("type") not in allowed:
            self.complain(f"must be a text object of type {' or '.join(allowed)}", at)
            return
        for name in value:
            if name not in ("type", "text", *limits()["text_objects"][value["type"]]):
                self.complain(f"invalid additional property: {name}", at)
        if value.get("text") is None:
            self.complain("missing required field: text", at)
        self.text_value(value.get("text"), {"min": 1, "max": rule.get("max", 3000)}, f"{at}/text")

    def items(self, value: Any, rule: Rule, at: str) -> list[Any]:
        """Check a list and its length; gives the list, or an empty one."""
        if not isinstance(value, list):
            self.complain("must be an array", at)
            return []
        if len(value) > rule.get("max", math.inf):
            self.complain(f"no more than {rule['max']} items allowed", at)
        if len(value) < rule.get("min", 0):
            self.complain(f"no fewer than {rule['min']} items required", at)
        return value

    def element(self, value: Any, rule: Rule, at: str) -> None:
        """Check one interactive or image element."""
        kind = name_of(value, "type")
        if kind not in rule["of"]:
            self.complain(f"unsupported type: {kind}", f"{at}/type")
            return
        grammar = limits()["elements"].get(kind)
        if grammar is None:
            self.complain(f"unsupported type: {kind}", f"{at}/type")
            return
        known = ["type"] if grammar.get("no_action") else ["type", "action_id"]
        fields = dict(grammar["fields"])
        if grammar.get("input"):
            fields |= limits()["input_fields"]
            if grammar.get("no_placeholder"):
                fields.pop("placeholder")
        self.text_value(
            value.get("action_id"), {"max": limits()["ids"]["action_id"]}, f"{at}/action_id"
        )
        self.fields(value, {**grammar, "fields": fields}, at, tuple(known))


def _elements(check: Checker, value: Any, rule: Rule, at: str) -> None:
    seen: set[str] = set()
    for index, element in enumerate(check.items(value, rule, at)):
        check.element(element, rule, f"{at}/{index}")
        action = name_of(element, "action_id")
        if action and action in seen:
            check.complain(f"`action_id` {action} already exists", f"{at}/{index}/action_id")
        seen.add(action or "")


def _context(check: Checker, value: Any, rule: Rule, at: str) -> None:
    for index, element in enumerate(check.items(value, rule, at)):
        if isinstance(element, dict) and element.get("type") == "image":
            check.element(element, {"of": ["image"]}, f"{at}/{index}")
        else:
            check.text_object(element, {}, f"{at}/{index}")


def _object(check: Checker, value: Any, rule: Rule, at: str) -> None:
    if not isinstance(value, dict):
        check.complain("must be an object", at)
    else:
        check.fields(value, limits()["objects"][rule["of"]], at)


def _list(check: Checker, value: Any, rule: Rule, at: str) -> None:
    check.items(value, rule, at)


def _objects(check: Checker, value: Any, rule: Rule, at: str) -> None:
    for index, item in enumerate(check.items(value, rule, at)):
        _object(check, item, rule, f"{at}/{index}")


def _enum(check: Checker, value: Any, rule: Rule, at: str) -> None:
    if value not in rule["of"]:
        check.complain(f"must be one of: {', '.join(rule['of'])}", at)


def _bool(check: Checker, value: Any, _rule: Rule, at: str) -> None:
    if not isinstance(value, bool):
        check.complain("must be a boolean", at)


def _int(check: Checker, value: Any, rule: Rule, at: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        check.complain("must be an integer", at)
    elif not rule.get("min", -math.inf) <= value <= rule.get("max", math.inf):
        check.complain(f"must be between {rule.get('min')} and {rule.get('max')}", at)


def _texts(check: Checker, value: Any, rule: Rule, at: str) -> None:
    for index, item in enumerate(check.items(value, rule, at)):
        check.text_object(item, {"max": rule["max_chars"]}, f"{at}/{index}")


def _strings(check: Checker, value: Any, rule: Rule, at: str) -> None:
    for index, item in enumerate(check.items(value, rule, at)):
        check.text_value(item, {"max": rule["max_chars"]}, f"{at}/{index}")


RICH = {
    "rich_text_section",
    "rich_text_list",
    "rich_text_quote",
    "rich_text_preformatted",
}


def _rich(check: Checker, value: Any, rule: Rule, at: str) -> None:
    for index, item in enumerate(check.items(value, rule, at)):
        if not isinstance(item, dict) or item.get("type") not in RICH:
            check.complain("unsupported rich text element", f"{at}/{index}/type")


def _table(check: Checker, value: Any, rule: Rule, at: str) -> None:
    for row, cells in enumerate(check.items(value, {**rule, "min": 1}, at)):
        for column, cell in enumerate(
            check.items(cells, {"max": rule["max_cells"]}, f"{at}/{row}")
        ):
            here = f"{at}/{row}/{column}"
            kind = cell.get("type") if isinstance(cell, dict) else None
            if kind not in ("raw_text", "raw_number", "rich_text"):
                check.complain("must be raw_text, raw_number or rich_text", f"{here}/type")
            elif kind == "raw_text":
                check.text_value(cell.get("text"), {"min": 1}, f"{here}/text")


def _chart(check: Checker, value: Any, rule: Rule, at: str) -> None:
    kind = name_of(value, "type")
    if kind == "pie":
        segments = check.items(value.get("segments"), {"min": 1, "max": rule["segments"]}, at)
        _points(check, segments, rule, f"{at}/segments")
        return
    if kind not in ("line", "bar", "area"):
        check.complain(f"unsupported chart type: {kind}", f"{at}/type")
        return
    axis = value.get("axis_config")
    _object(check, axis, {"of": "axis_config"}, f"{at}/axis_config")
    categories = axis.get("categories") if isinstance(axis, dict) else None
    names: list[Any] = []
    series = check.items(value.get("series"), {"min": 1, "max": rule["series"]}, f"{at}/series")
    for index, line in enumerate(series):
        here = f"{at}/series/{index}"
        if not isinstance(line, dict):
            check.complain("must be an object", here)
            continue
        check.text_value(line.get("name"), {"min": 1, "max": rule["label"]}, f"{here}/name")
        if line.get("name") is None or line["name"] in names:
            check.complain("series names must be present and unique", f"{here}/name")
        names.append(line.get("name"))
        points = check.items(line.get("data"), {"min": 1, "max": rule["points"]}, f"{here}/data")
        _points(check, points, rule, f"{here}/data")
        labels = [name_of(point, "label") for point in points]
        wanted = categories if isinstance(categories, list) else []
        if sorted(labels) != sorted(map(str, wanted)):
            check.complain("must have one point for every category", f"{here}/data")


def _points(check: Checker, points: list[Any], rule: Rule, at: str) -> None:
    for index, point in enumerate(points):
        value = point.get("value") if isinstance(point, dict) else None
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not math.isfinite(value)
        ):
            check.complain("must be a finite number", f"{at}/{index}/value")
        else:
            check.text_value(point.get("label"), {"max": rule["label"]}, f"{at}/{index}/label")


HANDLERS: dict[str, Handler] = {
    "text": lambda check, value, rule, at: check.text_object(value, rule, at),
    "plain": lambda check, value, rule, at: check.text_object(
        value, {**rule, "only": "plain_text"}, at
    ),
    "string": lambda check, value, rule, at: check.text_value(value, rule, at),
    "element": lambda check, value, rule, at: check.element(value, rule, at),
    "list": _list,
    "any": lambda _check, _value, _rule, _at: None,
    "elements": _elements,
    "context": _context,
    "object": _object,
    "objects": _objects,
    "enum": _enum,
    "bool": _bool,
    "int": _int,
    "texts": _texts,
    "strings": _strings,
    "rich": _rich,
    "table": _table,
    "chart": _chart,
}
