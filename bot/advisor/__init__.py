"""DECIDES: recommendation, interview and their numbers. Pure: no I/O, clock, model or Slack."""
