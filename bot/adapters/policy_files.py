"""Reads the policy from its YAML files and names file and line when something is wrong.

`decision.yaml` is the frame, `criteria_*.yaml` the facts, `interactions.yaml`, `gates.yaml` and
`consistency.yaml` the rest, each of which may go on in another file, as in
`interactions_money.yaml`. The plan's files and `prices.yaml` are read by their own models.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bot.advisor.policy import Policy
from bot.errors import PolicyInvalid

_LISTS = ("interactions", "gates", "consistency")
_PLAN_FILES = ("techniques", "steps", "risks", "kpis", "revisit")


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, written in C where PyYAML was built with it."""


class _Place:
    """Where each part of the assembled policy stands."""

    def __init__(self) -> None:
        self._lines: dict[tuple[int | str, ...], tuple[str, int]] = {}

    def note(self, path: tuple[int | str, ...], file: str, line: int) -> None:
        self._lines[path] = (file, line)

    def find(self, path: tuple[int | str, ...]) -> tuple[str, int]:
        """The nearest noted place at or above a path."""
        for end in range(len(path), -1, -1):
            if path[:end] in self._lines:
                return self._lines[path[:end]]
        return ("decision.yaml", 1)


def load_policy(folder: Path) -> Policy:
    """Read and check a whole policy.

    Args:
        folder: The folder that holds the YAML files.

    Raises:
        PolicyInvalid: A file is missing, is no YAML or breaks a rule; names file and line.
    """
    if not folder.is_dir():
        raise PolicyInvalid(f"There is no policy folder {folder}; point the setting at one.")
    places = _Place()
    data = _read(folder, folder / "decision.yaml", (), places)
    data["criteria"] = []
    files = sorted(folder.glob("criteria_*.yaml"))
    if not files:
        raise PolicyInvalid(f"There is no criteria_*.yaml in {folder}; restore the policy files.")
    for file in files:
        data["criteria"] += _entries(folder, file, "criteria", len(data["criteria"]), places)
    for name in _LISTS:
        data[name] = _entries(folder, folder / f"{name}.yaml", name, 0, places)
        for file in sorted(folder.glob(f"{name}_*.yaml")):
            data[name] += _entries(folder, file, name, len(data[name]), places)
    data["criteria"], places = _parents_first(data["criteria"], places)
    data["sha256"] = _hash(folder)
    data |= _companions(folder, places)
    try:
        return Policy.model_validate(data)
    except ValidationError as error:
        raise _explained(error, folder, places) from error


def _explained(error: ValidationError, folder: Path, places: _Place) -> PolicyInvalid:
    first = error.errors()[0]
    path = tuple(first["loc"])
    file, line = places.find(path)
    where = ".".join(str(part) for part in path if not isinstance(part, int))
    message = first["msg"].removeprefix("Value error, ")
    return PolicyInvalid(f"{folder / file}, line {line}: {where}: {message}.".replace(": :", ":"))


def _read(
    folder: Path, file: Path, prefix: tuple[int | str, ...], places: _Place
) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise PolicyInvalid(f"{file} cannot be read; restore the policy file.") from error
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        value = None if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "is not valid YAML"
        raise PolicyInvalid(f"{file}, line {line}: {problem}.") from error
    if not isinstance(value, dict) or node is None:
        raise PolicyInvalid(f"{file}, line 1: must hold names with values.")
    _mark(node, prefix, file.name, places)
    return value


def _entries(folder: Path, file: Path, name: str, shift: int, places: _Place) -> list[Any]:
    own = _Place()
    data = _read(folder, file, (), own)
    entries = data.get(name)
    if not isinstance(entries, list) or set(data) != {name}:
        raise PolicyInvalid(f"{file}, line 1: must hold one list named {name!r}.")
    for path, (label, line) in own._lines.items():
        if len(path) >= 2 and isinstance(path[1], int):
            places.note((name, path[1] + shift, *path[2:]), label, line)
    return entries


def _mark(node: yaml.Node, path: tuple[int | str, ...], file: str, places: _Place) -> None:
    places.note(path, file, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _mark(value, (*path, str(key.value)), file, places)
            places.note((*path, str(key.value)), file, key.start_mark.line + 1)
    elif isinstance(node, yaml.SequenceNode):
        for n, value in enumerate(node.value):
            _mark(value, (*path, n), file, places)


def _parents_first(criteria: list[Any], places: _Place) -> tuple[list[Any], _Place]:
    """Sort criteria so that a prior's parents come before it; cycles keep their order."""
    waiting = list(enumerate(criteria))
    done: list[tuple[int, Any]] = []
    names: set[str] = set()
    while waiting:
        ready = [
            (n, c)
            for n, c in waiting
            if not isinstance(c, dict) or set(c.get("given") or {}) <= names
        ] or waiting
        done += ready
        names |= {str(c.get("field")) for _, c in ready if isinstance(c, dict)}
        waiting = [entry for entry in waiting if entry not in ready]
    moved = {old: new for new, (old, _) in enumerate(done)}
    sorted_places = _Place()
    for path, (file, line) in places._lines.items():
        if len(path) >= 2 and path[0] == "criteria" and isinstance(path[1], int):
            path = ("criteria", moved[path[1]], *path[2:])
        sorted_places.note(path, file, line)
    return [criterion for _, criterion in done], sorted_places


def _companions(folder: Path, places: _Place) -> dict[str, Any]:
    """The files of the plan and the prices, each checked by its own model."""
    plan: dict[str, Any] = {}
    for name in _PLAN_FILES:
        data = _read(folder, folder / f"{name}.yaml", ("plan",), places)
        if name not in data or set(data) - {name, "version"}:
            raise PolicyInvalid(f"{folder / name}.yaml, line 1: must hold {name!r} and a version.")
        plan[name] = data[name]
    return {"plan": plan, "prices": _read(folder, folder / "prices.yaml", ("prices",), places)}


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.yaml")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
