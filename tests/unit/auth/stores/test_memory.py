"""The token store of one process."""

from __future__ import annotations

import asyncio

from podero._auth.stores.memory import MemoryTokenStore


def test_the_memory_store_works_on_one_loop_after_another():
    store = MemoryTokenStore()

    async def contended():
        async def hold():
            async with store.lock("a"):
                await asyncio.sleep(0)

        await asyncio.gather(hold(), hold())

    asyncio.run(contended())
    asyncio.run(contended())
