"""Tokens: how to get one, when to renew it, how to share it."""
