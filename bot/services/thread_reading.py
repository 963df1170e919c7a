"""*Assess this thread*: what people wrote is read message by message, each fact with its author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.advisor.profile import KnownFact
from bot.errors import NotAllowed
from bot.reading.model import Evidence, Intent, Reading
from bot.services import interview
from bot.services.cards import NoticeCard
from bot.services.facts import facts_of, merge
from bot.services.inbound import ThreadShortcut
from bot.services.listening import as_project
from bot.services.ports import Deps, ThreadMessage
from bot.services.read_limits import unread_words
from bot.services.records import Assessment
from bot.services.taking import missed_words, stands, taken_words
from bot.services.titles import title_for
from bot.services.turns import Turn, keep, new_turn
from bot.services.wording import ENGLISH_ONLY

_NOT_THERE = (
    "I cannot read this conversation. Invite me to the channel with /invite, then use the "
    "shortcut again."
)
_IN_PART = "Slack gave me only the beginning of this thread; tell me here what matters in the rest."
_NO_PROJECT = (
    "I found nothing about a project in this thread. Describe it here in a sentence or two, for "
    "example “we sort 2,000 support tickets a day and have 5,000 labelled ones”, and use the "
    "shortcut again."
)


@dataclass(frozen=True, slots=True)
class _Said:
    """One message of the thread and what was read from it."""

    message: ThreadMessage
    text: str
    """Its words, as far as they are read."""
    start: int
    """Where they begin in the text of the whole thread."""
    reading: Reading

    @property
    def said_at(self) -> datetime:
        """When it was written."""
        return datetime.fromtimestamp(float(self.message.ts), UTC)

    @property
    def tells(self) -> bool:
        """Whether it says something about a project."""
        described = self.reading.intent in (Intent.DESCRIPTION, Intent.CORRECTION)
        return described or bool(self.reading.facts)


def handle_shortcut(deps: Deps, shortcut: ThreadShortcut, item_id: int | None) -> None:
    """Read what people wrote in a thread, and start an assessment or go on with the one there."""
    place = shortcut.place
    thread_ts = place.thread_ts or ""
    try:
        found = deps.directory.thread_text(place.team_id, place.channel_id, thread_ts)
    except NotAllowed:
        turn = new_turn(deps, place, item_id, shortcut.user_id)
        turn.whisper(NoticeCard(text=_NOT_THERE), shortcut.user_id, shortcut.response_url)
        keep(deps, turn, item_id)
        return
    # Where Slack gives no message by a person, the one that was pointed at is all there is.
    messages = found.messages or [ThreadMessage("", shortcut.text, thread_ts)]
    said = _read(deps, place.team_id, messages)
    whole = _read_whole(deps, place.team_id, said)

    with deps.store.unit() as unit:  # reading may have taken long
        assessment = unit.assessments.in_thread(place.team_id, place.channel_id, thread_ts)
    turn = new_turn(deps, place, item_id, shortcut.user_id)
    turn.typed = True
    _take(deps, turn, shortcut.user_id, said, whole, assessment)
    if not found.is_whole:
        turn.post(NoticeCard(text=_IN_PART))
    length = sum(len(message.text) + 1 for message in messages) - 1
    unread = unread_words(deps, "this thread", length, whole)
    if unread:
        turn.post(NoticeCard(text=unread))
    keep(deps, turn, item_id)


def _read(deps: Deps, team_id: str, messages: Sequence[ThreadMessage]) -> list[_Said]:
    """Each message read by itself, knowing what those before it told."""
    said: list[_Said] = []
    known: dict[str, object] = {}
    start = 0
    for message in messages:
        text = message.text[: max(0, deps.limits.max_text - start)]
        if not text.strip():
            continue
        reading = deps.read_rules(text, today=deps.clock().date(), known=known, team_id=team_id)
        if reading.intent is Intent.COMMAND:
            continue  # it was meant for the bot then, and done
        reading = as_project(deps, text, reading, team_id)
        known |= reading.facts
        said.append(_Said(message, text, start, reading))
        start += len(text) + 1
    return said


def _read_whole(deps: Deps, team_id: str, said: Sequence[_Said]) -> Reading:
    """The thread as one text: where there is a chat model, it is asked once, not per message.

    Without one it holds what the messages told, each at its place in the thread.
    """
    if deps.limits.language_model:
        text = "\n".join(each.text for each in said)
        return deps.read(text, today=deps.clock().date(), pending=None, known={}, team_id=team_id)
    evidence = [
        replace(found, start=found.start + each.start, end=found.end + each.start)
        for each in said
        for found in each.reading.evidence
    ]
    return Reading(facts={}, evidence=evidence, intent=Intent.DESCRIPTION)


def _take(
    deps: Deps,
    turn: Turn,
    user_id: str,
    said: Sequence[_Said],
    whole: Reading,
    assessment: Assessment | None,
) -> None:
    """Merge what was said, in the order in which it was said, and ask or recommend."""
    telling = [each for each in said if each.tells]
    if not telling and not whole.facts:
        foreign = bool(said) and all(each.reading.language == "other" for each in said)
        only_english = foreign and not deps.limits.language_model
        turn.post(NoticeCard(text=ENGLISH_ONLY if only_english else _NO_PROJECT))
        return
    is_new = assessment is None
    if assessment is None:
        first = (telling or said)[0]
        title = title_for(first.text, first.reading.evidence)
        assessment = interview.start(deps, turn.place, user_id, title, turn)
    elif assessment.status == "cancelled":
        assessment = assessment.model_copy(update={"status": "interviewing"})
    changed: list[str] = []
    for each in telling:
        facts = _newer(assessment, _credited(deps, turn, each, each.reading))
        corrects = each.reading.intent is Intent.CORRECTION
        assessment, names = merge(
            assessment, facts, correction=corrects, disputed=each.reading.disputed
        )
        changed += names
    for each in said:
        further = [found for found in whole.evidence if found.fact not in assessment.facts]
        facts = _credited(deps, turn, each, _part(whole, further, each))
        assessment, names = merge(assessment, facts, correction=False)
        changed += names
    text = "\n".join(each.text for each in said)
    missed = missed_words(text, whole, changed, is_new=is_new)
    if not is_new and not changed and assessment.status == "recommended":
        turn.post(NoticeCard(text=stands(assessment)))
        return
    taken = "" if is_new else taken_words(assessment, changed) or "I found no new fact here."
    turn.note = "\n".join(filter(None, [taken, missed]))
    interview.advance(deps, turn, assessment, is_new=is_new)


def _credited(deps: Deps, turn: Turn, said: _Said, reading: Reading) -> list[KnownFact]:
    """The facts of one message with its author, its time and the link to it."""
    if not reading.facts:
        return []
    place, message = turn.place, said.message
    return facts_of(
        reading,
        said_by=message.user_id or None,
        said_at=said.said_at,
        permalink=deps.directory.permalink(place.team_id, place.channel_id, message.ts),
    )


def _newer(assessment: Assessment, facts: Sequence[KnownFact]) -> list[KnownFact]:
    """Without what was said before a known fact: that was taken, or changed since."""

    def overtaken(fact: KnownFact) -> bool:
        known = assessment.facts.get(fact.name)
        times = (known and known.provenance.said_at, fact.provenance.said_at)
        return bool(times[0] and times[1] and times[0] > times[1])

    return [fact for fact in facts if not overtaken(fact)]


def _part(whole: Reading, evidence: Sequence[Evidence], said: _Said) -> Reading:
    """What of the whole thread's reading stands in one message."""
    end = said.start + len(said.text)
    own = [found for found in evidence if said.start <= found.start < end]
    facts = {found.fact: whole.facts[found.fact] for found in own if found.fact in whole.facts}
    return replace(whole, facts=facts, evidence=own)
