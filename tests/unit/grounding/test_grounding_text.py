"""Sentences, words, notes and splitting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grounding.notes import NoteInvalid, parse_note
from bot.grounding.sentences import MAX_LINES, split_lines
from bot.grounding.splitting import WORDS, cut_sections, markdown_sections
from bot.grounding.words import rough_stem, stems_of, words_of

NOTE = """---
id: sample
title: "A sample: note"
publisher: null
url: https://example.com/a
published: "2026-11"
kind: research
licence: Apache-2.0
---

# Heading

## Section

### First passage {#first}
One fact. Two facts.

### Second passage {#second-one}
Another fact.
"""


def test_sentences_end_at_stops_but_not_at_abbreviations() -> None:
    """`e.g.`, `vs.` and decimals do not end a sentence."""
    text = "It costs $0.48 per million, e.g. At Together. Small vs. Large differs. Done!"
    assert split_lines(text) == (
        "It costs $0.48 per million, e.g. At Together.",
        "Small vs. Large differs.",
        "Done!",
    )


def test_list_items_are_lines_without_their_bullets() -> None:
    """Each item of a list can be quoted alone."""
    assert split_lines("Steps:\n- write a test\n2. measure it") == (
        "Steps:",
        "write a test",
        "measure it",
    )


def test_text_without_capitals_is_split_at_every_stop() -> None:
    """Old abstracts are all lower case."""
    assert split_lines("flow over a wing . results are given .") == (
        "flow over a wing .",
        "results are given .",
    )


@given(st.text(max_size=400))
def test_lines_are_parts_of_any_text(text: str) -> None:
    """Whatever the text, each line stands in it once white space is joined."""
    joined = " ".join(text.split())
    lines = split_lines(text)
    assert len(lines) <= MAX_LINES
    assert all(" ".join(line.split()) in joined for line in lines)


def test_finetuning_is_read_like_fine_tuning() -> None:
    """Both spellings give the same words and stems."""
    assert words_of("FineTuning e-mail") == ["fine", "tuning", "email"]
    assert stems_of("finetuned models") == stems_of("fine-tuned model")


def test_rough_stems_join_forms_of_a_word() -> None:
    """Plural and verb endings fall; short words and numbers stay."""
    assert rough_stem("examples") == rough_stem("example")
    assert rough_stem("training") == rough_stem("trained") == rough_stem("trains")
    assert rough_stem("2024") == "2024"
    assert rough_stem("gas") == "gas"


def test_a_note_becomes_passages_with_fixed_ids() -> None:
    """Front matter and anchors arrive as written."""
    document = parse_note(NOTE, name="sample")
    assert [p.passage_id for p in document.passages] == ["sample#first", "sample#second-one"]
    assert document.title == "A sample: note"
    assert document.publisher is None
    assert document.passages[0].text == "One fact. Two facts."
    assert document.passages[1].position == 1
    assert document.passages[0].published == "2026-11"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (("---\nid", "id"), "front matter"),
        (("kind: research\n", ""), "kind missing"),
        (("{#second-one}", "{#first}"), "twice"),
        (("{#first}", "{#First Passage}"), "slug"),
        (("Another fact.\n", "\n"), "no text"),
        (("id: sample", "id: other"), "file's name"),
    ],
)
def test_a_faulty_note_is_refused_with_its_line(change: tuple[str, str], word: str) -> None:
    """Each fault is named, with the file and a line."""
    with pytest.raises(NoteInvalid, match=word) as caught:
        parse_note(NOTE.replace(*change, 1), name="sample")
    assert str(caught.value).startswith("sample.md")


def test_markdown_is_cut_under_its_headings() -> None:
    """Headings give the section, marks are dropped, code fences do not open sections."""
    text = (
        "# Title\n\nIntro **bold** [link](http://x).\n\n## Part\n\n- one\n- two\n\n```\n# no\n```\n"
    )
    sections = markdown_sections(text, "Title")
    assert [(s.heading, s.text) for s in sections] == [
        ("Title", "Intro bold link."),
        ("Part", "one\ntwo\n# no"),
    ]


def test_long_sections_become_passages_of_whole_sentences() -> None:
    """No passage is longer than the limit and nothing is lost."""
    sentence = "Every passage holds whole sentences of the source document only. "
    sections = markdown_sections("# T\n\n" + sentence * 60, "T")
    pieces = cut_sections(sections)
    assert len(pieces) > 1
    assert all(len(piece.text.split()) <= WORDS for piece in pieces)
    assert all(piece.text.endswith("only.") for piece in pieces)
    assert sum(len(piece.text.split()) for piece in pieces) == 60 * len(sentence.split())


@given(st.text(max_size=600))
def test_splitting_loses_no_word(text: str) -> None:
    """Whatever stands under a heading comes back in some passage."""
    sections = markdown_sections("# T\n\n" + text.replace("#", "").replace("`", ""), "T")
    kept = " ".join(piece.text for piece in cut_sections(sections)).split()
    wanted = " ".join(section.text for section in sections).split()
    lettered = [word for word in wanted if any(c.isalnum() for c in word)]
    assert [word for word in lettered if word not in kept] == []
