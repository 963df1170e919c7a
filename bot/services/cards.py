"""What the bot shows, free of Block Kit: services fill cards, `bot.slack.blocks` renders them.

Every text in a card is plain text as a person wrote or reads it; the renderer escapes it.
"""

from __future__ import annotations

from base64 import b64decode
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.advisor.profile import Approach
from bot.advisor.recommendation import Option, Recommendation
from bot.advisor.reply import Reply
from bot.grounding.passages import Answer


class _Card(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FactLine(_Card):
    """One known fact as shown."""

    fact: str
    """Field of the profile."""
    label: str
    """Name a person reads."""
    value: str
    """Value a person reads, with its unit."""
    quote: str | None = None
    """The words it was read from."""
    file: str | None = None
    """Name of the file in which they stand."""
    said_by: str | None = None
    """Slack user id."""
    certain: bool = True
    """False when the words hedged, or only suggest the value."""
    doubt: str = ""
    """Why it is uncertain, in words."""


class QuestionView(_Card):
    """The pending question as shown."""

    fact: str
    """Field of the profile."""
    text: str
    """The sentence."""
    why: str = ""
    """Why it is asked."""
    options: list[Option]
    """2 to 5 answers."""
    round: int
    """Round of the question; carried by its buttons."""


class SourceLine(_Card):
    """One cited passage."""

    n: int
    """Number of the citation, from 1."""
    passage_id: str
    """Id of the passage."""
    title: str
    """Title of the source."""
    section: str
    """Section within it."""
    url: str | None = None
    """Link to the source, when there is a public one."""


class ChangeLine(_Card):
    """One changed fact between two recommendations."""

    label: str
    """Name of the fact."""
    old: str
    """Value before, `unknown` when it was not known."""
    new: str
    """Value now."""


class DifferenceView(_Card):
    """What changed since the last recommendation."""

    old_approach: Approach
    """Recommended before."""
    new_approach: Approach
    """Recommended now."""
    changes: list[ChangeLine]
    """Facts that changed."""
    summary: str
    """Why the outcome moved or not."""
    moved: bool = True
    """Whether the recommendation or its readiness changed."""


class ChartView(_Card):
    """A line chart with its takeaway."""

    title: str
    """At most 50 characters."""
    x_labels: list[str]
    """At most 20 labels of at most 20 characters."""
    series: dict[str, list[float]]
    """Name to one value per label; at most 6."""
    y_label: str
    """Unit of the values."""
    takeaway: str
    """What the chart shows, in one sentence."""


class HelpCard(_Card):
    """What the bot does and how to call it."""

    type: Literal["help"] = "help"
    reason: Literal["asked", "bare_mention", "welcome", "unknown_command", "not_understood"] = (
        "asked"
    )
    """Why help is shown; the first line fits it."""
    unknown: str = ""
    """The unknown subcommand."""
    invited_by: str | None = None
    """Who added the bot to the channel, for `welcome`."""


class ButtonView(_Card):
    """A button that goes on from what a notice says."""

    label: str
    """Words on it."""
    action: str
    """What a click means."""
    payload: dict[str, Any] = {}
    """What it carries."""


class ProjectLine(_Card):
    """A project as shown."""

    title: str
    """Its name."""
    permalink: str | None = None
    """Link to its thread."""


class WhereLine(_Card):
    """Where something will be posted."""

    channel_id: str
    """Channel or direct message."""
    project: ProjectLine | None = None
    """Whose thread it is."""


class NoticeCard(_Card):
    """One or two sentences."""

    type: Literal["notice"] = "notice"
    text: str
    """The sentences."""
    reference: str | None = None
    """Id under which the log has the details of an error."""
    retry: dict[str, Any] | None = None
    """Action and payload of a button *Show Again*, when something may be missing."""
    confirm: dict[str, Any] | None = None
    """Action and payload of a red button, which deletes what the sentences say."""
    buttons: list[ButtonView] = []
    """At most five ways to go on."""
    where: WhereLine | None = None
    """Where what the sentences promise will be posted, when that is elsewhere."""


class AssessmentCard(_Card):
    """The one message of an assessment: understood facts, the question, progress."""

    type: Literal["assessment"] = "assessment"
    assessment_id: str
    """Id of the assessment."""
    title: str
    """Short name of the project."""
    facts: list[FactLine]
    """What was understood."""
    question: QuestionView | None = None
    """The pending question; `None` when the interview is over."""
    contradiction: str | None = None
    """A contradiction to settle, in words."""
    asked: int = 0
    """Questions put so far."""
    at_most: int = 6
    """Largest number of questions."""
    leaning: str = ""
    """Where the advice stands now, in words."""
    closing: str | None = None
    """What came of it, once it is over."""
    note: str = ""
    """What was taken from the words just said, and what was not."""
    started_by: str | None = None
    """Slack user id of who started it, where no message above shows that."""


class RecommendationCard(_Card):
    """The recommendation."""

    type: Literal["recommendation"] = "recommendation"
    assessment_id: str
    """Id of the assessment."""
    title: str
    """Short name of the project."""
    recommendation: Recommendation
    """Everything the advisor returned."""
    explanation: str = ""
    """The reasons in flowing words, checked against facts and passages; may be empty."""
    change_lines: list[str] = []
    """What would change the recommendation, in words."""
    sources: list[SourceLine]
    """Cited passages, numbered; reasons refer to these."""
    difference: DifferenceView | None = None
    """Against the recommendation before, if there was one."""
    cost_title: str = "What it costs"
    """What the cost is stated for."""
    cost_lines: list[str] = []
    """The cost of each approach, one per line, the recommended one first."""
    objection: str = ""
    """What speaks against the recommendation from the money's side."""
    chart: ChartView | None = None
    """Cost against volume."""
    limits: list[str] | None = None
    """Ids of the closed gates that no shown reason speaks of; `None` shows all."""
    decided: str | None = None
    """Set once a decision was recorded: who and what; `{date}` stands for `decided_at`."""
    decided_at: datetime | None = None
    """When the decision was recorded."""
    newer: Approach | None = None
    """What is recommended further below by now; the message has no buttons then."""
    private: bool = False
    """True when only one person sees it, with a Share button."""
    facts: list[FactLine] = []
    """What was understood, where no card of the assessment shows it."""
    unknown: list[str] = []
    """Names of the unknown facts that could still change it, the weightiest first."""
    note: str = ""
    """What a text said that no fact was taken from."""
    ask_on: str = ""
    """How to ask on about it in its thread."""


class FollowUpCard(_Card):
    """The answer to a question about the recommendation of a thread."""

    type: Literal["follow_up"] = "follow_up"
    assessment_id: str
    """Id of the assessment."""
    reply: Reply
    """The answer."""
    sources: list[SourceLine] = []
    """Cited passages, numbered; statements refer to these."""
    facts: list[FactLine] = []
    """What the recommendation rests on, where that was asked."""
    chart: ChartView | None = None
    """Cost against volume, where that was asked."""
    supposed: dict[str, Any] = {}
    """Facts that were supposed; a button makes them facts."""
    say: str = ""
    """How to state them in words, as the end of a sentence."""


class AnswerCard(_Card):
    """A cited answer to a question about the subject."""

    type: Literal["answer"] = "answer"
    question: str
    """The question as asked."""
    answer: Answer
    """The answer with its citations, or the abstention."""
    answer_id: str
    """Carried by the feedback buttons."""
    can_share: bool = False
    """True when only one person sees it."""
    offers_assessment: bool = False
    """True when the question asks for advice, so that an assessment would answer it better."""
    left_out: str = ""
    """What Slack did not tell just now, so that it is missing here."""


class DecisionLine(_Card):
    """One decision in a list."""

    decision_id: str
    title: str
    approach: Approach
    """What was decided."""
    advised: Approach | None = None
    """What was recommended, where something else was decided."""
    status: str
    owner_id: str
    channel_id: str
    permalink: str | None
    decided_at: datetime
    review_at: datetime


class UnrecordedLine(_Card):
    """A recommendation on which nothing was recorded."""

    assessment_id: str
    """Id of the assessment."""
    title: str
    """Short name of the project."""
    approach: Approach
    """What is recommended."""
    share: float
    """Its probability."""
    after_decision: bool = False
    """Whether something was recorded before it."""


class DecisionsCard(_Card):
    """The decisions that the viewer may see."""

    type: Literal["decisions"] = "decisions"
    decisions: list[DecisionLine]
    """Newest first, one page."""
    newer: int = 0
    """How many stand on the pages before."""
    more: int = 0
    """How many further ones there are."""
    of_channel: bool = False
    """Whether only those of the channel are listed in which it is shown."""
    unrecorded: UnrecordedLine | None = None
    """What the thread in which it is shown recommends and nobody has recorded."""
    left_out: str = ""
    """What Slack did not tell just now, so that it is missing here."""


class DecisionCard(_Card):
    """A decision that was just recorded."""

    type: Literal["decision"] = "decision"
    decision: DecisionLine
    """The decision."""
    reminder_text: str
    """When the bot will come back, in exact local time."""


class ReminderCard(_Card):
    """A reminder that is due."""

    type: Literal["reminder"] = "reminder"
    reminder_id: str
    """Id of the reminder."""
    occurrence: int
    """Which delivery this is; carried by its buttons."""
    set_by: str
    """Slack user id of who set it."""
    text: str
    """What it is about."""
    decision: DecisionLine | None = None
    """The decision to revisit."""
    project: ProjectLine | None = None
    """What it is about, where nothing was decided yet."""
    carrying: list[FactLine] = []
    """The facts that carry the decision."""
    changed_advice: str = ""
    """The advice then and now, where it has changed since the decision."""
    repeats: bool = False
    """Whether it comes again by itself."""
    closed: str | None = None
    """What was done with it, once done; buttons are gone then."""


class ReminderLine(_Card):
    """One reminder in a list."""

    reminder_id: str
    """Id of the reminder."""
    title: str
    """What it is about."""
    project: ProjectLine | None = None
    """The project of its thread."""
    due: str
    """When it comes next, in exact local time."""
    repeats: str = ""
    """How it repeats; empty for a single one."""
    channel_id: str
    """Where it comes."""
    set_by: str
    """Slack user id of whom it is for."""
    paused: bool = False
    """Whether something hinders it now."""


class RemindersCard(_Card):
    """The reminders that are set, each with a button that cancels it."""

    type: Literal["reminders"] = "reminders"
    reminders: list[ReminderLine]
    """Soonest first."""
    more: int = 0
    """How many later ones there are."""
    of_channel: bool = False
    """Whether only those of the channel are listed in which it is shown."""
    note: str = ""
    """What was asked and could not be done."""
    left_out: str = ""
    """What Slack did not tell just now, so that it is missing here."""


class CompareCard(_Card):
    """The comparison of the approaches or of a trial, in words."""

    type: Literal["compare"] = "compare"
    title: str
    """Heading."""
    lines: list[str]
    """Sentences."""
    table: list[list[str]] = []
    """Rows of cells; the first row is the head."""
    chart: ChartView | None = None
    """A chart, if one helps."""
    buttons: list[ButtonView] = []
    """At most five ways to go on."""


class WaitingLine(_Card):
    """An open question of an interview in which the viewer takes part."""

    assessment_id: str
    """Id of the assessment."""
    question: str
    """What is asked."""
    title: str
    """Short name of the project."""
    permalink: str | None
    """Its thread."""


class UpcomingLine(_Card):
    """A review or a reminder that comes."""

    text: str
    """What it is about."""
    due_at: datetime
    """When."""
    permalink: str | None = None
    """Where the decision stands."""
    owner_id: str | None = None
    """Who answers for the decision; none for a reminder of the viewer's own."""
    reminder_id: str
    """Carried by its button to cancel it."""


class AddedSourceLine(_Card):
    """A file that the team added, which the viewer may remove."""

    document_id: str
    """Id of the document."""
    name: str
    """Name of the file."""
    channel_id: str
    """The channel it was shared in."""
    added_by: str | None
    """Slack user id of who added it."""
    for_everyone: bool
    """Whether everyone in the workspace may be shown answers from it now."""


class HomeCard(_Card):
    """The home tab of one person."""

    type: Literal["home"] = "home"
    note: str = ""
    """What was just done."""
    waiting: list[WaitingLine]
    """Open questions of the viewer's interviews."""
    upcoming: list[UpcomingLine] = []
    """Reviews and reminders, soonest first."""
    decisions: list[DecisionLine]
    """Decisions that the viewer may see, newest first."""
    more_decisions: int = 0
    """How many further ones there are."""
    sources: list[AddedSourceLine] = []
    """Files that the viewer may remove, by name."""
    more_sources: int = 0
    """How many further ones there are."""
    gaps: list[str] = []
    """Unanswered questions, for owners of the knowledge base."""
    left_out: str = ""
    """What Slack did not tell just now, so that it is missing here."""
    updated_at: datetime
    """When this was put together."""


class FileCard(_Card):
    """A file to upload: text, or bytes such as a picture."""

    type: Literal["file"] = "file"
    filename: str
    """Name with ending."""
    content: str
    """Text of the file, or its bytes in base64."""
    encoding: Literal["text", "base64"] = "text"
    """How `content` holds the file."""
    comment: str
    """The message that goes with it; for a picture it says all that the picture shows."""
    alt_text: str = ""
    """What a picture shows, for those who do not see it."""

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        if self.encoding == "base64":
            return b64decode(self.content, validate=True)
        return self.content.encode()


Card = Annotated[
    HelpCard
    | NoticeCard
    | AssessmentCard
    | RecommendationCard
    | FollowUpCard
    | AnswerCard
    | DecisionsCard
    | DecisionCard
    | ReminderCard
    | RemindersCard
    | CompareCard
    | HomeCard
    | FileCard,
    Field(discriminator="type"),
]
"""Any card."""

card_adapter: TypeAdapter[Card] = TypeAdapter(Card)
"""Reads a card back from its stored form."""
