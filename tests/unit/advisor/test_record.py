"""The decision record and the difference of two assessments."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from money import shipped_plan
from results import PASSAGES, recommend

from bot.advisor.departure import departure_to
from bot.advisor.markdown import escape
from bot.advisor.profile import Approach, KnownFact, Profile, Provenance
from bot.advisor.record import Source, decision_record, difference

PROFILE = Profile(
    task_type="extraction",
    stage="pilot",
    labelled_examples=40,
    requests_per_month=2_000_000,
    prompt_tokens=4000,
    dynamic_tokens=500,
    output_tokens=200,
)
FACTS = [
    KnownFact(
        name="labelled_examples",
        value=40,
        provenance=Provenance(
            source="message",
            quote="about 40 labelled | tickets",
            said_by="U1",
            said_at=datetime(2026, 11, 20, tzinfo=UTC),
            certain=False,
        ),
    ),
    KnownFact(name="stage", value="pilot", provenance=Provenance(source="form")),
    KnownFact(name="error_cost", value="medium", provenance=Provenance(source="assumed")),
]


def record(**changes: Any) -> str:
    """A full record."""
    fields: dict[str, Any] = {
        "title": "Invoice triage",
        "decided_on": date(2026, 11, 21),
        "status": "accepted",
        "owner": "Ada",
        "facts": FACTS,
        "recommendation": recommend(PROFILE),
        "sources": PASSAGES,
        "review_on": date(2026, 12, 21),
    }
    return decision_record(**{**fields, **changes})


def test_the_record_is_complete_without_the_bot() -> None:
    """Every part of a decision stands in it, in the order of the form."""
    text = record(description="Sort invoices.", permalink="https://example.org/thread")
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    assert headings == [
        "Invoice triage: Prompting",
        "Context and Problem Statement",
        "Considered Options",
        "Decision Outcome",
        "Consequences",
        "Cost",
        "Next Steps",
        "What Would Change This",
        "Confirmation",
        "Sources",
        "Made From",
    ]
    for part in (
        "Sort invoices.",
        "Labelled examples",
        "about 40 labelled",
        "(not certain)",
        "assumed by the bot",
        "70%",
        "83%",
        "fewer than 50 examples",
        "$16,600",
        "$8,700",
        "Labelled examples: 200 or more (now 40) would make it Fine-tuning.",
        "Review at the latest on 2026-12-21.",
        "Policy 2026-11+abc",
        "Prompt explain 3+ff",
        "<https://example.org/criteria>",
        "Fifty examples start.",
        "300 examples are missing.",
        "2,000 completions of the unknown facts, seed 7",
    ):
        assert part in text, part


def test_the_front_matter_is_valid_whatever_people_are_called() -> None:
    """Names with quotes and colons stay one value."""
    text = record(owner='Ada: "the" \n---\nstatus: hacked', status="proposed")
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["status"] == "proposed"
    assert front["date"] == date(2026, 11, 21)
    assert front["review"] == date(2026, 12, 21)
    assert front["decision-makers"].startswith('Ada: "the"')


def test_every_citation_mark_has_its_source() -> None:
    """Numbers in the text and in the list are the same set."""
    text = record()
    body, listed = text.split("## Sources")
    used = {n for group in re.findall(r"\\\[([\d, ]+)\\\]", body) for n in group.split(", ")}
    assert used == set(re.findall(r"^(\d+)\. ", listed, re.M))
    assert "plans#" in listed, "a citation without an entry is named by its id"


@pytest.mark.parametrize("reason", ["", "# Legal | wants <b>citations</b>\n\n# Next"])
@pytest.mark.parametrize("approach", [a for a in Approach if a is not Approach.PROMPTING])
def test_a_departure_is_a_record_of_the_decision(approach: Approach, reason: str) -> None:
    """The plan is the decided one's, every mark has its source, and the advice is kept whole."""
    advised = recommend(PROFILE)
    departure = departure_to(approach, PROFILE, advised, shipped_plan())
    text = record(recommendation=advised, departure=departure, description=reason)
    headings = re.findall(r"^#+ (.+)$", text, re.M)

    assert headings[0].startswith("Invoice triage: ")
    assert headings[0] != "Invoice triage: Prompting"
    assert headings[3:5] == ["Decision Outcome", "The Advice It Departs From"]
    assert len(headings) == 12
    assert 'The advice was "Prompting".' in text
    assert 'Advised: "Prompting", with' in text
    assert ("No reason for this was recorded." in text) == (not reason)
    assert ("wants" in text) == bool(reason)
    assert "would make the advice Fine-tuning." in text
    body, listed = text.split("## Sources")
    used = {n for group in re.findall(r"\\\[([\d, ]+)\\\]", body) for n in group.split(", ")}
    assert used == set(re.findall(r"^(\d+)\. ", listed, re.M))
    assert departure.kpis[0].target in text.replace("\\", "")


def test_sources_may_be_named_tuples() -> None:
    """As the caller prefers."""
    sources = {name: Source(*entry) for name, entry in PASSAGES.items()}
    assert record(sources=sources) == record()


def test_an_unknown_volume_and_an_empty_profile_still_make_a_record() -> None:
    """Nothing is required but the recommendation."""
    text = record(facts=[], recommendation=recommend(Profile(), later=None), review_on=None)
    assert "the monthly volume is unknown" in text
    assert "No facts were stated." in text
    assert re.search(r"Review at the latest after \d+ days\.", text)


def test_a_source_address_cannot_smuggle_markup() -> None:
    """Only plain web addresses are linked."""
    evil = {"criteria#c13": ("T", "S", "javascript:alert(1)", "x")}
    assert "javascript" not in record(sources=evil)
    evil = {"criteria#c13": ("T", "S", "https://a.example/><script>", "x")}
    assert "script" not in record(sources=evil)


HOSTILE = [
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "| a | b |",
    "[x](https://evil.example)",
    "![x](https://evil.example/i.png)",
    "<script>alert(1)</script>",
    "`code`",
    "**bold**",
    "~~~\nfence",
    "https://evil.example",
    "www.evil.example",
    "a\n\n# b",
    "&lt;b&gt;",
    "<https://evil.example>",
    "---",
    "=== ",
    "\u202edetsrever",
    "+ plus",
    "\\`x`",
    "a  \nb",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_people_has_no_effect_as_markup(text: str) -> None:
    """Rendered with tables and bare links on, it is one paragraph that reads as written."""
    markdown = MarkdownIt("gfm-like", {"linkify": False}).enable("table")
    tokens = markdown.parse(escape(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inner = {child.type for child in tokens[1].children or []}
    assert inner <= {"text", "text_special"}


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
@example("1) x")
@example("12345678901. x")
def test_any_text_is_escaped_to_one_plain_line(text: str) -> None:
    """No block, no link, no HTML, whatever the characters."""
    line = escape(text)
    assert "\n" not in line
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"- {line}")
    kinds = {token.type for token in tokens} - {"text"}
    assert kinds <= {
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    }
    for token in tokens:
        assert {child.type for child in token.children or []} <= {"text", "text_special"}


def test_long_text_is_cut_and_marked() -> None:
    """A pasted novel does not become the record."""
    assert len(escape("a" * 5000)) == 2000
    assert escape("a" * 5000).endswith("…")


def test_hostile_text_does_not_change_the_headings_of_a_record() -> None:
    """In the title, the description, a quote and a fact."""
    plain = re.findall(r"^#+ ", record(description="x"), re.M)
    bad = "x\n# y\n## z"
    told = Provenance(quote=bad, said_by=bad, file=bad)
    fact = KnownFact(name="stage", value=bad, provenance=told)
    text = record(title=bad, description=bad, facts=[fact], owner=bad)
    assert re.findall(r"^#+ ", text, re.M) == plain


def test_a_fact_from_a_file_names_the_file() -> None:
    """Beside who shared it, and the words."""
    told = Provenance(source="file", file="brief.md", quote="a pilot", said_by="Maya")
    text = record(facts=[KnownFact(name="stage", value="pilot", provenance=told)])
    assert "file by Maya in brief.md" in text


def test_a_moved_outcome_says_why() -> None:
    """The changed fact, the largest shift and the gate that opened."""
    later = PROFILE.with_facts(labelled_examples=5000)
    before = recommend(PROFILE, weights={"labelled_examples": -2.0, "stage": 0.2})
    after = recommend(
        later,
        Approach.FINE_TUNING,
        weights={"labelled_examples": 1.5, "stage": 0.2},
        closed=False,
        readiness="now",
    )
    result = difference((PROFILE, before), (later, after))
    assert result.moved
    assert [(c.fact, c.old, c.new) for c in result.facts] == [("labelled_examples", 40, 5000)]
    assert [(s.criterion, s.old, s.new) for s in result.contributions] == [
        ("labelled_examples", -2.0, 1.5)
    ]
    assert (result.gates_opened, result.gates_closed) == (["few_examples"], [])
    assert result.summary == (
        "Fine-tuning (70%) instead of prompting (70% before). What weighs most is “Labelled "
        "examples”, which now speaks more for changing weights. "
        "No longer holds: There are fewer than 50 examples."
    )


def test_an_unmoved_outcome_says_so() -> None:
    """With and without changed facts."""
    same = difference((PROFILE, recommend(PROFILE)), (PROFILE, recommend(PROFILE)))
    assert (same.moved, same.facts, same.contributions) == (False, [], [])
    assert same.summary == "Still prompting (70%, as before). No fact changed."
    later = PROFILE.with_facts(stage="production", latency_target_ms=800)
    small = difference((PROFILE, recommend(PROFILE)), (later, recommend(later)))
    assert not small.moved
    assert [change.fact for change in small.facts] == ["stage", "latency_target_ms"]
    assert "latency" not in small.summary
    assert "log-odds" not in small.summary


def test_a_changed_readiness_or_policy_is_named() -> None:
    """The approach may stay while the ground moves."""
    before, after = recommend(PROFILE), recommend(PROFILE, readiness="now", policy="2027-01+def")
    result = difference((PROFILE, before), (PROFILE, after))
    assert result.moved
    assert result.policy_changed
    assert "nothing else has to happen first any more" in result.summary
    assert "The policy changed" in result.summary
