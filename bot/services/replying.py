"""The cards that answer questions about a recommendation: from what is stored, or weighed anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.advisor import replies
from bot.advisor.advise import advise
from bot.advisor.cost import CostComparison, compare_costs
from bot.advisor.cost_words import objection
from bot.advisor.profile import Profile, parse_profile
from bot.advisor.recommendation import Advice, Recommendation
from bot.advisor.reply import Reply, Section, Statement, section
from bot.advisor.supposing import outcome_then, what_if
from bot.advisor.validity import still_valid
from bot.reading.follow_up import FollowUp, FollowUpKind
from bot.services.cards import FollowUpCard, NoticeCard
from bot.services.costing import chart_or_words, cost_lines, cost_of, cost_title
from bot.services.ports import Deps
from bot.services.recommending import source_lines
from bot.services.records import Assessment
from bot.services.schedule import zone
from bot.services.turns import Turn
from bot.services.wording import APPROACH, FACT, fact_line, value_words

_COST_FACTS = frozenset(
    {"requests_per_month", "prompt_tokens", "dynamic_tokens", "output_tokens", "corpus_tokens"}
    | {"model_tier", "prompt_cacheable"}
)
"""Facts whose supposition is answered with the cost as well."""
_NO_VOLUME = (
    "I need the number of requests a month for that. Ask for example “what would it cost at 200k "
    "requests a month?”"
)
_NOTHING_NEW = "That is what I count with already, so nothing would change."


@dataclass(frozen=True)
class Asked:
    """A question about the recommendation, with what it supposes read as facts."""

    follow_up: FollowUp
    """The question."""
    supposed: dict[str, Any] = field(default_factory=dict)
    """Facts that it supposes and that are not so."""
    unmistakable: bool = False
    """True when nobody but the bot can be meant."""


def profile_of(assessment: Assessment) -> Profile:
    """The facts of the recommendation, or of the interview as far as it is."""
    advised = assessment.recommended_profile
    return assessment.profile if advised is None else Profile.model_validate(advised)


class Replying:
    """The recommendation of a thread, ready to be asked about."""

    def __init__(
        self,
        deps: Deps,
        turn: Turn,
        assessment: Assessment,
        recommendation: Recommendation,
        user_id: str,
    ) -> None:
        self._deps, self._turn, self._assessment = deps, turn, assessment
        self._found, self._user_id = recommendation, user_id
        self._profile = profile_of(assessment)

    def card(self, asked: Asked) -> FollowUpCard | NoticeCard:
        """What is shown for one question.

        Raises:
            UserInputError: what is supposed makes no sense.
        """
        follow_up, policy = asked.follow_up, self._deps.policy
        if follow_up.supposed is not None:
            return self._supposed(asked)
        about: dict[FollowUpKind, Callable[[], Reply]] = {
            FollowUpKind.WHY: lambda: replies.why(self._found, policy, follow_up.approaches),
            FollowUpKind.WHY_NOT: lambda: replies.why_not(
                self._found, policy, follow_up.approaches
            ),
            FollowUpKind.CHANGE: lambda: replies.changes(self._found, policy, follow_up.approaches),
            FollowUpKind.STEPS: lambda: replies.steps(self._found),
            FollowUpKind.CERTAINTY: lambda: replies.certainty(
                self._found, policy, self._advise(self._profile).next_questions
            ),
            FollowUpKind.RISKS: lambda: replies.risks(self._found, self._money()),
            FollowUpKind.VALID: self._valid,
            FollowUpKind.FACTS: lambda: replies.facts_used(
                len(self._assessment.facts), self._advise(self._profile).next_questions
            ),
        }
        card = self._shown(about[follow_up.kind]())
        if follow_up.kind is FollowUpKind.FACTS:
            facts = [fact_line(fact) for fact in self._assessment.facts.values()]
            card = card.model_copy(update={"facts": facts})
        return card

    def _supposed(self, asked: Asked) -> FollowUpCard | NoticeCard:
        wants_cost = asked.follow_up.kind is FollowUpKind.COST
        if not asked.supposed and not wants_cost:
            return NoticeCard(text=_NOTHING_NEW)
        facts = self._profile.model_dump(exclude_none=True) | asked.supposed
        profile = parse_profile(facts)
        then = self._advise(profile).recommendation
        comparison = None
        if wants_cost or _COST_FACTS & set(asked.supposed):
            comparison = compare_costs(profile, self._deps.policy.prices)
        if wants_cost:
            if comparison is None:
                return NoticeCard(text=_NO_VOLUME)
            card = self._cost(comparison, then)
        else:
            reply = what_if((self._profile, self._found), (profile, then))
            sections = [*reply.sections, *_cost_section(comparison, then)]
            card = self._shown(reply.model_copy(update={"sections": sections}))
        return card.model_copy(update={"supposed": asked.supposed, "say": self._told(asked)})

    def _cost(self, comparison: CostComparison, then: Recommendation) -> FollowUpCard:
        """What the approaches cost with what is supposed, and whether that changes the advice."""
        best = then.approach
        volume = f"{comparison.requests_per_month:,.0f} requests a month"
        opening = f"At {volume}, {APPROACH[best]} would cost {cost_of(comparison, best)}."
        now = compare_costs(self._profile, self._deps.policy.prices)
        if now is not None:
            own = self._found.approach
            at = f", at {now.requests_per_month:,.0f} requests,"
            at = "" if now.requests_per_month == comparison.requests_per_month else at
            opening += f" Now{at} {APPROACH[own]} costs {cost_of(now, own)}."
        chart, words = chart_or_words(comparison, best)
        beside = [words, outcome_then(self._found, then), *comparison.notes[1:2]]
        rest = section("Beside it", [Statement(text=text) for text in beside if text])
        reply = Reply(opening=opening, sections=[*_cost_section(comparison, then), *rest])
        return self._shown(reply).model_copy(update={"chart": chart})

    def _told(self, asked: Asked) -> str:
        """How to state what was supposed; empty where the words would not be read as that."""
        say = "; ".join(f"{FACT[n]}: {value_words(n, v)}" for n, v in asked.supposed.items())
        read_back = self._deps.read_rules(say, today=self._turn.now.date()).facts
        if read_back != asked.supposed:
            return ""
        is_dm = self._assessment.place.channel_kind == "dm"
        return f"tell me “{say}”" if is_dm else f"mention me with “{say}”"

    def _money(self) -> str:
        """What speaks against the recommendation from the money's side."""
        now = compare_costs(self._profile, self._deps.policy.prices)
        return "" if now is None else objection(now, self._found.approach)

    def _valid(self) -> Reply:
        anew = self._advise(self._profile).recommendation
        team = self._assessment.place.team_id
        local = zone(self._deps.directory.person(team, self._user_id).time_zone)
        with self._deps.store.unit() as unit:
            decisions = unit.decisions.of_assessment(self._assessment.id)
        due = [d.review_at for d in decisions if d.status != "superseded"]
        review = f"Its decision is reviewed on {due[0].astimezone(local):%d %B %Y}." if due else ""
        made = f"{self._assessment.updated_at.astimezone(local):%d %B %Y}"
        return still_valid(self._found, anew, self._deps.policy, made_on=made, review=review)

    def _advise(self, profile: Profile) -> Advice:
        limits = self._deps.limits
        return advise(
            profile,
            self._deps.policy,
            seed=limits.seed,
            completions=limits.completions,
            index=self._deps.knowledge.fingerprint(),
        )

    def _shown(self, reply: Reply) -> FollowUpCard:
        cited = [c for part in reply.sections for s in part.statements for c in s.citations[:1]]
        found = [self._deps.knowledge.passage(passage_id) for passage_id in dict.fromkeys(cited)]
        return FollowUpCard(
            assessment_id=self._assessment.id,
            reply=reply,
            sources=source_lines([passage for passage in found if passage is not None]),
        )


def _cost_section(comparison: CostComparison | None, then: Recommendation) -> list[Section]:
    if comparison is None:
        return []
    lines = cost_lines(comparison, then.approach)
    return section(cost_title(comparison), [Statement(text=line) for line in lines])
