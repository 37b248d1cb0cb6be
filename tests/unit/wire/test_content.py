"""The content of a response: every coding that is asked for, in any pieces, and never more than is accepted."""

import asyncio
import gzip
import random
import zlib

import httpx
import pytest

from podero._wire.content import read_content
from podero._wire.errors import WireContentError

PLAIN = bytes(range(256)) * 40


def raw_deflate(data):
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(data) + compressor.flush()


class Pieces(httpx.AsyncByteStream):
    def __init__(self, data, size):
        self.data, self.size = data, size

    async def __aiter__(self):
        for begin in range(0, len(self.data), self.size):
            yield self.data[begin : begin + self.size]


def response(data, coding=None, size=1000):
    headers = {} if coding is None else {"Content-Encoding": coding}
    return httpx.Response(200, headers=headers, stream=Pieces(data, size))


CODED = {
    "plain": (None, PLAIN),
    "identity": ("identity", PLAIN),
    "gzip": ("gzip", gzip.compress(PLAIN)),
    "x-gzip": ("X-GZip", gzip.compress(PLAIN)),
    "two members": ("gzip", gzip.compress(PLAIN[:5000]) + gzip.compress(b"") + gzip.compress(PLAIN[5000:])),
    "padding": ("gzip", gzip.compress(PLAIN) + b"\0" * 500),
    "zlib": ("deflate", zlib.compress(PLAIN)),
    "deflate": ("deflate", raw_deflate(PLAIN)),
}


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000, 100_000])
@pytest.mark.parametrize("name", CODED)
async def test_every_coding_in_any_pieces(name, size):
    coding, data = CODED[name]
    assert await read_content(response(data, coding, size), len(PLAIN)) == PLAIN


class Once(httpx.AsyncByteStream):
    """A body that can be read once, like any that comes over a connection."""

    def __init__(self, data):
        self.data = data

    async def __aiter__(self):
        data, self.data = self.data, b""
        yield data


@pytest.mark.parametrize("name", ["plain", "gzip", "zlib", "deflate"])
async def test_what_a_transport_has_read_is_there_for_the_call(name):
    coding, data = CODED[name]
    read = response(data, coding)
    read.stream = Once(data)
    await read.aread()
    assert await read_content(read, len(PLAIN)) == PLAIN
    with pytest.raises(WireContentError, match="larger than 10,239 bytes"):
        await read_content(read, len(PLAIN) - 1)


@pytest.mark.parametrize("coding", [None, "gzip", "deflate"])
async def test_nothing_is_nothing_in_any_coding(coding):
    assert await read_content(response(b"", coding), 10) == b""


@pytest.mark.parametrize("name", CODED)
async def test_more_than_is_accepted(name):
    coding, data = CODED[name]
    with pytest.raises(WireContentError, match="larger than 10,239 bytes"):
        await read_content(response(data, coding), len(PLAIN) - 1)


async def test_compressed_data_that_never_gives_anything_is_bounded_too():
    with pytest.raises(WireContentError):
        await read_content(response(gzip.compress(b"") * 1000, "gzip"), 5000)


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "zstd", "compress"])
async def test_codings_that_nobody_asked_for(coding):
    with pytest.raises(WireContentError, match="not asked for"):
        await read_content(response(b"x", coding), 100)


@pytest.mark.parametrize(
    "data",
    [gzip.compress(PLAIN)[:-10], b"\x1f", b"plain text", gzip.compress(PLAIN)[:20]],
    ids=["end missing", "one byte", "plain", "begin only"],
)
async def test_damaged_content(data):
    with pytest.raises(WireContentError):
        await read_content(response(data, "gzip"), 1_000_000)


async def test_other_tasks_run_while_much_is_decompressed():
    ticks = 0

    async def tick():
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0)

    task = asyncio.create_task(tick())
    content = await read_content(response(gzip.compress(bytes(30_000_000), 1), "gzip", 10_000_000), 40_000_000)
    task.cancel()
    assert len(content) == 30_000_000
    assert ticks >= 28


async def test_random_cuts_of_random_members():
    chance = random.Random(4)
    for _ in range(50):
        members = [chance.randbytes(chance.randrange(300)) for _ in range(chance.randrange(1, 5))]
        data = b"".join(map(gzip.compress, members))
        assert await read_content(response(data, "gzip", chance.randrange(1, 60)), 10_000) == b"".join(members)
