"""TALKS: everything that knows Slack exists."""
