"""Tuning Fork: should an LLM project prompt, retrieve, fine-tune, or combine them?

The rooms, from the inside out; imports point only downwards in this list:
`advisor` decides (pure), `reading` reads what teams write (pure), `grounding` composes and checks
cited answers (pure), `services` does one thing per thing a person or the clock can cause,
`adapters` reach the outside, `slack` talks to Slack, `bootstrap` assembles, `sandbox` plays Slack,
`cli` is the command line.
"""

__version__ = "0.1.0"
