"""The command line: the same advisor, reader and knowledge base without Slack."""
