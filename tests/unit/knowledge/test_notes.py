"""The knowledge notes keep the form that retrieval and citations rely on."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

NOTES = Path(__file__).resolve().parents[3] / "knowledge" / "notes"

MAX_WORDS = 110
"""Longest passage in words: one idea, short enough to be read as an answer in a thread."""

MIN_WORDS = 8
"""Shortest passage in words: less cannot name its source and state a fact."""

ARTICLE_MIN_WORDS = 25
"""Shortest passage of an article note in words: the fact, whose claim it is, and some context."""

FRONT_MATTER_KEYS = {
    "id",
    "title",
    "publisher",
    "url",
    "published",
    "retrieved",
    "kind",
    "licence",
}

ARTICLE_MINIMUM = {
    "article-basics": 25,
    "article-choosing": 25,
    "article-when-which": 25,
    "article-comparing": 70,
    "article-differences": 25,
}
"""Fewest passages in each article note: below this a claim of the article has been lost."""

TECHNIQUES = """
zero-shot few-shot many-shot chain-of-thought decomposition structured-output prompt-optimiser
prompt-caching batch long-context rag tool-call embedding-tuning small-classifier lora qlora
full-fine-tuning continued-pretraining preference-tuning reinforcement-fine-tuning distillation
multi-adapter raft alternating-optimisation cascade no-llm
"""
"""One anchor for each technique that a recommendation can name."""

PLANS = """
prompting rag fine-tuning distillation hybrid measure-first data-collection evaluation
sample-size
"""
"""One anchor for each plan of next steps."""

REQUIRED_ANCHORS = {
    "criteria": [f"c{n:02d}" for n in range(1, 31)],
    "gates": [f"g{n:02d}" for n in range(1, 12)],
    "disagreements": [f"d{n:02d}" for n in range(1, 11)],
    "techniques": TECHNIQUES.split(),
    "plans": PLANS.split(),
    "numbers": [],
    "cost": [],
    "risks": [],
    "myths": [],
    "traps": [],
    "market-2026": [],
}
"""Anchors that policy and answers cite; an empty list asks only that the note exists."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PASSAGE_HEADING = re.compile(r"### (?P<title>\S.*?) \{#(?P<anchor>[^}]+)\}")
SENTENCE_END = re.compile(r"[.!?][\"')]?$")
MONTH = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")

VAGUE_OPENINGS = ("It ", "This ", "They ", "That is ")
"""Openings that mean nothing when the sentence is quoted on its own."""


@dataclass(frozen=True)
class Passage:
    """One `###` block of a note."""

    note: str
    section: str
    title: str
    anchor: str
    text: str
    asks: tuple[str, ...] = ()

    @property
    def passage_id(self) -> str:
        """Id that citations use."""
        return f"{self.note}#{self.anchor}"

    @property
    def words(self) -> int:
        """Number of words of the text, without the title."""
        return len(self.text.split())

    @property
    def sentences(self) -> list[str]:
        """Sentences in order; a line break also ends a sentence."""
        lines = self.text.splitlines()
        parts = (re.split(r"(?<=[.!?])\s+(?=[A-Z\"'])", line.strip()) for line in lines)
        return [part for line in parts for part in line if part]


def read_note(path: Path) -> tuple[dict[str, object], list[Passage], list[str]]:
    """Return front matter, passages and stray lines (text that is in no passage)."""
    empty, raw, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert empty == "", f"{path.name}: front matter must be the first thing in the file"
    front = yaml.safe_load(raw)
    assert isinstance(front, dict)
    blocks = re.split(r"(?m)^(?=#)", body)
    passages, stray, section = [], [], ""
    for block in blocks:
        heading, _, text = block.partition("\n")
        found = PASSAGE_HEADING.fullmatch(heading.strip())
        if found:
            title, anchor = found["title"], found["anchor"]
            asks, text = asks_and_text(text)
            passages.append(Passage(path.stem, section, title, anchor, text, asks))
            continue
        if heading.startswith("## "):
            section = heading[3:].strip()
        elif heading.strip() and not heading.startswith("# "):
            stray.append(heading)
        stray.extend(line for line in text.splitlines() if line.strip())
    return front, passages, stray


def asks_and_text(body: str) -> tuple[tuple[str, ...], str]:
    """The line that says how people ask for a passage, and the rest."""
    first, _, rest = body.strip().partition("\n")
    if not first.startswith("Asks: "):
        return (), body.strip()
    return tuple(first.removeprefix("Asks: ").split(" | ")), rest.strip()


def note_files() -> list[Path]:
    """Every note of the knowledge base."""
    return sorted(NOTES.glob("*.md"))


def all_passages() -> Iterator[Passage]:
    """Every passage of every note."""
    for path in note_files():
        yield from read_note(path)[1]


@pytest.fixture(params=note_files(), ids=lambda path: path.stem)
def note(request: pytest.FixtureRequest) -> Path:
    """Each note file in turn."""
    path = request.param
    assert isinstance(path, Path)
    return path


def test_front_matter_names_the_source(note: Path) -> None:
    """The front matter has exactly the agreed keys with values of the agreed kind."""
    front, _, _ = read_note(note)
    assert set(front) == FRONT_MATTER_KEYS
    assert front["id"] == note.stem
    for key in ("title", "publisher", "licence"):
        value = front[key]
        assert isinstance(value, str), key
        assert value.strip(), key
    assert front["kind"] in {"article", "research"}
    assert front["url"] is None or str(front["url"]).startswith("https://")
    assert isinstance(front["retrieved"], str)
    assert MONTH.fullmatch(front["retrieved"])
    published = front["published"]
    assert published is None or isinstance(published, date) or MONTH.fullmatch(str(published))


def test_note_id_is_a_slug(note: Path) -> None:
    """A file name works as the first half of a passage id."""
    assert SLUG.fullmatch(note.stem)


def test_all_text_belongs_to_a_passage_in_a_section(note: Path) -> None:
    """No line is left outside the passages, where retrieval would lose it."""
    _, passages, stray = read_note(note)
    assert passages
    assert stray == []
    assert [p.passage_id for p in passages if not p.section] == []


def test_anchors_are_unique_slugs(note: Path) -> None:
    """Each anchor is a lower-case slug that occurs once in its file."""
    anchors = [p.anchor for p in read_note(note)[1]]
    assert [a for a in anchors if not SLUG.fullmatch(a)] == []
    assert [a for a, n in Counter(anchors).items() if n > 1] == []


def test_titles_are_unique_within_a_note(note: Path) -> None:
    """Two passages of one note never carry the same title."""
    titles = Counter(p.title.casefold() for p in read_note(note)[1])
    assert [t for t, n in titles.items() if n > 1] == []


def test_passages_have_a_readable_length(note: Path) -> None:
    """A passage states one idea: not a fragment and not a page."""
    front, passages, _ = read_note(note)
    shortest = ARTICLE_MIN_WORDS if front["kind"] == "article" else MIN_WORDS
    wrong = [(p.passage_id, p.words) for p in passages if not shortest <= p.words <= MAX_WORDS]
    assert wrong == []


def test_every_passage_is_made_of_whole_sentences(note: Path) -> None:
    """Each passage holds at least one sentence and ends with one."""
    passages = read_note(note)[1]
    assert [p.passage_id for p in passages if not p.sentences] == []
    assert [p.passage_id for p in passages if not SENTENCE_END.search(p.text)] == []


def test_article_sentences_can_be_quoted_alone(note: Path) -> None:
    """No sentence of an article note opens with a pronoun that needs the one before."""
    front, passages, _ = read_note(note)
    vague = [
        (p.passage_id, sentence)
        for p in passages
        for sentence in p.sentences
        if front["kind"] == "article" and sentence.startswith(VAGUE_OPENINGS)
    ]
    assert vague == []


def test_article_passages_name_the_article(note: Path) -> None:
    """A passage of an article note says whose claim it is, even when read alone."""
    front, passages, _ = read_note(note)
    silent = [p.passage_id for p in passages if not re.search(r"\barticle\b", p.text)]
    assert front["kind"] == "research" or silent == []


def test_every_article_passage_says_how_people_ask(note: Path) -> None:
    """In a few short everyday ways, each once in the note and none a sentence of the passage."""
    front, passages, _ = read_note(note)
    if front["kind"] == "article":
        assert [p.passage_id for p in passages if not p.asks] == []
    ways = [(p, ask) for p in passages for ask in p.asks]
    assert [ask for _, ask in ways if not 1 <= len(ask.split()) <= 20] == []
    assert [ask for p, ask in ways if ask in p.text] == []
    assert [ask for ask, n in Counter(ask for _, ask in ways).items() if n > 1] == []


def test_passages_hold_no_mark_up_that_a_reader_would_see(note: Path) -> None:
    """Passages are plain prose: no lists, tables, links, code fences or HTML."""
    marks = re.compile(r"(?m)^\s*(?:[-*+]|\d+\.)\s|^\s*\||```|\]\(|<[a-z/]")
    assert [p.passage_id for p in read_note(note)[1] if marks.search(p.text)] == []


@pytest.mark.parametrize(("note_id", "minimum"), ARTICLE_MINIMUM.items())
def test_article_notes_are_complete_enough(note_id: str, minimum: int) -> None:
    """Each of the five articles has its note with enough passages for its claims."""
    front, passages, _ = read_note(NOTES / f"{note_id}.md")
    assert front["kind"] == "article"
    assert len(passages) >= minimum


@pytest.mark.parametrize(("note_id", "anchors"), REQUIRED_ANCHORS.items())
def test_research_notes_have_the_anchors_that_policy_cites(
    note_id: str, anchors: list[str]
) -> None:
    """Each research note exists with all fixed anchors."""
    front, passages, _ = read_note(NOTES / f"{note_id}.md")
    assert front["kind"] == "research"
    assert set(anchors) - {p.anchor for p in passages} == set()


def test_no_passage_repeats_another() -> None:
    """The same text is never stored twice, which would crowd out other evidence."""
    texts = Counter(" ".join(p.text.casefold().split()) for p in all_passages())
    assert [text for text, n in texts.items() if n > 1] == []


def test_passage_ids_are_unique_in_the_knowledge_base() -> None:
    """A passage id names exactly one passage."""
    ids = Counter(p.passage_id for p in all_passages())
    assert ids
    assert [i for i, n in ids.items() if n > 1] == []


def test_cited_arxiv_ids_are_well_formed() -> None:
    """A cited arXiv id has the form of one, so that a reader can look it up."""
    cited = [
        (p.passage_id, arxiv)
        for p in all_passages()
        for arxiv in re.findall(r"arXiv[ :]\s?(\w[\w.]*\w)", p.text)
    ]
    assert cited
    assert [c for c in cited if not re.fullmatch(r"\d{4}\.\d{5}(?:v\d+)?", c[1])] == []


def test_the_year_beside_an_arxiv_id_is_the_year_of_the_id() -> None:
    """A study's year and its arXiv id, which starts with the year, never disagree."""
    dated = [
        (p.passage_id, year, arxiv)
        for p in all_passages()
        for year, arxiv in re.findall(r"\((?:[^()]*, )?(20\d\d), arXiv (\d{4})\.", p.text)
    ]
    assert dated
    assert [d for d in dated if d[1] != f"20{d[2][:2]}"] == []
