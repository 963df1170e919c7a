"""Reads Markdown, text, HTML, PDF and Word files into passages.

Files come from anywhere: each kind is read within limits, and whatever is broken, encrypted,
binary or out of proportion is refused with a sentence.
"""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bot.errors import DocumentRejected
from bot.grounding.passages import Document, Passage
from bot.grounding.splitting import Section, cut_sections, markdown_sections
from bot.services.ports import MAX_FILE_BYTES

MAX_TEXT = 3_000_000
"""Characters of text that one document may hold."""
MAX_PAGES = 1500
"""Pages of a PDF."""
MAX_UNPACKED_BYTES = 120_000_000
"""A Word file is a zip; its parts together may not be larger."""
READ_LIMIT_S = 60.0
"""Seconds for reading one PDF."""


@dataclass(frozen=True)
class ParsedText:
    """The text of a file by sections."""

    title: str
    """What the document calls itself, else its file name."""
    sections: list[Section] = field(default_factory=list)
    """In reading order."""
    published: str | None = None
    """Its date, where the format says one."""
    publisher: str | None = None
    """Site name or author, where the format says one."""


def parse_document(content: bytes, ending: str, origin: str) -> ParsedText:
    """Read a file by its ending.

    Args:
        content: the bytes.
        ending: `.md`, `.txt`, `.html`, `.pdf` or `.docx`.
        origin: path or address, for the title.

    Raises:
        DocumentRejected: with the reason.
    """
    if len(content) > MAX_FILE_BYTES:
        raise DocumentRejected(f"It is larger than {MAX_FILE_BYTES // 1_000_000} MB.")
    title = _title_from(origin)
    if ending == ".pdf":
        parsed = _parse_pdf(content, title)
    elif ending == ".docx":
        parsed = _parse_docx(content, title)
    elif ending in {".html", ".htm"}:
        parsed = _parse_html(content, title)
    elif ending in {".md", ".markdown"}:
        parsed = _parse_markdown(_decoded(content), title)
    elif ending == ".txt":
        parsed = ParsedText(title, [Section(heading=title, text=_decoded(content))])
    else:
        raise DocumentRejected(f"Files ending in {ending or 'nothing'} are not read.")
    size = sum(len(section.text) for section in parsed.sections)
    if size > MAX_TEXT:
        raise DocumentRejected(
            f"Its text is longer than {MAX_TEXT:,} characters; add a part of it."
        )
    if not any(char.isalpha() for section in parsed.sections for char in section.text):
        raise DocumentRejected("There is no text in it (a scan would need text recognition first).")
    return parsed


def to_document(
    parsed: ParsedText, document_id: str, origin: str, visibility: str, now: datetime
) -> Document:
    """Cut a parsed text into passages with stable ids."""
    url = origin if "://" in origin[:12] else None
    pieces = cut_sections(parsed.sections)
    return Document(
        document_id=document_id,
        title=parsed.title,
        url=url,
        publisher=parsed.publisher,
        published=parsed.published,
        retrieved=now.date().isoformat(),
        kind="document",
        passages=tuple(
            Passage(
                passage_id=f"{document_id}#p{number}",
                note_id=document_id,
                source=parsed.title,
                section=piece.section,
                text=piece.text,
                url=url,
                publisher=parsed.publisher,
                published=parsed.published,
                visibility=visibility,
                position=number - 1,
            )
            for number, piece in enumerate(pieces, start=1)
        ),
    )


def _title_from(origin: str) -> str:
    """A readable title from a path or address."""
    path = urlsplit(origin).path if "://" in origin[:12] else origin
    stem = PurePosixPath(unquote(path)).stem.replace("_", " ").replace("-", " ").strip()
    return stem or urlsplit(origin).hostname or "document"


def _decoded(content: bytes) -> str:
    """Text of a file; UTF-8, UTF-16 with its mark, or Windows-1252. Binary files are refused."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
        if b"\x00" in content:
            raise DocumentRejected("It is a binary file, not text.")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    strange = sum(char == "\ufffd" or (ord(char) < 32 and char not in "\n\r\t\f") for char in text)
    if strange > len(text) / 100:
        raise DocumentRejected("It is a binary file, not text.")
    return text


def _parse_markdown(text: str, title: str) -> ParsedText:
    """Sections by heading; the first top heading is the title."""
    for line in text.splitlines()[:60]:
        if line.startswith("# "):
            title = line[2:].strip() or title
            break
    return ParsedText(title, markdown_sections(text, title))


def _parse_html(content: bytes, title: str) -> ParsedText:
    """The main text of a page, without navigation."""
    import trafilatura
    from lxml.etree import LxmlError  # type: ignore[import-untyped,unused-ignore]

    page = _decoded(content)
    try:
        found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
        body = trafilatura.extract(
            page, output_format="markdown", include_tables=True, include_comments=False
        )
    except (LxmlError, ValueError, RecursionError) as error:
        raise DocumentRejected("The page cannot be read as HTML.") from error
    if not body or found is None:
        raise DocumentRejected("There is no readable text on the page.")
    facts = found if isinstance(found, dict) else found.as_dict()
    named = facts.get("title") or title
    publisher = facts.get("sitename") or facts.get("author")
    return ParsedText(named, markdown_sections(body, named), facts.get("date"), publisher)


def _parse_pdf(content: bytes, title: str) -> ParsedText:
    """The text of each page."""
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    deadline = time.monotonic() + READ_LIMIT_S
    sections: list[Section] = []
    size = 0
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentRejected("The PDF is protected by a password.")
        if len(reader.pages) > MAX_PAGES:
            raise DocumentRejected(f"The PDF has more than {MAX_PAGES} pages; add a part of it.")
        named = reader.metadata.title if reader.metadata else None
        for number, page in enumerate(reader.pages, start=1):
            text = _joined_lines(page.extract_text())
            sections.append(Section(heading=f"page {number}", text=text))
            size += len(text)
            if size > MAX_TEXT or time.monotonic() > deadline:
                raise DocumentRejected("The PDF is too long to be read; add a part of it.")
    except (DependencyError, FileNotDecryptedError) as error:
        raise DocumentRejected("The PDF is encrypted in a way that cannot be read.") from error
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        OverflowError,
        AssertionError,
        NotImplementedError,
    ) as error:
        raise DocumentRejected("The PDF is damaged and cannot be read.") from error
    return ParsedText(str(named).strip() if named else title, sections)


def _joined_lines(text: str) -> str:
    """Printed lines joined to paragraphs: a line ends one when it closes a sentence short."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    longest = max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    open_paragraph = False
    for line in lines:
        if not line:
            open_paragraph = False
            continue
        if not open_paragraph:
            paragraphs.append(line)
        elif paragraphs[-1].endswith("-") and line[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + line
        else:
            paragraphs[-1] += " " + line
        open_paragraph = not (line.endswith((".", "!", "?", ":")) and len(line) < 0.8 * longest)
    return "\n".join(paragraphs)


def _parse_docx(content: bytes, title: str) -> ParsedText:
    """Headings, paragraphs and tables of a Word file."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from lxml.etree import LxmlError

    _check_unpacked_size(content)
    try:
        document = docx.Document(io.BytesIO(content))
        lines: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                for row in block.rows:
                    lines += ["", "| " + " | ".join(cell.text for cell in row.cells) + " |"]
            else:
                lines += ["", _docx_line(block.style.name if block.style else "", block.text)]
        named = document.core_properties.title
    except (
        PackageNotFoundError,
        LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        IndexError,
        zipfile.BadZipFile,
        OSError,
        NotImplementedError,
        RecursionError,
        TypeError,
    ) as error:
        raise DocumentRejected("The Word file is damaged and cannot be read.") from error
    sections = markdown_sections("\n".join(lines), named or title)
    return ParsedText(named or title, sections)


def _docx_line(style: str, text: str) -> str:
    """A paragraph as a Markdown line; headings by their style."""
    flat = " ".join(text.split())
    if style == "Title":
        return f"# {flat}"
    if style.startswith("Heading ") and style[8:].isdigit():
        return f"{'#' * min(int(style[8:]) + 1, 6)} {flat}"
    return f"- {flat}" if style.startswith("List") else flat.lstrip("#")


def _check_unpacked_size(content: bytes) -> None:
    """Refuse a zip that unpacks out of proportion, by reading it, not by what it claims."""
    left = MAX_UNPACKED_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.infolist():
                if part.flag_bits & 1:
                    raise DocumentRejected("The Word file is protected by a password.")
                with package.open(part) as stream:
                    while block := stream.read(1_000_000):
                        left -= len(block)
                        if left < 0:
                            raise DocumentRejected(
                                "The Word file unpacks to more than "
                                f"{MAX_UNPACKED_BYTES // 1_000_000} MB and is not read."
                            )
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise DocumentRejected("The Word file is damaged and cannot be read.") from error
    except ValueError as error:
        raise DocumentRejected("The Word file is damaged and cannot be read.") from error
