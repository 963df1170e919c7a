"""Words that the rules on the accuracy gap share."""

from __future__ import annotations

GOAL = "target|goal|bar|mark|threshold|line|standard|benchmark|acceptance|spec"
"""What is to be reached."""
OUTPUT = "output|outputs|answers|drafts|replies|results|suggestions|summaries|translations|it"
"""What is measured against it."""
