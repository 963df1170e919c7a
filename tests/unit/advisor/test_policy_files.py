"""Reading the policy: errors name the file and the line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.adapters.policy_files import load_policy
from bot.errors import PolicyInvalid
from tests.unit.advisor.shipped import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped policy to damage."""
    copy = tmp_path / "policy"
    shutil.copytree(FOLDER, copy)
    return copy


def broken(folder: Path, file: str, old: str, new: str) -> tuple[str, int]:
    """Replace a text once; the error and the line of the replaced text."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PolicyInvalid) as caught:
        load_policy(folder)
    return str(caught.value), text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("gates.yaml", "effect: retrieval_required", "effect: magic", "Input should be"),
        ("interactions.yaml", "citations: [gates#g10", "citations: [gates-g10", "no passage id"),
        ("criteria_6_constraints.yaml", "drift: 0.2", "drift: 7", "less than or equal to 1"),
        ("decision.yaml", "tuning_cap: 0.02", "tuning_cap: 0.7", "less than 0.5"),
        ("techniques.yaml", "rank: 5", "rank: five", "valid"),
    ],
)
def test_a_wrong_value_is_named_with_file_and_line(
    folder: Path, file: str, old: str, new: str, says: str
) -> None:
    """The operator opens the file at that line."""
    message, line = broken(folder, file, old, new)
    assert f"{file}, line {line}:" in message
    assert says in message


def test_a_criterion_that_does_not_hold_together_names_its_entry(folder: Path) -> None:
    """A check over a whole entry points at where the entry starts."""
    message, line = broken(
        folder, "criteria_3_data.yaml", "field: label_source", "field: label_sauce"
    )
    assert f"criteria_3_data.yaml, line {line}:" in message
    assert "no fact named 'label_sauce'" in message


def test_an_unknown_name_is_refused(folder: Path) -> None:
    """A typing error in a key is not ignored."""
    message, line = broken(
        folder, "gates.yaml", "    trigger: The first 50", "    tigger: The first 50"
    )
    assert f"gates.yaml, line {line}:" in message


def test_broken_yaml_names_the_line(folder: Path) -> None:
    """Also before any check can run."""
    message, _ = broken(folder, "gates.yaml", "gates:\n", "gates: [\n")
    assert "gates.yaml, line " in message


def test_a_missing_file_is_named(folder: Path) -> None:
    """The sentence says what to do."""
    (folder / "gates.yaml").unlink()
    with pytest.raises(PolicyInvalid, match=r"gates\.yaml cannot be read; restore"):
        load_policy(folder)


def test_the_hash_follows_every_byte(folder: Path) -> None:
    """A stamp tells two policies apart, and equal ones are equal."""
    before = load_policy(folder)
    assert before.sha256 == load_policy(FOLDER).sha256
    with (folder / "prices.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    assert load_policy(folder).sha256 != before.sha256
