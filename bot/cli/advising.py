"""`assess`, `ask`, `read`, `compare`, `cost`: advice without Slack."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.text_file import text_of_file
from bot.errors import UserInputError
from bot.reading.tokens import MAX_CHARACTERS

JsonFlag = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
JsonlFlag = Annotated[
    bool, typer.Option("--jsonl", help="One JSON object per line in, one per line out.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("assess")(assess)
    app.command("ask")(ask)
    app.command("read")(read_text)
    app.command("compare")(compare)
    app.command("cost")(cost)


def print_json(data: Any) -> None:
    """One JSON object on standard output."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2)
    sys.stdout.write(text + "\n")


def input_text(text: str | None) -> str:
    """The argument, or standard input for `-` or when something is piped in.

    Raises:
        UserInputError: there is nothing, or it is too long or not text.
    """
    if text is None and sys.stdin.isatty():
        raise UserInputError('Give a text, e.g. tuningfork assess "We classify 4k tickets …".')
    if text is None or text == "-":
        try:
            text = sys.stdin.buffer.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise UserInputError("The input is not UTF-8 text; give plain text.") from error
    if not text.strip():
        raise UserInputError("The text is empty; describe a project or ask a question.")
    if len(text) > MAX_CHARACTERS:
        raise UserInputError(f"The text is longer than {MAX_CHARACTERS:,} characters; shorten it.")
    return text


def today_of(value: str | None) -> date | None:
    """A date given as YYYY-MM-DD."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UserInputError("--today takes a date as YYYY-MM-DD.") from None


def read_text(
    text: Annotated[str | None, typer.Argument(help="The text, or - for standard input.")] = None,
    today: Annotated[str | None, typer.Option(help="Day that deadlines count from.")] = None,
    as_json: JsonFlag = False,
    jsonl: JsonlFlag = False,
) -> None:
    """Read the facts in a text, each with the words that state it."""
    from bot.cli.jsonl import serve
    from bot.cli.serving import read_output, reading_of, serve_read

    if jsonl:
        raise typer.Exit(serve(serve_read, ("text", "today")))
    reading = reading_of(input_text(text), today_of(today))
    output = {"id": None} | read_output(reading)
    if as_json:
        print_json(output)
        return
    from bot.cli.screen import out, show_disputed, show_facts

    show_facts(output["evidence"], output["facts"])
    show_disputed(reading)
    out.print(f"[dim]Intent: {output['intent']}[/dim]")


def assess(
    text: Annotated[
        str | None, typer.Argument(help="The project, or - for standard input.")
    ] = None,
    facts: Annotated[
        Path | None, typer.Option(help="A JSON file of facts; they win over the text's.")
    ] = None,
    interactive: Annotated[bool, typer.Option("--interactive", help="Ask what matters.")] = False,
    today: Annotated[str | None, typer.Option(help="Day that deadlines count from.")] = None,
    pictures: Annotated[
        Path | None, typer.Option(help="A folder for quadrant.png and cost.png.")
    ] = None,
    as_json: JsonFlag = False,
    jsonl: JsonlFlag = False,
) -> None:
    """Recommend prompting, RAG, fine-tuning or a hybrid, with reasons and next questions."""
    from bot.bootstrap.build import build_policy
    from bot.cli.jsonl import serve, usable_processes
    from bot.cli.serving import Assessor, assess_output, merged, reading_of

    policy = build_policy()
    assessor = Assessor(policy)
    if jsonl and pictures is not None:
        raise UserInputError("--pictures draws one project; leave out --jsonl.")
    if jsonl:
        processes = usable_processes()
        raise typer.Exit(serve(assessor.serve, ("text", "facts", "today"), processes=processes))
    given = _facts_file(facts)
    wanted = text is not None or (facts is None and not interactive)
    reading = reading_of(input_text(text), today_of(today)) if wanted else None
    profile, evidence = merged(reading, given)
    if interactive:
        from bot.cli.interactive import interview

        profile = interview(assessor, profile)
    advice = assessor.advise(profile)
    if as_json:
        print_json({"id": None} | assess_output(profile, evidence, advice))
    else:
        from bot.cli.screen import show_advice, show_disputed, show_facts, show_nothing_read

        if not profile.known():
            show_nothing_read(advice)
            return
        show_facts(evidence, profile.known())
        if reading is not None:
            show_disputed(reading)
        show_advice(advice, profile, evidence)
    if pictures is not None:
        from bot.cli.drawing import write_pictures
        from bot.cli.screen import err, out

        told = err if as_json else out  # standard output stays one JSON object
        for path in write_pictures(pictures, policy, profile, advice.recommendation):
            told.print(str(path), markup=False, soft_wrap=True)


_FACTS = 'facts such as {"requests_per_month": 200000}'


def _facts_file(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        loaded = json.loads(text_of_file(path, _FACTS))
    except (ValueError, RecursionError) as error:
        raise UserInputError(
            f"The file {path} is not JSON; it should hold {_FACTS}.", code="bad_json"
        ) from error
    if not isinstance(loaded, dict):
        raise UserInputError(f"The file {path} must hold an object of field and value: {_FACTS}.")
    return loaded


def ask(
    question: Annotated[str | None, typer.Argument(help="The question, or -.")] = None,
    as_json: JsonFlag = False,
    jsonl: JsonlFlag = False,
) -> None:
    """Answer a question from the knowledge base, with citations."""
    from bot.cli.indexing import open_knowledge
    from bot.cli.jsonl import serve, text_of
    from bot.cli.serving import ask_output

    with open_knowledge() as knowledge:
        if jsonl:

            def handle(line: dict[str, Any]) -> dict[str, Any]:
                return ask_output(knowledge, text_of(line, "question", required=True) or "")

            raise typer.Exit(serve(handle, ("question",)))
        output = {"id": None} | ask_output(knowledge, input_text(question))
    if as_json:
        print_json(output)
        return
    from bot.cli.screen import show_answer

    show_answer(output)


def compare(
    trial: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|COUNTS",
            help="A CSV of paired outcomes, a JSON of two counts, or the two counts themselves, "
            "the prompt first: 172/200 188/200.",
        ),
    ],
    target: Annotated[float | None, typer.Option(help="Score that is needed, in percent.")] = None,
    as_json: JsonFlag = False,
) -> None:
    """Compare a tuned model with a prompt on the same cases: difference, test, verdict."""
    from bot.advisor.trials import facts_from_trial
    from bot.cli.trial_input import trial_of

    result = trial_of(trial)
    facts = facts_from_trial(result, target_score_percent=target)
    if as_json:
        print_json({"id": None} | result.model_dump(mode="json") | {"facts": facts})
        return
    from rich.markup import escape

    from bot.cli.screen import out

    for line in (result.text, *result.notes):
        out.print(escape(line))


def cost(
    requests: Annotated[
        str | None,
        typer.Argument(metavar="VOLUME", help="Requests a month, e.g. 200k or 2.5M."),
    ] = None,
    facts: Annotated[Path | None, typer.Option(help="A JSON file of facts.")] = None,
    volume: Annotated[str | None, typer.Option(help="The same as VOLUME.")] = None,
    override: Annotated[
        list[str] | None, typer.Option("--set", help="Replace an input, e.g. engineer_day_usd=600.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Compare what each approach costs, with every input shown and replaceable."""
    from bot.advisor.cost import compare_costs
    from bot.advisor.profile import parse_profile
    from bot.bootstrap.build import build_policy

    told = volume if volume is not None else requests
    given = _facts_file(facts) | ({} if told is None else {"requests_per_month": _volume(told)})
    comparison = compare_costs(
        parse_profile(given), build_policy().prices, _overrides(override or [])
    )
    if comparison is None:
        raise UserInputError("The volume is missing; give it, e.g. tuningfork cost 200k.")
    if as_json:
        print_json({"id": None} | comparison.model_dump(mode="json"))
        return
    from rich.markup import escape
    from rich.table import Table

    from bot.cli.screen import out
    from bot.services.wording import APPROACH

    table = Table("Approach", "Run on", "Monthly", "One-off", box=None, header_style="bold")
    for row in comparison.approaches:
        monthly, once = f"${row.monthly_usd:,.0f}", f"${row.one_off_usd:,.0f}"
        table.add_row(APPROACH[row.approach], row.hosting.replace("_", " "), monthly, once)
    out.print(escape(comparison.takeaway))
    out.print(table)
    for note in comparison.notes:
        out.print(f"[dim]{escape(note)}[/dim]")
    out.print("\n[bold]Inputs[/bold] (replace any with --set name=value)")
    for item in comparison.inputs:
        out.print(f"  {item.name} = {item.value:g} {item.unit} [dim]{escape(item.source)}[/dim]")


def _volume(text: str) -> int:
    """Requests a month as typed."""
    from bot.reading.amounts import read_amount

    try:
        return int(text)  # also one below zero, which the profile refuses by name
    except ValueError:
        number = read_amount(text)
    if number is None:
        raise UserInputError(
            f"The volume {text[:40]!r} is no number of requests a month; write 200000, 200k or "
            "2.5M."
        )
    return round(number)


def _overrides(pairs: list[str]) -> dict[str, float]:
    overrides = {}
    for pair in pairs:
        name, separator, value = pair.partition("=")
        try:
            overrides[name.strip()] = float(value)
        except ValueError:
            separator = ""
        if not separator:
            raise UserInputError(f"--set takes name=number, not {pair!r}.")
    return overrides
