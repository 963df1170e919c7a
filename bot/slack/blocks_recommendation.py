"""The recommendation card: the result first, then why, what it costs and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.advisor.profile import Approach
from bot.advisor.recommendation import Reason, Recommendation
from bot.services.cards import DifferenceView, RecommendationCard, SourceLine
from bot.services.wording import APPROACH
from bot.slack import controls, parts
from bot.slack.blocks_assessment import understood
from bot.slack.escape import link, mrkdwn
from bot.slack.limits import Block, Part, clip

_MOST_REASONS = 5
_MOST_STEPS = 5
_MOST_SOURCES = 10
_LINE = 330


def headline(recommendation: Recommendation) -> str:
    """The result in one line of plain words."""
    share = f"{recommendation.confidence_score * 100:.0f}%"
    return (
        f"Recommendation: {APPROACH[recommendation.approach]}, "
        f"confidence {recommendation.confidence}, {share}"
    )


def recommendation(card: RecommendationCard) -> tuple[str, list[Part]]:
    """The message of a recommendation."""
    result = card.recommendation
    first = headline(result)
    numbers = {source.passage_id: source for source in card.sources}
    made = [
        Part(parts.header(first)),
        Part(
            parts.markup(f"*{mrkdwn(clip(card.title, 120)).replace('*', '')}*\n{_verdict(result)}")
        ),
    ]
    made += _understood(card)
    made += _difference(card.difference)
    if card.explanation:
        made.append(Part(parts.markup(mrkdwn(clip(card.explanation, 1_500))), rank=4))
    made += _reasons(result, numbers)
    made += _readiness(result, numbers)
    made += _changes(card)
    made += _cost(card)
    made += _steps(result)
    made += _sources(card.sources)
    if card.decided:
        made.append(Part(parts.small(f"*Decided:* {mrkdwn(clip(card.decided, 400))}")))
    made.append(Part(parts.small(parts.DISCLAIMER)))
    made.append(Part(controls.actions(_buttons(card))))
    if not card.private:
        made.append(Part(controls.votes(card.assessment_id)))
    return mrkdwn(clip(f"{first}. {card.title}. {result.why_not}", 1_200)), made


def _understood(card: RecommendationCard) -> list[Part]:
    """What a text was taken to say and what is open, where no other card shows it."""
    made = []
    if card.facts:
        made += understood(card.facts, card.assessment_id, "recommended", editable=True)
    if card.note:
        made.append(Part(parts.plain(card.note, limit=1_500), rank=1))
    if card.unknown:
        names = mrkdwn(clip(", ".join(card.unknown), 300))
        made.append(Part(parts.markup(f"*Not known yet, and could change it:* {names}"), rank=1))
    return made


def _verdict(result: Recommendation) -> str:
    lines = [mrkdwn(clip(result.why_not, 600))]
    if result.runner_up is not None:
        share = f"{result.probabilities[result.runner_up] * 100:.0f}%"
        lines.append(
            f"Close second: *{APPROACH[result.runner_up]}* ({share}); "
            f"what is still unknown could turn it."
        )
    return "\n".join(lines)


def _cited(citations: Sequence[str], sources: Mapping[str, SourceLine]) -> str:
    """Numbered markers of the passages behind a sentence; each once."""
    found = {sources[c].n: sources[c] for c in citations if c in sources}
    return "".join(f" {link(source.url, f'[{n}]')}" for n, source in sorted(found.items()))


def _shown_reasons(result: Recommendation) -> list[Reason]:
    """The weightiest reasons; one that bears on both questions in the same words stands once."""
    once = {reason.text: reason for reason in reversed(result.reasons)}
    return [r for r in result.reasons if once[r.text] is r][:_MOST_REASONS]


def _reasons(result: Recommendation, sources: Mapping[str, SourceLine]) -> list[Part]:
    lines: dict[bool, list[str]] = {True: [], False: []}
    for reason in _shown_reasons(result):
        words = f"{mrkdwn(clip(reason.text, _LINE))}{_cited(reason.citations, sources)}"
        lines[supports(reason, result.approach)].append(words)
    made = []
    if lines[True]:
        made.append(Part(parts.markup("*Why*\n" + parts.listed(lines[True], numbered=True))))
    if lines[False]:
        against = "*What speaks for something else*\n" + parts.listed(lines[False])
        made.append(Part(parts.markup(against), rank=1))
    return made


def supports(reason: Reason, approach: Approach) -> bool:
    """Whether a reason pushes its question the way the approach answers it."""
    answers_yes = {
        "K": (Approach.RAG, Approach.HYBRID),
        "T": (Approach.FINE_TUNING, Approach.HYBRID),
    }
    return (reason.weight > 0) == (approach in answers_yes[reason.axis])


def _readiness(result: Recommendation, sources: Mapping[str, SourceLine]) -> list[Part]:
    said = {reason.text for reason in _shown_reasons(result)}
    lines = [
        f"{mrkdwn(clip(gate.text, _LINE))}{_cited(gate.citations, sources)}"
        for gate in result.gates
        if gate.closed and gate.text not in said
    ][:4]
    made = []
    if lines:
        made.append(Part(parts.markup("*What limits the choice*\n" + parts.listed(lines)), rank=2))
    if result.readiness == "measure_first":
        made.append(
            Part(
                parts.markup(
                    "*Measure first.* Without a way to tell good answers from bad ones, "
                    "any choice is a guess."
                ),
                rank=1,
            )
        )
    if result.later:
        conditions = parts.listed([mrkdwn(clip(c, 220)) for c in result.later.conditions[:4]])
        made.append(
            Part(
                parts.markup(
                    f"*Later: {APPROACH[result.later.approach]}*, once\n{conditions}\n"
                    f"Look again: {mrkdwn(clip(result.later.trigger, 220))}"
                ),
                rank=1,
            )
        )
    return made


def _changes(card: RecommendationCard) -> list[Part]:
    lines = [mrkdwn(clip(line, _LINE)) for line in card.change_lines[:4]]
    if not lines:
        return []
    return [Part(parts.markup("*What would change my mind*\n" + parts.listed(lines)), rank=1)]


def _cost(card: RecommendationCard) -> list[Part]:
    made = []
    if card.cost_lines:
        lines = parts.listed([mrkdwn(clip(line, 260)) for line in card.cost_lines[:6]])
        made.append(Part(parts.markup(f"*What it costs*\n{lines}"), rank=2))
    if card.chart:
        drawn = parts.chart(card.chart)
        made += [Part(block, rank=3 if block is drawn[0] else 2) for block in drawn]
    return made


def _steps(result: Recommendation) -> list[Part]:
    lines = [
        f"{mrkdwn(clip(step.text.rstrip('.'), 240))} "
        f"({mrkdwn(clip(step.owner, 60))}, {_days(step.effort_days)}). "
        f"Done when {mrkdwn(clip(_inside(step.exit_criterion), 200))}"
        for step in result.next_steps[:_MOST_STEPS]
    ]
    if not lines:
        return []
    return [Part(parts.markup("*Next steps*\n" + parts.listed(lines, numbered=True)), rank=2)]


def _days(days: float) -> str:
    return f"{days:g} day" if days == 1 else f"{days:g} days"


def _inside(sentence: str) -> str:
    """A sentence as the end of another one."""
    if len(sentence) > 1 and sentence[0].isupper() and sentence[1].islower():
        return sentence[0].lower() + sentence[1:]
    return sentence


def source_lines(sources: Sequence[SourceLine]) -> str:
    """The cited passages as numbered links."""
    lines = [
        f"[{source.n}] {link(source.url, clip(f'{source.title}, {source.section}', 140))}"
        for source in sources[:_MOST_SOURCES]
    ]
    more = len(sources) - len(lines)
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
    if view.old_approach == view.new_approach:
        title = f"Still {APPROACH[view.new_approach]}"
    else:
        title = f"From {APPROACH[view.old_approach]} to {APPROACH[view.new_approach]}"
    body = "\n".join(filter(None, [mrkdwn(clip(view.summary, 500)), parts.listed(lines)]))
    return [Part(parts.markup(f"*What changed: {title}*\n{body}"), rank=1)]


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
