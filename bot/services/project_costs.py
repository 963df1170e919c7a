"""What a channel's project costs at numbers that somebody names."""

from __future__ import annotations

import re
from typing import Any

from bot.advisor.budget import BUDGETS
from bot.advisor.profile import parse_profile
from bot.errors import NotAllowed, UserInputError
from bot.services.access import may_see
from bot.services.cards import ButtonView, CompareCard, NoticeCard
from bot.services.command_words import cost_card
from bot.services.costing import comparison_card
from bot.services.form_values import fact_value
from bot.services.inbound import Click
from bot.services.ports import Deps
from bot.services.projects import known_to
from bot.services.records import Assessment
from bot.services.turns import Turn

_BARE = re.compile(
    r"\W*(?:(?:at|for|with|of|about|around|if|we|have|had)\s+)*(~?\s*\d[\d.,\s]*"
    r"(?:k|m|mn|bn|b|thousand|million|billion)?)\s*(?:requests?|calls?|reqs?)?\W*",
    re.IGNORECASE,
)
"""A number that stands alone: requests a month, since nothing else is counted here."""
_MONEY = re.compile(r"[$€£]")
_OTHERS = 3
"""Further projects to choose from."""
_WORDS = 300


def costs_at(
    deps: Deps,
    turn: Turn,
    words: str,
    projects: list[Assessment],
    chosen: Assessment | None = None,
    *,
    alone: bool = False,
) -> CompareCard | NoticeCard:
    """The costs of a project at the named numbers, with buttons for the other projects.

    Args:
        deps: what services use.
        turn: what is kept and sent.
        words: the numbers; they win over the project's own.
        projects: those that the reader may see, the latest first.
        chosen: one of them; without it, the latest.
        alone: count the named numbers only.
    """
    facts = _numbers(deps, turn, words)
    project = None if alone else chosen or next(iter(projects), None)
    known = {name: fact.value for name, fact in project.facts.items()} if project else {}
    card = comparison_card(deps, parse_profile(known | facts), {}, of=project)
    others = [p for p in projects if project is None or p.id != project.id][:_OTHERS]
    about = {"words": words[:_WORDS]}
    buttons = [_for(f"For “{p.title}”", about | {"assessment": p.id}) for p in others]
    if project is not None:
        buttons.append(_for("Without a Project", about))
    return card.model_copy(update={"buttons": buttons})


def _for(label: str, payload: dict[str, Any]) -> ButtonView:
    return ButtonView(label=label, action="cost_for", payload=payload)


def names_costs(deps: Deps, turn: Turn, words: str) -> bool:
    """Whether words name numbers that costs can be worked out from."""
    return bool(_numbers(deps, turn, words).keys() - BUDGETS)


def _numbers(deps: Deps, turn: Turn, words: str) -> dict[str, Any]:
    """The facts that the words state; a bare number is the volume."""
    facts = dict(deps.read_rules(words, today=turn.now.date()).facts)
    bare = _BARE.fullmatch(words)
    if "requests_per_month" not in facts and bare and not _MONEY.search(words):
        facts["requests_per_month"] = fact_value("requests_per_month", bare[1].strip())
    return facts


def costs_for_all(
    deps: Deps, turn: Turn, words: str, assessment: Assessment | None
) -> CompareCard | NoticeCard:
    """The costs as everybody in a thread sees them: of its project, or the channel's latest."""
    if not names_costs(deps, turn, words):
        return cost_card(deps, assessment)
    found = known_to(deps, turn.place, "") if assessment is None else [assessment]
    return costs_at(deps, turn, words, found).model_copy(update={"buttons": []})


def cost_clicked(deps: Deps, turn: Turn, click: Click) -> None:
    """The costs of another project at the same numbers, for who pressed the button.

    Raises:
        UserInputError: the project is gone.
        NotAllowed: this person is not a member of the channel now.
    """
    if not may_see(deps, click.place, click.user_id):
        raise NotAllowed("Only members of this channel can see the costs of its projects.")
    projects = known_to(deps, click.place, click.user_id)
    wanted, words = click.payload.get("assessment"), str(click.payload.get("words") or "")
    chosen = next((p for p in projects if p.id == wanted), None)
    if wanted and chosen is None:
        raise UserInputError("That project is no longer here; it may have been deleted.")
    card = costs_at(deps, turn, words, projects, chosen, alone=not wanted)
    turn.whisper(card, click.user_id, click.response_url)
