"""What is stored: assessments, decisions, reminders, and the work still to be done.

Facts, decisions and links are stored; conversations are not. All times are aware UTC.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from bot.advisor.departure import Departure
from bot.advisor.profile import Approach, KnownFact, Profile
from bot.advisor.recommendation import Option, Recommendation
from bot.services.inbound import Place


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AskedQuestion(_Record):
    """A question that was put to the team, with what came of it."""

    fact: str
    """Field of the profile."""
    outcome: Literal["pending", "answered", "dont_know", "skipped"]
    """What the team did with it."""
    answered_by: str | None = None
    """Slack user id of who answered."""


class PendingQuestion(_Record):
    """The one question that waits for an answer."""

    fact: str
    """Field of the profile."""
    question: str
    """The sentence that was asked."""
    options: list[Option]
    """Answers offered."""
    round: int
    """Counts the questions of an assessment; a click on an older round is stale."""
    why: str = ""
    """Why it is asked."""


class Contradiction(_Record):
    """Two statements about one fact; asked about once."""

    fact: str
    """Field of the profile."""
    old: Any
    """Value said first."""
    new: Any
    """Value said later; it counts until the team says otherwise."""
    in_one_message: bool = False
    """True when one message states both; then neither is the earlier one."""


class Assessment(_Record):
    """One interview about one project, in one thread."""

    id: str
    """Unique id."""
    place: Place
    """The thread it lives in."""
    started_by: str
    """Slack user id."""
    title: str
    """Short name of the project, for lists."""
    status: Literal["interviewing", "recommended", "cancelled"] = "interviewing"
    """Where it stands."""
    facts: dict[str, KnownFact] = {}
    """Field to the fact with its provenance."""
    asked: list[AskedQuestion] = []
    """Every question so far, in order."""
    pending: PendingQuestion | None = None
    """The question that waits, if any."""
    contradictions: list[Contradiction] = []
    """Open contradictions, oldest first."""
    recommendation: Recommendation | None = None
    """The last recommendation."""
    recommended_profile: dict[str, Any] | None = None
    """Facts at the time of that recommendation."""
    recommendations_made: int = 0
    """How often a recommendation was posted; names its messages."""
    moved: int = 0
    """How often its message was posted anew below what people typed; names the newest one."""
    from_form: bool = False
    """True when a form began it, so that its message stands without one of a person above it."""
    private: bool = False
    """True while only the person who started it has seen it; sharing makes it public."""
    version: int = 0
    """Grows by one with each save; a save against another version fails."""
    created_at: datetime
    """When it started."""
    updated_at: datetime
    """When it last changed."""

    @property
    def profile(self) -> Profile:
        """The facts as a profile."""
        return Profile.model_validate({name: fact.value for name, fact in self.facts.items()})

    @property
    def message_key(self) -> str:
        """Outbox key of its newest message, which is updated in place."""
        return f"assessment:{self.id}" + (f":{self.moved}" if self.moved else "")

    def takes_part(self, user_id: str) -> bool:
        """Whether a person started it or said something in it."""
        said = {fact.provenance.said_by for fact in self.facts.values()}
        said |= {question.answered_by for question in self.asked}
        return user_id == self.started_by or user_id in said


class Decision(_Record):
    """A recorded decision with everything it was made from."""

    id: str
    """Unique id."""
    place: Place
    """The thread it was made in."""
    assessment_id: str
    """The assessment behind it."""
    title: str
    """What was decided about."""
    status: Literal["proposed", "accepted", "superseded"]
    """Where it stands."""
    owner_id: str
    """Slack user id of who answers for it."""
    recorded_by: str
    """Slack user id of who recorded it."""
    facts: dict[str, KnownFact]
    """Facts at that time."""
    recommendation: Recommendation
    """Recommendation at that time, with its stamps."""
    departure: Departure | None = None
    """What was decided instead, where the team departs from the recommendation."""
    review_at: datetime
    """When it should be looked at again."""
    triggers: list[str]
    """Events that should bring the review forward."""
    supersedes: str | None = None
    """The decision it replaces."""
    note: str = ""
    """What the team added in its own words."""
    version: int = 0
    """Grows by one with each save."""
    created_at: datetime
    """When it was recorded."""

    @property
    def approach(self) -> Approach:
        """What was decided."""
        return self.departure.approach if self.departure else self.recommendation.approach

    @property
    def advised(self) -> Approach | None:
        """What was recommended, where something else was decided."""
        return self.recommendation.approach if self.departure else None

    @property
    def profile(self) -> Profile:
        """The facts as a profile."""
        return Profile.model_validate({name: fact.value for name, fact in self.facts.items()})


REVIEW = "review-"
"""How the id of a decision's own review begins; other reminders belong to who set them."""


def review_of(title: str) -> str:
    """What the review of a decision is called."""
    return f"Review of “{title}”"


class Reminder(_Record):
    """A promise to come back to a decision or a thread."""

    id: str
    """Unique id."""
    place: Place
    """Where it is delivered."""
    user_id: str
    """Who set it; it is delivered in this person's time zone."""
    decision_id: str | None = None
    """The decision to revisit, if any."""
    text: str = ""
    """What the person asked to be reminded of, when it is no decision."""
    due_at: datetime
    """When it is due next."""
    time_zone: str
    """IANA name."""
    rule: str | None = None
    """iCalendar RRULE of a repeating reminder."""
    status: Literal["scheduled", "paused", "stopped", "done"] = "scheduled"
    """`paused`: something hinders delivery and somebody was told once."""
    paused_by: Literal["channel", "owner", "delivery"] | None = None
    """What hinders it: its channel cannot be written to, its owner is gone, or one message did not
    arrive. It goes on by itself once the first two are over."""
    occurrence: int = 0
    """How often it was delivered."""
    failures: int = 0
    """How many tries to deliver it failed in a row."""
    version: int = 0
    """Grows by one with each save."""
    created_at: datetime
    """When it was set."""

    @property
    def title(self) -> str:
        """What it is about as a heading: `Review of “Routing”`, `Reminder to check the eval`."""
        if self.text.startswith("Review of "):
            return self.text
        return f"Reminder {self.text}".strip()


class InboxItem(_Record):
    """One request from Slack, stored before it was acknowledged."""

    id: int
    """Row number; work is done in its order per thread."""
    event_key: str
    """Unique: Slack's event id, trigger id, or a digest of the body."""
    dedupe_key: str | None
    """Unique when set: team, channel, timestamp and kind of a message."""
    kind: Literal["event", "command", "action", "view", "shortcut"]
    """What it is."""
    body: str
    """The raw body; erased when done."""
    content_type: str
    """As sent."""
    received_at: datetime
    """When it was stored."""
    attempts: int = 0
    """How often it was started."""


OutboxKind = Literal["post", "update", "ephemeral", "respond", "home", "file"]


class OutboxItem(_Record):
    """One message to be sent, stored in the transaction that caused it."""

    id: int = 0
    """Row number; order is kept per channel. 0 until stored."""
    key: str
    """Unique: a second item with the same key is not stored."""
    kind: OutboxKind
    """post: a new message; update: change the message posted under `message_key`; ephemeral and
    respond: only one person sees it; home: publish the home tab; file: upload a file."""
    team_id: str
    """Workspace id."""
    channel_id: str
    """Channel; empty for `home`."""
    thread_ts: str | None = None
    """Thread to post in."""
    user_id: str | None = None
    """Receiver of `ephemeral`, `respond` and `home`; for others, who is told when Slack refuses."""
    message_key: str | None = None
    """Key of the posted message that an `update` changes."""
    response_url: str | None = None
    """For `respond`."""
    card: dict[str, Any]
    """What to show: a card of `bot.services.cards`, with its `type`."""
    attempts: int = 0
    """How often it was tried."""
    unsure: int = 0
    """Starts since the last try whose outcome is known; above 1 it may have arrived already."""
    created_at: datetime | None = None
    """When it was stored."""
    status: Literal["pending", "sending", "sent", "ambiguous", "failed"] = "pending"
    """`ambiguous`: it may or may not have arrived and cannot be looked up."""
    message_ts: str | None = None
    """Slack's timestamp once sent; before, that of the draft whose place a `post` takes."""


class Gap(_Record):
    """A question that the knowledge base did not answer well."""

    team_id: str
    """Workspace id."""
    visibility: str
    """The label of the channel it was asked in."""
    asked_openly: bool = False
    """Asked in a channel that everybody in the workspace could read then."""
    question: str
    """The question; erased by the retention setting."""
    kind: Literal["unanswered", "down_voted"]
    """Why it is kept."""
    missing: tuple[str, ...] = ()
    """Named things in it that no passage mentions."""
    asked_at: datetime
    """When."""
