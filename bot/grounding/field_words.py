"""What the field's abbreviations stand for, and its words that no passage need hold."""

from __future__ import annotations

from collections.abc import Mapping

ABBREVIATIONS: Mapping[str, str] = {
    "ft": "fine-tuning",
    "sft": "supervised fine-tuning",
    "pe": "prompt engineering",
    "rag": "retrieval-augmented generation",
    "icl": "in-context learning",
    "cot": "chain of thought",
    "cpt": "continued pre-training",
    "rft": "reinforcement fine-tuning",
    "dpo": "direct preference optimisation",
    "lora": "low-rank adaptation",
    "peft": "parameter-efficient fine-tuning",
    "llm": "language model",
    "llms": "language models",
    "kb": "knowledge base",
    "voi": "value of information",
    "pii": "personal data",
    "gdpr": "personal data erasure",
    "moe": "mixture of experts",
    "evals": "evaluation",
    "kpi": "measures of success",
    "kpis": "measures of success",
    "poc": "prototype",
    "mvp": "prototype",
}
"""What the field's abbreviations stand for."""

_FIELD = """
backpropagation softmax logit logits tokenizer tokeniser tokenizers perceptron grpo ppo gptq awq
gguf vllm hnsw sentencepiece xgboost pgvector weaviate pinecone deepspeed quantise quantize
quantisation quantization speculative reranker rerankers cross encoder decoder attention rope kto
orpo rlhf lora qlora peft dora adamw momentum dropout perplexity beam
"""

FIELD_WORDS = frozenset(_FIELD.split())
"""Words of the field that are never taken for misspelt others, in the notes or not."""
