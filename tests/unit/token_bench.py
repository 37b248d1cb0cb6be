"""A token cache with a scripted provider and a clock that moves when it is told to."""

from __future__ import annotations

import asyncio

from podero._grants import Token
from podero._tokens import Tokens
from podero.errors import TokenServiceUnavailable

DOWN = TokenServiceUnavailable("down")


class Clock:
    def __init__(self):
        self.now = 1000.0
        self.wall = 1_800_000_000.0

    def monotonic(self):
        return self.now

    def time(self):
        return self.wall

    def pass_(self, seconds):
        self.now += seconds
        self.wall += seconds


class Provider:
    """Answers from a script (a Token, an error, or a lifetime for the next numbered token), when the gate is open."""

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
        self.clock = Clock()
        self.events = []
        self.provider = Provider(*script)
        self.tokens = Tokens(
            self.provider,
            store=store,
            clock=self.clock.monotonic,
            wall_clock=self.clock.time,
            random=lambda: random,
            notify=lambda name, facts: self.events.append((name, dict(facts))),
            **kwargs,
        )

    async def get(self):
        return (await self.tokens.get()).authorization

    async def settle(self):
        """Let the background renewal end."""
        while (task := self.tokens._task) is not None:
            await asyncio.wait((task,))

    def names(self):
        return [name for name, _ in self.events]
