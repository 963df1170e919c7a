"""The command line's entry: commands, their options, and what a failure looks like."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot import __version__
from bot.cli import advising, evaluating, indexing, operating
from bot.errors import ConfigurationError, TuningForkError

app = typer.Typer(
    name="tuningfork",
    help="Should an LLM project prompt, retrieve, fine-tune, or combine them?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
advising.register(app)
indexing.register(app)
evaluating.register(app)
operating.register(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"{__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Should an LLM project prompt, retrieve, fine-tune, or combine them?"""


def run() -> None:
    """Run the command line; a failure is one sentence on standard error, never a traceback."""
    try:
        app()
    except ConfigurationError as error:
        _fail(str(error), 2)
    except TuningForkError as error:
        _fail(str(error), 1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        _fail("Stopped.", 130)
    except Exception as error:  # noqa: BLE001 - a person must never be shown a traceback
        _unexpected(error)


def _unexpected(error: Exception) -> None:
    """Say in a sentence that something broke, and where, without what was being worked on."""
    import traceback
    from pathlib import Path

    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    _fail(
        f"Something broke ({type(error).__name__} at {place}). Nothing was changed by this "
        "command unless it said so; please report it with this line.",
        1,
    )


def _fail(message: str, status: int) -> None:
    sys.stderr.write(f"tuningfork: {message}\n")
    sys.exit(status)
