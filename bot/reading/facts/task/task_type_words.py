"""Words that the rules on the type of a task share."""

from __future__ import annotations

DOCUMENTS = (
    "document*|contract*|report*|note*|invoice*|email*|mail*|ticket*|pdf*|form*|letter*|record*|"
    "resume*|cv*|text*|filing*|claim*|page*|scan*|receipt*|post*|transcript*|chart*|paper*|"
    "message*|bio*|listing*|policies|order*|agreement*|description*|statement*|call*|review*"
)
"""Texts that a task reads or writes."""
FRAME = (
    "we|i|to|should|model|it|llm|bot|system|automatically|:|want|tool|which|that|would|will|us|"
    "feature|app|service|idea|ai|must|and|could|software|assistant|can|by|for|;"
)
"""What stands before a verb that says what the system is for."""
