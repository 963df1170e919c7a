"""A file that describes the project: its facts, with its words, in the assessment of the thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.advisor.profile import KnownFact
from bot.errors import DocumentRejected, UserInputError
from bot.reading.model import Reading
from bot.services import interview
from bot.services.documents import outcome
from bot.services.facts import facts_of, forget_fact, merge, settle
from bot.services.inbound import IncomingFile, IncomingMessage
from bot.services.ports import MAX_FILE_BYTES, Deps
from bot.services.read_limits import unread_words
from bot.services.records import Assessment
from bot.services.taking import taken_words
from bot.services.titles import UNNAMED, title_for, title_of
from bot.services.turns import Turn
from bot.services.wording import ENGLISH_ONLY

_GONE = "I no longer keep an assessment in this thread, so there is nothing to undo."


@dataclass(frozen=True, slots=True)
class TakenProject:
    """What became of files that describe a project."""

    text: str
    """What to say of them."""
    found: bool = False
    """Whether they state facts."""
    readable: bool = False
    """Whether one of them could be read at all."""


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """A file that was read."""

    name: str
    title: str
    """What to call a project that is known from this file alone."""
    facts: list[KnownFact]
    disputed: dict[str, object]
    unread: str
    """How much of it was read, where that is not all."""


def take_project(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    assessment: Assessment | None,
    said: Sequence[KnownFact] = (),
) -> TakenProject:
    """Read the files of a message as the description of a project, and ask or recommend.

    Args:
        deps: what services use.
        turn: what is kept and sent.
        message: the message with its files; its author counts as the one who says so.
        assessment: that of the thread; a new one is started when facts were found.
        said: facts that the words of the message state.
    """
    permalink = deps.directory.permalink(
        message.place.team_id, message.place.channel_id, message.ts
    )
    read: list[_ReadFile] = []
    lines: list[str] = []
    for file in message.files:
        try:
            read.append(_read(deps, turn, message, file, permalink))
        except DocumentRejected as error:
            lines.append(outcome(file.name, "not read", str(error)))
    lines += [each.unread for each in read if each.unread]
    telling = [each for each in read if each.facts]
    silent = [each.name for each in read if not each.facts]
    if silent:
        lines.insert(0, f"I found no facts about a project in {listed(silent)}.")
    if not telling and not said:
        return TakenProject("\n".join(lines), readable=bool(read))
    changed = _merge(deps, turn, message, assessment, said, telling)
    if telling:
        count = sum(len(each.facts) for each in telling)
        names = listed([each.name for each in telling])
        facts = "1 fact" if count == 1 else f"{count} facts"
        lines.insert(0, f"I read {names} as the description of your project: {facts}. {changed}")
    text = "\n".join(line.strip() for line in lines)
    return TakenProject(text, found=bool(telling), readable=bool(read) and not said)


def _read(
    deps: Deps, turn: Turn, message: IncomingMessage, file: IncomingFile, permalink: str | None
) -> _ReadFile:
    content = deps.directory.download(message.place.team_id, file, MAX_FILE_BYTES)
    whole = deps.documents.text_of(file.name, content)
    text = whole.text[: deps.limits.max_text]
    reading = deps.read(
        text, today=turn.now.date(), pending=None, known={}, team_id=message.place.team_id
    )
    if not reading.facts and reading.language == "other" and not deps.limits.language_model:
        raise DocumentRejected(ENGLISH_ONLY)
    facts = facts_of(
        reading,
        said_by=message.user_id,
        said_at=turn.now,
        permalink=permalink,
        file=file.name,
    )
    return _ReadFile(
        name=file.name,
        title=_title(whole.title, text, reading),
        facts=facts,
        disputed=dict(reading.disputed),
        unread=unread_words(deps, file.name, len(whole.text), reading),
    )


def _title(own: str, text: str, reading: Reading) -> str:
    """The file's own title where it says something, else what its words say of the project."""
    named = title_of(own)
    if named == UNNAMED or len(named.split()) < 2:
        told = title_for(text, reading.evidence)
        named = named if told == UNNAMED else told
    return named


def _merge(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    assessment: Assessment | None,
    said: Sequence[KnownFact],
    telling: Sequence[_ReadFile],
) -> str:
    """Take the facts of words and files in; says what the files changed in a known assessment."""
    is_new = assessment is None
    if assessment is None:
        title = telling[0].title if telling else title_of(message.text)
        assessment = interview.start(deps, turn.place, message.user_id, title, turn)
    elif assessment.status == "cancelled":
        assessment = assessment.model_copy(update={"status": "interviewing"})
    assessment, changed = merge(assessment, said, correction=is_new)
    for each in telling:
        assessment, names = merge(assessment, each.facts, correction=False, disputed=each.disputed)
        changed += names
    taken = "" if is_new else taken_words(assessment, changed)
    if changed or is_new or assessment.status == "interviewing":
        turn.note = taken
        interview.advance(deps, turn, assessment, is_new=is_new)
    if is_new:
        return ""
    return "" if taken else "All of them were known already."


def undo_project(deps: Deps, turn: Turn, names: Sequence[str], ts: str) -> None:
    """Make what was read from files of one message unknown again, and ask or recommend anew.

    Where the file contradicted what was known, that counts again.

    Raises:
        UserInputError: there is no assessment in this thread any more.
    """
    place = turn.place
    with deps.store.unit() as unit:
        found = unit.assessments.in_thread(place.team_id, place.channel_id, place.thread_ts or "")
    if found is None:
        raise UserInputError(_GONE)
    mark = f"/p{ts.replace('.', '')}"
    gone = [
        name
        for name, fact in found.facts.items()
        if fact.provenance.file in names and mark in (fact.provenance.permalink or mark)
    ]
    if not gone:
        return
    before = {each.fact: each.old for each in found.contradictions if not each.in_one_message}
    left = found
    for name in gone:
        if name in before:
            user_id = turn.user_id or ""
            left = settle(left, name, before[name], "button", user_id, turn.now)
        else:
            left = forget_fact(left, name)
    asked = [q for q in left.asked if q.fact not in gone or q.answered_by]
    left = left.model_copy(update={"asked": asked})
    if left.facts:
        interview.advance(deps, turn, left, is_new=False)
    else:
        interview.cancel(deps, turn, left, "Ended: nothing is known without the file.")


def listed(names: Sequence[str]) -> str:
    """Names in a sentence."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
