"""Adding files and addresses: every kind, every way to be broken, and no way into the network."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import docx
import pypdf
import pytest

from bot.adapters import documents
from bot.adapters.documents import parse_document
from bot.adapters.fetch import Fetcher, is_public
from bot.adapters.knowledge_base import KnowledgeBase
from bot.adapters.team_documents import TeamDocuments
from bot.errors import DocumentRejected
from bot.services.ports import MAX_FILE_BYTES

Make = Callable[..., KnowledgeBase]
SENTENCE = "Widget tuning takes nine days in the Bergen plant."
HTML = f"""<html><head><title>Widgets</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>Widgets</h1><p>{SENTENCE}</p><p>Each widget is tested twice before it leaves the
plant, and a third time when it comes back from a customer.</p></article>
<script>alert("x")</script></body></html>"""


def a_pdf(text: str = SENTENCE, password: str | None = None) -> bytes:
    """A one-page PDF with a line of text, written by hand."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(body)
    body += b"xref\n0 6\n0000000000 65535 f \n" + table
    body += b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start
    if password is None:
        return body
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(body))
    writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def a_docx() -> bytes:
    """A Word file with a heading, a paragraph and a table."""
    file = docx.Document()
    file.add_heading("Widgets", level=1)
    file.add_paragraph(SENTENCE)
    table = file.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Plant"
    table.rows[0].cells[1].text = "Bergen"
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def a_zip_bomb() -> bytes:
    """A small Word file that unpacks to 200 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 200_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", f"# Widgets\n\n{SENTENCE}\n".encode()),
        ("a.txt", SENTENCE.encode()),
        ("b.txt", b"\xff\xfe" + SENTENCE.encode("utf-16-le")),
        ("c.txt", f"{SENTENCE} caf\xe9".encode("cp1252")),
        ("a.html", HTML.encode()),
        ("a.pdf", a_pdf()),
        ("a.docx", a_docx()),
    ],
)
def test_each_kind_of_file_gives_its_sentence(name: str, content: bytes) -> None:
    """And neither navigation nor script."""
    parsed = parse_document(content, Path(name).suffix, f"/docs/{name}")
    text = " ".join(section.text for section in parsed.sections)
    assert SENTENCE in text
    assert "alert" not in text
    assert "Home" not in text


@pytest.mark.parametrize(
    ("name", "content", "title", "text"),
    [
        ("b.md", b"# Triage\n\nWe sort.\n\n## Volume\n\nAbout\n200k.", "Triage",
            "We sort.\nVolume\nAbout 200k."),
        ("our-brief.txt", b"We sort.\n200k.", "our brief", "We sort.\n200k."),
        ("a.pdf", a_pdf(), "a", SENTENCE),
    ],
)  # fmt: skip
def test_the_words_of_a_file_stand_in_order(
    make_base: Make, name: str, content: bytes, title: str, text: str
) -> None:
    """Headings of its own above their text, page numbers not; nothing is stored."""
    base = make_base()
    found = TeamDocuments(base).text_of(name, content)
    assert (found.title, found.text) == (title, text)
    assert base.documents() == []


@pytest.mark.parametrize(
    ("ending", "content", "reason"),
    [
        (".txt", b"\x00\x01\x02" * 50, "binary"),
        (".txt", bytes(range(1, 32)) * 30, "binary"),
        (".md", b"   \n", "no text"),
        (".pdf", b"%PDF-1.4 nothing more", "damaged"),
        (".pdf", a_pdf(password="secret"), "password"),
        (".pdf", a_pdf(text=""), "no text"),
        (".docx", b"PK\x03\x04 broken", "damaged"),
        (".docx", a_docx()[:-300], "damaged"),
        (".docx", a_zip_bomb(), "unpacks"),
        (".html", b"<html></html>", "no readable text"),
        (".exe", b"MZ", "not read"),
        (".txt", b"word " * (documents.MAX_TEXT // 5 + 9), "longer"),
        (".txt", b"x" * (MAX_FILE_BYTES + 1), "larger"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    ending: str, content: bytes, reason: str
) -> None:
    """In a sentence for the person who added it."""
    with pytest.raises(DocumentRejected, match=reason):
        parse_document(content, ending, f"/docs/file{ending}")


def test_a_folder_is_added_and_followed(make_base: Make, tmp_path: Path) -> None:
    """Broken files are skipped, changes and deletions are seen, the rest is untouched."""
    folder = tmp_path / "docs"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.md").write_text(f"# Widgets\n\n{SENTENCE}\n")
    (folder / "sub" / "b.txt").write_text("Gadget glue dries for three hours.")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / ".hidden.md").write_text("hidden")
    (folder / "outside.md").symlink_to(tmp_path / "notes" / "basics.md")
    base = make_base()
    first = {Path(r.source).name: r.status for r in base.add([folder])}
    assert first == {"a.md": "added", "b.txt": "added", "broken.pdf": "skipped"}
    answer = base.answer("how long does widget tuning take in Bergen?")
    assert SENTENCE in answer.answer
    assert {r.status for r in base.add([folder])} == {"unchanged", "skipped"}
    (folder / "a.md").write_text("# Widgets\n\nWidget tuning takes ten days.\n")
    (folder / "sub" / "b.txt").unlink()
    after = {Path(r.source).name: r.status for r in base.add([folder])}
    assert after == {"a.md": "updated", "b.txt": "removed", "broken.pdf": "skipped"}
    assert "ten days" in base.answer("how long does widget tuning take?").answer
    (folder / "a.md").unlink()
    built = {Path(r.source).name: r.status for r in base.build().files}
    assert built["a.md"] == "removed"


def test_documents_are_removed_by_id_and_by_path(make_base: Make, tmp_path: Path) -> None:
    """Notes are not removed this way."""
    file = tmp_path / "a.txt"
    file.write_text(SENTENCE)
    base = make_base(embedding="none")
    added = base.add([file, tmp_path / "missing.txt"])
    assert [r.status for r in added] == ["added", "skipped"]
    assert added[0].document_id is not None
    assert base.remove(added[0].document_id)
    assert not base.remove(added[0].document_id)
    base.add([file])
    assert base.remove(str(file))
    assert not base.remove("basics")
    assert base.status().documents == 2


class Site(BaseHTTPRequestHandler):
    """A small site on this machine."""

    def do_GET(self) -> None:
        """Pages, redirects and misbehaviour by path."""
        pages = {
            "/page": ("text/html; charset=utf-8", HTML.encode()),
            "/image": ("image/png", b"\x89PNG"),
            "/big": ("text/plain", b"word " * 100_000),
        }
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.1/secret")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/page")
            self.end_headers()
        elif self.path in pages:
            kind, body = pages[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def a_site() -> Iterator[int]:
    """The site's port while it runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def test_a_page_is_fetched_and_answers(make_base: Make) -> None:
    """Through a redirect, with its address as the citation's source."""
    with a_site() as port:
        fetcher = Fetcher(permit=lambda ip: ip == "127.0.0.1")
        base = make_base(embedding="none", fetcher=fetcher)
        report = base.add([f"http://localhost:{port}/moved"])[0]
        assert report.status == "added"
        found = base.search("widget tuning in Bergen")[0].passage
        assert found.url == f"http://localhost:{port}/moved"
        assert found.source == "Widgets"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/away", "private network"),
        ("/loop", "redirects"),
        ("/image", "image/png"),
        ("/big", "larger"),
        ("/none", "404"),
    ],
)
def test_a_misbehaving_page_is_refused(path: str, reason: str) -> None:
    """A redirect into a private network is checked like the first address."""
    with a_site() as port:
        fetcher = Fetcher(permit=lambda ip: ip == "127.0.0.1", max_bytes=50_000)
        with pytest.raises(DocumentRejected, match=reason):
            fetcher.fetch(f"http://127.0.0.1:{port}{path}")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706433/",
    ],
)
def test_private_addresses_are_not_fetched(address: str) -> None:
    """However they are written."""
    with pytest.raises(DocumentRejected, match="private network"):
        Fetcher().fetch(address)


@pytest.mark.parametrize(
    "address", ["ftp://example.com/a", "file:///etc/passwd", "http://u:p@example.com/", "http://"]
)
def test_other_schemes_and_passwords_are_not_fetched(address: str) -> None:
    """Only plain http and https."""
    with pytest.raises(DocumentRejected):
        Fetcher().fetch(address)


def test_a_name_is_resolved_once_and_that_address_is_used() -> None:
    """So that a second answer of the name server cannot lead elsewhere."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with a_site() as port:
        fetcher = Fetcher(resolve=resolve, permit=lambda ip: ip == "127.0.0.1")
        page = fetcher.fetch(f"http://widgets.example:{port}/page")
    assert SENTENCE.encode() in page.content
    assert asked == ["widgets.example"]


def test_a_host_with_one_private_address_is_refused() -> None:
    """All of its addresses have to be public."""
    fetcher = Fetcher(resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(DocumentRejected, match="private network"):
        fetcher.fetch("http://mixed.example/")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("64:ff9b::a00:1", False),
        ("2002:0a00:0001::", False),
    ],
)
def test_public_addresses_are_told_from_others(address: str, public: bool) -> None:
    """Shared, multicast, link-local and wrapped private addresses are not public."""
    assert is_public(address) is public
