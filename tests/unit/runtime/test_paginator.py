"""Walking pages: items, pages, totals, tokens, and collections that change under the walk."""

import asyncio
import gc
import itertools
import random
from types import SimpleNamespace

import pytest

from podero import paginate
from podero.errors import ResponseValidationError, ServerError
from podero_client._runtime.reading import PartialList
from tests.support.paged import Collection, Numbered, ids


async def test_pages():
    walk = paginate(Collection(12).list, "u", page_size=5)
    assert [ids(page) async for page in walk.pages()] == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11]]


async def test_a_server_that_gives_fewer_than_asked_for_loses_nothing():
    collection = Collection(12, cap=4)
    assert ids([item async for item in paginate(collection.list, "u", page_size=10)]) == list(range(12))
    assert [offset for _, offset in collection.reads] == [0, 3, 6, 9]


async def test_the_next_page_is_read_while_this_one_is_used_and_no_further():
    collection = Collection(30)
    async with paginate(collection.list, "u", page_size=10) as walk:
        async for item in walk:
            for _ in range(5):
                await asyncio.sleep(0)
            if item.id == 3:
                assert collection.reads == [(10, 0), (11, 9)]
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
    assert walk.resume_token == "7:6"
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
    assert caught.value.resume_token == "5:4"


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
    assert caught.value.resume_token == "3:2"


async def test_a_server_that_repeats_a_page_is_an_error_and_no_endless_loop():
    reads = []

    async def broken(limit, offset):
        reads.append(offset)
        return SimpleNamespace(total=100_000, items=[SimpleNamespace(id=n) for n in range(limit)])

    seen = []
    with pytest.raises(ResponseValidationError, match="brought nothing new"):
        async for item in paginate(broken, page_size=5):
            seen.append(item.id)
    assert seen == [0, 1, 2, 3, 4, 5]
    assert len(reads) < 20


async def test_items_without_an_id_are_told_apart_by_their_value():
    async def numbers(limit, offset):
        return SimpleNamespace(total=4, items=[[offset], [offset + 1]])

    assert [item async for item in paginate(numbers, page_size=2)] == [[0], [1], [2], [3]]


async def test_equal_items_without_an_id_are_all_given():
    async def same(limit, offset):
        return SimpleNamespace(total=7, items=[[0]] * len(range(offset, min(7, offset + limit))))

    assert [item async for item in paginate(same, page_size=3)] == [[0]] * 7


async def test_a_shift_of_items_without_an_id_is_an_error_with_a_token():
    items = [[number] for number in range(10)]

    async def numbers(limit, offset):
        if offset:
            del items[0]
        return SimpleNamespace(total=len(items), items=items[offset : offset + limit])

    seen = []
    with pytest.raises(ResponseValidationError, match="changed during the walk, and its items have no id") as caught:
        async for item in paginate(numbers, page_size=3):
            seen.append(item)
    assert seen == [[0], [1], [2]]
    assert caught.value.resume_token == "3"


async def test_a_plain_number_starts_there_whatever_has_changed():
    assert ids([item async for item in paginate(Collection(12).list, "u", page_size=5, start="7")]) == [7, 8, 9, 10, 11]


CHANGES = {
    "nothing": lambda items: None,
    "items before are gone": lambda items: items.__delitem__(slice(0, 3)),
    "items before are new": lambda items: items.__setitem__(
        slice(0, 0), [SimpleNamespace(id=n) for n in range(100, 109)]
    ),
    "the next is gone": lambda items: items.__delitem__(7),
    "all before but the last are gone": lambda items: items.__delitem__(slice(0, 6)),
}


@pytest.mark.parametrize("name", CHANGES)
async def test_a_token_finds_its_item_again_after_changes(name):
    collection = Collection(12)
    walk = paginate(collection.list, "u", page_size=5)
    async for item in walk:
        if item.id == 6:
            break
    await walk.aclose()
    CHANGES[name](collection.items)
    later = ids([item async for item in paginate(collection.list, "u", page_size=5, start=walk.resume_token)])
    expected = [7, 8, 9, 10, 11]
    assert later == (expected[1:] if name == "the next is gone" else expected)


async def test_a_token_whose_item_is_gone_says_so():
    collection = Collection(12)
    del collection.items[6]
    with pytest.raises(ResponseValidationError, match="start='7' goes on at that place") as caught:
        _ = [item async for item in paginate(collection.list, "u", page_size=5, start="7:6")]
    assert caught.value.resume_token == "7:6"


async def test_a_collection_that_shrinks_after_every_read_loses_nothing():
    collection = Collection(6)
    for number in (2, 3):
        collection.before_read[number] = lambda: collection.items.pop(0)
    seen = ids([item async for item in paginate(collection.list, "u", page_size=2, prefetch=0)])
    assert seen == [0, 1, 2, 3, 4, 5]


async def random_walk(seed):
    """Walk a collection that changes before every read; what was lost, what came twice, whether it gave up."""
    chance = random.Random(seed)
    items = [SimpleNamespace(id=number) for number in range(chance.randrange(1, 40))]
    news = itertools.count(1000)
    deletes, inserts = chance.choice([0, 0.3, 0.6]), chance.choice([0, 0.3])

    async def read(limit, offset):
        while items and chance.random() < deletes:
            del items[chance.randrange(len(items))]
        while chance.random() < inserts:
            items.insert(chance.randrange(len(items) + 1), SimpleNamespace(id=next(news)))
        return SimpleNamespace(total=len(items), items=items[offset : offset + limit])

    seen, token, gave_up, repeated = [], None, True, 0
    for _ in range(3):  # left and resumed twice on the way
        walk, walked = paginate(read, page_size=chance.randrange(1, 8), prefetch=chance.choice([0, 1]), start=token), []
        try:
            async with walk:
                async for item in walk:
                    walked.append(item.id)
                    if chance.random() < 0.05:
                        break
                else:
                    gave_up = False
                    break
        except ResponseValidationError:
            break
        finally:
            seen += walked
            repeated += len(walked) - len(set(walked))
            token = walk.resume_token
    lost = {item.id for item in items if item.id < 1000} - set(seen)
    return lost, repeated, gave_up


async def test_no_random_change_loses_or_repeats_an_item_silently():
    gave_up = 0
    for seed in range(2000):
        lost, repeated, stopped = await random_walk(seed)
        assert repeated == 0, seed
        assert stopped or not lost, seed
        gave_up += stopped
    assert gave_up < 1000


async def test_a_long_walk_forgets_and_says_when_that_matters(monkeypatch):
    monkeypatch.setattr("podero_client._runtime.walk.REMEMBERED", 10)
    collection = Collection(60)
    assert ids([item async for item in paginate(collection.list, "u", page_size=5)]) == list(range(60))
    collection = Collection(60)
    collection.before_read[8] = lambda: collection.items.__delitem__(slice(0, 30))
    walk = paginate(collection.list, "u", page_size=5)
    with pytest.raises(ResponseValidationError, match="more of the collection changed than the walk remembers"):
        _ = [item async for item in walk]


async def test_pages_that_never_fit_together_end_the_walk():
    reads = []

    async def broken(limit, offset):
        reads.append(offset)
        first = 500 if offset >= 4 else offset
        return SimpleNamespace(total=100, items=[SimpleNamespace(id=n) for n in range(first, first + limit)])

    with pytest.raises(ResponseValidationError, match="brought nothing new"):
        _ = [item async for item in paginate(broken, page_size=5)]
    assert len(reads) < 100


@pytest.mark.parametrize("prefetch", [0, 1])
async def test_iterations_in_several_tasks_share_the_items(prefetch):
    walk = paginate(Collection(40).list, "u", page_size=5, prefetch=prefetch)

    async def collect():
        return [item.id async for item in walk]

    shares = await asyncio.gather(*(collect() for _ in range(3)))
    assert sorted(number for share in shares for number in share) == list(range(40))


@pytest.mark.parametrize("fails", [False, True])
def test_a_walk_that_is_left_early_makes_no_noise(fails, caplog):
    async def read(limit, offset):
        await asyncio.sleep(0)
        if fails and offset:
            raise ServerError("down", status_code=500)
        return SimpleNamespace(total=100, items=[SimpleNamespace(id=n) for n in range(offset, offset + limit)])

    async def leave():
        async for item in paginate(read, page_size=5):
            if item.id == 2:
                return

    async def main():
        await leave()
        for _ in range(5):
            await asyncio.sleep(0)
        gc.collect()
        await asyncio.sleep(0)

    asyncio.run(main())
    gc.collect()
    assert [record for record in caplog.records if record.name == "asyncio"] == []


async def test_what_is_left_of_a_page_that_was_begun_by_item():
    walk = paginate(Collection(7).list, "u", page_size=5)
    async for item in walk:
        if item.id == 1:
            break
    assert [ids(page) async for page in walk.pages()] == [[2, 3, 4], [5, 6]]


async def test_a_walk_that_came_to_its_end_goes_on_when_the_collection_has_grown():
    collection = Collection(3)
    walk = paginate(collection.list, "u", page_size=5)
    assert ids([item async for item in walk]) == [0, 1, 2]
    collection.items.append(SimpleNamespace(id=3))
    assert ids([item async for item in walk]) == [3]


async def test_a_page_that_is_empty_on_the_way_is_an_error():
    async def read(limit, offset):
        return SimpleNamespace(total=9, items=[])

    with pytest.raises(ResponseValidationError, match="an empty page at offset 0 although the total is 9"):
        _ = [item async for item in paginate(read, page_size=5)]


async def test_an_iterator_can_be_kept():
    iterator = aiter(paginate(Collection(5).list, "u", page_size=5))
    assert (await anext(iterator)).id == 0
    assert ids([item async for item in iterator]) == [1, 2, 3, 4]


@pytest.mark.parametrize("taken", [1, 9, 10, 11, 20, 29])
async def test_numbered_pages_go_on_where_a_walk_stopped(taken):
    collection = Numbered(30)
    walk = paginate(collection.list, page_size=10)
    items = aiter(walk)
    first = [await anext(items) for _ in range(taken)]
    rest = [item async for item in paginate(collection.list, page_size=10, start=walk.resume_token)]
    assert ids(first + rest) == list(range(30))
    await walk.aclose()


@pytest.mark.parametrize("prefetch", [0, 1])
async def test_an_item_that_goes_or_comes_before_the_place_shows_in_the_total_of_numbered_pages(prefetch):
    gone = Numbered(30)
    gone.before_read[2] = lambda: gone.items.pop(0)
    assert ids([item async for item in paginate(gone.list, page_size=10, prefetch=prefetch)]) == list(range(30))

    new = Numbered(30)
    new.before_read[2] = lambda: new.items.insert(0, SimpleNamespace(id="new"))
    found = ids([item async for item in paginate(new.list, page_size=10, prefetch=prefetch)])
    assert [item for item in found if item != "new"] == list(range(30))


@pytest.mark.parametrize("prefetch", [0, 1])
@pytest.mark.parametrize("ending", ["cancelled", "failed"])
async def test_an_iteration_that_ends_early_leaves_the_items_to_the_others(ending, prefetch):
    collection = Collection(40)
    walk = paginate(collection.list, "u", page_size=5, prefetch=prefetch)
    found = []

    async def collect():
        async for item in walk:
            found.append(item.id)

    def end():
        if ending == "failed":
            raise ServerError("down", status_code=500)
        tasks[0].cancel()

    collection.before_read[2] = end
    tasks = [asyncio.create_task(collect()) for _ in range(3)]
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(error) for error in ended if error] == [ServerError if ending == "failed" else asyncio.CancelledError]
    assert sorted(found) == list(range(40))


@pytest.mark.parametrize("field", ["id", "name"])
async def test_a_token_whose_item_never_comes_ends_the_walk_where_all_pages_are_the_same(field):
    reads = []

    async def deaf(limit, offset):
        reads.append(offset)
        await asyncio.sleep(0)
        return [{field: number} for number in range(limit)]

    async with asyncio.timeout(5):
        with pytest.raises(ResponseValidationError, match="brought nothing new") as caught:
            _ = [item async for item in paginate(deaf, page_size=5, start="7:gone")]
    assert caught.value.resume_token == "7:gone"
    assert len(reads) < 20


@pytest.mark.parametrize("invalid", [set(), {146}, {146, 149}])
@pytest.mark.parametrize("anchor", [147, 148, 149])
async def test_a_token_finds_its_item_far_from_where_it_was(anchor, invalid):
    collection = Collection(200)
    collection.invalid = invalid - {anchor}
    later = ids([item async for item in paginate(collection.list, "u", page_size=5, start=f"7:{anchor}")])
    assert later == sorted({*range(anchor + 1, 200)} - collection.invalid)


@pytest.mark.parametrize("prefetch", [0, 1])
@pytest.mark.parametrize("start", [None, "1:0"])
async def test_pages_of_invalid_items_that_were_left_out_are_no_end(start, prefetch):
    collection = Collection(300)
    collection.invalid = set(range(3, 290))
    walk = paginate(collection.list, "u", page_size=5, prefetch=prefetch, start=start)
    assert ids([item async for item in walk]) == [*range(start is not None, 3), *range(290, 300)]


async def test_pages_of_invalid_items_without_a_total_end_the_walk():
    async def deaf(limit, offset):
        await asyncio.sleep(0)
        return PartialList([], tuple(range(limit)))

    async with asyncio.timeout(5):
        with pytest.raises(ResponseValidationError, match="brought nothing new"):
            _ = [item async for item in paginate(deaf, page_size=5)]


@pytest.mark.parametrize("prefetch", [0, 1])
async def test_an_invalid_item_at_the_edge_of_a_page_is_no_end_when_the_collection_shifts(prefetch):
    collection = Collection(30)
    collection.invalid = {0, 4, 7}
    collection.before_read[2] = lambda: collection.items.pop(0)
    walk = paginate(collection.list, "u", page_size=5, prefetch=prefetch)
    assert ids([item async for item in walk]) == sorted({*range(30)} - collection.invalid)


async def test_items_of_which_some_have_no_id_do_not_come_twice():
    items = [{"id": 0}, {"name": "a"}, {"id": 2}, {"id": 3}, {"id": 4}]

    async def read(limit, offset):
        if offset:
            items.pop(0)
        return {"items": items[offset : offset + limit], "total": len(items)}

    walk, found = paginate(read, page_size=3, prefetch=0), []
    with pytest.raises(ResponseValidationError, match="items have no id"):
        async for item in walk:
            found.append(item)
    assert found == [{"id": 0}, {"name": "a"}, {"id": 2}]
