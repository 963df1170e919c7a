"""The command line as people and programs call it: contracts, bad input, no tracebacks."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bot.cli.jsonl import usable_processes
from tests.e2e.conftest import ROOT

CASE = (
    "We classify ~4k labelled tickets, 200k/month, prompts plateaued at 86% and we need 95%, "
    "fixed 12 labels, we can tune llama"
)


def run(
    folder: Path, *arguments: str, text: str | bytes = "", **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """Run one command with a clean environment and its own data folder."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "DATA_DIR": str(folder / "data"),
        "EMBEDDING_MODEL": "none",
        "COLUMNS": "200",
    }
    data = text.encode() if isinstance(text, str) else text
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment | settings,
        input=data,
        capture_output=True,
        timeout=120,
        check=False,
    )


def lines(done: subprocess.CompletedProcess[bytes]) -> list[Any]:
    """The JSON objects of standard output."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_example_gives_a_cited_recommendation(tmp_path: Path) -> None:
    """Facts are quoted from the text, probabilities sum to 1, reasons are cited."""
    done = run(tmp_path, "assess", "--jsonl", text=json.dumps({"id": "1", "text": CASE}) + "\n")

    [answer] = lines(done)
    best = answer["recommendation"]
    assert done.returncode == 0
    assert answer["id"] == "1"
    assert answer["facts"]["labelled_examples"] == 4000
    assert all(e["quote"] in CASE for e in answer["evidence"])
    assert sum(best["probabilities"].values()) == pytest.approx(1)
    assert best["confidence_score"] == pytest.approx(best["probabilities"][best["approach"]])
    assert all(reason["citations"] for reason in best["reasons"])
    assert all(
        {"fact", "from", "to", "direction", "approach"} <= set(c) for c in best["would_change"]
    )
    assert all(o["label"] for q in answer["next_questions"] for o in q["options"])


def _talk(folder: Path, command: list[str]) -> subprocess.Popen[str]:
    """Start a command to be written to and read from, in a clean environment."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    environment |= {"HOME": str(folder), "DATA_DIR": str(folder)}
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_caller_may_wait_for_each_answer(tmp_path: Path) -> None:
    """A line is answered before the next one is written, also where processes share the lines."""
    command = [sys.executable, "-m", "bot", "assess", "--jsonl"]
    with _talk(tmp_path, command) as talk:
        assert talk.stdin is not None
        assert talk.stdout is not None
        for number in (1, 2, 3):
            talk.stdin.write(json.dumps({"id": number, "facts": {"task_type": "qa"}}) + "\n")
            talk.stdin.flush()
            assert json.loads(talk.stdout.readline())["id"] == number
        talk.stdin.close()
        assert talk.wait(60) == 0


def test_no_process_is_left_when_the_command_is_killed(tmp_path: Path) -> None:
    """Those that share the lines end with the one that started them."""
    command = [sys.executable, "-m", "bot", "assess", "--jsonl"]
    with _talk(tmp_path, command) as talk:
        assert talk.stdin is not None
        assert talk.stdout is not None
        talk.stdin.write(json.dumps({"id": 1, "facts": {}}) + "\n")
        talk.stdin.flush()
        assert talk.stdout.readline()
        file = Path(f"/proc/{talk.pid}/task/{talk.pid}/children")
        children = [int(pid) for pid in file.read_text().split()] if file.exists() else []
        assert children or usable_processes() == 1
        talk.kill()
    deadline = time.monotonic() + 20
    while any(map(_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(_alive, children))


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_many_lines_are_answered_in_their_order(tmp_path: Path) -> None:
    """Each answer stands where its line stood, and is what the line alone would get."""
    facts = [{"labelled_examples": 100 * n, "task_type": "qa"} for n in range(60)]
    text = "".join(json.dumps({"id": n, "facts": f}) + "\n" for n, f in enumerate(facts))
    done = run(tmp_path, "assess", "--jsonl", text=text)
    answers = lines(done)
    assert done.returncode == 0
    assert [answer["id"] for answer in answers] == list(range(60))
    assert [answer["facts"] for answer in answers] == facts
    alone = run(tmp_path, "assess", "--jsonl", text=text.splitlines()[41])
    assert lines(alone)[0] == answers[41]


def test_bad_lines_do_not_stop_the_others(tmp_path: Path) -> None:
    """Each bad line gets its code, in order, with its id; the status says so at the end."""
    wrong = [
        b'{"id": 1, "text": "we have 50 labelled tickets"}',
        b"not json",
        b'{"id": [2], "facts": {"labelled_examples": -1}}',
        b'{"id": "x", "facts": {"colour": "red"}}',
        b'{"id": null, "facts": {"labelled_examples": NaN}}',
        b'{"id": true, "text": "' + b"a" * 40_001 + b'"}',
        b'{"text": 7}',
        b"[1, 2]",
        b"\xff\xfe\x00",
        b'{"id": 1e400, "text": "no gpus"}',
        b'{"id": {"a": 1}, "facts": {"stage": null, "task_type": "poetry"}}',
    ]
    done = run(tmp_path, "assess", "--jsonl", text=b"\n".join(wrong) + b"\n")

    found = lines(done)
    codes = [row.get("error", {}).get("code") for row in found]
    assert done.returncode == 1
    assert codes == [
        None, "bad_json", "invalid_value", "unknown_field", "bad_json", "too_long",
        "invalid_value", "bad_json", "bad_json", "bad_json", None,
    ]  # fmt: skip
    assert [row["id"] for row in found] == [1, 2, [2], "x", 5, True, 7, 8, 9, 10, {"a": 1}]
    assert found[-1]["facts"]["task_type"] == "other"
    assert found[-1]["facts"]["task_type_raw"] == "poetry"


def test_facts_given_win_over_the_text(tmp_path: Path) -> None:
    """A given value replaces the read one, and null makes it unknown."""
    line = {"text": CASE, "facts": {"labelled_examples": 12, "requests_per_month": None}}
    [answer] = lines(run(tmp_path, "assess", "--jsonl", text=json.dumps(line)))

    assert answer["facts"]["labelled_examples"] == 12
    assert "requests_per_month" not in answer["facts"]
    assert {e["fact"] for e in answer["evidence"]}.isdisjoint(line["facts"])


def test_reading_needs_a_day_for_deadlines(tmp_path: Path) -> None:
    """With a day, "end of Q1" is a number of weeks."""
    line = {"id": 0, "text": "need to ship by end of Q1", "today": "2027-01-11"}
    [answer] = lines(run(tmp_path, "read", "--jsonl", text=json.dumps(line)))

    assert 10 <= answer["facts"]["time_to_ship_weeks"] <= 12
    assert answer["intent"] == "description"


def test_asking_builds_the_index_on_first_use(tmp_path: Path) -> None:
    """Answers are cited from listed passages; what is not known is said."""
    asked = [
        {"id": 1, "question": "what is LoRA?"},
        {"id": 2, "question": "which GPU does Acme Corp rent for fine-tuning?"},
    ]
    done = run(tmp_path, "ask", "--jsonl", text="\n".join(map(json.dumps, asked)))

    known, unknown = lines(done)
    assert known["answered"]
    listed = {p["passage_id"] for p in known["passages"]}
    assert {c["passage_id"] for c in known["citations"]} <= listed
    scores = [p["score"] for p in known["passages"]]
    assert scores == sorted(scores, reverse=True)
    assert not unknown["answered"]
    assert unknown["citations"] == []
    assert unknown["passages"]


def test_outputs_fit_the_published_schemas(tmp_path: Path) -> None:
    """What `schema` prints describes what the commands give."""
    import jsonschema

    schemas = json.loads(run(tmp_path, "schema").stdout)
    read = json.loads(run(tmp_path, "read", CASE, "--json").stdout)
    assess = json.loads(run(tmp_path, "assess", CASE, "--json").stdout)
    ask = json.loads(run(tmp_path, "ask", "what is RAG?", "--json").stdout)

    cost = json.loads(run(tmp_path, "cost", "--volume", "200000", "--json").stdout)

    for name, value in (("read", read), ("assess", assess), ("ask", ask), ("cost", cost)):
        jsonschema.validate(value, schemas[name])
        assert value["id"] is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("assess", "--facts", "nowhere.json"), "cannot be read: there is no such file"),
        (("assess", "--facts", "."), "it is a folder"),
        (("assess", "--facts", "empty"), "is empty; it should hold facts"),
        (("cost", "--facts", "binary"), "is not UTF-8 text; it should hold facts"),
        (("cost", "--facts", str(ROOT / "README.md")), "is not JSON; it should hold facts"),
        (("compare", "nowhere.csv"), "cannot be read: there is no such file"),
        (("compare", "."), "it is a folder"),
        (("compare", "empty"), "is empty; it should hold a line id,prompt_correct"),
        (("compare", "zeros"), "is not UTF-8 text"),
        (("compare", "172/200"), "Give two results"),
        (("compare", "a.csv", "b.csv"), "neither one file nor two counts"),
        (("compare", "300/200", "1/2"), "from 0 to 200"),
        (("cost",), "volume is missing"),
        (("cost", "many"), "write 200000, 200k or 2.5M"),
        (("cost", "2.5M/day"), "write 200000, 200k or 2.5M"),
        (("cost", "--volume", "-5"), "requests_per_month"),
        (("cost", "--volume", "1000", "--set", "nonsense"), "name=number"),
        (("read", "x", "--today", "soon"), "YYYY-MM-DD"),
        (("evaluate", "decisions", str(ROOT / "README.md")), "not JSON"),
        (("evaluate", "decisions", "nowhere.jsonl"), "there is no such file"),
        (("evaluate", "reading", "."), "it is a folder"),
        (("evaluate", "reading", "binary"), "is not UTF-8 text"),
        (("evaluate", "retrieval", "nowhere.jsonl"), "there is no such file"),
        (("evaluate", "retrieval", "empty"), "is empty; it should hold one JSON object per line"),
        (("index", "search", " "), "The query is empty"),
        (("index", "add", "x.md", "--visibility", "all"), "--visibility"),
    ],
)
def test_bad_arguments_get_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    """Standard error says what to do; there is no traceback and nothing on standard output."""
    (tmp_path / "empty").write_bytes(b"\n")
    (tmp_path / "binary").write_bytes(b"\x93\xff\x00")
    (tmp_path / "zeros").write_bytes(bytes(2000))
    done = run(tmp_path, *arguments)

    told = done.stderr.decode()
    assert done.returncode == 1
    assert words in told
    assert "Traceback" not in told
    assert done.stdout == b""


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"DATABASE_URL": "mysql://x"}, "SQLite and Postgres"),
        ({"PORT": "many"}, "PORT"),
        ({"REPLICAS": "2"}, "CHROMA_URL"),
        ({"EMBEDDING_MODEL": "magic"}, "EMBEDDING_MODEL"),
        ({"LLM_MODEL": "oracle:delphi"}, "LLM_MODEL"),
    ],
)
def test_bad_settings_end_with_status_two(
    tmp_path: Path, settings: dict[str, str], words: str
) -> None:
    """The operator reads which setting to change."""
    done = run(tmp_path, "ask", "x", **settings)

    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """Not even root can make a folder below a file."""
    (tmp_path / "file").write_text("")
    done = run(tmp_path, "run", DATA_DIR=str(tmp_path / "file" / "data"), PORT="0")

    assert done.returncode == 2
    assert "DATA_DIR" in done.stderr.decode()


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    """The person reads how to choose another one."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run(tmp_path, "run", PORT=port)

    assert done.returncode == 2
    assert f"Port {port}" in done.stderr.decode()


def test_help_and_reading_load_nothing_heavy(tmp_path: Path) -> None:
    """The vector store, LangChain and the plotting library stay out; the encoder is for reading."""
    heavy = "chromadb|langchain|langchain_core|matplotlib|scipy|sqlalchemy|slack_bolt"
    code = (
        "import sys\nsys.argv = ['tuningfork', *sys.argv[1:]]\n"
        "from bot.cli.main import app\n"
        "try:\n    app()\nexcept SystemExit:\n    pass\n"
        f"found = [m for m in '{heavy}|onnxruntime'.split('|') if m in sys.modules]\n"
        "sys.stderr.write('LOADED ' + repr(found))"
    )
    for arguments, loaded in (
        (["--help"], b"LOADED []"),
        (["read", "we have 5k labelled tickets"], b"LOADED ['onnxruntime']"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert loaded in done.stderr, (arguments, done.stderr[-500:])


def test_a_trial_is_compared(tmp_path: Path) -> None:
    """Paired outcomes give a verdict in words, and facts."""
    rows = ["id,prompt_correct,tuned_correct"]
    rows += [f"{n},{int(n % 10 != 0)},{int(n % 50 != 0)}" for n in range(1, 401)]
    file = tmp_path / "trial.csv"
    file.write_text("\n".join(rows))
    result = json.loads(run(tmp_path, "compare", str(file), "--json").stdout)

    assert result["difference_points"] == pytest.approx(8.0, abs=0.1)
    assert result["low_points"] > 0
    assert result["facts"]["evaluation_set_size"] == 400


def test_two_counts_and_a_short_volume_are_taken_as_typed(tmp_path: Path) -> None:
    """As behind the slash command."""
    typed = json.loads(run(tmp_path, "compare", "172/200", "188/200", "--json").stdout)
    assert typed["difference_points"] == pytest.approx(8.0)
    assert typed == json.loads(run(tmp_path, "compare", "172 of 200, 188 of 200", "--json").stdout)
    costs = [
        json.loads(run(tmp_path, "cost", *way, "--json").stdout)["requests_per_month"]
        for way in (("200k",), ("--volume", "200k"), ("--volume", "200000"))
    ]
    assert costs == [200_000] * 3


def test_words_without_a_project_get_no_recommendation(tmp_path: Path) -> None:
    """People read what to write; programs get the fixed shape, from what is usual."""
    told = run(tmp_path, "assess", "hello").stdout.decode()
    assert "I read nothing about a project in that" in told
    assert "tuningfork assess" in told
    assert "confidence" not in told
    whole = json.loads(run(tmp_path, "assess", "hello", "--json").stdout)

    assert whole["facts"] == {}
    assert whole["recommendation"]["confidence"] == "low"
    assert whole["next_questions"]


def test_back_asks_the_question_before_again(tmp_path: Path) -> None:
    """Its answer is taken back, and at the first question nothing happens."""
    done = run(
        tmp_path, "assess", "--interactive", CASE, "--json", text=b"back\n1\nback\n2\nstop\n"
    )
    asked = [line for line in done.stderr.decode().splitlines() if line.endswith("?")]
    assert "This is the first question." in done.stderr.decode()
    assert asked[0] == asked[1] == asked[3]
    assert asked[2] != asked[0]
    straight = run(tmp_path, "assess", "--interactive", CASE, "--json", text=b"2\nstop\n")

    assert json.loads(done.stdout)["facts"] == json.loads(straight.stdout)["facts"]
