"""No fact of a chat model counts that the message does not state."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.model_facts import FactCheck
from bot.adapters.model_schema import Claim
from bot.advisor.profile import FIELDS, parse_profile
from bot.reading.model import Evidence
from bot.reading.read import read

MESSAGE = (
    "We sort support mail at a bank. The desk went over roughly 6,200 mails by hand. "
    "We\u2019ve no GPUs. Should we train on 500 examples? If we had 9000 labels we could tune. "
    "About 2k emails hit us each day, and 3 to 5k tokens go in each time. "
    "A competitor has a cluster of GPUs. Every reply must show where it came from. "
    "We have not got 7000 labelled examples. Nobody here is an ML engineer. "
    "Budget: $12k. It should answer in 2 seconds."
)


def check(fact: str, value: str, quote: str, message: str = MESSAGE, **options) -> list[Evidence]:
    """What is left of one claim."""
    checker = FactCheck(message, read, **options)
    return checker.verified([Claim(fact=fact, value=value, quote=quote)])


@pytest.mark.parametrize(
    ("fact", "value", "quote", "kept"),
    [
        ("labelled_examples", "6200", "roughly 6,200 mails by hand", 6200),
        ("labelled_examples", "6,200", "ROUGHLY  6,200\nmails by hand", 6200),
        ("gpu_access", "false", "We've no GPUs", False),
        ("requests_per_month", "60000", "About 2k emails hit us each day", 60_000),
        ("dynamic_tokens", "4000", "3 to 5k tokens go in", 4000),
        ("dynamic_tokens", "3000", "3 to 5k tokens go in", 4000),
        ("citations_required", "yes", "must show where it came from", True),
        ("ml_expertise", "none", "Nobody here is an ML engineer", "none"),
        ("budget_usd", "12000", "Budget: $12k", 12_000.0),
        ("latency_target_ms", "2000", "should answer in 2 seconds", 2000),
    ],
)
def test_a_stated_fact_is_kept(fact: str, value: str, quote: str, kept: object) -> None:
    """The words stand in the message and say it; the value comes from the words."""
    (evidence,) = check(fact, value, quote)
    assert evidence.value == kept
    assert evidence.quote == MESSAGE[evidence.start : evidence.end]
    assert evidence.certain is False


@pytest.mark.parametrize(
    ("fact", "value", "quote"),
    [
        ("labelled_examples", "6200", "6,200 labelled mails"),  # words that are not there
        ("labelled_examples", "62000", "roughly 6,200 mails by hand"),  # another number
        ("labelled_examples", "200", "200 mails by hand"),  # cut out of a number
        ("labelled_examples", "500", "train on 500 examples"),  # asked
        ("labelled_examples", "9000", "9000 labels"),  # supposed
        ("labelled_examples", "7000", "7000 labelled examples"),  # denied
        ("labelled_examples", "6200", "mails by hand"),  # no number in the quote
        ("labelled_examples", "2000", "About 2k emails hit us each day"),  # not about labels
        ("requests_per_month", "2000", "About 2k emails hit us each day"),  # unit not converted
        ("requests_per_month", "2000", "About 2k emails"),  # no period
        ("gpu_access", "true", "We've no GPUs"),  # turned around
        ("gpu_access", "true", "GPUs"),  # the negation was left out of the quote
        ("gpu_access", "true", "a cluster of GPUs"),  # somebody else's
        ("gpu_access", "false", "support mail at a bank"),  # not about GPUs
        ("on_prem_required", "true", "We sort support mail"),  # not about the network
        ("error_cost", "high", "Every reply must show"),  # not about errors
        ("ml_expertise", "strong", "Nobody here is an ML engineer"),  # turned around
        ("latency_target_ms", "12000", "Budget: $12k"),  # money is no time
        ("budget_usd", "-12000", "Budget: $12k"),  # no such number
        ("stage", "launched", "We sort support mail"),  # not a value
        ("no_such_field", "1", "We sort support mail"),
        ("task_type_raw", "spam", "We sort support mail"),
        ("labelled_examples", "6200", MESSAGE[:260]),  # a quote that quotes everything
        ("labelled_examples", "6200", "by hand. We've no GPUs"),  # over two sentences
        ("gpu_access", "false", ""),
        ("gpu_access", "false", "..."),
    ],
)
def test_an_unstated_fact_is_dropped(fact: str, value: str, quote: str) -> None:
    """Invented, cut, turned, asked, supposed, somebody else's: none of it counts."""
    assert check(fact, value, quote) == []


def test_claims_that_contradict_each_other_cancel_out() -> None:
    """Two values for one field leave none."""
    checker = FactCheck("The desk checked 100 mails by hand, then 900 by hand.", read)
    first = Claim(fact="labelled_examples", value="100", quote="checked 100 mails by hand")
    second = Claim(fact="labelled_examples", value="900", quote="900 by hand")
    assert [e.value for c in (first, second) for e in checker.verified([c])] == [100, 900]
    assert checker.verified([first, second]) == []


def test_the_rules_reading_of_the_quote_has_a_veto() -> None:
    """A quote that the rules read otherwise does not count."""
    message = "We tried a handful of prompts and the demo is a prototype."
    assert check("stage", "production", "the demo is a prototype", message) == []


def test_the_asked_fact_may_be_a_bare_number() -> None:
    """In answer to a question no word of the field is needed."""
    assert check("labelled_examples", "800", "800 or so", "Hm, 800 or so I gather") == []
    (evidence,) = check(
        "labelled_examples", "800", "800 or so", "Hm, 800 or so I gather", asked="labelled_examples"
    )
    assert evidence.value == 800


def test_other_languages_are_held_to_quote_and_number() -> None:
    """Words are not understood, numbers are: an invented one is still dropped."""
    message = "Wir haben 5.000 gepr\u00fcfte Tickets und etwa 500 Anfragen pro Tag."
    german = {"message": message, "english": False}
    (labels,) = check("labelled_examples", "5000", "5.000 gepr\u00fcfte Tickets", **german)
    (volume,) = check("requests_per_month", "15000", "500 Anfragen pro Tag", **german)
    assert (labels.value, volume.value) == (5000, 15_000)
    assert check("labelled_examples", "6000", "5.000 gepr\u00fcfte Tickets", **german) == []
    assert check("labelled_examples", "5000", "5.000 Beispiele", **german) == []


@settings(max_examples=150, deadline=None)
@given(
    message=st.one_of(
        st.text(max_size=300),
        st.lists(st.sampled_from(MESSAGE.split()), max_size=40).map(" ".join),
    ),
    claims=st.lists(
        st.builds(
            Claim,
            fact=st.one_of(st.sampled_from(FIELDS), st.text(max_size=20)),
            value=st.one_of(
                st.sampled_from(["true", "false", "none", "high"]), st.text(max_size=20)
            ),
            quote=st.one_of(
                st.text(max_size=60),
                st.lists(st.sampled_from(MESSAGE.split()), max_size=6).map(" ".join),
            ),
        ),
        max_size=8,
    ),
    english=st.booleans(),
)
def test_whatever_is_claimed_what_is_kept_is_quoted_and_valid(
    message: str, claims: list[Claim], english: bool
) -> None:
    """Total on any message and any claim; quotes are literal, values valid, fields unique."""
    kept = FactCheck(message, read, english=english).verified(claims)
    assert len({e.fact for e in kept}) == len(kept)
    for evidence in kept:
        assert evidence.quote == message[evidence.start : evidence.end]
        assert evidence.quote.strip()
        assert getattr(parse_profile({evidence.fact: evidence.value}), evidence.fact) is not None
