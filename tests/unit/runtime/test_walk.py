"""What a walk reads: pages by offset and by number, with and without a total."""

from types import SimpleNamespace

import pytest

from podero.errors import InvalidRequestError
from podero_client._runtime.walk import NumberedPages, OffsetPages, Part, Seen, identity_of, page_of
from podero_client.types import UNSET


@pytest.mark.parametrize(
    ("value", "total"),
    [
        ([1, 2], None),
        ((1, 2), None),
        ({"items": [1, 2], "total": 5}, 5),
        ({"items": [1, 2], "count": 6}, 6),
        ({"items": [1, 2]}, None),
        (SimpleNamespace(items=[1, 2], total=5), 5),
        (SimpleNamespace(items=[1, 2], count=6), 6),
        (SimpleNamespace(items=[1, 2], total=UNSET), None),
    ],
)
def test_a_page_is_a_list_or_items_with_a_total_or_count(value, total):
    assert page_of(value) == (value if isinstance(value, list | tuple) else [1, 2], total)


@pytest.mark.parametrize("value", [None, "text", {"data": []}, SimpleNamespace(total=5), 7])
def test_anything_else_is_no_page(value):
    with pytest.raises(InvalidRequestError, match=f"it returned a {type(value).__name__}, which is no page"):
        page_of(value)


def test_a_part_without_total_may_go_on_while_it_has_items():
    assert Part(0, [1], None).more
    assert not Part(0, [], None).more
    assert not Part(3, [1, 2], 5).more


def test_what_tells_items_apart():
    assert identity_of(SimpleNamespace(id=7)) == identity_of({"id": 7}) == 7
    assert identity_of({"id": UNSET}) is identity_of({}) is identity_of({"id": []}) is identity_of(3) is None
    seen = Seen(complete=True)
    seen.add({"id": 7})
    assert SimpleNamespace(id=7) in seen


class Numbered:
    """A collection that is asked for by page."""

    def __init__(self, count, *, cap=100, total=True):
        self.items = list(range(count))
        self.cap = cap
        self.total = total
        self.asked = []

    async def page(self, *, page, page_size=10):
        self.asked.append((page, page_size))
        size = min(page_size, self.cap)
        items = self.items[(page - 1) * size : page * size]
        return {"items": items, "count": len(self.items)} if self.total else items


async def test_offset_pages_ask_by_limit_and_offset():
    async def method(*, limit, offset):
        return [limit, offset]

    part = await OffsetPages(method).read(30, 7)
    assert (part.begin, part.items, part.total) == (30, [7, 30], None)


@pytest.mark.parametrize("size_name", ["page_size", None])
@pytest.mark.parametrize("begin", [0, 3, 9, 10, 15, 24])
async def test_numbered_pages_begin_anywhere(begin, size_name):
    source = NumberedPages(Numbered(25).page, size_name)
    part = await source.read(begin, 10)
    assert part.begin == begin
    assert part.items[:1] == [begin]
    assert part.total == 25


async def test_the_item_before_a_page_comes_with_what_follows():
    part = await NumberedPages(Numbered(25).page, "page_size").read(9, 10)
    assert part.items == [9, *range(10, 20)]


@pytest.mark.parametrize("begin", [0, 8, 12])
async def test_a_server_that_gives_fewer_than_asked_for_is_understood(begin):
    collection = Numbered(25, cap=4)
    source = NumberedPages(collection.page, "page_size")
    found = []
    while begin < 25:
        part = await source.read(begin, 10)
        found += part.items
        begin = part.end
    assert found == list(range(25))[-len(found) :]
    assert found[-1] == 24


async def test_numbered_pages_without_a_total_end_with_an_empty_one():
    source = NumberedPages(Numbered(20, total=False).page, "page_size")
    assert not (await source.read(20, 10)).more


@pytest.mark.parametrize("size_name", ["page_size", None])
@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize("size", [5, 6, 7, 8, 9, 13])
async def test_a_short_last_page_is_not_a_new_page_size(size, total, size_name):
    collection = Numbered(size, cap=4, total=total)
    source = NumberedPages(collection.page, size_name)
    found = []
    while (part := await source.read(len(found), 4)).items:
        found += part.items
    assert found == list(range(size))
