"""Small passages and findings for the grounding tests."""

from __future__ import annotations

from bot.grounding.passages import Passage, ScoredPassage
from bot.grounding.sentences import split_lines

LORA = Passage(
    passage_id="glossary#lora",
    note_id="glossary",
    source="Glossary",
    section="What is LoRA?",
    text=(
        "Low-rank adaptation (LoRA) is a way to fine-tune a model by training small added "
        "matrices. One LoRA run on an 8B model costs $2 per run. LoRA needs no change of the "
        "original weights."
    ),
    published="2026-11",
    kind="research",
)
RAG = Passage(
    passage_id="glossary#rag",
    note_id="glossary",
    source="Glossary",
    section="What is RAG?",
    text=(
        "Retrieval-augmented generation (RAG) looks up documents and puts them into the prompt. "
        "RAG gives the model facts that change."
    ),
    kind="research",
    position=1,
)
FINE_TUNING = Passage(
    passage_id="basics#fine-tuning",
    note_id="basics",
    source="Basics",
    section="What is fine-tuning?",
    text="Fine-tuning is further training of a model on examples. Fine-tuning changes behaviour.",
    kind="article",
)
DISPUTE = Passage(
    passage_id="disagreements#d01",
    note_id="disagreements",
    source="Where sources disagree",
    section="Does fine-tuning add knowledge?",
    text="Sources disagree on whether fine-tuning adds knowledge to a model.",
    kind="research",
)


def found(
    passage: Passage, *, score: float = 1.0, similarity: float | None = 0.7, overlap: float = 0.8
) -> ScoredPassage:
    """A finding whose lines are all as similar as the passage."""
    lines = split_lines(passage.text)
    return ScoredPassage(
        passage=passage,
        score=score,
        similarity=similarity,
        overlap=overlap,
        lines=lines,
        line_scores=(similarity,) * len(lines) if similarity is not None else (),
    )
