"""The Partner API over a simulated world: one module per group of operations."""
