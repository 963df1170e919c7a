"""A team's own trial: its statistics as a card, its figures as facts of the assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from bot.advisor.profile import KnownFact
from bot.advisor.trial_results import TrialResult
from bot.advisor.trials import compare_paired, facts_from_trial, parse_trial_csv
from bot.errors import DocumentRejected, NotAllowed, UserInputError
from bot.services import interview
from bot.services.access import may_see
from bot.services.cards import ButtonView, CompareCard, NoticeCard
from bot.services.command_words import trial_of_counts
from bot.services.facts import merge, stated
from bot.services.inbound import Click, IncomingFile, IncomingMessage, Place
from bot.services.ports import MAX_FILE_BYTES, Deps
from bot.services.projects import known_to
from bot.services.records import Assessment
from bot.services.titles import title_of
from bot.services.turns import Turn
from bot.services.wording import FACT, value_words

_TABLES = frozenset({".csv", ".tsv"})
_QUOTED = 300
_OFFERED = 3
NO_ASSESSMENT = (
    "To let these figures count, mention me with your project and give them again in its thread."
)


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial and where its figures come from."""

    result: TrialResult
    """The statistics."""
    quote: str
    """The words, or the file with its number of cases."""
    title: str
    """Heading of its card."""


def is_table(file: IncomingFile) -> bool:
    """Whether a file is read as a trial and not as a document."""
    return PurePath(file.name).suffix.lower() in _TABLES


def take_counts(
    deps: Deps, turn: Turn, message: IncomingMessage, words: str, assessment: Assessment | None
) -> None:
    """Show what two counts such as `172/200 188/200` tell, and let them count as facts.

    Raises:
        UserInputError: there are not two counts, or they make no sense.
    """
    trial = Trial(trial_of_counts(words), message.text.strip()[:_QUOTED], "Prompt against tuned")
    _take(deps, turn, message, assessment, [trial])


def offer_to_count(
    deps: Deps, card: CompareCard, place: Place, user_id: str, words: str
) -> CompareCard:
    """The statistics that one person sees, with buttons to let them count for a project here."""
    told = may_see(deps, place, user_id)
    projects = [
        project
        for project in (known_to(deps, place, user_id) if told else [])
        if project.place.thread_ts and not project.private
    ][:_OFFERED]
    if not projects:
        return card.model_copy(update={"lines": [*card.lines, NO_ASSESSMENT]})
    closing = "Only you see this. It counts for a project once it stands in its thread:"
    buttons = [
        ButtonView(
            label=f"Post to “{project.title}”",
            action="count_trial",
            payload={"assessment": project.id, "words": words[:_QUOTED]},
        )
        for project in projects
    ]
    return card.model_copy(update={"lines": [*card.lines, closing], "buttons": buttons})


def count_clicked(deps: Deps, turn: Turn, click: Click) -> None:
    """Post two counts to the thread of a project, where their figures become facts.

    Raises:
        UserInputError: the project is gone.
        NotAllowed: this person is not a member of its channel now.
    """
    with deps.store.unit() as unit:
        assessment = unit.assessments.get(str(click.payload.get("assessment")))
    if assessment is None or assessment.private or assessment.place.thread_ts is None:
        raise UserInputError("That project is no longer here; it may have been deleted.")
    if not may_see(deps, assessment.place, click.user_id):
        raise NotAllowed("Only members of its channel can work on this assessment.")
    words = str(click.payload.get("words") or "")
    turn.place = assessment.place
    message = IncomingMessage(
        place=assessment.place,
        user_id=click.user_id,
        text=f"compare {words}",
        ts=assessment.place.thread_ts,
        addressed=True,
        visible=False,
    )
    take_counts(deps, turn, message, words, assessment)
    said = NoticeCard(text=f"Posted to the thread of “{assessment.title}”.")
    turn.place = click.place
    turn.whisper(said, click.user_id, click.response_url)


def take_tables(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    assessment: Assessment | None,
    said: Sequence[KnownFact],
    *,
    correction: bool,
) -> bool:
    """Read each table that came with a message as a trial; says why where it is none.

    Args:
        deps: what services use.
        turn: what is kept and sent.
        message: the message with its tables.
        assessment: that of the thread; a new one is started when facts were said.
        said: facts that the words of the message state.
        correction: whether they replace what was said before.

    Returns:
        Whether the facts that were said are taken in.
    """
    trials = []
    for file in message.files:
        name = PurePath(file.name).name or "table"
        try:
            trials.append(_read(deps, message, file, name))
        except (DocumentRejected, UserInputError) as error:
            turn.post(NoticeCard(text=f"{name}: {error}"))
    if not trials:
        return False
    try:
        _take(deps, turn, message, assessment, trials, said, correction=correction)
    except UserInputError as error:
        turn.post(NoticeCard(text=str(error)))
        return False
    return True


def _read(deps: Deps, message: IncomingMessage, file: IncomingFile, name: str) -> Trial:
    content = deps.directory.download(message.place.team_id, file, MAX_FILE_BYTES)
    result = compare_paired(parse_trial_csv(content.decode("utf-8-sig", errors="replace")))
    right = (
        f"prompt {result.prompt.correct:,} and tuned {result.tuned.correct:,} right of "
        f"{result.prompt.cases:,} cases"
    )
    return Trial(result, f"{name}: {right}"[:_QUOTED], f"Prompt against tuned: {name}"[:150])


def _take(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    assessment: Assessment | None,
    trials: Sequence[Trial],
    said: Sequence[KnownFact] = (),
    *,
    correction: bool = False,
) -> None:
    is_new = assessment is None
    if assessment is None:
        if not said:
            for trial in trials:
                turn.post(_card(trial, NO_ASSESSMENT))
            return
        assessment = interview.start(
            deps, turn.place, message.user_id, title_of(message.text), turn
        )
    elif assessment.status == "cancelled":
        assessment = assessment.model_copy(update={"status": "interviewing"})
    merged, changed = merge(assessment, said, correction=correction)
    permalink = deps.directory.permalink(
        message.place.team_id, message.place.channel_id, message.ts
    )
    cards = []
    for trial in trials:
        facts = trial_facts(trial, merged.facts, message.user_id, turn.now, permalink)
        merged, news = merge(merged, facts, correction=True)  # what was measured outweighs words
        lines = [_taken_words(merged, news)]
        if all(fact.name != "accuracy_gap" for fact in facts):
            lines.append(_gap_words(merged, trial))
        cards.append(_card(trial, *lines))
        changed = [*changed, *news]
    for card in cards:
        turn.post(card)
    if changed or is_new:
        interview.advance(deps, turn, merged, is_new=is_new)


def trial_facts(
    trial: Trial,
    known: Mapping[str, KnownFact],
    said_by: str,
    said_at: datetime,
    permalink: str | None,
) -> list[KnownFact]:
    """The facts that a trial establishes beside those that are known.

    A known target score makes the gap. An evaluation set that is known to be larger stays: the
    trial may have run on a part of it.

    Raises:
        UserInputError: a figure is beyond what its fact takes.
    """
    target, cases = known.get("target_score_percent"), known.get("evaluation_set_size")
    values = facts_from_trial(trial.result, target.value if target else None)
    values.pop("target_score_percent", None)
    if cases is not None and cases.value >= values["evaluation_set_size"]:
        del values["evaluation_set_size"]
    facts = [stated(name, value, "trial", said_by, said_at) for name, value in values.items()]
    origin = {"quote": trial.quote, "permalink": permalink}
    return [
        fact.model_copy(update={"provenance": fact.provenance.model_copy(update=origin)})
        for fact in facts
    ]


def _taken_words(assessment: Assessment, changed: Sequence[str]) -> str:
    if not changed:
        return "The assessment held these figures already, so nothing changes."
    told = ", ".join(
        f"{FACT[name].lower()} {value_words(name, assessment.facts[name].value)}"
        for name in changed
    )
    return f"Taken into the assessment: {told}."


def _gap_words(assessment: Assessment, trial: Trial) -> str:
    """What to do where the trial alone does not say how far the prompt is from enough."""
    gap = assessment.facts.get("accuracy_gap")
    kept = "is not known" if gap is None else f"stays {value_words(gap.name, gap.value)}, as said"
    score = value_words("prompt_score_percent", round(trial.result.prompt.score_percent, 1))
    return (
        f"I do not know the score you need, so the accuracy gap {kept}. Tell me, for example "
        f"“the prompt scores {score}, the target is 95%”."
    )


def _card(trial: Trial, *closing: str) -> CompareCard:
    result = trial.result
    return CompareCard(title=trial.title, lines=[result.text, *result.notes, *closing])
