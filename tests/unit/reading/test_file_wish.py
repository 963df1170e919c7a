"""Words beside a file: only what leaves no doubt decides what becomes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.file_wish import file_wish


@pytest.mark.parametrize(
    "text",
    [
        "please add this",
        "add these files, please",
        "Can you add this to your knowledge?",
        "index this",
        "remember this for later",
        "use this as a source",
        "read it into your knowledge base please",
        "Our price list. Please add it to the sources.",
        "this is for your knowledge base",
    ],
)
def test_a_wish_to_add(text: str) -> None:
    """Somebody asks for it in so many words."""
    assert file_wish(text) == "add"


@pytest.mark.parametrize(
    "text",
    [
        "please assess this",
        "assess",
        "Can you evaluate our project? The brief is attached.",
        "here is our brief, please assess it",
        "here is our brief. What should we do?",
        "what do you recommend?",
        "should we fine-tune for this?",
        "the attached file describes our support project",
        "start an assessment",
        "here\u2019s a description of our use case",
    ],
)
def test_a_wish_to_have_it_assessed(text: str) -> None:
    """An intent to be advised, or the plain word that it describes the project."""
    assert file_wish(text) == "describe"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "here is our brief",
        "brief attached",
        "fyi",
        "read this",
        "add this to our project",
        "please don't add this to your knowledge",
        "do not assess this yet",
        "I will add this to our wiki later",
        "When does fine-tuning pay off?",
        "We classify 4k labelled tickets",
        "assess this and add it to your knowledge",
        "Assess this. Add this to your sources.",
        "Our team will evaluate vendors in March",
    ],
)
def test_anything_else_is_to_be_asked_about(text: str) -> None:
    """Doubt, refusals, other people's plans, and both wishes at once."""
    assert file_wish(text) is None


@given(st.text(max_size=400))
def test_every_text_is_read(text: str) -> None:
    """Nothing raises."""
    assert file_wish(text) in (None, "add", "describe")
