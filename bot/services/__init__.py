"""DOES: one function per thing a person or the clock can cause, and the ports it needs."""
