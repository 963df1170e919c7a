"""DECIDES: the recommendation, the interview and its numbers. Pure: no I/O, no clock, no model, no Slack."""
