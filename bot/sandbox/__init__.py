"""PLAYS Slack: a Slack-compatible server and its page in the browser."""
