"""Words that the rules on where a system runs share."""

from __future__ import annotations

OUTSIDE = "external|outside|third_party|hosted|public|foreign|managed"
"""What makes a model one of others."""
MODELS = "model|models|api|apis|endpoint|endpoints|provider|providers|service|services|llm|llms"
"""What is hosted."""
