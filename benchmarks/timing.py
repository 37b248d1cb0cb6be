"""Interleaved timing: every case runs in every round, so that what disturbs the machine disturbs all of them.

CPU is measured, which on an idle machine is the time it takes, and on a busy one leaves out what other processes take.
"""

import gc
import math
import statistics
import time
from collections.abc import Callable, Mapping, Sequence

Rounds = dict[str, list[float]]
"""What each case took, round by round; entries with the same index were taken side by side."""


def interleaved(cases: Mapping[str, Callable[[], object]], rounds: int) -> Rounds:
    """Time functions. The garbage collector is on, as in a service, and runs before each timing.

    Args:
        cases: Names and functions.
        rounds: How often each one runs, after one run that does not count.

    Returns:
        Seconds of CPU.
    """
    found: Rounds = {name: [] for name in cases}
    for function in cases.values():
        function()
    gc.collect()
    gc.freeze()
    names = list(cases)
    for number in range(rounds):
        shift = number % len(names)
        for name in names[shift:] + names[:shift]:
            gc.collect()
            started = time.process_time()
            result = cases[name]()
            found[name].append(time.process_time() - started)
            del result
    gc.unfreeze()
    return found


def ratio(found: Mapping[str, Sequence[float]], name: str, base: str) -> float:
    """Median of the ratios of each round.

    Args:
        found: What `interleaved` gave.
        name: The case.
        base: The case that counts as 1.

    Returns:
        The ratio, NaN where one of them has no figures.
    """
    pairs = [
        one / other
        for one, other in zip(found.get(name, ()), found.get(base, ()), strict=False)
        if math.isfinite(one) and other
    ]
    return statistics.median(pairs) if pairs else float("nan")
