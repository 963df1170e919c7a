"""What a message says that no fact was taken from."""

from __future__ import annotations

import pytest

from bot.reading.unread import lost_corrections, unread_counts


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("no it's twice a week, not daily. and we have zero examples",
         "no it's twice a week, not daily."),
        ("We don't change it monthly but weekly", "We don't change it monthly but weekly"),
        ("Sorry, that was the other team", "Sorry, that was the other team"),
    ],
)  # fmt: skip
def test_a_correction_without_a_fact_is_found(text: str, lost: str) -> None:
    """Its own words are given back."""
    assert lost_corrections(text, ()) == [lost]


@pytest.mark.parametrize(
    "text", ["no", "no thanks", "we have no labels yet", "no hallucinations please", "lol yes"]
)
def test_a_plain_no_corrects_nothing(text: str) -> None:
    """Refusals and descriptions are no corrections."""
    assert lost_corrections(text, ()) == []


def test_a_correction_that_gave_a_fact_is_not_lost() -> None:
    """The words that a fact was taken from are done with."""
    text = "sorry, 500 not 5000"

    assert lost_corrections(text, [(7, 10)]) == []
    assert lost_corrections(text, ()) == [text]


def test_nothing_can_be_denied_before_anything_was_said() -> None:
    """Of an opening message only what begins by taking back counts."""
    text = "It answers, not decides. Actually not daily, more like twice a week"

    assert lost_corrections(text, (), opening_only=True) == [
        "Actually not daily, more like twice a week"
    ]


def test_counts_without_a_fact_are_given_back_with_their_noun() -> None:
    """A count in a question, of something else, or already taken is left out."""
    text = "2k transcripts rated, 30 pages in notion, 3 people. Are 40 tickets enough?"

    assert unread_counts(text, ()) == ["2k transcripts", "30 pages"]
    assert unread_counts(text, [(0, 14)]) == ["30 pages"]


def test_a_number_named_again_as_the_wrong_one_is_not_missed() -> None:
    """`sorry 500 not 5000` was read, and with it what it corrects."""
    text = "~5k labelled tickets, sorry 500 not 5000"
    taken = [(text.index("500 not"), len(text))]
    assert unread_counts(text, taken) == []
    assert unread_counts(text, ()) == ["~5k labelled"]


def test_labels_to_choose_from_are_not_missed() -> None:
    """They count classes, which no fact holds."""
    assert unread_counts("We sort them into 12 fixed labels", ()) == []
    assert unread_counts("We have 12 tickets", ()) == ["12 tickets"]
