"""What Slack does not tell of just now is left out of answers and lists, which say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.advisor.advise import advise
from bot.advisor.profile import parse_profile
from bot.errors import SlackUnavailable
from bot.services.access import may_see, visible_labels
from bot.services.answering import find_answer
from bot.services.commands import handle_command
from bot.services.home import home_card
from bot.services.inbound import Command
from bot.services.ports import ChannelNow, Person
from bot.services.records import Decision, Reminder
from bot.services.turns import new_turn
from bot.slack.blocks import read_card, render
from bot.slack.home import home_view
from bot.slack.limits import texts
from tests.builders import MAYA, START, NoDocuments, Recorder, World, a_place, a_world

TWO = "Slack did not tell me about 2 channels just now, so what is kept there is left out."


@dataclass
class Busy(Recorder):
    """A Slack that tells only of some channels."""

    silent_about: set[str] = field(default_factory=set)
    knows_kinds: bool = True
    unsure_of: set[str] = field(default_factory=set)

    def channels_now(self, team_id: str, channel_ids: Iterable[str]) -> dict[str, ChannelNow]:
        """Of those it tells of."""
        told = [c for c in channel_ids if self.knows_kinds and c not in self.silent_about]
        return super().channels_now(team_id, told)

    def is_member(self, team_id: str, channel_id: str, user_id: str) -> bool:
        """Whether the person is there, where it tells."""
        if channel_id in self.silent_about:
            raise SlackUnavailable("Please try again in a minute.")
        return super().is_member(team_id, channel_id, user_id)

    def person(self, team_id: str, user_id: str) -> Person:
        """A person, perhaps unknown just now."""
        found = super().person(team_id, user_id)
        unsure = user_id in self.unsure_of
        return replace(found, is_unsure=unsure, is_external=unsure or found.is_external)


class Shelves(NoDocuments):
    """Four channels have documents."""

    def channels(self, team_id: str) -> frozenset[str]:
        """Their ids."""
        return frozenset({"C1", "C2", "C3", "C4"})


@pytest.fixture
def busy() -> Busy:
    """Slack does not tell of C3 and C4."""
    return Busy(silent_about={"C3", "C4"})


@pytest.fixture
def world(tmp_path: Path, busy: Busy) -> World:
    """A bot with a decision and a reminder in each of four public channels."""
    made = a_world(tmp_path)
    advice = advise(parse_profile({}), made.deps.policy, completions=1024).recommendation
    with made.store.unit() as unit:
        for n in range(1, 5):
            place = a_place(channel_id=f"C{n}", thread_ts=f"{n}.1")
            unit.decisions.add(
                Decision(
                    id=f"d{n}", place=place, assessment_id=f"a{n}", title=f"D{n}",
                    status="accepted", owner_id=MAYA, recorded_by=MAYA, facts={},
                    recommendation=advice, review_at=START + timedelta(days=90), triggers=[],
                    created_at=START + timedelta(minutes=n),
                )
            )  # fmt: skip
            unit.reminders.add(
                Reminder(
                    id=f"r{n}", place=place, user_id=MAYA, text=f"to look at D{n}",
                    due_at=START + timedelta(days=n), time_zone="UTC", created_at=START,
                )
            )  # fmt: skip
        unit.commit()
    deps = replace(made.deps, directory=busy, documents=Shelves())
    return replace(made, deps=deps)


def _command(world: World, text: str) -> dict[str, Any]:
    command = Command(place=a_place(), user_id=MAYA, text=text, response_url="https://r")
    handle_command(world.deps, command, None)
    return world.deliver()[-1]


def _shown(card: dict[str, Any]) -> str:
    return "\n".join(text for block in render(read_card(card), "k").blocks for text in texts(block))


@pytest.mark.parametrize(("command", "seen"), [("decisions", "D2"), ("remind list", "D2")])
def test_a_list_says_what_is_missing(world: World, busy: Busy, command: str, seen: str) -> None:
    """The others are shown; nothing is said once Slack tells of all."""
    shown = _shown(_command(world, command))
    assert seen in shown
    assert "D3" not in shown
    assert TWO in shown
    busy.silent_about.clear()
    shown = _shown(_command(world, command))
    assert "D3" in shown
    assert "did not tell" not in shown


def test_an_empty_list_says_so_too(world: World, busy: Busy) -> None:
    """It is not taken for a workspace without decisions."""
    busy.silent_about |= {"C1", "C2"}

    assert "did not tell me about 4 channels" in _shown(_command(world, "decisions"))


def test_the_home_tab_says_it_once(world: World) -> None:
    """Decisions and reminders are of the same channels."""
    view = home_view(home_card(world.deps, "T1", MAYA), "k", "/fork")

    assert str(view).count("did not tell") == 1
    assert TWO in str(view)


def test_an_answer_says_that_documents_are_missing(world: World) -> None:
    """An answer, or that there is none."""
    labels = visible_labels(world.deps, a_place(), MAYA)
    card = find_answer(world.deps, new_turn(world.deps, a_place(), None), "what is LoRA?", MAYA)

    assert labels.shown == {"public", "team:T1", "channel:T1/C1", "channel:T1/C2"}
    assert TWO in _shown(card.model_dump(mode="json"))


def test_documents_are_missing_while_the_asker_is_unknown(world: World, busy: Busy) -> None:
    """What a full member would be shown is left out, and that is said."""
    busy.silent_about.clear()
    busy.unsure_of.add(MAYA)
    labels = visible_labels(world.deps, a_place(), MAYA)

    assert labels.shown == {"public", "channel:T1/C1"}
    assert labels.untold == {"C2", "C3", "C4"}


def test_one_thing_that_is_asked_for_waits(world: World, busy: Busy) -> None:
    """Slack tells who is in a public channel, but not that it is public: nobody is refused."""
    busy.silent_about.clear()
    busy.members["C2"] = {"U7"}
    busy.knows_kinds = False

    assert may_see(world.deps, a_place(channel_id="C2"), "U7")
    with pytest.raises(SlackUnavailable):
        may_see(world.deps, a_place(channel_id="C2"), MAYA)
