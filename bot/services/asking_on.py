"""How people learn that they may ask on about a recommendation, fitting where it stands."""

from __future__ import annotations

from bot.advisor.profile import Approach, Profile
from bot.advisor.recommendation import Recommendation
from bot.services.inbound import Place
from bot.services.ports import Limits

_WHY_NOT: dict[Approach, str] = {
    Approach.PROMPTING: "why not just prompt?",
    Approach.RAG: "why not RAG?",
    Approach.FINE_TUNING: "why not fine-tune?",
    Approach.HYBRID: "why not a hybrid?",
}
_MANY_LABELS = 10_000


def ask_on(place: Place, limits: Limits, profile: Profile, found: Recommendation) -> str:
    """A line with two questions that fit this recommendation, and how they reach the bot here."""
    others = {a: p for a, p in found.probabilities.items() if a is not found.approach}
    second = max(others, key=lambda a: others[a])
    has_many = profile.labelled_examples is not None and profile.labelled_examples >= _MANY_LABELS
    labels = "no labels" if has_many else "10k labels"
    examples = f"“{_WHY_NOT[second]}” or “what if we had {labels}?”"
    if place.channel_kind == "dm":
        return f"Ask me {examples} in this thread."
    if limits.reads_threads:
        return f"Ask me {examples} in this thread; mention me to be sure that I notice."
    return f"Mention me in this thread to ask on: {examples}"
