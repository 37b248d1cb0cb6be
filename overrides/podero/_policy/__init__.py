"""Decisions and limits of a call: when to retry, how long to wait, how much at once."""
