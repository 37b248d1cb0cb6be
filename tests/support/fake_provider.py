"""A token cache with a scripted provider and a clock that moves when it is told to."""

from __future__ import annotations

import asyncio

from podero._auth.cache import TokenCache
from podero._auth.token import Token
from podero.errors import TokenServiceUnavailable
from tests.support.fake_clock import FakeClock

DOWN = TokenServiceUnavailable("down")


class Provider:
    """Responses from a script (a Token, an error, or a lifetime for the next numbered token), when the gate is open."""

    store_key = "key"

    def __init__(self, *script, default=36000):
        self.script = list(script)
        self.default = default
        self.calls = 0
        self.called = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def fetch(self):
        self.calls += 1
        self.called.set()
        number = self.calls
        await self.gate.wait()
        step = self.script.pop(0) if self.script else self.default
        if isinstance(step, Exception):
            raise step
        return Token(f"t{number}", step) if isinstance(step, int | float | str | None) else step


class Bench:
    def __init__(self, *script, store=None, random=0.0, **kwargs):
        self.clock = FakeClock(random=random)
        self.events = []
        self.provider = Provider(*script)
        self.tokens = TokenCache(
            self.provider,
            store=store,
            clock=self.clock.clock,
            notify=lambda name, facts: self.events.append((name, dict(facts))),
            **kwargs,
        )

    async def get(self):
        return (await self.tokens.get()).authorization

    async def settle(self):
        """Let the background renewal end."""
        while self.tokens._tasks:
            await asyncio.wait(self.tokens._tasks)

    def names(self):
        return [name for name, _ in self.events]
