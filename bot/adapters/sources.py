"""Where passages come from: the shipped notes, and what a team adds. Deletions are followed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from bot.adapters.database.schema_knowledge import SHARED
from bot.adapters.documents import ParsedText, parse_document, to_document
from bot.adapters.fetch import Fetcher, is_address
from bot.adapters.passage_store import PassageStore, Placement
from bot.errors import DocumentRejected
from bot.grounding.notes import NoteInvalid, parse_note
from bot.grounding.passages import PUBLIC
from bot.services.ports import DOCUMENT_ENDINGS, MAX_FILE_BYTES

MAX_FILES = 5000
"""Files of one folder that are read."""


@dataclass(frozen=True)
class FileReport:
    """What happened to one file or address."""

    source: str
    """Its path or address, or the channel and name of a shared file."""
    status: str
    """`added`, `updated`, `unchanged`, `removed` or `skipped`."""
    reason: str | None = None
    """Why it was skipped, in a sentence."""
    document_id: str | None = None
    """The stored document."""
    passages: int = 0
    """How many passages it holds."""


class SourceReader:
    """Reads sources into the passage store."""

    def __init__(
        self,
        store: PassageStore,
        notes_dir: Path,
        clock: Callable[[], datetime],
        fetcher: Fetcher | None = None,
    ) -> None:
        self._store = store
        self._notes_dir = notes_dir
        self._clock = clock
        self._fetcher = fetcher or Fetcher()

    def read_notes(self) -> list[FileReport]:
        """Bring the stored notes in line with the notes folder."""
        known = {each.document_id: each for each in self._store.documents()}
        notes = {each for each, document in known.items() if document.corpus == "notes"}
        reports: list[FileReport] = []
        seen: set[str] = set()
        for file in sorted(self._notes_dir.glob("*.md")):
            if file.stem.lower() == "readme":
                continue
            seen.add(file.stem)
            content = file.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            if file.stem in known and known[file.stem].content_sha256 == digest:
                reports.append(FileReport(file.name, "unchanged", document_id=file.stem))
            else:
                reports.append(self._read_note(file, content, digest, file.stem in known))
        for gone in sorted(notes - seen):
            self._store.remove(gone, self._clock())
            reports.append(FileReport(f"{gone}.md", "removed", document_id=gone))
        return reports

    def _read_note(self, file: Path, content: bytes, digest: str, known: bool) -> FileReport:
        """Store one note; a faulty one is reported and its former version stays."""
        try:
            document = parse_note(content.decode("utf-8"), name=file.stem)
        except (NoteInvalid, UnicodeDecodeError) as error:
            return FileReport(file.name, "skipped", str(error))
        placement = Placement("notes", PUBLIC, file.name, digest)
        self._store.put(document, placement, self._clock())
        status = "updated" if known else "added"
        return FileReport(
            file.name, status, document_id=document.document_id, passages=len(document.passages)
        )

    def add(self, source: str | Path, visibility: str, added_by: str | None) -> list[FileReport]:
        """Add one file, folder or address."""
        if isinstance(source, str) and is_address(source):
            return [self._add_address(source, visibility, added_by)]
        path = Path(source).expanduser()
        if path.is_dir():
            return self._add_folder(path.resolve(), visibility, added_by)
        if not path.is_file():
            return [FileReport(str(source), "skipped", "There is no such file or folder.")]
        return [self._add_file(path.resolve(), visibility, added_by, None)]

    def add_shared(
        self, content: bytes, channel: str, name: str, visibility: str, added_by: str
    ) -> FileReport:
        """Add a file that was shared in a channel, in place of the one of that name from there.

        Args:
            content: the bytes.
            channel: `TEAM/CHANNEL`.
            name: the file's name, which says how it is read.
            visibility: the label of the channel; when a channel was made private since, the
                earlier file goes with its earlier label.
            added_by: who shared it.
        """
        origin = f"{SHARED}{channel}/{name}"
        ending = PurePosixPath(name).suffix.lower()
        report = self._store_content(content, origin, ending, visibility, added_by, None)
        if report.status == "skipped":
            return report
        earlier = [
            each.document_id
            for each in self._store.documents()
            if each.origin == origin and each.document_id != report.document_id
        ]
        for document_id in earlier:
            self._store.remove(document_id, self._clock())
        return replace(report, status="updated") if earlier else report

    def remove(self, document: str) -> bool:
        """Remove an added document by id, path or address; notes are removed by their file."""
        removed = False
        for each in self._store.documents():
            named = document in {each.document_id, each.origin, each.root}
            if not named and not is_address(document):
                named = each.origin == str(Path(document).expanduser().resolve())
            if named and each.corpus == "added":
                removed = self._store.remove(each.document_id, self._clock()) or removed
        return removed

    def follow_added(self) -> list[FileReport]:
        """Re-read added files that changed and remove those that are gone from their folder.

        A folder that is missing as a whole (not mounted) removes nothing. Addresses are fetched
        again only when they are added again; files from Slack are replaced when they are shared
        again.
        """
        reports: list[FileReport] = []
        for each in self._store.documents():
            shared = each.origin.startswith(SHARED)
            if each.corpus != "added" or shared or is_address(each.origin):
                continue
            file = Path(each.origin)
            home = Path(each.root) if each.root else file.parent
            if file.is_file():
                reports.append(self._add_file(file, each.visibility, each.added_by, each.root))
            elif home.is_dir():
                self._store.remove(each.document_id, self._clock())
                reports.append(FileReport(each.origin, "removed", document_id=each.document_id))
        return reports

    def _add_folder(self, folder: Path, visibility: str, added_by: str | None) -> list[FileReport]:
        """Add a folder's files; files of an earlier time that are gone are removed."""
        reports: list[FileReport] = []
        seen: set[str] = set()
        for number, file in enumerate(_files_below(folder)):
            if number >= MAX_FILES:
                reason = f"Only the first {MAX_FILES} files of a folder are read."
                reports.append(FileReport(str(folder), "skipped", reason))
                break
            seen.add(str(file))
            reports.append(self._add_file(file, visibility, added_by, str(folder)))
        for each in self._store.documents():
            stays = each.origin in seen or each.visibility != visibility
            if each.root == str(folder) and not stays and not Path(each.origin).is_file():
                self._store.remove(each.document_id, self._clock())
                reports.append(FileReport(each.origin, "removed", document_id=each.document_id))
        return reports

    def _add_file(
        self, file: Path, visibility: str, added_by: str | None, root: str | None
    ) -> FileReport:
        """Add one file; whatever is wrong with it becomes the report."""
        try:
            if file.stat().st_size > MAX_FILE_BYTES:
                raise DocumentRejected(
                    f"It is larger than {MAX_FILE_BYTES // 1_000_000} MB; split it or add a part."
                )
            content = file.read_bytes()
        except OSError as error:
            return FileReport(str(file), "skipped", f"It cannot be read: {error.strerror}.")
        except DocumentRejected as error:
            return FileReport(str(file), "skipped", str(error))
        return self._store_content(
            content, str(file), file.suffix.lower(), visibility, added_by, root
        )

    def _add_address(self, address: str, visibility: str, added_by: str | None) -> FileReport:
        """Fetch and add one page."""
        try:
            page = self._fetcher.fetch(address)
        except DocumentRejected as error:
            return FileReport(address, "skipped", str(error))
        return self._store_content(page.content, address, page.ending, visibility, added_by, None)

    def _store_content(
        self,
        content: bytes,
        origin: str,
        ending: str,
        visibility: str,
        added_by: str | None,
        root: str | None,
    ) -> FileReport:
        """Parse and store content unless the same is stored already."""
        document_id = _document_id(origin, visibility)
        digest = hashlib.sha256(content).hexdigest()
        known = {each.document_id: each for each in self._store.documents()}.get(document_id)
        if known is not None and known.content_sha256 == digest:
            return FileReport(origin, "unchanged", document_id=document_id)
        try:
            parsed: ParsedText = parse_document(content, ending, origin)
        except DocumentRejected as error:
            return FileReport(origin, "skipped", str(error), document_id if known else None)
        document = to_document(parsed, document_id, origin, visibility, self._clock())
        placement = Placement("added", visibility, origin, digest, root, added_by)
        self._store.put(document, placement, self._clock())
        status = "updated" if known else "added"
        return FileReport(origin, status, None, document_id, len(document.passages))


def _document_id(origin: str, visibility: str) -> str:
    """A stable id: the same source added for two places is two documents."""
    return "doc-" + hashlib.sha256(f"{visibility}\n{origin}".encode()).hexdigest()[:12]


def _files_below(folder: Path) -> Iterator[Path]:
    """Readable kinds of files below a folder, sorted; hidden ones and links out of it are not."""
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if hidden or file.suffix.lower() not in DOCUMENT_ENDINGS or not file.is_file():
            continue
        if file.resolve().is_relative_to(folder):
            yield file
