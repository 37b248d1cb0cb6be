"""Make calls from 8 threads in each of 4 forked workers: python examples/sync_script.py [CALLS]."""

import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from podero_sync import SyncPodero

WORKERS, THREADS = 4, 8

podero = SyncPodero()


def ask(_number: int) -> str:
    """Make one call, in any thread of any process."""
    return podero.call(lambda api: api.auth.me()).email


def work(calls: int) -> int:
    """Make calls from the threads of one worker."""
    with ThreadPoolExecutor(THREADS) as threads:
        return len([email for email in threads.map(ask, range(calls)) if email])


def main() -> None:
    """Share the calls among the workers."""
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    began = time.monotonic()
    shares = [calls // WORKERS + (number < calls % WORKERS) for number in range(WORKERS)]
    with ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("fork")) as workers:
        made = sum(workers.map(work, shares))
    print(f"{made} of {calls} calls in {time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
