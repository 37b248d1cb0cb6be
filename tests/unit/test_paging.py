"""Walking pages: items, pages, totals, tokens, and collections that change under the walk."""

import asyncio
from types import SimpleNamespace

import pytest

from podero import paginate
from podero.errors import InvalidRequestError, ResponseValidationError, ServerError


class Collection:
    """A paged collection that can change between two reads."""

    def __init__(self, size, *, cap=200):
        self.items = [SimpleNamespace(id=number) for number in range(size)]
        self.cap = cap
        self.reads = []
        self.before_read = {}
        self.running = 0

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
        return SimpleNamespace(total=len(self.items), items=page)


def ids(items):
    return [item.id for item in items]


@pytest.mark.parametrize("prefetch", [0, 1])
@pytest.mark.parametrize(("size", "page_size"), [(0, 5), (1, 5), (5, 5), (12, 5), (10, 1)])
async def test_every_item_once_in_order(size, page_size, prefetch):
    collection = Collection(size)
    walk = paginate(collection.list, "u", page_size=page_size, prefetch=prefetch, from_="x")
    assert walk.total is None
    assert ids([item async for item in walk]) == list(range(size))
    assert walk.total == size
    assert len(collection.reads) == max(1, -(-size // page_size))


async def test_pages():
    walk = paginate(Collection(12).list, "u", page_size=5)
    assert [ids(page) async for page in walk.pages()] == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11]]


async def test_a_server_that_gives_fewer_than_asked_for_loses_nothing():
    collection = Collection(12, cap=4)
    assert ids([item async for item in paginate(collection.list, "u", page_size=10)]) == list(range(12))
    assert [offset for _, offset in collection.reads] == [0, 4, 8]


async def test_the_next_page_is_read_while_this_one_is_used_and_no_further():
    collection = Collection(30)
    async with paginate(collection.list, "u", page_size=10) as walk:
        async for item in walk:
            for _ in range(5):
                await asyncio.sleep(0)
            if item.id == 3:
                assert [offset for _, offset in collection.reads] == [0, 10]
                break
    assert collection.running == 0


async def test_without_prefetch_a_page_is_read_when_it_is_needed():
    collection = Collection(30)
    walk = paginate(collection.list, "u", page_size=10, prefetch=0)
    async for item in walk:
        if item.id == 9:
            assert len(collection.reads) == 1
            break
    await walk.aclose()


async def test_closing_cancels_what_is_read_ahead():
    collection = Collection(30)
    never = asyncio.Event()

    async def slow(limit, offset):
        if offset:
            collection.running += 1
            try:
                await never.wait()
            finally:
                collection.running -= 1
        return await collection.list("u", limit=limit, offset=offset)

    async with paginate(slow, page_size=10) as walk:
        async for _ in walk:
            await asyncio.sleep(0)
            assert collection.running == 1
            break
    assert collection.running == 0


async def test_resume_token_goes_on_after_the_last_item():
    collection = Collection(12)
    walk = paginate(collection.list, "u", page_size=5)
    async for item in walk:
        if item.id == 6:
            break
    assert walk.resume_token == "7"
    later = paginate(collection.list, "u", page_size=5, start=walk.resume_token)
    assert ids([item async for item in later]) == [7, 8, 9, 10, 11]
    assert ids([item async for item in walk]) == [7, 8, 9, 10, 11]
    await walk.aclose()


async def test_an_error_on_the_way_carries_the_token_of_what_was_handed_out():
    collection = Collection(12)

    def fail():
        raise ServerError("down", status_code=503)

    collection.before_read[2] = fail
    walk = paginate(collection.list, "u", page_size=5)
    seen = []
    with pytest.raises(ServerError) as caught:
        async for item in walk:
            seen.append(item.id)
    assert seen == [0, 1, 2, 3, 4]
    assert caught.value.resume_token == "5"


@pytest.mark.parametrize("prefetch", [0, 1])
async def test_a_shrinking_collection_skips_nothing(prefetch):
    collection = Collection(12)
    collection.before_read[2] = lambda: collection.items.__delitem__(slice(0, 2))
    walk = paginate(collection.list, "u", page_size=5, prefetch=prefetch)
    assert ids([item async for item in walk]) == list(range(12))


@pytest.mark.parametrize("prefetch", [0, 1])
async def test_a_collection_that_shrinks_ahead_of_the_walk_is_no_repetition(prefetch):
    collection = Collection(20)
    collection.before_read[2] = lambda: collection.items.__delitem__(slice(15, 20))
    walk = paginate(collection.list, "u", page_size=5, prefetch=prefetch)
    assert ids([item async for item in walk]) == list(range(15))


async def test_a_collection_that_grows_at_its_end_is_read_to_the_new_end():
    collection = Collection(6)
    collection.before_read[2] = lambda: collection.items.append(SimpleNamespace(id=99))
    assert ids([item async for item in paginate(collection.list, "u", page_size=5)]) == [0, 1, 2, 3, 4, 5, 99]


async def test_a_collection_that_grows_at_its_begin_gives_nothing_twice():
    collection = Collection(8)
    collection.before_read[2] = lambda: collection.items.insert(0, SimpleNamespace(id=99))
    assert ids([item async for item in paginate(collection.list, "u", page_size=5)]) == list(range(8))


async def test_an_empty_page_before_the_end_is_an_error_and_no_endless_loop():
    async def broken(limit, offset):
        return SimpleNamespace(total=10, items=[SimpleNamespace(id=n) for n in range(offset, 3)])

    with pytest.raises(ResponseValidationError, match="an empty page at offset 3 although the total is 10") as caught:
        _ = [item async for item in paginate(broken, page_size=5)]
    assert caught.value.resume_token == "3"


async def test_a_server_that_repeats_a_page_is_an_error_and_no_endless_loop():
    async def broken(limit, offset):
        return SimpleNamespace(total=100, items=[SimpleNamespace(id=n) for n in range(limit)])

    with pytest.raises(ResponseValidationError, match="repeats the one before"):
        _ = [item async for item in paginate(broken, page_size=5)]


async def test_items_without_an_id_are_told_apart_by_their_value():
    async def numbers(limit, offset):
        return SimpleNamespace(total=4, items=[[offset], [offset + 1]])

    assert [item async for item in paginate(numbers, page_size=2)] == [[0], [1], [2], [3]]


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
    ],
)
def test_arguments_are_checked_before_anything_is_read(arguments, field):
    with pytest.raises(InvalidRequestError, match=field) as caught:
        paginate(Collection(1).list, "u", **arguments)
    assert caught.value.field == field
