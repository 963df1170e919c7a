"""`evaluate decisions, reading, retrieval`: metrics over a dataset, ours or the user's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.text_file import text_of_file
from bot.errors import UserInputError

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
DataFile = Annotated[Path, typer.Argument(help="A JSON Lines file.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    evaluate = typer.Typer(help="Metrics over a dataset.", no_args_is_help=True)
    evaluate.command("decisions")(decisions)
    evaluate.command("reading")(reading)
    evaluate.command("retrieval")(retrieval)
    app.add_typer(evaluate, name="evaluate")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file.

    Raises:
        UserInputError: it cannot be read, is empty, or a line is no object.
    """
    text = text_of_file(path, "one JSON object per line")
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise UserInputError(f"{path}, line {number}: not JSON.", code="bad_json") from error
        if not isinstance(row, dict):
            raise UserInputError(f"{path}, line {number}: not an object.", code="bad_json")
        rows.append(row)
    return rows


def decisions(path: DataFile, as_json: JsonFlag = False) -> None:
    """Accuracy, calibration and the worst cases of the advisor; lines hold facts and label."""
    from bot.advisor.calibration import evaluate_cases
    from bot.bootstrap.build import build_policy
    from bot.cli.advising import print_json
    from bot.cli.screen import out

    rows = read_lines(path)
    try:
        metrics = evaluate_cases(rows, build_policy())
    except KeyError as error:
        raise UserInputError(
            f"A line of {path} lacks {error}; each needs facts and label."
        ) from None
    if as_json:
        print_json(metrics.model_dump(mode="json"))
        return
    out.print(
        f"{metrics.cases} cases: accuracy {metrics.accuracy:.1%}, first choice "
        f"{metrics.top_label_accuracy:.1%}, log loss {metrics.log_loss:.3f}, "
        f"Brier {metrics.brier:.3f}"
    )
    for title, shares in (
        ("By label", metrics.by_label),
        ("By confidence", metrics.by_confidence),
        ("By stability", metrics.by_stability),
    ):
        out.print(f"[bold]{title}[/bold]")
        for share in shares:
            out.print(f"  {share.name:<14} {share.accuracy:.0%} of {share.cases}")
    if metrics.baseline is not None:
        out.print(f"Rule of thumb from the articles: {metrics.baseline.accuracy:.1%}")
    for case in metrics.worst:
        out.print(f"[dim]{case.model_dump(mode='json')}[/dim]")


def reading(
    path: DataFile,
    with_model: Annotated[
        bool, typer.Option("--with-model", help="Score the chat model of LLM_MODEL as well.")
    ] = False,
    as_json: JsonFlag = False,
) -> None:
    """Precision, recall and F1 of the reader; lines hold text (or message) and facts."""
    from bot.cli.advising import print_json
    from bot.cli.reading_scores import model_score, read_rows, score_without_model, show_scores

    rows = read_rows(path, read_lines(path))
    if not with_model:
        report = score_without_model(rows)
        if as_json:
            print_json(report.as_json())
        else:
            show_scores({"without model": report})
        return
    scored = model_score(rows)
    reports = {"without model": score_without_model(rows), "with model": scored.report}
    if as_json:
        print_json(
            {
                "without_model": reports["without model"].as_json(),
                "with_model": scored.report.as_json(),
                "model": scored.model,
                "calls": scored.calls,
            }
        )
    else:
        show_scores(reports)
        scored.show()


def retrieval(
    path: Annotated[Path, typer.Argument(help="A BEIR folder, or a JSON Lines file of questions.")],
    as_json: JsonFlag = False,
) -> None:
    """Hybrid retrieval against BM25 alone and dense alone, in one run, with intervals."""
    from bot.cli.advising import print_json

    if not path.is_dir():
        text_of_file(path, "one JSON object per line, with question, expects and answerable")
    report = _beir(path) if path.is_dir() else _questions(path)
    if as_json:
        print_json(report.as_json())
        return
    _show_retrieval(report)


def _beir(folder: Path) -> Any:
    from bot.adapters.embeddings import choose_embedding
    from bot.adapters.evaluate_retrieval import evaluate_beir
    from bot.adapters.passage_store import PassageStore
    from bot.bootstrap.build import build_engine
    from bot.cli.indexing import shown_progress
    from bot.config import load_settings

    settings = load_settings()
    engine = build_engine(settings)
    choice = choose_embedding(settings.embedding_model, settings.data_dir / "models")
    try:
        with shown_progress() as progress:
            return evaluate_beir(folder, choice, PassageStore(engine), progress)
    finally:
        engine.dispose()


def _questions(file: Path) -> Any:
    from bot.adapters.evaluate_retrieval import evaluate_questions
    from bot.bootstrap.build import build_engine, build_knowledge
    from bot.cli.indexing import open_knowledge
    from bot.config import load_settings

    settings = load_settings(embedding_model="none")
    engine = build_engine(settings)
    words = build_knowledge(settings, engine)
    try:
        with open_knowledge() as knowledge:
            words.ensure_ready(background=False)
            return evaluate_questions(file, knowledge, words)
    finally:
        words.close()
        engine.dispose()


def _show_retrieval(report: Any) -> None:
    from bot.cli.screen import out

    if not report.systems:
        out.print(f"{report.dataset}: no line expects passages by id, so no ranking is measured.")
    else:
        _show_ranking(report)
    for kind, share in report.answering.items():
        out.print(f"{kind}: {share:.3f}")
    for point in report.operating_curve:
        out.print("[dim]" + "  ".join(f"{k} {v:.2f}" for k, v in point.items()) + "[/dim]")


def _show_ranking(report: Any) -> None:
    from rich.table import Table

    from bot.cli.screen import out

    out.print(f"{report.dataset}: {report.questions} questions over {report.passages} texts")
    names = list(report.systems[0].metrics)
    table = Table("System", *names, box=None, header_style="bold")
    for system in report.systems:
        cells = [f"{m:.3f} ({low:.3f}-{high:.3f})" for m, low, high in system.metrics.values()]
        table.add_row(system.system, *cells)
    out.print(table)
    for other, (mean, low, high) in report.differences.items():
        out.print(f"hybrid minus {other}: nDCG@10 {mean:+.3f} ({low:+.3f} to {high:+.3f})")
