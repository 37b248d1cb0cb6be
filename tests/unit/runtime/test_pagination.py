"""Which methods can be walked page by page, with which arguments."""

import datetime as dt

import pytest

from podero import paginate
from podero.errors import InvalidRequestError
from podero_client._runtime.operation import Operation
from tests.support.paged import Collection, Numbered, ids
from tests.support.scripted import ORG, client, respond


@pytest.mark.parametrize("prefetch", [0, 1])
@pytest.mark.parametrize(("size", "page_size"), [(0, 5), (1, 5), (5, 5), (12, 5), (10, 1)])
async def test_every_item_once_in_order(size, page_size, prefetch):
    collection = Collection(size)
    walk = paginate(collection.list, "u", page_size=page_size, prefetch=prefetch, from_="x")
    assert walk.total is None
    assert ids([item async for item in walk]) == list(range(size))
    assert walk.total == size
    assert len(collection.reads) == max(1, -(-size // page_size))


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ({"page_size": 0}, "page_size"),
        ({"page_size": 201}, "page_size"),
        ({"prefetch": 2}, "prefetch"),
        ({"limit": 5}, "limit"),
        ({"offset": 5}, "offset"),
        ({"start": "-1"}, "start"),
        ({"start": "abc"}, "start"),
        ({"start": ":7"}, "start"),
        ({"start": 5}, "start"),
        ({"page_size": "5"}, "page_size"),
        ({"page_size": True}, "page_size"),
    ],
)
def test_arguments_are_checked_before_anything_is_read(arguments, field):
    with pytest.raises(InvalidRequestError, match=field) as caught:
        paginate(Collection(1).list, "u", **arguments)
    assert caught.value.field == field


@pytest.mark.parametrize("prefetch", [0, 1])
@pytest.mark.parametrize(("size", "cap"), [(0, 200), (1, 200), (30, 200), (33, 200), (33, 4)])
async def test_numbered_pages_give_every_item_once(size, cap, prefetch):
    collection = Numbered(size, cap=cap)
    walk = paginate(collection.list, page_size=10, prefetch=prefetch)
    assert ids([item async for item in walk]) == list(range(size))
    assert walk.total == size


@pytest.mark.parametrize("prefetch", [0, 1])
async def test_bare_lists_end_with_an_empty_page(prefetch):
    collection = Collection(12, cap=4)

    async def bare(*, limit, offset):
        return (await collection.list("u", limit=limit, offset=offset)).items

    walk = paginate(bare, page_size=5, prefetch=prefetch)
    assert ids([item async for item in walk]) == list(range(12))
    assert walk.total is None


async def test_a_method_that_is_not_paged_is_refused_before_anything_is_sent():
    async with client(respond(200, [])) as podero:
        with pytest.raises(InvalidRequestError, match=r"Users\.list is not paged: .* await it") as caught:
            paginate(podero.users.list)
        assert caught.value.field == "method"
        assert podero.script.requests == []


async def test_a_method_whose_signature_is_unknown_is_asked_by_limit_and_offset():
    class Odd:
        __signature__ = "none"

        async def __call__(self, *, limit, offset):
            return {"items": [], "total": 0}

    assert [item async for item in paginate(Odd())] == []


async def test_pages_are_as_large_as_the_document_allows():
    async with client(respond(200, {"total": 0, "items": []})) as podero:
        method = podero.charging_sessions.list
        arguments = {"from_": dt.date(2026, 1, 1), "to": dt.date(2026, 1, 2)}
        assert [item async for item in paginate(method, ORG, ORG, **arguments)] == []
        assert [item async for item in podero.charging_sessions.iterate(ORG, ORG, **arguments, page_size=3)] == []
        assert [request.url.params["limit"] for request in podero.script.requests] == ["200", "3"]
        with pytest.raises(InvalidRequestError, match="page_size must be 1 to 200, not 201"):
            podero.charging_sessions.iterate(ORG, ORG, **arguments, page_size=201)


async def test_without_a_limit_of_the_document_pages_have_a_usual_size():
    class Resource:
        _operations = tuple(
            Operation(name=f"things.{name}", method="GET", path="/x", responses={200: None}) for name in ("get", "list")
        )
        asked = 0

        async def list(self, *, limit, offset):
            self.asked = limit
            return []

    resource = Resource()
    assert [item async for item in paginate(resource.list)] == []
    assert resource.asked == 100
    assert [item async for item in paginate(resource.list, page_size=5000)] == []
    assert resource.asked == 5000
    with pytest.raises(InvalidRequestError, match="page_size must be 1 or more, not 0"):
        paginate(resource.list, page_size=0)


async def test_what_chooses_a_numbered_page_is_set_by_the_walk():
    with pytest.raises(InvalidRequestError, match="page is set by paginate"):
        paginate(Numbered(3).list, page=1)
