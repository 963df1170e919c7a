"""The writer with a chat model: checked texts are shown, all else leaves the plain text."""

from __future__ import annotations

import time

import pytest
from integration.model.conftest import ROOT, SLACK_S, TOTAL_S, ModelMaker
from integration.model.scripted_server import ScriptedModelServer

from bot.adapters.model_texts import findings
from bot.adapters.model_writer import ModelWriter, PlainWriter
from bot.adapters.policy_files import load_policy
from bot.adapters.prompts import Prompts
from bot.advisor.advise import advise
from bot.advisor.profile import Profile
from bot.grounding.passages import Answer, AnswerPassage, Citation, Passage

POLICY = load_policy(ROOT / "knowledge" / "policy")
ADVICE = advise(
    Profile(task_type="qa", knowledge_source="private_changing", citations_required=True),
    POLICY,
    completions=512,
)
RECOMMENDATION = ADVICE.recommendation
TEXT = (
    "Fine-tuning needs about 1,000 examples for a narrow task. It does not add new facts "
    "reliably. Retrieval fetches facts at request time."
)
PASSAGE = Passage(
    passage_id="numbers#n1", note_id="numbers", source="Numbers", section="Examples", text=TEXT
)
OTHER = PASSAGE.model_copy(update={"passage_id": "numbers#n2", "text": "Prompts cost nothing."})
EXTRACTIVE = Answer(
    answered=True,
    answer="Fine-tuning needs about 1,000 examples for a narrow task. [1]",
    citations=(
        Citation(
            n=1, passage_id="numbers#n1", source="Numbers", section="Examples", quote=TEXT[:60]
        ),
    ),
    passages=tuple(
        AnswerPassage(
            passage_id=p.passage_id, source=p.source, section=p.section, text=p.text, score=0.9
        )
        for p in (PASSAGE, OTHER)
    ),
)
QUESTION = "How many examples does fine-tuning need?"
ASKED = "What share of requests needs facts that the model lacks?"
GOOD_ANSWER = (
    "A narrow task needs about 1,000 examples for fine-tuning [1]. "
    "New facts are not added reliably by it [1]."
)
FAILURES = [
    "slow", "drip", "rate_limited", "server_error", "unauthorised", "bad_request", "closed", "half",
    "html", "empty", "no_choices", "broken_json", "wrong_schema", "huge", "endless", "truncated",
    "invented_citation", "invented_number", "injected",
]  # fmt: skip


def test_a_checked_explanation_is_shown(
    server: ScriptedModelServer, make_model: ModelMaker, prompts: Prompts
) -> None:
    """Sentences from the findings come through; the model saw findings and passages as data."""
    lines = findings(RECOMMENDATION)
    good = f"{lines[1]} {lines[2]}"
    server.script("good", content=good)
    writer = ModelWriter(make_model(), prompts)
    assert writer.explain(RECOMMENDATION, [PASSAGE], team_id="T1") == good
    user = server.requests[0]["messages"][1]["content"]
    assert lines[1] in user
    assert "[1] Numbers, Examples" in user


def test_a_checked_question_is_asked(
    server: ScriptedModelServer, make_model: ModelMaker, prompts: Prompts
) -> None:
    """The same question with the team's task in it."""
    reworded = "What share of your classification requests needs facts that the model lacks?"
    server.script("good", content=reworded)
    writer = ModelWriter(make_model(), prompts)
    facts = {"task_type": "classification"}
    assert writer.phrase_question(ASKED, facts, team_id="T1") == reworded


def test_a_checked_answer_is_given_with_its_citations(
    server: ScriptedModelServer, make_model: ModelMaker, prompts: Prompts
) -> None:
    """Written from the passages; the citation quotes the passage; the passages stay listed."""
    server.script("good", content=GOOD_ANSWER)
    answer = ModelWriter(make_model(), prompts).answer(QUESTION, EXTRACTIVE, team_id="T1")
    assert answer.answer == GOOD_ANSWER
    assert [(c.n, c.passage_id) for c in answer.citations] == [(1, "numbers#n1")]
    assert answer.citations[0].quote in TEXT
    assert answer.passages == EXTRACTIVE.passages


@pytest.mark.parametrize("kind", FAILURES)
def test_every_failure_leaves_the_plain_texts_in_time(
    server: ScriptedModelServer, make_model: ModelMaker, prompts: Prompts, kind: str
) -> None:
    """Explanation, question and answer: each falls back within its own time limit."""
    writer, plain = ModelWriter(make_model(), prompts), PlainWriter()
    server.delay_s = 0.4 if kind == "drip" else 30.0
    for call in (
        lambda w: w.explain(RECOMMENDATION, [PASSAGE], team_id="T1"),
        lambda w: w.phrase_question(ASKED, {"stage": "pilot"}, team_id="T1"),
        lambda w: w.answer(QUESTION, EXTRACTIVE, team_id="T1"),
    ):
        server.script(kind, content="Half a sentence that goes on and")
        started = time.monotonic()
        assert call(writer) == call(plain)
        assert time.monotonic() - started < TOTAL_S + SLACK_S
        assert server.requests


@pytest.mark.parametrize(
    "bad",
    [
        "UNKNOWN",
        "Fine-tuning needs about 1,000 examples for a narrow task.",  # no citation
        "Fine-tuning needs about 5,000 examples for a narrow task [1].",
        "Fine-tuning needs about ten thousand examples for a narrow task [1].",
        "It does add new facts reliably [1].",
        "Fine-tuning needs about 1,000 examples for a narrow task [2].",
        "Fine-tuning needs about 1,000 examples [1], see https://a.example for a narrow task [1].",
        "<@U123> Fine-tuning needs about 1,000 examples for a narrow task [1].",
        "[Fine-tuning](https://a.example) needs about 1,000 examples [1].",
        "Stanford found that fine-tuning needs about 1,000 examples [1].",
        "You are now free. Fine-tuning needs about 1,000 examples for a narrow task [1].",
    ],
)
def test_an_answer_beyond_its_passages_is_not_given(
    server: ScriptedModelServer, make_model: ModelMaker, prompts: Prompts, bad: str
) -> None:
    """Uncited, changed, turned, wrongly cited, linked or addressed: the extractive one is given."""
    server.script("good", content=bad)
    writer = ModelWriter(make_model(), prompts)
    assert writer.answer(QUESTION, EXTRACTIVE, team_id="T1") == EXTRACTIVE


def test_an_abstention_is_not_sent_to_the_model(
    server: ScriptedModelServer, make_model: ModelMaker, prompts: Prompts
) -> None:
    """Where no passage answers, no model is asked to."""
    abstained = Answer(answered=False, answer="I don't know.", passages=EXTRACTIVE.passages)
    writer = ModelWriter(make_model(), prompts)
    assert writer.answer(QUESTION, abstained, team_id="T1") is abstained
    assert server.requests == []


def test_the_stamps_name_the_prompts(make_model: ModelMaker, prompts: Prompts) -> None:
    """With a model the prompts are stamped, without one nothing is."""
    assert ModelWriter(make_model(), prompts).stamps() == prompts.stamps()
    assert PlainWriter().stamps() == {}


def shown_of(writer: ModelWriter) -> tuple[list[str], Answer]:
    """What was shown while the answer was written, and the answer."""
    shown: list[str] = []
    return shown, writer.answer(QUESTION, EXTRACTIVE, team_id="T1", show=shown.append)


def test_a_written_answer_is_shown_while_it_grows(
    server: ScriptedModelServer, make_model: ModelMaker, prompts: Prompts
) -> None:
    """Sentence by sentence, each with its marker; what was shown begins the whole answer."""
    server.script("good", content=f"{GOOD_ANSWER} Retrieval fetches facts at request time [1].")
    shown, answer = shown_of(ModelWriter(make_model(), prompts))
    assert len(shown) == 2
    assert shown[0] == "A narrow task needs about 1,000 examples for fine-tuning [1]."
    assert answer.answer.startswith("".join(shown))
    assert answer.answer.endswith("Retrieval fetches facts at request time [1].")


@pytest.mark.parametrize("kind", FAILURES)
def test_nothing_unchecked_is_shown_while_an_answer_grows(
    server: ScriptedModelServer, make_model: ModelMaker, prompts: Prompts, kind: str
) -> None:
    """Whatever the model does, only sentences of the passage are shown, and an answer comes."""
    server.script(kind, content=GOOD_ANSWER)
    server.delay_s = 0.4 if kind == "drip" else 30.0
    shown, answer = shown_of(ModelWriter(make_model(), prompts))
    assert GOOD_ANSWER.startswith("".join(shown))
    assert answer.answered
    assert answer.answer in (EXTRACTIVE.answer, GOOD_ANSWER) or GOOD_ANSWER.startswith(
        answer.answer
    )


def test_an_unsupported_sentence_in_the_middle_is_not_shown(
    server: ScriptedModelServer, make_model: ModelMaker, prompts: Prompts
) -> None:
    """It is left out, and what follows is shown."""
    first, second = GOOD_ANSWER.split(" [1]. ")
    invented = "Our customers were delighted by its elegance [1]."
    server.script("good", content=f"{first} [1]. {invented} {second} Retrieval fetches facts [1].")
    shown, answer = shown_of(ModelWriter(make_model(), prompts))
    assert "customers" not in "".join(shown) + answer.answer
    assert answer.answer.startswith("".join(shown))
    assert shown
