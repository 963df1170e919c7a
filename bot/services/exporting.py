"""What *Export* uploads: the decision record as Markdown, and the pictures beside it."""

from __future__ import annotations

from datetime import datetime

from bot.advisor.departure import Departure
from bot.advisor.profile import KnownFact, Profile
from bot.advisor.recommendation import Recommendation
from bot.advisor.record import decision_record
from bot.errors import UserInputError
from bot.services.cards import FileCard
from bot.services.inbound import Place
from bot.services.pictures import draw, same_policy
from bot.services.ports import Deps
from bot.services.records import Assessment, Decision
from bot.services.schedule import zone
from bot.services.turns import Turn

SENT_TO_YOU = (
    "I sent you the record in a direct message, since only you have seen this so far. Once it is "
    "shared, I export it to the channel."
)


def direct(place: Place, user_id: str) -> Place:
    """Where only this person reads what belongs to a place."""
    return Place(team_id=place.team_id, channel_id=user_id, channel_kind="dm")


def exported(deps: Deps, turn: Turn, assessment: Assessment | None, user_id: str) -> list[FileCard]:
    """The record of what a thread recommends, before anything was decided, and its pictures.

    Raises:
        UserInputError: there is no recommendation in this thread yet.
    """
    if assessment is None:
        raise UserInputError("There is nothing to export here yet; mention me with your project.")
    recommendation = assessment.recommendation
    if recommendation is None:
        raise UserInputError("There is nothing to export yet; answer the question first.")
    record = _record_file(
        deps,
        assessment,
        recommendation,
        title=assessment.title,
        status="proposed",
        owner_id=user_id,
        decided_at=turn.now,
        review_at=None,
    )
    advised = assessment.recommended_profile
    profile = Profile.model_validate(advised) if advised is not None else assessment.profile
    return _with_pictures(deps, record, assessment.title, profile, recommendation)


def exported_decision(deps: Deps, decision: Decision) -> list[FileCard]:
    """The record of a decision and its pictures."""
    record = _record_file(
        deps,
        decision,
        decision.recommendation,
        title=decision.title,
        status=decision.status,
        owner_id=decision.owner_id,
        decided_at=decision.created_at,
        review_at=decision.review_at,
    )
    return _with_pictures(
        deps, record, decision.title, decision.profile, decision.recommendation, decision.departure
    )


def _with_pictures(
    deps: Deps,
    record: FileCard,
    title: str,
    profile: Profile,
    recommendation: Recommendation,
    departure: Departure | None = None,
) -> list[FileCard]:
    pictures = draw(
        deps.pictures,
        deps.policy,
        title=title,
        profile=profile,
        recommendation=recommendation,
        decided=departure.approach if departure else None,
    )
    if not same_policy(deps.policy, recommendation):
        words = (
            f"{record.comment}. The policy has changed since, so I do not draw where the project "
            "stood; reassess it for a new picture."
        )
        record = record.model_copy(update={"comment": words})
    return [record, *(picture.as_card() for picture in pictures)]


def _record_file(
    deps: Deps,
    kept: Assessment | Decision,
    recommendation: Recommendation,
    *,
    title: str,
    status: str,
    owner_id: str,
    decided_at: datetime,
    review_at: datetime | None,
) -> FileCard:
    """The decision record as a Markdown file."""
    place = kept.place
    owner = deps.directory.person(place.team_id, owner_id)
    local = decided_at.astimezone(zone(owner.time_zone))
    departure = kept.departure if isinstance(kept, Decision) else None
    content = decision_record(
        title=title,
        status=status,
        decided_on=local.date(),
        owner=owner.name,
        facts=[_with_name(deps, place.team_id, fact) for fact in kept.facts.values()],
        recommendation=recommendation,
        departure=departure,
        sources=_sources(deps, recommendation, departure),
        review_on=review_at.astimezone(local.tzinfo).date() if review_at else None,
        description=kept.note if isinstance(kept, Decision) else "",
        permalink=_link(deps, place),
    )
    slug = "".join(c if c.isalnum() and c.isascii() else "-" for c in title.lower())
    slug = "-".join(part for part in slug.split("-") if part)[:60] or "decision"
    return FileCard(
        filename=f"{local:%Y-%m-%d}-{slug}.md",
        content=content,
        comment=f"Decision record: {title}",
    )


def _sources(
    deps: Deps, recommendation: Recommendation, departure: Departure | None
) -> dict[str, tuple[str, str, str | None, str]]:
    """Every cited passage with title, section, link and text."""
    ids = {c for reason in recommendation.reasons for c in reason.citations}
    ids |= {c for gate in recommendation.gates for c in gate.citations}
    plan = departure or recommendation
    ids |= {c for technique in plan.techniques for c in technique.citations}
    ids |= {c for step in plan.next_steps for c in step.citations}
    sources = {}
    for passage_id in sorted(ids):
        passage = deps.knowledge.passage(passage_id)
        if passage is not None:
            sources[passage_id] = (passage.source, passage.section, passage.url, passage.text)
    return sources


def _with_name(deps: Deps, team_id: str, fact: KnownFact) -> KnownFact:
    """A fact whose speaker is named, so that the record can be read without Slack."""
    said_by = fact.provenance.said_by
    if said_by is None:
        return fact
    name = deps.directory.person(team_id, said_by).name
    return fact.model_copy(
        update={"provenance": fact.provenance.model_copy(update={"said_by": name})}
    )


def _link(deps: Deps, place: Place) -> str | None:
    if not place.thread_ts:
        return None
    return deps.directory.permalink(place.team_id, place.channel_id, place.thread_ts)
