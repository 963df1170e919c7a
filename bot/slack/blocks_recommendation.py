"""The recommendation card: the result first, then why, what it costs and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.advisor.amounts import working_days
from bot.advisor.markdown import inside
from bot.advisor.recommendation import NextStep, Recommendation
from bot.services import shown
from bot.services.cards import DifferenceView, RecommendationCard, SourceLine
from bot.services.wording import APPROACH, percent
from bot.slack import controls, parts
from bot.slack.blocks_assessment import understood
from bot.slack.escape import link, mrkdwn
from bot.slack.limits import Block, Part, clip

_MOST_STEPS = 3
"""Steps after the first one."""
_MOST_SOURCES = 8
_LINE = 330


def headline(recommendation: Recommendation, *, earlier: bool = False) -> str:
    """The result in one line of plain words."""
    share = percent(recommendation.confidence_score)
    what = "Earlier recommendation" if earlier else "Recommendation"
    return (
        f"{what}: {APPROACH[recommendation.approach]}, "
        f"confidence {recommendation.confidence}, {share}"
    )


def recommendation(card: RecommendationCard) -> tuple[str, list[Part]]:
    """The message of a recommendation: what decides and the buttons first, the details below.

    Where nothing but facts changed, the details are not told again.
    """
    result = card.recommendation
    first = headline(result, earlier=card.newer is not None)
    numbers = {source.passage_id: source for source in card.sources}
    told = _told_before(card)
    made = [Part(parts.header(first))]
    made += _subject(card)
    made += _understood(card)
    made += _difference(card.difference)
    if card.explanation:
        made.append(Part(parts.markup(mrkdwn(clip(card.explanation, 1_500))), rank=4))
    made += _reasons(card, numbers)
    made += _readiness(card, numbers)
    if not told:
        made += _first_step(result)
    if card.decided:
        made.append(Part(parts.small(f"*Decided:* {_with_dates(card.decided, card.decided_at)}")))
    if card.newer is None:
        made.append(Part(controls.actions(_buttons(card))))
        if card.ask_on:
            made.append(Part(parts.small(mrkdwn(clip(card.ask_on, 300))), rank=1))
    made += _cost(card, with_chart=not told)
    if not told:
        made += _steps(result)
    made += _changes(card)
    made += _sources(card.sources)
    made.append(Part(parts.small(parts.DISCLAIMER)))
    if not card.private and card.newer is None:
        made.append(Part(controls.votes(card.assessment_id)))
    return mrkdwn(clip(f"{first}. {card.title}. {result.why_not}", 1_200)), made


def _understood(card: RecommendationCard) -> list[Part]:
    """What a text was taken to say and what is open, where no other card shows it."""
    made = []
    if card.facts:
        made += understood(
            card.facts, card.assessment_id, "recommended", editable=card.newer is None
        )
    if card.note:
        made.append(Part(parts.plain(card.note, limit=1_500), rank=1))
    if card.unknown:
        names = mrkdwn(clip(", ".join(card.unknown), 300))
        made.append(Part(parts.markup(f"*Not known yet, and could change it:* {names}"), rank=1))
    return made


def _told_before(card: RecommendationCard) -> bool:
    """Whether the message before said the same, so that its details still stand."""
    before = card.difference
    return before is not None and before.old_approach == before.new_approach and not before.moved


def _subject(card: RecommendationCard) -> list[Part]:
    result = card.recommendation
    lines = [f"*{mrkdwn(clip(card.title, 120))}*"]
    if card.newer is not None:
        newer = f"*There is newer advice further down in this thread:* {APPROACH[card.newer]}."
        lines.append(newer)
    if result.readiness == "measure_first":
        lines.append(
            "*Measure first.* Without a way to tell good answers from bad ones, any choice is a "
            "guess."
        )
    if result.runner_up is not None:
        share = percent(result.probabilities[result.runner_up])
        lines.append(
            f"Close second: *{APPROACH[result.runner_up]}* ({share}). "
            "What is still unknown could turn it."
        )
    return [Part(parts.markup("\n".join(lines)))]


def cited(citations: Iterable[str], sources: Mapping[str, SourceLine]) -> str:
    """Numbered markers of the passages behind a sentence; each once."""
    found = {sources[c].n: sources[c] for c in citations if c in sources}
    return "".join(f" {link(source.url, f'[{n}]')}" for n, source in sorted(found.items()))


def _sentence(said: shown.Said, sources: Mapping[str, SourceLine]) -> str:
    start = f"*Not {said.against}:* " if said.against else ""
    return f"{start}{mrkdwn(clip(said.text, 2 * _LINE))}{cited(said.citations, sources)}"


def _reasons(card: RecommendationCard, sources: Mapping[str, SourceLine]) -> list[Part]:
    """Why, and what speaks against it; no sentence twice."""
    why = [_sentence(said, sources) for said in shown.why(card.recommendation)]
    against = [
        _sentence(said, sources) for said in shown.against(card.recommendation, card.objection)
    ]
    if card.objection:
        against.insert(0, f"*Mind the money:* {mrkdwn(clip(card.objection, 2 * _LINE))}")
    made = []
    if why:
        made.append(Part(parts.markup("*Why*\n" + parts.listed(why, numbered=True))))
    if against:
        rank = 0 if card.objection else 1
        made.append(
            Part(parts.markup("*What speaks against it*\n" + parts.listed(against)), rank=rank)
        )
    return made


def _readiness(card: RecommendationCard, sources: Mapping[str, SourceLine]) -> list[Part]:
    """Limits that no shown reason speaks of, and what would be right later."""
    result = card.recommendation
    lines = [
        f"{mrkdwn(clip(gate.text, _LINE))}{cited(gate.citations, sources)}"
        for gate in result.gates
        if gate.closed and (card.limits is None or gate.id in card.limits)
    ][:3]
    made = []
    if lines:
        made.append(Part(parts.markup("*What limits the choice*\n" + parts.listed(lines)), rank=2))
    if result.later:
        name = APPROACH[result.later.approach]
        conditions = [mrkdwn(clip(c, 220)) for c in result.later.conditions[:3]]
        if len(conditions) == 1:
            words = f"*Later: {name}*, once this holds: {inside(conditions[0])}"
        else:
            words = f"*Later: {name}*, once all of this holds\n{parts.listed(conditions)}"
        made.append(Part(parts.markup(words), rank=1))
    return made


def _changes(card: RecommendationCard) -> list[Part]:
    lines = [mrkdwn(clip(line, _LINE)) for line in card.change_lines[:3]]
    if not lines:
        return []
    return [Part(parts.markup("*What would change my mind*\n" + parts.listed(lines)), rank=1)]


def _cost(card: RecommendationCard, *, with_chart: bool) -> list[Part]:
    made = []
    if card.cost_lines:
        lines = parts.listed([mrkdwn(clip(line, 260)) for line in card.cost_lines[:6]])
        title = mrkdwn(clip(card.cost_title, 120))
        made.append(Part(parts.markup(f"*{title}*\n{lines}"), rank=2))
    if card.chart and with_chart:
        drawn = parts.chart(card.chart)
        made += [Part(block, rank=3 if block is drawn[0] else 2) for block in drawn]
    return made


def _first_step(result: Recommendation) -> list[Part]:
    """The first step with its end, so that work can begin."""
    if not result.next_steps:
        return []
    step = result.next_steps[0]
    end = f"Done when {mrkdwn(clip(inside(step.exit_criterion), 200))}"
    return [Part(parts.markup(f"*First step:* {_step(step)} {end}"), rank=1)]


def _steps(result: Recommendation) -> list[Part]:
    """What comes after the first step; how each ends stands in the export."""
    lines = [_step(step) for step in result.next_steps[1 : _MOST_STEPS + 1]]
    if not lines:
        return []
    more = len(result.next_steps) - 1 - len(lines)
    body = parts.listed(lines)
    if more > 0:
        body += f"\n{more} more step{'' if more == 1 else 's'} in the export."
    return [Part(parts.markup(f"*Then*\n{body}"), rank=2)]


def _step(step: NextStep) -> str:
    text = mrkdwn(clip(step.text.rstrip("."), 240))
    return f"{text} ({mrkdwn(clip(step.owner, 60))}, {working_days(step.effort_days)})."


def _with_dates(words: str, when: datetime | None) -> str:
    """Words whose `{date}` each reader sees in the own time zone."""
    before, found, after = mrkdwn(clip(words, 400)).partition("{date}")
    return f"{before}{parts.day(when)}{after}" if found and when else before


def source_lines(sources: Sequence[SourceLine]) -> str:
    """The cited passages as numbered links, those of one source on one line."""
    of_title: dict[str, list[str]] = {}
    for source in sources[:_MOST_SOURCES]:
        words = f"[{source.n}] {link(source.url, clip(source.section, 100))}"
        of_title.setdefault(source.title, []).append(words)
    lines = [f"{mrkdwn(clip(t, 100))}: {'; '.join(found)}" for t, found in of_title.items()]
    more = len(sources) - _MOST_SOURCES
    return "\n".join(lines) + (f"\nand {more} more in the export" if more > 0 else "")


def _sources(sources: Sequence[SourceLine]) -> list[Part]:
    if not sources:
        return []
    return [Part(parts.small(f"*Sources*\n{source_lines(sources)}", limit=2_400), rank=1)]


def _difference(view: DifferenceView | None) -> list[Part]:
    if view is None:
        return []
    lines = [
        f"{mrkdwn(clip(c.label, 80))}: {mrkdwn(clip(c.old, 120))} → {mrkdwn(clip(c.new, 120))}"
        for c in view.changes[:6]
    ]
    body = "\n".join(filter(None, [mrkdwn(clip(view.summary, 500)), parts.listed(lines)]))
    return [Part(parts.markup(f"*What changed*\n{body}"), rank=1)]


def _buttons(card: RecommendationCard) -> list[Block]:
    about = {"assessment": card.assessment_id}
    row: list[Block] = []
    if card.private:
        row.append(controls.button("Share in Channel", "share", about))
    if not card.decided:
        row.append(
            controls.button(
                "Record Decision", "open_form", {"kind": "record", **about}, n=0, style="primary"
            )
        )
    row += [
        controls.button("Change Facts", "open_form", {"kind": "change_facts", **about}, n=1),
        controls.button("Export", "export", about),
        controls.button("Remind Us", "open_form", {"kind": "remind", **about}, n=2),
    ]
    return row
