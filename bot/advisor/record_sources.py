"""What a decision record cites: numbered, marked behind sentences, and listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.advisor.departure import Departure
from bot.advisor.markdown import escape
from bot.advisor.recommendation import Recommendation

MOST_REASONS = 8
"""Reasons in the record; the largest first."""


class Source(NamedTuple):
    """Where a citation leads; a plain tuple of the same four serves as well."""

    title: str
    """Title of the note or document."""
    section: str
    """Section in it."""
    url: str | None
    """Address, when it has one."""
    text: str
    """The passage."""


Sources = Mapping[str, tuple[str, str, str | None, str]]


def number_sources(
    recommendation: Recommendation, plan: Departure | Recommendation
) -> dict[str, int]:
    """Passage id to its number in the record, in the order of citation."""
    cited = [c for reason in recommendation.reasons[:MOST_REASONS] for c in reason.citations]
    cited += [c for gate in recommendation.gates if gate.closed for c in gate.citations]
    cited += [c for step in plan.next_steps for c in step.citations]
    return {passage: number for number, passage in enumerate(dict.fromkeys(cited), start=1)}


def marks(citations: Sequence[str], numbered: Mapping[str, int]) -> str:
    """The numbers behind a sentence."""
    found = [str(numbered[citation]) for citation in citations if citation in numbered]
    return f" \\[{', '.join(found)}\\]" if found else ""


def _safe(url: str) -> bool:
    return url.startswith(("https://", "http://")) and not any(c in url for c in "<> \n\r\t\"'")


def sources_section(numbered: Mapping[str, int], sources: Sources) -> list[str]:
    """Lines of the section that lists what is cited."""
    if not numbered:
        return []
    lines = ["## Sources", ""]
    for passage, number in numbered.items():
        found = sources.get(passage)
        if found is None:
            lines.append(f"{number}. {escape(passage)}")
            continue
        title, section, url, text = found
        link = f" <{url}>" if url and _safe(url) else ""
        lines.append(f"{number}. {escape(title)}, {escape(section)}.{link} {escape(text)}")
    return lines
