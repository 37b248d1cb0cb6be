"""Call Podero from synchronous code, a module to copy into your project."""

import asyncio
import atexit
import os
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import TypeVar

from anyio.from_thread import BlockingPortal

from podero import PoderoClient

T = TypeVar("T")


class SyncPodero:
    """One client for all threads of a process, on a loop in a thread of its own; a forked process starts anew."""

    _running: tuple[BlockingPortal, PoderoClient, threading.Thread] | None

    def __init__(self, make_client: Callable[[], PoderoClient] = PoderoClient) -> None:
        self._make_client = make_client
        self._forget()
        os.register_at_fork(after_in_child=self._forget)
        atexit.register(self.close)

    def call(self, make: Callable[[PoderoClient], Awaitable[T]]) -> T:
        """Make calls and wait for their result: ``call(lambda podero: podero.users.list())``."""
        with self._lock:
            if self._running is None:
                ready: Future[BlockingPortal] = Future()
                client = self._make_client()
                thread = threading.Thread(target=asyncio.run, args=(self._serve(client, ready),), daemon=True)
                thread.start()
                self._running = ready.result(), client, thread
            portal, client, _ = self._running
        result = portal.start_task_soon(make, client)
        try:
            return result.result()
        finally:
            result.cancel()  # does nothing, unless this thread was interrupted while it waited

    def close(self) -> None:
        """Close the client, for example in a hook of your server; the next call starts anew."""
        with self._lock:
            if self._running is not None:
                portal, _, thread = self._running
                portal.call(portal.stop)
                thread.join()
                self._running = None

    def _forget(self) -> None:
        self._lock, self._running = threading.Lock(), None

    @staticmethod
    async def _serve(client: PoderoClient, ready: "Future[BlockingPortal]") -> None:
        async with BlockingPortal() as portal:
            async with client:
                ready.set_result(portal)
                await portal.sleep_until_stopped()
            await portal.stop(cancel_remaining=True)
