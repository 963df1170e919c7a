"""Files of paired outcomes: read as people write them, refused with the bad rows named."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.advisor.trials import compare_paired, parse_trial_csv
from bot.errors import UserInputError


@pytest.mark.parametrize(
    "text",
    [
        "id,prompt_correct,tuned_correct\n1,1,0\n2,0,1\n",
        "\ufeffCase ID;Prompt;Fine-tuned\r\n1;yes;no\r\n2;no;yes\r\n",
        "baseline_ok\ttuned_ok\tcase\nTRUE\tFALSE\t1\n\nfalse\ttrue\t2",
        "1,pass,fail\n2,fail,pass",
        "prompt | tuned\n✓ | ✗\nwrong | right\n",
        "y,n\nn,y\n",
        "Prompt Correct,Tuned Model Correct\n1.0,0.0\n0,1",
    ],
)
def test_tables_are_read_as_people_write_them(text: str) -> None:
    """Any common delimiter, header and word for right and wrong."""
    found = parse_trial_csv(text)
    assert [(row.prompt_correct, row.tuned_correct) for row in found] == [
        (True, False),
        (False, True),
    ]
    assert len({row.id for row in found}) == 2


def test_decimal_commas_are_read_in_semicolon_files() -> None:
    """As spreadsheets of much of Europe write them."""
    found = parse_trial_csv("id;prompt;tuned;cost_prompt;latency_tuned_s\n1;1;0;0,003;1,5\n")
    assert (found[0].prompt_cost_usd, found[0].tuned_latency_ms) == (0.003, 1500.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("id,prompt_correct,tuned_correct\n", "no cases"),
        ("id,prompt_correct\n1,1\n", "tuned_correct"),
        ("question,answer,comment\na,b,c\n", "prompt_correct"),
        ("1,1,1,1\n", "no header"),
        ("p;q\nx;1\n", "no column 'prompt_correct'"),
        ("PK\x03\x04\x00\x00", "not text"),
        ("\ufffd\ufffd\ufffd\ufffd\ufffd", "not text"),
        ("id,prompt,tuned\na,1,0\na,0,1\n", "stands twice"),
        ("id,prompt,tuned\na,1,maybe\nb,2,0\n", "row 2.*maybe.*row 3"),
        ("id,prompt,tuned\na,1\n", "row 2"),
        ("id,prompt,tuned,prompt_cost\na,1,1,-3\n", "prompt_cost_usd"),
        ("id,prompt,tuned,prompt_cost\na,1,1,inf\n", "prompt_cost_usd"),
        ('id,prompt,tuned\n"' + "a" * 200_000, "no readable table|row 2"),
        ("x" * 10_000_001, "too large"),
    ],
)
def test_unreadable_files_are_refused_and_bad_rows_named(text: str, said: str) -> None:
    """No row is dropped in silence."""
    with pytest.raises(UserInputError, match=said) as caught:
        parse_trial_csv(text)
    assert len(str(caught.value)) < 600


def test_a_header_of_single_letters_is_a_header() -> None:
    """It is not taken for a case whose results cannot be read."""
    assert [row.prompt_correct for row in parse_trial_csv("a;b\n1;0\n0;1\n")] == [True, False]


def test_many_bad_rows_are_counted_and_a_few_named() -> None:
    """The sentence stays short."""
    with pytest.raises(UserInputError, match="and 15 more"):
        parse_trial_csv("id,prompt,tuned\n" + "".join(f"{i},1,?\n" for i in range(20)))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
@example(";")
@example('"",""')
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but a user error comes out of a bad file."""
    try:
        found = parse_trial_csv(text)
    except UserInputError:
        return
    assert compare_paired(found).prompt.cases == len(found)
