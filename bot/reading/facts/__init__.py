"""One module per group of facts: the phrases that state each value."""
