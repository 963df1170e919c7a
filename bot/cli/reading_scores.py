"""Scores of the reader over a dataset: the rules alone, and with the chat model beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import ConfigurationError, UserInputError
from bot.reading.scoring import ReadingScore, score

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

_ANSWERED = ("ok", "repaired")
_NO_MODEL = (
    "LLM_MODEL is not set, so there is no chat model to score; set it to provider:name, "
    "e.g. ollama:qwen3, or leave out --with-model."
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a dataset."""

    line: dict[str, Any]
    """As it stands in the file."""
    text: str
    """The text to read."""
    today: date | None
    """Day that deadlines count from."""


@dataclass(frozen=True, slots=True)
class ModelScore:
    """The scores of the rules with a chat model."""

    report: ReadingScore
    """Precision, recall and F1."""
    model: str
    """The model as the settings name it."""
    calls: dict[str, int]
    """How many calls ended in which outcome; a failed call leaves the rules' reading."""

    def show(self) -> None:
        """Say which model it was, and how many calls it did not answer."""
        from rich.markup import escape

        from bot.cli.screen import out

        total = sum(self.calls.values())
        failed = total - sum(self.calls.get(outcome, 0) for outcome in _ANSWERED)
        out.print(
            f"[dim]Model {escape(self.model)}: {total} calls, {failed} without a result[/dim]"
        )
        if failed:
            told = ", ".join(f"{name} {count}" for name, count in sorted(self.calls.items()))
            out.print(
                f"[yellow]Its score counts the reader alone where it failed ({told}).[/yellow]"
            )


def read_rows(path: Path, lines: list[dict[str, Any]]) -> list[Row]:
    """The lines of a dataset, checked.

    Raises:
        UserInputError: a line lacks text or facts, or its day is none.
    """
    rows = []
    for line in lines:
        text = line.get("text", line.get("message"))
        if not isinstance(text, str) or not isinstance(line.get("facts"), dict):
            raise UserInputError(f"A line of {path} lacks text or facts.")
        day = line.get("today", line.get("now"))
        try:
            today = date.fromisoformat(str(day)[:10]) if day else None
        except ValueError:
            raise UserInputError(f"A line of {path} has a day that is none: {day!r:.40}.") from None
        rows.append(Row(line, text, today))
    return rows


def score_without_model(rows: list[Row]) -> ReadingScore:
    """The score of the reader without a chat model."""
    from bot.cli.serving import reading_of

    return score((row.line, reading_of(row.text, row.today).facts) for row in rows)


def model_score(rows: list[Row]) -> ModelScore:
    """The score of the reader with the chat model of the settings, without its daily limit.

    Raises:
        ConfigurationError: no model is set, or it cannot be used.
    """
    from prometheus_client import CollectorRegistry
    from rich.progress import track

    from bot.bootstrap.build import build_engine
    from bot.bootstrap.language import build_language
    from bot.cli.screen import err
    from bot.config import load_settings

    settings = load_settings()
    name = settings.llm_model
    if name is None:
        raise ConfigurationError(_NO_MODEL)
    settings = settings.model_copy(update={"llm_daily_tokens": 0})
    engine = build_engine(settings, migrated=False)
    registry = CollectorRegistry()
    try:
        reader = build_language(settings, engine, registry=registry).reader
        shown = track(rows, "Asking the model", console=err, transient=True)
        report = score((row.line, reader(row.text, today=row.today).facts) for row in shown)
    finally:
        engine.dispose()
    return ModelScore(report, name, _calls(registry))


def _calls(registry: CollectorRegistry) -> dict[str, int]:
    """Outcomes of the model's calls, counted."""
    calls: dict[str, int] = {}
    for metric in registry.collect():
        for sample in metric.samples:
            if sample.name == "tuningfork_model_calls_total":
                outcome = sample.labels["outcome"]
                calls[outcome] = calls.get(outcome, 0) + int(sample.value)
    return calls


def show_scores(reports: dict[str, ReadingScore]) -> None:
    """One report in lines, or several side by side."""
    from rich.table import Table

    from bot.cli.screen import out

    overall = {name: report.overall for name, report in reports.items()}
    for name, tally in overall.items():
        head = f"{name}, " if len(reports) > 1 else ""
        out.print(
            f"{head}{reports[name].rows} texts: precision {tally.precision:.3f}, "
            f"recall {tally.recall:.3f}, F1 {tally.f1:.3f}"
        )
    table = Table("Fact (precision / recall / F1)", *reports, box=None, header_style="bold")
    for fact in dict.fromkeys(fact for report in reports.values() for fact in report.by_field):
        found = [report.by_field.get(fact) for report in reports.values()]
        table.add_row(
            fact, *(f"{t.precision:.2f} / {t.recall:.2f} / {t.f1:.2f}" if t else "-" for t in found)
        )
    out.print(table)
