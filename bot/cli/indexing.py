"""`index build, add, remove, list, status, search, gaps`: the knowledge base."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.errors import UserInputError

if TYPE_CHECKING:
    from bot.adapters.knowledge_base import KnowledgeBase

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    index = typer.Typer(
        help="The knowledge base: build, add, remove, search.", no_args_is_help=True
    )
    index.command("build")(build)
    index.command("add")(add)
    index.command("remove")(remove)
    index.command("list")(list_documents)
    index.command("status")(status)
    index.command("search")(search)
    index.command("gaps")(gaps)
    app.add_typer(index, name="index")


@contextmanager
def open_knowledge(*, ready: bool = True) -> Iterator[KnowledgeBase]:
    """The knowledge base of these settings, built on first use with progress shown."""
    from bot.bootstrap.build import build_engine, build_knowledge
    from bot.cli.screen import err
    from bot.config import load_settings

    settings = load_settings()
    engine = build_engine(settings)
    knowledge = build_knowledge(settings, engine)
    try:
        if ready:
            if knowledge.status().vectors or settings.embedding_model == "none":
                knowledge.ensure_ready(background=False)
            else:
                err.print("[dim]Building the index (once) ...[/dim]")
                with shown_progress() as progress:
                    knowledge.build(progress)
            for notice in knowledge.status().notices:
                err.print(f"[yellow]{notice}[/yellow]")
        yield knowledge
    finally:
        knowledge.close()
        engine.dispose()


@contextmanager
def shown_progress() -> Iterator[Any]:
    """A progress bar on standard error, for work that reports (what, done, total)."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    from bot.cli.screen import err

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeRemainingColumn(),
        console=err,
        transient=True,
    ) as bar:
        tasks: dict[str, Any] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield report


def build(as_json: JsonFlag = False) -> None:
    """Bring the index in line with the notes and the added documents."""
    from bot.cli.advising import print_json
    from bot.cli.screen import out

    with open_knowledge(ready=False) as knowledge, shown_progress() as progress:
        report = knowledge.build(progress)
    if as_json:
        print_json(
            {"passages": report.passages, "embedded": report.embedded, "mode": report.mode,
             "notices": list(report.notices), "files": [_file(f) for f in report.files]}
        )  # fmt: skip
        return
    changed = [f for f in report.files if f.status != "unchanged"]
    for file in changed:
        out.print(_file_line(file))
    out.print(f"{report.passages} passages, {report.embedded} texts embedded, mode {report.mode}.")
    for notice in report.notices:
        out.print(f"[yellow]{notice}[/yellow]")


def add(
    sources: Annotated[list[str], typer.Argument(help="Files, folders or http(s) addresses.")],
    visibility: Annotated[
        str, typer.Option(help="public, team:ID, or channel:TEAM/CHANNEL.")
    ] = "public",
    as_json: JsonFlag = False,
) -> None:
    """Add documents (md, txt, html, pdf, docx), a folder or an address."""
    from bot.cli.advising import print_json
    from bot.cli.screen import out

    if not re.fullmatch(r"public|team:\w+|channel:\w+/\w+", visibility):
        raise UserInputError(
            "--visibility is public, team:ID or channel:TEAM/CHANNEL, e.g. channel:T01/C02."
        )
    with open_knowledge() as knowledge, shown_progress() as progress:
        reports = knowledge.add(sources, visibility, None, progress)
    if as_json:
        print_json({"files": [_file(report) for report in reports]})
    else:
        for report in reports:
            out.print(_file_line(report))
    if reports and all(report.status == "skipped" for report in reports):
        raise typer.Exit(1)


def remove(document: Annotated[str, typer.Argument(help="Its id, path or address.")]) -> None:
    """Remove an added document."""
    from bot.cli.screen import out

    with open_knowledge() as knowledge:
        if not knowledge.remove(document):
            raise UserInputError(f"No added document is called {document!r}; see index list.")
    out.print("Removed.")


def list_documents(as_json: JsonFlag = False) -> None:
    """List the stored documents."""
    from dataclasses import asdict

    from rich.markup import escape

    from bot.cli.advising import print_json
    from bot.cli.screen import out

    with open_knowledge(ready=False) as knowledge:
        knowledge.ensure_ready(background=True)
        documents = knowledge.documents()
    if as_json:
        print_json({"documents": [_plain(asdict(d)) for d in documents]})
        return
    for document in documents:
        out.print(f"{escape(document.document_id)}  [dim]{escape(document.title)}[/dim]")


def status(as_json: JsonFlag = False) -> None:
    """Show counts, mode and fingerprint."""
    from dataclasses import asdict

    from bot.cli.advising import print_json
    from bot.cli.screen import out

    with open_knowledge(ready=False) as knowledge:
        if knowledge.status().vectors:
            knowledge.ensure_ready(background=False)
        found = knowledge.status()
    if as_json:
        print_json(_plain(asdict(found)))
        return
    out.print(
        f"{found.documents} documents, {found.passages} passages, {found.vectors} vectors, "
        f"mode {found.mode}, embedding {found.embedding}, fingerprint {found.fingerprint}"
    )
    for notice in found.notices:
        out.print(f"[yellow]{notice}[/yellow]")


def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    top_k: Annotated[int, typer.Option(min=1, max=100, help="How many passages.")] = 5,
    as_json: JsonFlag = False,
) -> None:
    """Show the passages nearest to a query."""
    from rich.markup import escape

    from bot.cli.advising import print_json
    from bot.cli.screen import out

    if not query.strip():
        raise UserInputError("The query is empty; say what to look for.")
    with open_knowledge() as knowledge:
        found = knowledge.search(query, top_k)
    if as_json:
        rows = [
            {"passage_id": f.passage.passage_id, "source": f.passage.source,
             "section": f.passage.section, "text": f.passage.text, "score": f.score}
            for f in found
        ]  # fmt: skip
        print_json({"passages": rows})
        return
    for item in found:
        head = f"{item.score:.3f}  {item.passage.passage_id}  {item.passage.section}"
        out.print(f"[bold]{escape(head)}[/bold]\n{escape(item.passage.text)}\n")


def gaps(
    days: Annotated[int, typer.Option(min=1, help="How far to look back.")] = 90,
    as_json: JsonFlag = False,
) -> None:
    """Show the questions that were not answered well, the like ones together."""
    from dataclasses import asdict
    from datetime import timedelta

    from rich.markup import escape

    from bot.adapters.gaps import GapReport
    from bot.bootstrap.build import build_engine
    from bot.bootstrap.clock import system_clock
    from bot.cli.advising import print_json
    from bot.cli.screen import out
    from bot.config import load_settings

    engine = build_engine(load_settings())
    groups = GapReport(engine).groups(since=system_clock() - timedelta(days=days))
    engine.dispose()
    if as_json:
        print_json({"groups": [_plain(asdict(group)) for group in groups]})
        return
    for group in groups:
        count = f"{group.unanswered} unanswered, {group.down_voted} down-voted"
        asked = group.questions[0] if group.questions else group.topic
        out.print(f"{escape(asked)}  [dim]{count}[/dim]")
    if not groups:
        out.print("No gap is known: every question so far was answered.")


def _file(report: Any) -> dict[str, Any]:
    return {
        "source": str(report.source),
        "status": report.status,
        "reason": report.reason,
        "document_id": report.document_id,
        "passages": report.passages,
    }


def _file_line(report: Any) -> str:
    from rich.markup import escape

    reason = f": {report.reason}" if report.reason else ""
    return escape(f"{report.status:>9}  {report.source}{reason}")


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {k: v if isinstance(v, (int, float, bool, type(None))) else
            list(v) if isinstance(v, tuple) else str(v) for k, v in data.items()}  # fmt: skip
