"""What the words around a sentence tell of it: what it states, and whose project it is about.

"They had 5k labels" is theirs or ours by what was said before, and "it changes weekly" is the task
or the documents by what "it" is. Two dense layers see the strongest responses of the sentence, of
the whole message, and of the sentences before and behind it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.reading.bounds import Array


@dataclass(frozen=True, slots=True)
class Context:
    """Two dense layers over the responses to the sentences of one message."""

    hidden: Array
    """(4 * filters of all sizes, units)."""
    hidden_bias: Array
    """(units,)."""
    weights: Array
    """(units, outputs + 1); the last column is for whose project a sentence is about."""
    bias: Array
    """(outputs + 1,)."""

    def added(self, active: Array) -> Array:
        """What is added to the outputs of each sentence, and the output for own, (sentences, ...).

        Args:
            active: `Responses.active` of all sentences of the message, in order.
        """
        size = active.shape[1]
        own, message, before, behind = (
            self.hidden[first : first + size] for first in range(0, 4 * size, size)
        )
        inside = active @ own + (active.max(axis=0) @ message + self.hidden_bias)
        inside[1:] += active[:-1] @ before
        inside[:-1] += active[1:] @ behind
        return np.asarray(np.maximum(inside, 0.0) @ self.weights + self.bias, dtype=np.float32)


def in_context(active: Array) -> Array:
    """Each sentence's responses, the message's strongest, and those of its neighbours."""
    message = np.broadcast_to(active.max(axis=0), active.shape)
    nothing = np.zeros_like(active[:1])
    before = np.concatenate([nothing, active[:-1]])
    behind = np.concatenate([active[1:], nothing])
    return np.concatenate([active, message, before, behind], axis=1)
