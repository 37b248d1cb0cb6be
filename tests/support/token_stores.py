"""What the tests of all token stores share."""

from __future__ import annotations

import asyncio

from podero._auth.stores.base import StoredToken
from podero._secrets import Secret

TOKEN = StoredToken(Secret("clear-text"), 36000.0, 1_800_036_000.25)
OTHER = StoredToken(Secret("other"))


class FakeRedis:
    """The three commands the store uses; times are kept, nothing expires by itself."""

    def __init__(self):
        self.data, self.px = {}, {}
        self.lose_responses = False

    async def get(self, name):
        return self.data.get(name)

    async def set(self, name, value, *, px, nx=False):
        await asyncio.sleep(0)
        if nx and name in self.data:
            return None
        self.data[name], self.px[name] = value.encode(), px
        if self.lose_responses:
            await asyncio.Event().wait()
        return True

    async def eval(self, script, numkeys, *keys_and_args):
        assert "redis.call('del'" in script
        assert numkeys == 1
        key, value = keys_and_args
        if self.data.get(key) == value.encode():
            del self.data[key]
            return 1
        return 0


async def no_sleep(seconds):
    assert seconds > 0
    await asyncio.sleep(0)
