"""Shows results to people: colours and tables on a terminal, plain text elsewhere."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from bot.advisor.budget import beyond_budget
from bot.advisor.cost_results import CostComparison
from bot.advisor.cost_words import objection
from bot.advisor.profile import Profile
from bot.advisor.recommendation import Advice, Recommendation
from bot.reading.model import Reading
from bot.services.wording import APPROACH, FACT, change_line, disputed_words, value_words

out = Console(highlight=False)
"""Standard output."""
err = Console(stderr=True, highlight=False)
"""Standard error: progress, notices, failures."""

_COLOUR = {"low": "yellow", "medium": "cyan", "high": "green"}


def show_facts(evidence: list[dict[str, Any]], facts: dict[str, Any]) -> None:
    """The facts with the words they were read from."""
    quotes = {line["fact"]: line["quote"] for line in evidence}
    table = Table("Fact", "Value", "Words", box=None, header_style="bold", padding=(0, 2, 0, 0))
    for name, value in facts.items():
        if name in FACT:
            quote = f"“{escape(quotes[name])}”" if name in quotes else "[dim]given[/dim]"
            table.add_row(FACT[name], escape(value_words(name, value)), quote)
    out.print(table if facts else "[dim]No facts were stated.[/dim]")


def show_disputed(reading: Reading) -> None:
    """What the text states in two ways, and which of both counts."""
    for line in disputed_words(reading.facts, reading.disputed):
        out.print(f"[yellow]{escape(line)}[/yellow]")


_EXAMPLE = "We classify 4k labelled tickets, 200k a month, prompts plateaued at 86% and we need 95%"


def show_nothing_read(advice: Advice) -> None:
    """That nothing about a project was read, and what to write instead."""
    out.print(
        "I read nothing about a project in that, so I recommend nothing yet. Say what goes in and "
        "what comes out, how much of it, what you have tried and how good it must be, for example:"
    )
    out.print(f'  tuningfork assess "{_EXAMPLE}"', highlight=False, soft_wrap=True)
    out.print("Or answer questions, one after the other: tuningfork assess --interactive")
    _show_questions(advice, "What I would ask first")


def show_advice(advice: Advice, profile: Profile, evidence: list[dict[str, Any]]) -> None:
    """The recommendation, result first; its facts with the words they were read from."""
    best = advice.recommendation
    colour = _COLOUR[best.confidence]
    head = (
        f"[bold]{APPROACH[best.approach]}[/bold]   "
        f"[{colour}]confidence {best.confidence}[/{colour}] ({best.confidence_score:.0%}), "
        f"stable in {best.stability:.0%} of completions"
    )
    shares = "   ".join(f"{APPROACH[a]} {p:.0%}" for a, p in best.probabilities.items())
    out.print(Panel(f"{head}\n[dim]{shares}[/dim]\n\n{escape(best.why_not)}", expand=False))
    if best.later is not None:
        conditions = " ".join(best.later.conditions)
        later = f"Later: {APPROACH[best.later.approach]}. {conditions} {best.later.trigger}"
        out.print(f"[yellow]{escape(later)}[/yellow]\n")
    _show_reasons(best)
    _show_plan(best, profile, {line["fact"]: line["quote"] for line in evidence})
    _show_questions(advice, "What would sharpen this")


def _show_questions(advice: Advice, title: str) -> None:
    if advice.next_questions:
        out.print(f"\n[bold]{title}[/bold]")
    for question in advice.next_questions[:3]:
        options = " · ".join(option.label for option in question.options)
        out.print(f"  {escape(question.question)} [dim]{escape(options)}[/dim]")


def _show_reasons(best: Recommendation) -> None:
    out.print("[bold]Reasons[/bold]")
    for reason in best.reasons[:5]:
        cited = ", ".join(reason.citations[:2])
        weight = f"{reason.weight:+.1f} {reason.axis}"
        out.print(f"  {weight}  {escape(reason.text)} [dim]{cited}[/dim]")
    for gate in best.gates:
        if gate.closed:
            cited = ", ".join(gate.citations[:1])
            out.print(f"  [red]gate[/red]    {escape(gate.text)} [dim]{cited}[/dim]")
    if best.would_change:
        out.print("\n[bold]What would change my mind[/bold]")
        for change in best.would_change[:3]:
            out.print(f"  {escape(change_line(change))}")


def _show_plan(best: Recommendation, profile: Profile, quotes: dict[str, str]) -> None:
    if best.cost is not None:
        cost = CostComparison.model_validate(best.cost)
        out.print("\n[bold]Cost[/bold]")
        over = beyond_budget(cost, best.approach, profile, quotes)
        for line in filter(None, [cost.takeaway, objection(cost, best.approach), over]):
            out.print(f"  {escape(line)}")
    out.print("\n[bold]Next steps[/bold]")
    for number, step in enumerate(best.next_steps[:6], start=1):
        unit = "day" if step.effort_days == 1 else "days"
        days = f"{step.effort_days:g} {unit}, {step.owner}"
        out.print(f"  {number}. {escape(step.text)} [dim]{escape(days)}[/dim]")
    if best.risks:
        out.print("\n[bold]Watch out for[/bold]")
        for risk in best.risks[:3]:
            out.print(f"  {escape(risk.text)} [dim]{escape(risk.mitigation)}[/dim]")
    again = f"Look again after {best.revisit.after_days} days. Policy {best.stamps.policy}."
    out.print(f"\n[dim]{again}[/dim]")


def show_answer(answer: dict[str, Any]) -> None:
    """A cited answer, or the abstention."""
    out.print(escape(answer["answer"]))
    for citation in answer["citations"]:
        where = f"[{citation['n']}] {citation['source']}, {citation['section']}"
        out.print(f"[dim]{escape(where)}[/dim]")
