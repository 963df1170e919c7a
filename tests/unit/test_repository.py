"""What a reviewer would grep for: addresses, sizes, names, words, citations, links."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.adapters.policy_files import load_policy
from bot.advisor.criterion import PASSAGE_ID
from bot.grounding.notes import parse_note

ROOT = Path(__file__).parents[2]
LONGEST = 300
"""Lines of a Python file: what fits into one reading."""
LONGER = {
    "bot/services/ports.py": "every port in one place; declarations with their docstrings",
    "bot/services/cards.py": "every card in one place; declarations with their docstrings",
    "bot/advisor/profile.py": "every fact in one place; declarations with their descriptions",
}
"""Longer files, with the reason."""
EMPTY_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
"""Module names that say nothing; `knowledge_base` is a word of its own."""
LOCKS = sorted(ROOT.glob("requirements*.txt"))
FIXED_NAMES = {
    "chunk": {
        "bot/adapters/chat_client.py": "LangChain's pieces of a stream",
        "bot/grounding/everyday_words.py": "what people ask with",
        "bot/grounding/query.py": "what people ask with",
        "bot/sandbox/": "Slack's parameter of streamed messages",
    },
    "engine": {
        "bot/adapters/": "SQLAlchemy's name of an opened database",
        "bot/bootstrap/": "SQLAlchemy's name of an opened database",
        "bot/cli/": "SQLAlchemy's name of an opened database",
        "bot/slack/oauth.py": "SQLAlchemy's name of an opened database",
        "bot/reading/facts/": "what people write: recommendation engine",
    },
}
"""Refused words that other software or people use, by the places where they may stand."""


def ignored() -> set[str]:
    """Names of folders that version control leaves out."""
    lines = (ROOT / ".gitignore").read_text().splitlines()
    return {line.rstrip("/") for line in lines if line.endswith("/")} | {".git"}


@cache
def files() -> tuple[Path, ...]:
    """All files of the repository."""
    left_out, found = ignored(), []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in left_out]
        found += [Path(folder) / name for name in names if not name.endswith(".pyc")]
    return tuple(path for path in sorted(found) if path.name != ".env")


@cache
def texts() -> dict[str, str]:
    """Path from the root to text, for all text files."""
    found = {}
    for path in files():
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


def python_files() -> dict[str, str]:
    """The bot's own code."""
    return {p: t for p, t in texts().items() if p.startswith("bot/") and p.endswith(".py")}


def lines_with(pattern: re.Pattern[str], left_out: tuple[str, ...] = ()) -> list[str]:
    """`path:line: text` of every match."""
    return [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in texts().items()
        if not path.startswith(left_out)
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


class TestAddresses:
    """The repository works on any machine and behind any mirror."""

    def test_no_path_of_a_persons_machine(self) -> None:
        """Absolute paths of homes and workspaces have no meaning elsewhere."""
        homes = re.compile(r"(?<![\w.$}])/(?:home|Users|root|work|workspace)/\w")
        assert lines_with(homes, ("tests/unit/test_repository.py",)) == []

    def test_no_host_of_a_package_registry(self) -> None:
        """Where packages come from is the business of the machine that installs them."""
        hosts = re.compile(r"pythonhosted|\bpypi\.|registry\.npmjs|\b(?:gcr|ghcr|quay)\.io\b")
        assert lines_with(hosts, ("tests/unit/test_repository.py", "tests/evals/")) == []

    @pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
    def test_locks_have_hashes_and_no_addresses(self, lock: Path) -> None:
        """Every requirement names its exact version and at least one hash."""
        text = lock.read_text()
        assert not re.search(r"://|--(?:extra-)?index-url|--find-links|--trusted-host| @ ", text)
        requirements = [r for r in text.replace("\\\n", " ").splitlines() if r.strip()]
        requirements = [r for r in requirements if not r.lstrip().startswith("#")]
        assert requirements
        for requirement in requirements:
            assert re.match(r"[\w.\[\],-]+==\S+ ", requirement), requirement[:80]
            assert "--hash=sha256:" in requirement, requirement[:80]


class TestCode:
    """Small files with plain names."""

    def test_files_can_be_read_in_one_sitting(self) -> None:
        """Longer files need a reason, and a reason that is no longer needed goes."""
        sizes = {path: len(text.splitlines()) for path, text in python_files().items()}
        too_long = {p: n for p, n in sizes.items() if n > LONGEST and p not in LONGER}
        assert not too_long
        needless = {path for path in LONGER if sizes.get(path, 0) <= LONGEST}
        assert not needless

    def test_module_names_say_what_is_inside(self) -> None:
        """A drawer for everything is found by nobody."""
        named = {
            p for p in python_files() if Path(p).stem.strip("_").rpartition("_")[2] in EMPTY_NAMES
        }
        named -= {"bot/adapters/knowledge_base.py"}
        assert not named


def do_not_say() -> list[str]:
    """The words in quotation marks of the glossary's last column."""
    found: list[str] = []
    for line in (ROOT / "docs" / "glossary.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3:
            found += re.findall(r"“([^”]+)”", cells[2])
    return sorted({word.lower() for word in found})


class TestWords:
    """One word for one thing."""

    def test_the_glossary_refuses_what_it_must(self) -> None:
        """The words that the vocabulary has always refused are among those checked."""
        expected = {"bot brain", "magic", "score card", "engine", "chunk", "llm decides"}
        assert expected <= set(do_not_say())

    @pytest.mark.parametrize("word", do_not_say())
    def test_refused_words_do_not_occur(self, word: str) -> None:
        """Neither in code and comments nor in prompts, in singular and plural."""
        pattern = re.compile(rf"\b{re.escape(word)}s?\b".replace(r"\ ", r"[\s-]+"), re.IGNORECASE)
        places = tuple(FIXED_NAMES.get(word, {}))
        found = [
            f"{path}: {hit.group()}"
            for path, text in texts().items()
            if path.startswith(("bot/", "prompts/")) and not (places and path.startswith(places))
            for hit in pattern.finditer(text)
        ]
        assert found == []

    def test_every_exception_is_needed(self) -> None:
        """A place where a refused word no longer stands is taken off the list."""
        for word, places in FIXED_NAMES.items():
            pattern = re.compile(rf"\b{word}s?\b", re.IGNORECASE)
            for place in places:
                inside = [t for p, t in texts().items() if p.startswith(place)]
                assert any(pattern.search(text) for text in inside), (word, place)


def strings(value: Any) -> Iterator[str]:
    """Every string in nested data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


@cache
def passages() -> frozenset[str]:
    """Ids of all passages in the notes."""
    notes = sorted((ROOT / "knowledge" / "notes").glob("*.md"))
    documents = [parse_note(path.read_text(encoding="utf-8"), name=path.stem) for path in notes]
    return frozenset(p.passage_id for each in documents for p in each.passages)


class TestCitations:
    """Every citation resolves."""

    @pytest.mark.parametrize(
        "path", sorted((ROOT / "knowledge" / "policy").glob("*.yaml")), ids=lambda path: path.name
    )
    def test_policy_cites_passages_that_exist(self, path: Path) -> None:
        """In whatever entry a passage id stands, the notes hold that passage."""
        cited = {s for s in strings(yaml.safe_load(path.read_text())) if PASSAGE_ID.match(s)}
        assert cited <= passages(), sorted(cited - passages())

    def test_everything_that_becomes_a_reason_is_cited(self) -> None:
        """Criteria, interactions and gates of the loaded policy name at least one passage."""
        policy = load_policy(ROOT / "knowledge" / "policy")
        for entry in (*policy.criteria, *policy.interactions, *policy.gates):
            assert entry.citations, entry
            assert set(entry.citations) <= passages(), entry

    def test_documents_cite_passages_that_exist(self) -> None:
        """Ids in code and guides resolve too."""
        pattern = re.compile(r"`([a-z][a-z0-9-]*#[a-z][a-z0-9-]*)`")
        guides = ("docs/", "CONTRIBUTING", "README", "knowledge/README", "bot/advisor/")
        for path, text in texts().items():
            if path.startswith(guides):
                unknown = {
                    i for i in pattern.findall(text) if i not in passages() and "note-id" not in i
                }
                assert not unknown, (path, unknown)


RECORDS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
GUIDES = ["CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md", "deploy/README.md"]
PARTS = ["## Context and problem", "## Considered options", "## Decision outcome"]


def named_paths(text: str) -> set[str]:
    """Paths of this repository that a text names in backticks; patterns are left out."""
    folders = r"(?:bot|tests|docs|knowledge|prompts|deploy|benchmarks)/"
    found = re.findall(rf"`({folders}[\w./-]*|[\w.-]+\.(?:toml|txt|md))`", text)
    return {path.rstrip("/") for path in found}


class TestDocuments:
    """What documents name is there."""

    @pytest.mark.parametrize("name", [*GUIDES, *(f"docs/decisions/{p.name}" for p in RECORDS)])
    def test_named_files_exist(self, name: str) -> None:
        """A renamed file is renamed in the guides as well."""
        path = ROOT / name
        for named in named_paths(path.read_text()):
            candidates = (ROOT / named, path.parent / named)
            if named == "docs/policy.md":
                continue  # generated; `make check` knows whether it is current
            assert any(each.exists() for each in candidates), f"{name} names {named}"

    def test_the_tree_in_the_architecture_is_true(self) -> None:
        """Every module that the drawn tree names stands in the room that it is drawn under."""
        text = (ROOT / "docs" / "architecture.md").read_text()
        tree = text.split("## The tree")[1].split("## Tables")[0]
        room, missing = "", []
        for line in tree.splitlines():
            start = re.match(r"^ {6}(\w+)/ ", line)
            if start:
                room = start.group(1)
            elif line.startswith("        ") and room:
                for module in re.findall(r"\b(\w+\.py)\b", line):
                    if not (ROOT / "bot" / room / module).exists() and not list(
                        (ROOT / "bot" / room).rglob(module)
                    ):
                        missing.append(f"{room}/{module}")
        assert missing == []

    @pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
    def test_records_have_their_parts(self, path: Path) -> None:
        """Numbered without a gap, complete, on one screen, and guarded by something."""
        text = path.read_text()
        number = RECORDS.index(path) + 1
        assert path.name.startswith(f"{number:04d}-")
        assert text.startswith(f"# {number}. ")
        positions = [text.index(part) for part in PARTS]
        assert positions == sorted(positions)
        assert len(text.splitlines()) <= 45
        confirmation = text.split("\nConfirmation: ")
        assert len(confirmation) == 2
        assert re.search(r"`(tests|bot)/\S+`|import contract|`make \w+`|mypy", confirmation[1])
