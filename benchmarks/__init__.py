"""Benchmarks: what the client costs beside its peers, as ratios within one run."""
