"""Who sees what belongs to a channel: decided by what Slack says now, and never in doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.services.decisions import may_see
from tests.builders import CHANNEL, MAYA, World, a_place, a_world

OUTSIDER = "U9"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A bot over a fresh database; Maya and Jonas are in the channel."""
    return a_world(tmp_path)


def test_everybody_in_the_workspace_sees_a_public_channel(world: World) -> None:
    """Members or not."""
    assert may_see(world.deps, a_place(), OUTSIDER)


def test_a_channel_made_private_is_closed_to_others(world: World) -> None:
    """Though it was public when the decision was recorded."""
    world.slack.kinds[CHANNEL] = "private"
    assert not may_see(world.deps, a_place(), OUTSIDER)
    assert may_see(world.deps, a_place(), MAYA)


def test_what_was_private_stays_with_the_members(world: World) -> None:
    """Opening a channel shows nothing on to those who never joined."""
    was_private = a_place(channel_kind="private")
    assert not may_see(world.deps, was_private, OUTSIDER)
    assert may_see(world.deps, was_private, MAYA)


def test_a_guest_sees_only_channels_that_they_are_in(world: World) -> None:
    """Also among public ones."""
    world.slack.guests = {OUTSIDER, MAYA}
    assert not may_see(world.deps, a_place(), OUTSIDER)
    assert may_see(world.deps, a_place(), MAYA)


def test_a_shared_channel_needs_membership(world: World) -> None:
    """People of another company may be in it."""
    world.slack.external = {CHANNEL}
    assert not may_see(world.deps, a_place(), OUTSIDER)
    assert may_see(world.deps, a_place(), MAYA)
