"""Every card, whatever it says, becomes a message that Slack takes and that harms nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from slack_sdk.models.blocks import Block as SdkBlock

from bot.sandbox.rules import check_message_blocks, check_view
from bot.services import cards as c
from bot.slack.blocks import Rendered, render, without_novelties
from bot.slack.controls import read_control
from bot.slack.home import home_view
from bot.slack.limits import MOST_JSON, MOST_TEXT, mark, texts, width
from tests.unit.slack import cards

often = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
_OURS = re.compile(
    r"<(?:@[UW][A-Z0-9]+|#[CGD][A-Z0-9]+|!date\^\d+\^[^|<>]+\|[^<>]+|https?://[^\s<>|]+\|[^<>]*)>"
)
SDK_KNOWS = {"section", "header", "context", "actions", "divider", "context_actions"}


def text_objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every text object of some blocks."""
    if isinstance(value, dict):
        if value.get("type") in ("mrkdwn", "plain_text"):
            yield value
        for item in value.values():
            yield from text_objects(item)
    elif isinstance(value, list):
        for item in value:
            yield from text_objects(item)


def elements(blocks: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """(block, control) of every control."""
    for block in blocks:
        for element in [*block.get("elements", []), block.get("accessory")]:
            if isinstance(element, dict) and "action_id" in element:
                yield block, element


def assert_safe(markup: str) -> None:
    """Only our own mentions and links are left as control sequences."""
    rest = _OURS.sub("", markup)
    assert "<" not in rest
    assert ">" not in rest
    assert not re.search(r"&(?!amp;|lt;|gt;)", rest)
    assert "<!channel" not in markup
    assert not re.search(r"@(channel|here|everyone)\b", markup, re.IGNORECASE)


def assert_sendable(rendered: Rendered, key: str) -> None:
    """Within every limit that is known, and safe."""
    check_message_blocks(rendered.blocks)
    assert 0 < width(rendered.text) <= 4_000
    assert rendered.text.strip()
    assert_safe(rendered.text)
    assert len(rendered.blocks) <= 50
    assert sum(width(t) for block in rendered.blocks for t in texts(block)) <= MOST_TEXT + 100
    assert len(json.dumps(rendered.blocks, ensure_ascii=False)) <= MOST_JSON + 400
    assert rendered.blocks[0]["block_id"] == mark(key)
    written = json.dumps(rendered.blocks, ensure_ascii=False)
    assert not re.search(r"<!(channel|here|everyone|subteam)", written)
    for text in text_objects(rendered.blocks):
        assert text["text"].strip()
        if text["type"] == "mrkdwn":
            assert_safe(text["text"])
    for block in rendered.blocks:
        if block["type"] in SDK_KNOWS:
            parsed = SdkBlock.parse(block)
            assert parsed is not None
            parsed.to_dict()


@often
@given(cards.messages)
def test_every_card_becomes_a_message_within_all_limits(card: c.Card) -> None:
    """Long, Chinese, emoji and hostile texts included."""
    assert_sendable(render(card, "item:1:0"), "item:1:0")


@often
@given(cards.messages)
def test_plain_form_is_sendable_too(card: c.Card) -> None:
    """Without charts, tables and feedback buttons a message still fits."""
    plain = without_novelties(render(card, "item:1:0"))
    if plain is not None:
        assert_sendable(plain, "item:1:0")
        kinds = {block["type"] for block in plain.blocks}
        assert not kinds & {"data_visualization", "context_actions", "table"}


@often
@given(cards.homes)
def test_home_tab_is_a_view_that_slack_takes(card: c.HomeCard) -> None:
    """With nothing, and with far more than fits."""
    view = home_view(card, "home:U1", "/fork")
    check_view(view, "home")
    for text in text_objects(view["blocks"]):
        if text["type"] == "mrkdwn":
            assert_safe(text["text"])


@often
@given(cards.assessments)
def test_assessment_keeps_every_way_on(card: c.AssessmentCard) -> None:
    """However much is shortened, an open question can be answered, skipped and ended."""
    blocks = render(card, "assessment:a").blocks
    names = {read_control({**e, "block_id": b["block_id"]})[0] for b, e in elements(blocks)}
    if card.closing is not None:
        assert not names
        return
    assert {"answer_now", "cancel"} <= names
    if card.question:
        assert {"dont_know", "skip"} <= names
        if card.question.options:
            assert ("settle" if card.contradiction is not None else "answer") in names


@often
@given(cards.recommendation_cards)
def test_recommendation_says_the_result_first_and_keeps_its_buttons(
    card: c.RecommendationCard,
) -> None:
    """Result in the first block and in the text; one primary button at most, none on old advice."""
    rendered = render(card, "k")
    opening = "Earlier recommendation: " if card.newer else "Recommendation: "
    assert rendered.blocks[0]["text"]["text"].startswith(opening)
    assert rendered.text.startswith(opening)
    found = [element for _, element in elements(rendered.blocks)]
    if card.newer:
        assert not found
        return
    assert sum(e.get("style") == "primary" for e in found) == (0 if card.decided else 1)
    actions = {e["action_id"].partition(":")[0] for e in found}
    assert {"export", "open_form"} <= actions
    assert ("share" in actions) == card.private


def test_answer_buttons_carry_what_the_services_expect() -> None:
    """Short options are buttons, each with assessment, round, fact and typed value."""
    card = an_assessment([("Yes", True), ("No", False)])
    found = {
        e["text"]["text"]: read_control({**e, "block_id": b["block_id"]})
        for b, e in elements(render(card, "k").blocks)
        if e["type"] == "button"
    }
    shared = {"assessment": "a1", "round": 3, "fact": "citations_required"}
    assert found["Yes"] == ("answer", {**shared, "value": True})
    assert found["No"] == ("answer", {**shared, "value": False})
    assert found["Don't Know"] == ("dont_know", {"assessment": "a1", "round": 3})
    assert found["Write an Answer"] == (
        "open_form",
        {"kind": "write_answer", "assessment": "a1", "round": 3},
    )


def test_long_options_become_a_select_with_the_same_payload() -> None:
    """What comes back from a select is what a button would have carried."""
    card = an_assessment([("A rather long answer that does not fit on a button", 5), ("No", 7)])
    block, select = next(
        (b, e) for b, e in elements(render(card, "k").blocks) if e["action_id"] == "answer:0"
    )
    assert select["type"] == "static_select"
    assert all(len(option["value"]) <= 75 for option in select["options"])
    chosen = {
        "action_id": select["action_id"],
        "block_id": block["block_id"],
        "selected_option": select["options"][0],
    }
    assert read_control(chosen) == (
        "answer",
        {"assessment": "a1", "round": 3, "fact": "citations_required", "value": 5},
    )


def test_a_contradiction_is_settled_with_the_same_buttons() -> None:
    """Keep old or new: the options carry `settle`."""
    card = an_assessment([("500", 500), ("5,000", 5000)]).model_copy(
        update={"contradiction": "You said 500, the form says 5,000."}
    )
    names = {e["action_id"] for _, e in elements(render(card, "k").blocks)}
    assert {"settle:0", "settle:1"} <= names


def test_all_facts_can_be_edited() -> None:
    """The first eight by a button each, the others by a select."""
    lines = [
        c.FactLine(fact=f"fact_{n}", label=f"Fact {n}", value=str(n), said_by="U1")
        for n in range(20)
    ]
    card = an_assessment([]).model_copy(update={"facts": lines})
    edited: set[str] = set()
    for block, element in elements(render(card, "k").blocks):
        for option in element.get("options", [None]):
            name, payload = read_control(
                {**element, "block_id": block["block_id"], "selected_option": option}
            )
            if name == "open_form" and payload["kind"] == "edit_fact":
                assert payload["assessment"] == "a1"
                edited.add(payload["fact"])
    assert edited == {line.fact for line in lines}


def test_a_new_question_has_new_block_ids() -> None:
    """Slack keeps choices by block id; an updated message must not show an old one."""
    first = render(an_assessment([("Yes", True)]), "k").blocks
    later = an_assessment([("Yes", True)])
    question = later.question
    assert question is not None
    second = render(
        later.model_copy(update={"question": question.model_copy(update={"round": 4})}), "k"
    ).blocks
    ids = {b["block_id"] for b in first if b["type"] == "actions"}
    assert ids.isdisjoint(b["block_id"] for b in second if b["type"] == "actions")


def test_chart_is_drawn_with_its_takeaway_and_has_a_plain_form() -> None:
    """The plain form shows the numbers of both ends as text."""
    chart = c.ChartView(
        title="Monthly cost",
        x_labels=["10k", "100k", "1M"],
        series={"Prompting": [10, 100, 1000], "Fine-tuning": [500, 520, 700]},
        y_label="USD a month",
        takeaway="They cross at about 620k requests a month.",
    )
    rendered = render(c.CompareCard(title="Cost", lines=["See."], chart=chart), "k")
    kinds = [block["type"] for block in rendered.blocks]
    assert "data_visualization" in kinds
    plain = without_novelties(rendered)
    assert plain is not None
    shown = " ".join(t for block in plain.blocks for t in texts(block))
    assert "1,000 at 1M" in shown
    assert "They cross at about 620k" in shown


def test_a_chart_with_a_hole_is_left_out_but_its_takeaway_stays() -> None:
    """Slack refuses series without a finite value per label."""
    chart = c.ChartView(
        title="t", x_labels=["a", "b"], series={"x": [1.0]}, y_label="y", takeaway="It rises."
    )
    blocks = render(c.CompareCard(title="Cost", lines=[], chart=chart), "k").blocks
    assert "data_visualization" not in {block["type"] for block in blocks}
    assert any("It rises." in t for block in blocks for t in texts(block))


def test_nothing_found_names_no_source() -> None:
    """An abstention carries no citations section."""
    answer = c.Answer(answered=False, answer="I don't know.")
    card = c.AnswerCard(question="Why?", answer=answer, answer_id="x")
    shown = " ".join(t for block in render(card, "k").blocks for t in texts(block))
    assert "Sources" not in shown


def test_citations_link_only_to_listed_sources() -> None:
    """A citation without a listed passage gets no marker, and odd addresses no link."""
    source = c.SourceLine(
        n=1, passage_id="criteria#c01", title="T", section="S", url="https://arxiv.org/abs/1"
    )
    reason = cards.Reason(
        criterion="labelled_examples",
        axis="T",
        toward=cards.Approach.FINE_TUNING,
        weight=2.0,
        text="5,000 labels are enough.",
        citations=["criteria#c01", "criteria#c99"],
    )
    drawn: dict[str, Any] = {
        "readiness": "now",
        "why_not": "Prompting alone misses the target.",
        "reasons": [reason],
        "gates": [],
        "next_steps": [],
    }
    card = c.RecommendationCard(
        assessment_id="a",
        title="Tickets",
        recommendation=cards._recommendation(cards.Approach.FINE_TUNING, drawn),
        sources=[source],
    )
    rendered = render(card, "k")
    shown = "\n".join(t for block in rendered.blocks for t in texts(block))
    assert "Recommendation: Fine-tuning, confidence high, 85%" in shown
    assert "5,000 labels are enough. <https://arxiv.org/abs/1|[1]>" in shown
    assert shown.count("[1]") == 2
    assert "can be wrong" in shown


STEP = {"owner": "engineer", "effort_days": 1.0}


def a_recommendation(**more: Any) -> c.RecommendationCard:
    """A fine-tuning card with two reasons, three steps and a cost."""
    reasons = [
        cards.Reason(
            criterion=name, axis="T", toward=cards.Approach.FINE_TUNING, weight=weight, text=text,
            citations=["criteria#c01"],
        )
        for name, weight, text in (
            ("accuracy_gap", 2.0, "The gap is wide."),
            ("labelled_examples", 1.0, "5,000 labels are enough."),
            ("requests_per_month", -0.7, "At 360 requests a month nothing is saved."),
        )
    ]  # fmt: skip
    drawn: dict[str, Any] = {
        "readiness": "now",
        "why_not": "Why not prompting alone: The gap is wide.",
        "reasons": reasons,
        "gates": [],
        "next_steps": [
            cards.NextStep(id=f"s{n}", text=f"Do {n}.", exit_criterion="It is done.", **STEP)
            for n in (1, 2, 3)
        ],
    }
    return c.RecommendationCard(
        assessment_id="a",
        title="Tickets",
        recommendation=cards._recommendation(cards.Approach.FINE_TUNING, drawn),
        sources=[],
        cost_title="What it costs at 360 requests a month",
        cost_lines=["Fine-tuning: about $610 a month"],
        **more,
    )


def shown_texts(card: c.Card) -> list[str]:
    """All texts of a message, in order."""
    return [text for block in render(card, "k").blocks for text in texts(block)]


def test_what_decides_and_the_buttons_stand_before_the_details() -> None:
    """Why, the first step and Record Decision; then cost, further steps and what would change."""
    card = a_recommendation(change_lines=["If the gap were small, I would say Prompting."])
    shown = shown_texts(card)

    def at(start: str) -> int:
        return next(n for n, text in enumerate(shown) if text.startswith(start))

    order = ["Recommendation", "*Why*", "*First step:*", "Record Decision", "*What it costs"]
    order += ["*Then*", "*What would change"]
    assert [at(start) for start in order] == sorted(at(start) for start in order)
    assert "Do 1 (engineer, 1 day). Done when it is done." in "\n".join(shown)
    assert "Do 1" not in shown[at("*Then*")]


def test_a_sentence_of_why_not_is_not_a_reason_once_more() -> None:
    """Each sentence stands once in the whole message."""
    words = "\n".join(shown_texts(a_recommendation()))
    assert "*Not prompting alone:* The gap is wide." in words
    for sentence in ("The gap is wide.", "5,000 labels are enough.", "Do 2"):
        assert words.count(sentence) == 1, sentence


def test_an_objection_of_the_money_stands_first_against_it() -> None:
    """In bold, and the reason about the volume does not say it once more."""
    card = a_recommendation(objection="Fine-tuning costs about $610 a month against $2.")
    words = "\n".join(shown_texts(card))
    assert "*Mind the money:* Fine-tuning costs about $610" in words
    assert "nothing is saved" not in words
    assert "nothing is saved" in "\n".join(shown_texts(a_recommendation()))


def test_an_unmoved_recommendation_does_not_tell_its_details_again() -> None:
    """After a change of facts that moves nothing: what changed and why, without the plan."""
    view = c.DifferenceView(
        old_approach=cards.Approach.FINE_TUNING,
        new_approach=cards.Approach.FINE_TUNING,
        changes=[c.ChangeLine(label="Volume", old="300", new="360")],
        summary="Still fine-tuning (85%, as before).",
        moved=False,
    )
    same = "\n".join(shown_texts(a_recommendation(difference=view)))
    assert "Volume: 300 → 360" in same
    assert "Do 1" not in same
    moved = a_recommendation(difference=view.model_copy(update={"moved": True}))
    assert "Do 1" in "\n".join(shown_texts(moved))


def test_the_day_of_a_decision_is_each_readers_own() -> None:
    """Slack fills in the date in the zone of who reads."""
    card = a_recommendation(
        decided="Recorded by Maya on {date} as “Tickets”.", decided_at=cards.NOW
    )
    words = "\n".join(shown_texts(card))
    assert f"on <!date^{int(cards.NOW.timestamp())}^" in words
    assert "Record Decision" not in words


def test_a_source_does_not_repeat_what_the_answer_says() -> None:
    """Its words stand only where the answer puts them differently."""

    def sources(answer: str) -> str:
        body = c.Answer(
            answered=True,
            answer=answer,
            citations=[
                cards.Citation(
                    n=1, passage_id="a#b", source="Notes", section="Cost", quote="Labels cost $1."
                )
            ],
        )
        shown = shown_texts(c.AnswerCard(question="?", answer=body, answer_id="x"))
        return next(text for text in shown if text.startswith("*Sources*"))

    assert sources("Labels cost $1. [1]") == "*Sources*\n[1] Notes, Cost"
    assert "Labels cost $1." in sources("A label is a dollar. [1]")


def test_nearest_topics_are_named_once() -> None:
    """Not below an answer that names them already."""
    passage = cards.AnswerPassage(
        passage_id="a#b", source="Notes", section="What temperature does", text="x", score=0.1
    )
    for answer, listed in (
        ("I don't know. Nearest topics: What temperature does.", 1),
        ("I don't know.", 1),
    ):
        body = c.Answer(answered=False, answer=answer, passages=[passage])
        words = "\n".join(shown_texts(c.AnswerCard(question="?", answer=body, answer_id="x")))
        assert words.count("What temperature does") == listed


def an_assessment(options: list[tuple[str, Any]]) -> c.AssessmentCard:
    """An assessment with one open question."""
    return c.AssessmentCard(
        assessment_id="a1",
        title="Tickets",
        facts=[c.FactLine(fact="stage", label="Stage", value="pilot", said_by="U1")],
        question=c.QuestionView(
            fact="citations_required",
            text="Must answers name their source?",
            options=[cards.Option(value=value, label=label) for label, value in options],
            round=3,
        ),
        asked=2,
    )
