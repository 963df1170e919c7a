"""The projects of a channel, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.services.conversation import handle_message
from bot.services.projects import known_to, project_at
from tests.builders import JONAS, MAYA, World, a_message, a_place, a_world

PROJECT = "We classify 4k labelled tickets, 200k a month, 86% and we need 95%, we can tune llama."


@pytest.fixture(params=["sqlite", "postgres"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    """A bot over a fresh database of each kind."""
    is_postgres = request.param == "postgres"
    return a_world(tmp_path, request.getfixturevalue("postgres_url") if is_postgres else None)


def _tell(world: World, thread: str, channel: str, text: str = PROJECT) -> None:
    world.clock.advance(minutes=1)
    place = a_place(thread_ts=thread, channel_id=channel)
    handle_message(world.deps, a_message(text, place=place, ts=thread), None)


def test_the_latest_of_the_channel_comes_first(world: World) -> None:
    """Cancelled ones and those of other channels are left out; private ones are their owner's."""
    _tell(world, "1.1", "C1")
    _tell(world, "2.1", "C1")
    _tell(world, "3.1", "C1")
    _tell(world, "4.1", "C2")
    with world.store.unit() as unit:
        newest = unit.assessments.in_thread("T1", "C1", "3.1")
        oldest = unit.assessments.in_thread("T1", "C1", "1.1")
        assert newest is not None
        assert oldest is not None
        unit.assessments.save(newest.model_copy(update={"status": "cancelled"}))
        unit.assessments.save(oldest.model_copy(update={"private": True}))
        unit.commit()
    channel = a_place(thread_ts=None)

    threads = {user: [a.place.thread_ts for a in known_to(world.deps, channel, user)]
               for user in (MAYA, JONAS)}  # fmt: skip
    assert threads == {MAYA: ["2.1", "1.1"], JONAS: ["2.1"]}
    found = project_at(world.deps, channel)
    assert found is not None
    assert found.place.thread_ts == "2.1"
    assert project_at(world.deps, a_place(channel_id="C3", thread_ts=None)) is None
