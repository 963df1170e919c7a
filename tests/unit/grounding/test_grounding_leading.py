"""Lines that may open an answer, and titles that ask what the question asks."""

from __future__ import annotations

import pytest

from bot.grounding.abstain import judge
from bot.grounding.comparing import comparison_sides
from bot.grounding.compose import Part, compose
from bot.grounding.leading import HEAD_ON, agreement, beside_the_question, stands_alone
from bot.grounding.passages import Answer, Passage
from bot.grounding.query import build_query
from bot.grounding.words import words_of
from tests.unit.grounding.examples import found


def passage(anchor: str, title: str, text: str, kind: str = "research") -> Passage:
    """One passage of a small note."""
    return Passage(
        passage_id=f"small#{anchor}",
        note_id="small",
        source="Small",
        section=title,
        text=text,
        kind=kind,
    )


COST = passage(
    "cost",
    "Is fine-tuning cheaper than RAG?",
    "Fine-tuning is rarely cheaper than retrieval-augmented generation (RAG) at low volume. "
    "RAG adds retrieved tokens to each request. Hosting a tuned model is paid at zero traffic.",
)
REVIEW = passage(
    "review",
    "When to look at a RAG decision again",
    "A RAG decision deserves another look when recall is high. Misread passages then point to "
    "fine-tuning, which is cheaper than RAG here.",
)
ARTICLE = passage(
    "article",
    "Does a hybrid reduce risk?",
    "Yes, hybrid approaches reduce risk, the article says. The article does not discuss RAG as a "
    "third way of a hybrid approach.",
    kind="article",
)
HYBRID = passage(
    "hybrid",
    "What is a hybrid approach?",
    "A hybrid changes weights and fetches material. A long prompt alone is not a hybrid approach.",
)
WORDS = [w for p in (COST, REVIEW, ARTICLE, HYBRID) for w in words_of(f"{p.section} {p.text}")]
VOCABULARY = {word: WORDS.count(word) for word in WORDS} | {"pairs": 9}


def ask(question: str, *passages: Passage) -> Answer:
    """An answer from passages, all equally near."""
    query = build_query(question, VOCABULARY)
    items = tuple(found(each) for each in passages)
    return compose([Part(query=query, found=items, verdict=judge(query, items))])


@pytest.mark.parametrize(
    "line",
    [
        "Misread passages then point to tuning the reading.",
        "These four cases are listed.",
        "Yes, hybrid approaches reduce risk.",
        "Fine-tuning takes hours to days in the same comparison.",
        "The authors suggest routing each question.",
    ],
)
def test_lines_that_need_another_line_do_not_stand_alone(line: str) -> None:
    """Connectives, demonstratives and references back."""
    assert not stands_alone(line)


def test_a_plain_statement_stands_alone() -> None:
    """Its subject is named."""
    assert stands_alone("Fine-tuning suits form, style and narrow skills.")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("how long does fine-tuning take", "How long does fine-tuning take?"),
        (
            "what is the difference between RAG and FT",
            "RAG vs fine-tuning: what is the difference?",
        ),
        ("does fine tuning reduce hallucination", "Myth: fine-tuning reduces hallucination"),
        ("when should I not fine tune", "When should you not fine-tune?"),
    ],
)
def test_a_title_agrees_with_the_question_it_asks(question: str, title: str) -> None:
    """In other spellings and with other small words."""
    assert agreement(question, title) >= HEAD_ON


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("when should I not fine tune", "When should you fine-tune?"),
        ("RAG vs fine-tuning", "What is fine-tuning?"),
        ("how much does RAG cost", "How do I start with RAG?"),
        ("", "What is RAG?"),
    ],
)
def test_a_title_about_something_else_does_not_agree(question: str, title: str) -> None:
    """Above all not the opposite."""
    assert agreement(question, title) < HEAD_ON


def test_the_order_of_a_comparison_decides_between_equal_titles() -> None:
    """Better than what is not the same either way round."""
    question = "when is RAG better than fine-tuning"
    right = agreement(question, "When is RAG better than fine-tuning?")
    assert right > agreement(question, "When is fine-tuning better than RAG?")


def test_what_is_not_in_an_article_is_said_only_when_asked() -> None:
    """Nor is a yes an answer to a what."""
    meta = "The article does not discuss RAG as a third way."
    assert beside_the_question(meta, "does RAG help")
    assert not beside_the_question(meta, "what does the article leave out")
    assert beside_the_question("Yes, it does.", "what is RAG")
    assert not beside_the_question("Yes, it does.", "does RAG help")


def test_a_passage_on_the_very_comparison_answers_it() -> None:
    """Whole, in its own order, before passages that only share words."""
    answer = ask("is fine-tuning cheaper than RAG?", REVIEW, COST)
    assert answer.answer.startswith("Fine-tuning is rarely cheaper")
    assert "zero traffic" in answer.answer
    assert "Misread" not in answer.answer


def test_a_misspelt_definition_question_leads_with_the_definition() -> None:
    """And leaves a yes and remarks about the article out."""
    answer = ask("what is a hybrid aproach", ARTICLE, HYBRID)
    assert answer.answer.startswith("A hybrid changes weights")
    assert "Yes" not in answer.answer
    assert "does not discuss" not in answer.answer


def test_a_line_that_leans_follows_only_the_line_it_leans_on() -> None:
    """The one before it in its passage."""
    answer = ask("when does a RAG decision deserve another look", REVIEW)
    first, *rest = answer.answer.split("Misread")
    assert "deserves another look" in first or not rest


def test_a_refusal_shows_the_words_as_typed() -> None:
    """Whatever they were read as for the search."""
    typed = ask("colour of pairz", COST)
    assert not typed.answered
    assert "pairz" in typed.answer
    assert "pairs" not in typed.answer


def test_a_capital_marks_a_name_where_no_list_of_words_is_at_hand() -> None:
    """It is not read as a word of the notes."""
    query = build_query("does our office in Pairz use RAG", VOCABULARY)
    assert query.corrections == ()


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("what is the best model for RAG", "best model"),
        ("whats teh best chnk size for rag", "chnk size"),
    ],
)
def test_a_named_choice_or_setting_must_stand_in_a_passage(question: str, missing: str) -> None:
    """It is named as typed."""
    answer = ask(question, COST, REVIEW)
    assert not answer.answered
    assert f"\u201c{missing}\u201d" in answer.answer


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("RAG or prompting?", ("RAG", "prompting")),
        ("should I fine-tune or use RAG for changing data?", ("fine-tune", "RAG")),
    ],
)
def test_a_bare_or_is_a_comparison(question: str, sides: tuple[str, str]) -> None:
    """With or without a frame."""
    assert comparison_sides(question) == sides
