"""READS: from what a team writes to facts with quoted words. Pure rules, no model."""

from bot.reading.model import (
    Answer,
    CommandInWords,
    Evidence,
    Intent,
    Part,
    PendingQuestion,
    Reading,
)
from bot.reading.read import read

__all__ = [
    "Answer",
    "CommandInWords",
    "Evidence",
    "Intent",
    "Part",
    "PendingQuestion",
    "Reading",
    "read",
]
