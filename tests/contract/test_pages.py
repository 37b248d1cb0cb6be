"""Every collection that the document pages, walked by the client on the simulator: each item once, whatever the page size."""

import datetime as dt
from typing import Any

import pytest

from podero import PoderoClient
from podero_client import codec
from tests.support import document
from tests.support.document import Document, Operation
from tests.support.generated import Given, Method
from tests.support.world import Resident

API = document.read()
PAGED = [
    operation
    for operation in API.operations
    if {"limit", "offset"} <= {parameter["name"] for parameter in operation.parameters}
]


@pytest.mark.parametrize("operation", PAGED, ids=str)
async def test_pages_of_any_size_hold_the_same_items(
    api: Document, podero: PoderoClient, resident: Resident, operation: Operation
) -> None:
    known = await resident.known(operation, podero)
    method = Method(podero, operation)
    # a month, of which the simulated devices have some history
    known["from"] = f"{resident.sim.world.clock.now() - dt.timedelta(days=30):%FT%TZ}"
    arguments = method.arguments(Given.of(api, operation, known, complete=False))

    async def page(limit: int, offset: int) -> tuple[list[Any], int]:
        found = await method.call(*arguments.path.values(), **arguments.keyword, limit=limit, offset=offset)
        return codec.to_plain(found.items), found.total

    whole, total = await page(200, 0)
    assert 3 < len(whole) == total
    for size in (1, 2, 3, total - 1, total):
        pages = [await page(size, offset) for offset in range(0, total + size, size)]
        assert [item for items, _ in pages for item in items] == whole
        assert {found for _, found in pages} == {total}
        assert all(len(items) == size for items, _ in pages[: total // size])
