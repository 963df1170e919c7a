"""Files that come with a message: what they are is asked, unless the words leave no doubt."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bot.errors import NotAllowed
from bot.reading.file_wish import file_wish
from bot.reading.model import Intent, Reading
from bot.services.access import may_see
from bot.services.answering import add_answer
from bot.services.cards import ButtonView, NoticeCard
from bot.services.documents import add_files, may_add, outcome, remove_source, who_may_cite
from bot.services.file_facts import TakenProject, listed, take_project, undo_project
from bot.services.inbound import Click, IncomingFile, IncomingMessage
from bot.services.ports import DOCUMENT_ENDINGS, Deps
from bot.services.records import Assessment
from bot.services.taking import asks_for_own_advice, said_facts
from bot.services.trials import is_table, take_tables
from bot.services.turns import Turn

_CARRIED = 1_400
"""Characters that the files of one question may take on a button."""
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class FilesTaken:
    """What became of the files of a message."""

    words_done: bool = False
    """True when the words beside them need no answer of their own."""
    unclear: tuple[IncomingFile, ...] = ()
    """Files to ask about."""


def documents_of(message: IncomingMessage) -> tuple[IncomingFile, ...]:
    """The files of a message that are no tables of a trial, by names that a button can carry."""
    return tuple(
        file.model_copy(update={"name": _short(file.name)})
        for file in message.files
        if not is_table(file)
    )


def readable_files(message: IncomingMessage) -> tuple[IncomingFile, ...]:
    """The documents of a message whose kind can be read."""
    return tuple(file for file in documents_of(message) if _ending(file) in DOCUMENT_ENDINGS)


def _short(name: str) -> str:
    path = PurePosixPath(name)
    return f"{path.stem[:_LONGEST_NAME]}{path.suffix[:_LONGEST_NAME]}" or "file"


def take_files(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    reading: Reading,
    assessment: Assessment | None,
) -> FilesTaken:
    """Compare the tables, and read or add the documents where the words say so."""
    documents = documents_of(message)
    if not message.addressed:
        return FilesTaken(unclear=readable_files(message))
    tables = tuple(file for file in message.files if is_table(file))
    wish = file_wish(message.text) if documents else None
    if wish == "add":
        _add(deps, turn, message.model_copy(update={"files": documents}))
        documents = ()
    elif wish == "describe":
        if tables:
            _compare(deps, turn, message, tables, reading, assessment=None, said=False)
        _describe(deps, turn, message, documents, reading, assessment)
        return FilesTaken(words_done=True)
    if tables and _compare(deps, turn, message, tables, reading, assessment, said=True):
        return FilesTaken(words_done=True, unclear=documents)
    return FilesTaken(_needs_no_answer(message, reading, bool(tables)), documents)


def _compare(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    tables: tuple[IncomingFile, ...],
    reading: Reading,
    assessment: Assessment | None,
    *,
    said: bool,
) -> bool:
    facts = said_facts(deps, turn, message, reading) if said else []
    corrects = reading.intent is Intent.CORRECTION
    with_tables = message.model_copy(update={"files": tables})
    return take_tables(deps, turn, with_tables, assessment, facts, correction=corrects)


def _needs_no_answer(message: IncomingMessage, reading: Reading, compared: bool) -> bool:
    """Whether the words only go with the files: no question, no answer, no facts, no command."""
    if not message.text.strip():
        return True
    if reading.command is not None:
        return compared and reading.command.name == "compare"
    if reading.answer is not None or reading.facts:
        return False
    return not any(part.intent is Intent.QUESTION for part in reading.parts) or (
        file_wish(message.text) == "add" and len(reading.parts) == 1
    )


def _describe(
    deps: Deps,
    turn: Turn,
    message: IncomingMessage,
    documents: tuple[IncomingFile, ...],
    reading: Reading,
    assessment: Assessment | None,
) -> None:
    shared = message.model_copy(update={"files": documents})
    said = said_facts(deps, turn, message, reading)
    before = len(turn.messages)
    taken = take_project(deps, turn, shared, assessment, said)
    if taken.text:
        turn.post(_described_card(deps, shared, taken))
        turn.messages.insert(before, turn.messages.pop())  # what was read, then what is asked
    for part in reading.parts:
        own = asks_for_own_advice(part.text) or file_wish(part.text) is not None
        if part.intent is Intent.QUESTION and not own:
            add_answer(deps, turn, part.text, message.user_id)


def _described_card(deps: Deps, message: IncomingMessage, taken: TakenProject) -> NoticeCard:
    if taken.found:
        undo = _button("Undo", "undo_describe", message)
        return NoticeCard(text=taken.text, buttons=[undo])
    return question(deps, message, taken.text) if taken.readable else NoticeCard(text=taken.text)


def _add(deps: Deps, turn: Turn, message: IncomingMessage) -> None:
    try:
        turn.post(_added_card(deps, message, message.user_id))
    except NotAllowed as error:
        turn.post(NoticeCard(text=str(error)))


def _added_card(deps: Deps, message: IncomingMessage, user_id: str) -> NoticeCard:
    added = add_files(deps, message, user_id)
    if not added.document_ids:
        return NoticeCard(text=added.text)
    label = "Remove from the Sources" if added.replaced else "Undo"
    about = {"documents": list(added.document_ids)}
    return NoticeCard(text=added.text, buttons=[_button(label, "undo_add", message, **about)])


def ask_about(
    deps: Deps, turn: Turn, message: IncomingMessage, files: Sequence[IncomingFile]
) -> None:
    """Ask what files are; those that cannot be read as documents are named with the reason."""
    readable = [file for file in files if _ending(file) in DOCUMENT_ENDINGS]
    for file in files:
        if file not in readable:
            reason = f"Files ending in {_ending(file) or 'nothing'} are not read."
            turn.post(NoticeCard(text=outcome(file.name, "skipped", reason)))
    for batch in _batches(readable):
        turn.post(question(deps, message.model_copy(update={"files": batch})))


def question(deps: Deps, message: IncomingMessage, opening: str = "") -> NoticeCard:
    """What are these files? With who would see them cited."""
    names = listed([file.name for file in message.files])
    one = len(message.files) == 1
    it = "it" if one else "them"
    only = "" if may_add(deps, message.user_id) else " Only owners of the knowledge base may do so."
    lines = [
        f"{opening}\nWhat {'is' if one else 'are'} {names}?".strip(),
        f"• Describe our project: I read the facts from {it}, with the words that state them.",
        f"• Add to the sources: my answers may cite {it}, visible to "
        f"{who_may_cite(deps, message.place)}.{only}",
        f"• Neither: I leave {it} alone. Nothing of {it} is kept yet.",
    ]
    return NoticeCard(
        text="\n".join(lines),
        buttons=[
            _button("Describe Our Project", "describe_file", message),
            _button("Add to the Sources", "add_file", message),
            _button("Neither", "leave_file", message),
        ],
    )


def describe_file(deps: Deps, turn: Turn, click: Click) -> None:
    """The files describe the project: read them into the assessment of the thread."""
    message = _shared(deps, click)
    turn.typed = True  # what changes is shown below, where the question stands
    place = turn.place
    with deps.store.unit() as unit:
        assessment = unit.assessments.in_thread(
            place.team_id, place.channel_id, place.thread_ts or ""
        )
    taken = take_project(deps, turn, message, assessment)
    _replace(turn, click, _described_card(deps, message, taken))


def add_file(deps: Deps, turn: Turn, click: Click) -> None:
    """The files are sources of answers."""
    _replace(turn, click, _added_card(deps, _shared(deps, click), click.user_id))


def leave_file(deps: Deps, turn: Turn, click: Click) -> None:
    """The files are left alone."""
    names = listed([file.name for file in _shared(deps, click).files])
    _replace(turn, click, NoticeCard(text=f"I leave {names} alone; nothing was kept."))


def undo_describe(deps: Deps, turn: Turn, click: Click) -> None:
    """Forget what was read from the files, and ask again what they are."""
    message = _shared(deps, click)
    turn.typed = True
    names = [file.name for file in message.files]
    undo_project(deps, turn, names, message.ts)
    opening = f"Undone: what I read in {listed(names)} does not count any more."
    _replace(turn, click, question(deps, message, opening))


def undo_add(deps: Deps, turn: Turn, click: Click) -> None:
    """Take the files out of the sources, and ask again what they are."""
    message = _shared(deps, click)
    for document_id in click.payload.get("documents") or []:
        remove_source(deps, click.place.team_id, str(document_id), click.user_id)
    names = listed([file.name for file in message.files])
    no_source = "no source" if len(message.files) == 1 else "no sources"
    verb = "is" if len(message.files) == 1 else "are"
    opening = f"Undone: {names} {verb} {no_source} any more."
    _replace(turn, click, question(deps, message, opening))


def _replace(turn: Turn, click: Click, card: NoticeCard) -> None:
    """Show a card in place of the one with the buttons."""
    turn.update(f"{turn.key}:file", card, message_ts=click.message_ts)


def _shared(deps: Deps, click: Click) -> IncomingMessage:
    """The message with its files, as the button carries it.

    Raises:
        NotAllowed: the person may not see the thread now.
    """
    if not may_see(deps, click.place, click.user_id):
        raise NotAllowed("Only members of this channel can say what its files are.")
    return IncomingMessage(
        place=click.place,
        user_id=str(click.payload.get("by") or click.user_id),
        text="",
        ts=str(click.payload.get("ts") or ""),
        addressed=True,
        files=tuple(
            IncomingFile(name=str(name), url=str(url), size=int(size))
            for name, url, size in click.payload.get("files") or []
        ),
    )


def _button(label: str, action: str, message: IncomingMessage, **about: Any) -> ButtonView:
    """A button that carries the files, so that nothing of them has to be kept until the click."""
    files = [_carried(file) for file in message.files]
    payload = {"files": files, "ts": message.ts, "by": message.user_id, **about}
    return ButtonView(label=label, action=action, payload=payload)


def _carried(file: IncomingFile) -> tuple[str, str, int]:
    return file.name, file.url, file.size


def _batches(files: Sequence[IncomingFile]) -> Iterator[tuple[IncomingFile, ...]]:
    """Files in groups that a button can carry."""
    batch: list[IncomingFile] = []
    for file in files:
        carried = [_carried(each) for each in [*batch, file]]
        if batch and len(json.dumps(carried, ensure_ascii=False)) > _CARRIED:
            yield tuple(batch)
            batch = []
        batch.append(file)
    if batch:
        yield tuple(batch)


def _ending(file: IncomingFile) -> str:
    return PurePosixPath(file.name).suffix.lower()
