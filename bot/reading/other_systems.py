"""Sentences about other things than a project with a language model.

A build, a queue, a payroll or an advertising budget has figures of the same kinds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SYSTEMS = (
    r"(?:kafka|redis|rabbitmq|postgres|mysql|mongo|elastic ?search|elastic|solr|jenkins|ci|cdn|"
    r"crm|erp|payroll|vpn|wifi|nas|website|web shop|load balancer|data warehouse|etl|"
    r"build|unit tests?|test suite|test coverage|code coverage|coverage|deploy|deployment|release|"
    r"checkout|landing page|login|backup|firewall|printer|render farm|pentest|jira|survey)"
)
_SUBJECT = re.compile(
    r"^ (?:(?:so|ok|fyi|ps|and|but|hey|btw|well|today|yesterday)(?: ,)? )*"
    rf"(?:the |our |my |this |your )?(?:[a-z]+ )?{_SYSTEMS}s? (?:cluster |server |index |job |"
    r"page |pipeline |run |is |are |was |were |has |had |have |takes|took|handles|does|serves|"
    r"processes|closes|went|sees|gets|found|keeps|: )"
)
"""How sentences begin whose subject is another system."""
_MONEY_FOR_ELSE = re.compile(
    r" (?:lunch|travel|marketing|ads|advertising|offsite|party|salary|hiring|headcount|furniture|"
    r"office|training course|conference) budget "
    r"|\$?# (?:a year |per year |a month |per month )?for (?:the )?(?:ads|marketing|travel|lunch|"
    r"salaries|the offsite|furniture|the party|advertising) "
)
_RENDERING = re.compile(
    r" gpus? (?:[a-z]+ ){0,2}(?:is|are|belongs?) (?:only |just )?(?:for|to) (?:the )?"
    r"(?:rendering|render|gaming|cad|video) "
)
_OF_MODELS = re.compile(
    r" (?:llms?|gpt\S*|models?|prompts?|prompting|prompted|chatbot|rag|retrieval|fine tun\S*|"
    r"claude|gemini|llama\S*|mistral|ai|ml|embeddings?|labels?|labelled|labeled) "
)
"""Words with which a sentence speaks of such a project after all."""


_NO_MODEL = re.compile(
    r" (?:no (?:language model|genai|neural net\w*)|no (?:ai|llms?)(?: in it| involved|(?= \)))|"
    r"without (?:an )?(?:llm|ai|language model)|rules only|has humans|"
    r"plain (?:xgboost|regex|sql|elastic|bm25|statistics)|isolation forest|logistic regression|"
    r"random forest|xgboost|decision tree|bm25|there is no text) "
)
"""Words with which a message says that no language model is at work."""


def tells_of_no_model(texts: Sequence[str]) -> bool:
    """Whether a message, given as the texts of its sentences, is about something without one."""
    if not any(_NO_MODEL.search(text) for text in texts):
        return False
    return not any(_OF_MODELS.search(_NO_MODEL.sub(" ", text)) for text in texts)


def is_of_another_system(text: str) -> bool:
    """Whether a sentence, as ` word word `, is about something that no language model does."""
    if _OF_MODELS.search(text) is not None:
        return False
    return any(p.search(text) is not None for p in (_SUBJECT, _MONEY_FOR_ELSE, _RENDERING))
