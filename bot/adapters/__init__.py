"""REACHES: one outside system each; adapters do not decide."""
