"""Files that become sources of answers: added, listed and removed, with who may see them cited."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.errors import DocumentRejected, NotAllowed, UserInputError
from bot.services.access import is_open, may_see, seen_channels
from bot.services.cards import NoticeCard
from bot.services.inbound import IncomingMessage, Place
from bot.services.ports import MAX_FILE_BYTES, AddedSource, ChannelNow, Deps
from bot.services.wording import left_out_words

ONLY_OWNERS = "Only owners of the knowledge base may add documents; ask one of them to do it."
_REPLACED = "The earlier file of this name in this channel no longer answers."
_GONE = "That source is gone already."


@dataclass(frozen=True, slots=True)
class AddedFiles:
    """What became of files that were to be added."""

    text: str
    """Each file with what became of it, and who may see answers from them."""
    document_ids: tuple[str, ...] = ()
    """The stored documents."""
    replaced: bool = False
    """True when one of them was there before, so that removing it does not bring that back."""


def add_files(deps: Deps, message: IncomingMessage, added_by: str) -> AddedFiles:
    """Add each file of a message under the label of its channel.

    A file is known by its channel and its name: the same name again replaces the earlier one, and
    doing a turn again adds nothing twice.

    Raises:
        NotAllowed: the knowledge base has owners, and the person is none of them.
    """
    if not may_add(deps, added_by):
        raise NotAllowed(ONLY_OWNERS)
    lines: list[str] = []
    ids: list[str] = []
    replaced = told = False
    for number, file in enumerate(message.files):
        name = PurePosixPath(file.name).name or f"file-{number}"
        try:
            content = deps.directory.download(message.place.team_id, file, MAX_FILE_BYTES)
        except DocumentRejected as error:
            lines.append(outcome(name, "skipped", str(error)))
            continue
        report = deps.documents.add_shared(name, content, message.place, added_by)
        if report.status == "updated":
            lines.append(outcome(name, "replaced", _REPLACED))
        else:
            lines.append(outcome(name, report.status, report.reason))
        if report.status == "skipped":
            continue
        replaced = replaced or report.status != "added"
        told = True
        if report.document_id:
            ids.append(report.document_id)
    if told:
        scope = who_may_cite(deps, message.place)
        lines.append(f"Answers from what was added are visible to {scope}.")
    return AddedFiles("\n".join(lines), tuple(ids), replaced)


def may_add(deps: Deps, user_id: str) -> bool:
    """Whether a person may add sources."""
    return not deps.limits.owners or user_id in deps.limits.owners


def who_may_cite(deps: Deps, place: Place) -> str:
    """Who may be shown answers from the files of a place, as the channel is now."""
    if is_open(deps, place.team_id, place.channel_id):
        return "everyone in this workspace, as long as this channel is public"
    return "this conversation only"


def outcome(name: str, status: str, reason: str | None) -> str:
    """What became of one file, and why, as sentences."""
    return f"{name}: {status}." + (f" {reason[:1].upper()}{reason[1:]}" if reason else "")


def removable_sources(
    deps: Deps, team_id: str, user_id: str
) -> tuple[list[AddedSource], frozenset[str]]:
    """The sources that a person may remove now, by name, and the channels left out.

    Those are the channels that Slack does not tell of just now.
    """
    found = deps.documents.added(team_id)
    wanted = {source.channel_id for source in found}
    member = deps.directory.memberships(team_id, user_id, sorted(wanted))
    own = {source.channel_id for source in found if source.added_by == user_id}
    seen = seen_channels(deps, team_id, user_id, sorted(c for c in own if not member.get(c)))
    shown = [
        source
        for source in found
        if member.get(source.channel_id)
        or (source.added_by == user_id and source.channel_id in seen.channels)
    ]
    return shown, frozenset(wanted - member.keys() - seen.channels) | seen.untold


def sources_words(deps: Deps, team_id: str, user_id: str) -> NoticeCard:
    """The sources that a person may remove, in words."""
    found, untold = removable_sources(deps, team_id, user_id)
    left_out = left_out_words(untold)
    if not found:
        none = "Your team has added no sources in your channels."
        text = left_out or f"{none} Share a file with a mention of me to add one."
        return NoticeCard(text=text)
    now = deps.directory.channels_now(team_id, [source.channel_id for source in found])
    lines = [f"• {source.name} (from {_where(now.get(source.channel_id))})" for source in found]
    head = f"{len(found)} source{'' if len(found) == 1 else 's'} that your team added:"
    last = f"To remove one, open my Home tab. {left_out}".strip()
    return NoticeCard(text="\n".join([head, *lines, last]))


def _where(now: ChannelNow | None) -> str:
    if now is None:
        return "a channel that Slack does not name just now"
    return f"#{now.name}" if now.name else "a direct message"


def remove_source(deps: Deps, team_id: str, document_id: str, user_id: str) -> AddedSource:
    """Remove one source; says which it was.

    Raises:
        UserInputError: it is gone.
        NotAllowed: the person neither added it nor is in its channel now.
    """
    found = {source.document_id: source for source in deps.documents.added(team_id)}
    source = found.get(document_id)
    if source is None:
        raise UserInputError(_GONE)
    if not _may_remove(deps, team_id, source, user_id):
        raise NotAllowed("Only members of its channel can remove this source.")
    deps.documents.remove(document_id)
    return source


def _may_remove(deps: Deps, team_id: str, source: AddedSource, user_id: str) -> bool:
    """Members may, as they may forget the channel; who added it may while the channel is seen."""
    if deps.directory.is_member(team_id, source.channel_id, user_id):
        return True
    place = Place(team_id=team_id, channel_id=source.channel_id)
    return source.added_by == user_id and may_see(deps, place, user_id)
