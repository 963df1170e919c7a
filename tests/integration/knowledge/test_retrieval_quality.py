"""Quality on the shipped notes, and the evaluation that measures it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.adapters.embeddings import choose_embedding
from bot.adapters.evaluate_retrieval import RetrievalReport, evaluate_beir, evaluate_questions
from bot.adapters.knowledge_base import KnowledgeBase
from bot.adapters.passage_store import PassageStore
from bot.errors import UserInputError
from bot.grounding.notes import parse_note
from bot.grounding.passages import Passage

ROOT = Path(__file__).parents[3]
QUESTIONS = ROOT / "tests" / "evals" / "retrieval_own.jsonl"
Make = Callable[..., KnowledgeBase]


def shipped(engine: Engine, data_dir: Path, embedding: str) -> KnowledgeBase:
    """The shipped notes."""
    return KnowledgeBase(
        engine,
        data_dir,
        ROOT / "knowledge" / "notes",
        embedding,
        clock=lambda: datetime(2026, 11, 21, tzinfo=UTC),
    )


def figure(report: RetrievalReport, system: str, metric: str) -> float:
    """The mean of one metric of one system."""
    return next(each.metrics[metric][0] for each in report.systems if each.system == system)


def shipped_passages() -> list[Passage]:
    """All passages of the shipped notes."""
    notes = sorted((ROOT / "knowledge" / "notes").glob("*.md"))
    parsed = (parse_note(file.read_text("utf-8"), name=file.stem) for file in notes)
    return [passage for note in parsed for passage in note.passages]


def test_expected_passages_exist() -> None:
    """The questions of the evaluation point at passages that are shipped."""
    known = {passage.passage_id for passage in shipped_passages()}
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    assert len(rows) >= 200
    assert [key for row in rows for key in row["expects"] if key not in known] == []


def test_words_alone_still_find_and_refuse(engine: Engine, data_dir: Path) -> None:
    """Without vectors: most passages are found and hardly any other topic is answered."""
    base = shipped(engine, data_dir, "none")
    report = evaluate_questions(QUESTIONS, base)
    assert figure(report, "hybrid", "hit@3") > 0.88
    assert report.answering["answered_answerable"] > 0.85
    assert report.answering["answered_off_topic"] <= 0.05
    assert report.answering["answered_near_topic"] <= 0.15


def test_a_question_that_is_a_title_finds_its_passage(engine: Engine, data_dir: Path) -> None:
    """Also where its one telling word stands in many others: "When should you use RAG?"."""
    base = shipped(engine, data_dir, "none")
    titles: dict[str, set[str]] = {}
    for passage in shipped_passages():
        if passage.section.endswith("?"):
            titles.setdefault(passage.section, set()).add(passage.passage_id)
    assert len(titles) > 100
    first = {title: base.search(title, top_k=1)[0].passage.passage_id for title in titles}
    missed = [title for title, found in first.items() if found not in titles[title]]
    # The others are asked in the same words by the title of another passage, or by its ways to ask.
    assert len(missed) <= 0.08 * len(titles), missed
    assert not {"When should you use RAG?", "When should you not use RAG?"} & set(missed)


@pytest.mark.soak
def test_the_hybrid_meets_its_targets(engine: Engine, data_dir: Path) -> None:
    """The right passage among three for 92 %, under 5 % of other topics answered."""
    base = shipped(engine, data_dir, "minilm")
    assert base.build().mode == "hybrid"
    words = shipped(engine, data_dir, "none")
    report = evaluate_questions(QUESTIONS, base, words)
    assert figure(report, "hybrid", "hit@3") > 0.92
    assert figure(report, "hybrid", "ndcg@10") > figure(report, "bm25", "ndcg@10")
    assert report.answering["answered_answerable"] > 0.95
    assert report.answering["answered_off_topic"] < 0.05
    assert report.answering["answered_near_topic"] < 0.15
    base.close()


def a_collection(folder: Path) -> Path:
    """Three texts, two judged queries and one without judgements."""
    (folder / "qrels").mkdir(parents=True)
    texts = {
        "d1": ("Cats", "Cats purr when they are content."),
        "d2": ("Dogs", "Dogs bark at strangers."),
        "d3": ("", "Ships cross the sea."),
    }
    rows = [{"_id": key, "title": t, "text": x} for key, (t, x) in texts.items()]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)))
    queries = {"q1": "purring felines", "q2": "barking", "q3": "nothing"}
    lines = [json.dumps({"_id": key, "text": text}) for key, text in queries.items()]
    (folder / "queries.jsonl").write_text("\n".join(lines))
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t2\n")
    return folder


def test_a_collection_is_measured_three_ways(
    engine: Engine, tmp_path: Path, models_dir: Path
) -> None:
    """Hybrid, words alone and vectors alone in one run, with paired differences."""
    folder = a_collection(tmp_path / "animals")
    choice = choose_embedding("minilm", models_dir)
    report = evaluate_beir(folder, choice, PassageStore(engine), None)
    assert report.questions == 2
    assert report.passages == 3
    assert [each.system for each in report.systems] == ["hybrid", "bm25", "dense", "dense_lines"]
    assert figure(report, "hybrid", "ndcg@10") == 1.0
    assert set(report.differences) == {"bm25", "dense", "dense_lines"}
    assert json.loads(json.dumps(report.as_json()))["dataset"] == "animals"
    alone = evaluate_beir(folder, None, PassageStore(engine), None)
    assert [each.system for each in alone.systems] == ["bm25"]


def test_other_folders_and_files_are_refused(
    make_base: Make, engine: Engine, tmp_path: Path
) -> None:
    """With what is needed instead."""
    with pytest.raises(UserInputError, match="BEIR"):
        evaluate_beir(tmp_path, None, PassageStore(engine), None)
    file = tmp_path / "questions.jsonl"
    file.write_text('{"q": 1}\n')
    with pytest.raises(UserInputError, match="question"):
        evaluate_questions(file, make_base(embedding="none"))


def test_sentences_that_an_answer_should_hold_rank_nothing(make_base: Make, tmp_path: Path) -> None:
    """No figure is better than one of zero that says nothing about the search."""
    rows = [
        {"question": "what is overfitting", "answerable": True, "expects": ["Learning by heart."]},
        {"question": "book me a flight", "answerable": False},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    report = evaluate_questions(file, make_base(embedding="none"))
    assert report.systems == ()
    assert report.answering["answered_answerable"] == 1.0


def test_a_question_file_gives_an_operating_curve(make_base: Make, tmp_path: Path) -> None:
    """Shares fall with the threshold, by kind."""
    rows = [
        {"question": "what is overfitting", "answerable": True, "expects": ["basics#overfitting"]},
        {"question": "book me a flight", "answerable": False, "expects": []},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    report = evaluate_questions(file, make_base(embedding="none"))
    assert report.answering["answered_answerable"] == 1.0
    assert report.answering["answered_unanswerable"] == 0.0
    assert report.answering["auroc"] == 1.0
    shares = [step["answerable"] for step in report.operating_curve]
    assert shares == sorted(shares, reverse=True)
