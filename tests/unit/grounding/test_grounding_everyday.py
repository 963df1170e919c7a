"""Chat and everyday words: what they are read as, and what they do not weigh."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.grounding.chat_words import CHAT_WORDS, FRAMING_WORDS, SHORT_FORMS, written_out
from bot.grounding.everyday_words import PHRASES, SYNONYMS
from bot.grounding.notes import parse_note
from bot.grounding.query import build_query
from bot.grounding.words import words_of

_HELD = """
bias fine tuning training prompting retraining model requirements transcripts 5000 gpt
hallucination template temperature payback
"""
VOCABULARY = Counter(_HELD.split())
ENGLISH = frozenset({"our", "pick", "up"})


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("how do founders n investors see it", "how do founders and investors see it"),
        ("acc. to the post", "according to the post"),
        ("better w/o training", "better without training"),
        ("does PE work w chatgpt + gpt4", "does PE work with chatgpt and gpt4"),
        ("if it doesnt meet our reqs", "if it does not meet our requirements"),
        ("A/B test, 5k-token prompt", "A/B test, 5k-token prompt"),
        ("what is DIFF in R", "what is DIFF in R"),
    ],
)
def test_short_forms_are_written_out(written: str, plain: str) -> None:
    """Signs and words of chat; names in capitals and compounds stay as they are."""
    assert written_out(written) == plain


@pytest.mark.parametrize("number", ["5000", "5,000", "5k"])
def test_a_number_is_one_word_however_it_is_written(number: str) -> None:
    """So that a passage with one spelling is found by another."""
    assert words_of(f"{number} transcripts") == ["5000", "transcripts"]


def test_a_model_and_its_version_are_two_words() -> None:
    """With and without the hyphen."""
    assert words_of("gpt4") == words_of("GPT-4") == ["gpt", "4"]


def test_everyday_words_find_the_words_of_the_field() -> None:
    """The word itself stays; what the notes write for it is added."""
    query = build_query("does it pick up our prejudices", VOCABULARY, english=ENGLISH)
    assert {"prejudices", "bias"} <= set(query.words)
    assert query.unknown == ()


def test_a_phrase_is_read_as_one_thing() -> None:
    """Its words are not looked up one by one."""
    query = build_query("does it make stuff up", VOCABULARY, english=ENGLISH)
    assert query.concepts == (("make stuff up", "hallucination"),)


def test_without_training_is_no_question_about_training() -> None:
    """Neither the words nor the meaning ask for it."""
    query = build_query("how to get better w/o training", VOCABULARY, english=ENGLISH)
    assert "prompting" in query.words
    assert "training" not in query.words
    assert "by prompting only" in query.meaning


def test_frames_and_the_bot_itself_are_no_topic() -> None:
    """Nothing is missing when no passage holds them."""
    query = build_query(
        "which viewpoint of our chatbot on bias and hallucination", VOCABULARY, english=ENGLISH
    )
    assert [group[0] for group in query.concepts] == ["bias", "hallucination"]


@pytest.mark.parametrize("word", ["backprop", "temp", "payback"])
def test_a_word_of_the_field_does_not_become_another(word: str) -> None:
    """Neither by two edits nor as the beginning of words of several kinds."""
    assert build_query(f"{word} why", VOCABULARY, english=ENGLISH).corrections == ()


def test_the_tables_do_not_contradict_each_other() -> None:
    """An everyday word with a meaning in the field is not called empty."""
    assert sorted(CHAT_WORDS & FRAMING_WORDS) == []
    assert sorted(word for word in SHORT_FORMS if word in SYNONYMS) == []
    assert all(field.strip() and not pattern.search("") for pattern, field in PHRASES)


def test_a_note_may_say_how_people_ask() -> None:
    """The line belongs to the passage and not to its text."""
    text = (
        "---\nid: bias\ntitle: Bias\nkind: research\n---\n### Bias {#bias}\n"
        "Asks: is it unfair | does it discriminate\nA model can amplify bias.\n"
    )
    passage = parse_note(text, name="bias").passages[0]
    assert passage.asks == ("is it unfair", "does it discriminate")
    assert passage.text == "A model can amplify bias."
