"""The errors of the wire are those of httpx, and say what was sent."""

import httpx
import pytest

from podero._wire import errors

KINDS = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, errors.WireError)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_of_the_wire_is_a_transport_error_of_httpx(kind):
    assert issubclass(kind, httpx.TransportError)
    twin = getattr(httpx, kind.__name__.removeprefix("Wire"), None) or getattr(
        httpx, kind.__name__.removeprefix("Wire").removesuffix("Error"), None
    )
    assert twin is None or issubclass(kind, twin)


def test_what_was_sent_and_whether_to_try_again():
    error = errors.WireReadError("lost", request_sent=None)
    assert (str(error), error.request_sent, error.retryable) == ("lost", None, True)
    closed = errors.WireClosedError(request_sent=True)
    assert (str(closed), closed.request_sent, closed.retryable) == ("the client was closed", True, False)
    loop = errors.WireLoopError()
    assert (loop.request_sent, loop.retryable) == (False, False)
    large = errors.WireContentError.too_large(1_000)
    assert (str(large), large.request_sent, large.retryable) == ("the response is larger than 1,000 bytes", True, False)
