"""Paged collections that can change between two reads."""

import asyncio
from types import SimpleNamespace

from podero_client._runtime.reading import PartialList


class Collection:
    """A paged collection that can change between two reads."""

    def __init__(self, size, *, cap=200):
        self.items = [SimpleNamespace(id=number) for number in range(size)]
        self.cap = cap
        self.reads = []
        self.before_read = {}
        self.running = 0
        self.invalid = set()

    async def list(self, user_id, *, limit, offset, from_=None):
        assert user_id == "u"
        self.reads.append((limit, offset))
        if action := self.before_read.get(len(self.reads)):
            action()
        self.running += 1
        try:
            await asyncio.sleep(0)
        finally:
            self.running -= 1
        page = self.items[offset : offset + min(limit, self.cap)]
        holes = tuple(index for index, item in enumerate(page) if item.id in self.invalid)
        valid = [item for item in page if item.id not in self.invalid]
        return SimpleNamespace(total=len(self.items), items=PartialList(valid, holes))


def ids(items):
    return [item.id for item in items]


class Numbered(Collection):
    """A collection that is asked for by page number."""

    async def list(self, *, page, page_size):
        self.reads.append((page, page_size))
        if action := self.before_read.get(len(self.reads)):
            action()
        size = min(page_size, self.cap)
        return {"items": self.items[(page - 1) * size : page * size], "count": len(self.items)}
