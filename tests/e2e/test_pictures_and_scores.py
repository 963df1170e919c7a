"""`assess --pictures` and `evaluate reading --with-model`, as people and programs call them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.test_command_line import CASE, run
from tests.integration.model.scripted_server import ScriptedModelServer


@pytest.fixture
def model() -> Iterator[ScriptedModelServer]:
    """A model server that answers as told."""
    with ScriptedModelServer() as server:
        yield server


def _size(path: Path) -> tuple[int, int]:
    picture = Image.open(io.BytesIO(path.read_bytes()))
    picture.load()
    assert picture.format == "PNG"
    return picture.size


def _dataset(folder: Path) -> Path:
    rows = [
        {"text": "We have 4,000 labelled tickets.", "facts": {"labelled_examples": 4000}},
        {
            "text": "Our team must run all of it behind our own firewall, sadly.",
            "facts": {"on_prem_required": True, "gpu_access": False},
        },
    ]
    path = folder / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


class TestPictures:
    """The pictures of one project in a folder."""

    def test_both_pictures_are_written_and_named(self, tmp_path: Path) -> None:
        """The folder is made, and the last lines are the paths."""
        folder = tmp_path / "new" / "pictures"
        done = run(tmp_path, "assess", CASE, "--pictures", str(folder))

        assert done.returncode == 0, done.stderr
        assert done.stdout.decode().splitlines()[-2:] == [
            str(folder / "quadrant.png"),
            str(folder / "cost.png"),
        ]
        assert all(_size(folder / name)[0] == 1080 for name in ("quadrant.png", "cost.png"))

    def test_json_stays_one_object(self, tmp_path: Path) -> None:
        """Paths go to standard error then; without a volume there is no cost curve."""
        text = "We classify 4,000 labelled tickets into 12 fixed labels"
        done = run(tmp_path, "assess", text, "--json", "--pictures", str(tmp_path / "p"))

        assert json.loads(done.stdout)["recommendation"]["approach"]
        assert done.stderr.decode().split() == [str(tmp_path / "p" / "quadrant.png")]
        assert not (tmp_path / "p" / "cost.png").exists()

    def test_a_folder_that_cannot_be_is_one_sentence(self, tmp_path: Path) -> None:
        """A file of that name is in the way; many projects at once are refused."""
        taken = tmp_path / "taken"
        taken.write_text("")
        for arguments, words in (
            (["assess", CASE, "--pictures", str(taken)], "cannot be written"),
            (["assess", "--jsonl", "--pictures", str(tmp_path)], "leave out --jsonl"),
        ):
            done = run(tmp_path, *arguments)
            assert done.returncode == 1
            assert words in done.stderr.decode()
            assert "Traceback" not in done.stderr.decode()


class TestScores:
    """The reader with a chat model beside the rules."""

    def test_the_model_is_scored_beside_the_rules(
        self, tmp_path: Path, model: ScriptedModelServer
    ) -> None:
        """A fact that only the model reads, with its words, raises the recall."""
        said = [{"fact": "on_prem_required", "value": "true", "quote": "behind our own firewall"}]
        model.script("good", content=json.dumps({"intent": "description", "facts": said}))
        done = run(
            tmp_path, "evaluate", "reading", str(_dataset(tmp_path)), "--with-model", "--json",
            LLM_MODEL="openai:scripted", LLM_BASE_URL=model.url, LLM_API_KEY="test",
            LLM_DAILY_TOKENS="1",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        result = json.loads(done.stdout)

        assert result["model"] == "openai:scripted"
        assert result["calls"]["ok"] == len(model.requests) > 0
        assert result["without_model"]["rows"] == result["with_model"]["rows"] == 2
        assert (
            result["with_model"]["overall"]["recall"]
            >= result["without_model"]["overall"]["recall"]
        )
        alone = json.loads(
            run(tmp_path, "evaluate", "reading", str(_dataset(tmp_path)), "--json").stdout
        )
        assert alone == result["without_model"]

    def test_a_failing_model_is_not_mistaken_for_the_rules(
        self, tmp_path: Path, model: ScriptedModelServer
    ) -> None:
        """The table shows both, and says how many calls gave nothing."""
        model.script("unauthorised")
        done = run(
            tmp_path, "evaluate", "reading", str(_dataset(tmp_path)), "--with-model",
            LLM_MODEL="openai:scripted", LLM_BASE_URL=model.url, LLM_API_KEY="test",
        )  # fmt: skip
        text = done.stdout.decode()

        assert done.returncode == 0, done.stderr
        assert "without model, 2 texts" in text
        assert "with model, 2 texts" in text
        assert "without a result" in text
        assert "counts the reader alone where it failed" in text

    def test_without_a_model_the_setting_is_named(self, tmp_path: Path) -> None:
        """A configuration error, before anything is read."""
        done = run(tmp_path, "evaluate", "reading", str(_dataset(tmp_path)), "--with-model")

        assert done.returncode == 2
        assert "LLM_MODEL is not set" in done.stderr.decode()

    def test_a_day_that_is_none_is_one_sentence(self, tmp_path: Path) -> None:
        """A dataset with a broken date is refused, not half scored."""
        path = tmp_path / "rows.jsonl"
        path.write_text(json.dumps({"text": "hi", "facts": {}, "today": "soon"}))
        done = run(tmp_path, "evaluate", "reading", str(path))

        assert done.returncode == 1
        assert "day that is none" in done.stderr.decode()
