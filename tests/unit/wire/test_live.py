"""A body that is handed on while it comes in gives its connection back once, whatever ends it."""

import pytest

from podero._wire.errors import WireReadError
from podero._wire.live import LiveBody


def body_of(*parts):
    """A body and what it said of its connection."""
    released = []

    async def coming():
        for part in parts:
            if isinstance(part, Exception):
                raise part
            yield part

    return LiveBody(coming(), lambda exc: WireReadError(repr(exc), request_sent=True), released.append), released


async def test_a_complete_body_lets_another_request_follow():
    body, released = body_of(b"a", b"b")
    assert [part async for part in body] == [b"a", b"b"]
    await body.aclose()
    assert released == [True]


async def test_a_body_that_is_left_early_does_not():
    body, released = body_of(b"a", b"b")
    parts = aiter(body)
    await anext(parts)
    await body.aclose()
    assert released == [False]
    await parts.aclose()
    assert released == [False]


async def test_a_body_that_is_never_read_does_not_either():
    body, released = body_of(b"a")
    await body.aclose()
    assert released == [False]


@pytest.mark.parametrize("error", [OSError("gone"), WireReadError("OSError('gone')", request_sent=True)])
async def test_a_failure_is_an_error_of_the_wire(error):
    body, released = body_of(b"a", error)
    with pytest.raises(WireReadError, match="gone"):
        [part async for part in body]
    assert released == [False]
