"""What the advisor returns: the published shape of a recommendation.

Field names and types are a contract with the command line, the store and Slack.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.advisor.profile import Approach

Axis = Literal["K", "T"]
"""K: must material be fetched per request? T: should weights be changed?"""

Level = Literal["low", "medium", "high"]


class _Result(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Reason(_Result):
    """One known fact's contribution to one axis."""

    criterion: str
    """Id of the criterion in the policy (the profile field it speaks of, or an interaction)."""
    axis: Axis
    """The question it bears on."""
    toward: Approach
    """The approach that this contribution favours on its axis."""
    weight: float
    """Signed log-odds; positive raises the axis. Reasons are sorted by its size, largest first."""
    text: str
    """One sentence: the fact and why it counts."""
    citations: list[str]
    """Passage ids, at least one."""


class GateResult(_Result):
    """A precondition that the profile meets or fails."""

    id: str
    """Id of the gate in the policy."""
    closed: bool
    """True when it takes options away or forces one."""
    effect: str
    """What follows when closed, e.g. `no_tuning`, `no_tuning_yet`, `retrieval_required`."""
    text: str
    """One sentence for the reader."""
    citations: list[str]
    """Passage ids."""


class Change(_Result):
    """The smallest change of one fact that changes the recommended approach."""

    fact: str
    """Field of the profile."""
    from_: Any = Field(alias="from")
    """The value now, `None` when unknown."""
    to: Any
    """The value at which the recommendation changes, typed as the field."""
    direction: Literal["at_least", "at_most"] | None = None
    """For numbers: the side of `to` on which the other approach wins."""
    approach: Approach
    """The approach that would be recommended then."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Technique(_Result):
    """A method at a finer grain than the approach."""

    id: str
    """Id in the policy."""
    name: str
    """Name a person reads."""
    why: str
    """Why it fits this profile, one sentence."""
    citations: list[str]
    """Passage ids."""


class NextStep(_Result):
    """One thing to do, in order."""

    id: str
    """Id in the policy."""
    text: str
    """What to do."""
    owner: str
    """Role that owns it, e.g. `engineer`, `domain expert`, `product owner`."""
    effort_days: float
    """Working days."""
    exit_criterion: str
    """How one knows that it is done."""
    citations: list[str] = []
    """Passage ids."""


class Risk(_Result):
    """What can go wrong with the approach."""

    id: str
    """Id in the policy."""
    text: str
    """The risk."""
    signal: str
    """How one notices."""
    mitigation: str
    """What to do against it."""
    citations: list[str] = []
    """Passage ids."""


class Kpi(_Result):
    """A number to watch."""

    id: str
    """Id in the policy."""
    name: str
    """Name a person reads."""
    target: str
    """Target in words, with unit."""


class Later(_Result):
    """What would be right but for a missing precondition."""

    approach: Approach
    """The approach to come back to."""
    conditions: list[str]
    """What is missing, one sentence each."""
    trigger: str
    """The event at which to look again."""


class Revisit(_Result):
    """When to look at the decision again."""

    after_days: int
    """Days from the decision."""
    triggers: list[str]
    """Events that should bring it forward, one sentence each."""


class Stamps(_Result):
    """What the recommendation was made from."""

    policy: str
    """Version and hash of the policy."""
    index: str | None = None
    """Fingerprint of the passages that citations resolve to."""
    prompts: dict[str, str] = {}
    """Name to version and hash of the prompts used, when a chat model took part."""
    seed: int = 0
    """Seed of the completions."""
    completions: int = 0
    """Number of completions."""


class Recommendation(_Result):
    """What to do now, with everything needed to argue with it."""

    approach: Approach
    """The approach with the highest mean probability after gates."""
    probabilities: dict[Approach, float]
    """The four mean probabilities; they sum to 1."""
    confidence: Level
    """From stability, probability and the state of the evaluation."""
    confidence_score: float
    """Probability of `approach`, 0..1."""
    stability: float
    """Share of completions of the unknown facts in which `approach` stays first, 0..1."""
    stability_error: float = 0.0
    """Standard error of `stability`."""
    runner_up: Approach | None = None
    """Shown beside it when stability is below 0.6."""
    readiness: Literal["now", "not_yet", "measure_first"]
    """`not_yet`: another approach is right but for a missing precondition, named in `later`."""
    later: Later | None = None
    """The approach to come back to, or `None`."""
    why_not: str
    """One line: why prompting alone, or why fine-tuning, was not chosen."""
    reasons: list[Reason]
    """All known contributions, largest first."""
    gates: list[GateResult]
    """Gates that bear on this profile, closed ones first."""
    would_change: list[Change]
    """Smallest flipping change per fact, the likeliest first."""
    techniques: list[Technique]
    """In the order to try."""
    cost: dict[str, Any] | None = None
    """The cost comparison, or `None` when volume is unknown."""
    next_steps: list[NextStep]
    """In order; what the team has done is left out."""
    risks: list[Risk]
    """Largest first."""
    kpis: list[Kpi]
    """Numbers to watch."""
    revisit: Revisit
    """When to look again."""
    stamps: Stamps
    """Policy, index and prompt versions."""


class Option(_Result):
    """One answer to a question."""

    value: Any
    """Typed as the field."""
    label: str
    """Words on the button."""


class Question(_Result):
    """A question worth asking."""

    fact: str
    """Field of the profile."""
    question: str
    """The sentence to ask."""
    options: list[Option]
    """2 to 5 answers; a number may also be typed."""
    value: float
    """Expected gain in the best probability, 0..1."""
    effort: float = 1.0
    """How hard it is to answer; 1 is one click."""
    why: str = ""
    """Why it is asked, one short sentence."""


class Advice(_Result):
    """A recommendation with the questions that could still change it."""

    recommendation: Recommendation
    """What to do now."""
    next_questions: list[Question]
    """In the order to ask; empty when none could change the outcome."""
