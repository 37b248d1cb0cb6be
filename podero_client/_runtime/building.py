"""The lock of everything that is built on first use."""

import os
import threading


class Building:
    """The lock of everything that is built on first use, since msgspec crashes on types that are half built.

    A forked child gets a new one: the thread that held the old one is not there to release it.
    """

    lock = threading.RLock()

    @classmethod
    def renew(cls) -> None:
        """Forget who holds the lock."""
        cls.lock = threading.RLock()


os.register_at_fork(after_in_child=Building.renew)

__all__ = ["Building"]
