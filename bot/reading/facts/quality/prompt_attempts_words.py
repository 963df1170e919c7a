"""Words that the rules on attempts with prompts share."""

from __future__ import annotations

MODELS = "llm|llms|model|chatgpt|gpt|gpt*|claude|gemini|llama|mistral|copilot|playground|ai|api|bot"
"""What is prompted."""
PROMPT_WORK = (
    "prompting|prompts|prompt_engineering|prompt_work|prompt_experiments|prompt_tests|"
    "prompt_tuning|prompt_side|prompt_phase|prompt_writing|llm_tests|llm_experiments"
)
"""The work on prompts, never one prompt: `the prompt starts with` tells what is in it."""
VARIANTS = (
    "variation|variations|variant|variants|version|versions|wording|wordings|phrasing|phrasings|"
    "rewrite|rewrites|draft|drafts|revision|revisions|iteration|iterations"
)
"""What prompts are written in many of."""
