"""Questions that ask what to do about a project: "RAG or fine-tuning for our policies?".

Such a question describes a project, so it starts an assessment instead of a look-up. What asks
about the subject itself ("when should one fine-tune?", "what is LoRA?") is left to the look-up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.tokens import word_set

_APPROACH = (
    r"(?:rag|retrieval|prompt(?:s|ing|ed)?|prompt engineering|(?:fine[- ]?)?tun(?:e|ed|ing)|"
    r"ft|sft|train(?:ing)?(?: (?:a|an|our|my|the|own|custom)){0,2} (?:\w+ )?(?:models?|llms?)|"
    r"hybrid|a (?:long|bigger|better) prompt)"
)
_GERUND = r"(?:using|doing|building|trying|going for|going with|to use|to do|to build|to try)"
_WE = r"(?:we|i|they|you|one|our \w+|my \w+)"
_CHOICE = re.compile(
    rf"\b{_APPROACH}\b(?: \w+){{0,2}} ?(?:,|/|or|vs\.?|versus|over|instead of|rather than)"
    rf"(?: (?:should|would|do|to|we|i|a|an|just|use|go|with|for|is|the|plain|simply)){{0,5}} ?"
    rf"\b{_APPROACH}\b"
)
"""Two approaches to choose between."""
_ASKS = re.compile(
    rf"\b(?:should|shall|must|ought|would|could|can) {_WE}\b"
    rf"|\bdo (?:we|i|you) (?:need|have to|want|recommend|suggest|advise|think)\b"
    rf"|\bwhat(?: would| do| should)? {_WE} (?:do|use|recommend|suggest|advise|pick|choose)\b"
    rf"|\b(?:what|which)(?: is|'s)?(?: the)?(?: best| right| better)? "
    rf"(?:approach|route|way|option|method|technique|solution|setup|architecture)\b"
    rf"|\bworth (?:it|the \w+|{_GERUND}|{_APPROACH})"
    rf"|\bmakes? (?:any |more )?sense\b"
    rf"|\b(?:is|are|would|will|does|can) (?:it |an? |the |just |simply |plain )*{_APPROACH}\b"
    rf"|\b(?:how|where) (?:should|would|do|can) (?:we|i|you) (?:best |even )?"
    rf"(?:build|approach|do|tackle|solve|start|go about|begin)\b"
    rf"|\b(?:(?:need|want)(?: to)?|(?:better|best) to) {_APPROACH}\b"
    rf"|\badvi[cs]e (?:us|me|for|on)\b|\brecommend(?:ation)?\b"
)
"""A wish for advice."""
_NAMES_IT = re.compile(rf"\b{_APPROACH}\b")
_OPEN = re.compile(
    r"\bwhat (?:would|should|do) (?:we|i|you)\b|\b(?:approach|route|recommend|advi[cs]e)\w*\b"
    r"|\bhow (?:should|would|can) (?:we|i|you)\b"
)
"""Asks for an approach without naming one."""
_EXPLAINS = re.compile(
    r"^(?:(?:hey|hi|hello|so|and|ok|okay|but|please|pls)[ ,]+)*"
    r"(?:when|why|who|how (?:much|many|long|often|does|do|is|are|big|large|small)|"
    r"what(?:'s| is| are| does)(?! (?:the )?(?:best|right|better))|explain|define|describe|compare|"
    r"tell me (?:about|what|how))\b"
)
"""Openings of questions about the subject."""
_TECHNIQUE = re.compile(
    r"\b(?:q?lora|peft|dpo|rlhf|rft|grpo|adapters?|\bchunk\w*|embedd?ings?|re-?rank\w*|"
    r"vector (?:store|database|db)s?|temperature|quanti[sz]\w*|learning rate|epochs?|token[iz]\w*|"
    r"few[- ]?shot|zero[- ]?shot|chain of thought|cot|distil\w*|bm25|hybrid search|caching|"
    r"langchain|llamaindex|gpus?|chroma|pinecone)\b"
)
"""Names of techniques and tools: a finer question than the one an assessment answers."""
_OURS = re.compile(
    r"\b(?:our|my|(?:we|i) (?:have|want|need|get(?= ~?\d)|are (?!going)|am (?!going)|plan)|"
    r"we've|we're|i've|i'm)\b"
)
_PERSONAL = re.compile(r"\b(?:we|us|our|i|me|my|you)\b")
_ABOUT = re.compile(
    r"\b(?:for|from|on|in|with|about|given|considering|(?:build|building|make|making)(?= an? )|"
    r"to (?=(?!use|do|be|go|fine|tune|rag|prompt|"
    r"retrieval|build|choose|pick|try|train|have|get|start)[a-z]))\b\s*"
)
"""Words behind which a question names its project."""
_GENERAL = word_set(
    "a an the this that these those it its some any all such own new old more most less much many "
    "better best good bad worse right wrong enough first then now here there always never often "
    "usually still yet also both either one two just only really at all and or of to in on with "
    "for from as is are be than if when not no use using case cases general practice theory "
    "style tone format formats formatting structure facts fact factual knowledge accuracy quality "
    "cost costs price money latency speed hallucination hallucinations reasoning domain domains "
    "data dataset datasets examples example labels model models llm llms ai gpt prompt prompts "
    "prompting rag retrieval fine tuning tune finetuning finetune training hybrid approach small "
    "large big little few changing static private public behaviour behavior output outputs answer "
    "answers information production stage start beginning end time long short term way things "
    "something everything anything adding teaching learning performance consistency change fresh "
    "do does doing done make getting get go instead rather other another each every what which"
)
"""Words that tell nothing of a project."""
_WORD = re.compile(r"[a-z][a-z'-]+")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class AdviceQuestion:
    """A question that asks what to do."""

    project: str
    """The words that tell of the project, an exact span; empty when it names none."""
    personal: bool
    """True when it speaks of the people who ask ("we", "our")."""


def advice_question(text: str) -> AdviceQuestion | None:
    """What a message asks advice on, or `None` when it asks for none."""
    plain = text[:_LONGEST].replace("\u2019", "'").lower()
    flat = re.sub(r"\s", " ", plain)
    chooses = _CHOICE.search(flat)
    if chooses is None and _ASKS.search(flat) is None:
        return None
    if _EXPLAINS.match(flat.strip()) or (chooses is None and _TECHNIQUE.search(flat)):
        return None
    if chooses is None and not (_NAMES_IT.search(flat) or _OPEN.search(flat)):
        return None
    personal = _PERSONAL.search(flat) is not None
    return AdviceQuestion(_project(text, flat), personal)


def _project(text: str, flat: str) -> str:
    """The span from the first word that tells of the project to the end of its sentence."""
    starts = [found.end() for found in _ABOUT.finditer(flat)]
    ours = _OURS.search(flat)
    starts += [ours.start()] if ours else []
    for start in sorted(starts):
        ends = re.search(r"[?!\n]|\.(?=\s|$)", flat[start:])
        end = start + ends.start() if ends else len(flat)
        choice = _CHOICE.search(flat, start, end)
        end = choice.start() if choice else end
        span = flat[start:end]
        words = [word for word in _WORD.findall(span) if word not in _GENERAL]
        if words and not _NAMES_IT.match(span):
            return text[start:end].strip(" ,;:")
    return ""
