"""Planted faults, and how many of them the tests catch: `make mutants`."""
