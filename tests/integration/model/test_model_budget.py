"""The daily token budget holds on SQLite and on Postgres, also with many callers at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from integration.model.conftest import ModelMaker
from integration.model.scripted_server import ScriptedModelServer
from sqlalchemy import Engine

from bot.adapters.database.connect import open_engine
from bot.adapters.database.schema import model_budget
from bot.adapters.model_budget import TokenBudget
from bot.adapters.prompts import RenderedPrompt
from bot.errors import ModelUnavailable

TOKENS = "tuningfork_model_tokens_total"
PROMPT = RenderedPrompt(name="phrase_question", system="r" * 300, user="u" * 300, stamp="1+x")


class Clock:
    """A day that only tests move."""

    def __init__(self) -> None:
        self.now = datetime(2027, 1, 31, 23, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.now


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Both databases with an empty budget."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/budget.db"
    else:
        url = request.getfixturevalue("postgres_url")
    opened = open_engine(url)
    model_budget.create(opened, checkfirst=True)
    with opened.begin() as connection:
        connection.execute(model_budget.delete())
    yield opened
    opened.dispose()


def test_what_is_reserved_counts_until_it_is_settled(engine: Engine) -> None:
    """Reservations add up to the limit; settling gives the rest back, or takes more."""
    budget = TokenBudget(engine, daily_tokens=1000, clock=Clock())
    first = budget.reserve("T1", 600)
    with pytest.raises(ModelUnavailable, match="budget"):
        budget.reserve("T1", 401)
    budget.settle(first, 100)
    assert budget.used("T1") == 100
    second = budget.reserve("T1", 900)
    budget.settle(second, 1200)
    assert budget.used("T1") == 1300
    with pytest.raises(ModelUnavailable):
        budget.reserve("T1", 1)


def test_workspaces_and_days_are_apart(engine: Engine) -> None:
    """Another workspace and another UTC day have budgets of their own."""
    clock = Clock()
    budget = TokenBudget(engine, daily_tokens=100, clock=clock)
    late = budget.reserve("T1", 100)
    budget.reserve("T2", 100)
    clock.now = datetime(2027, 2, 1, 0, 30, tzinfo=UTC)
    budget.reserve("T1", 100)
    budget.settle(late, 0)
    assert budget.used("T1") == 100
    assert TokenBudget(engine, daily_tokens=0, clock=clock).used("") == 0


def test_many_callers_at_once_never_pass_the_limit(engine: Engine) -> None:
    """Of 16 callers with 10 tokens each, a limit of 100 serves exactly 10."""
    budget = TokenBudget(engine, daily_tokens=100, clock=Clock())
    served: list[bool] = []

    def call() -> None:
        try:
            budget.reserve("T1", 10)
        except ModelUnavailable:
            served.append(False)
        else:
            served.append(True)

    callers = [threading.Thread(target=call) for _ in range(16)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert served.count(True) == 10
    assert budget.used("T1") == 100


def test_a_used_up_budget_sends_nothing(
    engine: Engine, server: ScriptedModelServer, make_model: ModelMaker
) -> None:
    """The call is refused before the request; a served one is settled to what was used."""
    budget = TokenBudget(engine, daily_tokens=1150, clock=Clock())
    model = make_model(budget=budget)
    server.script("good", content="Hello there, all of you.")
    assert model.write(PROMPT, team_id="T1")
    assert budget.used("T1") == 150
    with pytest.raises(ModelUnavailable, match="budget"):
        model.write(PROMPT, team_id="T1")
    assert len(server.requests) == 1
    assert model.write(PROMPT, team_id="T2")


@pytest.mark.parametrize("kind", ["rate_limited", "unauthorised", "bad_request"])
def test_a_refused_request_costs_nothing(
    engine: Engine, server: ScriptedModelServer, make_model: ModelMaker, kind: str
) -> None:
    """The model did not work on it, so neither the budget nor the counters move."""
    budget = TokenBudget(engine, daily_tokens=9999, clock=Clock())
    model = make_model(budget=budget)
    server.script(kind)
    with pytest.raises(ModelUnavailable):
        model.write(PROMPT, team_id="T1")
    assert budget.used("T1") == 0
    assert model.counters.registry.get_sample_value(TOKENS, {"kind": "input"}) in (None, 0)


def test_an_outage_does_not_use_up_the_budget(engine: Engine, make_model: ModelMaker) -> None:
    """A connection that is refused costs nothing, however often it is tried."""
    budget = TokenBudget(engine, daily_tokens=9999, clock=Clock())
    model = make_model(settings={"base_url": "http://127.0.0.1:9/v1"}, budget=budget)
    for _ in range(3):
        with pytest.raises(ModelUnavailable):
            model.write(PROMPT, team_id="T1")
    assert budget.used("T1") == 0


@pytest.mark.parametrize("kind", ["slow", "closed"])
def test_a_request_that_may_have_run_counts(
    engine: Engine, server: ScriptedModelServer, make_model: ModelMaker, kind: str
) -> None:
    """No answer after sending: the model may have worked, so its input counts as estimated."""
    budget = TokenBudget(engine, daily_tokens=9999, clock=Clock())
    model = make_model(settings={"attempts": 1}, budget=budget)
    server.script(kind)
    with pytest.raises(ModelUnavailable):
        model.write(PROMPT, team_id="T1")
    assert budget.used("T1") == 200


def test_without_a_table_the_model_is_left_out(
    tmp_path: Path, server: ScriptedModelServer, make_model: ModelMaker
) -> None:
    """A database that cannot be read means no call, not an uncounted one."""
    engine = open_engine(f"sqlite:///{tmp_path}/empty.db")
    model = make_model(budget=TokenBudget(engine, daily_tokens=9999, clock=Clock()))
    with pytest.raises(ModelUnavailable, match="cannot be read"):
        model.write(PROMPT)
    assert server.requests == []
