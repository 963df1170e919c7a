"""Every failure a person can meet, named by who has to act.

    TuningForkError
    ├── ConfigurationError      the operator must change a setting        (exit status 2)
    │   ├── PolicyInvalid       a file in knowledge/policy is wrong; names file and line
    │   └── PromptInvalid       a file in prompts/ is wrong
    ├── UserInputError          the person must write something else      (carries `code`)
    ├── NotAllowed              the person may not see or do this here
    ├── StaleAssessment         someone changed the same assessment first; reload and merge
    ├── Unavailable             an outside system did not answer; try later
    │   ├── ModelUnavailable
    │   ├── IndexUnavailable
    │   ├── StoreUnavailable
    │   └── SlackUnavailable
    ├── ModelOutputInvalid      the chat model answered outside its contract; fall back
    └── DocumentRejected        a document cannot be added; says why

`str(error)` is the sentence shown to its reader: it says what is wrong and what to do next.
"""

from __future__ import annotations


class TuningForkError(Exception):
    """The root of all expected failures; its text is one clear sentence for its reader."""


class ConfigurationError(TuningForkError):
    """A setting, file or environment is wrong; the operator has to change it."""


class PolicyInvalid(ConfigurationError):
    """A policy file does not hold together; the text names file and line."""


class PromptInvalid(ConfigurationError):
    """A prompt file does not hold together; the text names the file."""


class UserInputError(TuningForkError):
    """Something a person wrote cannot be used; the text says what to write instead."""

    def __init__(self, message: str, *, code: str = "invalid_value") -> None:
        super().__init__(message)
        self.code = code
        """`bad_json`, `invalid_value`, `unknown_field` or `too_long`: the published error codes."""


class NotAllowed(TuningForkError):
    """The person may not see or change this, for example outside the channel's members."""


class StaleAssessment(TuningForkError):
    """The assessment was changed by someone else since it was read."""


class Unavailable(TuningForkError):
    """An outside system did not answer in time; nothing is lost and it may be tried again."""


class ModelUnavailable(Unavailable):
    """The chat model did not answer, or its budget is used up."""


class IndexUnavailable(Unavailable):
    """The vector index cannot be used; lexical retrieval still can."""


class StoreUnavailable(Unavailable):
    """The database did not answer."""


class SlackUnavailable(Unavailable):
    """Slack did not answer, or asked for a pause (`retry_after_s`)."""

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
        """Seconds to wait before the next try, when Slack named them."""


class ModelOutputInvalid(TuningForkError):
    """The chat model's reply is outside its contract, after one repair."""


class DocumentRejected(TuningForkError):
    """A document cannot be added to the knowledge base; the text says why."""
