"""`run`, `migrate`, `doctor`, `schema`, `policy`, `docs`: operations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.errors import ConfigurationError

_STOP = "Stopping; Ctrl-C once more to stop at once."


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("run")(run_bot)
    app.command("migrate")(migrate)
    app.command("doctor")(doctor)
    app.command("schema")(schema)
    app.command("docs", hidden=True)(docs)
    policy = typer.Typer(help="What the advisor decides by.", no_args_is_help=True)
    policy.command("explain")(explain)
    app.add_typer(policy, name="policy")


def run_bot(
    role: Annotated[
        str | None, typer.Option(help="all, web, worker or scheduler; default: ROLE.")
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; default: PORT.")] = None,
    sandbox: Annotated[
        bool, typer.Option("--sandbox", help="The sandbox, even if Slack tokens are set.")
    ] = False,
) -> None:
    """Run the bot; without Slack tokens, the sandbox in the browser."""
    from bot.config import load_settings
    from bot.log import set_up_logging

    changes: dict[str, object] = {}
    if role is not None:
        changes["role"] = role
    if port is not None:
        changes["port"] = port
    settings = load_settings(**changes)
    if sandbox or settings.sandboxed:
        set_up_logging("WARNING" if settings.log_level == "INFO" else settings.log_level, "auto")
        _run_sandbox(settings)
    else:
        set_up_logging(settings.log_level, settings.log_format)
        _run_slack(settings)


def _run_sandbox(settings: Any) -> None:
    from bot.cli.screen import err
    from bot.sandbox.play import Sandbox

    sandbox = Sandbox(settings)
    try:
        url = sandbox.open()
        err.print(f"\n  Tuning Fork sandbox: [bold]{url}[/bold]\n", soft_wrap=True)
        with err.status("Putting the bot together ..."):
            sandbox.start_bot()
        _report_index(sandbox.application)
        wait_for_signal()
        err.print(_STOP)
    finally:
        sandbox.stop()


def _report_index(application: Any) -> None:
    from bot.cli.screen import err

    if application.knowledge.status().mode == "hybrid":
        err.print("Ready. Ctrl-C stops it.")
        return
    err.print("Ready; search by words works, vectors are being made in the background.")

    import threading

    def tell() -> None:
        application.knowledge.wait(None)
        status = application.knowledge.status()
        word = "Vectors are ready" if status.mode == "hybrid" else "Search stays on words alone"
        err.print(f"{word}: {status.passages} passages.")
        for notice in status.notices:
            err.print(f"[yellow]{notice}[/yellow]")

    threading.Thread(target=tell, name="index-report", daemon=True).start()


def _run_slack(settings: Any) -> None:
    from bot.bootstrap.application import Application, slack_settings

    application = Application(settings, slack_settings(settings))
    try:
        application.start()
        wait_for_signal()
    finally:
        application.stop()


def wait_for_signal() -> None:
    """Return when the process is asked to stop."""
    import signal
    import threading

    asked = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: asked.set())
    signal.signal(signal.SIGINT, lambda *_: asked.set())
    while not asked.wait(0.5):
        pass
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def migrate() -> None:
    """Bring the database to the present version."""
    from bot.adapters.database.migrate import migrate as apply
    from bot.bootstrap.build import build_engine
    from bot.cli.screen import out
    from bot.config import load_settings

    engine = build_engine(load_settings(), migrated=False)
    out.print(f"The database is at version {apply(engine)}.")
    engine.dispose()


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Check settings, database, index, chat model and Slack; each failure with its fix."""
    from dataclasses import asdict

    from bot.bootstrap.doctor import examine
    from bot.cli.advising import print_json
    from bot.cli.screen import out

    findings = examine()
    failed = any(finding.state == "failed" for finding in findings)
    if as_json:
        print_json({"healthy": not failed, "checks": [asdict(f) for f in findings]})
    else:
        marks = {"ok": "[green]ok[/green]    ", "note": "[yellow]note[/yellow]  ",
                 "failed": "[red]failed[/red]"}  # fmt: skip
        for finding in findings:
            out.print(f"{marks[finding.state]}  {finding.name}: {finding.text}", markup=True)
    raise typer.Exit(1 if failed else 0)


def schema() -> None:
    """Print the JSON Schema of every output."""
    from bot.cli.advising import print_json
    from bot.cli.outputs import schemas

    print_json(schemas())


def explain() -> None:
    """Print what the advisor decides by, as a page."""
    from bot.advisor.explain import explain_policy
    from bot.bootstrap.build import build_policy

    sys.stdout.write(explain_policy(build_policy()))


def docs(
    check: Annotated[
        bool, typer.Option("--check", help="Fail when a page is out of date.")
    ] = False,
) -> None:
    """Generate the pages that come from code and data."""
    from bot.advisor.explain import explain_policy
    from bot.bootstrap.build import build_policy
    from bot.config import env_example

    pages = {
        Path(".env.example"): env_example(),
        Path("docs/policy.md"): explain_policy(build_policy()),
    }
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text() != text]
    if check and stale:
        names = ", ".join(str(path) for path in stale)
        raise ConfigurationError(f"Out of date: {names}; run make docs.")
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path])
