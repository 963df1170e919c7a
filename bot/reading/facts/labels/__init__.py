"""Labelled examples: which numbers count them."""
