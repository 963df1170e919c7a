"""Tasks that act with tools or think in steps."""

from __future__ import annotations

from bot.reading.patterns import RuleBook


def add_rules(book: RuleBook) -> None:
    """Add the rules for `task_type`."""
    _agents(book)
    _problems_to_solve(book)
    _step_by_step(book)
    _puzzles(book)


def _agents(book: RuleBook) -> None:
    book.add(
        "task_type",
        "agent",
        """
        agent that|which ..6 tools|apis|books|clicks|calls|actions|executes|runs
        agentic|multi_agent|autonomous_agent*
        tool calling|use|calls
        function calling
        """,
        strength=2,
    )


def _problems_to_solve(book: RuleBook) -> None:
    book.add(
        "task_type",
        "reasoning",
        """
        math* word? problems
        multi_step|logical|mathematical|legal|deductive reasoning
        solve|solving ..3 problems|puzzles|equations
        planning problems
        """,
        strength=1,
    )


def _step_by_step(book: RuleBook) -> None:
    book.add(
        "task_type",
        "reasoning",
        """
        must|has|have|needs to? ..1 work|figure|argue|reason ..1 out .,6 step|premise
        step by step , no guessing
        weigh|weighs ..5 against ..4 conclude|concludes|decide
        sudoku grade|like|style
        """,
        strength=5,
        free=True,
    )


def _puzzles(book: RuleBook) -> None:
    book.add(
        "task_type",
        "reasoning",
        """
        logic|number puzzles|riddles
        """,
        strength=5,
    )
